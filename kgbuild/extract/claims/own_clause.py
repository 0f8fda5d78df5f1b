"""Reads what an event's own clause or noun phrase says of whether it happened.

Tense, auxiliaries, adverbs, negation and conditions of a clause; modifiers and determiners of a noun. What
stands above it is composed in `factuality`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract.claims.composition import WRITINGS, Composition
from kgbuild.extract.claims.context import WISHING
from kgbuild.extract.claims.government import find_operator
from kgbuild.extract.syntax.clauses import (
    CALENDAR,
    HAVE,
    MEANWHILE,
    WILL,
    is_current,
    is_own_prospect,
    is_simple_present,
    is_to_come,
    negation_of,
    subordinators,
    tense_of,
    unfulfilled_infinitive,
)
from kgbuild.extract.syntax.constituents import children, has_agent, is_passive, negates, prepositions
from kgbuild.extract.syntax.tree import WEEKDAYS, Node
from kgbuild.lexicon.operators import OperatorEntry, OperatorTable
from kgbuild.records import Tense

NOUNS = ("NOUN", "PROPN")
NEGATIVE_DETERMINERS = frozenset({"no", "neither", "none"})
WOULD = frozenset({"would", "'d", "’d"})
DISCLOSING = frozenset(
    "believe think find discover learn reveal disclose testify recall admit acknowledge confess show see "
    "hear know suspect allege remember".split()
)
"""Verbs of what comes to light of the past: `disclosed that he was supplying them`."""
NOT = frozenset({"not", "n't", "n’t", "never"})
CONDITIONS = frozenset({"if", "unless", "should", "provided", "providing", "assuming", "in_case"})
"""Subordinators of what may come or not."""
SET = frozenset({"set", "due"})
"""Participles of what has a date, where they have one: `elections set for May`."""
SHARED = frozenset({"alleged", "planned", "considered", "threatened"})
"""Effects of modifiers that hold for all the nouns that are coordinated."""
OPENING = frozenset({"begin", "start", "open"})
RANKS = frozenset({"first", "second", "third", "last", "latest", "only", "next"})
"""Adjectives of a noun that was or will be what its infinitive says."""
TOPMOST = frozenset({"highest", "most", "largest", "biggest"})
"""What stands in such an adjective: `the highest-ranking envoy to visit`."""


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
        _apply_shared_modifiers(state, token, operators)
    else:
        _apply_clause(state, token, operators)


def _apply_modifiers(state: Composition, noun: Node, operators: OperatorTable, by_trying: bool) -> None:
    for child in noun.children:
        relation = child.relation
        if (relation == "det" and child.lower in NEGATIVE_DETERMINERS) or (
            relation in ("det", "advmod", "cc") and child.lower in NOT and negates(child)
        ):
            state.apply(frozenset({"negate"}), child)
        elif relation in ("nmod", "obl", "acl", "advcl") and (
            _is_dated_ahead(child) or any(map(_is_dated_ahead, children(child, "acl")))
        ):
            state.apply(frozenset({"future", "planned", "probable"}), child)
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
        # "protests planned in Paris", but not "comments reported by a newspaper"
        planned = relation == "acl" and child.tag == "VBN" and not has_agent(child)
        if planned or relation in ("amod", "compound", "advmod"):
            for entry in operators.find("modifiers", child.lower):
                state.tried |= by_trying and "tried" in entry.effects
                dropped = {"negate"} if state.tried else set()
                state.apply(entry.effects - dropped, child)


def _apply_shared_modifiers(state: Composition, noun: Node, operators: OperatorTable) -> None:
    """`alleged torture and murder`, `possible raids or strikes`: a bare conjunct is as the first one is."""
    if noun.dep != "conj" or noun.head.pos not in NOUNS or children(noun, "det", "amod", "nmod:poss"):
        return
    for child in children(noun.head, "amod"):
        for entry in operators.find("modifiers", child.lower):
            if entry.effects & SHARED and "negate" not in entry.effects:
                state.apply(entry.effects, child)


def _is_dated_ahead(modifier: Node) -> bool:
    """`elections next month`, `a summit set for Tuesday`, `talks to be held`, `a visit beginning Monday`."""
    if modifier.dep in ("nmod:unmarked", "obl:unmarked"):
        return is_to_come(modifier)
    if modifier.relation not in ("acl", "advcl") or modifier.dep == "acl:relcl":
        return False
    if modifier.tag == "VBN":
        if modifier.lower in SET:
            return any("for" in prepositions(c) for c in children(modifier, "obl"))
        return modifier.lemma in ("hold", "convene") and any(
            c.lower == "to" for c in children(modifier, "mark")
        )
    dated = modifier.tag == "VBG" and modifier.lemma in OPENING
    return dated and any(
        c.lemma in WEEKDAYS or is_to_come(c) or is_current(c) for c in children(modifier, "obl", "nmod")
    )


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
    asks_not_to = predicate.lemma in WISHING and children(predicate, "xcomp") and children(predicate, "obj")
    if not asks_not_to and (negation := negation_of(predicate)):
        state.apply(frozenset({"negate"}), negation)
    if predicate.relation == "acl" and predicate.head.lemma in WRITINGS:
        _apply_authenticity(state, predicate.head, operators)
    if _threatens(predicate):
        state.apply(frozenset({"future", "threatened", "possible"}), predicate)
    if unfulfilled := unfulfilled_infinitive(predicate):
        state.apply(frozenset({"past", "negate", "probable"}), unfulfilled)
    if state.tense is None:
        state.tense = _own_tense(predicate)
    if any(_is_disjoined(subject) for subject in children(predicate, "nsubj")):
        state.apply(frozenset({"probable"}), predicate)
    _apply_conditions(state, predicate, operators)


def _apply_authenticity(state: Composition, writing: Node, operators: OperatorTable) -> None:
    """`a purported letter demanding it`: what nobody knows to be written is only alleged to be said."""
    for child in children(writing, "amod"):
        if any("alleged" in entry.effects for entry in operators.find("modifiers", child.lower)):
            state.apply(frozenset({"alleged"}), child)


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
        forms = {a.lower for a in children(predicate, "aux", "cop")}
        in_it = predicate.pos in NOUNS and "in" in prepositions(predicate)  # "said it was in talks"
        lasting = (
            predicate.tag == "VBG" or "being" in forms or in_it
        ) and predicate.head.lemma not in DISCLOSING
        beside = {words for clause in children(predicate, "advcl") for _, words in subordinators(clause)}
        if lasting and forms & {"was", "were"} and not beside & MEANWHILE:
            return Tense.PRESENT
    return tense


def _apply_conditions(state: Composition, predicate: Node, operators: OperatorTable) -> None:
    """What the clause stands under as a condition, and what it is made to depend on."""
    if predicate.relation in ("advcl", "ccomp", "conj", "csubj", "acl", "xcomp"):
        for marker, words in subordinators(predicate):
            for entry in entries_for(operators, "markers", words):
                open_ = predicate.relation == "advcl" and _is_open(predicate)
                open_ |= predicate.relation == "advcl" and _is_shifted(predicate)
                if words in CONDITIONS and (_is_bare(predicate) or open_):
                    state.tense = Tense.FUTURE
                insisted = words == "unless" and predicate.relation == "advcl" and _is_told(predicate.head)
                state.apply(entry.effects | {"demanded"} if insisted else entry.effects, marker)
        if _is_inverted_condition(predicate):
            state.contexts.discard("demanded")
            state.apply(frozenset({"possible", "hypothetical"}), predicate)
    apply_dependence(state, predicate, operators)


def _is_told(clause: Node) -> bool:
    """`said it would not leave unless …`: what somebody says will be, and what would make him not do it."""
    return clause.relation == "ccomp" and any(a.lower in WILL | WOULD for a in children(clause, "aux"))


def _threatens(predicate: Node) -> bool:
    """`said they would kill him unless …`, `said he would be killed unless …`."""
    if not _is_told(predicate) or negation_of(predicate) is not None:
        return False
    conditions = [words for c in children(predicate, "advcl") for _, words in subordinators(c)]
    passive = is_passive(predicate) and not has_agent(predicate)
    return "unless" in conditions and (passive or is_own_prospect(predicate))


def _is_open(clause: Node) -> bool:
    """`if it attacks`, `unless it is freed`: a present tense for what may come."""
    undergone = clause.tag == "VBN" and any(a.lower in ("is", "are") for a in children(clause, "aux"))
    return undergone or is_simple_present(clause)


def _is_shifted(clause: Node) -> bool:
    """`said it would kill him if its demands were not met`: a past tense for what may come."""
    if any(a.lower == "had" for a in children(clause, "aux")):
        return False
    return any(a.lower in WOULD for a in children(clause.head, "aux"))


def _is_bare(clause: Node) -> bool:
    """`if convicted`, `unless freed`: what may come, in a participle that tells no time."""
    return clause.tag == "VBN" and not children(clause, "aux", "cop")


def apply_dependence(state: Composition, predicate: Node, operators: OperatorTable) -> None:
    """What a clause that is not past is made to depend on."""
    if state.tense in (Tense.FUTURE, Tense.PRESENT):
        for clause in children(predicate, "advcl"):
            if any(predicate.i < c.i < clause.i and c.pos == "VERB" for c in children(predicate, "conj")):
                continue  # "denies it and will answer if it is accused": the second depends on it
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
    if word == "shall" and any(s.lower in ("i", "we") for s in children(clause, "nsubj")):
        return frozenset({"future"})
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
    if clause.tag == "VBG" and "possible" in effects and any(a.lower == "be" for a in beside):
        return (effects - {"future"}) | {"present"}  # "may be hiding them"
    return (effects - {"future"}) | {"past"} if perfect and effects else effects


def _is_reported(clause: Node) -> bool:
    """Whether a clause is what somebody says, before or behind the verb of saying."""
    reported = clause.relation in ("ccomp", "parataxis")
    return reported or any(children(c, "nsubj") for c in children(clause, "parataxis"))


def is_ranked(noun: Node) -> bool:
    """`the first to visit`, `the only state to recognise it`: of whom it is said that he did or will."""
    ranked = (
        c.lower in RANKS or c.lower[:-2].isdigit() or any(part.lower in TOPMOST for part in c.subtree())
        for c in children(noun, "amod")
    )
    return noun.lower in RANKS or any(ranked)


def inherit(state: Composition, outer: Node, operators: OperatorTable, polarity: bool) -> None:
    """Takes over modality and tense of the governing clause, where the event has no tense of its own."""
    finite = state.tense is not None and not state.contexts
    for child in children(outer, "aux"):
        if not finite and (effects := auxiliary_effects(child, operators)):
            state.apply(effects - {"future"} if state.tense else effects, child)
    for child in children(outer, "advmod"):
        for entry in operators.find("adverbs", child.lower):
            if outer.pos != "ADJ" or "negate" not in entry.effects:  # but "is almost ready to"
                state.apply(entry.effects, child)
    if polarity and (negation := negation_of(outer)):
        state.apply(frozenset({"negate"}), negation)
    if state.tense is None:
        state.tense = tense_of(outer)
