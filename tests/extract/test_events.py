"""Events from hand-made trees: who, whether it happened, and who says so."""

from __future__ import annotations

import pytest

from hand_parsed import article_of, parsed
from kgbuild.extract import extract
from kgbuild.records import Certainty, EventMention, Polarity, Span, Stance, Status, Tense


def events(name: str) -> list[EventMention]:
    doc = parsed(name)
    return list(extract(article_of(doc), doc))


def attack(name: str) -> EventMention:
    return next(event for event in events(name) if event.trigger.text.startswith("attack"))


def countries(event: EventMention, role: str) -> list[str | None]:
    return [actor.country for actor in event.actors_in(role)]


@pytest.mark.parametrize(
    ("name", "polarity", "certainty", "tense"),
    [
        ("said-after", Polarity.POSITIVE, Certainty.CERTAIN, Tense.PAST),
        ("may", Polarity.POSITIVE, Certainty.POSSIBLE, Tense.FUTURE),
        ("may-have", Polarity.POSITIVE, Certainty.POSSIBLE, Tense.PAST),
        ("if", Polarity.POSITIVE, Certainty.POSSIBLE, Tense.FUTURE),
        ("subject-control", Polarity.POSITIVE, Certainty.POSSIBLE, Tense.FUTURE),
        ("failed-to", Polarity.POSITIVE, Certainty.CERTAIN, Tense.PAST),
        ("planned-noun", Polarity.POSITIVE, Certainty.PROBABLE, Tense.FUTURE),
        ("declined-to-confirm", Polarity.POSITIVE, Certainty.POSSIBLE, Tense.PAST),
    ],
)
def test_factuality(name: str, polarity: Polarity, certainty: Certainty, tense: Tense) -> None:
    found = attack(name).factuality

    assert (found.polarity, found.certainty, found.tense) == (polarity, certainty, tense)


@pytest.mark.parametrize("name", ["said-after", "said-parenthesis", "according-to"])
def test_word_order_does_not_change_who_says_so(name: str) -> None:
    event = attack(name)

    assert countries(event, "source") == ["RUS"]
    assert countries(event, "target") == ["DEU"]
    assert [source.actor.country for source in event.attribution.sources] == ["CHN"]
    assert event.attribution.stance is Stance.ASSERTS


def test_sources_are_nested_and_the_innermost_denies() -> None:
    event = attack("nested")

    assert [source.actor.country for source in event.attribution.sources] == ["CUB", "MEX"]
    assert event.attribution.stance is Stance.DENIES
    assert event.factuality.status is Status.DENIED


def test_declining_to_confirm_is_a_stance() -> None:
    event = attack("declined-to-confirm")

    assert [source.actor.country for source in event.attribution.sources] == ["ETH"]
    assert event.attribution.stance is Stance.DECLINES


def test_a_threat_is_no_act() -> None:
    event = attack("subject-control")

    assert event.factuality.status is Status.THREATENED
    assert event.plover == "THREATEN"


def test_an_accusation_and_what_it_alleges_are_two_events() -> None:
    accusation, alleged = events("accused-of")

    assert accusation.plover == "ACCUSE"
    assert accusation.attribution.sources == ()
    assert countries(alleged, "source") == ["RUS"]
    assert [source.actor.country for source in alleged.attribution.sources] == ["GEO"]
    assert alleged.factuality.status is Status.ALLEGED


def test_a_certain_event_with_a_disputed_perpetrator_is_told_twice() -> None:
    certain, disputed = [e for e in events("attributed-to") if e.trigger.text == "attack"]

    assert countries(certain, "source") == []
    assert certain.attribution.sources == ()
    assert countries(disputed, "source") == ["RUS"]
    assert [source.actor.country for source in disputed.attribution.sources] == ["DEU"]


def test_a_light_verb_gives_its_noun_subject_and_tense_but_no_place_takes_part() -> None:
    (talks,) = events("light-verb")

    assert {*countries(talks, "source"), *countries(talks, "target")} == {"ISR", "SYR"}
    assert talks.reciprocal
    assert talks.factuality.tense is Tense.FUTURE
    assert [p.filler.text for p in talks.participations if isinstance(p.filler, Span)] == []
    assert [actor.name for actor in talks.actors_in("location")] == ["Geneva"]


def test_one_phrase_can_name_two_parties() -> None:
    (meeting,) = events("two-ministers")

    assert countries(meeting, "source") == ["SYR"]
    assert countries(meeting, "target") == ["TUR"]


def test_those_counted_act() -> None:
    (source,) = attack("dozens").mentions("source")

    assert source.span.text == "Dozens of Iraqi protesters"
    assert source.actor.country == "IRQ"


@pytest.mark.parametrize("name", ["passive", "nested", "light-verb", "attributed-to", "two-ministers"])
def test_every_span_quotes_the_text(name: str) -> None:
    text = parsed(name).text

    for event in events(name):
        spans = [event.trigger, event.sentence, *(o.span for o in event.operators)]
        spans += [m.span for role in ("source", "target", "location") for m in event.mentions(role)]
        assert all(text[s.begin : s.end] == s.text for s in spans)
