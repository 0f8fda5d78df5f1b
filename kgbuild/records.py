"""The immutable records that the stages hand on to each other.

Data flows one way: Article → (spaCy Doc) → EventMention → Event → triples. Records hold plain values
only, never a spaCy or rdflib object, so that they can be pickled, compared and sorted, and so that a
Doc's memory is free once its mentions are out. All offsets are Unicode code points into the text of
the document **as it was given**; the `text` of a span is exactly the characters that stand there.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice


class ActorKind(StrEnum):
    """What sort of thing an actor is (`kind` of the event table)."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANIZATION = "organization"
    GROUP = "group"
    PLACE = "place"
    THING = "thing"
    """No party, but what an act is directed at: `rejected the draft`, `boycotted the vote`."""


NAMED_KINDS = frozenset({ActorKind.PERSON, ActorKind.COUNTRY, ActorKind.ORGANIZATION})
"""What an article can name by a name of its own, so that it is told to mention it (`schema:mentions`)."""


class Affiliation(StrEnum):
    """How an actor stands to the country of its record."""

    IS = "is"
    """It is the country, named or by its capital as metonym."""
    ACTS_FOR = "acts-for"
    """It belongs to the state: a government, a ministry, an official, an army."""
    NATIONAL = "national"
    """It has that nationality or seat, and no say for the state: hackers, firms, students."""
    LOCATED = "located"
    """It lies there: a place."""


class CountryBasis(StrEnum):
    """What told the country of an actor whose own words do not."""

    MENTION = "mention"
    """What the same people are called elsewhere: `Iraqi Kurdish and Sunni leaders`."""
    PLACE = "place"
    """Where the sentence has it act or be acted upon."""
    STORY = "story"
    """The only country or place that its story is about."""


class Polarity(StrEnum):
    """Whether the text says that the event happens or that it does not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Certainty(StrEnum):
    """How sure the text is, after GRaSP's three values."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Tense(StrEnum):
    """When the event lies, seen from the article."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class Status(StrEnum):
    """Polarity, certainty, tense and context in one word, for filters."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CONSIDERED = "considered"
    THREATENED = "threatened"
    DEMANDED = "demanded"
    DENIED = "denied"
    NOT_OCCURRED = "not-occurred"
    ALLEGED = "alleged"


class Stance(StrEnum):
    """What the source of a claim does with its content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DECLINES = "declines"
    QUESTIONS = "questions"
    DEMANDS = "demands"
    CONSIDERS = "considers"
    THREATENS = "threatens"
    PROMISES = "promises"


SOURCE = "source"
TARGET = "target"
"""The two roles that every event class has; further ones are named by the ontology."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document: code points `begin` (inclusive) to `end` (exclusive), and its text."""

    begin: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.begin < other.end and other.begin < self.end


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date with its precision.

    Attributes:
        value: `2015`, `2015-06`, `2015-06-12`, or an interval `2015-09-09/2015-09-12`.
        begin: The first day that it can mean.
        end: The last day that it can mean, inclusive.
        span: The words that it was read from, where there are any.
        assumed: It was not read from words about the event but supposed, and from what is in `basis`.
        basis: How it was found: `expression`, `document-date`, `document-year`, `metadata`, `url` …
    """

    value: str
    begin: dt.date
    end: dt.date
    span: Span | None = None
    assumed: bool = False
    basis: str = "expression"


def days_of(value: str) -> tuple[dt.date, dt.date]:
    """The first and the last day that a date of the event table can mean.

    Args:
        value: As in `DateValue.value`: a year, month or day, or two of them with a slash between.

    Raises:
        ValueError: It is none of these.
    """
    first, _, last = value.partition("/")
    last = last or first
    begin = dt.date.fromisoformat(first + "-01" * (2 - first.count("-")))
    if len(last) == len("2015-06-12"):
        return begin, dt.date.fromisoformat(last)
    year, month = (int(part) for part in (last + "-12")[:7].split("-"))
    return begin, dt.date(year, month, calendar.monthrange(year, month)[1])


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A part of a document that belongs to the article: a headline (`title`) or a paragraph (`body`)."""

    begin: int
    end: int
    kind: str = "body"


