"""Nodes say of a Doc what its tokens say."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from hand_parsed import parsed, trees
from kgbuild.extract.syntax.tree import Tree


@pytest.mark.parametrize("name", sorted(trees()))
def test_nodes_agree_with_tokens(name: str) -> None:
    doc = parsed(name)
    tree = Tree(doc)

    for node, token in zip(tree.nodes, doc, strict=True):
        assert (node.text, node.lemma, node.pos) == (token.text, token.lemma_.lower(), token.pos_)
        assert (node.head.i, node.dep) == (token.head.i, token.dep_)
        assert [child.i for child in node.children] == [child.i for child in token.children]
        assert doc.text[node.begin : node.end] == token.text
        assert (node.left_edge, node.right_edge) == (token.left_edge.i, token.right_edge.i)
    assert tree.text == doc.text


@pytest.mark.parametrize("name", sorted(trees()))
def test_stretches_of_text_and_their_highest_words_are_those_of_spans(name: str) -> None:
    doc = parsed(name)
    tree = Tree(doc)

    for begin in range(0, len(doc.text), 3):
        for end in range(begin + 1, min(begin + 25, len(doc.text)), 4):
            span = doc.char_span(begin, end, alignment_mode="expand")
            if span:
                assert tree.word_range(begin, end) == (span.start, span.end)
                if span.start_char >= span.sent.start_char and span.end <= span.sent.end:
                    assert tree.root(span.start, span.end).i == span.root.i


def test_entities_are_whole_even_where_the_range_cuts_them() -> None:
    tree = Tree(parsed("light-verb"))

    assert [(e.text, e.label) for e in tree.entities(0, len(tree))] == [
        ("Israel", "GPE"),
        ("Syria", "GPE"),
        ("Geneva", "GPE"),
    ]


def test_no_sentence_begins_with_a_day_behind_who_speaks(tree: Callable[[str], Doc]) -> None:
    donors_said = tree(
        "Donors 0 root NNS donor\n\n"
        "Friday 2 nsubj PROPN Friday DATE | said 0 root VBD say | no 2 obj DT no\n\nThey 2 nsubj PRP they"
        " | left 0 root VBD leave"
    )
    nodes = Tree(donors_said).nodes
    assert (nodes[0].head.text, nodes[0].dep) == ("said", "nsubj")
    assert (nodes[1].head.text, nodes[1].dep) == ("said", "obl:unmarked")
    assert [node.sentence for node in nodes] == [0, 0, 0, 0, 1, 1]


def test_no_word_hangs_below_itself(tree: Callable[[str], Doc]) -> None:
    nodes = Tree(tree("envoys 2 nsubj NNS envoy | left 0 root VBD leave")).nodes
    nodes[1].move(nodes[0], "obj")
    assert (nodes[1].head, nodes[1].dep) == (nodes[1], "ROOT")
    assert nodes[1].children == [nodes[0]]
