/** Puts the page together: one state, and every part of the page drawn from it. */

import "./webgl";
import { onThemeChange } from "./colours";
import { readModel, standIns } from "./data";
import { afterPause, h } from "./dom";
import { Facets } from "./facets";
import { Filter, type Shown } from "./filter";
import { type Network, networkOf } from "./network";
import { Panel } from "./panel";
import { Stage } from "./stage";
import { type Selection, type State, Store } from "./state";
import { Timeline } from "./timeline";
import { count } from "./words";

/** A change of these changes which events are shown, or how many actors are drawn. */
const FILTERS: readonly (keyof State)[] = [
  ...(["statuses", "countries", "types", "claimants", "documents"] as const),
  ...(["query", "from", "to", "byArticle", "size", "states"] as const),
];
const SIDES = 32;

class Page {
  readonly #model = readModel(document.getElementById("data")?.textContent ?? "");
  readonly #store = new Store();
  readonly #filter = new Filter(this.#model);
  readonly #search = h("input", {
    type: "search",
    placeholder: "Search names and sentences",
    "aria-label": "Search names and sentences",
    autocomplete: "off",
  });
  readonly #facetArea = h("section", { class: "facets", "aria-label": "Filters" });
  readonly #timeArea = h("section", { class: "timeline", "aria-label": "Time line" });
  readonly #facets = new Facets(this.#facetArea, this.#model, this.#store);
  readonly #timeline = new Timeline(this.#timeArea, this.#store);
  readonly #stage = new Stage(this.#model, this.#store);
  readonly #panel = new Panel(this.#model, this.#store, (selection) => this.#selectInList(selection));
  #shown: Shown;
  #network: Network;

  constructor() {
    this.#shown = this.#filter.shown(this.#store.state);
    this.#network = this.#networkOf(this.#shown);
    this.#build();
    this.#store.listen((now, before) => this.#update(now, before));
    this.#stage.start((selection) => this.#select(selection));
    this.#redraw();
    this.#watch();
  }

  #build(): void {
    const { articles, documents, events } = this.#model;
    const about = `${count(articles, "article")}, ${count(events.length, "event")}`;
    const told = documents.length < articles ? `${count(documents.length, "article")} with events` : null;
    document.title = `kgbuild explorer: ${about}`;
    this.#search.value = this.#store.state.query;
    const search = () => this.#store.change({ query: this.#search.value });
    this.#search.addEventListener("input", afterPause(200, search));
    const wide = window.innerWidth > 1100;
    const filters = h("details", { class: "filters", open: wide }, h("summary", null, "Filters"), this.#facetArea);
    const skip = (event: Event) => {
      event.preventDefault();
      this.#panel.focusEvents();
    };
    document.body.append(
      h(
        "header",
        { class: "top" },
        h("a", { class: "skip", href: "#", onclick: skip }, "Skip to the events"),
        h("h1", null, "kgbuild ", h("span", null, "explorer")),
        h("p", { class: "about", title: told }, about),
        h("search", null, this.#search),
      ),
      h("nav", { class: "side", "aria-label": "Filters" }, filters),
      h("main", null, this.#stage.element, this.#timeArea),
      this.#panel.element,
    );
  }

  #networkOf({ events }: Shown): Network {
    const { statuses, states } = this.#store.state;
    return networkOf(events, statuses, standIns(this.#model, states));
  }

  #select(selection: Selection): void {
    this.#store.change({ selection, tab: "events" });
    this.#panel.bring();
  }

  /** Chosen outside the picture, where it may be far off: the picture moves there. */
  #selectInList(selection: Selection): void {
    this.#select(selection);
    this.#stage.bring();
  }

  #update(now: State, before: State): void {
    if (FILTERS.some((name) => now[name] !== before[name])) {
      this.#shown = this.#filter.shown(now);
      this.#network = this.#networkOf(this.#shown);
      if (document.activeElement !== this.#search) this.#search.value = now.query;
      this.#redraw();
    } else if (now.selection !== before.selection) {
      this.#stage.select(this.#shown);
      this.#panel.select();
    } else {
      this.#panel.show();
    }
  }

  #redraw(): void {
    this.#facets.update(this.#shown);
    this.#timeline.update(this.#shown.ofAllTime, this.#timeArea.clientWidth - SIDES);
    this.#stage.update(this.#shown, this.#network);
    this.#panel.update(this.#shown, this.#network);
  }

  #watch(): void {
    onThemeChange(() => this.#stage.recolour());
    window.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#store.state.selection) this.#store.change({ selection: null });
    });
    let width = window.innerWidth;
    const resized = afterPause(120, () => {
      this.#timeline.resize(this.#timeArea.clientWidth - SIDES);
      if (this.#store.state.tab === "dyad" && width !== window.innerWidth) this.#panel.show();
      width = window.innerWidth;
    });
    new ResizeObserver(resized).observe(this.#timeArea);
  }
}

new Page();
document.body.dataset.ready = "true";
