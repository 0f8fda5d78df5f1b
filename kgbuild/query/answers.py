"""What a query gives back, as plain values, and how it is shown: as a table, CSV, JSON or Turtle."""

from __future__ import annotations

import csv
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TextIO

import pyoxigraph as ox

from kgbuild.errors import QueryError

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
MAXIMAL_WIDTH = 60
"""Longer cells of a table are cut; CSV and JSON have them whole."""


@dataclass(frozen=True, slots=True)
class Value:
    """An RDF term: `kind` is `uri`, `literal` or `bnode`, as in SPARQL's JSON results."""

    kind: str
    text: str
    datatype: str | None = None
    language: str | None = None

    def term(self) -> ox.NamedNode | ox.Literal | ox.BlankNode:
        """The same as a term of Oxigraph."""
        if self.kind == "uri":
            return ox.NamedNode(self.text)
        if self.kind == "bnode":
            return ox.BlankNode(self.text)
        if self.language:
            return ox.Literal(self.text, language=self.language)
        return ox.Literal(self.text, datatype=ox.NamedNode(self.datatype) if self.datatype else None)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query.

    Attributes:
        columns: Names of the variables of SELECT; empty otherwise.
        rows: The solutions of SELECT; None where a variable has no value.
        truth: The answer to ASK; None otherwise.
        turtle: The triples of CONSTRUCT and DESCRIBE as Turtle, sorted; None otherwise.
        prefixes: Prefix to namespace, to shorten IRIs with.
        base: What IRIs are shown relative to.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Value | None, ...], ...] = ()
    truth: bool | None = None
    turtle: str | None = None
    prefixes: Mapping[str, str] = field(default_factory=dict)
    base: str | None = None

    def records(self) -> list[dict[str, str | None]]:
        """The solutions of SELECT by name of the variable, shown as in a table, for DataFrames and loops."""
        return [
            {
                name: None if value is None else _shown(value, self)
                for name, value in zip(self.columns, row, strict=True)
            }
            for row in self.rows
        ]


def answer_of(results: Any, prefixes: Mapping[str, str], base: str | None) -> Answer:
    """Oxigraph's results as plain values, which can be sent from process to process."""
    if isinstance(results, ox.QueryBoolean):
        return Answer(truth=bool(results))
    if isinstance(results, ox.QueryTriples):
        return Answer(turtle=_turtle(results, prefixes, base), prefixes=dict(prefixes), base=base)
    columns = tuple(variable.value for variable in results.variables)
    rows = tuple(tuple(_value(solution[column]) for column in columns) for solution in results)
    return Answer(columns, rows, prefixes=dict(prefixes), base=base)


def _turtle(triples: Iterable[ox.Triple], prefixes: Mapping[str, str], base: str | None) -> str:
    """Sorted, as Oxigraph gives triples in no order that lasts."""
    found = sorted(set(triples), key=str)
    used = {name: iri for name, iri in prefixes.items() if any(iri in str(triple) for triple in found)}
    written = ox.serialize(found, format=ox.RdfFormat.TURTLE, prefixes=used, base_iri=base)
    assert written is not None
    return written.decode("utf-8")


def _value(term: Any) -> Value | None:
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return Value("uri", term.value)
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        plain = term.language is not None or datatype == XSD_STRING
        return Value("literal", term.value, None if plain else datatype, term.language)
    return Value("bnode", getattr(term, "value", str(term)))


def write_table(answer: Answer, stream: TextIO) -> None:
    """Writes an aligned table with a line under the names of the columns; ASK gives yes or no."""
    if answer.truth is not None:
        stream.write("yes\n" if answer.truth else "no\n")
    elif answer.turtle is not None:
        stream.write(answer.turtle)
    else:
        cells = [[_cut(_shown(value, answer)) for value in row] for row in answer.rows]
        widths = [max(map(_width, column)) for column in zip(answer.columns, *cells, strict=True)]
        rule = ["-" * width for width in widths]
        for line in (list(answer.columns), rule, *cells):
            padded = (text + " " * (width - _width(text)) for text, width in zip(line, widths, strict=True))
            stream.write("  ".join(padded).rstrip() + "\n")
        if not cells:
            stream.write("(no rows)\n")


def _shown(value: Value | None, answer: Answer) -> str:
    """A term for people: text without quotes, IRIs relative to the base or with their prefix."""
    if value is None:
        return ""
    if value.kind != "uri":
        return " ".join(value.text.split())
    if answer.base and value.text.startswith(answer.base):
        return value.text[len(answer.base) :]
    cut = max(value.text.rfind("#"), value.text.rfind("/")) + 1
    prefix = next((name for name, iri in answer.prefixes.items() if iri == value.text[:cut]), None)
    return value.text if prefix is None else f"{prefix}:{value.text[cut:]}"


def _cut(text: str) -> str:
    return text if _width(text) <= MAXIMAL_WIDTH else text[: MAXIMAL_WIDTH - 1] + "…"


def _width(text: str) -> int:
    """Columns of a terminal: East Asian wide characters take two, combining ones none."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in text)


def write_csv(answer: Answer, stream: TextIO) -> None:
    """Writes SPARQL 1.1 query results in CSV, with line feeds; triples as subject, predicate and object."""
    writer = csv.writer(stream, lineterminator="\n")
    columns, rows = answer.columns, answer.rows
    if answer.truth is not None:
        columns, rows = ("answer",), ((Value("literal", "true" if answer.truth else "false"),),)
    elif answer.turtle is not None:
        columns, rows = ("subject", "predicate", "object"), tuple(_rows_of(answer.turtle))
    writer.writerow(columns)
    writer.writerows([["" if value is None else value.text for value in row] for row in rows])


def _rows_of(turtle: str) -> Iterator[tuple[Value | None, ...]]:
    for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE):
        yield tuple(_value(part) for part in quad.triple)


def write_json(answer: Answer, stream: TextIO) -> None:
    """Writes SPARQL 1.1 query results in JSON, and triples as JSON-LD."""
    if answer.turtle is not None:
        triples = (quad.triple for quad in ox.parse(answer.turtle, format=ox.RdfFormat.TURTLE))
        written = ox.serialize(triples, format=ox.RdfFormat.JSON_LD, prefixes=dict(answer.prefixes))
        assert written is not None
        document: Any = json.loads(written)
    elif answer.truth is not None:
        document = {"head": {}, "boolean": answer.truth}
    else:
        bindings = [_binding(answer.columns, row) for row in answer.rows]
        document = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    json.dump(document, stream, ensure_ascii=False, indent=1)
    stream.write("\n")


def write_turtle_answer(answer: Answer, stream: TextIO) -> None:
    """Writes the triples of CONSTRUCT and DESCRIBE as Turtle.

    Raises:
        QueryError: The answer is no triples.
    """
    if answer.turtle is None:
        raise QueryError("SELECT and ASK give no triples; take another --format, or ask with CONSTRUCT")
    stream.write(answer.turtle)


def _binding(columns: Sequence[str], row: Sequence[Value | None]) -> dict[str, dict[str, str]]:
    binding = {}
    for name, value in zip(columns, row, strict=True):
        if value is not None:
            parts = {"type": value.kind, "value": value.text, "xml:lang": value.language}
            binding[name] = {k: v for k, v in {**parts, "datatype": value.datatype}.items() if v is not None}
    return binding


WRITERS = {"table": write_table, "csv": write_csv, "json": write_json, "turtle": write_turtle_answer}
"""What `--format` may be."""
