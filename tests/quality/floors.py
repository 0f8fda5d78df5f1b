"""The floors under the measured quality: kept in floors.json, raised with --update, lowered for a reason.

    python tests/quality/floors.py                         prints what is measured beside the floors
    python tests/quality/floors.py --update                raises floors, and docs/quality.md
    python tests/quality/floors.py --update --lower WHY    lowers them too, and writes down why

Floors belong to one version of the gold, which floors.json names by its SHA-256.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from quality.measure import TOTAL, Count, Measurement, fingerprint, measure_all

FLOORS = Path(__file__).with_name("floors.json")
PAGE = Path(__file__).parent.parent.parent / "docs" / "quality.md"
TABLE = re.compile(r"(?<=<!-- floors -->\n).*?(?=<!-- end of floors -->)", re.DOTALL)
"""The part of the page that is made from floors.json."""
SLACK = 1
"""Probes that a group may fall below its floor: processors round differently, and that can turn a word."""
SLACK_IN_ALL = 4
"""The same, for all probes together."""


def read_floors(path: Path = FLOORS) -> dict[str, Any]:
    """What floors.json holds: `gold`, `floors` by name of a group, and `lowered`."""
    if not path.exists():
        return {"gold": "", "floors": {}, "lowered": []}
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def counts_of(content: dict[str, Any]) -> dict[str, Count]:
    """The floors as counts."""
    return {name: Count(*pair) for name, pair in content["floors"].items()}


def below(measured: Measurement, floors: dict[str, Count]) -> list[str]:
    """A line for each group that passes fewer probes than its floor and the slack allow."""
    return [
        f"{name}: {measured.counts[name].passed} of {floor.of}, floor {floor.passed}"
        for name, floor in floors.items()
        if measured.counts[name].passed < floor.passed - (SLACK_IN_ALL if name == TOTAL else SLACK)
    ]


def updated(content: dict[str, Any], measured: Measurement, gold: str, reason: str | None) -> dict[str, Any]:
    """New content of floors.json.

    Args:
        content: What it holds.
        measured: What was measured now.
        gold: Fingerprint of the gold that it was measured on.
        reason: Why floors may be lowered; None where they may not.

    Raises:
        ValueError: A floor would be lowered, and there is no reason.
    """
    old = counts_of(content)
    kept = dict(measured.counts)
    lower = sorted(name for name, count in kept.items() if name in old and count.share < old[name].share)
    gone = sorted(set(old) - set(kept))
    if (lower or gone) and not reason:
        raise ValueError(
            "would be lowered: " + ", ".join(lower + gone) + '; give a reason with --lower "..."'
        )
    changes = {name: [[old[name].passed, old[name].of], _pair(kept.get(name))] for name in lower + gone}
    lowered = content["lowered"] + ([{"why": reason, "from, to": changes}] if changes else [])
    return {"gold": gold, "floors": {name: _pair(c) for name, c in kept.items()}, "lowered": lowered}


def _pair(count: Count | None) -> list[int] | None:
    return None if count is None else [count.passed, count.of]


def as_text(content: dict[str, Any]) -> str:
    """The content of floors.json as it is written: one line a group, so that a change shows what changed."""
    lines = [f"    {json.dumps(name)}: {json.dumps(pair)}" for name, pair in content["floors"].items()]
    reasons = [f"    {json.dumps(reason, ensure_ascii=False)}" for reason in content["lowered"]]
    lowered = "[\n" + ",\n".join(reasons) + "\n  ]" if reasons else "[]"
    return (
        f'{{\n  "gold": {json.dumps(content["gold"])},\n  "floors": {{\n'
        + ",\n".join(lines)
        + f'\n  }},\n  "lowered": {lowered}\n}}\n'
    )


def page_table(content: dict[str, Any]) -> str:
    """The floors as tables of Markdown, one for each way of counting, all probes last."""
    tables: dict[str, list[str]] = {}
    for name, count in counts_of(content).items():
        kind, _, group = name.rpartition(": ")
        tables.setdefault(kind or "all", []).append(
            f"| {group} | {count.passed} | {count.of} | {count.share:.0%} |"
        )
    shown = {
        kind: f"\n| {kind} | passed | of | share |\n| --- | ---: | ---: | ---: |\n" + "\n".join(rows) + "\n"
        for kind, rows in tables.items()
    }
    if "class" in shown:  # a hundred rows, which few want to see
        shown["class"] = f"\n<details>\n<summary>By event class</summary>\n{shown['class']}\n</details>\n"
    return "".join(shown.values())


def write(content: dict[str, Any]) -> None:
    """Writes floors.json and the tables of docs/quality.md."""
    FLOORS.write_text(as_text(content), encoding="utf-8", newline="\n")
    page = TABLE.sub(lambda _: page_table(content) + "\n", PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(page, encoding="utf-8", newline="\n")


def main() -> int:
    """Measures, prints, and writes floors.json where asked to."""
    parser = argparse.ArgumentParser(description="Quality floors: compare, raise, or lower with a reason.")
    parser.add_argument("--update", action="store_true", help="raise floors to what is measured")
    parser.add_argument("--lower", metavar="REASON", help="with --update: lower floors too, for this reason")
    options = parser.parse_args()
    measured = measure_all()
    print(*measured.misses, measured.table(), sep="\n")
    content = read_floors()
    if options.update:
        try:
            content = updated(content, measured, fingerprint(), options.lower)
        except ValueError as error:
            print(error, file=sys.stderr)
            return 1
        write(content)
        return 0
    problems = below(measured, counts_of(content))
    print(*problems, sep="\n")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
