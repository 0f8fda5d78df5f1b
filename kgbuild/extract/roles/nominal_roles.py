"""Fills the roles of an event noun from its grammar: `Russia's raid`, `by Russia`, `Russia launched`."""

from __future__ import annotations

from dataclasses import replace

from kgbuild.extract.matching.fillers import can_fill, leads, naming
from kgbuild.extract.matching.triggers import FRAMES_OF_EVENTS, Match
from kgbuild.extract.roles.fighting_sides import STATE
from kgbuild.extract.roles.further_roles import TOPIC
from kgbuild.extract.roles.kinds_of_acts import (
    AGAINST_PERSONS,
    BETWEEN_SPEAKERS,
    IN_WORDS,
    OBJECT,
    OF_COURTS,
    ON_THINGS,
    VISIT,
)
from kgbuild.extract.roles.parties import WEAPONS, Parties, is_political
from kgbuild.extract.roles.scenes_of_deeds import OF_PEOPLES, is_bloodied, is_scene
from kgbuild.extract.syntax.constituents import children, is_passive, nominals, prepositions
from kgbuild.extract.syntax.frames import Frame, frame_of
from kgbuild.extract.syntax.noun_phrases import PLACE_LABELS, QUANTITIES, TIMES
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.classes import EventClass
from kgbuild.lexicon.noun_words import SPEAKERS
from kgbuild.records import SOURCE, TARGET, ActorKind

NOMINAL_SOURCES = (
    "prep:by",
    "accused",
    "poss",
    "support:subj",
    "mod",
    "blamed",
    "prep:between",
    "prep:of",
    "prep:from",
)
"""Where the source of an event noun stands when its pattern does not say, best first."""
NOMINAL_TARGETS = ("support:obj", "prep:against", "prep:with", "iobj")
BEFORE = frozenset({"poss", "mod", "prep:of"})
"""Where a name may say where a deed was done, or what it struck."""
INTO = "prep:into"
"""Where a target of violence stands as well: `mortar fire into the village`."""
WITHOUT_PARTNERS = ON_THINGS | {"COERCE", "RETREAT", "MOBILIZE"}
"""Categories of what nobody does to him `with` whom he does it: `an offensive with reinforcements`."""
ADDRESSED = ("prep:to", "prep:into", "prep:for", "prep:of")
"""Where else a target of an event noun may stand, if it is a party: `an invitation to the minister`."""
ON = "prep:on"
"""Where they stand whom a ban or a sanction is on."""
TO_DEED = ("prep:to", "COERCE")
"""Function and category of those who are told of a deed: `details of the arrests to reporters`."""
DEALING = frozenset({"with", "to"})
"""Prepositions of with whom the trade was that is banned."""
FORBIDDING = frozenset({"COERCE", "SANCTION"})
BIDDINGS = frozenset({"invitation", "request", "urging", "behest"})
"""Nouns with whose `at` somebody does what he has been bidden: `at the request of Oman`."""
OF_THINGS: dict[str | None, str] = {"SUPPORT": "prep:for", "ACCUSE": "prep:into"}
"""By category: where a thing stands whose party it is directed at."""
BROUGHT = frozenset("lawsuit suit litigation appeal petition complaint".split())
"""Nouns of what goes before a court, and is whose it is who brings it: `the prisoners' lawsuits`."""
BEFALLING = frozenset({"ASSAULT", "COERCE"})
OF_VICTIMS = frozenset(
    "assassination murder killing slaying beheading stabbing poisoning kidnapping abduction arrest detention "
    "imprisonment execution lynching beating torture".split()
)
"""Nouns before which a person's name is that of who suffered the deed."""
COUNTED = frozenset("a an another several numerous many two three four five six ten dozen".split())
ON_GROUND = frozenset({"RETREAT", "ASSAULT", "MOBILIZE"})
"""Categories of deeds of states on others' ground, which a name between the two may tell."""
PAID_FOR = frozenset({"for", "on", "during"})
"""Prepositions of the visit for which somebody is somewhere."""
DEFIANCE = "Defiance"
STOPPING = frozenset("stop end halt suspend cease".split())
"""Verbs of what protesters do with their protest, and the state with that of others."""
SPANS = frozenset("hour day night week month year decade".split())
"""Nouns of how long something took: `held months of talks`."""


