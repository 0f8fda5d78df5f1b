"""Decides whether an event happened, by composing what stands on its word and above it in the tree.

The composition runs outwards from the event's word. Its own clause gives a first tense, polarity and
certainty; each operator above it then negates, weakens, moves to the future, or puts the event into a
context (planned, considered, threatened, demanded, alleged). Implicative verbs pass on the polarity and
tense of their own clause, so `did not manage to reach a deal` is negative and `failed to reach` too.

Values follow GRaSP (polarity, certainty, tense); see `ontology/operators/` for the words.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kgbuild.extract.context import Step, clause_marker
from kgbuild.extract.frames import children, has_agent, is_negated, is_passive
from kgbuild.extract.tree import Node
from kgbuild.lexicon.operators import OperatorTable
from kgbuild.records import Certainty, Factuality, Polarity, Stance, Status, Tense

ORDER = (Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)
NEGATIVE_DETERMINERS = frozenset({"no", "neither", "none", "nobody", "nothing"})
CONTEXTS = ("threatened", "demanded", "considered", "planned", "hypothetical")
CLOSING_QUOTES = frozenset({'"', "”", "''", "’", "»"})
WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
BE = frozenset({"is", "are", "was", "were", "'s", "’s", "'re", "’re"})
UNCHANGED = frozenset("beat bid burst cast cost cut hit hurt let put quit set shed shut split spread".split())
"""Verbs whose past tense is their base form."""
SHARING_COORDINATORS = frozenset({"or", "nor"})
"""Under these a negation of the first conjunct holds for the others too."""


@dataclass(slots=True)
class Composition:
    """The state of a composition on its way outwards."""

    negative: bool = False
    certainty: Certainty = Certainty.CERTAIN
    tense: Tense | None = None
    contexts: set[str] = field(default_factory=set)
    alleged: bool = False
    cues: list[tuple[Node, str]] = field(default_factory=list)

    def weaken(self, certainty: Certainty) -> None:
        """Lowers the certainty, never raises it."""
        self.certainty = min(self.certainty, certainty, key=ORDER.index)

    def apply(self, effects: frozenset[str], cue: Node) -> None:
        """Takes in the effects of one word."""
        if "negate" in effects:
            self.negative = not self.negative
        for name, certainty in (("possible", Certainty.POSSIBLE), ("probable", Certainty.PROBABLE)):
            if name in effects:
                self.weaken(certainty)
        for name in ("future", "past", "present"):
            if name in effects and self.tense is None:
                self.tense = Tense(name)
        self.contexts |= effects & set(CONTEXTS)
        self.alleged |= bool(effects & {"alleged", "perpetrator"})
        if effects - {"support", "says", "certain", "perpetrator"}:
            self.cues.append((cue, " ".join(sorted(effects))))


def compose(trigger: Node, steps: list[Step], operators: OperatorTable) -> Composition:
    """The composition for an event's word and the steps above it."""
    state = Composition()
    _apply_own_clause(state, trigger, operators)
    for step in steps:
        _apply_step(state, step, operators)
    if _is_asked(trigger, steps):
        state.apply(frozenset({"possible", "hypothetical"}), trigger)
    return state


def _is_asked(trigger: Node, steps: list[Step]) -> bool:
    """Whether the event stands in the main clause of a question."""
    if any(step.presupposed or step.function in ("relcl", "advcl", "parataxis") for step in steps):
        return False
    words = [node.text for node in trigger.tree.sentences[trigger.sentence].nodes if not node.is_space]
    return next((word for word in reversed(words) if word not in CLOSING_QUOTES), "") == "?"


def conclude(state: Composition, stance: Stance, nominal: bool) -> Factuality:
    """The factuality that a composition comes to.

    Args:
        state: The finished composition.
        stance: The stance of the innermost source.
        nominal: The event is expressed by a noun, which presupposes it where nothing speaks against it.
    """
    tense = state.tense or (Tense.PAST if nominal else Tense.PRESENT)
    polarity = Polarity.NEGATIVE if state.negative else Polarity.POSITIVE
    certainty = state.certainty
    if stance in (Stance.DECLINES, Stance.QUESTIONS):
        certainty = min(certainty, Certainty.POSSIBLE, key=ORDER.index)
    return Factuality(polarity, certainty, tense, _status(state, stance, tense))


def _status(state: Composition, stance: Stance, tense: Tense) -> Status:
    if stance is Stance.DENIES:
        return Status.DENIED
    for context, status in (("threatened", Status.THREATENED), ("demanded", Status.DEMANDED)):
        if context in state.contexts:
            return status
    if state.negative:
        return Status.NOT_OCCURRED
    if state.alleged or stance in (Stance.DECLINES, Stance.QUESTIONS):
        return Status.ALLEGED
    if "considered" in state.contexts or "hypothetical" in state.contexts:
        return Status.CONSIDERED
    if "planned" in state.contexts or tense is Tense.FUTURE:
        return Status.CONSIDERED if state.certainty is Certainty.POSSIBLE else Status.PLANNED
    if state.certainty is Certainty.POSSIBLE:
        return Status.CONSIDERED
    return Status.ONGOING if tense is Tense.PRESENT else Status.OCCURRED


