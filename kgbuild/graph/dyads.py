"""Says which pairs of actors an event joins: the one answer that networks, figures and the explorer share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kgbuild.graph.events import EventNames
from kgbuild.records import SOURCE, TARGET, ActorKind, EventMention, Mention

NO_PARTIES = frozenset({ActorKind.PLACE, ActorKind.THING})
Pair = tuple[str, str]
"""Ids of who acts and who is acted on."""


def dyads_of(names: EventNames) -> dict[Pair, list[EventMention]]:
    """The pairs of source and target of an event, with the mentions that pair them.

    Parties that take part alike are ordered by id, so that "A met B" and "B met A" fall together; where they
    are all sources, as in "A and B met", they are paired with each other. A place or a thing that an act is
    directed at is no party, and nobody is a party to what is done to oneself.
    """
    pairs: dict[Pair, list[EventMention]] = defaultdict(list)
    for mention in names.event.mentions:
        sources, targets = _parties(mention, SOURCE), _parties(mention, TARGET)
        for source in sources:
            for target in targets or (sources if mention.reciprocal else ()):
                first, second = sorted((source, target)) if mention.reciprocal else (source, target)
                if first != second and mention not in pairs[first, second]:
                    pairs[first, second].append(mention)
    return {pair: mentions for pair, mentions in pairs.items() if mentions}


def _parties(mention: EventMention, role: str) -> tuple[str, ...]:
    actors = (actor for actor in mention.actors_in(role) if actor.kind not in NO_PARTIES)
    return tuple(dict.fromkeys(actor.id for actor in actors))


def is_disputed(names: EventNames, pair: Pair, mentions: Iterable[EventMention]) -> bool:
    """Whether it is disputed that one of the pair takes part as these mentions have it."""
    return any(
        names.participation(part) in names.disputed
        for mention in mentions
        for part in mention.participations
        if part.role in (SOURCE, TARGET) and isinstance(part.filler, Mention) and part.filler.actor.id in pair
    )
