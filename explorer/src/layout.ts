/**
 * Places actors on the plane: ForceAtlas2 for each part of the network that hangs together, the parts packed
 * beside each other. It starts from fixed places, so the same network lies the same every time.
 */

import { UndirectedGraph } from "graphology";
import type Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
/** The middle length of a line within a part; all other lengths are relative to it. */
const LINE = 100;
const LEAST_DISTANCE = 0.72 * LINE;
const GAP = 0.62 * LINE;
/** Time after which the browser may draw and listen in between. */
const SLICE_MILLISECONDS = 40;

interface Point {
  x: number;
  y: number;
}

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Remembers where actors were, so that a change of filters moves those who stay as little as it must. */
export class Layout {
  readonly #known = new Map<string, Point>();
  #run = 0;

  /**
   * Gives every node a good place in a picture that is so many times wider than high.
   * False where a later call has overtaken this one.
   */
  async settle(graph: Graph, wideness: number): Promise<boolean> {
    const run = ++this.#run;
    const placed: Map<string, Point>[] = [];
    for (const part of partsOf(graph)) {
      const points = await this.#layPart(graph, part, () => run === this.#run);
      if (!points) return false;
      placed.push(points);
    }
    pack(placed, wideness);
    for (const points of placed) {
      for (const [node, point] of points) {
        graph.mergeNodeAttributes(node, point);
        this.#known.set(node, point);
      }
    }
    return true;
  }

  async #layPart(graph: Graph, part: readonly string[], goesOn: () => boolean): Promise<Map<string, Point> | null> {
    if (part.length === 1) return new Map([[part[0], { x: 0, y: 0 }]]);
    if (part.length === 2)
      return new Map([
        [part[0], { x: 0, y: 0 }],
        [part[1], { x: 0.35 * LINE, y: -0.94 * LINE }],
      ]);
    const simple = this.#simpleGraph(graph, part);
    const fresh = part.filter((node) => !this.#known.has(node)).length;
    const steps = fresh > part.length / 2 ? (part.length > 600 ? 200 : 400) : 120;
    let sliceBegan = performance.now();
    for (let done = 0; done < steps; done += 10) {
      forceAtlas2.assign(simple, { iterations: 10, settings: settingsFor(part.length) });
      if (performance.now() - sliceBegan < SLICE_MILLISECONDS) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (!goesOn()) return null;
      sliceBegan = performance.now();
    }
    return finished(simple);
  }

  /** A part with one line for each pair, and first places: where a node was, or on a spiral. */
  #simpleGraph(graph: Graph, part: readonly string[]): Graph {
    const simple: Graph = new UndirectedGraph();
    for (const [number, node] of part.entries()) {
      simple.addNode(node, { ...(this.#known.get(node) ?? spiral(number)) });
    }
    for (const node of part) {
      graph.forEachOutEdge(node, (_, { weight }, source, target) => {
        if (!simple.hasEdge(source, target)) simple.addEdge(source, target, { weight: 0 });
        simple.updateEdgeAttribute(
          simple.edge(source, target),
          "weight",
          (sum) => (sum as number) + (weight as number),
        );
      });
    }
    return simple;
  }
}

function settingsFor(nodes: number) {
  return {
    barnesHutOptimize: nodes > 500,
    edgeWeightInfluence: 0.25,
    gravity: 0.08,
    scalingRatio: 10,
    slowDown: 1 + Math.log(nodes),
    strongGravityMode: true,
  };
}

/** The nodes of each part that hangs together, the largest part first; within it those joined most first. */
function partsOf(graph: Graph): string[][] {
  const seen = new Set<string>();
  const parts: string[][] = [];
  graph.forEachNode((first) => {
    if (seen.has(first)) return;
    const part = [first];
    seen.add(first);
    for (const node of part) {
      graph.forEachNeighbor(node, (neighbour) => {
        if (seen.has(neighbour)) return;
        seen.add(neighbour);
        part.push(neighbour);
      });
    }
    parts.push(part);
  });
  return parts.sort((one, other) => other.length - one.length);
}

/** Points of a sunflower: the first in the middle. */
function spiral(number: number): Point {
  const radius = 30 * Math.sqrt(number + 0.5);
  return { x: radius * Math.cos(number * GOLDEN_ANGLE), y: radius * Math.sin(number * GOLDEN_ANGLE) };
}

/** The places of a part, scaled to lines of middle length and with nodes pushed off each other. */
function finished(simple: Graph): Map<string, Point> {
  const points = new Map<string, Point>(
    simple.mapNodes((node, { x, y }) => [node, { x: x as number, y: y as number }]),
  );
  const lengths = simple.mapEdges((_, __, source, target) => {
    const [one, other] = [points.get(source) as Point, points.get(target) as Point];
    return Math.hypot(one.x - other.x, one.y - other.y);
  });
  const middle = lengths.sort((one, other) => one - other)[lengths.length >> 1] || 1;
  for (const point of points.values()) {
    point.x *= LINE / middle;
    point.y *= LINE / middle;
  }
  pushApart([...points.values()]);
  return points;
}

function pushApart(points: readonly Point[]): void {
  for (let round = 0; round < 30; round += 1) {
    let moved = false;
    for (let first = 0; first < points.length; first += 1) {
      for (let second = first + 1; second < points.length; second += 1) {
        moved = push(points[first], points[second], first + second) || moved;
      }
    }
    if (!moved) return;
  }
}

function push(one: Point, other: Point, number: number): boolean {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const distance = Math.hypot(dx, dy);
  if (distance >= LEAST_DISTANCE) return false;
  const angle = number * GOLDEN_ANGLE;
  const [ux, uy] = distance > 0.01 ? [dx / distance, dy / distance] : [Math.cos(angle), Math.sin(angle)];
  const by = (LEAST_DISTANCE - distance) / 2;
  one.x -= ux * by;
  one.y -= uy * by;
  other.x += ux * by;
  other.y += uy * by;
  return true;
}

/** Moves the parts so that none overlaps: the largest in the middle, the others on a spiral around it. */
function pack(parts: readonly Map<string, Point>[], wideness: number): void {
  const circles: Circle[] = [];
  for (const part of parts) {
    const points = [...part.values()];
    const middle = (axis: "x" | "y") =>
      (Math.min(...points.map((p) => p[axis])) + Math.max(...points.map((p) => p[axis]))) / 2;
    const [x, y] = [middle("x"), middle("y")];
    const radius = Math.max(...points.map((point) => Math.hypot(point.x - x, point.y - y))) + GAP;
    const place = freePlace(circles, radius, wideness);
    circles.push({ ...place, radius });
    for (const point of points) {
      point.x += place.x - x;
      point.y += place.y - y;
    }
  }
}

function freePlace(circles: readonly Circle[], radius: number, wideness: number): Point {
  for (let step = 0; ; step += 1) {
    const distance = 0.18 * LINE * Math.sqrt(step);
    const place = { x: wideness * distance * Math.cos(step * 0.7), y: distance * Math.sin(step * 0.7) };
    if (circles.every((circle) => Math.hypot(circle.x - place.x, circle.y - place.y) >= circle.radius + radius))
      return place;
  }
}
