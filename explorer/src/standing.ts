/** What tells apart what occurred, is talked of, is alleged and did not occur: words, icons and lines. */

import type { EventRecord, Pair } from "./data";
import { s } from "./dom";

/** How an event or a relation stands, in four groups that lines tell apart. */
export type Group = "occurred" | "talked" | "alleged" | "denied";

export const GROUPS: readonly Group[] = ["occurred", "talked", "alleged", "denied"];

export const GROUP_WORDS: Readonly<Record<Group, string>> = {
  occurred: "occurred, as the articles say themselves",
  talked: "planned, considered, threatened or demanded",
  alleged: "alleged, or disputed who did it",
  denied: "denied, or did not occur",
};

/** The dashes of SVG lines; `edge_program.ts` has the same for WebGL. */
export const DASHES: Readonly<Record<Group, string>> = { occurred: "", talked: "9 5", alleged: "2 4", denied: "4 9" };

/** What is shown unless a reader asks for more. */
export const SHOWN_AT_FIRST: readonly string[] = ["occurred", "ongoing"];

interface Status {
  readonly word: string;
  readonly group: Group;
  /** What a status means, for the list of filters. */
  readonly hint: string;
  /** Lines and areas of an icon of 16 by 16. */
  readonly icon: readonly string[];
}

const CIRCLE = "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z";

const STATUSES: Readonly<Record<string, Status>> = {
  occurred: { word: "Occurred", group: "occurred", hint: "", icon: [CIRCLE, "M5 8.2l2.1 2.1L11 6"] },
  ongoing: { word: "Ongoing", group: "occurred", hint: "", icon: [CIRCLE, "M6.5 5.2v5.6M9.5 5.2v5.6"] },
  alleged: {
    word: "Alleged",
    group: "alleged",
    hint: "or disputed",
    icon: ["M2 2.5h12v8.5H8l-3 3v-3H2z", "M5.5 6.7h.1M8 6.7h.1M10.5 6.7h.1"],
  },
  planned: { word: "Planned", group: "talked", hint: "", icon: [CIRCLE, "M8 4.5V8l2.5 1.6"] },
  considered: {
    word: "Considered",
    group: "talked",
    hint: "",
    icon: [CIRCLE, "M6.2 6.2c.2-2.3 3.9-2 3.6.2C9.6 7.8 8 7.7 8 9.3M8 11.3v.2"],
  },
  threatened: { word: "Threatened", group: "talked", hint: "", icon: ["M8 2l6.5 11.5h-13z", "M8 6.5v3M8 11.3v.2"] },
  demanded: { word: "Demanded", group: "talked", hint: "", icon: [CIRCLE, "M8 4.5v4.3M8 11v.2"] },
  denied: { word: "Denied", group: "denied", hint: "", icon: [CIRCLE, "M5.5 5.5l5 5M10.5 5.5l-5 5"] },
  "not-occurred": { word: "Did not occur", group: "denied", hint: "", icon: [CIRCLE, "M3.6 12.4l8.8-8.8"] },
};

/** The statuses in the order of what a reader can build on. */
export const STATUS_ORDER: readonly string[] = Object.keys(STATUSES);

/** A status's word, group and icon; one that is not known counts as alleged. */
export function statusOf(name: string): Status {
  return STATUSES[name] ?? { ...STATUSES.alleged, word: name };
}

/** The icon of a status, beside which its word stands. */
export function statusIcon(name: string): SVGSVGElement {
  const { icon, group } = statusOf(name);
  const lines = icon.map((path) => s("path", { d: path }));
  return s("svg", { class: `icon icon-${group}`, viewBox: "0 0 16 16", "aria-hidden": "true" }, lines);
}

/** How it stands that these two are the parties of an event. */
export function groupOfPair(event: EventRecord, pair: Pair): Group {
  return pair.disputed ? "alleged" : statusOf(event.status).group;
}

/** The statuses that an event is found under: its own, and `alleged` where somebody's part in it is disputed. */
export function statusesOf(event: EventRecord): readonly string[] {
  return event.disputed && event.status !== "alleged" ? [event.status, "alleged"] : [event.status];
}

/** Whether a pair is to be drawn when these statuses are shown. */
export function showsPair(event: EventRecord, pair: Pair, shown: ReadonlySet<string>): boolean {
  return shown.has(groupOfPair(event, pair) === "alleged" ? "alleged" : event.status);
}
