"""Hangs phrases and clauses where grammar wants them, where the parser took a nearer or farther word.

Each repair asks for a sign that leaves no other reading: number, a date between, a name behind a comma.
"""

from __future__ import annotations

from kgbuild.extract.repair.relatives import (
    BODIES,
    DEADLY,
    HIGHEST,
    OCCASIONS,
    SEARCHES,
    charge_denied,
    partner_taken_for_subject,
    repair_participle,
    repair_relative,
)
from kgbuild.extract.syntax.constituents import children, coordinated, prepositions
from kgbuild.extract.syntax.tree import Node

TALKS = frozenset(
    "meeting talk summit conversation conference negotiation consultation discussion interview".split()
)
"""Nouns whose partner stands under `with`, whatever day stands between."""
RESUMED = frozenset({"to", "on", "against", "from"})
"""Prepositions of what a verb still asks for behind an insertion."""
INSERTED = frozenset({"acl", "nmod"})
"""Relations of what stands between commas: `missing since 1943`, `including travel bans`."""
CONTROLLING = frozenset(
    "order ask urge tell force compel press allow permit require instruct invite persuade encourage command "
    "direct help enable".split()
)
"""Verbs whose object is to do what an infinitive says."""
COMPLAINTS = frozenset("complaint lawsuit suit case charge petition appeal protest objection motion".split())
COURTS = frozenset({"with", "at", "before", "in", "to"})
"""Prepositions of where a complaint goes."""
STRIKES = frozenset({"against", "on", "upon"})
SPOKEN_OF = frozenset(
    "condemn denounce criticize criticise deplore welcome praise hail applaud support oppose reject defend "
    "discuss debate describe call report cite justify explain mention protest lament regret approve "
    "endorse".split()
)
"""Verbs of what is said of a deed, which strike nobody themselves."""
DEEDS = frozenset(
    "attack raid strike airstrike assault offensive operation war campaign crackdown violence aggression "
    "threat sanction ban embargo restriction blockade accusation allegation charge pressure crime "
    "abuse".split()
)
"""Nouns of what strikes somebody under `against` or `on`."""
PROTESTS = frozenset("protest demonstration rally march riot uprising strike revolt rebellion".split())
CAUSING = frozenset(
    "trigger spark provoke prompt cause ignite unleash fuel lead incite inspire touch".split()
)
"""Verbs of what brings a deed about, which strikes nobody itself."""
BECOMING = frozenset("get become seem feel look keep remain go grow turn".split())
"""Verbs that do have a participle behind them: `got paid`."""
CAPTURING = DEADLY | frozenset("arrest detain capture seize apprehend round nab take confiscate find".split())
ATTACHED = frozenset(
    {"acl", "advcl", "amod", "appos", "compound", "flat", "nmod", "obl", "parataxis", "xcomp"}
)
"""Relations of what is mended here."""
BRANCHED = frozenset({"qaida", "qaeda"})
"""Last words of the name of a group whose branches are named with where they are."""


def repair_attachment(node: Node) -> None:
    """Hangs a phrase or clause where it belongs, in place.

    Args:
        node: The head of a phrase or clause in one of the relations `ATTACHED`, or `visiting`.
    """
    if node.dep == "amod" and node.tag in ("NNS", "NNPS") and node.head.pos == "NUM":
        _counted_people(node)
    if node.dep == "acl:relcl":
        repair_relative(node)
    elif node.dep == "appos":
        _name_of_head(node)
    elif node.lower == "visiting":
        _visitor(node)
    elif node.pos == "VERB" and node.text[0].isupper() and node.dep == "acl":
        _name_taken_for_verb(node)
    elif node.dep in ("acl", "parataxis"):
        _clause_beside(node)
    if (
        node.dep == "advcl"
        and node.pos == "NOUN"
        and children(node, "case")
        and not children(node, "nsubj", "cop")
    ):
        node.dep = node.relation = "obl"  # "said so after talks with him"
    elif node.dep == "xcomp" and node.tag == "VBN":
        _participle_of_object(node)
    if node.dep == "nmod:unmarked" and node.label in ("DATE", "TIME"):
        _time_before_clause(node)
    if node.relation in ("obl", "nmod", "advcl", "xcomp"):
        _complement(node)
    elif node.dep == "flat" and node.label and any(c.dep == "case" and c.pos == "ADP" for c in _before(node)):
        above = node.head.head  # "discussed Oman with President Bee", where the two are one name
        node.move(above, "obl" if above.pos == "VERB" else "nmod")
    elif node.label == "GPE" and node.dep == "compound":
        _town_before_apposition(node)


