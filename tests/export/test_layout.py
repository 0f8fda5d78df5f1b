"""Every node has a place of its own, the same whenever and wherever it is computed."""

import itertools
import math
import random

import pytest

from kgbuild.export import layout
from kgbuild.export.actor_network import EDGE_COLUMNS, NODE_COLUMNS
from kgbuild.export.layout import near_a_neighbour, placed
from kgbuild.export.network import Edge, Network, Node


def network_of(pairs) -> Network:
    nodes = sorted({end for pair in pairs for end in pair})
    edges = (Edge(f"{s} > {t}", s, t, {"weight": 1.0}) for s, t in sorted(pairs))
    return Network("", tuple(Node(node, {}) for node in nodes), tuple(edges), NODE_COLUMNS, EDGE_COLUMNS)


def places(network: Network) -> dict[str, tuple[float, float]]:
    return {node.id: (node.columns["x"], node.columns["y"]) for node in placed(network).nodes}


def tree(size: int, seed: int) -> list[tuple[str, str]]:
    choose = random.Random(seed)
    return [(f"n{choose.randrange(i):04}", f"n{i:04}") for i in range(1, size)]


def test_no_two_nodes_stand_in_one_place():
    pairs = [*tree(60, 1), *((f"a{i}", f"b{i}") for i in range(40)), ("x", "y"), ("y", "z")]

    found = places(network_of(pairs))

    nearest = min(math.dist(one, other) for one, other in itertools.combinations(found.values(), 2))
    assert nearest > 1


def test_parts_that_nothing_joins_do_not_overlap():
    found = places(network_of([*tree(40, 2), *((f"a{i}", f"b{i}") for i in range(30))]))

    reach = max(math.hypot(*found[node]) for node in found if node.startswith("n"))
    assert all(math.hypot(*found[node]) > reach for node in found if not node.startswith("n"))


def test_neighbours_stand_nearer_than_strangers():
    pairs = [(f"a{i}", f"a{j}") for i in range(8) for j in range(i)]
    pairs += [(f"b{i}", f"b{j}") for i in range(8) for j in range(i)] + [("a0", "b0")]

    found = places(network_of(pairs))

    own = max(math.dist(found["a1"], found[f"a{i}"]) for i in range(2, 8))
    assert own < min(math.dist(found["a1"], found[f"b{i}"]) for i in range(1, 8))


def test_it_is_the_same_every_time():
    network = network_of(tree(50, 3))

    assert placed(network) == placed(network)


def test_a_part_too_large_for_forces_is_placed_all_the_same(monkeypatch):
    monkeypatch.setattr(layout, "LARGEST_PART", 20)

    network = network_of(tree(200, 4))

    assert len(set(places(network).values())) == 200
    assert near_a_neighbour(network) == 180


@pytest.mark.parametrize("pairs", [[], [("a", "b")]])
def test_a_network_may_be_tiny(pairs):
    assert len(places(network_of(pairs))) == 2 * len(pairs)


def test_it_is_the_same_on_every_machine_and_with_every_rustworkx():
    found = places(network_of(tree(50, 3)))

    assert [found["n0000"], found["n0017"], found["n0049"]] == [
        (303.7, 311.5),
        (-181.3, 231.8),
        (-358.6, 31.3),
    ]
