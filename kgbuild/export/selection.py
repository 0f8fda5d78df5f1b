"""What of a graph a network shows: unless asked for more, what occurred, asserted and undisputed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from kgbuild.errors import SettingsError
from kgbuild.graph.events import EventNames
from kgbuild.graph.promotion import HAPPENED
from kgbuild.records import Actor, Status

DISPUTED = "disputed"
CHOICES = (*(status.value for status in Status if status not in HAPPENED), DISPUTED)
"""What may be shown beside what happened; `disputed` is who is said, and contested, to have taken part."""
ALL = "all"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which events and edges a network shows.

    Attributes:
        include: Which of CHOICES to show beside what happened.
        since, until: Only events that can have happened on or between these days; undated ones are left out.
        countries: ISO 3166-1 alpha-3 codes; only what an actor of one of them takes part in. Empty: all.
        types: Names of event classes, those below them included by whoever makes this. Empty: all.
        named: Only actors that have a name.
        min_weight: Only edges of the actor network that stand for at least so many events.
        backbone: Significance level of the disparity filter on the actor network; None: no filter.
    """

    include: frozenset[str] = frozenset()
    since: dt.date | None = None
    until: dt.date | None = None
    countries: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    named: bool = False
    min_weight: int = 1
    backbone: float | None = None

    def __str__(self) -> str:
        """What is shown, in words."""
        parts = ["what occurred", *(word for word in CHOICES if word in self.include)]
        bounds = (("since", self.since), ("until", self.until), ("backbone", self.backbone))
        limits = [f"{name} {value}" for name, value in bounds if value is not None]
        lists = [", ".join(sorted(names)) for names in (self.countries, self.types) if names]
        limits += ["named actors"] * self.named
        least = [f"at least {self.min_weight} events"] if self.min_weight > 1 else []
        return "; ".join([", ".join(parts), *limits, *lists, *least])

    @property
    def disputed(self) -> bool:
        """Whether disputed participations and denials are shown."""
        return DISPUTED in self.include

    def takes(self, names: EventNames) -> bool:
        """Whether an event is shown, by its status, its date and its type."""
        standing = names.standing
        if standing.status not in HAPPENED and standing.status.value not in self.include:
            return False
        if self.types and names.event.type not in self.types:
            return False
        if self.since is None and self.until is None:
            return True
        date = standing.date
        return (
            date is not None
            and (self.since is None or date.end >= self.since)
            and (self.until is None or date.begin <= self.until)
        )

    def admits(self, actor: Actor) -> bool:
        """Whether an actor may be shown."""
        return actor.named or not self.named

    def concerns(self, actors: Iterable[Actor]) -> bool:
        """Whether one of these actors is of the countries that are asked for."""
        return not self.countries or any(actor.country in self.countries for actor in actors)


def including(words: Iterable[str]) -> frozenset[str]:
    """What these words ask to be shown; `all` asks for everything.

    Raises:
        SettingsError: A word is none of CHOICES.
    """
    asked = frozenset(words)
    if unknown := sorted(asked - {*CHOICES, ALL, *(status.value for status in HAPPENED)}):
        raise SettingsError(f"'{unknown[0]}' cannot be included; choose from {', '.join(CHOICES)}, or {ALL}")
    return frozenset(CHOICES) if ALL in asked else asked & frozenset(CHOICES)


EVERYTHING = Selection(include=frozenset(CHOICES))
