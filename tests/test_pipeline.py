"""The order of the stages, and what happens when a document breaks one of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kgbuild import outputs, pipeline
from kgbuild.engine.batches import batches
from kgbuild.errors import InputError, OutputError, SettingsError
from kgbuild.records import Article, Corpus, Event, EventMention, Passage, Reading, Span
from kgbuild.report import Omission, report_on

BREAKS_EXTRACTION = "Talks broke down."
BREAKS_PARSING = "Negotiations broke off."


def article(number: int, text: str = "China met Japan.") -> Article:
    return Article(f"{number}.txt", text, (Passage(0, len(text)),))


def one_meeting(article: Article, doc: Doc, ontology: Path | None = None) -> Reading:
    if doc.text == BREAKS_EXTRACTION:
        raise ZeroDivisionError("a fault in a rule")
    sentence = article.span(0, len(article.text))
    return Reading(article, (EventMention(article.id, "Meeting", Span(0, 5, article.text[:5]), sentence),))


@Language.component("breaks_on_one_document")
def breaks_on_one_document(doc: Doc) -> Doc:
    if doc.text == BREAKS_PARSING:
        raise ValueError("a fault in the parser")
    return doc


@pytest.fixture
def nlp(monkeypatch: pytest.MonkeyPatch) -> Language:
    """A pipeline that splits words, and an extractor that finds one meeting in each document."""
    blank = spacy.blank("en")
    blank.add_pipe("breaks_on_one_document")
    monkeypatch.setattr(pipeline, "read", one_meeting)
    return blank


def read(articles: list[Article], nlp: Language) -> tuple[list[str], list[Omission]]:
    failures: list[Omission] = []
    readings = list(pipeline.read_events(articles, nlp, failures.append))
    return [reading.article.id for reading in readings], failures


def test_each_article_gets_its_own_events_in_the_order_given(nlp: Language) -> None:
    articles = [article(number) for number in range(2 * pipeline.BATCH_DOCUMENTS + 1)]

    readings = list(pipeline.read_events(articles, nlp, print))

    assert [reading.article for reading in readings] == articles
    assert all(mention.document == r.article.id for r in readings for mention in r.mentions)


@pytest.mark.parametrize(
    ("bad", "why"), [(BREAKS_PARSING, "a fault in the parser"), (BREAKS_EXTRACTION, "a fault in a rule")]
)
def test_a_document_that_breaks_a_stage_is_named_and_the_others_go_on(
    nlp: Language, bad: str, why: str
) -> None:
    ids, failures = read([article(1), article(2, bad), article(3)], nlp)

    assert ids == ["1.txt", "3.txt"]
    assert [failure.document for failure in failures] == ["2.txt"]
    assert failures[0].failed
    assert why in failures[0].message


def test_a_batch_ends_at_its_number_of_documents_or_of_characters() -> None:
    many = [article(number) for number in range(pipeline.BATCH_DOCUMENTS + 1)]
    long = [article(number, "x" * pipeline.BATCH_CHARACTERS) for number in range(3)]

    bounds = pipeline.BATCH_DOCUMENTS, pipeline.BATCH_CHARACTERS

    assert [len(batch) for batch in batches(many, *bounds)] == [pipeline.BATCH_DOCUMENTS, 1]
    assert [len(batch) for batch in batches(long, *bounds)] == [1, 1, 1]


def test_articles_are_read_no_further_than_a_batch_ahead(nlp: Language) -> None:
    """Memory does not grow with the corpus: the stages are generators."""
    taken: list[int] = []

    def articles() -> Iterator[Article]:
        for number in range(10 * pipeline.BATCH_DOCUMENTS):
            taken.append(number)
            yield article(number)

    next(pipeline.read_events(articles(), nlp, print))

    assert len(taken) == pipeline.BATCH_DOCUMENTS


def test_words_are_forgotten_after_their_batch(nlp: Language) -> None:
    list(pipeline.read_events([article(1, "Zyzzyvania met Qwertystan.")], nlp, print))

    assert "Zyzzyvania" not in nlp.vocab.strings


@pytest.mark.parametrize(
    ("out", "names"),
    [
        ("exports", [f"exports/{name}" for name in outputs.FOLDER_FILES]),
        ("v0.1", [f"v0.1/{name}" for name in outputs.FOLDER_FILES]),
        ("my.news/", [f"my.news/{name}" for name in outputs.FOLDER_FILES]),
        ("graph.ttl", ["graph.ttl"]),
        ("a/b/Graph.GraphML", ["a/b/Graph.GraphML"]),
        ("events.csv", ["events.csv"]),
    ],
)
def test_out_names_a_folder_or_a_file_by_its_ending(out: str, names: list[str]) -> None:
    assert list(outputs.targets_of(out)) == [Path(name) for name in names]


def test_an_ending_that_is_not_written_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"ends in \.xlsx, which is not written; use \.ttl, \.trig"):
        pipeline.build([tmp_path / "missing"], out=tmp_path / "graph.xlsx")


def test_an_unwritable_out_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(OutputError, match=r"file is not a folder"):
        pipeline.build([tmp_path / "missing"], out=tmp_path / "file" / "exports")


def test_an_empty_folder_is_an_error_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    (tmp_path / "articles").mkdir()

    with pytest.raises(InputError, match="there is no document"):
        pipeline.build([tmp_path / "articles"], out=tmp_path / "exports")

    assert not (tmp_path / "exports").exists()


def test_the_report_counts_what_is_in_the_corpus() -> None:
    first, second = one_meeting(article(1), spacy.blank("en")("x")).mentions * 2
    meeting = Event("event/meeting", "Meeting", "meeting", (first, second))
    corpus = Corpus((article(1), article(2)), (meeting,))

    report = report_on(corpus, (Omission("3.txt", "failed", "3.txt: broke"),))

    assert list(report.lines()) == [
        "Read     2 documents, 2 of unknown date",
        "Left out failed 1",
        "Found    1 event in 2 mentions",
        "         Meeting 2",
        "         occurred 2",
        "         0 with a named source, 2 without a date",
    ]
