"""What a network is, whichever projection made it and whichever format it is written in.

Every column has one type and one meaning, said here once: the writers declare the types, the page on Gephi
prints the meanings.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

Value = str | int | float | bool
"""What a column may hold; a missing value is left out, never written empty."""
Spell = tuple[dt.date, dt.date]
"""The first and the last day of a time, both inclusive."""

LIST_SEPARATOR = "; "
SMALLEST, LARGEST = 10.0, 60.0
"""Sizes of nodes, in the units of positions."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of nodes or edges: its type, and what it means in one sentence."""

    type: type
    meaning: str


Columns = Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class Node:
    """A node with its columns, and when it is there; always where there are no spells."""

    id: str
    columns: Mapping[str, Value]
    spells: tuple[Spell, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge with its columns, and when it is there; no two edges of a network share an id."""

    id: str
    source: str
    target: str
    columns: Mapping[str, Value]
    spells: tuple[Spell, ...] = ()


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges, each sorted by id, with the columns that they may have, and what it is for people."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    node_columns: Columns
    edge_columns: Columns


def cells(columns: Columns, values: Mapping[str, Value | None]) -> dict[str, Value]:
    """The values that there are, in the order of the columns, each of its column's type."""
    present = {name: values[name] for name in columns if values.get(name) not in (None, "")}
    return {name: columns[name].type(value) for name, value in present.items() if value is not None}


def assemble(
    title: str, nodes: Iterable[Node], edges: Iterable[Edge], node_columns: Columns, edge_columns: Columns
) -> Network:
    """The network of these edges and of the nodes that they join, with nodes sized by weighted degree.

    The area of a node grows with the sum of the weights of its edges.
    """
    edges = tuple(sorted(edges, key=lambda edge: edge.id))
    degrees = weighted_degrees(edges)
    largest = max(degrees.values(), default=1.0)
    sized = (
        replace(node, columns={**node.columns, **_extent(degrees[node.id], largest)})
        for node in nodes
        if node.id in degrees
    )
    return Network(title, tuple(sorted(sized, key=lambda node: node.id)), edges, node_columns, edge_columns)


def weighted_degrees(edges: Iterable[Edge]) -> dict[str, float]:
    """The sum of the weights of each node's edges, in either direction."""
    degrees: dict[str, float] = {}
    for edge in edges:
        for end in (edge.source, edge.target):
            degrees[end] = degrees.get(end, 0.0) + float(edge.columns["weight"])
    return degrees


def _extent(degree: float, largest: float) -> dict[str, Value]:
    size = SMALLEST + (LARGEST - SMALLEST) * math.sqrt(degree / largest)
    return {"weighted_degree": degree, "size": round(size, 1)}


def to_networkx(network: Network) -> nx.MultiDiGraph[str]:
    """The network for analysis in Python; keys of edges are their ids."""
    import networkx  # noqa: PLC0415 - a quarter of a second that most runs do not need

    graph: nx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in network.nodes:
        graph.add_node(node.id, **node.columns)
    for edge in network.edges:
        graph.add_edge(edge.source, edge.target, key=edge.id, **edge.columns)
    return graph
