"""Reprints are recognised, and follow-ups on the same subject are not."""

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packed_stories import STORIES, read

from kgbuild.read import duplicates
from kgbuild.read.duplicates import DuplicateDocument, DuplicateIndex, fingerprint
from kgbuild.read.options import Duplicates, ReadOptions
from kgbuild.records import Article, Passage

STORY = " ".join(paragraph for story in STORIES for paragraph in story.paragraphs)
OTHER = (
    "Parliament in Ankara approved a bill on Thursday that lets the government send troops abroad for a "
    "year. Two parties voted against it, and several members of the ruling party stayed away from the vote, "
    "which had been put off twice. The president is expected to sign the bill next week, his office said."
)


def article(text: str, identifier: str = "a") -> Article:
    return Article(identifier, text, (Passage(0, len(text)),))


def likeness(first: str, second: str) -> float:
    return fingerprint(article(first)).likeness(fingerprint(article(second)))


@pytest.mark.parametrize(
    "reprint",
    [
        STORY,
        STORY.upper(),
        STORY.replace("“", '"').replace("”", '"').replace("’", "'"),
        STORY.replace(". ", ".\n\n"),
        "The agency reports. " + STORY,
        STORY.rsplit(".", 2)[0] + ".",
        STORY.replace("Friday", "Thursday"),
    ],
)
def test_reprints_are_recognised(reprint: str) -> None:
    index = DuplicateIndex()

    assert index.find_or_add("first", fingerprint(article(STORY))) is None
    assert index.find_or_add("second", fingerprint(article(reprint))) == "first"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (STORY, OTHER),
        (
            "Norway expelled two Russian diplomats on Monday.",
            "Norway expelled three Russian diplomats on Monday.",
        ),
        (STORY, STORIES[0].paragraphs[0] + " " + OTHER),
    ],
)
def test_other_stories_are_not(first: str, second: str) -> None:
    index = DuplicateIndex()
    index.find_or_add("first", fingerprint(article(first)))

    assert index.find_or_add("second", fingerprint(article(second))) is None


def test_a_third_copy_names_the_first() -> None:
    index = DuplicateIndex()

    assert [index.find_or_add(name, fingerprint(article(STORY))) for name in "abc"] == [None, "a", "a"]


def test_likeness_estimates_the_share_of_runs_in_common() -> None:
    words = [f"word{number}" for number in range(1200)]
    half = likeness(" ".join(words[:800]), " ".join(words[400:]))

    assert likeness(STORY, STORY) == 1
    assert likeness(STORY, OTHER) < 0.1
    assert 0.2 < half < 0.47  # 397 of 1197 runs, and three deviations


@given(st.text(max_size=300))
def test_every_text_is_like_itself(text: str) -> None:
    assert likeness(text, text) == 1


def test_only_the_last_documents_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duplicates, "EXACT_WINDOW", 3)
    monkeypatch.setattr(duplicates, "NEAR_WINDOW", 3)
    index = DuplicateIndex()
    texts = [
        OTHER.replace("Ankara", f"City{n}").replace("a year", f"{n} years") + f" {n}" * 99 for n in range(9)
    ]

    for number, text in enumerate([STORY, *texts]):
        index.find_or_add(str(number), fingerprint(article(text)))

    assert index.find_or_add("again", fingerprint(article(STORY))) is None
    assert len(index._near) == len(index._exact) == 3
    assert set(index._bands.values()) <= set(index._near)


def test_a_skipped_reprint_keeps_its_publisher_for_the_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Share\n\n" + STORY, encoding="utf-8")

    articles, [skip] = read([tmp_path], ReadOptions(duplicates=Duplicates.SKIP))

    assert [a.id for a in articles] == ["a.txt"]
    assert isinstance(skip, DuplicateDocument)
    assert (skip.of, skip.article.id) == ("a.txt", "b.txt")
    assert str(skip).endswith("b.txt: holds the same text as a.txt, which was read before")
    assert str(pickle.loads(pickle.dumps(skip))) == str(skip)


def test_nothing_is_compared_where_that_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(STORY, encoding="utf-8")

    articles, _ = read([tmp_path], ReadOptions(duplicates=Duplicates.IGNORE))

    assert [a.duplicate_of for a in articles] == [None, None]
