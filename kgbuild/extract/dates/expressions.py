"""Finds date expressions in a text and says which days they mean.

Expressions are found by an ordered table of rules (`rules`), not by named entities, so that they are
the same whatever language model runs. `since 2014` has the value 2014: its first day is what the words
give, and they do not say when it ends.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.extract.dates.periods import Period
from kgbuild.extract.dates.rules import CUES, RULES, Rule
from kgbuild.extract.dates.setting import Setting
from kgbuild.extract.dates.tense import text_is_future, tree_is_future
from kgbuild.extract.syntax.tree import Tree
from kgbuild.records import DateValue, Span

DOMINANCE = 3
"""How many times as often as any other a year must be named to be the year that a text speaks of."""

REACH = 48
"""How many characters before its first and after its last cue a sentence is searched for expressions."""

_SENTENCE_END = re.compile(r"[.!?][\"”’)]*(?=\s+[A-Z\"“])|\n")
_SINCE = re.compile(r"\bsince\s+$", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:since|until|till|before|after|from|than|by|pre-|post-)\s*$", re.IGNORECASE)
"""What stands before a year that a text only counts from or to."""
_YEAR = re.compile(r"\b\d{4}\b")
_SURNAME_MAY = re.compile(r"\b(?:Theresa|Mrs\.?|Ms\.?|Mr\.?|Minister|Secretary|Leader) May\b")
_CERTAIN_MAY = re.compile(r"(?:in|since|during|last|next|this) May|.*\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that name a date.

    Attributes:
        span: The words.
        value: What they mean where they stand; None where nobody can tell.
        future_value: What they mean if they are about something to come.
    """

    span: Span
    value: DateValue | None
    future_value: DateValue | None


@dataclass(frozen=True, slots=True)
class _Found:
    """A match of a rule, not yet read."""

    begin: int
    end: int
    match: re.Match[str]
    rule: Rule


def find_dates(tree_or_text: Tree | str, reference: dt.date | None) -> list[DateValue]:
    """The dates that a text names, in its order.

    Args:
        tree_or_text: A text, or a parsed document, whose tenses then decide between the last and the next
            `Friday`; in a bare text this is guessed from the words of the sentence.
        reference: The day that `today` means, which is the document's date; None where it is unknown.
            Without it only what the text itself says is found, and a month without a year is taken to
            lie in the one year that the text speaks of; it is then marked as assumed.

    Returns:
        Their values, each with the span of its words in code points of the text.
    """
    return [found.value for found in find_expressions(tree_or_text, reference) if found.value]


def find_expressions(
    tree_or_text: Tree | str, reference: dt.date | None, year: int | None = None
) -> list[DateExpression]:
    """Like `find_dates`, with the expressions that cannot be resolved, which have no value.

    Args:
        tree_or_text: A parsed document or a text.
        reference: The day that `today` means.
        year: The year that the document is known to be from where its day is not.
    """
    text = tree_or_text if isinstance(tree_or_text, str) else tree_or_text.text
    found = sorted(_matches(text), key=lambda match: match.begin)
    expressions = _read(found, tree_or_text, reference, year)
    if reference is None and year is None and any(e.value is None for e in expressions):
        year = _dominant_year(expressions, text)
        if year:
            return _read(found, tree_or_text, reference, year)
    return expressions


def _matches(text: str) -> Iterator[_Found]:
    """What the rules match, sentence by sentence, no two on the same characters."""
    surname_may = bool(_SURNAME_MAY.search(text))
    for first, behind, cues in _sentences_with_cues(text):
        begin = max(first, cues[0].start() - REACH)
        end = min(behind, cues[-1].end() + REACH)
        kinds = {cue.lastgroup for cue in cues}
        taken: list[_Found] = []
        for rule in RULES:
            if rule.cue in kinds:
                taken += [
                    found
                    for found in _rule_matches(rule, text, begin, end)
                    if not (surname_may and _can_be_surname(found)) and not _overlaps(found, taken)
                ]
        yield from taken


def _sentences_with_cues(text: str) -> Iterator[tuple[int, int, list[re.Match[str]]]]:
    """Begin, end and cues of each sentence that has any; no sentence runs over the end of a line."""
    cues = deque(CUES.finditer(text))
    begin = 0
    for end in [*_sentence_ends(text), len(text)]:
        inside = []
        while cues and cues[0].start() < end:
            inside.append(cues.popleft())
        if inside:
            yield begin, end, inside
        begin = end


def _sentence_ends(text: str) -> Iterator[int]:
    begin = 0
    for mark in _SENTENCE_END.finditer(text):
        if mark.start() > begin or mark.group() == "\n":
            begin = mark.end()
            yield begin


def _rule_matches(rule: Rule, text: str, begin: int, end: int) -> Iterator[_Found]:
    group = "span" if "span" in rule.pattern.groupindex else 0
    for match in rule.pattern.finditer(text, begin, end):
        yield _Found(match.start(group), match.end(group), match, rule)


def _can_be_surname(found: _Found) -> bool:
    """Whether a `May` is without a day, a year or a word like `last` that only a month has."""
    return "May" in found.match.group() and not _CERTAIN_MAY.match(found.match.group())


def _overlaps(found: _Found, taken: list[_Found]) -> bool:
    return any(found.begin < other.end and other.begin < found.end for other in taken)


def _read(
    found: list[_Found], tree_or_text: Tree | str, reference: dt.date | None, year: int | None
) -> list[DateExpression]:
    """Reads matches in their order, each knowing the date before it."""
    expressions: list[DateExpression] = []
    anchor: Period | None = None
    for match in found:
        span = Span(match.begin, match.end, match.match.string[match.begin : match.end])
        ahead = match.rule.read(match.match, Setting(reference, True, anchor, year))
        behind = match.rule.read(match.match, Setting(reference, False, anchor, year))
        period = ahead if ahead != behind and _is_future(tree_or_text, match) else behind
        expressions.append(DateExpression(span, _value(period, span), _value(ahead, span)))
        anchor = period or anchor
    return expressions


def _value(period: Period | None, span: Span) -> DateValue | None:
    if period is None:
        return None
    basis = period.basis or "expression"
    return DateValue(period.value, period.begin, period.end, span, period.basis is not None, basis)


def _is_future(tree_or_text: Tree | str, match: _Found) -> bool:
    if _SINCE.search(match.match.string, max(0, match.begin - 8), match.begin):
        return False
    if isinstance(tree_or_text, str):
        return text_is_future(tree_or_text, match.begin, match.end)
    return tree_is_future(tree_or_text, match.begin, match.end)


def _dominant_year(expressions: list[DateExpression], text: str) -> int | None:
    """The year that a text names in figures, alone or far more often than any other, as its present."""
    named = [
        (int(year), expression.span.text)
        for expression in expressions
        if expression.value and not _is_aside(expression.span, text)
        for year in _YEAR.findall(expression.span.text)
    ]
    ranked = Counter(year for year, _ in named).most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] < DOMINANCE * ranked[1][1]):
        return None
    year, number = ranked[0]
    # once and bare, as in "the coup of 1999", it is as likely a year of long ago
    telling = number > 1 or any(not words.isdigit() for found, words in named if found == year)
    return year if telling else None


def _is_aside(span: Span, text: str) -> bool:
    """Whether a year is only counted from or to, or part of a name: `since 2011`, `the 2012 Olympics`."""
    before, behind = text[max(0, span.begin - 12) : span.begin], text[span.end : span.end + 2]
    return bool(_BOUND.search(before)) or (behind[:1] == " " and behind[1:].isupper())
