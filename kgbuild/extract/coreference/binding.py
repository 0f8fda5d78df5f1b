"""Says what a pronoun cannot refer to for grammar's sake, and whose clause it stands in.

Principles A and B of binding theory (Chomsky, Lectures on Government and Binding, 1981), as far as dependency
trees show them: a reflexive is bound in its clause, any other pronoun is not. The subject of an infinitive is
its verb's, or whom that verb asks.
"""

from __future__ import annotations

from kgbuild.extract.coreference.chain import Chain, Links
from kgbuild.extract.coreference.referring import Kind, Nominal
from kgbuild.extract.syntax.ellipsis import SHARING
from kgbuild.extract.syntax.noun_phrases import QUANTITIES, counted
from kgbuild.extract.syntax.tree import Node
from kgbuild.extract.syntax.tree_relations import dependent

REQUESTS = frozenset(
    "demand ask urge request call order press beg invite warn implore appeal propose offer".split()
)
ANSWERS = frozenset(
    "refuse reject decline agree comply deny ignore accept respond reply rebuff answer oblige".split()
)
PROMISES = frozenset({"promise", "pledge", "vow", "threaten"})
"""Verbs with an object whose infinitive is nevertheless their subject's: `promised Iran to help`."""
WISHES = frozenset("want expect allow enable help force compel require encourage".split())
"""Verbs whose object does what the infinitive behind it says, wherever parsers hang that."""
BELOW = frozenset({"advcl", "ccomp", "xcomp", "conj"})
"""Relations of a clause that belongs to the one above it."""
RELATIVES = frozenset({"who", "that", "which"})
JOINT = frozenset("meet speak talk negotiate consult confer cooperate fight clash deal".split())
"""Verbs of what somebody does with another: `refused to meet with him`."""
BESIDE = frozenset({"with", "behind", "around", "near", "beside", "before", "after"})
"""Prepositions of where somebody is: `he took it with him`."""


class Binding:
    """What grammar allows the pronouns of one document to refer to.

    Args:
        links: The document's chains.
    """

    def __init__(self, links: Links) -> None:
        self._links, self._nodes = links, links.tree.nodes

    def allows(self, pronoun: Nominal, other: Nominal) -> bool:
        """Whether a pronoun and a phrase may be the same: not inside each other, not of one verb."""
        if self._links.contains(pronoun, other):
            return False
        can_be = other.kind is Kind.NAME or pronoun.function == "poss"
        describes = can_be and self.described(pronoun) == other.head
        if self._links.contains(other, pronoun) and not describes:
            return False
        same_clause = self._nodes[pronoun.head].head is self._nodes[other.head].head
        if pronoun.words[0].endswith(("self", "selves")):
            return other.sentence == pronoun.sentence and (same_clause or other.function == "subj")
        if pronoun.function == "subj" and other.function == "subj" and self._answers(pronoun, other):
            return False
        if pronoun.function not in ("subj", "poss") and self._undergoes(pronoun, other):
            return False
        return pronoun.function == "poss" or not same_clause or pronoun.sentence != other.sentence

    def described(self, pronoun: Nominal) -> int | None:
        """Whom the relative clause describes that has a pronoun in a further clause, or as a possessor.

        `Ali, who has led since Omar gave him the office`; `borrowers who cannot pay their debts`.
        """
        clause = self._nodes[pronoun.head].head
        while pronoun.function == "poss" and clause.pos not in ("VERB", "AUX") and clause.head is not clause:
            clause = clause.head
        node = clause
        while node.head is not node and node.dep in BELOW:
            node = node.head
        if node.dep != "acl:relcl":
            return None
        subject = dependent(node, "nsubj", "nsubj:pass")
        is_theirs = pronoun.function == "poss" and subject is not None and subject.lower in RELATIVES
        return node.head.i if is_theirs or node is not clause else None

    def excluded(self, pronoun: Nominal) -> tuple[Chain, ...]:
        """What takes part beside a pronoun in what its verb tells, and so is somebody else.

        `Rowhani refused to meet him`: him is neither Rowhani here nor any Rowhani before.
        """
        node = self._nodes[pronoun.head]
        if pronoun.function == "poss" or pronoun.words[0].endswith(("self", "selves")):
            return ()
        case = dependent(node, "case")
        beside = case is not None and case.lower in BESIDE and node.head.lemma not in JOINT
        if node.head.pos not in ("VERB", "AUX") or beside:
            return ()
        heads = [child.i for child in node.head.children if child.i != node.i]
        if pronoun.function != "subj":
            heads += filter(None, [self.clause_subject(pronoun)])
        elif node.i < node.head.i:
            heads += self._named_below(node.head)
        found = (self._links.at(head) for head in heads)
        known = (self._links.chain(n) for n in found if n is not None and n.kind is not Kind.GROUP)
        return tuple(chain for chain in known if chain is not None)

    def _undergoes(self, pronoun: Nominal, other: Nominal) -> bool:
        """`marched against police, blaming them`, `killed nine of them`: they are not who does that."""
        node = self._nodes[pronoun.head]
        while node.dep == "nmod" and (node.head.pos == "NUM" or node.head.lower in QUANTITIES):
            node = node.head
        if node.head.pos != "VERB" or node.dep not in ("obj", "iobj"):
            return False
        subject = self.clause_subject(pronoun)
        return subject is not None and other.head in (subject, counted(self._nodes[subject]).i)

    def _named_below(self, verb: Node) -> list[int]:
        """Whom the clauses under a verb name, and so not its subject: `he said Mr. Diop was abducted`."""
        clauses = [child for child in verb.children if child.dep in ("ccomp", "xcomp") and child.i > verb.i]
        below = (node for clause in clauses for node in clause.subtree() if node.pos == "PROPN")
        named = (self._links.at(node.i) for node in below)
        return [n.head for n in named if n is not None and n.kind is Kind.NAME]

    def clause_subject(self, pronoun: Nominal) -> int | None:
        """The head of the subject of the clause that a pronoun stands in, that of an infinitive too."""
        node = self._nodes[pronoun.head]
        while node.pos not in ("VERB", "AUX") and node.head is not node:
            node = node.head
        while dependent(node, "nsubj", "nsubj:pass") is None and node.dep in SHARING:
            above = node.head
            asked = _asked(above, node)
            if asked is not None:
                return asked.i  # "called on Russia to respect its obligations"
            node = above
        subject = dependent(node, "nsubj", "nsubj:pass")
        return subject.i if subject is not None else None

    def _answers(self, pronoun: Nominal, other: Nominal) -> bool:
        """`Paris demanded her release, but it refused`: nobody refuses what he demands himself."""
        verb, asking = self._nodes[pronoun.head].head, self._nodes[other.head].head
        if verb.lemma not in ANSWERS or asking.lemma not in REQUESTS:
            return False
        return verb.head is asking or pronoun.sentence == other.sentence + 1


def _asked(above: Node, infinitive: Node) -> Node | None:
    """Whom a verb makes or asks to do what its infinitive says; None where its own subject does it."""
    if infinitive.dep == "conj" or above.lemma in PROMISES:
        return None
    if above.lemma in REQUESTS:
        return dependent(above, "obj", "iobj") or dependent(above, "obl")
    is_told = infinitive.dep == "xcomp" or (above.lemma in WISHES and _is_infinitive(infinitive))
    return dependent(above, "obj", "iobj") if is_told else None


def _is_infinitive(verb: Node) -> bool:
    mark = dependent(verb, "mark")
    return mark is not None and mark.lower == "to"
