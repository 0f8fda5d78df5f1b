"""Finds documents of a store with nearly the same text, whatever order they came in: one story, five papers.

Each names the first of those that it is alike, by id; which that is follows from the documents there are.
"""

from __future__ import annotations

import array
import sqlite3

from kgbuild.read.duplicates import ALIKE, Fingerprint, band_keys

TABLES = """
CREATE TABLE IF NOT EXISTS fingerprints (d INTEGER PRIMARY KEY, digest BLOB NOT NULL, minima BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS fingerprints_by_digest ON fingerprints (digest);
CREATE TABLE IF NOT EXISTS bands (band INTEGER NOT NULL, d INTEGER NOT NULL, PRIMARY KEY (band, d))
    WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS bands_by_document ON bands (d);
CREATE TABLE IF NOT EXISTS reprints (d INTEGER PRIMARY KEY, first INTEGER NOT NULL);
"""


def note_text(db: sqlite3.Connection, d: int, text: tuple[bytes, bytes] | None) -> set[int]:
    """Notes the text of a document, or that it is gone; the documents whose first is another now.

    Args:
        db: In a transaction.
        d: Number of the document.
        text: The digest of its words, and their minima as bytes; None where it is gone.
    """
    touched = _alike(db, d) | {d}
    db.execute("DELETE FROM fingerprints WHERE d = ?", (d,))
    db.execute("DELETE FROM bands WHERE d = ?", (d,))
    if text is not None:
        db.execute("INSERT INTO fingerprints VALUES (?, ?, ?)", (d, *text))
        new = _unpacked(*text)
        db.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", [(_signed(k), d) for k in band_keys(new)])
        touched |= _alike(db, d)
    return {other for other in touched if _decide_first(db, other)}


def first_of(db: sqlite3.Connection, d: int) -> int | None:
    """The document that holds the same or nearly the same text and comes first by id."""
    row = db.execute("SELECT first FROM reprints WHERE d = ?", (d,)).fetchone()
    return None if row is None else int(row[0])


def _decide_first(db: sqlite3.Connection, d: int) -> bool:
    """Decides which document a document repeats; whether that is another than before."""
    former = first_of(db, d)
    found = {other: _id(db, other) for other in _alike(db, d)}
    first = min(found, key=found.__getitem__, default=None)
    if first is not None and found[first] > _id(db, d):
        first = None
    db.execute("DELETE FROM reprints WHERE d = ?", (d,))
    if first is not None:
        db.execute("INSERT INTO reprints VALUES (?, ?)", (d, first))
    return first != former


def _alike(db: sqlite3.Connection, d: int) -> set[int]:
    """The documents with the same words, or nearly."""
    own = _fingerprint(db, d)
    if own is None:
        return set()
    rows = db.execute("SELECT d FROM fingerprints WHERE digest = ? AND d <> ?", (own.digest, d))
    found = {other for (other,) in rows}
    query = "SELECT DISTINCT b.d FROM bands a JOIN bands b ON a.band = b.band WHERE a.d = ? AND b.d <> ?"
    for (other,) in db.execute(query, (d, d)).fetchall():
        theirs = None if other in found else _fingerprint(db, other)
        if theirs is not None and own.likeness(theirs) >= ALIKE:
            found.add(other)
    return found


def _fingerprint(db: sqlite3.Connection, d: int) -> Fingerprint | None:
    row = db.execute("SELECT digest, minima FROM fingerprints WHERE d = ?", (d,)).fetchone()
    return None if row is None else _unpacked(*row)


def _unpacked(digest: bytes, packed: bytes) -> Fingerprint:
    minima = array.array("Q")
    minima.frombytes(packed)
    return Fingerprint(digest, tuple(minima))


def _id(db: sqlite3.Connection, d: int) -> str:
    return str(db.execute("SELECT id FROM documents WHERE number = ?", (d,)).fetchone()[0])


def _signed(key: int) -> int:
    """A number of 64 bits as SQLite holds it."""
    return key - (1 << 64) if key >= 1 << 63 else key
