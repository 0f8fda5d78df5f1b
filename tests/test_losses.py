"""What was found and not understood is counted."""

from __future__ import annotations

import datetime as dt

from kgbuild.losses import Ambiguity, losses_of
from kgbuild.records import (
    SOURCE,
    TARGET,
    Actor,
    ActorKind,
    Affiliation,
    Article,
    Choice,
    Corpus,
    DateValue,
    Event,
    EventMention,
    Mention,
    Participation,
    Span,
)

SPOT = Span(0, 1, "x")
KENYA = Actor("country/KEN", "Kenya", ActorKind.COUNTRY, "KEN", Affiliation.IS)
THEY = Actor("doc/a/actor/1", "they", ActorKind.GROUP, named=False)
STORM = Actor("doc/a/actor/2", "the others", ActorKind.GROUP, named=False)
REBELS = Actor("doc/a/actor/3", "rebels", ActorKind.GROUP, sector="REB", named=False)


def mention(source: list[Actor], target: list[Actor], **more: object) -> EventMention:
    roles = [(SOURCE, actor) for actor in source] + [(TARGET, actor) for actor in target]
    parts = tuple(Participation(role, Mention(SPOT, SPOT, actor)) for role, actor in roles)
    return EventMention("a", "Attack", SPOT, SPOT, parts, **more)  # type: ignore[arg-type]


def test_pronouns_and_nouns_that_tell_nothing_are_unknown_parties() -> None:
    assumed = DateValue("2015-06", dt.date(2015, 6, 1), dt.date(2015, 6, 30), assumed=True)
    mentions = (
        mention([KENYA], [THEY], date=assumed),
        mention([REBELS], [STORM], unresolved_date=Span(3, 10, "Tuesday")),
        mention([], [KENYA]),
    )
    event = Event("event/x", "Attack", "Attack", mentions)
    choices = (
        Choice("a", "Congo", "country/COD", "country/COG"),
        Choice("b", "Congo", "country/COD", "country/COG"),
    )

    losses = losses_of(Corpus((Article("a", "", ()),), (event,), choices))

    assert (losses.parties, losses.unknown_parties, losses.without_source) == (5, 2, 1)
    assert (losses.undated, losses.unresolved_dates, losses.assumed_dates) == (2, 1, 1)
    assert losses.undated_documents == 1
    assert losses.ambiguous == (Ambiguity("Congo", "country/COG", 2),)
    assert list(losses.lines()) == [
        "Unknown  2 of 5 parties and sources, 1 mentions without a source",
        "Dates    1 need the day of their document, 1 are assumed",
        "Choices  Congo as country/COG (2)",
    ]


def test_where_nothing_is_lost_nothing_is_said() -> None:
    day = DateValue("2015-06-01", dt.date(2015, 6, 1), dt.date(2015, 6, 1))
    event = Event("event/x", "Attack", "Attack", (mention([KENYA], [REBELS], date=day),))

    assert list(losses_of(Corpus((), (event,))).lines()) == []
