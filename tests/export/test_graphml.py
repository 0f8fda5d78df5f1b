"""Networks survive the way through GraphML, and no threat looks like an act."""

import io
from dataclasses import replace
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.export.graphml import write_graphml
from kgbuild.export.projection import (
    EDGE_COLUMNS,
    NODE_COLUMNS,
    Network,
    Node,
    actor_network,
    event_network,
    to_networkx,
)
from kgbuild.records import Corpus

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def written(network: Network) -> str:
    stream = io.StringIO()
    write_graphml(network, stream)
    return stream.getvalue()


def read_back(network: Network) -> nx.MultiDiGraph:
    return nx.parse_graphml(written(network), force_multigraph=True)


def test_networkx_reads_every_node_edge_and_column_back(corpus):
    network = event_network(corpus)

    graph = read_back(network)

    assert dict(graph.nodes(data=True)) == dict(to_networkx(network).nodes(data=True))
    assert sorted(graph.edges(keys=True)) == sorted(to_networkx(network).edges(keys=True))
    assert graph.number_of_edges() == len({edge.id for edge in network.edges}) == 11


def test_an_event_that_is_only_considered_says_so_in_its_label_and_its_colour(corpus):
    nodes = {node.id: node.columns for node in event_network(corpus).nodes}

    considered = nodes["event/sanction-iceland-fijian-companies"]

    assert considered["label"] == "Iceland: sanctions on Fijian companies (considered)"
    assert considered["claimant"] == "several Icelandic officials"
    assert considered["color"] != nodes["event/2024-05-03-meeting-iceland-fiji"]["color"]


def test_a_disputed_participant_is_marked_and_the_one_who_denies_has_an_edge(corpus):
    edges = {edge.id: edge.columns for edge in event_network(corpus).edges}
    breach = "event/2024-04-breach-fisheries-ministry"

    assert edges[f"country/FJI > {breach}"]["label"] == "source (disputed)"
    assert edges[f"country/FJI > {breach}"]["disputed"] is True
    assert edges[f"{breach} > org/fisheries-ministry"]["disputed"] is False
    assert edges[f"person/mere-tuilau > {breach}"]["type"] == "denies"


def test_parties_that_meet_both_point_at_the_meeting_and_the_city_is_where_it_is(corpus):
    edges = {(edge.source, edge.target): edge.columns["type"] for edge in event_network(corpus).edges}
    meeting = "event/2024-05-03-meeting-iceland-fiji"

    assert edges["country/FJI", meeting] == edges["country/ISL", meeting] == "party"
    assert edges[meeting, "place/lima"] == "location"


def test_actors_are_joined_only_by_what_occurred_undisputed(corpus):
    network = actor_network(corpus)

    (edge,) = network.edges
    assert (edge.source, edge.target, edge.columns["label"]) == ("country/FJI", "country/ISL", "Meeting")
    assert [node.id for node in network.nodes] == ["country/FJI", "country/ISL"]


def test_asked_for_everything_the_actor_network_marks_what_did_not_occur(corpus):
    edges = actor_network(corpus, everything=True).edges

    labels = {edge.columns["label"] for edge in edges}
    assert labels == {"Meeting", "Breach (occurred, disputed)", "Sanction (considered)"}


def test_the_weight_is_the_number_of_events(corpus, meeting):
    again = replace(meeting, id="event/meeting-2")
    network = actor_network(Corpus(corpus.articles, (*corpus.events, again)))

    (edge,) = network.edges
    assert edge.columns["weight"] == 2.0
    assert edge.columns["event_ids"] == "event/2024-05-03-meeting-iceland-fiji; event/meeting-2"


@pytest.mark.parametrize("network", [event_network, actor_network])
def test_the_order_of_the_input_does_not_matter(corpus, network):
    turned = Corpus(corpus.articles[::-1], corpus.events[::-1])

    assert written(network(turned)) == written(network(corpus))


def test_keys_are_stable_distinct_and_of_types_that_every_reader_knows(corpus):
    tree = ElementTree.fromstring(written(event_network(corpus)))

    keys = [(key.get("id"), key.get("for"), key.get("attr.type")) for key in tree.iter(f"{GRAPHML}key")]
    assert [key for key, _, _ in keys] == [f"n_{c}" for c in NODE_COLUMNS] + [f"e_{c}" for c in EDGE_COLUMNS]
    assert {kind for _, _, kind in keys} <= {"string", "int", "double", "boolean"}
    assert {scope for _, scope, _ in keys} == {"node", "edge"}


def test_an_edge_bears_its_type_where_gephi_looks_for_it(corpus):
    tree = ElementTree.fromstring(written(event_network(corpus)))

    assert all(edge.get("label") for edge in tree.iter(f"{GRAPHML}edge"))
    assert tree.find(f"{GRAPHML}graph/{GRAPHML}data") is None


@given(st.text())
def test_any_text_of_a_web_page_makes_well_formed_xml(text):
    tree = ElementTree.fromstring(written(Network((Node("a", {"label": text}),), ())))

    (cell,) = tree.iter(f"{GRAPHML}data")
    assert "\x0b" not in (cell.text or "")
