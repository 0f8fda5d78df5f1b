"""Resolves `both sides`: the two who were just told to fight, to talk or to face each other.

A side is a state, whoever stands for it (its officials, its president, its army), those who fight it, or a
person or body of no state. Of several that were named the two are sides of whom one does something to or with
the other; rebels face the state in whose story they are.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from kgbuild.extract.coreference import known_names
from kgbuild.extract.coreference.chain import Chain, Links
from kgbuild.extract.coreference.referring import THING, Kind, Nominal
from kgbuild.extract.syntax.tree import Node
from kgbuild.extract.syntax.tree_relations import dependent, first_conjunct
from kgbuild.lexicon.gazetteer import Gazetteer

SIDES = frozenset({"side", "party", "faction", "camp"})
WARRING = frozenset({"warring", "opposing", "rival", "feuding"})
REBELS = frozenset("rebel insurgent militant guerrilla separatist secessionist".split())
FORCES = frozenset("government military army troop force soldier".split())
"""Nouns of a state's own that need not say whose they are."""
REACH = 4
"""How many sentences back the two may have been named."""
SCENES = frozenset(
    {"in", "at", "near", "from", "outside", "inside", "around", "to", "into", "toward", "towards"}
)
"""Prepositions of the place where something happens or where somebody goes."""

STATE, FIGHTERS = "state", "fighters"
Named = dict[Hashable, list[Nominal]]
"""By side the phrases that are of it, nearest first."""


class SideSieve:
    """Finds the two that `both sides` are.

    Args:
        links: The document's chains, in which all names are joined.
        gazetteer: Knows offices and armed groups.
        stories: For each sentence the number of its story.
    """

    def __init__(self, links: Links, gazetteer: Gazetteer, stories: Sequence[int]) -> None:
        self._links, self._gazetteer, self._stories = links, gazetteer, stories

    def find(self, nominal: Nominal, seen: list[Nominal]) -> tuple[Chain, Chain] | None:
        """The chains of the two, the one named first first; None where more or others could be meant.

        Args:
            nominal: `both sides`, `the warring parties`.
            seen: All phrases before it.
        """
        named: Named = {}
        doers = doers_above(self._links.tree.nodes[nominal.head])
        before = [n for n in reversed(seen) if nominal.sentence - n.sentence <= REACH]
        for sentence in range(nominal.sentence, nominal.sentence - REACH - 1, -1):
            if sentence < 0 or self._stories[sentence] != self._stories[nominal.sentence]:
                break
            for other in (n for n in before if n.sentence == sentence):
                side = self._side(other)
                if side is None or self._links.tree.nodes[other.head] in doers:
                    continue
                if not is_scene(self._links.tree.nodes[other.head], other.function):
                    named.setdefault(side, []).append(other)
            pairs = list(self._opposed(_united(named)))
            if len(pairs) == 1:
                return self._in_order(pairs[0])
            if len(pairs) > 1:
                return None
        return None

    def _side(self, nominal: Nominal) -> Hashable | None:
        """Whose side a phrase is of: a country's code, `STATE`, `FIGHTERS`, or its chain's own."""
        if nominal.kind is Kind.GROUP or nominal.function == "mod":
            return None
        chain = self._links.known(nominal)
        if nominal.kind is Kind.PRONOUN:
            return chain.country or (id(chain) if chain.name is not None else None)
        if nominal.kind is Kind.NAME:
            if nominal.label == "ORG" and self._is_armed(nominal):
                return FIGHTERS
            own = id(chain) if nominal.label in ("PERSON", "ORG") else None
            return chain.country or nominal.country or own
        if {nominal.lemma, *nominal.modifiers, *_singulars(nominal.modifiers)} & REBELS:
            return FIGHTERS
        is_somebody = nominal.genders != THING or self._gazetteer.office(nominal.lemma) is not None
        country = nominal.country or chain.country
        if country is not None and is_somebody:
            return country
        return STATE if nominal.lemma in FORCES else None

    def _is_armed(self, name: Nominal) -> bool:
        known = known_names.body(self._gazetteer, name.words)
        return known is not None and known.sector == "REB"

    def _opposed(self, named: Named) -> Iterator[tuple[list[Nominal], list[Nominal]]]:
        for (one, first), (other, second) in combinations(named.items(), 2):
            fight = FIGHTERS in (one, other) and isinstance(one, str) and isinstance(other, str)
            if fight or any(self._face(a, b) for a in first for b in second if a.sentence == b.sentence):
                yield first, second

    def _face(self, one: Nominal, other: Nominal) -> bool:
        """Whether two are named together, or one does something to the other."""
        nodes = self._links.tree.nodes
        first, second = nodes[one.head], nodes[other.head]
        above, below = first.head, second.head
        if above is below or second is above or first is below:
            return True
        if not (_acts(first) or _acts(second)) or _is_author(first) or _is_author(second):
            return False
        return _clause(first) is _clause(second)  # "Bolivia recalled its envoy to Chile"

    def _in_order(self, pair: tuple[list[Nominal], list[Nominal]]) -> tuple[Chain, Chain]:
        first, second = sorted((self._telling(side) for side in pair), key=lambda n: n.head)
        return self._links.known(first), self._links.known(second)

    def _telling(self, side: list[Nominal]) -> Nominal:
        """The name of a state or body, or else the phrase that stands nearest."""
        names = [n for n in side if n.kind is Kind.NAME and n.label in ("GPE", "ORG")]
        return (names or [n for n in side if n.kind is not Kind.PRONOUN] or side)[0]


def _singulars(words: frozenset[str]) -> set[str]:
    return {word.removesuffix("s") for word in words}


def _acts(node: Node) -> bool:
    """Whether a phrase is the subject of a clause that describes nobody: no `book printed by Otava`."""
    node = first_conjunct(node)
    return node.relation == "nsubj" and node.head.dep not in ("acl", "acl:relcl")


def _is_author(node: Node) -> bool:
    """`an interview broadcast by the BBC` is with somebody else."""
    case = dependent(node, "case")
    return case is not None and case.lower == "by"


def _clause(node: Node) -> Node:
    """What has a subject and what a word belongs to: of `is ready to hold talks with Chad` it is `ready`."""
    while node.head is not node:
        node = node.head
        if dependent(node, "nsubj", "nsubj:pass") is not None:
            break
    return node


def _united(named: Named) -> Named:
    """The sides with `the army` as that of the only country named."""
    countries = [side for side in named if isinstance(side, str) and side not in (STATE, FIGHTERS)]
    if STATE not in named or len(countries) != 1:
        return named
    rest = {side: phrases for side, phrases in named.items() if side != STATE}
    return {**rest, countries[0]: [*named[countries[0]], *named[STATE]]}


def is_scene(node: Node, function: str) -> bool:
    """Whether a name only says where something happens, and so is none of `the two sides`.

    Args:
        node: Its head.
        function: How it stands in its clause, as in `Nominal.function`.
    """
    case = dependent(first_conjunct(node), "case")
    if function == "nmod" and case is not None and case.lower in ("from", "to"):
        return False  # "its ambassador to Chile"
    return function in ("obl", "nmod") and case is not None and case.lower in SCENES


def verb_above(node: Node) -> Node:
    """The verb whose clause a word stands in, or the root of its sentence."""
    while node.head is not node and (node.pos != "VERB" or node.dep in ("acl", "acl:relcl")):
        node = node.head
    return node


def doers_above(node: Node) -> list[Node]:
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
