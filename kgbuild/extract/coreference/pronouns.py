"""Resolves pronouns by salience: the likeliest phrase before them that agrees and may be bound.

Salience is a sum of weights after Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994).
The weights were set on the training part of OntoGUM, one after the other.
"""

from __future__ import annotations

from kgbuild.extract.coreference.chain import Chain, Links
from kgbuild.extract.coreference.referring import ANY_PERSON, NEUTER, Kind, Nominal
from kgbuild.extract.tree_relations import dependent

WINDOW = 3
"""How many sentences back a pronoun looks."""
THRESHOLD = -40.0
"""A pronoun whose best candidate scores lower stays unresolved."""

FUNCTION_WEIGHT = {
    "subj": 40.0,
    "obj": 20.0,
    "obl": 4.0,
    "poss": 22.0,
    "nmod": 10.0,
    "appos": 0.0,
    "mod": -20.0,
    "other": 16.0,
}
SENTENCE_WEIGHT = -35.0
TOKEN_WEIGHT = -0.2
PARALLEL_WEIGHT = 14.0
NAME_WEIGHT = 2.0
PRONOUN_WEIGHT = 12.0
INDEFINITE_WEIGHT = -4.0
LENGTH_WEIGHT = 2.0
"""For each mention that the chain has already, up to `LONGEST`."""
LONGEST = 6
COLLECTIVE_WEIGHT = -15.0
"""For a singular organization that `they` would stand for."""
COUNTRY_WEIGHT = -70.0
"""For a country that `they` would stand for: only where nothing else can be meant."""
OWN_CLAUSE_WEIGHT = 24.0
"""For the subject of the clause that a possessive stands in: `said that Iceland would recall its envoy`."""
PEOPLE_WEIGHT = 20.0
"""For a plural of people that `they` would stand for."""
REQUESTS = frozenset(
    "demand ask urge request call order press beg invite warn implore appeal propose offer".split()
)
STATES = frozenset({"GPE"})
KINDS_OF_STATES = frozenset(
    "country nation state member ally partner neighbor neighbour power republic democracy home party group "
    "organization company agency city town capital exporter producer supplier donor host target source "
    "victim signatory monarchy kingdom".split()
)
"""Nouns that a country or an organization can be said to be."""
ANSWERS = frozenset(
    "refuse reject decline agree comply deny ignore accept respond reply rebuff answer oblige".split()
)


