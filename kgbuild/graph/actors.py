"""Describes actors: what they are, whom they act for, which offices they hold."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kgbuild.graph.terms import Triples, date_value, iri, literal
from kgbuild.graph.vocabulary import RDF_TYPE, term
from kgbuild.lexicon.gazetteer_tables import Country
from kgbuild.lexicon.slugs import slug
from kgbuild.records import (
    Actor,
    ActorKind,
    Affiliation,
    Corpus,
    EventMention,
    Mention,
    Participation,
    Post,
)

KIND_TYPES = {
    ActorKind.PERSON: (term("foaf:Person"), term("sem:Actor")),
    ActorKind.COUNTRY: (term("schema:Country"), term("sem:Actor")),
    ActorKind.ORGANIZATION: (term("org:Organization"), term("sem:Actor")),
    ActorKind.GROUP: (term("kg:Group"), term("sem:Actor")),
    ActorKind.PLACE: (term("schema:Place"), term("sem:Place")),
    ActorKind.THING: (term("kg:Thing"),),
}
AFFILIATIONS = {
    Affiliation.ACTS_FOR: term("kg:actsFor"),
    Affiliation.NATIONAL: term("kg:nationality"),
    Affiliation.LOCATED: term("kg:locatedIn"),
}


def harmonize(corpus: Corpus) -> Corpus:
    """The corpus with each actor the same wherever it is mentioned.

    A mention may know less of an actor than another does; what is known of it holds of all. A country keeps
    the sector of each mention: `Baghdad` stands for a government, `Iraq` for more. An unnamed actor of
    several countries, as in "Chinese and US companies", is an actor for each.
    """
    acting = (actor for e in corpus.events for m in e.mentions for actor in m.actors())
    versions = fullest((*acting, *(named.mention.actor for named in corpus.mentioned)))
    events = (
        replace(event, mentions=tuple(harmonized(mention, versions) for mention in event.mentions))
        for event in corpus.events
    )
    mentioned = (replace(named, mention=known_best(named.mention, versions)) for named in corpus.mentioned)
    return Corpus(corpus.articles, tuple(events), mentioned=tuple(mentioned))


Versions = Mapping[str, Mapping[str | None, Actor]]
"""The fullest version of each actor by id; of an unnamed one, for each of its countries."""


def harmonized(mention: EventMention, versions: Versions) -> EventMention:
    """An event mention with each of its actors as it is known best; the same where they are, as most are."""
    parts = tuple(_part_known_best(part, versions) for part in mention.participations)
    attribution = mention.attribution
    sources = tuple(known_best(source, versions) for source in attribution.sources)
    if any(map(operator.is_not, sources, attribution.sources)):
        attribution = replace(attribution, sources=sources)
    if attribution is mention.attribution and all(map(operator.is_, parts, mention.participations)):
        return mention
    return replace(mention, participations=parts, attribution=attribution)


def _part_known_best(part: Participation, versions: Versions) -> Participation:
    if not isinstance(part.filler, Mention):
        return part
    filler = known_best(part.filler, versions)
    return part if filler is part.filler else replace(part, filler=filler)


def known_best(mention: Mention, versions: Versions) -> Mention:
    """A mention with its actor as it is known best."""
    actor = mention.actor
    known = versions[actor.id][None if actor.named else actor.country]
    if actor.kind is ActorKind.COUNTRY:
        known = replace(known, sector=actor.sector)
    elif len(versions[actor.id]) > 1 and actor.country:
        known = replace(known, id=f"{actor.id}-{actor.country.lower()}")
    return mention if known == actor else replace(mention, actor=known)


def fullest(actors: Iterable[Actor]) -> Versions:
    """The fullest version of each actor; those of one id follow from the actors of that id alone."""
    found: dict[str, dict[str | None, Actor]] = {}
    for actor in actors:
        versions = found.setdefault(actor.id, {})
        key = None if actor.named else actor.country
        known = versions.get(key)
        if known is None or (actor is not known and _fullness(actor) < _fullness(known)):
            versions[key] = actor
    return found


def actors_of(corpus: Corpus) -> dict[str, Actor]:
    """The actors of the events of a harmonized corpus by id, sorted."""
    everybody = (actor for event in corpus.events for m in event.mentions for actor in m.actors())
    by_id = {actor.id: actor for actor in sorted(everybody, key=lambda actor: (actor.id, actor.sector or ""))}
    return dict(sorted(by_id.items()))


def _fullness(actor: Actor) -> tuple[int, bool, int, str]:
    """Sorts what is known most first; a country in the actor's own words before one by the place."""
    empty = [actor.country, actor.affiliation, actor.sector, actor.wikidata].count(None)
    return empty, actor.country_basis is not None, -len(actor.posts), repr(actor)


