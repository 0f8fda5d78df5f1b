"""Says what the pronouns, titles and short names of a document refer to.

No name of a country or person is ever invented: what refers to nothing that agrees with it stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from spacy.tokens import Doc

from kgbuild.extract.coreference_chains import Chain, ChainBuilder
from kgbuild.extract.referring import Kind, Nominal, NominalFinder, Tree
from kgbuild.extract.speakers import quotation_numbers, speakers
from kgbuild.lexicon.gazetteer import Gazetteer, load_gazetteer

TokenSpan = tuple[int, int]
"""First token and the token after the last."""


class Coreference:
    """What the nominal heads of one document refer to.

    Args:
        antecedents: For the token index of a head, the token span of the most telling mention of the same
            thing.
    """

    def __init__(self, antecedents: Mapping[int, TokenSpan]) -> None:
        self._antecedents = MappingProxyType(dict(antecedents))

    @classmethod
    def empty(cls) -> Coreference:
        """Of a document in which nothing refers to anything."""
        return cls({})

    @classmethod
    def from_doc(cls, doc: Doc, gazetteer: Gazetteer | None = None) -> Coreference:
        """Resolves the mentions of a parsed document.

        Args:
            doc: The document, with Universal Dependencies and named entities.
            gazetteer: Which names mean the same; the package's own where None.
        """
        return cls(dict(_antecedents(chains(doc, gazetteer))))

    def antecedent(self, token_index: int) -> TokenSpan | None:
        """The token span of what a pronoun or nominal head refers to; None where it speaks for itself."""
        return self._antecedents.get(token_index)


def chains(doc: Doc, gazetteer: Gazetteer | None = None) -> list[Chain]:
    """All chains of a document in the order of their first phrase, those of a single phrase among them."""
    tree = Tree(doc)
    gazetteer = gazetteer or load_gazetteer()
    quotations = quotation_numbers(tree)
    nominals = NominalFinder(tree, gazetteer, quotations).find()
    return ChainBuilder(tree, nominals, speakers(tree, quotations), gazetteer).build()


def _antecedents(found: list[Chain]) -> Iterator[tuple[int, TokenSpan]]:
    for chain in found:
        telling = _most_telling(chain.speaker or chain)
        if telling is None:
            continue
        for nominal in chain.nominals:
            if nominal.kind is not Kind.GROUP and nominal is not telling and nominal.words != telling.words:
                yield nominal.head, (telling.begin, telling.end)


def _most_telling(chain: Chain) -> Nominal | None:
    """The fullest name of a chain, or else its first nominal or coordination."""
    others = (n for n in chain.nominals if n.kind in (Kind.NOMINAL, Kind.GROUP))
    return chain.name or next(others, None)
