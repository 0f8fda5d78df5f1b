"""Cuts a noun phrase into words and into the names of the gazetteer that stand in it."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kgbuild.lexicon.gazetteer import Candidate, Gazetteer, Via
from kgbuild.lexicon.gazetteer_tables import Country, Office, Organization, Place
from kgbuild.lexicon.noun_words import PREPOSITIONS
from kgbuild.records import Affiliation

_KEPT = 65_536
"""Words that are kept as they were read: a text uses the same ones again and again."""
_ARTICLES = frozenset({"the", "The", "THE"})
_QUOTES = '"“”«»()[]'
_COMPOUND = re.compile(
    r"(?P<name>.+)-(?P<tie>led|backed|based|born|owned|run|trained|supported|armed|funded)$"
)
_FRIENDS = ("backed", "trained", "supported", "armed", "funded")
"""Ties that make nobody a country's own: US-backed rebels are no Americans."""


class Word(NamedTuple):
    """A word of a noun phrase: `text` without quotes, its `'s` taken off into `possessive`."""

    text: str
    possessive: bool = False
    comma: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A name of the gazetteer in a noun phrase: words `begin` to `end`, and what it may mean."""

    begin: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]
    possessive: bool = False

    def country(self) -> str | None:
        """The country that the name means or points at: as a name, adjective, people, capital or place."""
        for candidate in self.candidates:
            if isinstance(candidate.entry, Country):
                return candidate.entry.iso3
        entry = self.candidates[0].entry
        return entry.country if isinstance(entry, Place) else None

    def names_country(self) -> bool:
        """Whether it is a country's own name or adjective, not a city's or a region's."""
        first = self.candidates[0]
        return isinstance(first.entry, Country) and first.via in (Via.NAME, Via.ADJECTIVE)

    def is_union(self) -> bool:
        """Whether it is the name of a state or of an organization of states."""
        entry = self.candidates[0].entry
        return isinstance(entry, Country) or (isinstance(entry, Organization) and entry.sector == "IGO")

    def organization(self) -> Organization | None:
        """The organization that the name means, unless it is a country's name first."""
        entry = self.candidates[0].entry
        return entry if isinstance(entry, Organization) else None


def split_words(text: str) -> tuple[Word, ...]:
    """The words of a phrase; abbreviations keep their full stops, `Cuba's` is one possessive word."""
    words: list[Word] = []
    for piece in text.replace("’", "'").replace("‘", "'").split():
        word = _word(piece)
        if word is not None:
            words.append(word)
        elif words and piece.strip(_QUOTES) in ("'s", "'"):
            words[-1] = Word(words[-1].text, possessive=True)
    return tuple([word for word in words if word.text])


@functools.lru_cache(maxsize=_KEPT)
def _word(piece: str) -> Word | None:
    """What stands between two spaces as a word; None for marks that are none by themselves."""
    if piece.isalpha():
        return Word(piece)
    bare = piece.strip(_QUOTES)
    comma = bare.endswith((",", ";", ":"))
    bare = bare.rstrip(",;:!?").strip(_QUOTES)
    possessive = bare.endswith(("'s", "s'", "'S", "S'")) and len(bare) > 2
    if possessive:
        bare = bare[:-2] if bare.lower().endswith("'s") else bare[:-1]
    if bare.endswith(".") and bare.count(".") == 1 and (len(bare) > 4 or bare[:-1].isupper()):
        bare = bare[:-1]
    return Word(bare.strip("'"), possessive, comma) if bare and bare != "'" else None


def known_parts(words: Sequence[Word], gazetteer: Gazetteer, date: dt.date | None) -> tuple[Part, ...]:
    """The names in a phrase, left to right, longest first, never overlapping."""
    parts: list[Part] = []
    position = 0
    while position < len(words):
        part = _longest(words, position, gazetteer, date) if _opens(words[position], gazetteer) else None
        if part is not None and not (parts and _anothers(part, parts[-1])):
            parts.append(part)
        position = part.end if part else position + 1
    return tuple(parts)


def _opens(word: Word, gazetteer: Gazetteer) -> bool:
    """Whether a name can begin with a word, or with the one behind it."""
    text = word.text
    return text in _ARTICLES or "-" in text or gazetteer.words_from(text) > 0


def _anothers(part: Part, before: Part) -> bool:
    """Whether a state body's short name is used of another country's: `Senate` in `the Philippine Senate`."""
    body, owner = part.organization(), before.country()
    if body is None or owner is None or before.end != part.begin:
        return False
    return body.affiliation is Affiliation.ACTS_FOR and body.country != owner


def _longest(words: Sequence[Word], begin: int, gazetteer: Gazetteer, date: dt.date | None) -> Part | None:
    article = words[begin].text in _ARTICLES and begin + 1 < len(words)
    opener = words[begin + 1 if article else begin].text
    longest = gazetteer.words_from(opener) + article if opener else 0
    for end in range(min(len(words), begin + longest), begin, -1):
        text = _written(words[begin:end])
        found = tuple(c for c in gazetteer.by_name(text, date) if c.via is not Via.SURNAME)
        if found:
            return Part(begin, end, text, found, words[end - 1].possessive)
    return _compound(words, begin, gazetteer, date) if "-" in words[begin].text else None


