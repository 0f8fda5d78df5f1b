"""Resolves what names several at once: `both countries`, `the two sides`, `the ministers`, a coordination."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.coreference.chain import Chain, Links
from kgbuild.extract.coreference.referring import Kind, Nominal
from kgbuild.extract.coreference.sides import SIDES, WARRING, SideSieve, doers_above, is_scene
from kgbuild.extract.syntax.tree_relations import dependent
from kgbuild.lexicon.gazetteer import Gazetteer

PAIRS = {
    **dict.fromkeys("country nation neighbor neighbour ally rival power foe state".split(), ("GPE",)),
    **dict.fromkeys("government capital economy".split(), ("GPE",)),
    **dict.fromkeys("leader president minister man woman diplomat counterpart official".split(), ("PERSON",)),
    "two": ("PERSON",),
}
"""What kind of names `both` or `the two` of a noun can be."""
PAIR_WINDOW = 4
NEIGHBORS = frozenset({"neighbor", "neighbour", "country", "nation", "rival", "side", "ally"})
PAIRED_ROLES = frozenset({"minister", "leader", "president", "official", "diplomat", "envoy", "negotiator"})
OFFICES = frozenset("foreign prime defense defence interior finance trade".split())
"""Words before a role that are part of the office."""
JUST_NAMED = 1
"""How many sentences back `the ministers` or `the neighbors` looks for the only two that there are."""


class PairSieve:
    """Finds the two that a plural means, and the same members in another order.

    Args:
        links: The document's chains, in which all names are joined.
        gazetteer: Knows offices and armed groups.
        stories: For each sentence the number of its story.
    """

    def __init__(self, links: Links, gazetteer: Gazetteer, stories: Sequence[int]) -> None:
        self._links, self._stories = links, stories
        self._sides = SideSieve(links, gazetteer, stories)

    def find(self, nominal: Nominal, seen: list[Nominal]) -> Chain | None:
        """The two that `both countries` or `the two leaders` are; none where more could be meant."""
        members = self._sides_of(nominal, seen) if nominal.lemma in SIDES else self._named(nominal, seen)
        if members is None:
            return None
        for other in reversed(seen):
            chain = self._links.known(other)
            if set(map(id, chain.members)) == set(map(id, members)) or self._is_group_of(other, members):
                return chain
        return Chain(number="plur", members=members)

    def _sides_of(self, nominal: Nominal, seen: list[Nominal]) -> tuple[Chain, ...] | None:
        """The two that face each other."""
        plain = nominal.lemma == "side" and not nominal.modifiers
        warring = bool(nominal.modifiers) and nominal.modifiers <= WARRING
        facing = nominal.is_pair or (nominal.definite and nominal.number == "plur" and (plain or warring))
        return self._sides.find(nominal, seen) if facing else None

    def _named(self, nominal: Nominal, seen: list[Nominal]) -> tuple[Chain, ...] | None:
        """The last two names of the kind that a noun asks for."""
        labels = PAIRS.get(nominal.lemma)
        if labels is None or not (nominal.is_pair or self._is_of_two(nominal)):
            return None
        if nominal.is_pair and (together := self._together(nominal, seen, labels)):
            return together
        roles = nominal.lemma in PAIRED_ROLES and bool(nominal.modifiers) and not nominal.is_pair
        window = PAIR_WINDOW if nominal.is_pair else JUST_NAMED + roles
        recent: list[Chain] = []
        for other in reversed(seen):
            distance = nominal.sentence - other.sentence
            elsewhere = self._stories[nominal.sentence] != self._stories[other.sentence]
            if distance > window or elsewhere or (distance > 1 and len(recent) >= 2):
                break
            if roles and not self._holds(other, nominal):
                continue
            if self._can_be_party(nominal, other, labels):
                recent.append(self._links.known(other))
                recent = list(dict.fromkeys(recent))
        return (recent[1], recent[0]) if len(recent) == 2 else None

    def _together(
        self, nominal: Nominal, seen: list[Nominal], labels: tuple[str, ...]
    ) -> tuple[Chain, ...] | None:
        """`Peru and Chile discussed Bolivia's debt in talks between the two countries`: who act together."""
        for other in (n for n in reversed(seen) if n.sentence == nominal.sentence):
            if other.kind is not Kind.GROUP or len(other.parts) != 2 or other.function != "subj":
                continue
            chains = [self._links.chain_at(head) for head in other.parts]
            named = all(self._links.tree.nodes[head].label in labels for head in other.parts)
            if named and chains[0] is not None and chains[1] is not None:
                return chains[0], chains[1]
        return None

    def _is_of_two(self, nominal: Nominal) -> bool:
        """Whether a bare plural takes up two that were just named: `the ministers`, `the neighbors`."""
        described = nominal.modifiers - (OFFICES if nominal.lemma in PAIRED_ROLES else frozenset())
        bare = nominal.definite and nominal.number == "plur" and not described and not nominal.country
        owned = dependent(self._links.tree.nodes[nominal.head], "nmod:poss", "nmod", "acl", "acl:relcl")
        return bare and owned is None and nominal.lemma in NEIGHBORS | PAIRED_ROLES

    def _holds(self, name: Nominal, roles: Nominal) -> bool:
        """Whether a name was given one of several offices: `the foreign ministers`, or is a counterpart's."""
        chain = self._links.known(name)
        return "counterpart" in chain.roles or (
            roles.lemma in chain.roles and roles.modifiers - {"two"} <= chain.role_words
        )

    def _can_be_party(self, nominal: Nominal, other: Nominal, labels: tuple[str, ...]) -> bool:
        """Whether a name can be one of the two: no town, and no place where something happens."""
        if (
            other.label not in labels
            or is_scene(self._links.tree.nodes[other.head], other.function)
            or self._links.contains(nominal, other)
        ):
            return False
        if self._links.tree.nodes[other.head] in doers_above(self._links.tree.nodes[nominal.head]):
            return False
        return other.label != "GPE" or self._links.known(other).country is not None

    def _is_group_of(self, nominal: Nominal, members: tuple[Chain, ...]) -> bool:
        if nominal.kind is not Kind.GROUP or len(nominal.parts) != len(members):
            return False
        return {id(self._links.chain_at(head)) for head in nominal.parts} == set(map(id, members))

    def same_group(self, nominal: Nominal, seen: list[Nominal]) -> Chain | None:
        """The same members in another order."""
        members = [self._links.chain_at(head) for head in nominal.parts]
        known = tuple(chain for chain in members if chain is not None)
        if len(known) != len(members):
            return None
        same = (other for other in reversed(seen) if self._is_group_of(other, known))
        return next((self._links.known(other) for other in same), None)
