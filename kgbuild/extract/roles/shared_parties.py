"""Completes the parties of a violent deed from the verb beside it.

`Gunmen killed two soldiers in an attack on the base`: who killed is who attacked, though the attack has a
phrase of its own that does not say so. `The blast killed a judge`: whom it killed is whom it struck. `Ten
people were killed when a bomber detonated explosives`: the bomber killed them, and struck them. `His driver
was wounded in the attack`: those who made the attack wounded him.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kgbuild.extract.claims.government import function_in
from kgbuild.extract.repair.relatives import SEARCHES
from kgbuild.extract.roles.candidates import Candidate, is_violent, violence_before
from kgbuild.extract.roles.event_anaphora import GENERAL, points_back
from kgbuild.extract.roles.fighting_sides import ARMED, COMBATANTS, are_of_both_sides, is_of_side
from kgbuild.extract.roles.harm import FIGHTS, FIRING, KILLING, counting
from kgbuild.extract.roles.kinds_of_acts import STRIKING
from kgbuild.extract.syntax.constituents import is_passive
from kgbuild.extract.syntax.frames import frame_of
from kgbuild.extract.syntax.tree import Node
from kgbuild.extract.syntax.tree_relations import dependent, first_noun
from kgbuild.lexicon.classes import EventClass
from kgbuild.records import SOURCE, TARGET, Mention, Participation

OCCASIONS = frozenset({"prep:in", "prep:during", "prep:with", "prep:by", "subj", "obj"})
"""How a noun stands to the verb of the same deed: `killed in a raid`, `the raid killed`."""
MEANS = frozenset({"prep:in", "prep:with", "prep:by", "subj"})
"""How it stands where whom the verb strikes is whom the deed strikes."""
MOMENTS = frozenset({"when", "after", "as"})
"""Conjunctions of what was done when somebody was harmed."""
COURSE = ("prep:in", "prep:during", "prep:by", "subj")
"""How it stands where who does the deed does what the verb says."""


def with_shared_parties(
    candidate: Candidate, others: Sequence[Candidate], classes: Mapping[str, EventClass]
) -> Candidate:
    """A candidate with the parties that its noun leaves to the verb that it belongs to.

    Args:
        candidate: The event.
        others: All events of its sentence.
        classes: The event classes by name.
    """
    noun = candidate.match.head
    searches = noun.lemma in SEARCHES and _is_forceful(candidate, classes)
    if candidate.antecedent or not (searches or is_violent(candidate, classes)):
        return candidate
    if candidate.match.phrase.pos == "VERB":
        told = [o for o in others if any(_tells_of(o.match.head, t) for t in candidate.match.fixed)]
        told = [o for o in told if o.match.phrase.pos == "VERB" and is_violent(o, classes)]
        return _filled(candidate, told[0], (TARGET,)) if told else candidate
    if candidate.match.phrase.pos != "NOUN":
        return candidate
    deed = counting(first_noun(noun))
    function = function_in(deed)
    for other in others:
        if other.match.phrase.pos != "VERB" or not _is_forceful(other, classes):
            continue
        if not (is_violent(other, classes) and is_violent(candidate, classes)):
            # "arrested five men in a raid": who raids, arrests; "arrested in the attack" is said of others
            if searches and function in COURSE[:2] and _governs(other, deed):
                return _filled(candidate, other, (SOURCE,))
            continue
        if function in OCCASIONS and _governs(other, deed):
            # "gunfights killed nine people", who have not fought
            fight = classes[candidate.match.phrase.event_class].reciprocal
            completed = _completed(candidate, other, function, reciprocal=fight)
            return _with_further_victims(candidate, completed, other, others, classes)
        if _tells_of(other.match.head, noun):
            return _filled(candidate, other, (TARGET,))
    return candidate


def with_doers_of_deed(
    candidate: Candidate, others: Sequence[Candidate], classes: Mapping[str, EventClass]
) -> Candidate:
    """What was done to somebody, with those who did the deed that it belongs to: `killed in the attack`.

    Args:
        candidate: What was done.
        others: All events of its sentence.
        classes: The event classes by name.
    """
    verb = candidate.match
    # "the killing of two men during a raid"
    course = COURSE if verb.phrase.pos == "VERB" else COURSE[:2]
    if candidate.cast.reciprocal or candidate.cast.mentions(SOURCE) or not _is_forceful(candidate, classes):
        return candidate
    if are_of_both_sides(m.actor for m in candidate.cast.mentions(TARGET)):
        return candidate  # "two soldiers and five rebels were killed in the fighting"
    for other in others:
        if other is candidate or not _is_forceful(other, classes):
            continue
        # "carried out the bombings that killed five"
        nouns = (other.match.head,) if other.match.phrase.pos == "NOUN" else other.match.fixed
        if any(noun in verb.frame.get(function, ()) for noun in nouns for function in course):
            doers = other.cast.mentions(SOURCE)
            fight = any(noun.lemma in FIGHTS for noun in nouns) and not other.cast.mentions(TARGET)
            if fight and all(m.actor.sector not in COMBATANTS for m in candidate.cast.mentions(TARGET)):
                doers = []  # "Ten people died in the fighting": by either side
            if other.cast.reciprocal:
                doers = _fighting(candidate, other) if is_violent(candidate, classes) else []
            cast = candidate.cast.filled(SOURCE, doers)
            candidate = candidate if cast is candidate.cast else replace(candidate, cast=cast)
    if verb.phrase.pos != "VERB":
        return candidate
    known = next((t for f in COURSE for t in verb.frame.get(f, ()) if t.lemma in GENERAL), None)
    if known is None or candidate.cast.mentions(SOURCE) or not points_back(known):
        return candidate
    # "Rebels shelled the port, and ten were hurt in the attack"
    told = violence_before(verb.head, others, classes)
    return _filled(candidate, told, (SOURCE,)) if told is not None else candidate


def _fighting(harm: Candidate, fight: Candidate) -> list[Mention]:
    """`were killed in fighting between troops and rebels`: both sides, or the other side than theirs."""
    struck = [m.actor for m in harm.cast.mentions(TARGET)]
    sides = [*fight.cast.mentions(SOURCE), *fight.cast.mentions(TARGET)]
    others = [m for m in sides if not any(is_of_side(victim, m.actor) for victim in struck)]
    return others if struck else []


def with_parties_of_occasion(
    candidate: Candidate, others: Sequence[Candidate], classes: Mapping[str, EventClass]
) -> Candidate:
    """A candidate with the parties that stand with the other of two verbs of one deed: `killed when … fired`.

    Args:
        candidate: What may or may not be an event.
        others: All candidates of its sentence.
        classes: The event classes by name.
    """
    if candidate.match.phrase.pos != "VERB" or not is_violent(candidate, classes):
        return candidate
    for other in others:
        if other.match.phrase.pos == "VERB" and is_violent(other, classes):
            inner, outer = candidate.match.head, other.match.head
            if _is_occasion(inner, outer):
                return _filled(candidate, other, (TARGET,))
            if _is_occasion(outer, inner):
                return _filled(candidate, other, (SOURCE,))
            if (_is_part(inner, outer) or _is_part(outer, inner)) and candidate.cast.mentions(
                SOURCE
            ) == other.cast.mentions(SOURCE):
                return _filled(candidate, other, (TARGET,))
    return candidate


def _is_part(verb: Node, above: Node) -> bool:
    """`stormed a mosque, throwing grenades`, `attacked the bus and opened fire`: a part of one deed."""
    gerund = verb.relation == "advcl" and verb.tag == "VBG"
    beside = gerund or (verb.dep == "conj" and verb.lemma in FIRING)
    if not beside or verb.head is not above or verb.i < above.i or dependent(verb, "nsubj") is not None:
        return False
    # "tried to kill the governor by detonating a bomb"
    return not any((c.dep == "mark" and c.lower != "by") or c.tag == "WRB" for c in verb.children)


def _is_occasion(verb: Node, above: Node) -> bool:
    """Whether a clause says what was done when somebody was harmed."""
    mark = dependent(verb, "mark", "advmod")
    when = verb.dep == "advcl" and mark is not None and mark.lower in MOMENTS
    harmed = verb.head
    if harmed.dep == "conj" and is_passive(harmed.head):
        harmed = harmed.head  # "was killed and five others wounded when rebels attacked"
    return when and above in (verb.head, harmed) and is_passive(harmed)


def _is_forceful(candidate: Candidate, classes: Mapping[str, EventClass]) -> bool:
    return classes[candidate.match.phrase.event_class].plover in STRIKING


def _governs(verb: Candidate, noun: Node) -> bool:
    """Whether an event's verb, or one beside it, has a noun below it: `shot and killed in a raid`."""
    head = verb.match.head
    if noun.head is head:
        return verb.cast.mentions(SOURCE) != [] or verb.cast.mentions(TARGET) != []
    return noun.head.dep == "conj" and noun.head.head is head and noun.head.pos == "VERB"


