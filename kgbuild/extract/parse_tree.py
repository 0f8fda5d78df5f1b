"""The parse of a document as plain lists, which are read faster than spaCy's tokens."""

from __future__ import annotations

import numpy as np
from spacy.tokens import Doc

ATTRIBUTES: list[int | str] = [
    *("ORTH", "POS", "TAG", "DEP", "ENT_TYPE", "LEMMA"),
    *("HEAD", "ENT_IOB", "SENT_START"),
]
INSIDE_ENTITY = 1
"""spaCy's code of a token that continues an entity."""
DEEPEST = 12
"""How far up a phrase's head is sought."""


class Tree:
    """A parsed document; every list has one element for each token.

    Attributes:
        texts, lower, lemmas, pos, tags, deps, labels: Strings; lemmas are in lower case.
        heads: Token index of the head; a root is its own.
        inside: Whether the token continues an entity.
        sentences: Number of the sentence.
        children: Token indices of the dependents, in order.
    """

    def __init__(self, doc: Doc) -> None:
        columns = doc.to_array(ATTRIBUTES).T
        text_keys, pos, tags, deps, labels, lemmas = (column.tolist() for column in columns[:6])
        word: dict[int, str] = {
            key: doc.vocab.strings[key] for key in {*text_keys, *pos, *tags, *deps, *labels, *lemmas}
        }
        self.texts = [word[key] for key in text_keys]
        self.pos = [word[key] for key in pos]
        self.tags = [word[key] for key in tags]
        self.deps = [word[key] for key in deps]
        self.labels = [word[key] for key in labels]
        self.heads = (columns[6].astype(np.int64) + np.arange(len(doc))).tolist()
        self.inside = (columns[7] == INSIDE_ENTITY).tolist()
        self.sentences = (np.cumsum(columns[8] == 1) - 1).tolist()
        self.lemmas = [
            word[key].lower() or text.lower() for key, text in zip(lemmas, self.texts, strict=True)
        ]
        self.lower = [text.lower() for text in self.texts]
        self.children: list[list[int]] = [[] for _ in self.texts]
        for index, head in enumerate(self.heads):
            if head != index:
                self.children[head].append(index)

    def child(self, index: int, *relations: str) -> int | None:
        """The first dependent in one of the relations."""
        return next((child for child in self.children[index] if self.deps[child] in relations), None)

    def is_close(self, noun: int, apposition: int) -> bool:
        """Whether only marks stand between a phrase and its apposition; else the parser is wrong."""
        between = range(noun + 1, self.left_edge(apposition))
        return all(self.pos[i] in ("PUNCT", "SPACE") or self._is_below(i, noun) for i in between)

    def _is_below(self, index: int, head: int) -> bool:
        while self.heads[index] != index and index != head:
            index = self.heads[index]
        return index == head

    def left_edge(self, index: int) -> int:
        """The first token of the subtree."""
        while self.children[index] and self.children[index][0] < index:
            index = self.children[index][0]
        return index

    def is_inside(self, index: int, head: int) -> bool:
        """Whether a token stands in the phrase of a head; what is coordinated with the head does not."""
        for _ in range(DEEPEST):
            if index == head:
                return True
            if self.heads[index] == index or self.deps[index] == "conj":
                return False
            index = self.heads[index]
        return False
