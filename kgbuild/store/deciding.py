"""Decides what one document tells and which events of a block are one, from what the ledger holds.

Nothing is written here, so that other processes can do it as well as the one that writes.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from kgbuild.graph.actors import fullest
from kgbuild.graph.confident import confident
from kgbuild.graph.triples import codes_of
from kgbuild.lexicon.classes import load_classes
from kgbuild.records import Actor, Article, Corpus, Event, Mention, Merge, Reading
from kgbuild.resolve.actors import identified
from kgbuild.resolve.apart import NOTHING, Apart
from kgbuild.resolve.event_keys import EventKey, event_key
from kgbuild.resolve.identifiers import slug_parts
from kgbuild.resolve.identities import Identity, NameKey
from kgbuild.resolve.local_events import LocalEvent, local_events
from kgbuild.resolve.merging import merge_block
from kgbuild.settings import Settings
from kgbuild.store.counts import counts_of
from kgbuild.store.encoding import pack, unpack
from kgbuild.store.extracted import Mentions
from kgbuild.store.ledger import READ, Ledger

Place = tuple[int, int]
"""Number of a document, and of an event in it."""
EventRow = tuple[str, bytes, str]
"""Block, packed key, and what the event gives to its name."""
Groups = dict[tuple[Place, ...], tuple[Merge, ...]]
"""The members of each event of a block, with the reasons for which they are one."""
LocalEvents = tuple[LocalEvent, ...]
Named = tuple[Mention, ...]
Identities = tuple[tuple[NameKey, Identity], ...]

TELL, GROUP, DESCRIBE = "tell", "group", "describe"
"""What is done item by item, with nothing written: see `Decider.told`, `Decider.groups` and
`kgbuild.store.description.Description.document`."""
Over = Callable[[str, Callable[[Any], Any], Sequence[Any]], Iterable[Any]]
"""Applies a function, which one of these words names, to items in their order, as `map` does."""


def in_turn(_: str, function: Callable[[Any], Any], items: Sequence[Any]) -> Iterable[Any]:
    """Applies it in this process."""
    return map(function, items)


class Told(NamedTuple):
    """What a document tells.

    Attributes:
        content: Its events and whom else it names, packed; None where it is not in the graph.
        counts: What is counted in it, as JSON.
        events: The rows of its events, by number.
        actors: Those that other documents may know, by id, packed as this one knows them.
        own: Codes and kinds of the actors that stay in it, as JSON; None where there are none.
    """

    content: bytes | None
    counts: str
    events: Mapping[int, EventRow]
    actors: frozenset[tuple[str, bytes]]
    own: tuple[str, str] | None


NOTHING_TOLD = Told(None, "{}", {}, frozenset(), None)


class Decider:
    """Decides from a ledger that is only read.

    Args:
        ledger: The documents, and what is decided of the names in them.
        settings: Say which ontology, whether mentions are merged, and which are left out.
        apart: What a user keeps apart.
    """

    def __init__(self, ledger: Ledger, settings: Settings, apart: Apart = NOTHING) -> None:
        self._ledger, self._merging, self._apart = ledger, settings.merging, apart
        self._least = settings.min_confidence or 0.0
        self._classes = load_classes([settings.ontology] if settings.ontology else [])

    def told(self, d: int) -> Told:
        """What a document tells, with everybody in it as is decided of all documents together."""
        reading = self._identified(d)
        if reading is None:
            return NOTHING_TOLD
        article, found = reading.article, len(reading.mentions)
        reading = replace(reading, mentions=confident(reading.mentions, self._least))
        local = tuple(local_events(reading, self._classes, merging=self._merging, apart=self._apart))
        content = pack((local, reading.mentioned), tuple[LocalEvents, Named], article.text, apart=True)
        everybody = set(_everybody(reading))
        shared = {actor for actor in everybody if not is_own(actor)}
        return Told(
            content,
            json.dumps(counts_of(_part(article, local), found - len(reading.mentions))),
            self._event_rows(local, article),
            frozenset((actor.id, pack(actor, Actor)) for actor in shared),
            _codes_and_kinds(everybody - shared),
        )

    def _identified(self, d: int) -> Reading | None:
        query = "SELECT article, mentions FROM documents WHERE number = ? AND status = ?"
        row = self._ledger.db.execute(query, (d, READ)).fetchone()
        if row is None:
            return None
        article: Article = unpack(row[0], Article)
        mentions, named = unpack(row[1], Mentions, article.text)
        query = "SELECT DISTINCT block FROM names WHERE d = ?"
        blocks = [block for (block,) in self._ledger.db.execute(query, (d,))]
        return identified(Reading(article, mentions, named), identities_of(self._ledger.db, blocks))

    def _event_rows(self, local: LocalEvents, article: Article) -> dict[int, EventRow]:
        rows = {}
        for event in local:
            parts = slug_parts(event.mentions)
            said = json.dumps((parts.date, parts.type, parts.source, parts.target))
            if not self._merging:
                rows[event.number] = ("", b"", said)
                continue
            key = event_key(event.mentions, event.number, article, self._classes)
            rows[event.number] = (key.block, pack(key, EventKey), said)
        return rows

    def groups(self, block: str) -> Groups:
        """Which events of a block are one."""
        query = "SELECT d, number, key FROM local_events WHERE block = ? AND block <> ''"
        keys = {(d, number): data for d, number, data in self._ledger.db.execute(query, (block,))}
        if len(keys) == 1:
            return {tuple(keys): ()}
        places, unpacked = {}, []
        for place, data in keys.items():
            key: EventKey = unpack(data, EventKey)
            places[key.document, key.number] = place
            unpacked.append(key)
        return {
            tuple(places[key.document, key.number] for key in group.members): group.merges
            for group in merge_block(unpacked, self._apart)
        }


def identities_of(db: sqlite3.Connection, blocks: Iterable[str]) -> dict[NameKey, Identity]:
    """Who the names of some blocks are."""
    found: dict[NameKey, Identity] = {}
    for block in blocks:
        row = db.execute("SELECT identities FROM identities WHERE block = ?", (block,)).fetchone()
        found.update(unpack(row[0], Identities) if row else ())
    return found


def is_own(actor: Actor) -> bool:
    """Whether an actor stays in its document."""
    return actor.id.startswith("doc/")


def _part(article: Article, local: LocalEvents) -> Corpus:
    """A document by itself; how its events are called does not matter."""
    return Corpus((article,), tuple(Event("", "", "", event.mentions, event.merges) for event in local))


def _everybody(reading: Reading) -> list[Actor]:
    acting = [actor for mention in reading.mentions for actor in mention.actors()]
    return acting + [mention.actor for mention in reading.mentioned]


def _codes_and_kinds(own: set[Actor]) -> tuple[str, str] | None:
    """What is counted of actors that stay in their document."""
    codes = codes_of(actor for found in fullest(own).values() for actor in found.values())
    named = {actor.id: actor.kind.value for actor in own if actor.named}
    kinds = dict(sorted(Counter(named.values()).items()))
    return (json.dumps(sorted(codes)), json.dumps(kinds)) if codes or kinds else None
