/** Builds elements. Text only ever becomes a text node, so nothing that an article says can become markup. */

export type Child = Node | string | number | null | undefined | false | readonly Child[];
type Value = string | number | boolean | null | undefined | EventListener;
export type Properties = Readonly<Record<string, Value>>;

const SVG = "http://www.w3.org/2000/svg";

/** An HTML element; a property `onclick` listens, `true` and `false` set and leave out, all else is an attribute. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties | null = null,
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  return furnish(document.createElement(tag), properties, children);
}

/** An SVG element, in the same way. */
export function s<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  properties: Properties | null = null,
  ...children: Child[]
): SVGElementTagNameMap[Tag] {
  return furnish(document.createElementNS(SVG, tag), properties, children);
}

function furnish<Kind extends Element>(element: Kind, properties: Properties | null, children: Child[]): Kind {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  append(element, children);
  return element;
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child as readonly Child[]);
    else if (child instanceof Node) element.append(child);
    else if (typeof child === "string" || typeof child === "number") element.append(String(child));
  }
}

/** Puts these children in place of those that an element has. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  append(element, children);
}

/** Calls a function once its caller has been quiet for so many milliseconds. */
export function afterPause<Arguments extends unknown[]>(
  milliseconds: number,
  call: (...given: Arguments) => void,
): (...given: Arguments) => void {
  let timer: number | undefined;
  return (...given) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => call(...given), milliseconds);
  };
}

/** Keeps the keyboard's place while `rebuild` replaces the elements in `area`: elements are known by `data-key`. */
export function keepingFocus(area: Element, rebuild: () => void): void {
  const active = document.activeElement;
  const key = active && area.contains(active) ? active.getAttribute("data-key") : null;
  rebuild();
  if (key !== null) area.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}
