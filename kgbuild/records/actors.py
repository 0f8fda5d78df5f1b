"""Actors and what mentions them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kgbuild.records.texts import Span


class ActorKind(StrEnum):
    """What sort of thing an actor is (`kind` of the event table)."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANIZATION = "organization"
    GROUP = "group"
    PLACE = "place"
    THING = "thing"
    """No party, but what an act is directed at: `rejected the draft`, `boycotted the vote`."""


NAMED_KINDS = frozenset({ActorKind.PERSON, ActorKind.COUNTRY, ActorKind.ORGANIZATION})
"""What an article can name by a name of its own, so that it is told to mention it (`schema:mentions`)."""


class Affiliation(StrEnum):
    """How an actor stands to the country of its record."""

    IS = "is"
    """It is the country, named or by its capital as metonym."""
    ACTS_FOR = "acts-for"
    """It belongs to the state: a government, a ministry, an official, an army."""
    NATIONAL = "national"
    """It has that nationality or seat, and no say for the state: hackers, firms, students."""
    LOCATED = "located"
    """It lies there: a place."""


class CountryBasis(StrEnum):
    """What told the country of an actor whose own words do not."""

    MENTION = "mention"
    """What the same people are called elsewhere: `Iraqi Kurdish and Sunni leaders`."""
    PLACE = "place"
    """Where the sentence has it act or be acted upon."""
    STORY = "story"
    """The only country or place that its story is about."""


@dataclass(frozen=True, slots=True)
class Post:
    """An office that a person holds or held: `role` at `employer` for `country`, from `begin` to `end`."""

    role: str
    country: str | None = None
    employer: str | None = None
    begin: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that takes part in events or makes claims.

    Attributes:
        id: Path below the base IRI: `country/CHN`, `person/xi-jinping`, `org/opm`, or for an unnamed
            actor, which stays in its document, `doc/<document>/actor/<begin>`.
        name: Canonical name; the mention itself where it stays unnamed.
        kind: Person, country, organization, group or place.
        country: ISO 3166-1 alpha-3 code of the country that it is, acts for, is a national of or lies in.
        affiliation: Which of these holds; None where `country` is.
        sector: PLOVER sector: GOV MIL JUD LEG OPP REB BUS CVL MED NGO IGO …
        named: It has a name of its own; unnamed actors are never merged across documents.
        wikidata: Wikidata id, only where certain.
        posts: Offices of a person, as far as known.
        country_basis: What told the country where the actor's own words do not; None where they do.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    affiliation: Affiliation | None = None
    sector: str | None = None
    named: bool = True
    wikidata: str | None = None
    posts: tuple[Post, ...] = ()
    country_basis: CountryBasis | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that refers to an actor.

    Attributes:
        span: The whole noun phrase up to its head's own modifiers, without relative clauses.
        head: The head word, or the whole name where the head is part of a name.
        actor: Whom it refers to, as far as the stages up to now know.
    """

    span: Span
    head: Span
    actor: Actor
