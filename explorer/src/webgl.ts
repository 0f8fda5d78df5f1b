/** sigma.js names this interface as soon as it is loaded; a browser without WebGL has none, and is to show the tables. */

declare const globalThis: Record<string, unknown>;

globalThis.WebGLRenderingContext ??= class {};

export {};
