"""Turns the resolved corpus into triples, in three layers: text, claims, and what the claims are about.

Every triple belongs to the documents that it rests on, so that a document can be taken out again. What no
document says, the run and the countries' names and codes, belongs to none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kgbuild.errors import SettingsError
from kgbuild.graph.actors import actor_triples, actors_of, country_triples, harmonize
from kgbuild.graph.claims import claims_of
from kgbuild.graph.documents import (
    DocumentNames,
    document_triples,
    name_documents,
    publisher_of,
    span_triples,
)
from kgbuild.graph.events import (
    ClaimContext,
    EventNames,
    claim_triples,
    event_triples,
    name_event,
    occurrence_triples,
    participation_triples,
    reference_triples,
)
from kgbuild.graph.terms import Term, Triple, Triples, iri, literal
from kgbuild.graph.vocabulary import RDF_TYPE, term
from kgbuild.lexicon.classes import EventClass, Role, load_roles
from kgbuild.lexicon.gazetteer import load_gazetteer
from kgbuild.lexicon.gazetteer_tables import Country
from kgbuild.lexicon.slugs import slug
from kgbuild.records import NAMED_KINDS, Actor, ActorKind, Article, Corpus, EventMention, Mention
from kgbuild.settings import BASE_IRI


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What made the graph. It holds no time, so that the same input gives the same bytes.

    Attributes:
        version: Version of kgbuild.
        model: Name and version of the language model.
    """

    version: str = "0"
    model: str = ""


class NamedGraphs(Protocol):
    """A graph that is gone through document by document, as often as one likes."""

    @property
    def base(self) -> str:
        """IRI that ids were put behind."""
        ...

    def named_graphs(self) -> Iterator[tuple[Term | None, list[Triple]]]:
        """The default graph (None), and one named graph for each document; in order, each sorted."""
        ...


@dataclass(frozen=True)
class Graph:
    """The triples of a corpus.

    Attributes:
        shared: What rests on no document.
        documents: What rests on each document, by the IRI of the document as a term.
        base: IRI that ids were put behind.
    """

    shared: set[Triple]
    documents: dict[Term, set[Triple]]
    base: str = BASE_IRI

    def triples(self) -> list[Triple]:
        """All triples, sorted, each once."""
        return sorted(self.shared.union(*self.documents.values()))

    def named_graphs(self) -> Iterator[tuple[Term | None, list[Triple]]]:
        """The default graph (None) and one named graph per document, each sorted."""
        yield None, sorted(self.shared)
        for document in sorted(self.documents):
            yield document, sorted(self.documents[document])


def describe(
    corpus: Corpus,
    classes: Mapping[str, EventClass],
    run: RunInfo | None = None,
    *,
    base: str = BASE_IRI,
    roles: Mapping[str, Role] | None = None,
) -> Graph:
    """The graph of a corpus.

    Args:
        corpus: Articles and events with their mentions.
        classes: The event classes by name.
        run: What made the graph.
        base: IRI that ids are put behind; ends in `/`.
        roles: The roles by name; those of the package where None.

    Raises:
        SettingsError: The base is no absolute IRI that ends in `/`.
    """
    check_base(base)
    corpus = harmonize(corpus)
    world = World(classes, load_roles() if roles is None else roles, base, run or RunInfo())
    names = name_documents((article.id for article in corpus.articles), base)
    named: dict[str, list[Mention]] = defaultdict(list)
    for one in corpus.mentioned:
        named[one.document].append(one.mention)
    actors = {**{one.mention.actor.id: one.mention.actor for one in corpus.mentioned}, **actors_of(corpus)}
    mentions: dict[str, list[tuple[EventMention, EventNames]]] = defaultdict(list)
    for event in corpus.events:
        event_names = name_event(event, base)
        for mention in event.mentions:
            mentions[mention.document].append((mention, event_names))
    graph = Graph(set(), {}, base)
    for article in corpus.articles:
        document = names[article.id]
        told = (mentions[article.id], named[article.id])
        graph.documents[document.document] = describe_document(article, document, *told, world)
    countries = {actor.id: actor for actor in actors.values() if actor.kind is ActorKind.COUNTRY}
    graph.shared.update(describe_shared(world, countries, codes_of(actors.values())))
    return graph


