/** Decides which events are shown, and how many each further choice would show. */

import type { EventRecord, Model } from "./data";
import { dayNumber } from "./days";
import { statusesOf } from "./standing";
import type { State } from "./state";
import { folded, searchText } from "./words";

export type Facet = "statuses" | "countries" | "types" | "claimants" | "documents";

/** The choices of a facet that an event falls under. */
export const FACETS: Readonly<Record<Facet, (event: EventRecord) => readonly string[]>> = {
  statuses: statusesOf,
  countries: (event) => event.countries,
  types: (event) => event.types,
  claimants: (event) => event.claimants,
  documents: (event) => event.documentIds,
};
const NAMES = Object.keys(FACETS) as Facet[];
const SEARCHED = 1 << NAMES.length;
const DATED = SEARCHED << 1;

export interface Shown {
  readonly events: readonly EventRecord[];
  /** What would be shown of all time: what the time line draws. */
  readonly ofAllTime: readonly EventRecord[];
  /** For each choice of a facet the number of events that all other filters let through. */
  readonly counts: Readonly<Record<Facet, ReadonlyMap<string, number>>>;
  /** How many events the statuses alone hold back. */
  readonly heldBack: number;
}

/** First and last day that an event can have; null where neither it nor, if asked, its article has a date. */
export function daysOf(event: EventRecord, byArticle: boolean): readonly [number, number] | null {
  if (event.begin !== null && event.end !== null) return [event.begin, event.end];
  const day = byArticle ? (event.documents.find((document) => document.begin !== null)?.begin ?? null) : null;
  return day === null ? null : [day, day];
}

/** Filters the events of a model. */
export class Filter {
  readonly #model: Model;
  #texts: string[] | null = null;

  constructor(model: Model) {
    this.#model = model;
  }

  shown(state: State): Shown {
    const events: EventRecord[] = [];
    const ofAllTime: EventRecord[] = [];
    const counts = Object.fromEntries(NAMES.map((name) => [name, new Map<string, number>()])) as Record<
      Facet,
      Map<string, number>
    >;
    const [from, to] = [state.from, state.to].map((day) => (day === null ? null : dayNumber(day)));
    const words = folded(state.query).split(/\s+/).filter(Boolean);
    let heldBack = 0;
    for (const event of this.#model.events) {
      const failing = this.#failing(event, state, words, from, to);
      if (failing === 0) events.push(event);
      if ((failing & ~DATED) === 0) ofAllTime.push(event);
      if (failing === 1 << NAMES.indexOf("statuses")) heldBack += 1;
      for (const [place, name] of NAMES.entries()) {
        if ((failing & ~(1 << place)) !== 0) continue;
        for (const choice of FACETS[name](event)) counts[name].set(choice, (counts[name].get(choice) ?? 0) + 1);
      }
    }
    return { events, ofAllTime, counts, heldBack };
  }

  /** A bit for each filter that the event does not pass. */
  #failing(event: EventRecord, state: State, words: readonly string[], from: number | null, to: number | null): number {
    let failing = 0;
    for (const [place, name] of NAMES.entries()) {
      const chosen = state[name];
      const free = name !== "statuses" && chosen.size === 0;
      if (!free && !FACETS[name](event).some((choice) => chosen.has(choice))) failing |= 1 << place;
    }
    if (words.length && !this.#matches(event, words)) failing |= SEARCHED;
    if (from !== null || to !== null) {
      const days = daysOf(event, state.byArticle);
      if (!days || (from !== null && days[1] < from) || (to !== null && days[0] > to)) failing |= DATED;
    }
    return failing;
  }

  #matches(event: EventRecord, words: readonly string[]): boolean {
    this.#texts ??= this.#model.events.map((each) => folded(searchText(each)));
    const text = this.#texts[event.index];
    return words.every((word) => text.includes(word));
  }
}
