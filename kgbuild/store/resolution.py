"""Resolves a store's documents step by step: only what a change reaches is decided anew.

Each step groups what documents say by a key and decides within the group: who a name is, how an actor is
known best, which mentions are one event, how it is called. What a step decides is a function of its group
alone, whatever order documents came in, so that a store holds at any time what `kgbuild.resolve` makes of its
documents at once. A table of marks says what is still to be decided; a mark goes in the same transaction that
decides, so that a process that ends at any moment leaves the rest for the next.
"""

from __future__ import annotations

import itertools
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from kgbuild.graph.actors import Versions, fullest
from kgbuild.graph.triples import codes_of
from kgbuild.records import Actor, Article, Merge
from kgbuild.resolve.apart import NOTHING, Apart
from kgbuild.resolve.event_keys import EventKey
from kgbuild.resolve.identifiers import SlugParts, event_ids, joined_slug
from kgbuild.resolve.identities import Identity, NameEvidence, identities
from kgbuild.resolve.local_events import LocalEvent
from kgbuild.settings import Settings
from kgbuild.store import reprints
from kgbuild.store.deciding import (
    GROUP,
    TELL,
    Decider,
    EventRow,
    Groups,
    Identities,
    LocalEvents,
    Named,
    Over,
    Place,
    Told,
    identities_of,
    in_turn,
    is_own,
)
from kgbuild.store.encoding import pack, schema, unpack
from kgbuild.store.ledger import CHANGED, READ, Ledger, mark

NAME, TOLD, ACTOR, BLOCK, SLUG, EVENT, GRAPH = "name", "told", "actor", "block", "slug", "event", "graph"
"""What can be marked, in the order in which it is decided; a step marks only what comes later."""

_Merges = tuple[Merge, ...]
_TOGETHER = 32
"""Items that are decided in one step of a transaction."""
_KEPT = 256
"""Documents that are kept unpacked; those of one event come together."""

_SCHEMA = schema(tuple[NameEvidence, Identity, LocalEvent, EventKey])
_TABLES = """
CREATE TABLE IF NOT EXISTS decided_by (versions TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS names (block TEXT NOT NULL, d INTEGER NOT NULL, evidence BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS names_by_block ON names (block);
CREATE INDEX IF NOT EXISTS names_by_document ON names (d);
CREATE TABLE IF NOT EXISTS identities (block TEXT PRIMARY KEY, identities BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS told (d INTEGER PRIMARY KEY, events BLOB NOT NULL, counts TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS actors (id TEXT NOT NULL, d INTEGER NOT NULL, actor BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS actors_by_id ON actors (id, actor);
CREATE INDEX IF NOT EXISTS actors_by_document ON actors (d);
CREATE TABLE IF NOT EXISTS versions_of_actors (
    id TEXT PRIMARY KEY, versions BLOB NOT NULL, codes TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS codes_of_documents (
    d INTEGER PRIMARY KEY, codes TEXT NOT NULL, own TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS local_events (
    d INTEGER NOT NULL, number INTEGER NOT NULL, block TEXT NOT NULL, key BLOB NOT NULL, parts TEXT NOT NULL,
    leader_d INTEGER, leader_number INTEGER, PRIMARY KEY (d, number)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS local_events_by_block ON local_events (block) WHERE block <> '';
CREATE INDEX IF NOT EXISTS local_events_by_leader ON local_events (leader_d, leader_number);
CREATE TABLE IF NOT EXISTS events (
    d INTEGER NOT NULL, number INTEGER NOT NULL, block TEXT NOT NULL, slug TEXT NOT NULL, id TEXT,
    members TEXT NOT NULL, merges BLOB NOT NULL, summary BLOB, PRIMARY KEY (d, number)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS events_by_block ON events (block) WHERE block <> '';
CREATE INDEX IF NOT EXISTS events_by_slug ON events (slug);
"""


