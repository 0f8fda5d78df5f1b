"""Says what pronouns, titles and short names of a document refer to."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc

TokenSpan = tuple[int, int]
"""First token and the token after the last."""


class Coreference:
    """What the nominal heads of one document refer to.

    Args:
        antecedents: For the token index of a head, the token span of the most telling mention of the same
            thing.
    """

    def __init__(self, antecedents: Mapping[int, TokenSpan]) -> None:
        self._antecedents = antecedents

    @classmethod
    def empty(cls) -> Coreference:
        """Of a document in which nothing refers to anything."""
        return cls({})

    @classmethod
    def from_doc(cls, doc: Doc) -> Coreference:
        """Resolves the mentions of a parsed document."""
        return cls({})

    def antecedent(self, token_index: int) -> TokenSpan | None:
        """The token span of what a pronoun or nominal head refers to; None where it speaks for itself."""
        return self._antecedents.get(token_index)
