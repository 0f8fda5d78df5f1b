"""Reads a folder that `kgbuild build` wrote with the programs that users will read it with."""

import sys
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pyoxigraph
import rdflib


def count_with_rdflib(path: Path) -> int:
    """Number of triples that rdflib reads."""
    return len(rdflib.Graph().parse(path))


def count_with_oxigraph(path: Path) -> int:
    """Number of triples that Oxigraph reads."""
    store = pyoxigraph.Store()
    store.load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
    return len(store)


def count_edges(folder: Path) -> tuple[int, int, int]:
    """Number of edges in GraphML, and of those that networkx keeps of GraphML and of GEXF."""
    path = folder / "graph.graphml"
    written = sum(1 for _ in ElementTree.parse(path).iter("{http://graphml.graphdrawing.org/xmlns}edge"))
    gexf = networkx.read_gexf(folder / "graph.gexf", version="1.3")
    return written, networkx.read_graphml(path).number_of_edges(), gexf.number_of_edges()


def main(folder: Path) -> None:
    """Fails where two programs read different graphs, or nothing."""
    triples = count_with_rdflib(folder / "graph.ttl")
    in_oxigraph = count_with_oxigraph(folder / "graph.ttl")
    assert triples == in_oxigraph > 0, (triples, in_oxigraph)
    written, kept, of_gexf = count_edges(folder)
    assert written == kept == of_gexf > 0, (written, kept, of_gexf)
    print(f"graph.ttl has {triples} triples in rdflib and in Oxigraph")
    print(f"networkx keeps all {kept} edges of graph.graphml and of graph.gexf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
