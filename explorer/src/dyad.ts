/** Two countries: what each did to the other, over time and on the Goldstein scale. */

import type { Actor, EventRecord, Model } from "./data";
import { calendarBins, isoDay } from "./days";
import { type Child, fill, h, keepingFocus, s } from "./dom";
import { EventList, latestFirst } from "./event_list";
import { daysOf, type Shown } from "./filter";
import { groupOfPair, type Group, showsPair } from "./standing";
import type { State, Store } from "./state";
import type { Choose } from "./cards";
import { count, dateWords, figure, scaleWords } from "./words";

type Direction = "there" | "back" | "alike";

interface Link {
  readonly event: EventRecord;
  readonly direction: Direction;
  readonly group: Group;
}

const HEIGHT = 220;
const LEFT = 34;
const UNDATED = 64;
const SCALE = 10;

export class DyadView {
  readonly #head = h("div", { class: "dyad" });
  readonly #list: EventList;
  readonly #model: Model;
  readonly #store: Store;
  #width = 400;

  constructor(element: HTMLElement, model: Model, store: Store, choose: Choose) {
    this.#model = model;
    this.#store = store;
    const list = h("div");
    element.append(this.#head, list);
    this.#list = new EventList(list, model, choose);
  }

  update(shown: Shown, width: number): void {
    this.#width = Math.max(280, width);
    const { state } = this.#store;
    const pairs = countryPairs(shown.events, state);
    const [one, other] = state.dyad ?? pairs[0]?.[0].split(" ") ?? [];
    const links = one && other ? linksOf(shown.events, one, other, state) : [];
    keepingFocus(this.#head, () =>
      fill(this.#head, this.#choice(one, other, pairs), links.length ? this.#figure(links, one, other) : null),
    );
    const events = latestFirst([...new Set(links.map(({ event }) => event))]);
    this.#list.update(
      events,
      null,
      null,
      one && other ? this.#nothing(one, other) : "No event shown has two countries as its parties.",
    );
  }

  #nothing(one: string, other: string): string {
    return `None of the events shown is between ${this.#name(one)} and ${this.#name(other)}. Take filters away, or count nationals too.`;
  }

