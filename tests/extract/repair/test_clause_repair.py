"""Clauses get back the subject that the parser hangs elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from repaired_trees import repaired

Build = Callable[[str], Doc]


def test_who_killed_somebody_was_not_shot(tree: Build) -> None:
    words = repaired(
        tree,
        "Gunmen 2 nsubj:pass NNS gunman | shot 0 root VBD shoot | and 4 cc CC and | killed 2 conj VBD kill"
        " | judges 4 obj NNS judge",
    )
    assert words["Gunmen"] == ("shot", "nsubj")


def test_who_was_shot_and_left_was_shot(tree: Build) -> None:
    words = repaired(
        tree,
        "Gunmen 3 nsubj:pass NNS gunman | were 3 aux:pass VBD be | shot 0 root VBN shoot"
        " | and 5 cc CC and | left 3 conj VBD leave | Basra 5 obj PROPN Basra GPE",
    )
    assert words["Gunmen"] == ("shot", "nsubj:pass")


def test_one_says_that_somebody_was_killed_and_not_somebody(tree: Build) -> None:
    words = repaired(
        tree,
        "Officials 2 nsubj NNS official | say 0 root VBP say | Petrov 2 obj PROPN Petrov PERSON"
        " | was 5 aux:pass VBD be | killed 2 ccomp VBN kill",
    )
    assert words["Petrov"] == ("killed", "nsubj:pass")


def test_a_conjunction_before_a_finite_clause_is_no_preposition(tree: Build) -> None:
    words = repaired(
        tree,
        "Oran 2 nsubj PROPN Oran GPE | mourned 0 root VBD mourn | after 4 case IN after"
        " | bombs 5 obl NNS bomb | killed 2 advcl VBD kill | soldiers 5 obj NNS soldier",
    )
    assert words["bombs"] == ("killed", "nsubj")
    assert words["after"] == ("killed", "mark")


def test_who_is_opposed_opposes(tree: Build) -> None:
    words = repaired(
        tree,
        "Oman 3 nsubj:pass PROPN Oman GPE | is 3 aux:pass VBZ be | opposed 0 root VBN oppose"
        " | to 5 case IN to | war 3 obl NN war",
    )
    assert words["Oman"] == ("opposed", "nsubj")


def test_who_is_opposed_by_somebody_does_not_oppose(tree: Build) -> None:
    words = repaired(
        tree,
        "Oman 3 nsubj:pass PROPN Oman GPE | is 3 aux:pass VBZ be | opposed 0 root VBN oppose"
        " | by 5 case IN by | Qatar 3 obl:agent PROPN Qatar GPE",
    )
    assert words["Oman"] == ("opposed", "nsubj:pass")
