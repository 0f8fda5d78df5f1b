"""Says of which sector those are whom a role noun names, by the words around it.

`leaders of a militant group` are rebels, `a police convoy` is the police's, and `the Hamas-led government`
is a government, whoever leads it.
"""

from __future__ import annotations

from kgbuild.lexicon.described import Phrase, is_armed, is_former
from kgbuild.lexicon.gazetteer import Gazetteer
from kgbuild.lexicon.gazetteer_tables import STATE_SECTORS, Office, Organization
from kgbuild.lexicon.noun_words import ALLIANCES, ANYBODY, ESCORTED, HELD, SERVING
from kgbuild.lexicon.phrase_parts import Role, headed
from kgbuild.records import ActorKind

ARMED, UNARMED = frozenset({"REB", "UAF"}), frozenset({"CVL", "IGO", "CRM"})
"""Sectors of those who fight, and of those who may be theirs: `an Islamist group`, `a rebel alliance`."""
CIVIL = frozenset({"GOV", "UAF", "PTY"})
"""Sectors of roles whose holders are of that of the body that they are of: `NATO officials`."""
STAFFS = frozenset({"LAB", "EDU", "HLH"})
"""Sectors of professions, whose members are of the body that sends them: `U.N. experts`."""
LENT = frozenset("expert scientist researcher analyst economist doctor nurse medic surgeon paramedic".split())
"""Those of them who are of the force or the state that they serve: `an army doctor`, `government experts`."""
PRACTISING = LENT | {"lawyer", "attorney", "engineer", "driver", "pilot"}
"""The same, with those who may be of a state and be none of its officials: `government lawyers`."""
FORCES = frozenset({"MIL", "COP"})
AGENTS = frozenset({"officer", "operative", "agent"})
"""Nouns of those who are of the service that sends them: `CIA officers`, `a CIA operative`."""
POLICE = "police"
FACTION = "faction"
"""A part of those of whom it is: `rival factions of his government`."""
RANKS = frozenset(
    {"commander", "captain", "lieutenant", "sergeant", "colonel", "major", "general", "commando"}
)
"""Ranks that the police and rebels have as armies do: `a police commander`, `a militant commander`."""
OF_ARMS = frozenset({"nato", "isaf"})
"""International bodies that drive about as soldiers."""
PUBLIC = {
    **dict.fromkeys(("state", "government", "diplomatic", "presidential", "ministerial"), "GOV"),
    **dict.fromkeys(("coalition", "nato", "naval"), "MIL"),
}
"""Words for what is a state's or its allies', and no noun of a role."""
OPPOSING = frozenset({"opponent", "critic"})
"""Nouns of those who are against somebody in power, or against anything."""
PRACTICES = frozenset("abortion war globalization globalisation gun immigration whaling nuclear gay".split())
"""What people oppose who have nothing against those who govern: `abortion opponents`."""
INSPECTING = frozenset({"inspector", "observer", "monitor"})
"""Those whom the world sends where no state is said to."""
ORGANS = frozenset({"government", "cabinet"})
"""Organs that govern a state, whoever leads them: `the Hamas-led government`."""
ELECTED = frozenset({"lawmaker", "legislator", "parliamentarian", "member of parliament"})
"""Those whom the people have elected, of whatever party."""


def served(phrase: Phrase, role: Role, gazetteer: Gazetteer) -> Office | None:
    """Whom somebody leads, speaks or drives for, told by a common noun: `leaders of a militant group`."""
    if role.office.lemma not in SERVING | ESCORTED | ALLIANCES | {FACTION}:
        return None
    before = next((r for r in phrase.roles if r.end == role.begin), None)
    inside = phrase.words[phrase.head_end + 1 :]
    end = next((i for i, word in enumerate(inside, phrase.head_end + 2) if word.comma), None)
    behind = [phrase.text(phrase.head_end + 1, end)]  # "the head of the company, Ann Bee"
    behind += [owner for owner in phrase.given.owners if owner not in phrase.given.text]
    found = before or next(filter(None, (headed(text, gazetteer) for text in behind)), None)
    if found is None or found.office.lemma in ANYBODY:
        return None
    if role.office.lemma in ALLIANCES and found is not before and found.office.sector in STATE_SECTORS:
        return None  # "a coalition of willing nations" is one of armies
    return found.office


