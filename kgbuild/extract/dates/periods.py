"""Calendar periods: a day, a month, a year or an interval, each with its first and its last day.

Values follow ISO 8601: `2015`, `2015-06`, `2015-06-12` and `2015-09-09/2015-09-12`. Weeks run from Monday
to Sunday, as in ISO 8601; seasons are the northern meteorological ones.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first month of each season; a winter is named after the year that it begins in."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days.

    Attributes:
        value: How the event table writes it.
        begin, end: Its first and its last day, inclusive.
        basis: What had to be supposed to get it (`document-year` …); None where the words say it all.
    """

    value: str
    begin: dt.date
    end: dt.date
    basis: str | None = None

    @property
    def is_day(self) -> bool:
        """Whether it is one single day."""
        return self.begin == self.end

    @property
    def unit(self) -> str:
        """Its precision: `day`, `month`, `year` or `interval`."""
        return {4: "year", 7: "month", 10: "day"}.get(len(self.value), "interval")

    def narrowed(self, begin: dt.date | None = None, end: dt.date | None = None) -> Period:
        """The same value with a later first or an earlier last day (`early 2019`, `earlier this month`)."""
        return replace(self, begin=max(begin or self.begin, self.begin), end=min(end or self.end, self.end))


def day(date: dt.date) -> Period:
    """One day."""
    return Period(date.isoformat(), date, date)


def day_of(year: int, month: int, number: int) -> Period | None:
    """A day by its numbers; None where the calendar has no such day."""
    try:
        return day(dt.date(year, month, number))
    except ValueError:
        return None


def month(year: int, number: int) -> Period:
    """A month of a year; `number` may lie outside 1 … 12 and then counts into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = calendar.monthrange(year, number)[1]
    return Period(f"{year:04}-{number:02}", dt.date(year, number, 1), dt.date(year, number, last))


def year(number: int) -> Period:
    """A calendar year."""
    return Period(f"{number:04}", dt.date(number, 1, 1), dt.date(number, 12, 31))


def interval(begin: dt.date, end: dt.date) -> Period | None:
    """From one day to another, both included; None where they stand the wrong way round."""
    if begin > end:
        return None
    return day(begin) if begin == end else Period(f"{begin.isoformat()}/{end.isoformat()}", begin, end)


def months(year: int, first: int, last: int) -> Period | None:
    """The months from `first` to `last` of a year, counted as in `month`."""
    return interval(month(year, first).begin, month(year, last).end)


def span_of(first: Period | None, last: Period | None) -> Period | None:
    """From the first day of one period to the last day of another."""
    return interval(first.begin, last.end) if first and last else None


def week(date: dt.date) -> Period | None:
    """The week from Monday to Sunday around a day."""
    monday = date - dt.timedelta(days=date.weekday())
    return interval(monday, monday + dt.timedelta(days=6))


def weekend(date: dt.date) -> Period | None:
    """Saturday and Sunday of the week around a day."""
    saturday = date + dt.timedelta(days=5 - date.weekday())
    return interval(saturday, saturday + dt.timedelta(days=1))


def season(year: int, name: str) -> Period | None:
    """A season of a year by its name."""
    first = SEASONS[name]
    return months(year, first, first + 2)


def decade(number: int, part: str | None = None) -> Period | None:
    """The ten years from `number` on, or their early, mid or late part."""
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part or "", (0, 9))
    return interval(dt.date(number + first, 1, 1), dt.date(number + last, 12, 31))


def part_of(period: Period | None, part: str) -> Period | None:
    """The early, mid or late part of a month or year: the same value with narrower bounds.

    The parts overlap, for `early June` may be the 14th: an early or late part is half of the period, a
    middle part leaves a quarter out on either side.
    """
    if period is None:
        return None
    length = (period.end - period.begin).days
    if part in ("early", "start", "beginning"):
        return period.narrowed(end=period.begin + dt.timedelta(days=length // 2))
    if part in ("late", "end", "close"):
        return period.narrowed(begin=period.end - dt.timedelta(days=length // 2))
    quarter = dt.timedelta(days=length // 4)
    return period.narrowed(period.begin + quarter, period.end - quarter)


def shifted(date: dt.date, count: int, unit: str) -> Period | None:
    """The period `count` units from a day, as precise as the unit: `two years ago` is a year.

    Args:
        date: The day to count from.
        count: How many units; negative for earlier.
        unit: `minute`, `hour`, `day`, `week`, `month`, `year` or `decade`.
    """
    try:
        match unit:
            case "minute" | "hour":
                return day(date + dt.timedelta(days=int(count / 24) if unit == "hour" else 0))
            case "day":
                return day(date + dt.timedelta(days=count))
            case "week":
                return week(date + dt.timedelta(weeks=count))
            case "month":
                return month(date.year, date.month + count)
            case _:
                return year(date.year + count * (10 if unit == "decade" else 1))
    except (OverflowError, ValueError):
        return None


def moved(period: Period, count: int, unit: str) -> Period | None:
    """What lies `count` units from a period: `a year earlier` than the first half of 2015 is that of 2014."""
    if unit in ("year", "decade") and period.unit in ("month", "interval"):
        steps = count * (120 if unit == "decade" else 12)
        if period.unit == "month":
            return month(period.begin.year, period.begin.month + steps)
        return interval(_by_months(period.begin, steps), _by_months(period.end, steps))
    if unit == "day" and not period.is_day:
        return None
    return shifted(period.begin if count < 0 else period.end, count, unit)


def same_day(date: dt.date, count: int, unit: str) -> dt.date:
    """The day exactly `count` units away; a month's last day stays the last."""
    if unit in ("day", "week"):
        return date + dt.timedelta(days=count * (7 if unit == "week" else 1))
    return _by_months(date, count * {"month": 1, "year": 12, "decade": 120}[unit])


def _by_months(date: dt.date, steps: int) -> dt.date:
    """The same day so many months on; the last day of a month stays the last."""
    target = month(date.year, date.month + steps)
    is_last = date.day == calendar.monthrange(date.year, date.month)[1]
    return target.end if is_last else target.begin.replace(day=min(date.day, target.end.day))
