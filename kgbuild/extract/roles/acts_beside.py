"""Completes the parties of an act from another act of its sentence, whose parties are the same people.

`Pirates have freed two sailors who were kidnapped in May`: who frees them had them. `Police broke up a rally
by students`: whom that strikes are the students. `A boy was killed and his brother wounded by army gunfire`:
the gunfire struck both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kgbuild.extract.roles.candidates import Candidate
from kgbuild.extract.roles.harm import KILLING, REBELLIOUS
from kgbuild.extract.roles.kinds_of_acts import FREEING, STRIKING, TAKING
from kgbuild.extract.syntax.constituents import children, is_negated, is_passive
from kgbuild.extract.syntax.frames import frame_of
from kgbuild.extract.syntax.noun_phrases import TIMES
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.classes import EventClass
from kgbuild.records import SOURCE, TARGET, Actor, ActorKind, Mention, Participation

PROTEST = "PROTEST"
BY_LAW = "Arrest"
"""The class of what the state does to whom it holds; others kidnap."""
COURTS = frozenset({"JUD", "LEG"})
"""Sectors of those who order that somebody be freed whom others hold."""


def with_parties_of_act_beside(
    candidate: Candidate, others: Sequence[Candidate], classes: Mapping[str, EventClass]
) -> Candidate:
    """A candidate with the parties that another act of its sentence says.

    Args:
        candidate: The event.
        others: All events of its sentence.
        classes: The event classes by name.
    """
    event_class = classes[candidate.match.phrase.event_class]
    if event_class.plover not in STRIKING or candidate.antecedent is not None:
        return candidate
    if not candidate.cast.mentions(SOURCE) and candidate.match.phrase.pos == "VERB":
        doers = _holders(candidate, others) or _sharing_agent(candidate, others, classes)
        candidate = replace(candidate, cast=candidate.cast.filled(SOURCE, doers)) if doers else candidate
    return _with_protesters(candidate, others, classes)


def _holders(candidate: Candidate, others: Sequence[Candidate]) -> list[Mention]:
    """`Sudan freed two pilots who had been detained`: who had them, if he is of those who take people so."""
    verb = candidate.match.head
    taken = candidate.match.phrase.event_class
    if taken not in TAKING or verb.relation != "acl" or not is_passive(verb) or is_negated(verb):
        return []
    held = set(candidate.match.frame.get("obj", ()))
    for other in others:
        freed = other.match.frame.get("obj", ())
        if other.match.phrase.event_class == FREEING and verb.head in (*freed, *held) and held & set(freed):
            return [m for m in other.cast.mentions(SOURCE) if _takes(m.actor, taken)]
    return []


def _takes(actor: Actor, taking: str) -> bool:
    """Whether somebody who frees people is likely to have taken them: a court is not, nor a rescuer."""
    if actor.sector in REBELLIOUS:
        return True
    state = actor.kind is ActorKind.COUNTRY or actor.sector in ("GOV", "MIL", "COP", "SPY")
    return taking == BY_LAW and state and actor.sector not in COURTS


def _sharing_agent(
    candidate: Candidate, others: Sequence[Candidate], classes: Mapping[str, EventClass]
) -> list[Mention]:
    """`was shot dead and another was wounded by soldiers`: who did the one did the other."""
    verb = candidate.match.head
    if verb.lemma not in KILLING and verb.lemma != "shoot":
        return []
    if not is_passive(verb) or any(o.label not in TIMES for o in children(verb, "obl", "advcl")):
        return []  # "were killed in Basra and two wounded by a bomb" may be two stories
    for other in others:
        beside = other.match.head
        joined = (beside.dep == "conj" and beside.head is verb) or (
            verb.dep == "conj" and verb.head is beside
        )
        if not joined or beside.lemma not in KILLING or not _has_agent(beside):
            continue
        if classes[other.match.phrase.event_class].plover in STRIKING:
            return other.cast.mentions(SOURCE)
    return []


def _has_agent(verb: Node) -> bool:
    return is_passive(verb) and bool(frame_of(verb).get("subj"))


def _with_protesters(
    candidate: Candidate, others: Sequence[Candidate], classes: Mapping[str, EventClass]
) -> Candidate:
    """`opened fire on a protest by students`, `broke up their rally`: it struck those who protest."""
    cast = candidate.cast
    struck = cast.mentions(TARGET)
    things = [m for m in struck if m.actor.kind is ActorKind.THING]
    if len(things) != len(struck):
        return candidate
    for other in others:
        protest = other.match.head
        if classes[other.match.phrase.event_class].plover != PROTEST or protest.pos != "NOUN":
            continue
        met = [m for m in things if m.head.begin <= protest.begin < m.head.end]
        if not met and (things or protest not in candidate.match.fixed):
            continue
        own = {m.actor.id for m in cast.mentions(SOURCE)}
        crowd = [m for m in other.cast.mentions(SOURCE) if m.actor.id not in own]
        if crowd:
            kept = tuple(p for p in cast.participations if p.role != TARGET or p.filler not in met)
            cast = replace(cast, participations=kept).extended(Participation(TARGET, m) for m in crowd)
            return replace(candidate, cast=cast)
    return candidate
