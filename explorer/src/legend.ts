/** What the lines, colours and shapes of the picture mean. */

import { h, s } from "./dom";
import { DASHES, GROUP_WORDS, GROUPS, type Group, statusIcon } from "./standing";

const ICONS: Readonly<Record<Group, string>> = {
  occurred: "occurred",
  talked: "planned",
  alleged: "alleged",
  denied: "denied",
};
const KINDS: Readonly<Record<string, string>> = {
  country: "country",
  organization: "organization",
  person: "person",
  group: "group of people",
};

export function legend(): HTMLElement {
  const line = (group: Group) =>
    h(
      "li",
      null,
      s(
        "svg",
        { class: "line", viewBox: "0 0 44 10", "aria-hidden": "true" },
        s("line", { x1: 1, x2: 35, y1: 5, y2: 5, "stroke-dasharray": DASHES[group] }),
        s("path", { d: "M35 1.5L43 5L35 8.5z" }),
        group === "denied" ? s("path", { class: "cross", d: "M14 1l7 8M21 1l-7 8" }) : null,
      ),
      statusIcon(ICONS[group]),
      GROUP_WORDS[group],
    );
  const tone = (name: string, words: string) => h("li", null, h("span", { class: `swatch swatch-${name}` }), words);
  return h(
    "details",
    { class: "legend" },
    h("summary", null, "How to read the picture"),
    h(
      "div",
      { class: "legend-body" },
      h("h3", null, "Lines: did it happen?"),
      h("ul", null, GROUPS.map(line)),
      h("h3", null, "Colours of lines"),
      h("ul", null, tone("cooperation", "cooperation"), tone("conflict", "conflict"), tone("neutral", "neither")),
      h("h3", null, "Shapes: who"),
      h(
        "ul",
        { class: "two" },
        Object.entries(KINDS).map(([kind, words]) => h("li", null, h("span", { class: `kind kind-${kind}` }), words)),
      ),
      h(
        "p",
        { class: "hint" },
        "Larger: more events. Thicker: more events between the two. No arrow: both take part alike.",
      ),
    ),
  );
}
