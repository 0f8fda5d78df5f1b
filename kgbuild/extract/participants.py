"""Fills an event's roles: from the pattern's slots, and for nouns from possessors, modifiers and light verbs.

What may be source and target is decided here and nowhere else. A source can act; a target is a party, or for
classes that act on things and places (an attack, a seizure) the thing or place itself. Everything else that
stands in a target's slot is a topic or an object, and a place under a local preposition is a location.
Coordinated parties of a meeting, an agreement or a clash take part alike: the first is given as source, the
others as targets, and the event is marked reciprocal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgbuild.extract.context import function_in
from kgbuild.extract.fillers import PLACE_PREPOSITIONS, can_fill, naming, slot_fillers
from kgbuild.extract.frames import Frame, children, frame_of, is_passive, nominals, prepositions
from kgbuild.extract.further_roles import PLACE_LABELS, TOPIC, instruments, locations, other_roles
from kgbuild.extract.noun_phrases import QUANTITIES, counted
from kgbuild.extract.parties import (
    DIRECTIONS,
    PARTNERS,
    PLACE_NOUNS,
    WEAPONS,
    Parties,
    concerns_politics,
    is_political,
)
from kgbuild.extract.tree import Node
from kgbuild.extract.triggers import FRAMES_OF_EVENTS, Match
from kgbuild.lexicon.classes import EventClass
from kgbuild.lexicon.phrases import Slot
from kgbuild.records import SOURCE, TARGET, ActorKind, Mention, Participation

OBJECT = "object"
NOMINAL_SOURCES = ("prep:by", "accused", "poss", "support:subj", "mod", "prep:between", "prep:of")
"""Where the source of an event noun stands when its pattern does not say, best first."""
NOMINAL_TARGETS = ("support:obj", "prep:against", "prep:with", "iobj")
ADDRESSED = ("prep:to", "prep:into", "prep:for", "prep:of")
"""Where else a target of an event noun may stand, if it is a party: `an invitation to the minister`."""
ON_THINGS = frozenset({"ASSAULT"})
ON_THINGS_TOO = frozenset(
    "Seizure Blockade CyberAttack Breach Disruption Obstruction PropertyReturn Espionage".split()
)
"""Categories, and further classes, whose acts strike things and places as well as parties."""
ON_TERRITORY = frozenset({"AID", "MOBILIZE", "COERCE", "RETREAT", "SANCTION", "CONCEDE", "REQUEST"})
"""Categories of acts that can be directed at a territory: a curfew in a city, refuge in a country."""
BETWEEN_SPEAKERS = frozenset({"CONSULT", "REQUEST", "ACCUSE", "SUPPORT", "AGREE", "REJECT", "THREATEN"})
"""Categories of acts in words, of which a noun's possessor is the author: `its request was sent to Paris`."""
IN_WORDS = BETWEEN_SPEAKERS | {"PROTEST", None}
"""Categories whose acts are about things and not done to them."""
CONCERNED = {
    **dict.fromkeys(sorted(ON_TERRITORY), DIRECTIONS | {"of"}),
    **dict.fromkeys(("REJECT", "SUPPORT"), PARTNERS),
    "AID": DIRECTIONS | {"of", "in"},
}
"""By category: prepositions of who else makes a thing a party: `welcomed talks among rebels`."""
OWN_FORCES = frozenset({"Withdrawal", "Recall", "Visit", "Mediation", "Negotiation"})
"""Classes whose fixed noun (troops, an envoy) is the source's own, as with all of MOBILIZE."""
TRAVELS = frozenset({"for", "during", "in", "at", "after", "before", "following", "on"})
"""Prepositions of talks and trips whose participant is the subject of the verb above."""
FAR_PREPOSITIONS = frozenset({"against", "with", "to"})
"""Prepositions that are so much a phrase's own that their noun is sought below other nouns too."""
DEEPEST = 3
"""How many nouns below the phrase it is sought."""
CIRCUMSTANCES = frozenset(
    "effort attempt bid move response retaliation revenge reprisal reaction support protest connection "
    "exchange return addition accordance case wake aftermath line".split()
)
"""Nouns that say with `in` why or how, and not whom it strikes."""
AGAINST_PERSONS = frozenset({"ACCUSE", "COERCE", "SANCTION"})
"""Categories whose nouns are `of` whom the act strikes, if a party: `the verdicts of the rebels`."""
ANNOUNCING = frozenset("announce order approve authorize declare decree unveil impose launch".split())
"""Verbs whose subject does what their object names."""
VISIT = "Visit"


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part in one event, and whether they do so alike."""

    participations: tuple[Participation, ...]
    reciprocal: bool

    def mentions(self, role: str) -> list[Mention]:
        """The actor mentions in a role."""
        return [p.filler for p in self.participations if p.role == role and isinstance(p.filler, Mention)]


def cast(match: Match, event_class: EventClass, parties: Parties) -> Cast:
    """The participants of a match."""
    tokens = _role_tokens(match, event_class, parties)
    if match.phrase.pos == "NOUN":
        _add_nominal_defaults(tokens, match, event_class, parties)
    sources = _sources([*tokens.pop(SOURCE, []), *_companions(match)], parties)
    sources = sources or _implied_sources(match, event_class, parties)
    targets, things = _targets(tokens.pop(TARGET, []), event_class, sources, parties)
    if not targets and not _has_own_forces(event_class):
        targets = _implied_targets(match, event_class, sources, parties)
    if not targets:
        # coders mark what is rejected, boycotted or seized as the target where it is nobody's
        targets, things = [parties.thing(t) for t in things if _is_nominal(t)], []
    between = len(match.frame.get("prep:between", ())) > 1
    symmetric = event_class.reciprocal or between
    if symmetric and not targets and len(sources) > 1:
        sources, targets = sources[:1], sources[1:]
    elif symmetric and not sources and len(targets) > 1:
        sources, targets = targets[:1], targets[1:]
    reader = parties.reader
    participations = [Participation(SOURCE, m) for m in sources] + [Participation(TARGET, m) for m in targets]
    participations += instruments(match, reader) if not sources else []
    if not any(concerns_politics(m.actor) for m in (*sources, *targets)) and event_class.plover != "PROTEST":
        # no event of politics: the rest is not worth the time
        return Cast(tuple(participations), reciprocal=False)
    participations += locations(match, event_class, reader, taken={m.head for m in (*sources, *targets)})
    participations += [
        Participation(role_of_things(event_class), reader.noun_phrase_span(thing)) for thing in things
    ]
    participations += other_roles(tokens, parties)
    return Cast(tuple(dict.fromkeys(participations)), bool(symmetric and sources and targets))


def _is_same(mention: Mention, other: Mention) -> bool:
    """Whether two mentions are of one actor: who acts is not struck as well, whatever he is called there."""
    return mention.span == other.span or (mention.actor.named and mention.actor.id == other.actor.id)


def _is_nominal(token: Node) -> bool:
    return token.pos in ("NOUN", "PROPN")


def _acts_on_things(event_class: EventClass) -> bool:
    return event_class.plover in ON_THINGS or event_class.name in ON_THINGS_TOO


def _has_own_forces(event_class: EventClass) -> bool:
    return event_class.plover == "MOBILIZE" or event_class.name in OWN_FORCES


def role_of_things(event_class: EventClass) -> str:
    """The role of what an act is about or done to, beside its parties."""
    return TOPIC if event_class.plover in IN_WORDS or OBJECT not in event_class.roles else OBJECT


# Which words fill a role.


def _role_tokens(match: Match, event_class: EventClass, parties: Parties) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    sharing: dict[str, list[Slot]] = {}
    for slot in match.phrase.slots:
        sharing.setdefault(slot.function, []).append(slot)
    for slots in sharing.values():
        tokens = [
            t for t in slot_fillers(match.frame, slots[0]) if not _is_local(t, slots[0], event_class, parties)
        ]
        tokens = _own(tokens, match)
        if len(slots) > 1:
            # "SOURCE and TARGET meet", "between SOURCE and TARGET": the first, and the others
            others = {t.i: t for t in (*tokens[1:], *slot_fillers(match.frame, slots[1]))}
            _extend(found, slots[0].role, tokens[:1])
            _extend(found, slots[1].role, [t for i, t in sorted(others.items()) if t not in tokens[:1]])
        else:
            _extend(found, slots[0].role, tokens)
    if not found.get(TARGET):
        found[TARGET] = _hung_deeper(match)
    return found


def _own(tokens: list[Node], match: Match) -> list[Node]:
    """Without what a fixed infinitive lends where the phrase has it: `was asked to leave the country`."""
    lent = [t for t in tokens if t.relation == "obj" and t.head.pos == "VERB" and t.head in match.fixed]
    return [t for t in tokens if t not in lent] or tokens


def _is_local(token: Node, slot: Slot, event_class: EventClass, parties: Parties) -> bool:
    """Whether a slot's filler only says where: `an offensive in Helmand`, `a trial in Baghdad`."""
    marker = slot.function.removeprefix("prep:")
    if marker == "in" and token.lemma in CIRCUMSTANCES:
        return True
    somewhere = token.label in PLACE_LABELS or (_acts_on_things(event_class) and token.lemma in PLACE_NOUNS)
    if marker not in PLACE_PREPOSITIONS or not somewhere:
        return False
    if marker == "at" and token.label == "GPE" and event_class.plover != "CONSULT":
        # "lashed out at the United States", "fired at Israel"
        return False
    if event_class.name == VISIT:
        # "arrived in Paraguay" is a visit to it, "arrived in Encarnación" is not
        return not parties.reader.names_country(parties.reader.mention(token))
    return slot.role == SOURCE or (slot.role == TARGET and event_class.plover not in ON_TERRITORY)


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


