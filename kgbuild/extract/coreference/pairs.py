"""Resolves what names several at once: `both countries`, `the two sides`, `the ministers`, a coordination."""

from __future__ import annotations

from kgbuild.extract.coreference.chain import Chain, Links
from kgbuild.extract.coreference.referring import Kind, Nominal
from kgbuild.extract.tree import Node
from kgbuild.extract.tree_relations import dependent

PAIRS = {
    **dict.fromkeys("country nation neighbor neighbour ally rival power foe state".split(), ("GPE",)),
    **dict.fromkeys("government capital economy".split(), ("GPE",)),
    **dict.fromkeys("leader president minister man woman diplomat counterpart official".split(), ("PERSON",)),
    "side": ("GPE", "ORG"),
}
"""What kind of names `both` or `the two` of a noun can be."""
PAIR_WINDOW = 4
SCENES = frozenset(
    {"in", "at", "near", "from", "outside", "inside", "around", "to", "into", "toward", "towards"}
)
"""Prepositions of the place where something happens or where somebody goes."""
NEIGHBORS = frozenset({"neighbor", "neighbour", "country", "nation", "rival", "side", "ally"})
PAIRED_ROLES = frozenset({"minister", "leader", "president", "official", "diplomat", "envoy", "negotiator"})
JUST_NAMED = 1
"""How many sentences back `the ministers` or `the neighbors` looks for the only two that there are."""


class PairSieve:
    """Finds the two that a plural means, and the same members in another order.

    Args:
        links: The document's chains, in which all names are joined.
    """

    def __init__(self, links: Links) -> None:
        self._links = links

    def find(self, nominal: Nominal, seen: list[Nominal]) -> Chain | None:
        """The two that `both countries` or `the two leaders` are; none where more could be meant."""
        labels = PAIRS.get(nominal.lemma)
        if labels is None or not (nominal.is_pair or self._is_of_two(nominal)):
            return None
        window = PAIR_WINDOW if nominal.is_pair else JUST_NAMED
        recent: list[Chain] = []
        for other in reversed(seen):
            distance = nominal.sentence - other.sentence
            if distance > window or (distance > 1 and len(recent) >= 2):
                break
            if self._can_be_party(nominal, other, labels):
                recent.append(self._links.known(other))
                recent = list(dict.fromkeys(recent))
        if len(recent) != 2 or (nominal.lemma == "side" and not self._are_opposed(recent, seen, nominal)):
            return None
        members = (recent[1], recent[0])
        for other in reversed(seen):
            chain = self._links.known(other)
            if set(map(id, chain.members)) == set(map(id, members)) or self._is_group_of(other, members):
                return chain
        return Chain(number="plur", members=members)

    def _are_opposed(self, chains: list[Chain], seen: list[Nominal], nominal: Nominal) -> bool:
        """Whether two face each other: they are named together, or one does something to the other."""
        nodes = self._links.tree.nodes
        near = [n for n in seen if nominal.sentence - n.sentence <= PAIR_WINDOW]
        first, second = ([n for n in near if self._links.known(n) is chain] for chain in chains)
        for one, other in ((a, b) for a in first for b in second if a.sentence == b.sentence):
            above, below = nodes[one.head].head, nodes[other.head].head
            if above is below or nodes[other.head] is above or nodes[one.head] is below:
                return True
            if one.function == "subj" and verb_above(nodes[one.head]) is verb_above(nodes[other.head]):
                return True  # "Bolivia recalled its ambassador to Chile"
        return False

    def _is_of_two(self, nominal: Nominal) -> bool:
        """Whether a bare plural takes up two that were just named: `the ministers`, `the neighbors`."""
        bare = nominal.definite and nominal.number == "plur" and not nominal.modifiers and not nominal.country
        owned = dependent(self._links.tree.nodes[nominal.head], "nmod:poss", "nmod", "acl", "acl:relcl")
        return bare and owned is None and nominal.lemma in NEIGHBORS | PAIRED_ROLES

    def _can_be_party(self, nominal: Nominal, other: Nominal, labels: tuple[str, ...]) -> bool:
        """Whether a name can be one of the two: no town, and no place where something happens."""
        if other.label not in labels or self._is_scene(other) or self._links.contains(nominal, other):
            return False
        if self._links.tree.nodes[other.head] in _doers(self._links.tree.nodes[nominal.head]):
            return False
        return other.label != "GPE" or self._links.known(other).country is not None

    def _is_scene(self, name: Nominal) -> bool:
        """Whether a name only says where something happens, and so is none of `the two sides`."""
        node = self._links.tree.nodes[name.head]
        while node.dep == "conj":
            node = node.head
        case = dependent(node, "case")
        if name.function == "nmod" and case is not None and case.lower in ("from", "to"):
            return False  # "its ambassador to Chile"
        return name.function in ("obl", "nmod") and case is not None and case.lower in SCENES

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


def verb_above(node: Node) -> Node:
    """The verb whose clause a word stands in, or the root of its sentence."""
    while node.head is not node and (node.pos != "VERB" or node.dep in ("acl", "acl:relcl")):
        node = node.head
    return node


def _doers(node: Node) -> list[Node]:
    """Who does something to a phrase: `Peru urged both sides`, `Peru, which spoke to both sides`."""
    found: list[Node] = []
    phrase = node
    while node.head is not node:
        node = node.head
        if node.pos in ("VERB", "AUX"):
            subject = dependent(node, "nsubj", "nsubj:pass")
            if subject is phrase:
                continue  # "urged both sides to return"
            found += [subject] if subject is not None else []
            if node.dep == "acl:relcl":
                found.append(node.head)
            if subject is not None or node.dep not in ("xcomp", "conj", "advcl"):
                break
    return found
