"""Finds the country that somebody visits, where only the words around his visit say where he is.

`Ms. Bee arrived in Peru on Monday. … Her visit comes as …`: whoever is in a country, or came to it, visits
it. A town is none, but a capital stands for its country.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgbuild.extract.roles.candidates import Candidate
from kgbuild.extract.roles.kinds_of_acts import VISIT
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
LEAVING = frozenset({"leave", "depart"})
LEADING = frozenset({"take", "bring", "lead"})
"""Verbs of what a trip does with who makes it."""
WHITHER = frozenset({"to", "in", "into", "at"})
ELSEWHERE = frozenset(
    {"last", "previous", "earlier", "next", "first", "past", "recent", "another", "upcoming"}
)
"""Words of a visit that is not the one that is going on."""


class Hosts:
    """Where the visitors of one document are, as it has told so far.

    Args:
        tree: The document.
        told: Says which sentences are of one story.
        parties: Finds the parties of the document.
    """

    def __init__(self, tree: Tree, told: ToldBefore, parties: Parties) -> None:
        self._tree, self._told, self._parties = tree, told, parties

    def with_host(self, candidate: Candidate, event_class: EventClass) -> Candidate:
        """`His visit` with the country that he was told to be in, where it has no target of its own.

        Args:
            candidate: The event.
            event_class: Its class; only visits have a host.
        """
        noun, cast = candidate.match.head, candidate.cast
        if event_class.name != VISIT or candidate.match.phrase.pos != "NOUN":
            return candidate
        if cast.mentions(TARGET) or len(cast.mentions(SOURCE)) != 1 or _is_elsewhere(noun):
            return candidate
        if taken := [m for place in _led_to(noun) for m in self._countries(place)]:
            return replace(candidate, cast=cast.filled(TARGET, taken))
        visitor = cast.mentions(SOURCE)[0].actor
        for number in self._told.sentences(noun.sentence, REACH):
            found = [
                host
                for place, subjects in self._whereabouts(number, noun)
                if any(m.actor.id == visitor.id for t in subjects for m in self._parties.reader.mentions(t))
                for host in self._countries(place)
                if host.actor.country != visitor.country
            ]
            if found:
                # "flew from Oman to Peru": the last is where he is
                return replace(candidate, cast=cast.filled(TARGET, found[-1:]))
        return candidate

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
            if verb.pos not in ("VERB", "AUX") or is_negated(verb):
                continue
            if verb.lemma in TOURING and place.relation == "obj":
                yield place, frame_of(verb).get("subj", ())
            elif verb.lemma in TRAVELLING and place.relation == "obl" and _is_whither(verb, place):
                subjects = "obj" if is_passive(verb) else "subj"
                yield place, frame_of(verb).get(subjects, ())


def _led_to(visit: Node) -> list[Node]:
    """`The trip took her to Peru and Chile`, `a tour that took her to Peru`: where it led."""
    verbs = [visit.head] if visit.relation == "nsubj" else []
    verbs += [c for c in children(visit, "acl") if visit in frame_of(c).get("subj", ())]
    return [t for verb in verbs if verb.lemma in LEADING for t in frame_of(verb).get("prep:to", ())]


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
