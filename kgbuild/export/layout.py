"""Gives every node a place, so that a network is readable before anything is tuned in another program.

Each connected part is laid out by the algorithm of Fruchterman and Reingold, as rustworkx has it; the largest
stands in the middle, the others in rings around it. The work is bounded: of a part that is too large, the
nodes of highest weighted degree are laid out so, and each other stands near the strongest of its neighbours
that has a place.

Positions come of a fixed seed and of sums, products and square roots, which are exact to the last bit on
every machine; the little that is not, sine and cosine, is rounded away.
"""

from __future__ import annotations

import heapq
import math
import random
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kgbuild.export.network import Network, weighted_degrees

Point = tuple[float, float]

SEED = 1
SPACING = 90.0
"""Median distance of neighbours, at least; the largest node has a diameter of 60."""
ROUNDS = 200
EFFORT = 400_000_000
"""Pairs of nodes that forces are computed for: some three seconds."""
LARGEST_PART = 2_000
"""Nodes of one part that forces are computed for; enough rounds are left for them to settle."""
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def placed(network: Network) -> Network:
    """The network with a place, in `x` and `y`, for every node."""
    weights = _pair_weights(network)
    degrees = weighted_degrees(network.edges)
    parts = _parts(sorted(degrees), weights)
    drawn = [_part_positions(part, weights, degrees) for part in parts]
    positions: dict[str, Point] = {}
    for (left, top), part in zip(_centers([_radius(part) for part in drawn]), drawn, strict=True):
        positions.update({node: (left + x, top + y) for node, (x, y) in part.items()})
    nodes = (
        replace(node, columns={**node.columns, "x": round(x, 1) + 0.0, "y": round(y, 1) + 0.0})
        for node in network.nodes
        for x, y in (positions[node.id],)
    )
    return replace(network, nodes=tuple(nodes))


def near_a_neighbour(network: Network) -> int:
    """How many nodes `placed` puts beside a neighbour without computing forces, for there are too many."""
    weights = _pair_weights(network)
    return sum(max(0, len(part) - LARGEST_PART) for part in _parts(sorted(weights), weights))


def _pair_weights(network: Network) -> dict[str, dict[str, float]]:
    """For each node its neighbours, with the weight of all edges between the two."""
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for edge in network.edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            weights[one][other] += float(edge.columns["weight"])
    return weights


def _parts(nodes: Iterable[str], weights: Mapping[str, Mapping[str, float]]) -> list[list[str]]:
    """The connected parts, the largest first, each with its nodes sorted."""
    seen: set[str] = set()
    parts = []
    for start in nodes:
        if start not in seen:
            seen.add(start)
            part, waiting = [start], deque([start])
            while waiting:
                new = [node for node in weights[waiting.popleft()] if node not in seen]
                seen.update(new)
                part += new
                waiting.extend(new)
            parts.append(sorted(part))
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _radius(part: Mapping[str, Point]) -> float:
    return max(math.hypot(x, y) for x, y in part.values())


def _centers(radii: Sequence[float]) -> list[Point]:
    """Where circles of these radii stand: the first in the middle, the rest in rings around it."""
    centers = [(0.0, 0.0)][: len(radii)]
    inner, rest = (radii[0] if radii else 0.0), deque(radii[1:])
    while rest:
        middle = inner + SPACING / 2 + max(rest)
        widths = [_width(rest.popleft(), middle)]
        while rest and sum(widths) + _width(rest[0], middle) <= 2 * math.pi:
            widths.append(_width(rest.popleft(), middle))
        slack, angle = (2 * math.pi - sum(widths)) / len(widths), 0.0
        for width in widths:
            angle += (width + slack) / 2
            centers.append((middle * math.cos(angle), middle * math.sin(angle)))
            angle += (width + slack) / 2
        inner = middle + middle * math.sin(max(widths) / 2)
    return centers


def _width(radius: float, distance: float) -> float:
    """The angle that a circle takes, with half the space between neighbours, seen from so far away."""
    return 2 * math.asin(min(1.0, (radius + SPACING / 4) / distance))


def _part_positions(
    part: Sequence[str], weights: Mapping[str, Mapping[str, float]], degrees: Mapping[str, float]
) -> dict[str, Point]:
    """The places of one connected part around its own middle."""
    if len(part) == 2:
        return {part[0]: (-SPACING / 2, 0.0), part[1]: (SPACING / 2, 0.0)}
    core = part if len(part) <= LARGEST_PART else _core(part, weights, degrees)
    positions = _spring(core, weights)
    if len(core) < len(part):
        _attach(positions, core, weights)
    return positions


def _core(
    part: Sequence[str], weights: Mapping[str, Mapping[str, float]], degrees: Mapping[str, float]
) -> list[str]:
    """Connected nodes of high weighted degree: from the highest on, always the highest that adjoins."""
    start = min(part, key=lambda node: (-degrees[node], node))
    waiting, seen, core = [(-degrees[start], start)], {start}, list[str]()
    while waiting and len(core) < LARGEST_PART:
        _, node = heapq.heappop(waiting)
        core.append(node)
        for other in weights[node]:
            if other not in seen:
                seen.add(other)
                heapq.heappush(waiting, (-degrees[other], other))
    return sorted(core)


def _spring(nodes: Sequence[str], weights: Mapping[str, Mapping[str, float]]) -> dict[str, Point]:
    import rustworkx  # noqa: PLC0415 - a tenth of a second that most runs do not need

    graph = rustworkx.PyGraph(multigraph=False)
    numbers = {node: number for number, node in enumerate(nodes)}
    graph.add_nodes_from(nodes)
    for node, number in numbers.items():
        for other, weight in sorted(weights[node].items()):
            if numbers.get(other, -1) > number:
                graph.add_edge(number, numbers[other], math.sqrt(weight))
    # Python promises the same numbers in every version, rustworkx does not
    choose = random.Random(SEED)
    places = rustworkx.spring_layout(
        graph,
        pos={number: (choose.random(), choose.random()) for number in numbers.values()},
        num_iter=min(ROUNDS, EFFORT // len(nodes) ** 2),
        weight_fn=float,
    )
    lengths = [math.dist(places[one], places[other]) for one, other in graph.edge_list()]
    distances = [math.hypot(x, y) for x, y in places.values()]
    scale = SPACING * max(1 / _median(lengths), 0.45 * math.sqrt(len(nodes)) / _median(distances))
    return {node: (scale * places[number][0], scale * places[number][1]) for node, number in numbers.items()}


def _median(values: Sequence[float]) -> float:
    return max(sorted(values)[len(values) // 2], 1e-9)


def _attach(
    positions: dict[str, Point], core: Sequence[str], weights: Mapping[str, Mapping[str, float]]
) -> None:
    """Puts every further node of the part near the strongest neighbour that has a place."""
    attached: dict[str, int] = defaultdict(int)
    waiting = deque(core)
    while waiting:
        for node in sorted(weights[waiting.popleft()]):
            if node not in positions:
                anchor = max(
                    (n for n in weights[node] if n in positions), key=lambda n: (weights[node][n], n)
                )
                attached[anchor] += 1
                turn, distance = len(positions) * _GOLDEN_ANGLE, 0.4 * SPACING * math.sqrt(attached[anchor])
                x, y = positions[anchor]
                positions[node] = (x + distance * math.cos(turn), y + distance * math.sin(turn))
                waiting.append(node)
