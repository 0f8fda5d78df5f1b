"""Finds whose officials and forces a state's are by who gives them orders, or speaks for them.

`The Chadian president instructed prosecutors`, `Chad's interior ministry says security forces are ready`:
whom a leader orders about, and of whom a government tells, are of its own state where nothing else is said.
"""

from __future__ import annotations

from kgbuild.extract.actors.home_words import TELLING_OWN
from kgbuild.extract.syntax.tree import Node
from kgbuild.extract.syntax.tree_relations import first_conjunct

ORDERING = frozenset(
    "order instruct direct command dismiss fire sack appoint deploy dispatch mobilize mobilise task assign "
    "reshuffle promote reprimand".split()
)
"""Verbs of what one does to those below him."""


def those_above(head: Node) -> tuple[Node, ...]:
    """The subject of a verb by which somebody is ordered about, or that tells of what he does.

    Args:
        head: The noun of officials or forces.
    """
    first = first_conjunct(head)
    verb = first.head
    if first.relation in ("obj", "iobj") and verb.lemma in ORDERING:
        return _subjects(verb)
    if (
        first.relation == "nsubj"
        and verb.relation in ("ccomp", "parataxis")
        and verb.head.lemma in TELLING_OWN
    ):
        return _subjects(verb.head)
    return ()


def _subjects(verb: Node) -> tuple[Node, ...]:
    return tuple(child for child in verb.children if child.dep == "nsubj")
