"""Writes a graph as Turtle that people read: prefixes, sections, one block per subject, everything sorted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby
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

Blocks = Mapping[Term, list[Triple]]
"""The triples of each subject, possibly with repetitions."""


def write_turtle(graph: Graph, stream: TextIO) -> None:
    """Writes all triples of a graph as Turtle 1.1, with `@base` and the prefixes that are used.

    The same triples give the same bytes, whatever order they come in.
    """
    short = _Shortener(graph.base)
    found = _blocks(_grouped(chain(graph.shared, *graph.documents.values())), short)
    sections = [
        (number, [text for _, text in blocks]) for number, blocks in groupby(found, key=_section_number)
    ]
    stream.write(short.header())
    for number, texts in sections:
        rule = "-" * (100 - len(SECTIONS[number]))
        stream.write(f"\n# ---- {SECTIONS[number]} {rule}\n\n")
        stream.writelines(texts)


def write_trig(graph: Graph, stream: TextIO) -> None:
    """Writes a graph as TriG 1.1: what rests on a document in a named graph of the document's IRI."""
    short = _Shortener(graph.base)
    graphs = [
        (None if name is None else short[name], [text for _, text in _blocks(_grouped(triples), short)])
        for name, triples in graph.named_graphs()
    ]
    stream.write(short.header())
    for name, texts in graphs:
        stream.write("\n" if name is None else f"\n{name} {{\n")
        stream.writelines(texts)
        stream.write("" if name is None else "}\n")


class _Shortener(dict[Term, str]):
    """Writes terms as short as Turtle allows, and remembers what it wrote and which prefixes it used."""

    def __init__(self, base: str) -> None:
        super().__init__({RDF_TYPE: "a"})
        self.base = base
        self._names = {namespace: name for name, namespace in PREFIXES.items()}
        self._used: set[str] = set()

    def __missing__(self, part: Term) -> str:
        short = self[part] = self._iri(part) if part[0] == "<" else self._literal(part)
        return short

    def header(self) -> str:
        """`@base`, and the prefixes that were used up to now."""
        prefixes = [f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in PREFIXES if name in self._used]
        return "".join([f"@base <{self.base}> .\n", *prefixes])

    def _iri(self, part: Term) -> str:
        name = part[1:-1]
        if name.startswith(self.base):
            rest = name[len(self.base) :]
            return f"<{rest}>" if _RELATIVE.fullmatch(rest) else part
        cut = max(name.rfind("#"), name.rfind("/")) + 1
        prefix = self._names.get(name[:cut])
        if prefix is None or not _LOCAL.fullmatch(name[cut:]):
            return part
        self._used.add(prefix)
        return f"{prefix}:{name[cut:]}"

    def _literal(self, part: Term) -> str:
        if part[-1] != ">":
            return part
        plain = _SHORT_LITERAL.fullmatch(part)
        if plain and _kind_of_plain(plain[1]) == plain[2]:
            return plain[1]
        text, _, datatype = part.rpartition("^^")
        return f"{text}^^{self._iri(datatype)}"


def _kind_of_plain(digits: str) -> str:
    """The datatype that Turtle gives to these characters where they stand without quotes."""
    return "boolean" if digits[-1] == "e" else "decimal" if "." in digits else "integer"


def _grouped(triples: Iterable[Triple]) -> Blocks:
    """The triples by subject; this is faster than sorting them as a whole."""
    subjects: defaultdict[Term, list[Triple]] = defaultdict(list)
    for triple in triples:
        subjects[triple[0]].append(triple)
    return subjects


def _blocks(subjects: Blocks, short: _Shortener) -> Iterator[tuple[int, str]]:
    """The section and the text of each subject's block, in order."""
    rank = _Rank()
    for key, subject in sorted((_subject_key(subject, short.base), subject) for subject in subjects):
        by_predicate: dict[Term, list[str]] = {}
        for _, predicate, value in subjects[subject]:
            by_predicate.setdefault(predicate, []).append(short[value])
        lines = [
            f"{short[predicate]} {found[0] if len(found) == 1 else _object_list(found)}"
            for predicate, found in sorted(by_predicate.items(), key=lambda item: rank[item[0]])
        ]
        yield key[0], f"{short[subject]} {_NEXT_PREDICATE.join(lines)} .\n"


class _Rank(dict[Term, str]):
    """Predicate to what it is sorted by."""

    def __missing__(self, predicate: Term) -> str:
        self[predicate] = _FIRST_PREDICATES.get(predicate, predicate)
        return self[predicate]


def _section_number(block: tuple[int, str]) -> int:
    return block[0]


def _object_list(objects: list[str]) -> str:
    return _NEXT_OBJECT.join(sorted(set(objects), key=_natural))


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
