"""Finds who takes part in talks, a visit or a fight from the clause that they stand in.

`Ms. Bee left for talks with rebels`, `were killed in clashes with police`, `fought as part of an offensive`.
"""

from __future__ import annotations

from kgbuild.extract.claims.government import function_in
from kgbuild.extract.matching.triggers import Match
from kgbuild.extract.roles.parties import Parties
from kgbuild.extract.syntax.constituents import children, is_passive, nominals, prepositions
from kgbuild.extract.syntax.frames import frame_of
from kgbuild.extract.syntax.noun_phrases import TIMES
from kgbuild.extract.syntax.subjects import surface_subjects
from kgbuild.extract.syntax.tree import Node

TRAVELS = frozenset("for from during in at after before following on ahead_of".split())
"""Prepositions of talks and trips whose participant is the subject of the verb above."""
ADVERSE = frozenset({"ahead", "despite"})
"""Prepositions of the same, where the talks are said to be with somebody."""
STAGES = frozenset("end start beginning conclusion opening close eve course middle day hour round".split())
"""Nouns of when talks or a visit are: `spoke at the end of a visit to Chad`."""
PROCEEDING = frozenset("move proceed continue go press push begin start open end conclude".split())
"""Verbs with whose `with` somebody holds talks or pays a visit: `will move forward with talks`."""
BESIDE = frozenset({"for", "against", "of", "at", "to"})
"""Prepositions of whom words are for or against."""
MEETING = frozenset("meet deal comply agree disagree coincide come cope live face begin end help".split())
"""Verbs with whose `with` stand the words of others: `met with criticism`."""
INCLUDING = frozenset("include involve bring gather feature unite attract draw assemble group".split())
"""Verbs of which those who take part in a meeting or protest are the object."""
FOLLOWING = frozenset({"follow", "precede"})
"""Verbs between two meetings of one, where only the first says whose it is."""
REMARKS = frozenset("comment remark statement speech interview conference address appearance".split())
"""Nouns of what somebody says after talks, or during a visit."""
PARTS = {
    "part": frozenset({"as"}),
    **dict.fromkeys(("show", "display", "gesture", "act", "sign", "expression"), frozenset({"in", "as"})),
}
"""Nouns by which one deed is part of another, or shows it, with the prepositions that they stand under."""
MEANT = frozenset({"mean", "intend", "see", "view", "design", "regard"})
"""Verbs by which, in the passive, a deed is told to show another."""
GOING_ON = frozenset({"for", "during", "in", "at"})
"""Prepositions of talks for which somebody is somewhere."""


def travellers(match: Match) -> list[Node]:
    """`left for talks with rebels`, `said during a visit to Rome`: the subject of the verb takes part."""
    others = bool(match.frame.get("prep:with") or match.frame.get("prep:to"))
    noun = _stage(match.head) if others else match.head
    marker = function_in(noun).removeprefix("prep:")
    if noun.relation in ("advcl", "acl") and noun.pos == "NOUN":
        marker = next((c.lower for c in children(noun, "mark")), marker)  # "after meeting with ministers"
    verb = noun.head
    proceeds = marker == "with" and verb.lemma in PROCEEDING
    if not (marker in TRAVELS or (others and (proceeds or marker in ADVERSE))) or _is_known(match.head):
        return []
    if verb.pos == "NOUN" and verb.lemma in REMARKS and verb.relation == "obl" and verb.head.pos == "VERB":
        verb = verb.head  # "in comments after talks with the envoy, he said"
    elif verb.pos in ("NOUN", "PROPN") and marker == "in" and verb.is_plural and others:
        return [verb]  # "negotiators in talks with Oman"
    elif verb.pos in ("NOUN", "PROPN") and not children(verb, "cop") and others:
        verb = _verb_above(verb)
    if children(verb, "cop"):
        # "is in India for talks with ministers"
        return nominals(surface_subjects(verb)) if marker in GOING_ON else []
    if verb.pos != "VERB" or is_passive(verb):
        return []
    return [t for t in frame_of(verb).get("subj", ()) if t is not match.head]


def _stage(noun: Node) -> Node:
    """`at the end of two days of talks`: the noun of when they are."""
    for _ in range(2):
        above = noun.head
        if noun.relation != "nmod" or prepositions(noun) != ["of"] or above.lemma not in STAGES:
            break
        noun = above
    return noun


def _verb_above(noun: Node) -> Node:
    """`issued a statement after talks with Oman`: the verb, where parsers hang the talks on its object."""
    told = noun.relation in ("obj", "obl") and not children(noun, "nmod:poss") and noun.head is not noun
    return noun.head if told else noun


def spoken_with(noun: Node) -> list[Node]:
    """`mislead the public with accusations that …`, `with praise for Oman`: whose verb it goes with."""
    verb = noun.head
    about = any(c.relation in ("acl", "ccomp") or BESIDE & set(prepositions(c)) for c in noun.children)
    if function_in(noun) != "prep:with" or not about or verb.pos != "VERB" or verb.lemma in MEETING:
        return []
    return [] if is_passive(verb) else frame_of(verb).get("subj", [])


def outer_visit(noun: Node, parties: Parties) -> list[Node]:
    """`Ms. Bee's visit included talks with the premier`, `follows a meeting with him`: whose visit it was."""
    verb = noun.head
    beside = verb.lemma in FOLLOWING and any("with" in prepositions(c) for c in children(noun, "nmod"))
    if noun.relation != "obj" or not (verb.lemma in INCLUDING or beside) or is_passive(verb):
        return []
    trips = [t for t in frame_of(verb).get("subj", ()) if parties.is_deed(t)]
    return [owner for trip in trips for owner in children(trip, "nmod:poss")]


def in_the_course(noun: Node) -> list[Node]:
    """`fought as part of an offensive`, `marched in a show of support`: who does one does the other."""
    part, verb = noun.head, noun.head.head
    whole = noun.relation == "nmod" and "of" in prepositions(noun)
    if not whole or verb.pos != "VERB" or part.relation not in ("obl", "advcl", "xcomp"):
        return []
    if PARTS.get(part.lemma, frozenset[str]()).isdisjoint(prepositions(part)):
        return []
    subjects = surface_subjects(verb)
    if verb.lemma in MEANT and is_passive(verb):
        # "Ms. Bee's trip was meant as a show of support"
        return [owner for deed in subjects for owner in nominals(children(deed, "nmod:poss"))]
    return frame_of(verb).get("prep:by" if is_passive(verb) else "subj", [])


def included(noun: Node) -> list[Node]:
    """`The protest brought together monks and students`: who took part in it."""
    verb = noun.head
    if function_in(noun) != "subj" or verb.lemma not in INCLUDING:
        return []
    return frame_of(verb).get("obj", [])


def fighters(noun: Node) -> list[Node]:
    """`were killed in clashes with police`, `withdrew from fighting with rebels`: who took part in them."""
    verb = noun.head
    partner = any("with" in prepositions(c) for c in children(noun, "nmod"))
    if not partner or verb.pos != "VERB" or function_in(noun) not in ("prep:in", "prep:from", "prep:during"):
        return []
    return frame_of(verb).get("obj" if is_passive(verb) else "subj", [])


def _is_known(noun: Node) -> bool:
    """`During the visit, Xi said …`: whose visit it was has been told before."""
    return any(c.lower in ("the", "this", "that") for c in children(noun, "det")) and not any(
        c.relation in ("nmod", "compound", "acl") and c.label not in TIMES for c in noun.children
    )