def _add_nominal_defaults(
    tokens: dict[str, list[Node]], match: Match, event_class: EventClass, parties: Parties
) -> None:
    """Grammar fills what the pattern leaves open: `Russia's`, `Russian`, `by Russia`, `Russia launched`."""
    said = {slot.function: slot.role for slot in match.phrase.slots}
    frame, chosen = match.frame, ""
    if "under" in prepositions(match.head) and children(match.head, "cop") and not tokens.get(TARGET):
        # "Cuba has been under a U.S. embargo"
        tokens[TARGET] = frame["support:subj"]
        frame = {function: found for function, found in frame.items() if function != "support:subj"}
        match = replace(match, frame=frame)
    if not tokens.get(SOURCE):
        chosen = _add_nominal_source(tokens, match, event_class, parties, said)
    elif frame.get("support:subj") and all(t.pos == "PRON" and t.relation == "nmod" for t in tokens[SOURCE]):
        # "Israel held its talks": the possessor is the subject
        tokens[SOURCE] = list(frame["support:subj"])
    if tokens.get(TARGET):
        return
    functions = [f for f in NOMINAL_TARGETS if frame.get(f)]
    if functions:
        tokens[TARGET] = list(frame[functions[0]])
    elif event_class.reciprocal and chosen in ("support:subj", "poss"):
        # "attended an OPEC meeting": who gives the meeting its name takes part, but not a city
        tokens[TARGET] = [t for t in naming(frame.get("mod", ())) if t.label not in PLACE_LABELS]
    elif (event_class.plover in BETWEEN_SPEAKERS or event_class.plover in AGAINST_PERSONS) and (
        not event_class.reciprocal
    ):
        for function in ADDRESSED:
            if said.get(function, TOPIC) != TOPIC:
                continue
            people = [t for t in frame.get(function, ()) if _is_addressee(t, parties)]
            if people:
                tokens[TARGET] = people
                tokens[TOPIC] = [t for t in tokens.get(TOPIC, ()) if t not in people]
                break


