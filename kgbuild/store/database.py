"""Keeps the Oxigraph database of a store in step with its ledger, document by document.

The database holds the union of what all documents say, each triple once, and that is what is asked. What each
says stands in the ledger, packed: `kgbuild.query.by_document` makes named graphs of it for those who ask by
document, which would take two thirds of the time and space. What a document says no more is taken out where
no other one says it.

The ledger has every triple before the database, and notes what is to be taken out before it is, so that
whatever was under way when a process ended is done again; doing it again changes nothing.

What is new is loaded in threads of its own, as Oxigraph needs no Python for it: the process goes on, and the
ledger hears of a batch when it is loaded.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import socket
import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, Self

import pyoxigraph as ox

from kgbuild.errors import OutputError
from kgbuild.graph.files import (
    DATABASE,
    ONTOLOGY_GRAPH,
    SHARED,
    UNFINISHED,
    load_ontology_into,
    packed_lines,
    unpacked_lines,
)
from kgbuild.graph.terms import Triple
from kgbuild.store.ledger import Ledger

_AT_ONCE = 200_000
"""Triples that are loaded together: fewer make more files, which are then merged. A crash loses no more work
than the batches that are under way make."""
_BESIDE = 2
"""Batches that may be under way while the next is gathered."""
_TABLES = """
CREATE TABLE IF NOT EXISTS descriptions (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, digest BLOB NOT NULL, lines BLOB NOT NULL,
    loaded INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS described (
    subject TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (subject, number)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS described_by_number ON described (number);
CREATE TABLE IF NOT EXISTS withdrawn (
    subject TEXT NOT NULL, line TEXT NOT NULL, PRIMARY KEY (subject, line)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS whole (since TEXT NOT NULL);
"""
"""What each document says, and what it says something of; what one says no more; whether all is loaded that
there was when the database was made."""
_FORMER_TABLE = "named_graphs"
"""Is in the ledger of a store whose database has named graphs: it is made anew."""


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
        self._ledger, self._db, self._shared = ledger, ledger.db, f"{base}{SHARED}"
        self._subjects = re.compile(rf"^<(?:{re.escape(base)}([^/>#]+/[^/>#]+)|[^>]*>)", re.MULTILINE)
        self._pending: list[_Said] = []
        self._size = 0
        self._beside = _BESIDE if beside else 0
        self._loaders = ThreadPoolExecutor(_BESIDE, "kgbuild-load")
        self._loading: deque[tuple[list[tuple[str]], Future[None]]] = deque()
        path, self._unfinished = folder / DATABASE, folder / UNFINISHED
        _write(self._unfinished, f"process {os.getpid()} on {socket.gethostname()}")
        ledger.create(_TABLES)
        _forget_former(self._db, path)
        with ledger.writing():
            if not path.is_dir():
                _forget(self._db)
        ledger.commit()
        self._db.execute("PRAGMA synchronous = FULL")  # the ledger is on the disk before the database is
        self._store = _opened(path, ledger)
        self._known = {
            name: (digest, bool(loaded))
            for name, digest, loaded in self._db.execute("SELECT name, digest, loaded FROM descriptions")
        }
        self.empty = self._db.execute("SELECT 1 FROM whole").fetchone() is None
        """Everything is to be put into it, as nothing is in it or what was there is lost."""
        self._put_ontology(versions)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Waits for what is being loaded: nothing writes the database any more."""
        self._loaders.shutdown(cancel_futures=True)
        self._loading.clear()
        vars(self).pop("_store", None)

    def put(self, name: str | None, triples: Sequence[Triple]) -> bool:
        """Makes a document say these triples and no others; whether that changed anything.

        Args:
            name: IRI of the document; None for what rests on none.
            triples: In the terms of N-Triples, sorted, each once.
        """
        name = self._shared if name is None else name
        text = "\n".join([f"{s} {p} {o}" for s, p, o in triples])
        digest = hashlib.blake2b(text.encode(), digest_size=16).digest()
        if self._known.get(name) == (digest, True):
            return False
        self._pending.append(_Said(name, digest, text))
        self._size += len(triples)
        if self._size >= _AT_ONCE:
            self._load(self._beside)
        return True

    def drop(self, name: str) -> None:
        """Takes out what rests on a document alone."""
        self._load()
        if self._known.pop(name, None) is not None:
            with self._ledger.writing():
                self._withdraw(name, self._former(name))
                where = "(SELECT number FROM descriptions WHERE name = ?)"
                self._db.execute(f"DELETE FROM described WHERE number = {where}", (name,))
                self._db.execute("DELETE FROM descriptions WHERE name = ?", (name,))

    def close(self) -> None:
        """Writes what is still to be written; from then on others may read."""
        self._load()
        self._take_out()
        self._store.flush()
        with self._ledger.writing():
            self._db.execute("DELETE FROM whole")
            self._db.execute("INSERT INTO whole VALUES ('')")
        self._ledger.commit()
        self._db.execute("PRAGMA synchronous = NORMAL")
        del self._store
        self._unfinished.unlink()

    # What comes in

    def _load(self, beside: int = 0) -> None:
        """Loads what waits; goes on when only so many batches are still under way."""
        if self._pending:
            names = [(said.name,) for said in self._pending]
            with self._ledger.writing():
                added = [self._note(said) for said in self._pending]
            self._ledger.commit()
            self._pending, self._size = [], 0
            self._loading.append((names, self._loaders.submit(_bulk_load, self._store, added)))
        while len(self._loading) > beside:
            names, loaded = self._loading[0]
            try:
                loaded.result()
            except OSError as error:
                raise _unwritable(error) from error
            with self._ledger.writing():
                self._db.executemany("UPDATE descriptions SET loaded = 1 WHERE name = ?", names)
            self._known.update((name, (self._known[name][0], True)) for (name,) in names)
            self._loading.popleft()

    def _note(self, said: _Said) -> str:
        """Files what a document says and what it says no more; gives back what of it is to be loaded."""
        name, added = said.name, said.text
        known = self._known.get(name)
        if known is not None:
            former, present = self._former(name), set(said.text.split("\n"))
            self._withdraw(name, former - present)
            if known[1]:
                added = "\n".join(sorted(present - former))
        lines = packed_lines(said.text)
        self._db.execute(
            "INSERT INTO descriptions (name, digest, lines, loaded) VALUES (?, ?, ?, 0) ON CONFLICT (name) "
            "DO UPDATE SET digest = excluded.digest, lines = excluded.lines, loaded = 0",
            (name, said.digest, lines),
        )
        (number,) = self._db.execute("SELECT number FROM descriptions WHERE name = ?", (name,)).fetchone()
        self._db.execute("DELETE FROM described WHERE number = ?", (number,))
        subjects = {(subject, number) for subject in self._subjects.findall(said.text)}
        self._db.executemany("INSERT INTO described VALUES (?, ?)", sorted(subjects))
        self._known[name] = said.digest, False
        return added

    def _former(self, name: str) -> set[str]:
        """What a document said when it was last filed."""
        row = self._db.execute("SELECT lines FROM descriptions WHERE name = ?", (name,)).fetchone()
        return set() if row is None else _set_of(row[0])

    # What goes out

    def _withdraw(self, name: str, lines: Iterable[str]) -> None:
        """Notes that a document says something no more: by what it is about, or by the document itself."""
        own = re.compile(rf"<{re.escape(name)}[/>]|\S+ \S+ <{re.escape(name)}[/>]")
        rows = []
        for line in filter(None, lines):
            about = self._subjects.match(line)
            subject = f"<{name}>" if own.match(line) else about[1] or "" if about else ""
            rows.append((subject, line))
        self._db.executemany("INSERT OR IGNORE INTO withdrawn VALUES (?, ?)", rows)

    def _take_out(self) -> None:
        """Takes out of the database what was withdrawn and no document says."""
        rows = self._db.execute("SELECT subject, line FROM withdrawn ORDER BY subject, line").fetchall()
        if not rows:
            return
        said = lru_cache(64)(_set_of)
        for subject, found in groupby(rows, key=lambda row: row[0]):
            unsaid = {line for _, line in found}
            for lines in self._about(subject):
                unsaid -= said(lines)
                if not unsaid:
                    break
            self._remove(sorted(unsaid))
        try:
            self._store.flush()
        except OSError as error:
            raise _unwritable(error) from error
        with self._ledger.writing():
            self._db.execute("DELETE FROM withdrawn")

    def _about(self, subject: str) -> Iterator[bytes]:
        """What the documents say that say something of this; an IRI in brackets is a document's own."""
        if subject.startswith("<"):
            query, key = "SELECT lines FROM descriptions WHERE name = ?", subject[1:-1]
        else:
            query = "SELECT lines FROM described JOIN descriptions USING (number) WHERE subject = ?"
            key = subject
        for (lines,) in self._db.execute(query, (key,)):
            yield lines

    def _remove(self, lines: Sequence[str]) -> None:
        text = "".join(f"{line} .\n" for line in lines).encode()
        try:
            for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES, lenient=True):
                self._store.remove(quad)
        except OSError as error:
            raise _unwritable(error) from error

    def _put_ontology(self, versions: str) -> None:
        name, digest = ONTOLOGY_GRAPH.value, versions.encode()
        if self._known.get(name) != (digest, True):
            self._store.remove_graph(ONTOLOGY_GRAPH)
            load_ontology_into(self._store)
            self._store.flush()
            with self._ledger.writing():
                row = (name, digest, packed_lines(""))
                self._db.execute("DELETE FROM descriptions WHERE name = ?", (name,))
                self._db.execute(
                    "INSERT INTO descriptions (name, digest, lines, loaded) VALUES (?, ?, ?, 1)", row
                )
            self._known[name] = digest, True


class _Said(NamedTuple):
    """What a document says; `text` has its triples, one a line, each once."""

    name: str
    digest: bytes
    text: str


def _set_of(lines: bytes) -> set[str]:
    return set(unpacked_lines(lines).split("\n"))


def _bulk_load(store: ox.Store, texts: list[str]) -> None:
    """Loads triples that stand one a line; empties the list."""
    parts = []
    while texts:
        text = texts.pop()
        if text:
            parts.append(f"{text}\n".replace("\n", " .\n").encode())
    # bytes, which it reads without Python; lenient, as `kgbuild.graph.terms` wrote no other IRIs and literals
    # than would be let through
    store.bulk_load(b"".join(parts), format=ox.RdfFormat.N_TRIPLES, lenient=True)
    store.flush()


def _forget_former(db: sqlite3.Connection, path: Path) -> None:
    """Puts away a database that has named graphs, of a store that was made before."""
    if db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (_FORMER_TABLE,)).fetchone():
        shutil.rmtree(path, ignore_errors=True)
        db.execute(f"DROP TABLE {_FORMER_TABLE}")


def _forget(db: sqlite3.Connection) -> None:
    """Notes that nothing is in the database."""
    for table in ("descriptions", "described", "withdrawn", "whole"):
        db.execute(f"DELETE FROM {table}")


def _opened(path: Path, ledger: Ledger) -> ox.Store:
    """The database; one that is broken is made anew."""
    try:
        return ox.Store(str(path))
    except (OSError, ValueError, RuntimeError) as error:
        if "lock" in str(error).lower():
            raise OutputError(f"{path} is in use by another program: {error}") from error
    shutil.rmtree(path)
    with ledger.writing() as db:
        _forget(db)
    ledger.commit()
    try:
        return ox.Store(str(path))
    except (OSError, ValueError, RuntimeError) as error:
        raise _unwritable(error) from error


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise _unwritable(error) from error


def _unwritable(error: Exception) -> OutputError:
    return OutputError(f"the store cannot be written: {error}; the next run goes on from there")
