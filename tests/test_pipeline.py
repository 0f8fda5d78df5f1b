"""The order of the stages, and what happens when a document breaks one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild import outputs, pipeline
from kgbuild.errors import InputError, OutputError, SettingsError
from kgbuild.records import Article, Corpus, Event, EventMention, Passage, Span
from kgbuild.report import Omission, report_on


def article(number: int, text: str = "China met Japan.") -> Article:
    return Article(f"{number}.txt", text, (Passage(0, len(text)),))


def one_meeting(article: Article) -> EventMention:
    sentence = article.span(0, len(article.text))
    return EventMention(article.id, "Meeting", Span(0, 5, article.text[:5]), sentence)


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
    first, second = (one_meeting(article(1)),) * 2
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
