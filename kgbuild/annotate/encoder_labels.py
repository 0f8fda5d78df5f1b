"""The label inventory of the encoder: what each column of its scores means."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

from kgbuild.annotate.decoding import Scores


@dataclass(frozen=True, slots=True)
class LabelInventory:
    """The labels of every task, in the order of the encoder's score columns.

    Attributes:
        upos: Universal part-of-speech tags.
        xpos: Treebank-specific tags (Penn Treebank).
        feats: Combinations of morphological features as CoNLL-U writes them, ``_`` for none.
        scripts: Lemma edit scripts (see `encoder_lemmas`).
        readings: The combinations of (upos, xpos, feats) that occur, as indices into the three above.
        deprels: Universal dependency relations.
        entities: Entity labels.
        sources: Annotation conventions that the entity recognizer can follow.
    """

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    scripts: tuple[str, ...]
    readings: tuple[tuple[int, int, int], ...]
    deprels: tuple[str, ...]
    entities: tuple[str, ...]
    sources: tuple[str, ...]

    def to_json(self) -> str:
        """Return the inventory as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=0)

    @classmethod
    def from_json(cls, text: str) -> LabelInventory:
        """Load what `to_json` returned."""
        data = json.loads(text)
        readings = tuple((int(u), int(x), int(f)) for u, x, f in data.pop("readings"))
        return cls(readings=readings, **{name: tuple(values) for name, values in data.items()})


class ReadingDecoder:
    """Chooses UPOS, XPOS and features together, so that they never contradict each other.

    Args:
        labels: The inventory whose ``readings`` may be chosen.
    """

    def __init__(self, labels: LabelInventory) -> None:
        self._readings: npt.NDArray[np.int64] = np.array(labels.readings, np.int64).reshape(-1, 3)

    def decode(self, upos: Scores, xpos: Scores, feats: Scores) -> npt.NDArray[np.int64]:
        """Return indices into ``readings``, the most probable of each word if the three were independent.

        Args:
            upos: Shape (words, upos).
            xpos: Shape (words, xpos).
            feats: Shape (words, feats).
        """
        total: Scores = _log_softmax(upos)[:, self._readings[:, 0]]
        total += _log_softmax(xpos)[:, self._readings[:, 1]]
        total += _log_softmax(feats)[:, self._readings[:, 2]]
        best: npt.NDArray[np.int64] = total.argmax(axis=1)
        return best


def _log_softmax(scores: Scores) -> Scores:
    shifted = scores - scores.max(axis=1, keepdims=True)
    result: Scores = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return result


def index_of(labels: Sequence[str]) -> dict[str, int]:
    """Return the position of each label."""
    return {label: position for position, label in enumerate(labels)}
