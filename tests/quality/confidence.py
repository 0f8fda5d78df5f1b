"""Fits the weights of `ontology/confidence.csv` to events that people judged, and says what they are worth.

    python tests/quality/confidence.py fit             writes the weights: of one table always the same bytes
    python tests/quality/confidence.py measure         cross-validates them by document, and prints tables
    python tests/quality/confidence.py measure OTHER.tsv    the same of the present weights on other events
    python tests/quality/confidence.py table VERDICTS.tsv NEWS.jsonl TABLE.tsv    makes such a table anew

`confidence.tsv` has a row for each event that was judged: a number for its document; by what it was judged,
`gold` that was annotated without a look at it or `readers` who were shown it; whether it was such an event at
all and whether its class, both parties, factuality and attribution were right (1 or 0); and the signs that
`kgbuild.extract.confidence` found in it. It keeps no sentence: the news is not ours to pass on.

VERDICTS.tsv names events by `document`, `begin` (the first character of the trigger) and `type`, and has the
same columns `by` and of verdicts. Where rules change what is found, judge anew what was judged, or match it
to gold, make the table anew, and fit.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kgbuild.lexicon.confidence import BASE, FILE, Weights, read_weights
from kgbuild.lexicon.location import ontology_dir

TABLE = Path(__file__).with_name("confidence.tsv")
VERDICTS = ("event", "class", "parties", "factuality", "attribution")
COLUMNS = ("document", "by", *VERDICTS, "signs")
RIDGE = 5.0
"""Holds weights of rare signs near 0: as if each had been seen on a few more events, half of them right."""
FOLDS = 10
STEPS = 50
CONVERGED = 1e-12
FLOORS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Judged:
    """An event that somebody judged."""

    document: str
    by: str
    verdicts: tuple[bool, ...]
    signs: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        return all(self.verdicts)


def read_table(path: Path = TABLE) -> list[Judged]:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Judged(row["document"], row["by"], _verdicts(row), tuple(row["signs"].split())) for row in rows
        ]


def _verdicts(row: dict[str, str]) -> tuple[bool, ...]:
    return tuple(row[verdict] == "1" for verdict in VERDICTS)


def write_table(events: Iterable[Judged], path: Path = TABLE) -> None:
    """Writes a table; documents are numbered in the order of their first events."""
    numbers: dict[str, int] = {}
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
        writer.writerow(COLUMNS)
        for event in events:
            number = numbers.setdefault(event.document, len(numbers) + 1)
            writer.writerow([number, event.by, *map(int, event.verdicts), " ".join(event.signs)])


def fitted(events: Sequence[Judged], names: Sequence[str]) -> dict[str, int]:
    """Weights by logistic regression with a ridge, by Newton's method, in hundredths."""
    marks = np.array([[1.0, *(event.signs.count(name) for name in names)] for event in events])
    right = np.array([float(event.is_right) for event in events])
    ridge = np.array([0.0, *[RIDGE] * len(names)])
    weights: Numbers = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-marks @ weights))
        slope = marks.T @ (right - share) - ridge * weights
        curve = (marks * (share * (1 - share))[:, None]).T @ marks + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < CONVERGED:
            break
    return dict(zip((BASE, *names), (round(float(w) * 100) for w in weights), strict=True))


def with_weights(text: str, weights: dict[str, int]) -> str:
    """The text of a file of weights with other numbers."""
    lines = text.splitlines()
    for i, line in enumerate(lines):
        sign, _, rest = line.partition(",")
        if sign in weights:
            lines[i] = f"{sign},{weights[sign] / 100:.2f},{rest.partition(',')[2]}"
    return "\n".join(lines) + "\n"


def cross_validated(events: Sequence[Judged], names: Sequence[str]) -> list[float]:
    """For each event the share that weights say which were fitted without any event of its document."""
    order = {d: i for i, d in enumerate(sorted({event.document for event in events}))}
    folds = [order[event.document] % FOLDS for event in events]
    said = [0.0] * len(events)
    for fold in range(FOLDS):
        found = fitted([e for e, f in zip(events, folds, strict=True) if f != fold], names)
        of_sign = {sign: 10 * weight for sign, weight in found.items()}
        weights = Weights(of_sign.pop(BASE), of_sign, {})
        for i, event in enumerate(events):
            if folds[i] == fold:
                said[i] = weights.share_right(event.signs)
    return said


