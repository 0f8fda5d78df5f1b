"""Finds the words that express events: matches the lexicon's patterns on the dependency tree.

Patterns are indexed by the lemma of their head word. A pattern matches where its fixed words depend on the
head in their functions and its required slots are filled; of the patterns that match one word, the one that
asks for most wins. A noun that is part of a longer match (`sanctions` in `impose sanctions`) is not matched
again by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kgbuild.extract.context import find_operator, function_in
from kgbuild.extract.frames import Frame, children, frame_of, noun_frame, predicate_frame
from kgbuild.extract.tree import Node, Sentence
from kgbuild.lexicon.operators import OperatorTable
from kgbuild.lexicon.phrases import Fixed, Phrase

POS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}
LONGEST_TRIGGER = 6
"""Words between the head and its fixed words up to which a trigger is shown as one stretch."""
NAMES_OF_ACTORS = frozenset({"PERSON", "GPE", "NORP"})


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a sentence.

    Attributes:
        phrase: The pattern.
        head: Its head word.
        fixed: The words that filled its fixed parts.
        frame: The head's frame, with what its fixed noun and its support verb contribute.
        support: The light verb that an event noun is object or subject of, if there is one.
    """

    phrase: Phrase
    head: Node
    fixed: tuple[Node, ...]
    frame: Frame
    support: Node | None = None

    @property
    def trigger(self) -> tuple[int, int]:
        """Node range of the trigger: head and fixed words, as long as they stand close together."""
        indices = sorted({self.head.i, *(t.i for t in self.fixed)})
        if indices[-1] - indices[0] >= LONGEST_TRIGGER:
            return self.head.i, self.head.i + 1
        return indices[0], indices[-1] + 1


class TriggerIndex:
    """The lexicon's patterns by part of speech and head lemma, the most demanding first."""

    def __init__(self, phrases: Iterable[Phrase], operators: OperatorTable) -> None:
        self.operators = operators
        found: dict[tuple[str, str], list[Phrase]] = {}
        for phrase in phrases:
            found.setdefault((phrase.pos, phrase.head), []).append(phrase)
        self._patterns: Mapping[tuple[str, str], tuple[Phrase, ...]] = {
            key: tuple(sorted(value, key=lambda p: -p.specificity)) for key, value in found.items()
        }

    def matches(self, sentence: Sentence) -> list[Match]:
        """The events of a sentence, one per word, in text order."""
        found = [m for token in sentence.nodes for m in self._match(token)]
        taken = {t.i for m in found for t in m.fixed if m.head.i != t.i}
        return [m for m in found if m.head.i not in taken or m.phrase.pos == "VERB"]

    def _match(self, token: Node) -> Iterator[Match]:
        if token.label in NAMES_OF_ACTORS and token.pos == "PROPN":
            return
        for pos in _parts_of_speech(token):
            patterns = self._patterns.get((pos, token.lemma), ())
            frame = predicate_frame(token) if pos == "ADJ" else frame_of(token) if patterns else {}
            found = [match for phrase in patterns if (match := self._try(phrase, token, frame))]
            if found:
                yield max(found, key=_fit)
                return

    def _try(self, phrase: Phrase, token: Node, frame: Frame) -> Match | None:
        fixed: list[Node] = []
        for part in phrase.fixed:
            word = _find_fixed(part, token, frame)
            if word is None:
                return None
            fixed.append(word)
        if phrase.clauses and not any(frame.get(clause) for clause in _clauses(phrase)):
            return None
        merged = _merge_fixed(frame, fixed)
        if phrase.pos == "NOUN":
            match = self._nominal(phrase, token, fixed, merged)
            return match if _required_filled(phrase, match.frame) else None
        if not _required_filled(phrase, merged):
            return None
        return Match(phrase, token, tuple(fixed), merged)

    def _nominal(self, phrase: Phrase, noun: Node, fixed: list[Node], frame: Frame) -> Match:
        """An event noun takes subject and prepositions from the light verb that it stands under."""
        support = self.support_verb(noun)
        if support is not None:
            outer = frame_of(support)
            frame = {**frame}
            if function_in(noun) != "subj":
                frame["support:subj"] = [t for t in outer.get("subj", []) if t.i != noun.i]
            for function, tokens in outer.items():
                if function.startswith("prep:") or function == "iobj":
                    frame[function] = [*frame.get(function, []), *(t for t in tokens if t.i != noun.i)]
        accused = self._accused(noun)
        if accused:
            frame = {**frame, "accused": accused}
        return Match(phrase, noun, tuple(fixed), frame, support)

    def _accused(self, noun: Node) -> list[Node]:
        """Who is accused of the event: `Iran` in `blamed Iran for the attack`, `attributed the attack to Iran`."""
        governor = noun.head
        if governor.pos != "VERB":
            return []
        function = function_in(noun)
        entry = find_operator(self.operators, governor, function, noun)
        if entry is None or not entry.effects & {"perpetrator", "alleged"}:
            return []
        outer = frame_of(governor)
        if function == "obj":
            return outer.get("prep:to") or outer.get("prep:on") or []
        return outer.get("obj", [])

    def support_verb(self, noun: Node) -> Node | None:
        """The light verb of an event noun: `hold` in `held two rounds of talks`."""
        inner = noun
        for _ in range(3):
            if inner.head.i == inner.i:
                return None
            function = function_in(inner)
            outer = inner.head
            if function == "conj" or (function == "prep:of" and outer.pos in ("NOUN", "NUM")):
                inner = outer
                continue
            entry = find_operator(self.operators, outer, function, inner)
            return outer if entry is not None and "support" in entry.effects else None
        return None


