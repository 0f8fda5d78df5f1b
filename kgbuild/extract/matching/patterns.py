"""The patterns that one word heads, and which of them the words of a sentence leave possible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from kgbuild.lexicon.phrases import Phrase


class Patterns:
    """The patterns of one head, the most demanding first, by a word that a sentence must have for each."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._phrases = tuple(sorted(phrases, key=lambda p: -p.specificity))
        self._free: list[int] = []
        self._by_word: dict[str, list[int]] = {}
        self._further: list[list[frozenset[str]]] = []
        """What each needs beside one of the words that it is found by."""
        for position, phrase in enumerate(self._phrases):
            rarest, *further = sorted(_needed_words(phrase), key=len) or [frozenset[str]()]
            self._further.append(further)
            for word in rarest:
                self._by_word.setdefault(word, []).append(position)
            if not rarest:
                self._free.append(position)
        self._words = frozenset(self._by_word)
        self._undemanding = [self._phrases[position] for position in self._free]

    def possible(self, words: Set[str]) -> Sequence[Phrase]:
        """Those that find what they need among the words of a sentence."""
        found = self._words & words
        if not found:
            return self._undemanding
        positions = {*self._free, *(p for word in found for p in self._by_word[word])}
        return [self._phrases[p] for p in sorted(positions) if _are_there(self._further[p], words)]


def _needed_words(phrase: Phrase) -> list[frozenset[str]]:
    """Sets of words of which a sentence needs one each: fixed ones, and prepositions of required roles."""
    required: dict[str, set[str]] = {}
    for slot in phrase.slots:
        if slot.required:
            required.setdefault(slot.role, set()).add(slot.function)
    prepositions_of_roles = [
        frozenset(word for function in functions for word in _marking_words(function))
        for functions in required.values()
        if all(function.startswith("prep:") for function in functions)
    ]
    return [*(part.lemmas for part in phrase.fixed), *prepositions_of_roles]


def _marking_words(function: str) -> list[str]:
    """The words that a preposition is told by: its last; `for` also by the `of` of `in support of`."""
    *_, word = function.removeprefix("prep:").split(" ")
    return [word, "of"] if word == "for" else [word]


def _are_there(needed: list[frozenset[str]], words: Set[str]) -> bool:
    """Whether one of each set is among the words of a sentence."""
    return not needed or all(not choice.isdisjoint(words) for choice in needed)
