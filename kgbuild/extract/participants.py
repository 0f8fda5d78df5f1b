"""Fills an event's roles: from the pattern's slots, and for nouns from possessors, modifiers and light verbs.

A common noun is an actor too; what cannot act (a storm, a price) is no source. Coordinated parties of a
meeting, an agreement or a clash take part alike: the first is given as source, the others as targets, and the
event is marked reciprocal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgbuild.extract.mentions import MentionReader
from kgbuild.extract.noun_phrases import noun_phrase
from kgbuild.extract.tree import Node
from kgbuild.extract.triggers import Match
from kgbuild.lexicon.classes import EventClass
from kgbuild.records import SOURCE, TARGET, Actor, ActorKind, Mention, Participation

LOCATION = "location"
PLACE_PREPOSITIONS = ("in", "at", "near", "inside", "outside", "across", "off", "around")
NOMINAL_SOURCES = ("prep:by", "accused", "poss", "support:subj", "mod", "prep:between", "prep:of")
"""Where the source of an event noun stands when its pattern does not say, best first."""
NOMINAL_TARGETS = ("prep:against", "prep:with")
TIMES = frozenset(
    "second minute hour day night week weekend month year decade century morning afternoon evening time moment "
    "spring summer autumn fall winter season quarter past future today tomorrow yesterday now".split()
)
"""Nouns of time: under a preposition they say when, whatever the preposition."""
TEXT_ROLES = frozenset({"topic", "amount", "duration", "purpose", "condition", "instrument"})
"""Roles that may be filled by words that are no actor."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part in one event, and whether they do so alike."""

    participations: tuple[Participation, ...]
    reciprocal: bool

    def mentions(self, role: str) -> list[Mention]:
        """The actor mentions in a role."""
        return [p.filler for p in self.participations if p.role == role and isinstance(p.filler, Mention)]


def cast(match: Match, event_class: EventClass, reader: MentionReader) -> Cast:
    """The participants of a match."""
    tokens = _role_tokens(match)
    if match.phrase.pos == "NOUN":
        _add_nominal_defaults(tokens, match, event_class)
    sources = _actors(tokens.pop(SOURCE, []), reader, agents_only=True)
    targets = [m for m in _actors(tokens.pop(TARGET, []), reader) if all(m != s for s in sources)]
    targets = targets or _implied_targets(match, sources, reader)
    between = len(match.frame.get("prep:between", ())) > 1
    symmetric = event_class.reciprocal or between
    if symmetric and not targets and len(sources) > 1:
        sources, targets = sources[:1], sources[1:]
    elif symmetric and not sources and len(targets) > 1:
        sources, targets = targets[:1], targets[1:]
    participations = [Participation(SOURCE, m) for m in sources] + [Participation(TARGET, m) for m in targets]
    participations += _locations(match, reader, taken={m.head for m in (*sources, *targets)})
    participations += _other_roles(tokens, reader)
    return Cast(tuple(participations), bool(symmetric and sources and targets))


def is_political(actor: Actor) -> bool:
    """Whether an actor has a standing in politics: a name, a country, or a role other than a private person's."""
    return actor.named or actor.country is not None or actor.sector not in (None, "CVL")


def _role_tokens(match: Match) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    roles: dict[str, list[str]] = {}
    for slot in match.phrase.slots:
        roles.setdefault(slot.function, []).append(slot.role)
    for function, sharing in roles.items():
        tokens = [t for t in match.frame.get(function, []) if _can_fill(t, function)]
        if function == "mod":
            tokens = [t for t in tokens if _names_actor(t)]
        if len(sharing) > 1 and len(tokens) > 1:
            # "SOURCE and TARGET meet", "between SOURCE and TARGET": the first, and the others
            _extend(found, sharing[0], tokens[:1])
            _extend(found, sharing[1], tokens[1:])
        else:
            _extend(found, sharing[0], tokens)
    return found


def _can_fill(token: Node, function: str) -> bool:
    """Times and sums of money fill no role of an actor, nor does a set phrase such as `in a bid to`."""
    if token.label in ("DATE", "TIME") or token.lemma in TIMES or token.pos == "SYM":
        return False
    if token.pos == "NUM" and not token.label:
        return any(child.relation == "nmod" for child in token.children)
    locative = function.removeprefix("prep:") in PLACE_PREPOSITIONS
    return not locative or bool(token.label) or token.pos == "PROPN" or any(c.label for c in token.subtree())


def _extend(found: dict[str, list[Node]], role: str, tokens: Sequence[Node]) -> None:
    known = found.setdefault(role, [])
    known += [t for t in tokens if all(t.i != k.i for k in known)]


