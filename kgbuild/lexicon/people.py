"""Says which person of the gazetteer a name means, by office, country and date, and for whom they act."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kgbuild.lexicon.gazetteer import Gazetteer, Via
from kgbuild.lexicon.gazetteer_tables import STATE_SECTORS, Office, Organization, Person, Term
from kgbuild.records import Actor, ActorKind, Affiliation, Post

HEADS_OF_STATE = frozenset(
    ("president", "king", "queen", "emperor", "emir", "sultan", "supreme leader", "general secretary", "pope")
)
HEADS_OF_GOVERNMENT = frozenset(("prime minister", "premier", "chancellor", "taoiseach", "chief executive"))
FOREIGN_MINISTERS = frozenset(
    (
        *("foreign minister", "minister of foreign affairs", "minister for foreign affairs"),
        *("secretary of state", "foreign secretary", "external affairs minister"),
        *("high representative", "foreign policy chief", "foreign policy head"),
    )
)
DEFENSE_MINISTERS = frozenset(
    (
        *("defense minister", "defence minister", "minister of defense", "minister of defence"),
        *(
            "defense secretary",
            "defence secretary",
            "secretary of defense",
            "secretary of war",
            "defense chief",
        ),
    )
)
SECURITY_ADVISERS = frozenset(("national security adviser", "national security advisor"))
GENERAL_SECRETARIES = frozenset(("secretary general", "secretary-general"))
FAMILIES = (
    *(HEADS_OF_STATE, HEADS_OF_GOVERNMENT, FOREIGN_MINISTERS, DEFENSE_MINISTERS),
    *(SECURITY_ADVISERS, GENERAL_SECRETARIES),
)
"""Roles that English texts use for one another: the French foreign minister is also called a secretary."""
STATESMEN = HEADS_OF_STATE | HEADS_OF_GOVERNMENT | FOREIGN_MINISTERS | DEFENSE_MINISTERS
"""Those who are named where they travel as often as at home."""
LEADERS = frozenset(
    ("leader", "paramount leader", "ruler", "strongman", "dictator", "head of state", "monarch")
)
"""Words for whoever leads a country, whatever the office."""
SHORTENED = frozenset(("secretary", "minister"))
"""Titles that stand for those of a department."""


UNIONS = frozenset({"IGO", "NGO", "BUS"})
"""Sectors of bodies that have presidents of their own: `African Union President Ann Bee`."""
UNTOLD = STATE_SECTORS | {"CVL", "HLH", "EDU"}
"""Sectors of titles that tell nothing new of somebody known: `Dr. Ann Bee`, `political leader Carl Dee`."""
SPOUSES = frozenset({"husband", "wife", "widow"})
"""Nouns of those who are told of for whom they married."""
DOCTOR = "doctor"
"""A title that is borne beside any office."""
INTERNATIONAL = "IGO"
"""The sector of those who serve no state, whatever their office is called."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the words around a name say: role, country, that the office is past, the day, the employer.

    `whom` are those whom the role's holder leads or serves, by a common noun: `chairman of the company`.
    """

    role: str | None = None
    country: str | None = None
    former: bool = False
    date: dt.date | None = None
    employer: Organization | None = None
    whom: Office | None = None

    def is_of_state(self) -> bool:
        """Whether nothing says that the role is one in a party, a company or the like."""
        if self.role in STATESMEN:
            return self.employer is None or self.employer.sector not in UNIONS  # "Hamas Prime Minister"
        if self.whom is not None:
            return self.whom.acts_for
        return self.employer is None or self.employer.affiliation is Affiliation.ACTS_FOR


def same_role(held: str, said: str) -> bool:
    """Whether a text may call the holder of one office by the other's name."""
    if held == said:
        return True
    if said in LEADERS:
        return held in HEADS_OF_STATE or held in HEADS_OF_GOVERNMENT
    if said in SHORTENED:  # "Secretary Rice", who holds the Treasury's or another department's
        return said in held.split() and held not in HEADS_OF_GOVERNMENT
    return any(held in family and said in family for family in FAMILIES)


def known_person(name: str, context: Context, gazetteer: Gazetteer) -> Person | None:
    """The person that a name means, or None where it is unknown or the words leave more than one.

    A full name needs no office, and only fails where it contradicts the country said. A surname needs
    an office that its bearer held on the day, or has held where the text says `former`.
    """
    full: list[Person] = []
    short: list[Person] = []
    for candidate in gazetteer.by_name(name):
        if isinstance(candidate.entry, Person):
            (short if candidate.via is Via.SURNAME else full).append(candidate.entry)
    fitting = [person for person in full if _fits_country(person, context.country, gazetteer)]
    if len(fitting) > 1:
        fitting = [person for person in fitting if _holds(person, context, gazetteer)] or fitting
    if not full and context.role:
        fitting = [person for person in short if _holds(person, context, gazetteer)]
        fitting = fitting or [person for person in short if _held(person, context, gazetteer)]
    return fitting[0] if len(fitting) == 1 else None