@dataclass(frozen=True, slots=True)
class Article:
    """One document as given, and which parts of it are the article.

    Attributes:
        id: The `id` field of a record, or a file's name; unique within a corpus.
        text: The text as given, never changed.
        passages: The parts that are article, in order and disjoint.
        title, publisher, url: From metadata or the text; None where unknown.
        date: Publication date; never a scrape date.
        path: Where it was read from, for messages.
        duplicate_of: Id of an article of the corpus, read before, that holds the same or nearly the same
            text: one agency story in several papers.
    """

    id: str
    text: str
    passages: tuple[Passage, ...]
    title: str | None = None
    date: DateValue | None = None
    publisher: str | None = None
    url: str | None = None
    path: str | None = None
    duplicate_of: str | None = None

    def reading_text(self) -> str:
        """The text with everything that is not article blanked out, character for character.

        It has the same length as `text`, so that an offset into one is an offset into the other. Line
        breaks stay: they separate paragraphs.
        """
        parts, position = [], 0
        for passage in self.passages:
            parts += [_blank(self.text[position : passage.begin]), self.text[passage.begin : passage.end]]
            position = passage.end
        return "".join([*parts, _blank(self.text[position:])])

    def span(self, begin: int, end: int) -> Span:
        """The span of these code points, with the characters that stand there."""
        return Span(begin, end, self.text[begin:end])


def _blank(text: str) -> str:
    return "".join("\n" if character == "\n" else " " for character in text)


@dataclass(frozen=True, slots=True)
class Post:
    """An office that a person holds or held: `role` at `employer` for `country`, from `begin` to `end`."""

    role: str
    country: str | None = None
    employer: str | None = None
    begin: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that takes part in events or makes claims.

    Attributes:
        id: Path below the base IRI: `country/CHN`, `person/xi-jinping`, `org/opm`, or for an unnamed
            actor, which stays in its document, `doc/<document>/actor/<begin>`.
        name: Canonical name; the mention itself where it stays unnamed.
        kind: Person, country, organization, group or place.
        country: ISO 3166-1 alpha-3 code of the country that it is, acts for, is a national of or lies in.
        affiliation: Which of these holds; None where `country` is.
        sector: PLOVER sector: GOV MIL JUD LEG OPP REB BUS CVL MED NGO IGO …
        named: It has a name of its own; unnamed actors are never merged across documents.
        wikidata: Wikidata id, only where certain.
        posts: Offices of a person, as far as known.
        country_basis: What told the country where the actor's own words do not; None where they do.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    affiliation: Affiliation | None = None
    sector: str | None = None
    named: bool = True
    wikidata: str | None = None
    posts: tuple[Post, ...] = ()
    country_basis: CountryBasis | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that refers to an actor.

    Attributes:
        span: The whole noun phrase up to its head's own modifiers, without relative clauses.
        head: The head word, or the whole name where the head is part of a name.
        actor: Whom it refers to, as far as the stages up to now know.
    """

    span: Span
    head: Span
    actor: Actor


@dataclass(frozen=True, slots=True)
class Participation:
    """A role in an event, and what fills it: an actor's mention, or a text (a topic, an amount)."""

    role: str
    filler: Mention | Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so.

    Attributes:
        sources: Chain of sources, outermost first; empty where the article says it in its own voice or
            where a source is not named (`reportedly`), which `cue` then shows.
        stance: What the innermost source does.
        cue: The words that attribute.
        together: How many of the sources say it together, outermost first: (1, 2) where one reports what two
            say. Empty where each source reports the next one.
    """

    sources: tuple[Mention, ...] = ()
    stance: Stance = Stance.ASSERTS
    cue: Span | None = None
    together: tuple[int, ...] = ()

    @property
    def layers(self) -> tuple[tuple[Mention, ...], ...]:
        """The sources, outermost first; those who say it together stand in one layer."""
        rest = iter(self.sources)
        return tuple(tuple(islice(rest, size)) for size in self.together or (1,) * len(self.sources))


@dataclass(frozen=True, slots=True)
class Factuality:
    """Whether it happened, as the text has it."""

    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    tense: Tense = Tense.PAST
    status: Status = Status.OCCURRED


@dataclass(frozen=True, slots=True)
class Operator:
    """A word or construction that set an event's factuality: what it is and what it did."""

    span: Span
    effect: str


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


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one article.

    Attributes:
        article: The article.
        mentions: Its event mentions, in the table's order.
        mentioned: Whom else it names, each by its first mention, in the order of the text.
    """

    article: Article
    mentions: tuple[EventMention, ...]
    mentioned: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedActor:
    """Somebody whom a document names and who takes part in nothing in it, with the first mention."""

    document: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Choice:
    """A name that could mean several things: the id that it was read as, and the one chosen by context."""

    document: str
    name: str
    read_as: str
    chosen: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """The resolved whole.

    Attributes:
        articles: Every article.
        events: Every event with its mentions.
        choices: Names that could mean several countries or places, with the choice made.
        mentioned: Whom the articles name beside those who take part in their events, by document and place.
    """

    articles: tuple[Article, ...]
    events: tuple[Event, ...]
    choices: tuple[Choice, ...] = ()
    mentioned: tuple[NamedActor, ...] = ()
