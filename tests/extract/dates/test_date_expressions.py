"""Date expressions and what they mean, with Wednesday, 23 September 2015 as the document's date."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.extract.dates import find_dates, find_expressions
from kgbuild.extract.dates.readings import MONTHS, WEEKDAYS

REFERENCE = dt.date(2015, 9, 23)

ABSOLUTE = [
    ("They met on 12 June 2015.", "2015-06-12"),
    ("They met on June 12, 2015, in Vienna.", "2015-06-12"),
    ("They met on the 12th of June 2014.", "2014-06-12"),
    ("They met on Friday, June 12.", "2015-06-12"),
    ("They met on Sept. 3.", "2015-09-03"),
    ("They met on 12 December.", "2014-12-12"),
    ("They will meet on 12 December.", "2015-12-12"),
    ("They will meet on 3 September.", "2016-09-03"),
    ("They met on September 3 last year.", "2014-09-03"),
    ("They met in June 2015.", "2015-06"),
    ("They met in June.", "2015-06"),
    ("They met in November.", "2014-11"),
    ("They will meet in November.", "2015-11"),
    ("They met in June last year.", "2014-06"),
    ("They met last June.", "2015-06"),
    ("They met last November.", "2014-11"),
    ("They will meet next June.", "2016-06"),
    ("They met in early June.", "2015-06"),
    ("They met in 2013.", "2013"),
    ("The 2013 deal collapsed.", "2013"),
    ("The log says 2015-06-12.", "2015-06-12"),
    ("The log says 2015-06-12T10:30:00Z.", "2015-06-12"),
    ("The log says 25/06/2015.", "2015-06-25"),
    ("The log says 06/25/2015.", "2015-06-25"),
    ("The log says 06/06/2015.", "2015-06-06"),
    ("A massive breach in June of the office compromised millions.", "2015-06"),
    ("The June breach compromised millions.", "2015-06"),
    ("China has held him since 2014.", "2014"),
    ("They are to pay nobody since November.", "2014-11"),
    ("Nothing was the same after the September 11 attacks.", "2001-09-11"),
    ("WASHINGTON, JUNE 12 -- They met.", "2015-06-12"),
]

RANGES = [
    ("From 9 to 12 September 2025, they held exercises.", "2025-09-09/2025-09-12"),
    ("They met on June 12-13.", "2015-06-12/2015-06-13"),
    ("They met between 3 and 5 May.", "2015-05-03/2015-05-05"),
    ("They met on 3–5 May 2014.", "2014-05-03/2014-05-05"),
    ("They met from 30 June to 2 July.", "2015-06-30/2015-07-02"),
    ("They met from December 30, 2014 to January 2, 2015.", "2014-12-30/2015-01-02"),
    ("They met from December 30 to January 2.", "2014-12-30/2015-01-02"),
    ("The 2014-2016 programme ended.", "2014-01-01/2016-12-31"),
    ("The 2014 - 2016 programme ended.", "2014-01-01/2016-12-31"),
    ("The 2014–16 programme ended.", "2014-01-01/2016-12-31"),
    ("It lasted from 1998 to 2001.", "1998-01-01/2001-12-31"),
    ("Exports climbed in the first eight months of 2015.", "2015-01-01/2015-08-31"),
    ("Exports climbed in the last three months of 2014.", "2014-10-01/2014-12-31"),
    ("Exports climbed in the second quarter of 2015.", "2015-04-01/2015-06-30"),
    ("Exports climbed in the first half of the year.", "2015-01-01/2015-06-30"),
    ("They met from May to July 2014.", "2014-05-01/2014-07-31"),
    ("They met in May and June 2014.", "2014-05-01/2014-06-30"),
    ("They met from Monday to Wednesday.", "2015-09-21/2015-09-23"),
    ("War broke out in the 1990s.", "1990-01-01/1999-12-31"),
    ("War broke out in summer 2014.", "2014-06-01/2014-08-31"),
    ("War broke out last spring.", "2015-03-01/2015-05-31"),
    ("War broke out over the summer.", "2015-06-01/2015-08-31"),
]

RELATIVE = [
    ("They met yesterday.", "2015-09-22"),
    ("They met today.", "2015-09-23"),
    ("They will meet tomorrow.", "2015-09-24"),
    ("They met last night.", "2015-09-22"),
    ("They met earlier today.", "2015-09-23"),
    ("They met on Tuesday.", "2015-09-22"),
    ("They met on Wednesday.", "2015-09-23"),
    ("They met in Vienna Thursday.", "2015-09-17"),
    ("They will meet on Thursday.", "2015-09-24"),
    ("They met last Tuesday.", "2015-09-22"),
    ("They met last Wednesday.", "2015-09-16"),
    ("They will meet next Monday.", "2015-09-28"),
    ("They met Monday evening.", "2015-09-21"),
    ("They met on Monday last week.", "2015-09-14"),
    ("They met last month.", "2015-08"),
    ("They will meet next month.", "2015-10"),
    ("They met this week.", "2015-09-21/2015-09-27"),
    ("They met last week.", "2015-09-14/2015-09-20"),
    ("They met earlier this month.", "2015-09"),
    ("They met late last year.", "2014"),
    ("They met two years ago.", "2013"),
    ("They met three months ago.", "2015-06"),
    ("They met ten days ago.", "2015-09-13"),
    ("They met three days earlier.", "2015-09-20"),
    ("They met twice in the past week.", "2015-09-16/2015-09-23"),
    ("They met twice in the last three months.", "2015-06-23/2015-09-23"),
    ("They will meet in ten days.", "2015-10-03"),
    ("They met at the end of 2014.", "2014"),
    ("They met in mid-2014.", "2014"),
    ("They met in early 2014.", "2014"),
    ("They met at the weekend.", "2015-09-19/2015-09-20"),
    ("They met on the 9th of this month.", "2015-09-09"),
]

NO_DATE = [
    "Theresa May met the chancellor.",
    "Prime Minister May met the chancellor. She was thanked by May.",
    "The ban may be extended.",
    "Protesters march on the capital.",
    "April Ryan asked a question.",
    "They celebrated May Day.",
    "They met on Mondays.",
    "They meet every Monday.",
    "The bank fell on Black Monday.",
    "They sent 2000 troops.",
    "It cost $2015.",
    "They adopted Resolution 2231 (No. 1990).",
    "The log says 12/06/2015.",
    "The log says 31 February 2015.",
    "It has grown in recent weeks.",
    "They met several years ago.",
    "They met more than two years ago.",
    "The fall of the city was a shock.",
    "Xi told the second of them.",
    "It was the third attack in three weeks.",
]


@pytest.mark.parametrize(("text", "value"), ABSOLUTE + RANGES + RELATIVE)
def test_expression_has_the_value_that_it_means(text: str, value: str) -> None:
    """One expression, one value."""
    assert [date.value for date in find_dates(text, REFERENCE)] == [value]


@pytest.mark.parametrize("text", NO_DATE)
def test_no_date_is_made_of_what_is_none(text: str) -> None:
    """Names, quantities, recurring days and dates that the words leave open have no value."""
    assert find_dates(text, REFERENCE) == []


def test_an_undated_text_keeps_what_it_says_itself() -> None:
    """Without a reference, days of the week and counted dates are known to be dates without a value."""
    found = find_expressions("They met on 12 June 2015, on Tuesday and two years ago.", None)

    assert [(e.span.text, e.value and e.value.value) for e in found] == [
        ("12 June 2015", "2015-06-12"),
        ("Tuesday", None),
        ("two years ago", None),
    ]


def test_a_month_lies_in_the_one_year_of_an_undated_text_and_is_marked_as_assumed() -> None:
    text = "The breach in June was massive. Exports climbed in the first eight months of 2015."
    june, *_ = find_dates(text, None)

    assert (june.value, june.assumed, june.basis) == ("2015-06", True, "document-year")


@pytest.mark.parametrize(
    "text",
    [
        "The talks in June failed. He came to power in 1999.",
        "The talks in June failed, the first since May 2011.",
        "The talks in June failed. London won the 2012 Olympics, and the 2012 Olympics cost much.",
    ],
)
def test_a_year_named_once_or_in_passing_is_not_that_of_an_undated_text(text: str) -> None:
    assert not [date for date in find_dates(text, None) if date.span and date.span.text == "June"]


def test_a_text_of_two_years_gives_a_month_neither() -> None:
    found = find_dates("The breach in June was massive. Exports climbed in 2015 and fell in 2014.", None)

    assert [date.value for date in found] == ["2015", "2014"]


def test_a_later_day_is_counted_from_the_date_before_it() -> None:
    found = find_dates("They met on 30 June. Two days later they signed. That year the war ended.", REFERENCE)

    assert [date.value for date in found] == ["2015-06-30", "2015-07-02", "2015"]


def test_a_year_earlier_is_the_same_stretch_of_the_year_before() -> None:
    found = find_dates("Exports climbed in the first eight months of 2015 from a year earlier.", REFERENCE)

    assert [date.value for date in found] == ["2015-01-01/2015-08-31", "2014-01-01/2014-08-31"]


def test_days_counted_from_nothing_are_assumed_to_count_from_the_documents_date() -> None:
    [date] = find_dates("They met three days earlier.", REFERENCE)

    assert (date.assumed, date.basis) == (True, "document-date")


def test_a_visit_that_lasts_beyond_the_days_report_is_of_this_year() -> None:
    reference = dt.date(2019, 1, 9)

    assert [d.value for d in find_dates("He paid a visit from January 7 to 10.", reference)] == [
        "2019-01-07/2019-01-10"
    ]
    assert [d.value for d in find_dates("They met on October 7.", reference)] == ["2018-10-07"]


def test_since_gives_its_first_day() -> None:
    [date] = find_dates("They have met since 2014.", REFERENCE)

    assert (date.begin, date.value) == (dt.date(2014, 1, 1), "2014")


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("They met in early 2014.", dt.date(2014, 1, 1), dt.date(2014, 7, 2)),
        ("They met in mid-2014.", dt.date(2014, 4, 2), dt.date(2014, 10, 1)),
        ("They met at the end of 2014.", dt.date(2014, 7, 2), dt.date(2014, 12, 31)),
        ("They met earlier this month.", dt.date(2015, 9, 1), REFERENCE),
        ("They will meet later this month.", REFERENCE, dt.date(2015, 9, 30)),
    ],
)
def test_a_part_narrows_the_days_and_keeps_the_value(text: str, begin: dt.date, end: dt.date) -> None:
    [date] = find_dates(text, REFERENCE)

    assert (date.begin, date.end) == (begin, end)


def test_the_words_are_those_of_the_text() -> None:
    text = "Ångström’s “day”: they met on 12 June 2015, Monday evening."

    for date in find_dates(text, REFERENCE):
        assert date.span is not None
        assert text[date.span.begin : date.span.end] == date.span.text


def test_no_expression_reaches_over_a_stretch_that_was_blanked_out() -> None:
    text = "They met on 12 June" + " " * 40 + "2013 was a good year."

    assert [date.value for date in find_dates(text, REFERENCE)] == ["2015-06-12", "2013"]


DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2090, 12, 31))


@given(DAYS, DAYS, st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{y}-{n:02}-{d:02}", "{d:02}.{n:02}.{y}"]))
def test_every_full_date_is_read_in_every_way_of_writing(day: dt.date, reference: dt.date, form: str) -> None:
    written = form.format(d=day.day, m=MONTHS[day.month - 1], n=day.month, y=day.year)

    assert [date.value for date in find_dates(f"They met on {written}.", reference)] == [day.isoformat()]


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_day_of_the_week_is_within_a_week_on_the_right_side(reference: dt.date, weekday: str) -> None:
    [past] = find_dates(f"They met on {weekday}.", reference)
    [future] = find_dates(f"They will meet on {weekday}.", reference)

    assert dt.timedelta(0) <= reference - past.begin < dt.timedelta(7)
    assert dt.timedelta(0) <= future.begin - reference < dt.timedelta(7)
    assert WEEKDAYS[past.begin.weekday()] == WEEKDAYS[future.begin.weekday()] == weekday


WORDS = st.sampled_from(
    "the a last next this from to and between in of ago later two 12 31 2015 '90s June May Monday week year "
    "month day early end first half quarter summer ; . \n - –".split(" ")
)


@given(st.lists(WORDS, max_size=25), st.none() | DAYS)
def test_whatever_the_words_dates_are_in_order_and_do_not_overlap(
    words: list[str], day: dt.date | None
) -> None:
    text = " ".join(words)

    found = find_expressions(text, day)

    assert all(first.span.end <= second.span.begin for first, second in itertools.pairwise(found))
    for date in (expression.value for expression in found):
        assert date is None or date.begin <= date.end
