"""What coreference asks the gazetteer, each answer kept: it asks the same names again and again."""

from __future__ import annotations

import functools
import unicodedata
from typing import NamedTuple

from kgbuild.extract.coreference import words as tables
from kgbuild.extract.coreference.referring import ANY_PERSON, FEMALE, MALE, THING
from kgbuild.lexicon.gazetteer import Candidate, Gazetteer, Via
from kgbuild.lexicon.gazetteer_tables import STATE_SECTORS, Country, Organization, Person, Place
from kgbuild.records import ActorKind

KEPT = 4096
"""Answers that are kept; a document asks for a few hundred names."""


@functools.lru_cache(maxsize=KEPT)
def candidates(gazetteer: Gazetteer, text: str) -> tuple[Candidate, ...]:
    """What the gazetteer knows under a name, likeliest first."""
    return gazetteer.by_name(text.replace(" - ", "-"))


@functools.lru_cache(maxsize=KEPT)
def country(gazetteer: Gazetteer, text: str) -> str | None:
    """The country that a name, a demonym or the usual name of a government stands for; not a capital."""
    for candidate in candidates(gazetteer, text):
        if isinstance(candidate.entry, Country) and candidate.via is not Via.CAPITAL:
            return candidate.entry.iso3
    return None


@functools.lru_cache(maxsize=KEPT)
def capital(gazetteer: Gazetteer, text: str) -> str | None:
    """The country of a capital."""
    return gazetteer.capital(text)


@functools.lru_cache(maxsize=KEPT)
def location(gazetteer: Gazetteer, text: str) -> str | None:
    """The country that a capital or a town lies in."""
    for candidate in candidates(gazetteer, text)[:1]:
        if isinstance(candidate.entry, Place):
            return candidate.entry.country
    return capital(gazetteer, text)


def body(gazetteer: Gazetteer, words: tuple[str, ...]) -> Organization | None:
    """The organization that a name means before it means anything else."""
    entries = (candidate.entry for candidate in candidates(gazetteer, " ".join(words))[:1])
    return next((entry for entry in entries if isinstance(entry, Organization)), None)


class BodyHome(NamedTuple):
    """The country of a body with a name, and whether it is the state's own: `the Iraqi Oil Ministry`."""

    country: str
    is_states: bool


@functools.lru_cache(maxsize=KEPT)
def home_of_body(gazetteer: Gazetteer, words: tuple[str, ...]) -> BodyHome | None:
    """Where an organization is at home: by the gazetteer, or by the country that its name begins with."""
    known = body(gazetteer, words)
    if known is not None and known.country is not None:
        return BodyHome(known.country, known.sector in STATE_SECTORS)
    begun = country(gazetteer, words[0]) or (country(gazetteer, " ".join(words[:2])) if words[1:] else None)
    return BodyHome(begun, True) if begun is not None and len(words) > 1 else None


@functools.lru_cache(maxsize=KEPT)
def sector_of_body(gazetteer: Gazetteer, words: tuple[str, ...]) -> str | None:
    """The sector of an organization: by the gazetteer, or by the nouns that its name ends in."""
    known = body(gazetteer, words)
    if known is not None:
        return known.sector
    offices = (gazetteer.office(" ".join(words[begin:]).lower()) for begin in range(len(words)))
    return next((office.sector for office in offices if office is not None), None)


@functools.lru_cache(maxsize=KEPT)
def is_place(gazetteer: Gazetteer, text: str) -> bool:
    """Whether a name is that of a country or a capital before it is anything else's."""
    found = candidates(gazetteer, text)[:1]
    return any(isinstance(c.entry, Country) and c.via in (Via.NAME, Via.CAPITAL) for c in found)


@functools.lru_cache(maxsize=KEPT)
def person_genders(gazetteer: Gazetteer, name: str, title: str) -> frozenset[str]:
    """Whether all who are known under a name, and under a title where one of them bore it, are of one gender.

    Args:
        gazetteer: Known people; who of them is a woman is told by the tables of names.
        name: A full name or a surname: `President Bush` can be no Laura Bush.
        title: Last word of the title before it, or "".
    """
    people = [c.entry for c in candidates(gazetteer, name) if isinstance(c.entry, Person)]
    titled = [p for p in people if title and any(t.role.endswith(title) for t in gazetteer.terms(p.slug))]
    return frozenset(FEMALE if is_woman(person.name) else MALE for person in titled or people) or ANY_PERSON


def is_woman(name: str) -> bool:
    """Whether a full name is that of a woman, by her first name or by being known."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    return folded in tables.FEMALE_PEOPLE or folded.partition(" ")[0] in tables.FEMALE_NAMES


@functools.lru_cache(maxsize=KEPT)
def noun_genders(gazetteer: Gazetteer, lemma: str) -> frozenset[str]:
    """What genders a common noun can have: people either or one, everything else neither."""
    if lemma in tables.FEMALE_WORDS:
        return frozenset({FEMALE})
    if lemma in tables.MALE_WORDS:
        return frozenset({MALE})
    office = gazetteer.office(lemma)
    if office is not None:
        return ANY_PERSON if office.kind is ActorKind.PERSON else THING
    if lemma in tables.PERSON_NOUNS:
        return ANY_PERSON
    if lemma in tables.NO_PERSONS or lemma.endswith(tables.NO_PERSON_ENDINGS):
        return THING
    return ANY_PERSON if lemma.endswith(tables.PERSON_ENDINGS) else THING
