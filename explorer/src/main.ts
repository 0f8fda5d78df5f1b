/** Puts the page together: one state, and every part of the page drawn from it. */

import "./webgl";
import { type Choose } from "./cards";
import { onThemeChange } from "./colours";
import { type Actor, type EventRecord, readModel, unique } from "./data";
import { afterPause, fill, h } from "./dom";
import { DyadView } from "./dyad";
import { EventList, latestFirst } from "./event_list";
import { Facets } from "./facets";
import { Filter, type Shown } from "./filter";
import { legend } from "./legend";
import { drawingOf, type Network, networkOf } from "./network";
import { canDraw, Picture } from "./picture";
import { type Selection, SIZES, type State, Store, type Tab } from "./state";
import { SHOWN_AT_FIRST, statusOf } from "./standing";
import { Tables } from "./tables";
import { Timeline } from "./timeline";
import { count, figure, typeWords } from "./words";

const TABS: readonly (readonly [Tab, string])[] = [
  ["actors", "Actors"],
  ["relations", "Relations"],
  ["events", "Events"],
  ["dyad", "Two countries"],
];

class Page {
  readonly #model = readModel(document.getElementById("data")?.textContent ?? "");
  readonly #store = new Store();
  readonly #filter = new Filter(this.#model);
  readonly #status = h("p", { role: "status", class: "status-line" });
  readonly #search = h("input", { type: "search", placeholder: "Search names and sentences", "aria-label": "Search names and sentences", autocomplete: "off" });
  readonly #facetArea = h("section", { class: "facets", id: "filters", "aria-label": "Filters" });
  readonly #canvas = h("div", { class: "canvas" });
  readonly #tip = h("p", { class: "tip", hidden: true, "aria-hidden": "true" });
  readonly #note = h("p", { class: "note" });
  readonly #sizes = h("select", { "aria-label": "Actors drawn at most" }, SIZES.map((size) => h("option", { value: size }, `at most ${figure(size)} actors`)));
  readonly #timeArea = h("section", { class: "timeline", "aria-label": "Time line" });
  readonly #tabs = new Map<Tab, HTMLButtonElement>();
  readonly #panels = new Map<Tab, HTMLElement>(TABS.map(([tab]) => [tab, h("div", { class: "tab-panel", role: "tabpanel", id: `panel-${tab}`, "aria-labelledby": `tab-${tab}`, tabindex: "-1" })]));
  readonly #facets = new Facets(this.#facetArea, this.#model, this.#store);
  readonly #timeline = new Timeline(this.#timeArea, this.#store);
  readonly #list: EventList;
  readonly #tables: Tables;
  readonly #dyad: DyadView;
  #picture: Picture | null = null;
  #shown: Shown;
  #network: Network;

  constructor() {
    const choose: Choose & { relation(source: Actor, target: Actor): void } = {
      actor: (actor) => this.#selectInList({ kind: "actor", id: actor.id }),
      event: (event) => this.#selectInList({ kind: "event", id: event.id }),
      relation: (source, target) => this.#selectInList({ kind: "relation", source: source.id, target: target.id }),
    };
    this.#list = new EventList(this.#panel("events"), this.#model, choose);
    this.#tables = new Tables(this.#panel("actors"), this.#panel("relations"), this.#model, choose);
    this.#dyad = new DyadView(this.#panel("dyad"), this.#model, this.#store, choose);
    this.#shown = this.#filter.shown(this.#store.state);
    this.#network = networkOf(this.#shown.events, this.#store.state.statuses);
    this.#build();
    this.#store.listen((now, before) => this.#update(now, before));
    this.#startPicture();
    this.#redraw();
    this.#watch();
  }

