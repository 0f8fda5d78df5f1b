"""The event network: every event and every actor a node, and edges that say which role an actor has.

Who acts, takes part alike or makes a claim has an edge to the event; the event has edges to all others. No
two edges join the same two nodes in one direction, so that no program merges any.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kgbuild.errors import SettingsError
from kgbuild.export.actor_network import ACTOR_COLUMNS, POSITION_COLUMNS, actor_nodes, merged, spell_of
from kgbuild.export.network import LIST_SEPARATOR, Column, Edge, Network, Node, Value, assemble, cells
from kgbuild.export.palette import event_color, quad_of
from kgbuild.export.quotes import claimants_of, quote_of
from kgbuild.export.selection import Selection
from kgbuild.graph.actors import harmonize
from kgbuild.graph.events import EventNames, name_event
from kgbuild.graph.promotion import CONTESTING, HAPPENED
from kgbuild.records import SOURCE, TARGET, Actor, Corpus, EventMention, Mention, Stance
from kgbuild.settings import BASE_IRI

NODE_COLUMNS: Mapping[str, Column] = {
    "kind": Column(str, "`actor` or `event`"),
    **ACTOR_COLUMNS,
    "label": Column(str, "name of the actor or event, with the status behind it unless it happened"),
    "type": Column(str, "kind of actor, as in the actor network, or `thing`; or class of the event"),
    "mentions": Column(
        int, "how often events and claims name the actor, or how many passages tell of the event"
    ),
    "status": Column(
        str, "`occurred`, `ongoing`, or what you included besides; events only, as what follows"
    ),
    "certainty": Column(str, "`certain`, `probable` or `possible`"),
    "polarity": Column(str, "`positive`, or `negative` where the text says that it does not happen"),
    "disputed": Column(bool, "somebody contests who took part, or that it happened"),
    "date": Column(str, "when it happens: a day, a month, a year or an interval; missing where no text says"),
    "plover": Column(str, "PLOVER category"),
    "cameo": Column(str, "CAMEO code"),
    "quad": Column(str, "quad class, such as `MaterialConflict`"),
    "goldstein": Column(float, "value on the Goldstein scale, −10 hostile to 10 friendly"),
    "claimant": Column(str, "who says so; empty for what the articles say in their own voice"),
    "evidence": Column(str, "the sentence that tells it best, cut where it is long"),
    "doc": Column(str, "the documents that tell of it"),
    **POSITION_COLUMNS,
}
EDGE_COLUMNS: Mapping[str, Column] = {
    "label": Column(
        str, "roles of the actor, or what it does with the claim: `source`, `location`, `denies`"
    ),
    "kind": Column(str, "the same"),
    "type": Column(str, "the same without `(disputed)`"),
    "weight": Column(float, "1"),
    "status": Column(str, "status of the event"),
    "certainty": Column(str, "`certain`, `probable` or `possible`, as the quoted sentence has it"),
    "disputed": Column(bool, "somebody contests that the actor has this role"),
    "claimant": Column(str, "who says so; empty for what the articles say in their own voice"),
    "evidence": Column(str, "the sentence that the edge rests on, cut where it is long"),
    "doc": Column(str, "the documents that have it so"),
    "color": Column(str, "colour of the event, or that of what is disputed"),
}


@dataclass(frozen=True, slots=True)
class _Use:
    """One mention that gives an actor a role in an event, or a stance to it, as its type has it."""

    type: str
    mention: EventMention
    actor: Actor
    disputed: bool = False
    contests: bool = False


def event_network(corpus: Corpus, selection: Selection = Selection(), base: str = BASE_IRI) -> Network:  # noqa: B008 - immutable
    """Actors and events as nodes, roles and claims as edges.

    Args:
        corpus: The resolved corpus.
        selection: What to show.
        base: IRI that ids are put behind.

    Raises:
        SettingsError: Weights or a backbone are asked for; all edges of this network weigh the same.
    """
    if selection.min_weight > 1 or selection.backbone is not None:
        raise SettingsError("a minimal weight and a backbone are for the actor network only")
    corpus = harmonize(corpus)
    nodes, edges = list[Node](), list[Edge]()
    for event in sorted(corpus.events, key=lambda event: event.id):
        names = name_event(event, base)
        if selection.takes(names) and selection.concerns(a for m in event.mentions for a in m.actors()):
            nodes.append(_event_node(names))
            edges += _role_edges(names, selection)
    joined = {end for edge in edges for end in (edge.source, edge.target)}
    actors = (
        replace(node, columns={"kind": "actor", **node.columns}) for node in actor_nodes(corpus, joined)
    )
    return assemble(
        f"Events and who took part: {selection}", [*actors, *nodes], edges, NODE_COLUMNS, EDGE_COLUMNS
    )


def _event_node(names: EventNames) -> Node:
    event, standing = names.event, names.standing
    leading, status, quad = standing.leading, standing.status, quad_of(standing.leading.plover)
    label = event.label or event.id
    values: dict[str, Value | None] = {
        "label": label if status in HAPPENED else f"{label} ({status.value})",
        "kind": "event",
        "type": event.type,
        "status": status.value,
        "certainty": leading.factuality.certainty.value,
        "polarity": leading.factuality.polarity.value,
        "date": standing.date.value if standing.date else None,
        "plover": leading.plover,
        "cameo": leading.cameo,
        "quad": quad,
        "goldstein": leading.goldstein,
        "claimant": claimants_of(event.mentions),
        "disputed": bool(names.disputed),
        "mentions": len(event.mentions),
        "docs": len({mention.document for mention in event.mentions}),
        "evidence": quote_of(leading),
        "doc": LIST_SEPARATOR.join(sorted({mention.document for mention in event.mentions})),
        "color": event_color(status, quad),
    }
    return Node(event.id, cells(NODE_COLUMNS, values), merged([spell_of(names)]))


def _role_edges(names: EventNames, selection: Selection) -> Iterator[Edge]:
    """One edge per actor and direction: its label lists the roles, and what the actor claims."""
    found: dict[tuple[str, str], list[_Use]] = defaultdict(list)
    happened = names.standing.status in HAPPENED
    for use in _uses(names):
        settled = not (happened and (use.disputed or use.contests))
        if selection.admits(use.actor) and (selection.disputed or settled):
            actor, event = use.actor.id, names.event.id
            found[(actor, event) if _acts(use) else (event, actor)].append(use)
    for (begin, end), uses in sorted(found.items()):
        yield _role_edge(names, begin, end, uses)


def _uses(names: EventNames) -> Iterator[_Use]:
    """Every role that an actor has, and every stance that a source takes."""
    for mention in names.event.mentions:
        for part in mention.participations:
            if isinstance(part.filler, Mention):
                party = mention.reciprocal and part.role in (SOURCE, TARGET)
                disputed = names.participation(part) in names.disputed
                yield _Use("party" if party else part.role, mention, part.filler.actor, disputed=disputed)
        for source in mention.attribution.sources[-1:]:
            stance = mention.attribution.stance
            yield _Use(stance.value, mention, source.actor, contests=stance in CONTESTING)


def _acts(use: _Use) -> bool:
    return use.type in (SOURCE, "party", *Stance)


def _role_edge(names: EventNames, begin: str, end: str, uses: Sequence[_Use]) -> Edge:
    types = LIST_SEPARATOR.join(sorted({use.type for use in uses}))
    disputed = any(use.disputed for use in uses)
    mentions = [use.mention for use in uses]
    mention = min(mentions, key=lambda m: (m.document, m.sentence.begin, m.rank))
    status = names.standing.status
    kind = f"{types} (disputed)" if disputed and status in HAPPENED else types
    values: dict[str, Value | None] = {
        "label": kind,
        "kind": kind,
        "type": types,
        "weight": 1.0,
        "status": status.value,
        "certainty": mention.factuality.certainty.value,
        "disputed": disputed,
        "claimant": claimants_of(mentions),
        "evidence": quote_of(mention),
        "doc": LIST_SEPARATOR.join(sorted({mention.document for mention in mentions})),
        "color": event_color(status, quad_of(names.standing.leading.plover), disputed),
    }
    return Edge(f"{begin} | {end}", begin, end, cells(EDGE_COLUMNS, values), merged([spell_of(names)]))
