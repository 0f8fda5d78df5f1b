"""Mends lists whose members the parser takes for something else, before anything looks at the tree.

Whoever is missed here is missed by every event that the list takes part in, so each repair asks for a sign
that leaves no other reading. Nothing here knows events or actors.
"""

from __future__ import annotations

from kgbuild.extract.syntax.constituents import POINTS, children, prepositions
from kgbuild.extract.syntax.noun_phrases import DEEDS
from kgbuild.extract.syntax.tree import Node

ACCUSING = frozenset({"accuse", "accused", "suspect"})
"""Verbs whose participle stands before nouns, too, but not before what somebody is accused `of`."""
BEFORE = frozenset({"compound", "amod", "nmod:desc"})
"""Relations of what stands before a noun within its phrase."""
BETWEEN_TWO = frozenset(
    "summit talk negotiation meeting dialogue discussion relation tie relationship cooperation alliance "
    "trade agreement deal pact treaty accord peace truce ceasefire dispute clash fighting "
    "tension row feud crisis border exercise drill commission committee conference forum".split()
)
"""Nouns of what two sides have with each other: `Indian-Pakistani talks`."""
ABBREVIATED = frozenset({"U.S.", "US", "U.N.", "UN", "EU", "E.U.", "U.K.", "UK"})
"""Names that stand before a noun as they stand alone."""


KINDS_OF_PLACES = frozenset("country state nation city town province republic kingdom island capital".split())
"""Nouns that stand before the name of what they are called: `the city of Kano`."""
HURT = {"wounded": "wound", "injured": "injure"}
"""Participles that are adjectives, too, but not behind their noun, and their verbs."""
ROUND_NUMBERS = frozenset({"ten", "dozen", "score", "hundred", "thousand", "million"})
"""Lemmas of what says roughly how many there are: `thousands of`."""
RELATIVES = frozenset(
    "wife husband son daughter brother sister mother father nephew niece cousin child parent widow".split()
)
"""Nouns of those who are somebody else's."""


def repair_list(noun: Node) -> None:
    """Mends the list that a noun belongs to, in place.

    Args:
        noun: A noun or name, whatever its place in a list.
    """
    if noun.dep == "appos":
        _conjunct_taken_for_name(noun)
        _middle_of_list(noun)
        _many_beside_one(noun)
        _titled_member(noun)
        _relative(noun)
    elif noun.dep == "conj":
        _behind_title(noun)
        _subject_of_second_passive(noun)
        _second_counted(noun)
        _second_country(noun)
        _name_of_conjunct(noun)
        _second_nationality(noun)
        _second_object(noun)
        _object_of_second(noun)
        _behind_clause(noun)
        _behind_titled(noun)
        _deed_beside_deed(noun)
    if noun.dep in ("obl", "nmod", "obj"):
        _member_beside(noun)
    if noun.dep in ("conj", "obj"):
        _verb_taken_for_modifier(noun)
    if noun.label in ("NORP", "GPE"):
        if noun.head.i == noun.i + 2:
            _hyphened_pair(noun)
        elif noun.dep in BEFORE and noun.head.i > noun.i + 2:
            _pair_with_dash(noun)
        elif noun.dep == "amod" and noun.head.i < noun.i:
            _middle_nationality(noun)
    if not noun.children:
        return
    if noun.label in ("GPE", "NORP"):
        _half_of_name(noun)
    below = {child.dep for child in noun.children}
    if "cc" in below:
        _name_before_name(noun)
        _first_taken_for_modifier(noun)
    if "compound" in below:
        _army_and_forces(noun)


