"""Who does it to whom in news that readers annotated: scores the parties that kgbuild finds.

    python tests/quality/parties.py score NEWS.jsonl              events that rules were made with in view
    python tests/quality/parties.py score NEWS.jsonl --set aside  events that nobody looked at meanwhile
    python tests/quality/parties.py agreement                     how far two readers agree
    python tests/quality/parties.py score NEWS.jsonl --verbose    prints each event with a party that is wrong

`parties.tsv` has a row for each event that a reader judged. Readers saw the sentence, three before it, and
that there is an event of this class at this trigger; they did not see which parties kgbuild finds. The file
keeps places in texts and no sentence: NEWS.jsonl is the Voice of America news of the Groningen Meaning Bank,
a text a line, under `id` and `text`. Columns:

`set` worked-on or aside; `reader`; `document`; `begin` and `end` of the trigger; `class` and `category` that
were found; `source` and `target`: parties joined with `+`, for each the places of mentions that are equally
right joined with `/`, a place as `begin-end`, with `t` before it if it is a thing or a place and no party,
and `-` for nobody; `faults`: letters for a wrong class or no event (T), factuality (F) and attribution (A),
or `-`.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("parties.tsv")
WORKED_ON, ASIDE = "worked-on", "aside"
NO_PARTIES = frozenset({"thing", "place"})
"""Kinds of what an act is directed at and that is no party."""
PLACE = re.compile(r"(t?)(\d+)-(\d+)")

Actor = Mapping[str, Any]
Record = Mapping[str, Any]


@dataclass(frozen=True)
class Place:
    """Where a mention's head stands, and whether what it names is a thing and no party."""

    begin: int
    end: int
    thing: bool = False


Party = tuple[Place, ...]
"""The places of mentions of one party, each as right as the others."""


@dataclass(frozen=True)
class Annotated:
    """An event with the parties that a reader gives it; see the columns above."""

    set: str
    reader: str
    document: str
    begin: int
    end: int
    event_class: str
    category: str
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    faults: str

    @property
    def is_event(self) -> bool:
        """Whether there is such an event, of this class."""
        return "T" not in self.faults

    @property
    def is_reciprocal(self) -> bool:
        """Whether both sides take part alike."""
        return bool(self.source) and self.source == self.target


class Outcome(StrEnum):
    """How a role that was found compares with the annotated one."""

    RIGHT = "right"
    LOST = "lost"
    WRONG = "wrong"
    PARTLY = "partly right"
    SPURIOUS = "nobody is told"


def parse_parties(text: str) -> tuple[Party, ...]:
    """The parties of a cell.

    Raises:
        ValueError: It is not in the notation.
    """
    if text == "-":
        return ()
    return tuple(tuple(_place(part) for part in party.split("/")) for party in text.split("+"))


def _place(text: str) -> Place:
    match = PLACE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no place")
    return Place(int(match[2]), int(match[3]), bool(match[1]))


def read_annotated(path: Path = TABLE) -> list[Annotated]:
    """The rows of a table, in its order."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Annotated(
                *(row["set"], row["reader"], row["document"], int(row["begin"]), int(row["end"])),
                *(row["class"], row["category"]),
                *(parse_parties(row["source"]), parse_parties(row["target"]), row["faults"]),
            )
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def is_meant(actor: Actor, party: Party, text: str) -> bool:
    """Whether an actor of the event table is a party: a mention of it is there, or the name is its."""
    inside = any(actor["begin"] < p.end and p.begin < actor["end"] for p in party)
    named = actor["kind"] not in ("group", "thing") and any(
        text[p.begin : p.begin + 1].isupper() and text[p.begin : p.end] in actor["name"] for p in party
    )
    return inside or named


def outcome(found: Sequence[Actor], told: Sequence[Party], text: str) -> Outcome:
    """Compares who was found in a role with who is told in it.

    Args:
        found: The actors of the role.
        told: The parties by annotation.
        text: The document's text.
    """
    people = [actor for actor in found if actor["kind"] not in NO_PARTIES]
    extra = [actor for actor in people if not any(is_meant(actor, party, text) for party in told)]
    parties = [party for party in told if not all(place.thing for place in party)]
    if not parties:
        return Outcome.SPURIOUS if extra else Outcome.RIGHT
    met = [any(is_meant(actor, party, text) for actor in found) for party in parties]
    if all(met) and not extra:
        return Outcome.RIGHT
    if any(met):
        return Outcome.PARTLY
    return Outcome.WRONG if people else Outcome.LOST


def outcomes(event: Annotated, record: Record, text: str) -> tuple[Outcome, Outcome]:
    """How source and target of a record compare with annotation; sides that act alike count together."""
    if record["reciprocal"] or event.is_reciprocal:
        told = tuple(dict.fromkeys((*event.source, *event.target)))
        both = outcome([*record["source"], *record["target"]], told, text)
        return both, both
    return outcome(record["source"], event.source, text), outcome(record["target"], event.target, text)


def record_of(event: Annotated, records: Iterable[Record]) -> Record | None:
    """The record of an annotated event: of its class at its trigger, or at least of its category."""
    near = [r for r in records if r["trigger"]["begin"] < event.end and event.begin < r["trigger"]["end"]]
    same = [r for r in near if r["type"] == event.event_class]
    return next(iter(same or [r for r in near if r["plover"] == event.category]), None)


@dataclass
class Score:
    """Counts of events and roles, and a line for each event with a party that is not right."""

    events: int = 0
    found: int = 0
    both: int = 0
    roles: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The counts for people."""
        share = self.both / self.found if self.found else 0.0
        head = f"{self.events} events, {self.found} found; both parties right {self.both}, {share:.3f}"
        return [head, *(f"  {name} {count}" for name, count in sorted(self.roles.items()))]


