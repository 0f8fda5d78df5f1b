"""Events and actors as nodes: nobody who is disputed, and nothing that did not occur, unless asked for."""

import pytest

from kgbuild.errors import SettingsError
from kgbuild.export.event_network import event_network
from kgbuild.export.selection import EVERYTHING, Selection, including
from kgbuild.records import Corpus

BREACH = "event/2024-04-breach-fisheries-ministry"
MEETING = "event/2024-05-03-meeting-iceland-fiji"


def test_it_shows_what_occurred_with_whom_nobody_disputes(corpus):
    network = event_network(corpus)

    assert {node.id for node in network.nodes if node.columns["kind"] == "event"} == {BREACH, MEETING}
    breach = [edge.columns["label"] for edge in network.edges if BREACH in (edge.source, edge.target)]
    assert sorted(breach) == ["asserts", "target"]


def test_an_event_that_is_only_considered_says_so_in_its_label_and_its_colour(corpus):
    nodes = {node.id: node.columns for node in event_network(corpus, EVERYTHING).nodes}

    considered = nodes["event/sanction-iceland-fijian-companies"]

    assert considered["label"] == "Iceland: sanctions on Fijian companies (considered)"
    assert considered["claimant"] == "several Icelandic officials"
    assert considered["color"] != nodes[MEETING]["color"]


def test_a_disputed_participant_is_marked_and_the_one_who_denies_has_an_edge(corpus):
    edges = {edge.id: edge.columns for edge in event_network(corpus, EVERYTHING).edges}

    assert edges[f"country/FJI | {BREACH}"]["label"] == "source (disputed)"
    assert edges[f"country/FJI | {BREACH}"]["disputed"] is True
    assert edges[f"{BREACH} | org/fisheries-ministry"]["disputed"] is False
    assert edges[f"person/mere-tuilau | {BREACH}"]["type"] == "denies"


def test_who_is_disputed_is_shown_on_demand_without_what_did_not_occur(corpus):
    network = event_network(corpus, Selection(include=including(["disputed"])))

    assert {node.id for node in network.nodes if node.columns["kind"] == "event"} == {BREACH, MEETING}
    assert "source (disputed)" in {edge.columns["label"] for edge in network.edges}


def test_parties_that_meet_both_point_at_the_meeting_and_the_city_is_where_it_is(corpus):
    edges = {(edge.source, edge.target): edge.columns["type"] for edge in event_network(corpus).edges}

    assert edges["country/FJI", MEETING] == edges["country/ISL", MEETING] == "party"
    assert edges[MEETING, "place/lima"] == "location"


def test_no_two_edges_join_the_same_nodes_in_one_direction(corpus):
    edges = event_network(corpus, EVERYTHING).edges

    assert len({(edge.source, edge.target) for edge in edges}) == len(edges) == 11


def test_weights_are_for_the_actor_network(corpus):
    with pytest.raises(SettingsError, match="for the actor network only"):
        event_network(corpus, Selection(min_weight=2))


def test_the_order_of_the_input_does_not_matter(corpus):
    turned = Corpus(corpus.articles[::-1], corpus.events[::-1])

    assert event_network(turned, EVERYTHING) == event_network(corpus, EVERYTHING)
