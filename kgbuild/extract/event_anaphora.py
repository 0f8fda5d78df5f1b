"""Says which event `the attack`, `such talks`, `their visit` or `the move` refers back to.

A noun that tells of an event without saying whose it is, and that is marked as known by its determiner, is a
further mention of the nearest event before it of the same kind. Where two events are as near, or a party
contradicts, it refers to nothing: a talk and the talk before it stay two. What it does not say of the parties
it takes from there: `accuses rebels of the killing`. What was done to somebody, and nobody is said to have
done it, was done by those who were told to have done it before: `The tanker was freed`. `The move` tells of
no event of its own, but who condemns it criticizes those who made it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from kgbuild.extract.candidates import Candidate
from kgbuild.extract.constituents import prepositions
from kgbuild.extract.context import function_in
from kgbuild.extract.coreference import Coreference
from kgbuild.extract.harm import MEANS
from kgbuild.extract.participants import Cast
from kgbuild.extract.tree import Node
from kgbuild.extract.tree_relations import dependent
from kgbuild.lexicon.classes import EventClass, is_a
from kgbuild.records import SOURCE, TARGET, ActorKind, EventMention, Mention, Participation, Status

NounOf = Callable[[Mention], Node]
"""Finds the noun that heads a mention."""

REACH = 4
"""How many sentences back an event is looked for."""
POINTING = frozenset({"the", "this", "that", "these", "those", "such"})
TALKS = frozenset({"Meeting", "Negotiation", "PhoneCall", "Mediation"})
"""Classes that one word may stand for as well as another: `they met … the talks`."""
ALWAYS_PLURAL = frozenset("talk negotiation discussion consultation sanction hostility election".split())
"""Nouns whose plural is one event."""
TELLING = frozenset({"of", "by", "between", "against", "on", "with", "to", "in", "at"})
"""Prepositions of what tells one event from another of its kind."""
OTHERS = frozenset(
    "second third other new next previous last earlier latest recent similar further separate".split()
)
"""Adjectives that tell of another event of the kind, or of none in particular."""
NO_EVENTS = frozenset({"prosecution", "opposition", "plan", "process"})
"""Nouns that tell of an event elsewhere, but with `the` of a party or a project."""
GENERAL = frozenset({"attack", "violence", "incident", "assault"})
"""Nouns for anything that is done with violence."""
LIKE = tuple(
    frozenset(words.split())
    for words in (
        "blast explosion bomb bombing explode detonate blow",
        "shooting shoot shot fire gunfire gunfight gun shootout gunman",
        "fighting fight clash battle attack combat fire",
        "killing kill murder slay slaying assassination assassinate gun shoot shot execution execute death",
        "raid raided storm search",
        "offensive operation assault",
        "arrest detention detain seize capture",
        "seizure seize confiscate",
    )
)
"""Words of violence that stand for each other; any other noun stands for a word of its own stem."""
STEM = 5
"""Letters that words of one stem share."""
CULPRITS_REACH = 1
"""How many sentences back it may have been told who did what somebody suffered."""
FREEING = "Release"
TAKING = frozenset({"Arrest", "Abduction", "Seizure"})
"""Classes of what a release ends: who took somebody releases him."""
TOLD = frozenset({Status.OCCURRED, Status.ONGOING})
"""What is told to be done already: only that has somebody who did it."""
DEEDS = frozenset("move decision step action measure act gesture".split())
"""Nouns that stand for whatever was done before."""
DEEDS_REACH = 2
"""How many sentences back what was done is looked for; further on they stand for something else."""
AGAINST_DOERS = frozenset({"ACCUSE", "REJECT", "PROTEST", "SUPPORT"})
"""Categories of what is directed at who did something: `condemned the move`."""
APART = frozenset({"separate", "separately", "elsewhere", "another"})
"""Words of a sentence that tells of something else than the one before it."""
UNREAL = frozenset({Status.THREATENED, Status.CONSIDERED, Status.DEMANDED, Status.NOT_OCCURRED})
"""What is not told to happen at all is nothing that `the attack` could be."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """An event mention with the number of its sentence and the token that heads it."""

    mention: EventMention
    sentence: int
    head: Node


class EventAnaphora:
    """The event mentions of one document so far, and what a noun refers to among them.

    Args:
        classes: The event classes by name.
        coreference: Says which sentences are of one story.
    """

    def __init__(self, classes: Mapping[str, EventClass], coreference: Coreference) -> None:
        self._classes, self._coreference = classes, coreference
        self._seen: list[_Seen] = []

    def see(self, mention: EventMention, head: Node) -> None:
        """Takes note of a mention that later ones can refer to."""
        if mention.factuality.status not in UNREAL and mention.antecedent is None:
            self._seen.append(_Seen(mention, head.sentence, head))

    def resolved(self, candidate: Candidate, event_class: str) -> Candidate:
        """A candidate with what it refers back to, and those who take part in that where it names nobody."""
        match, cast = candidate.match, candidate.cast
        if match.phrase.pos != "NOUN":
            return candidate
        known = self.antecedent(match.head, event_class, cast.participations)
        if known is None:
            return candidate
        return replace(candidate, cast=_inheriting(cast, known), antecedent=known)

    def with_known_doers(self, candidate: Candidate, event_class: EventClass) -> Candidate:
        """What was done to somebody, or `the attack`, with those who were told before to have done it."""
        cast = candidate.cast
        if cast.mentions(SOURCE) or candidate.antecedent is not None or cast.reciprocal:
            return candidate
        doers = self._culprits(candidate) if event_class.plover == "ASSAULT" else ()
        doers = doers or self._retold(candidate, event_class.name)
        parts = [Participation(SOURCE, mention) for mention in doers]
        return replace(candidate, cast=cast.extended(parts)) if parts else candidate

    def _culprits(self, candidate: Candidate) -> Sequence[Mention]:
        """`Gunmen shot a judge. His driver was hurt in the attack`: who did the violence told just before.

        Nobody if several did, or if they suffered this.
        """
        noun = _attack(candidate)
        if noun is None:
            return ()
        before = list(islice(self._coreference.story_until(noun.sentence), 1, CULPRITS_REACH + 1))
        doers = {
            tuple(m.actor.id for m in sources): sources
            for seen in self._seen
            if seen.sentence in before and self._classes[seen.mention.type].plover == "ASSAULT"
            if (sources := seen.mention.mentions(SOURCE)) and not seen.mention.reciprocal
        }
        if len(doers) != 1:
            return ()
        ((ids, culprits),) = doers.items()
        return () if {m.actor.id for m in candidate.cast.mentions(TARGET)} & set(ids) else culprits

    def _retold(self, candidate: Candidate, event_class: str) -> Sequence[Mention]:
        """`Pirates seized a tanker. The tanker was freed`: who did the same to the same, or is undoing it."""
        targets = candidate.cast.mentions(TARGET)
        head = candidate.match.head
        story = set(islice(self._coreference.story_until(head.sentence), 1, REACH + 1)) if targets else set()
        kinds = TAKING | {event_class} if event_class == FREEING else {event_class}
        for seen in reversed(self._seen):
            known = seen.mention
            if seen.sentence not in story or known.type not in kinds or known.reciprocal:
                continue
            if known.factuality.status in TOLD and _strikes_same(known, targets) and known.mentions(SOURCE):
                return known.mentions(SOURCE)
        return ()

    def with_doers(self, candidate: Candidate, plover: str | None, noun_of: NounOf) -> Candidate:
        """A candidate that is directed at `the move`, with those who made it in its place.

        Args:
            candidate: Who condemns, welcomes, rejects it.
            plover: The category of that.
            noun_of: Finds the noun that heads a mention.
        """
        if plover not in AGAINST_DOERS:
            return candidate
        parts: list[Participation] = []
        for part in candidate.cast.participations:
            doers = self._doers(part, candidate.cast, noun_of)
            parts += [Participation(TARGET, doer) for doer in doers] or [part]
        return replace(candidate, cast=replace(candidate.cast, participations=tuple(parts)))

    def _doers(self, part: Participation, cast: Cast, noun_of: NounOf) -> list[Mention]:
        """Who did the thing that fills a role, as mentions by the words of the thing."""
        thing = part.filler
        if part.role != TARGET or not isinstance(thing, Mention) or thing.actor.kind is not ActorKind.THING:
            return []
        noun = noun_of(thing)
        if noun.lemma not in DEEDS or not points_back(noun):
            return []
        deeds = self._last_deeds(noun)
        doers = {frozenset(m.actor.id for m in deed.mentions(SOURCE)): deed for deed in deeds}
        if len(doers) != 1:
            return []
        ((ids, deed),) = doers.items()
        if ids & {m.actor.id for m in cast.mentions(SOURCE)}:
            return []
        return [replace(thing, actor=mention.actor) for mention in deed.mentions(SOURCE)]

    def _last_deeds(self, noun: Node) -> list[EventMention]:
        """What was done in the nearest sentence before that tells of deeds; nothing if it is too far back."""
        deeds: list[_Seen] = []
        for seen in reversed(self._seen):
            if noun.sentence - seen.sentence > DEEDS_REACH or (deeds and seen.sentence < deeds[0].sentence):
                break
            if seen.mention.plover is not None and seen.mention.mentions(SOURCE):
                deeds.append(seen)
        return [seen.mention for seen in deeds]

    def antecedent(
        self, head: Node, event_class: str, participations: tuple[Participation, ...] = ()
    ) -> EventMention | None:
        """The mention that an event noun refers back to; None where it does not, or to nobody knows which.

        Args:
            head: The noun.
            event_class: Class of the event that it tells of.
            participations: Who takes part, as far as the noun's own phrase says it.
        """
        if not points_back(head) or (head.is_plural and head.lemma not in ALWAYS_PLURAL):
            return None
        nearest: list[_Seen] = []
        for seen in reversed(self._seen):
            if head.sentence - seen.sentence > REACH or (nearest and seen.sentence < nearest[0].sentence):
                break
            if self._fits(seen, head, event_class) and _agree(participations, seen.mention.participations):
                nearest.append(seen)
        events = {(seen.mention.type, _parties(seen.mention.participations)) for seen in nearest}
        return nearest[-1].mention if len(events) == 1 else None

    def _fits(self, seen: _Seen, head: Node, event_class: str) -> bool:
        """Whether a mention is of a like kind and stands before the noun, and not around it."""
        if seen.head.i >= head.i or seen.head in head.ancestors():
            return False
        known = seen.mention.type
        if {known, event_class} <= TALKS:
            return True
        if not (is_a(known, event_class, self._classes) or is_a(event_class, known, self._classes)):
            return False
        if self._classes[event_class].plover not in ("ASSAULT", "COERCE"):
            return True
        if head.lemma in GENERAL:
            # whom an attack killed is not whom it struck: "seven others were wounded in the attack"
            return known != "Killing"
        return _like(head.lemma, seen.mention.trigger.text)


def _inheriting(cast: Cast, known: EventMention) -> Cast:
    """A cast with the known event's parties in the roles in which it names nobody."""
    own = (*cast.mentions(SOURCE), *cast.mentions(TARGET))
    known_parts = [part for part in known.participations if part.role in (SOURCE, TARGET)]
    if not own:
        return Cast((*known_parts, *cast.participations), known.reciprocal)
    missing = [role for role in (SOURCE, TARGET) if not cast.mentions(role)]
    taken = {mention.actor.id for mention in own}
    added = [
        Participation(missing[0], part.filler)
        for part in known_parts
        if missing and (known.reciprocal or part.role in missing)
        if isinstance(part.filler, Mention) and part.filler.actor.id not in taken
    ]
    if not added:
        return cast
    return replace(cast.extended(added), reciprocal=cast.reciprocal or known.reciprocal)