  #name(code: string): string {
    return this.#model.countries[code] ?? code;
  }

  #choice(
    one: string | undefined,
    other: string | undefined,
    pairs: readonly (readonly [string, number])[],
  ): HTMLElement {
    const codes = Object.keys(this.#model.countries).sort((a, b) => (this.#name(a) < this.#name(b) ? -1 : 1));
    const select = (words: string, chosen: string | undefined, change: (code: string) => void) =>
      h(
        "label",
        null,
        h("span", { class: "unseen" }, words),
        h(
          "select",
          { "data-key": words, onchange: (event: Event) => change((event.target as HTMLSelectElement).value) },
          codes.map((code) => h("option", { value: code, selected: code === chosen }, this.#name(code))),
        ),
      );
    const set = (dyad: readonly [string, string]) => this.#store.change({ dyad });
    const { nationals } = this.#store.state;
    return h(
      "div",
      { class: "dyad-choice" },
      select("First country", one, (code) => set([code, other ?? code])),
      h("span", { "aria-hidden": "true" }, "and"),
      select("Second country", other, (code) => set([one ?? code, code])),
      h(
        "label",
        { class: "check" },
        h("input", {
          type: "checkbox",
          "data-key": "nationals",
          checked: nationals,
          onchange: () => this.#store.change({ nationals: !nationals }),
        }),
        h("span", null, "count nationals, such as firms and students, too"),
      ),
      pairs.length > 1 &&
        h(
          "p",
          { class: "pairs" },
          "Most frequent: ",
          pairs.slice(0, 6).map(([key, number]) => {
            const [a, b] = key.split(" ");
            return h(
              "button",
              { type: "button", class: "chip", "data-key": `pair ${key}`, onclick: () => set([a, b]) },
              `${this.#name(a)} – ${this.#name(b)} `,
              h("small", null, figure(number)),
            );
          }),
        ),
    );
  }

  #figure(links: readonly Link[], one: string, other: string): Child {
    const named: readonly (readonly [Direction, string])[] = [
      ["there", `${this.#name(one)} → ${this.#name(other)}`],
      ["back", `${this.#name(other)} → ${this.#name(one)}`],
      ["alike", "together"],
    ];
    return [this.#chart(links, named), totals(links, named)];
  }

  #chart(links: readonly Link[], named: readonly (readonly [Direction, string])[]): HTMLElement {
    const { byArticle } = this.#store.state;
    const days = links.map(({ event }) => daysOf(event, byArticle)).filter((found) => found !== null);
    const first = Math.min(...days.map(([begin]) => begin));
    const last = Math.max(...days.map(([begin]) => begin));
    const right = this.#width - (days.length < links.length ? UNDATED : 8);
    const x = (day: number) =>
      last === first ? (LEFT + right) / 2 : LEFT + 8 + ((day - first) / (last - first)) * (right - LEFT - 16);
    const y = (value: number) => 8 + ((SCALE - value) / (2 * SCALE)) * (HEIGHT - 16);
    const dots = new Map<string, { x: number; y: number; number: number; link: Link }>();
    for (const link of links) {
      const [day] = daysOf(link.event, byArticle) ?? [null];
      const at = {
        x: day === null ? right + UNDATED / 2 : Math.round(x(day) / 4) * 4,
        y: y(link.event.goldstein ?? 0),
      };
      const key = `${at.x} ${at.y} ${link.direction} ${link.group}`;
      const dot = dots.get(key) ?? { ...at, number: 0, link };
      dot.number += 1;
      dots.set(key, dot);
    }
    const grid = [10, 5, 0, -5, -10].map((value) => [
      s("line", { class: value ? "grid" : "axis", x1: LEFT, x2: right, y1: y(value), y2: y(value) }),
      s("text", { class: "tick end", x: LEFT - 6, y: y(value) + 4 }, value ? scaleWords(value).replace(".0", "") : "0"),
    ]);
    const ticks = ticksOf(first, last, Math.max(2, Math.floor((right - LEFT) / 76))).map(({ day, label }) =>
      s("text", { class: `tick ${x(day) > right - 34 ? "end" : "middle"}`, x: x(day), y: HEIGHT + 12 }, label),
    );
    return h(
      "figure",
      null,
      s(
        "svg",
        {
          class: "chart",
          width: this.#width,
          height: HEIGHT + 18,
          role: "img",
          "aria-label": "Events over time on the Goldstein scale; the table below sums them up",
        },
        s("rect", { class: "half-cooperation", x: LEFT, y: y(10), width: right - LEFT, height: y(0) - y(10) }),
        s("rect", { class: "half-conflict", x: LEFT, y: y(0), width: right - LEFT, height: y(-10) - y(0) }),
        grid,
        ticks,
        right < this.#width - 8 &&
          s("text", { class: "tick middle", x: right + UNDATED / 2, y: HEIGHT + 12 }, "no date"),
        [...dots.values()].map(dot),
      ),
      h(
        "figcaption",
        null,
        named
          .filter(([direction]) => links.some((link) => link.direction === direction))
          .map(([direction, words]) =>
            h(
              "span",
              { class: "key" },
              s(
                "svg",
                { class: "icon", viewBox: "-8 -8 16 16", "aria-hidden": "true" },
                s("path", { class: "dot dot-neutral", d: shape(direction, 5) }),
              ),
              words,
            ),
          ),
        h("span", { class: "key" }, "hollow: did not, or not surely, occur"),
      ),
    );
  }
}

/** Where time is labelled: at calendar steps, or at the one day that there is. */
function ticksOf(first: number, last: number, most: number): { day: number; label: string }[] {
  if (!Number.isFinite(first)) return [];
  if (first === last) return [{ day: first, label: dateWords(isoDay(first)) }];
  const bins = calendarBins(first, last, most).filter(({ begin }) => begin >= first && begin <= last);
  return bins.map(({ begin, label }) => ({ day: begin, label }));
}

function dot({ x, y, number, link }: { x: number; y: number; number: number; link: Link }): SVGElement {
  const path = shape(link.direction, Math.min(14, 3.6 + 1.4 * Math.sqrt(number)));
  const words = `${count(number, "event")}, ${link.event.type}${number > 1 ? " and like" : ""}, ${link.group}`;
  return s(
    "g",
    { transform: `translate(${x} ${y})` },
    s("title", null, words),
    s("path", { class: `dot dot-${link.event.tone} dot-${link.group}`, d: path }),
  );
}

/** A triangle to the right or to the left for who acts on whom, a diamond for what both do. */
function shape(direction: Direction, size: number): string {
  if (direction === "alike") return `M0 ${-size}L${size} 0L0 ${size}L${-size} 0z`;
  const tip = direction === "there" ? size * 1.15 : -size * 1.15;
  return `M${tip} 0L${-tip * 0.75} ${-size}L${-tip * 0.75} ${size}z`;
}

function totals(links: readonly Link[], named: readonly (readonly [Direction, string])[]): HTMLElement {
  const row = ([direction, words]: readonly [Direction, string]) => {
    const own = links.filter((link) => link.direction === direction).map(({ event }) => event);
    const values = own.map((event) => event.goldstein).filter((value) => value !== null);
    const mean = values.length ? scaleWords(values.reduce((sum, value) => sum + value, 0) / values.length) : "–";
    const of = (tone: string) => figure(own.filter((event) => event.tone === tone).length);
    return h(
      "tr",
      null,
      h("th", { scope: "row" }, words),
      [figure(own.length), of("cooperation"), of("conflict"), mean].map((words) => h("td", { class: "number" }, words)),
    );
  };
  const heads = ["Events", "Coop.", "Conflict", "Mean"].map((words) =>
    h("th", { scope: "col", class: "number" }, words),
  );
  return h("table", null, h("thead", null, h("tr", null, h("td"), heads)), h("tbody", null, named.map(row)));
}

/** Whether an actor counts for a country: it is it or acts for it; a national is no state. */
function standsFor(actor: Actor, code: string, nationals: boolean): boolean {
  const ties = actor.affiliation === "is" || actor.affiliation === "acts-for";
  return actor.country === code && (ties || (nationals && actor.affiliation === "national"));
}

function linksOf(events: readonly EventRecord[], one: string, other: string, state: State): Link[] {
  const links = new Map<string, Link>();
  for (const event of events) {
    for (const pair of event.pairs) {
      if (!showsPair(event, pair, state.statuses)) continue;
      const there = standsFor(pair.source, one, state.nationals) && standsFor(pair.target, other, state.nationals);
      const back = standsFor(pair.source, other, state.nationals) && standsFor(pair.target, one, state.nationals);
      if (!there && !back) continue;
      const direction = pair.alike ? "alike" : there ? "there" : "back";
      links.set(`${event.index} ${direction}`, { event, direction, group: groupOfPair(event, pair) });
    }
  }
  return [...links.values()];
}

/** Pairs of countries with the number of their events, the most frequent first. */
function countryPairs(events: readonly EventRecord[], state: State): (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const event of events) {
    const found = new Set<string>();
    for (const pair of event.pairs) {
      const [one, other] = [pair.source.country, pair.target.country];
      if (!one || !other || one === other || !showsPair(event, pair, state.statuses)) continue;
      if (standsFor(pair.source, one, state.nationals) && standsFor(pair.target, other, state.nationals))
        found.add([one, other].sort().join(" "));
    }
    for (const key of found) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
