"""Divides a text into paragraphs, and tells sentences from headings by their shape."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kgbuild.read.article_date import is_byline, is_stamp
from kgbuild.read.boilerplate import BoilerplateRules
from kgbuild.read.language import ENGLISH, function_words

SENTENCE_WORDS = 2
"""A line that ends like a sentence is one from this many words."""
LONG_LINE_WORDS = 12
"""A line of this many words counts as a sentence however it ends, if it is running English."""
FUNCTION_WORDS = 2
"""Function words that make a long line running English; a list of labels or menu items has none."""
WRAP_WIDTHS = (50, 120)
"""The widths at which people and mail programs break lines."""

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_SENTENCE_END = re.compile(r"[.!?…。][\"'”’»)\]]*$")
_BULLET = re.compile(r"[•·▪●‣◦*»>–—-]\s+")
_OPEN_END = re.compile(r"[?!][\"'”’»]*$|(?:\b[A-Z]\.){2,}$")
"""A headline may end so: in a question, or in an abbreviation such as U.S."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line, or lines that were one before they were wrapped, without the white space around it.

    Attributes:
        begin: Where it begins in the text.
        end: Where it ends.
        text: What stands there.
        plain: The same without photo credits; empty where there is nothing else.
        furniture: It matches a rule for what belongs to the page.
        stamp: It is a date line or a byline.
    """

    begin: int
    end: int
    text: str
    plain: str
    furniture: bool
    stamp: bool

    @property
    def is_article(self) -> bool:
        """Whether it may be part of the article."""
        return not self.furniture and not self.stamp and bool(self.plain)

    @property
    def is_evidence(self) -> bool:
        """Whether it proves that the text was copied from a page: furniture, and no mere rule or number."""
        return self.furniture and any(character.isalpha() for character in self.text)

    @property
    def words(self) -> int:
        """Number of words, by white space."""
        return len(self.plain.split())

    @property
    def is_sentence(self) -> bool:
        """Whether it is shaped like a sentence, or is too long to be anything else."""
        return is_sentence(self.plain)

    @property
    def ends_open(self) -> bool:
        """Whether it ends as headlines may: without a full stop."""
        return not _SENTENCE_END.search(self.plain) or _OPEN_END.search(self.plain) is not None


def is_sentence(line: str) -> bool:
    """Whether a line is shaped like a sentence, or is too long to be anything else."""
    words = line.split()
    if len(words) >= SENTENCE_WORDS and _SENTENCE_END.search(line):
        return True
    if len(words) < LONG_LINE_WORDS:
        return False
    known = function_words()[ENGLISH]
    return sum(word.casefold() in known for word in words) >= FUNCTION_WORDS


def paragraphs_of(text: str, rules: BoilerplateRules) -> list[Paragraph]:
    """The lines of a text that hold anything, those joined that an editor or a mail program wrapped."""
    spans = [span for match in _LINE.finditer(text) if (span := trimmed(text, *match.span())) is not None]
    lines = [_paragraph(text, begin, end, rules) for begin, end in spans]
    width = max((len(line.text) for line in lines), default=0)
    if not WRAP_WIDTHS[0] <= width <= WRAP_WIDTHS[1]:
        return lines
    joins = [_continues(text, a, b, width) for a, b in pairwise(lines)]
    breaks = sum(text.count("\n", a.end, b.begin) == 1 for a, b in pairwise(lines))
    return _joined(text, lines, joins, rules) if sum(joins) * 2 > breaks else lines


def trimmed(text: str, begin: int, end: int, *, bullet: bool = False) -> tuple[int, int] | None:
    """A stretch without the white space around it; None if nothing is left.

    Args:
        text: The document.
        begin: Where the stretch begins.
        end: Where it ends.
        bullet: Leave out the bullet of a list at its beginning, too.
    """
    part = text[begin:end]
    start = begin + len(part) - len(part.lstrip())
    stop = begin + len(part.rstrip())
    if bullet and (match := _BULLET.match(text, start, stop)):
        start = match.end()
    return (start, stop) if start < stop else None


def _paragraph(text: str, begin: int, end: int, rules: BoilerplateRules) -> Paragraph:
    line = plain = text[begin:end]
    for first, last in reversed(rules.credits(text, begin, end)):
        plain = plain[: first - begin] + plain[last - begin :]
    plain = plain.strip() if any(character.isalnum() for character in plain) else ""
    stamp = is_stamp(line) or is_byline(line)
    return Paragraph(begin, end, line, plain, rules.is_furniture(line), stamp)


def _continues(text: str, line: Paragraph, following: Paragraph, width: int) -> bool:
    """Whether the next line's first word did not fit on this one, as when lines are filled to a width."""
    if text.count("\n", line.end, following.begin) != 1:
        return False
    return len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > width


def _joined(text: str, lines: list[Paragraph], joins: list[bool], rules: BoilerplateRules) -> list[Paragraph]:
    """The lines, those that go on in the next one joined with it; never those of the page."""
    merged = lines[:1]
    for line, joined in zip(lines[1:], joins, strict=True):
        if joined and line.is_article and merged[-1].is_article:
            merged.append(_paragraph(text, merged.pop().begin, line.end, rules))
        else:
            merged.append(line)
    return merged