def _attack(candidate: Candidate) -> Node | None:
    """`The attack` that a candidate is, or in which somebody was hurt; None where that says so by itself."""
    match = candidate.match
    if match.phrase.pos == "VERB":
        nouns = [t for function in MEANS for t in match.frame.get(function, ())]
    else:
        nouns = [match.head] if function_in(match.head) not in MEANS else []
    return next((t for t in nouns if t.lemma in GENERAL and points_back(t) and not t.is_plural), None)


def _strikes_same(known: EventMention, targets: Sequence[Mention]) -> bool:
    """Whether an event struck all of these: by name, or as what is spoken of as known."""
    struck = {m.actor.id if m.actor.named else m.actor.name for m in known.mentions(TARGET)}
    return all(
        m.actor.id in struck if m.actor.named else m.actor.name in struck and m.actor.name != m.span.text
        for m in targets
    )


def _like(noun: str, trigger: str) -> bool:
    """Whether a noun stands for what a trigger tells: `the blast` for `a bomb exploded`."""
    words = [word.lower() for word in trigger.split()]
    alike = frozenset().union(*(group for group in LIKE if noun in group))
    return any(word.startswith(noun[:STEM]) for word in words) or any(
        word.startswith(other[:STEM]) for word in words for other in alike
    )


def points_back(noun: Node) -> bool:
    """Whether a noun is marked as known and is not told apart by what it is of, on or with.

    Args:
        noun: The noun.
    """
    if noun.pos != "NOUN" or noun.lemma in NO_EVENTS:
        return False
    if any(node.lower in APART for node in _before(noun)):
        return False
    determiner = dependent(noun, "det", "det:predet")
    owner = dependent(noun, "nmod:poss")
    known = determiner is not None and determiner.lower in POINTING
    known = known or any(child.lower == "such" for child in noun.children)
    if not known and (owner is None or owner.pos not in ("PRON", "DET")):
        return False
    if noun.dep in ("compound", "nmod:poss") or any(
        {child.lemma, child.lower} & OTHERS for child in noun.children
    ):
        return False
    behind = [child for child in noun.children if child.i > noun.i]
    told = any(c.dep in ("nmod", "obl") and TELLING & set(prepositions(c)) for c in behind)
    return not told and all(child.dep not in ("acl", "acl:relcl", "amod") for child in behind)


def _agree(own: tuple[Participation, ...], known: tuple[Participation, ...]) -> bool:
    """Whether the parties of one event can be another's: who has a role there has it here, or nobody has."""
    if _parties(own) <= _parties(known):
        return True
    sources, targets = (_parties(tuple(p for p in own if p.role == role)) for role in (SOURCE, TARGET))
    known_sources, known_targets = (
        _parties(tuple(p for p in known if p.role == role)) for role in (SOURCE, TARGET)
    )
    if sources & known_targets or targets & known_sources:
        return False
    return (not known_sources or sources <= known_sources) and (not known_targets or targets <= known_targets)


def _before(noun: Node) -> list[Node]:
    """The words of a sentence before a noun."""
    sentence = noun.tree.sentences[noun.sentence]
    return noun.tree.nodes[sentence.begin : noun.i]


def _parties(participations: tuple[Participation, ...]) -> frozenset[str]:
    """Who takes part, by id, or by words where it is unnamed."""
    return frozenset(
        part.filler.actor.id if part.filler.actor.named else part.filler.actor.name
        for part in participations
        if part.role in (SOURCE, TARGET) and isinstance(part.filler, Mention)
    )
