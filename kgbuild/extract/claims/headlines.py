"""Finds who speaks where only a colon says so: `China is ready: President Xi`, `Report: China is ready`."""

from __future__ import annotations

from kgbuild.extract.actors.named_actors import LABELS
from kgbuild.extract.coreference.speakers import may_speak
from kgbuild.extract.syntax.noun_phrases import counted
from kgbuild.extract.syntax.tree import Node, Sentence
from kgbuild.records import Article

LONGEST_SPEAKER = 6
"""Words of the longest speaker before or behind a headline's colon."""
DOCUMENTS = frozenset(
    {"report", "study", "survey", "poll", "medium", "media", "source", "agency", "newspaper"}
)


def headline_speaker(sentence: Sentence, article: Article) -> tuple[Node, Node] | None:
    """The speaker's head and the colon of a sentence that gives one, or None.

    Args:
        sentence: A sentence of the document.
        article: The document; in its title passages the speaker may stand behind the colon, and be a place,
            which elsewhere is where the news comes from.
    """
    if ":" not in [node.text for node in sentence.nodes]:
        return None
    nodes = [node for node in sentence.nodes if not node.is_space]
    position = next((at for at, node in enumerate(nodes) if node.text == ":"), 0)
    if not position:
        return None
    title, colon = is_in_title(nodes[0], article), nodes[position]
    before, behind = nodes[:position], nodes[position + 1 :]
    if title and (speaker := _speaker(behind, LABELS, behind=True)):
        return speaker, colon
    if not any(node.pos == "VERB" for node in behind):
        return None
    speaker = _speaker(before, LABELS if title else LABELS - {"GPE"}, behind=False)
    return (speaker, colon) if speaker else None


def is_in_title(node: Node, article: Article) -> bool:
    """Whether a word stands in a headline."""
    return any(p.kind == "title" and p.begin <= node.begin < p.end for p in article.passages)


def _speaker(part: list[Node], labels: frozenset[str], behind: bool) -> Node | None:
    """The head of a part that is nothing but a name with its title; behind the colon any name will do."""
    words = [node for node in part if not node.is_punct]
    if not 0 < len(words) <= LONGEST_SPEAKER or any(w.pos in ("VERB", "AUX", "ADP") for w in words):
        return None
    last, inside = words[-1], {w.i for w in words}
    head = counted(next((w for w in words if w.head.i not in inside), last))
    if behind:
        return head if last.label in labels or last.pos == "PROPN" else None
    return head if last.label in labels or may_speak(last) or last.lemma in DOCUMENTS else None
