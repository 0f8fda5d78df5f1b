"""The order of the stages: paths in, event mentions, a resolved corpus and its files out.

A document that fails, in whatever stage, is set aside with its reason and the others go on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from kgbuild.engine.intake import (
    RIGHTLY_LEFT_OUT,
    Intake,
    Watcher,
    columns_of,
    representable,
    workers_for,
)
from kgbuild.engine.ledger_jobs import OverProcesses
from kgbuild.engine.processes import Failure, Workers
from kgbuild.engine.reading import ReadingJob
from kgbuild.engine.times import DATABASE, RESOLVING, WRITING
from kgbuild.errors import InputError, SettingsError
from kgbuild.export.event_parquet import require_pyarrow
from kgbuild.files import check_writable
from kgbuild.lexicon.gazetteer import load_gazetteer
from kgbuild.outputs import targets_of, write_product, write_table
from kgbuild.read.corpus import read_files
from kgbuild.read.options import ReadOptions
from kgbuild.read.skipped import SkippedDocument
from kgbuild.records import Reading
from kgbuild.report import Omission, Report
from kgbuild.resolve.apart import read_apart
from kgbuild.resolve.merge_report import MERGE_FORMATS
from kgbuild.settings import Settings
from kgbuild.store.account import report_of
from kgbuild.store.apart import kept_apart
from kgbuild.store.database import Database
from kgbuild.store.delivery import product_of
from kgbuild.store.description import Description
from kgbuild.store.folder import Store, settings_of, temporary, writing
from kgbuild.store.ledger import READ
from kgbuild.store.resolution import Resolution

OnOmission = Callable[[Omission], object]

log = logging.getLogger(__name__)


def build(  # noqa: PLR0913 - all that a user may say
    paths: Sequence[str | Path],
    *,
    out: str | Path | None = None,
    store: str | Path | None = None,
    settings: Settings | None = None,
    retry: bool = False,
    rebuild: bool = False,
    watcher: Watcher | None = None,
) -> Report:
    """Reads documents and writes their knowledge graph.

    Args:
        paths: Files, and folders of files.
        out: A folder, for graph.ttl, graph.graphml, graph.gexf, events.jsonl and explorer.html, or one file
            in the format that its ending names: .ttl, .trig, .nq, .nt, .jsonld, .rdf, .graphml, .gexf,
            .jsonl, .csv, .parquet or .html.
        store: A folder that keeps what is read, so that the next run reads only what is new or changed.
        settings: Ontology, language model, base IRI, processes; the package's own where None.
        retry: Documents of the store that were set aside are tried again.
        rebuild: Documents of the store that were read with other versions are read again.
        watcher: Is told, after each document, of how many characters it had.

    Returns:
        What was read, found, written and left out.

    Raises:
        InputError: There is nothing to read, or no document at all could be processed.
        OutputError: `out` cannot be written, what stood there is untouched; or another process writes the
            store.
        SettingsError: `out` or the merge report ends in what is not written, or neither `out` nor `store` is
            given, or documents of the store were read with other versions, or what is kept apart cannot be
            read.
    """
    settings = settings or Settings()
    if out is None and store is None:
        raise SettingsError("say where the graph goes: out, store, or both")
    targets = {} if out is None else targets_of(out)
    check_writable([*targets, *_merge_targets(settings)])
    _check_apart(settings)
    opened = temporary(settings) if store is None else writing(Path(store), settings)
    with opened as place, workers_for(place.settings) as workers:
        intake = Intake(place.ledger, place.settings, workers, meanwhile=load_gazetteer)
        if rebuild:
            intake.rebuild(watcher)
        check_versions(place)
        intake.read([Path(path) for path in paths], watcher, retry=retry)
        if store is not None:
            with intake.times.of(RESOLVING):
                describe_store(place, workers)
            with intake.times.of(DATABASE):
                update_database(place, workers)
        return _written(place, intake, targets, workers)


def take_in(records: Iterable[bytes], store: str | Path, settings: Settings | None = None) -> Report:
    """Brings into a store what other machines have read, and resolves it with what is there.

    Args:
        records: What `kgbuild.engine.shards.read_shard` gave for each shard; a document is known by its path.
        store: The store's folder.
        settings: As in `build`.

    Returns:
        What was brought in, and what the store holds.

    Raises:
        InputError: Records are damaged or of another version, or there is no document in them.
        OutputError: Another process writes the store.
    """
    with writing(Path(store), settings or Settings()) as place, workers_for(place.settings) as workers:
        intake = Intake(place.ledger, place.settings, workers)
        check_versions(place)
        intake.take_in(records)
        update_database(place, workers)
        return _written(place, intake, {}, workers)


def remove(store: str | Path, documents: Sequence[str], settings: Settings | None = None) -> tuple[str, ...]:
    """Takes documents out of a store, and everything that only they support.

    Args:
        store: The store's folder.
        documents: Their ids.
        settings: As in `build`.

    Returns:
        Those that were taken out, in the order given; one that was removed before is not among them.

    Raises:
        InputError: The folder is no store, or a document is not in it; then none is taken out.
        OutputError: Another process writes the store.
    """
    folder = Path(store)
    settings = settings_of(folder, settings or Settings())
    with writing(folder, settings) as place, workers_for(settings) as workers:
        for document in documents:
            if document not in place.ledger:
                raise InputError(f"there is no document {document!r} in {folder}; `kgbuild stats` lists some")
        removed = tuple(document for document in documents if place.ledger.remove(document))
        place.ledger.commit()
        update_database(place, workers)
    return removed


def export(
    store: str | Path, out: str | Path, merge_report: Path | None = None, settings: Settings | None = None
) -> tuple[Path, ...]:
    """Writes what a store holds, byte for byte as a build of the same documents at once would.

    Args:
        store: The store's folder.
        out: As in `build`.
        merge_report: A .csv or .jsonl file to write why mentions were joined into one event to.
        settings: As in `build`.

    Returns:
        What was written.

    Raises:
        InputError: The folder is no store, or there is no document in it.
        OutputError: `out` cannot be written, what stood there is untouched; or another process writes the
            store.
        SettingsError: `out` ends in what is not written.
    """
    folder = Path(store)
    settings = replace(settings_of(folder, settings or Settings()), merge_report=merge_report)
    targets = targets_of(out)
    check_writable([*targets, *_merge_targets(settings)])
    with writing(folder, settings) as place, workers_for(settings) as workers:
        if not place.ledger.counts().get(READ):
            raise InputError(f"there is no document in {folder}")
        write_product(product_of(place, describe_store(place, workers)), targets)
    return (*targets, *_merge_targets(settings))


def update_database(place: Store, workers: Workers) -> None:
    """Brings the graph of a store in step with its documents; only what changed is described anew.

    Args:
        place: The store.
        workers: Describe documents where there are many.

    Raises:
        OutputError: The disk is full; the next run goes on from there.
    """
    ledger, description = place.ledger, describe_store(place, workers)
    base, beside = place.settings.base, workers.number > 1
    with Database(place.folder, ledger, base, str(place.versions), beside=beside) as database:
        changed = description.affected()
        present = ledger.numbers() if database.empty else [d for d in changed if ledger.is_read(d)]
        for d in sorted({*changed} - {*present}):
            database.drop(description.iri_of(d))
        for d, triples in zip(present, description.documents(present), strict=True):
            database.put(description.iri_of(d), triples)
        database.put(None, sorted(description.shared()))
        database.close()
    description.done(changed)


def describe_store(place: Store, workers: Workers) -> Description:
    """What the documents of a store say, all that is still to be decided being decided first.

    Args:
        place: The store.
        workers: Decide and describe where there is much to do.

    Raises:
        OntologyError: An entry of the ontology is wrong.
    """
    ledger, settings, apart = place.ledger, place.settings, kept_apart(place)
    over = OverProcesses(workers, ledger.path, settings, place.model, apart)
    resolution = Resolution(ledger, settings, str(place.versions), apart, over)
    resolution.settle()
    ledger.commit()  # so that other processes see it
    return Description(ledger, resolution, settings, place.model, over)


def check_versions(place: Store) -> None:
    """Makes sure that all documents of a store were read with what is read with now.

    Raises:
        SettingsError: Some were not; it says what changed.
    """
    outdated = place.ledger.outdated()
    if outdated:
        number = sum(count for _, count in outdated)
        changes = "; ".join(change for former, _ in outdated for change in place.versions.changes(former))
        told = f"{number:,} documents of {place.folder} were read with other versions"
        raise SettingsError(f"{told} ({changes}); read them again with --rebuild")


def _written(place: Store, intake: Intake, targets: Mapping[Path, str], workers: Workers) -> Report:
    """Writes what a store holds; the report tells of what came in with this run."""
    if not place.ledger.counts().get(READ):
        raise InputError(_nothing_read(intake.omissions))
    times = intake.times
    with times.of(RESOLVING):
        description = describe_store(place, workers)
    files = (*targets, *_merge_targets(place.settings))
    with times.of(WRITING):
        seconds = times.record if place.settings.times else tuple
        write_product(product_of(place, description, seconds), targets)
    report = report_of(description, intake.omissions)
    return replace(
        report,
        files=files,
        documents_read=intake.documents,
        unchanged=intake.unchanged,
        seconds=times.record() if place.settings.times else (),
    )


def write_events(
    paths: Sequence[str | Path],
    out: Path | TextIO,
    *,
    format: str = "jsonl",  # named as the option is
    settings: Settings | None = None,
    watcher: Watcher | None = None,
) -> Report:
    """Reads documents and writes their event table.

    Args:
        paths: Files, and folders of files.
        out: A file, or an open stream.
        format: `jsonl`, `csv` or `parquet`.
        settings: As in `build`.
        watcher: As in `build`.

    Raises:
        InputError: There is nothing to read, or no document at all could be processed.
        OutputError: The file cannot be written; what stood there is untouched.
        SettingsError: the merge report ends in what is not written.
    """
    settings = settings or Settings()
    targets = {out: f".{format}"} if isinstance(out, Path) else {}
    if format == "parquet":
        require_pyarrow()
    check_writable([*targets, *_merge_targets(settings)])
    _check_apart(settings)
    with temporary(settings) as place, workers_for(settings) as workers:
        intake = Intake(place.ledger, settings, workers)
        intake.read([Path(path) for path in paths], watcher)
        if not isinstance(out, Path):
            if not place.ledger.counts().get(READ):
                raise InputError(_nothing_read(intake.omissions))
            write_table(format, product_of(place, describe_store(place, workers)), out)
        return _written(place, intake, targets, workers)


def _check_apart(settings: Settings) -> None:
    """Makes sure that what is kept apart can be read, before hours are spent on reading the rest."""
    if settings.keep_apart is not None:
        read_apart(settings.keep_apart)


def _merge_targets(settings: Settings) -> tuple[Path, ...]:
    """The file of the merge report, if it is asked for."""
    path = settings.merge_report
    if path is not None and path.suffix.lower() not in MERGE_FORMATS:
        raise SettingsError(f"{path} must end in {' or '.join(MERGE_FORMATS)} to hold why events were merged")
    return () if path is None else (path,)


def read_documents(
    paths: Sequence[str | Path], settings: Settings, on_omission: OnOmission
) -> Iterator[Reading]:
    """Reads documents and the events in them, one after the other, with actors as each document has them.

    Args:
        paths: Files, and folders of files; `-` is standard input.
        settings: Ontology, language model and columns.
        on_omission: Is told of each document that is left out.

    Raises:
        InputError: A path does not exist.
        OntologyError, ModelError: Nothing can be read with these settings.
        SettingsError: A column is named for a field that there is not.
    """
    options = ReadOptions(columns_of(settings), ontology=settings.ontology)
    reader = ReadingJob(settings).reader()

    def skipped(document: SkippedDocument) -> None:
        on_omission(_omitted(document))

    for _, documents in read_files([Path(path) for path in paths], on_skip=skipped, options=options):
        for raw in documents:
            if isinstance(raw, SkippedDocument):
                skipped(raw)
                continue
            found = reader.reading(representable(raw))
            if isinstance(found, Failure):
                failed = found.reason not in RIGHTLY_LEFT_OUT
                on_omission(Omission(raw.id, found.reason, found.message, failed))
            else:
                yield found


def _omitted(skipped: SkippedDocument) -> Omission:
    log.info("%s", skipped)
    failed = skipped.reason not in RIGHTLY_LEFT_OUT
    return Omission(skipped.document or skipped.path, skipped.reason.value, str(skipped), failed)


def _nothing_read(omissions: Sequence[Omission]) -> str:
    if not omissions:
        return "there is no document at the paths given"
    first = omissions[0].message
    return (
        first
        if len(omissions) == 1
        else f"none of {len(omissions)} documents could be read; the first: {first}"
    )
