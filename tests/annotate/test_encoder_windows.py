"""Texts of any length are read in windows that settle each word once and cut no sentence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.pre_tokenizers import WhitespaceSplit

from kgbuild.annotate.encoder_analysis import Analysis, Analyzer
from kgbuild.annotate.encoder_labels import LabelInventory
from kgbuild.annotate.encoder_model import Ids, WindowScores
from kgbuild.annotate.encoder_pieces import WordPieces
from kgbuild.annotate.encoder_windows import (
    LONGEST_WINDOW_PIECES,
    WINDOW_PIECES,
    forced_cut,
    last_complete_sentence,
    window_end,
)

WORDS = ["[UNK]", "[CLS]", "[SEP]", "First", "word"]
FIRST = WORDS.index("First")
LABELS = LabelInventory(
    upos=("X",),
    xpos=("XX",),
    feats=("_",),
    scripts=("k0+",),
    readings=((0, 0, 0),),
    deprels=("root", "dep"),
    entities=("PERSON",),
    sources=("any",),
)


class FirstWordStarts:
    """An encoder to which "First" starts a sentence and every other word depends on the word before it."""

    def __init__(self) -> None:
        self.longest = 0
        self.read = 0

    def __call__(self, pieces: Ids, shapes: Ids, first: Ids, source: int) -> WindowScores:
        count = len(first)
        self.longest, self.read = max(self.longest, len(pieces)), self.read + count
        starts = np.where(pieces[first] == FIRST, 1.0, -1.0).astype(np.float32)
        arcs = np.zeros((count, count + 1), np.float32)
        arcs[np.arange(count), np.arange(count)] = 2.0
        tags = np.zeros((count, 5), np.float32)
        tags[:, -1] = starts
        labels = np.zeros((count, 2), np.float32)
        entities = np.zeros((count, 5), np.float32)
        empty = np.zeros((count, 1), np.float32)
        rooted = np.zeros((count + 1, 1), np.float32)
        return WindowScores(tags, arcs, empty, rooted, labels, np.zeros((count + 1, 2), np.float32), entities)


def analyze(words: Sequence[str], breaks: Sequence[int] = ()) -> tuple[Analysis, FirstWordStarts]:
    tokenizer = Tokenizer(WordPiece({word: i for i, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = WhitespaceSplit()
    encoder = FirstWordStarts()
    priors = np.zeros(len(words), np.float32)
    priors[list(breaks)] = np.inf
    analyzer = Analyzer(encoder, WordPieces(tokenizer), LABELS, np.zeros((1, 2), np.float32))
    return analyzer.analyze(words, priors, 0), encoder


def text(*lengths: int) -> list[str]:
    return [word for length in lengths for word in ["First", *["word"] * (length - 1)]]


@pytest.mark.parametrize("lengths", [(5,), (30,) * 40, (7, 180, 9, 60) * 5, (1,) * 500, (400, 3, 300)])
def test_sentences_are_whole_wherever_windows_end(lengths: tuple[int, ...]) -> None:
    analysis, encoder = analyze(text(*lengths))

    assert np.flatnonzero(analysis.starts).tolist() == np.cumsum([0, *lengths[:-1]]).tolist()
    expected = np.arange(len(analysis.heads)) - 1
    expected[analysis.starts] += 1
    assert analysis.heads.tolist() == expected.tolist()
    assert encoder.longest <= LONGEST_WINDOW_PIECES + 2


def test_sentence_longer_than_any_window_is_cut_and_nothing_is_lost() -> None:
    analysis, _ = analyze(["word"] * 3000)

    assert len(analysis.heads) == 3000
    assert 3000 / LONGEST_WINDOW_PIECES <= analysis.starts.sum() <= 3000 / (LONGEST_WINDOW_PIECES * 0.7)


def test_paragraph_break_is_never_crossed() -> None:
    analysis, _ = analyze(["word"] * 600, breaks=range(0, 600, 25))

    assert set(range(0, 600, 25)) <= set(np.flatnonzero(analysis.starts).tolist())


def test_windows_that_end_at_paragraphs_read_no_word_twice() -> None:
    words = ["word"] * 1000

    _, encoder = analyze(words, breaks=range(0, 1000, 50))

    assert encoder.read == len(words)


def test_window_ends_at_the_last_paragraph_that_fits() -> None:
    breaks = np.zeros(300, np.bool_)
    breaks[[0, 120, 180]] = True

    assert window_end(np.arange(301), breaks, 0, WINDOW_PIECES) == 180


def test_paragraph_break_near_the_beginning_does_not_shorten_a_window() -> None:
    breaks = np.zeros(300, np.bool_)
    breaks[[0, 10]] = True

    assert window_end(np.arange(301), breaks, 0, WINDOW_PIECES) == WINDOW_PIECES


def test_window_holds_at_least_one_word() -> None:
    assert window_end(np.array([0, 500, 1000]), np.array([True, False]), 0, WINDOW_PIECES) == 1


@pytest.mark.parametrize(
    ("starts", "expected"), [([0, 10, 20], 20), ([0, 10, 29], 10), ([0, 29], 29), ([0], 0), ([], 0)]
)
def test_start_at_the_very_end_counts_only_if_there_is_no_other(starts: list[int], expected: int) -> None:
    scores = np.full(30, -1.0, np.float32)
    scores[starts] = 1.0

    assert last_complete_sentence(scores) == expected


def test_forced_cut_takes_the_likeliest_place_in_the_last_quarter() -> None:
    scores = np.full(100, -5.0, np.float32)
    scores[[20, 90]] = -1.0

    assert forced_cut(scores) == 90


def test_no_words() -> None:
    analysis, encoder = analyze([])

    assert (len(analysis.heads), encoder.read) == (0, 0)