def _apply_own_clause(state: Composition, token: Node, operators: OperatorTable) -> None:
    if token.pos in ("NOUN", "PROPN") and not children(token, "cop"):
        _apply_modifiers(state, token, operators)
        return
    _apply_clause(state, token, operators)


def _apply_modifiers(state: Composition, noun: Node, operators: OperatorTable) -> None:
    for child in noun.children:
        relation = child.relation
        if (relation == "det" and child.lower in NEGATIVE_DETERMINERS) or (
            relation in ("det", "advmod") and child.lower in ("not", "never")
        ):
            state.apply(frozenset({"negate"}), child)
        if relation in ("amod", "compound", "advmod"):
            for entry in operators.find("modifiers", child.lower):
                state.apply(entry.effects, child)


def _apply_clause(state: Composition, predicate: Node, operators: OperatorTable) -> None:
    """Auxiliaries, adverbs, negation and tense of a predicate's own clause."""
    for child in predicate.children:
        relation = child.relation
        if relation in ("aux", "cop"):
            _apply_auxiliary(state, child, operators)
        elif relation == "advmod":
            for entry in operators.find("adverbs", child.lower):
                state.apply(entry.effects, child)
    if negation := negation_of(predicate):
        state.apply(frozenset({"negate"}), negation)
    if state.tense is None:
        state.tense = tense_of(predicate)
    marker = clause_marker(predicate)
    if marker is None and _is_inverted_condition(predicate):
        state.apply(frozenset({"possible", "hypothetical"}), predicate)
    if marker is not None and predicate.relation in ("advcl", "ccomp", "conj", "csubj", "acl"):
        for entry in operators.find("markers", marker.lower):
            state.apply(entry.effects, marker)


def _is_inverted_condition(predicate: Node) -> bool:
    """`Had Chad attacked, …`: an adverbial clause that begins with its auxiliary."""
    if predicate.relation != "advcl":
        return False
    subjects = [c.i for c in children(predicate, "nsubj")]
    first = [c for c in children(predicate, "aux", "cop") if c.lower in ("had", "were", "should")]
    return bool(subjects and first) and first[0].i < min(subjects)


def _apply_auxiliary(state: Composition, auxiliary: Node, operators: OperatorTable) -> None:
    """`may attack` lies ahead, `may have attacked` behind; `will have attacked` still ahead."""
    if auxiliary.lower in ("would", "'d", "’d") and auxiliary.head.relation in ("ccomp", "parataxis"):
        # "announced that it would impose": the future as seen from the saying
        state.apply(frozenset({"future", "planned", "probable"}), auxiliary)
        return
    perfect = any(a.lower == "have" for a in children(auxiliary.head, "aux")) and auxiliary.lower not in WILL
    for entry in operators.find("auxiliaries", auxiliary.lower):
        state.apply(entry.effects - {"future"} | {"past"} if perfect else entry.effects, auxiliary)


def _has_singular_subject(predicate: Node) -> bool:
    subjects = children(predicate, "nsubj")
    plural = any(s.lower in ("i", "you", "we", "they") or (s.is_plural and not s.label) for s in subjects)
    return bool(subjects) and not plural and not any(children(s, "conj") for s in subjects)


def negation_of(predicate: Node) -> Node | None:
    """The word that negates a predicate's clause: `not`, `never`, or `no` on its subject or object."""
    for child in children(predicate, "advmod"):
        if child.lower == "longer" and any(c.lower == "no" for c in child.children):
            return child
    if is_negated(predicate):
        return next(c for c in predicate.children if c.lower in _NEGATION_WORDS)
    for argument in children(predicate, "nsubj", "obj"):
        if argument.lower in NEGATIVE_DETERMINERS:
            return argument
        for child in argument.children:
            if child.relation in ("det", "cc") and child.lower in NEGATIVE_DETERMINERS:
                return child
    for child in children(predicate, "aux"):
        if child.lower in _NEGATION_WORDS:
            return child
    return None


_NEGATION_WORDS = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "without"})


