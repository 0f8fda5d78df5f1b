"""Decides which person a mention means: one named in full nearby, a known one, or nobody else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kgbuild.lexicon.gazetteer import Gazetteer, Via, covers, name_key
from kgbuild.lexicon.gazetteer_tables import Person
from kgbuild.lexicon.people import Context, person_actor, same_role
from kgbuild.lexicon.phrase_parts import HONORIFICS, TITLE_ABBREVIATIONS
from kgbuild.records import Actor, ActorKind
from kgbuild.resolve.person_names import is_short, name_id, shortens


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document offers to tell persons by: its id, text, day and the countries it names."""

    document: str
    text: str
    begin: dt.date | None
    end: dt.date | None
    countries: frozenset[str]


def known(actor: Actor, gazetteer: Gazetteer) -> Person | None:
    """The gazetteer's person that an actor was linked to, if it was."""
    return gazetteer.people.get(actor.id.removeprefix("person/"))


def resolve_people(
    actors: Iterable[Actor], setting: Setting, gazetteer: Gazetteer
) -> Mapping[tuple[str, str | None], Actor]:
    """Whom the persons of one document are, by the name they were read with and their country.

    Args:
        actors: Every actor of the document, in any order; only named persons are looked at.
        setting: The document.
        gazetteer: Known persons.

    Returns:
        For (name, country) as read, the actor that it stands for. Persons that stay as they were read
        are left out.
    """
    people = sorted(
        {a for a in actors if a.kind is ActorKind.PERSON and a.named}, key=lambda a: (a.name, a.country or "")
    )
    full = [a for a in people if known(a, gazetteer) or not is_short(a.name)]
    found = {}
    for actor in people:
        if known(actor, gazetteer) is not None:
            continue
        nearby = _named_in_full(actor, full, gazetteer) if is_short(actor.name) else None
        meant = nearby or _same_spelling(actor, full) or _known_person(actor, setting, gazetteer)
        if meant is not None and meant.id != actor.id:
            found[actor.name, actor.country] = _with_facts(meant, actor)
    return found


def _named_in_full(actor: Actor, full: list[Actor], gazetteer: Gazetteer) -> Actor | None:
    """The one person that the document names in full and that a short name can mean."""
    fitting = {a.id: a for a in full if _shortens(actor, a, gazetteer) and _agree(actor, a)}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _shortens(actor: Actor, other: Actor, gazetteer: Gazetteer) -> bool:
    person = known(other, gazetteer)
    return shortens(actor.name, other.name, other.country, person.surnames if person else ())


def _same_spelling(actor: Actor, full: list[Actor]) -> Actor | None:
    """Another full name of the document that differs in order or initials only; the fuller one of the two."""
    same = [a for a in full if name_id(a.name) == name_id(actor.name) and _agree(actor, a)]
    best = min(same, key=lambda a: (a.country is None, -len(a.name), a.name), default=None)
    return best if best is not None and best.name != actor.name else None


def _agree(one: Actor, other: Actor) -> bool:
    return one.country is None or other.country is None or one.country == other.country


def _known_person(actor: Actor, setting: Setting, gazetteer: Gazetteer) -> Actor | None:
    """The gazetteer's person of this surname that the document's words, countries and day leave."""
    role = actor.posts[0].role if actor.posts else None
    candidates = [
        c.entry
        for c in gazetteer.by_name(actor.name)
        if isinstance(c.entry, Person) and c.via is Via.SURNAME and _fits(c.entry, actor, role, gazetteer)
    ]
    in_text = [person for person in candidates if _in_text(person, setting.text)]
    if not in_text and not _anothers_surname(actor.name, setting.text, gazetteer):
        in_text = [person for person in candidates if _serves(person, setting, gazetteer)]
    if len(in_text) > 1:
        in_text = [person for person in in_text if _serves(person, setting, gazetteer)]
    if len(in_text) != 1:
        return None
    return person_actor(in_text[0], Context(role, actor.country, False, setting.begin), gazetteer)


def _fits(person: Person, actor: Actor, role: str | None, gazetteer: Gazetteer) -> bool:
    terms = gazetteer.terms(person.slug)
    if actor.country and person.country != actor.country and all(t.country != actor.country for t in terms):
        return False
    return role is None or not terms or any(same_role(term.role, role) for term in terms)


def _in_text(person: Person, text: str) -> bool:
    """Whether the text names the person in full."""
    plain = name_key(text)
    names = (name_key(name) for name in (person.name, *person.other_names) if " " in name)
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plain) for name in names)


def _serves(person: Person, setting: Setting, gazetteer: Gazetteer) -> bool:
    """Whether the person holds an office on the document's day for a country that the document names."""
    if setting.begin is None or setting.end is None:
        return False
    return any(
        (term.country in setting.countries or (term.country is None and term.employer))
        and (covers(term.begin, term.end, setting.begin) or covers(term.begin, term.end, setting.end))
        for term in gazetteer.terms(person.slug)
    )


def _anothers_surname(surname: str, text: str, gazetteer: Gazetteer) -> bool:
    """Whether the text has somebody else of that surname: `Jerry Yang`."""
    for match in re.finditer(rf"([A-Z][\w'’-]+) {re.escape(surname)}(?!\w)", text):
        before = match[1].lower()
        titled = before in HONORIFICS or before in TITLE_ABBREVIATIONS or gazetteer.office(before)
        if not titled and not gazetteer.by_name(match[1]) and before not in _OPENERS:
            return True
    return False


_OPENERS = frozenset(
    (
        *("the", "but", "and", "when", "as", "while", "after", "before", "then", "if", "although", "because"),
        *(
            "meanwhile",
            "earlier",
            "later",
            "on",
            "in",
            "however",
            "still",
            "yet",
            "what",
            "that",
            "how",
            "did",
        ),
        *("administration", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    )
)
"""Capitalised words before a surname that are no given names."""


def _with_facts(meant: Actor, actor: Actor) -> Actor:
    """The person meant, with the country and posts that only this mention tells."""
    if meant.country is None and actor.country is not None:
        meant = replace(meant, country=actor.country, affiliation=actor.affiliation, sector=actor.sector)
    if not meant.posts and actor.posts:
        meant = replace(meant, posts=actor.posts)
    return meant
