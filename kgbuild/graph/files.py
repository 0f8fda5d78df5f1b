"""Opens what graphs lie in: a file in the format of its ending, or the folder of a store.

A store's folder holds an Oxigraph database in `oxigraph/` with the union of what all documents say, what each
says in `ledger.sqlite`, and its base IRI in `store.json`.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pyoxigraph as ox

from kgbuild.errors import InputError
from kgbuild.lexicon.location import ontology_dir

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
"""What a graph's file may end in."""
DATABASE, STORE_FACTS, LEDGER = "oxigraph", "store.json", "ledger.sqlite"
"""What a store's folder holds: the database, a JSON object with `base`, and the account of its documents."""
UNFINISHED = "unfinished"
"""A file that says who writes the database; it stays where that is interrupted."""
SHARED = "shared"
"""What stands for a document, below the base IRI of a store, for what rests on no document."""
ONTOLOGY_GRAPH = ox.NamedNode("https://w3id.org/kgbuild/ns")
"""The named graph that the ontology stands in, beside the data."""
ONTOLOGY_FILES = ("diplomacy.ttl", "plover.ttl", "cameo.ttl")
_LEVEL = 1
"""Of deflate, as in `kgbuild.store.encoding`."""


def format_of(path: Path) -> ox.RdfFormat:
    """The format that a file's ending names.

    Raises:
        InputError: It names none.
    """
    format = FORMATS.get(path.suffix.lower())
    if format is None:
        raise InputError(f"{path} is no graph that can be read; its name must end in {', '.join(FORMATS)}")
    return format


@contextmanager
def reading(path: Path) -> Iterator[ox.RdfFormat]:
    """The format of a file; what goes wrong while it is read becomes one sentence with its line.

    Raises:
        InputError: There is no such file, its ending is not known, or it is not what its ending says.
    """
    format = format_of(path)
    try:
        yield format
    except FileNotFoundError as error:
        raise InputError(f"{path} does not exist") from error
    except SyntaxError as error:
        place = f", line {error.lineno}" if error.lineno else ""
        raise InputError(f"{path}{place}: is not {format.name}: {error.msg}") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be read: {error}") from error


def is_store(path: Path) -> bool:
    """Whether a path is the folder of a store."""
    return (path / DATABASE).is_dir()


def is_graph(path: Path) -> bool:
    """Whether a path looks like a graph: the folder of a store, or a file with the ending of one."""
    return is_store(path) if path.is_dir() else path.suffix.lower() in FORMATS


def open_store(path: Path) -> ox.Store:
    """The database of a store's folder, to read only, as it is now; what is written later is not seen.

    Raises:
        InputError: The folder is no store, or its database cannot be opened, or is half written.
    """
    check_finished(path)
    try:
        return ox.Store.read_only(str(path / DATABASE))
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be opened as a store: {error}") from error


def check_finished(path: Path) -> None:
    """Makes sure that the graph of a store's folder can be asked.

    Raises:
        InputError: The folder is no store, or its database is half written.
    """
    if not is_store(path):
        raise InputError(
            f"{path} is no store; one holds a folder {DATABASE}, and `kgbuild build --store` makes it"
        )
    if (path / UNFINISHED).exists():
        raise InputError(
            f"the graph in {path} is being written{_by_whom(path)}; ask again when it is done, or, "
            "where that ended too soon, build the store again"
        )


def _by_whom(path: Path) -> str:
    """Who writes the database of a store, as far as that is known."""
    try:
        writer = (path / UNFINISHED).read_text(encoding="utf-8")
    except OSError:
        return ""
    return f" by {writer}" if writer else ""


def base_of_store(path: Path) -> str | None:
    """The base IRI that a store's graph was written with; None where the store does not say."""
    try:
        base = json.loads((path / STORE_FACTS).read_text(encoding="utf-8")).get("base")
    except (OSError, ValueError, AttributeError):
        return None
    return base if isinstance(base, str) else None


def read_quads(path: Path) -> Iterator[ox.Quad]:
    """What each document says in its named graph, and what rests on none in the default graph.

    Raises:
        InputError: It cannot be read as a graph.
    """
    if not path.is_dir():
        with reading(path) as format:
            yield from ox.parse(path=str(path), format=format)
        return
    check_finished(path)
    shared = f"{base_of_store(path)}{SHARED}"
    with said_in(path) as ledger:
        names = [name for (name,) in ledger.execute("SELECT name FROM descriptions")]
        for name in sorted(names, key=lambda name: f"<{name}>"):
            if name != ONTOLOGY_GRAPH.value:
                graph = None if name == shared else ox.NamedNode(name)
                for triple in triples_of(lines_of(ledger, name)):
                    yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


@contextmanager
def said_in(path: Path) -> Iterator[sqlite3.Connection]:
    """The ledger of a store, with the table `descriptions`: what each document says, as it is at this moment.

    Raises:
        InputError: It cannot be read.
    """
    uri = f"{(path / LEDGER).absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as ledger:
            ledger.execute("BEGIN")
            yield ledger
    except sqlite3.DatabaseError as error:
        raise InputError(f"{path} cannot be asked document by document: {error}") from error


def lines_of(ledger: sqlite3.Connection, name: str) -> str:
    """The triples that a document says, one a line; it is named by its IRI."""
    (lines,) = ledger.execute("SELECT lines FROM descriptions WHERE name = ?", (name,)).fetchone()
    return unpacked_lines(lines)


def triples_of(lines: str) -> Iterator[ox.Triple]:
    """Triples that stand one a line."""
    text = f"{lines}\n".replace("\n", " .\n").encode() if lines else b""
    for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES, lenient=True):
        yield quad.triple


def packed_lines(lines: str) -> bytes:
    """The triples of a document, one a line, as the ledger keeps them."""
    return zlib.compress(lines.encode(), _LEVEL)


def unpacked_lines(packed: bytes) -> str:
    """What `packed_lines` packed."""
    return zlib.decompress(packed).decode()


def load_ontology_into(store: ox.Store) -> None:
    """Puts the ontology into its own graph of a store."""
    for name in ONTOLOGY_FILES:
        store.bulk_load(path=str(ontology_dir() / name), format=ox.RdfFormat.TURTLE, to_graph=ONTOLOGY_GRAPH)


def read_triples(path: Path) -> list[ox.Triple]:
    """The triples of a graph, each once, those of its named graphs together.

    Raises:
        InputError: It cannot be read as a graph.
    """
    if path.is_dir():
        everything = open_store(path).quads_for_pattern(None, None, None, ox.DefaultGraph())
        return [quad.triple for quad in everything]
    return list(dict.fromkeys(quad.triple for quad in read_quads(path)))
