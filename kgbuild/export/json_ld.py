"""Writes a graph as JSON-LD 1.1 with a context, so that what is read as plain JSON is short and readable.

The context declares prefixes and base, and for each property whose values are all alike what they are:
IRIs, texts in a language, or literals of a datatype. Values then are plain strings.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any, TextIO

from kgbuild.export.sorting import SortedOnDisk
from kgbuild.graph.terms import Term, Triple, literal_parts
from kgbuild.graph.triples import NamedGraphs
from kgbuild.graph.vocabulary import PREFIXES, RDF_TYPE

_LOCAL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?")
_RELATIVE = re.compile(r"[A-Za-z0-9_-][^:]*", re.DOTALL)
_STRING = "@string"
"""Stands for texts without language or datatype, which need no declaration."""


def write_json_ld(graph: NamedGraphs, stream: TextIO) -> None:
    """Writes all triples of a graph as one JSON-LD document, one node a line, sorted."""
    with SortedOnDisk() as triples:
        mixed: defaultdict[Term, set[str]] = defaultdict(set)
        namespaces: set[str] = set()
        for _, found in graph.named_graphs():
            namespaces.update(_namespace(part) for part in _iris(found))
            for triple in found:
                mixed[triple[1]].add(_kind(triple[2]))
                triples.add(triple)
        namespaces.update(
            _namespace(f"<{kind}>") for found in mixed.values() for kind in found if kind[0] != "@"
        )
        kinds = {predicate: next(iter(found)) for predicate, found in mixed.items() if len(found) == 1}
        context = _context(namespaces, kinds, graph.base)
        stream.write('{"@context": ' + json.dumps(context, ensure_ascii=False, indent=1) + ',\n"@graph": [\n')
        end = ""
        for subject, of_subject in groupby((triple for triple, _ in groupby(triples)), key=itemgetter(0)):
            values: defaultdict[Term, list[Term]] = defaultdict(list)
            for _, predicate, value in of_subject:
                values[predicate].append(value)
            stream.write(end + json.dumps(_node(subject, values, kinds, graph.base), ensure_ascii=False))
            end = ",\n"
        stream.write("\n]}\n")


def _iris(triples: Iterable[Triple]) -> set[Term]:
    return {part for triple in triples for part in triple if part[0] == "<"}


def _kind(value: Term) -> str:
    if value[0] == "<":
        return "@id"
    _, language, datatype = literal_parts(value)
    return f"@{language}" if language else datatype or _STRING


def _context(namespaces: set[str], kinds: Mapping[Term, str], base: str) -> dict[str, Any]:
    context: dict[str, Any] = {"@base": base}
    context |= {name: namespace for name, namespace in PREFIXES.items() if namespace in namespaces}
    for predicate, kind in sorted(kinds.items()):
        if predicate != RDF_TYPE and kind != _STRING:
            plain = {"@type": kind} if kind == "@id" else {"@language": kind[1:]}
            context[_name(predicate)] = plain if kind[0] == "@" else {"@type": _name(f"<{kind}>")}
    return context


def _node(
    subject: Term, values: Mapping[Term, list[Term]], kinds: Mapping[Term, str], base: str
) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _reference(subject, base)}
    if RDF_TYPE in values:
        node["@type"] = [_name(value) for value in values[RDF_TYPE]]
    for predicate, found in values.items():
        if predicate != RDF_TYPE:
            written = [_value(value, kinds.get(predicate), base) for value in found]
            node[_name(predicate)] = written[0] if len(written) == 1 else written
    return node


def _value(value: Term, kind: str | None, base: str) -> Any:
    """A plain string where the context says what it is, or where it needs saying, an object."""
    if value[0] == "<":
        return _reference(value, base) if kind else {"@id": _reference(value, base)}
    text, language, datatype = literal_parts(value)
    if kind:
        return text
    if language:
        return {"@value": text, "@language": language}
    return {"@value": text, "@type": _name(f"<{datatype}>")} if datatype else {"@value": text}


def _reference(part: Term, base: str) -> str:
    """An IRI as a value: relative to the base, with a prefix, or in full."""
    rest = part[1:-1].removeprefix(base)
    return rest if rest != part[1:-1] and _RELATIVE.fullmatch(rest) else _name(part)


def _name(part: Term) -> str:
    """An IRI as the name of a property, a class or a datatype: with a prefix, or in full."""
    namespace = _namespace(part)
    prefix = next((name for name, found in PREFIXES.items() if found == namespace), None)
    local = part[1 + len(namespace) : -1]
    return f"{prefix}:{local}" if prefix and _LOCAL.fullmatch(local) else part[1:-1]


def _namespace(part: Term) -> str:
    return part[1 : max(part.rfind("#"), part.rfind("/")) + 1]
