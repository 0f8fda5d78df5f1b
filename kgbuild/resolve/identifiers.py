"""Makes the readable ids of events: `event/2015-06-breach-opm`, the same whatever the order of input."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kgbuild.lexicon.slugs import slug
from kgbuild.records import SOURCE, TARGET, Actor, EventMention

LONGEST_NAME = 40
"""Characters of an actor's name in an id."""


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


def distinct(slugs: Iterable[str]) -> list[str]:
    """The slugs with `-2`, `-3` … behind those that came before, in their order."""
    seen: dict[str, int] = {}
    result = []
    for text in slugs:
        seen[text] = seen.get(text, 0) + 1
        result.append(text if seen[text] == 1 else f"{text}-{seen[text]}")
    return result
