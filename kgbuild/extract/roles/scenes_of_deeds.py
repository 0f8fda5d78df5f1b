"""Says before which deeds a name tells where they were done or what they struck, and not who did them.

`Mexico's drug war` and `the country's worst massacre` were there; `U.S. embassy bombings` struck embassies.
"""

from __future__ import annotations

from kgbuild.extract.syntax.constituents import children, prepositions
from kgbuild.extract.syntax.noun_phrases import PLACE_LABELS
from kgbuild.extract.syntax.tree import Node

OF_PEOPLES = frozenset({"genocide", "holocaust", "massacre", "pogrom"})
"""Nouns before which a nationality says who suffered the deed, or where: `the Rwandan genocide`."""
WITHIN = frozenset(
    "civil drug sectarian tribal clan gang factional communal internal internecine fratricidal "
    "ethnic interethnic inter-ethnic religious cartel".split()
)
"""Kinds of violence within a country, which is not the country's: `Lebanon's civil war`."""
OF_SIDES = frozenset(
    "war conflict violence fighting strife unrest bloodshed clash killing bombing cleansing struggle".split()
)
"""Deeds of which such a word says the kind; `an ethnic Serb attack` is one by Serbs."""
HOMES = frozenset({"country", "nation", "region", "province", "continent", "world", "city", "town", "island"})
"""Nouns of where a deed is the first or the worst of its kind."""
ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
BLOODIEST = frozenset({"deadliest", "bloodiest", "worst"})
"""How bad a deed was for where it was done: `Iraq's deadliest bombing`."""
DIRECTED = frozenset({"on", "against", "with", "into"})
"""Prepositions of whom the deed of a country strikes: `the country's first attack on Oman`."""
STRUCK = frozenset(
    "embassy consulate school pipeline refinery subway train bus hotel nightclub mosque church synagogue "
    "temple shrine market airport restaurant cafe theater theatre barracks tanker mall stadium".split()
)
"""Nouns of what is attacked, which itself attacks nobody: `the embassy bombing`."""
ATTACKS = frozenset(
    "attack bombing siege massacre shooting seizure takeover blast explosion raid killing assault".split()
)
"""Nouns before which those stand: `a train strike` is no strike on trains."""


def is_scene(owner: Node, deed: Node) -> bool:
    """Whether somebody named before a deed, or as its possessor, is not who did it.

    Args:
        owner: The name or noun.
        deed: The noun of the deed.
    """
    sites = struck_sites(deed)
    if any(owner.i <= site.i for site in sites):
        return owner.dep != "nmod:poss" and not prepositions(owner)
    if owner.label not in PLACE_LABELS and owner.label != "NORP" and owner.lemma not in HOMES:
        return False
    if deed.lemma in OF_PEOPLES - {"massacre"}:
        return True
    if deed.lemma in OF_SIDES and any(c.lower in WITHIN for c in children(deed, "amod", "compound")):
        return True
    return is_bloodied(owner, deed) or (
        owner.lemma in HOMES and not owner.label and _is_ranked(deed) and not _is_directed(deed)
    )


def is_bloodied(owner: Node, deed: Node) -> bool:
    """`Russia's deadliest attacks`: whether somebody before a deed is who suffered most from it.

    Args:
        owner: The name.
        deed: The noun of the deed.
    """
    worst = any(c.lower in BLOODIEST for c in children(deed, "amod"))
    return owner.label in PLACE_LABELS and worst and not _is_directed(deed)


def struck_sites(deed: Node) -> list[Node]:
    """`the nightclub attack`, `a U.S. embassy bombing`: what a deed struck that a noun before it names."""
    if deed.lemma not in ATTACKS:
        return []
    return [c for c in children(deed, "compound") if c.lemma in STRUCK and c.i < deed.i]


def _is_ranked(deed: Node) -> bool:
    """`the third killing`, `the deadliest bombing`."""
    return any(c.tag == "JJS" or c.lower in ORDINALS for c in children(deed, "amod"))


def _is_directed(deed: Node) -> bool:
    return any(DIRECTED & set(prepositions(c)) for c in children(deed, "nmod"))