def _clause_beside(node: Node) -> None:
    """Hangs a participle behind its noun, or a clause that is set beside another."""
    if node.dep == "parataxis":
        charge_denied(node)
    elif node.tag == "VBG":
        partner_taken_for_subject(node)
    elif node.tag == "VBN":
        _first_of_two_deeds(node)
        repair_participle(node)


def _complement(node: Node) -> None:
    """Hangs what stands behind a verb or noun, most often under a preposition."""
    if node.pos == "NOUN":
        _fighters_of_branch(node)
    markers = frozenset(prepositions(node))
    if node.relation == "obl" and "with" in markers:
        _partner_of_talks(node)
    _behind_insertion(node, markers)
    if node.relation == "obl" and (STRIKES | {"during"}) & markers:
        _struck_by_deed(node)
    if node.dep == "nmod" and {"in", "during"} & markers:
        _occasion_of_verb(node)
    if "against" in markers:
        _accused_in_complaint(node)
    elif "along" in markers or (markers == {"with"} and node.tree.nodes[node.left_edge - 1].lower == "along"):
        _companion(node)
    elif "between" in markers:
        _first_of_two(node)
        _second_of_two(node)
    if "on" in markers and node.dep == "nmod":
        _blamed(node)


def _fighters_of_branch(noun: Node) -> None:
    """`detained two al-Qaida in Iraq fighters`: they were detained, and not the group."""
    nodes = noun.tree.nodes
    if noun.i < 4 or nodes[noun.i - 2].lower != "in" or nodes[noun.i - 3].lower not in BRANCHED:
        return
    place, last = nodes[noun.i - 1], nodes[noun.i - 3]
    name = last.head if last.dep in ("flat", "compound") else last
    if place.head is not noun or noun.head not in (name, name.head) or name.head is noun:
        return
    if name.head.sentence != noun.sentence or name.head is name:
        return
    noun.move(name.head, name.dep)
    name.move(noun, "compound")
    for child in [c for c in name.children if c.dep in ("det", "nummod", "amod")]:
        child.move(noun, child.dep)
    place.move(name, "nmod")
    nodes[noun.i - 2].move(place, "case")


def _struck_by_deed(struck: Node) -> None:
    """`condemned the sanctions on two banks`: the sanctions strike them, and not who condemns."""
    verb, before = struck.head, struck.tree.nodes[struck.left_edge - 1]
    deed = next((n for n in (before, *before.ancestors()) if n.relation == "obj" and n.head is verb), None)
    if deed is None or struck.left_edge == 0 or struck.label in ("DATE", "TIME"):
        return
    if "during" in prepositions(struck):
        # "condemned the killing of two men during a raid"
        of_deed = verb.lemma in SPOKEN_OF and struck.lemma in OCCASIONS and deed.lemma.endswith("ing")
    elif before is deed:
        of_deed = verb.lemma in SPOKEN_OF | CAUSING and deed.lemma in DEEDS | PROTESTS
    else:
        # "sparked protests by students against the law"
        of_deed = verb.lemma in SPOKEN_OF | CAUSING and deed.lemma in DEEDS | PROTESTS and deed.i < before.i
    if of_deed:
        struck.move(deed, "nmod")


def _occasion_of_verb(occasion: Node) -> None:
    """`arrested five men in a raid`: the raid is how they were arrested, and nothing of theirs."""
    people = occasion.head
    verb = people.head
    if people.relation not in ("obj", "nsubj") or verb.pos != "VERB" or occasion.lemma not in OCCASIONS:
        return
    if verb.lemma in CAPTURING if occasion.lemma in SEARCHES else verb.lemma in DEADLY:
        occasion.move(verb, "obl")


def _first_of_two(second: Node) -> None:
    """`clashes between the army and Somali rebels`, where the army is hung beside what it is listed with."""
    between = next((c for c in second.children if c.dep == "case" and c.lower == "between"), None)
    if between is None:
        return
    beside = [n for n in second.head.children if between.i < n.i < second.i and n.dep in ("nmod", "obl")]
    if between.i < second.head.i < second.i and second.head.dep in ("nmod", "obl"):
        beside = [second.head]  # "a summit between Ann Bee and EU leaders", with them hung on her
    joints = [n for n in second.tree.nodes[between.i : second.i] if n.dep == "cc" and n.lower == "and"]
    if len(beside) != 1 or len(joints) != 1 or prepositions(beside[0]) or beside[0].i > joints[0].i:
        return
    first = beside[0]
    if first is not second.head:
        first.dep, first.relation = second.dep, second.relation
    between.move(first, "case")
    joints[0].move(second, "cc")
    for child in [c for c in second.children if c.i < first.i]:
        child.move(first, child.dep)
    second.move(first, "conj")


