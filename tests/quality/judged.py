"""Events of news that no rule was made from, judged by readers: a sheet to judge on, and what came of it.

    python tests/quality/judged.py draw NEWS.jsonl SHEET.tsv    200 sentences at random, with what was found
    python tests/quality/judged.py take SHEET.tsv...            keeps the verdicts, and writes docs/quality.md

A judge fills in, for each event, whether class, both parties, factuality and attribution are right, and
whether the parties have the right countries and sectors (1 or 0), whether a fault can be argued about (1),
and what caused it, in a word. `judged.tsv` keeps that and no sentence: the news is not ours to pass on.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

VERDICTS = Path(__file__).with_name("judged.tsv")
PAGE = Path(__file__).parent.parent.parent / "docs" / "quality.md"
TABLE = re.compile(r"(?<=<!-- judged -->\n).*?(?=<!-- end of judged -->)", re.DOTALL)
"""The part of the page that is made from judged.tsv."""
ASPECTS = {
    "type": "class",
    "roles": "source and target",
    "factuality": "factuality",
    "attribution": "attribution",
}
"""What makes an event right: what its text says of it."""
COUNTRY = "country"
JUDGED = (*ASPECTS, COUNTRY, "arguable", "cause")

Verdict = dict[str, str]


def read_verdicts(paths: Iterable[Path] = (VERDICTS,)) -> list[Verdict]:
    """The rows of sheets that were filled in, or of judged.tsv."""
    verdicts: list[Verdict] = []
    for path in paths:
        with path.open(encoding="utf-8", newline="") as lines:
            verdicts += csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return verdicts


def is_right(verdict: Verdict) -> bool:
    """Whether class, parties, factuality and attribution all are."""
    return all(verdict[aspect] == "1" for aspect in ASPECTS)


def is_all_right(verdict: Verdict) -> bool:
    """Whether the countries and sectors of its parties are right, too."""
    return is_right(verdict) and verdict[COUNTRY] == "1"


def page_table(verdicts: Sequence[Verdict]) -> str:
    """The shares that are right, and the commonest causes of what is not, as Markdown."""

    def share(right: int) -> str:
        return f"{right / len(verdicts):.0%}"

    lines = ["", f"| of {len(verdicts)} events | right |", "| --- | ---: |"]
    lines += [f"| {name} | {share(sum(v[a] == '1' for v in verdicts))} |" for a, name in ASPECTS.items()]
    lines.append(f"| all four | {share(sum(map(is_right, verdicts)))} |")
    lines.append(
        f"| countries and sectors of source and target | {share(sum(v[COUNTRY] == '1' for v in verdicts))} |"
    )
    lines.append(f"| all five | {share(sum(map(is_all_right, verdicts)))} |")
    for number, right in (("four", is_right), ("five", is_all_right)):
        lenient = sum(right(v) or v["arguable"] == "1" for v in verdicts)
        lines.append(
            f"| all {number}, where faults that can be argued about are let through | {share(lenient)} |"
        )
    lines += ["", "| cause of the fault | events |", "| --- | ---: |"]
    causes = Counter(v["cause"] for v in verdicts if not is_all_right(v))
    lines += [
        f"| {cause.replace('-', ' ')} | {number} |"
        for cause, number in sorted(causes.items(), key=lambda c: (-c[1], c[0]))
    ]
    return "\n".join(lines) + "\n\n"


def take(sheets: Sequence[Path]) -> None:
    """Keeps the verdicts of filled-in sheets in judged.tsv, and writes the page."""
    verdicts = read_verdicts(sheets)
    with VERDICTS.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, JUDGED, delimiter="\t", lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(verdicts)
    page = TABLE.sub(lambda _: page_table(verdicts), PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(page, encoding="utf-8", newline="\n")


def draw(news: Path, sheet: Path, sentences: int, seed: int) -> None:
    """Writes a sheet with every event of sentences drawn from those that have one with a category."""
    from kgbuild import to_dataframe
    from kgbuild.pipeline import write_events

    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "events.jsonl")
        write_events([news], table)
        records = to_dataframe(table).to_dict("records")
    by_sentence: dict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    for record in records:
        by_sentence[record["document"], record["sentence_begin"]].append(record)
    of_politics = sorted(
        key for key, found in by_sentence.items() if any(isinstance(r["plover"], str) for r in found)
    )
    chosen = sorted(random.Random(seed).sample(of_politics, min(sentences, len(of_politics))))
    shown = ("document", "sentence_text", "trigger_text", "type", "source_name", "target_name")
    shown += ("polarity", "certainty", "tense", "status", "attributed_to_name", "stance")
    with sheet.open("w", encoding="utf-8", newline="") as stream:
        stream.write("\t".join(["id", *(f"found_{name}" for name in shown), *JUDGED]) + "\n")
        for number, key in enumerate(chosen, 1):
            for part, record in enumerate(by_sentence[key], 1):
                cells = [" ".join(str(record[name]).split()) for name in shown]
                stream.write("\t".join([f"{number}.{part}", *cells, *[""] * len(JUDGED)]) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("news", type=Path, help="documents, as `kgbuild build` takes them")
    drawing.add_argument("sheet", type=Path)
    drawing.add_argument("--sentences", type=int, default=200)
    drawing.add_argument("--seed", type=int, default=1)
    commands.add_parser("take").add_argument("sheets", type=Path, nargs="+")
    arguments = parser.parse_args()
    if arguments.command == "draw":
        draw(arguments.news, arguments.sheet, arguments.sentences, arguments.seed)
    else:
        take(arguments.sheets)


if __name__ == "__main__":
    main()
