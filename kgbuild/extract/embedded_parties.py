"""Finds whom a speech act or a gift is directed at, where only the act it is about says so.

`Russia threatened to bomb Ukraine` threatens Ukraine; `Paris demanded that Tehran free him` asks Tehran;
`gave 60 million to help people in Mali` helps Mali's people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgbuild.extract.candidates import Candidate
from kgbuild.extract.frames import children, frame_of
from kgbuild.extract.further_roles import TOPIC
from kgbuild.extract.kinds_of_acts import role_of_things
from kgbuild.extract.participants import Cast
from kgbuild.extract.parties import Parties, is_political
from kgbuild.extract.tree import Node
from kgbuild.extract.triggers import Match
from kgbuild.lexicon.classes import EventClass
from kgbuild.records import SOURCE, TARGET, ActorKind, Mention, Participation, Span

DIRECTED = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT", "AID"})
"""Categories whose act lies in, or is for, another act, whose parties it concerns."""
DIRECTED_CLASSES = frozenset({"Mediation"})
AGAINST_DEEDS = frozenset({"ACCUSE", "PROTEST", "REJECT"})
"""Categories whose act is directed at who did what it is about: `condemned the shelling by rebels`."""
WITHHELD = frozenset({"RETREAT", "CONCEDE", "AGREE", "REJECT", "THREATEN"})
"""Categories of what somebody will not do until another does his part."""
OWN_FUNCTIONS = ("xcomp", "advcl:to", "ccomp")
PARTY_FUNCTIONS = (
    *("ccomp:subj", "prep:to", "obj", "iobj", "prep:with", "prep:on", "prep:against", "prep:between"),
    *("prep:from", "prep:for", "prep:in"),
)
"""Where the party of the other act stands, likeliest first; under `in`, only a country."""
IN_COUNTRIES = frozenset({"in", "to", "for"})
"""Prepositions of whom what is paid for is there for: `to promote growth in Mali`."""
FACE_TO_FACE = frozenset({"PhoneCall", "Meeting", "Visit", "Negotiation"})
"""Classes of meeting somebody, for a purpose that is then directed at him."""
POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my"})
NEAREST = 3
"""Words between an act and the act it is about, at most, counted up the tree."""


def with_embedded_party(
    candidate: Candidate, others: Sequence[Candidate], event_class: EventClass, parties: Parties
) -> Candidate:
    """A candidate that has no target of its own, with that of the act below it.

    Args:
        candidate: The event.
        others: All events of its sentence.
        event_class: Its class; only speech acts and aid are directed so.
        parties: Finds the parties of the document.
    """
    if any(mention.actor.kind is not ActorKind.THING for mention in candidate.cast.mentions(TARGET)):
        return candidate
    own = {m.span for m in candidate.cast.mentions(SOURCE)}
    for found in _inherited(candidate, others, event_class, parties):
        targets = [mention for mention in found if mention.span not in own]
        if targets:
            kept = tuple(_as_topic(p, event_class) for p in candidate.cast.participations)
            added = tuple(Participation(TARGET, mention) for mention in targets)
            cast = Cast(kept + added, candidate.cast.reciprocal)
            return replace(candidate, cast=cast)
    return candidate


def _inherited(
    candidate: Candidate, others: Sequence[Candidate], event_class: EventClass, parties: Parties
) -> Iterator[list[Mention]]:
    """Whom the act can be directed at, surest first."""
    if event_class.plover in AGAINST_DEEDS:
        yield _of_deed_below(candidate, others)
    if event_class.plover in WITHHELD:
        yield _of_clauses(_until(candidate.match.head), parties)
    if event_class.plover in DIRECTED or event_class.name in DIRECTED_CLASSES:
        yield _of_event_below(candidate, others, event_class)
        places = IN_COUNTRIES if event_class.plover in ("AID", "AGREE") else frozenset[str]()
        yield _of_clauses(_clauses(candidate.match), parties, places)
    yield _of_event_above(candidate, others)


def _as_topic(participation: Participation, event_class: EventClass) -> Participation:
    """A thing that stood for a target, as what the act is about, where a party has been found."""
    if participation.role != TARGET or not isinstance(participation.filler, Mention):
        return participation
    return Participation(role_of_things(event_class), participation.filler.span)


def _of_deed_below(candidate: Candidate, others: Sequence[Candidate]) -> list[Mention]:
    """Who does what is condemned, protested against or rejected, where the noun for it is its object."""
    about = {m.span for m in candidate.cast.mentions(TARGET)}
    about |= {
        p.filler for p in candidate.cast.participations if p.role == TOPIC and isinstance(p.filler, Span)
    }
    for other in others:
        word = other.match.head
        if other is not candidate and any(
            f.begin <= word.begin < f.end and word.pos in ("NOUN", "PROPN") for f in about
        ):
            found = other.cast.mentions(SOURCE)
            if found:
                return found
    return []


def _of_event_below(
    candidate: Candidate, others: Sequence[Candidate], event_class: EventClass
) -> list[Mention]:
    """A demand is directed at whoever is to act, a threat or an offer at whom the act would strike."""
    first, second = (SOURCE, TARGET) if event_class.plover == "REQUEST" else (TARGET, SOURCE)
    for other in others:
        if other is not candidate and _is_below(other.match.head, candidate.match.head):
            found = other.cast.mentions(first) or other.cast.mentions(second)
            if event_class.plover == "REJECT" and other.match.phrase.pos == "NOUN":
                # "opposes sanctions on Iran" refuses Iran nothing, "opposes a request from Iran" does
                found = other.cast.mentions(SOURCE)
            if found:
                return found
    return []


def _is_below(word: Node, act: Node) -> bool:
    """Whether a word stands in what an act is about: near, and not beside it or in a relative clause."""
    for _ in range(NEAREST):
        if word.relation in ("conj", "nsubj", "parataxis") or word.dep == "acl:relcl" or word.head is word:
            return False
        word = word.head
        if word is act:
            return True
    return False


def _of_event_above(candidate: Candidate, others: Sequence[Candidate]) -> list[Mention]:
    """`called Erdogan to convey support`: what one does to somebody else's face, is done to him."""
    head = candidate.match.head
    verb = candidate.match.support or head
    if verb.relation not in ("advcl", "xcomp") or not any(c.lower == "to" for c in children(verb, "mark")):
        return []
    sources = {m.span for m in candidate.cast.mentions(SOURCE)}
    for other in others:
        spoke = other.match.phrase.event_class in FACE_TO_FACE and verb.head in (
            other.match.head,
            other.match.support,
        )
        if spoke and sources & {m.span for m in other.cast.mentions(SOURCE)}:
            return other.cast.mentions(TARGET)
    return []


