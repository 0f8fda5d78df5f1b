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
        *("six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty"),
        *("numbers", "groups", "bulk", "half", "quarter", "third", "remainder", "total", "plenty", "more"),
        *("wave", "string", "spree", "spate", "tens"),
    )
)
"""Heads that count what stands behind their `of`."""
SPEAKERS = frozenset(("spokesman", "spokeswoman", "spokesperson", "representative"))
"""Who speaks for others and not for himself."""
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
NO_ORGANIZATIONS = frozenset(
    ("Internet", "Islam", "Christianity", "Judaism", "Hinduism", "Buddhism", "Jihad", "Ramadan", "Dow Jones")
)
"""Names that language models take for organizations, and that nobody acts by."""
SITS_THERE = frozenset(
    ("GOV", "COP", "JUD", "LEG", "CVL", "REB", "OPP", "PTY", "EDU", "HLH", "LAB", "REL", "AGR", "BUS")
)
"""Sectors whose members belong to the country they are `in`; troops and journalists may come from afar."""
SERVING = frozenset(
    (
        *("leader", "representative", "spokesman", "spokeswoman", "spokesperson", "spokespeople", "official"),
        *("chief", "head", "chairman", "chairwoman", "chairperson", "chair", "director", "delegate"),
        *("delegation", "negotiator", "negotiating team", "aide", "adviser", "advisor", "emissary"),
        *("investigator", "interrogator", "leadership", "authority", "politician", "founder"),
        *("secretary general", "general secretary", "deputy leader", "vice chairman", "general director"),
    )
)
"""Offices whose holders are of the sector of those whom they lead or speak for."""
ESCORTED = frozenset(("convoy", "motorcade", "patrol"))
"""Nouns of what drives or walks somewhere together, of the sector of those who do: `a police convoy`."""
ALLIANCES = frozenset(("coalition",))
"""Nouns of those who have joined, and are what they were before: `a coalition of parties`."""
ANYBODY = frozenset(
    (
        *("people", "person", "public", "population", "man", "woman", "child", "citizen", "coalition"),
        "deputy",
    )
)
"""Nouns of those whom an office may be for, and that tell nothing of it: `a representative of the people`."""
SEATS = {"pope": "VAT", "pontiff": "VAT"}
"""Offices whose one holder has one seat, and the country of that."""
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
FROM_ELSEWHERE = frozenset(
    ("western", "foreign", "international", "multinational", "expatriate", "overseas", "visiting")
)
"""Adjectives of those who do not belong to the country they are `in`: `foreign hostages in Iraq`."""
SURROUNDINGS: dict[str, tuple[ActorKind, str | None]] = {
    **dict.fromkeys(("office", "campaign"), (ActorKind.ORGANIZATION, None)),
    **dict.fromkeys(("team", "staff", "camp", "entourage"), (ActorKind.GROUP, None)),
    **dict.fromkeys(("family", "tribe", "clan"), (ActorKind.GROUP, "CVL")),
}
"""Who stands behind or around a person, and the sector where it is not the person's: `his office said`."""
HARMFUL = frozenset(
    ("killer", "murderer", "assassin", "kidnapper", "abductor", "captor", "hijacker", "attacker", "tormentor")
)
"""Nouns whose possessor is whom they harmed, and tells nothing of their own country."""
HELD = frozenset(("hostage", "captive", "prisoner", "detainee", "victim", "target"))
"""Nouns whose possessor holds or harms them, and tells nothing of what they are."""
CAPTIVES = frozenset(("detainee", "inmate", "prisoner"))
"""Nouns of those whose prison tells nothing of what they are."""
STAFF = frozenset("official officer diplomat attache aide analyst adviser advisor source employee".split())
"""Nouns of those who are of the state of the body that they are at: `officers at the U.S. embassy`."""
PRISONS = frozenset(("prison", "jail", "camp", "center", "centre", "facility", "base", "custody"))
"""Nouns of places where somebody is held: `detainees of the U.S. prison`."""
ORIGINS = ("origin", "descent", "ancestry", "heritage", "extraction", "background")
"""Nouns of where somebody's family is from, whatever he is: `Germans of Turkish origin`."""
TREATIES = frozenset(
    (
        "accord",
        "accords",
        "protocol",
        "convention",
        "conventions",
        "treaty",
        "pact",
        "agreement",
        "agreements",
    )
)
"""Nouns of what states have signed in a town, and call after it: `the Kyoto Protocol`."""
COURT_TOWNS = frozenset(("the hague", "hague", "arusha"))
"""Towns of courts that judge people of other countries: `the Hague tribunal`."""
BY_DESCENT = frozenset(("ethnic", "indigenous", "aboriginal", "native"))
"""Words before a people's name that make it one of descent, and of no country: `ethnic Albanians`."""
FIGHTING_BODIES = frozenset(("army", "battalion", "brigade", "legion"))
"""Nouns that armies and rebels alike name their units by."""
FOLLOWERS = FIGHTING_BODIES | {"front", "movement", "force"}
"""Those and the nouns that rebels share with parties."""
CAUSES = frozenset(
    "ansar jihad jihadi liberation martyr martyrs mujahedeen mujahideen mujahedin mujahidin resistance "
    "revolution revolutionary vengeance revenge sword swords".split()
)
"""Words for which those fight who name themselves so."""
CREEDS = frozenset(("islamic", "islam", "holy", "god", "righteousness", "faithful"))
"""Words that a state's unit is not named by, but a party or movement may be."""
AGENTIVE_ENDINGS = ("er", "or", "ist", "ian", "man", "men", "woman", "women", "people")
NO_AGENTS = frozenset(
    (
        *("letter", "power", "water", "paper", "order", "matter", "number", "weather", "river"),
        *("border", "center", "corner", "quarter", "winter", "summer", "theater", "computer", "bunker"),
        *("dinner", "answer", "danger", "disaster", "error", "factor", "sector", "terror", "fervor"),
        *("color", "harbor", "labor", "motor", "tremor", "vector", "reactor", "tractor", "list", "mist"),
        *("twist", "fist", "floor", "door", "mirror", "horror", "rumor", "humor", "honor", "favor"),
        *("behavior", "corridor", "interior", "exterior", "armor", "anger", "hunger", "fever", "cancer"),
        *("shelter", "shower", "tower", "flower", "offer", "transfer", "cover", "layer", "prayer"),
        *("newspaper", "chapter", "character", "charter", "barrier", "carrier", "career", "frontier"),
        *("barter", "banner", "chamber", "timber", "october", "september", "november", "december"),
        *("amber", "member", "sober", "register", "sister", "encounter", "counter", "monster"),
        *("cluster", "poster", "easter", "crater", "meter", "liter", "diameter", "semester"),
        *("trimester", "shoulder", "folder", "thunder", "gender", "surrender", "tender", "murder"),
        *("disorder", "ladder", "powder", "rubber", "fiber", "copper", "pepper", "supper", "upper"),
        *("chopper", "helicopter", "launcher", "container", "freighter", "bomber", "tanker", "trawler"),
        *("filter", "alter", "gutter", "litter", "bitter", "manner", "inner", "liner", "thunderstorm"),
        *("trigger", "finger", "ranger", "merger", "ledger", "badger", "silver", "rover", "clover"),
        *("lever", "sliver", "quiver", "takeover", "turnover", "handover", "hangover", "leftover"),
        *("makeover", "crossover", "whatever", "however", "never", "ever", "over", "under", "after"),
        *("later", "other", "another", "either", "neither", "further", "rather", "whether", "better"),
        *("specter", "sceptre", "scepter", "meteor", "metaphor", "anchor", "flavor", "endeavor"),
        *("vigor", "rigor", "squalor", "odor", "vapor", "savor", "splendor", "candor", "valor"),
        *("indicator", "elevator", "generator", "accelerator", "incinerator", "radiator", "calculator"),
        *("monitor", "four", "hour", "tour", "pour", "flour", "detour", "contour", "minor", "major"),
        *("prior", "junior", "thriller", "roller", "trailer", "boiler", "drawer", "sewer", "parameter"),
        *("perimeter", "thermometer", "kilometer", "centimeter", "voucher", "ouster", "blockbuster"),
        *("booster", "toaster", "roster", "disclaimer", "reminder", "remainder", "bumper", "primer"),
        *("timer", "trimmer", "hammer", "grammar", "tumor", "laser", "eraser", "cruiser", "vaper"),
        *("bulldozer", "fertilizer", "stabilizer", "freezer", "ventilator", "airliner", "jetliner", "beer"),
        *("soccer", "maneuver", "slaughter", "interceptor", "liquor", "floodwater", "hydropower", "feather"),
        *("recorder", "epicenter", "cyber", "manpower", "splinter", "scooter", "detonator", "transmitter"),
        *("grasshopper", "millimeter", "stopover", "tiebreaker", "precursor", "leather", "waiver", "heifer"),
        *("blacklist", "superpower", "semiconductor", "projector", "sensor", "scanner", "butter"),
        *("printer", "heater", "hamburger", "pacemaker", "saucer", "gunpowder", "sweater", "speedometer"),
    )
)
"""Nouns that end like agents and are none."""
PRONOUN_KINDS = {
    "he": ActorKind.PERSON, "she": ActorKind.PERSON, "i": ActorKind.PERSON, "who": ActorKind.PERSON,
    **dict.fromkeys(("this", "that", "these", "those", "what", "which", "there"), ActorKind.GROUP),
    "they": ActorKind.GROUP, "we": ActorKind.GROUP, "it": ActorKind.ORGANIZATION,
}  # fmt: skip
ATTRIBUTES_OF_BODIES = frozenset(
    (
        *("of", "the", "official", "independent", "national", "federal", "central", "royal", "main", "top"),
        *("country", "nation", "state", "own", "new", "current", "powerful", "general"),
    )
)
"""Words that leave a state's only parliament, army or commission the same one."""


def is_agent(head: str) -> bool:
    """Whether a noun looks like one for somebody who does something: `cyclist`, `carpenter`; no `letter`."""
    return head.endswith(AGENTIVE_ENDINGS) and head not in NO_AGENTS


def is_fighters_name(name: str) -> bool:
    """Whether a body is named as rebels are: `Holy Jihad Brigades`; no `Third Brigade` or `Islamic Front`."""
    words = frozenset(name.lower().replace("-", " ").replace("'", " ").split())
    heads = {word.removesuffix("s") for word in words}
    if not heads.isdisjoint(FIGHTING_BODIES) and not words.isdisjoint(CREEDS):
        return True
    return not heads.isdisjoint(FOLLOWERS) and not words.isdisjoint(CAUSES)
