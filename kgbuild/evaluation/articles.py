"""Scores events of annotated articles: which were found, with their roles, factuality and sources.

A gold event is found by a record in its sentence, of its class, whose trigger lies in the quoted words.
Records that match no gold event, core or optional, are false alarms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kgbuild.evaluation.matching import Record, f1, holds, is_class, overlap


@dataclass(slots=True)
class Findings:
    """What a table has of annotated articles.

    Attributes:
        core: Events that must be found.
        found: Those of them that were.
        accepted: Records that are a core or an optional event.
        extra: Records with a PLOVER category that are neither: false alarms.
        checked: For roles, status, attribution and date of the events found, whether each demand is met.
        misses: A line for each thing that is wrong.
    """

    core: int = 0
    found: int = 0
    accepted: int = 0
    extra: int = 0
    checked: dict[str, list[bool]] = field(
        default_factory=lambda: {"roles": [], "status": [], "attribution": [], "date": []}
    )
    misses: list[str] = field(default_factory=list)

    def check(self, kind: str, right: bool, message: str) -> None:
        """Notes whether a demand is met, and what is wrong where it is not."""
        self.checked[kind].append(right)
        if not right:
            self.misses.append(message)


def score_articles(gold: Sequence[Record], records: Sequence[Record]) -> tuple[float, list[str], list[str]]:
    """F1 over core events, lines of figures, and a line for each miss."""
    findings = find_events(gold, records)
    found, extra, core = findings.found, findings.extra, findings.core
    precision, recall, score = f1(found, extra, core - found)
    lines = [f"core events {found}/{core}, extra {extra}"]
    lines.append(f"precision {precision:.3f}, recall {recall:.3f}, F1 {score:.3f}")
    lines += [f"{kind} {sum(right)}/{len(right)}" for kind, right in findings.checked.items() if right]
    return score, lines, findings.misses


def find_events(gold: Sequence[Record], records: Sequence[Record]) -> Findings:
    """Looks the annotated events up in a table, core events first."""
    counts, used = Findings(core=sum(bool(event["core"]) for event in gold)), set[int]()
    for event in sorted(gold, key=lambda event: not event["core"]):
        chosen = _best(event, records, used)
        if not event["core"]:
            used.update(i for i in _candidates(event, records, used) if overlap(event, records[i]["trigger"]))
        elif chosen is None:
            counts.misses.append(f"missed {event['id']}: {event['quote']}")
        else:
            used.add(chosen)
            counts.found += 1
            _check(event, records[chosen], counts)
    false = [record for i, record in enumerate(records) if i not in used and record.get("plover")]
    counts.misses += [f"extra {r['type']} '{r['trigger']['text']}': {r['sentence']['text']}" for r in false]
    counts.accepted, counts.extra = len(used), len(false)
    return counts


def _candidates(event: Record, records: Sequence[Record], used: set[int]) -> list[int]:
    """The records that can be a gold event, those at its trigger first."""
    found = [
        i
        for i, record in enumerate(records)
        if i not in used
        and event["document"] in record["document"]
        and overlap(event, record["sentence"])
        and is_class(event, record)
    ]
    trigger = event["trigger"]
    return sorted(
        found,
        key=lambda i: (
            not overlap(trigger, records[i]["trigger"]),
            abs(trigger["begin"] - records[i]["trigger"]["begin"]),
        ),
    )


def _best(event: Record, records: Sequence[Record], used: set[int]) -> int | None:
    candidates = _candidates(event, records, used)
    if not candidates or not overlap(event, records[candidates[0]]["trigger"]):
        return None
    return candidates[0]


def _check(event: Record, record: Record, counts: Findings) -> None:
    both = [*record["source"], *record["target"]]
    where = f"{event['id']} ({event['quote']})"
    for side in ("source", "target"):
        for wanted in event[side]:
            right = holds(both if event["reciprocal"] else record[side], wanted)
            counts.check("roles", right, f"role {where}: {side} should hold {wanted}")
    for key, accepted in event["status"].items():
        right = record.get(key) in accepted
        counts.check("status", right, f"status {where}: {key} is {record.get(key)}, not one of {accepted}")
    for wanted in event["attributed_to"]:
        right = holds(record.get("attributed_to", []), "*" + wanted.split()[-1])
        counts.check("attribution", right, f"source {where}: {wanted} should be said to say so")
    if "date" in event:
        found, wanted = record.get("date"), event["date"]
        counts.check("date", found == wanted, f"date {where}: {found}, not {wanted}")
