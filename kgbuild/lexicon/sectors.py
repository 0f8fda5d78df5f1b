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

ARMED, UNARMED = frozenset({"REB", "UAF"}), frozenset({"CVL", "IGO", "CRM"})
"""Sectors of those who fight, and of those who may be theirs: `an Islamist group`, `a rebel alliance`."""
CIVIL = frozenset({"GOV", "UAF", "PTY"})
"""Sectors of roles whose holders are of that of the body that they are of: `NATO officials`."""
ORGANS = frozenset({"government", "cabinet"})
"""Organs that govern a state, whoever leads them: `the Hamas-led government`."""
ELECTED = frozenset({"lawmaker", "legislator", "parliamentarian", "member of parliament"})
"""Those whom the people have elected, of whatever party."""


def served(phrase: Phrase, role: Role, gazetteer: Gazetteer) -> Office | None:
    """Whom somebody leads, speaks or drives for, told by a common noun: `leaders of a militant group`."""
    if role.office.lemma not in SERVING | ESCORTED | ALLIANCES:
        return None
    before = next((r for r in phrase.roles if r.end == role.begin), None)
    behind = [phrase.text(phrase.head_end + 1)]
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
    elif sector in UNARMED and before:
        sector = _arms(before[-1].text, gazetteer) or sector
    if employer is None:
        return sector
    if office.lemma in ESCORTED | {"officer"} and employer.sector in STATE_SECTORS:
        return employer.sector  # "a Defense Department convoy", "CIA officers"
    # "Hamas lawmakers" have been elected, "the former Taliban regime" is the Taliban
    governs = sector is not None and (office.body in ORGANS or office.lemma in ELECTED)
    held = office.lemma in HELD and bool(phrase.given.owners)
    its_own = employer.sector == "REB" and not (governs or held)
    its_own |= employer.sector == "PTY" and office.lemma == "coalition"
    its_own |= employer.sector in ("NGO", "IGO") and sector == "LAB"  # "Red Cross workers"
    return employer.sector if its_own or (sector in CIVIL and not governs) else sector


def _arms(before: str, gazetteer: Gazetteer) -> str | None:
    """The sector of those who fight, told by the word before a noun: `a separatist movement`."""
    office = gazetteer.office(before.lower())
    return office.sector if office is not None and office.sector in ARMED else None
