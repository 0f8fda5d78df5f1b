"""Tells which event nouns name what goes on now: talks that are stalled, sanctions that hurt, a visit.

A noun has no tense, and most events that news name by one have happened: `the attack is a blow` tells of a
past attack. What takes its time and what holds for long goes on where the clause around it tells of now.
"""

from __future__ import annotations

from kgbuild.extract.claims.government import function_in
from kgbuild.extract.claims.own_clause import is_ranked
from kgbuild.extract.claims.prospects import JOURNEYS
from kgbuild.extract.syntax.clauses import is_perfect, tense_of
from kgbuild.extract.syntax.constituents import children
from kgbuild.extract.syntax.noun_phrases import TIMES
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.operators import OperatorTable
from kgbuild.records import Tense

COMMENTED = frozenset(
    "come follow mark highlight show demonstrate reflect underscore underline raise represent precede "
    "coincide say echo mean leave cap end conclude".split()
)
"""Verbs in whose present news tell of what has happened or is about to: `the visit comes a day after`."""
LOST = frozenset("withdraw end lift ease suspend stop halt break drop remove rescind cancel cut lose".split())
"""Verbs of what does not hold any longer: `has withdrawn its support`."""
HIGHEST = 4
"""How many words up the clause of a noun is sought."""


def goes_on(noun: Node, operators: OperatorTable) -> bool:
    """Whether an event noun, of which nothing else tells a time, names what goes on now.

    Args:
        noun: The event's word.
        operators: Tell what takes its time and what holds for long.
    """
    if any(c.label in TIMES and c.relation == "nmod" for c in noun.children):
        return False  # "Tuesday's talks are seen as", but "three-day talks are"
    if any(tense_of(c) is Tense.PAST for c in noun.children if c.dep == "acl:relcl"):
        return False
    if operators.find("states", noun.lemma):
        return _holds(noun)
    return bool(operators.find("courses", noun.lemma)) and _is_under_way(noun)


def _is_under_way(noun: Node) -> bool:
    """`the talks are stalled`, `his trip is part of a tour`, `is in the north for a visit`."""
    clause, function = noun.head, function_in(noun)
    if clause is noun or tense_of(clause) is not Tense.PRESENT:
        return False
    if function == "prep:for":
        return noun.lemma in JOURNEYS and bool(children(clause, "cop"))
    told = noun.relation == "nsubj" and clause.lemma not in COMMENTED
    return told and not (clause.pos in ("NOUN", "ADJ") and is_ranked(clause))


def _holds(noun: Node) -> bool:
    """`the sanctions hurt`, `the force has surrounded it`, but `the sanctions were lifted`."""
    if function_in(noun) == "prep:in":
        return False  # "marched in support of him"
    node = noun
    for _ in range(HIGHEST):
        if node.head is node:
            return False
        node = node.head
        if node.lemma in LOST or node.relation == "acl":
            return False
        tense = tense_of(node)
        if tense is not None:
            return tense is not Tense.PAST or is_perfect(node)
    return False
