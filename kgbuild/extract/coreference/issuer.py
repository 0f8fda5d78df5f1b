"""Finds who issued a text that calls itself a statement: the `we` of a ministry's press release."""

from __future__ import annotations

from kgbuild.extract.syntax.tree import Tree
from kgbuild.extract.syntax.tree_relations import dependent

STATEMENTS = frozenset(
    {
        *("statement", "communique", "communiqué", "declaration", "remark", "remarks"),
        *("conference", "briefing", "press conference"),
    }
)
TITLE_SENTENCES = 2
"""Sentences at the beginning of a text that its title is among."""


def issuer(tree: Tree) -> int | None:
    """The head of who issued a text that calls itself a statement in its first sentences."""
    for sentence in tree.sentences[:TITLE_SENTENCES]:
        for node in sentence.nodes:
            if node.lemma not in STATEMENTS or node.pos not in ("NOUN", "PROPN"):
                continue
            owner = dependent(node, "nmod:poss")
            if owner is not None:
                return owner.i
            for child in node.children:
                case = dependent(child, "case")
                if child.dep in ("nmod", "obl") and case is not None and case.lower in ("by", "from"):
                    return child.i
    return None
