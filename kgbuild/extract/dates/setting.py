"""What a date expression is understood from: the document's date, the tense, and the date told before it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from kgbuild.extract.dates import periods
from kgbuild.extract.dates.periods import Period

DOCUMENT_YEAR = "document-year"
JUST_AHEAD = dt.timedelta(days=7)
"""How far behind the document's day a past date may lie: `paid a visit from 7 to 10 May`, told on the 9th."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when an expression stands.

    Attributes:
        reference: The day that `today` means: the document's date; None where it is unknown.
        future: The clause speaks of what is to come, so that `on Friday` is the next Friday.
        anchor: The date told last before the expression, which `two days later` counts from.
        year: The one year that the document speaks of, for a month without a year in an undated text.
    """

    reference: dt.date | None
    future: bool = False
    anchor: Period | None = None
    year: int | None = None

    def month(self, number: int) -> Period | None:
        """A month without a year: the latest that has begun, or in the future the next that has not ended."""
        if self.reference is None:
            return self._in_document_year(periods.month(self.year, number)) if self.year else None
        found = periods.month(self.reference.year, number)
        if self.future:
            return found if found.end >= self.reference else periods.month(self.reference.year + 1, number)
        return found if found.begin <= self.reference else periods.month(self.reference.year - 1, number)

    def day(self, month: int, number: int) -> Period | None:
        """A day and month without a year: the latest up to about the reference, or ahead the next one."""
        if self.reference is None:
            found = periods.day_of(self.year, month, number) if self.year else None
            return self._in_document_year(found) if found else None
        found = periods.day_of(self.reference.year, month, number)
        if found is None:
            return None
        if self.future and found.end < self.reference:
            return periods.day_of(self.reference.year + 1, month, number)
        if not self.future and found.begin > self.reference + JUST_AHEAD:
            return periods.day_of(self.reference.year - 1, month, number)
        return found

    def weekday(self, number: int, direction: str | None = None) -> Period | None:
        """A day of the week (Monday is 0): the nearest up to the reference, that day included.

        Args:
            number: Day of the week.
            direction: `last`, strictly before the reference; `next`, strictly after it; `this` and None,
                before or after it as the tense says.
        """
        if self.reference is None:
            return None
        back, on = (self.reference.weekday() - number) % 7, (number - self.reference.weekday()) % 7
        if direction == "last":
            return periods.day(self.reference - dt.timedelta(days=back or 7))
        if direction == "next":
            return periods.day(self.reference + dt.timedelta(days=on or 7))
        return periods.day(self.reference + dt.timedelta(days=on if self.future else -back))

    def shifted(self, count: int, unit: str) -> Period | None:
        """The period so many units from the reference."""
        return periods.shifted(self.reference, count, unit) if self.reference else None

    def named(self, which: str, unit: str) -> Period | None:
        """`last`, `this` or `next` week, month or year, counted from the reference."""
        return self.shifted({"last": -1, "this": 0, "next": 1}[which], unit)

    def stretch(self, count: int, unit: str) -> Period | None:
        """The last `count` units up to the reference, or where negative the next ones from it on."""
        if self.reference is None:
            return None
        begin = periods.same_day(self.reference, -count, unit)
        return periods.interval(min(begin, self.reference), max(begin, self.reference))

    def _in_document_year(self, found: Period) -> Period:
        return replace(found, basis=DOCUMENT_YEAR)
