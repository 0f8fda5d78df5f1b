"""Frames give who did what to whom in any voice and construction."""

from __future__ import annotations

import pytest

from hand_parsed import parsed
from kgbuild.extract.syntax.constituents import is_passive
from kgbuild.extract.syntax.frames import frame_of
from kgbuild.extract.syntax.tree import Tree


def frame(name: str, word: str) -> dict[str, list[str]]:
    tree = Tree(parsed(name))
    node = next(node for node in tree.nodes if node.text == word)
    return {function: [n.text for n in nodes] for function, nodes in frame_of(node).items()}


@pytest.mark.parametrize(
    ("name", "verb", "subject", "target"),
    [
        ("passive", "expelled", ["Norway"], ["diplomats"]),
        ("relative", "shelled", ["Troops"], ["town"]),
        ("gap", "seized", ["it"], ["tanker"]),
        ("object-control", "free", ["Iran"], ["crew"]),
        ("subject-control", "attack", ["Iran"], ["Israel"]),
        ("accused-of", "attacking", ["Russia"], ["villages"]),
    ],
)
def test_deep_subject_and_object(name: str, verb: str, subject: list[str], target: list[str]) -> None:
    found = frame(name, verb)

    assert found["subj"] == subject
    assert found["obj"] == target


def test_coordination_stops_at_but_not() -> None:
    assert frame("but-not", "met")["prep:with"] == ["Peru", "Brazil"]


def test_a_preposition_of_several_words_is_one() -> None:
    assert frame("according-to", "attacked")["prep:according to"] == ["China"]


def test_an_event_noun_has_modifiers_and_prepositions() -> None:
    found = frame("planned-noun", "attack")

    assert found["mod"] == ["planned", "Russian"]
    assert found["prep:on"] == ["Georgia"]


def test_only_the_passive_is_passive() -> None:
    passive, active = Tree(parsed("passive")), Tree(parsed("gap"))

    assert is_passive(passive.nodes[4])
    assert not is_passive(active.nodes[5])
