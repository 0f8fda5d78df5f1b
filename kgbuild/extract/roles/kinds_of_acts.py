"""Says of the classes of events what acts of theirs can be directed at: parties, things or territory."""

from __future__ import annotations

from kgbuild.extract.matching.triggers import Match
from kgbuild.extract.roles.further_roles import TOPIC
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.classes import EventClass
from kgbuild.records import Tense

OBJECT = "object"
ON_THINGS = frozenset({"ASSAULT"})
ON_THINGS_TOO = frozenset(
    "Seizure Blockade CyberAttack Breach Disruption Obstruction PropertyReturn Espionage".split()
)
"""Categories, and further classes, whose acts strike things and places as well as parties."""
BY_FORCE = ON_THINGS | {"COERCE"}
"""Categories of what is done to somebody in the course of another deed: `captured in a raid`."""
ON_TERRITORY = frozenset({"AID", "MOBILIZE", "COERCE", "RETREAT", "SANCTION", "CONCEDE", "REQUEST"})
"""Categories of acts that can be directed at a territory: a curfew in a city, refuge in a country."""
BETWEEN_SPEAKERS = frozenset({"CONSULT", "REQUEST", "ACCUSE", "SUPPORT", "AGREE", "REJECT", "THREATEN"})
"""Categories of acts in words, of which a noun's possessor is the author: `its request was sent to Paris`."""
IN_WORDS = BETWEEN_SPEAKERS | {"PROTEST", None}
"""Categories whose acts are about things and not done to them."""
OWN_FORCES = frozenset({"Withdrawal", "Recall", "Visit", "Mediation", "Negotiation", "Peacekeeping"})
"""Classes whose fixed noun (troops, an envoy) is the source's own, as with all of MOBILIZE."""
STRIKING = frozenset({"ASSAULT", "COERCE"})
"""Categories of acts that are of politics whoever they strike."""
FREEING = "Release"
TAKING = frozenset({"Arrest", "Abduction", "Seizure"})
"""Classes of what a release ends: who took somebody releases him."""
OF_COURTS = frozenset({"LegalAction", "Conviction"})
"""Classes of acts that are so as well, of a category that is not."""
STRIKES = frozenset("strike walkout stoppage sit-in protest".split())
"""What those end who protested."""
CLAIMS = frozenset("claim allegation report accusation complaint suspicion charge".split())
"""Nouns of what somebody is said to have done, and which who says so has made."""
VISIT = "Visit"
EXPULSIONS = frozenset({"DiplomaticExpulsion", "MissionExpulsion", "Deportation"})
"""Classes of making somebody leave, which is done by the state that he leaves."""
AGAINST_PERSONS = frozenset({"ACCUSE", "COERCE", "SANCTION"})
"""Categories whose nouns are `of` whom the act strikes, if a party: `the verdicts of the rebels`."""
DONE_BY_TRYING = frozenset({"ASSAULT", "REQUEST"})
"""PLOVER categories of which an attempt is an act of the same category."""
EFFORTS = frozenset({"Mediation", "Negotiation"})
"""Classes of acts that are attempts themselves."""
UNDER_WAY = frozenset({"COERCE", "AID", "COOPERATE"})
"""PLOVER categories of what one is at while one is trying to do it."""


VOICING = frozenset({"voice", "express", "vent", "convey", "share", "show"})
"""Verbs of showing what one feels oneself."""


def acts_on_things(event_class: EventClass) -> bool:
    """Whether acts of a class strike things and places as well as parties."""
    return event_class.plover in ON_THINGS or event_class.name in ON_THINGS_TOO


def has_own_forces(event_class: EventClass) -> bool:
    """Whether the noun of a class's phrases (troops, an envoy) is the source's own."""
    return event_class.plover == "MOBILIZE" or event_class.name in OWN_FORCES


def looks_into_claim(event_class: str, noun: Node) -> bool:
    """`is investigating Swedish claims of a raid`: who claims it is not whom the inquiry is about.

    Args:
        event_class: The name of the class of the act.
        noun: What the act is about.
    """
    return event_class == "Investigation" and noun.lemma in CLAIMS


def role_of_things(event_class: EventClass) -> str:
    """The role of what an act is about or done to, beside its parties."""
    return TOPIC if event_class.plover in IN_WORDS or OBJECT not in event_class.roles else OBJECT


def is_protest(match: Match, event_class: EventClass) -> bool:
    """Whether a match tells of a protest, by its class or by its phrase: a boycott, a strike that ends."""
    ends = event_class.name == "Concession" and any(t.lemma in STRIKES for t in match.fixed)
    return ends or match.phrase.overrides.get("plover", event_class.plover) == "PROTEST"


def attempts(event_class: str, category: str | None, nominal: bool) -> frozenset[Tense]:
    """Tenses in which to try such a thing is to do something: `tried to kill him`, `is trying to help`.

    Whoever tried to kill has attacked, and whoever tried to persuade has asked. Who is trying to help is at
    it, but who tried to help may have been stopped before.

    Args:
        event_class: The class of the event.
        category: Its PLOVER category.
        nominal: A noun names it: who tries to hold talks is not yet holding them.
    """
    if category in DONE_BY_TRYING or (event_class in EFFORTS and not nominal):
        return frozenset({Tense.PAST, Tense.PRESENT})
    return frozenset({Tense.PRESENT}) if category in UNDER_WAY else frozenset()
