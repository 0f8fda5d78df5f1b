"""One document after the other is read, and a document that breaks a stage takes only itself out."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kgbuild.engine import reading
from kgbuild.engine.processes import Failure
from kgbuild.engine.reading import Reader
from kgbuild.read.boilerplate import load_rules
from kgbuild.read.source import RawDocument
from kgbuild.records import Article, EventMention, Reading, Span
from kgbuild.settings import Settings

BREAKS_EXTRACTION = "The talks of the ministers broke down."
BREAKS_PARSING = "The negotiations of the ministers broke off."


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
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """A pipeline that splits words, and an extractor that finds one meeting in each document."""
    blank = spacy.blank("en")
    blank.add_pipe("breaks_on_one_document")
    monkeypatch.setattr(reading, "read", one_meeting)
    return Reader(Settings(), blank, load_rules(None))


def document(number: int, text: str = "The president of China met the president of Japan.") -> RawDocument:
    return RawDocument(f"{number}.txt", text, f"{number}.txt")


def test_each_document_gets_its_own_events_in_the_order_given(reader: Reader) -> None:
    found = [reader.reading(document(number)) for number in range(5)]

    assert [one.article.id for one in found if isinstance(one, Reading)] == [f"{n}.txt" for n in range(5)]
    assert all(
        m.document == one.article.id for one in found if isinstance(one, Reading) for m in one.mentions
    )


@pytest.mark.parametrize(
    ("bad", "why"), [(BREAKS_PARSING, "a fault in the parser"), (BREAKS_EXTRACTION, "a fault in a rule")]
)
def test_a_document_that_breaks_a_stage_is_named_and_the_others_go_on(
    reader: Reader, bad: str, why: str
) -> None:
    found = list(reader.read([document(1), document(2, bad), document(3)]))

    failures = [one for one in found if isinstance(one, Failure)]
    assert [isinstance(one, Failure) for one in found] == [False, True, False]
    assert failures == [Failure("failed", f"2.txt: cannot be processed: {why}")]


def test_words_are_forgotten_after_their_batch(reader: Reader) -> None:
    list(reader.read([document(1, "The leader of Zyzzyvania met the leader of Qwertystan.")]))

    assert "Zyzzyvania" not in reader.nlp.vocab.strings
