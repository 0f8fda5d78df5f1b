/** The time line: cooperation above, conflict below, by day, month or year, with a brush and two date fields. */

import type { EventRecord, Tone } from "./data";
import { type Bin, calendarBins, dayNumber, isoDay } from "./days";
import { fill, h, keepingFocus, s } from "./dom";
import { daysOf } from "./filter";
import { statusOf } from "./standing";
import type { Store } from "./state";
import { count, dateWords } from "./words";

const HEIGHT = 96;
const MARGIN = 10;
const MOST_BINS = 120;

interface Column extends Bin {
  /** Events by tone, and of them those that did not, or not surely, occur. */
  readonly numbers: Record<Tone, number>;
  readonly unsure: Record<Tone, number>;
  /** How many of them are placed at the date of their article. */
  reported: number;
}

export class Timeline {
  readonly #element: HTMLElement;
  readonly #store: Store;
  #columns: Column[] = [];
  #apart = 0;
  #dated = 0;
  #width = 600;
  #drag: { from: number; to: number } | null = null;

  constructor(element: HTMLElement, store: Store) {
    this.#element = element;
    this.#store = store;
  }

  update(events: readonly EventRecord[], width: number): void {
    const { byArticle } = this.#store.state;
    this.#width = Math.max(220, width);
    const placed = events
      .map((event) => [event, daysOf(event, byArticle)] as const)
      .filter((entry) => entry[1] !== null);
    this.#apart = events.length - placed.length;
    this.#dated = placed.length;
    const first = placed.reduce((least, [, days]) => Math.min(least, days![0]), Number.POSITIVE_INFINITY);
    const last = placed.reduce((most, [, days]) => Math.max(most, days![0]), Number.NEGATIVE_INFINITY);
    const exact = placed.every(([, days]) => days![1] - days![0] < 7);
    const bins = placed.length
      ? calendarBins(first, last, Math.min(MOST_BINS, Math.floor(this.#width / 6)), exact)
      : [];
    this.#columns = bins.map(emptyColumn);
    for (const [event, days] of placed) this.#add(event, days![0]);
    this.#draw();
  }

  resize(width: number): void {
    if (Math.abs(width - this.#width) < 2) return;
    this.#width = Math.max(220, width);
    this.#draw();
  }

  #add(event: EventRecord, day: number): void {
    const column = this.#columns[placeOf(this.#columns, day)];
    column.numbers[event.tone] += 1;
    if (statusOf(event.status).group !== "occurred") column.unsure[event.tone] += 1;
    if (event.begin === null) column.reported += 1;
  }

  #draw(): void {
    keepingFocus(this.#element, () =>
      fill(this.#element, this.#head(), this.#columns.length ? this.#chart() : this.#nothing()),
    );
  }

  #head(): HTMLElement {
    const { state } = this.#store;
    const field = (name: "from" | "to", words: string) =>
      h(
        "label",
        null,
        h("span", null, words),
        h("input", {
          type: "date",
          "data-key": name,
          value: state[name] ?? "",
          onchange: (event: Event) => this.#store.change({ [name]: (event.target as HTMLInputElement).value || null }),
        }),
      );
    const range = state.from !== null || state.to !== null;
    return h(
      "div",
      { class: "timeline-head" },
      h("h2", null, "Time"),
      field("from", "from"),
      field("to", "to"),
      h(
        "button",
        {
          type: "button",
          class: "quiet",
          "data-key": "all time",
          disabled: !range,
          onclick: () => this.#store.change({ from: null, to: null }),
        },
        "All time",
      ),
      h(
        "label",
        { class: "check" },
        h("input", {
          type: "checkbox",
          "data-key": "by article",
          checked: state.byArticle,
          onchange: () => this.#store.change({ byArticle: !state.byArticle }),
        }),
        h("span", null, "place undated events at their article’s date"),
      ),
      h("p", { class: "hint" }, this.#account(range)),
    );
  }

  #account(range: boolean): string {
    if (!this.#apart) return "";
    const words = count(this.#apart, "event has no date", "events have no date");
    return range
      ? `${words} and ${this.#apart === 1 ? "is" : "are"} left out while time is limited.`
      : `${words} and ${this.#apart === 1 ? "does" : "do"} not appear here.`;
  }

  #nothing(): HTMLElement {
    return h("p", { class: "empty" }, "None of the events shown has a date.");
  }

  #chart(): SVGSVGElement {
    const columns = this.#columns;
    const most = Math.max(
      ...columns.map(({ numbers }) => Math.max(numbers.cooperation + numbers.neutral, numbers.conflict)),
    );
    const middle = HEIGHT * (most === Math.max(...columns.map(({ numbers }) => numbers.conflict)) ? 0.45 : 0.55);
    const unit = (Math.min(middle, HEIGHT - middle) - 4) / Math.max(1, most);
    const chart = s(
      "svg",
      {
        class: "chart",
        width: this.#width,
        height: HEIGHT + 18,
        role: "group",
        "aria-label": `Events over time: ${this.#summary()}`,
      },
      columns.map((column, place) => this.#column(column, place, middle, unit)),
      s("line", { class: "axis", x1: MARGIN, x2: this.#width - MARGIN, y1: middle, y2: middle }),
      this.#ticks(),
      this.#brush(),
    );
    this.#listen(chart);
    return chart;
  }

  #summary(): string {
    const [first, last] = [this.#columns[0], this.#columns[this.#columns.length - 1]];
    return `${count(this.#dated, "event")} from ${first.label} to ${last.label}`;
  }

  #column(column: Column, place: number, middle: number, unit: number): SVGGElement {
    const [x, next] = [this.#x(column.begin), this.#x(column.end)];
    const width = Math.max(2, Math.min(next - x - 1, 28));
    const { cooperation, neutral, conflict } = column.numbers;
    const bar = (tone: Tone, y: number, number: number) => {
      const unsure = column.unsure[tone];
      return number > 0
        ? [
            s("rect", { class: `bar-${tone}`, x, y, width, height: number * unit, rx: 1 }),
            unsure > 0
              ? s("rect", {
                  class: "bar-unsure",
                  x,
                  y: tone === "conflict" ? y + (number - unsure) * unit : y,
                  width,
                  height: unsure * unit,
                })
              : null,
          ]
        : null;
    };
    const words = [
      cooperation && `${cooperation} cooperation`,
      conflict && `${conflict} conflict`,
      neutral && `${neutral} neutral`,
    ]
      .filter(Boolean)
      .join(", ");
    const reported = column.reported ? ` (${column.reported} by the date of the article)` : "";
    return s(
      "g",
      { "data-bin": place },
      s("title", null, `${column.label}: ${words || "no events"}${reported}`),
      s("rect", { class: "reach", x, y: 0, width: Math.max(2, next - x), height: HEIGHT }),
      bar("neutral", middle - (cooperation + neutral) * unit, neutral),
      bar("cooperation", middle - cooperation * unit, cooperation),
      bar("conflict", middle, conflict),
    );
  }

  #ticks(): SVGTextElement[] {
    const columns = this.#columns;
    const room = Math.max(1, Math.ceil(columns.length / Math.max(1, Math.floor(this.#width / 90))));
    return columns
      .filter((_, place) => place % room === 0)
      .map((column) => s("text", { class: "tick", x: this.#x(column.begin), y: HEIGHT + 13 }, column.label));
  }

  #brush(): (SVGElement | null)[] {
    const { from, to } = this.#store.state;
    const range =
      this.#drag ??
      (from || to ? { from: from ? dayNumber(from) : this.#first, to: to ? dayNumber(to) : this.#last } : null);
    if (!range) return [this.#handle("from", this.#first), this.#handle("to", this.#last)];
    const [x, end] = [this.#x(Math.min(range.from, range.to)), this.#x(Math.max(range.from, range.to) + 1)];
    const shade = (at: number, width: number) =>
      s("rect", { class: "shade", x: at, y: 0, width: Math.max(0, width), height: HEIGHT });
    return [
      shade(0, x),
      shade(end, this.#width - end),
      this.#handle("from", Math.min(range.from, range.to)),
      this.#handle("to", Math.max(range.from, range.to)),
    ];
  }

  /** An end of the range: a slider for the keyboard and for screen readers. */
  #handle(name: "from" | "to", day: number): SVGGElement {
    const x = name === "from" ? this.#x(day) : this.#x(day + 1);
    const move = (event: Event) => {
      const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -6, PageUp: 6 }[
        (event as KeyboardEvent).key
      ];
      if (step === undefined) return;
      event.preventDefault();
      const at = placeOf(this.#columns, Math.min(Math.max(day, this.#first), this.#last));
      const column = this.#columns[Math.min(Math.max(at + step, 0), this.#columns.length - 1)];
      this.#store.change({ [name]: isoDay(name === "from" ? column.begin : column.end - 1) });
    };
    return s(
      "g",
      {
        class: "handle",
        tabindex: 0,
        role: "slider",
        "data-key": `handle ${name}`,
        "aria-label": name === "from" ? "First day shown" : "Last day shown",
        "aria-valuemin": this.#first,
        "aria-valuemax": this.#last,
        "aria-valuenow": day,
        "aria-valuetext": dateWords(isoDay(day)),
        onkeydown: move,
      },
      s("line", { x1: x, x2: x, y1: 0, y2: HEIGHT }),
      s("rect", { x: x - 3, y: HEIGHT / 2 - 11, width: 6, height: 22, rx: 3 }),
    );
  }

  #listen(chart: SVGSVGElement): void {
    const dayAt = (event: PointerEvent) => this.#day(event.clientX - chart.getBoundingClientRect().left);
    let begin = 0;
    let handle: string | null = null;
    chart.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      handle = (event.target as Element).closest(".handle")?.getAttribute("data-key") ?? null;
      begin = event.clientX;
      const { from, to } = this.#store.state;
      const day = dayAt(event);
      this.#drag = { from: day, to: day };
      if (handle === "handle from") this.#drag = { from: to ? dayNumber(to) : this.#last, to: day };
      if (handle === "handle to") this.#drag = { from: from ? dayNumber(from) : this.#first, to: day };
      chart.setPointerCapture(event.pointerId);
    });
    chart.addEventListener("pointermove", (event) => {
      if (!this.#drag) return;
      this.#drag.to = dayAt(event);
      for (const old of chart.querySelectorAll(".shade, .handle")) old.remove();
      chart.append(...this.#brush().filter((part) => part !== null));
    });
    chart.addEventListener("pointerup", (event) => {
      if (!this.#drag) return;
      const { from, to } = this.#drag;
      this.#drag = null;
      const click = Math.abs(event.clientX - begin) < 4;
      if (click && handle) return;
      const [low, high] = [Math.min(from, to), Math.max(from, to)].map((day) => placeOf(this.#columns, day));
      this.#store.change({ from: isoDay(this.#columns[low].begin), to: isoDay(this.#columns[high].end - 1) });
    });
  }

  get #first(): number {
    return this.#columns[0].begin;
  }

  get #last(): number {
    return this.#columns[this.#columns.length - 1].end - 1;
  }

  #x(day: number): number {
    const share = (day - this.#first) / (this.#last + 1 - this.#first);
    return MARGIN + Math.min(1, Math.max(0, share)) * (this.#width - 2 * MARGIN);
  }

  #day(x: number): number {
    const share = (x - MARGIN) / (this.#width - 2 * MARGIN);
    return Math.min(
      this.#last,
      Math.max(this.#first, Math.floor(this.#first + share * (this.#last + 1 - this.#first))),
    );
  }
}

function emptyColumn(bin: Bin): Column {
  const zero = () => ({ cooperation: 0, conflict: 0, neutral: 0 });
  return { ...bin, numbers: zero(), unsure: zero(), reported: 0 };
}

/** The place of the bin that holds a day. */
function placeOf(bins: readonly Bin[], day: number): number {
  let [low, high] = [0, bins.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (bins[middle].begin <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}