def _deed_beside_deed(deed: Node) -> None:
    """`prompted raids on houses and the detention of hundreds`: a deed is listed with a deed."""
    struck = deed.head
    first = struck.head
    of_deed = first.lemma in DEEDS and {"on", "at", "against", "in", "of"} & set(prepositions(struck))
    if struck.relation != "nmod" or not of_deed or struck.lemma in DEEDS or deed.pos != "NOUN":
        return
    told = deed.lemma in DEEDS or deed.lemma.endswith("ing") or deed.lemma in ("seizure", "search")
    undergone = any("of" in prepositions(c) for c in children(deed, "nmod"))
    if told and undergone and any(c.lower == "the" for c in children(deed, "det")):
        deed.move(first, "conj")


def _hyphened_pair(first: Node) -> None:
    """`Indian-Pakistani talks`: two who talk, and no kind of Pakistanis."""
    second = first.head
    above = second.head
    hyphened = first.tree.nodes[first.i + 1].text in ("-", "–") and second.label in ("NORP", "GPE")
    if hyphened and second.begins and second.dep in BEFORE and above.lemma in BETWEEN_TWO:
        first.move(above, second.dep)
        second.move(first, "conj")


def _pair_with_dash(first: Node) -> None:
    """`a joint U.S. - Iraqi patrol`: two names with a dash between them are two parties."""
    dash, second = first.tree.nodes[first.i + 1], first.tree.nodes[first.i + 2]
    if dash.text in ("-", "–") and second.head is first.head and second.label in ("NORP", "GPE"):
        second.move(first, "conj")


def _behind_titled(noun: Node) -> None:
    """`party leader Ann Bee and minister Cy Dee`: he is listed with the leader, and not with her name."""
    name = noun.head
    if name.dep != "appos" or name.label != "PERSON" or name.head.pos != "NOUN" or name.head.is_plural:
        return
    if name.head.i < name.i and "," not in [n.text for n in name.tree.nodes[name.head.i : name.i]]:
        noun.move(name.head, "conj")


def _half_of_name(noun: Node) -> None:
    """`North and South Korea`: two states, of which the first has but half of its name."""
    for first in [c for c in noun.children if c.text in POINTS and c.i < noun.i and c.dep in BEFORE]:
        seconds = [c for c in first.children if c.dep == "conj" and c.text in POINTS and c.i == noun.i - 1]
        if not seconds or noun.head is noun:
            continue
        dep, above = noun.dep, noun.head
        for child in [c for c in noun.children if c.i < first.i]:
            child.move(first, child.dep)
        first.move(above, dep)
        noun.move(first, "conj")
        for joint in children(seconds[0], "cc"):
            joint.move(noun, "cc")
            joint.label = ""
        seconds[0].move(noun, "compound")
        first.label = seconds[0].label = noun.label
        first.begins, seconds[0].begins, noun.begins = True, True, False
        return


def _behind_title(noun: Node) -> None:
    """`Minister Ann Bee and his counterpart, Cy Dee, met`: listed with her name, and not with her title."""
    title = noun.head
    name = title.head
    if title.dep == "nmod:desc" and title.i < name.i < noun.i:
        noun.move(name, "conj")


def _subject_of_second_passive(noun: Node) -> None:
    """`a soldier was killed and four others wounded`: they were wounded, and not killed with him."""
    first = noun.head
    verb = first.head
    if first.dep != "nsubj:pass" or not first.i < verb.i < noun.i or verb.tag != "VBN":
        return
    for participle in [c for c in noun.children if c.dep in ("amod", "acl") and c.i == noun.i + 1]:
        if participle.tag == "VBN" or participle.lower in HURT:
            participle.pos, participle.tag = "VERB", "VBN"
            participle.lemma = HURT.get(participle.lower, participle.lemma)
            participle.move(verb, "conj")
            noun.move(participle, "nsubj:pass")
            for joint in children(noun, "cc"):
                joint.move(participle, "cc")
            return


def _second_counted(noun: Node) -> None:
    """`thousands of Malians and Libyan refugees rallied`: who are listed behind a number are as many."""
    first = noun.head
    number = first.head
    if first.dep == "nmod" and number.lemma in ROUND_NUMBERS and prepositions(first) == ["of"]:
        noun.move(number, "conj")
        for clause in [c for c in children(first, "acl") if c.i > noun.i]:
            clause.move(number, clause.dep)  # "millions of Jews and others who died": all of them