def add_nominal_defaults(
    tokens: dict[str, list[Node]], match: Match, event_class: EventClass, parties: Parties
) -> None:
    """Grammar fills what the pattern leaves open: `Russia's`, `Russian`, `by Russia`, `Russia launched`."""
    said = {slot.function: slot.role for slot in match.phrase.slots}
    match = _without_accused(tokens, match, event_class, parties)
    frame, chosen = match.frame, ""
    if _is_undergone(match.head) and not tokens.get(TARGET):
        # "Cuba has been under a U.S. embargo", "they are on trial"
        tokens[TARGET] = frame.get("support:subj", [])  # "being under an embargo" may have no subject
        frame = {function: found for function, found in frame.items() if function != "support:subj"}
        match = replace(match, frame=frame)
    if _is_of_clause(tokens, match, event_class):
        return
    match = _without_weapons(tokens, match)
    frame = match.frame
    if any(leads(t) for t in tokens.get(SOURCE, ())) and event_class.plover in ON_THINGS:
        # "the U.S.-led Iraq invasion" was led by one, and struck the other
        struck = [t for t in tokens[SOURCE] if t.label == "GPE" and not leads(t) and t.head is match.head]
        tokens[SOURCE] = [t for t in tokens[SOURCE] if t not in struck]
        tokens[TARGET] = tokens.get(TARGET) or struck
    if event_class.plover in BEFALLING and match.head.lemma in OF_VICTIMS:
        match = _without_victims(tokens, match)
    if not tokens.get(SOURCE):
        chosen = _add_nominal_source(tokens, match, event_class, parties, said)
    elif frame.get("support:subj") and all(t.pos == "PRON" and t.relation == "nmod" for t in tokens[SOURCE]):
        # "Israel held its talks": the possessor is the subject
        tokens[SOURCE] = list(frame["support:subj"])
    if not tokens.get(TARGET) and event_class.plover in ON_THINGS:
        tokens[TARGET] = [t for t in frame.get("poss", ()) if t.label == "GPE" and is_bloodied(t, match.head)]
    if tokens.get(TARGET):
        return
    functions = [f for f in _target_functions(event_class) if frame.get(f)]
    if functions:
        tokens[TARGET] = list(frame[functions[0]])
    elif event_class.reciprocal and chosen in ("support:subj", "poss"):
        # "attended an OPEC meeting": who gives the meeting its name takes part, but not a city; "an EU
        # ministers' meeting" is theirs
        owners = frame.get("poss", ()) if chosen == "poss" else ()
        named = [t for t in naming(frame.get("mod", ())) if not any(t.i < owner.i for owner in owners)]
        tokens[TARGET] = [t for t in named if t.label not in PLACE_LABELS]
    elif (event_class.name == VISIT and chosen != "mod") or (
        event_class.plover in ON_GROUND and chosen in ("", "poss") and frame.get("poss")
    ):
        # "ended his U.S. trip", "Israel's Gaza withdrawal"
        places = [t for t in naming(frame.get("mod", ())) if t.label == "GPE"]
        visited = event_class.name == VISIT and not places
        tokens[TARGET] = _where_it_is_paid(match.head, parties) if visited else places
    elif (event_class.plover in BETWEEN_SPEAKERS or event_class.plover in AGAINST_PERSONS) and (
        not event_class.reciprocal
    ):
        _add_addressed(tokens, match, event_class, parties, said)


def _where_it_is_paid(visit: Node, parties: Parties) -> list[Node]:
    """`Mr. Bee is in Togo for his first visit`: the country that the visitor is in."""
    place = visit.head
    there = children(place, "cop") and "in" in prepositions(place) and place.label == "GPE"
    if not there or not PAID_FOR & set(prepositions(visit)):
        return []
    return [place] if parties.reader.names_country(parties.reader.mention(place)) else []


