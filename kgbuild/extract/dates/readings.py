"""What a matched date expression means: a function from the match and its setting to a period.

A function returns None where the expression has no value in its setting (`in recent weeks`, or `Tuesday`
in an undated text): the words are then known to be a date that nobody can resolve.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from kgbuild.extract.dates import periods
from kgbuild.extract.dates.periods import Period
from kgbuild.extract.dates.setting import Setting

Match = re.Match[str]
Reader = Callable[[Match, Setting], Period | None]

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TENS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TEENS = (
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
NUMBERS = (*_TENS, *_TEENS, "twenty")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def month_number(name: str) -> int:
    """1 … 12 for a month's name or abbreviation."""
    return [known[:3] for known in MONTHS].index(name[:3].capitalize()) + 1


def weekday_number(name: str) -> int:
    """0 … 6 for the name of a day of the week, from Monday."""
    return WEEKDAYS.index(name.capitalize())


def number(word: str) -> int:
    """The number that a numeral, `a` or a number word means."""
    word = word.lower()
    if word in ("a", "an"):
        return 1
    return NUMBERS.index(word) if word in NUMBERS else int(re.sub(r"\D", "", word))


# --- days and months -------------------------------------------------------------------------------


def _year_of(found: Match, setting: Setting, group: str = "year") -> int | None:
    """The year that an expression gives itself: in digits or as last, this or next year."""
    groups = found.groupdict()
    if groups.get(group):
        return int(found[group])
    if groups.get("which") and setting.reference:
        return setting.reference.year + {"last": -1, "next": 1}.get(found["which"].lower(), 0)
    return None


def read_day(found: Match, setting: Setting) -> Period | None:
    """`12 June 2015`, `Sept. 3 last year`, `June 12`."""
    year, month, day = _year_of(found, setting), month_number(found["month"]), number(found["day"])
    return periods.day_of(year, month, day) if year else setting.day(month, day)


def read_month(found: Match, setting: Setting) -> Period | None:
    """`June 2015`, `June last year`, `in June`."""
    if found.groupdict().get("which") and setting.reference is None:
        return None
    year, month = _year_of(found, setting), month_number(found["month"])
    return periods.month(year, month) if year else setting.month(month)


def read_day_range(found: Match, setting: Setting) -> Period | None:
    """`28 June to 2 July 2015`, `9-12 June`: what the first day leaves out it shares with the second."""
    groups = found.groupdict()
    last_month = month_number(groups.get("month2") or groups["month"])
    first_month = month_number(groups.get("month") or groups["month2"])
    year = _year_of(found, setting, "year2")
    last_day = number(found["day2"])
    last = periods.day_of(year, last_month, last_day) if year else setting.day(last_month, last_day)
    if last is None:
        return None
    first_year = last.begin.year - (1 if first_month > last_month else 0)
    first = periods.day_of(int(groups.get("year") or first_year), first_month, number(found["day"]))
    return _range(first, last)


def read_month_range(found: Match, setting: Setting) -> Period | None:
    """`May to July 2015`; the first month may lie in the year before."""
    first_month, last_month = month_number(found["month"]), month_number(found["month2"])
    year = _year_of(found, setting, "year2")
    last = periods.month(year, last_month) if year else setting.month(last_month)
    if last is None:
        return None
    first_year = last.begin.year - (1 if first_month > last_month else 0)
    return _range(periods.month(int(found.groupdict().get("year") or first_year), first_month), last)


def read_neighbouring_months(found: Match, setting: Setting) -> Period | None:
    """`May and June 2015`; `May and July` is no stretch of time."""
    distance = month_number(found["month2"]) - month_number(found["month"])
    return read_month_range(found, setting) if distance == 1 else None


def _range(first: Period | None, last: Period | None) -> Period | None:
    """From one period to another, on the same assumption as the second."""
    joined = periods.span_of(first, last)
    return Period(joined.value, joined.begin, joined.end, last.basis) if joined and last else joined


def read_part_of_month(found: Match, setting: Setting) -> Period | None:
    """`early June`, `the end of June 2015`."""
    return periods.part_of(read_month(found, setting), found["part"].lower())


