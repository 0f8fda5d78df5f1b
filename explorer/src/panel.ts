/** The right of the page: actors, relations, events and two countries, one of them at a time. */

import { type Actor, type EventRecord, type Model, standIns } from "./data";
import { fill, h } from "./dom";
import { DyadView } from "./dyad";
import { EventList, latestFirst } from "./event_list";
import type { Shown } from "./filter";
import type { Network } from "./network";
import type { Selection, Store, Tab } from "./state";
import { Tables } from "./tables";
import { count, figure } from "./words";

const TABS: readonly (readonly [Tab, string])[] = [
  ["actors", "Actors"],
  ["relations", "Relations"],
  ["events", "Events"],
  ["dyad", "Two countries"],
];
const NAMES = TABS.map(([tab]) => tab);
const NONE = "No event passes the filters.";

export class Panel {
  readonly element: HTMLElement;
  readonly #model: Model;
  readonly #store: Store;
  readonly #tabs = new Map<Tab, HTMLButtonElement>();
  readonly #areas = new Map<Tab, HTMLElement>();
  readonly #list: EventList;
  readonly #tables: Tables;
  readonly #dyad: DyadView;
  #shown: Shown | null = null;
  #network: Network = { actors: [], relations: [] };

  /** `choose` is called for what is chosen in a list. */
  constructor(model: Model, store: Store, choose: (selection: Selection) => void) {
    this.#model = model;
    this.#store = store;
    for (const [tab, words] of TABS) this.#addTab(tab, words);
    const calls = {
      actor: ({ id }: Actor) => choose({ kind: "actor", id }),
      event: ({ id }: EventRecord) => choose({ kind: "event", id }),
      relation: (source: Actor, target: Actor) => choose({ kind: "relation", source: source.id, target: target.id }),
    };
    this.#list = new EventList(this.#area("events"), model, calls);
    this.#tables = new Tables(this.#area("actors"), this.#area("relations"), model, calls);
    this.#dyad = new DyadView(this.#area("dyad"), model, store, calls);
    const tabs = {
      class: "tabs",
      role: "tablist",
      "aria-label": "Lists",
      onkeydown: (event: Event) => this.#move(event),
    };
    this.element = h(
      "aside",
      { class: "panel", "aria-label": "Actors, relations and events" },
      h("div", tabs, [...this.#tabs.values()]),
      [...this.#areas.values()],
    );
  }

  /** Shows other events. */
  update(shown: Shown, network: Network): void {
    this.#shown = shown;
    this.#network = network;
    this.#tables.update(network, this.#store.state.selection);
    const numbers = { actors: network.actors.length, relations: network.relations.length, events: shown.events.length };
    for (const [tab, number] of Object.entries(numbers)) {
      const place = this.#tabs.get(tab as Tab)?.querySelector("small");
      if (place) fill(place, number ? ` ${figure(number)}` : null);
    }
    this.show();
  }

  select(): void {
    this.#tables.select(this.#store.state.selection);
    this.show();
  }

  /** Shows what the chosen tab stands for. */
  show(): void {
    const { state } = this.#store;
    for (const [tab, button] of this.#tabs) {
      const chosen = tab === state.tab;
      button.setAttribute("aria-selected", String(chosen));
      button.tabIndex = chosen ? 0 : -1;
      this.#area(tab).hidden = !chosen;
    }
    if (!this.#shown) return;
    if (state.tab === "events") this.#showEvents(this.#shown);
    if (state.tab === "dyad") this.#dyad.update(this.#shown, this.#area("dyad").clientWidth - 40);
  }

  /** Brings the list of events to its beginning, and into view where the page is one column. */
  bring(): void {
    this.#area("events").scrollTo({ top: 0 });
    if (window.innerWidth <= 1100) this.#tabs.get("events")?.scrollIntoView({ block: "start" });
  }

  focusEvents(): void {
    this.#store.change({ tab: "events" });
    this.#area("events").focus();
  }

  #area(tab: Tab): HTMLElement {
    return this.#areas.get(tab) as HTMLElement;
  }

  #addTab(tab: Tab, words: string): void {
    const [id, area] = [`tab-${tab}`, `panel-${tab}`];
    const choose = () => this.#store.change({ tab });
    const properties = { type: "button", role: "tab", id, "aria-controls": area, onclick: choose };
    this.#tabs.set(tab, h("button", properties, words, h("small")));
    this.#areas.set(
      tab,
      h("div", { class: "tab-panel", role: "tabpanel", id: area, "aria-labelledby": id, tabindex: "-1" }),
    );
  }

  /** Arrow keys go from tab to tab. */
  #move(event: Event): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[(event as KeyboardEvent).key];
    if (!step) return;
    event.preventDefault();
    const next = NAMES[(NAMES.indexOf(this.#store.state.tab) + step + NAMES.length) % NAMES.length];
    this.#store.change({ tab: next });
    this.#tabs.get(next)?.focus();
  }

  #showEvents(shown: Shown): void {
    const { selection } = this.#store.state;
    const event = selection?.kind === "event" ? (this.#model.eventById.get(selection.id) ?? null) : null;
    const events = this.#eventsOf(selection, shown);
    const hidden = event !== null && !shown.events.includes(event);
    this.#list.update(latestFirst(events), this.#scope(selection, events.length, hidden), event, NONE);
  }

  #eventsOf(selection: Selection | null, { events }: Shown): readonly EventRecord[] {
    if (selection === null) return events;
    if (selection.kind === "event") return [];
    if (selection.kind === "actor") {
      const standIn = standIns(this.#model, this.#store.state.states);
      return events.filter((event) => names(event, selection.id, standIn));
    }
    const { source, target } = selection;
    const relation = this.#network.relations.find((each) => each.source.id === source && each.target.id === target);
    return relation?.events ?? [];
  }

  /** What the list of events is limited to, with a way out of it. */
  #scope(selection: Selection | null, number: number, hidden: boolean): HTMLElement {
    if (selection === null) {
      const hint = ", the latest first. Choose an actor or a line in the picture to see only its events.";
      return h("p", { class: "scope" }, h("span", null, count(number, "event"), h("span", { class: "muted" }, hint)));
    }
    const clear = () => this.#store.change({ selection: null });
    return h(
      "p",
      { class: "scope scope-limited" },
      h("strong", null, this.#scopeWords(selection, number)),
      hidden && h("span", { class: "muted" }, "that the filters leave out"),
      h("button", { type: "button", class: "quiet", "data-key": "all events", onclick: clear }, "Show all events"),
    );
  }

  #scopeWords(selection: Selection, number: number): string {
    const name = (id: string) => this.#model.actorById.get(id)?.name ?? id;
    if (selection.kind === "event") return "One event";
    const who =
      selection.kind === "actor" ? name(selection.id) : `${name(selection.source)} → ${name(selection.target)}`;
    return `${who}: ${count(number, "event")}`;
  }
}

/** Whether an event has somebody in any role, or as one who says so. */
function names(event: EventRecord, id: string, standIn: (actor: Actor) => Actor): boolean {
  if (event.actors.some((actor) => standIn(actor).id === id)) return true;
  return (
    event.claimants.includes(id) || event.claims.some((claim) => claim.parts.some((part) => part.actor?.id === id))
  );
}
