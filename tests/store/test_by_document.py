"""What single documents of a store say is asked of a database that is made when somebody does."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
import urllib.parse
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kgbuild import pipeline
from kgbuild.graph.files import read_quads, read_triples
from kgbuild.query.by_document import BY_DOCUMENT, by_document
from kgbuild.query.server import Address, serving
from kgbuild.query.sparql import ask_within, names_graphs, open_graph
from kgbuild.store import database
from kgbuild.store.database import Database
from small_stores import exported, from_scratch, graph_of, quads_of, write_articles

ARTICLES = {
    "a": "Fiji met Peru on 2024-05-03. Chad may meet Oman.",
    "b": "Fiji met Peru on 2024-05-03 in Lima. Mere Tuilau of Fiji met Oman on 2024-05-04.",
    "c": "Mere Tuilau of Fiji met Chad on 2024-05-05.",
}
SAYS = "SELECT ?event WHERE { GRAPH <doc/b.txt> { ?event a kg:EventDescription } } ORDER BY ?event"
WHO = (
    "SELECT ?d WHERE { GRAPH ?d { <person/mere-tuilau> a foaf:Person } ?d a schema:NewsArticle } ORDER BY ?d"
)

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    pipeline.build([write_articles(tmp_path / "articles", ARTICLES)], store=tmp_path / "store")
    return tmp_path / "store"


def answers(store: Path, query: str) -> list[str | None]:
    (name,) = open_graph(store).ask(query).columns
    return [record[name] for record in open_graph(store).ask(query).records()]


def test_it_is_made_for_queries_that_ask_by_document_and_for_no_others(store: Path) -> None:
    graph = open_graph(store)

    graph.ask("SELECT ?graph WHERE { ?graph a schema:NewsArticle } # GRAPH ?g")
    graph.ask("sanctions-by-target", country="FJI")  # asks the graph of the ontology
    assert not (store / BY_DOCUMENT).exists()

    assert answers(store, WHO) == ["doc/b.txt", "doc/c.txt"]
    assert (store / BY_DOCUMENT).exists()


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("SELECT * WHERE { GRAPH ?g { ?s ?p ?o } }", True),
        ("SELECT * WHERE { graph<doc/a.txt>{ ?s ?p ?o } }", True),
        ("SELECT * FROM <doc/a.txt> WHERE { ?s ?p ?o }", True),
        ("SELECT * FROM NAMED <doc/a.txt> WHERE { ?s ?p ?o }", True),
        ("SELECT * WHERE { GRAPH <https://w3id.org/kgbuild/ns> { ?s ?p ?o } }", False),
        ("SELECT * WHERE { GRAPH <https://w3id.org/kgbuild/ns> { ?s ?p ?o } GRAPH ?g { ?s ?p ?o } }", True),
        ("SELECT ?graph ?from WHERE { ?graph kg:from ?from }", False),
        ("SELECT * WHERE { ?s rdfs:label 'from GRAPH ?g' } # FROM", False),
    ],
)
def test_a_query_asks_by_document_where_it_names_a_graph_but_the_ontologys(query: str, named: bool) -> None:
    assert names_graphs(query) is named


def test_it_goes_with_the_store(tmp_path: Path, store: Path) -> None:
    """What was added, changed and taken out since it was asked is in it the next time."""
    former = answers(store, SAYS)
    changed = {
        "b": "Mere Tuilau of Fiji met Chad on 2024-05-05.",
        "e": "Mere Tuilau of Fiji met Oman on 2024-05-09.",
    }
    pipeline.build([write_articles(tmp_path / "articles", changed)], store=store)
    pipeline.remove(store, ["c.txt"])
    (tmp_path / "articles" / "c.txt").unlink()

    assert answers(store, SAYS) == ["event/2024-05-05-meeting-mere-tuilau-chad"] != former
    assert answers(store, WHO) == ["doc/b.txt", "doc/e.txt"]
    from_scratch([tmp_path / "articles"], tmp_path / "scratch")
    assert graph_of(store) == quads_of(tmp_path / "scratch" / "graph.nq")


@pytest.mark.parametrize("damage", ["lost", "broken", "half"])
def test_one_that_is_damaged_is_made_again(store: Path, damage: str) -> None:
    expected, place = graph_of(store), store / BY_DOCUMENT
    if damage == "lost":
        shutil.rmtree(place / "oxigraph")
    elif damage == "broken":
        (place / "oxigraph" / "CURRENT").write_text("nonsense", encoding="utf-8")
    else:  # it ended before it noted what it had loaded
        with closing(sqlite3.connect(place / "digests.sqlite")) as digests, digests:
            digests.execute("DELETE FROM graphs WHERE name LIKE '%b.txt'")

    assert graph_of(store) == expected


def test_the_time_that_a_query_may_take_begins_when_it_is_made(store: Path) -> None:
    assert [row[0].text[-9:] for row in ask_within(store, WHO, 20).rows if row[0]] == [
        "doc/b.txt",
        "doc/c.txt",
    ]
    assert (store / BY_DOCUMENT).exists()


def test_a_served_store_answers_by_document(store: Path) -> None:
    with serving(store, Address(port=0)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/sparql?"
        found = [
            json.load(urllib.request.urlopen(address + urllib.parse.urlencode(asked)))["results"]["bindings"]
            for asked in (
                {"query": WHO},
                {
                    "query": "SELECT ?e WHERE { ?e a kg:EventDescription }",
                    "default-graph-uri": "https://example.org/kg/doc/c.txt",
                },
            )
        ]
        server.shutdown()

    assert [row["d"]["value"][-9:] for row in found[0]] == ["doc/b.txt", "doc/c.txt"]
    events = [row["e"]["value"].rpartition("/")[2] for row in found[1]]
    assert events == ["2024-05-05-meeting-mere-tuilau-chad"]


def test_the_quads_of_a_store_are_those_of_its_export(tmp_path: Path, store: Path) -> None:
    exported(store, tmp_path / "out")

    assert set(read_quads(store)) == set(read_quads(tmp_path / "out" / "graph.nq"))
    assert not (store / BY_DOCUMENT).exists()


def test_a_first_load_that_is_interrupted_goes_on(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that was lost is loaded to its end, though no document changed."""
    expected = set(read_triples(store))
    shutil.rmtree(store / "oxigraph")
    puts = iter([False, False, True])

    def interrupted(self: Database, *arguments: Any) -> bool:
        if next(puts):
            raise KeyboardInterrupt
        return put(self, *arguments)

    put = Database.put
    with monkeypatch.context() as patch:
        patch.setattr(database, "_AT_ONCE", 1)
        patch.setattr(Database, "put", interrupted)
        with pytest.raises(KeyboardInterrupt):
            pipeline.build([tmp_path / "articles"], store=store)

    pipeline.build([tmp_path / "articles"], store=store)

    assert set(read_triples(store)) == expected


