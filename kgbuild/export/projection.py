"""Turns the corpus into networks that people draw: events with their actors, or actors with each other.

The event network has every event as a node, coloured and labelled by its status, so that a threat does not
look like an act. The actor network draws, unless asked for all, only events that occurred and participations
that nobody disputes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgbuild.graph.actors import actors_of, harmonize
from kgbuild.graph.claims import in_own_voice
from kgbuild.graph.events import EventNames, name_event
from kgbuild.records import SOURCE, TARGET, ActorKind, Corpus, EventMention, Mention, Participation, Status
from kgbuild.settings import BASE_IRI

if TYPE_CHECKING:
    import networkx as nx

Value = str | int | float | bool
"""What a column may hold; a missing value is left out, never written empty."""

NODE_COLUMNS: Mapping[str, type] = {
    **dict.fromkeys(("label", "kind", "type", "country", "sector", "wikidata", "iri"), str),
    **dict.fromkeys(("status", "certainty", "polarity", "date", "plover", "cameo", "claimant"), str),
    **{"goldstein": float, "disputed": bool, "mentions": int, "docs": int},
    **dict.fromkeys(("evidence", "doc", "color"), str),
}
EDGE_COLUMNS: Mapping[str, type] = {
    **{"label": str, "type": str, "weight": float},
    **dict.fromkeys(("status", "certainty", "polarity", "date", "first_date", "last_date"), str),
    **dict.fromkeys(("plover", "claimant", "evidence", "doc", "event_ids", "color"), str),
    **{"goldstein": float, "disputed": bool, "reciprocal": bool, "n_docs": int, "n_claims": int},
}
HAPPENED = frozenset({Status.OCCURRED, Status.ONGOING})
COLORS = {
    **{Status.OCCURRED: "#1f4e79", Status.ONGOING: "#2e75b6", Status.PLANNED: "#70ad47"},
    **{Status.CONSIDERED: "#a5a5a5", Status.THREATENED: "#ed7d31", Status.DEMANDED: "#bf9000"},
    **{Status.ALLEGED: "#7030a0", Status.DENIED: "#c00000", Status.NOT_OCCURRED: "#595959"},
}
ACTOR_COLOR, DISPUTED_COLOR = "#d9d9d9", "#c00000"
QUOTE_LENGTH = 240
"""Longer evidence is cut: the column is for a tooltip; the graph has the whole sentence."""
LIST_SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Node:
    """A node with its columns."""

    id: str
    columns: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge with its columns; no two edges of a network share an id."""

    id: str
    source: str
    target: str
    columns: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges, each sorted by id."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def event_network(corpus: Corpus, base: str = BASE_IRI) -> Network:
    """Actors and events as nodes, roles and claims as edges; no two edges join the same two nodes one way.

    Who acts, takes part alike or makes a claim has an edge to the event; the event has edges to all others.
    """
    corpus = harmonize(corpus)
    events = [name_event(event, base) for event in sorted(corpus.events, key=lambda event: event.id)]
    nodes = [_event_node(names) for names in events]
    edges = [edge for names in events for edge in _role_edges(names)]
    return _network([*_actor_nodes(corpus, base), *nodes], edges)


def actor_network(corpus: Corpus, base: str = BASE_IRI, *, everything: bool = False) -> Network:
    """Actors as nodes, and an edge for each source, target, class and status, weighted by number of events.

    Args:
        corpus: The resolved corpus.
        base: IRI that ids are put behind.
        everything: Also what is not held to have occurred, and disputed participations, marked as such.
    """
    corpus = harmonize(corpus)
    groups: dict[tuple[str, str, str, str, bool], list[tuple[EventNames, EventMention]]] = defaultdict(list)
    for event in sorted(corpus.events, key=lambda event: event.id):
        names = name_event(event, base)
        if not everything and not names.standing.occurred:
            continue
        for pair, mentions in _dyads(names).items():
            disputed = any(names.participation(part) in names.disputed for part in _parts(mentions, pair))
            if everything or not disputed:
                key = (*pair, event.type, names.standing.status.value, disputed)
                groups[key] += [(names, mention) for mention in mentions]
    edges = [_dyad_edge(key, found) for key, found in sorted(groups.items())]
    joined = {end for edge in edges for end in (edge.source, edge.target)}
    return _network([node for node in _actor_nodes(corpus, base) if node.id in joined], edges)


