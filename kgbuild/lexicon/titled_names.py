"""Finds a person's name at the end of a noun phrase, and the title that stands before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgbuild.lexicon.gazetteer import Via
from kgbuild.lexicon.gazetteer_tables import Country, Organization, Person
from kgbuild.lexicon.phrase_parts import HONORIFICS, Part, Role, Word

PARTICLES = frozenset(
    (
        *("bin", "ibn", "al", "el", "de", "da", "do", "dos", "del", "della", "di", "la", "le", "van", "von"),
        *("der", "den", "ter", "ten", "y", "e", "abu", "ben", "bint", "af", "zu", "du", "mac"),
    )
)
"""Lower-case words inside names of persons."""
PAST = frozenset(("former", "ex", "late", "ousted", "deposed", "one-time", "onetime", "erstwhile"))
OF_OFFICES = frozenset({"of", "for", "the", "and"})
"""Small words in titles."""
WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "vi", "xiv", "xvi"))


@dataclass(frozen=True, slots=True)
class TitledName:
    """A person's name, the office before it, whether that is past, and the words it stands at."""

    name: str
    role: Role | None
    former: bool
    begin: int
    end: int


def titled_name(
    words: Sequence[Word], parts: Sequence[Part], roles: Sequence[Role], label: str | None, name: str | None
) -> TitledName | None:
    """The name that the words before a preposition end in, if it is a person's.

    It is one where the entity label says so, where the gazetteer knows a person of that name, or where
    capitalised words that are no other known name follow a title: `President William Ruto`.
    """
    begin, end = _known_name(words, parts, label, name) or _name(words, parts, roles, label, name)
    if begin is None or begin >= end:
        return None
    if begin > 1 and name and words[begin - 1].text in OF_OFFICES:
        # "Deputy Director of Operations Ann Bee" is not called Operations
        own = next((i for i in range(begin, end) if words[i].text == name.split()[0]), begin)
        begin = own if end - own > 1 else begin
    role = _role(words, roles, begin)
    known = any(p.begin == begin and p.end == end and _is_person(p) for p in parts)
    titled = label is None and role is not None and role.office.title and role.end == begin
    if not (label == "PERSON" or known or titled):
        return None
    if not known and label != "PERSON" and any(p.begin >= begin and p.end <= end for p in parts):
        return None
    past = any(word.text.lower().split("-")[0] in PAST for word in words[:begin])
    return TitledName(" ".join(word.text for word in words[begin:end]), role, past, begin, end)


def _known_name(
    words: Sequence[Word], parts: Sequence[Part], label: str | None, name: str | None
) -> tuple[int, int] | None:
    """Where the last person that the gazetteer knows stands, unless the head is a name of another kind.

    A king's first names begin the names of others: `Juan Carlos Onetti`.
    """
    if label not in (None, "PERSON", "NORP"):
        return None
    end = _end(words, name) if label == "PERSON" and name else None
    known = (p for p in reversed(parts) if _is_person(p))
    return next(((p.begin, p.end) for p in known if not _goes_on(words, p, end)), None)


def _goes_on(words: Sequence[Word], part: Part, end: int | None) -> bool:
    """Whether a name has more words behind those that the gazetteer knows."""
    if end is None or part.end >= end or part.possessive or words[part.end - 1].comma:
        return False
    return all(word.text[0].isupper() and word.text.lower() not in SUFFIXES for word in words[part.end : end])


def _name(
    words: Sequence[Word], parts: Sequence[Part], roles: Sequence[Role], label: str | None, name: str | None
) -> tuple[int | None, int]:
    """Where the capitalised words at the end of the phrase, or of the entity, begin and end."""
    end = _end(words, name if label == "PERSON" else None)
    return _begin(words, end, parts, roles, label), end


def _role(words: Sequence[Word], roles: Sequence[Role], begin: int) -> Role | None:
    """The title of a name; of several (`Supreme Leader Ayatollah`) the last that acts for a state."""
    before = [role for role in roles if role.end <= begin and _adjoins(words, role, begin)]
    acting = (role for role in reversed(before) if role.office.acts_for and role.office.title)
    return next(acting, before[-1] if before else None)


def _end(words: Sequence[Word], name: str | None) -> int:
    """The word behind the name: where the entity ends, or before the first preposition behind capitals."""
    if name:
        last = name.replace("’", "'").removesuffix("'s").partition(" of ")[0].split()
        while len(last) > 1 and last[-1] in WEEKDAYS:  # "Ann Bee Monday" told reporters
            last.pop()
        for i in range(len(words), 0, -1):
            if last and words[i - 1].text.rstrip(".") == last[-1].rstrip("."):
                return i
    for i, word in enumerate(words):
        if i and word.text in ("of", "for", "from", "in", "at", "to"):
            return i if words[i - 1].text[0].isupper() else len(words)
    return len(words)


def _begin(
    words: Sequence[Word], end: int, parts: Sequence[Part], roles: Sequence[Role], label: str | None
) -> int | None:
    blocked = {i for r in roles if r.end < end for i in range(r.begin, r.end)}
    blocked |= {i for p in parts if p.end < end and _describes(p, label) for i in range(p.begin, p.end)}
    begin = end
    while begin > 0 and begin - 1 not in blocked and _in_name(words[begin - 1], begin == end):
        if begin < end and (words[begin - 1].possessive or words[begin - 1].comma):
            break
        begin -= 1
    while begin < end and words[begin].text.lower() in HONORIFICS | PARTICLES and words[begin].text.islower():
        begin += 1
    while begin < end - 1 and words[begin].text.lower() in HONORIFICS:
        begin += 1
    return begin if begin < end else None


def _in_name(word: Word, last: bool) -> bool:
    text = word.text
    if text[0].isupper():
        return True
    return text.startswith(("al-", "el-", "d'", "ad-", "as-", "ul-")) or (not last and text in PARTICLES)


def _describes(part: Part, label: str | None) -> bool:
    """Whether a known name before the person's says where the person belongs, and is not their first name."""
    first = part.candidates[0]
    if isinstance(first.entry, Organization):
        return True
    if isinstance(first.entry, Country):
        return (
            part.possessive
            or first.via in (Via.ADJECTIVE, Via.INHABITANTS)
            or "." in part.text
            or label is None
        )
    return False


def _adjoins(words: Sequence[Word], role: Role, begin: int) -> bool:
    """Whether only honorifics, names, commas and what it is an office of stand between a title and the name.

    `Deputy Director of Operations Ann Bee`.
    """
    between = words[role.end : begin]
    if between and between[0].text in ("of", "for") and not role.office.title:
        return False
    return all(
        word.text.lower() in HONORIFICS or word.text[0].isupper() or word.text in OF_OFFICES
        for word in between
    )


def _is_person(part: Part) -> bool:
    return any(isinstance(candidate.entry, Person) for candidate in part.candidates)
