"""Measures kgbuild on the project's own gold: the whole pipeline reads it, and its table is scored.

Probes are counted four ways: by phenomenon; those that stand for an event class, by that class and by its
PLOVER category; and, of these, whether the exact class is named and not only a category that is right.
Articles are counted by what is asked of their events: that they are found, and with which roles, status,
sources and dates; and by how many of the records that the table has of them are no false alarms.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kgbuild.evaluation.articles import find_events
from kgbuild.evaluation.probes import score_probes
from kgbuild.lexicon.classes import is_a, load_classes
from kgbuild.pipeline import write_events

GOLD = Path(__file__).with_name("gold.jsonl")
ARTICLES = Path(__file__).with_name("articles.jsonl")
ARTICLE_EVENTS = Path(__file__).with_name("article_events.jsonl")
TOTAL = "total"
EXACT_CLASS = "exact class"

Record = dict[str, Any]


@dataclass(frozen=True)
class Count:
    """How many probes of a group passed, of how many."""

    passed: int
    of: int

    @property
    def share(self) -> float:
        return self.passed / self.of


@dataclass(frozen=True)
class Measurement:
    """Counts by name of a group, such as `phenomenon: negation`, and a line for each thing that is wrong."""

    counts: dict[str, Count]
    misses: tuple[str, ...]

    def table(self) -> str:
        """The counts as lines for people."""
        width = max(map(len, self.counts))
        return "\n".join(f"{name:{width}} {c.passed:4} of {c.of:3}" for name, c in self.counts.items())


def read_gold(path: Path = GOLD) -> list[Record]:
    """The records of a file in JSON Lines, in its order; the probes if none is named."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def fingerprint() -> str:
    """SHA-256 of all gold, with line feeds for line ends whatever the system's checkout made of them."""
    files = (path.read_bytes().replace(b"\r\n", b"\n") for path in (GOLD, ARTICLES, ARTICLE_EVENTS))
    return hashlib.sha256(b"".join(files)).hexdigest()


def measure_all() -> Measurement:
    """Has the pipeline read all gold, and scores what it finds."""
    probes, articles = read_gold(), read_gold(ARTICLES)
    of_probes = measure(probes, event_table(probes))
    of_articles = measure_articles(read_gold(ARTICLE_EVENTS), event_table(articles))
    return Measurement({**of_articles.counts, **of_probes.counts}, (*of_articles.misses, *of_probes.misses))


def event_table(probes: Sequence[Record]) -> list[Record]:
    """What the pipeline that comes with the package finds in probes or articles, as a user gets it."""
    with tempfile.TemporaryDirectory() as folder:
        documents, table = Path(folder, "probes.jsonl"), Path(folder, "events.jsonl")
        lines = (json.dumps({key: probe[key] for key in ("id", "text", "date")}) for probe in probes)
        documents.write_text("\n".join(lines), encoding="utf-8")
        report = write_events([documents], table)
        assert report.documents == len(probes), report.omissions
        return read_gold(table)


def measure(probes: Sequence[Record], records: Sequence[Record]) -> Measurement:
    """Scores an event table by the probes."""
    by_document: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_document[record["document"]].append(record)
    passed, total = Counter[str](), Counter[str]()
    misses: list[str] = []
    for probe in probes:
        score, _, wrong = score_probes([probe], by_document[probe["id"]])
        misses += wrong
        for group in _groups(probe):
            total[group] += 1
            passed[group] += score == 1.0
        if "class" in probe:
            total[EXACT_CLASS] += 1
            passed[EXACT_CLASS] += score_probes([_exactly(probe)], by_document[probe["id"]])[0] == 1.0
    order = sorted(total, key=lambda name: (name == TOTAL, name == EXACT_CLASS, name))
    return Measurement({name: Count(passed[name], total[name]) for name in order}, tuple(misses))


def measure_articles(events: Sequence[Record], records: Sequence[Record]) -> Measurement:
    """Scores an event table by annotated articles."""
    found = find_events(events, records)
    counts = {
        "articles: core events found": Count(found.found, found.core),
        "articles: records that are no false alarm": Count(found.accepted, found.accepted + found.extra),
        **{f"articles: {kind}": Count(sum(right), len(right)) for kind, right in found.checked.items()},
    }
    return Measurement(counts, tuple(found.misses))


def _groups(probe: Record) -> list[str]:
    groups = [f"phenomenon: {probe['phenomenon']}", TOTAL]
    if "class" in probe:
        groups += [f"category: {_categories()[probe['class']]}", f"class: {probe['class']}"]
    return groups


@cache
def _categories() -> dict[str, str | None]:
    return {name: c.plover for name, c in load_classes().items()}


@cache
def _class_and_below(name: str) -> list[str]:
    classes = load_classes()
    return [other for other in classes if is_a(other, name, classes)]


def _exactly(probe: Record) -> Record:
    """The probe when nothing but its class, or one below it, counts as right."""
    only = {"plover": [], "types": _class_and_below(probe["class"])}
    expected = [
        {**event, **only, "or": [{**reading, **only} for reading in event.get("or", [])]}
        for event in probe["expected"][:1]
    ]
    return {**probe, "expected": expected}
