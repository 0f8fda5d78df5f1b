"""Resolves what describes somebody who was just named: `Irving was convicted. The British historian said …`.

News varies how it calls whom it is about. A description takes up the one person whom the sentences right
before name, unless it says of itself whom it means, contradicts what is known of him, or is of a kind that
tells of others around him, as his lawyer or the judge.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.coreference.chain import Chain, Links
from kgbuild.extract.coreference.names import ROLE_WORDS
from kgbuild.extract.coreference.referring import ANY_PERSON, Kind, Nominal
from kgbuild.extract.syntax.tree_relations import dependent
from kgbuild.lexicon.gazetteer import Gazetteer

REACH = 2
"""How many sentences back whom a description means was named."""
OTHERS = frozenset(
    "spokesman spokeswoman spokesperson lawyer attorney judge prosecutor magistrate juror jury witness "
    "doctor physician surgeon nurse victim attacker gunman bomber assailant killer driver pilot suspect "
    "guard bodyguard soldier policeman officer agent aide adviser advisor assistant deputy colleague "
    "counterpart rival opponent challenger successor predecessor wife husband widow son daughter father "
    "mother brother sister child friend relative reporter correspondent journalist interviewer source "
    "expert analyst observer neighbor neighbour owner employer employee caller passenger hostage "
    "kidnapper captor".split()
)
"""Nouns of those who come into a story beside the one whom it is about."""
ANYBODYS = frozenset(["leader", "official", "politician", "diplomat", *ROLE_WORDS])
"""Nouns that whoever holds an office can be called by."""
APART = frozenset({"another", "other", "second"})


class DescriptionSieve:
    """Finds whom descriptions of one document mean.

    Args:
        links: The document's chains, in which all names are joined.
        gazetteer: Knows offices.
        stories: For each sentence the number of its story.
    """

    def __init__(self, links: Links, gazetteer: Gazetteer, stories: Sequence[int]) -> None:
        self._links, self._gazetteer, self._stories = links, gazetteer, stories

    def find(self, nominal: Nominal, seen: Sequence[Nominal]) -> Chain | None:
        """The chain of the one person named right before a description; None where it can be another.

        Args:
            nominal: A definite phrase.
            seen: All phrases before it.
        """
        if not self._describes(nominal):
            return None
        persons: list[Chain] = []
        leading: Chain | None = None
        for other in reversed(seen):
            if nominal.sentence - other.sentence > REACH or self._is_elsewhere(nominal, other):
                break
            if other.sentence == nominal.sentence:
                return None
            chain = self._links.known(other)
            if not self._is_person(other, chain):
                continue
            if chain not in persons:
                persons.append(chain)
            if other.sentence == nominal.sentence - 1 and self._links.leads(other):
                leading = chain
        fitting = [chain for chain in persons if self._agree(nominal, chain)]
        if len(persons) == 1:
            return next((c for c in fitting if self._is_near(nominal, c)), None)
        so_called = [chain for chain in fitting if nominal.lemma in chain.roles]
        return leading if nominal.modifiers and (so_called or fitting) == [leading] else None

    def _is_near(self, nominal: Nominal, chain: Chain) -> bool:
        return any(n.sentence == nominal.sentence - 1 for n in chain.nominals)

    def _describes(self, nominal: Nominal) -> bool:
        """Whether a phrase begins a sentence with `the` and a noun for a person, and says no more of whom."""
        node = self._links.tree.nodes[nominal.head]
        determiner = dependent(node, "det")
        if (
            node.pos != "NOUN"
            or nominal.number != "sing"
            or not nominal.genders <= ANY_PERSON
            or nominal.lemma in OTHERS
        ):
            return False
        if determiner is None or determiner.lower != "the" or nominal.function != "subj":
            return False
        return dependent(node, "nmod:poss", "nmod", "acl", "acl:relcl", "appos", "conj") is None

    def _is_elsewhere(self, nominal: Nominal, other: Nominal) -> bool:
        return self._stories[nominal.sentence] != self._stories[other.sentence]

    def _is_person(self, nominal: Nominal, chain: Chain) -> bool:
        """Whether a phrase means one person, named or not."""
        if nominal.kind is Kind.GROUP or nominal.person < 3:
            return False
        number = nominal.number or chain.number
        return number == "sing" and chain.genders <= ANY_PERSON

    def _agree(self, nominal: Nominal, chain: Chain) -> bool:
        """Whether a description can be said of a chain."""
        name = chain.name
        if name is None or name.label != "PERSON" or not nominal.genders & chain.genders:
            return False
        if nominal.country is not None and chain.country not in (None, nominal.country):
            return False
        if self._gazetteer.office(nominal.lemma) is None:
            return not nominal.modifiers & APART
        if nominal.modifiers & (APART | {"former"}) - chain.role_words:
            return False
        known = chain.roles - {"mr.", "mrs.", "ms."}
        if nominal.lemma in known:
            return self._adorns(nominal)  # "the Democratic senator", not "the defense minister"
        return not known or nominal.lemma in ANYBODYS

    def _adorns(self, nominal: Nominal) -> bool:
        """Whether only adjectives of countries, creeds and parties stand before a noun."""
        node = self._links.tree.nodes[nominal.head]
        before = [c for c in node.children if c.i < node.i and c.lower in nominal.modifiers]
        return all(c.dep == "amod" and c.text[:1].isupper() for c in before)
