"""A plain Python view of a parsed Doc, made once per document.

Extraction looks at heads, children and relations many times per word. spaCy makes a new Token object at each
look; nodes are made once, hold their children in text order and their relation without its subtype, and are
several times as fast to walk. Relations are those of Universal Dependencies.
"""

from __future__ import annotations

import functools
import itertools
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeVar

from spacy.strings import StringStore
from spacy.tokens import Doc

Found = TypeVar("Found")

_ATTRIBUTES: list[int | str] = [
    *(
        "ORTH",
        "LOWER",
        "LEMMA",
        "POS",
        "TAG",
        "DEP",
        "HEAD",
        "ENT_TYPE",
        "ENT_IOB",
        "MORPH",
        "SENT_START",
        "SPACY",
    )
]
_NEGATIVE = 2**63
_BEGINS_ENTITY, _NO_ENTITY = 3, 2
"""Values of spaCy's ENT_IOB: 3 begins an entity, 1 continues it, 2 and 0 stand outside."""


class Node:
    """A word in its tree.

    Attributes:
        i: Index in the document. text, lower, lemma: Its form, lower-case form and lower-case lemma.
        pos, tag: Universal and Penn part of speech. morph: Features, as `Number=Plur|…`.
        dep, relation: Relation to its head, with and without subtype. head: The root is its own.
        children: Dependents in text order.
        label: Label of the entity that it belongs to, or "". begins: It is the first word of that entity.
        begin, end: Code points. sentence: Number of its sentence. tree: The document.
    """

    __slots__ = (
        *(
            "begin",
            "begins",
            "children",
            "dep",
            "end",
            "head",
            "i",
            "label",
            "lemma",
            "lower",
            "morph",
            "pos",
        ),
        *("relation", "sentence", "tag", "text", "tree"),
    )

    tree: Tree
    i: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    relation: str
    morph: str
    label: str
    begins: bool
    begin: int
    end: int
    sentence: int
    head: Node
    children: list[Node]

    def __repr__(self) -> str:
        return f"<{self.text} {self.dep} {self.i}>"

    @property
    def is_space(self) -> bool:
        """Whether it is white space."""
        return self.text.isspace()

    @property
    def is_punct(self) -> bool:
        """Whether it is punctuation."""
        text = self.text
        return self.pos == "PUNCT" or not (text.isalnum() or any(c.isalnum() for c in text))

    @property
    def is_plural(self) -> bool:
        """Whether it is marked as plural."""
        return "Number=Plur" in self.morph

    @property
    def left_edge(self) -> int:
        """Index of the first word of its subtree."""
        own = edge = self.i
        for child in self.children:
            if child.i < own and (outer := child.left_edge) < edge:
                edge = outer
        return edge

    @property
    def right_edge(self) -> int:
        """Index of the last word of its subtree."""
        own = edge = self.i
        for child in self.children:
            if child.i > own and (outer := child.right_edge) > edge:
                edge = outer
        return edge

    def subtree(self) -> list[Node]:
        """Itself and all below it, in text order."""
        found = [self]
        for node in found:
            found += node.children
        return sorted(found, key=lambda node: node.i)

    def move(self, head: Node, dep: str) -> None:
        """Hangs it, with all below it, on another word."""
        if self.head is not self:
            self.head.children.remove(self)
        self.head, self.dep, self.relation = head, dep, dep.partition(":")[0]
        head.children = sorted([*head.children, self], key=attrgetter("i"))

    def ancestors(self) -> Iterator[Node]:
        """The nodes above it, nearest first."""
        node = self
        while node.head is not node:
            node = node.head
            yield node


def once_per_word(read: Callable[[Node], Found]) -> Callable[[Node], Found]:
    """A function of a word that is worked out once, however many patterns and events ask for it again.

    What it returns is kept with the tree and handed out as it is: nobody may change it.
    """

    @functools.wraps(read)
    def known(node: Node) -> Found:
        kept, key = node.tree.known, (read, node.i)
        if key not in kept:
            kept[key] = read(node)
        found: Found = kept[key]
        return found

    return known


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: token range and label."""

    begin: int
    end: int
    label: str
    root: Node
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its number and its token range, white space at its ends left out."""

    number: int
    begin: int
    end: int
    nodes: list[Node]


def _height(node: Node) -> tuple[bool, int]:
    """Sorts words by how high they stand; white space and marks, which parsers hang anywhere, come last."""
    bare = not node.children and (node.is_space or node.is_punct)
    return bare, sum(1 for _ in node.ancestors())


