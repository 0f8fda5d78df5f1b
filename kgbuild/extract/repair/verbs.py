"""Gives verbs the subjects, objects and complements that the parser takes for something else.

Each repair names the impossible reading that it mends. Nothing here knows events or actors.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from kgbuild.extract.repair.clauses import repair_clause
from kgbuild.extract.syntax.constituents import NAMING, children, has_agent, prepositions
from kgbuild.extract.syntax.noun_phrases import MEASURES
from kgbuild.extract.syntax.subjects import DOCUMENTS
from kgbuild.extract.syntax.tree import Node

Repair = Callable[[Node], None]

GIVING = frozenset(
    "give lend promise grant offer send pay award deny hand provide pledge loan guarantee extend".split()
)
"""Verbs that take whom something is given to as first of two objects."""
DELIVERING = frozenset({"sell", "send", "supply", "deliver", "ship"})
"""Verbs of the same sort, whose goods are also called after the state that they come from."""
GIFTS = frozenset(
    "help aid access support assistance money time backing credit relief permission asylum weapon arms loan "
    "protection cooperation dollar euro pound yen kroner yuan fund cash food grain wheat gas oil incentive "
    "independence guarantee concession missile rifle helicopter aircraft plane jet tank equipment technology "
    "fuel electricity".split()
)
"""What is given so; of other nouns a name before them may be a part: `gave Israel lobbyists a hearing`."""
COLONIES = frozenset("island country colony territory province region area nation state".split())
"""What has no gift for a part of it: `granted the island independence`."""
ADDRESSING = frozenset("call phone telephone ring".split())
"""Verbs of which a person's name behind them is the object: `called Erdogan to congratulate him`."""
AIMS = frozenset(
    "purpose aim goal plan task mission role job idea objective intention priority policy strategy duty "
    "proposal decision solution option step way".split()
)
"""What an infinitive says the content of: `the aim is to meet`."""
GATHERING = frozenset({"camp", "gather", "assemble", "mass"})
ACCUSING = frozenset({"accuse", "suspect", "convict"})
ARGUMENTS = ("nsubj", "nsubj:pass", "obj")
FINITE = frozenset({"root", "ROOT", "conj", "ccomp", "parataxis", "advcl"})
"""Relations of verbs that head a clause by themselves."""
REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves"})
FREEING = frozenset({"let", "set"})
COMPELLING = frozenset("force compel allow enable help permit oblige encourage cause lead let".split())
"""Verbs of what brings somebody to do something: `it forces people to flee`."""
URGING = frozenset("urge ask press persuade encourage advise order compel require".split())
"""Verbs with an infinitive of which whoever is to do it is the object."""


def repair_verb(verb: Node) -> None:
    """Mends what hangs on a verb, in place.

    Args:
        verb: Any verb.
    """
    if not verb.children:
        return
    below = {child.dep for child in verb.children}
    repair_clause(verb, below)
    if "nsubj:pass" in below:
        _passive_with_object(verb)
        if "obj" in below:
            _agent_of_passive(verb)
    if "ccomp" in below:
        _subject_of_reported(verb)
        if "nsubj" not in below:
            _subject_of_telling(verb)
            if "compound" in below:
                _subject_beside_participle(verb)
    _subjects_of_headline(verb)
    _subject_of_prospect(verb)
    if {"iobj", "xcomp"} <= below and "obj" not in below and verb.lemma in URGING:
        _asked(verb)
    if "obj" in below:
        _author_of_deed(verb)
        _letter(verb)
    for mend in _MENDING.get(verb.lemma, ()):
        mend(verb)
    if verb.lower == "fighting":
        _fighting(verb)
    if _has_argument_twice(verb):
        _object_taken_for_subject(verb)
        _subject_taken_for_object(verb)
        _name_of_agent(verb)
        _name_of_group(verb)
        _town_of_place(verb)
        _modifier_taken_for_subject(verb)


def _modifier_taken_for_subject(verb: Node) -> None:
    """`U.S. Undersecretary Ann Bee said`, `One Togolese was hurt`: two subjects without a joint are one."""
    subjects = [c for c in verb.children if c.dep in ("nsubj", "nsubj:pass")]
    if len(subjects) != 2 or subjects[1].i > verb.i or subjects[0].i != subjects[1].left_edge - 1:
        return
    first, second = subjects
    if verb.tree.nodes[second.left_edge].is_punct:
        return
    if (
        first.label in ("GPE", "NORP")
        and not second.is_plural
        and second.label not in ("GPE", "DATE", "TIME")
    ):
        first.move(second, "compound")
    elif first.lower in ("one", "two", "three") and second.label == "NORP":
        first.move(second, "nummod")


