"""Figures are the same every time, and say in words and forms what their colours say."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from kgbuild.cli import main
from kgbuild.records import Corpus
from small_corpus import write_graph

ROOT = Path(__file__).parents[2]


def run(*arguments):
    return CliRunner().invoke(main, ["plot", *map(str, arguments)])


def words_of(path: Path) -> set[str]:
    return {text.strip() for text in ElementTree.parse(path).getroot().itertext() if text.strip()}


def test_a_dyad_names_both_countries_and_what_forms_mean(graph, tmp_path):
    out = tmp_path / "dyad.svg"

    result = run(graph, "dyad", "isl", "FJI", "--out", out, "--include", "all")

    assert result.output == f"Wrote {out}: 2 events\n"
    assert words_of(out) >= {
        *("Iceland and Fiji", "cooperation", "conflict", "alleged or disputed", "occurred or going on"),
        *("Fiji to Iceland", "both alike", "mean of what occurred", "Goldstein scale", "events per month"),
    }


def test_a_dyad_without_any_date_has_a_figure_too(corpus, tmp_path):
    undated = [
        replace(event, mentions=tuple(replace(mention, date=None) for mention in event.mentions))
        for event in corpus.events
    ]
    graph = write_graph(Corpus(corpus.articles, tuple(undated)), tmp_path / "graph.ttl")
    out = tmp_path / "dyad.svg"

    result = run(graph, "dyad", "ISL", "FJI", "--out", out, "--include", "all")

    assert result.output == f"Wrote {out}: 2 events\n"
    assert "Iceland and Fiji" in words_of(out)


def test_what_is_only_alleged_is_hatched_and_hollow(graph, tmp_path):
    run(graph, "dyad", "ISL", "FJI", "--out", tmp_path / "sure.svg")
    run(graph, "dyad", "ISL", "FJI", "--out", tmp_path / "all.svg", "--include", "all")

    hatched = [
        len(re.findall("fill: url", (tmp_path / name).read_text(encoding="utf-8")))
        for name in ("sure.svg", "all.svg")
    ]
    assert hatched[0] == 0
    assert hatched[1] > 0


def test_a_timeline_shows_all_events_or_those_of_a_country(graph, tmp_path):
    assert run(graph, "timeline", "--out", tmp_path / "a.svg").output.endswith(": 2 events\n")
    assert run(graph, "timeline", "--out", tmp_path / "b.svg", "--include", "all").output.endswith(
        ": 4 events\n"
    )
    assert "Events of PER" in words_of_country(graph, tmp_path / "c.svg")


def words_of_country(graph: Path, out: Path) -> set[str]:
    run(graph, "timeline", "--out", out, "--countries", "PER", "--per", "year")
    return words_of(out)


DRAW = "import sys; from kgbuild.cli import main; main(sys.argv[1:])"


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_the_same_graph_gives_the_same_bytes_and_no_date_of_making(graph, tmp_path, ending):
    for seed in ("1", "2"):
        arguments = ["plot", graph, "dyad", "ISL", "FJI", "--out", tmp_path / f"{seed}.{ending}"]
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
        subprocess.run(
            [sys.executable, "-c", DRAW, *arguments, "--include", "all"], env=environment, check=True
        )

    content = (tmp_path / f"1.{ending}").read_bytes()
    assert content == (tmp_path / f"2.{ending}").read_bytes()
    assert b"dc:date" not in content
    assert b"Matplotlib" not in content


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["dyad", "ISL"], 2, "a dyad has two countries"),
        (["dyad", "ISL", "Fiji"], 2, "'FIJI' is no ISO 3166-1 alpha-3 code"),
        (["dyad", "ISL", "USA"], 1, "the graph has no event between Iceland and United States"),
        (["timeline", "ISL"], 2, "a timeline is of all countries, or of those that --countries names"),
        (["timeline", "--since", "2030"], 1, "the graph has no event to show"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_sentence(graph, tmp_path, arguments, status, message):
    result = run(graph, *arguments, "--out", tmp_path / "figure.svg")

    assert result.exit_code == status
    assert message in result.output
    assert not (tmp_path / "figure.svg").exists()


def test_another_ending_is_refused(graph, tmp_path):
    assert "must end in .svg or .png" in run(graph, "timeline", "--out", tmp_path / "figure.pdf").output


def test_without_matplotlib_it_says_what_to_install(graph, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)

    result = run(graph, "timeline", "--out", tmp_path / "figure.svg")

    assert (
        "matplotlib is needed to draw a figure; install it with: pip install 'kgbuild[plot]'" in result.output
    )
