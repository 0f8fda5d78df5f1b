"""Decoding gives well-formed trees and entities, and the best ones."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from kgbuild.annotate.decoding import EntityScheme, decode_tree, is_tree


def best_tree_by_trying(scores: np.ndarray) -> float:
    words = range(len(scores))
    choices = [[head for head in range(len(scores) + 1) if head != word + 1] for word in words]
    trees = (np.array(heads) for heads in product(*choices) if is_tree(np.array(heads)))
    return max(float(scores[np.arange(len(scores)), heads].sum()) for heads in trees)


@pytest.mark.parametrize("seed", range(60))
def test_tree_is_the_best_with_one_root(seed: int) -> None:
    random = np.random.default_rng(seed)
    count = int(random.integers(1, 6))
    scores = random.normal(size=(count, count + 1)).astype(np.float32)

    heads = decode_tree(scores)

    assert is_tree(heads)
    assert scores[np.arange(count), heads].sum() == pytest.approx(best_tree_by_trying(scores), abs=1e-5)


@pytest.mark.parametrize("count", [30, 120])
def test_long_sentences_get_one_root_and_no_cycle(count: int) -> None:
    scores = np.random.default_rng(count).normal(size=(count, count + 1)).astype(np.float32)

    assert is_tree(decode_tree(scores))


def test_greedy_tree_is_kept() -> None:
    scores = np.zeros((3, 4), np.float32)
    scores[0, 2] = scores[1, 0] = scores[2, 2] = 5.0

    assert decode_tree(scores).tolist() == [2, 0, 2]


def test_no_words_no_heads() -> None:
    assert decode_tree(np.zeros((0, 1), np.float32)).tolist() == []


@pytest.mark.parametrize(
    ("heads", "expected"),
    [([0], True), ([2, 0], True), ([0, 0], False), ([2, 1], False), ([0, 3, 2], False), ([0, 1, 2], True)],
)
def test_is_tree(heads: list[int], expected: bool) -> None:
    assert is_tree(np.array(heads)) is expected


SCHEME = EntityScheme(("PERSON", "GPE"))


def scores_for(tags: list[str], runner_up: dict[int, str] | None = None) -> np.ndarray:
    scores = np.zeros((len(tags), len(SCHEME.tags)), np.float32)
    for word, tag in enumerate(tags):
        scores[word, SCHEME.tags.index(tag)] = 4.0
    for word, tag in (runner_up or {}).items():
        scores[word, SCHEME.tags.index(tag)] = 3.0
    return scores


def decode(scores: np.ndarray, sentence_starts: tuple[int, ...] = (0,)) -> list[str]:
    starts = np.zeros(len(scores), np.bool_)
    starts[list(sentence_starts)] = True
    return [SCHEME.tags[tag] for tag in SCHEME.decode(scores, starts)]


def test_tags_that_fit_are_kept() -> None:
    tags = ["B-PERSON", "I-PERSON", "E-PERSON", "O", "S-GPE", "B-GPE", "E-GPE"]

    assert decode(scores_for(tags)) == tags


@pytest.mark.parametrize(
    ("tags", "runner_up", "expected"),
    [
        (["B-PERSON", "O"], {1: "E-PERSON"}, ["B-PERSON", "E-PERSON"]),
        (["B-PERSON", "O"], {0: "S-PERSON"}, ["S-PERSON", "O"]),
        (["O", "E-GPE"], {1: "S-GPE"}, ["O", "S-GPE"]),
        (["B-PERSON", "E-GPE"], {0: "B-GPE"}, ["B-GPE", "E-GPE"]),
    ],
)
def test_tags_that_do_not_fit_give_way_to_the_best_that_do(
    tags: list[str], runner_up: dict[int, str], expected: list[str]
) -> None:
    assert decode(scores_for(tags, runner_up)) == expected


def test_no_entity_crosses_a_sentence_boundary() -> None:
    scores = scores_for(["B-GPE", "E-GPE"], {0: "S-GPE", 1: "S-GPE"})

    assert decode(scores, (0, 1)) == ["S-GPE", "S-GPE"]


@pytest.mark.parametrize("seed", range(20))
def test_any_scores_give_complete_entities(seed: int) -> None:
    random = np.random.default_rng(seed)
    scores = random.normal(size=(12, len(SCHEME.tags))).astype(np.float32)

    open_label = ""
    for word, tag in enumerate(decode(scores, (0, 5))):
        if word == 5:
            assert open_label == ""
        prefix, _, label = tag.partition("-")
        assert (prefix in "IE") == bool(open_label)
        if open_label:
            assert label == open_label
        open_label = label if prefix in "BI" else ""
    assert open_label == ""