def to_networkx(network: Network) -> nx.MultiDiGraph[str]:
    """The network for analysis in Python; keys of edges are their ids."""
    import networkx  # noqa: PLC0415 - a quarter of a second that most runs do not need

    graph: nx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in network.nodes:
        graph.add_node(node.id, **node.columns)
    for edge in network.edges:
        graph.add_edge(edge.source, edge.target, key=edge.id, **edge.columns)
    return graph


def _network(nodes: Iterable[Node], edges: Iterable[Edge]) -> Network:
    return Network(
        tuple(sorted(nodes, key=lambda node: node.id)), tuple(sorted(edges, key=lambda edge: edge.id))
    )


def _columns(order: Mapping[str, type], values: Mapping[str, Value | None]) -> dict[str, Value]:
    """The values that there are, in the order of the columns, each of its column's type."""
    present = {name: values[name] for name in order if values.get(name) not in (None, "")}
    return {name: order[name](value) for name, value in present.items() if value is not None}


def _actor_nodes(corpus: Corpus, base: str) -> Iterator[Node]:
    mentions: dict[str, int] = defaultdict(int)
    documents: dict[str, set[str]] = defaultdict(set)
    everybody = [
        (actor, mention) for e in corpus.events for mention in e.mentions for actor in mention.actors()
    ]
    for actor, mention in everybody:
        mentions[actor.id] += 1
        documents[actor.id].add(mention.document)
    for actor_id, actor in actors_of(corpus).items():
        values = {"label": actor.name, "kind": "actor", "type": actor.kind.value, "country": actor.country}
        # The sector of a country is that of the words that name it: a capital stands for a government.
        sector = None if actor.kind is ActorKind.COUNTRY else actor.sector
        values |= {"sector": sector, "wikidata": actor.wikidata, "iri": base + actor_id}
        counts: dict[str, Value] = {"mentions": mentions[actor_id], "docs": len(documents[actor_id])}
        yield Node(actor_id, _columns(NODE_COLUMNS, {**values, **counts, "color": ACTOR_COLOR}))


def _event_node(names: EventNames) -> Node:
    event, standing = names.event, names.standing
    leading, status = standing.leading, standing.status
    values: dict[str, Value | None] = {
        "label": event.label if status in HAPPENED else f"{event.label} ({status.value})",
        "kind": "event",
        "type": event.type,
        "iri": names.base + event.id,
        "status": status.value,
        "certainty": leading.factuality.certainty.value,
        "polarity": leading.factuality.polarity.value,
        "date": standing.date.value if standing.date else None,
        "plover": leading.plover,
        "cameo": leading.cameo,
        "goldstein": leading.goldstein,
        "claimant": _claimants(event.mentions),
        "disputed": bool(names.disputed),
        "mentions": len(event.mentions),
        "docs": len({mention.document for mention in event.mentions}),
        "evidence": _quote(leading),
        "doc": LIST_SEPARATOR.join(sorted({mention.document for mention in event.mentions})),
        "color": COLORS[status],
    }
    return Node(event.id, _columns(NODE_COLUMNS, values))


def _claimants(mentions: Iterable[EventMention]) -> str:
    """Who says so, by name; nothing for what articles say in their own voice."""
    reported = [mention.attribution.sources for mention in mentions if not in_own_voice(mention)]
    names = {sources[-1].actor.name if sources else "unnamed source" for sources in reported}
    return LIST_SEPARATOR.join(sorted(names))


def _quote(mention: EventMention) -> str:
    text = " ".join(mention.sentence.text.split())
    return text if len(text) <= QUOTE_LENGTH else text[: QUOTE_LENGTH - 1] + "…"


def _role_edges(names: EventNames) -> Iterator[Edge]:
    """One edge per actor and direction: its label lists the roles, and what the actor claims."""
    found: dict[tuple[str, str], list[tuple[str, EventMention, bool]]] = defaultdict(list)
    for mention in names.event.mentions:
        for part in mention.participations:
            if isinstance(part.filler, Mention):
                disputed = names.participation(part) in names.disputed
                acts = part.role == SOURCE or (part.role == TARGET and mention.reciprocal)
                actor, event = part.filler.actor.id, names.event.id
                ends = (actor, event) if acts else (event, actor)
                role = "party" if mention.reciprocal and part.role in (SOURCE, TARGET) else part.role
                found[ends].append((role, mention, disputed))
        for source in mention.attribution.sources[-1:]:
            stance = mention.attribution.stance.value
            found[source.actor.id, names.event.id].append((stance, mention, False))
    for (begin, end), uses in sorted(found.items()):
        yield _role_edge(names, begin, end, uses)


