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
from kgbuild.records import (
    SOURCE,
    TARGET,
    Actor,
    ActorKind,
    Affiliation,
    Article,
    Attribution,
    Corpus,
    DateValue,
    Event,
    EventMention,
    Factuality,
    Mention,
    NamedActor,
    Operator,
    Participation,
    PhraseRef,
    Span,
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
    facts = _Facts(triples)
    software = facts.of_type("prov:SoftwareAgent")
    if not software:
        raise InputError(f"{name} holds no graph that kgbuild wrote; kgbuild build makes one")
    base = software[0].removeprefix("<").rpartition("software/")[0]
    return _Reader(facts, base).corpus(), base


class _Facts:
    """Triples by subject and predicate: IRIs in angle brackets, literals as their text."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._objects: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._by_type: dict[str, list[str]] = defaultdict(list)
        for triple in triples:
            value, subject, predicate = triple.object, str(triple.subject), str(triple.predicate)
            text = value.value if isinstance(value, ox.Literal) else str(value)
            self._objects[subject][predicate].append(text)
            if predicate == RDF_TYPE:
                self._by_type[text].append(subject)

    def of_type(self, name: str) -> list[str]:
        """The subjects of a type, sorted."""
        return sorted(set(self._by_type.get(term(name), ())))

    def all(self, subject: str, predicate: str) -> list[str]:
        """The objects of a predicate, which is given as an IRI in angle brackets."""
        return self._objects[subject].get(predicate, []) if subject in self._objects else []

    def one(self, subject: str | None, name: str) -> str | None:
        """One object of a predicate, which is given as a prefixed name; None where there is none."""
        return min(self.all(subject, term(name)), default=None) if subject else None


class _Reader:
    """Makes records of facts."""

    def __init__(self, facts: _Facts, base: str) -> None:
        self.facts = facts
        self.base = base
        self.actor = lru_cache(maxsize=None)(self._actor)
        self._reported = {
            content: claim
            for claim in facts.of_type("kg:Claim")
            for content in facts.all(claim, term("kg:content"))
            if term("kg:Claim") in facts.all(content, RDF_TYPE)
        }

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
            for actor in self.facts.all(words, term("kg:refersTo")):
                article = self.facts.one(self.facts.one(words, "oa:hasSource"), "prov:wasDerivedFrom")
                document = self.facts.one(article, "dcterms:identifier") or ""
                if (document, self.id(actor)) not in acting:
                    found.append(NamedActor(document, self.filler(actor, words)))
        return sorted(found, key=lambda one: (one.document, one.mention.span, one.mention.actor.id))

    def article(self, document: str) -> Article:
        """An article without its text."""
        facts = self.facts
        publisher = facts.one(document, "dcterms:publisher")
        named = publisher is not None and term("org:Organization") in facts.all(publisher, RDF_TYPE)
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
        contents = facts.all(claim, term("kg:content"))
        event = next(c for c in contents if term("kg:EventDescription") in facts.all(c, RDF_TYPE))
        plover, goldstein = facts.one(claim, "kg:plover"), facts.one(claim, "kg:goldstein")
        return EventMention(
            document=facts.one(facts.one(claim, "schema:appearance"), "dcterms:identifier") or "",
            type=_local(facts.one(event, "sem:eventType")),
            trigger=self.span(facts.one(claim, "kg:trigger")),
            sentence=self.span(facts.one(claim, "kg:evidence")),
            participations=tuple(sorted(self.participations(claim), key=_participation_order)),
            reciprocal=facts.one(claim, "kg:reciprocal") == "true",
            factuality=self.factuality(claim),
            attribution=self.attribution(claim),
            date=_date(
                facts.one(claim, "kg:datePrecise"),
                facts.one(claim, "kg:dateAssumed"),
                facts.one(claim, "kg:dateBasis"),
            ),
            plover=_local(plover) if plover else None,
            cameo=facts.one(claim, "kg:cameo"),
            goldstein=float(goldstein) if goldstein else None,
            phrase=_phrase(facts.one(claim, "kg:foundBy")),
            operators=tuple(
                Operator(span, "") for span in sorted(map(self.span, facts.all(claim, term("kg:operator"))))
            ),
            rank=int(facts.one(claim, "kg:rank") or 0),
            event=self.id(event),
            confidence=float(facts.one(claim, "kg:confidence") or 1.0),
        )

    def participations(self, claim: str) -> Iterator[Participation]:
        """Who and what takes part as the words of this claim have it."""
        named = set(self.facts.all(claim, term("kg:names")))
        for part in self.facts.all(claim, term("kg:content")):
            role = self.facts.one(part, "sem:roleType")
            for words in self.facts.all(part, term("kg:fillerMention")) if role else ():
                if words in named:
                    actor = self.facts.one(part, "rdf:value")
                    filler = self.filler(actor, words) if actor else self.span(words)
                    yield Participation(_local(role), filler)

    def filler(self, actor: str, words: str) -> Mention:
        """A mention of an actor; of a country it tells in which capacity."""
        span, sector = self.span(words), self.facts.one(words, "kg:sector")
        return Mention(span, span, self.actor(actor, sector))

    def attribution(self, claim: str) -> Attribution:
        """Who says so, the outermost source first."""
        facts, sources, at = self.facts, list[Mention](), claim
        while True:
            actor, words = facts.one(at, "prov:wasAttributedTo"), facts.one(at, "kg:sourceMention")
            if actor and words:
                sources.insert(0, self.filler(actor, words))
            if at not in self._reported:
                break
            at = self._reported[at]
        cue = facts.one(claim, "kg:cue")
        stance = _value(STANCES, facts.one(claim, "kg:stance"))
        return Attribution(tuple(sources), stance, self.span(cue) if cue else None)

    def factuality(self, claim: str) -> Factuality:
        """Whether it happened, as the claim has it."""
        one = self.facts.one
        return Factuality(
            _value(POLARITIES, one(claim, "kg:polarity")),
            _value(CERTAINTIES, one(claim, "kg:certainty")),
            _value(TENSES, one(claim, "kg:tense")),
            _value(STATUSES, one(claim, "kg:status")),
        )

    def span(self, words: str | None) -> Span:
        """A stretch of a document, from its IRI; what stands there is in its quote selector."""
        begin, end = (words or "char=0,0").rpartition("char=")[2].rstrip(">").split(",")
        selectors = self.facts.all(words or "", term("oa:hasSelector"))
        quote = next((q for s in selectors for q in self.facts.all(s, term("oa:exact"))), "")
        return Span(int(begin), int(end), quote)

    def _actor(self, actor: str, sector: str | None) -> Actor:
        facts, types = self.facts, self.facts.all(actor, RDF_TYPE)
        kind = next((kind for name, kind in _KINDS.items() if name in types), ActorKind.GROUP)
        country, affiliation = self.affiliation(actor, kind)
        exact = (facts.one(actor, "skos:exactMatch") or "").strip("<>")
        return Actor(
            id=self.id(actor),
            name=facts.one(actor, "rdfs:label") or self.id(actor),
            kind=kind,
            country=country,
            affiliation=affiliation,
            sector=sector or facts.one(actor, "kg:sector"),
            named=term("kg:UnnamedActor") not in types,
            wikidata=exact.removeprefix(_WIKIDATA) if exact.startswith(_WIKIDATA) else None,
        )

    def affiliation(self, actor: str, kind: ActorKind) -> tuple[str | None, Affiliation | None]:
        """The code of an actor's country, and how the actor stands to it."""
        if kind is ActorKind.COUNTRY:
            code = self.facts.one(actor, "schema:identifier")
            return code, Affiliation.IS if code else None
        for link, affiliation in _AFFILIATIONS.items():
            for country in sorted(self.facts.all(actor, link)):
                return _local(country), affiliation
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


def _local(name: str | None) -> str:
    return (name or "").rstrip(">").replace("#", "/").rpartition("/")[2]