def _carries(noun: Node) -> bool:
    """Whether a noun is what its light verb carries out: not `the attack` in `gave details of the attack`."""
    above = noun.head
    of = noun.relation == "nmod" and "of" in prepositions(noun)
    return not of or above.lemma in QUANTITIES or above.lemma in FRAMES_OF_EVENTS


def _is_addressee(token: Node, parties: Parties) -> bool:
    return can_fill(token, "") and any(
        parties.is_party(m, token) and is_political(m.actor) for m in parties.reader.mentions(token)
    )


def _add_nominal_source(
    tokens: dict[str, list[Node]],
    match: Match,
    event_class: EventClass,
    parties: Parties,
    said: dict[str, str],
) -> str:
    """Puts the likeliest source of an event noun into `tokens`; returns the function that it has."""
    nationality = [t for t in match.frame.get("mod", ()) if t.label == "NORP" and said.get("mod") != TARGET]
    if (
        nationality
        and not event_class.reciprocal
        and not match.frame.get("poss")
        and "prep:by" not in match.frame
    ):
        # "discussed Cuban aid for Haiti": it says itself whose aid it is
        tokens[SOURCE] = nationality
        return "mod"
    for function in NOMINAL_SOURCES:
        if function == "support:subj" and not _carries(match.head):
            continue
        if said.get(function) == TARGET:
            continue
        fillers = [t for t in match.frame.get(function, ()) if can_fill(t, function)]
        if function == "mod":
            fillers = [t for t in naming(fillers) if not (event_class.reciprocal and t.label in PLACE_LABELS)]
        if function == "prep:of":
            # "protests of its record" have no author in the phrase, nor have "the verdicts of the rebels"
            of_author = event_class.plover not in AGAINST_PERSONS
            fillers = [t for t in fillers if of_author and _is_addressee(t, parties)]
        if fillers:
            tokens[SOURCE] = fillers
            return function
    return ""


