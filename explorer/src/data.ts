/** Reads the tables that `kgbuild/explorer/data.py` writes into records that point at each other. */

/** Begin and end in the sentence, or the words where they stand outside it. */
export type Place = readonly [number, number] | string;
export type Tone = "cooperation" | "conflict" | "neutral";

export interface Actor {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly affiliation: string | null;
  readonly sector: string | null;
}

export interface Source {
  readonly index: number;
  readonly id: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly date: string | null;
  readonly begin: number | null;
}

export interface Part {
  readonly role: string;
  readonly actor: Actor | null;
  readonly disputed: boolean;
  readonly place: Place;
}

export interface Sentence {
  readonly index: number;
  readonly document: Source;
  readonly text: string;
  readonly events: EventRecord[];
}

export interface Claim {
  readonly sentence: Sentence;
  readonly stance: string;
  readonly status: string;
  readonly certainty: string;
  readonly date: string | null;
  /** Who says so, the outermost source first. */
  readonly sources: readonly { readonly actor: Actor; readonly place: Place }[];
  readonly cue: Place | null;
  readonly trigger: Place;
  readonly parts: readonly Part[];
}

export interface Pair {
  readonly source: Actor;
  readonly target: Actor;
  readonly disputed: boolean;
  readonly alike: boolean;
}

export interface EventRecord {
  readonly index: number;
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly status: string;
  readonly date: string | null;
  readonly begin: number | null;
  readonly end: number | null;
  readonly goldstein: number | null;
  readonly tone: Tone;
  readonly pairs: readonly Pair[];
  readonly claims: readonly Claim[];
  /** Whether somebody takes part, or not, only as some say. */
  readonly disputed: boolean;
  /** Who takes part as source or target, each once; a place or a thing that an act is directed at does not. */
  readonly actors: readonly Actor[];
  readonly countries: readonly string[];
  readonly documents: readonly Source[];
  /** The type and the ids of the documents as lists, as filters take them. */
  readonly types: readonly string[];
  readonly documentIds: readonly string[];
  /** Keys of who says so: ids of actors, `OWN_VOICE` or `UNNAMED`. */
  readonly claimants: readonly string[];
}

export interface Model {
  readonly base: string;
  readonly articles: number;
  readonly statuses: readonly string[];
  readonly types: readonly string[];
  readonly countries: Readonly<Record<string, string>>;
  readonly documents: readonly Source[];
  readonly actors: readonly Actor[];
  readonly events: readonly EventRecord[];
  readonly actorById: ReadonlyMap<string, Actor>;
  /** The actor that a country is, by its code, also where only those take part who act for it. */
  readonly states: ReadonlyMap<string, Actor>;
  readonly eventById: ReadonlyMap<string, EventRecord>;
}

/** In place of a source: what the article says itself, and what comes from somebody who is not named. */
export const OWN_VOICE = "article itself";
export const UNNAMED = "unnamed source";

type Table<Row> = { readonly [Name in keyof Row]: readonly Row[Name][] };
type RawPart = readonly [number, number, number, Place];

interface Raw {
  readonly format: string;
  readonly base: string;
  readonly articles: number;
  readonly statuses: readonly string[];
  readonly stances: readonly string[];
  readonly types: readonly string[];
  readonly roles: readonly string[];
  readonly countries: Readonly<Record<string, string>>;
  readonly documents: Table<Omit<Source, "index">>;
  readonly actors: Table<Omit<Actor, "index">>;
  readonly sentences: Table<{ document: number; text: string }>;
  readonly events: Table<{
    id: string;
    label: string;
    type: number;
    status: number;
    date: string | null;
    begin: number | null;
    end: number | null;
    goldstein: number | null;
    pairs: readonly number[];
    claims: number;
  }>;
  readonly claims: Table<{
    sentence: number;
    stance: number;
    status: number;
    certainty: string;
    date: string | null;
    sources: readonly (readonly [number, Place])[];
    cue: Place | null;
    trigger: Place;
    parts: readonly RawPart[];
  }>;
}

