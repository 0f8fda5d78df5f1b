"""Opens the files that graphs lie in: which ending is which format, and what is wrong where reading fails."""

from __future__ import annotations

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


def read_triples(path: Path) -> list[ox.Triple]:
    """The triples of a file, each once, those of its named graphs together.

    Raises:
        InputError: The file cannot be read as a graph.
    """
    with reading(path) as format:
        return list(dict.fromkeys(quad.triple for quad in ox.parse(path=str(path), format=format)))
