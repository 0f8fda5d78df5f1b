"""Hangs phrases and clauses where grammar wants them, where the parser took a nearer or farther word.

Each repair asks for a sign that leaves no other reading: number, a date between, a name behind a comma.
"""

from __future__ import annotations

from kgbuild.extract.frames import children, prepositions
from kgbuild.extract.tree import Node

TALKS = frozenset(
    "meeting talk summit conversation conference negotiation consultation discussion interview".split()
)
"""Nouns whose partner stands under `with`, whatever day stands between."""
BODIES = frozenset(
    "party ministry agency organization organisation government army court council committee force group "
    "movement region province district country city company bank university union parliament commission "
    "department office authority board association federation service police".split()
)
"""Nouns of what has a head with a name: `the chairman of the party, Ann Bee`."""
DEADLY = frozenset({"kill", "wound", "injure", "claim"})
VIOLENT = frozenset("attack raid strike airstrike explosion blast assault crash ambush".split())
HIGHEST = 3
"""How many words up the antecedent of a relative clause is sought."""


def repair_attachment(node: Node) -> None:
    """Hangs a phrase or clause where it belongs, in place.

    Args:
        node: The head of a phrase or clause.
    """
    if node.dep == "acl:relcl":
        _plural_clause(node)
        _deadly_clause(node)
    elif node.dep == "appos":
        _name_of_head(node)
    elif node.lower == "visiting":
        _visitor(node)
    elif node.dep == "acl" and node.tag == "VBN":
        _first_of_two_deeds(node)
    if node.relation == "obl" and "with" in prepositions(node):
        _partner_of_talks(node)


def _plural_clause(verb: Node) -> None:
    """`fighters loyal to Ann Bee, who have left`: a plural verb has no single person for its subject."""
    auxiliaries = children(verb, "aux", "aux:pass", "cop") or [verb]
    subjects = [c for c in verb.children if c.dep in ("nsubj", "nsubj:pass")]
    plural = auxiliaries[0].lower in ("have", "are", "were") or auxiliaries[0].tag == "VBP"
    if not plural or len(subjects) != 1 or subjects[0].lower not in ("who", "which", "that"):
        return
    if verb.head.label not in ("PERSON", "GPE") or any(c.dep == "conj" for c in verb.head.children):
        return
    for above in list(verb.head.ancestors())[:HIGHEST]:
        if above.tag == "NNS" and above.i < verb.head.i:
            verb.move(above, "acl:relcl")
            return


def _deadly_clause(verb: Node) -> None:
    """`the bombing of an airliner that killed 70 people`: a deed kills, not what it is done to."""
    noun = verb.head
    if verb.lemma not in DEADLY or noun.dep != "nmod" or noun.label:
        return
    subjects = [c.lower for c in verb.children if c.dep == "nsubj"]
    deed = noun.head
    violent = deed.lemma in VIOLENT or deed.lemma.endswith("ing")
    struck = {"of", "on", "at", "against"} & set(prepositions(noun))
    if violent and struck and subjects in (["that"], ["which"]):
        verb.move(deed, "acl:relcl")


def _name_of_head(name: Node) -> None:
    """`the chairman of the opposition party, Ann Bee`: a person is no party, but its chairman."""
    body = name.head
    if name.label != "PERSON" or body.dep != "nmod" or "of" not in prepositions(body):
        return
    person = body.head
    above = person.pos == "NOUN" and person.i < body.i and not children(person, "appos")
    if above and body.i < name.i and (body.lemma in BODIES or body.label == "ORG"):
        name.move(person, "appos")


def _visitor(verb: Node) -> None:
    """`a meeting with visiting President Bee`, read as if somebody visited him."""
    markers = [c for c in verb.children if c.dep == "mark" and c.pos in ("ADP", "SCONJ")]
    guests = children(verb, "obj")
    if len(guests) != 1 or not markers or verb.head is verb:
        return
    guest, above = guests[0], verb.head
    guest.move(above, "obl" if above.pos == "VERB" else "nmod")
    for marker in markers:
        marker.move(guest, "case")
    verb.move(guest, "amod")


def _partner_of_talks(partner: Node) -> None:
    """`during a meeting Saturday with Ann Bee`: one meets with her, whatever the verb."""
    before = partner.tree.nodes[: partner.left_edge]
    while before and before[-1].label in ("DATE", "TIME"):
        before = before[:-1]
    if not before or before[-1].lemma not in TALKS:
        return
    talks = before[-1]
    if talks.head is partner.head and talks.pos == "NOUN" and talks.relation in ("obl", "obj", "nsubj"):
        partner.move(talks, "nmod")


def _first_of_two_deeds(verb: Node) -> None:
    """`gunmen in Basra shot and killed a judge`, where `shot` is taken for what befell the gunmen."""
    nodes, noun = verb.tree.nodes, verb.head
    joint, second = (nodes[verb.i + 1], nodes[verb.i + 2]) if verb.i + 2 < len(nodes) else (verb, verb)
    shared = joint.lower == "and" and second.tag == "VBD" and any(c.dep == "nsubj" for c in second.children)
    if shared and second in list(noun.ancestors())[:HIGHEST]:
        verb.tag = "VBD"
        verb.move(second, "conj")
