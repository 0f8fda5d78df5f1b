"""Boils a document's event down to what decides whether another document tells of it too.

A key is small and holds plain values, so that millions can be sorted and stored. Only keys of one block can
be merged, and each key has one block, so that blocks can be worked off one after the other.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kgbuild.lexicon.classes import EventClass
from kgbuild.records import (
    SOURCE,
    TARGET,
    Actor,
    ActorKind,
    Affiliation,
    Article,
    DateValue,
    EventMention,
    Mention,
    Polarity,
    Status,
    Tense,
)
from kgbuild.resolve.wording import Wording, wording

LOCATION = "location"
ATTEMPT = re.compile(
    r"\b(?:attempt|tr(?:y|ied|ies)|plot|bid|conspir|plan|surviv|escap|fail|threat|want|order)", re.IGNORECASE
)
"""Words that make of a killing something that can happen again."""
BEFORE, BEHIND = 40, 16
"""Characters before and behind a trigger in which such a word counts."""
TOLD_LATER = 7
"""Days before a dated article within which an event without a date is taken to lie, if it is past."""
MONTH, YEAR = 31, 366

REAL, PLANNED, UNREAL, NOT = "real", "planned", "unreal", "not"
MODES = {
    **dict.fromkeys((Status.OCCURRED, Status.ONGOING, Status.ALLEGED, Status.DENIED), REAL),
    Status.PLANNED: PLANNED,
    **dict.fromkeys((Status.THREATENED, Status.CONSIDERED, Status.DEMANDED), UNREAL),
    Status.NOT_OCCURRED: NOT,
}
"""What is told as real, whether asserted, alleged or denied, is one event with several claims."""


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """A participant: its id, "" where it is unnamed; its country, and whether it is that or acts for it."""

    id: str
    country: str = ""
    state: bool = False


@dataclass(frozen=True, slots=True, order=True)
class EventTime:
    """Days, ISO dates, that an event lies within.

    `assumed` where the text does not say so itself; `written` where it writes the year.
    """

    begin: str
    end: str
    days: int
    assumed: bool = False
    written: bool = False

    @property
    def year_assumed(self) -> bool:
        """Whether month and day may be of another year than the one that the text speaks of most."""
        return self.assumed and self.days != TOLD_LATER


@dataclass(frozen=True, slots=True, order=True)
class EventKey:
    """What is known of one event of one document.

    Attributes:
        block: Keys of different blocks are never merged; "" is merged with none.
        document, number: Which document, and which of its events, from 0.
        begin: First code point of the trigger of its first mention.
        lineage: Its class and those above it.
        mode: `real`, `planned`, `unreal` or `not`.
        reciprocal: Sources and targets take part alike.
        sources, targets, places: Who and where, sorted.
        time: When; None where nothing tells.
        wording: What its sentence says.
        once: Who fills the role that such an event has only once, or "".
        seldom: Such an event is rare enough for a year to tell it.
    """

    block: str
    document: str
    number: int
    begin: int
    lineage: tuple[str, ...]
    mode: str
    reciprocal: bool
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    places: tuple[Party, ...]
    time: EventTime | None
    wording: Wording
    once: str = ""
    seldom: bool = False


def event_key(
    mentions: Sequence[EventMention], number: int, article: Article, classes: Mapping[str, EventClass]
) -> EventKey:
    """The key of an event of a document.

    Args:
        mentions: Its mentions in the order of the text, actors under their final ids.
        number: Which of the document's events it is.
        article: The document; where it has a date, an event without one lies shortly before.
        classes: The event classes by name.
    """
    key = unplaced_key(mentions, number, article, classes, wording(mentions[0]))
    return replace(key, block=_block(key))


def unplaced_key(
    mentions: Sequence[EventMention],
    number: int,
    article: Article,
    classes: Mapping[str, EventClass],
    words: Wording,
) -> EventKey:
    """The same for an event that is compared within its document alone, and so in no block."""
    first = mentions[0]
    event_class = classes.get(first.type)
    mode = _mode(mentions)
    parties = _parties(mentions)
    return EventKey(
        block="",
        document=article.id,
        number=number,
        begin=first.trigger.begin,
        lineage=_lineage(first.type, classes),
        mode=mode,
        reciprocal=any(m.reciprocal for m in mentions) or bool(event_class and event_class.reciprocal),
        sources=parties[SOURCE],
        targets=parties[TARGET],
        places=parties[LOCATION],
        time=_time(mentions) or _shortly_before(first, article),
        wording=words,
        once=_once(mentions, event_class) if mode == REAL else "",
        seldom=event_class is not None and event_class.seldom,
    )


def _mode(mentions: Sequence[EventMention]) -> str:
    """Real if any mention tells it as real: what was planned in one sentence has happened in the next."""
    modes = [MODES[mention.factuality.status] for mention in mentions]
    return REAL if REAL in modes else modes[0]


def _lineage(name: str, classes: Mapping[str, EventClass]) -> tuple[str, ...]:
    lineage = [name]
    while lineage[-1] in classes and (above := classes[lineage[-1]].parent) is not None:
        lineage.append(above)
    return tuple(lineage)


def _parties(mentions: Sequence[EventMention]) -> dict[str, tuple[Party, ...]]:
    """Who takes part in the roles that tell events apart, sorted."""
    found: dict[str, list[Party]] = {SOURCE: [], TARGET: [], LOCATION: []}
    for mention in mentions:
        for part in mention.participations:
            if part.role in found and isinstance(part.filler, Mention):
                found[part.role].append(_party(part.filler.actor))
    return {role: tuple(sorted(set(some)) if len(some) > 1 else some) for role, some in found.items()}


def _party(actor: Actor) -> Party:
    state = actor.affiliation in (Affiliation.IS, Affiliation.ACTS_FOR)
    named = actor.named and not actor.id.startswith("doc/")
    return Party(actor.id if named else "", actor.country or "", state)


def _once(mentions: Sequence[EventMention], event_class: EventClass | None) -> str:
    """The one named person to whom this happens once: who is killed, who resigns."""
    role = event_class.once_for if event_class is not None else None
    if role is None or any(m.factuality.polarity is Polarity.NEGATIVE for m in mentions):
        return ""
    if any(ATTEMPT.search(_around(m)) for m in mentions):
        return ""
    people = {a for m in mentions for a in m.actors_in(role)}
    if len(people) != 1:
        return ""
    (person,) = people
    known = person.named and person.kind is ActorKind.PERSON and not person.id.startswith("doc/")
    return person.id if known else ""


def _around(mention: EventMention) -> str:
    """The words just around a trigger."""
    begin = mention.trigger.begin - mention.sentence.begin
    end = mention.trigger.end - mention.sentence.begin
    return mention.sentence.text[max(0, begin - BEFORE) : end + BEHIND]


def _time(mentions: Sequence[EventMention]) -> EventTime | None:
    """The most precise date of the mentions, one that the text gives before one that is assumed."""
    dates = [m.date for m in mentions if m.date is not None]
    best = min(dates, key=_precision, default=None)
    if best is None:
        return None
    written = best.span is not None and best.value[:4] in best.span.text
    assumed, days, begin, end = _precision(best)
    return EventTime(begin, end, days, assumed, written)


def _precision(date: DateValue) -> tuple[bool, int, str, str]:
    return date.assumed, (date.end - date.begin).days, date.begin.isoformat(), date.end.isoformat()


def _shortly_before(mention: EventMention, article: Article) -> EventTime | None:
    """News tells of what has just happened: an undated past event lies in the days before the article."""
    if article.date is None or article.date.begin != article.date.end or article.date.assumed:
        return None
    if mention.factuality.tense is not Tense.PAST or mention.unresolved_date is not None:
        return None
    day = article.date.begin
    begin = day.fromordinal(max(1, day.toordinal() - TOLD_LATER))
    return EventTime(begin.isoformat(), day.isoformat(), TOLD_LATER, assumed=True)


def _block(key: EventKey) -> str:
    """Which keys can be of one event: those of one family and person, month or year, or wording."""
    family, words = key.lineage[-1], key.wording.content
    if key.once:
        return f"{family} once {key.once}"
    named = any(party.id or party.country for party in (*key.sources, *key.targets))
    time = key.time if named else None
    if time is not None and (key.seldom or time.days <= MONTH):
        month = time.end if time.assumed else time.begin
        return f"{family} {month[:4] if key.seldom else month[:7]}"
    if time is not None and time.days <= YEAR:
        return f"{family} {time.begin[:4]} year"
    return f"{family} words {_smallest(words)}" if words else ""


def _smallest(words: Iterable[str]) -> str:
    """The word that sentences of nearly the same words most likely share: min-hash, after Broder (1997)."""
    return min(words, key=_hashed)


@lru_cache(maxsize=1 << 15)
def _hashed(word: str) -> bytes:
    """A hash that is the same in every run."""
    return hashlib.blake2b(word.encode(), digest_size=8).digest()
