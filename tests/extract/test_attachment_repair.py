"""Phrases and clauses that the parser hangs on a nearer or farther word than grammar allows."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from kgbuild.extract.tree import Tree
from kgbuild.extract.tree_repair import repair

Build = Callable[[str], Doc]


def repaired(build_tree: Build, notation: str) -> dict[str, tuple[str, str]]:
    """For each word its head and relation."""
    nodes = Tree(build_tree(notation)).nodes
    repair(nodes)
    return {node.text: (node.head.text, node.dep) for node in nodes}


def test_a_plural_clause_is_of_a_plural(tree: Build) -> None:
    words = repaired(
        tree,
        "fighters 0 root NNS fighter | loyal 1 amod JJ loyal | to 4 case IN to | Bee 2 obl PROPN Bee PERSON"
        " | who 7 nsubj WP who | have 7 aux AUX have | left 4 acl:relcl VBN leave",
    )
    assert words["left"] == ("fighters", "acl:relcl")


def test_a_deed_kills_and_not_what_it_is_done_to(tree: Build) -> None:
    words = repaired(
        tree,
        "bombing 0 root NN bombing | of 4 case IN of | an 4 det DT a | airliner 1 nmod NN airliner"
        " | that 6 nsubj WDT that | killed 4 acl:relcl VBD kill | many 6 obj JJ many",
    )
    assert words["killed"] == ("bombing", "acl:relcl")


def test_a_person_is_no_party_but_its_chairman(tree: Build) -> None:
    words = repaired(
        tree,
        "chairman 0 root NN chairman | of 4 case IN of | the 4 det DT the | party 1 nmod NN party"
        " | , 6 punct PUNCT , | Dee 4 appos PROPN Dee PERSON",
    )
    assert words["Dee"] == ("chairman", "appos")


def test_somebody_visiting_is_met_and_not_visited(tree: Build) -> None:
    words = repaired(
        tree,
        "met 0 root VBD meet | with 3 mark IN with | visiting 1 advcl VBG visit | Bee 3 obj PROPN Bee PERSON",
    )
    assert words["Bee"] == ("met", "obl")
    assert words["with"] == ("Bee", "case")
    assert words["visiting"] == ("Bee", "amod")


def test_a_day_between_talks_and_their_partner_parts_nobody(tree: Build) -> None:
    words = repaired(
        tree,
        "spoke 0 root VBD speak | after 3 case IN after | talks 1 obl NNS talk"
        " | Monday 1 obl:unmarked NNP Monday DATE | with 6 case IN with | Bee 1 obl PROPN Bee PERSON",
    )
    assert words["Bee"] == ("talks", "nmod")


def test_a_name_behind_its_noun_is_no_second_subject(tree: Build) -> None:
    words = repaired(
        tree,
        "group 3 nsubj NN group | Hamas 3 nsubj PROPN Hamas ORG | won 0 root VBD win",
    )
    assert words["Hamas"] == ("group", "appos")


def test_who_shot_and_killed_was_not_shot(tree: Build) -> None:
    words = repaired(
        tree,
        "gunmen 4 nsubj NNS gunman | shot 1 acl VBN shoot | and 4 cc CC and | killed 0 root VBD kill"
        " | him 4 obj PRP him",
    )
    assert words["shot"] == ("killed", "conj")
