"""Reads what the signs of a well or badly read event weigh: `confidence.csv`.

A row gives a sign, its weight and what it says in words. Weights are logarithms of odds: an event without any
sign has those of the row `base`, and each sign adds its own to them.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kgbuild.errors import OntologyError
from kgbuild.lexicon.lines import numbered_lines
from kgbuild.lexicon.location import ontology_dir

FILE = "confidence.csv"
BASE = "base"
"""The row of what an event without any sign has."""
COLUMNS = ("sign", "weight", "words")
THOUSAND = 1000
HIGHEST = 9.0
"""Logarithm of odds beyond which a share is 0 or 1 to two places anyway."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What signs weigh, in whole thousandths, so that every machine adds and rounds the same numbers.

    Attributes:
        base: Logarithm of the odds that an event without any sign is right.
        of_sign: What each sign adds to it; a sign that is not there adds nothing.
        words: What each sign says.
    """

    base: int
    of_sign: Mapping[str, int]
    words: Mapping[str, str]

    def share_right(self, signs: Iterable[str]) -> float:
        """The share of events with these signs that are right, 0 to 1, to two places."""
        return _share(self.base + sum([self.of_sign.get(sign, 0) for sign in signs]))


@cache
def _share(thousandths: int) -> float:
    odds = min(max(thousandths / THOUSAND, -HIGHEST), HIGHEST)
    return round(1 / (1 + math.exp(-odds)), 2)


def load_weights(extra_dir: Path | None = None) -> Weights:
    """The weights of the package, or those of `confidence.csv` in a user's folder, where there is one.

    Raises:
        OntologyError: A row cannot be read; names file and line.
    """
    shipped = read_weights(ontology_dir() / FILE)
    if extra_dir is None or not (extra_dir / FILE).exists():
        return shipped
    return read_weights(extra_dir / FILE, known=shipped.of_sign)


def read_weights(path: Path, known: Collection[str] | None = None) -> Weights:
    """The weights of a file.

    Args:
        path: The file.
        known: The signs that there are; None for any.

    Raises:
        OntologyError: A row cannot be read, stands twice or is of no sign, or there is no row `base`; names
            file and line.
    """
    weights: dict[str, int] = {}
    words: dict[str, str] = {}
    header = False
    for number, line in numbered_lines(path):
        if not line.strip() or line.startswith("#"):
            continue
        cells = next(csv.reader([line]))
        if not header:
            header = tuple(cells) == COLUMNS
            if not header:
                raise OntologyError(f"must begin with the columns {','.join(COLUMNS)}", path, number)
            continue
        if len(cells) != len(COLUMNS):
            raise OntologyError(f"has {len(cells)} columns where {len(COLUMNS)} are needed", path, number)
        sign, weight, said = cells
        if sign in weights:
            raise OntologyError(f"'{sign}' stands here a second time", path, number)
        if known is not None and sign != BASE and sign not in known:
            raise OntologyError(f"there is no sign '{sign}'; there are {', '.join(known)}", path, number)
        weights[sign], words[sign] = _weight(weight, path, number), said
    if BASE not in weights:
        raise OntologyError(f"has no row '{BASE}'", path, 1)
    base = weights.pop(BASE)
    return Weights(base, MappingProxyType(weights), MappingProxyType(words))


def _weight(text: str, path: Path, number: int) -> int:
    try:
        weight = float(text)
    except ValueError:
        weight = math.nan
    if not math.isfinite(weight):
        raise OntologyError(f"'{text}' is no number", path, number)
    return round(weight * THOUSAND)
