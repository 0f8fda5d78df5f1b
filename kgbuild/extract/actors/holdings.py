"""Says whose a building or a vehicle is by the word before it: `a police station`, `rebel positions`.

What is struck with them is theirs, and has their sector, though it is no party itself.
"""

from __future__ import annotations

from kgbuild.extract.syntax.constituents import children
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.actors import ActorDescriber
from kgbuild.lexicon.sectors import PUBLIC

HOLDINGS = "holding"
"""The class of nouns for what can be somebody's so."""


def holder_sector(noun: Node, describer: ActorDescriber) -> str | None:
    """The sector of those whose name stands before a noun, the nearest first, or None.

    Args:
        noun: What they hold.
        describer: Knows role nouns.
    """
    for child in reversed(children(noun, "compound", "amod", "nmod:poss")):
        if child.i > noun.i or child.label == "PERSON":
            continue
        if child.lower in PUBLIC:
            return PUBLIC[child.lower]
        begin = child.left_edge
        words = " ".join(node.lower for node in child.tree.nodes[begin : child.i + 1])
        office = describer.office(words) or describer.office(
            child.lower if child.pos == "ADJ" else child.lemma
        )
        if office is not None:
            return office.sector
    return None