def _add_addressed(
    tokens: dict[str, list[Node]],
    match: Match,
    event_class: EventClass,
    parties: Parties,
    said: dict[str, str],
) -> None:
    """Puts whom an event noun is addressed to, or directed at, into `tokens`."""
    for function in (*ADDRESSED, ON) if event_class.plover in FORBIDDING else ADDRESSED:
        if said.get(function, TOPIC) != TOPIC or (function, event_class.plover) == TO_DEED:
            continue
        people = [t for t in match.frame.get(function, ()) if _is_addressee(t, parties)]
        if OF_THINGS.get(event_class.plover) == function and not people:
            # "praise for Uruguay's reform", "a probe into a prison run by Cuba"
            people = [
                t for t in match.frame.get(function, ()) if any(is_political(m.actor) for m in parties.of(t))
            ]
        if function == ON and not people:
            # "a ban on trade with Togo"
            partners = (c for t in match.frame.get(ON, ()) for c in children(t, "nmod"))
            people = [c for c in partners if DEALING & set(prepositions(c)) and _is_addressee(c, parties)]
        if people:
            tokens[TARGET] = people
            tokens[TOPIC] = [t for t in tokens.get(TOPIC, ()) if t not in people]
            break


def _target_functions(event_class: EventClass) -> list[str]:
    """Where the target of an event noun of a class stands, likeliest first."""
    if event_class.reciprocal or event_class.plover not in WITHOUT_PARTNERS:
        return list(NOMINAL_TARGETS)
    into = [INTO] if event_class.plover in ON_THINGS else []
    return [*(f for f in NOMINAL_TARGETS if f != "prep:with"), *into]


def _without_weapons(tokens: dict[str, list[Node]], match: Match) -> Match:
    """`Kenya stepped up attacks by drones`: what somebody attacks with is no source beside him."""
    if not match.frame.get("support:subj") or any(t.lemma not in WEAPONS for t in tokens.get(SOURCE, ())):
        return match
    tokens[SOURCE] = []
    return replace(match, frame={**match.frame, "prep:by": []})


def _without_accused(
    tokens: dict[str, list[Node]], match: Match, event_class: EventClass, parties: Parties
) -> Match:
    """`his indictment`, `the singer's murder trial`: who is no court's and no state's is tried himself."""
    owners = match.frame.get("poss", [])
    owners = [t for t in owners if t.label not in TIMES]  # "Monday's verdict"
    if event_class.name not in OF_COURTS or not owners or tokens.get(TARGET) or match.head.lemma in BROUGHT:
        return match
    mentions = [m for t in owners for m in parties.reader.mentions(t)]
    people = (ActorKind.PERSON, ActorKind.GROUP)
    if not all(m.actor.kind in people and m.actor.sector != "JUD" for m in mentions):
        return match
    tokens[TARGET] = list(owners)
    tokens[SOURCE] = [t for t in tokens.get(SOURCE, ()) if t not in owners]
    return replace(match, frame={**match.frame, "poss": []})


def _without_victims(tokens: dict[str, list[Node]], match: Match) -> Match:
    """`the Hariri assassination`: a person's name before such a noun is that of whom it struck."""
    before = match.frame.get("mod", [])
    victims = [t for t in before if t.pos == "PROPN" and t.label in ("PERSON", "")]
    if not victims:
        return match
    tokens[TARGET] = tokens.get(TARGET) or victims
    tokens[SOURCE] = [t for t in tokens.get(SOURCE, ()) if t not in victims]
    return replace(match, frame={**match.frame, "mod": [t for t in before if t not in victims]})


