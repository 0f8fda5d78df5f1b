"""Counts events by week, month, quarter or year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum

from kgbuild.plot.points import Point


class Period(StrEnum):
    """What a bar stands for."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    def start(self, day: dt.date) -> dt.date:
        """The first day of the period that a day lies in; weeks begin on Monday (ISO 8601)."""
        match self:
            case Period.WEEK:
                return day - dt.timedelta(days=day.weekday())
            case Period.MONTH:
                return day.replace(day=1)
            case Period.QUARTER:
                return dt.date(day.year, day.month - (day.month - 1) % 3, 1)
            case Period.YEAR:
                return dt.date(day.year, 1, 1)

    def next(self, start: dt.date) -> dt.date:
        """The first day of the period after the one that begins on this day."""
        longest = {Period.WEEK: 7, Period.MONTH: 31, Period.QUARTER: 92, Period.YEAR: 366}[self]
        return self.start(start + dt.timedelta(days=longest))

    def holding(self, point: Point) -> dt.date | None:
        """The first day of the period that an event lies in; None if it has no date, or one too vague."""
        if point.begin is None or point.end is None:
            return None
        start = self.start(point.begin)
        return start if start == self.start(point.end) else None


LONGEST = {Period.WEEK: 120, Period.MONTH: 3 * 366, Period.QUARTER: 12 * 366}
"""Up to how many days between first and last event which period is fine enough, and not too fine."""


def fitting_period(points: Iterable[Point]) -> Period:
    """The finest period that gives a readable number of bars and that most dates are precise enough for."""
    dated = [point for point in points if point.begin is not None]
    days = [day for point in dated for day in (point.begin, point.end) if day is not None]
    length = (max(days) - min(days)).days if days else 0
    for period, longest in LONGEST.items():
        precise = sum(period.holding(point) is not None for point in dated)
        if length <= longest and 4 * precise >= 3 * len(dated):
            return period
    return Period.YEAR


def starts_between(period: Period, days: Sequence[dt.date]) -> list[dt.date]:
    """The first days of all periods from the earliest of these days to the latest."""
    if not days:
        return []
    starts = [period.start(min(days))]
    while starts[-1] < period.start(max(days)):
        starts.append(period.next(starts[-1]))
    return starts
