"""The report of what a store holds, made of the counts of its documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from kgbuild.losses import losses_of
from kgbuild.records import Corpus
from kgbuild.report import Omission, Report, report_on
from kgbuild.store.counts import LOSSES, ranked, total_of
from kgbuild.store.description import Description


def report_of(description: Description, omissions: Iterable[Omission] = ()) -> Report:
    """The report of all documents of a store, the same as `report_on` gives of them as one corpus."""
    return replace(_counted(description), omissions=tuple(omissions))


@lru_cache(maxsize=1)
def _counted(description: Description) -> Report:
    """The report without what was left out; it is asked for more than once."""
    whole = report_on(Corpus((), ()), ())
    total = total_of(description.counts())
    losses = losses_of(Corpus((), (), description.choices()))
    lost: dict[str, Any] = {name: total.losses[name] for name in LOSSES}
    return replace(
        whole,
        documents=total.numbers["documents"],
        undated_documents=total.numbers["undated_documents"],
        events=description.number_of_events(),
        types=ranked(total.types),
        statuses=ranked(total.statuses),
        attributed=total.numbers["attributed"],
        undated=total.numbers["undated"],
        unsure=total.numbers["unsure"],
        actors=description.actors_by_kind(),
        merges=total.numbers["merges"] + description.number_of_merges(),
        losses=replace(losses, **lost),
    )
