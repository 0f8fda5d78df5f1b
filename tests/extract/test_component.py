"""Extraction as a spaCy component."""

from __future__ import annotations

import datetime as dt

import pytest
import spacy
from spacy.language import Language

import kgbuild.extract.component  # noqa: F401 - registers the factory where the package is not installed
from kgbuild.explain import drawing, explain
from kgbuild.extract import extract
from kgbuild.records import Article, DateValue, Passage, Reading, Status


@pytest.fixture(scope="module")
def pipeline() -> Language:
    from kgbuild import load_pipeline

    nlp = load_pipeline()
    nlp.add_pipe("kgbuild_events")
    return nlp


def test_a_doc_has_its_events(pipeline: Language) -> None:
    (event,) = pipeline("Norway expelled two Russian diplomats.")._.events

    assert event.type == "DiplomaticExpulsion"
    assert [actor.country for actor in event.actors_in("source")] == ["NOR"]
    assert [actor.country for actor in event.actors_in("target")] == ["RUS"]
    assert event.factuality.status is Status.OCCURRED


def test_a_doc_with_a_date_resolves_relative_ones(pipeline: Language) -> None:
    doc = pipeline.make_doc("Yesterday, Norway expelled two Russian diplomats.")
    day = dt.date(2026, 3, 12)
    doc._.article_date = DateValue("2026-03-12", day, day)

    (event,) = pipeline(doc)._.events

    assert event.date is not None
    assert event.date.value == "2026-03-11"


def test_a_doc_without_events_has_none(pipeline: Language) -> None:
    assert pipeline("The weather was fine.")._.events == ()
    assert pipeline("")._.events == ()


def test_an_unparsed_doc_has_none() -> None:
    doc = spacy.blank("en")("Norway expelled two Russian diplomats.")
    article = Article("article", doc.text, (Passage(0, len(doc.text)),))

    assert extract(article, doc) == ()


def test_a_headline_names_its_speaker(nlp: Language) -> None:
    text = "Norway expelled two Russian diplomats: President Putin\n\nThe weather was fine."
    article = Article("article", text, (Passage(0, 54, "title"), Passage(56, len(text))))

    (event,) = extract(article, nlp(text))

    assert [source.actor.name for source in event.attribution.sources] == ["Vladimir Putin"]


def test_an_explanation_names_line_roles_and_source(nlp: Language) -> None:
    text = "Norway may expel two Russian diplomats, Sweden said."
    article = Article("article", text, (Passage(0, len(text)),))
    reading = Reading(article, extract(article, nlp(text)))

    lines = "\n".join(explain(reading))

    assert "<Norway>" in lines
    assert "{two Russian diplomats}" in lines
    assert "because of 'may'" in lines
    assert "Sweden asserts" in lines


def test_a_drawing_escapes_what_could_run(nlp: Language) -> None:
    text = "Norway expelled two Russian diplomats <script>alert(1)</script>."
    article = Article("article", text, (Passage(0, len(text)),))

    page = drawing([Reading(article, extract(article, nlp(text)))])

    assert "SOURCE" in page
    assert "<script>alert" not in page
