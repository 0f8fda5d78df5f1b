/** The network as tables: whoever cannot see or draw the picture reads the same in them. */

import type { Actor, Model } from "./data";
import { type Child, fill, h, keepingFocus } from "./dom";
import type { ActorCount, Network, Relation } from "./network";
import { GROUPS, statusIcon } from "./standing";
import type { Selection } from "./state";
import { actorButton, type Choose } from "./cards";
import { figure, scaleWords } from "./words";

const PAGE = 50;
const GROUP_ICONS = { occurred: "occurred", talked: "planned", alleged: "alleged", denied: "denied" } as const;

export interface TableChoose extends Choose {
  relation(source: Actor, target: Actor): void;
}

/** A table that shows its first rows, and more when asked. */
class GrowingTable<Row> {
  #rows: readonly Row[] = [];
  #length = PAGE;
  readonly #element: HTMLElement;
  readonly #caption: string;
  readonly #heads: readonly Child[];
  readonly #row: (row: Row) => HTMLElement;

  constructor(element: HTMLElement, caption: string, heads: readonly Child[], row: (row: Row) => HTMLElement) {
    this.#element = element;
    this.#caption = caption;
    this.#heads = heads;
    this.#row = row;
  }

  update(rows: readonly Row[]): void {
    this.#rows = rows;
    this.#length = PAGE;
    this.draw();
  }

  draw(): void {
    keepingFocus(this.#element, () => {
      if (!this.#rows.length)
        return fill(
          this.#element,
          h("p", { class: "empty" }, "Nothing is shown. Take filters away, or show more than what occurred."),
        );
      const rest = this.#rows.length - this.#length;
      const more = () => {
        this.#length += 4 * PAGE;
        this.draw();
      };
      return fill(
        this.#element,
        h(
          "table",
          null,
          h("caption", null, this.#caption),
          h("thead", null, h("tr", null, this.#heads)),
          h("tbody", null, this.#rows.slice(0, this.#length).map(this.#row)),
        ),
        rest > 0 &&
          h(
            "button",
            { type: "button", class: "more", "data-key": "more", onclick: more },
            `Show more (${figure(rest)} left)`,
          ),
      );
    });
  }
}

const number = (words: string, title: string) => h("th", { scope: "col", class: "number", title }, words);

export class Tables {
  readonly #actors: GrowingTable<ActorCount>;
  readonly #relations: GrowingTable<Relation>;
  readonly #model: Model;
  readonly #choose: TableChoose;
  #selection: Selection | null = null;
  #most = 1;

  constructor(actors: HTMLElement, relations: HTMLElement, model: Model, choose: TableChoose) {
    this.#model = model;
    this.#choose = choose;
    this.#actors = new GrowingTable(
      actors,
      "Who takes part, those with most events first. Choose an actor to read the evidence.",
      [
        h("th", { scope: "col" }, "Actor"),
        number("Events", "Events in which the actor takes part"),
        number("Acting", "Events in which the actor acts"),
        number("Acted on", "Events in which the actor is acted on"),
      ],
      (row) => this.#actorRow(row),
    );
    this.#relations = new GrowingTable(
      relations,
      "Who did what to whom, those with most events first. Choose a pair to read the evidence.",
      [
        h("th", { scope: "col" }, "From and to"),
        number("Events", "Events of this pair"),
        number("Scale", "Mean on the Goldstein scale, from −10 to +10"),
      ],
      (row) => this.#relationRow(row),
    );
  }

  update(network: Network, selection: Selection | null): void {
    this.#selection = selection;
    this.#most = Math.max(1, network.actors[0]?.events ?? 1);
    this.#actors.update(network.actors);
    this.#relations.update(network.relations);
  }

  select(selection: Selection | null): void {
    this.#selection = selection;
    this.#actors.draw();
    this.#relations.draw();
  }

  #actorRow({ actor, events, acts, undergoes }: ActorCount): HTMLElement {
    const selected = this.#selection?.kind === "actor" && this.#selection.id === actor.id;
    const bar = h("span", { class: "bar", "aria-hidden": "true" });
    bar.style.setProperty("--share", String(events / this.#most));
    const country = actor.country && actor.kind !== "country" ? this.#model.countries[actor.country] : null;
    return h(
      "tr",
      { class: selected ? "selected" : "" },
      h(
        "th",
        { scope: "row" },
        h(
          "div",
          { class: "who-cell" },
          h("span", { class: `kind kind-${actor.kind}`, title: actor.kind, role: "img", "aria-label": actor.kind }),
          h("span", null, actorButton(actor, this.#model, this.#choose), country ? h("small", null, country) : null),
        ),
        bar,
      ),
      h("td", { class: "number" }, figure(events)),
      h("td", { class: "number muted" }, figure(acts)),
      h("td", { class: "number muted" }, figure(undergoes)),
    );
  }

  #relationRow({ source, target, events, arcs }: Relation): HTMLElement {
    const { kind } = this.#selection ?? { kind: null };
    const selected =
      kind === "relation" &&
      this.#selection?.kind === "relation" &&
      this.#selection.source === source.id &&
      this.#selection.target === target.id;
    const values = events.map((event) => event.goldstein).filter((value) => value !== null);
    const mean = values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
    const alike = arcs.every((arc) => arc.alike);
    const groups = GROUPS.filter((group) => arcs.some((arc) => arc.group === group));
    const tone = mean === null || mean === 0 ? "neutral" : mean > 0 ? "cooperation" : "conflict";
    return h(
      "tr",
      { class: selected ? "selected" : "" },
      h(
        "th",
        { scope: "row" },
        h(
          "button",
          {
            type: "button",
            class: "relation",
            "data-key": `relation ${source.id} ${target.id}`,
            onclick: () => this.#choose.relation(source, target),
          },
          source.name,
          h("span", { class: "arrow", "aria-label": alike ? "and" : "toward" }, alike ? " – " : " → "),
          target.name,
        ),
        h(
          "span",
          { class: "groups" },
          groups.map((group) => statusIcon(GROUP_ICONS[group])),
          h("span", { class: "unseen" }, groups.join(", ")),
        ),
      ),
      h("td", { class: "number" }, figure(events.length)),
      h("td", { class: `number scale-${tone}` }, mean === null ? "–" : scaleWords(mean)),
    );
  }
}