# Which of them are parties.


def _sources(tokens: Sequence[Node], parties: Parties) -> list[Mention]:
    found: list[Mention] = []
    for token in tokens:
        found += [m for m in parties.acting(token) if not any(_is_same(m, known) for known in found)]
    return found


def _targets(
    tokens: Sequence[Node], event_class: EventClass, sources: Sequence[Mention], parties: Parties
) -> tuple[list[Mention], list[Node]]:
    """The parties among the fillers, beside who acts, and the fillers that are none."""
    found: list[Mention] = []
    things: list[Node] = []
    on_things = _acts_on_things(event_class)
    concerned = CONCERNED.get(event_class.plover or "", frozenset())
    for token in tokens:
        mentions = parties.of(token, concerned)
        if not on_things and event_class.plover not in ON_TERRITORY:
            mentions = [m for m in mentions if m.actor.kind is not ActorKind.PLACE]
        elif on_things and all(m.actor.kind is not ActorKind.PLACE for m in mentions):
            own = parties.reader.mentions(token)
            mentions = mentions if any(parties.is_party(m, token) for m in own) else [parties.thing(token)]
        elif not mentions and event_class.plover in ON_TERRITORY and counted(token).lemma in PLACE_NOUNS:
            mentions = [parties.thing(token)]
        if on_things and mentions and token.label == "GPE":
            # what is captured or bombed is the capital and not the state that it often stands for
            mentions = [_as_city(m, token, parties) for m in mentions]
        others = [m for m in mentions if not any(_is_same(m, s) for s in sources)]
        if not others and not any(parties.is_party(m, token) for m in parties.reader.mentions(token)):
            things.append(token)
        found += [m for m in others if all(k.span != m.span or k.actor != m.actor for k in found)]
    return found, things


def _companions(match: Match) -> list[Node]:
    """`Together with Sweden, Finland has proposed …`: who acts beside the subject."""
    verb = match.support or match.head
    if verb.pos != "VERB" or not (match.frame.get("subj") or match.frame.get("support:subj")):
        return []
    with_ = [o for o in children(verb, "obl", "advmod") for o in (o, *children(o, "obl", "nmod"))]
    return nominals([o for o in with_ if {"together with", "along with", "jointly with"} & set(_marked(o))])


def _marked(token: Node) -> list[str]:
    """The prepositions of a word, with an adverb that belongs to them: `together with`."""
    adverbs = [c.lower for c in (*token.children, token.head) if c.pos == "ADV" and c.i < token.i]
    return [*prepositions(token), *(f"{a} {p}" for a in adverbs for p in prepositions(token))]


def _as_city(mention: Mention, token: Node, parties: Parties) -> Mention:
    metonym = mention.actor.kind is ActorKind.COUNTRY and mention.actor.sector == "GOV"
    return parties.reader.place(token) if metonym and token.pos == "PROPN" else mention


