"""Training sentences as arrays, with the targets of every task and −100 where a task has none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import numpy as np
import numpy.typing as npt
import spacy

from kgbuild.annotate.decoding import EntityScheme
from kgbuild.annotate.encoder_labels import LabelInventory, index_of
from kgbuild.annotate.encoder_lemmas import edit_script
from kgbuild.annotate.encoder_pieces import WordPieces
from training.entity_files import EntityRecord, Span, read_entities, spans_to_tags
from training.treebank import TreebankSentence, read_treebank

MISSING = -100
"""Target of a word that a task must not learn from; what torch's cross entropy ignores."""

Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence; the targets have one entry per word.

    Attributes:
        pieces: Word-piece ids; shape (pieces,).
        shapes: Word shape of each piece; shape (pieces,).
        first: Each word's first piece; shape (words,).
        targets: UPOS, XPOS, features and script of each word; shape (4, words).
        heads: 0 for the root, h + 1 for word h.
        deprels: Relation to the head.
        entities: Entity tag.
        free: Entity labels that the source does not annotate, so that their absence means nothing.
        source: Index of the annotation convention.
        words: The words' forms.
    """

    pieces: Ids
    shapes: Ids
    first: Ids
    targets: Ids
    heads: Ids
    deprels: Ids
    entities: Ids
    free: tuple[int, ...]
    source: int
    words: tuple[str, ...]

    @property
    def parsed(self) -> bool:
        """Whether the sentence has a tree."""
        return bool(self.heads[0] != MISSING)


@dataclass
class ExampleBuilder:
    """Turns annotated sentences into examples.

    Args:
        labels: The inventory that targets index.
        pieces: Splits words into pieces.
    """

    labels: LabelInventory
    pieces: WordPieces
    _positions: dict[str, dict[str, int]] = field(init=False)

    def __post_init__(self) -> None:
        tags = EntityScheme(self.labels.entities).tags
        columns = {
            name: getattr(self.labels, name) for name in ("upos", "xpos", "feats", "scripts", "deprels")
        }
        self._positions = {name: index_of(values) for name, values in (*columns.items(), ("entities", tags))}

    def build(
        self,
        words: Sequence[str],
        spans: Sequence[tuple[int, int]],
        sentence: TreebankSentence | None,
        record: EntityRecord | None,
    ) -> Example:
        """Return the example of a sentence that has a tree, entities or both."""
        encoded = self.pieces.encode(words)
        missing = np.full(len(words), MISSING, np.int64)
        targets, heads, deprels, entities = np.tile(missing, (4, 1)), missing, missing, missing
        if sentence is not None:
            scripts = list(map(edit_script, sentence.words, sentence.lemmas))
            columns = zip(
                ("upos", "xpos", "feats", "scripts"),
                (sentence.upos, sentence.xpos, sentence.feats, scripts),
                strict=True,
            )
            targets = np.stack([self._indices(name, values) for name, values in columns])
            heads = np.array(sentence.heads, np.int64)
            deprels = self._indices("deprels", sentence.deprels)
        free: tuple[int, ...] = ()
        if record is not None:
            entities = self._indices("entities", spans_to_tags(spans, record.spans))
            free = tuple(i for i, label in enumerate(self.labels.entities) if label not in record.annotated)
        return Example(
            pieces=encoded.pieces,
            shapes=encoded.shapes,
            first=encoded.offsets[:-1],
            targets=targets,
            heads=heads,
            deprels=deprels,
            entities=entities,
            free=free,
            source=0 if record is None else self.labels.sources.index(record.source),
            words=tuple(words),
        )

    def _indices(self, name: str, values: Iterable[str]) -> Ids:
        positions = self._positions[name]
        return np.array([positions.get(value, MISSING) for value in values], np.int64)


Document = list[Example]


def treebank_documents(builder: ExampleBuilder, treebank: Path, entities: Path | None) -> list[Document]:
    """Return a treebank's documents, with the entities that another file annotates on the same sentences."""
    records = {record.sent_id: record for record in read_entities(entities)} if entities else {}
    documents = []
    for _, sentences in groupby(read_treebank(treebank), lambda sentence: sentence.doc):
        document = []
        for sentence in sentences:
            record = records.get(sentence.sent_id)
            moved = None if record is None else move_record(record, sentence.text)
            document.append(builder.build(sentence.words, sentence.spans, sentence, moved))
        documents.append(document)
    return documents


def entity_documents(builder: ExampleBuilder, paths: Iterable[Path]) -> Iterator[Document]:
    """Yield the documents of files that hold entities only, split into words by spaCy's English tokenizer."""
    tokenizer = spacy.blank("en").tokenizer
    for path in paths:
        for _, records in groupby(read_entities(path), lambda record: record.doc):
            document = []
            for record in records:
                words = [token for token in tokenizer(record.text) if not token.is_space]
                if words:
                    spans = [(word.idx, word.idx + len(word)) for word in words]
                    document.append(builder.build([word.text for word in words], spans, None, record))
            yield document


def move_record(record: EntityRecord, text: str) -> EntityRecord | None:
    """Return ``record`` over a text that differs in white space only, or nothing where more differs."""
    old = [position for position, character in enumerate(record.text) if not character.isspace()]
    new = [position for position, character in enumerate(text) if not character.isspace()]
    if [record.text[position] for position in old] != [text[position] for position in new]:
        return None
    moved = dict(zip(old, new, strict=True))
    spans: list[Span] = []
    for begin, end, label in record.spans:
        covered = [moved[position] for position in range(begin, end) if position in moved]
        spans.append((covered[0], covered[-1] + 1, label))
    return EntityRecord(record.source, record.doc, record.sent_id, text, tuple(spans), record.annotated)
