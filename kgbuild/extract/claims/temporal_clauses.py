"""Says what a clause of time makes of an event: `once it withdraws`, `until it does`, `after withdrawing`.

Such a clause tells what is taken for granted, what lies ahead where its main clause does, or what somebody
makes his own deeds depend on, and so asks for.
"""

from __future__ import annotations

from kgbuild.extract.claims.composition import Composition
from kgbuild.extract.claims.context import Step, government
from kgbuild.extract.claims.own_clause import entries_for
from kgbuild.extract.claims.prospects import HOPING
from kgbuild.extract.syntax.clauses import (
    follows_comma,
    is_infinitive,
    is_simple_present,
    is_subjunctive,
    negation_of,
    subordinators,
    tense_of,
)
from kgbuild.extract.syntax.constituents import children
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.operators import OperatorTable
from kgbuild.records import Tense

STILL_TO_COME = frozenset({"before", "once", "until", "till", "as_soon_as"})
"""Subordinators of what has not come about where the main clause holds now."""
NEXT = frozenset({"after", "when"})
"""Subordinators of what is done or is to be done, as the main clause tells."""
UNTIL = frozenset({"until", "till"})
GOING_ON = frozenset("continue persist last proceed keep fight strike protest".split())
"""Verbs of what goes on until somebody gives in."""


def apply_time(state: Composition, step: Step, operators: OperatorTable) -> None:
    """`once it withdraws`, `before withdrawing` lie ahead where the main clause does, or what is meant."""
    if state.tense not in (Tense.PRESENT, None):
        return
    main = tense_of(step.outer)
    for marker, words in subordinators(step.inner):
        if words == "with" and main is Tense.PAST:
            state.tense = main  # "exchanged fire, with troops shelling a village"
        ahead = main is Tense.FUTURE or (main is Tense.PRESENT and words in STILL_TO_COME)
        ahead |= words == "when" and main is Tense.PRESENT and step.outer.lemma in HOPING
        # "spoke of what they will do when it leaves"
        ahead |= main is Tense.PAST and state.tense is Tense.PRESENT and is_simple_present(step.inner)
        infinitive = is_infinitive(step.outer) and (
            state.tense is Tense.PRESENT or _is_intended(step, operators)
        )
        meant = words in STILL_TO_COME and (infinitive or is_subjunctive(step.outer))
        # "is allowed to stay after it withdraws", "may stay when it does"
        open_ = step.outer.tag == "VB" and main is None
        meant |= words in NEXT and open_ and is_simple_present(step.inner)
        # "will resume its work, after rejecting an offer": a comma sets apart what has happened
        done = step.inner.tag == "VBG" and (
            words == "since" or (words == "after" and follows_comma(step.inner))
        )
        if done:
            state.tense = Tense.PAST
        elif words in STILL_TO_COME and _is_held_out(step.outer, words):
            state.tense = None
            state.apply(frozenset({"future", "demanded", "possible"}), marker)
        elif ahead or meant:
            for entry in entries_for(operators, "times", words):
                state.tense = None
                state.apply(entry.effects, marker)


def _is_intended(step: Step, operators: OperatorTable) -> bool:
    """`expects to recommend it before leaving office`: with what is meant, what comes after it is to come."""
    if step.inner.tag != "VBG":
        return False
    _, _, entry = government(step.outer, operators)
    return entry is not None and bool(entry.effects & {"planned", "demanded"} or "future" in entry.effects)


def _is_held_out(clause: Node, words: str) -> bool:
    """`will not talk until it withdraws`, `protests will go on until he resigns`: what is asked for.

    But who will serve until another is elected, or will not leave before the talks end, asks for nothing.
    """
    modals = {a.lower for a in children(clause, "aux")}
    if tense_of(clause) is not Tense.FUTURE and not modals & {"should", "would", "must", "can"}:
        return False
    if words not in UNTIL:
        return False
    return negation_of(clause) is not None or clause.lemma in GOING_ON
