"""Decides which event mentions tell of one event.

Mentions of one document are one event where they share type and trigger, or type, parties and time, and
nothing contradicts. Mentions of several documents are one event only where named parties on both sides and
the day agree: the same type on the same day is not enough. Claims stay apart: each mention keeps its own
factuality and attribution.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kgbuild.records import SOURCE, TARGET, Corpus, Event, EventMention, Reading
from kgbuild.resolve.identifiers import distinct, event_slug


@dataclass(slots=True)
class Cluster:
    """Mentions held to be one event, and why each was added."""

    mentions: list[EventMention]
    reasons: list[str]


def resolve_events(readings: Iterable[Reading]) -> Corpus:
    """The corpus with its mentions gathered into events; the order of the readings does not matter."""
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    clusters: list[Cluster] = []
    across: dict[tuple[str, ...], Cluster] = {}
    for reading in ordered:
        for cluster in _within_document(reading.mentions):
            key = _key_across(cluster.mentions)
            known = across.get(key) if key is not None else None
            if known is not None:
                known.mentions += cluster.mentions
                known.reasons += [*cluster.reasons, "same type, named parties and day in another document"]
                continue
            clusters.append(cluster)
            if key is not None:
                across[key] = cluster
    return Corpus(tuple(r.article for r in ordered), tuple(_events(clusters)))


def _within_document(mentions: Sequence[EventMention]) -> list[Cluster]:
    clusters: list[Cluster] = []
    for mention in mentions:
        for cluster in clusters:
            reason = _same_event(cluster.mentions, mention)
            if reason:
                cluster.mentions.append(mention)
                cluster.reasons.append(reason)
                break
        else:
            clusters.append(Cluster([mention], []))
    return clusters


def _same_event(known: Sequence[EventMention], new: EventMention) -> str | None:
    """Why a mention is of the event that these mentions tell of; None if it is not."""
    if known[0].type != new.type:
        return None
    if any(m.trigger.overlaps(new.trigger) for m in known):
        return "same words"
    if any(_contradict(m, new) for m in known):
        return None
    shared = _parties(new)
    if len(shared) > 1 and all(_parties(m) == shared for m in known):
        return "same type, parties and time in one document"
    return None


def _parties(mention: EventMention) -> frozenset[tuple[str, str]]:
    """Roles and named actors; alike roles of a reciprocal event are one."""
    named = [(role, a) for role in (SOURCE, TARGET) for a in mention.actors_in(role) if a.named]
    return frozenset(("party" if mention.reciprocal else role, actor.id) for role, actor in named)


def _contradict(one: EventMention, other: EventMention) -> bool:
    """Different dates, or one happened and the other is only to come."""
    if one.date is not None and other.date is not None:
        return one.date.begin > other.date.end or other.date.begin > one.date.end
    return one.factuality.status != other.factuality.status


def _key_across(mentions: Sequence[EventMention]) -> tuple[str, ...] | None:
    """What must be equal in two documents: type, parties on both sides, the day; None if one is missing."""
    for mention in mentions:
        parties = sorted(_parties(mention))
        roles = {role for role, _ in parties}
        day = mention.date is not None and mention.date.begin == mention.date.end
        if day and (roles == {SOURCE, TARGET} or len(parties) > 1) and mention.date is not None:
            return (mention.type, mention.date.value, *(f"{role}={actor}" for role, actor in parties))
    return None


def _events(clusters: Sequence[Cluster]) -> Iterable[Event]:
    ids = distinct(event_slug(cluster.mentions) for cluster in clusters)
    for name, cluster in zip(ids, clusters, strict=True):
        path = f"event/{name}"
        mentions = tuple(replace(m, event=path) for m in cluster.mentions)
        yield Event(path, mentions[0].type, label(mentions[0]), mentions, tuple(cluster.reasons))


def label(mention: EventMention) -> str:
    """A short name of an event for people: `Meeting: United States, China`."""
    names = list(dict.fromkeys(actor.name for role in (SOURCE, TARGET) for actor in mention.actors_in(role)))
    return f"{mention.type}: {', '.join(names)}" if names else f"{mention.type}: {mention.trigger.text}"
