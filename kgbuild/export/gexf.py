"""Streams a network as GEXF 1.3 for Gephi's timeline, and for Gephi Lite.

What keeps it safe: ids of columns are numbers, without which Gephi Lite shows them for names; one block of
columns for nodes and one for edges, as Gephi Lite reads only the last of each; every edge has its kind, or
Gephi would merge those of one pair; days are in UTC, where Gephi would take the reader's own zone. What has
no date has no time, and is shown always. The format: https://gexf.net/schema.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TextIO

from kgbuild.export.network import Columns, Edge, Network, Node, Spell, Value
from kgbuild.export.palette import STANDING_LINES, group_of
from kgbuild.export.xml_text import attribute, element_text, kept_attribute, literal
from kgbuild.records import Status

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
  <meta>
    <creator>kgbuild</creator>
    <description>{description}</description>
  </meta>
"""
_DYNAMIC = 'mode="dynamic" timeformat="date" timerepresentation="interval" timezone="UTC"'
_STATIC = 'mode="static"'
_TYPES = {str: "string", int: "integer", float: "double", bool: "boolean"}
_OWN_PLACE = {
    "node": frozenset(("label", "color", "size", "x", "y")),
    "edge": frozenset(("label", "weight", "kind", "color")),
}
"""Columns that GEXF has elements or attributes of its own for."""


def write_gexf(network: Network, stream: TextIO) -> None:
    """Writes a directed network; nodes first, in the order given."""
    stream.write(_HEAD.format(description=element_text(network.title)))
    # Gephi takes a graph for one without time if nothing in it has a date, whatever its mode.
    dated = any(edge.spells for edge in network.edges)
    stream.write(f'  <graph defaultedgetype="directed" {_DYNAMIC if dated else _STATIC}>\n')
    numbers = []
    for element, columns in (("node", network.node_columns), ("edge", network.edge_columns)):
        stream.writelines(_attributes(element, columns))
        numbers.append({name: number for number, name in enumerate(_data_columns(element, columns))})
    stream.write("    <nodes>\n")
    stream.writelines(_node(node, numbers[0]) for node in network.nodes)
    stream.write("    </nodes>\n    <edges>\n")
    stream.writelines(_edge(edge, numbers[1]) for edge in network.edges)
    stream.write("    </edges>\n  </graph>\n</gexf>\n")


def _data_columns(element: str, columns: Columns) -> list[str]:
    return [name for name in columns if name not in _OWN_PLACE[element]]


def _attributes(element: str, columns: Columns) -> Iterator[str]:
    yield f'    <attributes class="{element}" mode="static">\n'
    for number, name in enumerate(_data_columns(element, columns)):
        yield f'      <attribute id="{number}" title="{name}" type="{_TYPES[columns[name].type]}"/>\n'
    yield "    </attributes>\n"


def _node(node: Node, numbers: Mapping[str, int]) -> str:
    columns = node.columns
    look = f'        <viz:size value="{columns["size"]}"/>\n'
    if "x" in columns:
        look += f'        <viz:position x="{columns["x"]}" y="{columns["y"]}" z="0.0"/>\n'
    inside = _values(columns, numbers) + look + _color(columns)
    times, spells = _times(node.spells)
    head = f"<node id={attribute(node.id)} label={attribute(str(columns['label']))}{times}>"
    return f"      {head}\n{inside}{spells}      </node>\n"


def _edge(edge: Edge, numbers: Mapping[str, int]) -> str:
    columns = edge.columns
    ends = f"id={attribute(edge.id)} source={attribute(edge.source)} target={attribute(edge.target)}"
    kind, label = kept_attribute(str(columns["kind"])), kept_attribute(str(columns["label"]))
    names = f'kind={kind} label={label} weight="{columns["weight"]}"'
    line = STANDING_LINES[group_of(Status(str(columns["status"])), bool(columns["disputed"]))]
    inside = _values(columns, numbers) + _color(columns) + f'        <viz:shape value="{line}"/>\n'
    times, spells = _times(edge.spells)
    return f"      <edge {ends} {names}{times}>\n{inside}{spells}      </edge>\n"


def _values(columns: Mapping[str, Value], numbers: Mapping[str, int]) -> str:
    rows = "".join(
        [
            f'          <attvalue for="{numbers[name]}" value={_quoted(value)}/>\n'
            for name, value in columns.items()
            if name in numbers
        ]
    )
    return f"        <attvalues>\n{rows}        </attvalues>\n"


def _quoted(value: Value) -> str:
    return kept_attribute(value) if isinstance(value, str) else f'"{literal(value)}"'


def _color(columns: Mapping[str, Value]) -> str:
    red, green, blue = bytes.fromhex(str(columns["color"])[1:])
    return f'        <viz:color r="{red}" g="{green}" b="{blue}"/>\n'


def _times(spells: tuple[Spell, ...]) -> tuple[str, str]:
    """One time as attributes, several as elements."""
    bounds = [f' start="{begin}" end="{end}"' for begin, end in spells]
    if len(bounds) < 2:
        return "".join(bounds), ""
    rows = "".join(f"          <spell{bound}/>\n" for bound in bounds)
    return "", f"        <spells>\n{rows}        </spells>\n"