/** The records of a page's data. */
export function readModel(json: string): Model {
  const raw = JSON.parse(json) as Raw;
  if (raw.format !== "kgbuild-explorer/1") throw new Error(`this page cannot read ${raw.format}`);
  const documents = rows(raw.documents).map((row, index) => ({ ...row, index }));
  const actors = rows(raw.actors).map((row, index) => ({ ...row, index }));
  const sentences = raw.sentences.text.map((text, index) => {
    return { index, text, document: documents[raw.sentences.document[index]], events: [] as EventRecord[] };
  });
  const claims = rows(raw.claims).map(
    (row): Claim => ({
      ...row,
      sentence: sentences[row.sentence],
      stance: raw.stances[row.stance],
      status: raw.statuses[row.status],
      sources: row.sources.map(([actor, place]) => ({ actor: actors[actor], place })),
      parts: row.parts.map(([role, actor, disputed, place]) => {
        return { role: raw.roles[role], actor: actors[actor] ?? null, disputed: disputed === 1, place };
      }),
    }),
  );
  const events = readEvents(raw, actors, claims);
  const states = statesOf(actors, raw.countries);
  return {
    base: raw.base,
    articles: raw.articles,
    statuses: raw.statuses,
    types: raw.types,
    countries: raw.countries,
    documents,
    actors,
    events,
    actorById: new Map([...actors, ...states.values()].map((actor) => [actor.id, actor])),
    states,
    eventById: new Map(events.map((event) => [event.id, event])),
  };
}

function rows<Row>(table: Table<Row>): Row[] {
  const names = Object.keys(table) as (keyof Row)[];
  const length = table[names[0]]?.length ?? 0;
  return Array.from({ length }, (_, index) => {
    const row = {} as Row;
    for (const name of names) row[name] = table[name][index];
    return row;
  });
}

function readEvents(raw: Raw, actors: readonly Actor[], claims: readonly Claim[]): EventRecord[] {
  let first = 0;
  return rows(raw.events).map((row, index) => {
    const own = claims.slice(first, (first += row.claims));
    const taking = own.flatMap((claim) => claim.parts.filter((part) => part.actor && isParty(part)));
    const documents = unique(own.map((claim) => claim.sentence.document));
    const named = unique(taking.map((part) => part.actor as Actor));
    const event: EventRecord = {
      ...row,
      index,
      type: raw.types[row.type],
      status: raw.statuses[row.status],
      tone: toneOf(row.goldstein),
      pairs: readPairs(row.pairs, actors),
      claims: own,
      disputed: taking.some((part) => part.disputed),
      actors: named.filter(({ kind }) => kind !== "place" && kind !== "thing"),
      countries: unique(named.map((actor) => actor.country).filter((code) => code !== null)),
      documents,
      types: [raw.types[row.type]],
      documentIds: documents.map((document) => document.id),
      claimants: unique(own.flatMap(claimantsOf)),
    };
    for (const sentence of unique(own.map((claim) => claim.sentence))) sentence.events.push(event);
    return event;
  });
}

function statesOf(actors: readonly Actor[], countries: Readonly<Record<string, string>>): Map<string, Actor> {
  const states = new Map<string, Actor>();
  for (const actor of actors) if (actor.kind === "country" && actor.country) states.set(actor.country, actor);
  for (const [code, name] of Object.entries(countries)) {
    if (states.has(code)) continue;
    const index = actors.length + states.size;
    states.set(code, {
      index,
      id: `country/${code}`,
      name,
      kind: "country",
      country: code,
      affiliation: "is",
      sector: null,
    });
  }
  return states;
}

/** Whom an actor is drawn as: as itself or, if asked, as the country that it acts for. A national is no state. */
export function standIns(model: Model, states: boolean): (actor: Actor) => Actor {
  if (!states) return (actor) => actor;
  return (actor) => {
    const acts = actor.affiliation === "acts-for" && actor.country !== null;
    return (acts ? model.states.get(actor.country as string) : undefined) ?? actor;
  };
}

function readPairs(flat: readonly number[], actors: readonly Actor[]): Pair[] {
  return Array.from({ length: flat.length / 4 }, (_, pair) => {
    const [source, target, disputed, alike] = flat.slice(4 * pair, 4 * pair + 4);
    return { source: actors[source], target: actors[target], disputed: disputed === 1, alike: alike === 1 };
  });
}

/** Whether somebody acts or is acted on, and is not only where, with what or about what. */
export function isParty(part: Part): boolean {
  return part.role === "source" || part.role === "target";
}

function claimantsOf(claim: Claim): string[] {
  if (claim.sources.length) return claim.sources.map((source) => source.actor.id);
  return [claim.cue === null ? OWN_VOICE : UNNAMED];
}

function toneOf(goldstein: number | null): Tone {
  if (!goldstein) return "neutral";
  return goldstein > 0 ? "cooperation" : "conflict";
}

/** The different items of a list, in the order in which they first come. */
export function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)];
}
