"""Resolves nouns for those who did a deed or underwent it: `Pirates seized a crew …. The captors …`.

Such a noun describes nobody: it says which part somebody had in what was just told, so it takes up whoever
was told in that part, whatever noun he was called by there.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.coreference import known_names
from kgbuild.extract.coreference.chain import Chain, Links
from kgbuild.extract.coreference.referring import ANY_PERSON, Kind, Nominal
from kgbuild.extract.coreference.sides import doers_above
from kgbuild.extract.syntax.tree import Node
from kgbuild.extract.syntax.tree_relations import dependent, first_conjunct
from kgbuild.lexicon.gazetteer import Gazetteer
from kgbuild.lexicon.gazetteer_tables import STATE_SECTORS

REACH = 3
"""How many sentences back the deed was told."""
HOLDING = frozenset("abduct kidnap hijack seize capture hold take release free snatch".split())
"""What captors do with captives."""
STRIKING = frozenset(
    "attack ambush assault storm raid shoot kill murder fire stab bomb bombard detonate explode blow open "
    "throw hurl lob wound injure beat behead target strike hit abduct kidnap ram burst set".split()
)
"""What attackers do."""
HARMING = frozenset("kill murder shoot stab behead execute massacre slaughter wound injure".split())
"""What victims undergo."""
CAPTORS = frozenset("kidnapper captor abductor hijacker hostage-taker".split())
ATTACKERS = frozenset({"attacker", "assailant"})
CAPTIVES = frozenset({"hostage", "captive", "abductee"})
VICTIMS = frozenset({"victim"})
ROLES = CAPTORS | ATTACKERS | CAPTIVES | VICTIMS
DEEDS = {
    **dict.fromkeys(CAPTORS, HOLDING),
    **dict.fromkeys(ATTACKERS, STRIKING),
    **dict.fromkeys(CAPTIVES, HOLDING),
    **dict.fromkeys(VICTIMS, HARMING),
}
"""By noun the verbs of the deed."""
ACTING = CAPTORS | ATTACKERS
"""Nouns of those who do it."""
SELVES = frozenset({"gunman", "bomber"})
"""Nouns that say themselves that somebody attacked."""


class DeedRoleSieve:
    """Finds those whom one document calls by their part in a deed.

    Args:
        links: The document's chains, in which all names are joined.
        gazetteer: Knows armed groups.
        stories: For each sentence the number of its story.
    """

    def __init__(self, links: Links, gazetteer: Gazetteer, stories: Sequence[int]) -> None:
        self._links, self._gazetteer, self._stories = links, gazetteer, stories

    def find(self, nominal: Nominal, seen: Sequence[Nominal]) -> Chain | None:
        """The chain of those who had the part that a noun names; None where several could be meant.

        Args:
            nominal: A definite phrase.
            seen: All phrases before it.
        """
        if nominal.lemma not in ROLES or nominal.country is not None or self._says_more(nominal):
            return None
        for sentence in range(nominal.sentence, nominal.sentence - REACH - 1, -1):
            if sentence < 0 or self._stories[sentence] != self._stories[nominal.sentence]:
                return None
            found = self._in_sentence(nominal, sentence, seen)
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _in_sentence(self, nominal: Nominal, sentence: int, seen: Sequence[Nominal]) -> list[Chain]:
        """All of a sentence who can be meant, without the first members of those who are told of together."""
        found: list[Nominal] = []
        for other in reversed(seen):
            if other.sentence < sentence:
                break
            if other.sentence == sentence and self._fits(nominal, other):
                found.append(other)
        groups = {other.head for other in found if other.kind is Kind.GROUP}
        alone = [n for n in found if n.kind is Kind.GROUP or n.head not in groups]
        return list(dict.fromkeys(map(self._links.known, alone)))

    def _fits(self, nominal: Nominal, other: Nominal) -> bool:
        if other.lemma in ROLES or not self._are_people(other) or self._links.contains(nominal, other):
            return False
        chain = self._links.known(other)
        armed = other.kind is Kind.NAME and other.label == "ORG"
        if nominal.number != (other.number or chain.number) and not (armed and nominal.number == "plur"):
            return False
        nodes, deeds = self._links.tree.nodes, DEEDS[nominal.lemma]
        node = nodes[other.head]
        if nominal.lemma not in ACTING:
            return not armed and undergoes(node, deeds)
        if self._is_states(other) or first_conjunct(node) in doers_above(nodes[nominal.head]):
            return False  # "soldiers returned fire, killing one of the attackers"
        itself = other.lemma in SELVES and nominal.lemma in ATTACKERS
        return itself or does(node, deeds)

    def _is_states(self, other: Nominal) -> bool:
        """Whether somebody acts for a state, and so is called by his office after he has struck."""
        office = self._gazetteer.office(other.lemma) if other.kind is Kind.NOMINAL else None
        return office is not None and office.sector in STATE_SECTORS

    def _are_people(self, other: Nominal) -> bool:
        if other.kind is Kind.NAME and other.label == "ORG":
            return known_names.sector_of_body(self._gazetteer, other.words) == "REB"
        return other.kind is not Kind.PRONOUN and other.genders <= ANY_PERSON and other.label != "NORP"

    def _says_more(self, nominal: Nominal) -> bool:
        """Whether words around a noun tell which ones it means: `the captors of two Danes`."""
        node = self._links.tree.nodes[nominal.head]
        told = dependent(node, "nmod", "acl", "acl:relcl", "appos", "nummod", "compound")
        return told is not None or bool(nominal.modifiers & {"other", "former", "two", "more"})


def does(node: Node, deeds: frozenset[str]) -> bool:
    """Whether a phrase is the subject or agent of a verb, or of one that is told along with it.

    Args:
        node: Its head.
        deeds: The verbs.
    """
    first = first_conjunct(node)
    if first.relation == "obl" and any(c.dep == "case" and c.lower == "by" for c in first.children):
        return first.head.lemma in deeds
    verbs = [first.head, *_along(first.head)] if first.dep == "nsubj" else []
    described = (c for c in node.children if c.dep in ("acl:relcl", "acl") and c.tag != "VBN")
    verbs += [v for v in described if dependent(v, "nsubj:pass") is None]
    return any(verb.lemma in deeds for verb in verbs)


def undergoes(node: Node, deeds: frozenset[str]) -> bool:
    """Whether a verb is told to be done to a phrase: `seized a crew`, `a crew held in …`.

    Args:
        node: Its head.
        deeds: The verbs.
    """
    first = first_conjunct(node)
    if first.dep in ("obj", "nsubj:pass") and first.head.lemma in deeds:
        return True
    for clause in node.children:
        held = clause.dep == "acl" and clause.tag == "VBN"
        passive = clause.dep == "acl:relcl" and dependent(clause, "nsubj:pass") is not None
        if (held or passive) and clause.lemma in deeds:
            return True
    return False


def _along(verb: Node) -> list[Node]:
    """The verbs that share the subject of one: `broke in and shot`, `killed four, wounding two`."""
    below = [c for c in verb.children if c.dep in ("conj", "advcl", "xcomp") and c.pos == "VERB"]
    return [c for c in below if dependent(c, "nsubj", "nsubj:pass") is None]
