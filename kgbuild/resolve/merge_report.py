"""Tells why mentions were joined into one event: a row for each merge, to check and to undo by hand."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from kgbuild.records import Event, EventMention, MentionPlace

MERGE_FORMATS = (".csv", ".jsonl")
"""Endings of the files that a merge report is written to."""
COLUMNS = (
    *("event", "label", "rule", "agreed", "document", "begin", "trigger", "sentence"),
    *("other_document", "other_begin", "other_trigger", "other_sentence"),
)


@dataclass(frozen=True, slots=True)
class MergeRow:
    """One merge: a mention, the earlier one that it was joined with, and why.

    Attributes:
        event, label: The event that both tell of.
        rule: What kind of merge it is.
        agreed: What the two have in common.
        mention, other: The mention that was joined, and the one that it was joined with.
    """

    event: str
    label: str
    rule: str
    agreed: tuple[str, ...]
    mention: EventMention
    other: EventMention

    def values(self) -> dict[str, str | int]:
        """The row by column."""
        return {
            "event": self.event,
            "label": self.label,
            "rule": self.rule,
            "agreed": "; ".join(self.agreed),
            **_columns(self.mention, ""),
            **_columns(self.other, "other_"),
        }


def merge_rows(events: Iterable[Event]) -> Iterator[MergeRow]:
    """A row for each merge, event by event."""
    for event in events:
        by_place: dict[MentionPlace, EventMention] = {}
        for mention in event.mentions:
            by_place.setdefault(MentionPlace(mention.document, mention.trigger.begin), mention)
        for merge in event.merges:
            mention, other = by_place[merge.mention], by_place[merge.other]
            yield MergeRow(event.id, event.label, merge.rule, merge.agreed, mention, other)


def write_merge_report(events: Iterable[Event], base: str, path: Path, stream: TextIO) -> None:
    """Writes the rows as CSV or, for `.jsonl`, as JSON Lines.

    Args:
        events: All events.
        base: IRI that events' ids are put behind.
        path: The file, whose ending decides.
        stream: Where to.
    """
    rows = ({**row.values(), "event": base + row.event} for row in merge_rows(events))
    if path.suffix.lower() == ".jsonl":
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
        return
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def _columns(mention: EventMention, prefix: str) -> dict[str, str | int]:
    return {
        f"{prefix}document": mention.document,
        f"{prefix}begin": mention.trigger.begin,
        f"{prefix}trigger": mention.trigger.text,
        f"{prefix}sentence": mention.sentence.text,
    }