def _of_clauses(
    clauses: Iterator[Node], parties: Parties, concerned: frozenset[str] = frozenset()
) -> list[Mention]:
    """The first political party of an infinitive, clause or purpose, whatever its verb."""
    for clause in clauses:
        frame = frame_of(clause)
        for function in (*(("subj",) if _until_marker(clause) else ()), *PARTY_FUNCTIONS):
            for token in frame.get(function, ()):
                if token.dep == "nmod:poss" or any(
                    c.lower in POSSESSIVES and c.dep == "nmod:poss" for c in token.children
                ):
                    # "promised that his country …": his own
                    continue
                if function == "prep:in" and token.label != "GPE":
                    continue
                mentions = [
                    m
                    for m in parties.of(token, concerned)
                    if is_political(m.actor) and parties.is_party(m, token)
                ]
                if function == "prep:in":
                    mentions = [m for m in mentions if parties.reader.names_country(m)]
                if mentions:
                    return mentions
    return []


def _until(verb: Node) -> Iterator[Node]:
    """`will not lift the embargo until Cuba …`: the clause says whose part is awaited."""
    below = children(verb, "ccomp", "xcomp", "acl")
    for node in (verb, verb.head, *below):
        yield from (c for c in children(node, "advcl") if _until_marker(c))


def _until_marker(clause: Node) -> bool:
    return any(c.dep == "mark" and c.lower in ("until", "till", "unless") for c in clause.children)


def _clauses(match: Match) -> Iterator[Node]:
    for function in OWN_FUNCTIONS:
        yield from match.frame.get(function, ())
    for noun in match.fixed:
        # "announced 60 million in aid to help people in Mali"
        yield from (clause for clause in children(noun, "acl") if clause.tag == "VB")