  #panel(tab: Tab): HTMLElement {
    return this.#panels.get(tab) as HTMLElement;
  }

  #build(): void {
    const { documents, events } = this.#model;
    const about = `${count(this.#model.articles, "article")}, ${count(events.length, "event")}`;
    document.title = `kgbuild explorer: ${about}`;
    this.#search.value = this.#store.state.query;
    this.#search.addEventListener("input", afterPause(200, () => this.#store.change({ query: this.#search.value })));
    this.#sizes.addEventListener("change", () => this.#store.change({ size: Number(this.#sizes.value) }));
    const filters = h("details", { class: "filters", open: window.innerWidth > 1100 }, h("summary", null, "Filters"), this.#facetArea);
    document.body.append(
      h("a", { class: "skip", href: "#", onclick: (event: Event) => this.#skip(event) }, "Skip to the events"),
      h(
        "header",
        { class: "top" },
        h("h1", null, "kgbuild ", h("span", null, "explorer")),
        h("p", { class: "about", title: documents.length < this.#model.articles ? `${count(documents.length, "article")} with events` : "" }, about),
        h("search", null, this.#search),
      ),
      h("nav", { class: "side", "aria-label": "Filters" }, filters),
      h("main", null, this.#stage(), this.#timeArea),
      h("aside", { class: "panel", "aria-label": "Actors, relations and events" }, this.#tabList(), [...this.#panels.values()]),
    );
  }

  #stage(): HTMLElement {
    const button = (words: string, sign: string, call: () => void) => h("button", { type: "button", title: words, "aria-label": words, onclick: call }, sign);
    return h(
      "section",
      { class: "stage", "aria-label": "Network of actors" },
      h("div", { class: "stage-head" }, this.#status, this.#sizes),
      this.#canvas,
      this.#tip,
      h("div", { class: "stage-foot" }, this.#note, legend()),
      h(
        "div",
        { class: "zoom", role: "group", "aria-label": "Zoom" },
        button("Zoom in", "+", () => this.#picture?.zoom(1.6)),
        button("Zoom out", "−", () => this.#picture?.zoom(1 / 1.6)),
        button("Show all", "⤢", () => this.#picture?.fit()),
      ),
    );
  }

  #tabList(): HTMLElement {
    for (const [tab, words] of TABS) {
      const button = h("button", { type: "button", role: "tab", id: `tab-${tab}`, "aria-controls": `panel-${tab}`, onclick: () => this.#store.change({ tab }) }, words);
      this.#tabs.set(tab, button);
    }
    const names = TABS.map(([tab]) => tab);
    const move = (event: Event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[(event as KeyboardEvent).key];
      if (!step) return;
      event.preventDefault();
      const next = names[(names.indexOf(this.#store.state.tab) + step + names.length) % names.length];
      this.#store.change({ tab: next });
      this.#tabs.get(next)?.focus();
    };
    return h("div", { class: "tabs", role: "tablist", "aria-label": "Lists", onkeydown: move }, [...this.#tabs.values()]);
  }

  #skip(event: Event): void {
    event.preventDefault();
    this.#store.change({ tab: "events" });
    this.#panel("events").focus();
  }

  #startPicture(): void {
    if (!canDraw()) {
      this.#fallBack();
      return;
    }
    try {
      this.#picture = new Picture(this.#canvas, {
        actor: (id) => this.#select({ kind: "actor", id }),
        relation: (source, target) => this.#select({ kind: "relation", source, target }),
        nothing: () => this.#store.change({ selection: null }),
        onLine: (line, x, y) => this.#tell(line, x, y),
      });
      Object.assign(window, { kgbuildPicture: this.#picture });
    } catch {
      this.#fallBack();
    }
  }

  /** Says beside the pointer what a line stands for. */
  #tell(line: { readonly source: string; readonly target: string } | null, x: number, y: number): void {
    this.#tip.hidden = line === null;
    if (!line) return;
    const relation = this.#network.relations.find(({ source, target }) => source.id === line.source && target.id === line.target);
    if (!relation) return;
    const kinds = unique(relation.events.map((event) => `${typeWords(event.type).toLowerCase()} (${statusOf(event.status).word.toLowerCase()})`));
    const more = kinds.length > 4 ? `, and ${count(kinds.length - 4, "other kind")}` : "";
    fill(this.#tip, h("strong", null, `${relation.source.name} → ${relation.target.name}`), h("br"), `${count(relation.events.length, "event")}: ${kinds.slice(0, 4).join(", ")}${more}`);
    this.#tip.style.setProperty("--x", `${Math.min(x + 14, this.#canvas.clientWidth - 250)}px`);
    this.#tip.style.setProperty("--y", `${y + 12}px`);
  }

  #fallBack(): void {
    fill(this.#canvas, h("p", { class: "empty", role: "note" }, "This browser cannot draw the network, as it has no WebGL. The tables of actors and relations hold the same."));
    this.#canvas.dataset.layout = "none";
  }

  #select(selection: Selection): void {
    this.#store.change({ selection, tab: "events" });
    this.#panel("events").scrollTo({ top: 0 });
    if (window.innerWidth <= 1100) this.#tabs.get("events")?.scrollIntoView({ block: "start" });
  }

  /** Chosen outside the picture, where it may be far off: the picture moves there. */
  #selectInList(selection: Selection): void {
    this.#select(selection);
    this.#picture?.bring();
  }

  #update(now: State, before: State): void {
    const filters: readonly (keyof State)[] = ["statuses", "countries", "types", "claimants", "documents", "query", "from", "to", "byArticle", "size"];
    if (filters.some((name) => now[name] !== before[name])) {
      this.#shown = this.#filter.shown(now);
      this.#network = networkOf(this.#shown.events, now.statuses);
      if (this.#search.value !== now.query && document.activeElement !== this.#search) this.#search.value = now.query;
      this.#redraw();
      return;
    }
    if (now.selection !== before.selection) {
      this.#picture?.select(now.selection);
      if (this.#needsRedraw(now)) this.#draw();
      this.#tables.select(now.selection);
    }
    this.#showTab();
  }

  /** Whether somebody is selected whom the thinned picture leaves out. */
  #needsRedraw(state: State): boolean {
    return this.#wanted(state).size > 0 && this.#network.actors.length > state.size;
  }

  #wanted({ selection }: State): Set<Actor> {
    const found = (id: string) => this.#model.actorById.get(id);
    if (selection?.kind === "relation") return new Set([found(selection.source), found(selection.target)].filter((actor) => actor !== undefined));
    if (selection?.kind !== "actor") return new Set();
    const near = this.#network.relations.filter(({ source, target }) => source.id === selection.id || target.id === selection.id).slice(0, 40);
    return new Set(near.flatMap(({ source, target }) => [source, target]));
  }

  #redraw(): void {
    const { state } = this.#store;
    this.#facets.update(this.#shown);
    this.#timeline.update(this.#shown.ofAllTime, this.#timeArea.clientWidth - 32);
    this.#tables.update(this.#network, state.selection);
    this.#sizes.value = String(state.size);
    this.#draw();
    this.#showTab();
  }

  #draw(): void {
    const { state } = this.#store;
    const drawing = drawingOf(this.#network, state.size, this.#wanted(state));
    const shown = this.#shown.events.length;
    const all = this.#model.events.length;
    fill(
      this.#status,
      h("strong", null, shown === all ? `All ${figure(all)}` : `${figure(shown)} of ${figure(all)}`),
      ` events · ${count(this.#network.actors.length, "actor")} · ${count(drawing.relations, "relation")}`,
    );
    this.#canvas.setAttribute("role", "img");
    this.#canvas.setAttribute("aria-label", `Network of ${count(drawing.actors.length, "actor")}. The tables of actors and relations hold the same.`);
    fill(this.#note, this.#remarks(drawing));
    this.#sizes.hidden = drawing.joined <= SIZES[0];
    void this.#picture?.draw(drawing, state.selection);
  }

  #remarks(drawing: ReturnType<typeof drawingOf>): (string | HTMLElement | null)[] {
    const { statuses } = this.#store.state;
    const remarks: (string | HTMLElement | null)[] = [];
    if (drawing.actors.length < drawing.joined) {
      const lines = drawing.arcs.length < drawing.between ? `, and the ${figure(drawing.arcs.length)} strongest lines between them` : "";
      remarks.push(`Thinned: the ${figure(drawing.actors.length)} actors of ${figure(drawing.joined)} with most shared events are drawn${lines}. The tables have all. `);
    } else if (drawing.joined === 0) {
      remarks.push(this.#shown.events.length ? "No event shown has two parties, so there is nothing to draw; the list has them. " : "No event passes the filters. ");
    }
    const everything = () => this.#store.change({ statuses: new Set(this.#model.statuses) });
    if (this.#shown.heldBack && [...statuses].every((status) => SHOWN_AT_FIRST.includes(status))) {
      remarks.push(
        `Only what the articles say occurred. `,
        h("button", { type: "button", class: "link", onclick: everything }, `Show ${count(this.#shown.heldBack, "event")} more`),
        " that are planned, considered, alleged or denied.",
      );
    }
    return remarks;
  }

  #showTab(): void {
    const { state } = this.#store;
    for (const [tab, button] of this.#tabs) {
      const chosen = tab === state.tab;
      button.setAttribute("aria-selected", String(chosen));
      button.tabIndex = chosen ? 0 : -1;
      this.#panel(tab).hidden = !chosen;
    }
    if (state.tab === "events") this.#showEvents();
    if (state.tab === "dyad") this.#dyad.update(this.#shown, this.#panel("dyad").clientWidth - 40);
  }

  #showEvents(): void {
    const { selection } = this.#store.state;
    const event = selection?.kind === "event" ? (this.#model.eventById.get(selection.id) ?? null) : null;
    const events = this.#eventsOf(selection);
    this.#list.update(latestFirst(events), this.#scope(selection, events, event), event, "No event passes the filters.");
  }

  #eventsOf(selection: Selection | null): readonly EventRecord[] {
    if (selection?.kind === "actor") {
      const { id } = selection;
      const names = (event: EventRecord) => event.claims.some((claim) => claim.parts.some((part) => part.actor?.id === id));
      return this.#shown.events.filter((event) => event.claimants.includes(id) || names(event));
    }
    if (selection?.kind === "relation") {
      const { source, target } = selection;
      return this.#network.relations.find((relation) => relation.source.id === source && relation.target.id === target)?.events ?? [];
    }
    return selection?.kind === "event" ? [] : this.#shown.events;
  }

  /** What the list of events is limited to, with a way out of it. */
  #scope(selection: Selection | null, events: readonly EventRecord[], event: EventRecord | null): HTMLElement | null {
    if (!selection) return h("p", { class: "scope" }, h("span", null, count(events.length, "event"), h("span", { class: "muted" }, ", the latest first. Choose an actor or a line in the picture to see only its events.")));
    const name = (id: string) => this.#model.actorById.get(id)?.name ?? id;
    let words = event ? "One event" : "";
    if (selection.kind === "actor") words = `${name(selection.id)}: ${count(events.length, "event")}`;
    if (selection.kind === "relation") words = `${name(selection.source)} → ${name(selection.target)}: ${count(events.length, "event")}`;
    const hidden = event && !this.#shown.events.includes(event) ? h("span", { class: "muted" }, " that the filters leave out") : null;
    return h("p", { class: "scope scope-limited" }, h("strong", null, words), hidden, h("button", { type: "button", class: "quiet", "data-key": "all events", onclick: () => this.#store.change({ selection: null }) }, "Show all events"));
  }

  #watch(): void {
    onThemeChange(() => this.#picture?.recolour());
    window.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#store.state.selection) this.#store.change({ selection: null });
    });
    let width = window.innerWidth;
    const resized = afterPause(120, () => {
      this.#timeline.resize(this.#timeArea.clientWidth - 32);
      this.#picture?.resize();
      if (this.#store.state.tab === "dyad" && width !== window.innerWidth) this.#showTab();
      width = window.innerWidth;
    });
    new ResizeObserver(resized).observe(this.#timeArea);
    new ResizeObserver(resized).observe(this.#canvas);
  }
}

new Page();
document.body.dataset.ready = "true";
