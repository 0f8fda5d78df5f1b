"""Whoever reads a store while another process writes it gets what was there, or is told to wait."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kgbuild import pipeline
from kgbuild.errors import InputError, OutputError
from kgbuild.query.sparql import open_graph
from kgbuild.settings import Settings
from kgbuild.store.database import Database
from kgbuild.store.folder import writing
from kgbuild.store.statistics import statistics
from small_stores import write_articles

ARTICLES = {"a": "Fiji met Peru on 2024-05-03.", "b": "Mere Tuilau of Fiji met Oman on 2024-05-04."}
DOCUMENTS = "SELECT ?id WHERE { ?document a schema:NewsArticle ; dcterms:identifier ?id } ORDER BY ?id"

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    pipeline.build([write_articles(tmp_path / "articles", ARTICLES)], store=tmp_path / "store")
    return tmp_path / "store"


def ids(graph: Any) -> list[str]:
    return [row[0].text for row in graph.ask(DOCUMENTS).rows]


def test_a_reader_that_came_first_goes_on_seeing_what_was_there(tmp_path: Path, store: Path) -> None:
    reader = open_graph(store)
    before = ids(reader)
    more = {f"c{number}": f"Chad met Oman on 2024-06-{number:02}." for number in range(1, 30)}

    pipeline.build([write_articles(tmp_path / "articles", more)], store=store)
    pipeline.remove(store, ["a.txt"])

    assert before == ids(reader) == ["a.txt", "b.txt"]
    assert len(ids(open_graph(store))) == 30


def test_a_graph_that_is_half_written_is_not_read(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def ask_meanwhile(self: Database) -> None:
        with pytest.raises(InputError, match=r"is being written by process \d+ on .*; ask again") as error:
            open_graph(store)
        told.append(str(error.value))
        close(self)

    close = Database.close
    monkeypatch.setattr(Database, "close", ask_meanwhile)
    pipeline.build([write_articles(tmp_path / "articles", {"c": ARTICLES["a"]})], store=store)

    assert told
    assert ids(open_graph(store)) == ["a.txt", "b.txt", "c.txt"]


def test_where_writing_was_interrupted_the_next_build_makes_the_graph_whole(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> Iterator[object]:
        raise KeyboardInterrupt

    articles = write_articles(tmp_path / "articles", {"c": ARTICLES["a"]})
    with monkeypatch.context() as patch:
        patch.setattr(Database, "put", interrupted)
        with pytest.raises(KeyboardInterrupt):
            pipeline.build([articles], store=store)
    with pytest.raises(InputError, match="where that ended too soon, build the store again"):
        open_graph(store)

    pipeline.build([articles], store=store)

    assert ids(open_graph(store)) == ["a.txt", "b.txt", "c.txt"]


def test_while_documents_are_read_the_former_graph_can_be_asked_and_stats_tell_of_it(
    tmp_path: Path, store: Path
) -> None:
    with writing(store, Settings()):
        assert ids(open_graph(store)) == ["a.txt", "b.txt"]
        assert "It is being written at this moment" in list(statistics(store))
        with pytest.raises(OutputError, match=r"is being written by process \d+ on .+; wait until"):
            pipeline.export(store, tmp_path / "graph.nq")
