"""Fills in the spans of gold.jsonl from the words quoted, so that nobody counts characters.

A new probe needs `quote` and the text of `trigger` in each expected event (`quote` only where the text has
several sentences); `python tests/quality/spans.py` does the rest and names a quotation not in its text.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

GOLD = Path(__file__).with_name("gold.jsonl")

Record = dict[str, Any]


def with_spans(probe: Record) -> Record:
    """The probe with the spans of its expected events, and their ids.

    Raises:
        ValueError: Words that are quoted do not stand in the text.
    """
    events = [_located(probe, event, number) for number, event in enumerate(probe["expected"], start=1)]
    return {**probe, "expected": events}


def _located(probe: Record, event: Record, number: int) -> Record:
    quote = event.get("quote", probe["text"])
    begin = _find(probe, quote, 0)
    names = {"id": f"{probe['id']}-{number}", "document": probe["id"], "quote": quote}
    spans = {"begin": begin, "end": begin + len(quote), "trigger": _trigger(probe, event, begin)}
    located = {**event, **names, **spans}
    if "or" in event:
        located["or"] = [
            {**reading, "trigger": _trigger(probe, reading, begin)} if "trigger" in reading else reading
            for reading in event["or"]
        ]
    return located


def _trigger(probe: Record, event: Record, after: int) -> Record:
    words = event["trigger"]["text"]
    begin = event["trigger"].get("begin", -1)
    if probe["text"][begin : begin + len(words)] != words:  # a word that stands twice keeps the place it has
        begin = _find(probe, words, after)
    return {"begin": begin, "end": begin + len(words), "text": words}


def _find(probe: Record, words: str, after: int) -> int:
    begin = probe["text"].find(words, after)
    if begin < 0:
        raise ValueError(f"{probe['id']}: {words!r} does not stand in {probe['text']!r}")
    return begin


def main() -> int:
    """Rewrites gold.jsonl."""
    try:
        probes = [with_spans(json.loads(line)) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    lines = [json.dumps(probe, ensure_ascii=False) + "\n" for probe in probes]
    GOLD.write_text("".join(lines), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
