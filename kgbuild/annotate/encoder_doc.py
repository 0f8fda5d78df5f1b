"""Between spaCy Docs and the encoder: which tokens are words, and how an analysis is written into a Doc."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kgbuild.annotate.decoding import EntityScheme
from kgbuild.annotate.encoder_analysis import Analysis
from kgbuild.annotate.encoder_labels import LabelInventory
from kgbuild.annotate.encoder_lemmas import Lemmatizer
from kgbuild.annotate.encoder_sentences import Priors, start_priors

Keys = npt.NDArray[np.uint64]

_ATTRIBUTES = ["HEAD", "DEP", "TAG", "POS", "MORPH", "LEMMA", "ENT_IOB", "ENT_TYPE"]
# spaCy's codes for a token inside of, outside of and at the beginning of an entity.
_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3
# spaCy's English conventions for tokens that are white space.
_SPACE_TAG, _SPACE_LABEL = "_SP", "dep"
# All spaCy pipelines, those trained on UD included, write the label of a root in capitals.
_ROOT_LABEL = "ROOT"

_PARAGRAPH_SIGNS = ("\f", "\u2029")
# More space than this stands for text that was left out, not for a space between two words.
_WIDEST_GAP = 40


class TextWords(NamedTuple):
    """The words of a Doc.

    Attributes:
        texts: The words, white space left out.
        positions: Their positions in the Doc; shape (words,).
        priors: What is known about sentence starts (see `start_priors`); shape (words,).
    """

    texts: list[str]
    positions: npt.NDArray[np.int64]
    priors: Priors


def text_words(doc: Doc) -> TextWords:
    """Return the words of ``doc``, and what is known about its sentences.

    A blank line always separates sentences, and so does a wide gap. Sentence boundaries that an earlier
    component has set are kept.
    """
    texts: list[str] = []
    positions: list[int] = []
    spaced: list[bool] = []
    paragraphs: list[int] = []
    space = ""
    for position, token in enumerate(doc):
        text = token.text
        if text.isspace():
            space += text
            continue
        if space and _separates_paragraphs(space):
            paragraphs.append(len(texts))
        spaced.append(bool(space))
        texts.append(text)
        positions.append(position)
        space = token.whitespace_
    boundaries = np.zeros(len(texts), np.int8)
    if doc.has_annotation("SENT_START"):
        # Unsigned in the array: 1 a start, 2**64 − 1 not a start, 0 unknown.
        boundaries[:] = doc.to_array("SENT_START").astype(np.int64)[positions]
    boundaries[paragraphs] = 1
    boundaries[:1] = 1
    return TextWords(texts, np.array(positions, np.int64), start_priors(texts, spaced, boundaries))


def _separates_paragraphs(space: str) -> bool:
    lines = len(space.splitlines()) + space.endswith(("\n", "\r"))
    return lines > 2 or len(space) > _WIDEST_GAP or any(sign in space for sign in _PARAGRAPH_SIGNS)


class DocWriter:
    """Writes analyses into Docs of one vocabulary.

    Args:
        vocab: The vocabulary; all labels are entered into it here, so that they outlive spaCy's memory zones.
        labels: The label inventory.
        lemmatizer: Finds lemmas.
    """

    def __init__(self, vocab: Vocab, labels: LabelInventory, lemmatizer: Lemmatizer) -> None:
        add = vocab.strings.add
        self._strings = vocab.strings
        self._lemmatizer = lemmatizer
        self._readings = [(labels.upos[u], labels.xpos[x]) for u, x, _ in labels.readings]
        self._pos = _keys(add(upos) for upos, _ in self._readings)
        self._tag = _keys(add(xpos) for _, xpos in self._readings)
        feats = [vocab.morphology.add("" if feats == "_" else feats) for feats in labels.feats]
        self._morph = _keys(feats[f] for _, _, f in labels.readings)
        self._dep = _keys(add(_ROOT_LABEL if label == "root" else label) for label in labels.deprels)
        scheme = EntityScheme(labels.entities)
        self._entity_code = np.where(scheme.begins, _BEGIN, np.where(scheme.label_of < 0, _OUTSIDE, _INSIDE))
        self._entity_type = _keys(
            0 if label < 0 else add(labels.entities[label]) for label in scheme.label_of
        )
        self._space = _keys((add(_SPACE_LABEL), add(_SPACE_TAG), add("SPACE"), vocab.morphology.add("")))

    def write(self, doc: Doc, words: TextWords, analysis: Analysis) -> None:
        """Set every attribute of ``doc`` that the encoder predicts.

        White space is attached to the word before it, or at the beginning of a text to the first word.
        """
        rows = self._spaces(doc, words.positions)
        if len(words.positions):
            positions = words.positions
            rows[positions, 0] = (positions[analysis.heads] - positions).view(np.uint64)
            rows[positions, 1] = self._dep[analysis.deprels]
            rows[positions, 2] = self._tag[analysis.readings]
            rows[positions, 3] = self._pos[analysis.readings]
            rows[positions, 4] = self._morph[analysis.readings]
            rows[positions, 5] = self._lemmas(words.texts, analysis)
            rows[positions, 6] = self._entity_code[analysis.entities]
            rows[positions, 7] = self._entity_type[analysis.entities]
            self._bridge_entities(rows, positions)
        doc.from_array(_ATTRIBUTES, rows)  # type: ignore[arg-type]

    def _lemmas(self, texts: Sequence[str], analysis: Analysis) -> Keys:
        find, add = self._lemmatizer.lemma, self._strings.add
        tags = [self._readings[reading] for reading in analysis.readings.tolist()]
        words = zip(texts, tags, analysis.scripts.tolist(), strict=True)
        return _keys(add(find(text, upos, xpos, script)) for text, (upos, xpos), script in words)

    def _spaces(self, doc: Doc, positions: npt.NDArray[np.int64]) -> Keys:
        """Return rows in which every token is white space."""
        rows = np.zeros((len(doc), len(_ATTRIBUTES)), np.uint64)
        rows[:, 1:5] = self._space
        rows[:, 6] = _OUTSIDE
        order = np.arange(len(doc))
        anchors = positions if len(positions) else order[:1]
        before = np.maximum(np.searchsorted(anchors, order, side="right") - 1, 0)
        rows[:, 0] = (anchors[before] - order).view(np.uint64)
        if not len(positions):
            rows[0, 1] = self._strings.add(_ROOT_LABEL)
        for position in np.setdiff1d(order, positions).tolist():
            rows[position, 5] = self._strings.add(doc[position].text)
        return rows

    @staticmethod
    def _bridge_entities(rows: Keys, positions: npt.NDArray[np.int64]) -> None:
        """Put white space between two words of one entity into it: an entity has no holes."""
        for gap in np.flatnonzero(np.diff(positions) > 1).tolist():
            low, high = positions[gap], positions[gap + 1]
            if rows[high, 6] == _INSIDE:
                rows[low + 1 : high, 6:] = rows[high, 6:]


def _keys(values: Iterable[int]) -> Keys:
    return np.array(list(values), np.uint64)
