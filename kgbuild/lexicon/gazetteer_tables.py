"""Reads the gazetteer's CSV files row by row into typed entries, and rejects what means nothing.

Every file has a header; lists inside a cell are separated by `; `. The columns of each file are the
fields of its entry class, and `ontology/gazetteer/README.md` says what they hold.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kgbuild.errors import OntologyError
from kgbuild.records import ActorKind, Affiliation

SECTORS = frozenset(
    (
        *("GOV", "MIL", "JUD", "LEG", "OPP", "REB", "BUS", "CVL", "MED", "NGO", "IGO", "SPY", "COP", "CRM"),
        *("EDU", "HLH", "LAB", "REF", "REL", "PTY", "UAF", "AGR"),
    )
)
"""PLOVER's actor sectors (PLOVER codebook, "Actor codes"), as far as the gazetteer uses them."""
STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
"""Those of bodies that a state has its own of, and that act for it."""

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory, today's or a former one; `valid_from` and `valid_to` are ISO dates or None."""

    iso2: str | None
    iso3: str
    name: str
    other_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    inhabitants: tuple[str, ...]
    capitals: tuple[str, ...]
    government_names: tuple[str, ...]
    valid_from: str | None
    valid_to: str | None
    wikidata: str | None

    @property
    def id(self) -> str:
        """Path below the base IRI: `country/CHN`."""
        return f"country/{self.iso3}"


@dataclass(frozen=True, slots=True)
class Organization:
    """A named organization; `affiliation` says whether it acts for its country."""

    slug: str
    name: str
    other_names: tuple[str, ...]
    country: str | None
    sector: str
    affiliation: Affiliation | None
    wikidata: str | None

    @property
    def id(self) -> str:
        """Path below the base IRI: `org/nato`."""
        return f"org/{self.slug}"


@dataclass(frozen=True, slots=True)
class Person:
    """A named person; offices are in `Term` rows.

    `surnames` are the names that later mentions use, in every spelling (`Xi`, `Lula`, `Gaddafi` and
    `Gadhafi`); `sector` holds outside of any office.
    """

    slug: str
    name: str
    surnames: tuple[str, ...]
    other_names: tuple[str, ...]
    country: str | None
    sector: str | None
    wikidata: str | None

    @property
    def id(self) -> str:
        """Path below the base IRI: `person/xi-jinping`."""
        return f"person/{self.slug}"


@dataclass(frozen=True, slots=True)
class Term:
    """An office that a person held; `begin` and `end` are ISO dates, months or years, None where unknown.

    An empty `end` means still in office at the end of the table's time, or unknown.
    """

    person: str
    role: str
    country: str | None
    employer: str | None
    begin: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Office:
    """A title or role noun: `foreign minister`, `troops`, `ministry`.

    Attributes:
        lemma: Singular, lower case; several words where the role has several.
        plural: Plural, lower case; equal to `lemma` for words such as `police`.
        kind: What one of them is.
        sector: PLOVER sector.
        acts_for: Whether "Chinese <noun>" acts for the state.
        title: Whether it stands before a name: `President Xi`.
        body: Where a state has one of them only, its common name: `foreign ministry` also for
            `ministry of foreign affairs`; else None.
    """

    lemma: str
    plural: str
    kind: ActorKind
    sector: str
    acts_for: bool
    title: bool
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A city, region or other place with a name, and the country that it lies in; None for more than one.

    `adjectives` are those of a region and its people: `Chechen`, `Chechens`.
    """

    slug: str
    name: str
    other_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    country: str | None

    @property
    def id(self) -> str:
        """Path below the base IRI: `place/gaza-strip`."""
        return f"place/{self.slug}"


Entry = TypeVar("Entry")
_Row = Mapping[str, str]


def read_table(
    path: Path, columns: tuple[str, ...], build: Callable[[_Row], Entry]
) -> Iterator[tuple[int, Entry]]:
    """Yield the line and the entry of every row of a gazetteer file.

    Args:
        path: A UTF-8 CSV file with a header.
        columns: Columns that the file may have; those missing count as empty.
        build: Makes an entry of a row; a ValueError becomes an OntologyError with file and line.

    Raises:
        OntologyError: The file cannot be read, has an unknown column, or a row means nothing.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, restkey="more", strict=True)
            unknown = sorted(set(reader.fieldnames or ()) - set(columns))
            if unknown or not reader.fieldnames:
                raise OntologyError(_header_message(unknown, columns), path, 1)
            for row in reader:
                if "more" in row or None in row.values():
                    raise OntologyError(
                        "the row does not have as many cells as the header", path, reader.line_num
                    )
                try:
                    entry = build({column: row.get(column, "").strip() for column in columns})
                except ValueError as problem:
                    raise OntologyError(str(problem), path, reader.line_num) from problem
                yield reader.line_num, entry
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise OntologyError(f"cannot be read as a UTF-8 CSV table: {problem}", path) from problem


def _header_message(unknown: list[str], columns: tuple[str, ...]) -> str:
    if not unknown:
        return f"the file is empty; its header should name: {', '.join(columns)}"
    return f"unknown column {unknown[0]!r}; the columns are {', '.join(columns)}"


def _required(row: _Row, column: str) -> str:
    if not row[column]:
        raise ValueError(f"{column} is empty, but every row needs it")
    return row[column]


def _list(row: _Row, column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in row[column].split(";") if part.strip()))