def _passive_with_object(verb: Node) -> None:
    """`Police arrested smugglers`, `when jets attacked` as passives: a passive has an auxiliary."""
    relations = {child.dep for child in verb.children}
    if verb.tag not in ("VBN", "VBD") or relations & {"aux:pass", "aux", "cop"}:
        return
    if "obj" not in relations and verb.dep in FINITE:
        relations |= _object_without_preposition(verb)
    finite = "obj" in relations and verb.dep in FINITE
    if finite or (_is_bound(verb) and "csubj:pass" not in relations and not has_agent(verb)):
        verb.tag = "VBD"
        for subject in [child for child in verb.children if child.dep == "nsubj:pass"]:
            subject.dep = "nsubj"


def _object_without_preposition(verb: Node) -> set[str]:
    """`a bomber killed at least eight`, `the bomb also wounded people`: taken for a time, or for a place.

    Returns:
        `{"obj"}` if an object has been found.
    """
    for noun in [c for c in verb.children if c.dep in ("obl", "obl:unmarked") and c.left_edge == verb.i + 1]:
        if noun.pos in ("NOUN", "PROPN") and noun.label not in MEASURES and not prepositions(noun):
            noun.dep = noun.relation = "obj"
            return {"obj"}
    return set()


def _is_bound(verb: Node) -> bool:
    """Whether a clause stands behind a conjunction, and so is finite."""
    return verb.dep in ("advcl", "ccomp") and any(c.dep == "mark" or c.tag == "WRB" for c in verb.children)


def _fighting(verb: Node) -> None:
    """`Fighting between them continued` as a participle: nobody else is there to continue."""
    sides = [child for child in verb.children if child.dep == "obl" and "between" in prepositions(child)]
    if verb.dep not in ("advcl", "csubj") or not sides or verb.i > verb.head.i:
        return
    if not any(child.dep in ("nsubj", "nsubj:pass", "expl") for child in verb.head.children):
        verb.pos, verb.tag, verb.lemma = "NOUN", "NN", "fighting"
        verb.dep = verb.relation = "nsubj"
        for side in sides:
            side.dep = side.relation = "nmod"


def _name_of_receiver(verb: Node) -> None:
    """`promised Tunisia help` with one object `Tunisia help`: a state cannot be of what it is given."""
    for gift in [c for c in verb.children if c.dep == "obj" and c.lemma in GIFTS]:
        before = gift.tree.nodes[gift.i - 1]
        places = [before] if before.dep == "compound" and before.lemma in COLONIES else []
        articles = [c for c in gift.children if c.dep == "det" and c.lower == "the"]
        if places and articles and not any(c.dep == "iobj" for c in verb.children):
            # "granted the island independence"
            places[0].move(verb, "iobj")
            articles[0].move(places[0], "det")
    for gift in [c for c in verb.children if c.dep == "obj" and c.lemma in GIFTS and c.i > verb.i]:
        names = [c for c in gift.children if c.dep == "compound" and c.label == "GPE" and c.i == verb.i + 1]
        if verb.lemma in DELIVERING:
            names = [c for c in names if "." not in c.text]  # "sent U.S. aid"
        others = [c for c in gift.children if c.i < gift.i and c.dep in ("det", "nmod:poss")]
        if names and not others and not any(c.dep == "iobj" for c in verb.children):
            names[0].move(verb, "iobj")


def _person_called(verb: Node) -> None:
    """`called President Erdogan to congratulate him`, where the name is taken for what he is called."""
    if any(c.relation == "obj" for c in verb.children):
        return
    named = [c for c in verb.children if c.dep == "xcomp" and c.pos in ("NOUN", "PROPN")]
    if verb.lemma == "call" and len(named) == 2:
        named[0].dep = named[0].relation = "obj"  # "called the envoy a fool"
        return
    subjects = [c for c in verb.children if c.dep == "nsubj:pass"]
    if subjects and verb.lemma == "call" and not any(c.relation == "aux" for c in verb.children):
        # "called for sanctions", "called on the premier": without an auxiliary nobody is called
        if any({"for", "on", "upon"} & set(prepositions(c)) for c in children(verb, "obl")):
            verb.tag, subjects[0].dep = "VBD", "nsubj"
        return
    for child in verb.children:
        if child.dep == "xcomp" and child.label == "PERSON" and child.i > verb.i:
            child.dep = child.relation = "obj"
            return


