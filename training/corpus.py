"""Which files the model is trained on, and which it is scored on while it is trained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np

from kgbuild.annotate.encoder_labels import LabelInventory
from kgbuild.annotate.encoder_pieces import WordPieces
from training.augmentation import datelines
from training.entity_files import EntityRecord, read_entities
from training.examples import (
    Document,
    Example,
    ExampleBuilder,
    entity_documents,
    move_record,
    treebank_documents,
)
from training.inventory import add_listed_forms, collect_labels, collect_lemmas
from training.treebank import TreebankSentence, read_treebank
from training.word_lists import read_nouns, read_verbs

TREEBANKS = (("en", "uner_ewt"), ("gum", "gum"))
"""Treebank and the entity files on the same sentences; files are ``ud/NAME_train.conllu`` and so on."""

# CrossNER's training part is small, so its development part is learned from as well; its test part is not.
ENTITY_FILES = (
    "crossner_politics_train",
    "crossner_politics_dev",
    "redocred_dev",
    "redocred_test",
    "wikigold_train",
    "wikigold_dev",
    "wnut17_train",
)

_DATELINES = 400


@dataclass(frozen=True, slots=True)
class TrainingData:
    """All that training needs of the corpora.

    Attributes:
        labels: The label inventory.
        lemmas: The lemma dictionary.
        documents: The training documents.
        datelines: Made-up datelines.
        development: Sentences to score on, by treebank.
        entities: Entity annotations of these sentences.
    """

    labels: LabelInventory
    lemmas: dict[str, str]
    documents: list[Document]
    datelines: list[Example]
    development: dict[str, list[TreebankSentence]]
    entities: dict[str, list[tuple[TreebankSentence, EntityRecord]]]


def load(folder: Path, pieces: WordPieces, seed: int) -> TrainingData:
    """Read the corpora in ``folder`` (see training/README.md for what must be there)."""
    sentences = [
        s for treebank, _ in TREEBANKS for s in read_treebank(folder / f"ud/{treebank}_train.conllu")
    ]
    labels = collect_labels(sentences)
    builder = ExampleBuilder(labels, pieces)
    documents = [
        document
        for treebank, entities in TREEBANKS
        for document in treebank_documents(
            builder, folder / f"ud/{treebank}_train.conllu", folder / f"ner/{entities}_train.jsonl"
        )
    ]
    documents.extend(entity_documents(builder, [folder / f"ner/{name}.jsonl" for name in ENTITY_FILES]))
    development = {name: read_treebank(folder / f"ud/{name}_dev.conllu") for name, _ in TREEBANKS}
    return TrainingData(
        labels=labels,
        lemmas=add_listed_forms(collect_lemmas(sentences, set(labels.scripts)), read_verbs(), read_nouns()),
        documents=documents,
        datelines=datelines(builder, _places(folder), _DATELINES, np.random.default_rng(seed)),
        development=development,
        entities={
            name: aligned(development[treebank], folder / f"ner/{name}_dev.jsonl")
            for treebank, name in TREEBANKS
        },
    )


def aligned(sentences: Sequence[TreebankSentence], path: Path) -> list[tuple[TreebankSentence, EntityRecord]]:
    """Return the sentences that an entity file annotates, with the annotation moved to their text."""
    records = {record.sent_id: record for record in read_entities(path)}
    pairs = []
    for sentence in sentences:
        record = records.get(sentence.sent_id)
        moved = None if record is None else move_record(record, sentence.text)
        if moved is not None:
            pairs.append((sentence, moved))
    return pairs


def by_document(sentences: Sequence[TreebankSentence]) -> list[list[TreebankSentence]]:
    """Group sentences, which follow each other as in the text, by document."""
    return [list(group) for _, group in groupby(sentences, lambda sentence: sentence.doc)]


def _places(folder: Path) -> list[str]:
    """Return the one-word places that two of the entity files name in capitalised form."""
    names = set()
    for name in ("uner_ewt_train", "gum_train"):
        for record in read_entities(folder / f"ner/{name}.jsonl"):
            names.update(record.text[begin:end] for begin, end, label in record.spans if label == "GPE")
    return sorted(name for name in names if name.isalpha() and name.istitle() and len(name) > 3)
