"""Writes a graph line by line: N-Triples, and N-Quads with a named graph per document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TextIO

from kgbuild.graph.terms import Term, Triple
from kgbuild.graph.triples import Graph


def write_ntriples(graph: Graph, stream: TextIO) -> None:
    """Writes all triples, one a line, sorted, each once."""
    stream.writelines(f"{s} {p} {o} .\n" for s, p, o in graph.triples())


class NamedGraphs(Protocol):
    """Gives the default graph (None) and one named graph for each document, in order, each sorted."""

    def named_graphs(self) -> Iterator[tuple[Term | None, list[Triple]]]: ...  # noqa: D102


def write_nquads(graph: NamedGraphs, stream: TextIO) -> None:
    """Writes what rests on each document in the named graph of its IRI, and the rest in the default graph."""
    for name, triples in graph.named_graphs():
        end = " .\n" if name is None else f" {name} .\n"
        stream.writelines(f"{s} {p} {o}{end}" for s, p, o in triples)
