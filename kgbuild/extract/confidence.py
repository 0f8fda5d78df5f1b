"""Estimates how likely it is that an event was read right, from signs that a reader of it would look at.

The signs are plain facts of what was found: a party whose country nobody knows, a verb deep in its sentence,
words that change what happened. What each weighs was measured on events that people have judged, and stands
in `confidence.csv` of the ontology.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from kgbuild.extract.roles.candidates import Candidate
from kgbuild.extract.syntax.tree import Node
from kgbuild.records import (
    SOURCE,
    TARGET,
    Actor,
    ActorKind,
    Attribution,
    CountryBasis,
    EventMention,
    Mention,
    Status,
)

MISSING = {SOURCE: "source-missing", TARGET: "target-missing"}
PRONOUNS = frozenset(
    "i we you he she it they me us him her them who whom which that this these those one both "
    "our my your his its their mine ours yours hers theirs himself herself itself themselves".split()
)
"""Words that name nobody, so that it had to be found out who is meant."""
WITHOUT_COUNTRY = frozenset({"IGO", "NGO", "NGM", "MNC"})
"""Sectors of what belongs to no country."""
FAR = 8
"""Words between a party and the event's own above which another clause often stands there."""
LONG = 40
"""Words and marks from which a sentence is long; news has some 25."""
MANY = 5
"""Matches of the lexicon from which a sentence tells much at once."""
DEEPEST, MOST_OPERATORS = 4, 3
"""How many levels below the main verb, and how many operators, are counted."""
TOLD_STATUS = {
    Status.NOT_OCCURRED: "not-occurred",
    Status.CONSIDERED: "considered",
    Status.DEMANDED: "demanded",
    Status.ONGOING: "ongoing",
}
"""Statuses that are signs by themselves."""


def signs_of(mention: EventMention, candidate: Candidate, matches: int) -> tuple[str, ...]:
    """The signs of how well an event was read.

    Args:
        mention: The event, complete but for them.
        candidate: What it was made from.
        matches: How many matches of the lexicon its sentence has.
    """
    signs: list[str] = []
    signs += _of_words(mention, candidate, matches)
    signs += _of_parties(mention, candidate)
    signs += _of_factuality(mention)
    signs += _of_attribution(mention.attribution)
    return tuple(signs)


def _of_words(mention: EventMention, candidate: Candidate, matches: int) -> Iterator[str]:
    """Signs of the words that tell the event, and of where they stand."""
    match = candidate.match
    above = match.support or match.head
    for _ in islice(above.ancestors(), DEEPEST):
        yield "deep"
    if above.relation == "conj":
        yield "listed"
    if len(match.head.tree.sentences[match.head.sentence].nodes) >= LONG:
        yield "long-sentence"
    if matches >= MANY:
        yield "full-sentence"
    if mention.reciprocal:
        yield "reciprocal"


def _of_parties(mention: EventMention, candidate: Candidate) -> Iterable[str]:
    """Signs of who takes part, each told once however many it is true of."""
    head = candidate.match.head
    filled = {node.i for nodes in candidate.match.frame.values() for node in nodes}
    signs = {MISSING[SOURCE]: None, MISSING[TARGET]: None}
    for part in mention.participations:
        party, role = part.filler, part.role
        if role in MISSING and isinstance(party, Mention):
            signs.pop(MISSING[role], None)
            signs |= dict.fromkeys(_of_actor(party.actor, role))
            signs |= dict.fromkeys(_of_place(party, head, filled))
    return signs


def _of_actor(actor: Actor, role: str) -> Iterator[str]:
    """Signs of who somebody is found to be."""
    if actor.kind is ActorKind.THING:
        if actor.country is None:
            yield "thing-of-unknown-country"
        return
    if actor.country is None and actor.sector not in WITHOUT_COUNTRY:
        yield f"{role}-of-unknown-country"
    if actor.country_basis in (CountryBasis.PLACE, CountryBasis.MENTION):
        yield "party-of-country-by-place"
    if actor.sector is None and actor.kind not in (ActorKind.COUNTRY, ActorKind.PLACE):
        yield "party-of-unknown-sector"
    if role == TARGET and actor.kind in (ActorKind.COUNTRY, ActorKind.PERSON):
        yield f"target-{actor.kind.value}"


def _of_place(party: Mention, trigger: Node, filled: set[int]) -> Iterator[str]:
    """Signs of where a party stands: in a slot of the event's clause, below one, or somewhere else."""
    if party.span.text.lower() in PRONOUNS:
        yield "party-pronoun"
    tree = trigger.tree
    first, behind = tree.word_range(party.head.begin, party.head.end)
    noun = tree.nodes[first] if behind == first + 1 else tree.root(first, behind)
    if noun.sentence != trigger.sentence:
        yield "party-from-other-sentence"
        return
    if noun.i not in filled and not any(node.i in filled for node in _up_to(trigger, noun)):
        yield "party-outside-clause"
    if abs(noun.i - trigger.i) > FAR:
        yield "party-far"


def _up_to(trigger: Node, noun: Node) -> Iterator[Node]:
    """The words above a noun, below the trigger: `the mayor of Oslo` stands where `the mayor` does."""
    for node in noun.ancestors():
        if node is trigger:
            return
        yield node


def _of_factuality(mention: EventMention) -> Iterator[str]:
    """Signs of what was found to change whether it happened."""
    for _ in mention.operators[:MOST_OPERATORS]:
        yield "operator"
    if mention.factuality.status in TOLD_STATUS:
        yield TOLD_STATUS[mention.factuality.status]


def _of_attribution(attribution: Attribution) -> Iterator[str]:
    """Signs of who is found to say so."""
    if len(attribution.sources) > 1:
        yield "several-tell"
    if attribution.cue is not None and not attribution.sources:
        yield "teller-missing"
    if any(source.span.text.lower() in PRONOUNS for source in attribution.sources):
        yield "teller-pronoun"