def read_which_month(found: Match, setting: Setting) -> Period | None:
    """`last June` is the June that is over, `next June` the one to come, `this June` that of the year."""
    if setting.reference is None:
        return None
    wanted, this = month_number(found["month"]), setting.reference.month
    which = found["which"].lower()
    shift = -1 if which == "last" and wanted >= this else 1 if which == "next" and wanted <= this else 0
    return periods.month(setting.reference.year + shift, wanted)


def read_day_of_month(found: Match, setting: Setting) -> Period | None:
    """`the 9th of this month`."""
    month = setting.named(found["which"].lower(), "month")
    return month and periods.day_of(month.begin.year, month.begin.month, number(found["day"]))


# --- figures ---------------------------------------------------------------------------------------


def read_figures(found: Match, setting: Setting) -> Period | None:
    """`2015-06-12`, `12.06.2015`."""
    return periods.day_of(int(found["year"]), int(found["month"]), int(found["day"]))


def read_slashes(found: Match, setting: Setting) -> Period | None:
    """`12/06/2015` is June in London and December in Washington: None unless only one of them is a month."""
    first, second = int(found["first"]), int(found["second"])
    if first <= 12 and second <= 12 and first != second:
        return None
    month, day = (first, second) if first <= 12 else (second, first)
    return periods.day_of(int(found["year"]), month, day)


# --- days of the week ------------------------------------------------------------------------------


def read_weekday(found: Match, setting: Setting) -> Period | None:
    """`Monday`, `last Tuesday`, `next Friday`."""
    which = (found.groupdict().get("which") or "").lower()
    direction = {"previous": "last", "past": "last", "following": "next", "coming": "next"}.get(which, which)
    return setting.weekday(weekday_number(found["weekday"]), direction or None)


def read_weekday_of_week(found: Match, setting: Setting) -> Period | None:
    """`Monday last week`."""
    week = setting.named(found["which"].lower(), "week")
    return week and periods.day(week.begin + dt.timedelta(days=weekday_number(found["weekday"])))


def read_weekday_range(found: Match, setting: Setting) -> Period | None:
    """`from Monday to Wednesday`; without `from` or `between` only neighbouring days are a range."""
    first, last = weekday_number(found["weekday"]), weekday_number(found["weekday2"])
    if not found["from"] and (last - first) % 7 != 1:
        return None
    end = setting.weekday(last)
    return end and periods.interval(end.begin - dt.timedelta(days=(last - first) % 7), end.end)


# --- years and their parts -------------------------------------------------------------------------


def read_year(found: Match, setting: Setting) -> Period | None:
    """`2015`."""
    year = _year_of(found, setting)
    return periods.year(year) if year else None


def read_part_of_year(found: Match, setting: Setting) -> Period | None:
    """`mid-2021`, `late next year`, `the end of 2024`."""
    return periods.part_of(read_year(found, setting), found["part"].lower())


def read_year_range(found: Match, setting: Setting) -> Period | None:
    """`2014-2016`, `2014-16`; `2015-06` is a month."""
    first, second = int(found["year"]), found["year2"]
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    if last <= first and len(second) == 2 and 1 <= int(second) <= 12:
        return periods.month(first, int(second))
    return periods.span_of(periods.year(first), periods.year(last))


def read_portion_of_year(found: Match, setting: Setting) -> Period | None:
    """`the third quarter of 2015`, `the first eight months of this year`, `Q1 2015`."""
    year, which = _year_of(found, setting), found["nth"].lower()
    if year is None:
        return None
    groups = found.groupdict()
    count = number(groups["count"]) if groups.get("count") else 1
    length = {"quarter": 3, "half": 6, "month": 1}[(groups.get("portion") or "quarter").lower()] * count
    if which == "last":
        return periods.months(year, 13 - length, 12)
    nth = ORDINALS.get(which) or int(which)
    return periods.months(year, (nth - 1) * length + 1, nth * length) if nth * length <= 12 else None


def read_season(found: Match, setting: Setting) -> Period | None:
    """`summer 2015`, `last spring`, `over the summer`."""
    season, which = found["season"].lower(), (found.groupdict().get("which") or "").lower()
    if found.groupdict().get("year"):
        return periods.season(int(found["year"]), season)
    if setting.reference is None:
        return None
    candidates = [periods.season(setting.reference.year + shift, season) for shift in (-2, -1, 0, 1)]
    today = setting.reference
    begun = [period for period in candidates if period and period.begin <= today]
    ahead = [period for period in candidates if period and period.end >= today]
    if which == "last":
        return [period for period in begun if period.end < today][-1]
    if which == "next":
        return next(period for period in ahead if period.begin > today)
    return ahead[0] if setting.future or which == "this" else begun[-1]


