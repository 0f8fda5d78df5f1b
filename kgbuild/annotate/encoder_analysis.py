"""Words to tags, lemmas, trees, sentences and entities: the encoder run over a whole text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from kgbuild.annotate.decoding import EntityScheme, Scores, decode_tree
from kgbuild.annotate.encoder_labels import LabelInventory, ReadingDecoder
from kgbuild.annotate.encoder_model import Encoder, Ids, WindowScores
from kgbuild.annotate.encoder_pieces import EncodedWords, WordPieces
from kgbuild.annotate.encoder_sentences import Priors
from kgbuild.annotate.encoder_windows import (
    LONGEST_WINDOW_PIECES,
    WINDOW_PIECES,
    forced_cut,
    last_complete_sentence,
    window_end,
)


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is known about the words of a text; every array has one entry per word.

    Attributes:
        starts: Whether a sentence starts here.
        heads: The head's position in the text; a root is its own head.
        deprels: Index of the relation to the head.
        readings: Index of the (UPOS, XPOS, features) combination.
        scripts: Index of the lemma edit script.
        entities: Index of the entity tag.
    """

    starts: npt.NDArray[np.bool_]
    heads: Ids
    deprels: Ids
    readings: Ids
    scripts: Ids
    entities: Ids


class Analyzer:
    """Runs an encoder over texts and decodes its scores.

    Args:
        encoder: Scores one window.
        pieces: Splits words into pieces.
        labels: What the scores' columns mean.
        label_weights: The bilinear part of the label scores; shape (K, labels).
    """

    def __init__(
        self, encoder: Encoder, pieces: WordPieces, labels: LabelInventory, label_weights: Scores
    ) -> None:
        self._encoder = encoder
        self._pieces = pieces
        self._label_weights = np.ascontiguousarray(label_weights.T)
        self._readings = ReadingDecoder(labels)
        self._root_label = labels.deprels.index("root")
        self.entity_scheme = EntityScheme(labels.entities)
        widths = [len(labels.upos), len(labels.xpos), len(labels.feats), len(labels.scripts)]
        self._columns = np.cumsum(widths).tolist()

    def analyze(self, words: Sequence[str], priors: Priors, source: int) -> Analysis:
        """Analyze a text.

        Args:
            words: The words, none of them white space.
            priors: What is added to the log-odds of a sentence start at each word (see `encoder_sentences`);
                shape (words,).
            source: Index of the annotation convention that entities follow.
        """
        parts = list(self._windows(self._pieces.encode(words), priors, source))
        if not parts:
            nothing = np.zeros(0, np.int64)
            return Analysis(np.zeros(0, np.bool_), *[nothing] * 5)
        columns = zip(
            *((p.starts, p.heads, p.deprels, p.readings, p.scripts, p.entities) for p in parts), strict=True
        )
        return Analysis(*(np.concatenate(column) for column in columns))

    def _windows(self, encoded: EncodedWords, priors: Priors, source: int) -> Iterator[Analysis]:
        begin = 0
        while begin < len(priors):
            scores, kept = self._read_window(encoded, priors, begin, source)
            yield self._decode(scores, kept, begin)
            begin += kept

    def _read_window(
        self, encoded: EncodedWords, priors: Priors, begin: int, source: int
    ) -> tuple[WindowScores, int]:
        """Score the window at ``begin``; return its scores and how many of its words they settle."""
        breaks = np.isposinf(priors)
        for size in (WINDOW_PIECES, LONGEST_WINDOW_PIECES):
            end = window_end(encoded.offsets, breaks, begin, size)
            scores = self._score(encoded, begin, end, source)
            starts = scores.tags[:, -1]
            starts += priors[begin:end]
            if end == len(breaks) or breaks[end]:
                return scores, end - begin
            kept = last_complete_sentence(starts)
            if kept:
                return scores, kept
        return scores, forced_cut(starts)

    def _score(self, encoded: EncodedWords, begin: int, end: int, source: int) -> WindowScores:
        low, high = int(encoded.offsets[begin]), int(encoded.offsets[end])
        pieces = np.empty(high - low + 2, np.int64)
        pieces[0], pieces[1:-1], pieces[-1] = self._pieces.begin, encoded.pieces[low:high], self._pieces.end
        shapes = np.zeros(high - low + 2, np.int64)
        shapes[1:-1] = encoded.shapes[low:high]
        first = encoded.offsets[begin:end] - low + 1
        return self._encoder(pieces, shapes, first, source)

    def _decode(self, scores: WindowScores, count: int, begin: int) -> Analysis:
        """Decode the first ``count`` words of a window, whose first word is number ``begin``."""
        upos, xpos, feats, scripts, start = np.split(scores.tags[:count], self._columns, axis=1)
        starts = start[:, 0] > 0
        starts[0] = True
        heads = self._decode_trees(scores.arcs, starts)
        labels = scores.dependent_labels[:count] + scores.head_labels[heads]
        pairs = scores.dependents[:count] * scores.heads[heads]
        # Not a matrix product: BLAS would wake threads that cost more than the product itself.
        labels += np.einsum("wk,lk->wl", pairs, self._label_weights)
        labels[:, self._root_label] = np.where(heads == 0, np.inf, -np.inf)
        return Analysis(
            starts=starts,
            heads=begin + np.where(heads == 0, np.arange(count), heads - 1),
            deprels=labels.argmax(axis=1),
            readings=self._readings.decode(upos, xpos, feats),
            scripts=scripts.argmax(axis=1),
            entities=self.entity_scheme.decode(scores.entities[:count], starts),
        )

    @staticmethod
    def _decode_trees(arcs: Scores, starts: npt.NDArray[np.bool_]) -> Ids:
        """Return each word's head within the window (0 the root, h + 1 word h), one tree per sentence."""
        bounds = [*np.flatnonzero(starts).tolist(), len(starts)]
        heads = np.zeros(len(starts), np.int64)
        for low, high in pairwise(bounds):
            inside = np.concatenate((arcs[low:high, :1], arcs[low:high, low + 1 : high + 1]), axis=1)
            tree = decode_tree(inside)
            heads[low:high] = np.where(tree == 0, 0, tree + low)
        return heads
