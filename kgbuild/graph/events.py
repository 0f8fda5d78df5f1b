"""Describes events, who takes part in them, and the claims that are made about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kgbuild.graph.documents import DocumentNames, span_triples
from kgbuild.graph.promotion import Standing, contests, standing_of, supports
from kgbuild.graph.terms import Term, Triples, boolean, date, decimal, integer, iri, literal
from kgbuild.graph.vocabulary import (
    CERTAINTIES,
    POLARITIES,
    PREFIXES,
    RDF_TYPE,
    STANCES,
    STATUSES,
    TENSES,
    term,
)
from kgbuild.lexicon.classes import EventClass, Role
from kgbuild.lexicon.slugs import slug
from kgbuild.records import (
    ActorKind,
    Certainty,
    Claim,
    Event,
    EventMention,
    Mention,
    Participation,
    Polarity,
    Span,
)


@dataclass(frozen=True, slots=True)
class EventNames:
    """One event with what its mentions together make of it, and the IRIs of its participations.

    Attributes:
        event: Its id, type and label; its mentions are not needed any more.
        base: IRI that ids are put behind.
        standing: What the mentions make of it.
        disputed: The participations that are disputed.
        disputed_actors: Who is disputed in some role; a direct edge would not tell which role it is for.
    """

    event: Event
    base: str
    standing: Standing
    disputed: frozenset[Term]
    disputed_actors: frozenset[str]

    @property
    def iri(self) -> Term:
        """The event description."""
        return iri(self.base + self.event.id)

    def participation(self, participation: Participation) -> Term:
        """The participation of this filler in this role."""
        return _participation(self.event.id, participation, self.base)


def name_event(event: Event, base: str) -> EventNames:
    """Works out the standing of an event, and which of its participations are disputed.

    A denial is about what it adds to what is settled: "Fiji denies having broken into the ministry" leaves
    it settled that the ministry was broken into. Where it adds nothing, it disputes all that it names.
    """
    parts = [
        (mention, {_participation(event.id, part, base) for part in mention.participations})
        for mention in event.mentions
    ]
    settled = set[Term]().union(*(found for mention, found in parts if supports(mention)))
    denied = [found - settled or found for mention, found in parts if contests(mention)]
    standing = standing_of(event)
    unsettled = set[Term]().union(*(found for _, found in parts)) - settled if standing.occurred else set()
    disputed = frozenset(unsettled.union(*denied))
    return EventNames(event, base, standing, disputed, _actors_in(event, disputed, base))


def _actors_in(event: Event, participations: frozenset[Term], base: str) -> frozenset[str]:
    if not participations:
        return frozenset()
    parts = (part for mention in event.mentions for part in mention.participations)
    return frozenset(
        part.filler.actor.id
        for part in parts
        if isinstance(part.filler, Mention) and _participation(event.id, part, base) in participations
    )


def _participation(event: str, participation: Participation, base: str) -> Term:
    filler = participation.filler
    name = filler.actor.id.replace("/", "-") if isinstance(filler, Mention) else slug(filler.text)[:80]
    return iri(f"{base}{event}/{participation.role}/{name}")


def event_triples(names: EventNames, classes: Mapping[str, EventClass]) -> Triples:
    """What holds of an event as a whole."""
    subject, standing = names.iri, names.standing
    yield subject, RDF_TYPE, term("kg:EventDescription")
    yield subject, term("rdfs:label"), literal(names.event.label, "en")
    yield subject, term("sem:eventType"), iri(class_iri(names.event.type, classes))
    yield subject, term("kg:status"), STATUSES[standing.status]
    yield subject, term("kg:reciprocal"), boolean(standing.leading.reciprocal)
    yield from _code_triples(subject, standing.leading)
    if standing.date is not None:
        yield subject, term("kg:datePrecise"), literal(standing.date.value)
        yield subject, term("sem:hasEarliestBeginTimeStamp"), date(standing.date.begin)
        yield subject, term("sem:hasLatestEndTimeStamp"), date(standing.date.end)


def class_iri(name: str, classes: Mapping[str, EventClass]) -> str:
    """The IRI of an event class, which may lie in a user's own namespace."""
    return classes[name].iri if name in classes else PREFIXES["kg"] + name


