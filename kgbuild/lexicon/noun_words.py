"""Names the closed sets of English words that tell what a noun phrase is made of."""

from __future__ import annotations

from kgbuild.records import ActorKind

DETERMINERS = frozenset(
    (
        *(
            "the",
            "a",
            "an",
            "this",
            "that",
            "these",
            "those",
            "some",
            "several",
            "many",
            "both",
            "all",
            "any",
        ),
        *("his", "her", "its", "their", "our", "my", "your", "no", "each", "every", "other", "another"),
    )
)
SINGULAR_DETERMINERS = frozenset(("a", "an", "one", "another", "each", "every"))
QUANTITIES = frozenset(
    (
        *("hundred", "hundreds", "thousand", "thousands", "dozen", "dozens", "million", "millions", "number"),
        *("group", "series", "couple", "majority", "handful", "lot", "scores", "member", "members", "rest"),
        *("some", "most", "many", "several", "all", "none", "one", "two", "three", "four", "five", "part"),
    )
)
"""Heads that count what stands behind their `of`."""
PREPOSITIONS = frozenset(
    ("of", "for", "from", "in", "at", "to", "on", "with", "against", "by", "near", "over")
)
APPOSED = frozenset(
    (
        *(
            "group",
            "movement",
            "militia",
            "party",
            "organization",
            "organisation",
            "news agency",
            "newspaper",
        ),
        *(
            "alliance",
            "bloc",
            "faction",
            "agency",
            "bank",
            "company",
            "firm",
            "rebel group",
            "militant group",
        ),
        *("armed group", "terrorist group", "daily", "broadcaster", "official news agency", "rebel movement"),
        *("state news agency", "insurgency", "cartel", "television"),
    )
)
"""Role nouns that repeat what a name before them is: `the Hamas movement` is Hamas."""
SITS_THERE = frozenset(
    ("GOV", "COP", "JUD", "LEG", "CVL", "REB", "OPP", "EDU", "HLH", "LAB", "REL", "AGR", "BUS")
)
"""Sectors whose members belong to the country they are `in`; troops and journalists may come from afar."""
TRAVELLERS = frozenset(
    (
        "ambassador",
        "diplomat",
        "envoy",
        "special envoy",
        "embassy",
        "consulate",
        "mission",
        "delegation",
        "negotiator",
    )
)
AGENTIVE_ENDINGS = ("er", "or", "ist", "ian", "man", "men", "woman", "women", "ant", "people")
PRONOUN_KINDS = {
    "he": ActorKind.PERSON, "she": ActorKind.PERSON, "i": ActorKind.PERSON, "who": ActorKind.PERSON,
    "they": ActorKind.GROUP, "we": ActorKind.GROUP, "it": ActorKind.ORGANIZATION,
}  # fmt: skip