def _invited(tokens: dict[str, list[Node]], match: Match) -> None:
    """`At the invitation of Xi, Kim visited China`: who does something so has been bidden."""
    verb = match.head.head
    hosts = match.frame.get("prep:of") or match.frame.get("poss") or []
    if hosts and verb.pos == "VERB":
        frame = frame_of(verb)
        tokens[SOURCE], tokens[TARGET] = (
            list(hosts),
            list(frame.get("obj" if is_passive(verb) else "subj", ())),
        )


def _is_of_clause(tokens: dict[str, list[Node]], match: Match, event_class: EventClass) -> bool:
    """Fills the parties of a noun under a preposition that says whose it is; true if that says it all."""
    markers = prepositions(match.head)
    if match.head.lemma in BIDDINGS and "at" in markers:
        _invited(tokens, match)
    if event_class.name == DEFIANCE and "in" in markers and match.frame.get("prep:of"):
        _in_defiance(tokens, match)
        return True
    return False


def _in_defiance(tokens: dict[str, list[Node]], match: Match) -> None:
    """`fired a rocket in violation of a UN ban`: who does so defies those whose ban it is."""
    verb = next((a for a in match.head.ancestors() if a.pos == "VERB"), match.head)
    owned = match.frame["prep:of"]
    owners = [
        o for t in owned for o in (children(t, "nmod:poss") or naming(list(children(t, "compound", "amod"))))
    ]
    doers = match.frame.get("support:subj") or (
        frame_of(verb).get("subj", []) if verb is not match.head else []
    )
    if not tokens.get(SOURCE) or not children(match.head, "cop"):
        tokens[SOURCE] = list(doers)
    tokens[TARGET] = tokens.get(TARGET) or owners or [t for t in owned if t.label]


def _is_of_both(owners: list[Node], frame: Frame) -> bool:
    """`Togo and Benin resumed their talks`: they are of both, though a pronoun means but one."""
    return [t.lower for t in owners] == ["their"] and len(frame.get("support:subj", ())) > 1


def _is_undergone(noun: Node) -> bool:
    """Whether a predicate noun says what its subject undergoes."""
    markers = prepositions(noun) if children(noun, "cop") else []
    return "under" in markers or ("on" in markers and noun.lemma == "trial")


def _carries(noun: Node) -> bool:
    """Whether a noun is what its light verb carries out: not `the attack` in `gave details of the attack`."""
    above = noun.head
    of = noun.relation == "nmod" and "of" in prepositions(noun)
    return not of or above.lemma in QUANTITIES | SPANS | FRAMES_OF_EVENTS


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
    suffered = said.get("mod") == TARGET or match.head.lemma in OF_PEOPLES
    before = [t for t in match.frame.get("mod", ()) if not is_scene(t, match.head)]
    nationality = [t for t in before if t.label == "NORP" and not suffered]
    if (
        nationality
        and not event_class.reciprocal
        and not match.frame.get("poss")
        and "prep:by" not in match.frame
    ):
        # "discussed Cuban aid for Haiti", "U.S. and British support": it says itself whose it is
        row = [t for t in naming(before) if t.label in ("GPE", "ORG", "NORP")]
        listed = any(children(t, "cc") for t in row)  # "U.S., European and Israeli demands"
        tokens[SOURCE] = [
            t for t in row if listed or any(t is n or t.head is n or n.head is t for n in nationality)
        ]
        return "mod"
    leaders = [t for t in match.frame.get("mod", ()) if leads(t)]
    if leaders and "prep:by" not in match.frame:
        # "the U.S.-led war against the Taliban"
        tokens[SOURCE] = leaders
        return "mod"
    for function in NOMINAL_SOURCES:
        if function == "support:subj" and not _carries(match.head):
            continue
        if function == "accused" and event_class.plover == "CONSULT":
            continue  # "claimed responsibility for a blast during a meeting"
        if said.get(function, SOURCE) in (TARGET, OBJECT):
            continue  # "the extradition of a general" is not his
        fillers = _doers(match, function, event_class, parties)
        if function == "mod":
            fillers = [] if suffered else fillers
            scenes = PLACE_LABELS if event_class.reciprocal else frozenset[str]()
            fillers = [t for t in naming(fillers) if t.label not in scenes or _is_of_two(t)]
            if event_class.plover in ON_THINGS:
                # "the London bombings"
                fillers = [t for t in fillers if not is_town(t, parties)]
        if function == "prep:from":
            # "faced a revolt from deputies"; whatever troops withdraw from, they leave
            in_words = event_class.plover in IN_WORDS and not event_class.reciprocal
            fillers = [t for t in fillers if in_words and _is_addressee(t, parties)]
        if function == "prep:of":
            # "protests of its record" have no author in the phrase, nor have "the verdicts of the rebels"
            of_author = event_class.plover not in AGAINST_PERSONS
            fillers = [t for t in fillers if of_author and _is_addressee(t, parties)]
        if function == "poss" and _is_of_both(fillers, match.frame) and _carries(match.head):
            tokens[SOURCE] = list(match.frame["support:subj"])
            return "support:subj"
        if fillers:
            tokens[SOURCE] = fillers
            return function
    return ""


