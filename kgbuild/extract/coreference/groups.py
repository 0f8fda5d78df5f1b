"""Resolves what takes up several who were told of before in other words: `the men`, `the 64 men`.

A plural for people of any kind means the one group of people that the sentences before tell of; one that
counts them means those who were counted so.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.coreference.chain import Chain, Links
from kgbuild.extract.coreference.referring import ANY_PERSON, ANYTHING, Kind, Nominal
from kgbuild.extract.coreference.sides import doers_above
from kgbuild.extract.coreference.speakers import SAYING
from kgbuild.extract.syntax.tree_relations import dependent, is_aside
from kgbuild.lexicon.gazetteer import Gazetteer
from kgbuild.lexicon.gazetteer_tables import STATE_SECTORS

REACH = 3
"""How many sentences back a group is looked for."""
ANYBODY = frozenset({"man", "woman"})
"""Nouns that people of any kind can be called by."""
COUNTED = ANYBODY | frozenset(
    "suspect defendant detainee prisoner captive hostage victim attacker gunman assailant worker employee "
    "person people insurgent soldier troop militant rebel fighter activist journalist national citizen "
    "officer".split()
)
"""Nouns that take up people by their number."""
BANDS = frozenset({"group", "gang", "cell", "band"})
"""Nouns that take up several together whom the sentence before, or theirs, tells of."""
TELLING = frozenset({"nmod:poss", "nmod", "acl:relcl", "amod", "compound", "appos"})
"""Relations of what may tell whom a noun means."""
NUMBERS = {
    word: str(number)
    for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}


class GroupSieve:
    """Finds the groups that plurals of one document take up.

    Args:
        links: The document's chains.
        gazetteer: Knows offices.
        stories: For each sentence the number of its story.
    """

    def __init__(self, links: Links, gazetteer: Gazetteer, stories: Sequence[int]) -> None:
        self._links, self._gazetteer, self._stories = links, gazetteer, stories

    def find(self, nominal: Nominal, seen: Sequence[Nominal]) -> Chain | None:
        """The chain of the group that a plural means; None where it tells whom, or more could be meant.

        Args:
            nominal: A definite phrase.
            seen: All phrases before it.
        """
        if nominal.lemma in BANDS:
            return self._band(nominal, seen)
        count = self._count(nominal)
        nouns = ANYBODY if count is None else COUNTED
        named = nominal.lemma in nouns or self._links.tree.nodes[nominal.head].pos == "NUM"
        if nominal.number != "plur" or nominal.function == "poss" or not named:
            return None
        if self._says_whom(nominal):
            return None
        found: list[Chain] = []
        for other in reversed(seen):
            apart = self._stories[nominal.sentence] != self._stories[other.sentence]
            if apart or nominal.sentence - other.sentence > REACH:
                break
            if other.sentence == nominal.sentence or not self._are_several(other):
                continue
            if other.genders <= ANY_PERSON if count is None else self._count(other) == count:
                chain = self._links.known(other)
                found += [chain] if chain not in found else []
        return found[0] if len(found) == 1 else None

    def _band(self, nominal: Nominal, seen: Sequence[Nominal]) -> Chain | None:
        """`Troops spotted three armed men and opened fire on the group`; not who does that, and no body."""
        if nominal.number == "plur" or nominal.country is not None or self._says_whom(nominal):
            return None
        doers = {node.i for node in doers_above(self._links.tree.nodes[nominal.head])}
        for sentence in (nominal.sentence, nominal.sentence - 1):
            if sentence < 0 or self._stories[nominal.sentence] != self._stories[sentence]:
                return None
            told = [other for other in seen if other.sentence == sentence]
            if any(n.label == "ORG" and n.function in ("subj", "poss") for n in told):
                return None  # "Hamas met lawmakers. The group …"
            bands = [n for n in told if self._can_be_band(n) and n.head not in doers]
            acting = {id(self._links.known(n)) for n in told if n.head in doers}
            bands = [n for n in bands if id(self._links.known(n)) not in acting]
            if len(bands) > 1 and self._links.leads(nominal):
                bands = [n for n in bands if self._links.leads(n)] or bands
            if len(bands) == 1:
                chain = self._links.known(bands[0])
                chain.genders, chain.number = ANYTHING, ""  # from here on `it` as well as `they`
                return chain
            if bands:
                return None
        return None

    def _can_be_band(self, other: Nominal) -> bool:
        """Whether a phrase tells of several people who act for no state."""
        if other.number != "plur" or other.kind not in (Kind.NOMINAL, Kind.NAME):
            return False
        office = self._gazetteer.office(other.lemma)
        people = other.genders <= ANY_PERSON or other.lemma in COUNTED or other.label == "NORP"
        return people and (office is None or office.sector not in STATE_SECTORS)

    def _count(self, nominal: Nominal) -> str | None:
        """The number before a noun, or that is one itself, in digits."""
        node = self._links.tree.nodes[nominal.head]
        number = node if node.pos == "NUM" else dependent(node, "nummod")
        if number is None:
            return None
        return NUMBERS.get(number.lower, number.lower)

    def _says_whom(self, nominal: Nominal) -> bool:
        """Whether words around a noun tell which ones it means."""
        node = self._links.tree.nodes[nominal.head]
        telling = [c for c in node.children if c.dep in TELLING]
        if nominal.lemma in BANDS:  # "the group, which is banned"
            telling = [c for c in telling if not is_aside(c)]
        determiner = dependent(node, "det")
        return bool(telling) or determiner is None or determiner.lower not in ("the", "those", "these")

    def _are_several(self, nominal: Nominal) -> bool:
        """Whether a phrase tells of several people, and not of those who only say so."""
        if nominal.kind is not Kind.NOMINAL or nominal.number != "plur":
            return False
        node = self._links.tree.nodes[nominal.head]
        speaks = nominal.function == "subj" and node.head.lemma in SAYING
        return not speaks and (nominal.genders <= ANY_PERSON or nominal.lemma in COUNTED)
