"""Writes a graph as RDF/XML, for tools that read nothing else."""

from __future__ import annotations

import re
from typing import TextIO

import pyoxigraph as ox

from kgbuild.graph.triples import Graph
from kgbuild.graph.vocabulary import PREFIXES

_FORBIDDEN = re.compile(r"\\u00(?:0[0-8BCEF]|1[0-9A-F])|\\[bf]|[\ufffe\uffff]")
"""Characters, as N-Triples escapes them, that XML 1.0 cannot hold in any form."""


def write_rdf_xml(graph: Graph, stream: TextIO) -> None:
    """Writes all triples of a graph as RDF/XML; what XML cannot hold becomes U+FFFD."""
    lines = "".join(f"{s} {p} {_FORBIDDEN.sub('�', o)} .\n" for s, p, o in graph.triples())
    written = ox.serialize(
        (quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)),
        format=ox.RdfFormat.RDF_XML,
        prefixes={name: PREFIXES[name] for name in PREFIXES if PREFIXES[name] in lines},
    )
    assert written is not None
    stream.write(written.decode("utf-8") + "\n")
