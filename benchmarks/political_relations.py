"""Measures PLOVER categories on others' data: ``python -m benchmarks.political_relations PLV_train.tsv``.

The file is one of PLV, from https://github.com/snowood1/Zero-Shot-PLOVER, the data of Hu et al., "Leveraging
Codebook Knowledge with NLI and ChatGPT for Zero-Shot Political Relation Classification" (ACL 2024): sentences
with a marked source and target, what category stands between them, and what the authors' program ZSP answers.
ZSP is told which two parties are meant. kgbuild is told nothing: it counts as right where it finds the event,
both parties and the category by itself. Both are scored by `kgbuild evaluate`.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kgbuild.evaluation.scoring import evaluate
from kgbuild.pipeline import write_events

MARK = re.compile(r"</?[st]>")
ROLES = {"s": "source", "t": "target"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sentences", type=Path, help="PLV_train.tsv or PLV_test.tsv")
    parser.add_argument("--verbose", action="store_true", help="print what kgbuild answers wrongly")
    arguments = parser.parse_args()
    sentences = list(marked_sentences(arguments.sentences))
    with tempfile.TemporaryDirectory() as folder:
        documents, gold = Path(folder, "documents.jsonl"), Path(folder, "gold.jsonl")
        ours, theirs = Path(folder, "ours.jsonl"), Path(folder, "theirs.jsonl")
        write(documents, ({"id": sentence["id"], "text": sentence["text"]} for sentence in sentences))
        write(gold, sentences)
        write(theirs, (answer_of_zsp(sentence) for sentence in sentences if sentence["zsp"]))
        write_events([documents], ours)
        print(len(sentences), "sentences with both parties marked")
        for name, answers in (("kgbuild, told nothing", ours), ("ZSP, told the parties", theirs)):
            if answers.stat().st_size:
                score = evaluate(gold, answers)
                print(f"\n{name}", *score.lines, sep="\n")
                if arguments.verbose and answers is ours:
                    print(*score.misses, sep="\n")


def marked_sentences(path: Path) -> Iterator[dict[str, Any]]:
    """The rows in which both parties are marked, as `kgbuild evaluate` wants pairs."""
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)):
            text, spans = unmarked(row["marked_sentence"])
            if spans["source"] and spans["target"]:
                yield {
                    "id": f"{number:04}",
                    "text": text,
                    "plover": row["gold_root"],
                    "zsp": row.get("root_L2"),
                    **spans,
                }


def unmarked(marked: str) -> tuple[str, dict[str, list[dict[str, Any]]]]:
    """The sentence without its marks, and where the marked parties stand in it."""
    text, spans, begin = "", {"source": [], "target": []}, 0
    position = 0
    for mark in MARK.finditer(marked):
        text += marked[position : mark.start()]
        position = mark.end()
        if mark[0].startswith("</"):
            spans[ROLES[mark[0][2]]].append({"begin": begin, "end": len(text), "text": text[begin:]})
        else:
            begin = len(text)
    return text + marked[position:], spans


def answer_of_zsp(sentence: dict[str, Any]) -> dict[str, Any]:
    """ZSP's answer as a record of an event table: it stands between the parties that it was told."""
    return {
        "document": sentence["id"],
        "plover": sentence["zsp"],
        "source": sentence["source"],
        "target": sentence["target"],
    }


def write(path: Path, records: Any) -> None:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


if __name__ == "__main__":
    main()
