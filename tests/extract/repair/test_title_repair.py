"""Names and the titles before them, and modifiers that share a noun."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from events_found import events_in, words_by_role
from repaired_trees import repaired

Build = Callable[[str], Doc]


def test_whoever_has_two_titles_is_one(tree: Build) -> None:
    words = repaired(
        tree,
        "Texan 2 amod JJ texan NORP | Governor 8 nsubj NN governor | and 5 cc CC and"
        " | party 5 compound NN party | leader 2 conj NN leader | Ann 5 appos PROPN Ann PERSON"
        " | Bee 6 flat PROPN Bee PERSON | resigned 0 root VBD resign",
    )
    assert words["Ann"] == ("resigned", "nsubj")
    assert words["Governor"] == words["leader"] == ("Ann", "nmod:desc")


def test_somebody_with_an_article_stands_beside_whoever_is_named(tree: Build) -> None:
    words = repaired(
        tree,
        "The 2 det DT the | governor 7 nsubj NN governor | and 4 cc CC and | leader 2 conj NN leader"
        " | Ann 4 appos PROPN Ann PERSON | Bee 5 flat PROPN Bee PERSON | resigned 0 root VBD resign",
    )
    assert words["leader"] == ("governor", "conj")


def test_a_counterpart_is_listed_with_the_name_and_not_with_its_title(tree: Build) -> None:
    words = repaired(
        tree,
        "Minister 2 nmod:desc NN minister | Bee 6 nsubj PROPN Bee PERSON | and 5 cc CC and"
        " | her 5 nmod:poss PRP$ her | counterpart 1 conj NN counterpart | met 0 root VBD meet",
    )
    assert words["counterpart"] == ("Bee", "conj")


def test_south_african_is_one_word_of_two(tree: Build) -> None:
    words = repaired(
        tree,
        "Chadian 5 amod JJ chadian NORP | and 3 cc CC and | South 1 conj PROPN South NORP+"
        " | African 1 conj JJ african NORP | leaders 6 nsubj NNS leader | met 0 root VBD meet",
    )
    assert words["South"] == ("African", "amod")
    assert words["and"] == ("African", "cc")


def test_forces_of_three_are_those_of_each(nlp: Language) -> None:
    found = events_in(nlp, "Rebels are fighting Afghan, NATO and U.S. forces.")
    (clash,) = (event for event in found if event.type == "Clash")
    assert {m.actor.sector for m in clash.mentions("target")} == {"MIL"}


def test_whoever_leads_a_body_is_freed_and_not_the_body(tree: Build) -> None:
    words = repaired(
        tree,
        "Togo 2 nsubj PROPN Togo GPE | freed 0 root VBD free | National 4 amod JJ national ORG"
        " | League 2 obj PROPN League ORG | chairman 4 nmod NN chairman | Ann 4 appos PROPN Ann PERSON"
        " | Bee 6 flat PROPN Bee PERSON",
    )
    assert words["chairman"] == ("freed", "obj")
    assert words["League"] == ("chairman", "compound")


def test_two_subjects_without_a_joint_are_one(tree: Build) -> None:
    words = repaired(
        tree,
        "U.S. 3 nsubj PROPN U.S. GPE | Undersecretary 3 nsubj NN undersecretary | visited 0 root VBD visit"
        " | Oman 3 obj PROPN Oman GPE",
    )
    assert words["U.S."] == ("Undersecretary", "compound")


def test_an_attorney_general_is_no_attorney(nlp: Language) -> None:
    text = "Togo's king will cooperate with U.S. Attorney General Ann Bee in the investigation."
    assert words_by_role(nlp, text, "cooperate")["target"] == ["U.S. Attorney General Ann Bee"]