def _second_country(name: Node) -> None:
    """`the country of Togo as well as Benin`: two countries, and no country of both."""
    first = name.head
    kind = first.head
    named = first.label == "GPE" and name.label == "GPE"
    one = kind.lemma in KINDS_OF_PLACES and kind.tag == "NN"
    if named and one and first.dep == "nmod" and prepositions(first) == ["of"]:
        name.move(kind, "conj")


def _middle_nationality(second: Node) -> None:
    """`Malian, Togolese and NATO troops`, where the second is taken for a quality of the first."""
    first, nodes = second.head, second.tree.nodes
    listed = any(c.i > second.i and c.label for c in children(first, "conj"))
    if listed and first.label in ("NORP", "GPE", "ORG") and nodes[second.i - 1].text == ",":
        second.dep = second.relation = "conj"


def _conjunct_taken_for_name(noun: Node) -> None:
    """`administrator Ann Bee and agency chief Cy Dee`: what begins with `and` is no apposition."""
    words = (node for node in noun.tree.nodes[noun.left_edge : noun.i] if not node.is_punct)
    first = next(words, noun)
    if first.tag == "CC" and first.lower == "and":
        noun.dep = noun.relation = "conj"
        first.move(noun, "cc")


def _member_beside(noun: Node) -> None:
    """`met with government and business leaders`: what begins with `and` belongs to the phrase before it."""
    first = noun
    while first.children and first.children[0].i < first.i:
        first = first.children[0]
    edge = first.i
    if first.tag != "CC" or first.lower != "and" or edge < noun.head.i or prepositions(noun):
        return
    for other in children(noun.head, noun.dep):
        if other.dep == noun.dep and other.right_edge == edge - 1 and not other.label:
            first.move(noun, "cc")
            noun.move(other, "conj")
            return


def _verb_taken_for_modifier(noun: Node) -> None:
    """`denied it and accused rebels of fraud`: who is accused of something has no `accused` before him."""
    verb = noun.tree.nodes[noun.i - 1]
    if verb.lemma not in ACCUSING or verb.tag not in ("VBN", "VBD") or verb.head is not noun:
        return
    if verb.tree.nodes[verb.i - 1].tag != "CC":
        return
    charges = [c for c in noun.children if c.i > noun.i and any(m.lower == "of" for m in c.children)]
    predicates = [a for a in noun.ancestors() if a.pos == "VERB" and a.i < verb.i]
    if not charges or not predicates:
        return
    apart = verb.tree.nodes[verb.i - 2].text == ","
    verb.pos, verb.tag = "VERB", "VBD"
    verb.move(predicates[-1 if apart else 0], "conj")
    noun.move(verb, "obj")
    for charge in charges:
        charge.move(verb, "advcl" if charge.tag == "VBG" and charge.pos == "VERB" else "obl")
    for word in [c for c in noun.children if c.i < verb.i]:
        word.move(verb, word.dep)


def _middle_of_list(noun: Node) -> None:
    """`Kenya's vice president, bank governor and mayors`: a bare noun before more members is one of them."""
    head = noun.head
    named = noun.label or noun.pos != "NOUN" or head.pos != "NOUN" or noun.i < head.i
    if named or any(c.dep in ("nmod:poss", "appos", "flat") for c in noun.children):
        return
    articles = [c.lower for c in children(noun, "det")]
    if articles and (articles not in (["a"], ["an"]) or noun.tag == "NNS" or head.tag != "NNS"):
        return  # "killed two guards, a reporter and an officer": several are not called one
    edge = noun.left_edge
    comma = "," in (noun.tree.nodes[edge].text, noun.tree.nodes[edge - 1].text)
    if comma and any(c.dep == "conj" and c.i > noun.i for c in head.children):
        noun.dep = noun.relation = "conj"