def acts_for_state(office: Office, whom: Office | None) -> bool:
    """Whether holders of a role act for the state of those whom they serve; an escort does what these do."""
    if office.lemma in ESCORTED and whom is not None:
        return whom.acts_for
    return office.acts_for and (whom is None or whom.acts_for)


def sector_of(
    phrase: Phrase, role: Role, whom: Office | None, employer: Organization | None, gazetteer: Gazetteer
) -> str | None:
    """The sector of those whom a role noun names.

    Args:
        phrase: The phrase that the noun heads.
        role: The noun.
        whom: Whom they serve, by a common noun.
        employer: The organization that they are of.
        gazetteer: Known roles.
    """
    office, before = role.office, phrase.words[: role.begin]
    sector: str | None = whom.sector if whom is not None else office.sector
    if office.acts_for and is_former(before):
        sector = None
    elif sector == "CVL" and any(map(is_armed, before)):
        sector = "UAF"
    elif office.lemma in OPPOSING:
        sector = "OPP" if _is_of_power(phrase, role, gazetteer) else "CVL"
    elif office.lemma in INSPECTING and employer is None and not any(p.country() for p in phrase.parts):
        sector = "IGO"
    elif before and whom is None:
        sector = _told_before(office, before[-1].text, gazetteer) or sector
    if employer is None:
        return sector
    if office.lemma in ESCORTED or (office.lemma in AGENTS and employer.sector in STATE_SECTORS):
        # "a Defense Department convoy", "CIA officers"
        return "MIL" if employer.slug in OF_ARMS else employer.sector
    # "Hamas lawmakers" have been elected, "the former Taliban regime" is the Taliban
    governs = sector is not None and (office.body in ORGANS or office.lemma in ELECTED)
    held = office.lemma in HELD and bool(phrase.given.owners)
    its_own = employer.sector == "REB" and not (governs or held)
    its_own |= employer.sector == "PTY" and office.lemma == "coalition"
    its_own |= employer.sector in ("NGO", "IGO") and sector in STAFFS  # "Red Cross workers", "U.N. experts"
    return employer.sector if its_own or (sector in CIVIL and not governs) else sector


def _told_before(office: Office, before: str, gazetteer: Gazetteer) -> str | None:
    """The sector that the word before a role noun tells: `a separatist movement`, `a police commander`."""
    word = before.lower()
    if word in PUBLIC:
        return PUBLIC[word] if office.lemma in LENT | ESCORTED else None
    found = gazetteer.office(word)
    if found is None:
        return None
    if office.sector in UNARMED or office.lemma in RANKS:
        return found.sector if found.sector in ARMED or (office.lemma in RANKS and word == POLICE) else None
    forces = found.sector in FORCES and found.kind is not ActorKind.PERSON
    return found.sector if forces and office.lemma in PRACTISING else None


def of_unlisted(before: str, gazetteer: Gazetteer) -> str | None:
    """The sector that the word before an agent's noun tells which is no role: `state auditors`."""
    word = before.lower()
    if word in PUBLIC:
        return PUBLIC[word]
    found = gazetteer.office(word)
    forces = found is not None and found.sector in FORCES and found.kind is not ActorKind.PERSON
    return found.sector if found is not None and (forces or found.sector in ARMED) else None


def _is_of_power(phrase: Phrase, role: Role, gazetteer: Gazetteer) -> bool:
    """Whether somebody opposes who governs, and not a practice: `his opponents`, no `abortion opponents`."""
    if role.begin and phrase.words[role.begin - 1].text.lower() in PRACTICES:
        return False
    behind = phrase.text(phrase.head_end + 1)
    owner = next((owner for owner in phrase.given.owners if owner in behind), None)
    if owner is None or any(p.begin > role.end and not p.organization() for p in phrase.parts):
        return True
    found = headed(owner, gazetteer)
    return owner.istitle() or (found is not None and found.office.sector in STATE_SECTORS | {"PTY", "OPP"})
