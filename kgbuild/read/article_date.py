"""Finds the day an article was published: in metadata, in its URL, in its byline or dateline.

A time stamp that stands alone on a page is when the page was fetched or is today's date in the page's
head, so it never counts.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from kgbuild.records import DateValue, Span

EARLIEST_YEAR = 1700
"""Newspapers begin in the 17th century; smaller numbers in metadata are faults."""
LATEST_YEAR = 2199

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})"
_WRITTEN = (
    re.compile(rf"\b{MONTH}\s+{_DAY}\s*,?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_DAY}(?:\s+|-){MONTH},?(?:\s+|-){_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)\b"),
)
_NUMERIC = re.compile(r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>[12]\d{3})(?:\D.*)?")
_COMPACT = re.compile(r"(?P<year>[12]\d{3})(?P<month>\d\d)(?P<day>\d\d)(?:T?\d{4,6}Z?)?")
_ISO = re.compile(r"(?P<year>\d{4})(?:[-/](?P<month>\d\d?)(?:[-/](?P<day>\d\d?)(?:[T\s].*)?)?)?")
_URL = (
    re.compile(r"[/_-](?P<year>(?:19|20)\d\d)[/_-](?P<month>\d\d?)[/_-](?P<day>\d\d?)(?=[/_.?-]|$)"),
    re.compile(rf"/(?P<year>(?:19|20)\d\d)/{MONTH}/(?P<day>\d\d?)(?=/|$)", re.IGNORECASE),
    re.compile(r"[/_-](?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?=[/_.?-]|$)"),
    re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>\d\d)(?=/)"),
)
_LABEL = re.compile(
    r"\s*(?:first\s+)?(?:published|posted|publication date|date published|issued|released|dated?)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\s*(?:last\s+)?(?:updated|modified|revised)\b", re.IGNORECASE)
_BYLINE = re.compile(
    r"\s*(?i:by)\s+(?:[A-ZÀ-Þ][\w.'’-]*|and|de|von|van|bin|al|of|the|for|in|,|\||&|-|–|—|/|·|•|\s)+"
    r"[\d:./, ]*(?:(?i:[ap]\.?m\.?))?[\sA-Z]*"
)
_OCCASION = re.compile(
    r"\b(?:press (?:conference|briefing|release)|briefing|statement|remarks|readout|communiqu[eé]|transcript"
    r"|declaration|speech|address|interview|testimony)\b",
    re.IGNORECASE,
)
"""What somebody says on one day: `Spokesperson's Regular Press Conference on January 9, 2019`."""
_TIME = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
_STAMP_PARTS = re.compile(
    rf"{_TIME}|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?)\b|{_WEEKDAY}|{MONTH}"
    r"|\d{1,2}(?:st|nd|rd|th)?\b|\b[12]\d{3}\b"
    r"|\b(?:at|on|and|gmt|utc|[ecmp][sd]?t|bst|ist|ago)\b|(?:first\s+|last\s+)*"
    r"(?:published|posted|updated|modified|created|publication date|date published|issued|date)\b"
    r"|[\s,.:/|()·•+–—-]",
    re.IGNORECASE,
)


def from_metadata(value: object) -> DateValue | None:
    """The day, month or year that a metadata field gives; None where it gives none for certain.

    Reads ISO 8601 dates and date-times, `20150913`, RFC 2822, dates with the month as a word, seconds or
    milliseconds since 1970, and `13/9/2015` where only one order is possible. Of a time with a zone the
    day counts as it is written.
    """
    if isinstance(value, dt.date):
        return _day(value.year, value.month, value.day, "metadata")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return _from_number(value) if isinstance(value, int | float) else _from_text(value.strip())


def from_url(url: str | None) -> DateValue | None:
    """The date in an article's address: `/2015/09/13/`, `/2015/sep/13/`, `-20150913`, or `/2015/09/`."""
    for pattern in _URL if url else ():
        for match in pattern.finditer(url or ""):
            if date := _from_match(match, "url"):
                return date
    return None


