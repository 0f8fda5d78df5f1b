"""Says which mentions a user keeps apart although they look like one event: rows of a merge report, kept.

A file of them is a merge report, whole or cut down to the merges that are wrong: of each row the columns
`document`, `begin`, `other_document` and `other_begin` are read: to undo a merge, keep its row.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kgbuild.errors import SettingsError
from kgbuild.records import MentionPlace

COLUMNS = ("document", "begin", "other_document", "other_begin")
"""What tells a merge in a merge report."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Pairs of mentions that are not of one event, each with the lesser place first."""

    pairs: frozenset[tuple[MentionPlace, MentionPlace]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.pairs)

    def holds(self, place: MentionPlace, others: Iterable[MentionPlace]) -> bool:
        """Whether a mention is kept apart from one of the others."""
        return bool(self.pairs) and any(
            (min(place, other), max(place, other)) in self.pairs for other in others
        )

    def rows(self) -> Iterator[tuple[str, int, str, int]]:
        """The pairs in order, in the columns of `COLUMNS`."""
        for one, other in sorted(self.pairs):
            yield one.document, one.begin, other.document, other.begin


NOTHING = Apart()


def read_apart(path: Path) -> Apart:
    """The pairs of a file.

    Args:
        path: CSV with a header or, where its name ends in `.jsonl`, JSON Lines.

    Raises:
        SettingsError: It cannot be read, or a row does not tell two mentions; the line is named.
    """
    pairs = set()
    try:
        for line, row in _rows(path):
            one, other = _places(row, path, line)
            pairs.add((min(one, other), max(one, other)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error
    return Apart(frozenset(pairs))


def _rows(path: Path) -> Iterator[tuple[int, object]]:
    """Each row by column, with its line."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        if path.suffix.lower() != ".jsonl":
            reader = csv.DictReader(stream)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                raise SettingsError(f"{path}, line 1: the column {missing[0]} is missing")
            yield from ((reader.line_num, row) for row in reader)
            return
        for number, line in enumerate(stream, 1):
            try:
                yield number, json.loads(line)
            except ValueError as error:
                raise SettingsError(f"{path}, line {number}: {error}") from error


def _places(row: object, path: Path, line: int) -> tuple[MentionPlace, MentionPlace]:
    try:
        if not isinstance(row, Mapping):
            raise ValueError("a row needs names for its values")
        document, begin, other_document, other_begin = (row[name] for name in COLUMNS)
        return MentionPlace(str(document), int(begin)), MentionPlace(str(other_document), int(other_begin))
    except (KeyError, TypeError, ValueError) as error:
        needed = "document, begin, other_document and other_begin"
        raise SettingsError(f"{path}, line {line}: a row needs {needed}, of which two are numbers") from error