def _is_of_two(name: Node) -> bool:
    """`U.S. and Iraqi talks`: whether a country is named beside another's people."""
    beside = [*children(name, "conj"), *([name.head] if name.dep == "conj" else [])]
    return any(c.label == "NORP" for c in beside)


def _doers(match: Match, function: str, event_class: EventClass, parties: Parties) -> list[Node]:
    """Those in a function of an event noun who may do what it tells of."""
    fillers = [t for t in match.frame.get(function, ()) if can_fill(t, function)]
    if function in BEFORE and event_class.plover in ON_THINGS:
        fillers = [t for t in fillers if not is_scene(t, match.head)]  # "Mexico's drug war"
    if function == "support:subj" and _stops(match) and _strikes_own(match):
        return []  # "halted legal challenges to his presidency"
    if function == "support:subj" and event_class.plover in ON_THINGS and _fends_off(match):
        return [t for t in fillers if not _serves_state(t, parties)]  # "the navy stopped several attacks"
    if function == "support:subj" and event_class.plover == "PROTEST" and _stops(match):
        # "security forces ended the protests", which were not theirs
        return [t for t in fillers if not _serves_state(t, parties)]
    if function == "accused":
        return [principal for t in fillers for principal in _principals(t)]
    return fillers


def _stops(match: Match) -> bool:
    return match.support is not None and match.support.lemma in STOPPING


def _fends_off(match: Match) -> bool:
    """`stopped an attack`, `stopped numerous attacks`: such as are counted and are not one's own campaign."""
    counted_ones = any(c.lower in COUNTED for c in children(match.head, "det", "amod", "nummod"))
    return match.support is not None and match.support.lemma == "stop" and counted_ones


def _strikes_own(match: Match) -> bool:
    """Whether what is ended was directed at something of who ends it."""
    struck = (t for f in ("prep:to", "prep:against", "prep:on") for t in match.frame.get(f, ()))
    return any(c.pos == "PRON" for t in struck for c in children(t, "nmod:poss"))


def _serves_state(token: Node, parties: Parties) -> bool:
    return any(m.actor.sector in STATE for m in parties.reader.mentions(token))


def is_town(token: Node, parties: Parties) -> bool:
    """Whether a name before a deed says where it was done: of a place, and no country's own.

    Args:
        token: The name.
        parties: Finds the parties of the document.
    """
    if token.label not in PLACE_LABELS or leads(token):
        return False
    return not parties.reader.names_country(parties.reader.mention(token))


def _principals(token: Node) -> list[Node]:
    """For whom somebody takes responsibility: `a spokesman for the rebels claimed the attack`."""
    if token.lemma not in SPEAKERS:
        return [token]
    named = [c for c in children(token, "nmod") if {"for", "of"} & set(prepositions(c))]
    return nominals(named) or naming(children(token, "compound", "amod", "nmod:poss")) or [token]
