"""Builds a parsed Doc from a readable notation, so that tests need no language model.

One word per line, or several on a line with ` | ` between them: the word, its number of the head (counted
from 1 within the sentence, 0 for the root), the relation, the part of speech or tag, and where wanted the
lemma and the entity label. Sentences are separated by a blank line.

    Iran 2 nsubj PROPN Iran GPE | detained 0 root VBD detain | him 2 obj PRP | . 2 punct .
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

POS = {
    "VB": "VERB",
    "NN": "NOUN",
    "JJ": "ADJ",
    "RB": "ADV",
    "PR": "PRON",
    "IN": "ADP",
    "DT": "DET",
    "CD": "NUM",
    "MD": "AUX",
    "TO": "PART",
    "WP": "PRON",
    "CC": "CCONJ",
}
VOCAB = English().vocab
NO_SPACE_BEFORE = {".", ",", "'s", "’s", ":", ";", "?", "!", "”"}


def build_tree(notation: str) -> Doc:
    """The Doc of one or more sentences in the notation."""
    words, heads, deps, tags, pos, lemmas, entities, starts = [], [], [], [], [], [], [], []
    for sentence in notation.strip().split("\n\n"):
        offset = len(words)
        lines = [line.split() for row in sentence.splitlines() for line in row.split("|") if line.strip()]
        for number, (word, head, relation, tag, *rest) in enumerate(lines):
            words.append(word)
            heads.append(offset + (int(head) - 1 if int(head) else number))
            deps.append("ROOT" if relation == "root" else relation)
            tags.append("NNP" if tag == "PROPN" else "VBZ" if tag == "AUX" else tag)
            pos.append(_pos(tag))
            lemmas.append(rest[0] if rest else word.lower())
            label = rest[1] if len(rest) > 1 else ""
            inside = number and entities[-1][2:] == label  # a "+" begins a new name beside one of its kind
            entities.append(f"{'I' if inside else 'B'}-{label.rstrip('+')}" if label else "O")
            starts.append(number == 0)
    spaces = [after not in NO_SPACE_BEFORE for after in [*words[1:], ""]]
    return Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        heads=heads,
        deps=deps,
        tags=tags,
        pos=pos,
        lemmas=lemmas,
        ents=entities,
        sent_starts=starts,
    )


def _pos(tag: str) -> str:
    if tag in ("PROPN", "AUX", "NUM"):
        return tag
    if not tag.rstrip("$").isalpha():
        return "PUNCT"
    return "PROPN" if tag.startswith("NNP") else POS.get(tag[:2], "X")


@pytest.fixture
def tree() -> Callable[[str], Doc]:
    """Builds the Doc of one or more sentences in the notation."""
    return build_tree
