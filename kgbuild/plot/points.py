"""What a figure shows of each event: when, how friendly or hostile, how sure, and in which direction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kgbuild.export.palette import group_of, quad_of
from kgbuild.export.selection import Selection
from kgbuild.graph.actors import actors_of, harmonize
from kgbuild.graph.dyads import dyads_of, is_disputed
from kgbuild.graph.events import EventNames, name_event
from kgbuild.graph.promotion import HAPPENED
from kgbuild.records import Actor, Affiliation, Corpus

SPEAKS_FOR = frozenset({Affiliation.IS, Affiliation.ACTS_FOR})
"""Whose acts are acts of a country: its nationals are not."""


class Direction(StrEnum):
    """Who of a dyad acts."""

    FORWARD = "forward"
    """The first acts on the second."""
    BACKWARD = "backward"
    BOTH = "both"
    """They take part alike."""


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """An event as a figure shows it.

    Attributes:
        begin, end: The first and the last day that it can have happened on; None where no text says.
        goldstein: Its value on the Goldstein scale; None where CAMEO has no code for it.
        quad: Its quad class: `MaterialConflict`.
        group: How sure it is: one of the groups of `kgbuild.export.palette`.
        direction: Who acts.
    """

    begin: dt.date | None
    end: dt.date | None
    goldstein: float | None
    quad: str
    group: str
    direction: Direction = Direction.FORWARD

    @property
    def is_cooperation(self) -> bool:
        """Whether it is friendly; else it is hostile."""
        return self.quad.endswith("Cooperation")


def points_of(corpus: Corpus, selection: Selection, base: str) -> list[Point]:
    """Every event with a quad class, in the order of time."""
    corpus = harmonize(corpus)
    return _sorted(
        _point(names, Direction.FORWARD, disputed=False)
        for names in _selected(corpus, selection, base)
        if selection.concerns(actor for mention in names.event.mentions for actor in mention.actors())
    )


def dyad_points(corpus: Corpus, selection: Selection, base: str, dyad: tuple[str, str]) -> list[Point]:
    """The events between two countries: each once in each direction, in the order of time.

    Args:
        corpus: The resolved corpus.
        selection: What to show.
        base: IRI that ids are put behind.
        dyad: ISO 3166-1 alpha-3 codes of two countries. Who is the country or acts for it stands for it.
    """
    corpus = harmonize(corpus)
    actors = actors_of(corpus)
    found: dict[tuple[str, Direction], Point] = {}
    for names in _selected(corpus, selection, base):
        for pair, mentions in dyads_of(names).items():
            ends = tuple(_country(actors[end]) for end in pair)
            disputed = names.standing.status in HAPPENED and is_disputed(names, pair, mentions)
            if set(ends) == set(dyad) and (selection.disputed or not disputed):
                forward = Direction.FORWARD if ends[0] == dyad[0] else Direction.BACKWARD
                direction = Direction.BOTH if mentions[0].reciprocal else forward
                point = _point(names, direction, disputed)
                known = found.get((names.event.id, direction))
                if point is not None and (known is None or point.group < known.group or not disputed):
                    found[names.event.id, direction] = point
    return _sorted(found.values())


def _selected(corpus: Corpus, selection: Selection, base: str) -> Iterator[EventNames]:
    every = (name_event(event, base) for event in corpus.events)
    return (names for names in every if selection.takes(names))


def _country(actor: Actor) -> str | None:
    return actor.country if actor.affiliation in SPEAKS_FOR else None


def _point(names: EventNames, direction: Direction, disputed: bool) -> Point | None:
    """The event as a point; None for a plain statement, which is neither friendly nor hostile."""
    standing, date = names.standing, names.standing.date
    quad = quad_of(standing.leading.plover)
    if quad is None:
        return None
    begin, end = (None, None) if date is None else (date.begin, date.end)
    group = group_of(standing.status, disputed)
    return Point(begin, end, standing.leading.goldstein, quad, group, direction)


def _sorted(points: Iterable[Point | None]) -> list[Point]:
    def order(point: Point) -> tuple[object, ...]:
        undated, none = point.begin is None, point.goldstein is None
        days = (point.begin or dt.date.max, point.end or dt.date.max)
        return undated, *days, none, point.goldstein or 0.0, point.quad, point.group, point.direction

    return sorted((point for point in points if point is not None), key=order)
