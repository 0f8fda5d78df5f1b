"""The policy by which an event that texts describe counts as one that occurred.

An event is promoted (`sem:Event`) where a document says in its own voice, with certainty, that it occurred
or is going on, and none says in its own voice that it did not. A participation is settled, and so carries a
direct edge, where such a mention has it and no mention that denies, questions or leaves open has it.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.graph.claims import in_own_voice
from kgbuild.records import Certainty, DateValue, Event, EventMention, Polarity, Stance, Status

HAPPENED = frozenset({Status.OCCURRED, Status.ONGOING})
CONTESTING = frozenset({Stance.DENIES, Stance.DECLINES, Stance.QUESTIONS})
_STRENGTH = (
    *(Status.ALLEGED, Status.PLANNED, Status.THREATENED, Status.DEMANDED, Status.CONSIDERED),
    *(Status.DENIED, Status.NOT_OCCURRED),
)
"""Which status an unpromoted event has where its mentions disagree: the first of these that one has."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What all mentions of an event together make of it.

    Attributes:
        occurred: It is held to have occurred.
        status: In one word.
        leading: The mention whose codes stand for the event.
        date: When it happens; from the most precise of the most trusted mentions.
        date_from: The mention that gives the date.
    """

    occurred: bool
    status: Status
    leading: EventMention
    date: DateValue | None
    date_from: EventMention | None


def standing_of(event: Event) -> Standing:
    """What the mentions of an event together make of it."""
    occurred = any(map(supports, event.mentions)) and not any(map(_contradicts, event.mentions))
    leading = min(event.mentions, key=_trust)
    dated = [mention for mention in event.mentions if mention.date is not None]
    date_from = min(dated, key=_date_trust, default=None)
    date = None if date_from is None else date_from.date
    return Standing(occurred, _status(event, occurred), leading, date, date_from)


def supports(mention: EventMention) -> bool:
    """Whether a document says in its own voice, with certainty, that the event occurred or is going on."""
    factuality = mention.factuality
    return (
        in_own_voice(mention)
        and factuality.status in HAPPENED
        and factuality.polarity is Polarity.POSITIVE
        and factuality.certainty is Certainty.CERTAIN
        and mention.attribution.stance is Stance.ASSERTS
    )


def contests(mention: EventMention) -> bool:
    """Whether a mention denies the event, questions it or leaves it open."""
    return (
        mention.factuality.polarity is Polarity.NEGATIVE
        or mention.factuality.status is Status.DENIED
        or mention.attribution.stance in CONTESTING
    )


def _contradicts(mention: EventMention) -> bool:
    return in_own_voice(mention) and mention.factuality.polarity is Polarity.NEGATIVE


def _status(event: Event, occurred: bool) -> Status:
    if occurred:
        found = {mention.factuality.status for mention in event.mentions if supports(mention)}
        return Status.OCCURRED if Status.OCCURRED in found else Status.ONGOING
    own = [mention for mention in event.mentions if in_own_voice(mention)]
    statuses = {mention.factuality.status for mention in own or event.mentions}
    # What only somebody else says occurred, or the article itself is not sure of, is alleged.
    statuses = {Status.ALLEGED if status in HAPPENED else status for status in statuses}
    return next(status for status in _STRENGTH if status in statuses)


def _trust(mention: EventMention) -> tuple[bool, bool, bool, int, str, int]:
    certainty = list(Certainty).index(mention.factuality.certainty)
    place = (mention.document, mention.trigger.begin)
    return not supports(mention), not in_own_voice(mention), contests(mention), certainty, *place


def _date_trust(mention: EventMention) -> tuple[bool, bool, int, str, int]:
    assert mention.date is not None
    days = (mention.date.end - mention.date.begin).days
    place = (mention.document, mention.trigger.begin)
    return not supports(mention), mention.date.assumed, days, *place
