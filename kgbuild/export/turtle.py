"""Writes a graph as Turtle that people read: prefixes, sections, one block per subject, everything sorted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TextIO

from kgbuild.graph.terms import Term, Triple
from kgbuild.graph.triples import Graph
from kgbuild.graph.vocabulary import PREFIXES, RDF_TYPE, term

SECTIONS = ("Documents", "Actors", "Events and who takes part", "Claims", "Evidence", "Run")
_FIRST_PREDICATES = {RDF_TYPE: "0", term("rdfs:label"): "1", term("dcterms:identifier"): "2"}
"""What a reader looks for comes first in a block; the rest by name."""
_LOCAL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?")
_RELATIVE = re.compile(r"[A-Za-z0-9_-][^:]*|[^:/?#]+/.*", re.DOTALL)
_SHORT_LITERAL = re.compile(
    r'"([+-]?[0-9]+|[+-]?[0-9]*\.[0-9]+|true|false)"\^\^<[^#]*#(integer|decimal|boolean)>'
)
_SPAN = re.compile(r"(doc/[^/]+)/(?:text#char=|(position|quote)/)(\d+)[,-](\d+)")
_NUMBER = re.compile(r"(\d+)")

_NEXT_PREDICATE, _NEXT_OBJECT = " ;\n    ", " ,\n        "

Shortener = Callable[[Term], str]


def write_turtle(graph: Graph, stream: TextIO) -> None:
    """Writes all triples of a graph as Turtle 1.1, with `@base` and the prefixes that are used.

    The same triples give the same bytes, whatever order they come in.
    """
    triples = graph.triples()
    shorten = shortener(graph.base)
    blocks = list(_blocks(triples, graph.base, shorten))
    stream.write(_header(triples, graph.base))
    for number, found in groupby(blocks, key=lambda block: block[0]):
        rule = "-" * (100 - len(SECTIONS[number]))
        stream.write(f"\n# ---- {SECTIONS[number]} {rule}\n\n")
        stream.writelines(text for _, text in found)


def write_trig(graph: Graph, stream: TextIO) -> None:
    """Writes a graph as TriG 1.1: what rests on a document in a named graph of the document's IRI."""
    shorten = shortener(graph.base)
    stream.write(_header(graph.triples(), graph.base))
    for name, triples in graph.named_graphs():
        stream.write("\n" if name is None else f"\n{shorten(name)} {{\n")
        stream.writelines(text for _, text in _blocks(triples, graph.base, shorten))
        stream.write("" if name is None else "}\n")


def _header(triples: Iterable[Triple], base: str) -> str:
    """The declarations of those prefixes that some term begins with."""
    namespaces = {_namespace(part) for triple in triples for part in triple}
    used = {name: namespace for name, namespace in PREFIXES.items() if namespace in namespaces}
    prefixes = [f"@prefix {name}: <{namespace}> .\n" for name, namespace in used.items()]
    return "".join([f"@base <{base}> .\n", *prefixes])


def _namespace(part: Term) -> str:
    name = part[1:-1] if part[0] == "<" else part[part.rfind("^^<") + 3 : -1] if part[-1] == ">" else ""
    return name[: max(name.rfind("#"), name.rfind("/")) + 1]


def shortener(base: str) -> Shortener:
    """A function that writes a term as short as Turtle allows, and remembers what it wrote."""
    known: dict[Term, str] = {RDF_TYPE: "a"}
    by_namespace = {namespace: name for name, namespace in PREFIXES.items()}

    def shorten(part: Term) -> str:
        short = known.get(part)
        if short is None:
            short = known[part] = _short_iri(part) if part[0] == "<" else _short_literal(part)
        return short

    def _short_iri(part: Term) -> str:
        name = part[1:-1]
        if name.startswith(base):
            rest = name[len(base) :]
            return f"<{rest}>" if _RELATIVE.fullmatch(rest) else part
        cut = max(name.rfind("#"), name.rfind("/")) + 1
        prefix = by_namespace.get(name[:cut])
        return f"{prefix}:{name[cut:]}" if prefix and _LOCAL.fullmatch(name[cut:]) else part

    def _short_literal(part: Term) -> str:
        if part[-1] != ">":
            return part
        plain = _SHORT_LITERAL.fullmatch(part)
        if plain and _kind_of_plain(plain[1]) == plain[2]:
            return plain[1]
        text, _, datatype = part.rpartition("^^")
        return f"{text}^^{_short_iri(datatype)}"

    return shorten


def _kind_of_plain(digits: str) -> str:
    """The datatype that Turtle gives to these characters where they stand without quotes."""
    return "boolean" if digits[-1] == "e" else "decimal" if "." in digits else "integer"


def _blocks(triples: Iterable[Triple], base: str, shorten: Shortener) -> Iterator[tuple[int, str]]:
    """The section and the text of each subject's block, in order."""
    subjects = [(subject, list(found)) for subject, found in groupby(triples, key=lambda triple: triple[0])]
    keyed = sorted((_subject_key(subject, base), subject, found) for subject, found in subjects)
    for key, subject, found in keyed:
        yield key[0], _block(shorten(subject), found, shorten)


def _block(subject: str, triples: list[Triple], shorten: Shortener) -> str:
    """One subject with its predicates and objects; the triples are sorted."""
    by_predicate: dict[Term, list[str]] = {}
    for _, predicate, value in triples:
        by_predicate.setdefault(predicate, []).append(shorten(value))
    lines = [
        f"{shorten(predicate)} {_objects(by_predicate[predicate])}"
        for predicate in sorted(by_predicate, key=_predicate_key)
    ]
    return f"{subject} {_NEXT_PREDICATE.join(lines)} .\n"


def _objects(objects: list[str]) -> str:
    if len(objects) == 1:
        return objects[0]
    return _NEXT_OBJECT.join(sorted(objects, key=_natural))


def _predicate_key(predicate: Term) -> str:
    return _FIRST_PREDICATES.get(predicate, predicate)


def _subject_key(subject: Term, base: str) -> tuple[int, str, int, int, str]:
    """Section, document or path, place in the text, kind: a span stands before its selectors."""
    path = subject[1:-1].removeprefix(base)
    span = _SPAN.fullmatch(path)
    if span:
        return SECTIONS.index("Evidence"), span[1], int(span[3]), int(span[4]), span[2] or ""
    return _section(path), _natural(path), 0, 0, ""


def _natural(path: str) -> str:
    """Numbers padded, so that 66 sorts before 112."""
    return _NUMBER.sub(lambda match: match[1].zfill(12), path)


def _section(path: str) -> int:
    first, _, rest = path.partition("/")
    if first == "doc":
        return 1 if "/actor/" in rest or "/source/" in rest else 0
    return {"publisher": 0, "event": 2, "claim": 3, "run": 5, "software": 5, "model": 5}.get(first, 1)
