"""Makes the readable ids of events: `event/2015-06-breach-opm`, the same whatever the order of input."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kgbuild.lexicon.slugs import slug
from kgbuild.records import SOURCE, TARGET, Actor, EventMention

LONGEST_NAME = 40
"""Characters of an actor's name in an id."""
DIGITS = 6
"""Hexadecimal digits that tell events of one name apart; more where these are not enough."""


@dataclass(frozen=True, slots=True)
class SlugParts:
    """What some mentions of an event give to its name; None where they say nothing of it."""

    date: str | None
    type: str
    source: str | None
    target: str | None


def event_slug(mentions: Sequence[EventMention]) -> str:
    """A name for an event that a person can guess: date, type, source and target.

    Args:
        mentions: The mentions of the event, first the one that names it.
    """
    return joined_slug([slug_parts(mentions)])


def slug_parts(mentions: Sequence[EventMention]) -> SlugParts:
    """What mentions give to the name of their event; the first that says something decides."""
    date = next((m.date.value.replace("/", "-to-") for m in mentions if m.date is not None), None)
    names = (_first_name(a for m in mentions for a in m.actors_in(role)) for role in (SOURCE, TARGET))
    return SlugParts(date, slug(mentions[0].type), *names)


def joined_slug(parts: Sequence[SlugParts]) -> str:
    """The name of an event whose mentions are told in several documents, in their order."""
    date = next((part.date for part in parts if part.date), None)
    source = next((part.source for part in parts if part.source is not None), None)
    target = next((part.target for part in parts if part.target is not None), None)
    return "-".join(filter(None, [date, parts[0].type, source, target]))


def _first_name(actors: Iterable[Actor]) -> str | None:
    for actor in actors:
        return slug(actor.name)[:LONGEST_NAME].strip("-")
    return None


def event_ids(name: str, leaders: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """The ids of all events that have one name, by document and number of their first members.

    The first keeps the bare name, so that it can be guessed; each other has a digest of its own leader behind
    it, so that a document more or less changes no id but perhaps that of the first.

    Args:
        name: The common name, by `event_slug`.
        leaders: Document, and number of the document's event, of the first member of each.
    """
    ordered = sorted(leaders)
    ids: dict[tuple[str, int], str] = {}
    taken: set[str] = set()
    for place in ordered:
        ids[place] = name if not taken else _digested(name, place, taken)
        taken.add(ids[place])
    return ids


def _digested(name: str, place: tuple[str, int], taken: set[str]) -> str:
    digest = hashlib.blake2b(f"{place[0]}\n{place[1]}".encode(), digest_size=16).hexdigest()
    longer = (f"{name}-{digest[:length]}" for length in range(DIGITS, len(digest) + 1))
    return next(candidate for candidate in longer if candidate not in taken)
