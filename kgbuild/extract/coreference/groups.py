"""Resolves what takes up several who were told of before in other words: `the men`, `the 64 men`.

A plural for people of any kind means the one group of people that the sentences before tell of; one that
counts them means those who were counted so.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.coreference.chain import Chain, Links
from kgbuild.extract.coreference.referring import ANY_PERSON, Kind, Nominal
from kgbuild.extract.coreference.speakers import SAYING
from kgbuild.extract.syntax.tree_relations import dependent

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
NUMBERS = {
    word: str(number)
    for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}


class GroupSieve:
    """Finds the groups that plurals of one document take up.

    Args:
        links: The document's chains.
        stories: For each sentence the number of its story.
    """

    def __init__(self, links: Links, stories: Sequence[int]) -> None:
        self._links, self._stories = links, stories

    def find(self, nominal: Nominal, seen: Sequence[Nominal]) -> Chain | None:
        """The chain of the group that a plural means; None where it tells whom, or more could be meant.

        Args:
            nominal: A definite phrase.
            seen: All phrases before it.
        """
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
        owned = dependent(node, "nmod:poss", "nmod", "acl:relcl", "amod", "compound", "appos")
        determiner = dependent(node, "det")
        return owned is not None or determiner is None or determiner.lower not in ("the", "those", "these")

    def _are_several(self, nominal: Nominal) -> bool:
        """Whether a phrase tells of several people, and not of those who only say so."""
        if nominal.kind is not Kind.NOMINAL or nominal.number != "plur":
            return False
        node = self._links.tree.nodes[nominal.head]
        speaks = nominal.function == "subj" and node.head.lemma in SAYING
        return not speaks and (nominal.genders <= ANY_PERSON or nominal.lemma in COUNTED)
