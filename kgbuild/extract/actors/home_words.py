"""Names the words that tell where somebody is at home, or that nothing near tells it."""

from __future__ import annotations

from kgbuild.lexicon.gazetteer_tables import STATE_SECTORS
from kgbuild.lexicon.noun_words import SEATS
from kgbuild.records import ActorKind

UNPLACED = frozenset({ActorKind.PERSON, ActorKind.GROUP, ActorKind.ORGANIZATION})
NOBODYS_OWN = frozenset(
    "foreign foreigner western westerner international multinational coalition allied ally nato u.n. un "
    "eu au european african asian africa europe asia balkans caucasus caribbean mideast arab latin "
    "regional g8 g20 opec asean quartet iaea osce isaf interpol europol global world worldwide "
    "industrialized industrialised bloc catholic pontiff pope al-qaida al-qaeda qaida qaeda islamic-state "
    "union community countries nations states".split()
)
"""Words of those who are of no one country."""
FROM_AFAR = NOBODYS_OWN | frozenset(
    "tourist peacekeeper peacekeeping expatriate exile exiled visiting visitor migrant immigrant "
    "refugee crew sailor asylum aid humanitarian relief rights donor delegation diplomat envoy "
    "ambassador mediator monitoring "
    "negotiator observer monitor inspector expert ship vessel tanker aircraft plane warplane "
    "helicopter overseas abroad detainee newspaper magazine newscast agency "
    "kurdish kurd jewish jew roma".split()
)
"""Words of those who may have come from another country than that where they are."""
PEOPLES = frozenset({"kurdish", "kurd", "roma"})
"""Of these the names of peoples who live in several countries, and in that where they are said to be."""
ANYWHERE = frozenset({"IGO", "NGO", "REF"})
"""Sectors of those who may be anywhere."""
OWN_FORCES = frozenset({"government", "security", "state"})
"""Words of a state's forces where they are: `security forces`, `government troops`."""
WORLDWIDE = frozenset(SEATS.values())
"""Countries of those whose people are everywhere: `the pope urged priests`."""
AT_HOME = STATE_SECTORS | {"OPP", "PTY", "MED", "LAB", "EDU"}
"""Sectors of bodies with a name that a country has its own of."""
STATIONS = ("Radio ", "TV ", "Television ")
COURTESY = frozenset("mr ms mrs miss dr sir lady the a an".split())
PRIVATE = frozenset({"CVL", "BUS", "EDU", "HLH", "LAB", "MED", "REL", "AGR"})
SOLDIERS = frozenset("soldier troop troops force forces serviceman trooper marine marines".split())
COUNTED = frozenset(
    "other member hundred thousand dozen score handful majority one people defendant witness minister "
    "commando justice ten peasant source".split()
)
"""Nouns for people that tell no sector; most others without one are of things: `the allegations`."""
GOVERNS = frozenset({"GOV", "COP", "JUD", "LEG", "PTY", "OPP"})
"""Sectors of those who act in their own state, and of whom a story tells without saying whose they are."""
LEADING = frozenset("minister president premier chancellor leader head".split())
"""Those of whom a state has one each, so that several of them may be of several states."""
KIN = frozenset(
    "relative family parent mother father wife husband widow son daughter child brother sister friend".split()
)
FORCES = SOLDIERS | frozenset(
    "peacekeeper contingent convoy warship warplane aircraft helicopter plane jet drone".split()
)
"""Nouns of those who strike abroad as well: whom `Turkish troops` killed may be of any country."""
GOVERNING = frozenset(
    "government president minister ministry premier chancellor king queen administration cabinet "
    "leader senate department".split()
)
MODIFYING = frozenset({"amod", "compound", "nmod:poss", "nmod"})
NAMES = frozenset({"PROPN", "ADJ"})
SAYING = frozenset("say tell report announce add note state claim believe think".split())
ABROAD = FORCES | frozenset("military army navy official statement".split())
"""Nouns of a state's people who act and speak in other countries, so that theirs is not where they do."""
STAYING = frozenset(
    "police policeman court judge lawmaker parliament prosecutor legislator legislature congress "
    "voter".split()
)
"""Nouns of a state's people who act at home: `Israeli police arrested employees`."""
DISTANT = frozenset("from with to into against for toward towards at".split())
"""Prepositions of a country that a story does not play in: `a border with Mali`, `a visit to Japan`."""
OFFICERS = frozenset({"commander", "general"})
"""Soldiers of either side: rebels have them, too."""
OTHERS = frozenset({"another", "other", "both", "two", "each", "all"})
"""Words of those who are not only the ones told of before."""
NEAR, FAR = 3, 5
"""How many sentences are asked, the party's own among them: for who is named, and for places."""
WHOLE = 8
"""How many sentences may name but one country, for it to be that of a stranger with a name."""
OPENING = 10
"""Words at the beginning of a sentence that tell of what it is going to be about."""
ELSEWHERE_ARMED = frozenset("USA CAN AUS DEU NLD ITA POL DNK ISR".split())
"""Countries whom rebels fight that are not theirs: `Israel fought militants`, `U.S. troops killed rebels`."""
MEETING_PLACES = frozenset({"Hague"})
"""Towns of courts of the whole world, of whose country their stories are not."""
SEAT_TOWNS = MEETING_PLACES | {"Brussels", "Strasbourg", "Geneva"}
"""Towns where the officials and lawmakers of many countries meet."""
PARTIES_OF_USA = frozenset({"Republican", "Republicans", "Democrat", "Democrats", "Democratic"})
"""Names of parties that tell of one country where it is named at all."""
MARINES = frozenset({"Marine", "Marines"})
"""Soldiers whom news names so, without a country, where they are those of the United States."""
HOME_AFFAIRS = frozenset({"PTY", "OPP", "LEG"})
"""Sectors of those with whom the leaders of their own state deal: `the premier invited the opposition`."""
TELLING_OWN = frozenset({"say", "announce", "report", "confirm", "state", "add", "tell"})
"""Verbs by which an army tells of its losses."""
DEFENSE = frozenset({"defense", "defence"})
"""Words in the name of the ministry that an army belongs to."""
ORGANS = frozenset("government parliament authority president minister cabinet lawmaker king regime".split())
"""Nouns of those of whom the people of a state demand something."""
OWN_STAFF = frozenset(
    "aide adviser advisor bodyguard guard driver supporter follower loyalist associate deputy lawyer "
    "attorney cabinet government administration party army military force forces troop troops soldier police "
    "staff candidate predecessor successor spokesman spokeswoman secretary minister official member worker "
    "employee company convoy patrol citizen people team campaign doctor marine officer reporter".split()
)
"""Nouns of those who are of the same state as the one whose they are: `his cabinet`, `its reporters`."""
PARTNERSHIP = frozenset({"meet", "brief", "address"})
"""Verbs whose object a visitor deals with."""
JOURNEYS = frozenset("arrive travel fly go return visit head come".split())
VISITS = frozenset("visit trip tour journey stop travel".split())
ACTIVISTS = frozenset("activist lawyer campaigner advocate defender".split())
"""Nouns of those who fight for rights where they live."""
LOCAL_OFFICES = frozenset("official minister governor government authority administration police".split())
"""Nouns of those who are a region's own where that is a part of a state: `the regional governor`."""
OWNERS = frozenset({"PERSON", "GPE", "NORP"})
OWNING = frozenset(
    "president minister leader king government general senator lawmaker politician military army navy police "
    "ministry party court state".split()
)
"""Nouns of those whose people are of the same state."""
ASSEMBLIES = frozenset("parliament lawmaker legislator assembly member deputy committee commission".split())
"""Nouns of a parliament, its members and what it sets up."""
VISITORS = frozenset(
    "national citizen tourist worker contractor journalist reporter engineer hostage student".split()
)
"""Nouns of private people of whom a story tells that plays elsewhere: `nine French nationals`."""
UNTOLD_BODIES = frozenset({"group", "organization", "organisation", "agency", "charity", "mission"})
"""Nouns that take up a body named before, wherever that is at home: `the group`."""
WORLD_COURTS = frozenset({"tribunal", "hague"})
"""Words of stories about courts that judge the people of other countries than theirs."""
MEETING = frozenset({"GOV", "LEG", "MIL"})
"""Sectors of those who meet their like from other countries."""
UNREAL = frozenset({"any", "no", "every", "such"})
"""Words of those who need not be there: `any aggressor`."""
GATHERING = frozenset("gather convene assemble confer participate meet attend join arrive".split())
"""What officials do where they have come to from elsewhere; a crowd that gathers lives there."""
AREAS = frozenset("region world continent bloc hemisphere globe".split())
"""Nouns of what several states lie in: `the region's defense ministers`."""
TOWARDS = frozenset("against at to with".split())
"""Prepositions of those at whom an act is aimed: `clerics protested against Denmark`."""
REPORTING = frozenset({"USA", "GBR", "FRA", "QAT"})
"""Countries of papers and agencies with a name that report from everywhere."""
SECTS = frozenset("sunni shi'ite shiite druze maronite alawite".split())
"""Words of creeds by which the people of one country are told apart."""
FIGHTERS = frozenset({"REB", "UAF"})
JAILED = frozenset({"prisoner", "captive"})
"""Nouns of those whom armies hold that are at war elsewhere."""
CLERGY = frozenset("priest bishop nun monk cleric clergyman worshipper worshiper churchgoer".split())
"""Nouns of those whose church is everywhere, but not they: `Chinese police arrested two Catholic priests`."""
