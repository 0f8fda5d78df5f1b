"""Says which lines and which parts of a line belong to the page and not to the article.

The expressions are data, in `boilerplate.txt` of the ontology. A line matches as a whole or not at all, so
that a sentence that only begins with "Share" or "Advertisement" is never taken away.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

from kgbuild.errors import OntologyError
from kgbuild.lexicon.location import ontology_dir

LONGEST_LINE = 240
"""A line of page furniture is short; longer ones are not compared, which also bounds the time."""

FILE = "boilerplate.txt"
SECTIONS = ("line", "credit", "agency", "acronym")

CREDIT_SIGNS = ("(", "[", "photo", "picture", "image")
"""What every credit holds one of, looked for first because most lines have none."""
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class BoilerplateRules:
    """The compiled expressions of `boilerplate.txt`, one alternation a section."""

    line: re.Pattern[str]
    credit: re.Pattern[str]
    agency: re.Pattern[str]
    acronym: re.Pattern[str]

    def is_furniture(self, line: str) -> bool:
        """Whether the whole line belongs to the page: a button, an advertisement, a credit."""
        if len(line) > LONGEST_LINE:
            return False
        plain = _SPACE.sub(" ", line.strip())
        return self.line.fullmatch(plain) is not None or self.is_agency(plain.strip("()[]"))

    def is_agency(self, name: str) -> bool:
        """Whether this is the name of a news agency, as it stands in a dateline."""
        return self.agency.fullmatch(name.strip()) is not None

    def credits(self, text: str, begin: int, end: int) -> list[tuple[int, int]]:
        """Where photo credits stand between two offsets of a text."""
        lowered = text[begin:end].lower()
        if not any(sign in lowered for sign in CREDIT_SIGNS):
            return []
        return [match.span() for match in self.credit.finditer(text, begin, end)]


@functools.cache
def load_rules(added: Path | None = None) -> BoilerplateRules:
    """The rules that come with kgbuild, and those of a folder whose `boilerplate.txt`, if any, adds to them.

    Raises:
        OntologyError: The package's file is missing, or a line is no regular expression or stands in no
            section.
    """
    sections: dict[str, list[str]] = {name: [] for name in SECTIONS}
    read_rules(ontology_dir() / FILE, sections)
    if added is not None and (added / FILE).exists():
        read_rules(added / FILE, sections)
    return BoilerplateRules(*(_alternation(sections[name]) for name in SECTIONS))


def read_rules(path: Path, sections: dict[str, list[str]]) -> None:
    """Add the expressions of a file to those of each section.

    Raises:
        OntologyError: The file cannot be read, or a line is no regular expression or stands in no section.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"cannot be read: {error}", path) from error
    current: list[str] | None = None
    for number, line in enumerate(lines, 1):
        entry = line.strip()
        if not entry or entry.startswith("# ") or entry == "#":
            continue
        if entry[1:-1] in sections and entry == f"[{entry[1:-1]}]":
            current = sections[entry[1:-1]]
        elif current is None:
            raise OntologyError(
                f"stands before the first of the sections {', '.join(SECTIONS)}", path, number
            )
        else:
            current.append(_checked(entry, path, number))


def _checked(entry: str, path: Path, number: int) -> str:
    try:
        re.compile(entry)
    except re.error as error:
        raise OntologyError(f"is no regular expression: {error}", path, number) from error
    return entry


def _alternation(entries: list[str]) -> re.Pattern[str]:
    """One pattern for all entries; one that matches nothing where there are none."""
    return re.compile("|".join(f"(?:{entry})" for entry in entries) or r"(?!)", re.IGNORECASE)
