"""Scores of an analyzer on annotated sentences: tags, trees, lemmas, sentence boundaries, entities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from kgbuild.annotate.encoder_analysis import Analysis, Analyzer
from kgbuild.annotate.encoder_labels import LabelInventory
from kgbuild.annotate.encoder_lemmas import Lemmatizer
from training.entity_files import EntityRecord, Span
from training.treebank import TreebankSentence

SCORED_ENTITIES = ("PERSON", "ORG", "PLACE")
"""GPE and LOC count as one: the sources tell them apart by gazetteer only."""


@dataclass
class Counts:
    """Right, predicted and expected items of one kind."""

    right: int = 0
    predicted: int = 0
    expected: int = 0

    def add(self, predicted: set[object], expected: set[object]) -> None:
        """Count two sets of items."""
        self.right += len(predicted & expected)
        self.predicted += len(predicted)
        self.expected += len(expected)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.predicted + self.expected)


@dataclass
class TreebankScores:
    """Shares of words that are right, of each kind."""

    words: int = 0
    right: dict[str, int] = field(default_factory=dict)

    def add(self, **right: int) -> None:
        """Count right words of some kinds."""
        for name, number in right.items():
            self.right[name] = self.right.get(name, 0) + number

    def shares(self) -> dict[str, float]:
        """Return each kind's share."""
        return {name: number / max(1, self.words) for name, number in self.right.items()}


def score_treebank(
    analyzer: Analyzer, labels: LabelInventory, lemmatizer: Lemmatizer, sentences: Iterable[TreebankSentence]
) -> dict[str, float]:
    """Return UPOS, XPOS, features, lemma, UAS and LAS accuracy on given words and sentences.

    Labels are compared with their subtypes.
    """
    scores = TreebankScores()
    for sentence in sentences:
        count = len(sentence.words)
        analysis = analyzer.analyze(sentence.words, np.full(count, -np.inf, np.float32), 0)
        heads = np.where(analysis.heads == np.arange(count), 0, analysis.heads + 1)
        attached = heads == np.array(sentence.heads)
        labelled = attached & np.array(
            [labels.deprels[i] for i in analysis.deprels] == np.array(sentence.deprels)
        )
        readings = [labels.readings[i] for i in analysis.readings]
        upos = [labels.upos[u] for u, _, _ in readings]
        xpos = [labels.xpos[x] for _, x, _ in readings]
        lemmas = map(lemmatizer.lemma, sentence.words, upos, xpos, analysis.scripts.tolist())
        scores.words += count
        scores.add(
            upos=_equal(upos, sentence.upos),
            xpos=_equal(xpos, sentence.xpos),
            feats=_equal([labels.feats[f] for _, _, f in readings], sentence.feats),
            lemma=_equal(lemmas, sentence.lemmas),
            uas=int(attached.sum()),
            las=int(labelled.sum()),
        )
    return scores.shares()


def score_boundaries(analyzer: Analyzer, documents: Iterable[Sequence[TreebankSentence]]) -> float:
    """Return the F1 of sentence starts on documents of given words."""
    counts = Counts()
    for document in documents:
        words = [word for sentence in document for word in sentence.words]
        found = np.flatnonzero(analyzer.analyze(words, np.zeros(len(words), np.float32), 0).starts).tolist()
        gold = np.cumsum([0, *(len(sentence.words) for sentence in document[:-1])]).tolist()
        counts.add(set(found), set(gold))
    return counts.f1


def score_entities(
    analyzer: Analyzer,
    source: int,
    sentences: Iterable[tuple[Sequence[str], Sequence[tuple[int, int]], EntityRecord]],
) -> dict[str, float]:
    """Return strict span F1 of PERSON, ORG, places and the three together, each sentence by itself.

    Args:
        analyzer: Finds the entities.
        source: The annotation convention to follow.
        sentences: Words, their spans and the annotation of each sentence.
    """
    counts = {name: Counts() for name in ("all", *SCORED_ENTITIES)}
    for number, (words, spans, record) in enumerate(sentences):
        if not words:
            continue
        analysis = analyzer.analyze(words, np.full(len(words), -np.inf, np.float32), source)
        found = comparable(entity_spans(analyzer, analysis, spans))
        gold = comparable(record.spans)
        for name, count in counts.items():
            count.add(
                {(number, *span) for span in found if name in ("all", span[2])},
                {(number, *span) for span in gold if name in ("all", span[2])},
            )
    return {name: count.f1 for name, count in counts.items()}


def comparable(spans: Iterable[Span]) -> set[Span]:
    """Return the spans that are scored, with GPE and LOC as PLACE."""
    places = {"GPE": "PLACE", "LOC": "PLACE"}
    renamed = {(begin, end, places.get(label, label)) for begin, end, label in spans}
    return {span for span in renamed if span[2] in SCORED_ENTITIES}


def entity_spans(analyzer: Analyzer, analysis: Analysis, spans: Sequence[tuple[int, int]]) -> list[Span]:
    """Return the entities of an analysis in characters."""
    scheme = analyzer.entity_scheme
    result = []
    begin = 0
    for word, tag in enumerate(analysis.entities.tolist()):
        if scheme.begins[tag]:
            begin = word
        if scheme.tags[tag][0] in "ES":
            result.append((spans[begin][0], spans[word][1], scheme.labels[int(scheme.label_of[tag])]))
    return result


def _equal(found: Iterable[str], expected: Iterable[str]) -> int:
    return sum(map(str.__eq__, found, expected))
