"""Events as a text tells them, and as texts agree on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kgbuild.records.actors import Actor, Mention
from kgbuild.records.claims import Attribution, Factuality, Operator, Stance
from kgbuild.records.texts import DateValue, Span

SOURCE = "source"
TARGET = "target"
"""The two roles that every event class has; further ones are named by the ontology."""


@dataclass(frozen=True, slots=True)
class Participation:
    """A role in an event, and what fills it: an actor's mention, or a text (a topic, an amount)."""

    role: str
    filler: Mention | Span


@dataclass(frozen=True, slots=True)
class PhraseRef:
    """The line of the lexicon that an event was found by."""

    text: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event as one stretch of one document tells it: one record of the event table.

    Attributes:
        document: Id of the document.
        type: Local name of the ontology class.
        trigger: The words that express the event.
        sentence: The sentence around it.
        participations: Who and what takes part; `source` and `target` first.
        reciprocal: Source and target take part alike.
        factuality, attribution: Whether it happened and who says so.
        date: When the event happens; None where the text does not say.
        plover: PLOVER category derived from type and factuality; None where PLOVER has none.
        cameo: CAMEO code, a string. goldstein: Its Goldstein value.
        phrase: The line of the lexicon that matched. operators: What set the factuality.
        rank: Salience in its sentence, 0 for the main clause's event.
        event: Id of the event that this is a mention of, set by resolution; coreferent mentions share it.
        confidence: Share of events found with such signs that are read right, 0 … 1.
        antecedent: Trigger of the earlier mention that this one refers back to: `the attack`, `such talks`.
        unresolved_date: Words that date it and that nobody can resolve without the day of the document.
        signs: What was found in reading it that tells how sure that is, by name; see `confidence.csv`.
    """

    document: str
    type: str
    trigger: Span
    sentence: Span
    participations: tuple[Participation, ...] = ()
    reciprocal: bool = False
    factuality: Factuality = field(default_factory=Factuality)
    attribution: Attribution = field(default_factory=Attribution)
    date: DateValue | None = None
    plover: str | None = None
    cameo: str | None = None
    goldstein: float | None = None
    phrase: PhraseRef | None = None
    operators: tuple[Operator, ...] = ()
    rank: int = 0
    event: str | None = None
    confidence: float = 1.0
    antecedent: Span | None = None
    unresolved_date: Span | None = None
    signs: tuple[str, ...] = ()

    def mentions(self, role: str) -> tuple[Mention, ...]:
        """The actor mentions that fill a role, in the order of the text."""
        fillers = (p.filler for p in self.participations if p.role == role)
        return tuple(filler for filler in fillers if isinstance(filler, Mention))

    def actors_in(self, role: str) -> tuple[Actor, ...]:
        """The actors in a role, in the order of the text."""
        return tuple(mention.actor for mention in self.mentions(role))

    def actors(self) -> Iterator[Actor]:
        """Every actor of this mention: participants first, then the sources of the claim."""
        for participation in self.participations:
            if isinstance(participation.filler, Mention):
                yield participation.filler.actor
        for source in self.attribution.sources:
            yield source.actor


@dataclass(frozen=True, slots=True, order=True)
class MentionPlace:
    """Where an event mention stands: its document and the first code point of its trigger."""

    document: str
    begin: int


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """Why a mention is held to tell of the event that an earlier one tells of.

    Attributes:
        mention: The mention that was joined.
        other: The mention that it was joined with.
        rule: What kind of merge it is: `same words`, `refers back`, `one document`, `several documents`.
        agreed: What the two have in common, for people: `type Meeting`, `day 2015-06-12`.
    """

    mention: MentionPlace
    other: MentionPlace
    rule: str
    agreed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One event with all its mentions, in one document or in many.

    Attributes:
        id: Path below the base IRI: `event/2015-06-breach-opm`.
        type: Local name of the ontology class.
        label: A short name for people.
        mentions: Its mentions, ordered by document and place.
        merges: Why each mention but the first is here, ordered; empty where there is one mention.
    """

    id: str
    type: str
    label: str
    mentions: tuple[EventMention, ...]
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source does with one event mention: the unit of attribution in the graph.

    Attributes:
        id: Path below the base IRI.
        event: Id of the event.
        mention: The event mention that it rests on, with its evidence and factuality.
        sources: Who says so, several where they say it together; empty for the publisher, speaking in the
            article's own voice, or where a source is not named.
        stance: What they do.
        content: Id of the claim that this one reports, where sources are nested; else None.
    """

    id: str
    event: str
    mention: EventMention
    sources: tuple[Mention, ...]
    stance: Stance
    content: str | None = None
