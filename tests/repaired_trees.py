"""What the repairs make of a tree that a test writes down."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from kgbuild.extract.repair.tree import repair
from kgbuild.extract.syntax.tree import Tree


def repaired(build_tree: Callable[[str], Doc], notation: str) -> dict[str, tuple[str, str]]:
    """For each word its head and relation."""
    nodes = Tree(build_tree(notation)).nodes
    repair(nodes)
    return {node.text: (node.head.text, node.dep) for node in nodes}
