"""Resolves pronouns: the most salient phrase before them that agrees and may be bound."""

from __future__ import annotations

from kgbuild.extract.coreference.binding import Binding
from kgbuild.extract.coreference.chain import Chain, Links
from kgbuild.extract.coreference.referring import ANY_PERSON, NEUTER, Kind, Nominal
from kgbuild.extract.coreference.salience import (
    ADDRESSEE_WEIGHT,
    ASKED_WEIGHT,
    CONTINUED_WEIGHT,
    CONTINUING_WEIGHT,
    DESCRIBED_WEIGHT,
    ELSEWHERE_WEIGHT,
    MEMBER_WEIGHT,
    OWN_CLAUSE_WEIGHT,
    SAYING_WEIGHT,
    STATES,
    salience,
)
from kgbuild.extract.coreference.speakers import SAYING
from kgbuild.extract.tree_relations import dependent

WINDOW = 3
"""How many sentences back a pronoun looks."""
THRESHOLD = -40.0
"""A pronoun whose best candidate scores lower stays unresolved."""

KINDS_OF_STATES = frozenset(
    "country nation state member ally partner neighbor neighbour power republic democracy home party group "
    "organization company agency city town capital exporter producer supplier donor host target source "
    "victim signatory monarchy kingdom".split()
)
"""Nouns that a country or an organization can be said to be."""
WARNINGS = frozenset("warn remind persuade convince urge ask press implore".split())
"""Verbs whose clause says what happens to whom they name, or what he should do."""
HARM = frozenset(
    "abduct kidnap kill attack ambush arrest detain seize capture shoot wound injure murder assassinate stop "
    "hit strike catch intercept".split()
)
CIRCUMSTANCES = frozenset({"as", "while", "when"})
"""Words before what somebody did who was then harmed: `abducted them as they traveled`."""
CONDITIONS = frozenset({"if", "unless", "until"})
CONTINUING = frozenset({"add", "continue", "conclude"})
"""Verbs of who has spoken before."""


