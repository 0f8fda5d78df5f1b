"""Says whom a text calls by an office that they hold in it: `Premier Ann Bee`, not `former Premier Bee`.

The years that an undated text names are not always its own: who is the president in a text on the games of
years to come is one there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kgbuild.lexicon.gazetteer import Gazetteer, Via
from kgbuild.lexicon.gazetteer_tables import Person
from kgbuild.lexicon.people import same_role
from kgbuild.lexicon.titled_names import PAST
from kgbuild.records import Actor, Affiliation

PRIVATE = frozenset({"OPP", "PTY", "BUS", "IGO"})
"""Sectors of those who hold no office of a state."""

LONGEST_TITLE = 3
"""Words of a title: `national security adviser`."""
_REACH = 60
"""Characters before a name among which its title stands."""


def is_called_by_office(person: Person, text: str, gazetteer: Gazetteer) -> bool:
    """Whether a text somewhere has a title that the person held before the name, and not as a past one."""
    held = [term.role for term in gazetteer.terms(person.slug)]
    for name in (person.name, *person.other_names, *_surname(person, held, gazetteer)):
        for found in re.finditer(rf"{re.escape(name)}\b", text):
            title = _title(text[max(0, found.start() - _REACH) : found.start()], gazetteer)
            if any(title is not None and same_role(role, title) for role in held):
                return True
    return False


def told_out_of_office(actors: Iterable[Actor], gazetteer: Gazetteer) -> dict[str, Actor]:
    """By slug, the first reading of each known person as one of a party, a company or the like."""
    found: dict[str, Actor] = {}
    for actor in actors:
        slug = actor.id.removeprefix("person/")
        if actor.affiliation is Affiliation.NATIONAL and actor.sector in PRIVATE and slug in gazetteer.people:
            found.setdefault(slug, actor)
    return found


def _surname(person: Person, held: list[str], gazetteer: Gazetteer) -> tuple[str, ...]:
    """The surname, where nobody else who bears it held such an office."""
    surname = person.name.rpartition(" ")[2]
    bearers = [c.entry for c in gazetteer.by_name(surname) if c.via is Via.SURNAME]
    for other in bearers:
        if isinstance(other, Person) and other.slug != person.slug:
            roles = [term.role for term in gazetteer.terms(other.slug)]
            if any(same_role(role, said) for role in roles for said in held):
                return ()
    return (surname,)


def _title(before: str, gazetteer: Gazetteer) -> str | None:
    """The office that stands last before a name, unless it is a past one."""
    words = before.rstrip(" ,").split()
    for begin in range(max(0, len(words) - LONGEST_TITLE), len(words)):
        office = gazetteer.office(" ".join(words[begin:]).lower())
        if office is not None and office.acts_for:
            past = {word.lower().partition("-")[0] for word in words[max(0, begin - 2) : begin + 1]}
            return office.lemma if past.isdisjoint(PAST) else None
    return None
