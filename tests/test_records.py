"""Records: what a date can mean."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.records import days_of


@pytest.mark.parametrize(
    ("value", "begin", "end"),
    [
        ("2015", "2015-01-01", "2015-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015-06-12", "2015-06-12", "2015-06-12"),
        ("2015-09-09/2015-09-12", "2015-09-09", "2015-09-12"),
        ("2015-01/2015-08", "2015-01-01", "2015-08-31"),
    ],
)
def test_a_date_means_the_days_from_its_first_to_its_last(value: str, begin: str, end: str) -> None:
    assert days_of(value) == (dt.date.fromisoformat(begin), dt.date.fromisoformat(end))


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_day_lies_in_its_month_and_in_its_year(day: dt.date, length: int) -> None:
    begin, end = days_of(day.isoformat()[:length])

    assert begin <= day <= end


@pytest.mark.parametrize("value", ["", "June", "2015-13", "15-06-12"])
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        days_of(value)