def read_decade(found: Match, setting: Setting) -> Period | None:
    """`the late 1990s`, `the '90s`."""
    first = int(found["year"])
    return periods.decade(1900 + first if first < 100 else first, (found["part"] or "").lower() or None)


# --- counted from the document's date --------------------------------------------------------------


def days_from(count: int) -> Reader:
    """Reads `yesterday` and its like: so many days from the reference."""
    return lambda found, setting: setting.shifted(count, "day")


def read_ago(found: Match, setting: Setting) -> Period | None:
    """`two years ago`."""
    return setting.shifted(-number(found["count"]), found["unit"].lower())


def read_from_now(found: Match, setting: Setting) -> Period | None:
    """`three weeks from now`."""
    return setting.shifted(number(found["count"]), found["unit"].lower())


def read_ahead(found: Match, setting: Setting) -> Period | None:
    """`in three months`: a date in the future tense; in the past it tells how long something took."""
    return read_from_now(found, setting) if setting.future else None


def read_stretch(found: Match, setting: Setting) -> Period | None:
    """`the past week`, `the next ten days`: a stretch that ends or begins with the reference."""
    count = number(found["count"]) if found["count"] else 1
    return setting.stretch(
        count if found["which"].lower() in ("last", "past", "previous") else -count, found["unit"].lower()
    )


def read_which_unit(found: Match, setting: Setting) -> Period | None:
    """`last month`, `this year`."""
    return setting.named(found["which"].lower(), found["unit"].lower())


def read_part_of_unit(found: Match, setting: Setting) -> Period | None:
    """`earlier this month` ends today and `later this month` begins today; `late last month` is its end."""
    which = found["which"].lower().replace("the", "this")
    period, part = setting.named(which, found["unit"].lower()), found["part"].lower()
    if period is None or setting.reference is None or found["unit"].lower() == "week":
        return period
    if part in ("earlier", "so far"):
        return period.narrowed(end=setting.reference)
    if part in ("later", "sometime"):
        return period.narrowed(begin=setting.reference) if which == "this" else period
    return periods.part_of(period, part)


def read_weekend(found: Match, setting: Setting) -> Period | None:
    """`last weekend`; on a weekday, the weekend of the past is the one before."""
    if setting.reference is None:
        return None
    which = found["which"].lower()
    days = {"last": -7, "past": -7, "next": 7, "coming": 0}.get(which, 0)
    if which in ("the", "this") and not setting.future and setting.reference.weekday() < 5:
        days = -7
    return periods.weekend(setting.reference + dt.timedelta(days=days))


# --- counted from the date told before -------------------------------------------------------------


def read_moved(found: Match, setting: Setting) -> Period | None:
    """`two days later`: from the date told last, or on the document's date where there is none."""
    count = number(found["count"]) if found.groupdict().get("count") else 1
    forward = found["direction"].lower() in ("later", "after", "afterwards", "following", "next")
    count, unit = count if forward else -count, found["unit"].lower()
    if setting.anchor:
        return periods.moved(setting.anchor, count, unit)
    period = setting.shifted(count, unit)
    return period and Period(period.value, period.begin, period.end, "document-date")


def read_same_unit(found: Match, setting: Setting) -> Period | None:
    """`that year`, `the same day`: the year or day of the date told last, where it is as precise."""
    anchor, unit = setting.anchor, found["unit"].lower()
    if anchor is None or (unit == "day" and not anchor.is_day):
        return None
    if unit in ("week", "month") and anchor.unit == "year":
        return None
    return periods.shifted(anchor.begin, 0, unit)


def unknown(found: Match, setting: Setting) -> Period | None:
    """`in recent weeks`: a date, and nobody knows which."""
    return None


def fixed(year: int, month: int, number: int) -> Reader:
    """A date that is a name, and cannot be meant before it has come."""
    date = dt.date(year, month, number)
    return lambda found, setting: (
        periods.day(date) if setting.reference is None or setting.reference >= date else None
    )
