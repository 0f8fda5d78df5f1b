"""The day of publication, and the time stamps that are none."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.read.article_date import first_written, from_byline, from_metadata, from_url, is_byline, is_stamp


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2015-09-13", "2015-09-13"),
        ("2015-9-3", "2015-09-03"),
        ("2015/09/13", "2015-09-13"),
        ("2015-09-13T23:30:00-07:00", "2015-09-13"),
        ("2015-09-13 10:15:00", "2015-09-13"),
        ("20150913", "2015-09-13"),
        ("20150913T101500Z", "2015-09-13"),
        (20150913, "2015-09-13"),
        (1442102400, "2015-09-13"),
        ("1442102400", "2015-09-13"),
        (1442102400000, "2015-09-13"),
        (1442102400.5, "2015-09-13"),
        ("Sun, 13 Sep 2015 10:00:00 GMT", "2015-09-13"),
        ("September 13, 2015", "2015-09-13"),
        ("Sept. 13, 2015 5:02 p.m.", "2015-09-13"),
        ("13th September 2015", "2015-09-13"),
        ("13/09/2015", "2015-09-13"),
        ("09/13/2015 07:21 pm", "2015-09-13"),
        ("13.09.2015", "2015-09-13"),
        ("05/05/2015", "2015-05-05"),
        (dt.date(2015, 9, 13), "2015-09-13"),
        (dt.datetime(2015, 9, 13, 23, 59), "2015-09-13"),
        ("2015-09", "2015-09"),
        ("2015", "2015"),
        (2015, "2015"),
    ],
)
def test_metadata_dates_are_read(value: object, expected: str) -> None:
    date = from_metadata(value)

    assert date is not None
    assert date.value == expected
    assert date.basis == "metadata"


@pytest.mark.parametrize(
    "value",
    [None, "", "yesterday", "04/05/2015", "2015-13-01", "2015-02-30", "0000-00-00", 0, -1, True, 17, "12",
     float("nan"), float("inf"), 1e300, [2015], "the 12th", "2015-W37", "99999999", "3024-01-01"],
)  # fmt: skip
def test_what_gives_no_certain_day_gives_none(value: object) -> None:
    assert from_metadata(value) is None


@given(st.one_of(st.text(), st.integers(), st.floats(), st.dates(), st.datetimes(), st.none()))
def test_any_metadata_value_is_survived(value: object) -> None:
    date = from_metadata(value)

    assert date is None or date.begin <= date.end


@given(st.dates(dt.date(1700, 1, 1), dt.date(2199, 12, 31)))
def test_every_day_survives_writing_and_reading(day: dt.date) -> None:
    forms = [day.isoformat(), day.strftime("%Y%m%d"), f"{day:%B} {day.day}, {day.year}", f"{day:%d %b %Y}"]

    assert [date.begin for form in forms if (date := from_metadata(form))] == [day] * 4


def test_a_month_lasts_from_its_first_to_its_last_day() -> None:
    date = from_metadata("2016-02")

    assert date is not None
    assert (date.begin, date.end) == (dt.date(2016, 2, 1), dt.date(2016, 2, 29))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/2015/09/13/xi-visits-seattle", "2015-09-13"),
        ("https://news.example/world/2015/sep/13/xi-visits", "2015-09-13"),
        ("https://news.example/world-asia-2015-09-13.html", "2015-09-13"),
        ("https://news.example/20150913/talks", "2015-09-13"),
        ("https://news.example/2015/09/xi-visits-seattle/", "2015-09"),
        ("https://news.example/2015/13/45/x", None),
        ("https://news.example/article/34215613", None),
        ("https://news.example/id/20151399/", None),
        ("not a url", None),
        (None, None),
    ],
)
def test_dates_in_addresses(url: str | None, expected: str | None) -> None:
    date = from_url(url)

    assert (date and date.value) == expected
    assert date is None or date.basis == "url"


@pytest.mark.parametrize(
    ("line", "after_headline", "expected"),
    [
        ("Published: 12 June 2015", False, "12 June 2015"),
        ("Published June 12, 2015 at 10:30 am EDT", False, "June 12, 2015"),
        ("By Jane Doe | June 12, 2015", False, "June 12, 2015"),
        ("June 12, 2015", True, "June 12, 2015"),
        ("Friday, 12 June 2015", True, "12 June 2015"),
        ("June 12, 2015", False, None),
        ("04/25/2024 07:21:18 pm", False, None),
        ("04/25/2024 07:21:18 pm", True, None),
        ("April 25, 2024 07:21 pm", True, None),
        ("Published yesterday", True, None),
        ("Spokesperson's Regular Press Conference on January 9, 2019", False, "January 9, 2019"),
        ("Remarks by the minister before the press, 9 May 2016", False, "9 May 2016"),
        ("Statement on the attack of June 12, 2015 in Nairobi", True, None),
        ("The treaty was signed on June 12, 2015", True, None),
    ],
)
def test_a_byline_gives_its_date_and_a_page_stamp_none(
    line: str, after_headline: bool, expected: str | None
) -> None:
    date = from_byline(line, 0, len(line), after_headline=after_headline)

    assert (date and date.span and date.span.text) == expected


def test_a_written_date_keeps_its_place_in_the_text() -> None:
    text = "WASHINGTON, Sept. 3, 2015 — Obama met Xi."

    date = first_written(text, 0, len(text), "dateline")

    assert date is not None
    assert date.span is not None
    assert (date.value, text[date.span.begin : date.span.end]) == ("2015-09-03", "Sept. 3, 2015")


@pytest.mark.parametrize(
    "line", ["04/25/2024 07:21:18 pm", "Updated 3:15 PM ET, Mon June 5, 2017", "3 hours ago"]
)
def test_stamps(line: str) -> None:
    assert is_stamp(line)


@pytest.mark.parametrize(
    "line", ["In May 2015", "10 killed", "2015: a year of talks", "May", "Update: 10 dead"]
)
def test_lines_with_a_number_that_are_no_stamps(line: str) -> None:
    assert not is_stamp(line)


@pytest.mark.parametrize(
    "line", ["By Jane Doe", "By Jane Doe and John Roe, Reuters", "BY JANE DOE | June 12, 2015 5:02 PM ET"]
)
def test_bylines(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line", ["By land or sea, Iran expands", "By Monday, Iran had agreed.", "by the way", "Byelection"]
)
def test_lines_that_begin_with_by_and_are_no_bylines(line: str) -> None:
    assert not is_byline(line)
