"""Finds who did a deed after a word that it stands under: `accused Iran of it`, `is on trial for it`.

Whoever is accused of a deed, blamed or thanked for it, or apologizes for it is who did it, whatever else the
sentence claims.
"""

from __future__ import annotations

from kgbuild.extract.claims.context import ACCUSING, FACTIVE, government
from kgbuild.extract.syntax.constituents import children, is_negated, prepositions
from kgbuild.extract.syntax.frames import frame_of
from kgbuild.extract.syntax.noun_phrases import DEEDS
from kgbuild.extract.syntax.subjects import surface_subjects
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.operators import OperatorTable

PARTS = frozenset(
    "connection involvement participation role part complicity link collaboration cooperation".split()
)
"""Nouns that lead from who is accused to the deed: `charged in connection with an attack`."""
BEHIND = frozenset("mastermind perpetrator architect ringleader organizer organiser planner author".split())
"""Nouns of those who did a deed or had it done."""
SHARED = frozenset({"their", "our", "your"})
"""Possessives of more than one person, who may be others than the sentence is about."""
GUILT = frozenset({"involvement", "role", "part", "complicity"})
"""Those of them whose possessor did the deed."""
INVOLVED = frozenset({"involved", "engaged"})
"""Adjectives of who takes part: `rebels involved in an attack`."""
TRIALS = frozenset({"trial"})
TRIED = {"go": "subj", "be": "subj", "stand": "subj", "remain": "subj", "put": "obj", "place": "obj"}
"""By verb: the function of who is `on trial`."""
CLAIMED = frozenset("accused alleged suspected reputed purported supposed presumed self-proclaimed".split())
"""Words before `mastermind` that make it a claim."""
SORRY = frozenset({"apologize", "apologise"})
"""Verbs of being sorry for what one has done oneself."""
REGRETS = frozenset({"regret", "apology", "remorse"})
"""Nouns of the same."""
OF_VICTIMS = frozenset({"compensate", "retaliate", "avenge"})
"""Verbs whose object is not who did what they are for."""


def accused(noun: Node, operators: OperatorTable) -> list[Node]:
    """Who is accused of a deed: `Iran` in `blamed Iran for it`, `attributed it to Iran`.

    Args:
        noun: The noun of the deed.
        operators: Predicates that embed events.
    """
    inner = noun.head if noun.dep == "conj" else noun
    outer, function, entry = government(inner, operators)
    if outer.lemma in BEHIND and outer.pos == "NOUN" and function in ("prep:of", "prep:behind"):
        # "rebels are the masterminds of the attack", "Paul Bee, the architect of the attack"
        claimed = any(c.lower in CLAIMED for c in children(outer, "amod"))
        named = [outer.head] if outer.dep == "appos" and not claimed else []
        return surface_subjects(outer) if children(outer, "cop") else named
    if outer.pos == "NOUN" and outer.lemma in PARTS and not children(outer, "cop"):  # "the test was part"
        part = outer
        outer, function, entry = government(outer, operators)
        if outer.pos != "VERB" or entry is None or not entry.effects & ACCUSING:
            # "charges involving his role in the attack"
            owners = children(part, "nmod:poss") if part.lemma in GUILT else []
            if owners and owners[0].lower not in SHARED:
                return owners
    if function == "prep:of" and "by" in prepositions(outer) and outer.head.lemma == "accuse":
        return frame_of(outer.head).get("obj", [])  # "accused by officials of the murder"
    if outer.lemma in TRIALS and function == "prep:for" and "on" in prepositions(outer):
        # "suspects on trial for it"
        return surface_subjects(outer) if children(outer, "cop") else _on_trial(outer)
    if outer.lemma == "responsible" and function == "prep:for" and not is_negated(outer):
        return surface_subjects(outer)  # "rebels were responsible for the attack"
    if outer.lemma in INVOLVED and outer.pos == "ADJ" and function == "prep:in" and not is_negated(outer):
        return [outer.head] if outer.relation == "amod" else surface_subjects(outer)
    if outer.pos != "VERB" or entry is None or not entry.effects & ACCUSING:
        return []
    frame = frame_of(outer)
    if function == "obj" and outer.lemma == "claim" and noun.lemma in DEEDS:
        return frame_of(outer).get("subj", [])  # "Hamas claimed the attacks": as its own
    if function == "obj" and "perpetrator" not in entry.effects:
        return []  # "will investigate attacks on its offices"
    if function == "obj":
        return frame.get("prep:to") or frame.get("prep:on") or []
    return frame.get("obj", [])


def _on_trial(trial: Node) -> list[Node]:
    """`suspects on trial`, `The suspects went on trial`: who is."""
    if trial.relation == "nmod" and trial.head.pos in ("NOUN", "PROPN"):
        return [trial.head]
    verb = trial.head
    return frame_of(verb).get(TRIED[verb.lemma], []) if verb.lemma in TRIED else []


def blamed(noun: Node, operators: OperatorTable) -> list[Node]:
    """Who is criticized or thanked for a deed, or is sorry for it; it is told as a fact.

    Args:
        noun: The noun of the deed.
        operators: Predicates that embed events.
    """
    outer, function, entry = government(noun, operators)
    if function not in ("prep:for", "prep:over"):
        return []
    if outer.lemma in REGRETS and outer.relation == "obj":
        return frame_of(outer.head).get("subj", [])
    if outer.pos != "VERB" or outer.lemma in OF_VICTIMS:
        return []
    if entry is None or entry.signature != FACTIVE:
        return []
    return frame_of(outer).get("subj" if outer.lemma in SORRY else "obj", [])
