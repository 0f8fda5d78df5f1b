"""Fills an event's roles: from the pattern's slots, and for nouns from possessors, modifiers and light verbs.

A common noun is an actor too; what cannot act (a storm, a price) is no source. Coordinated parties of a
meeting, an agreement or a clash take part alike: the first is given as source, the others as targets, and the
event is marked reciprocal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgbuild.extract.fillers import PLACE_PREPOSITIONS, can_fill, naming, slot_fillers
from kgbuild.extract.frames import children, nominals, prepositions
from kgbuild.extract.mentions import MentionReader
from kgbuild.extract.noun_phrases import noun_phrase
from kgbuild.extract.tree import Node
from kgbuild.extract.triggers import Match
from kgbuild.lexicon.classes import EventClass
from kgbuild.lexicon.phrases import Slot
from kgbuild.records import SOURCE, TARGET, Actor, ActorKind, Mention, Participation

LOCATION = "location"
NOMINAL_SOURCES = ("prep:by", "accused", "poss", "support:subj", "mod", "prep:between", "prep:of")
"""Where the source of an event noun stands when its pattern does not say, best first."""
NOMINAL_TARGETS = ("support:obj", "prep:against", "prep:with", "iobj")
OWN_FORCES = frozenset({"Withdrawal", "Recall"})
"""Classes whose fixed noun (troops, an ambassador) is the source's own, as with all of MOBILIZE."""
FAR_PREPOSITIONS = frozenset({"against", "with", "to"})
"""Prepositions that are so much a phrase's own that their noun is sought below other nouns too."""
DEEPEST = 3
"""How many nouns below the phrase it is sought."""
WEAPONS = frozenset(
    "bomb missile rocket drone shell mortar blast explosion attack strike airstrike raid gunfire mine "
    "grenade shelling bombardment shooting assault offensive warplane jet bullet artillery".split()
)
"""What is no actor but is used by one: `a car bomb killed two soldiers` has an instrument and no source."""
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
    # of parties that act alike the second is one because the first is
    sources = _actors(tokens.pop(SOURCE, []), reader, agents_only=True, alike=event_class.reciprocal)
    targets = [m for m in _actors(tokens.pop(TARGET, []), reader) if all(m != s for s in sources)]
    if not targets and event_class.plover != "MOBILIZE" and event_class.name not in OWN_FORCES:
        targets = _implied_targets(match, sources, reader)
    between = len(match.frame.get("prep:between", ())) > 1
    symmetric = event_class.reciprocal or between
    if symmetric and not targets and len(sources) > 1:
        sources, targets = sources[:1], sources[1:]
    elif symmetric and not sources and len(targets) > 1:
        sources, targets = targets[:1], targets[1:]
    participations = [Participation(SOURCE, m) for m in sources] + [Participation(TARGET, m) for m in targets]
    participations += _locations(match, event_class, reader, taken={m.head for m in (*sources, *targets)})
    participations += _instruments(match, reader) if not sources else []
    participations += _other_roles(tokens, reader)
    return Cast(tuple(participations), bool(symmetric and sources and targets))


def is_political(actor: Actor) -> bool:
    """Whether an actor has a standing in politics: a name, a country, or more than a private role."""
    return actor.named or actor.country is not None or actor.sector not in (None, "CVL")


def _role_tokens(match: Match) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    sharing: dict[str, list[Slot]] = {}
    for slot in match.phrase.slots:
        sharing.setdefault(slot.function, []).append(slot)
    for slots in sharing.values():
        tokens = slot_fillers(match.frame, slots[0])
        if len(slots) > 1 and len(tokens) > 1:
            # "SOURCE and TARGET meet", "between SOURCE and TARGET": the first, and the others
            _extend(found, slots[0].role, tokens[:1])
            _extend(found, slots[1].role, tokens[1:])
        else:
            _extend(found, slots[0].role, tokens)
    if not found.get(TARGET):
        found[TARGET] = _hung_deeper(match)
    return found


def _hung_deeper(match: Match) -> list[Node]:
    """`filed a suit in a court of New York against a bank`: the phrase may hang on any noun before it."""
    wanted = {
        s.function.removeprefix("prep:") for s in match.phrase.slots if s.role == TARGET
    } & FAR_PREPOSITIONS
    level = [match.head, *match.fixed] if wanted else []
    for _ in range(DEEPEST):
        level = [
            c for node in level for c in children(node, "obl", "nmod", "obj") if c.pos in ("NOUN", "PROPN")
        ]
        found = [c for c in level if wanted & set(prepositions(c)) and can_fill(c, "prep:")]
        if found:
            return nominals(found[:1])
    return []


def _extend(found: dict[str, list[Node]], role: str, tokens: Sequence[Node]) -> None:
    known = found.setdefault(role, [])
    known += [t for t in tokens if all(t.i != k.i for k in known)]