def _fit(match: Match) -> tuple[int, int]:
    """How well a pattern fits: by what it asks for, then by how many of its slots are filled."""
    return match.phrase.specificity, sum(bool(match.frame.get(slot.function)) for slot in match.phrase.slots)


def _parts_of_speech(token: Node) -> list[str]:
    """Under which parts of speech a word is looked up; `a victim` under a copula is predicated like an adjective."""
    pos = POS.get(token.pos)
    if pos is None:
        return []
    if pos == "NOUN" and children(token, "cop"):
        return ["ADJ", "NOUN"]
    return [pos, "VERB"] if pos == "ADJ" and token.tag in ("VBN", "VBG", "JJ") else [pos]


def _clauses(phrase: Phrase) -> list[str]:
    return sorted(phrase.clauses | ({"advcl:to"} if "xcomp" in phrase.clauses else set()))


def _find_fixed(part: Fixed, head: Node, frame: Frame) -> Node | None:
    """The dependent that fills a fixed part of a pattern, or None."""
    for token in _fixed_candidates(part.function, head, frame):
        if token.lemma in part.lemmas or token.lower in part.lemmas:
            return token
    return None


def _fixed_candidates(function: str, head: Node, frame: Frame) -> Iterator[Node]:
    if function == "comp":
        yield from frame.get("obj", ())
        for child in head.children:
            if child.relation in ("xcomp", "obj", "amod", "compound", "advmod", "obl", "ccomp", "iobj"):
                yield child
        for noun in frame.get("obj", ()):
            # "held a round of talks", "signed a trade and investment agreement"
            yield from (c for c in children(noun, "nmod", "compound", "conj") if c.i != head.i)
    elif function == "any":
        for child in head.children:
            yield child
            yield from child.children
        yield from frame.get("obj", ())
    elif function == "prt":
        yield from frame.get("prt", ())
        for child in head.children:
            yield from (c for c in child.children if c.relation == "case")
    else:
        yield from frame.get(function, ())
        if function.startswith("prep:"):
            for noun in frame.get("obj", ()):
                yield from noun_frame(noun).get(function, ())


def _merge_fixed(frame: Frame, fixed: list[Node]) -> Frame:
    """The frame with what depends on its fixed nouns: `on Iran` in `impose sanctions on Iran`."""
    nouns = [t for t in fixed if t.pos in ("NOUN", "PROPN")]
    if not nouns:
        return frame
    merged = {function: list(tokens) for function, tokens in frame.items()}
    indices = {t.i for t in nouns}
    for function, tokens in merged.items():
        merged[function] = [t for t in tokens if t.i not in indices]
    for noun in nouns:
        for function, tokens in noun_frame(noun).items():
            if function.startswith("prep:") or function in ("poss", "mod", "xcomp", "ccomp"):
                merged.setdefault(function, []).extend(tokens)
    return merged


def _required_filled(phrase: Phrase, frame: Frame) -> bool:
    """Whether each role that must be filled is so by one of its slots, with one of the heads asked for."""
    by_role: dict[str, bool] = {}
    for slot in phrase.slots:
        if slot.required:
            fillers = frame.get(slot.function, [])
            filled = any(not slot.heads or t.lemma in slot.heads for t in fillers)
            by_role[slot.role] = by_role.get(slot.role, False) or filled
    return all(by_role.values())
