"""An event on its way from a match to a mention, and what such events of one sentence tell of each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgbuild.extract.claims.context import Step
from kgbuild.extract.matching.triggers import Match
from kgbuild.extract.roles.kinds_of_acts import ON_THINGS
from kgbuild.extract.roles.participants import Cast
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.classes import EventClass
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


def is_violent(candidate: Candidate, classes: Mapping[str, EventClass]) -> bool:
    """Whether an event is one of violence.

    Args:
        candidate: The event.
        classes: The event classes by name.
    """
    return classes[candidate.match.phrase.event_class].plover in ON_THINGS


def violence_before(
    word: Node, others: Sequence[Candidate], classes: Mapping[str, EventClass]
) -> Candidate | None:
    """The nearest violence that a sentence tells before a word; None if there is none.

    Args:
        word: The word.
        others: All events of its sentence.
        classes: The event classes by name.
    """
    told = [o for o in others if o.match.head.i < word.i and is_violent(o, classes)]
    return max(told, key=lambda o: o.match.head.i) if told else None
