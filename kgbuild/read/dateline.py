"""Finds the dateline that opens a news story: `WASHINGTON, Sept. 3, 2015 (Reuters) —`.

Place and agency there say where and by whom the story was written. They take no part in what it tells,
and a parser that meets them reads the first sentence wrongly. Four in a hundred leads of political news
open so. The form is the one of the AP Stylebook: the city in capitals, a state or country in lower case,
the day, the agency in brackets, a dash.
"""

from __future__ import annotations

import re

from kgbuild.lexicon.gazetteer import Via, load_gazetteer
from kgbuild.lexicon.gazetteer_tables import Place
from kgbuild.read.article_date import MONTH
from kgbuild.read.boilerplate import BoilerplateRules

LONGEST = 100
"""Characters; "KUALA LUMPUR, Malaysia, September 13, 2015 (Agence France-Presse) —" has 65."""

_CITY = r"(?P<city>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,3})"
_PLACE = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3}"
_REGION = rf"(?:, {_PLACE}){{0,2}}"
_MONTH = MONTH.replace("?P<month>", "?:")
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_DAY = rf"(?:,? {_DATE})?"
_AGENCY = r"(?: ?\((?P<agency>[^()\n]{2,40})\))"
_DASH = r"\s*(?:-{1,3}|[–—―:])\s"
_START = r"(?=[\"“”‘'«(\[]?[A-ZÀ-Þ0-9])"

_SPEAKER = re.compile(r"\n\s*[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,2}:\s")
_CAPITALS = re.compile(rf"{_CITY}{_REGION}(?i:{_DAY}){_AGENCY}?,?{_DASH}\s*{_START}")
_OTHER = re.compile(rf"(?P<city>{_PLACE}){_REGION}(?i:{_DAY}),?{_DASH}\s*{_START}")
_WITH_AGENCY = re.compile(
    rf"(?:{_PLACE}{_REGION}(?i:{_DAY})|(?i:{_DATE}))?{_AGENCY}(?:{_DASH}|\s[\"”]\s)?\s*{_START}"
)


def dateline_end(text: str, begin: int, end: int, rules: BoilerplateRules) -> int:
    """Where the story itself begins in its first paragraph; `begin` where there is no dateline."""
    limit = min(end, begin + LONGEST)
    match = _CAPITALS.match(text, begin, limit)
    if match and _is_city(match["city"], rules) and _has_lower(text[match.end() : end]):
        return begin if _is_speaker(match, text) else match.end()
    match = _WITH_AGENCY.match(text, begin, limit)
    if match and rules.is_agency(match["agency"]):
        return match.end()
    match = _OTHER.match(text, begin, limit)
    if match and _is_known_city(match["city"]):
        return begin if _is_speaker(match, text) else match.end()
    return begin


def _is_speaker(match: re.Match[str], text: str) -> bool:
    """Whether this is the first speaker of a transcript."""
    return ":" in match.group() and _SPEAKER.search(text, match.end()) is not None


def _is_known_city(name: str) -> bool:
    """Whether the gazetteer knows a capital or another city of this name."""
    candidates = load_gazetteer().by_name(name)
    return any(c.via is Via.CAPITAL or isinstance(c.entry, Place) for c in candidates)


def _is_city(name: str, rules: BoilerplateRules) -> bool:
    """Four capitals or more that are not the acronym of an organization or a label such as `UPDATE`."""
    return sum(c.isalpha() for c in name) >= 4 and not rules.acronym.fullmatch(name)


def _has_lower(text: str) -> bool:
    return any(character.islower() for character in text)
