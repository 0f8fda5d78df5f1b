"""Networks survive the way through GEXF, with their times and looks."""

import datetime as dt
import io
from dataclasses import replace
from xml.etree import ElementTree

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.export.actor_network import EDGE_COLUMNS, NODE_COLUMNS, actor_network
from kgbuild.export.event_network import event_network
from kgbuild.export.gexf import write_gexf
from kgbuild.export.layout import placed
from kgbuild.export.network import Network, Node
from kgbuild.export.selection import EVERYTHING
from kgbuild.records import Corpus

GEXF, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"


def written(network: Network) -> str:
    stream = io.StringIO()
    write_gexf(network, stream)
    return stream.getvalue()


def tree_of(network: Network) -> ElementTree.Element:
    return ElementTree.fromstring(written(network))


def test_networkx_reads_every_node_and_edge_back(corpus):
    network = placed(actor_network(corpus, EVERYTHING))

    graph = nx.read_gexf(io.BytesIO(written(network).encode()), version="1.3")

    assert {n: d["label"] for n, d in graph.nodes(data=True)} == {
        node.id: node.columns["label"] for node in network.nodes
    }
    assert {d["id"]: (u, v, d["weight"], d["status"]) for u, v, d in graph.edges(data=True)} == {
        edge.id: (edge.source, edge.target, edge.columns["weight"], edge.columns["status"])
        for edge in network.edges
    }


def test_an_edge_has_kind_label_weight_colour_and_line(corpus):
    edges = {
        edge.get("kind"): edge for edge in tree_of(actor_network(corpus, EVERYTHING)).iter(f"{GEXF}edge")
    }

    considered, met = edges["Sanction (considered)"], edges["Meeting"]

    assert considered.get("label") == "Sanction (considered)"
    assert considered.get("weight") == "1.0"
    assert considered.find(f"{VIZ}shape").get("value") == "dashed"
    assert met.find(f"{VIZ}shape").get("value") == "solid"
    assert met.find(f"{VIZ}color").attrib == {"r": "86", "g": "180", "b": "233"}


def test_a_node_has_a_size_and_a_place(corpus):
    network = placed(actor_network(corpus))

    for node, element in zip(network.nodes, tree_of(network).iter(f"{GEXF}node"), strict=True):
        assert float(element.find(f"{VIZ}position").get("x")) == node.columns["x"]
        assert float(element.find(f"{VIZ}size").get("value")) == node.columns["size"]


def test_ids_of_columns_are_numbers_and_each_class_has_one_block(corpus):
    blocks = list(tree_of(event_network(corpus)).iter(f"{GEXF}attributes"))

    assert [block.get("class") for block in blocks] == ["node", "edge"]
    assert all(column.get("id").isdigit() for block in blocks for column in block)


def test_events_are_told_from_actors_by_a_column(corpus):
    tree = tree_of(event_network(corpus))

    (number,) = [
        column.get("id") for column in tree.iter(f"{GEXF}attribute") if column.get("title") == "kind"
    ]
    values = [value for node in tree.iter(f"{GEXF}node") for value in node.iter(f"{GEXF}attvalue")]
    assert {value.get("value") for value in values if value.get("for") == number} == {"actor", "event"}


def test_what_has_a_date_has_a_time_in_utc_and_the_rest_is_always_there(corpus):
    tree = tree_of(event_network(corpus, EVERYTHING))

    graph = tree.find(f"{GEXF}graph")
    assert graph.get("mode") == "dynamic"
    assert (graph.get("timeformat"), graph.get("timezone")) == ("date", "UTC")
    nodes = {node.get("id"): node for node in tree.iter(f"{GEXF}node")}
    breach = nodes["event/2024-04-breach-fisheries-ministry"]
    assert (breach.get("start"), breach.get("end")) == ("2024-04-01", "2024-04-30")
    assert nodes["event/recall-fiji"].get("start") is None
    assert nodes["country/FJI"].get("start") is None


def test_an_edge_of_several_events_has_a_spell_for_each_time(corpus, meeting):
    day, mention = dt.date(2024, 6, 1), meeting.mentions[0]
    later = replace(mention, date=replace(mention.date, value="2024-06-01", begin=day, end=day))
    again = replace(meeting, id="event/meeting-2", mentions=(later,))

    spells = tree_of(actor_network(Corpus(corpus.articles, (meeting, again)))).iter(f"{GEXF}spell")

    assert [(spell.get("start"), spell.get("end")) for spell in spells] == [
        ("2024-05-03", "2024-05-03"),
        ("2024-06-01", "2024-06-01"),
    ]


def test_a_network_without_dates_is_static(corpus, considered):
    tree = tree_of(actor_network(Corpus(corpus.articles, (considered,)), EVERYTHING))

    assert tree.find(f"{GEXF}graph").get("mode") == "static"


@given(st.text())
def test_any_text_of_a_web_page_makes_well_formed_xml(text):
    node = Node("a", {"label": text, "type": text, "size": 10.0, "color": "#767676"})

    (element,) = tree_of(Network(text, (node,), (), NODE_COLUMNS, EDGE_COLUMNS)).iter(f"{GEXF}node")

    assert "\x0b" not in element.get("label")
