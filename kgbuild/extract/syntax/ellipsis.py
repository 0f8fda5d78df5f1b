"""Finds the noun that a bare count leaves unsaid: `killed two officers and wounded three others`.

A count has no noun where the one before it is meant again. Which that is follows from how both stand to their
verbs: who is struck is of the sort of those struck before, and never of those who strike.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract.syntax.constituents import prepositions
from kgbuild.extract.syntax.noun_phrases import MEASURES, counted
from kgbuild.extract.syntax.tree import Node, Sentence
from kgbuild.extract.syntax.tree_relations import first_conjunct

COUNTS = frozenset(
    "other others another one two three four five six seven eight nine ten eleven twelve several many most "
    "all none some few both".split()
)
MULTITUDES = frozenset({"dozens", "scores", "hundreds", "thousands"})
"""Counts of people where nothing else is told: `hundreds were detained`."""
NEW = frozenset({"other", "others"})
"""Counts of those who are none of the ones told of: `the mayor and two others`."""
SINGLE = frozenset({"one", "another", "1"})
STRUCK = frozenset({"obj", "iobj", "nsubj:pass", "obl", "nmod"})
ACTING = frozenset({"nsubj", "obl:agent"})
SHARING = frozenset({"conj", "advcl", "xcomp"})
"""Relations of a verb that shares the subject of the one above."""


def is_bare_count(head: Node) -> bool:
    """Whether a nominal head counts somebody whom it does not name: `three others`, `another`, `40`."""
    number = (head.pos == "NUM" and head.text.isdigit()) or _is_further(head)
    if head.lower not in COUNTS | MULTITUDES and not number:
        return False
    if head.label in MEASURES or counted(head) is not head or head.dep not in STRUCK | ACTING | {"conj"}:
        return False
    if head.lower == "others" and head.dep == "nmod" and counted(head.head) is head:
        return True  # "dozens of others"
    return not prepositions(head) or prepositions(head) == ["by"]


def _is_further(head: Node) -> bool:
    """`11 more`, `many more`."""
    if head.lower != "more" or head.i == 0:
        return False
    before = head.tree.nodes[head.i - 1]
    return before.pos == "NUM" or before.lower in COUNTS


def meant_again(head: Node, before: Sentence | None) -> Iterator[Node]:
    """The nouns that a bare count may be of, likeliest first.

    Args:
        head: The count.
        before: The sentence before its own, where that belongs to the same story.
    """
    own = _nouns(head.tree.sentences[head.sentence], head.i)
    doers = _doers(head)
    own = [noun for noun in own if noun not in doers and counted(noun) is not head]
    like = [noun for noun in own if _is_struck(noun) == _is_struck(head)]
    yield from reversed(like)
    yield from (noun for noun in reversed(own) if noun not in like)
    if before is not None and not own:
        yield from (n for n in reversed(_nouns(before)) if _is_struck(n) == _is_struck(head) and n.is_plural)


def _nouns(sentence: Sentence, end: int | None = None) -> list[Node]:
    """The common nouns, peoples and counts of a sentence that stand as subjects, objects and the like."""
    found = []
    for node in sentence.nodes:
        if end is not None and node.i >= end:
            break
        people = node.label == "NORP" and node.is_plural
        is_noun = node.pos == "NOUN" or (node.pos == "ADJ" and node.relation in ("obj", "nsubj"))
        noun = (is_noun and not node.label) or people or is_bare_count(node)
        if noun and _relation(node) in STRUCK | ACTING:
            found.append(node)
    return found


def _relation(node: Node) -> str:
    """How the first of several stands to its verb; what is counted stands as its count."""
    while node.dep == "conj" or (node.dep == "nmod" and counted(node.head) is node):
        node = node.head
    return node.dep


def _is_struck(node: Node) -> bool:
    relation = _relation(node)
    return relation in STRUCK or (relation == "nsubj" and node.head.lemma == "die")


def _doers(head: Node) -> list[Node]:
    """Who does what is done to a phrase: the subjects of its verb and of those above."""
    if not _is_struck(head):
        return []
    verb, found = first_conjunct(head).head, []
    while verb.pos in ("VERB", "AUX"):
        found += [child for child in verb.children if child.dep == "nsubj"]
        if verb.dep not in SHARING or verb.head is verb:
            break
        verb = verb.head
    return [n for n in found if n is not head]
