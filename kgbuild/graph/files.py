"""Opens what graphs lie in: a file in the format of its ending, or the folder of a store.

A store's folder holds an Oxigraph database in `oxigraph/`, with a named graph for each document and the union
of all in the default graph, and its base IRI in `store.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from kgbuild.errors import InputError

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
"""What a graph's file may end in."""
DATABASE, STORE_FACTS = "oxigraph", "store.json"
"""What a store's folder holds: the database, and a JSON object with `base`."""
UNFINISHED = "unfinished"
"""A file that says who writes the database; it stays where that is interrupted."""
SHARED = "shared"
"""The named graph of a store, below its base IRI, with what rests on no document."""
ONTOLOGY_GRAPH = ox.NamedNode("https://w3id.org/kgbuild/ns")
"""The named graph that the ontology stands in, beside the data."""


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
    if not is_store(path):
        raise InputError(
            f"{path} is no store; one holds a folder {DATABASE}, and `kgbuild build --store` makes it"
        )
    if (path / UNFINISHED).exists():
        raise InputError(
            f"the graph in {path} is being written{_by_whom(path)}; ask again when it is done, or, "
            "where that ended too soon, build the store again"
        )
    try:
        return ox.Store.read_only(str(path / DATABASE))
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be opened as a store: {error}") from error


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
    store, shared = open_store(path), f"{base_of_store(path)}{SHARED}"
    for name in sorted(store.named_graphs(), key=str):
        if name != ONTOLOGY_GRAPH:
            graph = None if getattr(name, "value", "") == shared else name
            for quad in store.quads_for_pattern(None, None, None, name):
                yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)


def read_triples(path: Path) -> list[ox.Triple]:
    """The triples of a graph, each once, those of its named graphs together.

    Raises:
        InputError: It cannot be read as a graph.
    """
    if path.is_dir():
        everything = open_store(path).quads_for_pattern(None, None, None, ox.DefaultGraph())
        return [quad.triple for quad in everything]
    return list(dict.fromkeys(quad.triple for quad in read_quads(path)))