def area(said: Sequence[float], right: Sequence[bool]) -> float:
    """How often an event that is right has more confidence than one that is not; ties count half."""
    yes = np.array([s for s, r in zip(said, right, strict=True) if r])[:, None]
    no = np.array([s for s, r in zip(said, right, strict=True) if not r])[None, :]
    return float(((yes > no) + 0.5 * (yes == no)).mean())


def measures(said: Sequence[float], events: Sequence[Judged]) -> str:
    """What confidences are worth, as Markdown."""
    right = [event.is_right for event in events]
    number, rate = len(events), sum(right) / len(right)
    brier = sum((s - r) ** 2 for s, r in zip(said, right, strict=True)) / number
    lines = [
        f"{number} events of {len({e.document for e in events})} documents, {rate:.1%} all right, mean "
        f"confidence {sum(said) / number:.3f}",
        f"area under the curve {area(said, right):.3f}; Brier score {brier:.3f}, of the base rate alone "
        f"{rate * (1 - rate):.3f}",
        "",
        "| confidence | events | mean | right |",
        "| --- | ---: | ---: | ---: |",
    ]
    for tenth in range(10):
        inside = [i for i, s in enumerate(said) if min(int(s * 10 + 1e-9), 9) == tenth]
        if inside:
            mean = sum(said[i] for i in inside) / len(inside)
            share = sum(right[i] for i in inside) / len(inside)
            lines.append(
                f"| {tenth / 10:.1f} to {(tenth + 1) / 10:.1f} | {len(inside)} | {mean:.2f} | {share:.2f} |"
            )
    lines += ["", "| at least | kept | right | no such event | right ones lost for each wrong one |"]
    lines.append("| ---: | ---: | ---: | ---: | ---: |")
    for floor in FLOORS:
        kept = [i for i, s in enumerate(said) if s >= floor]
        lost = [right[i] for i, s in enumerate(said) if s < floor]
        if kept and lost:
            shares = (len(kept) / number, sum(right[i] for i in kept) / len(kept))
            spurious = sum(not events[i].verdicts[0] for i in kept) / len(kept)
            price = sum(lost) / max(1, len(lost) - sum(lost))
            lines.append(f"| {floor} | {shares[0]:.0%} | {shares[1]:.1%} | {spurious:.1%} | {price:.2f} |")
    return "\n".join(lines) + "\n"


def make_table(verdicts: Path, news: Sequence[Path], table: Path) -> None:
    """Reads documents and joins what is found with what was judged."""
    from kgbuild.pipeline import read_documents
    from kgbuild.settings import Settings

    with verdicts.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        judged = {
            (row["document"], int(row["begin"]), row["type"]): (row["by"], _verdicts(row)) for row in rows
        }
    events = [
        Judged(mention.document, *judged[key], mention.signs)
        for reading in read_documents(news, Settings(), print)
        for mention in reading.mentions
        if (key := (mention.document, mention.trigger.begin, mention.type)) in judged
    ]
    write_table(events, table)
    print(f"{len(events)} of {len(judged)} verdicts are of events that are still found")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("fit")
    commands.add_parser("measure").add_argument("table", type=Path, nargs="?")
    making = commands.add_parser("table")
    making.add_argument("verdicts", type=Path)
    making.add_argument("news", type=Path, nargs="+", help="documents, as `kgbuild build` takes them")
    making.add_argument("table", type=Path)
    arguments = parser.parse_args()
    path = ontology_dir() / FILE
    weights = read_weights(path)
    if arguments.command == "table":
        make_table(arguments.verdicts, arguments.news, arguments.table)
    elif arguments.command == "fit":
        text = with_weights(path.read_text(encoding="utf-8"), fitted(read_table(), list(weights.of_sign)))
        path.write_text(text, encoding="utf-8", newline="\n")
    elif arguments.table is not None:
        events = read_table(arguments.table)
        print(measures([weights.share_right(event.signs) for event in events], events))
    else:
        events = read_table()
        said = cross_validated(events, list(weights.of_sign))
        for by in sorted({event.by for event in events}):
            some = [(s, event) for s, event in zip(said, events, strict=True) if event.by == by]
            print(f"{by}: {measures([s for s, _ in some], [event for _, event in some])}")
        print(f"all: {measures(said, events)}")


if __name__ == "__main__":
    main()
