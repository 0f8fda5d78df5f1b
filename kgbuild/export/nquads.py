"""Writes a graph line by line: N-Triples, and N-Quads with a named graph per document."""

from __future__ import annotations

from itertools import groupby
from typing import TextIO

from kgbuild.export.sorting import SortedOnDisk
from kgbuild.graph.triples import NamedGraphs


def write_ntriples(graph: NamedGraphs, stream: TextIO) -> None:
    """Writes all triples, one a line, sorted, each once."""
    with SortedOnDisk() as triples:
        for _, found in graph.named_graphs():
            for triple in found:
                triples.add(triple)
        stream.writelines(f"{s} {p} {o} .\n" for (s, p, o), _ in groupby(triples))


def write_nquads(graph: NamedGraphs, stream: TextIO) -> None:
    """Writes what rests on each document in the named graph of its IRI, and the rest in the default graph."""
    for name, triples in graph.named_graphs():
        end = " .\n" if name is None else f" {name} .\n"
        stream.write("".join([f"{s} {p} {o}{end}" for s, p, o in triples]))
