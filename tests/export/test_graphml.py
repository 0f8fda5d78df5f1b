"""Networks survive the way through GraphML."""

import io
from xml.etree import ElementTree

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.export.actor_network import actor_network
from kgbuild.export.event_network import EDGE_COLUMNS, NODE_COLUMNS, event_network
from kgbuild.export.graphml import write_graphml
from kgbuild.export.layout import placed
from kgbuild.export.network import Network, Node, to_networkx
from kgbuild.export.selection import EVERYTHING

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def written(network: Network) -> str:
    stream = io.StringIO()
    write_graphml(network, stream)
    return stream.getvalue()


def test_networkx_reads_every_node_edge_and_column_back(corpus):
    network = placed(actor_network(corpus, EVERYTHING))

    graph = nx.parse_graphml(written(network), force_multigraph=True)

    assert dict(graph.nodes(data=True)) == dict(to_networkx(network).nodes(data=True))
    edges = {key: columns for _, _, key, columns in graph.edges(keys=True, data=True)}
    assert edges == {edge.id: dict(edge.columns) for edge in network.edges}
    assert len(edges) == 3


def test_keys_are_stable_distinct_and_of_types_that_every_reader_knows(corpus):
    tree = ElementTree.fromstring(written(event_network(corpus)))

    keys = [(key.get("id"), key.get("for"), key.get("attr.type")) for key in tree.iter(f"{GRAPHML}key")]
    assert [key for key, _, _ in keys] == [f"n_{c}" for c in NODE_COLUMNS] + [f"e_{c}" for c in EDGE_COLUMNS]
    assert {kind for _, _, kind in keys} <= {"string", "int", "double", "boolean"}
    assert {scope for _, scope, _ in keys} == {"node", "edge"}


def test_an_edge_bears_its_kind_where_gephi_looks_for_it(corpus):
    tree = ElementTree.fromstring(written(actor_network(corpus, EVERYTHING)))

    kinds = {edge.get("label") for edge in tree.iter(f"{GRAPHML}edge")}
    assert kinds == {"Meeting", "Breach (disputed)", "Sanction (considered)"}
    assert tree.find(f"{GRAPHML}graph/{GRAPHML}data") is None


def test_columns_bear_no_name_that_gephi_takes_for_another_once_it_has_made_it_small():
    for columns in (NODE_COLUMNS, EDGE_COLUMNS):
        assert [name.lower() for name in columns] == list(columns)


@given(st.text())
def test_any_text_of_a_web_page_makes_well_formed_xml(text):
    network = Network("", (Node("a", {"label": text}),), (), NODE_COLUMNS, EDGE_COLUMNS)

    (cell,) = ElementTree.fromstring(written(network)).iter(f"{GRAPHML}data")

    assert "\x0b" not in (cell.text or "")