def _add_nominal_defaults(tokens: dict[str, list[Node]], match: Match, event_class: EventClass) -> None:
    """Grammar fills what the pattern leaves open: `Russia's`, `Russian`, `by Russia`, `Russia launched an …`."""
    said = {slot.function for slot in match.phrase.slots if slot.role == TARGET}
    if not tokens.get(SOURCE):
        for function in NOMINAL_SOURCES:
            fillers = match.frame.get(function, [])
            if function == "mod":
                fillers = [t for t in fillers if _names_actor(t)]
            if fillers and function not in said:
                tokens[SOURCE] = list(fillers)
                break
    elif match.support is not None and match.phrase.pos == "NOUN":
        _prefer_support_subject(tokens, match)
    if not tokens.get(TARGET):
        for function in NOMINAL_TARGETS:
            if match.frame.get(function):
                tokens[TARGET] = list(match.frame[function])
                break


def _prefer_support_subject(tokens: dict[str, list[Node]], match: Match) -> None:
    """In `Iran suffered an Israeli attack` the modifier acts, in `Israel held its talks` the pronoun is Israel."""
    subject = match.frame.get("support:subj", [])
    sources = tokens[SOURCE]
    if subject and all(t.pos == "PRON" and t.relation == "nmod" for t in sources):
        tokens[SOURCE] = list(subject)


def _names_actor(token: Node) -> bool:
    return token.label in ("GPE", "NORP", "ORG", "PERSON") or token.pos == "PROPN"


def _actors(tokens: Sequence[Node], reader: MentionReader, *, agents_only: bool = False) -> list[Mention]:
    found: list[Mention] = []
    for token in tokens:
        for mention in _responsible(token, reader):
            if agents_only and not reader.can_act(mention, token):
                continue
            if all(m.span != mention.span or m.actor != mention.actor for m in found):
                found.append(mention)
    return found


def _responsible(token: Node, reader: MentionReader) -> list[Mention]:
    """The mentions of a filler; for a deed or a thing, those of whose it is.

    Criticism of `Russia's decision` is directed at Russia, and `a ministry statement` is the ministry's act.
    """
    mentions = reader.mentions(token)
    if any(
        reader.can_act(m, token) or m.actor.kind in (ActorKind.PLACE, ActorKind.COUNTRY) for m in mentions
    ):
        return mentions
    owners = [t for t in noun_phrase(token).owners if t.i != token.i]
    of_owners = [m for owner in owners for m in reader.mentions(owner)]
    of_owners = [m for m in of_owners if is_political(m.actor)]
    return of_owners or mentions


def _implied_targets(match: Match, sources: Sequence[Mention], reader: MentionReader) -> list[Mention]:
    """Whom the fixed noun of a phrase is or belongs to: `expelled aid workers`, `rejected an Iranian appeal`."""
    if match.phrase.pos != "VERB" or not any(slot.role == TARGET for slot in match.phrase.slots):
        return []
    states = {m.actor.country for m in sources}
    for noun in match.fixed:
        if noun.pos not in ("NOUN", "PROPN"):
            continue
        phrase = noun_phrase(noun)
        modifiers = [t for t in match.frame.get("mod", ()) if _names_actor(t)]
        for token in (noun, *phrase.owners, *modifiers):
            mentions = [
                m for m in reader.mentions(token) if reader.can_act(m, token) and is_political(m.actor)
            ]
            if mentions and all(m.actor.country not in states or m.actor.country is None for m in mentions):
                return mentions
    return []


def _locations(match: Match, reader: MentionReader, taken: set[object]) -> list[Participation]:
    """Places under a local preposition of the event or of its light verb."""
    found: list[Participation] = []
    for preposition in PLACE_PREPOSITIONS:
        for token in match.frame.get(f"prep:{preposition}", ()):
            if token.label not in ("GPE", "LOC", "FAC"):
                continue
            mention = reader.place(token)
            if mention.head not in taken and mention.actor.kind in (ActorKind.PLACE, ActorKind.COUNTRY):
                found.append(Participation(LOCATION, mention))
    return found


def _other_roles(tokens: dict[str, list[Node]], reader: MentionReader) -> list[Participation]:
    found: list[Participation] = []
    for role in sorted(tokens):
        for token in tokens[role]:
            if role in TEXT_ROLES or token.pos not in ("NOUN", "PROPN", "PRON"):
                found.append(Participation(role, reader.text(token)))
            else:
                found += [Participation(role, mention) for mention in reader.mentions(token)]
    return found
