"""Writes what a store holds to files, document by document where the format lets it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import cache, partial
from pathlib import Path
from typing import TextIO

from kgbuild.export.event_table import table_records
from kgbuild.export.nquads import write_nquads
from kgbuild.files import Writer, write_files
from kgbuild.outputs import REPORT, Product, write_records, write_report, write_stream
from kgbuild.report import Omission
from kgbuild.resolve.merge_report import write_merge_report
from kgbuild.store.account import report_of
from kgbuild.store.description import Description
from kgbuild.store.folder import Store
from kgbuild.store.ledger import LEFT_OUT, SET_ASIDE


def write_place(place: Store, description: Description, targets: Mapping[Path, str]) -> None:
    """Writes files of what a store holds, all of them or none.

    N-Quads, event tables and the report are written document by document; all other formats need the whole
    corpus in memory.
    """
    product = cache(lambda: product_of(place, description))
    writers: dict[Path, Writer] = {}
    for path, ending in targets.items():
        if ending in STREAMED and not place.settings.rdf12:
            writers[path] = partial(STREAMED[ending], place, description)
        else:
            writers[path] = partial(_write_whole, product, ending)
    merges = place.settings.merge_report
    if merges is not None:
        base = place.settings.base
        writers[merges] = lambda stream: write_merge_report(product().corpus.events, base, merges, stream)
    write_files(writers)


def _write_whole(product: Callable[[], Product], ending: str, stream: TextIO) -> None:
    write_stream(product(), ending, stream)


def _write_quads(place: Store, description: Description, stream: TextIO) -> None:
    write_nquads(description, stream)


def write_table(format: str, place: Store, description: Description, stream: TextIO) -> None:
    """Writes the event table of a store, as `jsonl` or `csv`."""
    records = (record for part in description.parts() for record in table_records(part, place.settings.base))
    write_records(records, format, stream, place.settings.ontology)


def _write_report(place: Store, description: Description, stream: TextIO) -> None:
    write_report(report_of(description, omissions_of(place)), asdict(place.versions), stream)


STREAMED: Mapping[str, Callable[[Store, Description, TextIO], None]] = {
    ".nq": _write_quads,
    ".jsonl": partial(write_table, "jsonl"),
    ".csv": partial(write_table, "csv"),
    REPORT: _write_report,
}
"""The formats that take no more memory for a large corpus than for a small one."""


def product_of(place: Store, description: Description) -> Product:
    """What a store holds as one corpus in memory, ready to be written."""
    corpus, versions = description.corpus(), asdict(place.versions)
    return Product(corpus, place.settings, place.model, versions, omissions_of(place))


def omissions_of(place: Store) -> tuple[Omission, ...]:
    """Every document of a store that is not in its graph, but those that the user took out."""
    left = [entry for entry in place.ledger.not_read() if entry.status in (LEFT_OUT, SET_ASIDE)]
    return tuple(Omission(e.id, e.reason.reason, e.reason.message, e.reason.failed) for e in left)
