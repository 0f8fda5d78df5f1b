"""Holds the names that kgbuild knows: countries, organizations, people with their terms, offices, places."""

from __future__ import annotations

import datetime as dt
import functools
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any, Generic, TypeVar

from kgbuild.errors import OntologyError
from kgbuild.lexicon import gazetteer_tables as tables
from kgbuild.lexicon.gazetteer_tables import Country, Office, Organization, Person, Place, Term
from kgbuild.lexicon.location import ontology_dir

Entry = Country | Organization | Person | Place
_Row = TypeVar("_Row")

FILES = ("countries.csv", "organizations.csv", "people.csv", "terms.csv", "offices.csv", "cities.csv")


class Via(IntEnum):
    """By which of its names an entry was found; ordered by how surely the name means the entry."""

    NAME = 0
    GOVERNMENT = 1
    ADJECTIVE = 2
    INHABITANTS = 3
    CAPITAL = 4
    SURNAME = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a name may mean, and by which kind of name."""

    entry: Entry
    via: Via


_UNDECOMPOSED = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss"}
)
"""Letters of European names that Unicode does not take apart into a letter and an accent."""


@functools.lru_cache(maxsize=65536)
def name_key(text: str) -> str:
    """The form that names are compared in: case kept; accents, curly quotes and a leading `the` gone."""
    if not text.isascii():
        straight = text.replace("’", "'").replace("‘", "'")
        decomposed = unicodedata.normalize("NFKD", straight.translate(_UNDECOMPOSED))
        text = "".join(character for character in decomposed if not unicodedata.combining(character))
    words = text.split()
    if len(words) > 1 and words[0] in ("the", "The", "THE"):
        words = words[1:]
    return " ".join(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """The rows that a gazetteer is made of."""

    countries: tuple[Country, ...] = ()
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    terms: tuple[Term, ...] = ()
    offices: tuple[Office, ...] = ()
    places: tuple[Place, ...] = ()


class Gazetteer:
    """All entries with fast look-ups by name, demonym, capital, office and date.

    Where a name means several entries, those of later rows and files come first, so that a user's
    entry wins; today's states come before former ones unless a date says otherwise.
    """

    def __init__(self, entries: Entries) -> None:
        self.countries: Mapping[str, Country] = {entry.iso3: entry for entry in entries.countries}
        self.organizations: Mapping[str, Organization] = {
            entry.slug: entry for entry in entries.organizations
        }
        self.people: Mapping[str, Person] = {entry.slug: entry for entry in entries.people}
        self.places: Mapping[str, Place] = {entry.slug: entry for entry in entries.places}
        self.offices: Mapping[str, Office] = {
            form: office for office in entries.offices for form in (office.lemma, office.plural)
        }
        self._terms: dict[str, list[Term]] = {}
        for term in entries.terms:
            self._terms.setdefault(term.person, []).append(term)
        self._names = _index(self._all_names())
        self._upper = _index((name.upper(), candidate) for name, candidate in self._all_names())

    def _all_names(self) -> Iterator[tuple[str, Candidate]]:
        """Every name with what it means, in the order of the files."""
        for country in self.countries.values():
            for names, via in (
                ((country.name, *country.other_names), Via.NAME),
                (country.government_names, Via.GOVERNMENT),
                (country.adjectives, Via.ADJECTIVE),
                (country.inhabitants, Via.INHABITANTS),
                (country.capitals, Via.CAPITAL),
            ):
                for name in names:
                    yield name_key(name), Candidate(country, via)
        others: list[Organization | Person | Place] = [*self.organizations.values(), *self.people.values()]
        for entry in [*others, *self.places.values()]:
            for name in (entry.name, *entry.other_names):
                yield name_key(name), Candidate(entry, Via.NAME)
        for place in self.places.values():
            for adjective in place.adjectives:
                yield name_key(adjective), Candidate(place, Via.ADJECTIVE)
        for person in self.people.values():
            for surname in person.surnames:
                yield name_key(surname), Candidate(person, Via.SURNAME)

    def by_name(self, text: str, date: dt.date | None = None) -> tuple[Candidate, ...]:
        """What a name may mean, likeliest first; empty where it is not known.

        Letters in capitals throughout (`TURKEY`, in a headline) are looked up without regard to case
        where the exact form is not known; otherwise case counts: `us` is no country.
        """
        key = name_key(text)
        found = self._names.get(key) or (self._upper.get(key, ()) if key.isupper() else self._loosely(key))
        if date is None or len(found) < 2:
            return found
        return tuple(sorted(found, key=lambda candidate: not _valid(candidate.entry, date)))

    def _loosely(self, key: str) -> tuple[Candidate, ...]:
        """People whose full name is spelled with other hyphens, capitals or initials.

        `Ban Ki-Moon`, `KIM Il Sung`, `Antony J. Blinken`, `George W Bush`.
        """
        _, space, last = key.rpartition(" ")
        if not space or _last_word(_loose_key(last)) not in self._loose_families:
            return ()  # as of nearly all that is asked for, which is any words of a text
        words = key.split()
        if not all(word[0].isupper() for word in words):
            return ()
        given, *middle, family = words
        bare = " ".join([given, *(word for word in middle if len(word.rstrip(".")) > 1), family])
        return self._loose.get(_loose_key(key)) or self._loose.get(_loose_key(bare), ())

    @functools.cached_property
    def _loose(self) -> Mapping[str, tuple[Candidate, ...]]:
        people = (
            (_loose_key(key), candidate)
            for key, candidates in sorted(self._names.items())
            for candidate in candidates
            if " " in key and candidate.via is Via.NAME and isinstance(candidate.entry, Person)
        )
        return _index(people)

    @functools.cached_property
    def _loose_families(self) -> frozenset[str]:
        """The last words of these names."""
        return frozenset(map(_last_word, self._loose))

    def words_from(self, word: str) -> int:
        """How many words the longest name that opens with a word may have; 0 where none opens with it."""
        return self._openers.get(word if word.isascii() else name_key(word), 0)

    @functools.cached_property
    def _openers(self) -> Mapping[str, int]:
        """First words of all names, as they are and in capitals, with the longest name's number of words."""
        found: dict[str, int] = {}
        for name in self._names:
            words = name.split()
            opener = words[0].removesuffix("'s").removesuffix("'")  # "Lord's Resistance Army"
            for form in (opener, opener.upper()):
                found[form] = max(len(words), found.get(form, 0))
        return found

    def names(self) -> Iterator[tuple[str, tuple[Candidate, ...]]]:
        """Every name in the form of `name_key`, surnames left out, with its candidates, sorted by name."""
        for key in sorted(self._names):
            known = tuple(c for c in self._names[key] if c.via is not Via.SURNAME)
            if known:
                yield key, known

    def demonym(self, word: str, date: dt.date | None = None) -> str | None:
        """ISO 3166 alpha-3 code of the country that an adjective or a noun for its people names, or None."""
        return self._country(word, (Via.ADJECTIVE, Via.INHABITANTS), date)

    def capital(self, name: str, date: dt.date | None = None) -> str | None:
        """Code of the country that has this capital or seat of government, or None."""
        return self._country(name, (Via.CAPITAL,), date)

    def _country(self, text: str, vias: tuple[Via, ...], date: dt.date | None) -> str | None:
        for candidate in self.by_name(text, date):
            if candidate.via in vias and isinstance(candidate.entry, Country):
                return candidate.entry.iso3
        return None

    def office(self, words: str) -> Office | None:
        """The office or role noun with this lemma or plural, or None; case does not matter."""
        return self.offices.get(words.lower().replace("-", " ")) or self.offices.get(words.lower())

    def office_words_from(self, word: str) -> int:
        """How many words the longest office that opens with a word, in lower case, may have; 0 for none."""
        return self._office_openers.get(word, 0)

    @functools.cached_property
    def _office_openers(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for office in self.offices:
            words = office.replace("-", " ").split()
            found[words[0]] = max(len(words), found.get(words[0], 0))
        return found

    def terms(self, person: str) -> tuple[Term, ...]:
        """The terms of a person, by slug, in the order of the files."""
        return tuple(self._terms.get(person, ()))

    def in_office(self, person: str, date: dt.date) -> tuple[Term, ...]:
        """The terms that a person serves on a day."""
        return tuple(term for term in self.terms(person) if covers(term.begin, term.end, date))

    @functools.cached_property
    def _holders(self) -> Mapping[tuple[str | None, str], tuple[Term, ...]]:
        found: dict[tuple[str | None, str], list[Term]] = {}
        for terms in self._terms.values():
            for term in terms:
                found.setdefault((term.country, term.role), []).append(term)
        return {key: tuple(terms) for key, terms in found.items()}

    def holders(
        self, country: str | None, role: str, date: dt.date | None = None, employer: str | None = None
    ) -> tuple[Person, ...]:
        """Who holds an office, `president` of `KEN`, on a day, or ever where no day is given.

        International offices have no country but the id of an employer: `un`.
        """
        terms = self._holders.get((country, role), ())
        terms = tuple(term for term in terms if employer is None or term.employer == employer)
        slugs = [t.person for t in terms if date is None or covers(t.begin, t.end, date)]
        return tuple(self.people[slug] for slug in dict.fromkeys(slugs))


def _loose_key(key: str) -> str:
    return key.replace("-", " ").replace(".", "").lower()


def _last_word(key: str) -> str:
    return key.rpartition(" ")[2]


def covers(begin: str | None, end: str | None, date: dt.date) -> bool:
    """Whether a period of ISO dates, months or years holds a day; both ends are inclusive."""
    day = date.isoformat()
    return (begin is None or begin <= day[: len(begin)]) and (end is None or day[: len(end)] <= end)


def _valid(entry: Entry, date: dt.date) -> bool:
    return not isinstance(entry, Country) or covers(entry.valid_from, entry.valid_to, date)


def _index(names: Iterable[tuple[str, Candidate]]) -> dict[str, tuple[Candidate, ...]]:
    found: dict[str, list[Candidate]] = {}
    for name, candidate in names:
        same = found.setdefault(name, [])
        if all(candidate.entry is not other.entry or candidate.via > other.via for other in same):
            same.insert(0, candidate)
    return {name: tuple(sorted(same, key=_rank)) for name, same in found.items()}


_KINDS: tuple[type, ...] = (Country, Organization, Person, Place)
"""What a name means first, where it is a name of several."""


def _rank(candidate: Candidate) -> tuple[bool, int, int]:
    ended = isinstance(candidate.entry, Country) and candidate.entry.valid_to is not None
    return ended, candidate.via, _KINDS.index(type(candidate.entry))


def load_gazetteer(extra: Sequence[Path] = ()) -> Gazetteer:
    """The gazetteer of the ontology, with a user's own folders on top.

    Args:
        extra: Folders that hold any of `FILES` in the same format. A row with the id of an earlier row
            replaces it; the terms of a person who is listed again are replaced as well.

    Raises:
        OntologyError: A file or a row is wrong; names file and line.
    """
    return _load(tuple(Path(folder) for folder in extra))


@functools.lru_cache(maxsize=8)
def _load(extra: tuple[Path, ...]) -> Gazetteer:
    folders = (ontology_dir() / "gazetteer", *extra)
    for folder in extra:
        _check_folder(folder)

    def paths(file: str) -> list[Path]:
        return [folder / file for folder in folders]

    countries = _Table(paths("countries.csv"), tables.COUNTRY_COLUMNS, tables.country, "iso3")
    organizations = _Table(
        paths("organizations.csv"), tables.ORGANIZATION_COLUMNS, tables.organization, "slug"
    )
    people = _Table(paths("people.csv"), tables.PERSON_COLUMNS, tables.person, "slug")
    terms = _Table(paths("terms.csv"), tables.TERM_COLUMNS, tables.term, "person", repeated=True)
    offices = _Table(paths("offices.csv"), tables.OFFICE_COLUMNS, tables.office, "lemma")
    places = _Table(paths("cities.csv"), tables.PLACE_COLUMNS, tables.place, "slug")
    checked: tuple[_Table[Any], ...] = (people, organizations, terms, places)
    for table in checked:
        table.check("country", set(countries.keys()), "countries.csv")
    terms.check("person", set(people.keys()), "people.csv")
    terms.check("employer", set(organizations.keys()), "organizations.csv")
    entries = Entries(
        countries=tuple(countries.entries()),
        organizations=tuple(organizations.entries()),
        people=tuple(people.entries()),
        terms=tuple(terms.entries()),
        offices=tuple(offices.entries()),
        places=tuple(places.entries()),
    )
    return Gazetteer(entries)


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise OntologyError("this folder of gazetteer files does not exist", folder)
    for path in sorted(folder.glob("*.csv")):
        if path.name not in FILES:
            raise OntologyError(f"is no gazetteer file; they are {', '.join(FILES)}", path)


class _Table(Generic[_Row]):
    """The rows of one file name over all folders, later folders replacing rows of earlier ones."""

    def __init__(
        self,
        paths: Iterable[Path],
        columns: tuple[str, ...],
        build: Callable[[Mapping[str, str]], _Row],
        key: str,
        *,
        repeated: bool = False,
    ) -> None:
        self._rows: dict[str, list[tuple[Path, int, _Row]]] = {}
        for path in paths:
            if path.is_file():
                self._rows.update(self._read(path, tables.read_table(path, columns, build), key, repeated))

    @staticmethod
    def _read(
        path: Path, rows: Iterable[tuple[int, _Row]], key: str, repeated: bool
    ) -> dict[str, list[tuple[Path, int, _Row]]]:
        found: dict[str, list[tuple[Path, int, _Row]]] = {}
        for line, row in rows:
            same = found.setdefault(getattr(row, key), [])
            if same and not repeated:
                raise OntologyError(f"{getattr(row, key)!r} stands in line {same[0][1]} already", path, line)
            same.append((path, line, row))
        return found

    def keys(self) -> Iterable[str]:
        return self._rows.keys()

    def entries(self) -> Iterator[_Row]:
        return (row for rows in self._rows.values() for _, _, row in rows)

    def check(self, field: str, known: Container[str], file: str) -> None:
        """Raise an OntologyError for a row whose field names what is not in another table."""
        for rows in self._rows.values():
            for path, line, row in rows:
                value = getattr(row, field)
                if value is not None and value not in known:
                    raise OntologyError(f"{field} {value!r} is not in {file}", path, line)
