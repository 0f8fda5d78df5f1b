"""Compares names of persons: which is a short form of which, and which are spellings of one.

Only exact rules decide, never a similarity score: `Kim Jong Un` and `Kim Jong Il` are more alike than most
spellings of one name.
"""

from __future__ import annotations

import functools
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


COMMON_SURNAMES = frozenset(
    (
        *("Smith", "Johnson", "Williams", "Brown", "Jones", "Garcia", "Miller", "Davis", "Rodriguez"),
        *("Martinez", "Hernandez", "Lopez", "Gonzalez", "Wilson", "Anderson", "Thomas", "Taylor"),
        *("Moore", "Jackson", "Martin", "Lee", "Perez", "Thompson", "White", "Harris", "Sanchez"),
        *("Clark", "Ramirez", "Lewis", "Robinson", "Walker", "Young", "Allen", "King", "Wright"),
        *("Scott", "Torres", "Nguyen", "Hill", "Flores", "Green", "Adams", "Nelson", "Baker", "Hall"),
        *("Rivera", "Campbell", "Mitchell", "Carter", "Roberts", "Gomez", "Phillips", "Evans", "Turner"),
        *("Diaz", "Parker", "Cruz", "Edwards", "Collins", "Reyes", "Stewart", "Morris", "Morales"),
        *("Murphy", "Cook", "Rogers", "Gutierrez", "Ortiz", "Morgan", "Cooper", "Peterson", "Bailey"),
        *("Reed", "Kelly", "Howard", "Ramos", "Kim", "Cox", "Ward", "Richardson", "Watson", "Brooks"),
        *("Chavez", "Wood", "James", "Bennett", "Gray", "Mendoza", "Ruiz", "Hughes", "Price", "Alvarez"),
        *("Castillo", "Sanders", "Patel", "Myers", "Long", "Ross", "Foster", "Jimenez", "Powell"),
        *("Jenkins", "Perry", "Russell", "Sullivan", "Bell", "Coleman", "Butler", "Henderson", "Barnes"),
        *("Gonzales", "Fisher", "Vasquez", "Simmons", "Romero", "Jordan", "Patterson", "Alexander"),
        *("Hamilton", "Graham", "Reynolds", "Griffin", "Wallace", "West", "Cole", "Hayes", "Ford"),
        *("Gibson", "Ellis", "Murray", "Owens", "Burns", "Shaw", "Rice", "Hunt", "Black", "Palmer"),
        *("Snow", "Stone", "Fox", "Wong", "Wang", "Li", "Zhang", "Chen", "Liu", "Yang", "Huang", "Zhao"),
        *("Wu", "Zhou", "Park", "Choi", "Singh", "Khan", "Ali", "Ahmed", "Hassan", "Hussein"),
        *("Mohammed", "Abdullah", "Ibrahim", "Ivanov", "Silva", "Santos", "Costa", "Fernandez"),
        *("Castro", "Pena", "Muller", "Schmidt", "Weber", "Wagner", "Becker", "Hoffmann", "Rossi"),
        *("Ferrari", "Major", "May", "Straw", "Blunt", "Reid", "Hurd", "Hague", "Key", "Rudd", "Carr"),
        *("Bishop", "Payne", "Peters", "English", "Rose", "Hart", "Day", "Frost", "Banks", "Rush"),
        *("Lane", "Cohen", "Levy", "Katz", "Jung", "Michel", "Jean", "Charles", "Joseph", "Francis"),
        *("Leo", "Benedict", "Albert", "Philippe"),
    )
)
"""Surnames, and words like them, so common that they mean nobody in particular without a title or a date."""


@functools.lru_cache(maxsize=8192)
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
