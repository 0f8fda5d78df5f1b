"""Says who claims an event: the chain of sources above it, through nested and adjoined reporting.

A claim's sources stand above the event (`China said that …`), beside its clause (`…, China said`,
`according to China`, `as China put it`) or only as a word without a name (`reportedly`). What is said of the
innermost source decides the stance. Quotations that run over sentences are in `quotations`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.extract.context import SECTION_OF, Step
from kgbuild.extract.factuality import negation_of
from kgbuild.extract.frames import children, frame_of, nominals
from kgbuild.extract.tree import Node
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

    token: Node | None
    stance: Stance
    cue: Node


def sources(trigger: Node, steps: list[Step], operators: OperatorTable) -> list[SourceToken]:
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


def _source_tokens(speakers: list[Node], stance: Stance, cue: Node) -> Iterator[SourceToken]:
    """A source for each speaker, or an unnamed one where the cue has none."""
    if not speakers:
        yield SourceToken(None, stance, cue)
    for token in speakers:
        yield SourceToken(token, stance, cue)


def _stance(entry: OperatorEntry) -> Stance | None:
    return next((stance for effect, stance in STANCES.items() if effect in entry.effects), None)


def _is_withheld(verb: Node) -> bool:
    return verb.relation == "xcomp" and verb.head.lemma in WITHHOLDING


def _negated(stance: Stance) -> Stance:
    """`did not say`, `declined to confirm`: withholding; `did not deny` neither denies nor asserts."""
    return (
        Stance.DECLINES
        if stance is Stance.ASSERTS
        else Stance.QUESTIONS
        if stance is Stance.DENIES
        else stance
    )


def _speakers(cue: Node, entry: OperatorEntry) -> list[Node]:
    if "source=none" in entry.effects:
        return []
    frame = frame_of(cue)
    if "source=obj" in entry.effects:
        return frame.get("obj", [])[:1]
    if "source=poss" in entry.effects or cue.pos in ("NOUN", "PROPN"):
        return _owners(cue, frame)[:1]
    if cue.pos == "ADJ" and "says" not in entry.effects:
        return []
    return _without_expletives(frame.get("subj", []))[:2]


def _owners(noun: Node, frame: dict[str, list[Node]]) -> list[Node]:
    """Whose claim, plan or threat it is: possessor, author, or the subject of its verb."""
    for function in ("poss", "prep:by", "prep:from"):
        if frame.get(function):
            return frame[function]
    modifiers = [m for m in frame.get("mod", []) if m.label]
    if modifiers:
        return modifiers
    if noun.relation in ("obj", "obl") and noun.head.pos == "VERB":
        return _without_expletives(frame_of(noun.head).get("subj", []))
    return []


def _without_expletives(tokens: list[Node]) -> list[Node]:
    return [t for t in tokens if t.dep != "expl" and not (t.lower == "it" and t.head.pos == "ADJ")]


def _beside(node: Node, operators: OperatorTable, below: Node | None = None) -> Iterator[SourceToken]:
    """Sources adjoined to a clause: a parenthetical, an `as` clause, `according to`, `reportedly`."""
    for child in node.children:
        if below is not None and child.i == below.i:
            continue
        relation = child.relation
        if relation == "parataxis" or (relation == "advcl" and _has_mark(child, "as")) or _is_appended(child):
            yield from _parenthetical(child, operators)
        elif relation in ("obl", "nmod", "advcl", "advmod"):
            yield from _prepositional(child, operators)
            if relation == "advmod" and any(
                "alleged" in e.effects for e in operators.find("adverbs", child.lower)
            ):
                yield SourceToken(None, Stance.ASSERTS, child)


def _is_appended(clause: Node) -> bool:
    """`X closed the border, the paper reported`: parsers also call the parenthetical a conjunct."""
    if (
        clause.dep != "conj"
        or not children(clause, "nsubj")
        or children(clause, "cc", "obj", "ccomp", "xcomp")
    ):
        return False
    return clause.head.i < clause.i and clause.tree.nodes[clause.left_edge - 1].text in (",", "”", '"')


def _has_mark(clause: Node, word: str) -> bool:
    return any(c.lower == word and c.dep in ("mark", "advmod", "case") for c in clause.children)


def _parenthetical(cue: Node, operators: OperatorTable) -> Iterator[SourceToken]:
    """`…, China said`: a reporting verb without a clause of its own."""
    if children(cue, "ccomp", "xcomp") and cue.relation == "parataxis":
        return
    for entry in operators.find(SECTION_OF.get(cue.pos, ""), cue.lemma):
        stance = _stance(entry)
        if stance is not None and entry.complements & {"ccomp", "parataxis"}:
            yield from _source_tokens(_speakers(cue, entry), stance, cue)
            return


def _prepositional(oblique: Node, operators: OperatorTable) -> Iterator[SourceToken]:
    """`according to X`, `in the words of X`: the words of the entry open the phrase."""
    edge = oblique.left_edge
    while edge < oblique.i and oblique.tree.nodes[edge].is_punct:
        edge += 1
    opening = [t.lower for t in oblique.tree.nodes[edge : edge + 5]]
    for entry in operators.find("prepositions", opening[0] if opening else ""):
        for phrase in entry.words:
            words = phrase.split("_")
            if opening[: len(words)] == words:
                yield from _phrase_sources(oblique, edge + len(words), entry)
                return


def _phrase_sources(oblique: Node, start: int, entry: OperatorEntry) -> Iterator[SourceToken]:
    """The nominals of the phrase that begin after the words of its preposition."""
    inside = [t for t in oblique.subtree() if t.i >= start and t.pos in ("NOUN", "PROPN", "PRON")]
    heads = [t for t in inside if t.head.i < start or t.head not in inside]
    for token in nominals(heads[:1]):
        yield SourceToken(token, _stance(entry) or Stance.ASSERTS, oblique.tree.nodes[oblique.left_edge])


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
