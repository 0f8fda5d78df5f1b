"""`kgbuild view` writes a page and shows it, where there is something to show it with."""

import webbrowser
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgbuild.cli import main


@pytest.fixture
def opened(monkeypatch):
    addresses = []
    monkeypatch.setattr(webbrowser, "open", lambda address: not addresses.append(address))
    return addresses


def test_with_out_the_page_is_only_written(graph, opened, tmp_path):
    page = tmp_path / "page.html"

    result = CliRunner().invoke(main, ["view", str(graph), "--out", str(page)])

    assert (result.exit_code, result.output) == (0, f"Wrote {page}\n")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert opened == []


def test_without_it_the_browser_opens_the_page(graph, opened):
    result = CliRunner().invoke(main, ["view", str(graph)])

    assert result.exit_code == 0
    assert opened[0].startswith("file:///")
    assert Path(result.output.removeprefix("Wrote ").strip()).as_uri() == opened[0]


@pytest.mark.parametrize("failure", [lambda _: False, lambda _: 1 / 0])
def test_without_a_browser_the_address_is_told(graph, monkeypatch, failure):
    def none(address):
        try:
            return failure(address)
        except ZeroDivisionError as error:
            raise webbrowser.Error("could not locate runnable browser") from error

    monkeypatch.setattr(webbrowser, "open", none)

    result = CliRunner().invoke(main, ["view", str(graph)])

    assert result.exit_code == 0
    assert "No browser was found; open file:///" in result.output


def test_a_file_that_is_no_graph_is_named(tmp_path):
    path = tmp_path / "notes.ttl"
    path.write_text("this is no Turtle", encoding="utf-8")

    result = CliRunner().invoke(main, ["view", str(path)])

    assert result.exit_code == 1
    assert "notes.ttl, line 1: is not Turtle" in result.output
