"""Makes the readable ids of events: `event/2015-06-breach-opm`, the same whatever the order of input."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from kgbuild.lexicon.slugs import slug
from kgbuild.records import SOURCE, TARGET, Actor, EventMention

LONGEST_NAME = 40
"""Characters of an actor's name in an id."""
DIGITS = 6
"""Hexadecimal digits that tell events of one name apart; more where these are not enough."""


def event_slug(mentions: Sequence[EventMention]) -> str:
    """A name for an event that a person can guess: date, type, source and target.

    Args:
        mentions: The mentions of the event, first the one that names it.
    """
    first = mentions[0]
    date = next((m.date.value.replace("/", "-to-") for m in mentions if m.date is not None), None)
    names = [
        name
        for role in (SOURCE, TARGET)
        for name in _first_name(participant for m in mentions for participant in m.actors_in(role))
    ]
    return "-".join(filter(None, [date, slug(first.type), *names]))


def _first_name(actors: Iterable[Actor]) -> list[str]:
    for actor in actors:
        short = slug(actor.name)[:LONGEST_NAME].strip("-")
        return [short]
    return []


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
