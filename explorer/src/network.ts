/** Makes the network of the actors out of the events that are shown, and thins it to what can be read. */

import type { Actor, EventRecord, Pair, Tone } from "./data";
import { type Group, groupOfPair, showsPair } from "./standing";

/** More lines than these cannot be told apart. */
const LINES_PER_ACTOR = 3;

/** One line of the picture: what one actor did to another, of one standing and one tone. */
export interface Arc {
  readonly key: string;
  readonly source: Actor;
  readonly target: Actor;
  readonly group: Group;
  readonly tone: Tone;
  /** Both take part alike: there is no arrow. */
  alike: boolean;
  count: number;
}

/** All that one actor did to another. */
export interface Relation {
  readonly source: Actor;
  readonly target: Actor;
  readonly events: EventRecord[];
  readonly arcs: Arc[];
}

export interface ActorCount {
  readonly actor: Actor;
  /** Events in which the actor acts, is acted on, and takes part at all. */
  acts: number;
  undergoes: number;
  events: number;
}

export interface Network {
  /** Everybody who takes part in what is shown, those with most events first. */
  readonly actors: readonly ActorCount[];
  /** Every pair that is joined, those with most events first. */
  readonly relations: readonly Relation[];
}

export interface Drawing {
  readonly actors: readonly ActorCount[];
  readonly arcs: readonly Arc[];
  /** How many arcs there are between the actors drawn. */
  readonly between: number;
  /** How many actors have a relation, and how many relations there are, drawn or not. */
  readonly joined: number;
  readonly relations: number;
}

/**
 * The network of these events, with the pairs of which these statuses are shown.
 *
 * `standIn` says whom an actor is drawn as; what happens between actors that are drawn as one is no relation.
 */
export function networkOf(
  events: readonly EventRecord[],
  statuses: ReadonlySet<string>,
  standIn: (actor: Actor) => Actor,
): Network {
  const counts = new Map<Actor, ActorCount>();
  const relations = new Map<number, Relation>();
  const arcs = new Map<string, Arc>();
  for (const event of events) {
    countActors(event, statuses, standIn, counts);
    const joined = new Set<string>();
    for (const pair of event.pairs) {
      if (!showsPair(event, pair, statuses)) continue;
      const [source, target] = endsOf(pair, standIn);
      if (source === target) continue;
      const relation = relationOf(source, target, relations);
      if (relation.events.at(-1) !== event) relation.events.push(event);
      const group = groupOfPair(event, pair);
      const key = `${source.index} ${target.index} ${group} ${event.tone}`;
      let arc = arcs.get(key);
      if (!arc) {
        arc = { key, source, target, group, tone: event.tone, alike: true, count: 0 };
        arcs.set(key, arc);
        relation.arcs.push(arc);
      }
      if (!joined.has(key)) arc.count += 1;
      joined.add(key);
      arc.alike &&= pair.alike;
    }
  }
  const weight = ({ source, target }: Relation) =>
    (counts.get(source)?.events ?? 0) + (counts.get(target)?.events ?? 0);
  const shared = [...relations.values()].sort(
    (one, other) => other.events.length - one.events.length || weight(other) - weight(one) || inOrder(one, other),
  );
  return { actors: [...counts.values()].sort(mostEvents), relations: shared };
}

/** Source and target as they are drawn; those who take part alike are in one order, whoever was named first. */
function endsOf(pair: Pair, standIn: (actor: Actor) => Actor): [Actor, Actor] {
  const [source, target] = [standIn(pair.source), standIn(pair.target)];
  return pair.alike && source.id > target.id ? [target, source] : [source, target];
}

function countActors(
  event: EventRecord,
  statuses: ReadonlySet<string>,
  standIn: (actor: Actor) => Actor,
  counts: Map<Actor, ActorCount>,
): void {
  const roles = new Map<Actor, Set<string>>();
  for (const actor of event.actors) {
    const drawn = standIn(actor);
    const own = roles.get(drawn) ?? new Set();
    roles.set(drawn, own);
    for (const claim of event.claims) {
      for (const part of claim.parts) {
        if (part.actor === actor && (!part.disputed || statuses.has("alleged"))) own.add(part.role);
      }
    }
  }
  for (const [actor, own] of roles) {
    if (!own.has("source") && !own.has("target")) continue;
    let entry = counts.get(actor);
    if (!entry) counts.set(actor, (entry = { actor, acts: 0, undergoes: 0, events: 0 }));
    entry.events += 1;
    if (own.has("source")) entry.acts += 1;
    if (own.has("target")) entry.undergoes += 1;
  }
}