def _tells_of(verb: Node, noun: Node) -> bool:
    """`an attack that killed ten people`, `in which they stormed a mosque`: whether a clause tells of it."""
    if verb.relation != "acl" or verb.head is not noun:
        return False
    frame = frame_of(verb)
    return noun in frame.get("subj", ()) or noun in frame.get("prep:in", ())


def _completed(candidate: Candidate, other: Candidate, function: str, *, reciprocal: bool) -> Candidate:
    struck = function in MEANS or function == "obj" or _strikes_during(candidate, other, function)
    return _filled(candidate, other, (SOURCE, TARGET) if struck and not reciprocal else (SOURCE,))


def _with_further_victims(
    candidate: Candidate,
    completed: Candidate,
    harm: Candidate,
    others: Sequence[Candidate],
    classes: Mapping[str, EventClass],
) -> Candidate:
    """`The raid killed a judge and wounded his guard`: it struck both, if it struck the one."""
    struck = completed.cast.mentions(TARGET)
    if not struck or candidate.cast.mentions(TARGET) or struck != harm.cast.mentions(TARGET):
        return completed
    verb = harm.match.head
    further = [
        Participation(TARGET, mention)
        for other in others
        if other.match.head.dep == "conj"
        and other.match.head.head is verb
        and other.match.head.lemma in KILLING
        if is_violent(other, classes)
        for mention in other.cast.mentions(TARGET)
        if mention not in struck
    ]
    return replace(completed, cast=completed.cast.extended(further)) if further else completed


def _strikes_during(deed: Candidate, harm: Candidate, function: str) -> bool:
    """`were killed during an attack by rebels`: whether those killed are not of the side that attacked."""
    attacking = {m.actor.sector for m in deed.cast.mentions(SOURCE)}
    harmed = {m.actor.sector for m in harm.cast.mentions(TARGET)}
    return function == "prep:during" and bool(attacking) and not harmed & (attacking | ARMED)


def _filled(candidate: Candidate, other: Candidate, roles: Sequence[str]) -> Candidate:
    """A candidate with another's parties in those of the roles in which it has none."""
    cast = candidate.cast
    for role in roles:
        cast = cast.filled(role, other.cast.mentions(role))
    return candidate if cast is candidate.cast else replace(candidate, cast=cast)
