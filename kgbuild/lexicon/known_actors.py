"""Makes actors of the gazetteer's entries."""

from __future__ import annotations

from kgbuild.lexicon.gazetteer import Candidate, Via
from kgbuild.lexicon.gazetteer_tables import Country, Organization, Place
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
