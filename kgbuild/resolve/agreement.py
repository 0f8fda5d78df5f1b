"""Weighs whether two keys are of one event: what contradicts, and how much of what agrees speaks for it.

One contradiction is enough to keep two events apart. What agrees is counted in points, a day more than a
month, a pair of named parties more than one, so that no single thing joins two events: the same type on the
same day is not enough, and neither are the same parties.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kgbuild.resolve.event_keys import MONTH, NOT, PLANNED, REAL, UNREAL, YEAR, EventKey, EventTime, Party

ENOUGH = 5
"""Points that join two events."""
DAY_POINTS, MONTH_POINTS, YEAR_POINTS = 3, 2, 1
PAIR_POINTS, PARTY_POINTS = 2, 1
ONCE_POINTS = 5
RARE_POINTS = 2
ALIKE, MUCH_ALIKE, MORE_ALIKE, SAME = 0.4, 0.6, 0.7, 0.85
"""Jaccard coefficients of the content words of two sentences."""
FEW_WORDS, SOME_WORDS, MANY_WORDS, MOST_WORDS = 6, 8, 10, 12
"""Content words that two sentences must share to count as alike, or as the same."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two keys have in common: all points, those for participants, each thing in words for people."""

    points: int
    parties: int
    agreed: tuple[str, ...]

    @property
    def enough(self) -> bool:
        """Whether it makes them one event."""
        return self.points >= ENOUGH


@dataclass(frozen=True, slots=True)
class _Sides:
    """How two sets of participants compare: names and countries shared; whether each lacks some."""

    shared: tuple[Party, ...]
    loosely: tuple[str, ...]
    contradict: bool


def agreement(one: EventKey, other: EventKey) -> Agreement | None:
    """What speaks for two keys being of one event; None where something contradicts."""
    if one.lineage[0] not in other.lineage and other.lineage[0] not in one.lineage:
        return None
    time = _time(one.time, other.time)
    if time is None or not _modes_agree(one, other, time):
        return None
    sides = _compare(one, other)
    if sides is None:
        return None
    places = _places(one.places, other.places)
    words = _words(one, other)
    if places is None or words is None:
        return None
    exact = one.lineage[0] == other.lineage[0]
    kinds = dict.fromkeys((one.lineage[0], other.lineage[0]))
    kind = (0 if exact else -1, f"type {', '.join(kinds)}")
    rare = _rare(one, other) if sides[0] and time[0] else (0, "")
    who = (1, "") if words[0] >= 3 and "person/" in sides[1] and sides[0] == PARTY_POINTS else (0, "")
    found = [kind, _once(one, other), sides, time, places, words, rare, who]
    agreed = tuple([text for _, text in found if text])
    return Agreement(sum([points for points, _ in found]), sides[0], agreed)


def _modes_agree(one: EventKey, other: EventKey, time: tuple[int, str]) -> bool:
    """A plan and its fulfilment are one event only where the day is the same; a threat is never an act."""
    modes = {one.mode, other.mode}
    if len(modes) == 1:
        return True
    return modes == {REAL, PLANNED} and time[0] >= DAY_POINTS and UNREAL not in modes and NOT not in modes


def _rare(one: EventKey, other: EventKey) -> tuple[int, str]:
    """Points for a kind of event that a year tells, more where both texts write that year."""
    if not (one.seldom and other.seldom):
        return 0, ""
    written = [key.time is not None and key.time.written for key in (one, other)]
    return RARE_POINTS + all(written), "rare type"


def _once(one: EventKey, other: EventKey) -> tuple[int, str]:
    same = bool(one.once) and one.once == other.once
    return (ONCE_POINTS, f"{one.once} once") if same else (0, "")


# --- participants ----------------------------------------------------------------------------------


def _compare(one: EventKey, other: EventKey) -> tuple[int, str] | None:
    """Points for the participants; None where both name somebody whom the other leaves out."""
    if one.reciprocal or other.reciprocal:
        pairs = [((*one.sources, *one.targets), (*other.sources, *other.targets))]
    else:
        pairs = [(one.sources, other.sources), (one.targets, other.targets)]
    sides = [_side(first, second) for first, second in pairs]
    if any(side.contradict for side in sides) and not (one.once and one.once == other.once):
        return None
    names = [party.id for side in sides for party in side.shared]
    loose = [country for side in sides for country in side.loosely]
    both = len(names) > 1 if len(pairs) == 1 else all(side.shared for side in sides)
    points = PAIR_POINTS if both else PARTY_POINTS if names or len(loose) > 1 else 0
    points += 1 if both and any(name.startswith("person/") for name in names) else 0
    points += 1 if names and loose and not both else 0
    text = ", ".join([*names, *(f"somebody of {country}" for country in loose)])
    return points, f"parties {text}" if text else ""


