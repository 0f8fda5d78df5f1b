"""Compares names of persons: which is a short form of which, and which are spellings of one.

Only exact rules decide, never a similarity score: `Kim Jong Un` and `Kim Jong Il` are more alike than most
spellings of one name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.lexicon.gazetteer import name_key

PARTICLES = frozenset(
    (
        *(
            "al",
            "el",
            "bin",
            "ibn",
            "bint",
            "ben",
            "abu",
            "de",
            "da",
            "do",
            "dos",
            "del",
            "della",
            "di",
            "la",
        ),
        *("le", "van", "von", "der", "den", "ter", "ten", "zu", "af", "ul", "ud"),
    )
)
"""Words that belong to the surname behind them."""
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
FAMILY_NAME_FIRST = frozenset(
    ("CHN", "TWN", "HKG", "MAC", "PRK", "KOR", "VNM", "KHM", "JPN", "HUN", "SGP", "MYS")
)
"""Countries where, in some texts at least, the family name stands first."""


def tokens(name: str) -> tuple[str, ...]:
    """The words of a name without accents, dots, hyphens and middle initials, lower case."""
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*\.?", name_key(name).replace("-", " "))
    bare = [word.rstrip(".").lower() for word in words]
    return tuple(w for i, w in enumerate(bare) if len(w) > 1 or i in (0, len(bare) - 1))


def is_short(name: str) -> bool:
    """Whether a name is a surname or a given name alone, particles aside: `Wanjiru`, `al-Sadr`."""
    return sum(word not in PARTICLES for word in tokens(name)) <= 1


def shortens(short: str, full: str, country: str | None = None, surnames: Sequence[str] = ()) -> bool:
    """Whether a short name can stand for a full one.

    Args:
        short: The later, shorter mention.
        full: The full name.
        country: Of the full name's bearer; decides whether the first word may be the family name.
        surnames: The bearer's surnames where they are known; then only these count.
    """
    brief = _bare(tokens(short))
    if surnames:
        return any(brief == _bare(tokens(surname)) for surname in surnames)
    whole = [word for word in tokens(full) if word not in SUFFIXES]
    if len(whole) < 2 or not brief:
        return False
    last = _bare(tuple(whole[-len(brief) :]))
    return brief == last or (country in FAMILY_NAME_FIRST and brief == tuple(whole[: len(brief)]))


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(word for word in words if word not in PARTICLES)
    return kept or words


def name_id(name: str) -> tuple[str, ...]:
    """What two spellings of one name share: the words, whatever their order: `Abe Shinzo`, `Shinzo Abe`."""
    return tuple(sorted(tokens(name)))