def _role_edge(names: EventNames, begin: str, end: str, uses: list[tuple[str, EventMention, bool]]) -> Edge:
    roles = LIST_SEPARATOR.join(sorted({role for role, _, _ in uses}))
    disputed = any(marked for _, _, marked in uses)
    mention = min((mention for _, mention, _ in uses), key=lambda m: (m.document, m.sentence.begin, m.rank))
    values: dict[str, Value | None] = {
        "label": f"{roles} (disputed)" if disputed else roles,
        "type": roles,
        "weight": 1.0,
        "status": names.standing.status.value,
        "certainty": mention.factuality.certainty.value,
        "polarity": mention.factuality.polarity.value,
        "date": mention.date.value if mention.date else None,
        "claimant": _claimants(mention for _, mention, _ in uses),
        "evidence": _quote(mention),
        "doc": LIST_SEPARATOR.join(sorted({mention.document for _, mention, _ in uses})),
        "disputed": disputed,
        "color": DISPUTED_COLOR if disputed else COLORS[names.standing.status],
    }
    return Edge(f"{begin} > {end}", begin, end, _columns(EDGE_COLUMNS, values))


def _dyads(names: EventNames) -> dict[tuple[str, str], list[EventMention]]:
    """The pairs of source and target of an event, with the mentions that pair them.

    Parties that take part alike are ordered by id, so that "A met B" and "B met A" fall together. A place
    that an act is directed at is no party.
    """
    pairs: dict[tuple[str, str], list[EventMention]] = defaultdict(list)
    for mention in names.event.mentions:
        for source in mention.mentions(SOURCE):
            for target in mention.mentions(TARGET):
                ends = (source.actor.id, target.actor.id)
                first, second = sorted(ends) if mention.reciprocal else ends
                places = ActorKind.PLACE in (source.actor.kind, target.actor.kind)
                if first != second and not places:
                    pairs[first, second].append(mention)
    return pairs


def _parts(mentions: Iterable[EventMention], pair: tuple[str, str]) -> Iterator[Participation]:
    for mention in mentions:
        for part in mention.participations:
            acts = part.role in (SOURCE, TARGET)
            if acts and isinstance(part.filler, Mention) and part.filler.actor.id in pair:
                yield part


def _dyad_edge(key: tuple[str, str, str, str, bool], found: list[tuple[EventNames, EventMention]]) -> Edge:
    source, target, event_class, status, disputed = key
    events = sorted({names.event.id for names, _ in found})
    dates = sorted({names.standing.date.value for names, _ in found if names.standing.date})
    mark = ", disputed" if disputed else ""
    label = event_class if Status(status) in HAPPENED and not disputed else f"{event_class} ({status}{mark})"
    leading = found[0][0].standing.leading
    mentions = [mention for _, mention in found]
    values: dict[str, Value | None] = {
        "label": label,
        "type": event_class,
        "weight": float(len(events)),
        "status": status,
        "certainty": leading.factuality.certainty.value,
        "polarity": leading.factuality.polarity.value,
        "date": dates[0] if dates else None,
        "first_date": dates[0] if dates else None,
        "last_date": dates[-1] if dates else None,
        "plover": leading.plover,
        "goldstein": leading.goldstein,
        "claimant": _claimants(mentions),
        "evidence": _quote(mentions[0]),
        "doc": LIST_SEPARATOR.join(sorted({mention.document for mention in mentions})),
        "event_ids": LIST_SEPARATOR.join(events),
        "disputed": disputed,
        "reciprocal": leading.reciprocal,
        "n_docs": len({mention.document for mention in mentions}),
        "n_claims": len(mentions),
        "color": DISPUTED_COLOR if disputed else COLORS[Status(status)],
    }
    return Edge(
        " > ".join((source, event_class, status + mark, target)),
        source,
        target,
        _columns(EDGE_COLUMNS, values),
    )
