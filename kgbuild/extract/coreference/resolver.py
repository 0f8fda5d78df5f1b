"""Says what the pronouns, titles and short names of a document refer to.

Sieves join phrases from the surest to the least sure, after Raghunathan et al., "A Multi-Pass Sieve for
Coreference Resolution" (EMNLP 2010): names, then common nouns, then pronouns. What refers to nothing that
agrees with it, or to two things as well, stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from kgbuild.extract.coreference.chain import Chain, Links
from kgbuild.extract.coreference.finder import NominalFinder
from kgbuild.extract.coreference.homes import CountryWord, Homes, homes
from kgbuild.extract.coreference.issuer import issuer
from kgbuild.extract.coreference.names import NameSieve
from kgbuild.extract.coreference.nominals import NominalSieve
from kgbuild.extract.coreference.pronouns import PronounSieve
from kgbuild.extract.coreference.referring import Kind, Nominal
from kgbuild.extract.coreference.speakers import quotation_numbers, speakers
from kgbuild.extract.coreference.stories import story_numbers
from kgbuild.extract.syntax.tree import Tree
from kgbuild.lexicon.gazetteer import Gazetteer, load_gazetteer

TokenSpan = tuple[int, int]
"""First token and the token after the last."""

GOVERNMENTS = frozenset({"government", "administration", "regime"})
"""What is known by its country, whoever heads it: `the Bush administration`."""

BODIES = frozenset("group organization organisation movement party alliance coalition force".split())
"""Nouns of bodies of which only words before them tell what sort they are."""


class Coreference:
    """What the nominal heads of one document refer to.

    Args:
        antecedents: For the token index of a head, the token span of the most telling mention of the same
            thing.
        members: For the head of a plural, the token spans of the most telling mentions of its members.
        homes: For the head of an organ or office of a state that is named without it, and for `the
            country`, the state's name; and the words that tell a country.
        stories: For each sentence the number of its story.
        descriptions: For the heads of a person's names and descriptions all of these.
    """

    def __init__(
        self,
        antecedents: Mapping[int, TokenSpan],
        members: Mapping[int, tuple[TokenSpan, ...]] | None = None,
        homes: Homes | None = None,
        stories: Sequence[int] = (),
        descriptions: Mapping[int, tuple[int, ...]] | None = None,
    ) -> None:
        self._antecedents = MappingProxyType(dict(antecedents))
        self._members = MappingProxyType(dict(members or {}))
        self._homes = homes.names if homes is not None else {}
        self._stories = stories
        self._descriptions = MappingProxyType(dict(descriptions or {}))
        self._country_words: dict[int, list[CountryWord]] = {}
        for word in homes.words if homes is not None else ():
            self._country_words.setdefault(word.sentence, []).append(word)
        self._grounds: dict[int, list[CountryWord]] = {}
        for word in homes.grounds if homes is not None else ():
            self._grounds.setdefault(word.sentence, []).append(word)

    @classmethod
    def empty(cls) -> Coreference:
        """Of a document in which nothing refers to anything."""
        return cls({})

    @classmethod
    def from_tree(cls, tree: Tree, gazetteer: Gazetteer | None = None) -> Coreference:
        """Resolves the mentions of a parsed document.

        Args:
            tree: The document, with Universal Dependencies and named entities.
            gazetteer: Which names mean the same; the package's own where None.
        """
        gazetteer = gazetteer or load_gazetteer()
        stories = story_numbers(tree, gazetteer)
        nominals, links = _resolved(tree, gazetteer, stories)
        found = list(dict.fromkeys(links.known(nominal) for nominal in nominals))
        whose = homes(nominals, links, gazetteer, stories)
        return cls(dict(_antecedents(found)), dict(_members(found)), whose, stories, dict(_persons(found)))

    def antecedent(self, token_index: int) -> TokenSpan | None:
        """The token span of what a pronoun or nominal head refers to; None where it speaks for itself.

        None as well for `they` and `both countries` where they refer to several: see `members`.
        """
        return self._antecedents.get(token_index)

    def descriptions(self, token_index: int) -> tuple[int, ...]:
        """The heads of all names and descriptions of the person that a head means, in text order."""
        return self._descriptions.get(token_index, ())

    def members(self, token_index: int) -> tuple[TokenSpan, ...]:
        """The token spans of all that a plural refers to (`they` for Russia and China), in text order."""
        return self._members.get(token_index, ())

    def home(self, token_index: int) -> str | None:
        """The name of the country whose `the government` this is, or that `the country` is."""
        return self._homes.get(token_index)

    def country_words(self, sentence: int) -> Sequence[CountryWord]:
        """The words of a sentence that tell a country, in text order."""
        return self._country_words.get(sentence, ())

    def grounds(self, sentence: int) -> Sequence[CountryWord]:
        """Each `the country` of a sentence, with the country that it is."""
        return self._grounds.get(sentence, ())

    def story_until(self, sentence: int) -> Iterator[int]:
        """A sentence and those of its story before it, nearest first."""
        for number in range(sentence, -1, -1):
            if number < len(self._stories) and self._stories[number] != self._stories[sentence]:
                return
            yield number


def chains(tree: Tree, gazetteer: Gazetteer | None = None) -> list[Chain]:
    """All chains of a document in the order of their first phrase, those of a single phrase among them."""
    gazetteer = gazetteer or load_gazetteer()
    nominals, links = _resolved(tree, gazetteer, story_numbers(tree, gazetteer))
    return list(dict.fromkeys(links.known(nominal) for nominal in nominals))


def _resolved(tree: Tree, gazetteer: Gazetteer, stories: list[int]) -> tuple[list[Nominal], Links]:
    """All phrases of a document in the order of their heads, and their chains."""
    quotations = quotation_numbers(tree)
    nominals = NominalFinder(tree, gazetteer, quotations).find()
    links = Links(tree, nominals)
    names = [nominal for nominal in nominals if nominal.kind is Kind.NAME]
    NameSieve(links, gazetteer).join(names)
    nouns = NominalSieve(links, names, stories, gazetteer)
    pronouns = PronounSieve(links, speakers(tree, quotations), stories, issuer(tree))
    nouns.join_appositions(nominals)
    seen: list[Nominal] = []
    for nominal in nominals:
        if links.is_open(nominal):
            sieve = pronouns if nominal.kind is Kind.PRONOUN else nouns
            links.settle(nominal, sieve.find(nominal, seen) or links.chain(nominal) or Chain())
        nouns.see(nominal)
        if tree.nodes[nominal.head].pos != "NUM" or _is_told_of(links.known(nominal)):
            seen.append(nominal)
    return nominals, links


def _is_told_of(chain: Chain) -> bool:
    """Whether `the seven` takes somebody up; if it does not, nobody else can go back to it."""
    return len(chain.nominals) > 1 or bool(chain.members)


def _antecedents(found: list[Chain]) -> Iterator[tuple[int, TokenSpan]]:
    for chain in found:
        if len(chain.nominals) == 1 and chain.voice is chain:
            continue  # what stands alone refers to nothing
        telling = _most_telling(chain.voice)
        if telling is None or telling.kind is Kind.GROUP or chain.members:
            continue
        for nominal in _referring(chain):
            if nominal is not telling and (nominal.words != telling.words or _tells_more(telling, nominal)):
                yield nominal.head, (telling.begin, telling.end)


def _persons(found: list[Chain]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """For the heads of each named person's names and descriptions all of them."""
    for chain in found:
        if chain.name is None or chain.name.label != "PERSON" or len(chain.nominals) == 1:
            continue
        told = [n for n in chain.nominals if n.kind in (Kind.NAME, Kind.NOMINAL) and n.number != "plur"]
        heads = tuple(sorted({nominal.head for nominal in told}))
        yield from ((head, heads) for head in heads)


