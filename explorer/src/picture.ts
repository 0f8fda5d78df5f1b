/** Shows the network with sigma.js: actors as nodes, arcs between them, what is selected in front. */

import { MultiDirectedGraph } from "graphology";
import type Graph from "graphology";
import Sigma from "sigma";
import type { Settings } from "sigma/settings";
import type { NodeDisplayData, PartialButFor } from "sigma/types";
import { between, type Colours, readColours } from "./colours";
import { ArcProgram } from "./edge_program";
import { Layout } from "./layout";
import type { Arc, Drawing } from "./network";
import { ShapeProgram, SHAPES } from "./node_program";
import type { Selection } from "./state";

export interface PictureEvents {
  actor(id: string): void;
  relation(source: string, target: string): void;
  nothing(): void;
}

type LabelData = PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color">;

/** Whether this browser can draw with WebGL. */
export function canDraw(): boolean {
  try {
    const canvas = document.createElement("canvas");
    return Boolean(canvas.getContext("webgl2") ?? canvas.getContext("webgl"));
  } catch {
    return false;
  }
}

export class Picture {
  #colours: Colours = readColours();
  #graph: Graph = new MultiDirectedGraph();
  #near: { readonly nodes: ReadonlySet<string>; readonly edges: ReadonlySet<string> } | null = null;
  #hovered: string | null = null;
  readonly #sigma: Sigma;
  readonly #layout = new Layout();
  readonly #container: HTMLElement;

