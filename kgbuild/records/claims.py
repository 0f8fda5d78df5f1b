"""Whether an event happened and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from kgbuild.records.actors import Mention
from kgbuild.records.texts import Span


class Polarity(StrEnum):
    """Whether the text says that the event happens or that it does not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Certainty(StrEnum):
    """How sure the text is, after GRaSP's three values."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Tense(StrEnum):
    """When the event lies, seen from the article."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class Status(StrEnum):
    """Polarity, certainty, tense and context in one word, for filters."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CONSIDERED = "considered"
    THREATENED = "threatened"
    DEMANDED = "demanded"
    DENIED = "denied"
    NOT_OCCURRED = "not-occurred"
    ALLEGED = "alleged"


class Stance(StrEnum):
    """What the source of a claim does with its content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DECLINES = "declines"
    QUESTIONS = "questions"
    DEMANDS = "demands"
    CONSIDERS = "considers"
    THREATENS = "threatens"
    PROMISES = "promises"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so.

    Attributes:
        sources: Chain of sources, outermost first; empty where the article says it in its own voice or
            where a source is not named (`reportedly`), which `cue` then shows.
        stance: What the innermost source does.
        cue: The words that attribute.
        together: How many of the sources say it together, outermost first: (1, 2) where one reports what two
            say. Empty where each source reports the next one.
    """

    sources: tuple[Mention, ...] = ()
    stance: Stance = Stance.ASSERTS
    cue: Span | None = None
    together: tuple[int, ...] = ()

    @property
    def layers(self) -> tuple[tuple[Mention, ...], ...]:
        """The sources, outermost first; those who say it together stand in one layer."""
        rest = iter(self.sources)
        return tuple(tuple(islice(rest, size)) for size in self.together or (1,) * len(self.sources))


@dataclass(frozen=True, slots=True)
class Factuality:
    """Whether it happened, as the text has it."""

    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    tense: Tense = Tense.PAST
    status: Status = Status.OCCURRED


@dataclass(frozen=True, slots=True)
class Operator:
    """A word or construction that set an event's factuality: what it is and what it did."""

    span: Span
    effect: str