def _written(words: Sequence[Word]) -> str:
    """Words as one text, with the possessive endings that are inside: `Lord's Resistance Army`."""
    return " ".join([*map(_with_ending, words[:-1]), words[-1].text])


def _with_ending(word: Word) -> str:
    if not word.possessive:
        return word.text
    return word.text + ("'" if word.text.endswith("s") else "'s")


def _compound(words: Sequence[Word], begin: int, gazetteer: Gazetteer, date: dt.date | None) -> Part | None:
    """`US-led`, `London-based`: the name before the hyphen; nothing for `US-backed`."""
    match = _COMPOUND.match(words[begin].text)
    if match is None or match["tie"] in _FRIENDS:
        return None
    found = gazetteer.by_name(match["name"], date)
    return Part(begin, begin + 1, match["name"], found) if found else None


@dataclass(frozen=True, slots=True)
class Role:
    """An office or role noun in a phrase: words `begin` to `end`."""

    begin: int
    end: int
    office: Office
    plural: bool


def roles(words: Sequence[Word], gazetteer: Gazetteer, parts: Sequence[Part] = ()) -> tuple[Role, ...]:
    """The offices and role nouns in a phrase, left to right, longest first, never overlapping.

    Args:
        words: The phrase.
        gazetteer: Known roles.
        parts: The names in it; none of a union of states ends inside a role: `European Union leaders`.
    """
    found, position = [], 0
    unions = [part for part in parts if part.is_union()]
    ends = {inside: part.end for part in unions for inside in range(part.begin + 1, part.end)}
    while position < len(words):
        role = _longest_role(words, position, gazetteer)
        if role is not None and role.end > ends.get(position, role.end):
            position = ends[position]
            continue
        if role is not None:
            found.append(role)
        position = role.end if role else position + 1
    return tuple(found)


def headed(text: str, gazetteer: Gazetteer) -> Role | None:
    """The role noun that a phrase is headed by: `militant group` of `a militant group in the north`."""
    words = split_words(text)
    end = next((i for i, word in enumerate(words) if i and word.text in PREPOSITIONS), len(words))
    return next((role for role in roles(words, gazetteer) if role.end == end), None)


def _longest_role(words: Sequence[Word], begin: int, gazetteer: Gazetteer) -> Role | None:
    opener = words[begin].text.lower().partition("-")[0]
    longest = max(gazetteer.office_words_from(opener), _ABBREVIATED.get(opener, 0))
    for end in range(min(len(words), begin + longest), begin, -1):
        text = " ".join(word.text for word in words[begin:end]).lower()
        office = gazetteer.office(TITLE_ABBREVIATIONS.get(text, text))
        if words[begin].text in OF_CLERGY and end == begin + 1 and _begins_name(words, end):
            office = gazetteer.office(OF_CLERGY[words[begin].text])
        if office is not None and not _is_substance(words, begin, office):
            return Role(begin, end, office, text == office.plural and text != office.lemma)
    return None


def _begins_name(words: Sequence[Word], begin: int) -> bool:
    return begin < len(words) and words[begin].text[0].isupper() and words[begin].text.isalpha()


def _is_substance(words: Sequence[Word], begin: int, office: Office) -> bool:
    """`a nerve agent` spies for nobody."""
    return office.lemma == "agent" and begin > 0 and words[begin - 1].text.lower() in _SUBSTANCES


_SUBSTANCES = frozenset({"nerve", "chemical", "biological", "toxic", "blister", "warfare", "choking"})
"""Words before `agent` that tell a poison."""


OF_CLERGY = {"Father": "priest", "Sister": "nun"}
"""Nouns of kin that are titles of the clergy before a name, where they are written with a capital."""
TITLE_ABBREVIATIONS = {
    "gen.": "general", "lt. gen.": "lieutenant general", "maj. gen.": "major general", "adm.": "admiral",
    "brig. gen.": "brigadier general", "col.": "colonel", "lt. col.": "lieutenant colonel", "maj.": "major",
    "capt.": "captain", "lt.": "lieutenant", "sgt.": "sergeant", "sen.": "senator", "rep.": "lawmaker",
    "gov.": "governor", "pres.": "president", "prof.": "professor", "dr.": "doctor", "pm": "prime minister",
    "p.m.": "prime minister", "fm": "foreign minister", "gen": "general", "col": "colonel", "rev.": "pastor",
}  # fmt: skip
"""Abbreviated titles before names, as news agencies write them."""
_ABBREVIATED = {title.split()[0]: 2 for title in TITLE_ABBREVIATIONS}
"""Words that open them, with the most words that one has."""
HONORIFICS = frozenset(
    ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "sir", "lord", "lady", "dame", "madam")
)
"""Words before a name that say nothing of an office."""
