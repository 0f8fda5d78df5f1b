/** The middle of the page: the picture of the network, what it holds, what it leaves out, and how to read it. */

import { type Actor, type Model, unique } from "./data";
import { fill, h } from "./dom";
import type { Shown } from "./filter";
import { legend } from "./legend";
import { type Drawing, drawingOf, type Network } from "./network";
import { canDraw, Picture } from "./picture";
import { SHOWN_AT_FIRST, statusOf } from "./standing";
import { type Selection, SIZES, type State, type Store } from "./state";
import { count, figure, typeWords } from "./words";

/** Partners of a chosen actor that are drawn even where the picture is thinned. */
const MOST_PARTNERS = 40;
const ZOOM = 1.6;

export class Stage {
  readonly element: HTMLElement;
  readonly #model: Model;
  readonly #store: Store;
  readonly #status = h("p", { role: "status", class: "status-line" });
  readonly #sizes = h(
    "select",
    { "aria-label": "Actors drawn at most" },
    SIZES.map((size) => h("option", { value: size }, `at most ${figure(size)} actors`)),
  );
  readonly #states = h("input", { type: "checkbox" });
  readonly #canvas = h("div", { class: "canvas" });
  readonly #tip = h("p", { class: "tip", hidden: true, "aria-hidden": "true" });
  readonly #note = h("p", { class: "note" });
  #picture: Picture | null = null;
  #network: Network = { actors: [], relations: [] };

  constructor(model: Model, store: Store) {
    this.#model = model;
    this.#store = store;
    this.#sizes.addEventListener("change", () => store.change({ size: Number(this.#sizes.value) }));
    this.element = h(
      "section",
      { class: "stage", "aria-label": "Network of actors" },
      h("div", { class: "stage-head" }, this.#status, this.#statesChoice(), this.#sizes, this.#zoom()),
      this.#canvas,
      this.#tip,
      h("div", { class: "stage-foot" }, this.#note, legend()),
    );
  }

  /** Begins to draw, once the element stands in the page; `choose` is called for what is clicked. */
  start(choose: (selection: Selection) => void): void {
    try {
      if (!canDraw()) throw new Error("there is no WebGL");
      this.#picture = new Picture(this.#canvas, {
        actor: (id) => choose({ kind: "actor", id }),
        relation: (source, target) => choose({ kind: "relation", source, target }),
        nothing: () => this.#store.change({ selection: null }),
        onLine: (line, x, y) => this.#tell(line, x, y),
      });
      Object.assign(window, { kgbuildPicture: this.#picture });
      new ResizeObserver(() => this.#picture?.resize()).observe(this.#canvas);
    } catch {
      const words =
        "This browser cannot draw the network, as it has no WebGL. The tables of actors and relations hold the same.";
      fill(this.#canvas, h("p", { class: "empty", role: "note" }, words));
      this.#canvas.dataset.layout = "none";
    }
  }

  /** Draws a network, and says in words what of it is drawn. */
  update(shown: Shown, network: Network): void {
    this.#network = network;
    const { state } = this.#store;
    const drawing = drawingOf(network, state.size, this.#wanted(state));
    const all = this.#model.events.length;
    const number = shown.events.length;
    fill(
      this.#status,
      h("strong", null, number === all ? `All ${figure(all)}` : `${figure(number)} of ${figure(all)}`),
      ` events · ${count(network.actors.length, "actor")} · ${count(drawing.relations, "relation")}`,
    );
    const picture = `Network of ${count(drawing.actors.length, "actor")}. The tables of actors and relations hold the same.`;
    this.#canvas.setAttribute("role", "img");
    this.#canvas.setAttribute("aria-label", picture);
    fill(this.#note, thinned(drawing), nothing(drawing, shown), this.#heldBack(shown));
    this.#states.checked = state.states;
    this.#sizes.value = String(state.size);
    this.#sizes.hidden = drawing.joined <= SIZES[0];
    void this.#picture?.draw(drawing, state.selection);
  }

  /** Puts what is selected in front; draws anew where the thinned picture left it out. */
  select(shown: Shown): void {
    const { state } = this.#store;
    this.#picture?.select(state.selection);
    if (this.#wanted(state).size > 0 && this.#network.actors.length > state.size) this.update(shown, this.#network);
  }

  /** Moves the picture to what is selected. */
  bring(): void {
    this.#picture?.bring();
  }

  recolour(): void {
    this.#picture?.recolour();
  }

  #statesChoice(): HTMLElement {
    this.#states.addEventListener("change", () => this.#store.change({ states: this.#states.checked }));
    const title = "Governments, ministries, officials and armies are drawn as their country; nationals are not";
    return h("label", { class: "check", title }, this.#states, h("span", null, "draw officials as their country"));
  }

  #zoom(): HTMLElement {
    const button = (words: string, sign: string, call: () => void) =>
      h("button", { type: "button", title: words, "aria-label": words, onclick: call }, sign);
    return h(
      "div",
      { class: "zoom", role: "group", "aria-label": "Zoom" },
      button("Zoom in", "+", () => this.#picture?.zoom(ZOOM)),
      button("Zoom out", "−", () => this.#picture?.zoom(1 / ZOOM)),
      button("Show all", "⤢", () => this.#picture?.fit()),
    );
  }

  /** Says beside the pointer what a line stands for. */
  #tell(line: { readonly source: string; readonly target: string } | null, x: number, y: number): void {
    const { relations } = this.#network;
    const relation = relations.find(({ source, target }) => source.id === line?.source && target.id === line.target);
    this.#tip.hidden = relation === undefined;
    if (!relation) return;
    const words = relation.events.map(
      (event) => `${typeWords(event.type).toLowerCase()} (${statusOf(event.status).word.toLowerCase()})`,
    );
    const kinds = unique(words);
    const more = kinds.length > 4 ? `, and ${count(kinds.length - 4, "other kind")}` : "";
    fill(
      this.#tip,
      h("strong", null, `${relation.source.name} → ${relation.target.name}`),
      h("br"),
      `${count(relation.events.length, "event")}: ${kinds.slice(0, 4).join(", ")}${more}`,
    );
    this.#tip.style.setProperty("--x", `${Math.min(x + 14, this.#canvas.clientWidth - 250)}px`);
    this.#tip.style.setProperty("--y", `${y + 12}px`);
  }

  #wanted({ selection }: State): Set<Actor> {
    if (selection?.kind === "relation") {
      const ends = [selection.source, selection.target].map((id) => this.#model.actorById.get(id));
      return new Set(ends.filter((actor) => actor !== undefined));
    }
    if (selection?.kind !== "actor") return new Set();
    const { relations } = this.#network;
    const near = relations.filter(({ source, target }) => source.id === selection.id || target.id === selection.id);
    return new Set(near.slice(0, MOST_PARTNERS).flatMap(({ source, target }) => [source, target]));
  }

  /** Says that only what occurred is shown, and offers the rest. */
  #heldBack({ heldBack }: Shown): (string | HTMLElement)[] {
    const { statuses } = this.#store.state;
    if (!heldBack || ![...statuses].every((status) => SHOWN_AT_FIRST.includes(status))) return [];
    const everything = () => this.#store.change({ statuses: new Set(this.#model.statuses) });
    return [
      "Only what the articles say occurred. ",
      h("button", { type: "button", class: "link", onclick: everything }, `Show ${count(heldBack, "event")} more`),
      " that are planned, considered, alleged or denied.",
    ];
  }
}

function thinned({ actors, arcs, between, joined }: Drawing): string {
  if (actors.length === joined) return "";
  const lines = arcs.length < between ? `, and the ${figure(arcs.length)} strongest lines between them` : "";
  const part = `${figure(actors.length)} actors of ${figure(joined)}`;
  return `Thinned: the ${part} with most shared events are drawn${lines}. The tables have all. `;
}

function nothing({ joined }: Drawing, { events }: Shown): string {
  if (joined > 0) return "";
  return events.length
    ? "No event shown has two parties, so there is nothing to draw; the list has them. "
    : "No event passes the filters. ";
}
