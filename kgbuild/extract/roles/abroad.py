"""Finds the country that a state's forces strike in, or have been in, where no slot of a phrase says so."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.matching.fillers import PLACE_PREPOSITIONS
from kgbuild.extract.matching.triggers import Match
from kgbuild.extract.roles.harm import is_harm
from kgbuild.extract.roles.kinds_of_acts import ON_THINGS
from kgbuild.extract.roles.parties import Parties
from kgbuild.extract.syntax.constituents import children, nominals, prepositions
from kgbuild.extract.syntax.noun_phrases import PLACE_LABELS
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.classes import EventClass
from kgbuild.records import ActorKind, Mention, Participation

STRIKES = frozenset("strike airstrike attack offensive raid incursion bombing assault shelling".split())
"""Words for striking, which is done to a country where it is done in one."""
OF_STATES = frozenset({"GOV", "MIL", "SPY"})
"""Sectors of who strikes for his state."""
STATIONED = frozenset({"base", "station", "deploy", "garrison", "serve"})
"""Verbs of where troops are that are withdrawn."""
BORDERS = frozenset({"border", "frontier", "boundary"})
"""Nouns that take a neighbour under `with` themselves."""


def struck_abroad(
    match: Match, event_class: EventClass, sources: Sequence[Mention], places: Sequence[Participation]
) -> list[Mention]:
    """`Israel carried out air strikes in Gaza`: where a state's forces strike in another country.

    Args:
        match: The match of an event without target.
        event_class: Its class.
        sources: Who acts.
        places: The locations of the event.
    """
    nouns = {t.lemma for t in (match.head, *match.fixed)}
    harms = any(is_harm(c) for t in (match.head, *match.fixed) for c in t.children)
    strikes = match.phrase.pos == "VERB" and event_class.plover in ON_THINGS and nouns & STRIKES
    if not strikes or harms:
        return []
    states = [m for m in sources if m.actor.sector in OF_STATES or m.actor.kind is ActorKind.COUNTRY]
    own = {m.actor.country for m in states}
    struck = [p.filler for p in places if isinstance(p.filler, Mention)]
    if not own or None in own or len(states) < len(sources):
        return []
    return [m for m in struck if m.actor.country is not None and m.actor.country not in own]


def stationed(match: Match, event_class: EventClass) -> list[Node]:
    """`withdrew the troops based in Chad`: where they have been."""
    if event_class.name != "Withdrawal":
        return []
    below = [c for t in (match.head, *match.fixed) for c in children(t, "acl", "advcl")]
    clauses = [c for c in below if c.lemma in STATIONED and c.tag == "VBN"]
    where = [o for c in clauses for o in children(c, "obl") if PLACE_PREPOSITIONS & set(prepositions(o))]
    return nominals([o for o in where if o.label in PLACE_LABELS])


def neighbours(place: Node, parties: Parties) -> list[Mention]:
    """`sent troops to the border with Peru`: against whom one moves there.

    Args:
        place: The noun of the place.
        parties: Finds the parties of the document.
    """
    beyond = [c for c in children(place, "nmod") if "with" in prepositions(c) and place.lemma in BORDERS]
    return [m for c in beyond for m in parties.reader.mentions(c) if parties.reader.names_country(m)]
