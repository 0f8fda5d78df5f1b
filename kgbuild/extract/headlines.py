"""Finds who speaks in a headline: `China is ready for talks: President Xi`, `Xi: China is ready`."""

from __future__ import annotations

from kgbuild.extract.noun_phrases import counted
from kgbuild.extract.tree import Node, Sentence
from kgbuild.records import Article

LONGEST_SPEAKER = 6
"""Words of the longest speaker before or behind a headline's colon."""
SPEAKERS = frozenset({"PERSON", "ORG", "GPE"})


def headline_speaker(sentence: Sentence, article: Article) -> tuple[Node, Node] | None:
    """The speaker's head and the colon of a headline that gives one, or None.

    Args:
        sentence: A sentence of the document.
        article: The document; only its title passages are headlines.
    """
    nodes = [node for node in sentence.nodes if not node.is_space]
    if not nodes or not _is_title(nodes[0], article):
        return None
    for position, node in enumerate(nodes):
        if node.text == ":":
            for part, behind in ((nodes[position + 1 :], True), (nodes[:position], False)):
                if speaker := _speaker(part, behind):
                    return speaker, node
    return None


def _is_title(node: Node, article: Article) -> bool:
    return any(p.kind == "title" and p.begin <= node.begin < p.end for p in article.passages)


def _speaker(part: list[Node], behind: bool) -> Node | None:
    """The head of a part that is nothing but a name with its title; behind the colon any name will do."""
    words = [node for node in part if not node.is_punct]
    if not 0 < len(words) <= LONGEST_SPEAKER or any(w.pos in ("VERB", "AUX", "ADP") for w in words):
        return None
    named = [w for w in words if w.label in SPEAKERS or (behind and w.pos == "PROPN")]
    if not named or words[-1] not in named:
        return None
    inside = {w.i for w in words}
    return counted(next((w for w in words if w.head.i not in inside), named[0]))
