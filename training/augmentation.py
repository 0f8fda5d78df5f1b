"""Makes training sentences look like scraped news: case of headlines, missing full stops, datelines."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from kgbuild.annotate.encoder_pieces import LOWER, TITLE, UPPER
from training.entity_files import EntityRecord
from training.examples import MISSING, Example, ExampleBuilder
from training.treebank import TreebankSentence

# Shares of sentences. The encoder sees case through word shapes only, so a headline is a change of shapes.
_HEADLINE, _CAPITALS, _LOWER_CASE, _NO_FULL_STOP = 0.05, 0.02, 0.02, 0.08
_SHORTEST_TITLE_WORD = 4

_AGENCIES = ("Reuters", "AP", "AFP", "Xinhua", "CNN", "UPI", "TASS", "dpa")
_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def disguise(example: Example, random: np.random.Generator) -> Example:
    """Return ``example``, at times in headline case, in capitals, in lower case or without its full stop."""
    if random.random() < _NO_FULL_STOP:
        example = _without_full_stop(example)
    draw = random.random()
    if draw < _HEADLINE:
        long = np.array([len(word) >= _SHORTEST_TITLE_WORD for word in example.words])
        long[0] = True
        counts = np.diff(np.append(example.first, len(example.pieces)))
        raised = np.repeat(long, counts) & (example.shapes == LOWER)
        return replace(
            example, shapes=np.where(raised, TITLE, example.shapes), targets=_without_scripts(example)
        )
    if draw < _HEADLINE + _CAPITALS:
        shapes = np.where(example.shapes <= TITLE, UPPER, example.shapes)
    elif draw < _HEADLINE + _CAPITALS + _LOWER_CASE:
        shapes = np.where((example.shapes == TITLE) | (example.shapes == UPPER), LOWER, example.shapes)
    else:
        return example
    return replace(example, shapes=shapes, targets=_without_scripts(example))


def _without_scripts(example: Example) -> np.ndarray:
    """Drop the lemma targets: an edit script depends on the case that has just been changed."""
    targets = example.targets.copy()
    targets[3] = MISSING
    return targets


def _without_full_stop(example: Example) -> Example:
    last = len(example.words) - 1
    if last < 3 or example.words[last] != "." or not example.parsed or (example.heads == last + 1).any():
        return example
    cut = int(example.first[last])
    return replace(
        example,
        pieces=example.pieces[:cut],
        shapes=example.shapes[:cut],
        first=example.first[:last],
        targets=example.targets[:, :last],
        heads=example.heads[:last],
        deprels=example.deprels[:last],
        entities=example.entities[:last],
        words=example.words[:last],
    )


def datelines(
    builder: ExampleBuilder, places: list[str], count: int, random: np.random.Generator
) -> list[Example]:
    """Return made-up datelines, annotated as EWT annotates them: sentences of their own, the city as root.

    Args:
        builder: Makes the examples.
        places: Names of cities and countries of one word.
        count: How many.
        random: Where chance comes from.
    """
    return [_dateline(builder, places, random) for _ in range(count)]


def _dateline(builder: ExampleBuilder, places: list[str], random: np.random.Generator) -> Example:
    rows: list[tuple[str, str, str, str, int, str, str]] = []
    city = str(random.choice(places))
    rows.append((city.upper() if random.random() < 0.8 else city, "PROPN", "NNP", city, 0, "root", "S-GPE"))
    if random.random() < 0.3:
        country = str(random.choice(places))
        rows.append((",", "PUNCT", ",", ",", 3, "punct", "O"))
        rows.append((country, "PROPN", "NNP", country, 1, "nmod:unmarked", "S-GPE"))
    if random.random() < 0.25:
        month = str(random.choice(_MONTHS))
        at = len(rows) + 2
        rows.append((",", "PUNCT", ",", ",", at, "punct", "O"))
        rows.append((month, "PROPN", "NNP", month, 1, "nmod:unmarked", "B-DATE"))
        day = str(random.integers(1, 31))
        rows.append((day, "NUM", "CD", day, at, "nummod", "E-DATE"))
    if random.random() < 0.8:
        agency = str(random.choice(_AGENCIES))
        at = len(rows) + 2
        rows.append(("(", "PUNCT", "-LRB-", "(", at, "punct", "O"))
        rows.append((agency, "PROPN", "NNP", agency, 1, "parataxis", "S-ORG"))
        rows.append((")", "PUNCT", "-RRB-", ")", at, "punct", "O"))
    dash = str(random.choice(("-", "--")))
    rows.append((dash, "PUNCT", ":", dash, 1, "punct", "O"))
    return _from_rows(builder, rows)


def _from_rows(builder: ExampleBuilder, rows: list[tuple[str, str, str, str, int, str, str]]) -> Example:
    words, upos, xpos, lemmas, heads, deprels, tags = (list(column) for column in zip(*rows, strict=True))
    feats = [
        "Number=Sing" if tag == "PROPN" else "NumForm=Digit|NumType=Card" if tag == "NUM" else "_"
        for tag in upos
    ]
    ends = np.cumsum([len(word) + 1 for word in words]).tolist()
    spans = [(end - len(word) - 1, end - 1) for end, word in zip(ends, words, strict=True)]
    sentence = TreebankSentence(
        "", "", " ".join(words), True, words, spans, upos, xpos, feats, lemmas, heads, deprels
    )
    entities = []
    for (begin, end), tag in zip(spans, tags, strict=True):
        if tag.startswith("E-"):
            entities[-1] = (entities[-1][0], end, tag[2:])
        elif tag != "O":
            entities.append((begin, end, tag[2:]))
    labels = frozenset(builder.labels.entities)
    record = EntityRecord("any", "", "", sentence.text, tuple(entities), labels)
    return builder.build(words, spans, sentence, record)
