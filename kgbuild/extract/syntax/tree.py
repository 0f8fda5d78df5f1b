"""A plain Python view of a parsed Doc, made once per document.

Extraction looks at heads, children and relations many times per word. spaCy makes a new Token object at each
look; nodes are made once, hold their children in text order and their relation without its subtype, and are
several times as fast to walk. Relations are those of Universal Dependencies.
"""

from __future__ import annotations

import functools
import itertools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

import numpy as np
from spacy.strings import StringStore
from spacy.tokens import Doc

Found = TypeVar("Found")
Given = ParamSpec("Given")

_STRINGS: list[int | str] = ["ORTH", "LEMMA", "POS", "TAG", "DEP", "MORPH", "ENT_TYPE"]
_NUMBERS: list[int | str] = ["HEAD", "ENT_IOB", "SENT_START", "SPACY"]
_KEPT = 65_536
_known: dict[int, str] = {}
"""Strings by hash, at most so many: spaCy makes a new string each time it is asked for one."""
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_BEGINS_ENTITY, _INSIDE_ENTITY = 3, 1
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
    __deletable__ = ("children", "head")  # what `release` deletes, for mypyc

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
        """Hangs it, with all below it, on another word; below itself it cannot hang, and stays."""
        if head is self or self in head.ancestors():
            return
        if self.head is not self:
            self.head.children.remove(self)
        self.head, self.dep, self.relation = head, dep, dep.partition(":")[0]
        head.children = sorted([*head.children, self], key=attrgetter("i"))

    def ancestors(self) -> list[Node]:
        """The nodes above it, nearest first."""
        node, above = self, []
        while node.head is not node:
            node = node.head
            above.append(node)
        return above


def once_per_word(
    read: Callable[Concatenate[Node, Given], Found],
) -> Callable[Concatenate[Node, Given], Found]:
    """A function of a word that is worked out once, however many patterns and events ask for it again.

    What it returns is kept with the tree and handed out as it is: nobody may change it. What it is given
    beside the word, such as the operators, must be the same for all words of a document.
    """

    @functools.wraps(read)
    def known(node: Node, /, *given: Given.args, **named: Given.kwargs) -> Found:
        kept = node.tree.known[read]
        if node.i not in kept:
            kept[node.i] = read(node, *given, **named)
        found: Found = kept[node.i]
        return found

    return known


class Entity(NamedTuple):
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
    return bare, len(node.ancestors())


class Tree:
    """All words of a document as nodes.

    Args:
        doc: A parsed Doc.
    """

    def __init__(self, doc: Doc) -> None:
        columns = _columns(doc)
        texts, spaces = columns[0], columns[-1]
        self.text = "".join(
            [text + " " if space else text for text, space in zip(texts, spaces, strict=True)]
        )
        self.nodes = _nodes(columns, self)
        _join_at_weekdays(self.nodes)
        self._begins = [node.begin for node in self.nodes]
        self.sentences = list(self._sentences())
        self.known: defaultdict[Callable[..., object], dict[int, Any]] = defaultdict(dict)
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
        nodes = self.nodes
        begins = [node.i for before, node in itertools.pairwise(nodes) if node.sentence != before.sentence]
        begins = [0, *begins] if nodes else []
        for number, (first, behind) in enumerate(itertools.pairwise([*begins, len(nodes)])):
            begin, end = first, behind
            while begin < end - 1 and nodes[begin].is_space:
                begin += 1
            while end > begin + 1 and nodes[end - 1].is_space:
                end -= 1
            yield Sentence(number, begin, end, nodes[first:behind])


def _columns(doc: Doc) -> list[list[Any]]:
    """What is known of all tokens, a list for each attribute, in the order in which `_nodes` takes them."""
    keys, numbers = doc.to_array(_STRINGS).T, doc.to_array(_NUMBERS).astype(np.int64).T
    heads, iobs, starts, spaces = numbers
    keys[-1] *= (iobs == _BEGINS_ENTITY) | (iobs == _INSIDE_ENTITY)
    starts[:1] = 1
    plain = (heads + np.arange(len(doc)), iobs == _BEGINS_ENTITY, np.cumsum(starts == 1) - 1, spaces)
    store = doc.vocab.strings
    return [*(_strings(row.tolist(), store) for row in keys), *(row.tolist() for row in plain)]


def _nodes(columns: list[list[Any]], tree: Tree) -> list[Node]:
    nodes = [Node() for _ in columns[0]]
    position = 0
    words = zip(itertools.count(), nodes, *columns, strict=False)
    for i, node, text, lemma, pos, tag, dep, morph, label, head, begins, sentence, space in words:
        node.tree, node.i, node.children, node.sentence = tree, i, [], sentence
        node.text, node.lower, node.lemma = text, text.lower(), lemma.lower()
        node.pos, node.tag, node.morph = pos, tag, morph
        node.dep, node.relation, node.head = dep, _relation(dep), nodes[head]
        node.label, node.begins = label, begins
        node.begin, node.end = position, position + len(text)
        position = node.end + space
    for node in nodes:
        if node.head is not node:
            node.head.children.append(node)
    return nodes


def _join_at_weekdays(nodes: list[Node]) -> None:
    """`The donors Friday said …` in two sentences: a day does not begin one behind a noun, nor speak."""
    for day in [node for node in nodes if node.lower in WEEKDAYS and node.i > 0]:
        i, before = day.i, nodes[day.i - 1]
        if day.sentence == before.sentence or day.dep != "nsubj" or before.pos not in ("NOUN", "PROPN"):
            continue
        speaker = next((n for n in [before, *before.ancestors()] if n.head is n), before)
        if speaker.pos in ("NOUN", "PROPN") and day.head.pos == "VERB":
            speaker.move(day.head, "nsubj")
            day.dep, day.relation = "obl:unmarked", "obl"
            for node in nodes[i:]:
                node.sentence -= 1


def _strings(keys: list[int], store: StringStore) -> list[str]:
    """The strings of these hashes, which mean the same in every vocabulary."""
    try:
        return list(map(_known.__getitem__, keys))
    except KeyError:  # of some for the first time, as hardly ever
        if len(_known) > _KEPT:
            _known.clear()
        for key in set(keys).difference(_known):
            _known[key] = store[key] if key else ""
        return [_known[key] for key in keys]


@functools.cache
def _relation(dep: str) -> str:
    """A relation without its subtype."""
    return dep.partition(":")[0].lower()
