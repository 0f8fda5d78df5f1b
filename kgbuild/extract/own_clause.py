"""Reads what an event's own clause or noun phrase says of whether it happened.

Tense, auxiliaries, adverbs, negation and conditions of a clause; modifiers and determiners of a noun. What
stands above it is composed in `factuality`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract.clauses import (
    CALENDAR,
    HAVE,
    WILL,
    negation_of,
    subordinators,
    tense_of,
    unfulfilled_infinitive,
)
from kgbuild.extract.composition import Composition
from kgbuild.extract.constituents import children, is_passive, negates
from kgbuild.extract.context import find_operator
from kgbuild.extract.tree import Node
from kgbuild.lexicon.operators import OperatorEntry, OperatorTable
from kgbuild.records import Tense

NOUNS = ("NOUN", "PROPN")
NEGATIVE_DETERMINERS = frozenset({"no", "neither", "none"})
WOULD = frozenset({"would", "'d", "’d"})
AT_THE_TIME = frozenset({"when", "while", "as"})
"""Subordinators of what went on while something else happened."""
NOT = frozenset({"not", "n't", "n’t", "never"})
RANKS = frozenset({"first", "second", "third", "last", "latest", "only", "next"})
"""Adjectives of a noun that was or will be what its infinitive says."""


def apply_own_clause(
    state: Composition, token: Node, operators: OperatorTable, attempts: frozenset[Tense]
) -> None:
    """Takes in the clause or noun phrase that an event's word heads.

    Args:
        state: The composition, before anything else; it is changed.
        token: The event's word.
        operators: The words that change whether it happened.
        attempts: Tenses in which to try it is to do something; see `kinds_of_acts.attempts`.
    """
    if token.pos in NOUNS and not children(token, "cop"):
        _apply_modifiers(state, token, operators, Tense.PAST in attempts)
    else:
        _apply_clause(state, token, operators)


def _apply_modifiers(state: Composition, noun: Node, operators: OperatorTable, by_trying: bool) -> None:
    for child in noun.children:
        relation = child.relation
        if (relation == "det" and child.lower in NEGATIVE_DETERMINERS) or (
            relation in ("det", "advmod", "cc") and child.lower in NOT and negates(child)
        ):
            state.apply(frozenset({"negate"}), child)
        elif relation == "det" and child.lower == "any":
            state.apply(frozenset({"possible", "considered"}), child)
        elif child.dep == "nmod:poss" and child.lemma in CALENDAR:
            words = (
                c for c in children(child, "amod") if c.lower in ("next", "coming")
            )  # "next week's summit"
            for word in words:
                state.apply(frozenset({"future", "planned", "probable"}), word)
        if child.dep == "acl:relcl" and _takes_place(child, noun, operators):
            state.apply(frozenset({"future", "planned"}), child)
        planned = relation == "acl" and child.tag == "VBN"  # "protests planned in Paris"
        if planned or relation in ("amod", "compound", "advmod"):
            for entry in operators.find("modifiers", child.lower):
                state.tried |= by_trying and "tried" in entry.effects
                dropped = {"negate"} if state.tried else set()
                state.apply(entry.effects - dropped, child)


def _takes_place(clause: Node, noun: Node, operators: OperatorTable) -> bool:
    """`talks that open Friday`, `a vote that is scheduled for May`: a clause that says when it is."""
    if tense_of(clause) is Tense.PRESENT and children(clause, "cop", "aux:pass"):
        return any("planned" in entry.effects for entry in operators.find("modifiers", clause.lower))
    if tense_of(clause) is not Tense.FUTURE:
        return False
    function = "obj" if is_passive(clause) else "subj"
    entry = find_operator(operators, clause, function, noun)
    return entry is not None and "support" in entry.effects


def _apply_clause(state: Composition, predicate: Node, operators: OperatorTable) -> None:
    """Auxiliaries, adverbs, negation, tense and subordinators of a predicate's own clause."""
    for child in predicate.children:
        relation = child.relation
        if relation in ("aux", "cop"):
            effects = auxiliary_effects(child, operators)
            if effects:
                state.apply(effects, child)
        elif relation == "advmod":
            for entry in operators.find("adverbs", child.lower):
                state.apply(entry.effects, child)
    if negation := negation_of(predicate):
        state.apply(frozenset({"negate"}), negation)
    if unfulfilled := unfulfilled_infinitive(predicate):
        state.apply(frozenset({"past", "negate", "probable"}), unfulfilled)
    if state.tense is None:
        state.tense = _own_tense(predicate)
    if any(_is_disjoined(subject) for subject in children(predicate, "nsubj")):
        state.apply(frozenset({"probable"}), predicate)
    _apply_conditions(state, predicate, operators)


