"""Reads the hand-made trees of `extract/trees.conllu` as spaCy Docs, so that tests do not hang on a model."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import spacy
from spacy.tokens import Doc

from kgbuild.records import Article, Passage

_NO_SPACE_BEFORE = frozenset({".", ",", ":"})


@cache
def trees() -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    rows: list[list[str]] = []
    for line in (Path(__file__).parent / "extract" / "trees.conllu").read_text(encoding="utf-8").splitlines():
        if line.startswith("# id = "):
            rows = found.setdefault(line.removeprefix("# id = "), [])
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
    return found


def parsed(name: str) -> Doc:
    """The Doc of a hand-made tree."""
    rows = trees()[name]
    words = [row[1] for row in rows]
    spaces = [i + 1 < len(words) and words[i + 1] not in _NO_SPACE_BEFORE for i in range(len(words))]
    return Doc(
        spacy.blank("en").vocab,
        words=words,
        spaces=spaces,
        lemmas=[row[2] for row in rows],
        pos=[row[3] for row in rows],
        tags=[row[4] for row in rows],
        morphs=[row[5] if row[5] != "_" else "" for row in rows],
        heads=[int(row[6]) - 1 if row[6] != "0" else i for i, row in enumerate(rows)],
        deps=[row[7] if row[6] != "0" else "ROOT" for row in rows],
        ents=[f"B-{row[8]}" if row[8] != "_" else "O" for row in rows],
    )


def article_of(doc: Doc) -> Article:
    """The text of a Doc as an article that is all body."""
    return Article("article", doc.text, (Passage(0, len(doc.text)),))