def _many_beside_one(noun: Node) -> None:
    """`met with President Ann Bee, other officials and members of the court`: no one is called officials."""
    head = noun.head
    many = noun.tag == "NNS" and not noun.label and noun.i > head.i
    if not many or head.label != "PERSON" or any(c.dep in ("conj", "cc") for c in head.children):
        return
    members = [c for c in noun.children if c.dep == "conj" and c.i > noun.i]
    edge = noun.left_edge
    if "," not in (noun.tree.nodes[edge].text, noun.tree.nodes[edge - 1].text):
        return
    if not any(c.dep == "cc" and c.lower == "and" for m in members for c in m.children):
        return
    noun.dep = noun.relation = "conj"


def _titled_member(name: Node) -> None:
    """`minister Ann Bee, President Cy Dee and General Ed Fox`: who has a name is not called by another's."""
    above = name.head
    named = above.label == "PERSON" or any(c.dep == "flat" and c.label == "PERSON" for c in above.children)
    titled = any(c.dep == "nmod:desc" and c.i < name.i for c in name.children)
    comma = name.tree.nodes[name.left_edge - 1].text == "," or name.tree.nodes[name.left_edge].text == ","
    if not (named and titled and comma and name.label == "PERSON" and above.i < name.i):
        return
    members = [c for node in (name, above) for c in node.children if c.dep == "conj" and c.i > name.i]
    if members and members[0].label == "PERSON":
        name.dep = name.relation = "conj"


def _relative(noun: Node) -> None:
    """`Ed Fox, his wife and a nephew were held`: who is somebody's wife is one more of a list with him."""
    first = noun.head
    own = any(c.lower in ("his", "her", "their") for c in children(noun, "nmod:poss"))
    listed = any(c.i > noun.i for c in children(first, "conj"))
    if not own or not listed or noun.lemma not in RELATIVES or first.label != "PERSON":
        return
    for other in children(noun, "conj"):
        other.move(first, "conj")
    noun.move(first, "conj")


def _name_of_conjunct(name: Node) -> None:
    """`a minister and army chief Cy Dee`, where the chief and his name are taken for two."""
    before = name.tree.nodes[name.i - 1]
    title = before.pos == "NOUN" and before.dep == "conj" and before.head is name.head
    if name.label == "PERSON" and title and before.tag == "NN" and not before.label:
        name.move(before, "flat")


def _second_nationality(noun: Node) -> None:
    """`Shiite and Kurdish legislators`: an adjective alone is not who acts where a noun follows."""
    first = noun.head
    if first.pos != "ADJ" or first.label != "NORP" or noun.tag != "NNS" or children(first, "det"):
        return
    own = [c for c in noun.children if c.dep == "amod" and c.label == "NORP" and c.i > first.i]
    if len(own) != 1 or noun.head.head is noun:
        return
    dep, above = first.dep, first.head
    for child in list(first.children):
        if child is not noun:
            child.move(noun, child.dep)
    noun.move(above, dep)
    first.move(noun, "amod")
    own[0].move(first, "conj")


def _second_object(name: Node) -> None:
    """`joined NATO in 2004 and the EU in 2007`: without a verb of its own, the second shares the first's."""
    verb = name.head
    if verb.pos != "VERB" or not name.label or name.pos != "PROPN" or prepositions(name):
        return
    objects = [c for c in children(verb, "obj") if c.label and c.i < name.i]
    # "arrested Bee on May 3 and Roe on May 9", whatever the one is taken for
    dated = [c for c in name.children if c.label == "DATE" and c.dep == "nmod"]
    days = [c for c in children(verb, "obl") if c.label == "DATE" and c.i < name.i] if dated else []
    if objects and (days or objects[-1].label == name.label):
        name.move(objects[-1], "conj")


