"""Names whom a text first describes and then names: `A former mayor was arrested. Adam Roe is accused of …`.

News opens with what somebody is and tells his name in the next sentence. Whoever speaks there under a new
name is who spoke before; whoever is otherwise told of under a new name, and without a title, is the one
person whom the sentence before tells of.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.coreference.chain import Links
from kgbuild.extract.coreference.known_names import candidates
from kgbuild.extract.coreference.referring import ANY_PERSON, Kind, Nominal
from kgbuild.extract.coreference.speakers import SAYING
from kgbuild.extract.syntax.tree import Node
from kgbuild.extract.syntax.tree_relations import dependent
from kgbuild.lexicon.gazetteer import Gazetteer
from kgbuild.lexicon.gazetteer_tables import Person

RANKS = frozenset("major brigadier lieutenant rear vice".split())
"""Words of titles that texts leave out where they do not name anybody."""
INDEFINITE = frozenset({"a", "an", "another", "one"})
TOLD_OF = frozenset({"subj", "obj", "obl", "nmod"})


class IntroductionSieve:
    """Joins descriptions of one document with the names told after them, in the order of the text.

    Args:
        links: The document's chains, in which all names are joined.
        gazetteer: Known people, who need no introduction.
        stories: For each sentence the number of its story.
    """

    def __init__(self, links: Links, gazetteer: Gazetteer, stories: Sequence[int]) -> None:
        self._links, self._gazetteer, self._stories = links, gazetteer, stories
        self._speaker: Nominal | None = None  # the last who spoke without a name
        self._persons: list[Nominal] = []  # single persons that were told of, latest last

    def see(self, nominal: Nominal) -> None:
        """Takes note of a phrase; a name may be that of somebody told of before."""
        if nominal.kind is Kind.NAME and nominal.label == "PERSON":
            self._name(nominal)
        if nominal.kind in (Kind.NAME, Kind.NOMINAL) and self._is_person(nominal):
            self._persons.append(nominal)
            if nominal.kind is Kind.NOMINAL and self._speaks(nominal) and self._is_unnamed(nominal):
                self._speaker = nominal

    def _name(self, name: Nominal) -> None:
        chain = self._links.known(name)
        if len(name.words) < 2 or chain.nominals[0] is not name:
            return
        told = self._spoke_before(name) if self._speaks(name) else self._told_of_before(name)
        if told is not None and told.genders & chain.genders:
            self._links.settle(told, chain)

    def _spoke_before(self, name: Nominal) -> Nominal | None:
        """`Togo's envoy says …. Adam Roe told reporters …`: he is told by name what he has been called."""
        speaker, chain = self._speaker, self._links.known(name)
        if speaker is None or not self._is_next(name, speaker):
            return None
        same = speaker.lemma in name.roles and name.role_words <= speaker.modifiers | RANKS
        return speaker if (same if name.roles else not chain.roles) else None

    def _told_of_before(self, name: Nominal) -> Nominal | None:
        """Whom the sentence before tells of without a name, for a new name that begins a sentence.

        That is the only one who is told of for the first time, or else who leads the sentence.
        """
        if self._links.known(name).roles or not self._begins(name) or self._is_known(name):
            return None
        before = [n for n in self._persons if n.sentence == name.sentence - 1 and self._is_next(name, n)]
        told = [n for n in before if self._is_unnamed(n) and self._is_new(n)]
        leading = [n for n in told if self._links.leads(n)] or [
            n for n in before if self._links.leads(n) and self._is_unnamed(n) and n.country is not None
        ]
        return told[0] if len(told) == 1 else leading[0] if len(leading) == 1 else None

    def _begins(self, name: Nominal) -> bool:
        """Whether a name is the subject of its sentence, or of what somebody says there."""
        verb = self._links.tree.nodes[name.head].head
        says = verb.dep == "ccomp" and verb.head.head is verb.head and verb.head.lemma in SAYING
        return self._links.leads(name) or (name.function == "subj" and says)

    def _is_next(self, name: Nominal, told: Nominal) -> bool:
        """Whether a name stands in the sentence behind, and in the same story."""
        return (
            name.sentence == told.sentence + 1
            and self._stories[name.sentence] == self._stories[told.sentence]
        )

    def _is_new(self, nominal: Nominal) -> bool:
        """Whether a phrase tells of somebody for the first time: `a former mayor`."""
        node = self._links.tree.nodes[nominal.head]
        determiner = dependent(node, "det", "nummod")
        if nominal.function == "nmod" and not _is_close_to_verb(node.head):
            return False
        return nominal.function in TOLD_OF and determiner is not None and determiner.lower in INDEFINITE

    def _is_known(self, name: Nominal) -> bool:
        found = candidates(self._gazetteer, " ".join(name.words))
        return any(isinstance(candidate.entry, Person) for candidate in found)

    def _is_unnamed(self, nominal: Nominal) -> bool:
        return nominal.kind is Kind.NOMINAL and self._links.known(nominal).name is None

    def _is_person(self, nominal: Nominal) -> bool:
        return nominal.number == "sing" and nominal.genders <= ANY_PERSON

    def _speaks(self, nominal: Nominal) -> bool:
        """Whether a phrase is the subject of a sentence that tells what somebody says."""
        verb = self._links.tree.nodes[nominal.head].head
        return self._links.leads(nominal) and verb.lemma in SAYING


def _is_close_to_verb(noun: Node) -> bool:
    """Whether a noun stands to the verb of its sentence: `reported the arrest of`, `for the killing of`."""
    verb = noun.head
    return noun.relation in ("nsubj", "obj", "obl") and (verb.head is verb or verb.head.lemma in SAYING)
