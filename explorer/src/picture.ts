/** Shows the network with sigma.js: actors as nodes, arcs between them, what is selected in front. */

import { MultiDirectedGraph } from "graphology";
import type Graph from "graphology";
import Sigma from "sigma";
import type { Settings } from "sigma/settings";
import type { NodeDisplayData } from "sigma/types";
import { between, type Colours, readColours } from "./colours";
import { ArcProgram } from "./edge_program";
import { type Labelled, writeLabels } from "./labels";
import { Layout } from "./layout";
import type { Arc, Drawing } from "./network";
import { ShapeProgram, SHAPES } from "./node_program";
import type { Selection } from "./state";

export interface PictureEvents {
  actor(id: string): void;
  relation(source: string, target: string): void;
  nothing(): void;
  /** The pointer is on a line, at this place of the picture; or on none any more. */
  onLine(line: { readonly source: string; readonly target: string } | null, x: number, y: number): void;
}

/** What is put in front: what is selected, what it is joined to, and the lines between. */
interface Neighbourhood {
  readonly middle: ReadonlySet<string>;
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

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
  #near: Neighbourhood | null = null;
  #hovered: string | null = null;
  #pointed: string | null = null;
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
    for (const type of ["enterNode", "enterEdge"] as const)
      this.#sigma.on(type, () => container.classList.add("pointing"));
    for (const type of ["leaveNode", "leaveEdge"] as const)
      this.#sigma.on(type, () => container.classList.remove("pointing"));
    this.#sigma.on("enterNode", ({ node }) => this.#point(node));
    this.#sigma.on("leaveNode", () => this.#point(null));
    this.#sigma.on("enterEdge", ({ edge, event }) => {
      this.#hover(edge);
      const [source, target] = this.#graph.extremities(edge);
      events.onLine({ source, target }, event.x, event.y);
    });
    this.#sigma.on("leaveEdge", () => {
      this.#hover(null);
      events.onLine(null, 0, 0);
    });
    this.#sigma.on("afterRender", () => this.#writeLabels());
  }

  /** Draws a network; actors that were there before stay about where they were. */
  async draw(drawing: Drawing, selection: Selection | null): Promise<void> {
    const graph = new MultiDirectedGraph();
    const sizeOf = nodeSizes(drawing);
    for (const { actor, events } of drawing.actors) {
      const size = sizeOf(events);
      graph.addNode(actor.id, { label: actor.name, kind: actor.kind, size, shape: SHAPES[actor.kind] ?? 0 });
    }
    const bends = new Map<string, number>();
    const thickness = lineSizes(drawing);
    for (const arc of drawing.arcs) addArc(graph, arc, bends, thickness(arc.count));
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
    this.#sigma.refresh({ skipIndexation: true });
  }

  /** Moves the picture so that what is selected, and what it is joined to, fills it. */
  bring(): void {
    if (!this.#near) return;
    const places = [...this.#near.nodes]
      .map((node) => this.#sigma.getNodeDisplayData(node))
      .filter((look) => look !== undefined);
    const range = (axis: "x" | "y") => [
      Math.min(...places.map((place) => place[axis])),
      Math.max(...places.map((place) => place[axis])),
    ];
    const [[left, right], [low, high]] = [range("x"), range("y")];
    const ratio = Math.min(1, Math.max(0.3, 1.5 * Math.max(right - left, high - low)));
    void this.#sigma.getCamera().animate({ x: (left + right) / 2, y: (low + high) / 2, ratio }, { duration: motion() });
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
  places(): {
    nodes: Record<string, readonly [number, number]>;
    edges: { source: string; target: string; group: string; at: readonly [number, number] }[];
  } {
    const at = (node: string) =>
      this.#sigma.graphToViewport(this.#graph.getNodeAttributes(node) as { x: number; y: number });
    const nodes = Object.fromEntries(this.#graph.mapNodes((node) => [node, [at(node).x, at(node).y] as const]));
    const edges = this.#graph.mapEdges((_, attributes, source, target) => {
      return {
        source,
        target,
        group: attributes.group as string,
        at: middleOf(at(source), at(target), attributes.bend as number),
      };
    });
    return { nodes, edges };
  }

  get #wideness(): number {
    const { clientWidth, clientHeight } = this.#container;
    return Math.min(2, Math.max(0.6, clientWidth / Math.max(1, clientHeight)));
  }

  #point(node: string | null): void {
    this.#pointed = node;
    this.#sigma.refresh({ skipIndexation: true });
  }

  #hover(edge: string | null): void {
    this.#hovered = edge;
    this.#sigma.refresh({ skipIndexation: true });
  }

  #neighbourhood(selection: Selection | null): Neighbourhood | null {
    const graph = this.#graph;
    if (selection?.kind === "actor" && graph.hasNode(selection.id)) {
      const nodes = new Set([selection.id, ...graph.neighbors(selection.id)]);
      return { middle: new Set([selection.id]), nodes, edges: new Set(graph.edges(selection.id)) };
    }
    if (selection?.kind === "relation" && graph.hasNode(selection.source) && graph.hasNode(selection.target)) {
      const { source, target } = selection;
      const nodes = new Set([source, target]);
      return { middle: nodes, nodes, edges: new Set(graph.directedEdges(source, target)) };
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
      renderLabels: false,
      minCameraRatio: 0.02,
      maxCameraRatio: 3,
      stagePadding: Math.min(46, 0.1 * this.#container.clientWidth),
      zIndex: true,
      nodeReducer: (node, data) => this.#nodeLook(node, data),
      edgeReducer: (edge, data) => this.#edgeLook(edge, data),
      defaultDrawNodeHover: () => undefined,
    };
  }

  #nodeLook(node: string, data: Record<string, unknown>): Partial<NodeDisplayData> {
    const { kinds, muted, surface, ink } = this.#colours;
    const color = kinds[data.kind as string] || muted;
    const away = this.#near !== null && !this.#near.nodes.has(node);
    if (away)
      return {
        ...data,
        color: between(color, surface, 0.78),
        border: surface,
        label: null,
        zIndex: 0,
      } as Partial<NodeDisplayData>;
    const close = this.#near !== null;
    return { ...data, color, border: close ? ink : surface, zIndex: close ? 2 : 1 } as Partial<NodeDisplayData>;
  }

  #edgeLook(edge: string, data: Record<string, unknown>): Record<string, unknown> {
    const { tones, surface, ink } = this.#colours;
    const tone = tones[data.tone as keyof typeof tones];
    if (edge === this.#hovered)
      return { ...data, color: between(tone, ink, 0.35), size: (data.size as number) + 1, zIndex: 3 };
    const away = this.#near !== null && !this.#near.edges.has(edge);
    return {
      ...data,
      color: away ? between(tone, surface, 0.86) : between(tone, surface, this.#graph.size > 150 ? 0.3 : 0.1),
      zIndex: away ? 0 : 1,
    };
  }

  #rank(node: string): Labelled["rank"] {
    if (node === this.#pointed || this.#near?.middle.has(node)) return 2;
    return this.#near?.nodes.has(node) ? 1 : 0;
  }

  /** Names of actors, over everything else. */
  #writeLabels(): void {
    const context = this.#sigma.getCanvases().labels.getContext("2d");
    if (!context) return;
    const labelled = this.#graph.mapNodes((node): Labelled => {
      const look = this.#sigma.getNodeDisplayData(node);
      const { x, y } = this.#sigma.framedGraphToViewport(look ?? { x: 0, y: 0 });
      const size = this.#sigma.scaleSize(look?.size ?? 1);
      return { x, y, size, text: look?.label ?? "", rank: this.#rank(node) };
    });
    const style = {
      font: getComputedStyle(document.body).fontFamily,
      ink: this.#colours.ink,
      halo: this.#colours.surface,
    };
    const { width, height } = this.#sigma.getDimensions();
    writeLabels(
      context,
      labelled.filter(({ text }) => text),
      style,
      width,
      height,
    );
  }
}

