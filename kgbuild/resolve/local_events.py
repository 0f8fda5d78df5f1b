"""Decides which mentions of one document tell of one event.

They do where one refers back to the other (`the attack`), where two triggers share their words, and where
type and parties on both sides are the same and neither time nor place nor status contradicts. Claims stay
apart: each mention keeps its own factuality and attribution.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kgbuild.lexicon.classes import EventClass
from kgbuild.records import Article, EventMention, MentionPlace, Merge, Reading
from kgbuild.resolve.agreement import MUCH_ALIKE, PAIR_POINTS, agreement
from kgbuild.resolve.apart import NOTHING, Apart
from kgbuild.resolve.event_keys import EventKey, unplaced_key
from kgbuild.resolve.wording import Wording, wording, wording_of

SPEECH = frozenset({None, "ACCUSE", "REQUEST", "REJECT", "THREATEN"})
"""PLOVER categories of what is said: the same parties say many things, and only the words tell which."""


@dataclass(frozen=True, slots=True)
class LocalEvent:
    """An event of one document.

    Attributes:
        number: Which of the document's events it is, from 0.
        mentions: Its mentions in the order of the table.
        merges: Why they are one.
    """

    number: int
    mentions: tuple[EventMention, ...]
    merges: tuple[Merge, ...] = ()


@dataclass(slots=True, eq=False)
class _Cluster:
    """An event that mentions still join."""

    mentions: list[EventMention] = field(default_factory=list)
    keys: list[EventKey] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)


def local_events(
    reading: Reading, classes: Mapping[str, EventClass], *, merging: bool = True, apart: Apart = NOTHING
) -> tuple[LocalEvent, ...]:
    """The events of a document, in the order of their first mentions.

    Args:
        reading: The document, with actors under ids that are the same for one actor.
        classes: The event classes by name.
        merging: Without it every mention is an event of its own.
        apart: What a user keeps apart.
    """
    if not merging:
        return tuple(LocalEvent(i, (mention,)) for i, mention in enumerate(reading.mentions))
    found = _Clusters(reading, classes, apart)
    for mention in reading.mentions:
        found.add(mention)
    return tuple(LocalEvent(i, tuple(c.mentions), tuple(c.merges)) for i, c in enumerate(found.clusters))


class _Clusters:
    """The events of one document, as far as its mentions have been gone through."""

    def __init__(self, reading: Reading, classes: Mapping[str, EventClass], apart: Apart) -> None:
        self._article = replace(reading.article, date=None)  # its day dates no mention
        self._classes, self._apart = classes, apart
        self.clusters: list[_Cluster] = []
        self._by_place: dict[tuple[str, int], _Cluster] = {}
        self._by_sentence: dict[tuple[str, int], list[_Cluster]] = {}
        self._by_party: dict[tuple[str, str], dict[_Cluster, None]] = {}

    def add(self, mention: EventMention) -> None:
        """Puts a mention to the event that it tells of, a new one if none before it."""
        key = _key(mention, self._article, self._classes)
        cluster, merge = self._find(mention, key) or (_Cluster(), None)
        if merge is None:
            self.clusters.append(cluster)
        else:
            cluster.merges.append(merge)
        cluster.mentions.append(mention)
        cluster.keys.append(key)
        self._by_place.setdefault((mention.type, mention.trigger.begin), cluster)
        self._by_sentence.setdefault((mention.type, mention.sentence.begin), []).append(cluster)
        for party in _names(key):
            self._by_party.setdefault((mention.type, party), {})[cluster] = None

    def _find(self, mention: EventMention, key: EventKey) -> tuple[_Cluster, Merge] | None:
        """The event that a mention tells of, if one was told before, and why."""
        words = (f'"{mention.trigger.text}"',)
        if mention.antecedent is not None:
            known = self._by_place.get((mention.type, mention.antecedent.begin))
            if known is not None and not self._is_apart(mention, known):
                return known, _merge(mention, known.mentions[0], "refers back", words)
        for cluster in self._by_sentence.get((mention.type, mention.sentence.begin), ()):
            told_twice = any(known.trigger.overlaps(mention.trigger) for known in cluster.mentions)
            if told_twice and not self._is_apart(mention, cluster):
                return cluster, _merge(mention, cluster.mentions[0], "same words", words)
        near = [self._by_party.get((mention.type, party), {}) for party in _names(key)]
        for cluster in dict.fromkeys(cluster for clusters in near for cluster in clusters):
            agreed = _agreed(key, cluster, self._classes)
            if agreed is not None and not self._is_apart(mention, cluster):
                return cluster, _merge(mention, cluster.mentions[0], "one document", agreed)
        return None

    def _is_apart(self, mention: EventMention, cluster: _Cluster) -> bool:
        return bool(self._apart) and self._apart.holds(_place(mention), map(_place, cluster.mentions))


def _names(key: EventKey) -> list[str]:
    return sorted({party.id or party.country for party in (*key.sources, *key.targets)} - {""})


def _key(mention: EventMention, article: Article, classes: Mapping[str, EventClass]) -> EventKey:
    """The key of a single mention; of weekdays only its own counts, and numbers tell of it what they will."""
    own = wording_of(mention.unresolved_date.text) if mention.unresolved_date is not None else Wording()
    words = Wording(wording(mention).content, (), own.weekdays)
    return unplaced_key((mention,), 0, article, classes, words)


def _agreed(key: EventKey, cluster: _Cluster, classes: Mapping[str, EventClass]) -> tuple[str, ...] | None:
    """What makes a mention one of an event of its document; None if it is not."""
    found = []
    for known in cluster.keys:
        agreed = agreement(key, known)
        if agreed is None or agreed.parties < PAIR_POINTS:
            return None
        found.append(agreed.agreed)
    event_class = classes.get(key.lineage[0])
    if event_class is not None and event_class.plover in SPEECH:
        alike = max(key.wording.overlap(known.wording) for known in cluster.keys)
        if alike < MUCH_ALIKE:
            return None
    return found[0]


def _merge(mention: EventMention, other: EventMention, rule: str, agreed: tuple[str, ...]) -> Merge:
    return Merge(_place(mention), _place(other), rule, agreed)


def _place(mention: EventMention) -> MentionPlace:
    return MentionPlace(mention.document, mention.trigger.begin)
