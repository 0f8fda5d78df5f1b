"""Says with which country and organization the words around the head of a noun phrase place it."""

from __future__ import annotations

import datetime as dt

from kgbuild.lexicon.described import (
    Phrase,
    is_of_descent,
    is_of_places,
    is_owner,
    preposition_before,
    stays_home,
)
from kgbuild.lexicon.gazetteer import Gazetteer, Via
from kgbuild.lexicon.gazetteer_tables import Country, Organization, Person, Place
from kgbuild.lexicon.noun_words import CAPTIVES, FROM_ELSEWHERE, HARMFUL, ORIGINS, PRISONS, STAFF, TRAVELLERS
from kgbuild.lexicon.phrase_parts import Part, Role, headed, known_parts, split_words
from kgbuild.records import ActorKind, Affiliation

Belonging = tuple[str | None, Organization | None]
"""A country and an organization; with both, the country is somebody's nationality."""
NOTHING: Belonging = (None, None)


def belongs(
    phrase: Phrase, end: int, gazetteer: Gazetteer, role: Role | None = None, *, travels: bool = False
) -> Belonging:
    """The country and the organization that the words around a head place it with.

    Args:
        phrase: The phrase.
        end: Where its head, or the title before a name, ends.
        gazetteer: Known names.
        role: The role noun at its head.
        travels: Whether who is called so may be in any country.
    """
    country, employer = _placed(phrase, end, gazetteer, role, travels=travels)
    if employer is not None and employer.affiliation is not Affiliation.ACTS_FOR:
        country = nationality(phrase, end) or employer.country
    elif employer is not None:
        country = employer.country
    return country, employer


def is_national(country: str | None, employer: Organization) -> bool:
    """Whether somebody of a body is of another country than it: `Saudi members of Hezbollah`."""
    return country is not None and country != employer.country


def nationality(phrase: Phrase, end: int) -> str | None:
    """The nationality of somebody of a body: `a Kenyan member of NATO`, `peacekeepers from Ghana`."""
    for part in phrase.parts:
        first = part.candidates[0]
        if not isinstance(first.entry, Country) or "-" in phrase.words[part.begin].text or part.possessive:
            continue
        before = part.end <= end and first.via is Via.ADJECTIVE
        if before or (part.begin > end and preposition_before(phrase.words, part.begin) == "from"):
            return first.entry.iso3
    return None


def _placed(phrase: Phrase, end: int, gazetteer: Gazetteer, role: Role | None, *, travels: bool) -> Belonging:
    """What places a head: the nearest wins.

    Possessor and `of` phrase as given come first, then the modifiers before the head, then what the head
    lies in, where its kind stays at home.
    """
    given = phrase.given
    if given.head in HARMFUL and given.owners:
        return NOTHING
    owners = [owner for owner in given.owners if not _is_prison(owner, phrase, gazetteer)]
    inside = [owner for owner in owners if is_owner(owner, given.text)]
    for text in inside:
        if text.lower().endswith(ORIGINS) and nationality(phrase, end):
            continue  # "Germans of Turkish origin"
        found = _pointed_at(text, phrase, gazetteer)
        if found != NOTHING:
            return found
    party_asked_for = bool(inside) and not given.modifiers and given.plural
    if not party_asked_for:
        before = [p for p in phrase.parts if p.end <= end and (p.organization() or p.country())]
        before = [part for part in before if not is_of_places(phrase, part)]
        sent = any(r.office.lemma in TRAVELLERS and r.begin <= end <= r.end for r in phrase.roles)
        if sent and len(before) > 1 and before[0].country():
            return before[0].country(), None  # "the Brazilian UN ambassador" is Brazil's
        if before:
            return before[-1].country(), before[-1].organization()
        for part in phrase.parts if len(owners) == len(given.owners) else ():
            if part.begin > end and preposition_before(phrase.words, part.begin) in ("of", "for", "from"):
                return part.country(), part.organization()
    around = [owner for owner in owners if owner not in inside]
    if travels or not stays_home(role) or any(m.lower() in FROM_ELSEWHERE for m in given.modifiers):
        serving = role is not None and role.office.lemma.split(" ")[-1] in STAFF | TRAVELLERS
        around = [owner for owner in around if serving and _is_body(owner, phrase, gazetteer)]
    modifiers = [m for m in given.modifiers if not is_of_descent(m, given.text)]
    for text in [*modifiers, *around]:
        found = _pointed_at(text, phrase, gazetteer)
        if found != NOTHING:
            return found
    return NOTHING


def _is_prison(text: str, phrase: Phrase, gazetteer: Gazetteer) -> bool:
    """Whether words mean a state's prison of those whom a phrase names: `detainees in U.S. custody`."""
    if phrase.given.head not in CAPTIVES or PRISONS.isdisjoint(text.lower().split()):
        return False
    return any(part.names_country() for part in _parts(text, phrase.date, gazetteer))


def _is_body(text: str, phrase: Phrase, gazetteer: Gazetteer) -> bool:
    """Whether words mean a body of a state: `the Chinese embassy in Brasilia`, `the CIA`."""
    role = headed(text, gazetteer)
    if role is not None:
        return role.office.acts_for and role.office.kind is ActorKind.ORGANIZATION
    return any(part.organization() is not None for part in _parts(text, phrase.date, gazetteer))


def _pointed_at(text: str, phrase: Phrase, gazetteer: Gazetteer) -> Belonging:
    parts = _parts(text, phrase.date, gazetteer)
    for part in parts:
        if part.organization() is not None:
            return None, part.organization()
    for part in parts:
        if is_of_places(phrase, part):
            continue
        if part.country():
            return part.country(), None
        places = [c.entry for c in part.candidates if isinstance(c.entry, Place | Person)]
        if places and places[0].country:
            return places[0].country, None
    return NOTHING


def _parts(text: str, date: dt.date | None, gazetteer: Gazetteer) -> tuple[Part, ...]:
    return known_parts(split_words(text), gazetteer, date)