def _tells_more(telling: Nominal, nominal: Nominal) -> bool:
    """Whether a phrase of the same words tells whose it is: `the ministry` is the Kenyan ministry."""
    if telling.kind is not Kind.NOMINAL or nominal.country is not None:
        return False
    if nominal.lemma in BODIES and telling.modifiers > nominal.modifiers and not nominal.is_pair:
        return True  # "the group" is the human rights group
    is_named = telling.is_named and not nominal.is_named and nominal.lemma not in GOVERNMENTS
    return telling.country is not None or is_named


def _members(found: list[Chain]) -> Iterator[tuple[int, tuple[TokenSpan, ...]]]:
    chain_of = {nominal.head: chain for chain in found for nominal in _referring(chain)}
    for chain in found:
        group = next((nominal for nominal in chain.nominals if nominal.kind is Kind.GROUP), None)
        if group is None and not chain.members:
            continue
        parts = chain.members or tuple(
            chain_of[head] for head in (group.parts if group else ()) if head in chain_of
        )
        telling = [nominal for nominal in map(_most_telling, parts) if nominal is not None]
        if len(telling) > 1:
            spans = tuple(sorted({(nominal.begin, nominal.end) for nominal in telling}))
            yield from ((nominal.head, spans) for nominal in _referring(chain))


def _referring(chain: Chain) -> list[Nominal]:
    """The phrases of a chain without coordinations, whose heads are those of their first members."""
    return [nominal for nominal in chain.nominals if nominal.kind is not Kind.GROUP]


def _most_telling(chain: Chain) -> Nominal | None:
    """The fullest name of a chain, or else its first coordination or nominal."""
    others = [n for n in chain.nominals if n.kind in (Kind.NOMINAL, Kind.GROUP)]
    return chain.name or next((n for n in others if n.kind is Kind.GROUP), None) or next(iter(others), None)
