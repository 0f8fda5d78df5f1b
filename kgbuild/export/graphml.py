"""Streams a network as GraphML that Gephi, Gephi Lite, yEd, igraph and networkx read alike.

What keeps it safe: every edge has an id of its own; the ids of columns are stable and differ between nodes
and edges; types are string, int, double and boolean only; no attributes of the whole graph; the edge type
stands also in an XML attribute `label`, the only place where Gephi looks for it; no character that XML
forbids.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from kgbuild.export.projection import EDGE_COLUMNS, NODE_COLUMNS, Edge, Network, Node, Value

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_TYPES = {str: "string", int: "int", float: "double", bool: "boolean"}
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything but the characters of XML 1.0, production 2."""


def write_graphml(network: Network, stream: TextIO) -> None:
    """Writes a directed network; nodes first, in the order given."""
    stream.write(_HEAD)
    stream.writelines(_keys("node", NODE_COLUMNS))
    stream.writelines(_keys("edge", EDGE_COLUMNS))
    stream.write('  <graph edgedefault="directed">\n')
    stream.writelines(map(_node, network.nodes))
    stream.writelines(map(_edge, network.edges))
    stream.write("  </graph>\n</graphml>\n")


def _keys(element: str, columns: Mapping[str, type]) -> Iterator[str]:
    for name, kind in columns.items():
        key = f'id="{element[0]}_{name}" for="{element}" attr.name="{name}" attr.type="{_TYPES[kind]}"'
        yield f"  <key {key}/>\n"


def _node(node: Node) -> str:
    return f"    <node id={_attribute(node.id)}>\n{_data('n', node.columns)}    </node>\n"


def _edge(edge: Edge) -> str:
    ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)}"
    kind = _attribute(str(edge.columns["type"]))
    return f"    <edge id={_attribute(edge.id)} {ends} label={kind}>\n{_data('e', edge.columns)}    </edge>\n"


def _data(prefix: str, columns: Mapping[str, Value]) -> str:
    cells = ((f"{prefix}_{name}", escape(_text(value))) for name, value in columns.items())
    return "".join(f'      <data key="{key}">{text}</data>\n' for key, text in cells)


def _attribute(text: str) -> str:
    return quoteattr(" ".join(_text(text).split()))


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _FORBIDDEN.sub("", unicodedata.normalize("NFC", str(value)))
