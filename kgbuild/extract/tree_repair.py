"""Repairs a few readings of the parser that grammar rules out, before anything looks at the tree.

Each repair names the impossible reading that it mends. Nothing here knows events or actors.
"""

from __future__ import annotations

from collections.abc import Iterable

from kgbuild.extract.frames import prepositions
from kgbuild.extract.tree import Node

GIVING = frozenset(
    "give lend promise grant offer send pay award deny hand provide pledge loan guarantee extend".split()
)
"""Verbs that take whom something is given to as first of two objects."""
GIFTS = frozenset(
    "help aid access support assistance money time backing credit relief permission asylum weapon arms loan "
    "protection cooperation dollar euro pound yen kroner yuan fund cash food grain wheat gas oil".split()
)
"""What is given so; of other nouns a name before them may be a part: `gave Israel lobbyists a hearing`."""


ADDRESSING = frozenset("call phone telephone ring".split())
"""Verbs of which a person's name behind them is the object: `called Erdogan to congratulate him`."""
FARTHEST = 4
"""Words between a possessive and what is possessed, at most."""


def repair(nodes: Iterable[Node]) -> None:
    """Mends the tree in place."""
    for node in nodes:
        if node.tag == "POS":
            _possessor(node)
        elif node.dep == "obl:agent" and node.head.pos == "VERB":
            _agent_without_by(node)
        if node.pos == "VERB":
            _passive_with_object(node)
            _name_of_receiver(node)
            _subject_of_reported(node)
            _person_called(node)
            _subjects_of_headline(node)


def _passive_with_object(verb: Node) -> None:
    """`Police arrested smugglers` as a passive: one without auxiliary has no object of its own."""
    if verb.tag not in ("VBN", "VBD"):
        return
    relations = {child.dep for child in verb.children}
    finite = verb.dep in ("root", "ROOT", "conj", "ccomp", "parataxis", "advcl")
    if "nsubj:pass" in relations and "obj" in relations and finite and not relations & {"aux:pass", "aux"}:
        verb.tag = "VBD"
        for child in verb.children:
            if child.dep == "nsubj:pass":
                child.dep = "nsubj"


def _name_of_receiver(verb: Node) -> None:
    """`promised Tunisia help` with one object `Tunisia help`: a state cannot be of what it is given."""
    if verb.lemma not in GIVING:
        return
    for gift in [c for c in verb.children if c.dep == "obj" and c.lemma in GIFTS and c.i > verb.i]:
        names = [c for c in gift.children if c.dep == "compound" and c.label == "GPE" and c.i == verb.i + 1]
        others = [c for c in gift.children if c.i < gift.i and c.dep in ("det", "nmod:poss")]
        if names and not others and not any(c.dep == "iobj" for c in verb.children):
            _move(names[0], verb, "iobj")


def _possessor(marker: Node) -> None:
    """`welcomed US President Donald Trump's decision`: a possessive belongs to a noun behind it."""
    owner = marker.head
    if owner.i > marker.i or owner.dep == "nmod:poss" or owner.head.i > marker.i:
        return
    if owner.pos != "PROPN" or owner.relation not in ("flat", "compound", "nmod"):
        return
    following = owner.tree.nodes[marker.i + 1 : marker.i + 1 + FARTHEST]
    owned = next((n for n in following if n.pos == "NOUN" and n.head not in following), None)
    if owned is not None and all(
        n.pos in ("NOUN", "ADJ", "PROPN", "NUM") for n in following[: owned.i - marker.i]
    ):
        _move(owner, owned, "nmod:poss")


def _agent_without_by(oblique: Node) -> None:
    """`restrictions imposed on Olmert`: only `by` marks an agent."""
    if any(c.relation == "case" for c in oblique.children) and "by" not in prepositions(oblique):
        oblique.dep = "obl"


def _person_called(verb: Node) -> None:
    """`called President Erdogan to congratulate him`, where the name is taken for what he is called."""
    if verb.lemma not in ADDRESSING or any(c.relation == "obj" for c in verb.children):
        return
    for child in verb.children:
        if child.dep == "xcomp" and child.label == "PERSON" and child.i > verb.i:
            child.dep = child.relation = "obj"
            return


def _subject_of_reported(verb: Node) -> None:
    """`Indra Nooyi will take control, the company announced` with both subjects on the last verb."""
    subjects = [c for c in verb.children if c.dep == "nsubj"]
    reported = [c for c in verb.children if c.dep == "ccomp" and c.i < verb.i]
    if len(subjects) != 2 or len(reported) != 1 or not subjects[0].i < reported[0].i < subjects[1].i:
        return
    clause = reported[0]
    if not any(c.relation in ("nsubj", "csubj") for c in clause.children):
        passive = any(c.dep == "aux:pass" for c in clause.children)
        _move(subjects[0], clause, "nsubj:pass" if passive else "nsubj")


def _subjects_of_headline(verb: Node) -> None:
    """`Japan, South Korea hold summit`: a plural verb has two subjects, and a comma stands for `and`."""
    if verb.tag != "VBP":
        return
    for subject in [c for c in verb.children if c.dep == "nsubj" and c.label == "GPE" and c.i < verb.i]:
        for name in subject.children:
            if name.label == "GPE" and name.i > subject.i and name.dep in ("nmod:unmarked", "appos", "list"):
                name.dep = name.relation = "conj"


def _move(node: Node, head: Node, dep: str) -> None:
    node.head.children.remove(node)
    node.head, node.dep, node.relation = head, dep, dep.partition(":")[0]
    head.children = sorted([*head.children, node], key=lambda child: child.i)
