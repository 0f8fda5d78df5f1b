"""Writes a graph as RDF/XML, for tools that read nothing else."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import IO, TextIO, cast

import pyoxigraph as ox

from kgbuild.export.sorting import SortedOnDisk
from kgbuild.graph.triples import NamedGraphs
from kgbuild.graph.vocabulary import PREFIXES

_FORBIDDEN = re.compile(r"\\u00(?:0[0-8BCEF]|1[0-9A-F])|\\[bf]|[\ufffe\uffff]")
"""Characters, as N-Triples escapes them, that XML 1.0 cannot hold in any form."""
_TOGETHER = 4_096
"""Lines that are parsed at once."""


def write_rdf_xml(graph: NamedGraphs, stream: TextIO) -> None:
    """Writes all triples of a graph as RDF/XML; what XML cannot hold becomes U+FFFD."""
    used: set[str] = set()
    with SortedOnDisk() as triples:
        for _, found in graph.named_graphs():
            text = "".join(f"{s} {p} {o} .\n" for s, p, o in found)
            used.update(name for name in PREFIXES if PREFIXES[name] in text)
            for s, p, o in found:
                triples.add((s, p, _FORBIDDEN.sub("�", o)))
        ox.serialize(
            _parsed(f"{s} {p} {o} .\n" for (s, p, o), _ in groupby(triples)),
            cast("IO[bytes]", _Decoded(stream)),
            format=ox.RdfFormat.RDF_XML,
            prefixes={name: PREFIXES[name] for name in PREFIXES if name in used},
        )
    stream.write("\n")


def _parsed(lines: Iterable[str]) -> Iterator[ox.Triple]:
    """The triples of lines of N-Triples, some thousand lines at a time."""
    chunk: list[str] = []
    for line in lines:
        chunk.append(line)
        if len(chunk) == _TOGETHER:
            yield from _parsed_at_once(chunk)
            chunk = []
    yield from _parsed_at_once(chunk)


def _parsed_at_once(lines: list[str]) -> Iterator[ox.Triple]:
    for quad in ox.parse("".join(lines), format=ox.RdfFormat.N_TRIPLES):
        yield quad.triple


class _Decoded:
    """Takes bytes of UTF-8, cut anywhere, for a stream of text."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def write(self, data: bytes) -> int:
        self._stream.write(self._decoder.decode(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is held back but the beginning of a character."""
