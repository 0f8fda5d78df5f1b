"""A corpus that is read back from its graph serves where the corpus itself did."""

from dataclasses import replace

import pytest

from kgbuild.errors import InputError
from kgbuild.export.event_table import table_records
from kgbuild.export.nquads import write_nquads
from kgbuild.export.turtle import write_turtle
from kgbuild.graph.actors import actors_of, harmonize
from kgbuild.graph.events import name_event
from kgbuild.graph.triples import describe
from kgbuild.lexicon.classes import load_classes
from kgbuild.query.graph_corpus import corpus_of_graph
from kgbuild.records import Article, Corpus, DateValue, days_of

BASE = "https://kg.example.com/news/"
WRITERS = {".ttl": write_turtle, ".nq": write_nquads}


def through_graph(corpus, folder, ending=".ttl"):
    path = folder / f"graph{ending}"
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        WRITERS[ending](describe(corpus, load_classes(), base=BASE), stream)
    again, base = corpus_of_graph(path)
    assert base == BASE
    return again


def without_date_text(records):
    return [{**record, "date_text": None} for record in records]


@pytest.mark.parametrize("ending", WRITERS)
def test_the_event_table_is_the_same_but_for_the_words_of_dates(corpus, tmp_path, ending):
    again = through_graph(corpus, tmp_path, ending)

    assert list(table_records(again, BASE)) == without_date_text(table_records(corpus, BASE))


def test_events_keep_their_labels_and_what_is_held_of_them(corpus, tmp_path):
    again = {event.id: event for event in through_graph(corpus, tmp_path).events}

    for event in harmonize(corpus).events:
        known, read = name_event(event, BASE), name_event(again[event.id], BASE)
        assert again[event.id].label == event.label
        assert (read.standing.occurred, read.standing.status) == (
            known.standing.occurred,
            known.standing.status,
        )
        assert read.disputed == known.disputed


def test_actors_are_who_they_were(corpus, tmp_path):
    again = actors_of(through_graph(corpus, tmp_path))

    known = {id: replace(actor, posts=()) for id, actor in actors_of(harmonize(corpus)).items()}
    known["country/FJI"] = replace(known["country/FJI"], wikidata="Q712")  # the graph adds it to countries
    assert again == known


def test_articles_come_back_without_their_text(corpus, herald, post, tmp_path):
    day = DateValue("2024-05-04", *days_of("2024-05-04"), basis="metadata")
    first = Article("Herald 1.txt", "", (), '"Fish" first', day, "The Herald", "https://h.is/1")

    assert through_graph(corpus, tmp_path).articles == (first, Article("post.txt", "", ()))


def test_a_graph_of_nothing_is_a_corpus_of_nothing(tmp_path):
    assert through_graph(Corpus((), ()), tmp_path) == Corpus((), ())


def test_somebody_elses_graph_is_named_as_such(tmp_path):
    path = tmp_path / "foreign.ttl"
    path.write_text("<https://a.example/b> a <https://a.example/C> .\n", encoding="utf-8")

    with pytest.raises(InputError, match=r"foreign\.ttl holds no graph that kgbuild wrote"):
        corpus_of_graph(path)
