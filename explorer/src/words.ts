/** Puts names, numbers and dates into words for people. */

import type { Actor, EventRecord, Source } from "./data";

const MONTHS = "January February March April May June July August September October November December".split(" ");
const NUMBER = new Intl.NumberFormat("en");

/** `CyberAttack` as `Cyber attack`. */
export function typeWords(type: string): string {
  const words = type.replace(/([a-z0-9])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `2015-06-12` as `12 June 2015`; months, years and intervals likewise. */
export function dateWords(value: string): string {
  const [first, last] = value.split("/");
  if (last) return `${dateWords(first)} – ${dateWords(last)}`;
  const [year, month, day] = first.split("-");
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** `−4.4`, `+1.0`, `0.0`. */
export function scaleWords(value: number): string {
  return `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(value).toFixed(1)}`;
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${NUMBER.format(number)} ${number === 1 ? one : many}`;
}

export function figure(number: number): string {
  return NUMBER.format(number);
}

export function titleOf(document: Source): string {
  return document.title || document.id;
}

/** What an actor is, in a few words: `organization · acts for China · GOV`. */
export function describeActor(actor: Actor, countries: Readonly<Record<string, string>>): string {
  const country = actor.country ? (countries[actor.country] ?? actor.country) : null;
  const relation: Readonly<Record<string, string>> = { "acts-for": "acts for", national: "of", located: "in" };
  const ties = country && actor.affiliation && relation[actor.affiliation];
  return [actor.kind, ties && `${ties} ${country}`, actor.sector].filter(Boolean).join(" · ");
}

/** Those who act, and those acted on, as the claims have them; `disputed` where not all agree. */
export function partiesOf(
  event: EventRecord,
  role: "source" | "target",
): { actor: Actor | null; words: string; disputed: boolean }[] {
  const found = new Map<string, { actor: Actor | null; words: string; disputed: boolean }>();
  for (const claim of event.claims) {
    for (const part of claim.parts) {
      if (part.role !== role) continue;
      const text = typeof part.place === "string" ? part.place : claim.sentence.text.slice(...part.place);
      const words = part.actor?.name ?? text;
      found.set(part.actor?.id ?? `"${text}`, { actor: part.actor, words, disputed: part.disputed });
    }
  }
  return [...found.values()];
}

/** All that a search looks through. */
export function searchText(event: EventRecord): string {
  const claims = event.claims.flatMap((claim) => [
    claim.sentence.text,
    ...claim.sources.map((source) => source.actor.name),
  ]);
  const names = event.actors.map((actor) => actor.name);
  return [typeWords(event.type), event.type, event.label, ...names, ...claims, ...event.documents.map(titleOf)].join(
    "\n",
  );
}

/** Lower case without accents, so that a search finds `Türkiye` and `Turkiye`. */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
