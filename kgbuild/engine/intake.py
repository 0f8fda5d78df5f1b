"""Brings documents into a ledger: what is new or changed is read, by as many processes as are worth it."""

from __future__ import annotations

import hashlib
import itertools
import logging
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path

from kgbuild.engine.batches import batches
from kgbuild.engine.clusters import executor_of
from kgbuild.engine.processes import Failure, Workers, WorkLimits, run_here
from kgbuild.engine.reading import ReadingJob
from kgbuild.engine.shards import records_in, run_shards
from kgbuild.engine.times import EXTRACTION, LANGUAGE, READING, Times
from kgbuild.errors import InputError, SettingsError
from kgbuild.read.columns import Columns
from kgbuild.read.corpus import read_files
from kgbuild.read.folders import STDIN, FoundFile
from kgbuild.read.options import ReadOptions
from kgbuild.read.skipped import SkippedDocument, SkipReason
from kgbuild.read.source import RawDocument
from kgbuild.report import Omission
from kgbuild.settings import Settings
from kgbuild.store.extracted import Extracted
from kgbuild.store.ledger import Ledger, Reason

BATCH_DOCUMENTS, BATCH_CHARACTERS = 8, 16_000
"""A batch ends at whichever comes first: one second, so that workers end together; more costs no less."""
WORTH_WORKERS = 120_000
"""Characters from which starting worker processes, two seconds each, is worth it."""

RIGHTLY_LEFT_OUT = frozenset(
    {SkipReason.EMPTY, SkipReason.UNSUPPORTED, SkipReason.OTHER_LANGUAGE, SkipReason.DUPLICATE}
)
"""Reasons that make a document no failure: there was nothing in it that should be in the result."""

Job = ReadingJob
_Result = tuple[RawDocument, Extracted | Failure]
Watcher = Callable[[int], object]
"""Is told, after each document, of how many characters it had."""

log = logging.getLogger(__name__)


class Intake:
    """One run that brings documents into a ledger.

    Args:
        ledger: Open for writing.
        settings: Ontology, model, columns and engine.
        workers: Read documents where there are many.
        job: What reads documents; the language model and the ontology of the settings where None.
        meanwhile: Is called once, when workers are at it and this process waits for them.
    """

    def __init__(
        self,
        ledger: Ledger,
        settings: Settings,
        workers: Workers,
        job: Job | None = None,
        meanwhile: Callable[[], object] = lambda: None,
    ) -> None:
        self._ledger, self._settings, self._job = ledger, settings, job or ReadingJob(settings)
        self._workers, self._meanwhile = workers, meanwhile
        self._files: list[tuple[str, bytes]] = []
        self.documents = 0
        """Documents that were read, anew or for the first time."""
        self.unchanged = 0
        """Files and documents that were passed over, as nothing is new about them."""
        self.times = Times()
        """What the stages of reading took."""
        self.omissions: list[Omission] = []
        """What was not read, in the order it was met."""

    def read(self, paths: Sequence[Path], watcher: Watcher | None = None, *, retry: bool = False) -> None:
        """Reads what is new or changed at and below some paths.

        Args:
            paths: Files and folders; `-` is standard input.
            watcher: Is told of each document that is done.
            retry: What was set aside before is tried again.

        Raises:
            InputError: A path does not exist.
            SettingsError: A column is named for a field that there is not.
            OntologyError, ModelError: Nothing can be read with these settings.
            OutputError: The ledger cannot be written; what was read up to then is in it.
        """
        options = ReadOptions(columns_of(self._settings), ontology=self._settings.ontology)
        self._ledger.start_anew()
        files = read_files(paths, on_skip=self._note_path, options=options)
        documents = self._new_documents(files, retry=retry)
        if retry:
            documents = itertools.chain(self._ledger.set_aside(), documents)
        self.work(documents, watcher)
        for file, digest in self._files:
            self._ledger.note_file(file, digest)
        self._ledger.commit()

    def rebuild(self, watcher: Watcher | None = None) -> None:
        """Reads documents again that other versions have read; their files are not needed for it."""
        self.work(self._ledger.outdated_documents(), watcher)

    def take_in(self, records: Iterable[bytes]) -> None:
        """Files what other machines have read.

        Args:
            records: What `kgbuild.engine.shards.read_shard` gave for each shard, in any order.

        Raises:
            InputError: It is damaged, or another version of kgbuild wrote it, or two documents have one id.
        """
        self._ledger.start_anew()
        for raw, result in itertools.chain.from_iterable(map(records_in, records)):
            admitted = self._ledger.admit(raw, raw.path, raw.id)
            if admitted is None:
                self.unchanged += 1
            elif admitted.id != raw.id:  # its records name it as it was called where it was read
                raise InputError(f"two documents are called {raw.id}: one is {raw.path}")
            else:
                self._save(admitted, result)
        self._ledger.commit()

    def work(self, documents: Iterable[RawDocument], watcher: Watcher | None = None) -> None:
        """Reads documents that the ledger has admitted."""
        with self.times.of(READING):
            if self._settings.engine is not None:
                self._work_on_engine(documents, watcher)
            else:
                self._keep(self._results(iter(documents)), watcher)

    def _work_on_engine(self, documents: Iterable[RawDocument], watcher: Watcher | None) -> None:
        settings, folder = self._settings, self._ledger.path.parent / "shards"
        assert settings.engine is not None
        first = next(iterator := iter(documents), None)
        if first is None:
            return
        with executor_of(settings.engine, settings.scheduler, self._workers.number) as executor:
            everything = itertools.chain([first], iterator)
            self._keep(run_shards(everything, executor, self._job.settings, folder), watcher)
        shutil.rmtree(folder)

    def _keep(self, results: Iterable[_Result], watcher: Watcher | None) -> None:
        for number, (raw, result) in enumerate(results):
            if number == 0:
                self._meanwhile()
            self._save(raw, result)
            if watcher:
                watcher(len(raw.text))
        self._ledger.commit()

    def _results(self, documents: Iterator[RawDocument]) -> Iterator[_Result]:
        """Each document with what was read of it, in this process where workers are not worth it."""
        head, characters = [], 0
        processes = self._workers.number
        while processes > 1 and not self._ledger.unfinished:
            raw = next(documents, None)
            if raw is None:
                processes = 1
                break
            head.append(raw)
            characters += len(raw.text)
            if characters > WORTH_WORKERS:
                break
        todo = batches(itertools.chain(head, documents), BATCH_DOCUMENTS, BATCH_CHARACTERS)
        return self._workers.run(self._job, todo) if processes > 1 else self._here(todo)

    def _here(self, todo: Iterator[list[RawDocument]]) -> Iterator[_Result]:
        """The same in this process, up to a document that took the program with it before."""
        rest: list[list[RawDocument]] = []

        def harmless() -> Iterator[list[RawDocument]]:
            for batch in todo:
                if self._ledger.unfinished:
                    rest.append(batch)
                    return
                yield batch

        yield from run_here(self._job, harmless(), before=lambda raw: self._ledger.begin(raw.id))
        if rest:
            yield from self._workers.run(self._job, itertools.chain(rest, todo))

    def _new_documents(
        self, files: Iterable[tuple[FoundFile, Iterator[RawDocument | SkippedDocument]]], *, retry: bool
    ) -> Iterator[RawDocument]:
        for found, documents in files:
            file, digest = _file_key(found), _file_digest(found)
            if digest is not None and not retry and self._ledger.knows_file(file, digest):
                self.unchanged += 1
                continue
            for raw in documents:
                if isinstance(raw, SkippedDocument):
                    self._note(raw, file)
                    continue
                admitted = self._ledger.admit(representable(raw), file, found.id)
                if admitted is None:
                    self.unchanged += 1
                else:
                    yield admitted
            if digest is not None:
                self._files.append((file, digest))

    def _save(self, raw: RawDocument, result: Extracted | Failure) -> None:
        if not isinstance(result, Failure):
            self.documents += 1
            self.times.add(LANGUAGE, result.seconds[0])
            self.times.add(EXTRACTION, result.seconds[1])
            self._ledger.save(raw, result, None)
            return
        failed = result.reason not in RIGHTLY_LEFT_OUT
        message = (
            result.message if result.message.startswith(raw.path) else f"{_place(raw)}: {result.message}"
        )
        self._ledger.save(raw, None, Reason(result.reason, message, failed))
        self._omit(Omission(raw.id, result.reason, message, failed))

    def _note(self, skipped: SkippedDocument, file: str) -> None:
        failed = skipped.reason not in RIGHTLY_LEFT_OUT
        reason = Reason(skipped.reason.value, str(skipped), failed)
        self._ledger.note_unreadable(skipped.document or skipped.path, file, reason)
        self._omit(Omission(skipped.document or skipped.path, reason.reason, reason.message, failed))

    def _note_path(self, skipped: SkippedDocument) -> None:
        self._note(skipped, os.path.realpath(skipped.path))

    def _omit(self, omission: Omission) -> None:
        log.info("%s", omission.message)
        self.omissions.append(omission)


