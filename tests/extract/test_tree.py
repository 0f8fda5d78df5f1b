"""Nodes say of a Doc what its tokens say."""

from __future__ import annotations

import pytest

from hand_parsed import parsed, trees
from kgbuild.extract.tree import Tree


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


def test_entities_are_whole_even_where_the_range_cuts_them() -> None:
    tree = Tree(parsed("light-verb"))

    assert [(e.text, e.label) for e in tree.entities(0, len(tree))] == [
        ("Israel", "GPE"),
        ("Syria", "GPE"),
        ("Geneva", "GPE"),
    ]