def _has_argument_twice(verb: Node) -> bool:
    """Whether two dependents are subject or object alike, as few verbs have them."""
    relations = [child.dep for child in verb.children if child.dep in ARGUMENTS]
    return len(set(relations)) < len(relations)


def _subject_of_reported(verb: Node) -> None:
    """`Indra Nooyi will take control, the company announced` with both subjects on the last verb."""
    subjects = [c for c in verb.children if c.dep == "nsubj"]
    reported = [c for c in verb.children if c.dep == "ccomp" and c.i < verb.i]
    if len(subjects) != 2 or len(reported) != 1 or not subjects[0].i < reported[0].i < subjects[1].i:
        return
    clause = reported[0]
    if not any(c.relation in ("nsubj", "csubj") for c in clause.children):
        passive = any(c.dep == "aux:pass" for c in clause.children)
        subjects[0].move(clause, "nsubj:pass" if passive else "nsubj")


def _subject_of_telling(verb: Node) -> None:
    """`Rebels in Sudan say planes bombed it` with both subjects on the last verb: the first one says so."""
    for clause in children(verb, "ccomp"):
        subjects = [c for c in clause.children if c.dep == "nsubj"]
        if len(subjects) == 2 and subjects[0].right_edge < verb.i < subjects[1].left_edge < clause.i:
            subjects[0].move(verb, "nsubj")


def _subject_beside_participle(verb: Node) -> None:
    """`with Chad warning it would leave`: a name before a participle that tells something is who tells it."""
    if verb.tag == "VBG":
        for name in [c for c in verb.children if c.dep == "compound" and c.label]:
            name.dep = name.relation = "nsubj"


def _subjects_of_headline(verb: Node) -> None:
    """`Japan, South Korea hold summit`: a plural verb has two subjects, and a comma stands for `and`."""
    if verb.tag != "VBP":
        return
    for subject in [c for c in verb.children if c.dep == "nsubj" and c.label == "GPE" and c.i < verb.i]:
        for name in subject.children:
            if name.label == "GPE" and name.i > subject.i and name.dep in ("nmod:unmarked", "appos", "list"):
                name.dep = name.relation = "conj"


def _subject_of_prospect(verb: Node) -> None:
    """`The premier is to visit Bhutan`, where the visit is taken for what the premier is."""
    if verb.tag != "VB":
        return
    subjects = [c for c in verb.children if c.dep == "nsubj:outer" and c.lemma not in AIMS]
    if not subjects or not any(c.dep == "mark" and c.lower == "to" for c in verb.children):
        return
    for subject in subjects:
        subject.dep = "nsubj"
        for copula in children(verb, "cop"):
            copula.dep = copula.relation = "aux"


def _author_of_deed(verb: Node) -> None:
    """`condemned war crimes by Israel`: an active verb has no agent, so what is right before it has one."""
    if children(verb, "aux:pass"):
        return  # "was granted asylum by Peru"
    for agent in [c for c in verb.children if c.relation == "obl" and "by" in prepositions(c)]:
        objects = [c for c in verb.children if c.dep == "obj" and c.i == agent.left_edge - 1]
        named = agent.label in ("GPE", "NORP", "ORG") or _is_somebody(agent)
        if objects and objects[0].pos == "NOUN" and named:
            agent.move(objects[0], "nmod")


def _first_of_two_objects(verb: Node) -> None:
    """`sending Peru ten tons of food`: of two objects, the first is whom it is given to."""
    objects = [c for c in verb.children if c.dep == "obj" and c.i > verb.i]
    if len(objects) == 2 and not any(c.dep == "iobj" for c in verb.children):
        first, second = objects
        if first.right_edge < second.left_edge and not prepositions(first):
            first.dep = first.relation = "iobj"


def _agent_of_passive(verb: Node) -> None:
    """`was granted asylum by Peru`: what somebody is given has no agent, but that he is given it."""
    if has_agent(verb) or not children(verb, "aux:pass"):
        return
    for given in children(verb, "obj"):
        for agent in children(given, "nmod"):
            if prepositions(agent) == ["by"] and agent.left_edge == given.i + 1 and given.i > verb.i:
                agent.move(verb, "obl:agent")
                return


def _is_somebody(agent: Node) -> bool:
    """Whether a noun names people by their state: `remarks by the Togolese commander`."""
    names = children(agent, "amod", "compound", "nmod:poss")
    return agent.pos == "NOUN" and any(c.label in ("NORP", "GPE", "ORG") for c in names)


