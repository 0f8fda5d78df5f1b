"""Writes a graph as Turtle that people read: prefixes, sections, one block per subject, everything sorted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TextIO

from kgbuild.garbage import uncollected
from kgbuild.graph.terms import Term, Triple, triple_of, triple_term
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
_SPAN, _SELECTORS = "text#char=", ("/position", "/quote")
"""How the last part of a span's IRI begins, and how the IRIs of its selectors end but for the offsets."""
_NUMBER = re.compile(r"(\d+)")
_EVIDENCE = SECTIONS.index("Evidence")

Block = tuple[str, str, Term]
_NEXT_PREDICATE, _NEXT_OBJECT = " ;\n    ", " ,\n        "


def write_turtle(graph: Graph, stream: TextIO) -> None:
    """Writes all triples of a graph as Turtle 1.1, with `@base` and the prefixes that are used.

    The same triples give the same bytes, whatever order they come in.
    """
    with uncollected():  # nothing here refers in circles, and looking for circles took a third of the time
        short = _Shortener(graph.base)
        blocks = sorted(_blocks([graph.shared, *graph.documents.values()], short))
        stream.write(short.header())
        for number, section in groupby(blocks, key=_section_number):
            rule = "-" * (100 - len(SECTIONS[number]))
            stream.write(f"\n# ---- {SECTIONS[number]} {rule}\n\n")
            stream.writelines(text for _, text in section)


def write_trig(graph: Graph, stream: TextIO) -> None:
    """Writes a graph as TriG 1.1: what rests on a document in a named graph of the document's IRI."""
    short = _Shortener(graph.base)
    graphs = [
        (None if name is None else short[name], [text for _, text in sorted(_blocks([triples], short))])
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
        self._has_triple_terms = False

    def __missing__(self, part: Term) -> str:
        if part[0] == "<":
            triple = triple_of(part)
            short = self._triple_term(triple) if triple else self._iri(part)
        else:
            short = self._literal(part)
        self[part] = short
        return short

    def _triple_term(self, triple: Triple) -> str:
        self._has_triple_terms = True
        return triple_term((self[triple[0]], self[triple[1]], self[triple[2]]))

    def header(self) -> str:
        """`@base`, the prefixes that were used up to now, and the version where it is not 1.1."""
        version = 'VERSION "1.2"\n' if self._has_triple_terms else ""
        prefixes = [f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in PREFIXES if name in self._used]
        return "".join([version, f"@base <{self.base}> .\n", *prefixes])

    def _iri(self, part: Term) -> str:
        name = part[1:-1]
        if name.startswith(self.base):
            rest = name[len(self.base) :]
            plain = rest[:1].isalnum() and ":" not in rest
            return f"<{rest}>" if plain or _RELATIVE.fullmatch(rest) else part
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


def _blocks(parts: Sequence[Collection[Triple]], short: _Shortener) -> Iterator[tuple[str, str]]:
    """The key and the text of each subject's block, in order by stretches.

    Each part is gone through alone, which is fast because it is small; what several parts speak of, together.
    """
    seen: set[Term] = set()
    common: set[Term] = set()
    found: list[list[Block]] = []
    for part in parts:
        found.append(sorted(_blocks_of(part, short)))
        subjects = {block[2] for block in found[-1]}
        common |= seen & subjects
        seen |= subjects
    together = {triple for part in parts for triple in part if triple[0] in common} if common else set()
    found.append(sorted(_blocks_of(together, short)))
    for blocks in found[:-1]:
        yield from ((key, text) for key, text, subject in blocks if subject not in common)
    yield from ((key, text) for key, text, _ in found[-1])


def _blocks_of(triples: Iterable[Triple], short: _Shortener) -> Iterator[Block]:
    """The blocks of these triples: key, text and subject.

    They are gone through by predicate, in the order that predicates have in a block, and each adds a line to
    its subject's block: so no block is sorted.
    """
    by_predicate: defaultdict[Term, list[Triple]] = defaultdict(list)
    for triple in triples:
        by_predicate[triple[1]].append(triple)
    blocks: defaultdict[Term, list[str]] = defaultdict(list)
    for predicate in sorted(by_predicate, key=lambda found: _FIRST_PREDICATES.get(found, found)):
        name = short[predicate]
        for subject, values in _values(by_predicate[predicate], short).items():
            blocks[subject].append(f"{name} {values}")
    for subject, lines in blocks.items():
        yield (
            _subject_key(subject, short.base),
            f"{short[subject]} {_NEXT_PREDICATE.join(lines)} .\n",
            subject,
        )


def _values(triples: Sequence[Triple], short: _Shortener) -> dict[Term, str]:
    """The objects of each subject of one predicate's triples, which may hold repetitions."""
    values = {subject: short[value] for subject, _, value in triples}
    if len(values) == len(triples):
        return values
    several: dict[Term, set[str]] = {}
    for subject, _, value in triples:
        written = short[value]
        if values[subject] != written:
            if subject in several:
                several[subject].add(written)
            else:
                several[subject] = {values[subject], written}
    for subject, objects in several.items():
        values[subject] = _object_list(objects)
    return values


def _object_list(objects: Collection[str]) -> str:
    """Objects in order; spans by their numbers."""
    ordered = sorted(objects)
    if _SPAN in ordered[0]:
        ordered.sort(key=_natural)
    return _NEXT_OBJECT.join(ordered)


def _section_number(block: tuple[str, str]) -> int:
    return int(block[0][0])


def _subject_key(subject: Term, base: str) -> str:
    """Section, document or path, place in the text, kind: a span stands before its selectors."""
    path = subject[1:-1].removeprefix(base)
    parent, _, last = path.rpartition("/")
    if last.startswith(_SPAN):
        begin, _, end = last[len(_SPAN) :].partition(",")
        return f"{_EVIDENCE}{parent} {begin:0>12}{end:0>12}"
    if parent.endswith(_SELECTORS):
        document, _, kind = parent.rpartition("/")
        begin, _, end = last.partition("-")
        return f"{_EVIDENCE}{document} {begin:0>12}{end:0>12}{kind}"
    return f"{_section(path)}{_natural(path)}"


def _natural(path: str) -> str:
    """Numbers padded, so that 66 sorts before 112."""
    return _NUMBER.sub(lambda match: match[1].zfill(12), path)


def _section(path: str) -> int:
    first, _, rest = path.partition("/")
    if first == "doc":
        return 1 if "/actor/" in rest or "/source/" in rest else 0
    return {"publisher": 0, "event": 2, "claim": 3, "run": 5, "software": 5, "model": 5}.get(first, 1)
