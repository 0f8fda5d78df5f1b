"""Reads made-up articles without a language model: quick enough to build a corpus many times in a test.

`Fiji met Peru on 2024-05-03.` is a meeting; `Fiji may meet Peru.` a planned one; `Mere Tuilau of Fiji` is a
person; whom `The talks recalled Mere Tuilau of Fiji.` names takes part in nothing.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kgbuild.engine.processes import Failure
from kgbuild.lexicon.gazetteer import load_gazetteer
from kgbuild.read.boilerplate import BoilerplateRules, load_rules
from kgbuild.read.corpus import article_of
from kgbuild.read.options import ReadOptions
from kgbuild.read.skipped import SkippedDocument
from kgbuild.read.source import RawDocument
from kgbuild.records import (
    Actor,
    ActorKind,
    Affiliation,
    Article,
    DateValue,
    EventMention,
    Factuality,
    Mention,
    Participation,
    Reading,
    Status,
    Tense,
)
from kgbuild.resolve.actors import resolve_document
from kgbuild.settings import Settings
from kgbuild.store.extracted import Extracted, extracted

COUNTRIES = {"Fiji": "FJI", "Peru": "PER", "Chad": "TCD", "Oman": "OMN"}
_MEETING = re.compile(
    r"(?P<source>[A-Z]\w+(?: [A-Z]\w+ of [A-Z]\w+)?) (?P<verb>met|may meet) "
    r"(?P<target>[A-Z]\w+(?: [A-Z]\w+ of [A-Z]\w+)?)(?: on (?P<date>\d{4}-\d\d-\d\d))?[^.]*\."
)


_NAMED = re.compile(r"recalled (?P<name>[A-Z]\w+(?: [A-Z]\w+(?: of [A-Z]\w+)?)?)\.")


@dataclass(frozen=True)
class QuickJob:
    """Stands in for `kgbuild.engine.reading.ReadingJob`."""

    settings: Settings

    def start(self) -> Callable[[Iterable[RawDocument]], Iterator[Extracted | Failure]]:
        return self.reader().read

    def reader(self) -> QuickReader:
        return QuickReader(load_rules(None))


@dataclass(frozen=True)
class QuickReader:
    """Stands in for `kgbuild.engine.reading.Reader`."""

    rules: BoilerplateRules

    def read(self, batch: Iterable[RawDocument]) -> Iterator[Extracted | Failure]:
        return (_read(raw, self.rules) for raw in batch)


def _read(raw: RawDocument, rules: BoilerplateRules) -> Extracted | Failure:
    if "HANG" in raw.text:
        time.sleep(3600)
    if "CRASH" in raw.text:
        os._exit(9)
    if "FAIL" in raw.text:
        return Failure("failed", f"{raw.path}: cannot be processed: a fault in a rule")
    try:
        article = article_of(raw, rules, ReadOptions(english_only=False))
    except SkippedDocument as skipped:
        return Failure(skipped.reason.value, str(skipped))
    named = tuple(_mention(article, *found.span("name")) for found in _NAMED.finditer(article.text))
    reading = Reading(article, tuple(_meetings(article)), named)
    resolved = resolve_document(reading, load_gazetteer())
    return extracted(resolved, load_gazetteer())


def _meetings(article: Article) -> Iterator[EventMention]:
    for found in _MEETING.finditer(article.text):
        roles = [(role, found.span(role)) for role in ("source", "target")]
        parts = tuple(Participation(role, _mention(article, *span)) for role, span in roles)
        planned = found["verb"] == "may meet"
        yield EventMention(
            article.id,
            "Meeting",
            article.span(*found.span("verb")),
            article.span(*found.span()),
            parts,
            reciprocal=True,
            factuality=Factuality(tense=Tense.FUTURE, status=Status.PLANNED) if planned else Factuality(),
            date=_date(article, found),
            plover="CONSULT",
            cameo="040",
            goldstein=1.0,
            confidence=0.5 if planned else 0.9,
        )


def _mention(article: Article, begin: int, end: int) -> Mention:
    span = article.span(begin, end)
    if span.text in COUNTRIES:
        code = COUNTRIES[span.text]
        return Mention(span, span, Actor(f"country/{code}", span.text, ActorKind.COUNTRY, code))
    name, _, country = span.text.partition(" of ")
    path = f"person/{name.lower().replace(' ', '-')}"
    code = COUNTRIES.get(country)
    affiliation = Affiliation.ACTS_FOR if code else None
    return Mention(span, span, Actor(path, name, ActorKind.PERSON, code, affiliation))


def _date(article: Article, found: re.Match[str]) -> DateValue | None:
    if found["date"] is None:
        return None
    day = dt.date.fromisoformat(found["date"])
    return DateValue(found["date"], day, day, article.span(*found.span("date")))
