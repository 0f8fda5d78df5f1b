"""Fills the roles beside source and target: where, about what, with what, how much."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.actors.mentions import MentionReader
from kgbuild.extract.matching.fillers import PLACE_PREPOSITIONS, leads
from kgbuild.extract.matching.triggers import Match
from kgbuild.extract.roles.parties import PLACE_NOUNS, WEAPONS, Parties, weapon
from kgbuild.extract.syntax.constituents import prepositions
from kgbuild.extract.syntax.noun_phrases import PLACE_LABELS
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.classes import EventClass
from kgbuild.records import ActorKind, Mention, Participation

LOCATION, TOPIC, INSTRUMENT = "location", "topic", "instrument"
TEXT_ROLES = frozenset({"topic", "amount", "duration", "purpose", "condition", "instrument"})
"""Roles that may be filled by words that are no actor."""
LOCAL_FUNCTIONS = tuple(f"prep:{preposition}" for preposition in sorted(PLACE_PREPOSITIONS))
LANDSCAPE = frozenset("lake river border side coast street bridge island road highway".split())
"""Nouns that say where with `on`."""


def locations(
    match: Match, event_class: EventClass, reader: MentionReader, parties: Sequence[Mention]
) -> list[Participation]:
    """Places under a local preposition, and cities that talks are named after."""
    tokens = [t for function in LOCAL_FUNCTIONS for t in match.frame.get(function, ())]
    if event_class.reciprocal:
        tokens += match.frame.get("mod", [])
    found: list[Participation] = []
    for token in sorted(tokens, key=lambda t: t.i):
        if token.label not in PLACE_LABELS or leads(token):
            continue
        mention = reader.place(token)
        taken = any(mention.head == party.head for party in parties)
        if not taken and mention.actor.kind in (ActorKind.PLACE, ActorKind.COUNTRY):
            found.append(Participation(LOCATION, mention))
    return found


def instruments(match: Match, reader: MentionReader) -> list[Participation]:
    """`A car bomb killed two soldiers`: what acts where nobody is said to."""
    weapons = [t for t in match.frame.get("subj", ()) if weapon(t) is not None]
    return [Participation(INSTRUMENT, reader.text(t)) for t in weapons]


def other_roles(tokens: dict[str, list[Node]], parties: Parties) -> list[Participation]:
    """What fills the roles that a pattern names beside source and target, by role in alphabetical order."""
    found: list[Participation] = []
    for role in sorted(tokens):
        for token in tokens[role]:
            if role == TOPIC and _is_landscape(token):
                found.append(Participation(LOCATION, parties.reader.place(token)))
                continue
            if role == LOCATION and token.label not in PLACE_LABELS and token.lemma not in PLACE_NOUNS:
                continue
            if role == INSTRUMENT and not _is_means(token, parties):
                continue
            if role != LOCATION and _is_scene(token):
                continue
            if role in TEXT_ROLES or token.pos not in ("NOUN", "PROPN", "PRON"):
                found.append(Participation(role, parties.reader.text(token)))
            else:
                mentions = parties.reader.mentions(token)
                somebody = any(
                    parties.is_party(m, token) or m.actor.kind is ActorKind.PLACE for m in mentions
                )
                mentions = mentions if somebody else [parties.thing(token)]
                found += [Participation(role, mention) for mention in mentions]
    return found


def _is_landscape(token: Node) -> bool:
    """Whether a filler says where: `were detained on Lake Victoria`."""
    return "on" in prepositions(token) and (token.label in ("LOC", "FAC") or token.lemma in LANDSCAPE)


def _is_scene(token: Node) -> bool:
    """`were trained in Mali`, `is wanted in Peru`: a place under `in` is where, and no more."""
    first = token.head if token.dep == "conj" and token.head.label == token.label else token
    return token.label in PLACE_LABELS and "in" in prepositions(first)


def _is_means(token: Node, parties: Parties) -> bool:
    """Whether a filler is what something is done with; under `in` most say where or when."""
    if token.label in PLACE_LABELS or token.label in ("PERSON", "ORG", "NORP"):
        return False
    return "in" not in prepositions(token) or parties.is_deed(token) or token.lemma in WEAPONS