def _second_of_two(first: Node) -> None:
    """`talks between Oman and Omani rebels`, where the rebels are hung beside the talks."""
    noun = first.head
    if first.dep not in ("nmod", "obl") or len(coordinated(first)) > 1:
        return
    for place in [c for c in first.children if c.dep == "nmod" and c.label == "GPE"]:
        # "between rebels in Mali and the army", where the army is listed with the country
        others = [c for c in place.children if c.dep == "conj" and c.pos == "NOUN" and not c.label]
        if others and {"in", "from"} & set(prepositions(place)):
            others[0].move(first, "conj")
            return
    for second in [c for c in noun.children if c.dep in ("conj", "nmod") and c.pos in ("NOUN", "PROPN")]:
        if first.is_plural and second.dep == "conj":
            continue
        joints = [c.i for c in children(second, "cc") if c.lower == "and"]
        if joints == [first.right_edge + 1] and not prepositions(second):
            second.move(first, "conj")
            return


def _companion(noun: Node) -> None:
    """`Togo, along with Benin, voted`: one more of a list; beside a verb, `along with` is one preposition."""
    marks = [c for c in noun.children if c.relation == "case" and c.i < noun.i]
    before = noun.tree.nodes[noun.left_edge - 1 : noun.left_edge]
    if [c.lower for c in (*before, *marks)] == ["along", "with"] and before[0].head is noun.head:
        before[0].move(noun, "case")  # taken for an adverb
        marks = [*before, *marks]
    if [c.lower for c in marks] != ["along", "with"]:
        return
    if noun.dep == "obl" and noun.head.pos == "VERB":
        marks[1].move(marks[0], "fixed")
    elif noun.head.pos in ("NOUN", "PROPN") and noun.head.i < noun.i:
        noun.dep = noun.relation = "conj"
        for mark in marks:
            mark.dep = mark.relation = "cc"


def _blamed(node: Node) -> None:
    """`blamed the raid on rebels`: they are blamed, and not raided."""
    deed = node.head
    verb = deed.head
    if deed.dep == "obj" and verb.lemma == "blame" and node.i > deed.i and verb.pos == "VERB":
        others = [c for c in children(verb, "obl") if {"on", "upon"} & set(prepositions(c))]
        if not others and node is children(deed, "nmod")[-1]:
            node.move(verb, "obl")


def _time_before_clause(time: Node) -> None:
    """`two weeks after bombers killed people`, where the weeks are taken for a part of the people."""
    verb = time.head.head
    if verb.pos == "VERB" and time.i < verb.i < time.head.i:
        time.move(verb, "obl:unmarked")


def _before(name: Node) -> list[Node]:
    """What depends on a name, or on the title before it."""
    titles = [c for c in name.children if c.dep == "nmod:desc"]
    return [c for node in (name, *titles) for c in node.children if c.i < name.i]


def _behind_insertion(node: Node, markers: frozenset[str]) -> None:
    """`returned a mask, missing since 1943, to Peru`: what follows an insertion belongs before it."""
    infinitive = node.tag == "VB" and any(c.lower == "to" and c.dep == "mark" for c in node.children)
    if not infinitive and RESUMED.isdisjoint(markers):
        return
    if node.label in ("DATE", "TIME") or not _is_behind_comma(node):
        return
    for inserted in [node.head, *node.head.ancestors()][:HIGHEST]:
        above = inserted.head
        if inserted.relation in INSERTED and above.i < inserted.i and _is_behind_comma(inserted):
            while above.relation == "nmod" and above.head.pos == "NOUN":
                above = above.head
            if above.relation == "obj" and infinitive and above.head.lemma in CONTROLLING:
                node.move(above.head, "xcomp")
            elif above.relation == "obj" and not infinitive:
                node.move(above, "nmod")
            return


def _is_behind_comma(node: Node) -> bool:
    """Whether a phrase or clause begins behind a comma, which parsers also take for a part of it."""
    nodes, edge = node.tree.nodes, node.left_edge
    return nodes[edge].text == "," or (edge > 0 and nodes[edge - 1].text == ",")


def _accused_in_complaint(node: Node) -> None:
    """`filed a complaint with the UN council against Oman`: against Oman is the complaint, and no council."""
    body = node.head
    if body.relation not in ("obl", "nmod") or body.head is body:
        return
    objects = [body.head, *children(body.head, "obj")]
    complaints = [n for n in objects if n.relation == "obj" and n.lemma in COMPLAINTS and n.i < body.i]
    if complaints and COURTS & set(prepositions(body)):
        node.move(complaints[0], "nmod")


