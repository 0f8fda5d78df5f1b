"""What a sentence says, as the set of its content words: how alike two tellings of an event are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kgbuild.records import EventMention

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_ENDING = re.compile(r"(?:'s|’s|ies|es|s|ing|ed)$")
_NUMBERS = (
    *("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()),
    *("sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety".split()),
    *("hundred hundreds thousand thousands dozen dozens several million billion".split()),
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_SMALL = frozenset(
    """
    a about after again against all also although an and any are as at be because been before being
    between both but by can could did do does during each for from had has have having he her here his
    however if in into is it its just may meanwhile might more most mr mrs ms must new no nor not of off
    on or other others out over reported said say saying says she should since so some still tell than
    that the their there these they this those through to told under until up was were what when where
    which while who whom will with would
    """.split()
)
"""Words that say nothing of what happened."""
STEM = 6
"""Letters of a word that count: `accuse`, `accused` and `accusation` are alike."""


@dataclass(frozen=True, slots=True, order=True)
class Wording:
    """The words of a sentence that say something, each set sorted.

    Attributes:
        content: Stems of content words, names and numbers among them.
        numbers: Numbers, in letters or digits.
        weekdays: Days of the week.
    """

    content: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()

    def overlap(self, other: Wording, shared: int | None = None) -> float:
        """Jaccard's coefficient of the two sets of content words, 0 … 1; how many both have may be given."""
        shared = self.shared(other) if shared is None else shared
        return shared / (len(self.content) + len(other.content) - shared or 1)

    def shared(self, other: Wording) -> int:
        """How many content words both have."""
        return len(set(self.content).intersection(other.content))

    def contradicts(self, other: Wording) -> bool:
        """Whether the two give different numbers or days of the week."""
        return _differ(self.numbers, other.numbers) or _differ(self.weekdays, other.weekdays)


def wording(mention: EventMention) -> Wording:
    """The wording of the sentence that a mention stands in."""
    return wording_of(mention.sentence.text)


@lru_cache(maxsize=256)
def wording_of(text: str) -> Wording:
    """The wording of a text."""
    words = [word.lower() for word in _WORD.findall(text)]
    telling = {word for word in words if word not in _SMALL}
    numbers = {word for word in telling if word in _NUMBERS or word[0].isdigit()}
    days = telling & _WEEKDAYS
    content = set(map(_stem, telling - days))
    return Wording(tuple(sorted(content)), tuple(sorted(numbers)), tuple(sorted(days)))


@lru_cache(maxsize=1 << 14)
def _stem(word: str) -> str:
    return _ENDING.sub("", word.replace(".", ""))[:STEM] or word


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether each has what the other lacks."""
    return bool(one and other and set(one).difference(other) and set(other).difference(one))
