"""Reads treebanks in CoNLL-U."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TreebankSentence:
    """One sentence of a treebank; the lists have one entry per syntactic word.

    Attributes:
        doc: The document's id.
        sent_id: The sentence's id.
        text: The sentence as written.
        begins_paragraph: Whether the treebank marks a paragraph here.
        words: The words' forms.
        spans: Where each word stands in ``text``, end exclusive; the words of a contraction that is spelled
            unlike its parts share the contraction's span.
        heads: 0 for the root, h + 1 for word h.
    """

    doc: str
    sent_id: str
    text: str
    begins_paragraph: bool
    words: list[str]
    spans: list[tuple[int, int]]
    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemmas: list[str]
    heads: list[int]
    deprels: list[str]


def read_treebank(path: Path) -> list[TreebankSentence]:
    """Read a CoNLL-U file; empty nodes are left out."""
    doc = ""
    sentences = []
    for block in _blocks(path):
        comments = [line[2:] for line in block if line.startswith("# ")]
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        described = dict(comment.split(" = ", 1) for comment in comments if " = " in comment)
        doc = described.get("newdoc id", doc)
        paragraph = any(comment.startswith(("newpar", "newdoc")) for comment in comments)
        sentences.append(_sentence(doc, described, paragraph, rows))
    return sentences


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            block.append(line)
        elif block:
            yield block
            block = []


def _sentence(
    doc: str, described: dict[str, str], paragraph: bool, rows: list[list[str]]
) -> TreebankSentence:
    text = described["text"]
    words = [row for row in rows if row[0].isdigit()]
    return TreebankSentence(
        doc=doc,
        sent_id=described["sent_id"],
        text=text,
        begins_paragraph=paragraph,
        words=[row[1] for row in words],
        spans=_spans(text, rows),
        upos=[row[3] for row in words],
        xpos=[row[4] for row in words],
        feats=[row[5] for row in words],
        lemmas=[row[2] for row in words],
        heads=[int(row[6]) for row in words],
        deprels=[row[7] for row in words],
    )


def _spans(text: str, rows: list[list[str]]) -> list[tuple[int, int]]:
    spans = []
    position = 0
    contraction, contraction_end = (0, 0), 0
    for row in rows:
        identifier, form = row[0], row[1]
        if "." in identifier:
            continue
        if "-" in identifier:
            begin = text.index(form, position)
            contraction, contraction_end = (begin, begin + len(form)), int(identifier.split("-")[1])
            continue
        begin = position + len(text[position:]) - len(text[position:].lstrip())
        if text.startswith(form, begin):
            spans.append((begin, begin + len(form)))
            position = begin + len(form)
        else:
            spans.append(contraction)
        if int(identifier) == contraction_end:
            position = contraction[1]
    return spans
