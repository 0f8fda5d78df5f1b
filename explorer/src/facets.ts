/** The filters: for each facet its choices, how many events each would show, and a search among many. */

import { type Model, OWN_VOICE, UNNAMED } from "./data";
import { fill, h, keepingFocus } from "./dom";
import { FACETS, type Facet, type Shown } from "./filter";
import { SHOWN_AT_FIRST, STATUS_ORDER, statusIcon, statusOf } from "./standing";
import { START, type Store } from "./state";
import { figure, folded, titleOf, typeWords } from "./words";

const TITLES: Readonly<Record<Facet, string>> = {
  statuses: "Did it happen?",
  countries: "Country",
  types: "Kind of event",
  claimants: "Who says so",
  documents: "Article",
};
/** Choices that are listed before a reader asks for more; and from how many on there is a search. */
const FEW = 8;
const MANY = 200;

export class Facets {
  readonly #model: Model;
  readonly #store: Store;
  readonly #element: HTMLElement;
  readonly #searches = new Map<Facet, string>();
  readonly #expanded = new Set<Facet>();
  readonly #titles: ReadonlyMap<string, string>;
  #shown: Shown | null = null;

  constructor(element: HTMLElement, model: Model, store: Store) {
    this.#element = element;
    this.#model = model;
    this.#store = store;
    this.#titles = new Map(model.documents.map((document) => [document.id, titleOf(document)]));
  }

  update(shown: Shown): void {
    this.#shown = shown;
    keepingFocus(this.#element, () => {
      const names = Object.keys(FACETS) as Facet[];
      fill(
        this.#element,
        this.#head(),
        names.map((name) => this.#facet(name)),
      );
    });
  }

  #head(): HTMLElement {
    const { state } = this.#store;
    const chosen = (Object.keys(FACETS) as Facet[]).some((name) => name !== "statuses" && state[name].size > 0);
    const changed = chosen || state.query || state.from || state.to || !sameItems(state.statuses, START.statuses);
    const clear = () => {
      const { statuses, countries, types, claimants, documents, query, from, to } = START;
      this.#store.change({ statuses, countries, types, claimants, documents, query, from, to });
    };
    return h(
      "div",
      { class: "facets-head" },
      h("h2", null, "Filters"),
      h(
        "button",
        { type: "button", class: "quiet", "data-key": "clear", disabled: !changed, onclick: clear },
        "Clear all",
      ),
    );
  }

  #facet(name: Facet): HTMLElement | null {
    const choices = this.#choices(name);
    if (!choices.length) return null;
    const chosen = this.#store.state[name];
    const search = folded(this.#searches.get(name) ?? "");
    const found = search ? choices.filter(({ words }) => folded(words).includes(search)) : choices;
    const limit = name === "statuses" ? MANY : this.#expanded.has(name) || search ? MANY : FEW;
    const listed = found.filter(({ key }, place) => place < limit || chosen.has(key));
    return h(
      "fieldset",
      { class: "facet" },
      h("legend", null, TITLES[name]),
      name === "statuses" && this.#presets(),
      choices.length > FEW && name !== "statuses" && this.#search(name),
      h(
        "ul",
        null,
        listed.map((choice) => this.#choice(name, choice)),
      ),
      found.length > listed.length && limit === FEW && this.#more(name, found.length),
      found.length > listed.length &&
        limit === MANY &&
        h("p", { class: "hint" }, `and ${figure(found.length - listed.length)} more: search to find them`),
      found.length === 0 && h("p", { class: "hint" }, "none of this name"),
    );
  }

  #presets(): HTMLElement {
    const { state } = this.#store;
    const preset = (words: string, statuses: readonly string[], key: string) =>
      h(
        "button",
        {
          type: "button",
          class: "preset",
          "data-key": key,
          "aria-pressed": String(sameItems(state.statuses, new Set(statuses))),
          onclick: () => this.#store.change({ statuses: new Set(statuses) }),
        },
        words,
      );
    return h(
      "div",
      { class: "presets", role: "group", "aria-label": "Statuses to show" },
      preset("Occurred", SHOWN_AT_FIRST, "preset occurred"),
      preset("Everything", this.#model.statuses, "preset all"),
    );
  }

  #choices(name: Facet): { key: string; words: string; number: number }[] {
    const counts = this.#shown?.counts[name] ?? new Map<string, number>();
    if (name === "statuses") {
      return STATUS_ORDER.map((key) => ({ key, words: statusOf(key).word, number: counts.get(key) ?? 0 }));
    }
    const keys = new Set([...counts.keys(), ...this.#store.state[name]]);
    return [...keys]
      .map((key) => ({ key, words: this.#words(name, key), number: counts.get(key) ?? 0 }))
      .sort((one, other) => other.number - one.number || (one.words < other.words ? -1 : 1));
  }

  #words(name: Facet, key: string): string {
    if (name === "countries") return this.#model.countries[key] ?? key;
    if (name === "types") return typeWords(key);
    if (name === "documents") return this.#titles.get(key) ?? key;
    if (key === OWN_VOICE) return "The article itself";
    return key === UNNAMED ? "Somebody not named" : (this.#model.actorById.get(key)?.name ?? key);
  }

  #choice(name: Facet, { key, words, number }: { key: string; words: string; number: number }): HTMLElement {
    const chosen = this.#store.state[name];
    const change = () => {
      const next = new Set(chosen);
      if (!next.delete(key)) next.add(key);
      this.#store.change({ [name]: next });
    };
    const hint = name === "statuses" ? statusOf(key).hint : "";
    return h(
      "li",
      { class: number ? "" : "none" },
      h(
        "label",
        { title: words },
        h("input", { type: "checkbox", "data-key": `${name} ${key}`, checked: chosen.has(key), onchange: change }),
        name === "statuses" && statusIcon(key),
        h("span", { class: "choice" }, words, hint && h("small", null, ` ${hint}`)),
        h("span", { class: "number" }, figure(number)),
      ),
    );
  }

  #search(name: Facet): HTMLElement {
    const search = (event: Event) => {
      this.#searches.set(name, (event.target as HTMLInputElement).value);
      if (this.#shown) this.update(this.#shown);
    };
    const input = h("input", {
      type: "search",
      class: "facet-search",
      placeholder: "Find …",
      "aria-label": `Find in ${TITLES[name]}`,
      "data-key": `search ${name}`,
      value: this.#searches.get(name) ?? "",
      oninput: search,
    });
    return input;
  }

  #more(name: Facet, number: number): HTMLElement {
    const more = () => {
      this.#expanded.add(name);
      if (this.#shown) this.update(this.#shown);
    };
    return h(
      "button",
      { type: "button", class: "quiet", "data-key": `more ${name}`, onclick: more },
      `Show all ${figure(number)}`,
    );
  }
}

function sameItems(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((item) => other.has(item));
}
