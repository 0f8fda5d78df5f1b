"""Merges the events of several documents: a pure function of their keys, whatever order they come in.

Keys are gone through from the most telling to the least, and each joins the one group that it fits; what
fits two groups equally well stays by itself. A key fits a group where nothing contradicts any member and
enough agrees with one. Groups to compare with are looked up by what must be shared, so that the work grows
with the size of a block about linearly.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kgbuild.records import MentionPlace, Merge
from kgbuild.resolve.agreement import Agreement, agreement
from kgbuild.resolve.apart import NOTHING, Apart
from kgbuild.resolve.event_keys import EventKey

CROWDED = 64
"""Groups that share a feature with each other above which it tells nothing and is not looked up."""
MOST_SHOWN = 16
"""Members of a group that a key is compared with at most."""
UNDATED = 100_000
"""More days than any date has."""


@dataclass(frozen=True, slots=True)
class Group:
    """Events of several documents that are one.

    Attributes:
        members: Their keys, ordered by document and place; the first names the event.
        merges: Why each but one is in it, ordered.
    """

    members: tuple[EventKey, ...]
    merges: tuple[Merge, ...] = ()


@dataclass(slots=True, eq=False)
class _Growing:
    """A group that keys still join; `shown` are its distinct members, repetitions left out."""

    shown: list[EventKey]
    members: list[EventKey]
    merges: list[Merge] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)


def merge(keys: Iterable[EventKey], apart: Apart = NOTHING) -> tuple[Group, ...]:
    """The groups of the keys of any number of blocks, ordered by their first members.

    Args:
        keys: In any order. Keys of one document are never merged: whether they are one was decided there.
        apart: What a user keeps apart.
    """
    blocks: dict[str, list[EventKey]] = defaultdict(list)
    for key in keys:
        blocks[key.block].append(key)
    groups = [Group((key,)) for key in blocks.pop("", [])]
    for block in blocks.values():
        groups += merge_block(block, apart)
    return tuple(sorted(groups, key=lambda group: _place(group.members[0])))


def merge_block(keys: Iterable[EventKey], apart: Apart = NOTHING) -> tuple[Group, ...]:
    """The groups of the keys of one block, ordered by their first members."""
    index: dict[str, dict[_Growing, None]] = defaultdict(dict)
    groups: list[_Growing] = []
    for key in sorted(keys, key=_order):
        features = _features(key)
        found = _best(key, [index[feature] for feature in features if feature in index], apart)
        if found is None:
            group = _Growing([key], [key])
            groups.append(group)
        else:
            group, other, agreed = found
            group.members.append(key)
            group.merges.append(_merge(key, other, agreed))
            if len(group.shown) < MOST_SHOWN and not any(_repeats(key, known) for known in group.shown):
                group.shown.append(key)
        group.documents.add(key.document)
        for feature in features:
            index[feature][group] = None
    made = (Group(tuple(sorted(g.members, key=_place)), tuple(sorted(g.merges))) for g in groups)
    return tuple(sorted(made, key=lambda group: _place(group.members[0])))


def _best(
    key: EventKey, near: Iterable[Mapping[_Growing, None]], apart: Apart
) -> tuple[_Growing, EventKey, Agreement] | None:
    """The one group that a key fits best, the member that it agrees with most, and in what.

    Args:
        key: What looks for a group.
        near: The groups that share each of its features.
        apart: What a user keeps apart.
    """
    telling = [groups for groups in near if len(groups) <= CROWDED]
    fitting = []
    for group in dict.fromkeys(itertools.chain.from_iterable(telling)):
        found = None if _is_apart(key, group, apart) else _fit(key, group)
        if found is not None:
            fitting.append((group, *found))
    best = max((agreed.points for _, _, agreed in fitting), default=0)
    leading = [found for found in fitting if found[2].points == best]
    return leading[0] if len(leading) == 1 else None


def _is_apart(key: EventKey, group: _Growing, apart: Apart) -> bool:
    return bool(apart) and apart.holds(_mention(key), map(_mention, group.members))


def _fit(key: EventKey, group: _Growing) -> tuple[EventKey, Agreement] | None:
    """The member that a key agrees with most; None where any contradicts it, or none agrees enough."""
    if key.document in group.documents:
        return None
    best: tuple[EventKey, Agreement] | None = None
    for other in group.shown:
        found = agreement(key, other)
        if found is None:
            return None
        if best is None or found.points > best[1].points:
            best = other, found
    return best if best is not None and best[1].enough else None


def _features(key: EventKey) -> tuple[str, ...]:
    """What a key must share one of with a group to be compared: names, pairs and days of names, words."""
    names = sorted({p.id or p.country for p in (*key.sources, *key.targets) if p.id or p.country})
    pairs = [f"{one}+{other}" for i, one in enumerate(names) for other in names[i + 1 :]]
    days = [f"{key.time.begin}+{name}" for name in names] if key.time is not None else []
    return (*filter(None, [key.once]), *names, *pairs, *days, *(f"w:{word}" for word in key.wording.content))


def _order(key: EventKey) -> tuple[object, ...]:
    """The most telling first: precise time, named parties, many words; then by what it says and place."""
    time = key.time
    when = (UNDATED, "", "", True) if time is None else (time.days, time.begin, time.end, time.assumed)
    named = sum(bool(party.id) for party in (*key.sources, *key.targets))
    said = (key.lineage, key.sources, key.targets, key.places, key.mode, key.wording)
    return when[3], when[0], -named, -len(key.wording.content), *when[1:3], *said, *_place(key)


def _place(key: EventKey) -> tuple[str, int]:
    return key.document, key.number


def _repeats(key: EventKey, known: EventKey) -> bool:
    """Whether a key says nothing that a known one does not say."""
    said = [
        (k.lineage, k.mode, k.sources, k.targets, k.places, k.time, k.wording, k.once) for k in (key, known)
    ]
    return said[0] == said[1]


def _merge(key: EventKey, other: EventKey, agreed: Agreement) -> Merge:
    return Merge(_mention(key), _mention(other), "several documents", agreed.agreed)


def _mention(key: EventKey) -> MentionPlace:
    return MentionPlace(key.document, key.begin)