def cores() -> int:
    """How many cores this process may use."""
    available = getattr(os, "sched_getaffinity", None)
    return len(available(0)) if available else os.cpu_count() or 1


def workers_for(settings: Settings) -> Workers:
    """As many processes as settings say, with the limits that they say; none is started yet."""
    number = cores() if settings.jobs is None else settings.jobs
    return Workers(number, WorkLimits(settings.document_seconds, settings.document_megabytes))


def columns_of(settings: Settings) -> Columns:
    """The columns that settings name.

    Raises:
        SettingsError: A column is named for a field that there is not.
    """
    known = {column.name for column in fields(Columns)}
    for name, _ in settings.columns:
        if name not in known:
            raise SettingsError(f"there is no field {name!r}; fields are {', '.join(sorted(known))}")
    return Columns(**dict(settings.columns))


def representable(raw: RawDocument) -> RawDocument:
    """The document with halves of surrogate pairs, which nothing can hold, replaced one for one.

    They come from programs that cut JSON in the middle of an emoji.
    """
    names = ("id", "text", "path", "title", "url", "publisher")
    given = {name: getattr(raw, name) for name in names}
    broken = {name: value for name, value in given.items() if value and not value.isascii()}
    mended = {
        n: v.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") for n, v in broken.items()
    }
    return raw if mended == broken else replace(raw, **mended)


def _place(raw: RawDocument) -> str:
    return raw.path if raw.line is None else f"{raw.path}, line {raw.line}"


def _file_key(found: FoundFile) -> str:
    return found.path if Path(found.path) == STDIN else os.path.realpath(found.path)


def _file_digest(found: FoundFile) -> bytes | None:
    """A digest of a file's bytes; None for standard input, and where it cannot be read."""
    if Path(found.path) == STDIN or not os.path.isfile(found.path):
        return None
    try:
        with open(found.path, "rb") as stream:
            return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).digest()
    except OSError:
        return None