class Tree:
    """All words of a document as nodes.

    Args:
        doc: A parsed Doc.
    """

    def __init__(self, doc: Doc) -> None:
        rows, names = doc.to_array(_ATTRIBUTES).tolist(), _Names(doc.vocab.strings)
        self.text = "".join([names[row[0]] + " " * row[-1] for row in rows])
        self.nodes = _nodes(rows, names, self)
        self._begins = [node.begin for node in self.nodes]
        self.sentences = list(self._sentences())
        self.known: dict[tuple[Callable[[Node], object], int], Any] = {}
        """What has been worked out for its words already; see `once_per_word`."""

    def __len__(self) -> int:
        return len(self.nodes)

    def release(self) -> None:
        """Lets its words go, which hold each other: nobody may look at them any more.

        Without this, garbage collection has to find them, which costs a tenth of reading a document.
        """
        self.known.clear()
        for node in self.nodes:
            del node.children
            if node.head is node:
                del node.head  # the others' lead up to the roots, and so in no circle
        self.nodes = []
        self.sentences = []

    def entities(self, begin: int, end: int) -> Iterator[Entity]:
        """The entities that have a word in a token range, whole, in text order."""
        nodes, position = self.nodes, begin
        while position < end:
            if not nodes[position].label:
                position += 1
                continue
            start = position
            while not nodes[start].begins and start > 0 and nodes[start - 1].label == nodes[start].label:
                start -= 1
            stop = position + 1
            while stop < len(nodes) and nodes[stop].label == nodes[start].label and not nodes[stop].begins:
                stop += 1
            text = self.text[nodes[start].begin : nodes[stop - 1].end]
            yield Entity(start, stop, nodes[start].label, self.root(start, stop), text)
            position = stop

    def root(self, begin: int, end: int) -> Node:
        """The highest word of a token range, the first of equals."""
        inside = self.nodes[begin:end]
        tops = [n for n in inside if not begin <= n.head.i < end or n.head is n]
        return min(tops, key=_height) if len(tops) > 1 else tops[0]

    def word_range(self, begin: int, end: int) -> tuple[int, int]:
        """The words, end exclusive, that have a character of a range of code points."""
        first, last = bisect_right(self._begins, begin) - 1, bisect_right(self._begins, end - 1)
        return first + (begin == self.nodes[first].end), last

    def _sentences(self) -> Iterator[Sentence]:
        for number, group in itertools.groupby(self.nodes, key=attrgetter("sentence")):
            nodes = list(group)
            begin, end = nodes[0].i, nodes[-1].i + 1
            while begin < end - 1 and self.nodes[begin].is_space:
                begin += 1
            while end > begin + 1 and self.nodes[end - 1].is_space:
                end -= 1
            yield Sentence(number, begin, end, nodes)


def _nodes(rows: list[list[int]], names: _Names, tree: Tree) -> list[Node]:
    nodes = [Node() for _ in rows]
    position, sentence = 0, -1
    relations, lowered = _Relations(names), _Lowered(names)
    for index, (node, row) in enumerate(zip(nodes, rows, strict=True)):
        orth, lower, lemma, pos, tag, dep, head, label, iob, morph, starts, spaced = row
        node.tree, node.i, node.children = tree, index, []
        node.text = text = names[orth]
        node.lower, node.lemma = names[lower], lowered[lemma]
        node.pos, node.tag, node.dep, node.morph = names[pos], names[tag], names[dep], names[morph]
        node.relation = relations[dep]
        node.label = names[label] if iob not in (0, _NO_ENTITY) else ""
        node.begins = iob == _BEGINS_ENTITY
        node.begin = position
        node.end = end = position + len(text)
        position = end + spaced
        sentence += starts == 1 or index == 0
        node.sentence = sentence
        # relative heads come back as unsigned numbers
        node.head = nodes[index + (head if head < _NEGATIVE else head - 2**64)]
    for node in nodes:
        if node.head is not node:
            node.head.children.append(node)
    return nodes


class _Relations(dict[int, str]):
    """Relations without their subtype, by hash."""

    def __init__(self, names: _Names) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, key: int) -> str:
        self[key] = relation = self._names[key].partition(":")[0].lower()
        return relation


class _Lowered(dict[int, str]):
    """Strings in lower case, by hash."""

    def __init__(self, names: _Names) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, key: int) -> str:
        self[key] = text = self._names[key].lower()
        return text


class _Names(dict[int, str]):
    """Strings by hash; each is fetched from the store once."""

    def __init__(self, store: StringStore) -> None:
        super().__init__()
        self._store = store

    def __missing__(self, key: int) -> str:
        self[key] = name = str(self._store[key]) if key else ""
        return name
