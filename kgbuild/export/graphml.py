"""Streams a network as GraphML that Gephi, Gephi Lite, yEd, igraph and networkx read alike.

What keeps it safe: every edge has an id of its own; the ids of columns are stable and differ between nodes
and edges; types are string, int, double and boolean only; no attributes of the whole graph; the kind of an
edge stands also in an XML attribute `label`, the only place where Gephi looks for it; no character that XML
forbids.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TextIO

from kgbuild.export.network import Columns, Edge, Network, Node, Value
from kgbuild.export.xml_text import attribute, element_text, kept_attribute, literal

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_TYPES = {str: "string", int: "int", float: "double", bool: "boolean"}


def write_graphml(network: Network, stream: TextIO) -> None:
    """Writes a directed network; nodes first, in the order given."""
    stream.write(_HEAD)
    stream.writelines(_keys("node", network.node_columns))
    stream.writelines(_keys("edge", network.edge_columns))
    stream.write('  <graph edgedefault="directed">\n')
    stream.writelines(map(_node, network.nodes))
    stream.writelines(map(_edge, network.edges))
    stream.write("  </graph>\n</graphml>\n")


def _keys(element: str, columns: Columns) -> Iterator[str]:
    for name, column in columns.items():
        key = f'id="{element[0]}_{name}" for="{element}" attr.name="{name}" attr.type="{_TYPES[column.type]}"'
        yield f"  <key {key}/>\n"


def _node(node: Node) -> str:
    return f"    <node id={attribute(node.id)}>\n{_data('n', node.columns)}    </node>\n"


def _edge(edge: Edge) -> str:
    ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
    kind = kept_attribute(str(edge.columns["kind"]))
    return f"    <edge id={attribute(edge.id)} {ends} label={kind}>\n{_data('e', edge.columns)}    </edge>\n"


def _data(prefix: str, columns: Mapping[str, Value]) -> str:
    values = [element_text(v) if isinstance(v, str) else literal(v) for v in columns.values()]
    return _rows(prefix, tuple(columns)) % tuple(values)


@lru_cache(maxsize=1024)
def _rows(prefix: str, names: tuple[str, ...]) -> str:
    """What is the same of all nodes, or edges, that have values in the same columns."""
    return "".join(f'      <data key="{prefix}_{name}">%s</data>\n' for name in names)
