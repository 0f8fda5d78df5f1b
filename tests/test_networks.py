"""Networks from a graph's file: what is asked for in words, and what comes back."""

import networkx as nx
import pytest
from click.testing import CliRunner

import kgbuild
from kgbuild.cli import main
from kgbuild.errors import SettingsError
from kgbuild.networks import Wish, selection_of
from kgbuild.records import Corpus

NOTHING = Corpus((), ())


def run(*arguments):
    return CliRunner().invoke(main, ["network", *map(str, arguments)])


def test_a_notebook_gets_what_occurred_and_is_not_disputed(graph):
    network = kgbuild.to_networkx(graph)

    assert isinstance(network, nx.MultiDiGraph)
    (edge,) = network.edges(data=True)
    assert edge[:2] == ("country/FJI", "country/ISL")
    assert (edge[2]["type"], edge[2]["weight"]) == ("Meeting", 1.0)


def test_a_notebook_may_ask_for_more_and_for_events_and_of_an_open_graph(graph):
    everything = kgbuild.to_networkx(kgbuild.open_graph(graph), include="all")
    events = kgbuild.to_networkx(str(graph), kind="events", include=["considered"])

    assert {columns["label"] for _, _, columns in everything.edges(data=True)} == {
        *("Meeting", "Breach (disputed)", "Sanction (considered)")
    }
    assert "event/sanction-iceland-fijian-companies" in events


def test_there_are_two_kinds(graph):
    with pytest.raises(SettingsError, match="no network of people; choose from actors, events"):
        kgbuild.to_networkx(graph, kind="people")


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_the_command_writes_what_it_says(graph, tmp_path, ending):
    out = tmp_path / f"network.{ending}"

    result = run(graph, "--out", out, "--include", "considered,disputed")

    assert result.output == (
        f"Wrote {out}: 4 nodes, 3 edges\nEvents left out for their status, see --include: 1\n"
    )
    read = nx.read_graphml(out) if ending == "graphml" else nx.read_gexf(out, version="1.3")
    assert (len(read), read.number_of_edges()) == (4, 3)


def test_of_a_certain_time_it_says_how_much_has_no_date(graph, tmp_path):
    result = run(graph, "--out", tmp_path / "n.gexf", "--since", "2024-05", "--include", "considered")

    assert result.output.splitlines()[1:] == [
        "Events left out for their status, see --include: 1",
        "Events left out for want of a date: 1",
    ]


def test_events_of_less_confidence_are_left_out_and_counted(graph, tmp_path):
    result = run(graph, "--out", tmp_path / "n.gexf", "--include", "all", "--min-confidence", "0.9")
    everything = run(graph, "--out", tmp_path / "all.gexf", "--include", "all", "--min-confidence", "0")

    assert "Events left out for want of confidence: 1" in result.output.splitlines()
    assert "want of confidence" not in everything.output


def test_sanctions_that_are_only_considered_are_not_drawn_unless_asked_for(graph, tmp_path):
    run(graph, "--out", tmp_path / "as-it-is.graphml")
    run(graph, "--out", tmp_path / "asked.graphml", "--include", "considered")

    assert "Sanction" not in (tmp_path / "as-it-is.graphml").read_text(encoding="utf-8")
    assert 'label="Sanction (considered)"' in (tmp_path / "asked.graphml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--include", "rumours"], "'rumours' cannot be included; choose from planned, considered"),
        (["--since", "yesterday"], "'yesterday' is no date; write 2015, 2015-06 or 2015-06-12"),
        (["--countries", "US"], "'US' is no ISO 3166-1 alpha-3 code of a country; write USA, CHN or DEU"),
        (["--types", "sanctions"], "there is no event class sanctions; did you mean Sanction?"),
        (["--types", "Xyzzy"], "there is no event class Xyzzy; kgbuild ontology list prints them"),
        (["--kind", "events", "--backbone", "0.1"], "a backbone are for the actor network only"),
    ],
)
def test_what_cannot_be_asked_for_is_named_with_what_can(graph, tmp_path, options, message):
    result = run(graph, "--out", tmp_path / "network.gexf", *options)

    assert result.exit_code == 2
    assert message in result.output
    assert not (tmp_path / "network.gexf").exists()


def test_another_ending_is_refused_before_anything_is_read(tmp_path, graph):
    result = run(graph, "--out", tmp_path / "network.xml")

    assert "must end in .graphml or .gexf to hold a network" in result.output


def test_a_graph_of_somebody_else_is_no_network(tmp_path):
    (tmp_path / "other.ttl").write_text("<http://a.b/c> a <http://a.b/D> .", encoding="utf-8")

    result = run(tmp_path / "other.ttl", "--out", tmp_path / "network.gexf")

    assert result.exit_code == 1
    assert "holds no graph that kgbuild wrote" in result.output


def test_a_class_stands_for_those_below_it_and_a_year_for_its_days():
    selection = selection_of(Wish(types=("Coercion",), since="2015", until="2015-06"), NOTHING)

    assert {"Coercion", "Sanction"} <= selection.types
    assert (selection.since.isoformat(), selection.until.isoformat()) == ("2015-01-01", "2015-06-30")
