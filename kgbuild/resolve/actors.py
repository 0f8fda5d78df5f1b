"""Gives every actor of a corpus its id and canonical name: one person, one node, in one document and in many.

Within a document short names, acronyms and ambiguous countries are read by what else stands there; across
documents equal names are one, unless their countries differ. The order of documents plays no part.
"""

from __future__ import annotations

import datetime as dt
import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kgbuild.lexicon.gazetteer import Gazetteer, load_gazetteer
from kgbuild.lexicon.gazetteer_tables import Person
from kgbuild.lexicon.slugs import document_path, slug
from kgbuild.records import Actor, ActorKind, Affiliation, Article, Choice, EventMention, Mention, Reading
from kgbuild.resolve.identities import (
    Identity,
    NameEvidence,
    NameKey,
    identities,
    identity_key,
    name_evidence,
)
from kgbuild.resolve.mentioned import beside_events, told_well
from kgbuild.resolve.organizations import GENERIC_NAMES, resolve_organizations
from kgbuild.resolve.people import Setting, resolve_people
from kgbuild.resolve.person_names import is_short
from kgbuild.resolve.places import ambiguous_names, countries_named, document_parts, people_named
from kgbuild.resolve.titles import is_called_by_office, told_out_of_office

_YEAR = re.compile(r"(?:19[5-9]\d|20[0-4]\d)(?<![\d.,$€£-]\d{4})(?![\d.,]*\d)(?! ?%)")

SPEAKERS = ("spokesman", "spokeswoman", "spokesperson")
"""Roles whose country the sentence tells; a president may be anywhere."""
YEARS_UNTIL_PAST = 5
"""How long before the years of an undated text an office must have ended to be a former one."""
OnChoice = Callable[[Choice], object]


@dataclass(frozen=True, slots=True)
class ResolvedDocument:
    """A document with its actors as it tells them itself, whatever other documents say.

    Attributes:
        reading: The document.
        choices: Its names that could mean several countries or places, with the choice made.
    """

    reading: Reading
    choices: tuple[Choice, ...] = ()


@dataclass(slots=True)
class _Document:
    """A reading, and what its actors were found to be."""

    reading: Reading
    setting: Setting
    choices: tuple[Choice, ...]
    meant: dict[tuple[str, str | None], Actor] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    """Where each name stands first, for the ids of those that stay in the document."""
    told: dict[str, Actor] = field(default_factory=dict)
    """Known people as an undated text tells of them somewhere: in a party, a company."""
    titled: dict[str, bool] = field(default_factory=dict)
    """Of each person asked for, whether the text calls them by an office."""


def resolve_actors(
    readings: Iterable[Reading], gazetteer: Gazetteer | None = None, on_choice: OnChoice | None = None
) -> tuple[Reading, ...]:
    """The readings, ordered by document, with every named actor under its canonical id and name.

    Args:
        readings: In any order; the result does not depend on it.
        gazetteer: Known names; the package's own where None.
        on_choice: Is told of each name that could mean several countries or places, with the choice made.
    """
    gazetteer = gazetteer or load_gazetteer()
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    documents = [resolve_document(reading, gazetteer) for reading in ordered]
    for choice in (choice for document in documents for choice in document.choices):
        if on_choice is not None:
            on_choice(choice)
    local = [document.reading for document in documents]
    found = identities(one for reading in local for one in names_of(reading, gazetteer))
    return tuple(identified(reading, found) for reading in local)


def resolve_document(reading: Reading, gazetteer: Gazetteer) -> ResolvedDocument:
    """A document with its actors as far as it tells them; a function of this document alone."""
    document = _document(reading, gazetteer)
    return ResolvedDocument(_locally(document, gazetteer), document.choices)


def names_of(reading: Reading, gazetteer: Gazetteer) -> tuple[NameEvidence, ...]:
    """What a resolved document says of names that other documents may know more of."""
    mentions = (*actor_mentions(reading), *reading.mentioned)
    return name_evidence((mention.actor for mention in mentions), gazetteer)


def identified(reading: Reading, found: Mapping[NameKey, Identity]) -> Reading:
    """A resolved document with every named actor under its canonical id and name."""
    told = _rewritten(reading, lambda mention: _globally(mention.actor, found))
    return replace(told, mentioned=beside_events(told.mentioned, told.mentions))


def actor_mentions(reading: Reading) -> Iterator[Mention]:
    """Every mention of an actor in a reading: participants, then sources, event by event."""
    for event in reading.mentions:
        yield from (p.filler for p in event.participations if isinstance(p.filler, Mention))
        yield from event.attribution.sources


