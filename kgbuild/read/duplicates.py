"""Recognises texts that were read before, word for word or nearly: one agency story in five papers.

Near duplicates are found by MinHash (Broder 1997) over runs of four words with locality-sensitive hashing
(Indyk and Motwani 1998; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3): 16 bands of
6 hashes, by which a pair is compared with probability 0.99 if 80 % of its runs agree, 0.87 at 70 % and 0.02
at 30 %. Only words count, so that typography, datelines and page furniture make no difference.
"""

from __future__ import annotations

import functools
import hashlib
import re
import zlib
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kgbuild.read.skipped import SkippedDocument, SkipReason
from kgbuild.records import Article

BANDS, ROWS = 16, 6
RUN = 4
"""Words in a run; with fewer, any two articles on one subject share runs."""
ALIKE = 0.7
"""Share of runs in common from which two texts are one story."""
FEWEST_WORDS = 25
"""Shorter texts are compared word for word only: a changed number is a third of their runs."""
MOST_WORDS = 20_000
"""Of a longer text only so many words are compared nearly, which bounds memory."""
EXACT_WINDOW, NEAR_WINDOW = 200_000, 20_000
"""So many of the last documents are remembered, which takes about 30 and 40 MB; reprints come within days."""

_WORD = re.compile(r"\w+")
_GOLDEN = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1


class DuplicateDocument(SkippedDocument):
    """An article that was left out because its text was read before.

    Args:
        article: The article, whose publisher, address and date a report may count.
        of: Id of the first article with this text.
    """

    def __init__(self, article: Article, of: str) -> None:
        self.article, self.of = article, of
        message = f"holds the same text as {of}, which was read before"
        super().__init__(SkipReason.DUPLICATE, message, path=article.path or article.id, document=article.id)

    def __reduce__(self) -> tuple[type[DuplicateDocument], tuple[Article, str]]:
        """Pickle by its parts."""
        return DuplicateDocument, (self.article, self.of)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What two texts are compared by: a digest of all words, and the hashes of runs of them.

    `minima` is empty where the text is too short for more than comparison word for word.
    """

    digest: bytes
    minima: tuple[int, ...] = ()

    def likeness(self, other: Fingerprint) -> float:
        """Estimated share of runs that two texts have in common (Jaccard), with a deviation of 0.05."""
        if not self.minima or not other.minima:
            return float(self.digest == other.digest)
        return sum(a == b for a, b in zip(self.minima, other.minima, strict=True)) / len(self.minima)


def fingerprint(article: Article) -> Fingerprint:
    """The fingerprint of what is read of an article."""
    words = _WORD.findall(article.reading_text().casefold())
    plain = " ".join(words).encode("utf-8")
    digest = hashlib.blake2b(plain, digest_size=16).digest()
    if len(words) < FEWEST_WORDS:
        return Fingerprint(digest)
    return Fingerprint(digest, _minima(plain.split(b" ", MOST_WORDS)[:MOST_WORDS]))


class DuplicateIndex:
    """Remembers the last documents, and finds the first that a new one repeats."""

    def __init__(self) -> None:
        self._exact: OrderedDict[bytes, str] = OrderedDict()
        self._near: OrderedDict[str, Fingerprint] = OrderedDict()
        self._bands: dict[int, str] = {}

    def find_or_add(self, identifier: str, new: Fingerprint) -> str | None:
        """Id of the earlier document with this text; None for a new text, which is remembered."""
        first = self._exact.get(new.digest) or self._most_alike(new)
        if first is not None:
            return first
        self._exact[new.digest] = identifier
        if len(self._exact) > EXACT_WINDOW:
            self._exact.popitem(last=False)
        if new.minima:
            self._near[identifier] = new
            for key in band_keys(new):
                self._bands.setdefault(key, identifier)
            self._forget_oldest()
        return None

    def _most_alike(self, new: Fingerprint) -> str | None:
        candidates = {self._bands[key] for key in band_keys(new) if key in self._bands}
        ranked = sorted((-self._near[c].likeness(new), c) for c in candidates)
        return ranked[0][1] if ranked and -ranked[0][0] >= ALIKE else None

    def _forget_oldest(self) -> None:
        if len(self._near) <= NEAR_WINDOW:
            return
        oldest, forgotten = self._near.popitem(last=False)
        for key in band_keys(forgotten):
            if self._bands.get(key) == oldest:
                del self._bands[key]


def band_keys(new: Fingerprint) -> list[int]:
    """One number for each band: its place and its hashes."""
    return [
        int.from_bytes(
            hashlib.blake2b(repr((band, new.minima[band : band + ROWS])).encode(), digest_size=8).digest(),
            "big",
        )
        for band in range(0, len(new.minima), ROWS)
    ]


def _minima(words: list[bytes]) -> tuple[int, ...]:
    """The smallest value that each of the hash functions takes on any run of words."""
    hashes = np.fromiter(map(zlib.crc32, words), dtype=np.uint64, count=len(words))
    runs = np.zeros(len(words) - RUN + 1, dtype=np.uint64)
    for place in range(RUN):
        runs = (runs * np.uint64(_GOLDEN)) ^ hashes[place : place + len(runs)]
    runs ^= runs >> np.uint64(29)
    multipliers, addends = _hash_functions()
    return tuple(int((runs * m + a).min()) for m, a in zip(multipliers, addends, strict=True))


@functools.cache
def _hash_functions() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Odd multipliers and addends for multiply-shift hashing, the same in every process (SplitMix64)."""
    state, numbers = 0, []
    for _ in range(2 * BANDS * ROWS):
        state = (state + _GOLDEN) & _MASK
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        numbers.append(mixed ^ (mixed >> 31))
    values = np.array(numbers, dtype=np.uint64)
    return values[: BANDS * ROWS] | np.uint64(1), values[BANDS * ROWS :]