def role_iri(name: str, roles: Mapping[str, Role]) -> str:
    """The IRI of a role, which may lie in a user's own namespace."""
    return roles[name].iri if name in roles else PREFIXES["kg"] + name


def _code_triples(subject: Term, mention: EventMention) -> Triples:
    if mention.plover is not None:
        yield subject, term("kg:plover"), term(f"plover:{mention.plover}")
    if mention.cameo is not None:
        yield subject, term("kg:cameo"), literal(mention.cameo)
    if mention.goldstein is not None:
        yield subject, term("kg:goldstein"), decimal(mention.goldstein)


def occurrence_triples(names: EventNames, mention: EventMention, roles: Mapping[str, Role]) -> Triples:
    """What makes an event one that occurred, as far as this mention supports it: type and direct edges.

    Args:
        names: The event.
        mention: One of its mentions.
        roles: The roles, some of which have a direct edge (`sem:hasActor`, `sem:hasPlace`).
    """
    if not (names.standing.occurred and supports(mention)):
        return
    yield names.iri, RDF_TYPE, term("sem:Event")
    for participation in mention.participations:
        filler, role = participation.filler, roles.get(participation.role)
        settled = not isinstance(filler, Mention) or filler.actor.id not in names.disputed_actors
        if not (role and role.shortcut and settled and isinstance(filler, Mention)):
            continue
        if filler.actor.kind is not ActorKind.THING:
            # a town that is attacked is where it happens; it does not take part
            edge = term("sem:hasPlace") if filler.actor.kind is ActorKind.PLACE else iri(role.shortcut)
            yield names.iri, edge, iri(names.base + filler.actor.id)


def participation_triples(
    names: EventNames, mention: EventMention, document: DocumentNames, roles: Mapping[str, Role]
) -> Triples:
    """Who and what takes part, with where the text names it."""
    for participation in mention.participations:
        subject, filler = names.participation(participation), participation.filler
        yield names.iri, term("kg:hasParticipation"), subject
        yield subject, RDF_TYPE, term("kg:Participation")
        yield subject, term("sem:roleType"), iri(role_iri(participation.role, roles))
        yield subject, term("kg:disputed"), boolean(subject in names.disputed)
        yield subject, term("kg:fillerMention"), document.span(_span(filler))
        yield from span_triples(_span(filler), document)
        if isinstance(filler, Mention):
            actor = iri(names.base + filler.actor.id)
            yield subject, term("rdf:value"), actor
            yield from reference_triples(filler, document)
        else:
            yield subject, term("kg:fillerText"), literal(filler.text)


def reference_triples(mention: Mention, document: DocumentNames) -> Triples:
    """Whom a span means; `Baghdad` means Iraq's government, which no property of Iraq could say."""
    span, actor = document.span(mention.span), mention.actor
    yield span, term("kg:refersTo"), iri(document.base + actor.id)
    if actor.kind is ActorKind.COUNTRY and actor.sector is not None:
        yield span, term("kg:sector"), literal(actor.sector)


def _span(filler: Mention | Span) -> Span:
    return filler.span if isinstance(filler, Mention) else filler


@dataclass(frozen=True)
class ClaimContext:
    """What all claims of one document share."""

    document: DocumentNames
    base: str
    run: Term
    publisher: Term


