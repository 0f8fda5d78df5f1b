"""Repairs a few readings of the parser that grammar rules out, before anything looks at the tree.

Each repair names the impossible reading that it mends. Nothing here knows events or actors.
"""

from __future__ import annotations

from collections.abc import Iterable

from kgbuild.extract.repair.attachments import ATTACHED, repair_attachment
from kgbuild.extract.repair.clauses import receiver_of_report
from kgbuild.extract.repair.lists import repair_list
from kgbuild.extract.repair.reports import repair_report
from kgbuild.extract.repair.titles import repair_titles
from kgbuild.extract.repair.verbs import repair_verb
from kgbuild.extract.repair.words import MISTAKEN, repair_word
from kgbuild.extract.syntax.constituents import prepositions
from kgbuild.extract.syntax.tree import Node

FUNCTIONAL = frozenset({"punct", "det", "case", "cc", "mark", "aux", "cop", "fixed"})
CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
"""Words of other classes in a functional relation, half of a text, are never mistaken for anything here."""
FARTHEST = 4
"""Words between a possessive and what is possessed, at most."""


def repair(nodes: Iterable[Node]) -> None:
    """Mends the tree in place."""
    for node in nodes:
        if node.lower in MISTAKEN:
            repair_word(node)
        if node.tag == "POS":
            _possessor(node)
        elif node.relation in FUNCTIONAL and node.pos not in CONTENT:
            continue
        elif node.dep == "obl:agent" and node.head.pos == "VERB":
            _agent_without_by(node)
        elif node.pos in ("NOUN", "PROPN", "ADJ"):
            repair_list(node)
            repair_titles(node)
        if node.lower == "general" and node.dep in ("appos", "amod") and node.i == node.head.i + 1:
            node.dep = node.relation = "flat"  # "attorney general"
        if node.relation in ATTACHED or node.lower == "visiting":
            repair_attachment(node)
        if node.dep == "nsubj" and node.head.dep == "aux":
            node.move(node.head.head, "nsubj")  # "will on Tuesday lead a delegation"
        if node.pos == "VERB":
            repair_report(node)
            repair_verb(node)
        elif node.dep == "ccomp" and node.pos == "ADJ":
            receiver_of_report(node)


def _possessor(marker: Node) -> None:
    """`welcomed US President Donald Trump's decision`: a possessive belongs to a noun behind it."""
    owner = marker.head
    if owner.i > marker.i or owner.dep == "nmod:poss" or (owner.head.i > marker.i and owner.dep != "nsubj"):
        return
    if owner.pos != "PROPN" or owner.relation not in ("flat", "compound", "nmod", "nsubj", "obj"):
        return
    following = owner.tree.nodes[marker.i + 1 : marker.i + 1 + FARTHEST]
    nouns = (n for n in following if n.pos == "NOUN" and (n.head not in following or n.head is owner.head))
    owned = next(nouns, None)
    if owner.relation in ("nsubj", "obj") and (owned is None or owned.dep != owner.dep):
        return  # "Bee's group won": both for subjects
    if owned is not None and all(
        n.pos in ("NOUN", "ADJ", "PROPN", "NUM") for n in following[: owned.i - marker.i]
    ):
        owner.move(owned, "nmod:poss")


def _agent_without_by(oblique: Node) -> None:
    """`restrictions imposed on Olmert`: only `by` marks an agent."""
    if any(c.relation == "case" for c in oblique.children) and "by" not in prepositions(oblique):
        oblique.dep = "obl"
