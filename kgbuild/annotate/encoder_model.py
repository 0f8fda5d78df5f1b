"""The encoder as a function from word pieces to scores, run by ONNX Runtime."""

from __future__ import annotations

from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt
import onnxruntime  # type: ignore[import-untyped]

from kgbuild.annotate.decoding import Scores

Ids = npt.NDArray[np.int64]


class WindowScores(NamedTuple):
    """What the encoder says about one window of w words; K is the width of the label bilinear.

    Attributes:
        tags: UPOS, XPOS, features, lemma script and sentence start side by side; shape (w, tags).
        arcs: Score of each head; shape (w, w + 1), column 0 the root.
        dependents: Each word as a dependent; shape (w, K).
        heads: Root and words as heads; shape (w + 1, K).
        dependent_labels: Score of each label from the dependent alone; shape (w, labels).
        head_labels: Score of each label from the head alone; shape (w + 1, labels).
        entities: Score of each entity tag; shape (w, entity tags).
    """

    tags: Scores
    arcs: Scores
    dependents: Scores
    heads: Scores
    dependent_labels: Scores
    head_labels: Scores
    entities: Scores


class Encoder(Protocol):
    """Anything that scores one window; training puts its own network here."""

    def __call__(self, pieces: Ids, shapes: Ids, first: Ids, source: int) -> WindowScores:
        """Score a window.

        Args:
            pieces: Word-piece ids, ``[CLS]`` and ``[SEP]`` included; shape (pieces,).
            shapes: Word shape of each piece; shape (pieces,).
            first: Where each word's first piece stands; shape (words,).
            source: Index of the annotation convention that entities follow.
        """
        ...


class OnnxEncoder:
    """The exported encoder.

    A window is a batch of its own, never padded: int8 scales are taken from all that is in a batch, so a
    neighbour would change the result.

    Args:
        model: The ONNX file's contents.
        threads: Threads within one window.
    """

    def __init__(self, model: bytes, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def __call__(self, pieces: Ids, shapes: Ids, first: Ids, source: int) -> WindowScores:
        """Score one window (see `Encoder`)."""
        feed = {"pieces": pieces, "shapes": shapes, "first": first, "source": np.array([source], np.int64)}
        return WindowScores(*self._session.run(list(WindowScores._fields), feed))
