"""`build` and its graph give the same event table, byte for byte; names lie where they are asked for."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kgbuild.cli import main

ROOT = Path(__file__).parent.parent


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds in TriG, behind a base of the user's own, with triple terms."""
    path = tmp_path_factory.mktemp("elsewhere") / "graph.trig"
    base = ("--base", "https://news.example.com/graph/")
    built = run("build", ROOT / "seeds", *base, "--rdf12", "--out", path)
    assert built.exit_code == 0, built.output
    return path


def test_a_graph_gives_back_the_table_that_was_written_beside_it(built: Path) -> None:
    table = run("events", built / "graph.ttl")

    assert (table.exit_code, table.stderr) == (0, "")
    assert table.stdout_bytes == (built / "events.jsonl").read_bytes()


def test_so_it_does_as_csv_and_into_a_file(built: Path, tmp_path: Path) -> None:
    again = run("events", built / "graph.ttl", "--out", tmp_path / "again.csv")
    direct = run("events", ROOT / "seeds", "--out", tmp_path / "direct.csv")

    assert (again.exit_code, direct.exit_code) == (0, 0)
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "direct.csv").read_bytes()


def test_a_base_moves_all_that_is_minted_and_nothing_else(built: Path, elsewhere: Path) -> None:
    former, base = b"https://example.org/kg/", b"https://news.example.com/graph/"

    assert former not in elsewhere.read_bytes()
    table = run("events", elsewhere).stdout_bytes
    assert table == (built / "events.jsonl").read_bytes().replace(former, base)


def test_a_graph_with_triple_terms_is_valid_and_can_be_asked_for_them(elsewhere: Path) -> None:
    query = "SELECT ?actor WHERE { ?p rdf:reifies <<( ?e sem:hasActor ?actor )>> ; kg:disputed true }"

    assert run("validate", elsewhere).exit_code == 0
    assert "country/CHN" in run("query", elsewhere, query).stdout


@pytest.mark.parametrize("base", ["graph/", "https://example.com/graph", "https://example.com/graph#"])
def test_a_base_that_names_cannot_be_put_behind_is_refused_before_anything_is_read(base: str) -> None:
    refused = run("build", ROOT / "seeds", "--base", base, "--out", "nowhere.ttl")

    assert refused.exit_code == 2
    assert "must be an absolute IRI that ends in /" in refused.stderr


def test_a_store_answers_as_the_file_does(built: Path, tmp_path: Path) -> None:
    made = run("build", ROOT / "seeds", "--store", tmp_path / "news")
    store, file, query = tmp_path / "news", built / "graph.ttl", "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"

    assert made.exit_code == 0, made.output
    assert run("events", store).stdout_bytes == (built / "events.jsonl").read_bytes()
    assert run("validate", store).stdout.endswith("conforms: 0 violations\n")
    assert run("query", store, query).stdout == run("query", file, query).stdout
    for name in ("who-did-what", "sanctions-by-target"):
        answers = [run("query", graph, name, "--format", "csv").stdout for graph in (store, file)]
        assert answers[0] == answers[1]
    assert run("query", store, "ASK { <country/CHN> a sem:Actor }", "--timeout", "60").stdout == "yes\n"
