"""Who `both sides`, `the two` and `the foreign ministers` are."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kgbuild.extract.coreference import Coreference
from kgbuild.extract.syntax.tree import Tree


def members(nlp: Language, text: str, word: str) -> list[str]:
    """Whom the last token with this text stands for."""
    doc = nlp(text)
    token = [token for token in doc if token.text == word][-1]
    return [doc[begin:end].text for begin, end in Coreference.from_tree(Tree(doc)).members(token.i)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Malian officials met Algerian diplomats in Rome. Both sides promised to meet again.",
            ["Malian officials", "Algerian diplomats"],
        ),
        (
            "The Colombian government attacked the rebels. Norway urged the warring sides to talk.",
            ["The Colombian government", "the rebels"],
        ),
        (
            "Mr. Sow said he is ready to hold talks with Togo. Somebody must help the two sides.",
            ["Sow", "Togo"],
        ),
    ],
)
def test_the_sides_are_those_who_face_each_other(nlp: Language, text: str, found: list[str]) -> None:
    assert members(nlp, text, "sides") == found


def test_who_says_so_and_where_it_is_said_are_no_sides(nlp: Language) -> None:
    text = "In an interview broadcast by the BBC, Mr. Sow promised help to Togo. Both sides signed a treaty."

    assert members(nlp, text, "sides") == ["Sow", "Togo"]


def test_two_are_no_sides_where_more_face_each_other(nlp: Language) -> None:
    text = "Peru accused Chile of lying. Brazil attacked Bolivia. Both sides denied it."

    assert "Peru" not in members(nlp, text, "sides")


def test_the_foreign_ministers_are_those_of_that_office(nlp: Language) -> None:
    text = (
        "Chadian Foreign Minister Peter Bell met his Malian counterpart, Omar Diallo. "
        "Mr. Diallo arrived on Monday. The foreign ministers will discuss trade."
    )

    assert members(nlp, text, "ministers") == ["Peter Bell", "Omar Diallo"]


def test_the_two_are_the_last_two_people(nlp: Language) -> None:
    text = "Envoy Richard Bell met Prime Minister Omar Diallo on Monday. The two discussed the border."

    assert members(nlp, text, "two") == ["Richard Bell", "Omar Diallo"]
