"""Finds what stands between quotation marks."""

from __future__ import annotations

from kgbuild.extract.tree import Tree

OPENING = frozenset({"“", "‘‘", "«", "„", "``"})
CLOSING = frozenset({"”", "’’", "»", "''"})
NEUTRAL = '"'
_MARKS = OPENING | CLOSING | {NEUTRAL}


def quoted_ranges(tree: Tree) -> list[tuple[int, int]]:
    """Token ranges (end exclusive) between matching quotation marks of one paragraph, in text order."""
    ranges: list[tuple[int, int]] = []
    opened: int | None = None
    for index, text in enumerate(node.text for node in tree.nodes):
        if text not in _MARKS:
            if opened is not None and text.count("\n") > 1 and text.isspace():
                opened = None
        elif text in OPENING or (text == NEUTRAL and opened is None):
            opened = index
        elif opened is not None and (text in CLOSING or text == NEUTRAL):
            ranges.append((opened + 1, index))
            opened = None
    return ranges
