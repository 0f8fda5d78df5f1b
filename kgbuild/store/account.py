"""Counts what a store holds, one document after the other: the report of a build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

from kgbuild.losses import Losses, losses_of
from kgbuild.records import Corpus
from kgbuild.report import Omission, Report, report_on
from kgbuild.store.description import Description


def report_of(description: Description, omissions: Iterable[Omission] = ()) -> Report:
    """The report of all documents of a store, the same as `report_on` gives of them as one corpus."""
    return replace(_counted(description), omissions=tuple(omissions))


@lru_cache(maxsize=1)
def _counted(description: Description) -> Report:
    """The report without what was left out; it is asked for more than once."""
    whole = report_on(Corpus((), ()), ())
    total: Counter[str] = Counter()
    types: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    for counts in description.counts(_counts):
        types.update(counts["types"])
        statuses.update(counts["statuses"])
        total.update(counts["numbers"])
    losses = losses_of(Corpus((), (), description.choices()))
    lost: dict[str, Any] = {name: total[f"losses {name}"] for name in _LOSSES}
    return replace(
        whole,
        documents=total["documents"],
        undated_documents=total["undated_documents"],
        events=description.number_of_events(),
        types=_ranked(types),
        statuses=_ranked(statuses),
        attributed=total["attributed"],
        undated=total["undated"],
        actors=description.actors_by_kind(),
        merges=total["merges"] + description.number_of_merges(),
        losses=replace(losses, **lost),
    )


_LOSSES = tuple(field.name for field in fields(Losses) if field.name != "ambiguous")
_NUMBERS = ("documents", "undated_documents", "attributed", "undated", "merges")


def _counts(part: Corpus) -> dict[str, Any]:
    """What is counted in one document, to be added up."""
    report = report_on(part, ())
    numbers = {name: getattr(report, name) for name in _NUMBERS}
    numbers |= {f"losses {name}": getattr(report.losses, name) for name in _LOSSES}
    return {"types": dict(report.types), "statuses": dict(report.statuses), "numbers": numbers}


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
