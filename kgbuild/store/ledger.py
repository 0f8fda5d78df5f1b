"""Keeps account of documents in SQLite: where each came from, what became of it, and what was read of it.

This is what a store rests on: whatever else lies in its folder can be made from it again. A document is known
by the file that it stands in and its id there, and by a digest of its content. All that belongs to one
document is written in one transaction, so that a process that ends at any moment leaves it whole or not at
all.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import NamedTuple

import msgspec

from kgbuild.errors import InputError, OutputError
from kgbuild.read.source import RawDocument
from kgbuild.store.encoding import pack, unpack
from kgbuild.store.extracted import Extracted

READ, LEFT_OUT, SET_ASIDE, WAITING, REMOVED = "read", "left out", "set aside", "waiting", "removed"
"""What became of a document: it is in the graph; there is nothing in it for the graph; it should be in the
graph but could not be read; it has been seen, and its turn has not come yet; the user took it out."""

CHANGED = "document"
"""Marks documents that are to be resolved anew; see `kgbuild.store.resolution`."""

_SECONDS_BETWEEN_COMMITS = 1.0
_NOTHING_READ = "raw = NULL, article = NULL, mentions = NULL, choices = NULL, evidence = NULL"
_TABLES = """
CREATE TABLE IF NOT EXISTS documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,
    name TEXT NOT NULL,
    occurrence INTEGER NOT NULL,
    place TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT,
    message TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    begun INTEGER NOT NULL DEFAULT 0,
    versions INTEGER REFERENCES versions (number),
    digest BLOB,
    raw BLOB,
    article BLOB,
    mentions BLOB,
    choices BLOB,
    evidence BLOB,
    UNIQUE (file, name, occurrence)
);
CREATE INDEX IF NOT EXISTS documents_by_content ON documents (name, digest);
CREATE INDEX IF NOT EXISTS documents_by_status ON documents (status, id);
CREATE TABLE IF NOT EXISTS files (file TEXT PRIMARY KEY, digest BLOB NOT NULL, versions INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS marks (kind TEXT NOT NULL, item, PRIMARY KEY (kind, item)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS versions (number INTEGER PRIMARY KEY, description TEXT NOT NULL UNIQUE);
"""


@dataclass(frozen=True, slots=True)
class Versions:
    """What a document was read with; where one of these changes, it must be read again.

    Attributes:
        program: Version of kgbuild.
        model: Name, version and digest of the language model.
        ontology: Digest of the ontology's files.
        records: Digest of the form that records have on disk.
    """

    program: str
    model: str
    ontology: str
    records: str

    def changes(self, former: Versions) -> tuple[str, ...]:
        """What differs, in words."""
        mine, theirs = asdict(self), asdict(former)
        return tuple(f"{name} {theirs[name]} → {mine[name]}" for name in mine if mine[name] != theirs[name])


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a document is not in the graph: one word to count by, and one sentence for the user.

    `failed` says that it should be in the graph.
    """

    reason: str
    message: str
    failed: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A document that is not in the graph, as the account has it."""

    id: str
    status: str
    attempts: int
    reason: Reason


class Evidence(NamedTuple):
    """What a document gives to decisions about several; see `kgbuild.store.extracted.Extracted`."""

    names: tuple[tuple[str, bytes], ...]
    digest: bytes
    minima: bytes


_EVIDENCE, _EVIDENCE_IN = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Evidence)


class Ledger:
    """The account of a store's documents.

    Args:
        path: The SQLite file; is made where it is missing.
        versions: What documents are read with now; None to look only.
        lasting: It must survive a power cut. Not so for one that is gone at the end of the run.
    """

    def __init__(self, path: Path, versions: Versions | None = None, *, lasting: bool = True) -> None:
        self.path, self._lasting = path, lasting
        self._committed = time.monotonic()
        with self._errors():
            mode = "rwc" if versions is not None else "ro"
            uri = f"{path.absolute().as_uri()}?mode={mode}"
            self.db = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
            if versions is not None:
                self.db.execute("PRAGMA journal_mode = WAL")
                self.db.execute(f"PRAGMA synchronous = {'NORMAL' if lasting else 'OFF'}")
                self.db.executescript(_TABLES)
            self.db.execute("PRAGMA foreign_keys = ON")
        self._version = None if versions is None else self._number_of(versions)
        self._file = ""
        self._occurrences: Counter[str] = Counter()
        self._admitted: set[str] = set()
        self.unfinished = False
        """A document was admitted whose reading began more than once and never came to an end."""

    def close(self) -> None:
        """Writes what is still to be written."""
        with self._errors():
            self.commit()
            self.db.close()

    def abandon(self) -> None:
        """Closes without writing what is not committed."""
        self.db.close()

    def commit(self) -> None:
        """Makes sure that what was noted up to now is not lost."""
        with self._errors():
            if self.db.in_transaction:
                self.db.execute("COMMIT")
        self._committed = time.monotonic()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is committed now and then: what is done inside is kept as a whole or not."""
        with self._errors():
            if not self.db.in_transaction:
                self.db.execute("BEGIN IMMEDIATE")
            self.db.execute("SAVEPOINT step")
            try:
                yield self.db
            except BaseException:
                if self.db.in_transaction:  # a full disk may have ended it
                    self.db.execute("ROLLBACK TO step")
                raise
            self.db.execute("RELEASE step")
        if time.monotonic() - self._committed > _SECONDS_BETWEEN_COMMITS:
            self.commit()

    # What comes in

    def knows_file(self, file: str, digest: bytes) -> bool:
        """Whether a file with this content was read to its end before, with the present versions."""
        row = self.db.execute("SELECT digest, versions FROM files WHERE file = ?", (file,)).fetchone()
        return row is not None and row == (digest, self._version)

    def note_file(self, file: str, digest: bytes) -> None:
        """Notes that all documents of a file are in the account."""
        with self.writing() as db:
            db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (file, digest, self._version))

    def admit(self, raw: RawDocument, file: str, container: str) -> RawDocument | None:
        """The document under its id in the store; None where nothing is new about it.

        Args:
            raw: The document as its format gives it.
            file: The file that it stands in, by its absolute path.
            container: Id of that file, which stands before an id that is taken.
        """
        place, digest = self._place(file, raw.id), content_digest(raw)
        query = "SELECT id, digest, versions, status FROM documents WHERE"
        found = self.db.execute(f"{query} file = ? AND name = ? AND occurrence = ?", place).fetchone()
        if found is None:
            same = (raw.id, digest, file)
            found = self.db.execute(f"{query} name = ? AND digest = ? AND file <> ?", same).fetchone()
            if found is not None and found[0] in self._admitted:
                return None  # two files of this run hold the same record
        if found is None:
            return replace(raw, id=self._enter(raw, place, container))
        identifier, known, versions, status = found
        current = status == REMOVED or versions == self._version
        if status != WAITING and known == digest and current:
            return None
        with self.writing() as db:
            db.execute("UPDATE documents SET attempts = attempts + 1 WHERE id = ?", (identifier,))
            begun = "SELECT 1 FROM documents WHERE id = ? AND begun > 1"
            self.unfinished |= db.execute(begun, (identifier,)).fetchone() is not None
        self._admitted.add(identifier)
        return replace(raw, id=identifier)

    def _enter(self, raw: RawDocument, place: tuple[str, str, int], container: str) -> str:
        """Gives a new document its id: the one wanted or, where it is taken, with its file before it."""
        prefixed = raw.id if raw.id == container else f"{container}/{raw.id}"
        candidate, number = raw.id, 1
        while self.db.execute("SELECT 1 FROM documents WHERE id = ?", (candidate,)).fetchone():
            candidate = prefixed if number == 1 and prefixed != raw.id else f"{prefixed}#{number}"
            number += 1
        with self.writing() as db:
            columns = "(id, file, name, occurrence, place, status, digest, attempts)"
            values = (candidate, *place, raw.path, WAITING, content_digest(raw))
            db.execute(f"INSERT INTO documents {columns} VALUES (?, ?, ?, ?, ?, ?, ?, 1)", values)
        self._admitted.add(candidate)
        return candidate

    def start_anew(self) -> None:
        """Forgets which documents were met, before files are read another time."""
        self._file = ""
        self._occurrences.clear()
        self._admitted.clear()

    def _place(self, file: str, name: str) -> tuple[str, str, int]:
        """File, id in it, and how often that id was met there; files are read from beginning to end."""
        if file != self._file:
            self._file = file
            self._occurrences.clear()
        self._occurrences[name] += 1
        return file, name, self._occurrences[name]

    def begin(self, identifier: str) -> None:
        """Notes for good that a document is being read in this process.

        One that takes the whole program with it twice is then read in a process of its own.
        """
        with self.writing() as db:
            db.execute("UPDATE documents SET begun = begun + 1 WHERE id = ?", (identifier,))
        self.commit()

    def save(self, raw: RawDocument, found: Extracted | None, reason: Reason | None) -> None:
        """Notes what became of a document that was admitted.

        Args:
            raw: The document, under its id in the store.
            found: What was read of it.
            reason: Why there is none.
        """
        status = READ if reason is None else SET_ASIDE if reason.failed else LEFT_OUT
        words = (None, None) if reason is None else (reason.reason, reason.message)
        with self.writing() as db:
            update = (
                "UPDATE documents SET status = ?, reason = ?, message = ?, begun = 0, versions = ?, "
                "digest = ?, raw = ?, article = ?, mentions = ?, choices = ?, evidence = ? WHERE id = ?"
            )
            packed = (None, None, None, None) if found is None else (*found[:3], _EVIDENCE.encode(found[3:6]))
            content = (content_digest(raw), pack(raw, RawDocument), *packed)
            db.execute(update, (status, *words, self._version, *content, raw.id))
            mark(db, "id = ?", raw.id)

    def note_unreadable(self, name: str, file: str, reason: Reason) -> None:
        """Notes something that is no document: a broken archive, a row without text."""
        with self.writing() as db:
            place = self._place(file, name)
            values = (SET_ASIDE if reason.failed else LEFT_OUT, reason.reason, reason.message, self._version)
            update = "UPDATE documents SET status = ?, reason = ?, message = ?, versions = ?"
            where = "file = ? AND name = ? AND occurrence = ?"
            clear = f"digest = NULL, {_NOTHING_READ}"
            mark(db, where, *place)
            if not db.execute(f"{update}, {clear} WHERE {where}", (*values, *place)).rowcount:
                identifier = self._free_id(name, file)
                columns = "(id, file, name, occurrence, place, status, reason, message, versions, attempts)"
                marks = ", ".join("?" * 9)
                db.execute(
                    f"INSERT INTO documents {columns} VALUES ({marks}, 1)",
                    (identifier, *place, file, *values),
                )

    def _free_id(self, name: str, file: str) -> str:
        candidate, number = f"{file}:{name}", 1
        while self.db.execute("SELECT 1 FROM documents WHERE id = ?", (candidate,)).fetchone():
            number += 1
            candidate = f"{file}:{name}#{number}"
        return candidate

    def remove(self, identifier: str) -> bool:
        """Takes a document out, until its content changes; whether there was one."""
        with self.writing() as db:
            update = (
                f"UPDATE documents SET status = ?, reason = ?, message = ?, {_NOTHING_READ} "
                "WHERE id = ? AND status <> ?"
            )
            values = (REMOVED, REMOVED, f"{identifier} was removed", identifier, REMOVED)
            found = db.execute(update, values).rowcount == 1
            mark(db, "id = ?", identifier)
        return found

    # What is in it

    def create(self, tables: str) -> None:
        """Makes tables that others keep beside the documents."""
        with self._errors():
            self.commit()
            self.db.executescript(tables)

    def evidence(self, number: int) -> Evidence | None:
        """What a document gives to decisions about several; None where it is not in the graph."""
        query = "SELECT evidence FROM documents WHERE number = ? AND status = ?"
        row = self.db.execute(query, (number, READ)).fetchone()
        return None if row is None else _EVIDENCE_IN.decode(row[0])

    def is_read(self, number: int) -> bool:
        """Whether a document is in the graph."""
        query = "SELECT 1 FROM documents WHERE number = ? AND status = ?"
        return self.db.execute(query, (number, READ)).fetchone() is not None

    def id_of(self, number: int) -> str:
        """The id of a document."""
        return str(self.db.execute("SELECT id FROM documents WHERE number = ?", (number,)).fetchone()[0])

    def numbers(self) -> list[int]:
        """The documents that are in the graph, in the order of their ids."""
        query = "SELECT number FROM documents WHERE status = ? ORDER BY id"
        return [number for (number,) in self.db.execute(query, (READ,))]

    def raw_documents(self, where: str, values: tuple[object, ...] = ()) -> Iterator[RawDocument]:
        """Documents as they were when they were read, under their ids, where a condition holds."""
        query = f"SELECT number FROM documents WHERE raw NOT NULL AND ({where}) ORDER BY number"
        for (number,) in self.db.execute(query, values).fetchall():
            (raw,) = self.db.execute("SELECT raw FROM documents WHERE number = ?", (number,)).fetchone()
            document: RawDocument = unpack(raw, RawDocument)
            yield document

    def set_aside(self) -> Iterator[RawDocument]:
        """Documents that could not be read, for another attempt."""
        for raw in self.raw_documents("status = ?", (SET_ASIDE,)):
            with self.writing() as db:
                db.execute("UPDATE documents SET attempts = attempts + 1 WHERE id = ?", (raw.id,))
            yield raw

    def outdated_documents(self) -> Iterator[RawDocument]:
        """Documents that were read with other versions."""
        return self.raw_documents("versions <> ?", (self._version,))

    def outdated(self) -> list[tuple[Versions, int]]:
        """Former versions that documents were read with, and how many."""
        query = (
            "SELECT description, count(*) FROM documents AS d JOIN versions AS v ON v.number = d.versions "
            "WHERE d.versions <> ? AND raw NOT NULL GROUP BY description ORDER BY description"
        )
        rows = self.db.execute(query, (self._version or 0,))
        return [(Versions(**json.loads(description)), number) for description, number in rows]

    def read_with(self) -> list[tuple[Versions, int]]:
        """The versions that documents were read with, and how many."""
        query = (
            "SELECT description, count(*) FROM documents AS d JOIN versions AS v ON v.number = d.versions "
            "WHERE raw NOT NULL GROUP BY description ORDER BY description"
        )
        return [(Versions(**json.loads(text)), number) for text, number in self.db.execute(query)]

    def counts(self) -> dict[str, int]:
        """How many documents there are of each status."""
        return dict(self.db.execute("SELECT status, count(*) FROM documents GROUP BY status ORDER BY status"))

    def not_read(self) -> Iterator[Entry]:
        """The documents that are not in the graph and why, in the order of ids."""
        query = "SELECT id, status, attempts, reason, message FROM documents WHERE status <> ? ORDER BY id"
        for identifier, status, attempts, reason, message in self.db.execute(query, (READ,)):
            why = Reason(reason or WAITING, message or f"{identifier} waits to be read", status == SET_ASIDE)
            yield Entry(identifier, status, attempts, why)

    def __contains__(self, identifier: object) -> bool:
        query = "SELECT 1 FROM documents WHERE id = ?"
        return self.db.execute(query, (identifier,)).fetchone() is not None

    def _number_of(self, versions: Versions) -> int:
        description = json.dumps(asdict(versions), sort_keys=True)
        with self.writing() as db:
            db.execute("INSERT OR IGNORE INTO versions (description) VALUES (?)", (description,))
            query = "SELECT number FROM versions WHERE description = ?"
            number = int(db.execute(query, (description,)).fetchone()[0])
        self.commit()
        return number

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """What SQLite complains of, as one sentence."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            text = str(error)
            if "not a database" in text or "malformed" in text:
                raise InputError(
                    f"{self.path} is damaged: {text}; remove the store and build it anew"
                ) from error
            kept = (
                "what was written before is kept, and the next run goes on from there"
                if self._lasting
                else "TMPDIR names another folder for what is only needed while a build runs"
            )
            raise OutputError(f"{self.path} cannot be written: {text}; {kept}") from error


def mark(db: sqlite3.Connection, where: str, *values: object) -> None:
    """Notes, in the transaction that changes documents, that they are to be resolved anew."""
    select = f"SELECT '{CHANGED}', number FROM documents WHERE {where}"
    db.execute(f"INSERT OR IGNORE INTO marks {select}", values)


def content_digest(raw: RawDocument) -> bytes:
    """A digest of what is read of a document: its text, title, date, address and publisher."""
    parts = (raw.text, raw.title, raw.url, raw.publisher, None if raw.date is None else repr(raw.date))
    data = json.dumps(parts).encode("ascii")
    return hashlib.blake2b(data, digest_size=16).digest()