def _own_tense(predicate: Node) -> Tense | None:
    """The tense of a predicate, as seen from when the article was written.

    `It is the second attack this month` counts one that is there among others; `said troops were being sent`
    is how `troops are being sent` is reported.
    """
    tense = tense_of(predicate)
    if tense is Tense.PRESENT and predicate.pos in NOUNS and children(predicate, "cop"):
        return Tense.PAST if is_ranked(predicate) else tense
    if tense is Tense.PRESENT and predicate.tag == "VBN" and children(predicate, "det"):
        return Tense.PAST  # "is among the arrested"
    if (
        tense is Tense.PAST
        and predicate.relation in ("ccomp", "csubj")
        and tense_of(predicate.head) is Tense.PAST
    ):
        forms = {a.lower for a in children(predicate, "aux")}
        lasting = predicate.tag == "VBG" or "being" in forms
        beside = {words for clause in children(predicate, "advcl") for _, words in subordinators(clause)}
        if lasting and forms & {"was", "were"} and not beside & AT_THE_TIME:
            return Tense.PRESENT
    return tense


def _apply_conditions(state: Composition, predicate: Node, operators: OperatorTable) -> None:
    """What the clause stands under as a condition, and what it is made to depend on."""
    if predicate.relation in ("advcl", "ccomp", "conj", "csubj", "acl", "xcomp"):
        for marker, words in subordinators(predicate):
            for entry in entries_for(operators, "markers", words):
                state.apply(entry.effects, marker)
        if _is_inverted_condition(predicate):
            state.contexts.discard("demanded")
            state.apply(frozenset({"possible", "hypothetical"}), predicate)
    apply_dependence(state, predicate, operators)


def apply_dependence(state: Composition, predicate: Node, operators: OperatorTable) -> None:
    """What a clause that is not past is made to depend on."""
    if state.tense in (Tense.FUTURE, Tense.PRESENT):
        for clause in children(predicate, "advcl"):
            found = [
                e for _, words in subordinators(clause) for e in entries_for(operators, "markers", words)
            ]
            if any("hypothetical" in entry.effects for entry in found):
                # "faces trial if he returns" tells of no trial yet
                state.apply(frozenset({"probable" if state.tense is Tense.FUTURE else "possible"}), clause)


def entries_for(operators: OperatorTable, section: str, words: str) -> Iterator[OperatorEntry]:
    """The entries of a section for several words joined, such as `as_soon_as`."""
    for entry in operators.find(section, words.partition("_")[0]):
        if words in entry.words:
            yield entry


def _is_disjoined(subject: Node) -> bool:
    """`Either Cyprus or Malta`: one of them, but nobody says which."""
    return bool(subject.label) and any(
        c.lower == "or" for conjunct in children(subject, "conj") for c in children(conjunct, "cc")
    )


def _is_inverted_condition(predicate: Node) -> bool:
    """`Had Chad attacked, …`: an adverbial clause that begins with its auxiliary."""
    if predicate.relation != "advcl":
        return False
    subjects = [c.i for c in children(predicate, "nsubj")]
    first = [c for c in children(predicate, "aux", "cop") if c.lower in ("had", "were", "should")]
    return bool(subjects and first) and first[0].i < min(subjects)


def auxiliary_effects(auxiliary: Node, operators: OperatorTable) -> frozenset[str]:
    """`may attack` lies ahead, `may have attacked` behind; `will have attacked` still ahead."""
    clause, word = auxiliary.head, auxiliary.lower
    beside = children(clause, "aux", "advmod")
    perfect = word not in WILL and any(a.lower in HAVE for a in beside)
    if word in WOULD and not perfect and _is_reported(clause):
        # "announced that it would impose": the future as seen from the saying
        return frozenset({"future", "planned", "probable"})
    keys = [f"{word}_have"] if perfect else [f"{word}_not"] if any(a.lower in NOT for a in beside) else []
    for key in keys:
        for entry in entries_for(operators, "auxiliaries", key):
            return entry.effects
    effects = frozenset(e for entry in entries_for(operators, "auxiliaries", word) for e in entry.effects)
    return (effects - {"future"}) | {"past"} if perfect and effects else effects


def _is_reported(clause: Node) -> bool:
    """Whether a clause is what somebody says, before or behind the verb of saying."""
    reported = clause.relation in ("ccomp", "parataxis")
    return reported or any(children(c, "nsubj") for c in children(clause, "parataxis"))


def is_ranked(noun: Node) -> bool:
    """`the first to visit`, `the only state to recognise it`: of whom it is said that he did or will."""
    ranked = (c.lower in RANKS or c.lower[:-2].isdigit() for c in children(noun, "amod"))
    return noun.lower in RANKS or any(ranked)
