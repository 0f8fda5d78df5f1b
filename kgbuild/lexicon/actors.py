"""Says from the words of a noun phrase who it can be: kind, country, affiliation, sector and known name.

The phrase is read on its own, with the day of the article; what the rest of the document says about a
surname or a bare title is the business of coreference and resolution.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.lexicon.belonging import belongs, is_national, nationality
from kgbuild.lexicon.body_names import named_sector
from kgbuild.lexicon.described import (
    Description,
    Phrase,
    is_former,
    is_of_descent,
    is_only,
    is_province,
    is_role_in_name,
    is_tail,
    role_at_head,
)
from kgbuild.lexicon.gazetteer import Candidate, Gazetteer, Via
from kgbuild.lexicon.gazetteer_tables import Country, Office, Organization, Person, Place
from kgbuild.lexicon.known_actors import (
    is_common_noun,
    is_no_person,
    known_body,
    organization_actor,
    place_actor,
)
from kgbuild.lexicon.noun_words import (
    APPOSED,
    DETERMINERS,
    NO_ORGANIZATIONS,
    PREPOSITIONS,
    PRONOUN_KINDS,
    QUANTITIES,
    SEATS,
    SINGULAR_DETERMINERS,
    SURROUNDINGS,
    is_agent,
    is_fighters_name,
)
from kgbuild.lexicon.people import STATESMEN, Context, known_person, leader_country, person_actor
from kgbuild.lexicon.phrase_parts import Part, Role, Word, known_parts, roles, split_words
from kgbuild.lexicon.sectors import acts_for_state, of_unlisted, sector_of, served
from kgbuild.lexicon.slugs import slug
from kgbuild.lexicon.titled_names import TitledName, titled_name
from kgbuild.records import Actor, ActorKind, Affiliation, Post

COALITION = "coalition"
"""A name of parties and clubs, which as a common noun is one of armies."""
GOVERNMENT = "government"
"""The organ by which a state acts as a whole."""


KEPT = 8192
"""Descriptions whose actors are kept: news names the same ones again and again."""


class ActorDescriber:
    """Describes noun phrases after one gazetteer; holds nothing beside it but the latest answers."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        offices = (form for office in gazetteer.offices.values() for form in (office.lemma, office.plural))
        self._described = functools.lru_cache(maxsize=KEPT)(self._describe)
        # the head of "minister of defense" is the minister
        self._role_words = frozenset(form.partition(" of ")[0].rpartition(" ")[2] for form in offices)

    def describe(self, given: Description, date: dt.date | None = None) -> Actor:
        """Who the phrase can be on the day of the article.

        The actor of a phrase without a name of its own has an empty id and `named` false, and the
        phrase as its name. Capitals and seats of government are read as the country.
        """
        return self._described(given, date)

    def _describe(self, given: Description, date: dt.date | None) -> Actor:
        if given.pronoun:
            kind = PRONOUN_KINDS.get(
                given.text.lower(), ActorKind.GROUP if given.plural else ActorKind.PERSON
            )
            return Actor("", given.text, kind, named=False)
        phrase = self._cut(given, date)
        if not phrase.words:
            return Actor("", given.text, ActorKind.GROUP, named=False)
        return (
            self._whole_name(phrase)
            or self._titled_person(phrase)
            or self._counted(phrase)
            or self._head_role(phrase)
            or self._name_at_head(phrase)
            or self._around_office(phrase)
            or self._unknown(phrase)
        )

    def is_country_name(self, text: str) -> bool:
        """Whether a name is a country's own name, not that of its capital or government."""
        return any(c.via is Via.NAME and isinstance(c.entry, Country) for c in self._gazetteer.by_name(text))

    def place(self, text: str, country: str | None = None) -> Actor:
        """A name read as a place: a known one with its country, or an unknown one with the country given."""
        for candidate in self._gazetteer.by_name(text):
            if isinstance(candidate.entry, Place):
                return place_actor(candidate.entry)
            if isinstance(candidate.entry, Country) and candidate.via is Via.NAME:
                return self._country(Candidate(candidate.entry, Via.NAME))
        country = self._gazetteer.capital(text) or country
        return Actor(
            f"place/{slug(text)}", text, ActorKind.PLACE, country, Affiliation.LOCATED if country else None
        )

    def can_act(self, actor: Actor, head: str) -> bool:
        """Whether an actor can be the source of an act: anybody named or of a known role; no storm."""
        if actor.kind is ActorKind.PLACE:
            return False
        if actor.named or head.rpartition(" ")[2] in self._role_words:
            return True
        if actor.kind is ActorKind.PERSON or is_agent(head):
            return True
        if actor.sector == "CVL" and is_of_descent(actor.name):
            return True
        return self._gazetteer.demonym(head.title()) is not None

    def knows(self, actor: Actor) -> bool:
        """Whether an actor has the name of a person of the gazetteer, whose offices stand there."""
        return any(isinstance(c.entry, Person) for c in self._gazetteer.by_name(actor.name))

    def office(self, lemma: str) -> Office | None:
        """The office or role noun with this lemma, or None."""
        return self._gazetteer.office(lemma)

    def _cut(self, given: Description, date: dt.date | None) -> Phrase:
        words = split_words(given.text)
        start = 0
        while start < len(words) and words[start].text.lower() in DETERMINERS:
            start += 1
        singular = start > 0 and words[0].text.lower() in SINGULAR_DETERMINERS
        words = words[start:]
        end = next((i for i, w in enumerate(words) if i and w.text in PREPOSITIONS), len(words))
        parts = known_parts(words, self._gazetteer, date)
        found = roles(words, self._gazetteer, parts)
        if is_of_descent(given.text):
            parts = tuple([p for p in parts if not _is_by_descent(p, words)])
        end = max((p.end for p in parts if p.begin < end < p.end), default=end)
        end = max((r.end for r in found if r.begin < end < r.end), default=end)
        return Phrase(given, words, parts, found, date, singular, end)

    # The readings, in the order in which they are tried.

    def _whole_name(self, phrase: Phrase) -> Actor | None:
        """The phrase is one known name: `the Kremlin`, `NATO`, `Afghans`."""
        part = next((p for p in phrase.parts if p.begin == 0 and p.end == len(phrase.words)), None)
        if part is None:
            return None
        label = phrase.given.label
        people = [c.entry for c in part.candidates if isinstance(c.entry, Person)]
        if people and (label in ("PERSON", None) or len(people) == len(part.candidates)):
            return self._person(phrase, TitledName(part.text, None, False, 0, part.end))
        others = [c for c in part.candidates if not isinstance(c.entry, Person)]
        none = phrase.singular or (bool(others) and is_no_person(others[0], part.text))  # "a Briton"
        if not others or (label == "PERSON" and (people or not none)):
            return None
        return self._named(others, phrase)

    def _named(self, candidates: Sequence[Candidate], phrase: Phrase) -> Actor:
        candidate = candidates[0]
        if isinstance(candidate.entry, Organization):
            return organization_actor(candidate.entry)
        if isinstance(candidate.entry, Country):
            return self._country(candidate, phrase)
        if isinstance(candidate.entry, Place) and candidate.via is Via.NAME:
            return place_actor(candidate.entry)
        return self._people(candidate.entry.country, phrase)

    @staticmethod
    def _people(country: str | None, phrase: Phrase) -> Actor:
        """The people of a country or region: one of them, or a group; a nationality is never the state."""
        kind = ActorKind.PERSON if phrase.singular else ActorKind.GROUP
        affiliation = Affiliation.NATIONAL if country else None
        return Actor("", phrase.given.text, kind, country, affiliation, named=False)

    def _country(self, candidate: Candidate, phrase: Phrase | None = None) -> Actor:
        entry = candidate.entry
        assert isinstance(entry, Country)
        if candidate.via in (Via.ADJECTIVE, Via.INHABITANTS) and phrase is not None:
            return self._people(entry.iso3, phrase)
        sector = "GOV" if candidate.via in (Via.GOVERNMENT, Via.CAPITAL) else None
        return Actor(
            id=entry.id,
            name=entry.name,
            kind=ActorKind.COUNTRY,
            country=entry.iso3,
            affiliation=Affiliation.IS,
            sector=sector,
            wikidata=entry.wikidata,
        )

    def _titled_person(self, phrase: Phrase) -> Actor | None:
        """The phrase ends in a person's name, with or without a title: `Prime Minister Mario Draghi`."""
        found = titled_name(phrase.words, phrase.parts, phrase.roles, phrase.given.label, phrase.given.name)
        if found is None or any(r.begin >= found.end and r.end == phrase.head_end for r in phrase.roles):
            return None
        if found.begin > phrase.head_end and phrase.given.head not in found.name.lower().split():
            # "a bodyguard of Deputy Prime Minister Ahmad Chalabi" is not Chalabi
            return None
        if phrase.given.label == "PERSON":
            titled = found.role is not None and found.role.office.title
            body = None if titled else known_body(found.name, self._gazetteer)
            if body is not None:
                return organization_actor(body)
        if is_common_noun(found.name, self._gazetteer, singular=phrase.singular):
            return None
        if phrase.given.head in SURROUNDINGS and phrase.words[found.end - 1].possessive:
            return self._around(phrase, found)
        return self._person(phrase, found)

    def _around(self, phrase: Phrase, found: TitledName) -> Actor:
        """`Jacques Chirac's office`: of the person's country, and not the person."""
        kind, sector = SURROUNDINGS[phrase.given.head]
        whose = self._person(phrase, found)
        text = phrase.given.text
        return Actor("", text, kind, whose.country, whose.affiliation, sector or whose.sector, named=False)

    def _around_office(self, phrase: Phrase) -> Actor | None:
        """`the prime minister's office`: of the sector of who holds the office, and not the holder."""
        kind, sector = SURROUNDINGS.get(phrase.given.head, (None, None))
        holder = next((r for r in phrase.roles if phrase.words[r.end - 1].possessive), None)
        if kind is None or holder is None or holder.office.kind is not ActorKind.PERSON:
            return None
        whose = self._unnamed(phrase, holder, *belongs(phrase, holder.begin, self._gazetteer, holder))
        return replace(whose, kind=kind, sector=sector or whose.sector)

    def _person(self, phrase: Phrase, found: TitledName) -> Actor:
        office = found.role.office if found.role else None
        abroad = office is not None and office.lemma in STATESMEN  # "President Bush in Israel"
        country, employer = belongs(phrase, found.begin, self._gazetteer, travels=abroad)
        whom = None
        if found.role is not None and employer is None:
            whom = served(phrase, found.role, self._gazetteer)
        lemma = office.lemma if office else None
        context = Context(lemma, country, found.former, phrase.date, employer, whom)
        known = known_person(found.name, context, self._gazetteer)
        if known is not None:
            return person_actor(known, context, self._gazetteer)
        acts = bool(office and acts_for_state(office, whom) and not found.former)
        sector = whom.sector if whom else office.sector if office else None
        if employer is not None:
            acts = acts and employer.affiliation is not Affiliation.NATIONAL
            acts = acts and not is_national(country, employer)
            sector = employer.sector if sector in (None, "GOV", "LAB") or employer.sector == "REB" else sector
        affiliation = None if country is None else Affiliation.ACTS_FOR if acts else Affiliation.NATIONAL
        posts = () if office is None else (Post(office.lemma, country, employer.id if employer else None),)
        if office is None and not found.former:  # "VOA's Ann Bee", "Ann Bee of Radio Chad"
            owners = (named_sector(owner) for owner in phrase.given.owners)
            sector = employer.sector if employer is not None else next(filter(None, owners), None)
        own = office is None or not office.acts_for or not (found.former or context.is_of_state())
        return Actor(
            id=f"person/{slug(found.name)}",
            name=found.name,
            kind=ActorKind.PERSON,
            country=country,
            affiliation=affiliation,
            sector=sector if acts or own else None,
            posts=posts,
        )

    def _counted(self, phrase: Phrase) -> Actor | None:
        """`dozens of protesters`: those counted act, under the name of the whole."""
        words = phrase.words
        of = next((i for i, word in enumerate(words) if word.text == "of"), None)
        count = words[of - 1].text.lower() if of else ""
        if not of or not (count in QUANTITIES or count.isdigit()) or of + 1 >= len(words):
            return None
        rest = phrase.text(of + 1)
        possessors = [o for o in phrase.given.owners if o not in rest or f"{o}'" in rest]
        actor = self.describe(
            replace(phrase.given, text=rest, plural=True, owners=tuple(possessors)), phrase.date
        )
        own = nationality(phrase, of - 1)
        counted = self._members(phrase, actor) if actor.named else None
        if counted is None and not actor.named:
            kind = ActorKind.GROUP if actor.kind is ActorKind.PERSON else actor.kind
            counted = replace(actor, name=phrase.given.text, kind=kind)
        if counted is None or own in (None, counted.country):
            return counted
        return replace(counted, country=own, affiliation=Affiliation.NATIONAL)

    @staticmethod
    def _members(phrase: Phrase, whole: Actor) -> Actor | None:
        """`eight members of Islamic Jihad`: a group that is of the organization, and not itself."""
        if whole.kind is not ActorKind.ORGANIZATION:
            return None
        text = phrase.given.text
        return Actor("", text, ActorKind.GROUP, whole.country, whole.affiliation, whole.sector, named=False)

    def _head_role(self, phrase: Phrase) -> Actor | None:
        """The head is an office or role noun: `several U.S. officials`, `the Russian foreign ministry`."""
        role = role_at_head(phrase)
        if (
            role is None
            or is_province(phrase, role)
            or any(p.end == role.end and p.begin <= role.begin for p in phrase.parts)
        ):
            return None
        office = role.office
        before = next((p.organization() for p in phrase.parts if p.end == role.begin), None)
        if before is not None and office.lemma in APPOSED:
            return organization_actor(before)
        country, employer = belongs(phrase, role.begin, self._gazetteer, role)
        country = country or SEATS.get(office.lemma)
        administration = self._administration(phrase, role, country)
        if administration is not None:
            return administration
        if country and employer is None and office.body and not role.plural and is_only(phrase, role):
            return self._state_body(country, office.body, office.sector)
        one = phrase.singular and office.kind is ActorKind.PERSON  # "a U.S. Marine"
        if phrase.given.label == "ORG" and phrase.given.name and not one and is_role_in_name(phrase, role):
            if employer is not None:  # "Labour's Executive Committee"
                office = replace(office, sector=employer.sector, acts_for=False)
            if office.lemma == COALITION:
                return self._unknown_organization(phrase, country, None)
            return self._unknown_organization(phrase, country, office.sector, acts=office.acts_for)
        return self._unnamed(phrase, role, country, employer)

    def _unnamed(
        self, phrase: Phrase, role: Role, country: str | None, employer: Organization | None
    ) -> Actor:
        office, former = role.office, is_former(phrase.words[: role.begin])
        whom = served(phrase, role, self._gazetteer) if employer is None else None
        acts = acts_for_state(office, whom) and not former
        sector = sector_of(phrase, role, whom, employer, self._gazetteer)
        if employer is not None:
            acts = acts and employer.affiliation is Affiliation.ACTS_FOR
        kind = office.kind
        if kind is ActorKind.PERSON and (role.plural or phrase.given.plural):
            kind = ActorKind.GROUP
        affiliation = None if country is None else Affiliation.ACTS_FOR if acts else Affiliation.NATIONAL
        return Actor("", phrase.given.text, kind, country, affiliation, sector, named=False)

    def _administration(self, phrase: Phrase, role: Role, country: str | None) -> Actor | None:
        """`the Obama administration`: the government under a leader, a name of its own."""
        if role.office.body != GOVERNMENT or role.begin == 0 or role.plural:
            return None
        name = phrase.words[role.begin - 1].text
        if phrase.given.label == "ORG" and phrase.words[role.begin].text[0].isupper():
            return None  # "the Transportation Security Administration"
        if not name[0].isupper() or any(p.begin < role.begin <= p.end for p in phrase.parts):
            return None
        country = leader_country(name, phrase.date, self._gazetteer) or country
        text = f"{name} {role.office.lemma}"
        affiliation = Affiliation.ACTS_FOR if country else None
        return Actor(f"org/{slug(text)}", text, ActorKind.ORGANIZATION, country, affiliation, "GOV")

    def _state_body(self, country: str, body: str, sector: str) -> Actor:
        """A ministry, army or parliament by pattern, the same for every way of saying it.

        A government is the state itself, as its capital and its seat are: one party, whatever it is called,
        and the sector keeps what the text said.
        """
        entry = self._gazetteer.countries[country]
        if body == GOVERNMENT:
            return self._country(Candidate(entry, Via.GOVERNMENT))
        adjective = entry.adjectives[0] if entry.adjectives else entry.name
        return Actor(
            id=f"org/{country.lower()}-{slug(body)}",
            name=f"{adjective} {body}",
            kind=ActorKind.ORGANIZATION,
            country=country,
            affiliation=Affiliation.ACTS_FOR,
            sector=sector,
        )

    def _name_at_head(self, phrase: Phrase) -> Actor | None:
        """The head is a known name with words around it: `oil-rich Kuwait`, `neighboring Iran`."""
        for part in reversed(phrase.parts):
            if part.end != phrase.head_end:
                continue
            others = [c for c in part.candidates if not isinstance(c.entry, Person)]
            if others and phrase.given.label != "PERSON" and not is_tail(phrase, part):
                found = self._named(others, phrase)
                return found if found.country or found.named else self._of_country(phrase, part, found)
        return None

    @staticmethod
    def _of_country(phrase: Phrase, people: Part, actor: Actor) -> Actor:
        """`Turkish Kurds`: a people of several countries, of the one that is said."""
        before = [part.country() for part in phrase.parts if part.end <= people.begin and part.country()]
        if not before:
            return actor
        return replace(actor, country=before[-1], affiliation=Affiliation.NATIONAL)

    def _unknown(self, phrase: Phrase) -> Actor:
        """Nothing is known of the head; its country may be."""
        given = phrase.given
        if phrase.text() in NO_ORGANIZATIONS:
            return Actor("", given.text, ActorKind.GROUP, named=False)
        country, employer = belongs(phrase, phrase.head_end, self._gazetteer)
        if given.label == "ORG":
            return self._unknown_organization(phrase, country, _called(phrase))
        if given.label in ("GPE", "LOC", "FAC"):
            return self.place(given.name or given.text, country)
        person = given.label == "PERSON" or is_agent(given.head) or is_of_descent(phrase.text())
        kind = ActorKind.PERSON if person and not given.plural else ActorKind.GROUP
        affiliation = Affiliation.NATIONAL if country else None
        sector = "CVL" if person else None
        before = phrase.words[: phrase.head_end - 1]
        if person and given.label is None and before:
            sector = of_unlisted(before[-1].text, self._gazetteer) or sector
        if employer is not None:
            # a court's decision and a ministry's statement do what the body does
            affiliation, sector = employer.affiliation, employer.sector
        return Actor("", given.text, kind, country, affiliation, sector, named=False)

    def _unknown_organization(
        self, phrase: Phrase, country: str | None, sector: str | None, *, acts: bool = False
    ) -> Actor:
        name = phrase.given.name or phrase.text()
        name = name[4:] if name.lower().startswith("the ") else name
        if is_fighters_name(name):
            sector, acts = "REB", False
        affiliation = None if country is None else Affiliation.ACTS_FOR if acts else Affiliation.NATIONAL
        return Actor(f"org/{slug(name)}", name, ActorKind.ORGANIZATION, country, affiliation, sector)


def _called(phrase: Phrase) -> str | None:
    """The sector of a body by the noun before its name, or by that: `the insurer Bee`, `Bee Inc.` alone."""
    name = phrase.given.name or phrase.text()
    first = name.split()[0]
    begin = next((i for i, word in enumerate(phrase.words) if word.text == first), 0)
    before = next((role.office for role in phrase.roles if role.end == begin), None)
    if before is not None and before.kind is not ActorKind.PERSON and before.sector != "CVL":
        return before.sector
    return named_sector(name)


def _is_by_descent(part: Part, words: Sequence[Word]) -> bool:
    """Whether a people's name tells descent: `ethnic Albanians`, `the native Taino Indians`."""
    begin = part.begin
    if begin > 1 and words[begin - 1].text.istitle() and part.candidates[0].via is Via.INHABITANTS:
        begin -= 1
    return begin > 0 and is_of_descent(words[begin - 1].text)
