"""Weighs how likely a phrase is what a pronoun means.

Salience is a sum of weights after Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994).
The weights were set on the training part of OntoGUM, one after the other; those that depend on what a verb
means were set by what the construction means in news.
"""

from __future__ import annotations

from kgbuild.extract.coreference.chain import Chain
from kgbuild.extract.coreference.referring import NEUTER, Kind, Nominal

FUNCTION_WEIGHT = {
    "subj": 40.0,
    "obj": 20.0,
    "obl": 4.0,
    "poss": 22.0,
    "nmod": 10.0,
    "appos": 0.0,
    "mod": -20.0,
    "other": 16.0,
}
SENTENCE_WEIGHT = -35.0
TOKEN_WEIGHT = -0.2
PARALLEL_WEIGHT = 14.0
NAME_WEIGHT = 2.0
PRONOUN_WEIGHT = 12.0
INDEFINITE_WEIGHT = -4.0
LENGTH_WEIGHT = 2.0
"""For each mention that the chain has already, up to `LONGEST`."""
LONGEST = 6
COLLECTIVE_WEIGHT = -15.0
"""For a singular organization that `they` would stand for."""
COUNTRY_WEIGHT = -70.0
"""For a country that `they` would stand for: only where nothing else can be meant."""
PEOPLE_WEIGHT = 20.0
"""For a plural of people that `they` would stand for."""
STATES = frozenset({"GPE"})
GENDER_WEIGHT = 40.0
"""For somebody who is known to be the man or woman that `he` or `she` asks for."""
ELSEWHERE_WEIGHT = -60.0
"""For what only another story of the text tells of."""


def salience(pronoun: Nominal, other: Nominal, chain: Chain) -> float:
    """How likely a phrase is what a pronoun means, by what and where both are.

    Args:
        pronoun: The pronoun.
        other: A phrase before it that agrees with it.
        chain: What that phrase is known to refer to.
    """
    sentences = pronoun.sentence - other.sentence
    score = FUNCTION_WEIGHT[other.function] + SENTENCE_WEIGHT * sentences
    score += LENGTH_WEIGHT * min(len(chain.nominals), LONGEST)
    if sentences == 0:
        score += TOKEN_WEIGHT * (pronoun.head - other.head)
    if other.function == pronoun.function:
        score += PARALLEL_WEIGHT
    if other.kind is Kind.NAME:
        score += NAME_WEIGHT
    elif other.kind is Kind.PRONOUN:
        score += PRONOUN_WEIGHT
    elif other.kind is Kind.NOMINAL and not other.definite:
        score += INDEFINITE_WEIGHT
    if pronoun.genders == chain.genders and NEUTER not in pronoun.genders:
        score += GENDER_WEIGHT
    if pronoun.number == "plur" and other.number != "plur":
        score += COLLECTIVE_WEIGHT if other.label not in STATES else COUNTRY_WEIGHT
    elif pronoun.number == "plur" and other.kind is Kind.NOMINAL and NEUTER not in other.genders:
        score += PEOPLE_WEIGHT
    return score
