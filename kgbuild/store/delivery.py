"""Hands what a store holds to those who write files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace

from kgbuild.outputs import Product
from kgbuild.report import Omission
from kgbuild.store.account import report_of
from kgbuild.store.description import Description
from kgbuild.store.folder import Store
from kgbuild.store.ledger import LEFT_OUT, SET_ASIDE

Seconds = tuple[tuple[str, float], ...]
"""Stages, each with what it took."""


def product_of(
    place: Store, description: Description, seconds: Callable[[], Seconds] = lambda: ()
) -> Product:
    """What a store holds, ready to be written; nothing of it is made before it is asked for.

    Args:
        place: The store.
        description: What its documents say.
        seconds: What each stage has taken up to then, for the report.
    """
    return Product(
        settings=place.settings,
        graph=description,
        parts=description.parts,
        events=description.events,
        corpus=description.corpus,
        report=lambda: replace(report_of(description, omissions_of(place)), seconds=seconds()),
        versions=asdict(place.versions),
    )


def omissions_of(place: Store) -> tuple[Omission, ...]:
    """Every document of a store that is not in its graph, but those that the user took out."""
    left = [entry for entry in place.ledger.not_read() if entry.status in (LEFT_OUT, SET_ASIDE)]
    return tuple(Omission(e.id, e.reason.reason, e.reason.message, e.reason.failed) for e in left)
