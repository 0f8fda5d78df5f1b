/** Shows events with their evidence: what, who, whether, who says so and who says otherwise, and in which words. */

import { type Actor, type Claim, type EventRecord, type Model, type Source, unique } from "./data";
import { h } from "./dom";
import { markedSentence, wordsElsewhere } from "./marked";
import { statusIcon, statusOf } from "./standing";
import { dateWords, describeActor, partiesOf, scaleWords, titleOf, typeWords } from "./words";

export interface Choose {
  actor(actor: Actor): void;
  event(event: EventRecord): void;
}

const TOLD: Readonly<Record<string, string>> = {
  asserts: "Said by",
  denies: "Denied by",
  declines: "Left open by",
  questions: "Questioned by",
  demands: "Demanded by",
  considers: "Considered by",
  threatens: "Threatened by",
  promises: "Promised by",
};
const CONTRARY_STANCES = new Set(["denies", "declines", "questions"]);
const CONTRARY_STATUSES = new Set(["denied", "not-occurred"]);

/** A status with its icon and its word. */
export function badge(status: string): HTMLElement {
  const { word, group } = statusOf(status);
  return h("span", { class: `badge badge-${group}` }, statusIcon(status), word);
}

/** An event with all claims about it. */
export function eventCard(event: EventRecord, model: Model, choose: Choose, selected: boolean): HTMLElement {
  const [said, contrary] = [event.claims.filter((claim) => !isContrary(claim)), event.claims.filter(isContrary)];
  const both = said.length > 0 && contrary.length > 0;
  return h(
    "article",
    {
      class: selected ? "card card-selected" : "card",
      "aria-labelledby": `event-${event.index}`,
      "data-event": event.id,
    },
    h(
      "header",
      null,
      h("h3", { id: `event-${event.index}` }, typeWords(event.type)),
      badge(event.status),
      event.disputed &&
        event.status !== "alleged" &&
        h("span", { class: "badge badge-alleged" }, statusIcon("alleged"), "who is disputed"),
      h("span", { class: "when" }, whenOf(event)),
      scale(event),
    ),
    whoLine(event, model, choose),
    evidence(said, choose),
    both && h("h4", null, "To the contrary"),
    evidence(contrary, choose),
    neighbours(event, choose),
  );
}

/** A button that selects an actor. */
export function actorButton(actor: Actor, model: Model, choose: Choose, words = actor.name): HTMLButtonElement {
  const title = describeActor(actor, model.countries);
  return h(
    "button",
    { type: "button", class: "actor", title, "data-key": `actor ${actor.id}`, onclick: () => choose.actor(actor) },
    words,
  );
}

/** An event in one line: who, what, whom. */
export function shortly(event: EventRecord): string {
  const names = (role: "source" | "target") =>
    partiesOf(event, role)
      .map(({ words, disputed }) => (disputed ? `${words} (disputed)` : words))
      .join(", ");
  const [source, target] = [names("source"), names("target")];
  return [typeWords(event.type), source && `by ${source}`, target && `toward ${target}`].filter(Boolean).join(" ");
}

function isContrary(claim: Claim): boolean {
  return CONTRARY_STANCES.has(claim.stance) || CONTRARY_STATUSES.has(claim.status);
}

function whenOf(event: EventRecord): string {
  if (event.date) return dateWords(event.date);
  const day = event.documents.find((document) => document.date)?.date;
  return day ? `no date; article of ${dateWords(day)}` : "no date";
}

function scale(event: EventRecord): HTMLElement | null {
  if (event.goldstein === null) return null;
  const words = event.tone === "neutral" ? "neutral" : event.tone;
  const title = `Goldstein scale ${scaleWords(event.goldstein)}: ${words}`;
  return h(
    "span",
    { class: `scale scale-${event.tone}`, title },
    scaleWords(event.goldstein),
    h("span", { class: "unseen" }, ` ${words}`),
  );
}

