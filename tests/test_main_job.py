"""The main job: the seed articles become a graph, the same on every run, that other programs can read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pyoxigraph
import pytest
import rdflib

from kgbuild.networks import Wish, write_network
from kgbuild.outputs import FOLDER_FILES

ROOT = Path(__file__).parent.parent
SEM_EVENT = rdflib.URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/Event")
REAL = {"occurred", "ongoing"}


@pytest.fixture(scope="module")
def records(built: Path) -> list[dict]:
    lines = (built / "events.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("name", FOLDER_FILES)
def test_the_committed_exports_are_what_the_main_job_writes(built: Path, name: str) -> None:
    assert (built / name).read_bytes() == (ROOT / "exports" / name).read_bytes()


def test_rdflib_and_oxigraph_read_the_same_graph(built: Path) -> None:
    store = pyoxigraph.Store()
    store.load(path=str(built / "graph.ttl"), format=pyoxigraph.RdfFormat.TURTLE)

    assert len(rdflib.Graph().parse(built / "graph.ttl")) == len(store) > 100


def test_networkx_keeps_every_edge(built: Path) -> None:
    tree = ElementTree.parse(built / "graph.graphml")
    written = sum(1 for _ in tree.iter("{http://graphml.graphdrawing.org/xmlns}edge"))

    assert networkx.read_graphml(built / "graph.graphml").number_of_edges() == written > 5


@pytest.mark.parametrize("name", ["graph.graphml", "graph.gexf"])
def test_a_network_of_the_graph_is_the_network_of_the_articles(
    built: Path, tmp_path: Path, name: str
) -> None:
    write_network(built / "graph.ttl", tmp_path / name)

    assert (tmp_path / name).read_bytes() == (built / name).read_bytes()


def test_nothing_that_was_only_considered_is_an_edge_unless_asked_for(built: Path, tmp_path: Path) -> None:
    network = networkx.read_graphml(built / "graph.graphml", force_multigraph=True)
    write_network(built / "graph.ttl", tmp_path / "all.graphml", wish=Wish(include=("all",)))
    everything = networkx.read_graphml(tmp_path / "all.graphml", force_multigraph=True)

    sanctions = [edge for *_, edge in everything.edges(data=True) if edge["type"] == "Sanction"]
    happened = {edge["color"] for *_, edge in network.edges(data=True)}
    assert {edge["status"] for *_, edge in network.edges(data=True)} <= {"occurred", "ongoing"}
    assert "considered" in {edge["status"] for edge in sanctions}
    assert all(edge["color"] not in happened for edge in sanctions if edge["status"] == "considered")


def test_every_span_is_what_stands_there(records: list[dict]) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "seeds").iterdir()}

    for record in records:
        text = texts[record["document"]]
        actors = record["source"] + record["target"] + record["attributed_to"]
        for span in [record["sentence"], record["trigger"], *actors]:
            assert text[span["begin"] : span["end"]] == span["text"]


def test_the_picture_in_the_readme_is_what_is_found(records: list[dict]) -> None:
    shown = [
        record
        for record in records
        if record["type"] == "Sanction"
        and (record["status"], record["certainty"], record["tense"]) == ("considered", "possible", "future")
        and [actor["name"] for actor in record["attributed_to"]]
        == ["several United States officials", "Obama administration"]
        and record["stance"] == "considers"
        and [actor["name"] for actor in record["source"]] == ["Obama administration"]
        and "Chinese individuals" in [actor["text"] for actor in record["target"]]
    ]

    assert len(shown) == 1
    assert shown[0]["sentence"]["begin"] == 1362


def test_only_what_is_said_to_have_happened_is_an_event_of_sem(built: Path, records: list[dict]) -> None:
    graph = rdflib.Graph().parse(built / "graph.ttl")
    real = {str(event) for event in graph.subjects(rdflib.RDF.type, SEM_EVENT)}
    told_as_real = {record["event"] for record in records if record["status"] in REAL}

    assert real
    assert real <= told_as_real


def test_runs_with_different_hash_seeds_write_the_same_bytes(built: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kgbuild", "build", ROOT / "seeds", "--out", tmp_path]
    environment = {**os.environ, "PYTHONHASHSEED": "7"}

    subprocess.run(command, env=environment, check=True, capture_output=True)

    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FOLDER_FILES)
    for name in FOLDER_FILES:
        assert (tmp_path / name).read_bytes() == (built / name).read_bytes()