def _implied_sources(match: Match, event_class: EventClass, parties: Parties) -> list[Mention]:
    """Who acts, where no slot says so: whose troops are sent, whose request is heard, who left for talks."""
    tokens: list[Node] = []
    nouns = [t for t in match.fixed if t.pos in ("NOUN", "PROPN")]
    if _undergoes(match):
        # "was the target of a Taliban attack", "was hit by U.S. sanctions"
        return [m for t in nouns for m in parties.owners(t)]
    if match.phrase.pos == "VERB" and not match.frame.get("subj"):
        if _has_own_forces(event_class):
            tokens = nouns
        elif event_class.plover in BETWEEN_SPEAKERS and not _names_owner(match):
            tokens = list(match.frame.get("poss", ()))
        elif event_class.plover in ON_THINGS:
            # "was killed in an Israeli air strike"
            means = [t for f in ("prep:in", "prep:during") for v in _shared(match) for t in v.get(f, ())]
            return [m for t in means if parties.is_deed(t) or t.lemma in WEAPONS for m in parties.owners(t)]
    elif match.phrase.pos == "NOUN":
        authors = parties.authors(match.head)
        if event_class.plover == "PROTEST" and not authors:
            # "student protests"
            authors = [m for t in match.fixed for m in parties.reader.mentions(t) if parties.is_party(m, t)]
        if authors:
            return authors
        tokens = _travellers(match) if event_class.plover == "CONSULT" else _announcers(match.head)
    return [m for t in tokens for m in parties.acting(t) if is_political(m.actor)]


def _shared(match: Match) -> list[Frame]:
    """The frame of a match, and those of verbs beside it: `were killed and injured in a raid`."""
    beside = [c for c in match.head.children if c.dep == "conj" and c.pos == "VERB"]
    return [
        match.frame,
        *(frame_of(verb) for verb in beside if not children(verb, "nsubj") or is_passive(verb)),
    ]


def _undergoes(match: Match) -> bool:
    """Whether a pattern is about who is struck, and names the deed with a noun that may say whose it is."""
    slots = {(slot.role, slot.function) for slot in match.phrase.slots}
    struck = (TARGET, "subj") in slots or ((TARGET, "obj") in slots and (SOURCE, "subj") not in slots)
    return (
        match.phrase.pos != "NOUN"
        and struck
        and not any(role == SOURCE for role, _ in slots - {(SOURCE, "prep:by"), (SOURCE, "prep:from")})
    )


def _names_owner(match: Match) -> bool:
    """Whether a pattern says who the owner of its fixed noun is."""
    return any(slot.function == "poss" for slot in match.phrase.slots)


def _travellers(match: Match) -> list[Node]:
    """`left for talks with rebels`, `said during a visit to Rome`: the subject of the verb takes part."""
    marker = function_in(match.head).removeprefix("prep:")
    verb = match.head.head
    if marker not in TRAVELS or verb.pos != "VERB" or is_passive(verb):
        return []
    return [t for t in frame_of(verb).get("subj", ()) if t is not match.head]


def _announcers(noun: Node) -> list[Node]:
    """`Rabat announced a suspension of flights`: who orders or announces something, does it."""
    verb = noun.head
    ordered = noun.relation == "obj" and verb.lemma in ANNOUNCING and not is_passive(verb)
    return frame_of(verb).get("subj", []) if ordered else []


def _implied_targets(
    match: Match, event_class: EventClass, sources: Sequence[Mention], parties: Parties
) -> list[Mention]:
    """Whom the fixed noun is or belongs to: `expelled aid workers`, `rejected an Iranian appeal`."""
    if match.phrase.pos != "VERB" or not any(slot.role == TARGET for slot in match.phrase.slots):
        return []
    if _undergoes(match):
        return []
    states = {m.actor.country for m in sources}
    functions = {slot.function for slot in match.phrase.slots if slot.role == SOURCE}
    for noun in match.fixed:
        if noun.pos not in ("NOUN", "PROPN"):
            continue
        groups = [[m for m in parties.reader.mentions(noun) if parties.is_party(m, noun)]]
        if "poss" not in functions and not (_acts_on_things(event_class) and parties.is_deed(noun)):
            # "guerrilla attacks" are no attacks on guerrillas
            groups.append(parties.owners(noun))
        for found in groups:
            mentions = [m for m in found if is_political(m.actor) or _acts_on_things(event_class)]
            if event_class.plover in ("REQUEST", "ACCUSE", "REJECT"):
                # "demanded his apology": at home, too
                own = any(_is_same(m, s) for m in mentions for s in sources)
            else:
                own = any(m.actor.country in states and m.actor.country is not None for m in mentions)
            if mentions and not own:
                return mentions
    return []
