"""Groups examples into windows of several sentences, and windows of like length into batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from kgbuild.annotate.decoding import EntityScheme
from training.augmentation import disguise
from training.examples import MISSING, Document, Example

# Single sentences keep the parser good where a text is one headline; windows show it sentence boundaries.
_SINGLE = 0.3
_SHORTEST_WINDOW, _LONGEST_WINDOW = 50, 200
_DATELINE = 0.05
_SOURCE_DROPPED = 0.15


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows padded to the longest; b windows, p pieces, w words, t entity tags.

    Attributes:
        pieces: (b, p); 0 is padding.
        shapes: (b, p).
        padding: Additive attention mask; (b, 1, 1, p).
        first: (b, w).
        sentences: Number of the sentence within its window, −1 for padding; (b, w).
        targets: UPOS, XPOS, features, script; (4, b, w).
        starts: 1.0 where a sentence starts, −100 for padding and for windows without a tree; (b, w).
        heads: 0 the root, h + 1 word h of the window; (b, w).
        deprels: (b, w).
        entities: Gold tags; (b, w).
        outside: Tags that a word outside of all annotated entities may have; (b, t).
        sources: (b,).
        parsed: Whether the windows have trees.
    """

    pieces: torch.Tensor
    shapes: torch.Tensor
    padding: torch.Tensor
    first: torch.Tensor
    sentences: torch.Tensor
    targets: torch.Tensor
    starts: torch.Tensor
    heads: torch.Tensor
    deprels: torch.Tensor
    entities: torch.Tensor
    outside: torch.Tensor
    sources: torch.Tensor
    parsed: bool


@dataclass
class Batcher:
    """Makes the batches of an epoch.

    Args:
        scheme: The entity tags.
        begin: Piece that opens a window.
        end: Piece that closes it.
        size: Word pieces in a batch, padding included.
        datelines: Sentences put before some windows.
        entity_share: Share of the documents without trees that an epoch takes.
    """

    scheme: EntityScheme
    begin: int
    end: int
    size: int
    datelines: Sequence[Example]
    entity_share: float

    def epoch(self, documents: Sequence[Document], random: np.random.Generator) -> Iterator[Batch]:
        """Yield the documents, cut and changed by chance; a batch is all parsed windows or all others."""
        batches: list[list[list[Example]]] = []
        for parsed in (True, False):
            chosen = [
                document
                for document in documents
                if document[0].parsed == parsed and (parsed or random.random() < self.entity_share)
            ]
            windows = [window for document in chosen for window in self._windows(document, random)]
            batches.extend(self._grouped(windows, random))
        for position in random.permutation(len(batches)):
            yield self.batch(batches[position], random)

    def _windows(self, document: Document, random: np.random.Generator) -> Iterator[list[Example]]:
        window: list[Example] = []
        size, limit = 0, self._limit(random)
        for example in document:
            if window and size + len(example.pieces) > limit:
                yield window
                window, size, limit = [], 0, self._limit(random)
            if not window and example.parsed and random.random() < _DATELINE:
                window.append(self.datelines[int(random.integers(len(self.datelines)))])
            window.append(disguise(example, random))
            size += len(example.pieces)
        yield window

    @staticmethod
    def _limit(random: np.random.Generator) -> int:
        return 0 if random.random() < _SINGLE else int(random.integers(_SHORTEST_WINDOW, _LONGEST_WINDOW))

    def _grouped(
        self, windows: list[list[Example]], random: np.random.Generator
    ) -> Iterator[list[list[Example]]]:
        lengths = np.array([sum(len(example.pieces) for example in window) + 2 for window in windows])
        batch: list[list[Example]] = []
        # A little noise in the sorting, so that the same windows do not meet in every epoch.
        for position in np.argsort(lengths + random.uniform(0, 8, len(lengths))):
            longest = max([lengths[position], *(sum(len(e.pieces) for e in window) + 2 for window in batch)])
            if batch and longest * (len(batch) + 1) > self.size:
                yield batch
                batch = []
            batch.append(windows[position])
        if batch:
            yield batch

    def batch(self, windows: list[list[Example]], random: np.random.Generator) -> Batch:
        """Return the windows as one padded batch."""
        count = len(windows)
        pieces_wide = max(sum(len(e.pieces) for e in window) for window in windows) + 2
        words_wide = max(sum(len(e.words) for e in window) for window in windows)
        ids = np.zeros((2, count, pieces_wide), np.int64)
        mask = np.full((count, 1, 1, pieces_wide), -1e4, np.float32)
        first, sentences = np.zeros((count, words_wide), np.int64), np.full((count, words_wide), -1, np.int64)
        starts = np.full((count, words_wide), float(MISSING), np.float32)
        targets = np.full((7, count, words_wide), MISSING, np.int64)
        outside = np.zeros((count, len(self.scheme.tags)), np.bool_)
        outside[:, 0] = True
        sources = np.zeros(count, np.int64)
        for row, window in enumerate(windows):
            ids[0, row, 0] = self.begin
            piece, word = 1, 0
            for number, example in enumerate(window):
                to_piece, to_word = piece + len(example.pieces), word + len(example.words)
                ids[0, row, piece:to_piece], ids[1, row, piece:to_piece] = example.pieces, example.shapes
                first[row, word:to_word] = example.first + piece
                sentences[row, word:to_word] = number
                targets[:4, row, word:to_word] = example.targets
                targets[4, row, word:to_word] = np.where(
                    example.heads > 0, example.heads + word, example.heads
                )
                targets[5, row, word:to_word], targets[6, row, word:to_word] = (
                    example.deprels,
                    example.entities,
                )
                if example.parsed:
                    starts[row, word:to_word] = 0.0
                    starts[row, word] = 1.0
                piece, word = to_piece, to_word
            ids[0, row, piece] = self.end
            mask[row, :, :, : piece + 1] = 0.0
            example = window[-1]
            outside[row] |= np.isin(self.scheme.label_of, example.free)
            sources[row] = 0 if random.random() < _SOURCE_DROPPED else example.source
        return Batch(
            *map(
                torch.from_numpy,
                (*ids, mask, first, sentences, targets[:4], starts, *targets[4:], outside, sources),
            ),
            parsed=window[-1].parsed,
        )