function addArc(graph: Graph, arc: Arc, bends: Map<string, number>, size: number): void {
  const { source, target } = arc;
  const pair = `${source.index} ${target.index}`;
  const earlier = bends.get(pair) ?? 0;
  bends.set(pair, earlier + 1);
  graph.addEdgeWithKey(arc.key, source.id, target.id, {
    tone: arc.tone,
    group: arc.group,
    alike: arc.alike,
    bend: 0.09 + 0.11 * earlier,
    size,
    weight: arc.count,
  });
}

/** The radius of actors in pixels: the area grows with the number of events, and shrinks where there are many. */
function nodeSizes({ actors }: Drawing): (events: number) => number {
  const crowd = Math.min(1, Math.max(0.5, Math.sqrt(36 / actors.length)));
  const most = Math.max(1, ...actors.map(({ events }) => events));
  const range = Math.min(14, 1.9 * Math.sqrt(most));
  return (events) => crowd * (4.4 + range * Math.sqrt(events / most));
}

/** The thickness of lines in pixels: it grows with the logarithm of the number of events. */
function lineSizes({ arcs }: Drawing): (count: number) => number {
  const most = Math.log2(Math.max(2, ...arcs.map((arc) => arc.count)));
  const range = Math.min(3.6, 1.1 * most);
  return (count) => 1.3 + (range * Math.log2(count)) / most;
}

/** The middle of a bent line; `edge_program.ts` bends likewise. */
function middleOf(
  from: { x: number; y: number },
  to: { x: number; y: number },
  bend: number,
): readonly [number, number] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const span = Math.hypot(dx, dy) || 1;
  const offset = Math.min(bend * span, 90);
  return [(from.x + to.x) / 2 + (dy / span) * offset, (from.y + to.y) / 2 - (dx / span) * offset];
}

function motion(): number {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 200;
}
