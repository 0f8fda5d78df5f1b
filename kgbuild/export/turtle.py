"""Writes a graph as Turtle that people read: prefixes, sections, one block per subject, everything sorted."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TextIO

from kgbuild.export.sorting import Entry, SortedOnDisk
from kgbuild.garbage import uncollected
from kgbuild.graph.terms import Term, Triple, triple_of, triple_term
from kgbuild.graph.triples import NamedGraphs
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

Block = tuple[str, str]
"""The key that it is sorted by, and its text."""
_NEXT_PREDICATE, _NEXT_OBJECT, _END = " ;\n    ", " ,\n        ", " .\n"
_KEPT = 100_000
"""Terms that are remembered from one document to the next."""


def write_turtle(graph: NamedGraphs, stream: TextIO) -> None:
    """Writes all triples of a graph as Turtle 1.1, with `@base` and the prefixes that are used.

    The same triples give the same bytes, whatever order they come in. Documents are gone through one by one;
    the blocks of all are sorted, on disk where they are many.
    """
    with uncollected(), SortedOnDisk() as blocks:
        short = _Shortener(graph.base)
        for _, triples in graph.named_graphs():
            for block in _blocks_of(triples, short):
                blocks.add(block)
            short.forget()
        stream.write(short.header())
        for number, section in groupby(blocks, key=_section_number):
            rule = "-" * (100 - len(SECTIONS[number]))
            stream.write(f"\n# ---- {SECTIONS[number]} {rule}\n\n")
            for _, of_subject in groupby(section, key=_subject):
                stream.write(_together([text for _, text in of_subject], short))


def write_trig(graph: NamedGraphs, stream: TextIO) -> None:
    """Writes a graph as TriG 1.1: what rests on a document in a named graph of the document's IRI."""
    short = _Shortener(graph.base)
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="", prefix="kgbuild-") as body:
        for name, triples in graph.named_graphs():
            body.write("\n" if name is None else f"\n{short[name]} {{\n")
            body.writelines(text for _, text in sorted(_blocks_of(triples, short)))
            body.write("" if name is None else "}\n")
            short.forget()
        stream.write(short.header())
        body.seek(0)
        shutil.copyfileobj(body, stream)


class _Shortener(dict[Term, str]):
    """Writes terms as short as Turtle allows, and remembers what it wrote and which prefixes it used."""

    def __init__(self, base: str) -> None:
        super().__init__({RDF_TYPE: "a"})
        self.base = base
        self.predicates: dict[str, Term] = {"a": RDF_TYPE}
        """Those that were written, by how."""
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

    def forget(self) -> None:
        """Forgets what it wrote, so that memory does not grow with the graph."""
        if len(self) > _KEPT:
            self.clear()
            self[RDF_TYPE] = "a"

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


def _blocks_of(triples: Iterable[Triple], short: _Shortener) -> Iterator[Block]:
    """The key and the text of each subject's block.

    Triples are gone through by predicate, in the order that predicates have in a block, and each adds a line
    to its subject's block: so no block is sorted.
    """
    by_predicate: defaultdict[Term, list[Triple]] = defaultdict(list)
    for triple in triples:
        by_predicate[triple[1]].append(triple)
    blocks: defaultdict[Term, list[str]] = defaultdict(list)
    for predicate in sorted(by_predicate, key=_predicate_key):
        name = short[predicate]
        short.predicates[name] = predicate
        for subject, values in _values(by_predicate[predicate], short).items():
            blocks[subject].append(f"{name} {values}")
    for subject, lines in blocks.items():
        yield (
            _subject_key(subject, short.base),
            f"{short[subject]} {_NEXT_PREDICATE.join(lines)}{_END}",
        )


def _predicate_key(predicate: Term) -> str:
    return _FIRST_PREDICATES.get(predicate, predicate)


def _subject(block: Entry) -> str:
    """The subject of a block; terms that begin a block hold no space."""
    return block[1].partition(" ")[0]


def _together(texts: Sequence[str], short: _Shortener) -> str:
    """The block that several documents' blocks of one subject make: terms hold no line feeds."""
    if len(texts) == 1:
        return texts[0]
    subject = texts[0].partition(" ")[0]
    objects: defaultdict[str, set[str]] = defaultdict(set)
    for text in dict.fromkeys(texts):
        for line in text[len(subject) + 1 : -len(_END)].split(_NEXT_PREDICATE):
            name, _, values = line.partition(" ")
            objects[name].update(values.split(_NEXT_OBJECT))
    names = sorted(objects, key=lambda name: _predicate_key(short.predicates[name]))
    lines = (f"{name} {_object_list(objects[name])}" for name in names)
    return f"{subject} {_NEXT_PREDICATE.join(lines)}{_END}"


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


def _section_number(block: Entry) -> int:
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
