"""Readings of the parser that grammar rules out."""

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


def test_a_passive_without_auxiliary_has_no_object(tree: Build) -> None:
    words = repaired(
        tree, "Police 2 nsubj:pass NNS police | arrested 0 root VBN arrest | smugglers 2 obj NNS smuggler"
    )
    assert words["Police"] == ("arrested", "nsubj")


def test_a_state_before_a_gift_receives_it(tree: Build) -> None:
    words = repaired(
        tree,
        "France 2 nsubj PROPN France GPE | promised 0 root VBD promise"
        " | Tunisia 4 compound PROPN Tunisia GPE | help 2 obj NN help",
    )
    assert words["Tunisia"] == ("promised", "iobj")
    assert words["help"] == ("promised", "obj")


def test_a_clause_before_its_report_has_a_subject(tree: Build) -> None:
    words = repaired(
        tree,
        "Nooyi 5 nsubj PROPN Nooyi PERSON | leads 5 ccomp VBZ lead | it 2 obj PRP it"
        " | PepsiCo 5 nsubj PROPN PepsiCo ORG | announced 0 root VBD announce",
    )
    assert words["Nooyi"] == ("leads", "nsubj")
    assert words["PepsiCo"] == ("announced", "nsubj")


def test_a_comma_of_a_headline_joins_two_subjects(tree: Build) -> None:
    headline = (
        "Japan {verb} nsubj PROPN Japan GPE | , 3 punct PUNCT , | Norway 1 nmod:unmarked PROPN Norway GPE"
        " | {form} 0 root {tag} hold | talks {verb} obj NNS talk"
    )
    plural = repaired(tree, headline.format(verb=4, form="hold", tag="VBP"))
    singular = repaired(tree, headline.format(verb=4, form="holds", tag="VBZ"))

    assert plural["Norway"] == ("Japan", "conj")
    assert singular["Norway"] == ("Japan", "nmod:unmarked")
