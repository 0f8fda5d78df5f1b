"""Counts what a store holds, one document after the other: the report of a build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields, replace
from functools import lru_cache

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
    types: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    losses = losses_of(Corpus((), (), description.choices()))
    documents = undated_documents = attributed = undated = merges = 0
    for part in description.parts():
        one = report_on(part, ())
        types.update(dict(one.types))
        statuses.update(dict(one.statuses))
        documents, undated_documents = documents + 1, undated_documents + one.undated_documents
        attributed, undated, merges = attributed + one.attributed, undated + one.undated, merges + one.merges
        losses = _sum(losses, one.losses)
    return replace(
        whole,
        documents=documents,
        undated_documents=undated_documents,
        events=description.number_of_events(),
        types=_ranked(types),
        statuses=_ranked(statuses),
        attributed=attributed,
        undated=undated,
        actors=description.actors_by_kind(),
        merges=merges + description.number_of_merges(),
        losses=losses,
    )


def _sum(whole: Losses, part: Losses | None) -> Losses:
    if part is None:
        return whole
    names = [field.name for field in fields(Losses) if field.name != "ambiguous"]
    return replace(whole, **{name: getattr(whole, name) + getattr(part, name) for name in names})


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
