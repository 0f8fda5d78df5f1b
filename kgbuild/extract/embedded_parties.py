"""Finds whom a speech act or a gift is directed at, where only the act it is about says so.

`Russia threatened to bomb Ukraine` threatens Ukraine; `Paris demanded that Tehran free him` asks Tehran;
`gave 60 million to help people in Mali` helps Mali's people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgbuild.extract.candidates import Candidate
from kgbuild.extract.frames import children, frame_of
from kgbuild.extract.mentions import MentionReader
from kgbuild.extract.participants import Cast, can_take_part, is_political, responsible
from kgbuild.extract.tree import Node
from kgbuild.extract.triggers import Match
from kgbuild.lexicon.classes import EventClass
from kgbuild.records import SOURCE, TARGET, Mention, Participation

DIRECTED = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT", "AID"})
"""Categories whose act lies in, or is for, another act, whose parties it concerns."""
DIRECTED_CLASSES = frozenset({"Mediation"})
OWN_FUNCTIONS = ("xcomp", "advcl:to", "ccomp")
PARTY_FUNCTIONS = (
    *("ccomp:subj", "obj", "iobj", "prep:with", "prep:to", "prep:on", "prep:against", "prep:between"),
    *("prep:from", "prep:for", "prep:in"),
)
"""Where the party of the other act stands, likeliest first."""
NEAREST = 3
"""Words between an act and the act it is about, at most, counted up the tree."""


def with_embedded_party(
    candidate: Candidate, others: Sequence[Candidate], event_class: EventClass, reader: MentionReader
) -> Candidate:
    """A candidate that has no target of its own, with that of the act below it.

    Args:
        candidate: The event.
        others: All events of its sentence.
        event_class: Its class; only speech acts and aid are directed so.
        reader: Reads mentions of the document.
    """
    directed = event_class.plover in DIRECTED or event_class.name in DIRECTED_CLASSES
    if not directed or candidate.cast.mentions(TARGET):
        return candidate
    own = {m.span for m in candidate.cast.mentions(SOURCE)}
    for found in (_of_event_below(candidate, others, event_class), _of_clause_below(candidate.match, reader)):
        targets = [mention for mention in found if mention.span not in own]
        if targets:
            added = tuple(Participation(TARGET, mention) for mention in targets)
            cast = Cast(candidate.cast.participations + added, candidate.cast.reciprocal)
            return replace(candidate, cast=cast)
    return candidate


def _of_event_below(
    candidate: Candidate, others: Sequence[Candidate], event_class: EventClass
) -> list[Mention]:
    """A demand is directed at whoever is to act, a threat or an offer at whom the act would strike."""
    first, second = (SOURCE, TARGET) if event_class.plover == "REQUEST" else (TARGET, SOURCE)
    for other in others:
        above = list(other.match.head.ancestors())[:NEAREST]
        if other is not candidate and candidate.match.head in above:
            found = other.cast.mentions(first) or other.cast.mentions(second)
            if found:
                return found
    return []


def _of_clause_below(match: Match, reader: MentionReader) -> list[Mention]:
    """The first political party of the infinitive, clause or purpose, whatever its verb."""
    for clause in _clauses(match):
        frame = frame_of(clause)
        for function in PARTY_FUNCTIONS:
            for token in frame.get(function, ()):
                mentions = [
                    m for m in responsible(token, reader) if is_political(m.actor) and can_take_part(m)
                ]
                if mentions:
                    return mentions
    return []


def _clauses(match: Match) -> Iterator[Node]:
    for function in OWN_FUNCTIONS:
        yield from match.frame.get(function, ())
    for noun in match.fixed:
        # "announced 60 million in aid to help people in Mali"
        yield from (clause for clause in children(noun, "acl") if clause.tag == "VB")