def _document(reading: Reading, gazetteer: Gazetteer) -> _Document:
    article, text = reading.article, reading.article.reading_text()
    parts = document_parts(text, gazetteer)
    every = parts if text == article.text else document_parts(article.text, gazetteer)
    setting = _setting(article, countries_named(parts), people_named(every))
    document = _Document(reading, setting, ambiguous_names(article.id, parts, gazetteer))
    mentions = sorted(actor_mentions(reading), key=lambda mention: mention.span)
    for mention in mentions:
        document.first.setdefault(mention.actor.name, mention.span.begin)
    actors = [_with_country(mention, event, gazetteer) for event, mention in _with_events(reading)]
    actors += [mention.actor for mention in reading.mentioned]
    if article.date is None:
        document.told.update(told_out_of_office(actors, gazetteer))
    document.meant.update(resolve_people(actors, setting, gazetteer))
    document.meant.update(resolve_organizations(actors, article.text, gazetteer))
    return document


def _setting(article: Article, countries: frozenset[str], people: frozenset[str]) -> Setting:
    """What the document offers; captions and other lines beside the article may name people in full, too."""
    begin, end = (article.date.begin, article.date.end) if article.date else _years(article.reading_text())
    return Setting(article.id, article.text, begin, end, countries, people)


def _years(text: str) -> tuple[dt.date, dt.date] | tuple[None, None]:
    """The latest year that an undated text names, as the time to look office holders up in."""
    years = [int(year) for year in _YEAR.findall(text)]
    return (dt.date(max(years), 1, 1), dt.date(max(years), 12, 31)) if years else (None, None)


def _with_events(reading: Reading) -> Iterator[tuple[EventMention, Mention]]:
    for event in reading.mentions:
        for mention in actor_mentions(Reading(reading.article, (event,))):
            yield event, mention


def _with_country(mention: Mention, event: EventMention, gazetteer: Gazetteer) -> Actor:
    """A spokesperson without a country speaks for the only one that the sentence names.

    `China brushed it aside, with foreign ministry spokesman Li Min calling it a rumour`: Li Min is China's.
    """
    actor = mention.actor
    post = actor.posts[0] if actor.posts else None
    if actor.kind is not ActorKind.PERSON or actor.country or post is None or post.employer:
        return actor
    if not post.role.endswith(SPEAKERS) or gazetteer.by_name(actor.name):
        return actor
    ahead = event.sentence.text[: max(0, mention.span.begin - event.sentence.begin)]
    countries = countries_named(document_parts(ahead, gazetteer)) or countries_named(
        document_parts(event.sentence.text, gazetteer)
    )
    if len(countries) != 1:
        return actor
    (country,) = countries
    posts = tuple(replace(p, country=p.country or country) for p in actor.posts)
    return replace(actor, country=country, affiliation=Affiliation.ACTS_FOR, posts=posts)


def _locally(document: _Document, gazetteer: Gazetteer) -> Reading:
    """The reading with its actors as its own document tells them."""

    def changed(event: EventMention, mention: Mention) -> Mention:
        return _meant(_under(_with_country(mention, event, gazetteer), mention), document, gazetteer)

    reading = document.reading
    events = tuple(_rewrite(e, lambda mention, e=e: changed(e, mention)) for e in reading.mentions)  # type: ignore[misc]
    named = (_meant(mention, document, gazetteer) for mention in reading.mentioned)
    return replace(reading, mentions=events, mentioned=tuple(told_well(named, gazetteer)))


def _meant(mention: Mention, document: _Document, gazetteer: Gazetteer) -> Mention:
    """A mention with its actor as the rest of the document tells it."""
    actor = document.meant.get((mention.actor.name, mention.actor.country), mention.actor)
    actor = _by_context(actor, mention, document.choices, gazetteer)
    actor = _of_its_time(actor, document, gazetteer)
    actor = _of_this_country(actor, mention, document.setting, gazetteer)
    return _under(_bound(actor, document, gazetteer), mention)


def _of_its_time(actor: Actor, document: _Document, gazetteer: Gazetteer) -> Actor:
    """A person whose last office was over before the years of an undated text acts for no state."""
    person = gazetteer.people.get(actor.id.removeprefix("person/"))
    if person is None or document.reading.article.date is not None:
        return actor
    told = document.told.get(person.slug) if actor.affiliation is Affiliation.ACTS_FOR else None
    if told is not None and not _is_titled(person, document, gazetteer):
        return replace(actor, country=told.country, affiliation=told.affiliation, sector=told.sector)
    if document.setting.begin is None:
        return actor
    ends = [term.end for term in gazetteer.terms(person.slug)]
    past = str(document.setting.begin.year - YEARS_UNTIL_PAST)
    if not ends or any(end is None or end >= past for end in ends):
        return actor
    if _is_titled(person, document, gazetteer):
        return actor  # "Prime Minister Ann Bee", in a text that tells of games of years to come
    affiliation = Affiliation.NATIONAL if person.country else None
    return replace(actor, country=person.country, affiliation=affiliation, sector=person.sector)


