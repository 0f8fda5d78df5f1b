"""Says whether a party may be one of those who live where it is told of, whom the place gives a country."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.actors.bonds import armies_telling, is_nobodys_own
from kgbuild.extract.actors.home_words import (
    AREAS,
    ASSEMBLIES,
    AT_HOME,
    COUNTED,
    COURTESY,
    FROM_AFAR,
    GATHERING,
    KIN,
    LEADING,
    NAMES,
    NOBODYS_OWN,
    OTHERS,
    PRIVATE,
    SEAT_TOWNS,
    SOLDIERS,
    STATIONS,
    TOWARDS,
    UNTOLD_BODIES,
)
from kgbuild.extract.coreference.referring import PRONOUNS
from kgbuild.extract.syntax.tree import Node
from kgbuild.extract.syntax.tree_relations import dependent
from kgbuild.lexicon.noun_words import HELD, SPEAKERS
from kgbuild.records import Actor, ActorKind, Mention

AIMED_ABROAD = frozenset(
    "sanction impose expel deport extradite freeze bomb shell shoot kill attack target strike raid invade "
    "capture".split()
)
"""What a state does to people of other countries as well as to its own."""


def is_known_elsewhere(mention: Mention) -> bool:
    """Whether a name may be that of somebody from another country, of whom a place tells nothing.

    An office or a trade beside a person's full name, and a body that a state or a people has, are of the
    place: `a judge, Ann Bee`, `the Labor Party`; `Mr. Bee` and a company may be visitors.
    """
    actor = mention.actor
    if not actor.named:
        return False
    if actor.kind is ActorKind.ORGANIZATION:
        return actor.sector not in AT_HOME and not actor.name.startswith(STATIONS)
    name = {word.lower() for word in actor.name.split()}
    said = {word.strip(",.'").lower() for word in mention.span.text.split()} - name - COURTESY
    return len(name) < 2 or not said or mention.head.text.lower() in PRONOUNS


def is_one_of_many(actor: Actor, head: Node) -> bool:
    """Whether somebody may be any of those who live there: no `statement`, no one known private person.

    `Gunmen killed the engineer in Vienna`: readers are taken to know him; a text that places him says so.
    """
    if _is_part_of_name(head) or any(_is_part_of_name(c) for c in head.children if c.label == "NORP"):
        return False
    if actor.named:
        return True
    if actor.sector is None:
        return head.lemma in COUNTED or head.label == "NORP" or head.pos in ("PRON", "DET", "NUM")
    known = any(child.lower == "the" for child in head.children) and not head.is_plural
    if known and any(is_indefinite(child) for child in head.children if child.relation == "nmod"):
        known = False  # "the driver of a taxi"
    return not (known and actor.kind is ActorKind.PERSON and actor.sector in PRIVATE)


def is_indefinite(node: Node) -> bool:
    """Whether a noun stands with `a` or `an`."""
    return any(child.lower in ("a", "an") for child in node.children if child.dep == "det")


def _is_part_of_name(head: Node) -> bool:
    """Whether a word is half of an adjective or begins a name: `Franco-German`, `Department of …`."""
    beside = head.tree.nodes[max(0, head.i - 1) : head.i + 2]
    touching = (n for n in beside if n.begin == head.end or n.end == head.begin)
    hyphened = "-" in head.text.strip("-") or any(node.text in ("-", "–") for node in touching)
    body = head.text[0].isupper() and head.i != head.tree.sentences[head.sentence].begin
    return (hyphened and head.pos in NAMES) or (
        body and any(c.pos == "PROPN" and c.relation == "nmod" and c.i > head.i for c in head.children)
    )


def is_anothers(head: Node, *, owned: bool = False) -> bool:
    """Whether words that tell no country say whose somebody is: `an official of a rights group`.

    Args:
        head: The noun of somebody.
        owned: Whether whose he is by a pronoun is known to be at home where he is.
    """
    if head.lemma in KIN and any(c.relation == "nmod" for c in head.children if c.i > head.i):
        return True  # "relatives of soldiers killed in Iraq"
    if head.lemma in ("country", "nation", "state") or (
        head.lemma == "member" and not dependent(head, "compound")
    ):
        return True
    for child in head.children:
        if child.dep == "nmod:poss" and (
            child.lemma in AREAS or (child.pos in ("PRON", "DET") and not owned)
        ):
            return True
        cases = {c.lower for c in child.children if c.dep == "case"}
        of_others = child.relation == "nmod" and cases & {"of", "with", "from", "for"}
        if of_others and any({node.lower, node.lemma} & FROM_AFAR for node in child.subtree()):
            return True
    return False


def is_in_clause(node: Node, head: Node) -> bool:
    """Whether a word stands in a clause behind a noun: `soldiers serving with the NATO-led mission`."""
    while node is not head and node.head is not node:
        if node.relation == "acl" and node.head is head and node.i > head.i:
            return True
        node = node.head
    return False


def is_in_place(node: Node, head: Node) -> bool:
    """Whether a word stands in the name of a place behind a noun: `a patrol in western Nepal`."""
    while node is not head and node.head is not node:
        if node.relation == "nmod" and node.label in ("GPE", "LOC") and node.i > head.i:
            return True
        node = node.head
    return False


def is_known_body(actor: Actor, head: Node) -> bool:
    """Whether readers know which body is meant, or spoken for: `the group`, `a spokesman for the group`."""
    for child in head.children if head.lemma in SPEAKERS else ():
        if child.relation == "nmod" and child.lemma in UNTOLD_BODIES and not child.label:
            return True
    definite = any(child.lower in ("the", "that", "this", "same") for child in head.children)
    bare = not any(child.i < head.i and child.dep not in ("det", "case", "punct") for child in head.children)
    return head.lemma in UNTOLD_BODIES and definite and bare and actor.sector in (None, "CVL")


def may_be_elsewhere(head: Node) -> bool:
    """Whether somebody may be of another country than the one a story tells most of.

    Several governments are those of several states; whom a state strikes or punishes, and who is held, may be
    abroad; a spokesman speaks for somebody whom the text names, and readers know which body `the Council` is.
    """
    if any(above.lemma in AIMED_ABROAD and _is_a_states(above) for above in head.ancestors()):
        return True
    several = head.is_plural and (head.lemma in LEADING or head.lemma == "government")
    spokesman = head.lemma in SPEAKERS and dependent(head, "nmod") is not None
    body = head.pos == "PROPN" and head.text[:1].isupper()
    return several or spokesman or body or head.lemma in HELD - {"prisoner", "victim"}


def _is_a_states(verb: Node) -> bool:
    """Whether a state or its forces do what a verb says, as far as its clause and the one above tell."""
    clauses = (verb, verb.head) if verb.dep in ("advcl", "conj", "xcomp") else (verb,)
    doers = [child for clause in clauses for child in clause.children if child.dep == "nsubj"]
    return any(node.label in ("GPE", "NORP") for doer in doers for node in doer.subtree())


def are_anybodys(actor: Actor, head: Node) -> bool:
    """Whether several are the heads of states, and nothing says of which: `the ministers discussed`."""
    several = actor.sector == "GOV" and head.is_plural and head.lemma in LEADING
    counted = any(child.relation in ("nmod", "nummod") for child in head.children)
    return several and not counted and not is_told(head)


def is_target(node: Node) -> bool:
    """Whether somebody is whom an act is aimed at: `clerics condemned Denmark`."""
    cases = {child.lower for child in node.children if child.dep == "case"}
    return node.relation == "obj" or (node.relation == "obl" and bool(cases & TOWARDS))


def is_told(noun: Node) -> bool:
    """Whether anything before a noun tells of which sort it is: not `the soldier`, `two soldiers`."""
    return any(child.i < noun.i and child.dep in ("compound", "amod", "nmod:poss") for child in noun.children)


def meets_there(place: Node) -> bool:
    """Whether a place is where some have come to meet: `ministers are gathering in Jakarta`."""
    verb = next((node for node in place.ancestors() if node.pos == "VERB"), None)
    return verb is not None and verb.lemma in GATHERING


def is_seat(node: Node) -> bool:
    """Whether a word is a seat of a body of the world: `the Strasbourg-based court`."""
    return any(word.text.split("-")[0] in SEAT_TOWNS for word in node.subtree())


def is_further(head: Node) -> bool:
    """Whether somebody is not only the one told of before: `another minister`."""
    return any(child.lower in OTHERS for child in head.children)


def is_shared(node: Node, top: Node, head: Node) -> bool:
    """Whether a country's word stands once with one of several and is said of another, too.

    Before them as one modifier, not as one of several: `Iraqi Kurds and Sunnis`; or behind them all: `the
    premier and president of Chad`.
    """
    if node.dep == "conj" or any(child.dep == "conj" for child in node.children) or node.head is not top:
        return False
    if node.i > head.i:
        return head.dep == "conj" and any(c.dep == "case" and c.lower == "of" for c in node.children)
    return node.dep in ("amod", "compound", "nmod:poss", "nmod:desc")


def are_of_alliance(head: Node, sentences: Sequence[int]) -> bool:
    """Whether soldiers are those of several states, or an alliance tells of them."""
    if any(map(is_nobodys_own, armies_telling(head))):
        return True
    for number in sentences:
        nodes = (n for n in reversed(head.tree.sentences[number].nodes) if n.i < head.i)
        known = next((n for n in nodes if n.lemma in SOLDIERS and n is not head and is_told(n)), None)
        if known is not None:
            own = [c for c in known.children if c.i < known.i]
            return any(c.lower in NOBODYS_OWN for c in own) and not any(c.label == "NORP" for c in own)
    return False


def are_of_world(head: Node, sentences: Sequence[int]) -> bool:
    """Whether a body or its members were told of as one of several states: `the European Parliament`."""
    if not any(child.lower in ("the", "those", "these") for child in head.children) and not head.is_plural:
        return False
    lemmas = ASSEMBLIES if head.lemma in ASSEMBLIES else {head.lemma}
    for number in sentences:
        nodes = (n for n in reversed(head.tree.sentences[number].nodes) if n.i < head.i)
        known = next((n for n in nodes if n is not head and n.lemma.lower() in lemmas), None)
        if known is not None and known.i < head.i:
            own = [child for child in known.children if child.i < known.i]
            return any(child.lower in NOBODYS_OWN or is_seat(child) for child in own)
    return False
