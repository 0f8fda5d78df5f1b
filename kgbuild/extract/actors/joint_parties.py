"""Finds the several parties that one phrase names: `the Syrian and Turkish ministers`, `UK and EU envoys`."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract.coreference.nominals import COUNTRY_WORDS
from kgbuild.extract.syntax.constituents import children, nominals, prepositions
from kgbuild.extract.syntax.noun_phrases import ACTOR_LABELS, NounPhrase
from kgbuild.extract.syntax.tree import Node

OTHERS = frozenset("foreign international coalition allied local regional government rebel western".split())
"""Words for troops or officials who are not those of the state named beside them."""


def parties_of(phrase: NounPhrase) -> Iterator[Node]:
    """Coordinated modifiers or complements that each name a party: of a plural head, or nations of any."""
    if phrase.name is not None and phrase.name.root is phrase.head:
        return
    for modifier in children(phrase.head, "amod", "compound", "nmod"):
        before = modifier.i < phrase.head.i
        if before and (both := _named_and_others(modifier)):
            yield from both
            return
        parties = [t for t in nominals_and_adjectives(modifier) if t.label in ACTOR_LABELS]
        if not phrase.head.is_plural and not (before and _are_countries(parties)):
            continue
        if before and parties and modifier.dep == "compound":
            # "House and Senate negotiators", of which only one has been found to be a name
            parties = [t for t in nominals_and_adjectives(modifier) if t in parties or t.pos == "PROPN"]
        if not before and parties:
            # "negotiators from Iran and three European nations"
            row = nominals_and_adjectives(modifier)
            parties = [t for t in row if t in parties or (t.lemma in COUNTRY_WORDS and t.is_plural)]
        if len(parties) > 1 and (before or {"of", "from"} & set(prepositions(modifier))):
            yield from parties
            return
    if phrase.head.is_plural:
        yield from _side_by_side(phrase.head)


def _are_countries(parties: list[Node]) -> bool:
    """Whether several nations stand before a noun."""
    return len(parties) > 1 and all(t.label in ("GPE", "NORP") for t in parties)


def _named_and_others(modifier: Node) -> list[Node]:
    """`Afghan and foreign troops`: a state's own and those of others."""
    both = [modifier, *children(modifier, "conj")]
    names = [t for t in both if t.label in ACTOR_LABELS]
    others = [t for t in both if not t.label and t.lower in OTHERS]
    return both if len(both) == 2 and len(names) == len(others) == 1 else []


def named_one_by_one(head: Node) -> list[Node]:
    """`two other men, Idriz Balaj and Lahi Brahimaj`: the persons that a plural is said to be."""
    if not head.is_plural or head.label:
        return []
    named = nominals([c for c in children(head, "appos") if c.label == "PERSON"])
    return named if len(named) > 1 and all(t.label == "PERSON" for t in named) else []


def one_of_them(token: Node, head: Node) -> list[Node]:
    """`one of his aides, Omar Diallo`: the person that one of them is said to be."""
    if token.lower != "one" or token is head:
        return []
    named = [c for c in (*children(token, "appos"), *children(head, "appos")) if c.label == "PERSON"]
    return named if len(named) == 1 else []


def _side_by_side(head: Node) -> list[Node]:
    """`UK and EU negotiators`, where the parser hangs both names on the head and not on each other."""
    names = [c for c in children(head, "amod", "compound") if c.i < head.i and c.label in ACTOR_LABELS]
    if len(names) == 2 and any(c.dep == "cc" and c.lower == "and" for c in names[1].children):
        return names
    return []


def nominals_and_adjectives(token: Node) -> list[Node]:
    """The token and what is coordinated with it, adjectives of nationality included."""
    if token.pos == "ADJ":
        return [token, *(c for c in token.children if c.dep == "conj")]
    return nominals([token])
