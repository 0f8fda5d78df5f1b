"""Finds the country that somebody visits, where only the words around his visit say where he is.

`Ms. Bee arrived in Peru on Monday. … Her visit comes as …`: whoever is in a country, or came to it, visits
it. A town is none, but a capital stands for its country: `arrived in Lima`. What was told to be visited is
what `his visit` is to, and whoever is in a country for talks holds them with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kgbuild.extract.claims.government import function_in
from kgbuild.extract.matching.triggers import Match
from kgbuild.extract.roles.candidates import Candidate
from kgbuild.extract.roles.kinds_of_acts import VISIT
from kgbuild.extract.roles.participants import Cast
from kgbuild.extract.roles.parties import Parties
from kgbuild.extract.roles.told_before import ToldBefore
from kgbuild.extract.syntax.constituents import children, is_negated, is_passive, prepositions
from kgbuild.extract.syntax.frames import frame_of
from kgbuild.extract.syntax.subjects import surface_subjects
from kgbuild.extract.syntax.tree import Node, Tree
from kgbuild.lexicon.classes import EventClass
from kgbuild.records import SOURCE, TARGET, ActorKind, Mention

REACH = 3
"""How many sentences back it may have been said where somebody is."""
TRAVELLING = frozenset(
    "arrive travel go head fly journey come land return stop be depart leave expect".split()
)
"""Verbs of being on the way to where a preposition says; of who leaves only whither counts."""
TOURING = frozenset({"visit", "tour"})
VISITS = frozenset({"visit", "trip", "tour", "journey"})
LEAVING = frozenset({"leave", "depart"})
TALKS = frozenset({"Meeting", "Negotiation"})
STAYING = frozenset({"prep:for", "prep:during"})
"""Functions of talks that somebody is somewhere for."""
PLAIN = frozenset("more further new brief high level - several additional bilateral".split())
"""Words before talks that do not say who takes part in them."""
SPEAKING = frozenset({"GOV", "LEG", "MIL", "IGO", "SPY", None})
LEADING = frozenset({"take", "bring", "lead"})
"""Verbs of what a trip does with who makes it."""
WHITHER = frozenset({"to", "in", "into", "at"})
ELSEWHERE = frozenset(
    {"last", "previous", "earlier", "next", "first", "past", "recent", "another", "upcoming"}
)
"""Words of a visit that is not the one that is going on."""


class Visited(NamedTuple):
    """That somebody was told to visit countries: in which sentence, his identity, and the countries."""

    sentence: int
    visitor: str
    hosts: list[Mention]


class Hosts:
    """Where the visitors of one document are, as it has told so far.

    Args:
        tree: The document.
        told: Says which sentences are of one story.
        parties: Finds the parties of the document.
    """

    def __init__(self, tree: Tree, told: ToldBefore, parties: Parties) -> None:
        self._tree, self._told, self._parties = tree, told, parties
        self._visits: list[Visited] = []

    def with_host(self, candidate: Candidate, event_class: EventClass) -> Candidate:
        """`His visit` with the country that he was told to be in, where it has no target of its own.

        Args:
            candidate: The event.
            event_class: Its class; only visits have a host.
        """
        cast = candidate.cast
        if event_class.name in TALKS and candidate.match.phrase.pos == "NOUN":
            found = [] if cast.mentions(TARGET) else self._received_by(candidate)
            return replace(candidate, cast=_between(cast, found)) if found else candidate
        if event_class.name != VISIT:
            return candidate
        if not cast.mentions(TARGET) and cast.mentions(SOURCE):
            found = self._there(candidate) or self._known(candidate)
            candidate = replace(candidate, cast=cast.filled(TARGET, found)) if found else candidate
        self._take_note(candidate)
        return candidate

    def _there(self, visit: Candidate) -> list[Mention]:
        """`arrived in Lima`, `wrapped up her tour in Peru`: where a visitor from elsewhere is said to be."""
        own = {m.actor.country for m in visit.cast.mentions(SOURCE)}
        frame = visit.match.frame
        places = [t for f in ("prep:in", "prep:at") for t in frame.get(f, ())]
        # "arrived at an air base in Peru"
        places += [c for t in places for c in children(t, "nmod") if "in" in prepositions(c)]
        hosts = [m for t in places if t.label == "GPE" for m in self._countries(t)]
        return [m for m in hosts if m.actor.country not in own]

    def _known(self, visit: Candidate) -> list[Mention]:
        """Where the visitor was told to be, or to go, before."""
        noun = _visit(visit.match)
        if noun is None or len(visit.cast.mentions(SOURCE)) != 1 or _is_elsewhere(noun):
            return []
        if taken := [m for place in _led_to(noun) for m in self._countries(place)]:
            return taken
        visitor = visit.cast.mentions(SOURCE)[0].actor
        for number in self._told.sentences(noun.sentence, REACH):
            visited = [
                told for told in self._visits if told.sentence == number and told.visitor == visitor.id
            ]
            if visited and number < noun.sentence:
                return visited[-1].hosts
            found = [
                host
                for place, subjects in self._whereabouts(number, noun)
                if any(m.actor.id == visitor.id for t in subjects for m in self._parties.reader.mentions(t))
                for host in self._countries(place)
                if host.actor.country != visitor.country
            ]
            if found:
                # "flew from Oman to Peru": the last is where he is
                return found[-1:]
        return []

    def _received_by(self, talks: Candidate) -> list[Mention]:
        """`is in Peru for talks on trade`, `in Lima, she held talks`: with whom, if nobody else is told."""
        visitors, noun = talks.cast.mentions(SOURCE), talks.match.head
        if len(visitors) != 1 or not _is_open(noun) or not _represents(visitors[0]):
            return []
        own = {m.actor.country for m in visitors}
        frame = talks.match.frame
        # "in Lima, she is holding talks": who had talks in Lima may have had them with others
        places = [t for f in ("prep:in", "support:prep:in") for t in frame.get(f, ()) if talks.match.support]
        verb = noun.head
        if function_in(noun) in STAYING and noun.relation in ("obl", "nmod", "advcl"):
            places += [verb] if children(verb, "cop") and WHITHER & set(prepositions(verb)) else []
            places += [t for t in _places_of(verb) if t.i < noun.i]
        hosts = [m for t in places if t.label == "GPE" for m in self._countries(t)]
        return [m for m in hosts if m.actor.country not in own]

    def _take_note(self, visit: Candidate) -> None:
        """Remembers what country somebody visits, for later words for the same visit."""
        hosts = [m for m in visit.cast.mentions(TARGET) if m.actor.kind is ActorKind.COUNTRY]
        for visitor in visit.cast.mentions(SOURCE) if hosts else ():
            abroad = [m for m in hosts if m.actor.country != visitor.actor.country]
            if abroad:
                self._visits.append(Visited(visit.match.head.sentence, visitor.actor.id, abroad))

    def _countries(self, place: Node) -> list[Mention]:
        return [m for m in self._parties.reader.mentions(place) if m.actor.kind is ActorKind.COUNTRY]

    def _whereabouts(self, number: int, noun: Node) -> Iterator[tuple[Node, Sequence[Node]]]:
        """The names of places in a sentence that somebody is in or comes to, each with who does."""
        sentence = self._tree.sentences[number]
        for place in sentence.nodes:
            if place.label != "GPE" or place.relation in ("compound", "amod", "flat"):
                continue
            if children(place, "cop", "aux"):
                if WHITHER & set(prepositions(place)):
                    yield place, surface_subjects(place)  # "is in Peru for talks"
                continue
            verb = place.head
            if verb.lemma in VISITS and verb.pos == "NOUN":
                if "to" in prepositions(place):
                    yield place, _making(verb)
                continue
            if verb.pos not in ("VERB", "AUX") or is_negated(verb):
                continue
            if verb.lemma in TOURING and place.relation == "obj":
                yield place, _touring(verb)
            elif verb.lemma in TRAVELLING and place.relation == "obl" and _is_whither(verb, place):
                subjects = "obj" if is_passive(verb) else "subj"
                yield place, frame_of(verb).get(subjects, ())


def _is_open(talks: Node) -> bool:
    """Whether nothing says whose talks they are: `talks on trade`, not `six-party talks` or `the talks`."""
    before = [c for c in talks.children if c.i < talks.i and c.dep not in ("case", "punct", "mark")]
    partners = any({"with", "between", "among", "of"} & set(prepositions(c)) for c in talks.children)
    return not partners and all(c.lower in PLAIN for c in before)


def _represents(visitor: Mention) -> bool:
    """Whether somebody speaks for another state, or for a body of states."""
    return visitor.actor.sector in SPEAKING and (
        visitor.actor.country is not None or visitor.actor.sector == "IGO"
    )


def _places_of(verb: Node) -> list[Node]:
    """Where a verb says that somebody is, or comes to."""
    if verb.pos != "VERB":
        return []
    if verb.lemma in TOURING:
        return [t for t in frame_of(verb).get("obj", ()) if t.label == "GPE"]
    to = [t for t in children(verb, "obl") if _is_whither(verb, t)]
    return to if verb.lemma in TRAVELLING else []


def _between(cast: Cast, partners: Sequence[Mention]) -> Cast:
    """Talks with those who are received and those who receive them."""
    found = cast.filled(TARGET, partners)
    return Cast(found.participations, bool(found.mentions(TARGET)))


def _visit(match: Match) -> Node | None:
    """The noun of a visit: an event's own, or that which its verb does nothing but carry out."""
    if match.phrase.pos == "NOUN":
        return match.head
    return next((t for t in match.fixed if t.pos == "NOUN" and t.relation == "obj"), None)


