"""A noun phrase cut into words, known names and roles, and what these say of its head."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from kgbuild.lexicon.noun_words import (
    ATTRIBUTES_OF_BODIES,
    BY_DESCENT,
    COURT_TOWNS,
    PREPOSITIONS,
    SITS_THERE,
    TRAVELLERS,
    TREATIES,
)
from kgbuild.lexicon.phrase_parts import Part, Role, Word
from kgbuild.lexicon.titled_names import PAST


@dataclass(frozen=True, slots=True)
class Description:
    """The words of a noun phrase, as extraction sees them.

    Attributes:
        text: The whole phrase, without relative clauses.
        head: Lemma of its head, lower case.
        label: Label of the entity that the head belongs to: PERSON ORG GPE LOC NORP …; None where none.
        name: That entity's text.
        modifiers: Words and phrases before the head.
        owners: Possessor and complement: `Cuba` of `Cuba's foreign minister`. Where one phrase names
            several parties, the one party that is asked for.
        plural, pronoun: What the head is.
    """

    text: str
    head: str
    label: str | None = None
    name: str | None = None
    modifiers: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    plural: bool = False
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A description cut into words, known names and roles."""

    given: Description
    words: tuple[Word, ...]
    parts: tuple[Part, ...]
    roles: tuple[Role, ...]
    date: dt.date | None
    singular: bool
    head_end: int = field(default=0)
    """Word behind the head: a preposition, or the end."""

    def text(self, begin: int = 0, end: int | None = None) -> str:
        """Some of its words as they stand."""
        return " ".join(word.text for word in self.words[begin:end])


def role_at_head(phrase: Phrase) -> Role | None:
    """The role noun that the phrase is headed by: the last one before its prepositions."""
    for role in reversed(phrase.roles):
        if role.end == phrase.head_end:
            return role
    head = phrase.given.head.split(" ")[-1]
    matching = [r for r in phrase.roles if r.office.lemma.split(" ")[-1] == head and r.end <= phrase.head_end]
    return matching[-1] if matching and phrase.given.label is None else None


def is_only(phrase: Phrase, role: Role) -> bool:
    """Whether the phrase consists of a country's name and the role: `Russia's foreign ministry`."""
    if not all(part.names_country() for part in phrase.parts):
        return False
    named = {i for p in phrase.parts for i in range(p.begin, p.end)} | set(range(role.begin, role.end))
    left = [w.text for i, w in enumerate(phrase.words) if i not in named]
    return all(word.lower() in ATTRIBUTES_OF_BODIES for word in left)


def is_role_in_name(phrase: Phrase, role: Role) -> bool:
    """Whether a role noun is written as part of a name: `Deutsche Bank`, not `the bank` or `the Cabinet`."""
    if phrase.given.name is not None and len(phrase.given.name.split()) <= role.end - role.begin:
        return False
    return role.end - role.begin < len(phrase.words) and phrase.words[role.end - 1].text[0].isupper()


def preposition_before(words: Sequence[Word], position: int) -> str | None:
    """The nearest preposition before a word."""
    return next((word.text for word in reversed(words[:position]) if word.text in PREPOSITIONS), None)


def is_armed(word: Word) -> bool:
    """Whether a word says that somebody bears arms: `heavily-armed`; who is disarmed does not."""
    text = word.text.lower()
    return text.endswith("armed") and not text.endswith(("unarmed", "disarmed"))


def is_of_descent(name: str, text: str | None = None) -> bool:
    """Whether words say that a people's name, if one is given, tells descent and no country in a text.

    Args:
        name: A phrase, `ethnic Albanian rebels`, or the modifier asked for, `Albanian`.
        text: The phrase that the modifier stands in.
    """
    if text is None:
        return not BY_DESCENT.isdisjoint(name.lower().split())
    words = text.lower()
    return is_of_descent(name) or any(f"{word} {name.lower()}" in words for word in BY_DESCENT)


def is_former(words: Sequence[Word]) -> bool:
    """Whether words before an office say that it is past."""
    return any(word.text.lower().removesuffix("-") in PAST for word in words)


def stays_home(role: Role | None) -> bool:
    """Whether whoever is called so belongs to the country where he is."""
    if role is None:
        return True
    return role.office.sector in SITS_THERE and role.office.lemma not in TRAVELLERS


def is_owner(owner: str, text: str) -> bool:
    """Whether a phrase stands before the head or behind its `of`, not behind `in`, `for` or `from`."""
    begin = text.find(owner)
    before = text[:begin].split()
    return begin >= 0 and (not before or before[-1] not in PREPOSITIONS or before[-1] == "of")


def is_tail(phrase: Phrase, part: Part) -> bool:
    """Whether a body's known name is only the end of another's: of `the National Security Council`."""
    if phrase.given.label != "ORG" or part.begin == 0 or part.organization() is None:
        return False
    before = phrase.words[part.begin - 1]
    named = any(other.end == part.begin for other in phrase.parts)
    joined = before.text in ("and", "&") or (before.text[0].isupper() and before.text.isalpha())
    return joined and not (named or before.possessive)


def is_of_places(phrase: Phrase, part: Part) -> bool:
    """Whether a town is only where something was signed, or a court of the world sits."""
    if phrase.given.head == "tribunal" and part.text.lower() in COURT_TOWNS:
        return True
    return phrase.given.head in TREATIES and not part.names_country()


def is_province(phrase: Phrase, role: Role) -> bool:
    """Whether a state is a part of another, called by its own name: `Carabobo state`."""
    if role.office.lemma != "state" or role.plural or role.begin == 0:
        return False
    name = phrase.words[role.begin - 1]
    known = any(part.end == role.begin and part.country() for part in phrase.parts)
    return name.text.istitle() and not name.possessive and not known
