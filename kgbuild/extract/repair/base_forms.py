"""Repairs lemmas of regular forms, so that a word that the lemmatizer got wrong still finds its phrase.

A lemmatizer that learnt its rules makes `impos` of `imposed` and `expell` of `expelled`. Where a lemma is no
word of the lexicon and a regular base form of the word is one, the base form is taken. So is the singular of
a noun that the lemma is no singular of: `aide` of `aides`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract.repair.words import prefixed_verb
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.operators import PREDICATE_SECTIONS, OperatorTable
from kgbuild.lexicon.phrases import Phrase

INFLECTED = frozenset({"VERB", "NOUN", "ADJ"})
ENDINGS = ("ed", "ing", "s")
"""What regular forms end in; see `base_forms`."""


def vocabulary(phrases: tuple[Phrase, ...], operators: OperatorTable) -> frozenset[str]:
    """All words that phrases and operators ask for."""
    words = {phrase.head for phrase in phrases}
    words |= {lemma for phrase in phrases for fixed in phrase.fixed for lemma in fixed.lemmas}
    words |= {word for section, word in operators.entries if section in PREDICATE_SECTIONS}
    return frozenset(words)


def repair(nodes: list[Node], known: frozenset[str]) -> None:
    """Replaces lemmas that are unknown by a regular base form that is known.

    Args:
        nodes: Words of a document; their lemmas are changed in place.
        known: The words of the lexicon.
    """
    for node in nodes:
        if node.pos not in INFLECTED:
            continue
        if node.lower.endswith(ENDINGS):
            _repair_regular(node, known)
        if node.pos == "VERB" and _is_prefixed(node) and f"re{node.lemma}" in known:
            node.lemma = f"re{node.lemma}"


def _repair_regular(node: Node, known: frozenset[str]) -> None:
    if _is_too_short(node):
        node.lemma = node.lower[:-1]
    elif node.lemma not in known and not _is_singular(node):
        node.lemma = next((form for form in base_forms(node.lower) if form in known), node.lemma)


def _is_prefixed(verb: Node) -> bool:
    """Whether a hyphen joins a prefix to a verb: `re-imposed`."""
    return verb.i > 1 and prefixed_verb(verb.tree.nodes[verb.i - 2]) is verb


def _is_too_short(node: Node) -> bool:
    """Whether a noun's lemma would have another plural: `aid` of `aides`, of which the plural is `aids`."""
    lemma = node.lemma
    plural = node.pos == "NOUN" and node.lower == lemma + "es"
    return plural and not lemma.endswith(("s", "x", "z", "ch", "sh", "o"))


def _is_singular(node: Node) -> bool:
    """Whether a noun's lemma is a singular of it, unknown to the lexicon or not: `aide` of `aides`."""
    return node.pos == "NOUN" and node.lower == node.lemma + "s"


def base_forms(word: str) -> Iterator[str]:
    """What the base form of a regular form can be: `expel` of `expelled`, `carry` of `carried`."""
    if word.endswith("ied"):
        yield word[:-3] + "y"
    for ending in ("ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield stem
            yield stem + "e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]
