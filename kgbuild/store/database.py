"""Keeps the Oxigraph database of a store in step with its ledger, document by document.

A named graph holds what rests on a document, `<base>shared` what rests on none, and the default graph the
union of all, each triple once. The ledger has a digest of what each named graph holds; it is written after
the database is, so that whatever was under way when a process ended is done again. Doing it again changes
nothing: triples enter and leave the default graph before the named graph says so.

What is new is loaded in threads of its own, as Oxigraph needs no Python for it: the process goes on, and the
ledger hears of a batch when it is loaded.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import socket
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple, Self

import pyoxigraph as ox

from kgbuild.errors import OutputError
from kgbuild.graph.files import DATABASE, SHARED, UNFINISHED
from kgbuild.graph.terms import Triple
from kgbuild.query.sparql import load_ontology_into
from kgbuild.store.ledger import Ledger

_AT_ONCE = 200_000
"""Triples that are loaded together: fewer make more files, which are then merged. A crash loses no more work
than the batches that are under way make."""
_BESIDE = 2
"""Batches that may be under way while the next is gathered."""
_TABLE = "CREATE TABLE IF NOT EXISTS named_graphs (name TEXT PRIMARY KEY, digest BLOB NOT NULL)"


class Database:
    """The graph of a store, open for writing.

    Args:
        folder: The store's.
        ledger: Says what is in the graph.
        base: IRI that ids are put behind.
        versions: Of the ontology that stands beside the data; another one makes it be loaded anew.
        beside: Load while the process does something else, on a core that it need not leave.

    Raises:
        OutputError: It cannot be opened or written.
    """

    def __init__(
        self, folder: Path, ledger: Ledger, base: str, versions: str, *, beside: bool = False
    ) -> None:
        self._ledger, self._shared = ledger, f"{base}{SHARED}"
        self._pending: list[_NewGraph] = []
        self._size = 0
        self._beside = _BESIDE if beside else 0
        self._loaders = ThreadPoolExecutor(_BESIDE, "kgbuild-load")
        self._loading: deque[tuple[list[tuple[str, bytes]], Future[None]]] = deque()
        path, self._unfinished = folder / DATABASE, folder / UNFINISHED
        _write(self._unfinished, f"process {os.getpid()} on {socket.gethostname()}")
        with ledger.writing() as db:
            db.execute(_TABLE)
            if not path.is_dir():
                db.execute("DELETE FROM named_graphs")
        ledger.commit()
        self._store = _opened(path, ledger)
        self._digests = dict(ledger.db.execute("SELECT name, digest FROM named_graphs"))
        self.empty = not self._digests
        """Everything is to be put into it, as nothing is in it or what was there is lost."""
        self._put_ontology(versions)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Waits for what is being loaded: nothing writes the database any more."""
        self._loaders.shutdown(cancel_futures=True)

    def put(self, name: str | None, triples: Iterable[Triple]) -> bool:
        """Makes a named graph hold these triples and no others; whether that changed anything.

        Args:
            name: IRI of the document; None for what rests on none.
            triples: In the terms of N-Triples.
        """
        name = self._shared if name is None else name
        lines = list(dict.fromkeys(sorted([f"{s} {p} {o}" for s, p, o in triples])))
        text = "\n".join(lines)
        digest = hashlib.blake2b(text.encode(), digest_size=16).digest()
        known = self._digests.get(name)
        if known == digest:
            return False
        if known is None and not self._holds(name):
            self._pending.append(_NewGraph(name, digest, text))
            self._size += len(lines)
            if self._size >= _AT_ONCE:
                self._load(self._beside)
        else:
            self._load()
            self._replace(name, lines)
            self._note([(name, digest)])
        return True

    def drop(self, name: str) -> None:
        """Takes out what rests on a document alone."""
        self._load()
        if self._digests.pop(name, None) is None and not self._holds(name):
            return
        self._replace(name, [])
        with self._ledger.writing() as db:
            db.execute("DELETE FROM named_graphs WHERE name = ?", (name,))

    def close(self) -> None:
        """Writes what is still to be written; from then on others may read."""
        self._load()
        self._store.flush()
        self._ledger.commit()
        del self._store
        self._unfinished.unlink()

    def _holds(self, name: str) -> bool:
        found = self._store.quads_for_pattern(None, None, None, ox.NamedNode(name))
        return next(iter(found), None) is not None

    def _load(self, beside: int = 0) -> None:
        """Loads the new graphs that wait; goes on when only so many batches are still under way."""
        if self._pending:
            rows = [(graph.name, graph.digest) for graph in self._pending]
            self._loading.append((rows, self._loaders.submit(_bulk_load, self._store, self._pending)))
            self._pending, self._size = [], 0
        while len(self._loading) > beside:
            rows, loaded = self._loading[0]
            try:
                loaded.result()
            except OSError as error:
                raise _unwritable(error) from error
            self._note(rows)
            self._loading.popleft()

    def _replace(self, name: str, lines: Sequence[str]) -> None:
        graph, default = ox.NamedNode(name), ox.DefaultGraph()
        former = {quad.triple for quad in self._store.quads_for_pattern(None, None, None, graph)}
        present = _normal(lines)
        try:
            for triple in former - present:
                if all(quad.graph_name in (graph, default) for quad in self._everywhere(triple)):
                    self._store.remove(ox.Quad(triple.subject, triple.predicate, triple.object, default))
            for where in (default, graph):
                self._store.extend(ox.Quad(t.subject, t.predicate, t.object, where) for t in present - former)
            for triple in former - present:
                self._store.remove(ox.Quad(triple.subject, triple.predicate, triple.object, graph))
            if not lines:
                self._store.remove_graph(graph)
            self._store.flush()
        except OSError as error:
            raise _unwritable(error) from error

    def _everywhere(self, triple: ox.Triple) -> Iterator[ox.Quad]:
        return self._store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)

    def _put_ontology(self, versions: str) -> None:
        digest = versions.encode()
        if self._digests.get(_ONTOLOGY) != digest:
            self._store.remove_graph(ox.NamedNode(_ONTOLOGY))
            load_ontology_into(self._store)
            self._store.flush()
            self._note([(_ONTOLOGY, digest)])

    def _note(self, rows: list[tuple[str, bytes]]) -> None:
        with self._ledger.writing() as db:
            db.executemany("INSERT OR REPLACE INTO named_graphs VALUES (?, ?)", rows)
        self._digests.update(rows)