def _led_to(visit: Node) -> list[Node]:
    """`The trip took her to Peru and Chile`, `a tour that took her to Peru`: where it led."""
    verbs = [visit.head] if visit.relation == "nsubj" else []
    verbs += [c for c in children(visit, "acl") if visit in frame_of(c).get("subj", ())]
    return [t for verb in verbs if verb.lemma in LEADING for t in frame_of(verb).get("prep:to", ())]


def _touring(verb: Node) -> Sequence[Node]:
    """Who visits a place: `Ms. Bee visited Peru`, `she is the first premier to visit Peru`."""
    if verb.relation != "acl":
        return frame_of(verb).get("subj", ())
    return surface_subjects(verb.head) if children(verb.head, "cop") else [verb.head]


def _making(visit: Node) -> Sequence[Node]:
    """Whose visit it is: `her planned visit to Peru`, `she has put off a visit to Peru`."""
    verb = visit.head
    if owners := children(visit, "nmod:poss"):
        return owners
    makes = visit.relation in ("obj", "obl") and verb.pos == "VERB" and not is_passive(verb)
    return frame_of(verb).get("subj", ()) if makes else ()


def _is_whither(verb: Node, place: Node) -> bool:
    """Whether somebody gets to a place: `arrived in Peru`, `left for Peru`, `is expected in Peru`."""
    markers = set(prepositions(place))
    return "for" in markers if verb.lemma in LEAVING else bool(WHITHER & markers)


def _is_elsewhere(visit: Node) -> bool:
    """`his last visit`, `an Asian tour`: another visit than that which is told of, or to several states."""
    before = (c for c in visit.children if c.i < visit.i)
    return any(
        c.lower in ELSEWHERE or c.label in ("NORP", "LOC", "GPE") for c in before if c.dep != "nmod:poss"
    )
