"""Questions about words of a tree that coreference and extraction ask."""

from __future__ import annotations

from kgbuild.extract.syntax.tree import Node

DEEPEST = 12
"""How far up a phrase's head is sought."""


def dependent(node: Node, *relations: str) -> Node | None:
    """The first dependent in one of the relations, which are given with their subtypes."""
    for child in node.children:
        if child.dep in relations:
            return child
    return None


def first_conjunct(node: Node) -> Node:
    """The first of the coordinated words that one belongs to, which says how they all stand in the clause."""
    while node.dep == "conj" and node.head is not node:
        node = node.head
    return node


def first_noun(noun: Node) -> Node:
    """The noun that one is listed with: `airstrikes` of `airstrikes and raids`."""
    return noun.head if noun.dep == "conj" and noun.head.pos == "NOUN" else noun


def is_close(noun: Node, apposition: Node) -> bool:
    """Whether only marks stand between a phrase and its apposition; else the parser is wrong."""
    between = noun.tree.nodes[noun.i + 1 : apposition.left_edge]
    return all(node.pos in ("PUNCT", "SPACE") or noun in node.ancestors() for node in between)


def is_inside(node: Node, outer: Node) -> bool:
    """Whether a word stands in the phrase of another; what is coordinated with that does not."""
    for _ in range(DEEPEST):
        if node is outer:
            return True
        if node.head is node or node.dep == "conj":
            return False
        node = node.head
    return False


def is_of_object(node: Node, subject: Node) -> bool:
    """`The visit follows a meeting with Oman`: what hangs on the object is not the subject's."""
    return subject.relation == "nsubj" and node.head.relation == "obj" and node.head.head is subject.head


def ends_name(word: Node) -> bool:
    """Whether a word is the last of a place's name, and stands for nothing alone: `Gaza Strip`."""
    return word.label == "GPE" and any(c.label == "GPE" and c.i == word.i - 1 for c in word.children)


def distance(one: Node, other: Node) -> int:
    """How many steps lie between two words of a tree."""
    above = {node.i: steps for steps, node in enumerate((one, *one.ancestors()))}
    for steps, node in enumerate((other, *other.ancestors())):
        if node.i in above:
            return steps + above[node.i]
    return len(above) + steps


def is_aside(node: Node) -> bool:
    """Whether a comma sets off what stands behind a noun, so that it does not say which one: `, which …`."""
    nodes, begin = node.tree.nodes, node.left_edge
    return begin > 0 and "," in (nodes[begin].text, nodes[begin - 1].text)