def describe_document(
    article: Article,
    document: DocumentNames,
    mentions: Sequence[tuple[EventMention, EventNames]],
    named: Sequence[Mention],
    world: World,
) -> set[Triple]:
    """All that rests on one document.

    Args:
        article: The document.
        document: Its IRIs.
        mentions: Its event mentions with every actor as it is known best, each with its event.
        named: The first mention of everybody else whom it names.
        world: What is the same for every document.
    """
    actors = {actor.id: actor for mention, _ in mentions for actor in mention.actors()}
    for mention in named:
        actors.setdefault(mention.actor.id, mention.actor)
    return {
        *_document(article, document, mentions, world),
        *_named(named, document),
        *_actors(actors, document),
    }


def describe_shared(world: World, named: Mapping[str, Actor], codes: Collection[str]) -> set[Triple]:
    """What rests on no document.

    Args:
        world: What is the same for every document.
        named: The countries that are actors, by id.
        codes: Of every country that takes part or that an actor or a post belongs to.
    """
    return {*_run(world), *_countries(named, codes, world.base)}


def codes_of(actors: Iterable[Actor]) -> set[str]:
    """The codes of the countries that actors are, act for or held a post for."""
    return {code for actor in actors for code in (actor.country, *(p.country for p in actor.posts)) if code}


def check_base(base: str) -> None:
    """Makes sure that ids can be put behind a base.

    Raises:
        SettingsError: The base is no absolute IRI that ends in `/`; spans of a text need the fragment.
    """
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^#?]*/", base) or iri(base) != f"<{base}>":
        raise SettingsError(f"the base {base} must be an absolute IRI that ends in /, without # and ?")


@dataclass(frozen=True)
class World:
    """What is the same for every document."""

    classes: Mapping[str, EventClass]
    roles: Mapping[str, Role]
    base: str
    run: RunInfo

    @property
    def run_iri(self) -> Term:
        """The run that made the claims."""
        name = f"kgbuild {self.run.version} {self.run.model}".replace(".", "-")
        return iri(f"{self.base}run/{slug(name)}")


def _document(
    article: Article,
    document: DocumentNames,
    mentions: Sequence[tuple[EventMention, EventNames]],
    world: World,
) -> Triples:
    """All that rests on one document but its actors."""
    context = ClaimContext(document, world.base, world.run_iri, publisher_of(article, document))
    yield from document_triples(article, document)
    yield world.run_iri, term("prov:used"), document.text
    by_id = {names.event.id: names for _, names in mentions}
    for names in by_id.values():
        yield from event_triples(names, world.classes)
    for mention, names in mentions:
        yield from occurrence_triples(names, mention, world.roles)
        yield from participation_triples(names, mention, document, world.roles)
    for claims in claims_of([(mention, names.event.id) for mention, names in mentions], document.name):
        for claim in claims:
            yield from claim_triples(claim, by_id[claim.event], context)


def _named(named: Sequence[Mention], document: DocumentNames) -> Triples:
    """Where a document first names those who take part in nothing."""
    for mention in named:
        yield from span_triples(mention.span, document)
        yield from reference_triples(mention, document)


def _actors(actors: Mapping[str, Actor], document: DocumentNames) -> Triples:
    """The actors that a document names; each is described in every document that names it."""
    for actor_id in sorted(actors):
        actor = actors[actor_id]
        if actor.named and actor.kind in NAMED_KINDS:
            yield document.document, term("schema:mentions"), iri(document.base + actor_id)
        if actor.kind is not ActorKind.COUNTRY:
            yield from actor_triples(actor, document.base, document.document)


def _countries(named: Mapping[str, Actor], codes: Collection[str], base: str) -> Triples:
    """Every country that takes part or that an actor or a post belongs to."""
    countries: Mapping[str, Country] = load_gazetteer().countries
    for actor_id in sorted(named):
        if actor_id.removeprefix("country/") not in countries:
            yield from actor_triples(named[actor_id], base)
    for code in sorted(codes):
        if code in countries or f"country/{code}" not in named:
            yield from country_triples(code, countries, base)


def _run(world: World) -> Triples:
    """The run that made the claims, by which policy, and with which software."""
    run, software = world.run_iri, iri(f"{world.base}software/kgbuild")
    yield run, RDF_TYPE, term("prov:Activity")
    yield run, term("prov:wasAssociatedWith"), software
    yield run, term("kg:policy"), term("kg:OwnVoicePolicy")
    if world.run.model:
        model = iri(f"{world.base}model/{slug(world.run.model)}")
        yield run, term("prov:used"), model
        yield model, RDF_TYPE, term("prov:Entity")
        yield model, term("rdfs:label"), literal(world.run.model, "en")
    yield software, RDF_TYPE, term("prov:SoftwareAgent")
    yield software, term("rdfs:label"), literal("kgbuild", "en")
    yield software, term("schema:softwareVersion"), literal(world.run.version)
