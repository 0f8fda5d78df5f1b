"""Describes the documents of a store whose resolution is settled: as triples one by one, or as one corpus."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from kgbuild import __version__
from kgbuild.graph.actors import harmonized, known_best
from kgbuild.graph.documents import DocumentNames, name_documents
from kgbuild.graph.events import EventNames, name_event
from kgbuild.graph.terms import Term, Triple
from kgbuild.graph.triples import RunInfo, World, describe_document, describe_shared
from kgbuild.lexicon.classes import load_classes, load_roles
from kgbuild.records import (
    Actor,
    ActorKind,
    Article,
    Choice,
    Corpus,
    Event,
    Mention,
    Merge,
    NamedActor,
)
from kgbuild.resolve.events import label
from kgbuild.resolve.local_events import LocalEvent
from kgbuild.settings import Settings
from kgbuild.store.counts import Counts
from kgbuild.store.deciding import DESCRIBE, Over, Place, in_turn
from kgbuild.store.encoding import pack, unpack
from kgbuild.store.extracted import Choices
from kgbuild.store.ledger import READ, Ledger
from kgbuild.store.resolution import EVENT, GRAPH, Resolution, mark_all

_KEPT = 4_096
"""Events of several documents that are kept summed up."""


class Description:
    """What the settled documents of a store say.

    Args:
        ledger: The store's documents.
        resolution: What was decided of them.
        settings: What holds for the store.
        model: Name and version of the language model.
        over: Goes over documents that are to be described.
    """

    def __init__(
        self, ledger: Ledger, resolution: Resolution, settings: Settings, model: str, over: Over = in_turn
    ) -> None:
        self._ledger, self._resolution, self._db, self._over = ledger, resolution, ledger.db, over
        added = [settings.ontology] if settings.ontology else []
        run = RunInfo(__version__, model)
        self._world = World(load_classes(added), load_roles(added), settings.base, run)
        self.harmonized = lru_cache(256)(self._harmonized)
        self._summed_up = lru_cache(_KEPT)(self._names)

    @property
    def base(self) -> str:
        """IRI that ids are put behind."""
        return self._world.base

    def corpus(self) -> Corpus:
        """All articles and events, as `kgbuild.resolve.resolve` makes them."""
        articles, mentioned = [], list[NamedActor]()
        for d in self._ledger.numbers():
            article, _, named = self._resolution.told(d)
            articles.append(article)
            mentioned += [NamedActor(article.id, mention) for mention in named]
        return Corpus(tuple(articles), tuple(self.events()), self.choices(), tuple(mentioned))

    def events(self) -> Iterator[Event]:
        """All events, each with all its mentions, in the order of the first of them."""
        query = "SELECT number, id, members, merges FROM events WHERE d = ? ORDER BY number"
        for d in self._ledger.numbers():
            for _, *row in self._db.execute(query, (d,)).fetchall():
                yield self._event(*row)

    def _event(self, identifier: str, members: str, merges: bytes) -> Event:
        """An event with its mentions and all reasons for which they are one."""
        events = [self._resolution.told(d)[1][number] for d, number in json.loads(members)]
        path = f"event/{identifier}"
        mentions = tuple(replace(m, event=path) for event in events for m in event.mentions)
        reasons = (*unpack(merges, tuple[Merge, ...]), *(merge for event in events for merge in event.merges))
        return Event(path, mentions[0].type, label(mentions[0]), mentions, tuple(sorted(reasons)))

    def parts(self) -> Iterator[Corpus]:
        """Each document by itself, in the order of ids, with its own mentions of events."""
        return map(self.part, self._ledger.numbers())

    def part(self, d: int) -> Corpus:
        """One document by itself."""
        article, local, named = self.harmonized(d)
        mentioned = tuple(NamedActor(article.id, mention) for mention in named)
        leaders = self._leaders(d)
        parts = tuple(self._part(event, leaders[event.number]) for event in local)
        return Corpus((article,), parts, mentioned=mentioned)

    def counts(self) -> Iterator[Counts]:
        """What was counted in each document."""
        for (counts,) in self._db.execute("SELECT counts FROM told"):
            yield json.loads(counts)

    def _part(self, event: LocalEvent, leader: Place) -> Event:
        """A document's part of an event."""
        names = self._summed_up(*leader).event
        mentions = tuple(replace(mention, event=names.id) for mention in event.mentions)
        return Event(names.id, names.type, names.label, mentions, event.merges)

    def named_graphs(self) -> Iterator[tuple[Term | None, list[Triple]]]:
        """What rests on no document, and what rests on each, in the order of their IRIs."""
        yield None, sorted(self.shared())
        ledger = self._ledger
        named = sorted((self.names_of(ledger.id_of(d)).document, d) for d in ledger.numbers())
        found = self.documents([d for _, d in named])
        yield from zip((name for name, _ in named), found, strict=True)

    def choices(self) -> tuple[Choice, ...]:
        """The names that could mean several things, with what was chosen, by document."""
        query = "SELECT choices FROM documents WHERE choices NOT NULL AND status = ? ORDER BY id"
        found = (unpack(data, Choices) for (data,) in self._db.execute(query, (READ,)))
        return tuple(choice for choices in found for choice in choices)

    def number_of_events(self) -> int:
        """How many events there are."""
        return int(self._db.execute("SELECT count(*) FROM events").fetchone()[0])

    def number_of_merges(self) -> int:
        """How often an event of one document was joined to one of another."""
        query = "SELECT sum(json_array_length(members) - 1) FROM events"
        return int(self._db.execute(query).fetchone()[0] or 0)

    def actors_by_kind(self) -> tuple[tuple[str, int], ...]:
        """How many named actors there are of each kind."""
        kinds: Counter[str] = Counter()
        for (versions,) in self._db.execute("SELECT versions FROM versions_of_actors"):
            kinds.update({one.kind.value for one in unpack(versions, tuple[Actor, ...]) if one.named})
        for (own,) in self._db.execute("SELECT own FROM codes_of_documents"):
            kinds.update(json.loads(own))
        return tuple((kind.value, kinds[kind.value]) for kind in ActorKind if kinds[kind.value])

    def _leaders(self, d: int) -> dict[int, Place]:
        """The first member of the event that each of a document's events is part of."""
        query = "SELECT number, leader_d, leader_number FROM local_events WHERE d = ?"
        return {number: (first, place) for number, first, place in self._db.execute(query, (d,))}

    def documents(self, numbers: Sequence[int]) -> Iterator[list[Triple]]:
        """All that rests on each of some documents, sorted, in the order that they are given in."""
        return iter(self._over(DESCRIBE, self.document, numbers))

    def document(self, d: int) -> list[Triple]:
        """All that rests on a document, sorted."""
        article, events, named = self.harmonized(d)
        names = self.names_of(article.id)
        leaders = self._leaders(d)
        named_events = [(event, self._summed_up(*leaders[event.number])) for event in events]
        mentions = [
            (mention, event_names) for event, event_names in named_events for mention in event.mentions
        ]
        return sorted(describe_document(article, names, mentions, named, self._world))

    def names_of(self, identifier: str) -> DocumentNames:
        """The IRIs of a document."""
        return name_documents([identifier], self._world.base)[identifier]

    def iri_of(self, d: int) -> str:
        """The IRI of a document."""
        return self.names_of(self._ledger.id_of(d)).document[1:-1]

    def shared(self) -> set[Triple]:
        """What rests on no document."""
        codes: set[str] = set()
        for table in ("versions_of_actors", "codes_of_documents"):
            for (found,) in self._db.execute(f"SELECT DISTINCT codes FROM {table}"):
                codes.update(json.loads(found))
        return describe_shared(self._world, dict(self._countries()), codes)

    def affected(self) -> list[int]:
        """The documents that are to be described anew: they changed, or an event that they share did."""
        ledger = self._ledger
        for (item,) in self._db.execute("SELECT item FROM marks WHERE kind = ?", (EVENT,)).fetchall():
            leader: Place = tuple(json.loads(item))
            members = self._resolution.members(leader)
            with ledger.writing() as db:
                if len(members) > 1 and self._notes_change(leader):
                    mark_all(db, GRAPH, {d for d, _ in members})
                db.execute("DELETE FROM marks WHERE kind = ? AND item = ?", (EVENT, item))
        query = "SELECT item FROM marks WHERE kind = ? ORDER BY item"
        return [d for (d,) in self._db.execute(query, (GRAPH,))]

    def done(self, documents: Iterable[int]) -> None:
        """Notes that these documents were described anew."""
        with self._ledger.writing() as db:
            db.executemany("DELETE FROM marks WHERE kind = ? AND item = ?", [(GRAPH, d) for d in documents])
        self._ledger.commit()

    def _notes_change(self, leader: Place) -> bool:
        """Whether what an event's mentions together make of it is another than when it was last noted."""
        packed = pack(self._summed_up(*leader), EventNames)
        digest = hashlib.blake2b(packed, digest_size=16).digest()
        where = "WHERE d = ? AND number = ?"
        (former,) = self._db.execute(f"SELECT summary FROM events {where}", leader).fetchone()
        self._db.execute(f"UPDATE events SET summary = ? {where}", (digest, *leader))
        return bool(former != digest)

    def _countries(self) -> Iterator[tuple[str, Actor]]:
        """The countries that are actors, each with the last sector that a mention gives it."""
        rows = self._db.execute("SELECT DISTINCT id FROM actors WHERE id GLOB 'country/*'")
        for (identifier,) in rows.fetchall():
            query = "SELECT DISTINCT actor FROM actors WHERE id = ?"
            actors = [unpack(data, Actor) for (data,) in self._db.execute(query, (identifier,))]
            (known,) = self._resolution.versions(actors)[identifier].values()
            sector = max(actor.sector or "" for actor in actors)
            yield identifier, replace(known, sector=sector or None)

    def _harmonized(self, d: int) -> tuple[Article, tuple[LocalEvent, ...], tuple[Mention, ...]]:
        """An article, its events, and whom else it names, with every actor as it is known best."""
        article, events, named = self._resolution.told(d)
        acting = [actor for e in events for m in e.mentions for actor in m.actors()]
        versions = self._resolution.versions([*acting, *(mention.actor for mention in named)])
        known = tuple(
            LocalEvent(event.number, tuple(harmonized(m, versions) for m in event.mentions), event.merges)
            for event in events
        )
        return article, known, tuple(known_best(mention, versions) for mention in named)

    def _names(self, d: int, number: int) -> EventNames:
        """What all mentions of an event make of it; they themselves are left out."""
        query = "SELECT id, members FROM events WHERE d = ? AND number = ?"
        identifier, members = self._db.execute(query, (d, number)).fetchone()
        path = f"event/{identifier}"
        mentions = tuple(m for a, b in json.loads(members) for m in self.harmonized(a)[1][b].mentions)
        (first,) = self._resolution.told(d)[1][number].mentions[:1]
        event = Event(path, first.type, label(first), mentions)
        return replace(name_event(event, self._world.base), event=replace(event, mentions=()))
