"""Says of which force officers are whom a text calls nothing else: those of the police, or of an army.

`Gunmen attacked a police station and killed two officers`: policemen. The nearest word for one of the two
tells it, in the sentence or in those before it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from kgbuild.extract.coreference import Coreference
from kgbuild.extract.syntax.ellipsis import is_bare_count, meant_again
from kgbuild.extract.syntax.noun_phrases import counted
from kgbuild.extract.syntax.tree import Node, Tree
from kgbuild.records import Mention

REACH = 3
"""How many sentences are asked, that of the officers among them."""
POLICE = frozenset("police policeman policewoman constable sheriff detective".split())
SOLDIERLY = frozenset(
    "army military soldier troop troops navy marine marines air-force junta coup colonel lieutenant "
    "sergeant intelligence security".split()
)
"""Words of those who serve in an army, of services that are neither, and of what soldiers do."""


class Forces:
    """Finds the forces of the officers of one document.

    Args:
        tree: Its parse.
        coreference: Whom its pronouns mean, and which sentences make a story.
    """

    def __init__(self, tree: Tree, coreference: Coreference) -> None:
        self._tree, self._coreference = tree, coreference
        self._found: dict[int, bool] = {}

    def told(self, mention: Mention) -> Mention:
        """The mention; of officers of the police with the sector of these."""
        actor = mention.actor
        if actor.named or actor.sector != "MIL":
            return mention
        head = self._tree.root(*self._tree.word_range(mention.head.begin, mention.head.end))
        span = self._coreference.antecedent(head.i)
        noun = counted(self._tree.root(*span) if span is not None else head)
        if is_bare_count(noun):  # "killed four officers and wounded two others"
            noun = next(meant_again(noun, None), noun)
        if noun.lemma != "officer" or not self._are_police(noun):
            return mention
        return replace(mention, actor=replace(actor, sector="COP"))

    def _are_police(self, officer: Node) -> bool:
        if officer.i not in self._found:
            self._found[officer.i] = self._nearest(officer) == "COP"
        return self._found[officer.i]

    def _nearest(self, officer: Node) -> str | None:
        """The force that stands nearest: in the phrase, in its sentence, in the sentences before."""
        own = {child.lower for child in officer.children if child.i < officer.i}
        if own & (POLICE | SOLDIERLY):
            return "COP" if own & POLICE else "MIL"
        for number in islice(self._coreference.story_until(officer.sentence), REACH):
            nodes = self._tree.sentences[number].nodes
            told = [node for node in nodes if node.lemma in POLICE | SOLDIERLY]
            nearest = min(told, key=lambda node: abs(node.i - officer.i), default=None)
            if nearest is not None:
                return "COP" if nearest.lemma in POLICE else "MIL"
        return None
