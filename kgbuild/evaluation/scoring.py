"""Reads gold of any of the three kinds, and an event table, and scores the one by the other."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgbuild.errors import InputError
from kgbuild.evaluation.articles import score_articles
from kgbuild.evaluation.matching import Record
from kgbuild.evaluation.pairs import score_pairs
from kgbuild.evaluation.probes import score_probes

Scorer = Callable[[Sequence[Record], Sequence[Record]], tuple[float, list[str], list[str]]]

KINDS: tuple[tuple[str, str, Scorer], ...] = (
    ("expected", "probes", score_probes),
    ("core", "articles", score_articles),
    ("plover", "pairs", score_pairs),
)
"""A field that only gold of one kind has, the kind, and its scorer; tried in this order."""


@dataclass(frozen=True, slots=True)
class Score:
    """The outcome of an evaluation.

    Attributes:
        kind: `articles`, `pairs` or `probes`.
        value: F1 over events, macro F1 over categories, or the share of probes passed; 0 … 1.
        lines: The figures, for people.
        misses: A line for each thing that is wrong.
    """

    kind: str
    value: float
    lines: tuple[str, ...]
    misses: tuple[str, ...]


def evaluate(gold: Path, predicted: Path) -> Score:
    """Scores an event table in JSON Lines against gold in JSON Lines.

    Args:
        gold: Annotated articles (records with `core`), sentences with a marked pair (`plover`, `source` and
            `target` as spans), or probes (`expected` and `forbidden`); `docs/evaluation.md` describes them.
        predicted: What `kgbuild events` wrote for the same documents.

    Raises:
        InputError: One of the files is not JSON Lines of the kind named; names file and line.
    """
    annotation, records = _read(gold), _read(predicted)
    if not annotation:
        raise InputError(f"{gold} holds no annotation")
    for field, kind, scorer in KINDS:
        if field in annotation[0]:
            try:
                value, lines, misses = scorer(annotation, records)
            except (KeyError, TypeError) as error:
                raise InputError(f"{gold} or {predicted} lacks a field that {kind} need: {error}") from error
            return Score(kind, value, tuple(lines), tuple(misses))
    known = ", ".join(f"'{field}' for {kind}" for field, kind, _ in KINDS)
    raise InputError(f"{gold} has none of the fields that tell the kind of gold: {known}")


def _read(path: Path) -> list[dict[str, Any]]:
    records = []
    try:
        with path.open(encoding="utf-8") as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    record = json.loads(line)
                    if not isinstance(record, dict):
                        raise InputError(f"{path}, line {number} is not a record")
                    records.append(record)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}") from error
    except json.JSONDecodeError as error:
        raise InputError(f"{path}, line {number} is not JSON: {error.msg}") from error
    return records
