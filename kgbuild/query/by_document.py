"""The graph of a store with a named graph for each document, made when somebody asks by document.

Nearly all queries ask what the documents of a store say together, and its database holds only that. A query
with `GRAPH` or `FROM` asks another, in `by-document/`, which has the union as well. It is made of what the
ledger keeps of each document: at the first such query, which takes a third of a minute for a million triples,
and in step with the store from then on, whenever it is asked.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox
from filelock import FileLock

from kgbuild.errors import InputError
from kgbuild.graph.files import (
    DATABASE,
    ONTOLOGY_GRAPH,
    check_finished,
    lines_of,
    load_ontology_into,
    said_in,
    triples_of,
)

BY_DOCUMENT = "by-document"
"""The folder in that of a store; it may be thrown away, and is made again."""
_AT_ONCE = 100_000
"""Triples that are loaded together, each twice."""
_GRAPH = re.compile(r"(?<![\w?$@:.-])(?:GRAPH|FROM(?:\s+NAMED)?)(?![\w:-])\s*(<[^<>\s]*>)?", re.IGNORECASE)


def asks_by_document(query: str, code: str) -> bool:
    """Whether a query asks for graphs other than that of the ontology, which every database has.

    Args:
        query: SPARQL.
        code: The same with strings, IRIs and comments blanked out.
    """
    for match in _GRAPH.finditer(code):
        whole = _GRAPH.match(query, match.start())
        if whole is None or whole[1] != str(ONTOLOGY_GRAPH):
            return True
    return False


def by_document(folder: Path) -> ox.Store:
    """The graph of a store with a named graph for each document, in step with it, to read only.

    Raises:
        InputError: The folder is no store, it is half written, or there is no room for the graph.
    """
    check_finished(folder)
    place = folder / BY_DOCUMENT
    try:
        place.mkdir(exist_ok=True)
        with FileLock(place / "lock"):
            bring_in_step(folder, place)
            return ox.Store.read_only(str(place / DATABASE))
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(f"{folder} cannot be asked document by document: {error}") from error


def bring_in_step(folder: Path, place: Path) -> None:
    """Makes the graphs of all documents what the store says of them."""
    with said_in(folder) as ledger, closing(_digests_in(place)) as digests:
        held = dict(digests.execute("SELECT name, digest FROM graphs"))
        said = dict(ledger.execute("SELECT name, digest FROM descriptions ORDER BY name"))
        if held != said:
            graphs = _Graphs(ledger, place, digests)
            for name in sorted(held.keys() - said.keys()):
                graphs.replace(name, None)
            changed = [name for name in said if said[name] != held.get(name)]
            graphs.put([name for name in changed if name not in held], said)
            for name in changed:
                if name in held:
                    graphs.replace(name, said[name])


class _Graphs:
    """The database with a named graph for each document, open for writing.

    Triples enter and leave the default graph before the named graph says so, and the digest that is kept of
    a named graph is written last: whatever was under way when a process ended is done again.
    """

    def __init__(self, ledger: sqlite3.Connection, place: Path, digests: sqlite3.Connection) -> None:
        self._ledger, self._digests = ledger, digests
        self._store = ox.Store(str(place / DATABASE))

    def put(self, names: Sequence[str], said: dict[str, bytes]) -> None:
        """Adds named graphs."""
        batch, size = [], 0
        for name in names:
            if name == ONTOLOGY_GRAPH.value or self._triples(name):
                self.replace(name, said[name])
                continue
            lines = lines_of(self._ledger, name)
            batch.append((name, lines))
            size += lines.count("\n") + 1
            if size >= _AT_ONCE:
                self._load(batch, said)
                batch, size = [], 0
        self._load(batch, said)

    def _load(self, batch: list[tuple[str, str]], said: dict[str, bytes]) -> None:
        """Loads all triples twice, into the default graph and into the named ones."""
        text = "".join(
            f"{lines}\n".replace("\n", end)
            for name, lines in batch
            for end in (" .\n", f" <{name}> .\n")
            if lines
        )
        self._store.bulk_load(text.encode(), format=ox.RdfFormat.N_QUADS, lenient=True)
        self._note([(name, said[name]) for name, _ in batch])

    def replace(self, name: str, digest: bytes | None) -> None:
        """Makes a named graph hold what the document says now; nothing, where there is no digest of that."""
        graph, default = ox.NamedNode(name), ox.DefaultGraph()
        if graph == ONTOLOGY_GRAPH:
            self._store.remove_graph(graph)
            load_ontology_into(self._store)
            self._note([(name, digest or b"")])
            return
        former = self._triples(name)
        present = set() if digest is None else _normal(lines_of(self._ledger, name))
        for triple in former - present:
            if all(quad.graph_name in (graph, default) for quad in self._everywhere(triple)):
                self._store.remove(ox.Quad(triple.subject, triple.predicate, triple.object, default))
        for where in (default, graph):
            self._store.extend(ox.Quad(t.subject, t.predicate, t.object, where) for t in present - former)
        for triple in former - present:
            self._store.remove(ox.Quad(triple.subject, triple.predicate, triple.object, graph))
        if digest is None:
            self._store.remove_graph(graph)
        self._note([(name, digest)])

    def _triples(self, name: str) -> set[ox.Triple]:
        quads = self._store.quads_for_pattern(None, None, None, ox.NamedNode(name))
        return {quad.triple for quad in quads}

    def _everywhere(self, triple: ox.Triple) -> Iterator[ox.Quad]:
        return self._store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)

    def _note(self, rows: Sequence[tuple[str, bytes | None]]) -> None:
        self._store.flush()
        with self._digests:
            for name, digest in rows:
                self._digests.execute("DELETE FROM graphs WHERE name = ?", (name,))
                if digest is not None:
                    self._digests.execute("INSERT INTO graphs VALUES (?, ?)", (name, digest))


def _digests_in(place: Path) -> sqlite3.Connection:
    """What is kept of each named graph; nothing where the database is missing or cannot be opened."""
    database = place / DATABASE
    digests = sqlite3.connect(place / "digests.sqlite")
    with digests:
        digests.execute("CREATE TABLE IF NOT EXISTS graphs (name TEXT PRIMARY KEY, digest BLOB NOT NULL)")
        if not _opens(database):
            shutil.rmtree(database, ignore_errors=True)
            digests.execute("DELETE FROM graphs")
    return digests


def _opens(database: Path) -> bool:
    try:
        ox.Store.read_only(str(database))
    except (OSError, ValueError, RuntimeError):
        return False
    return True


def _normal(lines: str) -> set[ox.Triple]:
    """Triples as a database gives them back: Oxigraph keeps numbers by value, `1.0` as `1`."""
    store = ox.Store()
    store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples_of(lines))
    return {quad.triple for quad in store}