function whoLine(event: EventRecord, model: Model, choose: Choose): HTMLElement {
  const names = (role: "source" | "target") =>
    partiesOf(event, role).map(({ actor, words, disputed }, number) => [
      number > 0 && ", ",
      h(
        "span",
        { class: disputed ? "party disputed" : "party" },
        actor ? actorButton(actor, model, choose) : words,
        disputed && h("small", null, " disputed"),
      ),
    ]);
  const [sources, targets] = [names("source"), names("target")];
  const alike = event.pairs.length > 0 && event.pairs.every((pair) => pair.alike);
  if (alike)
    return h(
      "p",
      { class: "who" },
      sources,
      sources.length && targets.length ? h("span", { class: "arrow" }, " and ") : null,
      targets,
    );
  const nobody = (words: string) => h("span", { class: "nobody" }, words);
  return h(
    "p",
    { class: "who" },
    sources.length ? sources : nobody("nobody named"),
    targets.length ? [h("span", { class: "arrow", "aria-label": "toward" }, " → "), targets] : null,
  );
}

/** Claims grouped by their sentence, which stands there once. */
function evidence(claims: readonly Claim[], choose: Choose): HTMLElement[] {
  return unique(claims.map((claim) => claim.sentence)).map((sentence) => {
    const own = claims.filter((claim) => claim.sentence === sentence);
    const elsewhere = wordsElsewhere(own);
    return h(
      "div",
      { class: "evidence" },
      h(
        "ul",
        { class: "claims" },
        own.map((claim) => h("li", null, claimLine(claim, choose))),
      ),
      markedSentence(sentence.text, own),
      elsewhere.length > 0 && h("p", { class: "elsewhere" }, `Elsewhere in the article: ${elsewhere.join(", ")}`),
      documentLine(sentence.document),
    );
  });
}

function claimLine(claim: Claim, choose: Choose): (Node | string | null)[] {
  const [innermost, ...outer] = [...claim.sources].reverse().map(({ actor }) => actor);
  const name = (actor: Actor) =>
    h(
      "button",
      { type: "button", class: "actor", "data-key": `says ${actor.id}`, onclick: () => choose.actor(actor) },
      actor.name,
    );
  const who: (Node | string)[] = innermost
    ? [`${TOLD[claim.stance] ?? claim.stance} `, name(innermost)]
    : [claim.cue === null ? "Told by the article itself" : "Said by somebody who is not named"];
  for (const actor of outer) who.push(", as reported by ", name(actor));
  const certainty = claim.certainty === "certain" ? "" : `, ${claim.certainty}`;
  const blamed = claim.parts
    .filter((part) => part.disputed && part.actor)
    .map((part) => `${part.actor?.name} as ${part.role}`);
  return [
    statusIcon(claim.stance === "asserts" ? claim.status : (stanceIcons[claim.stance] ?? claim.status)),
    h("span", null, who),
    h("span", { class: "status" }, `: ${statusOf(claim.status).word.toLowerCase()}${certainty}`),
    blamed.length ? h("span", { class: "status" }, `, with ${blamed.join(", ")}`) : null,
  ];
}

const stanceIcons: Readonly<Record<string, string>> = {
  denies: "denied",
  declines: "considered",
  questions: "considered",
};

function documentLine(document: Source): HTMLElement {
  const parts = [titleOf(document), document.publisher, document.date && dateWords(document.date)].filter(Boolean);
  const words = parts.join(" · ");
  const link = document.url && safeAddress(document.url);
  return h(
    "p",
    { class: "document" },
    link ? h("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, words) : words,
  );
}

/** An address that may be followed: of the web, and so no script. */
function safeAddress(address: string): string | null {
  try {
    const { protocol, href } = new URL(address);
    return protocol === "https:" || protocol === "http:" ? href : null;
  } catch {
    return null;
  }
}

/** What else is read from the same sentences, shown or not: who blames, who will not, is often an event of its own. */
function neighbours(event: EventRecord, choose: Choose): HTMLElement | null {
  const others = unique(event.claims.flatMap((claim) => claim.sentence.events)).filter((other) => other !== event);
  if (!others.length) return null;
  const items = others.map((other) =>
    h(
      "li",
      null,
      h(
        "button",
        { type: "button", class: "neighbour", "data-key": `event ${other.id}`, onclick: () => choose.event(other) },
        statusIcon(other.status),
        h("span", null, shortly(other)),
        h("span", { class: "status" }, ` (${statusOf(other.status).word.toLowerCase()})`),
      ),
    ),
  );
  return h("div", { class: "neighbours" }, h("h4", null, "Also in this sentence"), h("ul", null, items));
}