class PronounSieve:
    """Resolves the pronouns of one document, in the order of the text.

    Args:
        links: The document's chains.
        speakers: For each quotation the token index of the speaker's head, where there is one.
        issuer: The head of who issued the text, where it is a statement: its `we`.
    """

    def __init__(self, links: Links, speakers: dict[int, int], issuer: int | None = None) -> None:
        self._links, self._speakers, self._issuer = links, speakers, issuer
        self._voices: dict[tuple[int, str, Chain | int | None], Chain] = {}

    def find(self, pronoun: Nominal, seen: list[Nominal]) -> Chain | None:
        """The chain that a pronoun belongs to; None where nothing before it fits.

        Args:
            pronoun: The pronoun.
            seen: All phrases before it.
        """
        return self._voice(pronoun) if pronoun.person < 3 else self._antecedent(pronoun, seen)

    def _voice(self, pronoun: Nominal) -> Chain | None:
        """`I`, `we` and `you`: one chain for each quotation's speaker, or for the text itself."""
        speaker = self._speaker(pronoun.quotation) if pronoun.person == 1 else None
        if pronoun.person == 1 and pronoun.number == "sing" and speaker is not None:
            return speaker
        key = (pronoun.person, pronoun.number, speaker or pronoun.quotation)
        if key not in self._voices:
            self._voices[key] = Chain(speaker=speaker if pronoun.person == 1 else None)
        return self._voices[key]

    def _speaker(self, quotation: int | None) -> Chain | None:
        head = self._speakers.get(quotation) if quotation is not None else self._issuer
        if head is None:
            return None
        nominal = self._links.at(head)  # it may stand behind the quotation and have no chain yet
        return self._links.promised(nominal) if nominal is not None else None

    def _antecedent(self, pronoun: Nominal, seen: list[Nominal]) -> Chain | None:
        best, best_score = None, THRESHOLD
        for other in reversed(seen):
            if pronoun.sentence - other.sentence > WINDOW:
                break
            chain = self._links.known(other)
            if self._agrees(pronoun, other, chain) and self._may_be_bound(pronoun, other):
                score = _salience(pronoun, other, chain)
                if pronoun.function == "poss" and other.head == self._clause_subject(pronoun):
                    score += OWN_CLAUSE_WEIGHT
                if score > best_score:
                    best, best_score = chain, score
        return best

    def _clause_subject(self, pronoun: Nominal) -> int | None:
        """The head of the subject of the clause that a pronoun stands in, that of an infinitive too."""
        node = self._links.tree.nodes[pronoun.head]
        while node.pos not in ("VERB", "AUX") and node.head is not node:
            node = node.head
        while dependent(node, "nsubj", "nsubj:pass") is None and node.dep in ("xcomp", "advcl", "conj"):
            above = node.head
            asked = dependent(above, "obj", "iobj") or dependent(above, "obl")
            if node.dep != "conj" and above.lemma in REQUESTS and asked is not None:
                return asked.i  # "called on Russia to respect its obligations"
            node = above
        subject = dependent(node, "nsubj", "nsubj:pass")
        return subject.i if subject is not None else None

    def _agrees(self, pronoun: Nominal, other: Nominal, chain: Chain) -> bool:
        if other.person < 3 and other.kind is Kind.PRONOUN:
            return False
        if not chain.genders & pronoun.genders or self._is_predicated(pronoun, other):
            return False
        number = other.number or chain.number
        if pronoun.number == "plur":
            return number != "sing" or (other.label in ("ORG", "NORP", "GPE") and other.kind is Kind.NAME)
        if number == "plur":
            return False
        if NEUTER not in pronoun.genders:  # he, she
            return other.kind is not Kind.NAME or other.label in ("PERSON", "")
        return chain.genders != ANY_PERSON

    def _is_predicated(self, pronoun: Nominal, other: Nominal) -> bool:
        """`It was the first meeting`: what is a meeting is no country."""
        predicate = self._links.tree.nodes[pronoun.head].head
        if pronoun.function != "subj" or predicate.pos != "NOUN" or other.label not in STATES:
            return False
        return dependent(predicate, "cop") is not None and predicate.lemma not in KINDS_OF_STATES

    def _may_be_bound(self, pronoun: Nominal, other: Nominal) -> bool:
        """Whether grammar lets the two be the same: not inside each other, not arguments of one verb."""
        nodes = self._links.tree.nodes
        if self._links.contains(other, pronoun) or self._links.contains(pronoun, other):
            return False
        reflexive = pronoun.words[0].endswith(("self", "selves"))
        same_clause = nodes[pronoun.head].head is nodes[other.head].head
        if reflexive:
            return other.sentence == pronoun.sentence and (same_clause or other.function == "subj")
        if pronoun.function == "subj" and other.function == "subj" and self._answers(pronoun, other):
            return False
        if same_clause and pronoun.function != "poss" and pronoun.sentence == other.sentence:
            return False
        speaker = self._speaker(pronoun.quotation) if pronoun.quotation is not None else None
        return speaker is None or speaker is not self._links.chain(other) or other.quotation is not None

    def _answers(self, pronoun: Nominal, other: Nominal) -> bool:
        """`Paris demanded her release, but it refused`: nobody refuses what he demands himself."""
        verb = self._links.tree.nodes[pronoun.head].head
        asking = self._links.tree.nodes[other.head].head
        if verb.lemma not in ANSWERS or asking.lemma not in REQUESTS:
            return False
        return verb.head is asking or pronoun.sentence == other.sentence + 1


def _salience(pronoun: Nominal, other: Nominal, chain: Chain) -> float:
    """How likely a phrase is what a pronoun means; see Lappin and Leass (1994) for the kinds of weights."""
    sentences = pronoun.sentence - other.sentence
    score = FUNCTION_WEIGHT[other.function] + SENTENCE_WEIGHT * sentences
    score += LENGTH_WEIGHT * min(len(chain.nominals), LONGEST)
    if sentences == 0:
        score += TOKEN_WEIGHT * (pronoun.head - other.head)
    if other.function == pronoun.function:
        score += PARALLEL_WEIGHT
    if other.kind is Kind.NAME:
        score += NAME_WEIGHT
    elif other.kind is Kind.PRONOUN:
        score += PRONOUN_WEIGHT
    elif other.kind is Kind.NOMINAL and not other.definite:
        score += INDEFINITE_WEIGHT
    if pronoun.number == "plur" and other.number != "plur":
        score += COLLECTIVE_WEIGHT if other.label != "GPE" else COUNTRY_WEIGHT
    elif pronoun.number == "plur" and other.kind is Kind.NOMINAL and NEUTER not in other.genders:
        score += PEOPLE_WEIGHT
    return score