def tense_of(predicate: Node) -> Tense | None:
    """The tense of a predicate's clause from its auxiliaries and its own form; None if it has none."""
    auxiliaries = [*children(predicate, "aux"), *children(predicate, "cop")]
    forms = {a.lower for a in auxiliaries}
    if forms & WILL:
        return Tense.FUTURE
    if predicate.tag == "VB" and forms & BE and any(c.lower == "to" for c in children(predicate, "mark")):
        # "is to meet", "were to begin"
        return Tense.FUTURE
    if forms & {"have", "has", "had", "'ve", "’ve", "'d", "did", "was", "were", "been"}:
        return Tense.PAST
    if predicate.tag == "VBD":
        return Tense.PAST
    if any("Tense=Past" in a.morph and "VerbForm=Fin" in a.morph for a in auxiliaries):
        return Tense.PAST
    if forms & {"is", "are", "am", "'s", "’s", "'re", "’re", "do", "does", "be", "being"}:
        return Tense.PRESENT
    if predicate.tag == "VBP" and predicate.lower in UNCHANGED and _has_singular_subject(predicate):
        # "The Netherlands cut its aid": a present tense would be "cuts"
        return Tense.PAST
    if predicate.tag in ("VBZ", "VBP"):
        return Tense.PRESENT
    if predicate.tag == "VB" and predicate.relation == "root" and children(predicate, "mark"):
        # "Leaders to meet in Paris": headlines put what is to come into the infinitive
        return Tense.FUTURE
    if predicate.tag == "VBN" and predicate.relation in ("acl", "amod", "advcl", "root"):
        return Tense.PAST
    return None


def _apply_step(state: Composition, step: Step, operators: OperatorTable) -> None:
    outer = step.outer
    if step.function == "conj":
        _apply_coordination(state, step, operators)
        return
    if step.presupposed:
        return
    if step.entry is not None:
        _apply_operator(state, step, operators)
    elif step.function == "advcl:to" or (step.function == "xcomp" and outer.pos in ("NOUN", "PROPN")):
        state.apply(frozenset({"future", "planned", "possible"}), outer)
    elif step.function == "xcomp":
        _inherit(state, outer, operators, polarity=True)
    elif step.inner.pos in ("VERB", "AUX") and state.tense is None:
        # a gerund shares the time of its clause; a noun keeps its own
        state.tense = tense_of(outer)


def _apply_coordination(state: Composition, step: Step, operators: OperatorTable) -> None:
    """`may attack and invade`: a conjunct without auxiliary and subject shares those of the first."""
    inner, outer = step.inner, step.outer
    if inner.pos not in ("VERB", "AUX") or children(inner, "nsubj", "aux"):
        return
    for child in children(outer, "aux"):
        if child.i < inner.i and (inner.tag in ("VB", "VBN", "VBG")):
            for entry in operators.find("auxiliaries", child.lower):
                state.apply(entry.effects, child)
    coordinators = {c.lower for c in inner.children if c.dep == "cc"}
    if coordinators & SHARING_COORDINATORS and is_negated(outer):
        state.apply(frozenset({"negate"}), outer)
    if state.tense is None or inner.tag in ("VB", "VBN", "VBG"):
        state.tense = tense_of(outer) or state.tense


def _apply_operator(state: Composition, step: Step, operators: OperatorTable) -> None:
    assert step.entry is not None
    effects, outer = step.entry.effects, step.outer
    negation = negation_of(outer) if outer.pos in ("VERB", "AUX", "ADJ") else None
    if negation is not None:
        effects = _under_negation(effects)
        if "negated" not in effects and "cancelled" not in effects:
            state.cues.append((negation, "negate"))
    if (
        "says" in effects
        and step.function in ("xcomp", "ccomp")
        and is_passive(outer)
        and not has_agent(outer)
    ):
        # "is said to have received": nobody vouches for it
        effects |= {"alleged"}
    own = effects - {"negated", "cancelled"}
    state.apply(own, outer)
    if "negated" in effects:
        state.apply(frozenset({"negate"}), negation or outer)
    _inherit(state, outer, operators, polarity=False)


def _under_negation(effects: frozenset[str]) -> frozenset[str]:
    """What an operator does when it is itself negated.

    `did not refuse to` leaves the event open but positive; `does not plan to`, `did not manage to` and
    `held no talks` make it negative; `did not say that` only takes the assertion away.
    """
    if "negate" in effects:
        return (effects - {"negate"}) | {"possible", "cancelled"}
    if effects & {"says", "denies", "questions"} and not effects & {"planned", "promises", "threatens"}:
        return effects | {"possible"}
    if "demanded" in effects:
        return effects | {"possible"}
    return effects | {"negated"}


def _inherit(state: Composition, outer: Node, operators: OperatorTable, polarity: bool) -> None:
    """Takes over modality and tense of the governing clause, where the event has no tense of its own."""
    finite = state.tense is not None and not state.contexts
    for child in children(outer, "aux"):
        for entry in operators.find("auxiliaries", child.lower):
            if not finite:
                state.apply(entry.effects - {"future"} if state.tense else entry.effects, child)
    for child in children(outer, "advmod"):
        for entry in operators.find("adverbs", child.lower):
            state.apply(entry.effects, child)
    if polarity and (negation := negation_of(outer)):
        state.apply(frozenset({"negate"}), negation)
    if state.tense is None:
        state.tense = tense_of(outer)