def claim_triples(claim: Claim, names: EventNames, context: ClaimContext) -> Triples:
    """A claim: its content, its source, how sure it is, and where the words stand."""
    subject, mention, document = iri(context.base + claim.id), claim.mention, context.document
    yield subject, RDF_TYPE, term("kg:Claim")
    yield subject, term("kg:stance"), STANCES[claim.stance]
    yield subject, term("kg:evidence"), document.span(mention.sentence)
    yield subject, term("schema:appearance"), document.document
    yield subject, term("prov:wasGeneratedBy"), context.run
    yield from span_triples(mention.sentence, document)
    yield from _source_triples(subject, claim, context)
    if claim.content is not None:
        yield subject, term("kg:content"), iri(context.base + claim.content)
        yield subject, term("kg:certainty"), CERTAINTIES[Certainty.CERTAIN]
        yield subject, term("kg:polarity"), POLARITIES[Polarity.POSITIVE]
        return
    yield subject, term("kg:content"), names.iri
    for participation in mention.participations:
        yield subject, term("kg:content"), names.participation(participation)
        yield subject, term("kg:names"), document.span(_span(participation.filler))
    yield from _factuality_triples(subject, mention)
    yield document.span(mention.trigger), term("gaf:denotes"), names.iri
    yield from _evidence_triples(subject, mention, document)
    yield from _code_triples(subject, mention)


def _source_triples(subject: Term, claim: Claim, context: ClaimContext) -> Triples:
    """The article's publisher, the sources that are named, or somebody of whom only the cue tells."""
    document, cue = context.document, claim.mention.attribution.cue
    yield subject, term("kg:ownVoice"), boolean(not claim.sources and cue is None)
    for source in claim.sources:
        actor = iri(context.base + source.actor.id)
        yield subject, term("prov:wasAttributedTo"), actor
        yield subject, term("kg:sourceMention"), document.span(source.span)
        yield from reference_triples(source, document)
        yield from span_triples(source.span, document)
    if not claim.sources and cue is not None:
        unnamed = iri(f"{context.base}{document.stem}/source/{cue.begin}")
        yield subject, term("prov:wasAttributedTo"), unnamed
        yield unnamed, RDF_TYPE, term("kg:UnnamedActor")
        yield unnamed, RDF_TYPE, term("prov:Agent")
        yield unnamed, term("rdfs:label"), literal("unnamed source", "en")
        yield unnamed, term("kg:inDocument"), document.document
    elif not claim.sources:
        yield subject, term("prov:wasAttributedTo"), context.publisher
    if cue is not None and claim.content is None:
        yield subject, term("kg:cue"), document.span(cue)
        yield from span_triples(cue, document)


def _factuality_triples(subject: Term, mention: EventMention) -> Triples:
    factuality = mention.factuality
    yield subject, term("kg:certainty"), CERTAINTIES[factuality.certainty]
    yield subject, term("kg:polarity"), POLARITIES[factuality.polarity]
    yield subject, term("kg:tense"), TENSES[factuality.tense]
    yield subject, term("kg:status"), STATUSES[factuality.status]
    yield subject, term("kg:reciprocal"), boolean(mention.reciprocal)
    yield subject, term("kg:confidence"), decimal(mention.confidence)
    yield subject, term("kg:rank"), integer(mention.rank)


def _evidence_triples(subject: Term, mention: EventMention, document: DocumentNames) -> Triples:
    yield subject, term("kg:trigger"), document.span(mention.trigger)
    yield from span_triples(mention.trigger, document)
    for operator in mention.operators:
        yield subject, term("kg:operator"), document.span(operator.span)
        yield from span_triples(operator.span, document)
    if mention.phrase is not None:
        yield subject, term("kg:foundBy"), literal(f"{mention.phrase.file}:{mention.phrase.line}")
    if mention.date is not None:
        yield subject, term("kg:datePrecise"), literal(mention.date.value)
        yield subject, term("kg:dateBasis"), literal(mention.date.basis)
        yield subject, term("kg:dateAssumed"), boolean(mention.date.assumed)
        if mention.date.span is not None:
            yield subject, term("kg:dateText"), literal(mention.date.span.text)
