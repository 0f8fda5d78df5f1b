"""Who did what to whom, as a network: what did not happen is never drawn like what did."""

import datetime as dt
from dataclasses import replace

import pytest

from kgbuild.errors import SettingsError
from kgbuild.export.actor_network import actor_network, merged
from kgbuild.export.palette import QUAD_COLORS
from kgbuild.export.selection import EVERYTHING, Selection, including
from kgbuild.records import Corpus, Factuality, Status


def labels(corpus, selection):
    return {edge.columns["label"] for edge in actor_network(corpus, selection).edges}


def test_actors_are_joined_only_by_what_occurred_undisputed(corpus):
    network = actor_network(corpus)

    (edge,) = network.edges
    assert (edge.source, edge.target, edge.columns["label"]) == ("country/FJI", "country/ISL", "Meeting")
    assert [node.id for node in network.nodes] == ["country/FJI", "country/ISL"]


def test_asked_for_everything_it_marks_what_did_not_occur_and_what_is_disputed(corpus):
    assert labels(corpus, EVERYTHING) == {"Meeting", "Breach (disputed)", "Sanction (considered)"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["considered"], {"Meeting", "Sanction (considered)"}),
        (["disputed"], {"Meeting", "Breach (disputed)"}),
        (["alleged", "planned"], {"Meeting"}),
        (["all"], {"Meeting", "Breach (disputed)", "Sanction (considered)"}),
        (["occurred"], {"Meeting"}),
    ],
)
def test_what_is_included_is_shown_beside_what_occurred(corpus, words, expected):
    assert labels(corpus, Selection(include=including(words))) == expected


def test_a_word_that_is_no_status_is_refused():
    with pytest.raises(SettingsError, match="'rumoured' cannot be included; choose from planned, "):
        including(["rumoured"])


def test_sanctions_that_are_only_considered_look_like_nothing_that_happened(corpus):
    edges = {edge.columns["type"]: edge.columns for edge in actor_network(corpus, EVERYTHING).edges}

    assert edges["Sanction"]["status"] == "considered"
    assert edges["Sanction"]["certainty"] == "possible"
    assert edges["Sanction"]["color"] not in QUAD_COLORS.values()
    assert edges["Breach"]["color"] not in QUAD_COLORS.values()
    assert edges["Meeting"]["color"] == QUAD_COLORS["VerbalCooperation"]


def test_what_occurred_and_what_is_planned_never_share_an_edge(corpus, meeting):
    planned = replace(
        meeting.mentions[0], factuality=Factuality(status=Status.PLANNED), event="event/meeting-2", date=None
    )
    network = actor_network(
        Corpus(corpus.articles, (meeting, replace(meeting, id="event/meeting-2", mentions=(planned,)))),
        EVERYTHING,
    )

    weights = {edge.columns["kind"]: edge.columns["weight"] for edge in network.edges}
    assert weights == {"Meeting": 1.0, "Meeting (planned)": 1.0}


def test_the_weight_is_the_number_of_events_and_dates_are_the_first_and_the_last(corpus, meeting):
    day = dt.date(2024, 6, 1)
    mention = meeting.mentions[0]
    later = replace(
        mention, date=replace(mention.date, value="2024-06-01", begin=day, end=day), goldstein=2.0
    )
    again = replace(meeting, id="event/meeting-2", mentions=(later,))
    (edge,) = actor_network(Corpus(corpus.articles, (meeting, again))).edges

    assert edge.columns["weight"] == 2.0
    assert edge.columns["event_ids"] == "event/2024-05-03-meeting-iceland-fiji; event/meeting-2"
    assert (edge.columns["first_date"], edge.columns["last_date"]) == ("2024-05-03", "2024-06-01")
    assert edge.columns["goldstein"] == 1.5
    assert edge.spells == ((dt.date(2024, 5, 3),) * 2, (day,) * 2)


def test_an_edge_quotes_the_sentence_that_it_rests_on_and_names_its_document(corpus):
    (edge,) = actor_network(corpus).edges

    assert (
        edge.columns["evidence"] == "The ministers of Iceland and Fiji met in Lima on 3 May to discuss fish."
    )
    assert edge.columns["doc"] == "Herald 1.txt"
    assert "claimant" not in edge.columns


def test_times_that_overlap_are_one_and_an_event_without_date_is_always_there():
    may, june = dt.date(2024, 5, 1), dt.date(2024, 6, 1)

    assert merged([(may, june), (may, may), (june, dt.date(2024, 6, 30))]) == ((may, dt.date(2024, 6, 30)),)
    assert merged([(june, june), (may, may)]) == ((may, may), (june, june))
    assert merged([(may, june), None]) == ()


@pytest.mark.parametrize(
    ("selection", "shown"),
    [
        (Selection(since=dt.date(2024, 5, 3)), {"Meeting"}),
        (Selection(since=dt.date(2024, 5, 4)), set()),
        (Selection(until=dt.date(2024, 5, 2)), set()),
        (Selection(types=frozenset({"Breach"})), set()),
        (Selection(types=frozenset({"Meeting"})), {"Meeting"}),
        (Selection(countries=frozenset({"FJI"})), {"Meeting"}),
        (Selection(countries=frozenset({"USA"})), set()),
        (Selection(min_weight=2), set()),
        (Selection(backbone=0.05), set()),
    ],
)
def test_a_selection_leaves_out_what_it_does_not_ask_for(corpus, selection, shown):
    assert labels(corpus, selection) == shown


def test_within_bounds_of_time_there_is_nothing_without_a_date(corpus):
    assert labels(corpus, replace(EVERYTHING, since=dt.date(1900, 1, 1))) == {"Meeting", "Breach (disputed)"}


def test_only_those_with_a_name_are_drawn_if_so_asked(corpus):
    assert labels(corpus, replace(EVERYTHING, named=True)) == {"Meeting", "Breach (disputed)"}


def test_nodes_are_sized_by_the_weights_of_their_edges(corpus):
    sizes = {node.id: node.columns["size"] for node in actor_network(corpus, EVERYTHING).nodes}

    assert sizes["country/FJI"] == 60.0
    assert sizes["org/fisheries-ministry"] == pytest.approx(10 + 50 * 0.5**0.5, abs=0.1)


def test_the_order_of_the_input_does_not_matter(corpus):
    turned = Corpus(corpus.articles[::-1], corpus.events[::-1])

    assert actor_network(turned, EVERYTHING) == actor_network(corpus, EVERYTHING)