def _town_before_apposition(town: Node) -> None:
    """`in Ayod, Uganda's last outpost`: a comma makes two of them."""
    noun, nodes = town.head, town.tree.nodes
    if town.i + 1 >= noun.i or nodes[town.i + 1].text != "," or noun.pos != "NOUN" or noun.head is noun:
        return
    if not any(c.i > town.i and c.dep in ("nmod:poss", "det") for c in noun.children):
        return
    for child in [c for c in noun.children if c.i < town.i]:
        child.move(town, child.dep)
    town.move(noun.head, noun.dep)
    noun.move(town, "appos")


def _participle_of_object(participle: Node) -> None:
    """`did not name ousted President Bee`, where the verb is taken to govern the participle."""
    verb = participle.head
    if participle.i != verb.i + 1 or verb.lemma in BECOMING or verb.pos != "VERB":
        return
    own = [c for c in participle.children if c.dep in ("obj", "obl:agent") and not children(c, "case")]
    for noun in [*children(verb, "obj"), *own]:
        if noun.left_edge == participle.i + 1:
            noun.move(verb, "obj")
            participle.move(noun, "amod")
            return


def _counted_people(people: Node) -> None:
    """`the killing of more than 140 Shiites`, where the number is taken for the noun."""
    number = people.head
    if people.i != number.i + 1 or number.head is number:
        return
    number_dep, above = number.dep, number.head
    people.move(above, number_dep)
    number.move(people, "nummod")


def _name_of_head(name: Node) -> None:
    """`the chairman of the opposition party, Ann Bee`: a person is no party, but its chairman."""
    body = name.head
    if name.label != "PERSON" or body.dep != "nmod" or "of" not in prepositions(body):
        return
    person = body.head
    above = person.pos == "NOUN" and person.i < body.i and not children(person, "appos")
    if above and body.i < name.i and (body.lemma in BODIES or body.label == "ORG"):
        name.move(person, "appos")


def _visitor(verb: Node) -> None:
    """`a meeting with visiting President Bee`, read as if somebody visited him."""
    markers = [c for c in verb.children if c.dep == "mark" and c.pos in ("ADP", "SCONJ")]
    guests = children(verb, "obj")
    if verb.tree.nodes[verb.i - 1].tag == "POS":
        _visitor_of_state(verb, guests)
        return
    if len(guests) != 1 or not markers or verb.head is verb:
        return
    guest, above = guests[0], verb.head
    guest.move(above, "obl" if above.pos == "VERB" else "nmod")
    for marker in markers:
        marker.move(guest, "case")
    verb.move(guest, "amod")


def _visitor_of_state(verb: Node, guests: list[Node]) -> None:
    """`quoted Togo's visiting premier, Ann Bee`, where both are taken for what somebody visits."""
    states = [c for c in guests if c.i == verb.i - 2]
    people = [c for c in guests if c.i > verb.i]
    if not states or not people or verb.head is verb:
        return
    people[0].move(verb.head, "obj" if verb.head.pos == "VERB" else "nmod")
    states[0].move(people[0], "nmod:poss")
    verb.move(people[0], "amod")


def _name_taken_for_verb(name: Node) -> None:
    """`an ultimatum to Brexit negotiators`, where somebody is to do something to negotiators."""
    for noun in [c for c in name.children if c.dep == "obj" and c.i > name.i]:
        if any(c.dep == "case" and c.i < name.i for c in noun.children):
            noun.move(name.head, "nmod")
            name.move(noun, "compound")
            name.pos, name.tag = "PROPN", "NNP"
            return


def _partner_of_talks(partner: Node) -> None:
    """`during a meeting Saturday with Ann Bee`: one meets with her, whatever the verb."""
    before = partner.tree.nodes[: partner.left_edge]
    while before and before[-1].label in ("DATE", "TIME"):
        before = before[:-1]
    if not before or before[-1].lemma not in TALKS:
        return
    talks = before[-1]
    if talks.head is partner.head and talks.pos == "NOUN" and talks.relation in ("obl", "obj", "nsubj"):
        partner.move(talks, "nmod")


def _first_of_two_deeds(verb: Node) -> None:
    """`gunmen in Basra shot and killed a judge`, where `shot` is taken for what befell the gunmen."""
    nodes, noun = verb.tree.nodes, verb.head
    joint, second = (nodes[verb.i + 1], nodes[verb.i + 2]) if verb.i + 2 < len(nodes) else (verb, verb)
    shared = joint.lower == "and" and second.tag == "VBD" and any(c.dep == "nsubj" for c in second.children)
    if shared and second in noun.ancestors()[:HIGHEST]:
        verb.tag = "VBD"
        verb.move(second, "conj")
