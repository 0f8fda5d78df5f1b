"""Reads articles, events and mentions back out of a graph, so that a file serves wherever a corpus does.

The graph holds no article's text, only a digest of it and the words of each span; so the articles have none
here. Nor are heads of mentions, posts of persons and places of words for dates read back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from kgbuild.errors import InputError
from kgbuild.graph.actors import AFFILIATIONS, KIND_TYPES
from kgbuild.graph.claims import mention_order
from kgbuild.graph.files import read_triples
from kgbuild.graph.terms import iri
from kgbuild.graph.vocabulary import CERTAINTIES, POLARITIES, RDF_TYPE, STANCES, STATUSES, TENSES, term
from kgbuild.query.facts import Facts, local_name
from kgbuild.records import (
    SOURCE,
    TARGET,
    Actor,
    ActorKind,
    Affiliation,
    Article,
    Attribution,
    Corpus,
    CountryBasis,
    DateValue,
    Event,
    EventMention,
    Factuality,
    Mention,
    NamedActor,
    Operator,
    Participation,
    PhraseRef,
    days_of,
)

Value = TypeVar("Value")
_KINDS = {types[0]: kind for kind, types in KIND_TYPES.items()}
_AFFILIATIONS = {link: affiliation for affiliation, link in AFFILIATIONS.items()}
_WIKIDATA = "http://www.wikidata.org/entity/"


def corpus_of_graph(path: Path) -> tuple[Corpus, str]:
    """The corpus that a graph's file was written from, and the base IRI that its ids were put behind.

    Raises:
        InputError: The file cannot be read, or kgbuild did not write it.
    """
    return corpus_of_triples(read_triples(path), str(path))


def corpus_of_triples(triples: Iterable[ox.Triple], name: str = "the graph") -> tuple[Corpus, str]:
    """The corpus that these triples describe, and its base IRI; articles, events and mentions are sorted.

    Args:
        triples: All triples of a graph, in any order.
        name: What to call the graph in messages.

    Raises:
        InputError: They are no graph of kgbuild's.
    """
    facts = Facts(triples)
    software = facts.of_type("prov:SoftwareAgent")
    if not software:
        raise InputError(f"{name} holds no graph that kgbuild wrote; kgbuild build makes one")
    base = software[0].removeprefix("<").rpartition("software/")[0]
    return _Reader(facts, base).corpus(), base


class _Reader:
    """Makes records of facts."""

    def __init__(self, facts: Facts, base: str) -> None:
        self.facts = facts
        self.base = base
        self.actor = lru_cache(maxsize=None)(self._actor)

    def corpus(self) -> Corpus:
        """All articles and all events, sorted by id."""
        documents = self.facts.of_type("schema:NewsArticle")
        articles = sorted(map(self.article, documents), key=lambda article: article.id)
        mentions: dict[str, list[EventMention]] = defaultdict(list)
        for claim in self.facts.of_type("kg:Claim"):
            if self.facts.one(claim, "kg:trigger"):  # a claim about a claim has none
                mention = self.mention(claim)
                mentions[mention.event or ""].append(mention)
        events = (self.event(event, mentions[event]) for event in sorted(mentions))
        known = tuple(events)
        return Corpus(tuple(articles), known, mentioned=tuple(self.named(known)))

    def named(self, events: Iterable[Event]) -> list[NamedActor]:
        """Whom the articles name beside those who take part in their events, by document and place."""
        acting = {(m.document, actor.id) for event in events for m in event.mentions for actor in m.actors()}
        found = []
        for words in self.facts.of_type("kg:Mention"):
            for actor in self.facts.all(words, "kg:refersTo"):
                article = self.facts.one(self.facts.one(words, "oa:hasSource"), "prov:wasDerivedFrom")
                document = self.facts.one(article, "dcterms:identifier") or ""
                if (document, self.id(actor)) not in acting:
                    found.append(NamedActor(document, self.filler(actor, words)))
        return sorted(found, key=lambda one: (one.document, one.mention.span, one.mention.actor.id))

    def article(self, document: str) -> Article:
        """An article without its text."""
        facts = self.facts
        publisher = facts.one(document, "dcterms:publisher")
        named = publisher is not None and term("org:Organization") in facts.linked(publisher, RDF_TYPE)
        issued = facts.one(document, "dcterms:issued")
        basis, assumed = facts.one(document, "kg:dateBasis"), facts.one(document, "kg:dateAssumed")
        return Article(
            id=facts.one(document, "dcterms:identifier") or "",
            text="",
            passages=(),
            title=facts.one(document, "dcterms:title"),
            date=_date(issued, assumed, basis),
            publisher=facts.one(publisher, "rdfs:label") if named else None,
            url=facts.one(document, "schema:url"),
        )

    def event(self, event: str, mentions: list[EventMention]) -> Event:
        """An event with its mentions in the order of documents and places."""
        ordered = sorted(mentions, key=lambda mention: mention_order((mention, event)))
        label = self.facts.one(iri(self.base + event), "rdfs:label") or event
        return Event(event, ordered[0].type, label, tuple(ordered))

    def mention(self, claim: str) -> EventMention:
        """The event mention that an innermost claim rests on."""
        facts = self.facts
        event = facts.event_of(claim)
        plover, goldstein = facts.one(claim, "kg:plover"), facts.one(claim, "kg:goldstein")
        return EventMention(
            document=facts.document_of(claim),
            type=local_name(facts.one(event, "sem:eventType")),
            trigger=self.facts.span(facts.one(claim, "kg:trigger")),
            sentence=self.facts.span(facts.one(claim, "kg:evidence")),
            participations=tuple(sorted(self.participations(claim), key=_participation_order)),
            reciprocal=facts.one(claim, "kg:reciprocal") == "true",
            factuality=self.factuality(claim),
            attribution=self.attribution(claim),
            date=_date(
                facts.one(claim, "kg:datePrecise"),
                facts.one(claim, "kg:dateAssumed"),
                facts.one(claim, "kg:dateBasis"),
            ),
            plover=local_name(plover) if plover else None,
            cameo=facts.one(claim, "kg:cameo"),
            goldstein=float(goldstein) if goldstein else None,
            phrase=_phrase(facts.one(claim, "kg:foundBy")),
            operators=tuple(
                Operator(span, "") for span in sorted(map(facts.span, facts.all(claim, "kg:operator")))
            ),
            rank=int(facts.one(claim, "kg:rank") or 0),
            event=self.id(event),
            confidence=float(facts.one(claim, "kg:confidence") or 1.0),
        )

    def participations(self, claim: str) -> Iterator[Participation]:
        """Who and what takes part as the words of this claim have it."""
        named = set(self.facts.all(claim, "kg:names"))
        for part in self.facts.all(claim, "kg:content"):
            role = self.facts.one(part, "sem:roleType")
            for words in self.facts.all(part, "kg:fillerMention") if role else ():
                if words in named:
                    actor = self.facts.one(part, "rdf:value")
                    filler = self.filler(actor, words) if actor else self.facts.span(words)
                    yield Participation(local_name(role), filler)

    def filler(self, actor: str, words: str) -> Mention:
        """A mention of an actor; of a country it tells in which capacity."""
        span, sector = self.facts.span(words), self.facts.one(words, "kg:sector")
        return Mention(span, span, self.actor(actor, sector))

    def attribution(self, claim: str) -> Attribution:
        """Who says so, the outermost source first."""
        facts, layers = self.facts, self.facts.sources(claim)
        sources = tuple(self.filler(actor, words) for layer in layers for actor, words in layer)
        cue = facts.one(claim, "kg:cue")
        return Attribution(
            sources,
            _value(STANCES, facts.one(claim, "kg:stance")),
            facts.span(cue) if cue else None,
            tuple(map(len, layers)),
        )

    def factuality(self, claim: str) -> Factuality:
        """Whether it happened, as the claim has it."""
        one = self.facts.one
        return Factuality(
            _value(POLARITIES, one(claim, "kg:polarity")),
            _value(CERTAINTIES, one(claim, "kg:certainty")),
            _value(TENSES, one(claim, "kg:tense")),
            _value(STATUSES, one(claim, "kg:status")),
        )

    def _actor(self, actor: str, sector: str | None) -> Actor:
        facts, types = self.facts, self.facts.linked(actor, RDF_TYPE)
        kind = next((kind for name, kind in _KINDS.items() if name in types), ActorKind.GROUP)
        country, affiliation = self.affiliation(actor, kind)
        exact = (facts.one(actor, "skos:exactMatch") or "").strip("<>")
        basis = facts.one(actor, "kg:countryBasis")
        return Actor(
            id=self.id(actor),
            name=facts.one(actor, "rdfs:label") or self.id(actor),
            kind=kind,
            country=country,
            affiliation=affiliation,
            sector=sector or facts.one(actor, "kg:sector"),
            named=term("kg:UnnamedActor") not in types,
            wikidata=exact.removeprefix(_WIKIDATA) if exact.startswith(_WIKIDATA) else None,
            country_basis=CountryBasis(basis) if basis else None,
        )

    def affiliation(self, actor: str, kind: ActorKind) -> tuple[str | None, Affiliation | None]:
        """The code of an actor's country, and how the actor stands to it."""
        if kind is ActorKind.COUNTRY:
            code = self.facts.one(actor, "schema:identifier")
            return code, Affiliation.IS if code else None
        for link, affiliation in _AFFILIATIONS.items():
            for country in sorted(self.facts.linked(actor, link)):
                return local_name(country), affiliation
        return None, None

    def id(self, subject: str) -> str:
        """The path below the base IRI."""
        return subject[1:-1].removeprefix(self.base)


def _participation_order(part: Participation) -> tuple[bool, bool, str, int, int, str]:
    """Source and target first, as in the records that the graph was made of; then by role and place."""
    span = part.filler.span if isinstance(part.filler, Mention) else part.filler
    actor = part.filler.actor.id if isinstance(part.filler, Mention) else ""
    return part.role != SOURCE, part.role != TARGET, part.role, span.begin, span.end, actor


def _date(value: str | None, assumed: str | None, basis: str | None) -> DateValue | None:
    if value is None:
        return None
    return DateValue(value, *days_of(value), assumed=assumed == "true", basis=basis or "expression")


def _phrase(found_by: str | None) -> PhraseRef | None:
    file, _, line = (found_by or "").rpartition(":")
    return PhraseRef("", file, int(line)) if file and line.isdecimal() else None


def _value(table: Mapping[Value, str], iri_of_value: str | None) -> Value:
    """The value that an IRI stands for; the first of the table where the graph does not say."""
    return next((value for value, name in table.items() if name == iri_of_value), next(iter(table)))