def from_byline(text: str, begin: int, end: int, *, after_headline: bool) -> DateValue | None:
    """The publication date that a line between the headline and the article gives.

    Args:
        text: The document.
        begin: Where the line begins.
        end: Where it ends.
        after_headline: The line follows the headline, so that even a bare date is the article's, unless
            a time of day makes it a page's time stamp.

    Returns:
        A date with its span where the line is a label (`Published: 12 June 2015`) or a byline (`By … |
        June 12, 2015`) with a full date, a bare date below the headline, or the title of a statement that
        ends in its day.
    """
    line = text[begin:end]
    labelled = _LABEL.match(line) or is_byline(line) or (after_headline and _UPDATED.match(line))
    bare = after_headline and is_stamp(line) and not re.search(_TIME, line)
    date = first_written(text, begin, end, "byline")
    said = date is not None and date.span is not None and not text[date.span.end : end].strip(" .)")
    return date if labelled or bare or (said and _OCCASION.search(line)) else None


def first_written(text: str, begin: int, end: int, basis: str) -> DateValue | None:
    """The first full date with year, month and day in this part of the text, with its span."""
    found = [match for pattern in _WRITTEN if (match := pattern.search(text, begin, end))]
    for match in sorted(found, key=re.Match.start):
        if date := _from_match(match, basis):
            return DateValue(
                date.value, date.begin, date.end, Span(*match.span(), match.group()), basis=basis
            )
    return None


def is_stamp(line: str) -> bool:
    """Whether a line holds nothing but a date or time and words like `Updated`."""
    return len(line) < 120 and any(c.isdigit() for c in line) and not _STAMP_PARTS.sub("", line)


def is_byline(line: str) -> bool:
    """Whether a line names the authors and nothing else but the day: `By Jane Doe, AP | June 12, 2015`."""
    return len(line) < 120 and _BYLINE.fullmatch(line) is not None


def _from_text(text: str) -> DateValue | None:
    if re.fullmatch(r"\d{9,13}", text):
        return _from_number(int(text))
    for pattern in (_ISO, _COMPACT):
        if match := pattern.fullmatch(text):
            return _from_match(match, "metadata")
    if match := _NUMERIC.fullmatch(text):
        return _from_numeric(match)
    return next(
        (date for p in _WRITTEN if (m := p.search(text)) and (date := _from_match(m, "metadata"))), None
    )


def _from_number(value: float) -> DateValue | None:
    """Seconds or milliseconds since 1970, or a number written `20150913` or `2015`."""
    number = int(value) if abs(value) < 1e15 else 0
    if match := _COMPACT.fullmatch(str(number)):
        if len(str(number)) == 8:
            return _from_match(match, "metadata")
    elif match := re.fullmatch(r"(?P<year>\d{4})", str(number)):
        return _from_match(match, "metadata")
    seconds = number / 1000 if number >= 10**11 else number
    if not 10**8 <= seconds < 10**10:
        return None
    day = dt.datetime.fromtimestamp(seconds, dt.UTC)
    return _day(day.year, day.month, day.day, "metadata")


def _from_numeric(match: re.Match[str]) -> DateValue | None:
    """`13/9/2015` or `9/13/2015`; None where both orders are possible and differ."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    days = [_day(year, m, d, "metadata") for d, m in {(first, second), (second, first)}]
    valid = [day for day in days if day]
    return valid[0] if len(valid) == 1 else None


def _from_match(match: re.Match[str], basis: str) -> DateValue | None:
    parts = match.groupdict()
    year, month, day = parts["year"], parts.get("month"), parts.get("day")
    if month is None:
        return _period(int(year), None, basis)
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    return _period(int(year), number, basis) if day is None else _day(int(year), number, int(day), basis)


def _day(year: int, month: int, day: int, basis: str) -> DateValue | None:
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    return DateValue(date.isoformat(), date, date, basis=basis)


def _period(year: int, month: int | None, basis: str) -> DateValue | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR or not 1 <= (month or 1) <= 12:
        return None
    if month is None:
        return DateValue(f"{year}", dt.date(year, 1, 1), dt.date(year, 12, 31), basis=basis)
    last = calendar.monthrange(year, month)[1]
    return DateValue(f"{year}-{month:02}", dt.date(year, month, 1), dt.date(year, month, last), basis=basis)