def _matching(row: _Row, column: str, pattern: str, example: str) -> str | None:
    value = row[column]
    if value and not re.fullmatch(pattern, value):
        raise ValueError(f"{column} {value!r} is not of the form {example}")
    return value or None


def _country_code(row: _Row, column: str = "country") -> str | None:
    return _matching(row, column, "[A-Z]{3}", "CHN")


def _wikidata(row: _Row) -> str | None:
    return _matching(row, "wikidata", r"Q[1-9]\d*", "Q148")


def _date(row: _Row, column: str) -> str | None:
    return _matching(row, column, _DATE.pattern, "2015, 2015-06 or 2015-06-12")


def _period(row: _Row, begin: str, end: str) -> tuple[str | None, str | None]:
    first, last = _date(row, begin), _date(row, end)
    if first and last and first[: len(last)] > last[: len(first)]:
        raise ValueError(f"{end} {last} lies before {begin} {first}")
    return first, last


def _slug(row: _Row, column: str = "id") -> str:
    value = _required(row, column)
    if not _ID.fullmatch(value):
        raise ValueError(f"{column} {value!r} should be lower-case ASCII letters, digits and hyphens")
    return value


def _sector(row: _Row) -> str:
    value = _required(row, "sector")
    if value not in SECTORS:
        raise ValueError(f"sector {value!r} is none of {' '.join(sorted(SECTORS))}")
    return value


def _yes(row: _Row, column: str) -> bool:
    value = row[column]
    if value not in ("yes", "no", ""):
        raise ValueError(f"{column} {value!r} should be yes or no")
    return value == "yes"


COUNTRY_COLUMNS = (
    *("iso2", "iso3", "name", "other_names", "adjectives", "inhabitants", "capitals", "government_names"),
    *("valid_from", "valid_to", "wikidata"),
)


def country(row: _Row) -> Country:
    """A row of `countries.csv`; raises ValueError with what is wrong."""
    _required(row, "iso3")
    code = _country_code(row, "iso3") or ""
    names = ("other_names", "adjectives", "inhabitants", "capitals", "government_names")
    other, adjectives, inhabitants, capitals, governments = (_list(row, name) for name in names)
    period = _period(row, "valid_from", "valid_to")
    iso2 = _matching(row, "iso2", "[A-Z]{2}", "CN")
    name = _required(row, "name")
    return Country(
        *(iso2, code, name, other, adjectives, inhabitants, capitals, governments),
        *period,
        _wikidata(row),
    )


ORGANIZATION_COLUMNS = ("id", "name", "other_names", "country", "sector", "affiliation", "wikidata")
_AFFILIATIONS = {"acts-for": Affiliation.ACTS_FOR, "national": Affiliation.NATIONAL, "none": None, "": None}


def organization(row: _Row) -> Organization:
    """A row of `organizations.csv`; raises ValueError with what is wrong."""
    affiliation, code = row["affiliation"], _country_code(row)
    if affiliation not in _AFFILIATIONS:
        raise ValueError(f"affiliation {affiliation!r} should be acts-for, national or none")
    if (code is None) != (_AFFILIATIONS[affiliation] is None):
        raise ValueError("country and affiliation go together: give both, or leave country out with none")
    names = _list(row, "other_names")
    return Organization(
        *(_slug(row), _required(row, "name"), names, code, _sector(row)),
        *(_AFFILIATIONS[affiliation], _wikidata(row)),
    )


PERSON_COLUMNS = ("id", "name", "surnames", "other_names", "country", "sector", "wikidata")


def person(row: _Row) -> Person:
    """A row of `people.csv`; raises ValueError with what is wrong."""
    sector = _sector(row) if row["sector"] else None
    name, others = _required(row, "name"), _list(row, "other_names")
    surnames = _list(row, "surnames") or (name.split()[-1],)
    return Person(_slug(row), name, surnames, others, _country_code(row), sector, _wikidata(row))


TERM_COLUMNS = ("person", "role", "country", "employer", "begin", "end")


def term(row: _Row) -> Term:
    """A row of `terms.csv`; raises ValueError with what is wrong."""
    begin, end = _period(row, "begin", "end")
    employer = _slug(row, "employer") if row["employer"] else None
    role = _required(row, "role")
    return Term(_slug(row, "person"), role, _country_code(row), employer, begin, end)


OFFICE_COLUMNS = ("lemma", "plural", "kind", "sector", "acts_for", "title", "body")


def office(row: _Row) -> Office:
    """A row of `offices.csv`; raises ValueError with what is wrong."""
    lemma = _required(row, "lemma")
    if lemma != lemma.lower():
        raise ValueError(f"lemma {lemma!r} should be lower case")
    kinds = {kind.value: kind for kind in (ActorKind.PERSON, ActorKind.GROUP, ActorKind.ORGANIZATION)}
    if row["kind"] not in kinds:
        raise ValueError(f"kind {row['kind']!r} should be person, group or organization")
    plural = row["plural"] or lemma + "s"
    return Office(
        *(lemma, plural, kinds[row["kind"]], _sector(row)),
        *(_yes(row, "acts_for"), _yes(row, "title"), row["body"] or None),
    )


PLACE_COLUMNS = ("id", "name", "other_names", "adjectives", "country")


def place(row: _Row) -> Place:
    """A row of `cities.csv`; raises ValueError with what is wrong."""
    names, adjectives = _list(row, "other_names"), _list(row, "adjectives")
    return Place(_slug(row), _required(row, "name"), names, adjectives, _country_code(row))