_ONTOLOGY = "https://w3id.org/kgbuild/ns"


class _NewGraph(NamedTuple):
    """A named graph that the database does not hold yet; `text` has its triples, one a line, each once."""

    name: str
    digest: bytes
    text: str


def _bulk_load(store: ox.Store, graphs: list[_NewGraph]) -> None:
    """Loads all triples twice, into the default graph and into the named ones; empties the list."""
    quads = io.BytesIO()
    graphs.reverse()
    while graphs:
        name, _, text = graphs.pop()
        for end in (" .\n", f" <{name}> .\n") if text else ():
            quads.write(text.replace("\n", end).encode())
            quads.write(end.encode())
    # bytes, which it reads without Python; lenient, as `kgbuild.graph.terms` wrote no other IRIs and literals
    # than would be let through
    store.bulk_load(quads.getvalue(), format=ox.RdfFormat.N_QUADS, lenient=True)
    store.flush()


def _opened(path: Path, ledger: Ledger) -> ox.Store:
    """The database; one that is broken is made anew."""
    try:
        return ox.Store(str(path))
    except (OSError, ValueError, RuntimeError) as error:
        if "lock" in str(error).lower():
            raise OutputError(f"{path} is in use by another program: {error}") from error
    shutil.rmtree(path)
    with ledger.writing() as db:
        db.execute("DELETE FROM named_graphs")
    ledger.commit()
    try:
        return ox.Store(str(path))
    except (OSError, ValueError, RuntimeError) as error:
        raise _unwritable(error) from error


def _normal(lines: Iterable[str]) -> set[ox.Triple]:
    """Triples as a database gives them back: Oxigraph keeps numbers by value, `1.0` as `1`."""
    store = ox.Store()
    store.bulk_load("".join(f"{line} .\n" for line in lines).encode(), format=ox.RdfFormat.N_TRIPLES)
    return {quad.triple for quad in store}


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise _unwritable(error) from error


def _unwritable(error: Exception) -> OutputError:
    return OutputError(f"the store cannot be written: {error}; the next run goes on from there")