  constructor(container: HTMLElement, events: PictureEvents) {
    this.#container = container;
    this.#sigma = new Sigma(this.#graph, container, this.#settings());
    this.#sigma.on("clickNode", ({ node }) => events.actor(node));
    this.#sigma.on("clickEdge", ({ edge }) => {
      const [source, target] = this.#graph.extremities(edge);
      events.relation(source, target);
    });
    this.#sigma.on("clickStage", () => events.nothing());
    for (const type of ["enterNode", "enterEdge"] as const) this.#sigma.on(type, () => container.classList.add("pointing"));
    for (const type of ["leaveNode", "leaveEdge"] as const) this.#sigma.on(type, () => container.classList.remove("pointing"));
    this.#sigma.on("enterEdge", ({ edge }) => this.#hover(edge));
    this.#sigma.on("leaveEdge", () => this.#hover(null));
  }

  /** Draws a network; actors that were there before stay about where they were. */
  async draw(drawing: Drawing, selection: Selection | null): Promise<void> {
    const graph = new MultiDirectedGraph();
    for (const { actor, events } of drawing.actors) {
      graph.addNode(actor.id, { label: actor.name, kind: actor.kind, size: nodeSize(events), shape: SHAPES[actor.kind] ?? 0 });
    }
    const bends = new Map<string, number>();
    for (const arc of drawing.arcs) addArc(graph, arc, bends);
    this.#container.dataset.layout = "moving";
    if (!(await this.#layout.settle(graph, this.#wideness))) return;
    this.#graph = graph;
    this.#sigma.setGraph(graph);
    this.select(selection);
    this.#container.dataset.layout = "settled";
  }

  /** Puts what is selected, and what it is joined to, in front of the rest. */
  select(selection: Selection | null): void {
    this.#near = this.#neighbourhood(selection);
    this.#sigma.refresh({ skipIndexation: true });
  }

  /** Takes the colours of the style sheet anew. */
  recolour(): void {
    this.#colours = readColours();
    this.#sigma.setSetting("labelColor", { color: this.#colours.ink });
    this.#sigma.refresh({ skipIndexation: true });
  }

  zoom(factor: number): void {
    const camera = this.#sigma.getCamera();
    void camera.animate({ ratio: camera.ratio / factor }, { duration: motion() });
  }

  fit(): void {
    void this.#sigma.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration: motion() });
  }

  resize(): void {
    this.#sigma.resize();
    this.#sigma.refresh({ skipIndexation: true });
  }

  /** Where the middles of an actor and of a line lie in the picture, in pixels; for tests and for those who script. */
  places(): { nodes: Record<string, readonly [number, number]>; edges: { source: string; target: string; at: readonly [number, number] }[] } {
    const at = (node: string) => this.#sigma.graphToViewport(this.#graph.getNodeAttributes(node) as { x: number; y: number });
    const nodes = Object.fromEntries(this.#graph.mapNodes((node) => [node, [at(node).x, at(node).y] as const]));
    const edges = this.#graph.mapEdges((_, attributes, source, target) => {
      return { source, target, at: middleOf(at(source), at(target), attributes.bend as number) };
    });
    return { nodes, edges };
  }

  get #wideness(): number {
    const { clientWidth, clientHeight } = this.#container;
    return Math.min(2, Math.max(0.6, clientWidth / Math.max(1, clientHeight)));
  }

  #hover(edge: string | null): void {
    this.#hovered = edge;
    this.#sigma.refresh({ skipIndexation: true });
  }

  #neighbourhood(selection: Selection | null) {
    const graph = this.#graph;
    if (selection?.kind === "actor" && graph.hasNode(selection.id)) {
      return { nodes: new Set([selection.id, ...graph.neighbors(selection.id)]), edges: new Set(graph.edges(selection.id)) };
    }
    if (selection?.kind === "relation" && graph.hasNode(selection.source) && graph.hasNode(selection.target)) {
      const { source, target } = selection;
      return { nodes: new Set([source, target]), edges: new Set(graph.directedEdges(source, target)) };
    }
    return null;
  }

  #settings(): Partial<Settings> {
    return {
      allowInvalidContainer: true,
      autoRescale: true,
      defaultEdgeType: "arc",
      defaultNodeType: "shape",
      edgeProgramClasses: { arc: ArcProgram },
      nodeProgramClasses: { shape: ShapeProgram },
      enableEdgeEvents: true,
      labelColor: { color: this.#colours.ink },
      labelDensity: 0.9,
      labelGridCellSize: 90,
      labelRenderedSizeThreshold: 5,
      labelFont: getComputedStyle(document.body).fontFamily,
      minCameraRatio: 0.02,
      maxCameraRatio: 3,
      stagePadding: 78,
      zIndex: true,
      nodeReducer: (node, data) => this.#nodeLook(node, data),
      edgeReducer: (edge, data) => this.#edgeLook(edge, data),
      defaultDrawNodeLabel: (context, data, settings) => this.#drawLabel(context, data, settings, false),
      defaultDrawNodeHover: (context, data, settings) => this.#drawLabel(context, data, settings, true),
    };
  }

  #nodeLook(node: string, data: Record<string, unknown>): Partial<NodeDisplayData> {
    const { kinds, muted, surface, ink } = this.#colours;
    const color = kinds[data.kind as string] || muted;
    const away = this.#near !== null && !this.#near.nodes.has(node);
    if (away) return { ...data, color: between(color, surface, 0.78), border: surface, label: null, zIndex: 0 } as Partial<NodeDisplayData>;
    const close = this.#near !== null;
    return { ...data, color, border: close ? ink : surface, zIndex: close ? 2 : 1, forceLabel: close && this.#near!.nodes.size < 40 } as Partial<NodeDisplayData>;
  }

  #edgeLook(edge: string, data: Record<string, unknown>): Record<string, unknown> {
    const { tones, surface, ink } = this.#colours;
    const tone = tones[data.tone as keyof typeof tones];
    if (edge === this.#hovered) return { ...data, color: between(tone, ink, 0.35), size: (data.size as number) + 1, zIndex: 3 };
    const away = this.#near !== null && !this.#near.edges.has(edge);
    return { ...data, color: away ? between(tone, surface, 0.86) : between(tone, surface, 0.12), zIndex: away ? 0 : 1 };
  }

  #drawLabel(context: CanvasRenderingContext2D, data: LabelData, settings: Settings, hovered: boolean): void {
    if (!data.label) return;
    const size = Math.max(11.5, Math.min(16, 9 + data.size * 0.42));
    const text = data.label.length > 42 && !hovered ? `${data.label.slice(0, 40).trimEnd()}…` : data.label;
    context.font = `${hovered || data.size > 11 ? 600 : 500} ${size}px ${settings.labelFont}`;
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.lineWidth = hovered ? 7 : 4;
    context.strokeStyle = this.#colours.surface;
    context.fillStyle = this.#colours.ink;
    const y = data.y + data.size * 1.15 + 3;
    context.strokeText(text, data.x, y);
    context.fillText(text, data.x, y);
    context.textAlign = "left";
    context.textBaseline = "alphabetic";
  }
}

function addArc(graph: Graph, arc: Arc, bends: Map<string, number>): void {
  const { source, target } = arc;
  const pair = `${source.index} ${target.index}`;
  const earlier = bends.get(pair) ?? 0;
  bends.set(pair, earlier + 1);
  graph.addEdgeWithKey(arc.key, source.id, target.id, {
    tone: arc.tone,
    group: arc.group,
    alike: arc.alike,
    bend: 0.09 + 0.11 * earlier,
    size: 1.3 + 1.1 * Math.log2(arc.count),
    weight: arc.count,
  });
}

/** The radius of an actor in pixels: its area grows with the number of events. */
function nodeSize(events: number): number {
  return Math.min(24, 4.2 + 1.9 * Math.sqrt(events));
}

/** The middle of a bent line; `edge_program.ts` bends likewise. */
function middleOf(from: { x: number; y: number }, to: { x: number; y: number }, bend: number): readonly [number, number] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const span = Math.hypot(dx, dy) || 1;
  const offset = Math.min(bend * span, 90);
  return [(from.x + to.x) / 2 + (dy / span) * offset, (from.y + to.y) / 2 - (dx / span) * offset];
}

function motion(): number {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 200;
}
