"""Compares one event record with one gold annotation: class, actors, factuality.

Actors in gold are written as specifications: `CHN` is anybody who acts for or is that country, `Xi@CHN` a
name that contains `Xi` with that country, `*officials` a name that contains `officials`, `*` anybody, and
`|` separates alternatives. Case is ignored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Record = Mapping[str, Any]
"""A record of the event table, or one of gold."""

MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD", "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE"}
"""Categories of earlier versions of PLOVER, and pairs that coders do not keep apart."""
COUNTRY_CODE = 3
"""Letters of an ISO 3166-1 alpha-3 code."""


def category(code: str | None) -> str | None:
    """A PLOVER category under the name that scores use."""
    return None if code is None else MERGED.get(code, code)


def overlap(one: Record, other: Record) -> bool:
    """Whether two spans share a character."""
    return bool(one["begin"] < other["end"] and other["begin"] < one["end"])


def is_actor(specification: str, actor: Record) -> bool:
    """Whether an actor of a record is meant by a specification."""
    if "|" in specification:
        return any(is_actor(part.strip(), actor) for part in specification.split("|"))
    known = (actor.get("name") or "").lower()
    if specification.startswith("*"):
        return specification[1:].lower() in known
    name, _, country = specification.partition("@")
    if not country and len(name) == COUNTRY_CODE and name.isupper():
        return bool(actor.get("country") == name)
    return name.lower() in known and (not country or actor.get("country") == country)


def holds(actors: Iterable[Record], specification: str) -> bool:
    """Whether one of the actors is meant."""
    return any(is_actor(specification, actor) for actor in actors)


def is_class(gold: Record, record: Record) -> bool:
    """Whether a record has one of the categories or types that gold accepts."""
    codes, types = gold.get("plover", []), gold.get("types", [])
    found = record.get("plover")
    return (
        category(found) in [category(code) for code in codes]
        or ("*" in codes and found is not None)
        or "*" in types
        or record.get("type") in types
    )


def f1(true: int, false: int, missed: int) -> tuple[float, float, float]:
    """Precision, recall and F1 from counts; zero where there is nothing to divide by."""
    precision = true / (true + false) if true + false else 0.0
    recall = true / (true + missed) if true + missed else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0
