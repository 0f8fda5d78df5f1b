"""Reads named entities in JSON Lines, with what each source leaves unannotated."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ENTITY_LABELS = ("PERSON", "GPE", "LOC", "ORG", "NORP", "DATE", "EVENT", "MISC")

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """One sentence with its entities.

    Attributes:
        source: The corpus.
        doc: The document within it.
        sent_id: The treebank sentence it annotates, or an empty string.
        text: The sentence.
        spans: Begin, end and label of each entity, in characters, end exclusive.
        annotated: Labels whose absence means something.
    """

    source: str
    doc: str
    sent_id: str
    text: str
    spans: tuple[Span, ...]
    annotated: frozenset[str]


def read_entities(path: Path) -> list[EntityRecord]:
    """Read one file; spans of ``ents_silver`` count where no gold span is in the way."""
    records = []
    for line in path.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        spans = [(begin, end, label) for begin, end, label in data["ents"]]
        for begin, end, label in data.get("ents_silver", []):
            if all(end <= other[0] or other[1] <= begin for other in spans):
                spans.append((begin, end, label))
        records.append(
            EntityRecord(
                source=data["source"],
                doc=data["doc"],
                sent_id=data.get("sent_id", ""),
                text=data["text"],
                spans=tuple(sorted(spans)),
                annotated=frozenset(data["annotated"]),
            )
        )
    return records


def spans_to_tags(words: Iterable[tuple[int, int]], spans: Iterable[Span]) -> list[str]:
    """Return the BIOES tag of each word.

    An entity covers every word that it overlaps; of two that overlap one word, the first keeps it.
    """
    words = list(words)
    tags = ["O"] * len(words)
    for begin, end, label in spans:
        covered = [i for i, (low, high) in enumerate(words) if low < end and begin < high and tags[i] == "O"]
        if not covered or covered[-1] - covered[0] + 1 != len(covered):
            continue
        for i in covered:
            tags[i] = f"I-{label}"
        tags[covered[-1]] = f"E-{label}"
        tags[covered[0]] = f"{'S' if len(covered) == 1 else 'B'}-{label}"
    return tags
