"""Says who claims an event: the chain of sources above it, through nested and adjoined reporting.

A claim's sources stand above the event (`China said that …`), beside its clause (`…, China said`,
`according to China`, `as China put it`) or only as a word without a name (`reportedly`). What is said of the
innermost source decides the stance. Quotations that run over sentences are in `quotations`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kgbuild.extract.context import SECTION_OF, Step
from kgbuild.extract.factuality import negation_of
from kgbuild.extract.frames import base_relation, children, frame_of, nominals
from kgbuild.lexicon.operators import OperatorEntry, OperatorTable
from kgbuild.records import Stance

STANCES = {
    "denies": Stance.DENIES,
    "declines": Stance.DECLINES,
    "questions": Stance.QUESTIONS,
    "demands": Stance.DEMANDS,
    "considers": Stance.CONSIDERS,
    "threatens": Stance.THREATENS,
    "promises": Stance.PROMISES,
    "says": Stance.ASSERTS,
}
"""Effects that make the operator's subject a source, strongest first."""
WITHHOLDING = frozenset({"decline", "refuse", "refrain", "fail"})
"""Verbs over a reporting verb that turn a statement into a withheld one: `declined to confirm`."""


@dataclass(frozen=True, slots=True)
class SourceToken:
    """One source of a claim: the head of its noun phrase (None if unnamed), its stance and its cue."""

    token: Token | None
    stance: Stance
    cue: Token


def sources(trigger: Token, steps: list[Step], operators: OperatorTable) -> list[SourceToken]:
    """The sources of the claim about an event, innermost first."""
    found = list(_beside(trigger, operators))
    for step in steps:
        if step.entry is not None:
            found += _above(step)
        found += _beside(step.outer, operators, below=step.inner)
    return _without_repetition(found)


def _above(step: Step) -> Iterator[SourceToken]:
    assert step.entry is not None
    stance = _stance(step.entry)
    if stance is None:
        return
    if negation_of(step.outer) is not None or _is_withheld(step.outer):
        stance = _negated(stance)
    yield from _source_tokens(_speakers(step.outer, step.entry), stance, step.outer)


def _source_tokens(speakers: list[Token], stance: Stance, cue: Token) -> Iterator[SourceToken]:
    """A source for each speaker, or an unnamed one where the cue has none."""
    if not speakers:
        yield SourceToken(None, stance, cue)
    for token in speakers:
        yield SourceToken(token, stance, cue)


def _stance(entry: OperatorEntry) -> Stance | None:
    return next((stance for effect, stance in STANCES.items() if effect in entry.effects), None)


def _is_withheld(verb: Token) -> bool:
    return base_relation(verb) == "xcomp" and verb.head.lemma_.lower() in WITHHOLDING


def _negated(stance: Stance) -> Stance:
    """`did not say`, `declined to confirm`: the source withholds; `did not deny` neither denies nor asserts."""
    return (
        Stance.DECLINES
        if stance is Stance.ASSERTS
        else Stance.QUESTIONS
        if stance is Stance.DENIES
        else stance
    )


def _speakers(cue: Token, entry: OperatorEntry) -> list[Token]:
    if "source=none" in entry.effects:
        return []
    frame = frame_of(cue)
    if "source=obj" in entry.effects:
        return frame.get("obj", [])[:1]
    if "source=poss" in entry.effects or cue.pos_ in ("NOUN", "PROPN"):
        return _owners(cue, frame)[:1]
    if cue.pos_ == "ADJ" and "says" not in entry.effects:
        return []
    return _without_expletives(frame.get("subj", []))[:2]


def _owners(noun: Token, frame: dict[str, list[Token]]) -> list[Token]:
    """Whose claim, plan or threat it is: possessor, author, or the subject of the verb that it is object of."""
    for function in ("poss", "prep:by", "prep:from"):
        if frame.get(function):
            return frame[function]
    modifiers = [m for m in frame.get("mod", []) if m.ent_type_]
    if modifiers:
        return modifiers
    if base_relation(noun) in ("obj", "obl") and noun.head.pos_ == "VERB":
        return _without_expletives(frame_of(noun.head).get("subj", []))
    return []


