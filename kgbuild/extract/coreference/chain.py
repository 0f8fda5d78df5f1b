"""Chains of phrases that refer to the same, and which phrase is in which chain."""

from __future__ import annotations

from dataclasses import dataclass, field

from kgbuild.extract.coreference.referring import ANYTHING, Kind, Nominal
from kgbuild.extract.syntax.tree import Tree
from kgbuild.extract.syntax.tree_relations import is_inside


@dataclass(slots=True, eq=False)
class Chain:
    """Phrases that refer to the same, in the order in which they were joined.

    Attributes:
        nominals: The phrases.
        genders: What all of them can be.
        number: `sing`, `plur` or "" as far as known.
        roles: What the names among them are said to be.
        role_words: What stands before those nouns.
        country: Code of the country that it is or belongs to.
        speaker: For `we` in a quotation, the chain of who says it.
        members: For `both countries`, the chains of the two.
        settled: The chain that all its phrases went to.
    """

    nominals: list[Nominal] = field(default_factory=list)
    genders: frozenset[str] = ANYTHING
    number: str = ""
    roles: frozenset[str] = frozenset()
    role_words: frozenset[str] = frozenset()
    country: str | None = None
    speaker: Chain | None = None
    members: tuple[Chain, ...] = ()
    settled: Chain | None = None

    @property
    def voice(self) -> Chain:
        """Who is meant: for `we` in a quotation who says it, else what its phrases refer to."""
        meant = self.speaker or self
        return meant.settled or meant

    def add(self, nominal: Nominal) -> None:
        """Joins a phrase, which may narrow what the chain can be."""
        self.nominals.append(nominal)
        if nominal.kind is not Kind.PRONOUN or nominal.person == 3:
            self.genders = (self.genders & nominal.genders) or self.genders
        self.number = self.number or (nominal.number if nominal.kind is not Kind.PRONOUN else "")
        self.roles |= nominal.roles | ({nominal.lemma} if nominal.kind is Kind.NOMINAL else set())
        self.role_words |= nominal.role_words
        self.country = self.country or nominal.country

    @property
    def name(self) -> Nominal | None:
        """Its fullest name, the first of equals."""
        names = [nominal for nominal in self.nominals if nominal.kind is Kind.NAME]
        return max(
            names,
            key=lambda name: (name.metonym is None, bool(name.label), len(name.words), -name.head),
            default=None,
        )


class Links:
    """Which chain each phrase of a document is in, as far as the sieves have come.

    Args:
        tree: The parse.
        nominals: All phrases of the document.
    """

    def __init__(self, tree: Tree, nominals: list[Nominal]) -> None:
        self.tree = tree
        self._by_head = {nominal.head: nominal for nominal in nominals if nominal.kind is not Kind.GROUP}
        self._chain_of: dict[Nominal, Chain] = {}
        self._promised: set[int] = set()

    def join(self, nominal: Nominal, chain: Chain) -> None:
        """Puts a phrase into a chain, out of the one that it is in."""
        if nominal in self._chain_of:
            self._chain_of[nominal].nominals.remove(nominal)
        chain.add(nominal)
        self._chain_of[nominal] = chain

    def chain(self, nominal: Nominal) -> Chain | None:
        """The chain of a phrase; None where no sieve has come to it."""
        return self._chain_of.get(nominal)

    def known(self, nominal: Nominal) -> Chain:
        """The chain of a phrase; a phrase that has none gets its own."""
        if nominal not in self._chain_of:
            self.join(nominal, Chain())
        return self._chain_of[nominal]

    def promised(self, nominal: Nominal) -> Chain:
        """The chain of who speaks behind the quotation, before it is known who that is."""
        if nominal not in self._chain_of:
            self._promised.add(nominal.head)
        return self.known(nominal)

    def is_open(self, nominal: Nominal) -> bool:
        """Whether a phrase has no chain yet, or one that was only promised."""
        return nominal not in self._chain_of or nominal.head in self._promised

    def settle(self, nominal: Nominal, chain: Chain) -> None:
        """Puts a phrase into a chain, with all that was joined with it because it was promised one."""
        self._promised.discard(nominal.head)
        own = self._chain_of.get(nominal)
        if own is None or own is chain:
            self.join(nominal, chain)
            return
        for member in list(own.nominals):
            self.join(member, chain)
        own.settled = chain

    def at(self, head: int) -> Nominal | None:
        """The phrase with this head, coordinations left out."""
        return self._by_head.get(head)

    def chain_at(self, head: int) -> Chain | None:
        """The chain of the phrase with this head, as far as it is known yet."""
        nominal = self.at(head)
        return self.chain(nominal) if nominal is not None else None

    def leads(self, nominal: Nominal) -> bool:
        """Whether a phrase is the subject of its sentence."""
        verb = self.tree.nodes[nominal.head].head
        return nominal.function == "subj" and verb.head is verb

    def contains(self, outer: Nominal, inner: Nominal) -> bool:
        """Whether one phrase stands in the other: `its` in `its government`."""
        if outer.sentence != inner.sentence:
            return False
        if outer.kind is Kind.GROUP:
            return outer.begin <= inner.head < outer.end
        return is_inside(self.tree.nodes[inner.head], self.tree.nodes[outer.head])
