"""A merge is undone by keeping its row of the merge report."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kgbuild.errors import SettingsError
from kgbuild.records import (
    SOURCE,
    TARGET,
    Actor,
    ActorKind,
    Affiliation,
    Article,
    DateValue,
    EventMention,
    Mention,
    MentionPlace,
    Participation,
    Passage,
    Reading,
)
from kgbuild.resolve import resolve
from kgbuild.resolve.apart import NOTHING, Apart, read_apart
from kgbuild.resolve.merge_report import write_merge_report

DAY = DateValue("2015-05-03", dt.date(2015, 5, 3), dt.date(2015, 5, 3))
COUNTRIES = {"Kenya": "KEN", "Sudan": "SDN"}


def met(document: str, *sentences: str) -> Reading:
    """A document whose sentences each tell that Kenya met Sudan, by their second words."""
    text = " ".join(sentences)
    article = Article(document, text, (Passage(0, len(text)),))
    return Reading(article, tuple(_meeting(article, sentence) for sentence in sentences))


def _meeting(article: Article, sentence: str) -> EventMention:
    begin = article.text.index(sentence)
    first, second = sentence.split()[:2]
    spot = article.span(begin, begin + len(first))
    trigger = article.span(begin + len(first) + 1, begin + len(first) + 1 + len(second))
    parts = tuple(
        Participation(
            role,
            Mention(spot, spot, Actor(f"country/{code}", name, ActorKind.COUNTRY, code, Affiliation.IS)),
        )
        for role, (name, code) in zip((SOURCE, TARGET), COUNTRIES.items(), strict=True)
    )
    span = article.span(begin, begin + len(sentence))
    return EventMention(article.id, "Meeting", trigger, span, parts, date=DAY)


ONE, TWO, THREE = (met(name, f"Kenya met Sudan {words}.") for name, words in zip("123", "abc", strict=True))


def together(*readings: Reading, apart: Apart = NOTHING) -> list[list[tuple[str, int]]]:
    corpus = resolve(readings, apart=apart)
    return sorted(sorted((m.document, m.trigger.begin) for m in event.mentions) for event in corpus.events)


def kept(path: Path, *readings: Reading) -> Apart:
    """What is kept apart by the whole merge report of these documents, written and read again."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        write_merge_report(resolve(readings).events, "", path, stream)
    return read_apart(path)


@pytest.mark.parametrize("name", ["apart.csv", "apart.jsonl"])
def test_a_row_of_a_merge_report_undoes_its_merge(tmp_path: Path, name: str) -> None:
    apart = kept(tmp_path / name, ONE, TWO)

    assert together(ONE, TWO) == [[("1", 6), ("2", 6)]]
    assert together(ONE, TWO, apart=apart) == [[("1", 6)], [("2", 6)]]


def test_two_that_are_kept_apart_do_not_come_together_by_a_third() -> None:
    apart = Apart(frozenset({(MentionPlace("1", 6), MentionPlace("3", 6))}))

    assert all({("1", 6), ("3", 6)} - set(event) for event in together(ONE, TWO, THREE, apart=apart))
    assert together(ONE, TWO, THREE) == [[("1", 6), ("2", 6), ("3", 6)]]


def test_mentions_of_one_document_are_kept_apart_too(tmp_path: Path) -> None:
    document = met("a", "Kenya met Sudan.", "Kenya received Sudan.")
    apart = kept(tmp_path / "apart.csv", document)

    assert [len(event) for event in together(document)] == [2]
    assert [len(event) for event in together(document, apart=apart)] == [1, 1]


def test_what_no_merge_is_changes_nothing() -> None:
    apart = Apart(frozenset({(MentionPlace("7", 1), MentionPlace("8", 2))}))

    assert together(ONE, TWO, apart=apart) == together(ONE, TWO)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("document,begin\n1,6\n", "line 1: the column other_document is missing"),
        ("document,begin,other_document,other_begin\n1,six,2,6\n", "line 2: a row needs"),
        ("document,begin,other_document,other_begin\n1,6\n", "line 2: a row needs"),
    ],
)
def test_a_row_that_tells_no_two_mentions_is_named(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "apart.csv"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(SettingsError, match=told):
        read_apart(path)


def test_json_lines_name_their_line_too(tmp_path: Path) -> None:
    path = tmp_path / "apart.jsonl"
    path.write_text('\n{"document": "1"}\n', encoding="utf-8")

    with pytest.raises(SettingsError, match="line 1"):
        read_apart(path)