class PronounSieve:
    """Resolves the pronouns of one document, in the order of the text.

    Args:
        links: The document's chains.
        speakers: For each quotation the token index of the speaker's head, where there is one.
        stories: For each sentence the number of its story.
        issuer: The head of who issued the text, where it is a statement: its `we`.
    """

    def __init__(
        self, links: Links, speakers: dict[int, int], stories: list[int], issuer: int | None = None
    ) -> None:
        self._links, self._speakers, self._issuer, self._stories = links, speakers, issuer, stories
        self._binding = Binding(links)
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
        best, best_score, stories = None, THRESHOLD, self._stories
        excluded = self._binding.excluded(pronoun)
        subject = self._binding.clause_subject(pronoun) if pronoun.function == "poss" else None
        addressee = self._addressee(pronoun)
        described = self._binding.described(pronoun)
        continues, goes_on = self._continues(pronoun), self._goes_on(pronoun)
        says = pronoun.number == "plur" and self._links.tree.nodes[pronoun.head].head.lemma in SAYING
        for other in reversed(seen):
            if pronoun.sentence - other.sentence > WINDOW:
                break
            chain = self._links.known(other)
            if chain in excluded or not self._fits(pronoun, other, chain):
                continue
            score = salience(pronoun, other, chain)
            if other.head == subject:
                score += OWN_CLAUSE_WEIGHT + (ASKED_WEIGHT if other.function != "subj" else 0.0)
            if other.head == described:
                score += DESCRIBED_WEIGHT + (OWN_CLAUSE_WEIGHT if pronoun.function == "poss" else 0.0)
            score += ADDRESSEE_WEIGHT if other.head == addressee else 0.0
            score += CONTINUING_WEIGHT if continues and self._leads(other) else 0.0
            score += CONTINUED_WEIGHT if goes_on and self._led_before(pronoun, other) else 0.0
            score += SAYING_WEIGHT if says and self._said_before(pronoun, other) else 0.0
            score += MEMBER_WEIGHT if pronoun.number != "plur" and self._is_member(other) else 0.0
            score += ELSEWHERE_WEIGHT if stories[pronoun.sentence] != stories[other.sentence] else 0.0
            if score > best_score:
                best, best_score = chain, score
        return best

    def _addressee(self, pronoun: Nominal) -> int | None:
        """Whom the clause above warns, offers or attacks, for the subject of what is then said of him."""
        if pronoun.function == "poss":
            return self._harmed(pronoun)
        if pronoun.function != "subj":
            return None
        clause = self._links.tree.nodes[pronoun.head].head
        above = clause.head
        mark = dependent(clause, "mark", "advmod")
        word = mark.lower if mark is not None else ""
        told = (
            (clause.dep == "ccomp" and above.lemma in WARNINGS)
            or (clause.dep == "advcl" and word in CIRCUMSTANCES and above.lemma in HARM)
            or (clause.dep == "advcl" and word in CONDITIONS)
        )
        found = dependent(above, "obj", "iobj") if told else None
        if found is None and told and word in CONDITIONS:
            found = next((c for c in above.children if c.dep == "obl" and c.label and c.i < clause.i), None)
        return found.i if found is not None else None

    def _continues(self, pronoun: Nominal) -> bool:
        """Whether a pronoun goes on speaking: `he added`."""
        return pronoun.function == "subj" and self._links.tree.nodes[pronoun.head].head.lemma in CONTINUING

    def _led_before(self, pronoun: Nominal, other: Nominal) -> bool:
        """Whether the sentence before is about a phrase: its subject, unless one of the two only says so."""
        if pronoun.sentence != other.sentence + 1 or not self._leads(other):
            return False
        verb, before = (self._links.tree.nodes[n.head].head for n in (pronoun, other))
        return (verb.lemma in SAYING) == (before.lemma in SAYING)

    def _said_before(self, pronoun: Nominal, other: Nominal) -> bool:
        """Whether a phrase is who spoke in the sentence before: `Police say … They say …`."""
        spoke = self._leads(other) and self._links.tree.nodes[other.head].head.lemma in SAYING
        return spoke and pronoun.function == "subj" and pronoun.sentence == other.sentence + 1

    def _goes_on(self, pronoun: Nominal) -> bool:
        """Whether a sentence tells one more thing of who it begins with: `it also calls on Togo …`."""
        verb = self._links.tree.nodes[pronoun.head].head
        also = dependent(verb, "advmod")
        is_main = verb.head is verb and pronoun.function == "subj"
        return is_main and also is not None and also.lower == "also"

    def _leads(self, other: Nominal) -> bool:
        """Whether a phrase is the subject of a sentence, and no pronoun itself."""
        node = self._links.tree.nodes[other.head]
        return other.kind is not Kind.PRONOUN and other.function == "subj" and node.head.head is node.head

    def _harmed(self, pronoun: Nominal) -> int | None:
        """Whom the clause above tells to be harmed, where what was his is struck: `when they hit his car`."""
        noun = self._links.tree.nodes[pronoun.head].head
        verb = noun.head
        mark = dependent(verb, "mark", "advmod")
        told = noun.dep == "obj" and verb.dep == "advcl" and mark is not None and mark.lower in CIRCUMSTANCES
        harmed = told and verb.lemma in HARM and verb.head.lemma in HARM
        found = dependent(verb.head, "nsubj:pass") if harmed else None
        return found.i if found is not None else None

    def _is_member(self, other: Nominal) -> bool:
        """Whether a phrase is one of several that are named together."""
        node = self._links.tree.nodes[other.head]
        return other.kind is not Kind.GROUP and (node.dep == "conj" or dependent(node, "conj") is not None)

    def _fits(self, pronoun: Nominal, other: Nominal, chain: Chain) -> bool:
        """Whether the two agree and grammar lets them be the same; `he` in a quotation is not who speaks."""
        if not (self._agrees(pronoun, other, chain) and self._binding.allows(pronoun, other)):
            return False
        speaker = self._speaker(pronoun.quotation) if pronoun.quotation is not None else None
        return speaker is None or speaker is not self._links.chain(other) or other.quotation is not None

    def _agrees(self, pronoun: Nominal, other: Nominal, chain: Chain) -> bool:
        if other.person < 3 and other.kind is Kind.PRONOUN:
            return False
        if not chain.genders & pronoun.genders or self._is_predicated(pronoun, other):
            return False
        if self._is_complement(other):
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

    def _is_complement(self, other: Nominal) -> bool:
        """`became a colony`: what somebody became is nobody beside him."""
        node = self._links.tree.nodes[other.head]
        return other.kind is not Kind.NAME and node.dep in ("xcomp", "obj") and node.head.lemma == "become"
