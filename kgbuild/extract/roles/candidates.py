"""An event on its way from a match to a mention."""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.extract.claims.context import Step
from kgbuild.extract.matching.triggers import Match
from kgbuild.extract.roles.participants import Cast
from kgbuild.records import EventMention


@dataclass(slots=True)  # never changed, but frozen it would take three times as long to make
class Candidate:
    """A match with its cast.

    Attributes:
        match: Where and by which phrase it was found.
        cast: Who takes part.
        steps: The operators above it.
        antecedent: The event mention that it refers back to: `the attack`.
    """

    match: Match
    cast: Cast
    steps: list[Step]
    antecedent: EventMention | None = None
