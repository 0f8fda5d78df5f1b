/** What a reader has chosen: one value that every part of the page draws, and that the address keeps. */

import { SHOWN_AT_FIRST } from "./standing";

export type Tab = "events" | "actors" | "relations" | "dyad";

export type Selection =
  | { readonly kind: "actor"; readonly id: string }
  | { readonly kind: "relation"; readonly source: string; readonly target: string }
  | { readonly kind: "event"; readonly id: string };

export interface State {
  readonly statuses: ReadonlySet<string>;
  /** Empty sets leave everything in. */
  readonly countries: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly claimants: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  readonly query: string;
  /** First and last day, `2015-06-12`; null where open. */
  readonly from: string | null;
  readonly to: string | null;
  /** Whether events without a date are placed at the date of their article. */
  readonly byArticle: boolean;
  readonly selection: Selection | null;
  readonly tab: Tab;
  readonly dyad: readonly [string, string] | null;
  /** Whether nationals count for their country in the view of two countries. */
  readonly nationals: boolean;
  /** Whether those who act for a country are drawn as the country. */
  readonly states: boolean;
  /** How many actors are drawn at most. */
  readonly size: number;
}

export const SIZES: readonly number[] = [30, 80, 250, 1000];

export const START: State = {
  statuses: new Set(SHOWN_AT_FIRST),
  countries: new Set(),
  types: new Set(),
  claimants: new Set(),
  documents: new Set(),
  query: "",
  from: null,
  to: null,
  byArticle: true,
  selection: null,
  tab: "actors",
  dyad: null,
  nationals: false,
  states: false,
  size: 80,
};

const TABS: readonly Tab[] = ["events", "actors", "relations", "dyad"];
const DAY = /^\d{4}-\d\d-\d\d$/;
const SETS = ["countries", "types", "claimants", "documents"] as const;

/** Holds the state, tells those who listen, and keeps the address in step. */
export class Store {
  #state: State;
  readonly #listeners: ((now: State, before: State) => void)[] = [];

  constructor() {
    this.#state = fromHash(location.hash);
    window.addEventListener("hashchange", () => {
      if (location.hash.slice(1) !== toHash(this.#state)) this.#set(fromHash(location.hash));
    });
  }

  get state(): State {
    return this.#state;
  }

  /** Changes some of the state, and the address with it. */
  change(part: Partial<State>): void {
    this.#set({ ...this.#state, ...part });
    this.#keep(toHash(this.#state));
  }

  #keep(hash: string): void {
    if (location.hash.slice(1) === hash) return;
    try {
      history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    } catch {
      // Some browsers refuse many changes in a short time; the next one catches up.
    }
  }

  /** Calls back after every change. */
  listen(listener: (now: State, before: State) => void): void {
    this.#listeners.push(listener);
  }

  #set(state: State): void {
    const before = this.#state;
    this.#state = state;
    for (const listener of this.#listeners) listener(state, before);
  }
}

/** The state as the part of an address behind `#`; what is as at the start is left out. */
export function toHash(state: State): string {
  const words = new URLSearchParams();
  if ([...state.statuses].sort().join() !== [...SHOWN_AT_FIRST].sort().join())
    words.set("status", [...state.statuses].join(" "));
  for (const name of SETS) for (const item of state[name]) words.append(name, item);
  if (state.query) words.set("q", state.query);
  if (state.from) words.set("from", state.from);
  if (state.to) words.set("to", state.to);
  if (!state.byArticle) words.set("undated", "apart");
  if (state.selection?.kind === "actor") words.set("actor", state.selection.id);
  if (state.selection?.kind === "event") words.set("event", state.selection.id);
  if (state.selection?.kind === "relation") {
    words.set("source", state.selection.source);
    words.set("target", state.selection.target);
  }
  if (state.tab !== START.tab) words.set("tab", state.tab);
  if (state.dyad) words.set("dyad", state.dyad.join(" "));
  if (state.nationals) words.set("nationals", "1");
  if (state.states) words.set("states", "1");
  if (state.size !== START.size) words.set("size", String(state.size));
  return words.toString();
}

/** The state that an address holds; what it does not hold, or not well, is as at the start. */
export function fromHash(hash: string): State {
  const words = new URLSearchParams(hash.replace(/^#/, ""));
  const day = (name: string) => (DAY.test(words.get(name) ?? "") ? words.get(name) : null);
  const size = Number(words.get("size"));
  const [first, second] = (words.get("dyad") ?? "").split(" ");
  return {
    ...START,
    statuses: words.has("status") ? new Set((words.get("status") ?? "").split(" ").filter(Boolean)) : START.statuses,
    countries: new Set(words.getAll("countries")),
    types: new Set(words.getAll("types")),
    claimants: new Set(words.getAll("claimants")),
    documents: new Set(words.getAll("documents")),
    query: words.get("q") ?? "",
    from: day("from"),
    to: day("to"),
    byArticle: words.get("undated") !== "apart",
    selection: selectionIn(words),
    tab: TABS.find((tab) => tab === words.get("tab")) ?? START.tab,
    dyad: first && second ? [first, second] : null,
    nationals: words.has("nationals"),
    states: words.has("states"),
    size: SIZES.includes(size) ? size : START.size,
  };
}

function selectionIn(words: URLSearchParams): Selection | null {
  const [actor, event, source, target] = ["actor", "event", "source", "target"].map((name) => words.get(name));
  if (actor) return { kind: "actor", id: actor };
  if (event) return { kind: "event", id: event };
  return source && target ? { kind: "relation", source, target } : null;
}
