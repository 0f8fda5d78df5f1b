"""Answers queries in processes of their own, so that one that takes too long can be ended.

Each worker opens the same store on disk, read-only. A query waits for a free worker, has it for a limited
time, and gives back bytes in the format that was asked for.
"""

from __future__ import annotations

import io
import multiprocessing
import queue
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kgbuild.errors import KgbuildError, QueryError
from kgbuild.graph.vocabulary import PREFIXES
from kgbuild.query.by_document import by_document
from kgbuild.query.sparql import OpenGraph, names_graphs, results_of

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

RESULT_FORMATS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
}
GRAPH_FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/json": ox.RdfFormat.JSON_LD,
    "application/xml": ox.RdfFormat.RDF_XML,
}


@dataclass(frozen=True, slots=True)
class Request:
    """A query, and in which media types its answer may come, the best first."""

    query: str
    accepted: tuple[str, ...]
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer as bytes in a media type."""

    media_type: str
    body: bytes


class TooBusyError(QueryError):
    """Every worker is at work, and none became free in time."""


class TooLongError(QueryError):
    """The query took longer than it may, and was stopped."""


class NotAcceptableError(QueryError):
    """The answer can be given in none of the media types that are accepted."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may use: seconds of time, bytes of answer; how many run at once, and how many may wait."""

    seconds: float = 30.0
    size: int = 100_000_000
    workers: int = 2
    waiting: int = 64


class Workers:
    """A pool of processes that answer queries on one store; used as a context manager.

    Args:
        store: The database on disk.
        base: What relative IRIs are resolved against.
        prefixes: Known without being declared, beside those of the vocabulary.
        limits: What a query may use.
        folder: Of the store of kgbuild that the database is of, if it is.
    """

    def __init__(
        self,
        store: Path,
        base: str | None,
        prefixes: Mapping[str, str],
        limits: Limits,
        folder: Path | None = None,
    ) -> None:
        self._arguments = (store, base, {**prefixes, **PREFIXES}, limits.size, folder)
        self._limits, self._folder = limits, folder
        self._free: queue.Queue[tuple[BaseProcess, Connection]] = queue.Queue()
        self._places = threading.BoundedSemaphore(limits.workers + limits.waiting)

    def __enter__(self) -> Workers:
        for _ in range(self._limits.workers):
            self._free.put(self._start())
        return self

    def __exit__(self, *_: object) -> None:
        while True:
            try:
                process, connection = self._free.get_nowait()
            except queue.Empty:
                return
            _end(process, connection)

    def answer(self, request: Request) -> Reply:
        """The answer to a query.

        Raises:
            QueryError: The query is wrong or refused, or its answer is too large.
            TooBusyError: No worker became free in time, or too many queries are waiting already.
            TooLongError: The query was stopped.
            NotAcceptableError: No media type fits.
        """
        if not self._places.acquire(blocking=False):
            raise TooBusyError("too many queries are waiting; try again later")
        try:
            return self._answer(request)
        finally:
            self._places.release()

    def _answer(self, request: Request) -> Reply:
        named = request.default_graphs or request.named_graphs or names_graphs(request.query)
        if self._folder is not None and named:
            by_document(self._folder)  # what that takes is not the query's
        try:
            process, connection = self._free.get(timeout=self._limits.seconds)
        except queue.Empty as error:
            raise TooBusyError("too many queries are running; try again later") from error
        try:
            connection.send(request)
            if not connection.poll(self._limits.seconds):
                raise TooLongError(
                    f"the query took longer than {self._limits.seconds:g} seconds and was stopped"
                )
            outcome = connection.recv()
        except (EOFError, BrokenPipeError, TooLongError) as error:
            _end(process, connection)
            process, connection = self._start()
            if isinstance(error, TooLongError):
                raise
            raise QueryError("the query ended without an answer; perhaps memory ran out") from error
        finally:
            self._free.put((process, connection))
        if isinstance(outcome, KgbuildError):
            raise outcome
        assert isinstance(outcome, Reply)
        return outcome

    def _start(self) -> tuple[BaseProcess, Connection]:
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=_work, args=(there, *self._arguments), daemon=True)
        process.start()
        there.close()
        return process, here


def _end(process: BaseProcess, connection: Connection) -> None:
    connection.close()
    process.terminate()
    process.join()


def _work(  # noqa: PLR0913, PLR0917 - all that a process is told when it starts
    connection: Connection,
    path: Path,
    base: str | None,
    prefixes: dict[str, str],
    size: int,
    folder: Path | None,
) -> None:
    """What a worker does until it is ended: one query after the other."""
    store = ox.Store.read_only(str(path))
    graph = OpenGraph(store, base, prefixes, folder)
    while True:
        try:
            request = connection.recv()
        except EOFError:
            return
        try:
            connection.send(reply_to(graph, request, size))
        except KgbuildError as error:
            connection.send(error)


def reply_to(graph: OpenGraph, request: Request, size: int) -> Reply:
    """The answer to a request as bytes.

    Raises:
        QueryError: The query is wrong or refused, or its answer is larger than `size` bytes.
        NotAcceptableError: No media type fits.
    """
    chosen = [ox.NamedNode(name) for name in request.default_graphs]
    named = [ox.NamedNode(name) for name in request.named_graphs]
    results = results_of(graph, request.query, default_graph=chosen or None, named_graphs=named or None)
    formats: Mapping[str, Any] = GRAPH_FORMATS if isinstance(results, ox.QueryTriples) else RESULT_FORMATS
    media_type = choose(request.accepted, formats)
    body = _Limited(size)
    try:
        if isinstance(results, ox.QueryTriples) and media_type == "text/turtle":
            prefixes = dict(graph.prefixes)
            ox.serialize(results, body, format=formats[media_type], prefixes=prefixes, base_iri=graph.base)
        else:
            results.serialize(body, format=formats[media_type])
    except (OSError, RuntimeError, ValueError) as error:
        if body.full:
            raise QueryError(f"the answer is larger than {size:,} bytes; ask for less, with LIMIT") from error
        raise QueryError(f"the answer cannot be given as {media_type}: {error}") from error
    return Reply(media_type, body.getvalue())


class _Limited(io.BytesIO):
    """Holds so many bytes and refuses more, so that an endless answer ends before memory does."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size
        self.full = False

    def write(self, data: Buffer, /) -> int:
        self.full = self.tell() + memoryview(data).nbytes > self._size
        if self.full:
            raise OSError("too large")
        return super().write(data)


def choose(accepted: tuple[str, ...], formats: Mapping[str, Any]) -> str:
    """The media type that is wanted most of those that there are.

    Raises:
        NotAcceptableError: None is wanted.
    """
    for wanted in accepted:
        for media_type in formats:
            family = wanted.endswith("/*") and media_type.startswith(wanted[:-1])
            if wanted in (media_type, "*/*") or family:
                return media_type
    raise NotAcceptableError(f"the answer can be given as {', '.join(formats)}")
