"""Delimits the noun phrase of a nominal head and says what its parts are.

The span of a mention runs from the first determiner or modifier to the head with its name, and takes in an
`of` phrase directly behind it (`a delegation of senior Chinese officials`). Relative clauses, appositions
behind a comma, coordination and prepositions before it stay outside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kgbuild.extract.frames import base_relation, children, prepositions

BEFORE_HEAD = frozenset(
    {"det", "amod", "compound", "nummod", "nmod", "flat", "advmod", "appos", "punct", "goeswith"}
)
QUANTITIES = frozenset(
    "some many most several few all none both each dozen hundred thousand million score number group "
    "series couple majority handful lot one two three four five six scores dozens hundreds thousands "
    "rest part part plenty bulk half quarter third member total more".split()
)
"""Heads that count what they are `of`: in `dozens of protesters` the protesters act."""
NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC"})


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A nominal head with its phrase.

    Attributes:
        head: The head token, after quantities (`dozens of protesters` is headed by `protesters`).
        begin, end: Token range of the phrase in the document, end exclusive.
        name: The named entity that the phrase is or ends in, if there is one.
    """

    head: Token
    begin: int
    end: int
    name: Span | None

    @property
    def doc(self) -> Doc:
        """The document that the phrase stands in."""
        return self.head.doc

    @property
    def span(self) -> Span:
        """The phrase as a spaCy span."""
        return self.doc[self.begin : self.end]

    @property
    def possessor(self) -> Token | None:
        """The head of the possessor: `Georgia` in `Georgia's foreign minister`."""
        owners = children(self.head, "nmod:poss")
        return owners[0] if owners else None

    @property
    def owners(self) -> list[Token]:
        """Whose deed or thing it is: possessor, author, or what it is `of`."""
        possessors = children(self.head, "nmod:poss")
        if possessors:
            return possessors
        below = children(self.head, "nmod")
        return [c for c in below if set(prepositions(c)) & {"by"}] or [
            c for c in below if set(prepositions(c)) & {"of", "from"}
        ]

    @property
    def complement(self) -> Token | None:
        """The head of the `of` or `for` phrase: `Chile` in `the president of Chile`."""
        for child in children(self.head, "nmod"):
            if set(prepositions(child)) & {"of", "for", "from", "in"}:
                return child
        return None


def noun_phrase(token: Token) -> NounPhrase:
    """The phrase of a nominal head."""
    head = counted(token)
    begin, end = _left_edge(head), _right_edge(head)
    if counted(token).i != token.i:
        begin = min(begin, _left_edge(token))
    name = _name(head, begin, end)
    if name is not None:
        begin, end = min(begin, name.start), max(end, name.end)
    while begin < head.i and (
        (head.doc[begin].is_punct and head.doc[begin].text not in "([") or head.doc[begin].is_space
    ):
        begin += 1
    while end - 1 > head.i and (head.doc[end - 1].is_punct and not head.doc[end - 1].text.endswith(".")):
        end -= 1
    return NounPhrase(head, begin, end, name)


def counted(token: Token) -> Token:
    """What a quantity counts: `officials` of `some of the officials`; other heads stay."""
    if token.lemma_.lower() not in QUANTITIES and token.lower_ not in QUANTITIES and token.pos_ != "NUM":
        return token
    for child in children(token, "nmod", "obl"):
        if "of" in prepositions(child):
            return counted(child) if child.i != token.i else child
    return token


def _left_edge(head: Token) -> int:
    edge = head.i
    for child in reversed([c for c in head.children if c.i < head.i]):
        if base_relation(child) not in BEFORE_HEAD or prepositions(child) or child.dep_ in ("cc", "case"):
            if child.i >= edge:
                continue
            break
        if base_relation(child) == "advmod" and child.lower_ in (
            "not",
            "n't",
            "only",
            "even",
            "also",
            "just",
        ):
            break
        if base_relation(child) == "punct" and child.text not in "-–":
            continue
        edge = min(edge, child.left_edge.i)
    return edge


def _right_edge(head: Token) -> int:
    edge = head.i + 1
    for child in sorted((c for c in head.children if c.i > head.i), key=lambda c: c.i):
        relation = base_relation(child)
        attached = child.left_edge.i == edge
        if relation in ("flat", "compound", "goeswith", "nummod") and attached:
            edge = max(edge, child.right_edge.i + 1) if relation != "nummod" else child.i + 1
        elif relation == "case" and attached and child.lower_ in ("'s", "’s", "'", "’"):
            continue
        elif (relation == "nmod" and attached and "of" in prepositions(child)) or (
            relation == "appos" and attached and child.ent_type_ == "PERSON"
        ):
            edge = max(edge, _right_edge(child))
        else:
            break
    return edge


def _name(head: Token, begin: int, end: int) -> Span | None:
    """The entity that names the phrase: around its head, or a person's name behind a title."""
    candidates = [e for e in _entities(head.doc, begin, end) if e.label_ in NAMED]
    for entity in candidates:
        if entity.start <= head.i < entity.end:
            return entity
    for entity in candidates:
        root = entity.root
        if entity.label_ == "PERSON" and (
            root.head.i == head.i and base_relation(root) in ("flat", "appos", "compound")
        ):
            return entity
    return None


def _entities(doc: Doc, begin: int, end: int) -> Iterator[Span]:
    seen = -1
    for token in doc[begin:end]:
        if token.ent_type_ and token.i > seen:
            start = token.i
            while start > 0 and doc[start].ent_iob_ == "I":
                start -= 1
            stop = token.i + 1
            while stop < len(doc) and doc[stop].ent_iob_ == "I":
                stop += 1
            seen = stop - 1
            yield Span(doc, start, stop, label=token.ent_type_)
