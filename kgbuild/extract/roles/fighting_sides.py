"""Tells the sides of a fight apart, so that nobody is told to have hurt his own.

A state's men stand against those who bear arms against it; who was hurt in a deed was hurt by the side that
he does not belong to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kgbuild.records import SOURCE, TARGET, Actor, ActorKind, EventMention, Mention

STATE = frozenset({"MIL", "COP", "GOV", "SPY", "JUD"})
ARMED = frozenset({"REB", "UAF", "CRM"})
"""Sectors of the two sides of a fight, a state's and the others'."""
SERVING = STATE - {"JUD"}
"""Those of a state who are of one side with each other."""
COMBATANTS = STATE | ARMED
FORCES = frozenset({"MIL", "COP"})
"""Sectors of a state's men who bear arms."""
FIGHTERS = ARMED | FORCES
"""Sectors of those who strike back."""


def doing(victims: Sequence[Actor], known: EventMention) -> Sequence[Mention]:
    """Who hurt these in a deed: those against whom they stood in it, or whoever did it.

    Args:
        victims: Those who were hurt.
        known: The deed.
    """
    other_side = against(victims, known)
    if other_side or known.reciprocal or are_side(victims, known.mentions(SOURCE)):
        return other_side
    return known.mentions(SOURCE)


def against(victims: Sequence[Actor], known: EventMention) -> Sequence[Mention]:
    """The side of a deed that those who came to harm do not belong to; nobody where that is not plain.

    Args:
        victims: Those who were hurt.
        known: The deed.
    """
    sources, targets = known.mentions(SOURCE), known.mentions(TARGET)
    if are_of_both_sides(victims):
        return ()
    if are_side(victims, sources):
        return targets if all(m.actor.sector in FIGHTERS for m in targets) else ()
    if are_side(victims, targets) or _are_enemies(victims, sources):
        return sources
    nobodys = all(actor.sector not in COMBATANTS for actor in victims)
    return sources if nobodys and not known.reciprocal else ()


def are_of_both_sides(actors: Iterable[Actor]) -> bool:
    """Whether some of them serve a state and others bear arms against one."""
    return len({actor.sector in STATE for actor in actors if actor.sector in COMBATANTS}) > 1


def are_side(actors: Iterable[Actor], mentions: Sequence[Mention]) -> bool:
    """Whether these fight on the side of those: for the same state, or against it."""
    return any(_may_be_side(actor, m.actor) for actor in actors for m in mentions)


def is_of_side(victim: Actor, side: Actor) -> bool:
    """Whether somebody belongs to a side of a fight: soldiers to the army, Omanis to Oman.

    Args:
        victim: Who was hurt in it.
        side: The side.
    """
    if victim.sector == "CVL" and side.kind is not ActorKind.COUNTRY:
        return False
    apart = None not in (victim.country, side.country) and victim.country != side.country
    armed = any({victim.sector, side.sector} <= sectors for sectors in (ARMED, SERVING))
    of_state = side.kind is ActorKind.COUNTRY and victim.country is not None
    same = armed or of_state or victim.id == side.id
    return same and not apart


def _are_enemies(actors: Sequence[Actor], mentions: Sequence[Mention]) -> bool:
    """Whether these serve a state, and those fight states, or the other way round."""
    pairs = ((STATE, ARMED), (ARMED, STATE))
    return any(
        all(a.sector in own for a in actors) and all(m.actor.sector in others for m in mentions)
        for own, others in pairs
    )


def _may_be_side(actor: Actor, other: Actor) -> bool:
    """Whether both fight for states, or both against them, and no two countries tell them apart."""
    sides = (STATE, ARMED)
    alike = any(actor.sector in side and other.sector in side for side in sides)
    return alike and (actor.country == other.country or None in (actor.country, other.country))
