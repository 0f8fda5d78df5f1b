"""Resolves pronouns: the most salient phrase before them that agrees and may be bound."""

from __future__ import annotations

from kgbuild.extract.coreference.binding import Binding
from kgbuild.extract.coreference.chain import Chain, Links
from kgbuild.extract.coreference.clues import Clues
from kgbuild.extract.coreference.referring import ANY_PERSON, NEUTER, Kind, Nominal
from kgbuild.extract.coreference.salience import ELSEWHERE_WEIGHT, STATES, salience
from kgbuild.extract.coreference.speakers import SAYING
from kgbuild.extract.coreference.words import COLLECTIVES
from kgbuild.extract.syntax.tree_relations import dependent

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

DEEDS = frozenset(
    "attack killing murder bombing blast explosion shooting strike raid clash protest rally visit trip "
    "meeting summit talk election vote ruling incident time move step encounter appearance defeat victory "
    "win loss deal arrest conviction sentence launch test flight quake earthquake storm outbreak accident "
    "crash disaster death deployment exercise offensive operation violence assault ambush riot".split()
)
"""What happens, and so is no organization: `it was the second killing`."""
FRONTED = frozenset({"obl", "advcl"})
"""Relations of what stands before a subject."""
WITHOUT_HIM = frozenset(
    "absence place honor honour funeral death defense defence behalf stead memory case burial trial arrest "
    "name assassination murder killing opinion view".split()
)
"""Nouns of what others do about somebody: `in his absence Mr. Osei said`."""


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
        if pronoun.person < 3:
            return self._voice(pronoun)
        return self._named_behind(pronoun) or self._antecedent(pronoun, seen)

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

    def _named_behind(self, pronoun: Nominal) -> Chain | None:
        """`In his speech Mr. Osei said`: the name that is the subject behind a phrase with a possessive.

        Not where that is done about him, as at his funeral.
        """
        if pronoun.function != "poss" or pronoun.number == "plur":
            return None
        node = self._links.tree.nodes[pronoun.head].head
        if node.lemma in WITHOUT_HIM:
            return None
        while node.dep not in FRONTED and node.head is not node:
            node = node.head
        subject = dependent(node.head, "nsubj", "nsubj:pass") if node.dep in FRONTED else None
        if subject is None or subject.left_edge <= node.right_edge:
            return None
        name = self._links.at(subject.i)
        if name is None or name.kind is not Kind.NAME or name.words[0].islower():
            return None
        if node.head.lemma in SAYING and name.label != "PERSON":
            return None  # "For its sake, the Times says, Sudan …"
        chain = self._links.known(name)
        return chain if self._agrees(pronoun, name, chain) else None

    def _antecedent(self, pronoun: Nominal, seen: list[Nominal]) -> Chain | None:
        best, best_score, stories = None, THRESHOLD, self._stories
        excluded, clues = self._binding.excluded(pronoun), Clues(self._links, self._binding, pronoun)
        for other in reversed(seen):
            if pronoun.sentence - other.sentence > WINDOW:
                break
            chain = self._links.known(other)
            if chain in excluded or not self._fits(pronoun, other, chain):
                continue
            score = salience(pronoun, other, chain) + clues.weight(other)
            score += ELSEWHERE_WEIGHT if stories[pronoun.sentence] != stories[other.sentence] else 0.0
            if score > best_score:
                best, best_score = chain, score
        return best

    def _fits(self, pronoun: Nominal, other: Nominal, chain: Chain) -> bool:
        """Whether the two agree and grammar lets them be the same; `he` in a quotation is not who speaks."""
        if not (self._agrees(pronoun, other, chain) and self._binding.allows(pronoun, other)):
            return False
        speaker = self._speaker(pronoun.quotation) if pronoun.quotation is not None else None
        return speaker is None or speaker is not self._links.chain(other) or other.quotation is not None

    def _agrees(self, pronoun: Nominal, other: Nominal, chain: Chain) -> bool:
        if other.person < 3 and other.kind is Kind.PRONOUN:
            return False
        if not chain.genders & pronoun.genders or self._is_predicated(pronoun, other, chain):
            return False
        if self._is_complement(other):
            return False
        number = other.number or chain.number
        if pronoun.number == "plur":
            collective = not other.number and other.kind is Kind.NOMINAL  # "the group, Hamas, … their"
            named = other.label in ("ORG", "NORP", "GPE") and other.kind is Kind.NAME
            return number != "sing" or collective or named
        if number == "plur":
            return False
        if NEUTER not in pronoun.genders:  # he, she
            return other.kind is not Kind.NAME or other.label in ("PERSON", "")
        return chain.genders != ANY_PERSON

    def _is_predicated(self, pronoun: Nominal, other: Nominal, chain: Chain) -> bool:
        """`It was the first meeting`: what is a meeting is no country, and no organization."""
        predicate = self._links.tree.nodes[pronoun.head].head
        if pronoun.function != "subj" or predicate.pos != "NOUN":
            return False
        label = other.label or (chain.name.label if chain.name is not None else "")
        if predicate.lemma in DEEDS and (label == "ORG" or other.lemma in COLLECTIVES):
            return True
        if label not in STATES:
            return False
        return dependent(predicate, "cop") is not None and predicate.lemma not in KINDS_OF_STATES

    def _is_complement(self, other: Nominal) -> bool:
        """`became a colony`: what somebody became is nobody beside him."""
        node = self._links.tree.nodes[other.head]
        return other.kind is not Kind.NAME and node.dep in ("xcomp", "obj") and node.head.lemma == "become"