def _order(verb: Node) -> None:
    """`ordered the ministers jailed`: what is ordered, not which ministers."""
    if any(c.dep in ("xcomp", "advcl", "ccomp") for c in verb.children):
        return
    for noun in children(verb, "obj"):
        for participle in children(noun, "acl"):
            before = [c.right_edge for c in noun.children if noun.i < c.i < participle.i]
            close = participle.left_edge == max([noun.i, *before]) + 1
            if participle.tag == "VBN" and close and not children(participle, "obl"):
                participle.move(verb, "xcomp")


def _accused(verb: Node) -> None:
    """`accusing the army of failing to act`, where the army's failing is taken for one clause."""
    if children(verb, "obj"):
        return
    for clause in [c for c in verb.children if c.dep in ("ccomp", "advcl")]:
        marker = next((c.i for c in clause.children if c.lower == "of" and c.i < clause.i), -1)
        if marker < 0:
            continue  # "suspects rebels fired it"
        before = [c for c in clause.children if c.dep in ("nsubj", "obj") and verb.i < c.i < clause.i]
        for subject in [c for c in before if c.dep == "nsubj" or c.i < marker]:
            # or, with `accuses Oman of arming rebels`, for what is armed
            subject.move(verb, "obj")
            clause.dep = clause.relation = "advcl"


def _helped(verb: Node) -> None:
    """`helps the government battle rebels`, `help Chad contain it`: they are helped."""
    if children(verb, "obj", "iobj"):
        return
    for clause in [
        c for c in verb.children if c.dep in ("xcomp", "ccomp") and c.tag == "VB" and c.i > verb.i
    ]:
        before = [c for c in clause.children if c.i < clause.i]
        if any(c.relation in ("mark", "aux", "cop") for c in before):
            return
        nouns = [c for c in before if c.relation in ("nsubj", "compound") and c.pos in ("NOUN", "PROPN")]
        for noun in nouns[-1:]:
            for word in [c for c in before if c.i < noun.i and c.relation in ("det", "amod", "compound")]:
                word.move(noun, word.dep)
            noun.move(verb, "obj")
            clause.dep = clause.relation = "xcomp"


def _foreseen(verb: Node) -> None:
    """`saying it will force people to flee`: what forces somebody is something."""
    for pronoun in [c for c in verb.children if c.dep == "expl" and c.lower == "it"]:
        if children(verb, "obj") and not children(verb, "csubj", "ccomp", "cop"):
            pronoun.dep = pronoun.relation = "nsubj"


def _asked(verb: Node) -> None:
    """`urge the panel to act`, where the panel is taken for whom something is given to."""
    for noun in [c for c in verb.children if c.dep == "iobj"]:
        noun.dep = noun.relation = "obj"


def _let_free(verb: Node) -> None:
    """`let free 30 activists`: they were not free before."""
    for noun in children(verb, "obj"):
        for free in [c for c in noun.children if c.lower == "free" and c.dep == "amod" and c.i == verb.i + 1]:
            free.move(verb, "xcomp")


def _mandate(verb: Node) -> None:
    """`gave the prime minister, Ann Bee, a mandate`, where she is taken for the mandate."""
    if children(verb, "obj", "xcomp", "ccomp"):
        return
    for receiver in [c for c in verb.children if c.dep == "iobj"]:
        gifts = [c for c in receiver.children if c.dep == "appos" and c.pos == "NOUN" and not c.label]
        if gifts and any(c.dep == "det" and c.lower in ("a", "an") for c in gifts[-1].children):
            gifts[-1].move(verb, "obj")


def _letter(verb: Node) -> None:
    """`sent a letter to the minister threatening …`: the letter threatens, not who gets it."""
    documents = [c for c in verb.children if c.dep == "obj" and c.lemma in DOCUMENTS]
    for receiver in [c for c in children(verb, "obl") if "to" in prepositions(c)] if documents else []:
        for clause in [c for node in (receiver, *children(receiver, "nmod")) for c in children(node, "acl")]:
            if clause.tag == "VBG" and clause.dep == "acl":
                clause.move(documents[0], "acl")


def _named_so(verb: Node) -> None:
    """`what he called rebels`: nobody calls them, he says what they are."""
    if verb.dep == "acl:relcl" and verb.head.lower == "what" and not children(verb, "xcomp"):
        for noun in [c for c in verb.children if c.dep == "obj" and c.i > verb.i]:
            noun.dep = noun.relation = "xcomp"