def _add_nominal_defaults(tokens: dict[str, list[Node]], match: Match, event_class: EventClass) -> None:
    """Grammar fills what the pattern leaves open: `Russia's`, `Russian`, `by Russia`, `Russia launched`."""
    said = {slot.function for slot in match.phrase.slots if slot.role == TARGET}
    frame, chosen = match.frame, ""
    if not tokens.get(SOURCE):
        for function in NOMINAL_SOURCES:
            fillers = [t for t in frame.get(function, []) if can_fill(t, function)]
            fillers = naming(fillers) if function == "mod" else fillers
            if fillers and function not in said:
                tokens[SOURCE], chosen = fillers, function
                break
    elif frame.get("support:subj") and all(t.pos == "PRON" and t.relation == "nmod" for t in tokens[SOURCE]):
        # "Israel held its talks": the possessor is the subject
        tokens[SOURCE] = list(frame["support:subj"])
    if not tokens.get(TARGET):
        functions = [f for f in NOMINAL_TARGETS if frame.get(f)]
        if functions:
            tokens[TARGET] = list(frame[functions[0]])
        elif event_class.reciprocal and chosen in ("support:subj", "poss"):
            # "attended an OPEC meeting": who gives the meeting its name takes part
            tokens[TARGET] = naming(frame.get("mod", ()))


def _actors(
    tokens: Sequence[Node], reader: MentionReader, *, agents_only: bool = False, alike: bool = False
) -> list[Mention]:
    found: list[Mention] = []
    for token in tokens:
        for mention in responsible(token, reader):
            if agents_only and not reader.can_act(mention, token) and not (alike and found):
                continue
            if all(m.span != mention.span or m.actor != mention.actor for m in found):
                found.append(mention)
    return found


def can_take_part(mention: Mention) -> bool:
    """Whether a mention is of somebody, and not of a place or a thing."""
    actor = mention.actor
    return actor.kind is not ActorKind.PLACE and (actor.named or actor.sector is not None)


def responsible(token: Node, reader: MentionReader) -> list[Mention]:
    """The mentions of a filler; for a deed or a thing, those of whose it is.

    Criticism of `Russia's decision` is directed at Russia, and `a ministry statement` is the ministry's act.
    """
    mentions = reader.mentions(token)
    if any(
        reader.can_act(m, token) or m.actor.kind in (ActorKind.PLACE, ActorKind.COUNTRY) for m in mentions
    ):
        return mentions
    phrase = noun_phrase(token)
    whose = phrase.owners
    for owners in (whose, phrase.concerned):
        of_owners = [m for owner in owners if owner is not token for m in reader.mentions(owner)]
        of_owners = [m for m in of_owners if m.actor.kind is not ActorKind.PLACE and is_political(m.actor)]
        if owners is not whose:
            # what a deed is about is somebody only if named: `aid to Nepal`, not `an attack on a church`
            of_owners = [m for m in of_owners if m.actor.named]
        if of_owners:
            return of_owners
    return mentions


def _implied_targets(match: Match, sources: Sequence[Mention], reader: MentionReader) -> list[Mention]:
    """Whom the fixed noun is or belongs to: `expelled aid workers`, `rejected an Iranian appeal`."""
    if match.phrase.pos != "VERB" or not any(slot.role == TARGET for slot in match.phrase.slots):
        return []
    states = {m.actor.country for m in sources}
    functions = {slot.function for slot in match.phrase.slots if slot.role == SOURCE}
    for noun in match.fixed:
        if noun.pos not in ("NOUN", "PROPN"):
            continue
        phrase = noun_phrase(noun)
        owners = [] if "poss" in functions else [*phrase.owners, *naming(match.frame.get("mod", ()))]
        for token in (noun, *owners):
            mentions = [
                m for m in reader.mentions(token) if reader.can_act(m, token) and is_political(m.actor)
            ]
            if mentions and all(m.actor.country not in states or m.actor.country is None for m in mentions):
                return mentions
    return []


def _locations(
    match: Match, event_class: EventClass, reader: MentionReader, taken: set[object]
) -> list[Participation]:
    """Places under a local preposition, and cities that talks are named after."""
    tokens = [t for p in sorted(PLACE_PREPOSITIONS) for t in match.frame.get(f"prep:{p}", ())]
    if event_class.reciprocal:
        tokens += match.frame.get("mod", [])
    found: list[Participation] = []
    for token in sorted(tokens, key=lambda t: t.i):
        if token.label not in ("GPE", "LOC", "FAC"):
            continue
        mention = reader.place(token)
        if mention.head not in taken and mention.actor.kind in (ActorKind.PLACE, ActorKind.COUNTRY):
            found.append(Participation(LOCATION, mention))
    return list(dict.fromkeys(found))


def _instruments(match: Match, reader: MentionReader) -> list[Participation]:
    """`A car bomb killed two soldiers`: what acts where nobody is said to."""
    weapons = [t for t in match.frame.get("subj", ()) if t.lemma in WEAPONS]
    return [Participation("instrument", reader.text(t)) for t in weapons]


def _other_roles(tokens: dict[str, list[Node]], reader: MentionReader) -> list[Participation]:
    found: list[Participation] = []
    for role in sorted(tokens):
        for token in tokens[role]:
            if role in TEXT_ROLES or token.pos not in ("NOUN", "PROPN", "PRON"):
                found.append(Participation(role, reader.text(token)))
            else:
                found += [Participation(role, mention) for mention in reader.mentions(token)]
    return found
