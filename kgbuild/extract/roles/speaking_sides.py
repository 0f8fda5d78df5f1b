"""Gives talks of which one side alone is named the other: the state or body that speaks of them.

`Chad said talks with Mali would open in June`: whoever says so speaks of his own talks, where nothing else
tells whose they are.
"""

from __future__ import annotations

from dataclasses import replace

from kgbuild.extract.roles.candidates import Candidate
from kgbuild.extract.roles.parties import Parties
from kgbuild.extract.syntax.constituents import children, nominals, prepositions
from kgbuild.extract.syntax.subjects import surface_subjects
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.classes import EventClass
from kgbuild.records import SOURCE, TARGET, Actor, ActorKind

SAYING = frozenset("say announce tell add confirm report declare state write insist note".split())
"""Verbs of those who speak for their side."""
NEGOTIATING = frozenset({"GOV", "MIL", "REB", "IGO", "LEG", "SPY"})
"""Sectors of those who hold the talks that they speak of."""


def with_speaking_side(candidate: Candidate, event_class: EventClass, parties: Parties) -> Candidate:
    """Talks of which only one side is named, with the state or body that speaks of them as the other.

    `Chad said talks with Mali would open in June`: nobody else has been found to hold them.

    Args:
        candidate: The event with all of its parties that have been found.
        event_class: Its class.
        parties: Finds the parties of the document.
    """
    noun, partners = candidate.match.head, candidate.cast.mentions(TARGET)
    mutual = event_class.plover == "CONSULT" or event_class.reciprocal
    if not mutual or candidate.match.phrase.pos != "NOUN" or not partners:
        return candidate
    if candidate.cast.mentions(SOURCE) or not _is_with_somebody(noun):
        return candidate
    states = {m.actor.country for m in partners}
    fights = event_class.plover == "ASSAULT"
    speaking = [m for t in _speakers(noun) for m in parties.acting(t) if _negotiates(m.actor)]
    speaking = [m for m in speaking if not (fights and m.actor.sector == "IGO")]
    others = [m for m in speaking if m.actor.country not in states or m.actor.sector == "REB"]
    return replace(candidate, cast=candidate.cast.filled(SOURCE, others)) if others else candidate


def _is_with_somebody(noun: Node) -> bool:
    """`talks with Mali`, `the signing of a deal with Mali`."""
    below = children(noun, "nmod")
    return any("with" in prepositions(c) for n in (noun, *below) for c in children(n, "nmod"))


def _negotiates(actor: Actor) -> bool:
    return actor.kind is ActorKind.COUNTRY or actor.sector in NEGOTIATING


def _speakers(noun: Node) -> list[Node]:
    """Who says what the talks of a noun are: the subject of the verb of saying above its clause."""
    path = [noun]
    for above in noun.ancestors():
        path.append(above)
        if above.relation == "ccomp":
            if any(subject not in path for subject in children(above, "nsubj")):
                return []  # "said the rebels agreed to talks with Mali"
            return nominals(surface_subjects(above.head)) if above.head.lemma in SAYING else []
        if above.relation in ("advcl", "acl"):
            break
    return []
