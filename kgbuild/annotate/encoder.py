"""The spaCy component ``kgbuild_encoder``: tags, features, lemmas, trees, sentences and entities at once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kgbuild.annotate.decoding import Scores
from kgbuild.annotate.encoder_analysis import Analyzer
from kgbuild.annotate.encoder_doc import DocWriter, text_words
from kgbuild.annotate.encoder_labels import LabelInventory
from kgbuild.annotate.encoder_lemmas import Lemmatizer
from kgbuild.annotate.encoder_model import OnnxEncoder
from kgbuild.annotate.encoder_pieces import WordPieces
from kgbuild.errors import ModelError

_MODEL, _TOKENIZER, _LABELS, _LEMMAS, _WEIGHTS = (
    "encoder.onnx",
    "tokenizer.json",
    "labels.json",
    "lemmas.json",
    "label_weights.npy",
)


@dataclass(frozen=True, slots=True)
class EncoderData:
    """All that a trained encoder consists of.

    Attributes:
        model: The ONNX file's contents.
        tokenizer: The contents of ``tokenizer.json``.
        labels: The label inventory.
        lemmas: The lemma dictionary (see `Lemmatizer`).
        label_weights: The bilinear part of the label scores; shape (K, labels).
    """

    model: bytes
    tokenizer: bytes
    labels: LabelInventory
    lemmas: dict[str, str]
    label_weights: Scores

    def to_disk(self, folder: Path) -> None:
        """Write the data as five files into ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _MODEL).write_bytes(self.model)
        (folder / _TOKENIZER).write_bytes(self.tokenizer)
        (folder / _LABELS).write_text(self.labels.to_json(), encoding="utf-8")
        (folder / _LEMMAS).write_text(json.dumps(self.lemmas, ensure_ascii=False, indent=0), encoding="utf-8")
        np.save(folder / _WEIGHTS, self.label_weights)

    @classmethod
    def from_disk(cls, folder: Path) -> EncoderData:
        """Read what `to_disk` wrote.

        Raises:
            ModelError: A file is missing.
        """
        try:
            return cls(
                model=(folder / _MODEL).read_bytes(),
                tokenizer=(folder / _TOKENIZER).read_bytes(),
                labels=LabelInventory.from_json((folder / _LABELS).read_text(encoding="utf-8")),
                lemmas=json.loads((folder / _LEMMAS).read_text(encoding="utf-8")),
                label_weights=np.load(folder / _WEIGHTS),
            )
        except FileNotFoundError as error:
            raise ModelError(
                f"the language model in {folder} is incomplete: {error.filename} is missing"
            ) from error

    def to_bytes(self) -> bytes:
        """Return the data as one message."""
        weights = self.label_weights
        message = {
            "model": self.model,
            "tokenizer": self.tokenizer,
            "labels": self.labels.to_json(),
            "lemmas": self.lemmas,
            "label_weights": (weights.shape, weights.tobytes()),
        }
        return bytes(srsly.msgpack_dumps(message))

    @classmethod
    def from_bytes(cls, data: bytes) -> EncoderData:
        """Load what `to_bytes` returned."""
        message = srsly.msgpack_loads(data)
        shape, weights = message["label_weights"]
        return cls(
            model=message["model"],
            tokenizer=message["tokenizer"],
            labels=LabelInventory.from_json(message["labels"]),
            lemmas=message["lemmas"],
            label_weights=np.frombuffer(weights, np.float32).reshape(shape),
        )


@Language.factory(
    "kgbuild_encoder",
    assigns=[
        "token.tag",
        "token.pos",
        "token.morph",
        "token.lemma",
        "token.dep",
        "token.head",
        "token.is_sent_start",
        "doc.sents",
        "doc.ents",
        "token.ent_iob",
        "token.ent_type",
    ],
    default_config={"entity_source": "any", "threads": 1},
)
def make_encoder(nlp: Language, name: str, entity_source: str, threads: int) -> EncoderComponent:
    """Create the component, still without a model."""
    return EncoderComponent(nlp.vocab, name, entity_source=entity_source, threads=threads)


class EncoderComponent:
    """Annotates Docs with one run of the encoder.

    Args:
        vocab: The pipeline's vocabulary.
        name: The component's name in the pipeline.
        entity_source: The annotation convention that entities follow (see `LabelInventory`).
        threads: Threads within one window of text; more than one pays for interactive use only.
    """

    def __init__(self, vocab: Vocab, name: str, *, entity_source: str, threads: int) -> None:
        self.name = name
        self.entity_source = entity_source
        self.threads = threads
        self._vocab = vocab
        self._data: EncoderData | None = None

    def set_data(self, data: EncoderData) -> None:
        """Load a model.

        Raises:
            ModelError: The model does not know the entity source that the component was configured with.
        """
        labels = data.labels
        if self.entity_source not in labels.sources:
            known = ", ".join(labels.sources)
            raise ModelError(f"the model knows no entity source {self.entity_source!r}; it knows {known}")
        self._source = labels.sources.index(self.entity_source)
        encoder = OnnxEncoder(data.model, self.threads)
        self._analyzer = Analyzer(encoder, WordPieces.from_bytes(data.tokenizer), labels, data.label_weights)
        self._writer = DocWriter(self._vocab, labels, Lemmatizer(labels.scripts, data.lemmas))
        self._data = data

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it.

        Raises:
            ModelError: No model has been loaded.
        """
        if self._data is None:
            raise ModelError(f"the component {self.name!r} has no model; load a pipeline that contains one")
        if len(doc):
            words = text_words(doc)
            analysis = self._analyzer.analyze(words.texts, words.priors, self._source)
            self._writer.write(doc, words, analysis)
        return doc

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the model into a folder."""
        if self._data is not None:
            self._data.to_disk(Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> EncoderComponent:
        """Load the model from a folder."""
        self.set_data(EncoderData.from_disk(Path(path)))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the model as bytes; empty if there is none."""
        return b"" if self._data is None else self._data.to_bytes()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> EncoderComponent:
        """Load the model from what `to_bytes` returned."""
        if data:
            self.set_data(EncoderData.from_bytes(data))
        return self

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle as settings and model: a session of ONNX Runtime cannot travel to another process."""
        return _unpickle, (self._vocab, self.name, self.entity_source, self.threads, self.to_bytes())


def _unpickle(vocab: Vocab, name: str, entity_source: str, threads: int, data: bytes) -> EncoderComponent:
    return EncoderComponent(vocab, name, entity_source=entity_source, threads=threads).from_bytes(data)
