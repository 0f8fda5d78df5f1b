"""Makes events of mentions: those of each document, then those of all, with ids, names and reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kgbuild.lexicon.classes import EventClass
from kgbuild.records import SOURCE, TARGET, Corpus, Event, EventMention, Merge, NamedActor, Reading
from kgbuild.resolve.apart import NOTHING, Apart
from kgbuild.resolve.event_keys import event_key
from kgbuild.resolve.identifiers import event_ids, event_slug
from kgbuild.resolve.local_events import LocalEvent, local_events
from kgbuild.resolve.merging import merge


def resolve_events(
    readings: Iterable[Reading],
    classes: Mapping[str, EventClass],
    *,
    merging: bool = True,
    apart: Apart = NOTHING,
) -> Corpus:
    """The corpus with its mentions gathered into events; the order of the readings does not matter.

    Args:
        readings: Documents, with every actor under its final id.
        classes: The event classes by name.
        merging: Without it every mention is an event of its own.
        apart: What a user keeps apart.
    """
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    locally = [local_events(reading, classes, merging=merging, apart=apart) for reading in ordered]
    articles = tuple(reading.article for reading in ordered)
    mentioned = tuple(NamedActor(r.article.id, mention) for r in ordered for mention in r.mentioned)
    if not merging:
        return Corpus(articles, events([(e,) for found in locally for e in found]), mentioned=mentioned)
    keys = (
        event_key(event.mentions, event.number, reading.article, classes)
        for reading, found in zip(ordered, locally, strict=True)
        for event in found
    )
    by_document = {reading.article.id: found for reading, found in zip(ordered, locally, strict=True)}
    groups = [
        (tuple(by_document[key.document][key.number] for key in group.members), group.merges)
        for group in merge(keys, apart)
    ]
    made = events([members for members, _ in groups], [merges for _, merges in groups])
    return Corpus(articles, made, mentioned=mentioned)


def events(
    groups: Sequence[Sequence[LocalEvent]], merges: Sequence[tuple[Merge, ...]] | None = None
) -> tuple[Event, ...]:
    """The events that groups of documents' events make, in the order given.

    Args:
        groups: The members of each, ordered by document and place.
        merges: Why the members of each are one; merges inside the documents are in the members.
    """
    names = [event_slug([m for member in group for m in member.mentions]) for group in groups]
    by_name: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for name, group in zip(names, groups, strict=True):
        by_name[name].append(leader(group))
    ids = {name: event_ids(name, leaders) for name, leaders in by_name.items()}
    reasons = merges or [()] * len(groups)
    return tuple(
        _event(ids[name][leader(group)], group, merged)
        for name, group, merged in zip(names, groups, reasons, strict=True)
    )


def leader(group: Sequence[LocalEvent]) -> tuple[str, int]:
    """Document and number of the document's event that names an event."""
    return group[0].mentions[0].document, group[0].number


def _event(name: str, group: Sequence[LocalEvent], merges: tuple[Merge, ...]) -> Event:
    path = f"event/{name}"
    mentions = tuple(replace(m, event=path) for member in group for m in member.mentions)
    reasons = tuple(sorted([*merges, *(reason for member in group for reason in member.merges)]))
    return Event(path, mentions[0].type, label(mentions[0]), mentions, reasons)


def label(mention: EventMention) -> str:
    """A short name of an event for people: `Meeting: United States, China`."""
    names = list(dict.fromkeys(actor.name for role in (SOURCE, TARGET) for actor in mention.actors_in(role)))
    return f"{mention.type}: {', '.join(names)}" if names else f"{mention.type}: {mention.trigger.text}"
