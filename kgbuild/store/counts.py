"""Counts what one document tells of, and adds such counts up: what the report of a store is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from kgbuild.losses import Losses
from kgbuild.records import Corpus
from kgbuild.report import report_on

LOSSES = tuple(field.name for field in fields(Losses) if field.name != "ambiguous")
_NUMBERS = ("documents", "undated_documents", "attributed", "undated", "merges", "unsure")

Counts = Mapping[str, Mapping[str, int]]
"""What is counted, and for each thing that was found how often."""


def counts_of(part: Corpus, unsure: int = 0) -> Counts:
    """What is counted in one document.

    Args:
        part: The document by itself.
        unsure: How many of its event mentions were left out for their confidence.
    """
    report = replace(report_on(part, ()), unsure=unsure)
    numbers = {name: getattr(report, name) for name in _NUMBERS}
    losses = {name: getattr(report.losses, name) for name in LOSSES}
    return {"types": dict(report.types), "statuses": dict(report.statuses), "is": numbers, "lost": losses}


@dataclass(frozen=True, slots=True)
class Total:
    """What was counted in many documents."""

    types: Counter[str]
    statuses: Counter[str]
    numbers: Counter[str]
    losses: Counter[str]


def total_of(parts: Iterable[Counts]) -> Total:
    """The sums of counts of single documents."""
    names = ("types", "statuses", "is", "lost")
    sums: dict[str, Counter[str]] = {name: Counter() for name in names}
    for part in parts:
        for name in names:
            sums[name].update(part[name])
    return Total(*(sums[name] for name in names))


def ranked(counts: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
    """Largest number first, names in order within a number."""
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