def _without_expletives(tokens: list[Token]) -> list[Token]:
    return [t for t in tokens if t.dep_ != "expl" and not (t.lower_ == "it" and t.head.pos_ == "ADJ")]


def _beside(node: Token, operators: OperatorTable, below: Token | None = None) -> Iterator[SourceToken]:
    """Sources adjoined to a clause: a parenthetical, an `as` clause, `according to`, `reportedly`."""
    for child in node.children:
        if below is not None and child.i == below.i:
            continue
        relation = base_relation(child)
        if relation == "parataxis" or (relation == "advcl" and _has_mark(child, "as")) or _is_appended(child):
            yield from _parenthetical(child, operators)
        elif relation in ("obl", "nmod", "advcl", "advmod"):
            yield from _prepositional(child, operators)
            if relation == "advmod" and any(
                "alleged" in e.effects for e in operators.find("adverbs", child.lower_)
            ):
                yield SourceToken(None, Stance.ASSERTS, child)


def _is_appended(clause: Token) -> bool:
    """`X closed the border, the paper reported`: parsers also call the parenthetical a conjunct."""
    if (
        clause.dep_ != "conj"
        or not children(clause, "nsubj")
        or children(clause, "cc", "obj", "ccomp", "xcomp")
    ):
        return False
    return clause.head.i < clause.i and clause.doc[clause.left_edge.i - 1].text in (",", "”", '"')


def _has_mark(clause: Token, word: str) -> bool:
    return any(c.lower_ == word and c.dep_ in ("mark", "advmod", "case") for c in clause.children)


def _parenthetical(cue: Token, operators: OperatorTable) -> Iterator[SourceToken]:
    """`…, China said`: a reporting verb without a clause of its own."""
    if children(cue, "ccomp", "xcomp") and base_relation(cue) == "parataxis":
        return
    for entry in operators.find(SECTION_OF.get(cue.pos_, ""), cue.lemma_.lower()):
        stance = _stance(entry)
        if stance is not None and entry.complements & {"ccomp", "parataxis"}:
            yield from _source_tokens(_speakers(cue, entry), stance, cue)
            return


def _prepositional(oblique: Token, operators: OperatorTable) -> Iterator[SourceToken]:
    """`according to X`, `in the words of X`: the words of the entry open the phrase."""
    edge = oblique.left_edge.i
    opening = [t.lower_ for t in oblique.doc[edge : edge + 5]]
    for entry in operators.find("prepositions", opening[0] if opening else ""):
        for phrase in entry.words:
            words = phrase.split("_")
            if opening[: len(words)] == words:
                yield from _phrase_sources(oblique, edge + len(words), entry)
                return


def _phrase_sources(oblique: Token, start: int, entry: OperatorEntry) -> Iterator[SourceToken]:
    """The nominals of the phrase that begin after the words of its preposition."""
    inside = [t for t in oblique.subtree if t.i >= start and t.pos_ in ("NOUN", "PROPN", "PRON")]
    heads = [t for t in inside if t.head.i < start or t.head not in inside]
    for token in nominals(heads[:1]):
        yield SourceToken(token, _stance(entry) or Stance.ASSERTS, oblique.doc[oblique.left_edge.i])


def _without_repetition(found: list[SourceToken]) -> list[SourceToken]:
    """The same speaker is one source, even if several cues point to it."""
    kept: list[SourceToken] = []
    for source in found:
        same = [
            k
            for k in kept
            if k.token is not None and source.token is not None and k.token.i == source.token.i
        ]
        if not same:
            kept.append(source)
    named = [s for s in kept if s.token is not None]
    return kept if not named else [s for s in kept if s.token is not None or s is kept[0]]
