/** Shows a sentence with the words marked that an event was read from: trigger, roles, who says so, cue. */

import type { Claim, Place } from "./data";
import { h } from "./dom";

interface Mark {
  readonly begin: number;
  readonly end: number;
  /** `trigger`, `source`, `target`, `role`, `says` or `cue`, for the look. */
  readonly look: string;
  /** What stands behind the words for the reader. */
  readonly word: string;
}

/** A sentence with the marks of all these claims, which must all stand in it. */
export function markedSentence(text: string, claims: readonly Claim[]): HTMLElement {
  const marks = marksOf(claims);
  const edges = [...new Set([0, text.length, ...marks.flatMap((mark) => [mark.begin, mark.end])])].sort(
    (a, b) => a - b,
  );
  const pieces = edges.slice(1).map((end, number) => piece(text, edges[number], end, marks));
  return h("blockquote", { class: "sentence" }, pieces);
}

/** The roles, sources and cues of claims whose words stand outside the sentence. */
export function wordsElsewhere(claims: readonly Claim[]): string[] {
  const found = claims.flatMap((claim) => [
    ...claim.parts.map((part) => [part.place, part.role] as const),
    ...claim.sources.map((source) => [source.place, "says so"] as const),
    [claim.cue ?? [0, 0], "cue"] as const,
  ]);
  return [
    ...new Set(
      found.filter(([place]) => typeof place === "string").map(([place, word]) => `${word}: “${String(place)}”`),
    ),
  ];
}

function marksOf(claims: readonly Claim[]): Mark[] {
  const marks = new Map<string, Mark>();
  const add = (place: Place | null, look: string, word: string) => {
    if (place === null || typeof place === "string") return;
    const [begin, end] = place;
    marks.set(`${begin} ${end} ${word}`, { begin, end, look, word });
  };
  for (const claim of claims) {
    add(claim.trigger, "trigger", "event");
    for (const { role, place } of claim.parts) add(place, role === "source" || role === "target" ? role : "role", role);
    for (const { place } of claim.sources) add(place, "says", "says so");
    add(claim.cue, "cue", "cue");
  }
  return [...marks.values()].sort(
    (one, other) => one.begin - other.begin || other.end - one.end || (one.word < other.word ? -1 : 1),
  );
}

/** A stretch between two edges, inside all marks that cover it; a mark's word stands where the mark ends. */
function piece(text: string, begin: number, end: number, marks: readonly Mark[]): Node {
  const covering = marks.filter((mark) => mark.begin <= begin && end <= mark.end);
  let node: Node = document.createTextNode(text.slice(begin, end));
  for (const mark of [...covering].reverse()) {
    const word = mark.end === end ? h("span", { class: "word" }, mark.word) : null;
    const element = h("mark", { class: `mark-${mark.look}` }, node);
    node = word ? h("span", { class: "marked" }, element, word) : element;
  }
  return node;
}
