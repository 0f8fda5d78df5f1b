"""Makes actors of the gazetteer's entries."""

from __future__ import annotations

from kgbuild.lexicon.gazetteer import Candidate, Gazetteer, Via
from kgbuild.lexicon.gazetteer_tables import Country, Organization, Person, Place
from kgbuild.records import Actor, ActorKind, Affiliation


def is_no_person(candidate: Candidate, text: str) -> bool:
    """Whether a whole phrase is a name of no person, which the model took for one: `Jordan`, `Gazprom`."""
    if isinstance(candidate.entry, Organization):
        return True
    if candidate.via is Via.INHABITANTS:
        return " " not in text and text.endswith("s")  # "Tutsis"
    if isinstance(candidate.entry, Place):
        return " " not in text and candidate.via is Via.NAME
    return isinstance(candidate.entry, Country) and candidate.via in (Via.NAME, Via.CAPITAL)


def known_body(name: str, gazetteer: Gazetteer) -> Organization | None:
    """The organization that a name means which is no person's: `Jundollah`, but not `Bloomberg`."""
    found = [candidate.entry for candidate in gazetteer.by_name(name)]
    first = found[0] if found and not any(isinstance(entry, Person) for entry in found) else None
    return first if isinstance(first, Organization) else None


def is_common_noun(name: str, gazetteer: Gazetteer, *, singular: bool) -> bool:
    """Whether what a model took for a name is a role or one of a people: `a Congressman`, `ethnic Tutsis`.

    Args:
        name: The words.
        gazetteer: Known names and roles.
        singular: Whether `a` or `an` stands before them.
    """
    if " " in name or not (singular or name.endswith("s")):
        return False
    found = gazetteer.by_name(name)
    if any(isinstance(candidate.entry, Person) for candidate in found):
        return False
    people = any(candidate.via in (Via.INHABITANTS, Via.ADJECTIVE) for candidate in found)
    office = gazetteer.office(name)
    return people or (office is not None and (singular or name.lower() == office.plural))


def organization_actor(entry: Organization) -> Actor:
    """The actor that a known organization is."""
    return Actor(
        id=entry.id,
        name=entry.name,
        kind=ActorKind.ORGANIZATION,
        country=entry.country,
        affiliation=entry.affiliation,
        sector=entry.sector,
        wikidata=entry.wikidata,
    )


def place_actor(entry: Place) -> Actor:
    """The actor that a known place is; it acts nowhere, but something happens there."""
    affiliation = Affiliation.LOCATED if entry.country else None
    return Actor(entry.id, entry.name, ActorKind.PLACE, entry.country, affiliation)