def score(
    events: Iterable[Annotated], records: Mapping[str, Sequence[Record]], texts: Mapping[str, str]
) -> Score:
    """Scores the parties of records.

    Args:
        events: Annotated events; those that are none are left out.
        records: Records of the event table by document.
        texts: The documents' texts.
    """
    counts = Score()
    for event in events:
        if not event.is_event:
            continue
        counts.events += 1
        record = record_of(event, records.get(event.document, ()))
        if record is None:
            continue
        counts.found += 1
        text = texts[event.document]
        source, target = outcomes(event, record, text)
        counts.both += source is target is Outcome.RIGHT
        counts.roles.update([f"source {source}", f"target {target}"])
        if not source is target is Outcome.RIGHT:
            counts.misses.append(_miss(event, record, (source, target), text))
    return counts


def _miss(event: Annotated, record: Record, found: tuple[Outcome, Outcome], text: str) -> str:
    def said(parties: Iterable[Party]) -> str:
        return " + ".join("/".join(text[p.begin : p.end] for p in party) for party in parties) or "-"

    def shown(actors: Iterable[Actor]) -> str:
        return " + ".join(actor["text"] for actor in actors) or "-"

    return (
        f"{event.document}:{event.begin} {event.event_class} source {found[0]}, target {found[1]}\n"
        f"    {record['sentence']['text']}\n"
        f"    told: {said(event.source)} -> {said(event.target)}\n"
        f"    found: {shown(record['source'])} -> {shown(record['target'])}"
    )


def agreement(events: Sequence[Annotated]) -> tuple[int, int]:
    """Of how many events that two readers hold for events they give the same parties, and how many these are.

    Two readers give the same party if they name one mention of it alike, and the same parties if each of
    either has its like.
    """
    first: dict[tuple[str, int, str], Annotated] = {}
    same = compared = 0
    for event in events:
        other = first.setdefault((event.document, event.begin, event.event_class), event)
        if other.reader == event.reader or not (event.is_event and other.is_event):
            continue
        compared += 1
        same += _alike(event.source, other.source) and _alike(event.target, other.target)
    return same, compared


def _alike(one: Sequence[Party], other: Sequence[Party]) -> bool:
    def within(parties: Sequence[Party], others: Sequence[Party]) -> bool:
        told = [p for p in parties if not all(place.thing for place in p)]
        places = [{(p.begin, p.end) for p in party} for party in others]
        return all(any({(p.begin, p.end) for p in party} & known for known in places) for party in told)

    return within(one, other) and within(other, one)


def found_in(news: Path, documents: frozenset[str]) -> tuple[dict[str, list[Record]], dict[str, str]]:
    """What kgbuild finds in some documents of a file, as a user gets it, and their texts."""
    from kgbuild.pipeline import write_events

    lines = news.read_text(encoding="utf-8").splitlines()
    texts = {r["id"]: r["text"] for r in map(json.loads, lines) if r["id"] in documents}
    records: dict[str, list[Record]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        part, table = Path(folder, "news.jsonl"), Path(folder, "events.jsonl")
        part.write_text("".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in texts.items()), "utf-8")
        write_events([part], table)
        for line in table.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            records[record["document"]].append(record)
    return records, texts


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    scoring = commands.add_parser("score")
    scoring.add_argument("news", type=Path)
    scoring.add_argument("--set", choices=(WORKED_ON, ASIDE), default=WORKED_ON)
    scoring.add_argument("--verbose", action="store_true")
    commands.add_parser("agreement")
    arguments = parser.parse_args()
    events = read_annotated()
    if arguments.command == "agreement":
        same, compared = agreement(events)
        print(f"two readers give the same parties to {same} of {compared} events, {same / compared:.3f}")
        return
    first = {(e.document, e.begin, e.event_class): e for e in reversed(events) if e.set == arguments.set}
    chosen = sorted(first.values(), key=lambda e: (e.document, e.begin))
    records, texts = found_in(arguments.news, frozenset(e.document for e in chosen))
    counts = score(chosen, records, texts)
    print("\n".join([*(counts.misses if arguments.verbose else ()), *counts.lines()]))


if __name__ == "__main__":
    main()