def _is_titled(person: Person, document: _Document, gazetteer: Gazetteer) -> bool:
    """Whether the text calls a person by an office somewhere; asked once."""
    if person.slug not in document.titled:
        text = document.reading.article.text
        document.titled[person.slug] = is_called_by_office(person, text, gazetteer)
    return document.titled[person.slug]


def _by_context(actor: Actor, mention: Mention, choices: Sequence[Choice], gazetteer: Gazetteer) -> Actor:
    """The actor under the country that the document's other names chose for an ambiguous name."""
    for choice in choices:
        if choice.read_as == choice.chosen or choice.name not in mention.span.text:
            continue
        code = choice.read_as.removeprefix("country/")
        chosen = gazetteer.countries.get(choice.chosen.removeprefix("country/"))
        place = gazetteer.places.get(choice.chosen.removeprefix("place/"))
        if actor.country != code:
            continue
        if actor.id == choice.read_as and place is not None:
            return Actor(place.id, place.name, ActorKind.PLACE, place.country, Affiliation.LOCATED)
        if actor.id == choice.read_as and chosen is not None:
            return replace(
                actor, id=chosen.id, name=chosen.name, country=chosen.iso3, wikidata=chosen.wikidata
            )
        country = chosen.iso3 if chosen is not None else place.country if place is not None else code
        return replace(actor, country=country)
    return actor


def _of_this_country(actor: Actor, mention: Mention, setting: Setting, gazetteer: Gazetteer) -> Actor:
    """`the Democratic Party` of a document that never names the United States is some other one."""
    known = gazetteer.organizations.get(actor.id.removeprefix("org/"))
    people = (gazetteer.people[slug].country for slug in setting.people)
    at_home = known is not None and known.country in {None, *setting.countries, *people}
    if known is None or at_home or not setting.countries:
        return actor
    name = mention.head.text if mention.head.text in GENERIC_NAMES else mention.span.text.removeprefix("the ")
    if name not in GENERIC_NAMES:  # "They": whatever the text calls them
        called = [n for n in (known.name, *known.other_names) if n in setting.text]
        if len(called) != 1 or called[0] not in GENERIC_NAMES:
            return actor
        name = called[0]
    country = next(iter(setting.countries)) if len(setting.countries) == 1 else None
    path = f"org/{slug(name)}" if country is None else f"org/{country.lower()}-{slug(name)}"
    affiliation = actor.affiliation if country else None
    return replace(actor, id=path, name=name, country=country, affiliation=affiliation, wikidata=None)


def _bound(actor: Actor, document: _Document, gazetteer: Gazetteer) -> Actor:
    """A name that says too little to mean one thing in every document stays in its own."""
    if not actor.named or not _says_little(actor, gazetteer):
        return actor
    begin = document.first.get(actor.name, 0)
    return replace(actor, id=f"{document_path(document.reading.article.id)}/actor/{begin}")


def _says_little(actor: Actor, gazetteer: Gazetteer) -> bool:
    if actor.kind is ActorKind.PERSON:
        return actor.id.removeprefix("person/") not in gazetteer.people and is_short(actor.name)
    if actor.kind is ActorKind.ORGANIZATION and actor.country is None:
        known = actor.id.removeprefix("org/") in gazetteer.organizations
        return not known and (actor.name in GENERIC_NAMES or gazetteer.office(actor.name) is not None)
    return False


def _globally(actor: Actor, found: Mapping[NameKey, Identity]) -> Actor:
    key = identity_key(actor)
    identity = found.get(key) if key is not None else None
    return identity.applied(actor) if identity is not None else actor


def _rewritten(reading: Reading, change: Callable[[Mention], Actor]) -> Reading:
    def changed(mention: Mention) -> Mention:
        return _under(change(mention), mention)

    events = tuple(_rewrite(event, changed) for event in reading.mentions)
    return replace(reading, mentions=events, mentioned=tuple(map(changed, reading.mentioned)))


def _under(actor: Actor, mention: Mention) -> Mention:
    """The mention with another actor; the same where it is the same actor, as most are."""
    return mention if actor == mention.actor else replace(mention, actor=actor)


def _rewrite(event: EventMention, change: Callable[[Mention], Mention]) -> EventMention:
    """The event mention with every actor mention changed, in participations and sources."""
    participations = tuple(
        replace(p, filler=filler) if filler is not p.filler else p
        for p in event.participations
        for filler in [change(p.filler) if isinstance(p.filler, Mention) else p.filler]
    )
    attribution = event.attribution
    sources = tuple(map(change, attribution.sources))
    if any(new is not old for new, old in zip(sources, attribution.sources, strict=True)):
        attribution = replace(attribution, sources=sources)
    if attribution is event.attribution and all(map(operator.is_, participations, event.participations)):
        return event
    return replace(event, participations=participations, attribution=attribution)