def _object_of_second(noun: Node) -> None:
    """`killing one and wounding three others`: the second verb's own object, hung on the first's."""
    first = noun.head
    verb = first.head
    if first.relation != "obj" or verb.pos != "VERB" or children(noun, "cc"):
        return
    for second in children(verb, "conj"):
        if second.tag == "VBG" and first.i < second.i < noun.i and not children(second, "obj"):
            noun.move(second, "obj")
            return


def _behind_clause(name: Node) -> None:
    """`the MDC, which holds the north, and the PDU signed it`: a body beside it, and none that it holds."""
    inner, nodes = name.head, name.tree.nodes
    joints = [c for c in name.children if c.dep == "cc" and nodes[c.i - 1].text == ","]
    if not joints or not name.label or inner.label == name.label:
        return
    clause = next((a for a in inner.ancestors() if a.dep == "acl:relcl"), None)
    if clause is None or "," not in (nodes[clause.left_edge].text, nodes[clause.left_edge - 1].text):
        return
    outer = clause.head
    if outer.label == name.label and outer.relation == "nsubj" and outer.head.i > name.i:
        name.move(outer, "conj")


def _name_before_name(noun: Node) -> None:
    """`attacks on NATO and U.S. convoys`, where NATO itself is taken to be attacked."""
    joints = [c for c in noun.children if c.dep == "cc" and c.lower == "and" and c.i < noun.i]
    if len(joints) != 1 or noun.pos != "NOUN" or noun.label or noun.dep not in ("nmod", "obl"):
        return
    names = noun.tree.nodes[joints[0].i - 1 : joints[0].i + 2 : 2]
    first, second = names if len(names) == 2 else (noun, noun)
    bodies = first.label == "ORG" or first.text in ABBREVIATED
    same = first.head is noun.head and first.dep == noun.dep and not children(first, "compound", "det")
    own = second.dep in BEFORE and second.head is noun and second.label in ("GPE", "ORG", "NORP")
    if not (bodies and same and own) or prepositions(noun):
        return
    for child in list(first.children):
        child.move(noun, child.dep)
    first.move(noun, "compound")
    second.move(first, "conj")
    joints[0].move(second, "cc")


def _first_taken_for_modifier(noun: Node) -> None:
    """`attacks on police and U.S. troops`, where `police` is taken for part of `police troops`."""
    joints = [c for c in noun.children if c.dep == "cc" and c.lower in ("and", "or") and c.i < noun.i]
    if len(joints) != 1 or noun.pos not in ("NOUN", "PROPN"):
        return
    joint = joints[0]
    before = [c for c in noun.children if c.dep in BEFORE and c.i < joint.i]
    after = [c for c in noun.children if c.dep in BEFORE and joint.i < c.i < noun.i]
    first = before[-1] if before else None
    if first is None or first.pos != "NOUN" or first.label or first.i != joint.i - 1 or not after:
        return
    if not any(c.label for c in after):
        return  # "trade and investment talks"
    dep, above = noun.dep, noun.head
    for child in list(noun.children):
        if child.i < joint.i and child is not first:
            child.move(first, child.dep)
    first.move(above, dep)
    noun.move(first, "conj")


def _army_and_forces(noun: Node) -> None:
    """`the Ethiopian military and Tigrayan forces`, where both are taken for parts of one name."""
    for first in [c for c in children(noun, "compound") if c.pos == "NOUN" and not c.label]:
        seconds = [c for c in first.children if c.dep == "conj" and c.label in ("NORP", "GPE", "ORG")]
        own = [c for c in noun.children if c.i < first.i and c.label in ("NORP", "GPE", "ORG")]
        if len(seconds) != 1 or not own or seconds[0].i > noun.i or noun.head is noun:
            continue
        dep, above = noun.dep, noun.head
        for child in list(noun.children):
            if child.i < first.i:
                child.move(first, child.dep)
        first.move(above, dep)
        noun.move(first, "conj")
        for child in [c for c in seconds[0].children if c.dep == "cc"]:
            child.move(noun, "cc")
        seconds[0].move(noun, "compound")
        return
