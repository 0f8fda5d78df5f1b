"""What figures show of events, and in which week, month, quarter or year."""

import datetime as dt
from dataclasses import replace

import pytest

from kgbuild.export.palette import ALLEGED, ASSERTED
from kgbuild.export.selection import EVERYTHING, Selection
from kgbuild.plot.periods import Period, fitting_period, starts_between
from kgbuild.plot.points import Direction, Point, dyad_points, points_of
from kgbuild.records import Corpus
from kgbuild.settings import BASE_IRI


def dyad(corpus, selection, countries=("ISL", "FJI")):
    return dyad_points(corpus, selection, BASE_IRI, countries)


def test_a_dyad_shows_what_occurred_between_the_two(corpus):
    (met,) = dyad(corpus, Selection())

    assert (met.begin, met.end) == (dt.date(2024, 5, 3),) * 2
    assert (met.goldstein, met.group, met.direction) == (1.0, ASSERTED, Direction.BOTH)
    assert met.is_cooperation


def test_who_acts_for_a_country_stands_for_it_and_its_nationals_do_not(corpus):
    points = dyad(corpus, EVERYTHING)

    # Fiji's alleged breach of a ministry; not the sanctions against companies that Iceland considers
    assert [(point.quad, point.group, point.direction) for point in points] == [
        ("MaterialConflict", ALLEGED, Direction.BACKWARD),
        ("VerbalCooperation", ASSERTED, Direction.BOTH),
    ]


def test_seen_from_the_other_side_directions_turn_round(corpus):
    turned = dyad(corpus, EVERYTHING, ("FJI", "ISL"))

    assert [point.direction for point in turned] == [Direction.FORWARD, Direction.BOTH]


def test_two_countries_that_no_event_joins_have_no_points(corpus):
    assert dyad(corpus, EVERYTHING, ("ISL", "USA")) == []


def test_all_events_come_in_the_order_of_time_and_undated_ones_last(corpus):
    points = points_of(corpus, EVERYTHING, BASE_IRI)

    assert [point.begin for point in points] == [dt.date(2024, 4, 1), dt.date(2024, 5, 3), None, None]


def test_a_plain_statement_is_neither_friendly_nor_hostile(corpus, meeting):
    (mention,) = meeting.mentions
    statement = replace(meeting, mentions=(replace(mention, type="Statement", plover=None),))

    assert points_of(Corpus(corpus.articles, (statement,)), EVERYTHING, BASE_IRI) == []


@pytest.mark.parametrize(
    ("period", "day", "start", "following"),
    [
        (Period.WEEK, "2024-05-03", "2024-04-29", "2024-05-06"),
        (Period.MONTH, "2024-12-31", "2024-12-01", "2025-01-01"),
        (Period.MONTH, "2024-02-29", "2024-02-01", "2024-03-01"),
        (Period.QUARTER, "2024-12-31", "2024-10-01", "2025-01-01"),
        (Period.QUARTER, "2024-02-01", "2024-01-01", "2024-04-01"),
        (Period.YEAR, "2023-02-01", "2023-01-01", "2024-01-01"),
    ],
)
def test_periods_follow_the_calendar(period, day, start, following):
    found = period.start(dt.date.fromisoformat(day))

    assert (found.isoformat(), period.next(found).isoformat()) == (start, following)


def test_every_period_between_two_days_is_there_whether_anything_happened_or_not():
    starts = starts_between(Period.MONTH, [dt.date(2024, 2, 3), dt.date(2023, 11, 30)])

    assert [start.isoformat() for start in starts] == ["2023-11-01", "2023-12-01", "2024-01-01", "2024-02-01"]
    assert starts_between(Period.YEAR, []) == []


def at(begin: str, end: str) -> Point:
    days = (dt.date.fromisoformat(begin), dt.date.fromisoformat(end))
    return Point(*days, 1.0, "VerbalCooperation", ASSERTED)


def test_an_event_lies_in_a_period_only_if_all_days_that_it_can_mean_do():
    assert Period.MONTH.holding(at("2024-05-01", "2024-05-31")) == dt.date(2024, 5, 1)
    assert Period.MONTH.holding(at("2024-05-31", "2024-06-01")) is None
    assert Period.MONTH.holding(Point(None, None, 1.0, "VerbalCooperation", ASSERTED)) is None


@pytest.mark.parametrize(
    ("days", "period"),
    [
        ([("2024-05-03", "2024-05-03"), ("2024-06-03", "2024-06-03")], Period.WEEK),
        ([("2024-05-01", "2024-05-31")], Period.MONTH),
        ([("2024-01-01", "2024-12-31")], Period.YEAR),
        ([("2020-05-03", "2020-05-03"), ("2024-06-03", "2024-06-03")], Period.QUARTER),
        ([("1980-05-03", "1980-05-03"), ("2024-06-03", "2024-06-03")], Period.YEAR),
        ([], Period.WEEK),
    ],
)
def test_bars_are_as_fine_as_dates_allow_and_not_too_many(days, period):
    assert fitting_period([at(*pair) for pair in days]) is period
