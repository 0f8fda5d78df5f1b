/** Reads the colours of the style sheet for what is drawn by hand, in whichever of light and dark holds. */

import type { Tone } from "./data";

export interface Colours {
  readonly ink: string;
  readonly muted: string;
  readonly surface: string;
  readonly selected: string;
  readonly tones: Readonly<Record<Tone, string>>;
  readonly kinds: Readonly<Record<string, string>>;
}

const KINDS = ["country", "organization", "person", "group", "place"];

export function readColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: read("ink"),
    muted: read("muted"),
    surface: read("stage"),
    selected: read("selected"),
    tones: { cooperation: read("cooperation"), conflict: read("conflict"), neutral: read("neutral") },
    kinds: Object.fromEntries(KINDS.map((kind) => [kind, read(kind)])),
  };
}

/** Calls back whenever the system changes between light and dark. */
export function onThemeChange(call: () => void): void {
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", call);
}

/** A colour between two, `#rrggbb` all. */
export function between(one: string, other: string, share: number): string {
  const channels = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const [from, to] = [channels(one), channels(other)];
  return `#${from
    .map((channel, at) =>
      Math.round(channel + (to[at] - channel) * share)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