def _self_styled(verb: Node) -> None:
    """`a group calling itself the Army of Chad`, `a man known as Ann Bee`: the name of group and man."""
    if verb.dep != "acl" or verb.tag not in ("VBG", "VBN"):
        return
    itself = [c for c in children(verb, "obj", "iobj") if c.lower in REFLEXIVE]
    behind = [c for c in verb.children if c.i > verb.i and c.label in ("ORG", "PERSON") and c.pos == "PROPN"]
    names = behind if itself else [c for c in behind if prepositions(c) == ["as"] and verb.tag == "VBN"]
    for name in names[:1]:
        for marker in [m for m in children(name, "case") if m.lower == "as"]:
            marker.move(verb, "mark")
        name.move(verb.head, "appos")


def _gathered(verb: Node) -> None:
    """`had been camped near the embassy`: nobody camps them."""
    if any(c.dep == "aux:pass" for c in verb.children):
        for child in verb.children:
            if child.dep in ("nsubj:pass", "aux:pass"):
                child.dep = child.relation = child.relation.partition(":")[0]


def _object_taken_for_subject(verb: Node) -> None:
    """`Togo vetoed on Friday a resolution on the canal`: a verb between two nouns has but one subject."""
    if verb.tag not in ("VBD", "VBZ", "VBP") or children(verb, "obj", "ccomp", "parataxis", "cop", "expl"):
        return
    subjects = [c for c in verb.children if c.dep == "nsubj"]
    if len(subjects) == 2 and subjects[0].i < verb.i < subjects[1].left_edge and subjects[1].pos == "NOUN":
        subjects[1].dep = subjects[1].relation = "obj"


def _subject_taken_for_object(verb: Node) -> None:
    """`Ann Bee challenged reports` with two objects: what stands before an active verb is its subject."""
    if verb.relation == "acl" or verb.tag != "VBD" or children(verb, "nsubj", "csubj", "aux", "expl"):
        return
    objects = [c for c in verb.children if c.dep == "obj"]
    if len(objects) == 2 and objects[0].i < verb.i < objects[1].i and objects[0].pos in ("NOUN", "PROPN"):
        objects[0].dep = objects[0].relation = "nsubj"


def _name_of_agent(verb: Node) -> None:
    """`was suspended by the world body, IAAF`: a second subject behind the agent is his name."""
    subjects = [c for c in verb.children if c.dep == "nsubj:pass"]
    agents = [c for c in verb.children if c.dep == "obl:agent"]
    if len(subjects) == 2 and agents and verb.i < agents[-1].i < subjects[1].i and subjects[1].label:
        subjects[1].move(agents[-1], "appos")


def _town_of_place(verb: Node) -> None:
    """`at a hall in Lyon, France, the premier said` with two subjects: a name between commas says where."""
    subjects = [c for c in verb.children if c.dep == "nsubj" and c.i < verb.i]
    for town, subject in pairwise(subjects):
        nodes = town.tree.nodes
        if town.label not in ("GPE", "LOC") or town.i < 2 or nodes[town.i - 1].text != ",":
            continue
        place, between = nodes[town.i - 2], nodes[town.i + 1 : subject.i]
        adjunct = any(node.relation == "obl" and node.head is verb for node in (place, *place.ancestors()))
        if adjunct and any(node.text == "," for node in between):
            town.move(place, "appos")


def _name_of_group(verb: Node) -> None:
    """`the militant group Hamas won`: a name right behind another subject is that one's."""
    for relation in ARGUMENTS:
        words = [c for c in verb.children if c.dep == relation]
        for noun, name in pairwise(words):
            close = name.left_edge == noun.i + 1 and name.label in ("ORG", "PERSON")
            if close and noun.pos == "NOUN" and not noun.label:
                name.move(noun, "appos")


def _by_lemma(*repairs: tuple[frozenset[str], Repair]) -> dict[str, list[Repair]]:
    """For each verb the repairs that are only for it, in order."""
    found: dict[str, list[Repair]] = {}
    for lemmas, mend in repairs:
        for lemma in sorted(lemmas):
            found.setdefault(lemma, []).append(mend)
    return found


_MENDING = _by_lemma(
    (GIVING | DELIVERING, _first_of_two_objects),
    (GIVING | DELIVERING, _name_of_receiver),
    (ADDRESSING, _person_called),
    (frozenset({"order"}), _order),
    (ACCUSING, _accused),
    (FREEING, _let_free),
    (frozenset({"help"}), _helped),
    (COMPELLING, _foreseen),
    (GIVING, _mandate),
    (GATHERING, _gathered),
    (NAMING, _named_so),
    (NAMING | {"know", "identify", "name"}, _self_styled),
)