class Resolution:
    """What a store's documents together say of actors and events.

    Args:
        ledger: The documents.
        settings: Say which ontology, whether mentions are merged, and which are left out.
        versions: Of program and ontology; what others decided is decided anew.
        apart: What a user keeps apart; with other pairs everything is decided anew.
        over: Goes over what can be decided without writing.
    """

    def __init__(
        self,
        ledger: Ledger,
        settings: Settings,
        versions: str = "",
        apart: Apart = NOTHING,
        over: Over = in_turn,
    ) -> None:
        self._ledger, self._over = ledger, over
        self._decider = Decider(ledger, settings, apart)
        rows = json.dumps(list(apart.rows())) if apart else ""
        self._decides = f"{versions} {_SCHEMA} {rows} {settings.min_confidence or ''}"
        self.told = lru_cache(_KEPT)(self._told)
        self._versions = lru_cache(_KEPT * 16)(self._known_best)

    def _start_over_if_other(self) -> None:
        """Forgets what other versions of the program or the ontology decided."""
        with self._ledger.writing() as db:
            if db.execute("SELECT 1 FROM decided_by WHERE versions = ?", (self._decides,)).fetchone():
                return
            for table in re.findall(r"CREATE TABLE IF NOT EXISTS (\w+)", _TABLES + reprints.TABLES):
                db.execute(f"DELETE FROM {table}")
            db.execute("DELETE FROM marks WHERE kind <> ?", (GRAPH,))
            mark(db, "status = ?", READ)
            db.execute("INSERT INTO decided_by VALUES (?)", (self._decides,))

    def settle(self) -> None:
        """Decides everything that is marked.

        Raises:
            OutputError: The store cannot be written; the rest is decided the next time.
        """
        self._ledger.create(_TABLES + reprints.TABLES)
        self._start_over_if_other()
        self._work_off(CHANGED, self._read_document)
        self._work_off(NAME, self._decide_name)
        self._work_off_apart(TOLD, TELL, self._decider.told, self._note_told)
        self._work_off(ACTOR, self._decide_actor)
        self._work_off_apart(BLOCK, GROUP, self._decider.groups, self._form_groups)
        self._work_off(SLUG, self._decide_ids)
        self.told.cache_clear()
        self._versions.cache_clear()

    def _work_off(self, kind: str, step: Callable[[sqlite3.Connection, Any], None]) -> None:
        """Decides what is marked and notes it, a few items in one step of a transaction."""
        while items := self._marked(kind, _TOGETHER):
            with self._ledger.writing() as db:
                for item in items:
                    step(db, item)
                _unmark(db, kind, items)

    def _work_off_apart(
        self,
        kind: str,
        task: str,
        decide: Callable[[Any], Any],
        note: Callable[[sqlite3.Connection, Any, Any], None],
    ) -> None:
        """The same where deciding only reads, so that others may do it while this process notes."""
        items = self._marked(kind)
        self._ledger.commit()  # so that others see what was decided up to here
        decided = zip(items, self._over(task, decide, items), strict=True)
        while together := list(itertools.islice(decided, _TOGETHER)):
            with self._ledger.writing() as db:
                for item, found in together:
                    note(db, item, found)
                _unmark(db, kind, [item for item, _ in together])

    def _marked(self, kind: str, most: int = -1) -> list[Any]:
        """Items that are marked; a negative number of them is all."""
        query = "SELECT item FROM marks WHERE kind = ? ORDER BY item LIMIT ?"
        return [item for (item,) in self._ledger.db.execute(query, (kind, most))]

    # Names: what a document says of persons and organizations that other documents may know more of

    def _read_document(self, db: sqlite3.Connection, d: int) -> None:
        """Files what a document says of names; marks those that it names, or that it named before."""
        former = [block for (block,) in db.execute("SELECT DISTINCT block FROM names WHERE d = ?", (d,))]
        found = self._ledger.evidence(d)
        mark_all(
            db, GRAPH, reprints.note_text(db, d, None if found is None else (found.digest, found.minima))
        )
        db.execute("DELETE FROM names WHERE d = ?", (d,))
        if found is not None:
            db.executemany("INSERT INTO names VALUES (?, ?, ?)", [(block, d, e) for block, e in found.names])
        mark_all(db, NAME, {*former, *(() if found is None else (block for block, _ in found.names))})
        mark_all(db, TOLD, [d])

    def _decide_name(self, db: sqlite3.Connection, block: str) -> None:
        """Who the names of one block are; marks the documents in which somebody changes."""
        rows = list(db.execute("SELECT d, evidence FROM names WHERE block = ?", (block,)))
        evidence = [(d, unpack(data, NameEvidence)) for d, data in rows]
        found = identities(one for _, one in evidence)
        former = identities_of(db, [block])
        changed = {key for key in {*found, *former} if found.get(key) != former.get(key)}
        if not changed:
            return
        mark_all(db, TOLD, {d for d, one in evidence if one.key in changed})
        db.execute("DELETE FROM identities WHERE block = ?", (block,))
        if found:
            packed = pack(tuple(sorted(found.items())), Identities)
            db.execute("INSERT INTO identities VALUES (?, ?)", (block, packed))

    # Events of one document, and actors as they are known best

    def _note_told(self, db: sqlite3.Connection, d: int, told: Told) -> None:
        """Files what a document tells; marks the blocks and actors of which it says something new."""
        self._note_actors(db, d, told)
        self._note_events(db, d, told.events)
        db.execute("DELETE FROM told WHERE d = ?", (d,))
        if told.content is not None:
            db.execute("INSERT INTO told VALUES (?, ?, ?)", (d, told.content, told.counts))
        events = "SELECT leader_d, leader_number FROM local_events WHERE d = ? AND leader_d NOT NULL"
        mark_all(db, EVENT, (_item(place) for place in db.execute(events, (d,))))
        mark_all(db, GRAPH, [d])

    def _note_events(self, db: sqlite3.Connection, d: int, rows: Mapping[int, EventRow]) -> None:
        """Replaces a document's events; those that stay as they are keep their places in groups."""
        query = "SELECT number, block, key, parts FROM local_events WHERE d = ?"
        former = {number: tuple(row) for number, *row in db.execute(query, (d,))}
        changed = [n for n in sorted({*former, *rows}) if former.get(n) != rows.get(n)]
        gone = [number for number in changed if number in former]
        db.executemany(
            "DELETE FROM local_events WHERE d = ? AND number = ?", [(d, number) for number in gone]
        )
        for number in gone:
            self._withdraw(db, d, number, former[number][0])
        new = [(d, number, *rows[number]) for number in changed if number in rows]
        db.executemany("INSERT INTO local_events VALUES (?, ?, ?, ?, ?, NULL, NULL)", new)
        mark_all(db, BLOCK, {block for _, _, block, *_ in new} - {""})
        self._form(db, "", {((d, number),): () for _, number, block, *_ in new if not block})

    def _withdraw(self, db: sqlite3.Connection, d: int, number: int, block: str) -> None:
        if block:
            mark_all(db, BLOCK, [block])
        else:
            self._dissolve(db, (d, number))

    def _note_actors(self, db: sqlite3.Connection, d: int, told: Told) -> None:
        """Replaces what a document knows of actors; those that stay in it are nobody else's concern."""
        db.execute("DELETE FROM codes_of_documents WHERE d = ?", (d,))
        if told.own is not None:
            db.execute("INSERT INTO codes_of_documents VALUES (?, ?, ?)", (d, *told.own))
        rows = told.actors
        former = set(db.execute("SELECT id, actor FROM actors WHERE d = ?", (d,)))
        db.executemany(
            "DELETE FROM actors WHERE d = ? AND id = ? AND actor = ?", [(d, *row) for row in former - rows]
        )
        db.executemany("INSERT INTO actors VALUES (?, ?, ?)", [(i, d, data) for i, data in rows - former])
        mark_all(db, ACTOR, {row[0] for row in rows ^ former})

    def _decide_actor(self, db: sqlite3.Connection, actor_id: str) -> None:
        """How an actor is known best; marks the documents that name it, if that changes."""
        rows = db.execute("SELECT DISTINCT actor FROM actors WHERE id = ?", (actor_id,))
        versions = fullest(unpack(data, Actor) for (data,) in rows).get(actor_id, {})
        packed = pack(tuple(versions[key] for key in sorted(versions, key=str)), tuple[Actor, ...])
        query = "SELECT versions FROM versions_of_actors WHERE id = ?"
        former = db.execute(query, (actor_id,)).fetchone()
        if former is not None and former[0] == packed:
            return
        db.execute("DELETE FROM versions_of_actors WHERE id = ?", (actor_id,))
        if versions:
            codes = json.dumps(sorted(codes_of(versions.values())))
            db.execute("INSERT INTO versions_of_actors VALUES (?, ?, ?)", (actor_id, packed, codes))
        documents = [d for (d,) in db.execute("SELECT DISTINCT d FROM actors WHERE id = ?", (actor_id,))]
        for d in documents:
            events = "SELECT leader_d, leader_number FROM local_events WHERE d = ? AND leader_d NOT NULL"
            mark_all(db, EVENT, (_item(place) for place in db.execute(events, (d,))))
        mark_all(db, GRAPH, documents)

    def versions(self, actors: Iterable[Actor]) -> Versions:
        """The fullest version of each of a document's actors."""
        own, found = [], dict[str, Mapping[str | None, Actor]]()
        for actor in actors:
            if is_own(actor):
                own.append(actor)
            elif actor.id not in found:
                found[actor.id] = self._versions(actor.id)
        return {**found, **fullest(own)}

    def _known_best(self, actor_id: str) -> Mapping[str | None, Actor]:
        query = "SELECT versions FROM versions_of_actors WHERE id = ?"
        row = self._ledger.db.execute(query, (actor_id,)).fetchone()
        versions: tuple[Actor, ...] = unpack(row[0], tuple[Actor, ...])
        return {None if one.named else one.country: one for one in versions}

    # Events of several documents

    def _form_groups(self, db: sqlite3.Connection, block: str, groups: Groups) -> None:
        """Files which events of a block are one; groups that stay as they are are left alone."""
        places = {place for members in groups for place in members}
        query = "SELECT d, number, members, merges FROM events WHERE block = ? AND block <> ''"
        former = {
            tuple((a, b) for a, b in json.loads(members)): ((d, number), merges)
            for d, number, members, merges in db.execute(query, (block,))
        }
        for members, (leader, merges) in former.items():
            if (
                members not in groups
                or merges != _packed(groups[members])
                or self._renamed(db, leader, members)
            ):
                self._dissolve(db, leader)
                mark_all(db, GRAPH, {place[0] for place in members if place in places})
            else:
                del groups[members]
                self._keep(db, leader, members)
        self._form(db, block, groups)

    def _keep(self, db: sqlite3.Connection, leader: Place, members: tuple[Place, ...]) -> None:
        """Lets members that were written anew know of the event that they still make up."""
        where = "WHERE d = ? AND number = ? AND leader_d IS NULL"
        update = f"UPDATE local_events SET leader_d = ?, leader_number = ? {where}"
        if any(db.execute(update, (*leader, *place)).rowcount for place in members):
            mark_all(db, EVENT, [_item(leader)])

    def _renamed(self, db: sqlite3.Connection, leader: Place, members: tuple[Place, ...]) -> bool:
        """Whether the members now give another name to an event."""
        (slug,) = db.execute("SELECT slug FROM events WHERE d = ? AND number = ?", leader).fetchone()
        return bool(slug != self._slug(db, members))

    def _slug(self, db: sqlite3.Connection, members: Iterable[Place]) -> str:
        query = "SELECT parts FROM local_events WHERE d = ? AND number = ?"
        rows = [db.execute(query, place).fetchone() for place in members]
        return joined_slug([SlugParts(*json.loads(parts)) for (parts,) in rows])

    def _form(self, db: sqlite3.Connection, block: str, groups: Groups) -> None:
        """Makes an event of each group, whose first member leads."""
        slugs = {members: self._slug(db, members) for members in groups}
        insert = "INSERT OR REPLACE INTO events VALUES (?, ?, ?, ?, NULL, ?, ?, NULL)"
        db.executemany(
            insert,
            [(*one[0], block, slugs[one], json.dumps(one), _packed(why)) for one, why in groups.items()],
        )
        update = "UPDATE local_events SET leader_d = ?, leader_number = ? WHERE d = ? AND number = ?"
        db.executemany(update, [(*members[0], *place) for members in groups for place in members])
        mark_all(db, SLUG, set(slugs.values()))
        mark_all(db, GRAPH, {d for members in groups for d, _ in members})

    def _dissolve(self, db: sqlite3.Connection, leader: Place) -> None:
        delete = "DELETE FROM events WHERE d = ? AND number = ? RETURNING slug"
        mark_all(db, SLUG, [slug for (slug,) in db.execute(delete, leader).fetchall()])

    def _decide_ids(self, db: sqlite3.Connection, slug: str) -> None:
        """The ids of the events that have one name; marks those whose id changes."""
        rows = list(db.execute("SELECT d, number, id, members FROM events WHERE slug = ?", (slug,)))
        leaders = {(self._ledger.id_of(d), number): (d, number) for d, number, *_ in rows}
        former = {(d, number): (identifier, members) for d, number, identifier, members in rows}
        ids = {leaders[leader]: identifier for leader, identifier in event_ids(slug, leaders).items()}
        changed = [place for place, identifier in ids.items() if former[place][0] != identifier]
        update = "UPDATE events SET id = ? WHERE d = ? AND number = ?"
        db.executemany(update, [(ids[place], *place) for place in changed])
        mark_all(db, EVENT, map(_item, changed))
        mark_all(db, GRAPH, {d for place in changed for d, _ in json.loads(former[place][1])})

    # What was decided

    def members(self, leader: Place) -> list[Place]:
        """The documents' events that make up an event, in order."""
        query = "SELECT members FROM events WHERE d = ? AND number = ?"
        row = self._ledger.db.execute(query, leader).fetchone()
        return [] if row is None else [(d, number) for d, number in json.loads(row[0])]

    def _told(self, d: int) -> tuple[Article, LocalEvents, Named]:
        """An article, its events, and whom else it names, with actors under their final ids."""
        query = "SELECT article, events FROM documents JOIN told ON d = number WHERE number = ?"
        packed, told = self._ledger.db.execute(query, (d,)).fetchone()
        article: Article = unpack(packed, Article)
        events, named = unpack(told, tuple[LocalEvents, Named], article.text)
        first = reprints.first_of(self._ledger.db, d)
        article = replace(article, duplicate_of=None if first is None else self._ledger.id_of(first))
        return article, events, named


def mark_all(db: sqlite3.Connection, kind: str, items: Iterable[object]) -> None:
    """Notes that these are still to be decided or, where the kind is `GRAPH`, described."""
    marks = [(kind, item) for item in items]
    if marks:
        db.executemany("INSERT OR IGNORE INTO marks VALUES (?, ?)", marks)


def _unmark(db: sqlite3.Connection, kind: str, items: Iterable[object]) -> None:
    db.executemany("DELETE FROM marks WHERE kind = ? AND item = ?", [(kind, item) for item in items])


def _item(place: tuple[int, int]) -> str:
    """As JSON."""
    return f"[{place[0]}, {place[1]}]"


def _packed(merges: tuple[Merge, ...]) -> bytes:
    return pack(tuple(merges), _Merges)