def actor_triples(actor: Actor, base: str, document: str | None = None) -> Triples:
    """What is known of an actor.

    Args:
        actor: The actor.
        base: IRI that ids are put behind.
        document: The document that an unnamed actor belongs to, as a term.
    """
    subject = iri(base + actor.id)
    for kind in KIND_TYPES[actor.kind]:
        yield subject, RDF_TYPE, kind
    yield subject, term("rdfs:label"), literal(actor.name, "en")
    if not actor.named:
        if actor.kind is not ActorKind.THING:
            yield subject, RDF_TYPE, term("kg:UnnamedActor")
        if document is not None:
            yield subject, term("kg:inDocument"), document
    if actor.sector is not None:
        yield subject, term("kg:sector"), literal(actor.sector)
    if actor.wikidata is not None:
        yield subject, term("skos:exactMatch"), iri(f"http://www.wikidata.org/entity/{actor.wikidata}")
    if actor.country is not None:
        yield from _country_of(actor, subject, base)
    if actor.country_basis is not None:
        yield subject, term("kg:countryBasis"), literal(actor.country_basis)
    for post in actor.posts:
        yield from _post_triples(post, actor, base)


def _country_of(actor: Actor, subject: str, base: str) -> Triples:
    """A country bears its code; anything else is linked to its country, each affiliation by its own name."""
    assert actor.country is not None
    if actor.kind is ActorKind.COUNTRY:
        yield subject, term("schema:identifier"), literal(actor.country)
    else:
        link = AFFILIATIONS.get(actor.affiliation or Affiliation.NATIONAL, term("kg:actsFor"))
        yield subject, link, iri(f"{base}country/{actor.country}")


def country_triples(code: str, countries: Mapping[str, Country], base: str) -> Triples:
    """A country that actors belong to: its name, ISO 3166-1 codes and Wikidata item."""
    subject, country = iri(f"{base}country/{code}"), countries.get(code)
    yield subject, RDF_TYPE, term("schema:Country")
    yield subject, RDF_TYPE, term("sem:Actor")
    yield subject, term("schema:identifier"), literal(code)
    yield subject, term("rdfs:label"), literal(country.name if country else code, "en")
    if country and country.wikidata:
        yield subject, term("skos:exactMatch"), iri(f"http://www.wikidata.org/entity/{country.wikidata}")


def _post_triples(post: Post, actor: Actor, base: str) -> Triples:
    parts = (post.role, post.country, post.employer, post.begin)
    subject = iri(f"{base}{actor.id}/post/{slug(' '.join(part for part in parts if part))}")
    yield iri(base + actor.id), term("org:hasMembership"), subject
    yield subject, RDF_TYPE, term("kg:Post")
    yield subject, term("rdfs:label"), literal(post.role, "en")
    if post.country is not None:
        yield subject, term("kg:postCountry"), iri(f"{base}country/{post.country}")
    if post.employer is not None:
        yield subject, term("org:organization"), iri(f"{base}org/{post.employer.removeprefix('org/')}")
    if post.begin is not None:
        yield subject, term("schema:startDate"), date_value(post.begin)
    if post.end is not None:
        yield subject, term("schema:endDate"), date_value(post.end)
