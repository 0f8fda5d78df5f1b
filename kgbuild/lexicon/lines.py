"""Reads the lines of a text file of the ontology, which a user may have written on any machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kgbuild.errors import OntologyError


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file with their numbers, from 1; a byte-order mark is left out.

    Raises:
        OntologyError: The file cannot be read, or is not UTF-8; names the line.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise OntologyError(f"cannot be read: {error.strerror}", path) from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise OntologyError("is not UTF-8 text; save it as UTF-8", path, line) from error
    yield from enumerate(text.splitlines(), start=1)


def entries(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that say something, without what stands behind `#`.

    Raises:
        OntologyError: As in `numbered_lines`.
    """
    for number, raw in numbered_lines(path):
        line = raw.partition("#")[0].strip()
        if line:
            yield number, line
