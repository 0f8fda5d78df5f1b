"""Says in words what a store holds: documents by what became of them, reasons, and versions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kgbuild.graph.files import LEDGER
from kgbuild.settings import Settings
from kgbuild.store.folder import settings_of, versions_of
from kgbuild.store.ledger import LEFT_OUT, READ, REMOVED, SET_ASIDE, WAITING, Ledger
from kgbuild.store.writer_lock import is_being_written

_SHOWN = 20
"""Documents that are named with their reason where not all are asked for."""
_STATUSES = {
    READ: "in the graph",
    LEFT_OUT: "left out, as there is nothing in them to read",
    SET_ASIDE: "set aside; `kgbuild build --store … --retry` tries them again",
    WAITING: "waiting; the next run reads them",
    REMOVED: "removed",
}


def statistics(folder: Path, *, listed: bool = False) -> Iterator[str]:
    """Lines for people.

    Args:
        folder: The store's.
        listed: Name every document that is not in the graph, rather than the first of those set aside.

    Raises:
        InputError: The folder is no store.
    """
    settings = settings_of(folder, Settings())
    ledger = Ledger(folder / LEDGER)
    try:
        counts = ledger.counts()
        yield f"Documents {sum(counts.values()):,}"
        for status, meaning in _STATUSES.items():
            if counts.get(status):
                yield f"  {counts[status]:>10,}  {meaning}"
        yield from _omissions(ledger, listed=listed)
        yield from _versions(ledger, settings)
        if is_being_written(folder):
            yield "It is being written at this moment"
    finally:
        ledger.abandon()


def _omissions(ledger: Ledger, *, listed: bool) -> Iterator[str]:
    entries = list(ledger.not_read())
    reasons = Counter(entry.reason.reason for entry in entries)
    if reasons:
        yield "Reasons"
        for reason, number in sorted(reasons.items(), key=lambda item: (-item[1], item[0])):
            yield f"  {number:>10,}  {reason}"
    shown = entries if listed else [entry for entry in entries if entry.status == SET_ASIDE]
    for entry in shown if listed else shown[:_SHOWN]:
        attempts = f" ({entry.attempts} attempts)" if entry.attempts > 1 else ""
        yield f"{entry.id}: {entry.reason.message}{attempts}"
    if not listed and len(shown) > _SHOWN:
        yield f"… and {len(shown) - _SHOWN:,} more; --list names all"


def _versions(ledger: Ledger, settings: Settings) -> Iterator[str]:
    present = versions_of(settings)
    for versions, number in ledger.read_with():
        changes = present.changes(versions)
        again = f"; to be read again with --rebuild: {', '.join(changes)}" if changes else ""
        yield (
            f"Read with kgbuild {versions.program}, {versions.model}, ontology {versions.ontology}: "
            f"{number:,}{again}"
        )
