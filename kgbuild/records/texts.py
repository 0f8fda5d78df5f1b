"""Articles as they are read: their text, their paragraphs, and spans and dates in them."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document: code points `begin` (inclusive) to `end` (exclusive), and its text."""

    begin: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.begin < other.end and other.begin < self.end


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date with its precision.

    Attributes:
        value: `2015`, `2015-06`, `2015-06-12`, or an interval `2015-09-09/2015-09-12`.
        begin: The first day that it can mean.
        end: The last day that it can mean, inclusive.
        span: The words that it was read from, where there are any.
        assumed: It was not read from words about the event but supposed, and from what is in `basis`.
        basis: How it was found: `expression`, `document-date`, `document-year`, `metadata`, `url` …
    """

    value: str
    begin: dt.date
    end: dt.date
    span: Span | None = None
    assumed: bool = False
    basis: str = "expression"


def days_of(value: str) -> tuple[dt.date, dt.date]:
    """The first and the last day that a date of the event table can mean.

    Args:
        value: As in `DateValue.value`: a year, month or day, or two of them with a slash between.

    Raises:
        ValueError: It is none of these.
    """
    first, _, last = value.partition("/")
    last = last or first
    begin = dt.date.fromisoformat(first + "-01" * (2 - first.count("-")))
    if len(last) == len("2015-06-12"):
        return begin, dt.date.fromisoformat(last)
    year, month = (int(part) for part in (last + "-12")[:7].split("-"))
    return begin, dt.date(year, month, calendar.monthrange(year, month)[1])


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A part of a document that belongs to the article: a headline (`title`) or a paragraph (`body`)."""

    begin: int
    end: int
    kind: str = "body"


@dataclass(frozen=True, slots=True)
class Article:
    """One document as given, and which parts of it are the article.

    Attributes:
        id: The `id` field of a record, or a file's name; unique within a corpus.
        text: The text as given, never changed.
        passages: The parts that are article, in order and disjoint.
        title, publisher, url: From metadata or the text; None where unknown.
        date: Publication date; never a scrape date.
        path: Where it was read from, for messages.
        duplicate_of: Id of an article of the corpus, read before, that holds the same or nearly the same
            text: one agency story in several papers.
    """

    id: str
    text: str
    passages: tuple[Passage, ...]
    title: str | None = None
    date: DateValue | None = None
    publisher: str | None = None
    url: str | None = None
    path: str | None = None
    duplicate_of: str | None = None

    def reading_text(self) -> str:
        """The text with everything that is not article blanked out, character for character.

        It has the same length as `text`, so that an offset into one is an offset into the other. Line
        breaks stay: they separate paragraphs.
        """
        parts, position = [], 0
        for passage in self.passages:
            parts += [_blank(self.text[position : passage.begin]), self.text[passage.begin : passage.end]]
            position = passage.end
        return "".join([*parts, _blank(self.text[position:])])

    def span(self, begin: int, end: int) -> Span:
        """The span of these code points, with the characters that stand there."""
        return Span(begin, end, self.text[begin:end])


def _blank(text: str) -> str:
    return "".join("\n" if character == "\n" else " " for character in text)
