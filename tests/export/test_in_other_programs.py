"""Networks are read by the parsers of other programs without a warning, and hold there what they hold here.

Gephi Lite reads files with graphology; its parsers need Node.js, and `npm ci` in tests/javascript.
"""

import json
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import igraph
import networkx as nx
import pytest

from kgbuild.export.actor_network import actor_network
from kgbuild.export.event_network import event_network
from kgbuild.export.gexf import write_gexf
from kgbuild.export.graphml import write_graphml
from kgbuild.export.layout import placed
from kgbuild.export.network import Network
from kgbuild.export.selection import EVERYTHING, Selection
from kgbuild.query.graph_corpus import corpus_of_graph
from kgbuild.records import Corpus

ROOT = Path(__file__).parents[2]
JAVASCRIPT = ROOT / "tests" / "javascript"
HOSTILE = '\ud800He said "<b>no</b> & \x0b\x00]]> INF"\n\tto 👩‍🚀 it’s é'
WRITERS = {".graphml": write_graphml, ".gexf": write_gexf}

needs_graphology = pytest.mark.skipif(
    shutil.which("node") is None or not (JAVASCRIPT / "node_modules").is_dir(),
    reason="needs Node.js, and `npm ci` in tests/javascript",
)


class Summary(NamedTuple):
    """What programs must agree on."""

    labels: dict[str, str]
    places: dict[str, tuple[float, float]]
    edges: dict[str, tuple[str, str, float]]
    kinds: Counter[str]


def renamed(corpus: Corpus, name: str) -> Corpus:
    """The corpus with this for every name and sentence."""

    def told(mention):
        parts = tuple(
            replace(part, filler=replace(part.filler, actor=replace(part.filler.actor, name=name)))
            if hasattr(part.filler, "actor")
            else part
            for part in mention.participations
        )
        return replace(mention, participations=parts, sentence=replace(mention.sentence, text=name))

    events = (
        replace(event, label=name, mentions=tuple(map(told, event.mentions))) for event in corpus.events
    )
    return Corpus(corpus.articles, tuple(events))


@pytest.fixture(
    params=["seeds", "seeds, everything", "events", "everything", "hostile", "nameless", "nothing"]
)
def network(request, corpus) -> Network:
    if request.param.startswith("seeds"):
        corpus, _ = corpus_of_graph(ROOT / "exports" / "graph.ttl")
        return placed(actor_network(corpus, EVERYTHING if "everything" in request.param else Selection()))
    made = {
        "events": lambda: event_network(corpus),
        "everything": lambda: event_network(corpus, EVERYTHING),
        "hostile": lambda: event_network(renamed(corpus, HOSTILE), EVERYTHING),
        "nameless": lambda: event_network(renamed(corpus, ""), EVERYTHING),
        "nothing": lambda: actor_network(Corpus((), ())),
    }
    return placed(made[request.param]())


@pytest.fixture
def expected(network) -> Summary:
    return Summary(
        {node.id: " ".join(plain(node.columns["label"]).split()) for node in network.nodes},
        {node.id: (node.columns["x"], node.columns["y"]) for node in network.nodes},
        {edge.id: (edge.source, edge.target, edge.columns["weight"]) for edge in network.edges},
        Counter(edge.columns["kind"] for edge in network.edges),
    )


def plain(text: str) -> str:
    return text.replace("\x0b", "").replace("\x00", "").replace("\ud800", "")


def write(network: Network, folder: Path, ending: str) -> Path:
    path = folder / f"network{ending}"
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        WRITERS[ending](network, stream)
    return path


@needs_graphology
@pytest.mark.parametrize("ending", WRITERS)
def test_gephi_lite_reads_it(network, expected, tmp_path, ending):
    run = subprocess.run(
        ["node", JAVASCRIPT / "read_network.js", write(network, tmp_path, ending)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert run.returncode == 0, run.stderr
    (graph,) = json.loads(run.stdout)
    nodes, edges = graph["nodes"], graph["edges"]
    assert expected == (
        {node: " ".join(columns["label"].split()) for node, columns in nodes.items()},
        {node: (columns["x"], columns["y"]) for node, columns in nodes.items()},
        {edge: (columns["source"], columns["target"], columns["weight"]) for edge, columns in edges.items()},
        Counter(columns["kind"] for columns in edges.values()),
    )
    assert all(columns["label"] == columns["kind"] for columns in edges.values())
    assert all(columns["color"][:1] in "#r" and columns["size"] >= 10 for columns in nodes.values())


def test_igraph_reads_graphml(network, expected, tmp_path):
    graph = igraph.Graph.Read_GraphML(str(write(network, tmp_path, ".graphml")))

    assert expected.labels == {node["id"]: " ".join(node["label"].split()) for node in graph.vs}
    assert expected.places == {node["id"]: (node["x"], node["y"]) for node in graph.vs}
    assert expected.kinds == Counter(edge["kind"] for edge in graph.es)
    # igraph 1.0 gives edges the ids of nodes
    edges = [(edge.source_vertex["id"], edge.target_vertex["id"], edge["weight"]) for edge in graph.es]
    assert sorted(expected.edges.values()) == sorted(edges)


def test_networkx_reads_graphml(network, expected, tmp_path):
    graph = nx.read_graphml(write(network, tmp_path, ".graphml"), force_multigraph=True)

    edges = {key: (source, target, d) for source, target, key, d in graph.edges(keys=True, data=True)}
    assert expected == (
        {node: " ".join(label.split()) for node, label in graph.nodes(data="label")},
        {node: (columns["x"], columns["y"]) for node, columns in graph.nodes(data=True)},
        {edge: (source, target, columns["weight"]) for edge, (source, target, columns) in edges.items()},
        Counter(columns["kind"] for _, _, columns in edges.values()),
    )


def test_networkx_reads_gexf(network, expected, tmp_path):
    graph = nx.read_gexf(write(network, tmp_path, ".gexf"), version="1.3")

    edges = list(graph.edges(data=True))
    assert expected == (
        {node: " ".join(label.split()) for node, label in graph.nodes(data="label")},
        {node: (d["viz"]["position"]["x"], d["viz"]["position"]["y"]) for node, d in graph.nodes(data=True)},
        {columns["id"]: (source, target, columns["weight"]) for source, target, columns in edges},
        Counter(columns["label"] for _, _, columns in edges),
    )
