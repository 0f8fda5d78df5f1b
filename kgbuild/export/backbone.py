"""Thins a network out to the edges that matter, however large or small their actors are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kgbuild.export.network import Edge

Ends = tuple[str, str]


def significant(edges: Iterable[Edge], level: float) -> list[Edge]:
    """The edges between pairs whose weight is significant for one of the two: the disparity filter.

    For an actor with strength s and k partners in one direction, an edge of weight w has the significance
    (1 - w/s)^(k - 1): the probability that so large a share falls to one of k partners by chance. Edges of a
    pair in one direction are taken together, whatever their kind, and outgoing and incoming ones apart. An
    actor with one partner only says nothing about its edge.

    M. Á. Serrano, M. Boguñá, A. Vespignani (2009): Extracting the multiscale backbone of complex weighted
    networks. PNAS 106 (16), 6483-6488. https://doi.org/10.1073/pnas.0808904106

    Args:
        edges: The edges, each with its weight.
        level: Those below this level are kept: 0.05 keeps few, 0.5 keeps many.
    """
    edges = list(edges)
    weights: dict[Ends, float] = defaultdict(float)
    for edge in edges:
        weights[edge.source, edge.target] += float(edge.columns["weight"])
    outgoing, incoming = _partners(weights, 0), _partners(weights, 1)
    kept = {
        (source, target)
        for (source, target), weight in weights.items()
        if min(_chance(weight, *outgoing[source]), _chance(weight, *incoming[target])) < level
    }
    return [edge for edge in edges if (edge.source, edge.target) in kept]


def _partners(weights: dict[Ends, float], side: int) -> dict[str, tuple[float, int]]:
    """The strength of each actor and the number of its partners, as source (0) or as target (1)."""
    found: dict[str, tuple[float, int]] = defaultdict(lambda: (0.0, 0))
    for ends, weight in weights.items():
        strength, partners = found[ends[side]]
        found[ends[side]] = (strength + weight, partners + 1)
    return found


def _chance(weight: float, strength: float, partners: int) -> float:
    return 1.0 if partners == 1 else (1.0 - weight / strength) ** (partners - 1)
