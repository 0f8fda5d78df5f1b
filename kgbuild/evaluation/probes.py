"""Scores probes: sentences of one phenomenon each, with the events that must and that must not be found.

A probe passes when every expected event is found, each by a record of its own, and no record is forbidden.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from kgbuild.evaluation.matching import Record, holds, is_class, overlap


def score_probes(gold: Sequence[Record], records: Sequence[Record]) -> tuple[float, list[str], list[str]]:
    """The share of probes passed, a line for each phenomenon, and lines for each failure."""
    by_document: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_document[record["document"]].append(record)
    passed, total, misses = Counter[str](), Counter[str](), []
    for probe in gold:
        wrong = _problems(probe, by_document[probe["id"]])
        total[probe["phenomenon"]] += 1
        passed[probe["phenomenon"]] += not wrong
        misses += [f"{probe['id']} ({probe['text']}): {problem}" for problem in wrong]
    lines = [f"{name:16} {passed[name]:3}/{count}" for name, count in total.items()]
    lines.append(f"{'all':16} {passed.total():3}/{total.total()}")
    return passed.total() / total.total(), lines, misses


def _problems(probe: Record, records: Sequence[Record]) -> list[str]:
    found = []
    if not _assignable(probe["expected"], records, frozenset()):
        for event in probe["expected"]:
            nearest = min((_misses_of(event, record) for record in records), key=len, default=["no event"])
            if nearest:
                found.append(f"'{event['trigger']['text']}' is wrong in {', '.join(nearest)}")
        found = found or ["one event stands for two"]
    for ban in probe["forbidden"]:
        if any(_is_forbidden(ban, record) for record in records):
            found.append(f"forbidden: {ban['words']}")
    return found


def _assignable(expected: Sequence[Record], records: Sequence[Record], used: frozenset[int]) -> bool:
    """Whether each expected event can be given a record of its own."""
    if not expected:
        return True
    return any(
        i not in used and not _misses_of(expected[0], r) and _assignable(expected[1:], records, used | {i})
        for i, r in enumerate(records)
    )


def _misses_of(event: Record, record: Record) -> list[str]:
    """What a record lacks of an expected event, in its best reading."""
    readings = [{}, *(event.get("or") or [])]
    return min((_misses_of_reading({**event, **reading}, record) for reading in readings), key=len)


def _misses_of_reading(event: Record, record: Record) -> list[str]:
    both = [*record["source"], *record["target"]]
    missing = [] if overlap(event, record["trigger"]) else ["its words"]
    missing += [] if is_class(event, record) else ["its class"]
    for side in ("source", "target"):
        actors = both if event.get("reciprocal") else record[side]
        missing += [f"{side} {wanted}" for wanted in event[side] if not holds(actors, wanted)]
    missing += [key for key, accepted in event["status"].items() if record.get(key) not in accepted]
    missing += [
        f"source {s}" for s in event["attributed_to"] if not holds(record.get("attributed_to", []), s)
    ]
    for key in ("stance", "date"):
        if event.get(key) is not None:
            accepted = event[key] if isinstance(event[key], list) else [event[key]]
            missing += [] if record.get(key) in accepted else [key]
    return missing


def _is_forbidden(ban: Record, record: Record) -> bool:
    both = [*record["source"], *record["target"]]
    others = [
        actor for actors in record.get("roles", {}).values() for actor in actors if isinstance(actor, dict)
    ]
    everybody = [*both, *record.get("attributed_to", []), *others]
    return (
        (("plover" not in ban and "types" not in ban) or is_class(ban, record))
        and _has_status(ban.get("status", {}), record)
        and all(holds(record[side], ban[side]) for side in ("source", "target") if side in ban)
        and ("participant" not in ban or holds(both, ban["participant"]))
        and ("actor" not in ban or any(_is_described(ban["actor"], actor) for actor in both))
        and ("anywhere" not in ban or holds(everybody, ban["anywhere"]))
    )


def _has_status(status: Record, record: Record) -> bool:
    return all(
        bool(record.get("attributed_to")) == wanted if key == "attributed" else record.get(key) in wanted
        for key, wanted in status.items()
    )


def _is_described(wanted: Record, actor: Record) -> bool:
    return all(actor.get(key) in (v if isinstance(v, list) else [v]) for key, v in wanted.items())
