/** A list of events that grows as it is read: however many there are, only those asked for are built. */

import type { EventRecord, Model } from "./data";
import { type Child, fill, h } from "./dom";
import { type Choose, eventCard } from "./cards";
import { count, figure } from "./words";

const PAGE = 25;

export class EventList {
  #events: readonly EventRecord[] = [];
  #length = 0;
  readonly #list = h("ol", { class: "events" });
  readonly #head = h("div", { class: "list-head" });
  readonly #foot = h("div", { class: "list-foot" });
  readonly #model: Model;
  readonly #choose: Choose;

  constructor(element: HTMLElement, model: Model, choose: Choose) {
    this.#model = model;
    this.#choose = choose;
    element.append(this.#head, this.#list, this.#foot);
  }

  /** Shows these events, with `head` above them; `selected` stands first. */
  update(events: readonly EventRecord[], head: Child, selected: EventRecord | null, empty: string): void {
    this.#events = selected ? [selected, ...events.filter((event) => event !== selected)] : events;
    this.#length = 0;
    fill(this.#head, head, events.length === 0 && !selected && h("p", { class: "empty" }, empty));
    fill(this.#list);
    this.#more(selected);
  }

  #more(selected: EventRecord | null = null): void {
    const next = this.#events.slice(this.#length, this.#length + PAGE);
    this.#length += next.length;
    const cards = next.map((event) => h("li", null, eventCard(event, this.#model, this.#choose, event === selected)));
    this.#list.append(...cards);
    const rest = this.#events.length - this.#length;
    const more = () => {
      const last = this.#list.lastElementChild;
      this.#more();
      last?.nextElementSibling?.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
    };
    fill(
      this.#foot,
      rest > 0 &&
        h(
          "button",
          { type: "button", class: "more", "data-key": "more", onclick: more },
          `Show ${figure(Math.min(PAGE, rest))} more of ${count(rest, "event")}`,
        ),
    );
  }
}

/** Dated events first, the latest on top; then by article and place. */
export function latestFirst(events: readonly EventRecord[]): EventRecord[] {
  const place = (event: EventRecord) => event.claims[0].sentence.index;
  return [...events].sort(
    (one, other) => (other.begin ?? -1e9) - (one.begin ?? -1e9) || place(one) - place(other) || one.index - other.index,
  );
}