def leader_country(surname: str, date: dt.date | None, gazetteer: Gazetteer) -> str | None:
    """The one country that all leaders of this name led on the day, or ever: both Bushes led one."""
    leader = known_person(surname, Context("leader", date=date), gazetteer)
    if leader is not None:
        return leader.country
    people = [c.entry for c in gazetteer.by_name(surname) if isinstance(c.entry, Person)]
    led = {t.country for p in people for t in gazetteer.terms(p.slug) if same_role(t.role, "leader")} - {None}
    return led.pop() if len(led) == 1 else None


def _fits_country(person: Person, country: str | None, gazetteer: Gazetteer) -> bool:
    if country is None or person.country is None or person.country == country:
        return True
    return any(term.country == country for term in gazetteer.terms(person.slug))


def _holds(person: Person, context: Context, gazetteer: Gazetteer) -> bool:
    if context.former:
        return False
    terms = (
        gazetteer.terms(person.slug)
        if context.date is None
        else gazetteer.in_office(person.slug, context.date)
    )
    return any(_matches(term, context) for term in terms)


def _held(person: Person, context: Context, gazetteer: Gazetteer) -> bool:
    """An office held before the day: texts go on calling former presidents president."""
    return any(
        _matches(term, context)
        and (context.date is None or (term.begin or "") <= context.date.isoformat()[: len(term.begin or "")])
        for term in gazetteer.terms(person.slug)
    )


def _matches(term: Term, context: Context) -> bool:
    if context.role is not None and not same_role(term.role, context.role):
        return False
    if not context.is_of_state() and (context.employer is None or term.employer != context.employer.slug):
        return False  # "African Union President Ann Bee", who was Chad's before
    return context.country is None or term.country == context.country


def person_actor(person: Person, context: Context, gazetteer: Gazetteer) -> Actor:
    """The actor record of a known person: acts for a country while in office, else a national of it."""
    terms = _serving(person, context, gazetteer)
    posts = tuple(
        Post(t.role, t.country, t.employer and f"org/{t.employer}", t.begin, t.end)
        for t in gazetteer.terms(person.slug)
    )
    country, sector = person.country, person.sector
    affiliation: Affiliation | None = Affiliation.NATIONAL
    if terms:
        country, sector = terms[0].country, _sector(terms[0], gazetteer)
        affiliation = Affiliation.ACTS_FOR
    elif context.role and not context.former and not _is_past(person, context, gazetteer):
        office = gazetteer.office(context.role)
        if context.whom is not None and not context.whom.acts_for:
            sector = context.whom.sector  # "the chairman of the power company"
        elif office is not None and office.acts_for and person.sector != INTERNATIONAL:
            affiliation, sector = Affiliation.ACTS_FOR, office.sector
            if context.employer is not None:
                country, sector = context.employer.country, context.employer.sector
                affiliation = context.employer.affiliation
        elif office is not None and not office.acts_for and office.sector not in UNTOLD:
            sector = office.sector  # "opposition leader Ann Bee"
        elif context.role in SPOUSES:
            sector = sector or "CVL"  # "her husband Carl Dee"
    return Actor(
        id=person.id,
        name=person.name,
        kind=ActorKind.PERSON,
        country=country,
        affiliation=affiliation if country else None,
        sector=sector,
        wikidata=person.wikidata,
        posts=posts,
    )


def _serving(person: Person, context: Context, gazetteer: Gazetteer) -> tuple[Term, ...]:
    """The terms that the person serves on the day, the one that the text names first."""
    if context.former:
        return ()
    if context.date is None:
        terms = gazetteer.terms(person.slug)[::-1]
        if not context.is_of_state():
            return tuple(term for term in terms if _matches(term, context))
        role = context.role if context.role != DOCTOR else None
        if role is not None and not any(same_role(term.role, role) for term in terms):
            return ()  # a text without a date that names another office is of another time
    else:
        terms = gazetteer.in_office(person.slug, context.date)
    return tuple(sorted(terms, key=lambda term: not _matches(term, context)))


def _is_past(person: Person, context: Context, gazetteer: Gazetteer) -> bool:
    """Whether the office that the text names is one that the table says was over by then."""
    return any(
        _matches(term, context)
        and term.end is not None
        and term.end < (context.date or dt.date.max).isoformat()
        for term in gazetteer.terms(person.slug)
    )


def _sector(term: Term, gazetteer: Gazetteer) -> str:
    office = gazetteer.office(term.role)
    employer = gazetteer.organizations.get(term.employer or "")
    if employer is not None and (term.country is None or employer.sector not in STATE_SECTORS):
        return employer.sector
    return office.sector if office else "GOV"
