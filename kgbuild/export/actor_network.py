"""The actor network: who did what to whom, one edge for each source, target and type of event.

What happened and what did not never share an edge: an edge stands for events that happened, or for events of
one other status, and what is disputed has an edge of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kgbuild.export.backbone import significant
from kgbuild.export.network import LIST_SEPARATOR, Column, Edge, Network, Node, Spell, Value, assemble, cells
from kgbuild.export.palette import ACTOR_COLORS, event_color, quad_of
from kgbuild.export.quotes import claimants_of, quote_of
from kgbuild.export.selection import Selection
from kgbuild.graph.actors import actors_of, harmonize
from kgbuild.graph.dyads import dyads_of, is_disputed
from kgbuild.graph.events import EventNames, name_event
from kgbuild.graph.promotion import HAPPENED
from kgbuild.records import Actor, ActorKind, Certainty, Corpus, EventMention, Status
from kgbuild.settings import BASE_IRI

POSITION_COLUMNS: Mapping[str, Column] = {
    "weighted_degree": Column(float, "sum of the weights of the node's edges"),
    "size": Column(float, "diameter, by weighted degree"),
    "color": Column(str, "colour by kind of actor, or by quad class of the event"),
    "x": Column(float, "position, computed by kgbuild"),
    "y": Column(float, "position, computed by kgbuild"),
}
ACTOR_COLUMNS: Mapping[str, Column] = {
    "label": Column(str, "name of the actor"),
    "type": Column(str, "`person`, `country`, `organization`, `group` or `place`"),
    "country": Column(
        str, "ISO 3166-1 alpha-3 code of the country that it is, acts for, belongs to or lies in"
    ),
    "affiliation": Column(
        str, "which of these holds: `is`, `acts-for`, `national` (it has no say for the state) or `located`"
    ),
    "sector": Column(str, "PLOVER sector: `GOV`, `MIL`, `BUS`, `MED` …"),
    "named": Column(bool, "false for those without a name, who stay in their document: “some officials”"),
    "wikidata": Column(str, "Wikidata id, where certain"),
    "mentions": Column(int, "how often events and claims name it"),
    "docs": Column(int, "how many documents do"),
}
NODE_COLUMNS: Mapping[str, Column] = {**ACTOR_COLUMNS, **POSITION_COLUMNS}
EDGE_COLUMNS: Mapping[str, Column] = {
    "label": Column(
        str, "event class, with the status behind it unless it happened: `Sanction (considered)`"
    ),
    "kind": Column(str, "the same; Gephi keeps edges of different kinds apart"),
    "type": Column(str, "event class: `Sanction`"),
    "weight": Column(float, "number of events"),
    "status": Column(
        str, "`occurred`, or `ongoing` where all are; what you included besides has its own status"
    ),
    "certainty": Column(str, "`certain`, `probable` or `possible`: the lowest of the events'"),
    "disputed": Column(bool, "somebody contests that the two took part"),
    "reciprocal": Column(bool, "both take part alike, so the direction means nothing"),
    "plover": Column(str, "PLOVER category of the first event"),
    "quad": Column(str, "its quad class, such as `MaterialConflict`"),
    "goldstein": Column(float, "mean value of the events on the Goldstein scale, −10 hostile to 10 friendly"),
    "first_date": Column(str, "date of the earliest event; missing where no text gives one"),
    "last_date": Column(str, "date of the latest event"),
    "n_docs": Column(int, "number of documents that tell of it"),
    "n_claims": Column(int, "number of passages that do"),
    "claimant": Column(str, "who says so; empty for what the articles say in their own voice"),
    "evidence": Column(str, "the sentence of the first event, cut where it is long"),
    "doc": Column(str, "the document of that sentence"),
    "event_ids": Column(str, "ids of the events in the RDF graph"),
    "color": Column(str, "colour by quad class, or by status unless it happened"),
}

Member = tuple[EventNames, Sequence[EventMention]]
"""An event, and those of its mentions that join the two actors."""


@dataclass(frozen=True, slots=True, order=True)
class _Key:
    """What the events of one edge have in common; the status is empty for what happened."""

    source: str
    target: str
    type: str
    status: str
    disputed: bool

    @property
    def kind(self) -> str:
        marks = [self.status] * bool(self.status) + ["disputed"] * self.disputed
        return f"{self.type} ({', '.join(marks)})" if marks else self.type


def actor_network(corpus: Corpus, selection: Selection = Selection(), base: str = BASE_IRI) -> Network:  # noqa: B008 - immutable
    """Actors as nodes, and an edge for each source, target and event class, weighted by number of events.

    Args:
        corpus: The resolved corpus.
        selection: What to show.
        base: IRI that ids are put behind.
    """
    corpus = harmonize(corpus)
    actors = actors_of(corpus)
    groups: dict[_Key, list[Member]] = defaultdict(list)
    for event in sorted(corpus.events, key=lambda event: event.id):
        names = name_event(event, base)
        if selection.takes(names):
            for key, mentions in _keys(names):
                ends = (actors[key.source], actors[key.target])
                shown = selection.concerns(ends) and all(map(selection.admits, ends))
                if shown and (selection.disputed or not key.disputed):
                    groups[key].append((names, mentions))
    edges = [_edge(key, groups[key]) for key in sorted(groups) if len(groups[key]) >= selection.min_weight]
    if selection.backbone is not None:
        edges = significant(edges, selection.backbone)
    joined = {end for edge in edges for end in (edge.source, edge.target)}
    return assemble(
        f"Who did what to whom: {selection}", actor_nodes(corpus, joined), edges, NODE_COLUMNS, EDGE_COLUMNS
    )


def _keys(names: EventNames) -> Iterator[tuple[_Key, Sequence[EventMention]]]:
    status = "" if names.standing.status in HAPPENED else names.standing.status.value
    for (source, target), mentions in dyads_of(names).items():
        # Whoever contests what did not happen, or is only alleged, contests what its status says already.
        disputed = not status and is_disputed(names, (source, target), mentions)
        yield _Key(source, target, names.event.type, status, disputed), mentions


def actor_nodes(corpus: Corpus, wanted: set[str]) -> Iterator[Node]:
    """The actors with these ids, of a harmonized corpus, as nodes without position."""
    mentions: dict[str, int] = defaultdict(int)
    documents: dict[str, set[str]] = defaultdict(set)
    for event in corpus.events:
        for mention in event.mentions:
            for actor in mention.actors():
                mentions[actor.id] += 1
                documents[actor.id].add(mention.document)
    for actor_id, actor in actors_of(corpus).items():
        if actor_id in wanted:
            counts = {"mentions": mentions[actor_id], "docs": len(documents[actor_id])}
            yield Node(actor_id, cells(NODE_COLUMNS, {**_description(actor), **counts}))


def _description(actor: Actor) -> dict[str, Value | None]:
    return {
        "label": actor.name or actor.id,
        "type": actor.kind.value,
        "country": actor.country,
        "affiliation": None if actor.affiliation is None else actor.affiliation.value,
        # The sector of a country is that of the words that name it: a capital stands for a government.
        "sector": None if actor.kind is ActorKind.COUNTRY else actor.sector,
        "named": actor.named,
        "wikidata": actor.wikidata,
        "color": ACTOR_COLORS[actor.kind],
    }


def _edge(key: _Key, members: Sequence[Member]) -> Edge:
    first, mentions = members[0][0], [mention for _, found in members for mention in found]
    quad = quad_of(first.standing.leading.plover)
    status = _status(key, members)
    values: dict[str, Value | None] = {
        "label": key.kind,
        "kind": key.kind,
        "type": key.type,
        "weight": float(len(members)),
        "status": status.value,
        "certainty": _lowest_certainty(names for names, _ in members).value,
        "disputed": any(is_disputed(names, (key.source, key.target), found) for names, found in members),
        "reciprocal": first.standing.leading.reciprocal,
        "plover": first.standing.leading.plover,
        "quad": quad,
        "goldstein": _mean_goldstein(names for names, _ in members),
        **_dates(names for names, _ in members),
        "n_docs": len({mention.document for mention in mentions}),
        "n_claims": len(mentions),
        "claimant": claimants_of(mentions),
        "evidence": quote_of(mentions[0]),
        "doc": mentions[0].document,
        "event_ids": LIST_SEPARATOR.join(names.event.id for names, _ in members),
        "color": event_color(status, quad, key.disputed),
    }
    edge_id = " | ".join((key.source, key.kind, key.target))
    spells = merged(spell_of(names) for names, _ in members)
    return Edge(edge_id, key.source, key.target, cells(EDGE_COLUMNS, values), spells)


def _status(key: _Key, members: Sequence[Member]) -> Status:
    if key.status:
        return Status(key.status)
    statuses = {names.standing.status for names, _ in members}
    return Status.OCCURRED if Status.OCCURRED in statuses else Status.ONGOING


def _lowest_certainty(events: Iterable[EventNames]) -> Certainty:
    return max((names.standing.leading.factuality.certainty for names in events), key=list(Certainty).index)


def _mean_goldstein(events: Iterable[EventNames]) -> float | None:
    values = [value for names in events if (value := names.standing.leading.goldstein) is not None]
    return round(sum(values) / len(values), 2) if values else None


def _dates(events: Iterable[EventNames]) -> dict[str, Value | None]:
    dates = [date for names in events if (date := names.standing.date)]
    if not dates:
        return {}
    first = min(dates, key=lambda date: (date.begin, date.end))
    last = max(dates, key=lambda date: (date.end, date.begin))
    return {"first_date": first.value, "last_date": last.value}


def spell_of(names: EventNames) -> Spell | None:
    """The days that an event can have happened on; None where no text says."""
    date = names.standing.date
    return None if date is None else (date.begin, date.end)


def merged(spells: Iterable[Spell | None]) -> tuple[Spell, ...]:
    """The times that these cover, in order, those that overlap made one; none where one is not known.

    What is drawn of several events, one of them undated, is drawn always.
    """
    found = list(spells)
    known = sorted(spell for spell in found if spell is not None)
    if len(known) < len(found):
        return ()
    result: list[Spell] = []
    for begin, end in known:
        if result and begin <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((begin, end))
    return tuple(result)