function relationOf(source: Actor, target: Actor, relations: Map<number, Relation>): Relation {
  const key = source.index * 2 ** 26 + target.index;
  let relation = relations.get(key);
  if (!relation) relations.set(key, (relation = { source, target, events: [], arcs: [] }));
  return relation;
}

function mostEvents(one: ActorCount, other: ActorCount): number {
  return other.events - one.events || one.actor.index - other.actor.index;
}

function inOrder(one: Relation, other: Relation): number {
  return one.source.index - other.source.index || one.target.index - other.target.index;
}

/** Whether an actor has a name of its own; those without stay in their document, and their ids say so. */
function isNamed(actor: Actor): boolean {
  return !actor.id.startsWith("doc/");
}

function compare(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((value, at) => value !== other[at]);
  return place < 0 ? 0 : one[place] - other[place];
}

/** How many actors hang together with an actor. */
function partSizes(relations: readonly Relation[]): (actor: Actor) => number {
  const above = new Map<Actor, Actor>();
  const sizes = new Map<Actor, number>();
  const top = (actor: Actor): Actor => {
    let at = actor;
    for (let next = above.get(at); next; next = above.get(at)) at = next;
    if (at !== actor) above.set(actor, at);
    return at;
  };
  for (const { source, target } of relations) {
    const [one, other] = [top(source), top(target)];
    if (one === other) continue;
    above.set(other, one);
    sizes.set(one, (sizes.get(one) ?? 1) + (sizes.get(other) ?? 1));
  }
  return (actor) => sizes.get(top(actor)) ?? 1;
}

/**
 * The part of a network that is drawn: pairs of the actors with most shared events, up to `size` actors, and
 * whoever must be seen. Among equals pairs with names, and then those that hang together with many, come first.
 */
export function drawingOf(network: Network, size: number, wanted: ReadonlySet<Actor>): Drawing {
  const shared = new Map<Actor, number>();
  for (const { source, target, events } of network.relations) {
    for (const actor of [source, target]) shared.set(actor, (shared.get(actor) ?? 0) + events.length);
  }
  const drawn = chosen(network.relations, shared, size);
  for (const actor of wanted) if (shared.has(actor)) drawn.add(actor);
  const arcs = network.relations
    .filter(({ source, target }) => drawn.has(source) && drawn.has(target))
    .flatMap(({ arcs }) => arcs);
  const weight = ({ actor }: ActorCount) => shared.get(actor) ?? 0;
  const most = LINES_PER_ACTOR * size;
  const kept = arcs.length > most ? strongest(arcs, most, wanted) : arcs;
  const ends = new Set(kept.flatMap(({ source, target }) => [source, target]));
  return {
    actors: network.actors.filter(({ actor }) => ends.has(actor)).sort((one, other) => weight(other) - weight(one)),
    arcs: kept,
    between: arcs.length,
    joined: shared.size,
    relations: network.relations.length,
  };
}

/** The arcs of most events, and those of whoever must be seen. */
function strongest(arcs: readonly Arc[], most: number, wanted: ReadonlySet<Actor>): Arc[] {
  const must = (arc: Arc) => Number(wanted.has(arc.source) && wanted.has(arc.target));
  return [...arcs].sort((one, other) => must(other) - must(one) || other.count - one.count).slice(0, most);
}

function chosen(relations: readonly Relation[], shared: ReadonlyMap<Actor, number>, size: number): Set<Actor> {
  if (shared.size <= size) return new Set(shared.keys());
  const parts = partSizes(relations);
  const ranked = relations.map((relation) => {
    const { source, target } = relation;
    const weight = (shared.get(source) ?? 0) + (shared.get(target) ?? 0);
    return { relation, rank: [weight + 2 * Number(isNamed(source) && isNamed(target)), parts(source)] };
  });
  ranked.sort((one, other) => compare(other.rank, one.rank));
  const drawn = new Set<Actor>();
  for (const { relation } of ranked) {
    const fresh = [relation.source, relation.target].filter((actor) => !drawn.has(actor));
    if (drawn.size + fresh.length <= size) for (const actor of fresh) drawn.add(actor);
  }
  return drawn;
}
