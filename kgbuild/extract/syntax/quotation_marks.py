"""Finds what stands between quotation marks."""

from __future__ import annotations

from kgbuild.extract.syntax.tree import Tree

OPENING = frozenset({"“", "‘‘", "«", "„", "``"})
CLOSING = frozenset({"”", "’’", "»", "''"})
NEUTRAL = '"'
_MARKS = OPENING | CLOSING | {NEUTRAL}


def quoted_ranges(tree: Tree) -> list[tuple[int, int]]:
    """Token ranges (end exclusive) between matching quotation marks of one paragraph, in text order."""
    ranges: list[tuple[int, int]] = []
    opened: int | None = None
    for index, node in enumerate(tree.nodes):
        text = node.text
        if text not in _MARKS:
            if opened is not None and text.count("\n") > 1 and text.isspace():
                opened = None
        elif text in OPENING or (text == NEUTRAL and _opens(tree, index, opened is None)):
            opened = index
        elif opened is not None and (text in CLOSING or text == NEUTRAL):
            ranges.append((opened + 1, index))
            opened = None
    return ranges


def _opens(tree: Tree, index: int, expected: bool) -> bool:
    """Whether a mark that looks the same on both sides opens: it stands close to what it encloses.

    One that is missing would otherwise turn around all that follow it.
    """
    nodes, mark = tree.nodes, tree.nodes[index]
    before = index > 0 and nodes[index - 1].end == mark.begin and not nodes[index - 1].is_space
    behind = index + 1 < len(nodes) and mark.end == nodes[index + 1].begin and not nodes[index + 1].is_space
    return expected if before is behind else behind