def _side(one: Iterable[Party], other: Iterable[Party]) -> _Sides:
    """How two sets compare: one may leave out what the other has, or say a country for who acts for it."""
    mine, theirs = [p for p in one if p.id or p.country], [p for p in other if p.id or p.country]
    if not mine or not theirs:
        return _NOTHING_SHARED
    known = {p.id for p in mine} & {q.id for q in theirs} - {""}
    left, right = ([p for p in side if p.id not in known] for side in (mine, theirs))
    lost, loose = _without_counterpart(left, theirs)
    missed, loosely = _without_counterpart(right, mine)
    shared = {p for p in mine if p.id in known} if known else ()
    return _Sides(tuple(sorted(shared)), tuple(sorted({*loose, *loosely})), lost and missed)


_NOTHING_SHARED = _Sides((), (), contradict=False)
"""Where a side names nobody."""


def _without_counterpart(rest: Iterable[Party], others: Iterable[Party]) -> tuple[bool, list[str]]:
    """Whether nobody stands for one of these, and the countries of those for whom somebody does."""
    found = [(p.country, any(_stands_for(p, q) for q in others)) for p in rest]
    return not all(stands for _, stands in found), [country for country, stands in found if stands]


def _stands_for(one: Party, other: Party) -> bool:
    """Whether one is the country that the other acts for, or one is unnamed and of the other's country."""
    if not one.country or one.country != other.country or (one.state != other.state):
        return False
    is_country = f"country/{one.country}" in (one.id, other.id)
    return (is_country and one.state) or not (one.id and other.id)


# --- time, place, words ----------------------------------------------------------------------------


def _time(one: EventTime | None, other: EventTime | None) -> tuple[int, str] | None:
    """Points for the time; None where the two lie apart."""
    if one is None or other is None:
        return 0, ""
    if one.begin > other.end or other.begin > one.end:
        return (0, "") if one.year_assumed or other.year_assumed else None
    days = max(one.days, other.days)
    scale = ((0, DAY_POINTS), (MONTH, MONTH_POINTS), (YEAR, YEAR_POINTS))
    points = next((value for longest, value in scale if days <= longest), 0)
    if (one.begin, one.end) == (other.begin, other.end) and days > YEAR:
        points = MONTH_POINTS  # "between 1998 and 2000" in both
    if one.assumed or other.assumed:
        points -= 1
    finer = min(one, other, key=lambda time: (time.days, time.begin))
    text = finer.begin if finer.begin == finer.end else f"{finer.begin}/{finer.end}"
    return max(points, 0), f"time {text}" if points > 0 else ""


def _places(one: Iterable[Party], other: Iterable[Party]) -> tuple[int, str] | None:
    """Points for the place; None where it is another: a town is no other place than its country."""
    mine, theirs = set(one), set(other)
    shared = sorted({p.id for p in mine if p.id} & {p.id for p in theirs})
    if shared:
        return 1, f"place {', '.join(shared)}"
    if not mine or not theirs:
        return 0, ""
    near = any(
        p.country == q.country and (f"country/{p.country}" in (p.id, q.id)) for p in mine for q in theirs
    )
    return (0, "") if near else None


def _words(one: EventKey, other: EventKey) -> tuple[int, str] | None:
    """Points for the wording; None where numbers or days of the week differ although no date is known."""
    mine, theirs = one.wording, other.wording
    if not one.once and (one.time is None or other.time is None) and mine.contradicts(theirs):
        return None
    shared = mine.shared(theirs)
    alike = mine.overlap(theirs, shared)
    points = 0
    if (alike >= SAME and shared >= SOME_WORDS) or (alike >= MORE_ALIKE and shared >= MOST_WORDS):
        points = ENOUGH
    elif alike >= MORE_ALIKE and shared >= MANY_WORDS:
        points = 4
    elif alike >= MUCH_ALIKE and shared >= FEW_WORDS:
        points = 3
    elif alike >= ALIKE and shared >= FEW_WORDS:
        points = 1
    return points, f"{shared} of {max(len(mine.content), len(theirs.content))} words" if points else ""