@pytest.mark.parametrize("noted", [True, False])
def test_what_was_loaded_when_a_build_ended_goes_when_its_document_changes(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch, noted: bool
) -> None:
    def interrupted(_: Database) -> None:
        raise KeyboardInterrupt

    changed = {"e": "Chad met Peru on 2024-07-01.", "c": "Peru met Fiji."}
    articles = write_articles(tmp_path / "articles", changed)
    with monkeypatch.context() as patch:
        patch.setattr(Database, "_take_out", interrupted)
        with pytest.raises(KeyboardInterrupt):
            pipeline.build([articles], store=store)
    if not noted:
        with closing(sqlite3.connect(store / "ledger.sqlite")) as ledger, ledger:
            ledger.execute("UPDATE descriptions SET loaded = 0 WHERE name LIKE '%.txt'")

    write_articles(articles, {"e": "Chad met Oman on 2024-07-02."})
    pipeline.build([articles], store=store)
    pipeline.remove(store, ["c.txt"])
    (articles / "c.txt").unlink()

    from_scratch([articles], tmp_path / "scratch")
    assert graph_of(store) == quads_of(tmp_path / "scratch" / "graph.nq")


def test_a_database_of_a_former_version_is_made_anew(tmp_path: Path, store: Path) -> None:
    expected = graph_of(store)
    with closing(sqlite3.connect(store / "ledger.sqlite")) as ledger, ledger:
        ledger.execute("CREATE TABLE named_graphs (name TEXT PRIMARY KEY, digest BLOB NOT NULL)")
        ledger.execute("DELETE FROM descriptions")

    pipeline.build([tmp_path / "articles"], store=store)

    assert graph_of(store) == expected
    assert by_document(store)
