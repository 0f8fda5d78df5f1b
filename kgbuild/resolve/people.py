"""Decides which person a mention means: one named in full nearby, a known one, or nobody else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kgbuild.lexicon.gazetteer import Gazetteer, Via
from kgbuild.lexicon.gazetteer_tables import Person, Term
from kgbuild.lexicon.people import HEADS_OF_GOVERNMENT, HEADS_OF_STATE, Context, person_actor, same_role
from kgbuild.lexicon.phrase_parts import HONORIFICS, TITLE_ABBREVIATIONS
from kgbuild.lexicon.slugs import slug
from kgbuild.records import Actor, ActorKind, Affiliation
from kgbuild.resolve.person_names import COMMON_SURNAMES, is_short, name_id, shortens

_CAPITALIZED = re.compile(r"(?:[A-Z][\w'’.-]+ ){1,3}$")
_WORD_GOES_ON = re.compile(r"\w")
_WORDS_REACH = 120
"""Characters before a surname among which given names stand."""
_SPACE_REACH = 80
"""Characters before them among which the end of the sentence before stands."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document offers to tell persons by: its id, text, day and the countries it names."""

    document: str
    text: str
    begin: dt.date | None
    end: dt.date | None
    countries: frozenset[str]
    people: frozenset[str] = frozenset()
    """Slugs of the gazetteer's people whom it names in full."""


def known(actor: Actor, gazetteer: Gazetteer) -> Person | None:
    """The gazetteer's person that an actor was linked to, if it was."""
    return gazetteer.people.get(actor.id.removeprefix("person/"))


def resolve_people(
    actors: Iterable[Actor], setting: Setting, gazetteer: Gazetteer
) -> Mapping[tuple[str, str | None], Actor]:
    """Whom the persons of one document are, by the name they were read with and their country.

    Args:
        actors: Every actor of the document, in its order; only named persons are looked at.
        setting: The document.
        gazetteer: Known persons.

    Returns:
        For (name, country) as read, the actor that it stands for. Persons that stay as they were read
        are left out.
    """
    named = dict.fromkeys(a for a in actors if a.kind is ActorKind.PERSON and a.named)
    people = sorted(named, key=lambda a: (a.name, a.country or ""))
    full = [a for a in people if known(a, gazetteer) or not is_short(a.name)]
    found: dict[tuple[str, str | None], Actor] = {}
    titled: dict[str, Actor] = {}
    # titled mentions first: whom "President Bush" means, known or not, a later "Mr. Bush" means as well
    for actor in sorted(people, key=lambda a: (not a.posts, a.name, a.country or "")):
        if known(actor, gazetteer) is not None:
            continue
        before = None if actor.posts else titled.get(actor.name)
        meant = before if before and _agree(actor, before) else _meant(actor, full, setting, gazetteer)
        if actor.posts:
            titled.setdefault(actor.name, meant or actor)
        if meant is not None and (meant.id != actor.id or meant.country != actor.country):
            found[actor.name, actor.country] = _with_facts(meant, actor)
            full.append(meant)
    return found


def _meant(actor: Actor, full: list[Actor], setting: Setting, gazetteer: Gazetteer) -> Actor | None:
    short = is_short(actor.name)
    nearby = _named_in_full(actor, full, gazetteer) if short else _same_spelling(actor, full)
    found = nearby or _known_person(actor, setting, gazetteer)
    return found or (_called_in_text(actor, setting.text, gazetteer) if short else None)


def _named_in_full(actor: Actor, full: list[Actor], gazetteer: Gazetteer) -> Actor | None:
    """The one person that the document names in full and that a short name can mean."""
    fitting = [a for a in full if _shortens(actor, a, gazetteer) and _agree(actor, a)]
    if len({a.id for a in fitting}) != 1:
        return None
    return max(reversed(fitting), key=lambda a: a.sector is not None)  # with the office that it tells of them


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
    """The gazetteer's person of this name that the document's words, countries and day leave."""
    role = actor.posts[0].role if actor.posts else None
    found = [c for c in gazetteer.by_name(actor.name) if isinstance(c.entry, Person)]
    people: Sequence[Person] = [
        c.entry for c in found if isinstance(c.entry, Person) and _fits(c.entry, actor, role, gazetteer)
    ]
    namesakes: Sequence[Person] = ()
    named = [person for person in people if person.slug in setting.people]
    if named:
        people = named
    elif all(c.via is Via.SURNAME for c in found):
        if _anothers_surname(actor.name, setting.text, gazetteer):
            return None
        namesakes, people = people, _by_surname(actor.name, role, people, setting, gazetteer)
        if setting.begin != setting.end and len(namesakes) > len(people):
            # the years that an undated text speaks of are not always its own: whom else it names must agree
            times = {person.slug: _contemporaries(person, setting, gazetteer) for person in namesakes}
            people = [person for person in people if times[person.slug] == max(times.values())]
    person = _likeliest(people, setting, gazetteer)
    if person is None:
        return _one_of_a_country(actor, namesakes, setting, gazetteer)
    return person_actor(person, Context(role, actor.country, False, setting.begin), gazetteer)


def _one_of_a_country(
    actor: Actor, people: Sequence[Person], setting: Setting, gazetteer: Gazetteer
) -> Actor | None:
    """The actor with the country of all who bear his surname, or of all who have held his office.

    `Ms. Rice` is an American, and so is `President Bush` of an undated text: which of them is meant stays
    open, and so does the name.
    """
    if actor.country is not None or not people:
        return None
    if not actor.posts:
        countries = {person.country for person in people}
        home = countries.pop() if len(countries) == 1 else None
        return replace(actor, country=home, affiliation=Affiliation.NATIONAL) if home is not None else None
    if setting.begin is not None and setting.begin == setting.end:
        return None
    context = Context(actor.posts[0].role, None, False, None)
    told = [person_actor(person, context, gazetteer) for person in people]
    if len({(one.country, one.affiliation, one.sector) for one in told}) > 1:
        return None
    return replace(actor, country=told[0].country, affiliation=told[0].affiliation, sector=told[0].sector)


def _by_surname(
    surname: str, role: str | None, people: Sequence[Person], setting: Setting, gazetteer: Gazetteer
) -> Sequence[Person]:
    """Those of a surname who may be meant without their full name.

    They hold an office for a country that the document names. Without a date, and without a title, only
    the bearer of a rare surname does, or who held office together with others named. A leader with a
    rare surname needs no country beside it: `Putin`.
    """
    rare = surname not in COMMON_SURNAMES
    serving = [person for person in people if _serves(person, setting, gazetteer)]
    if not serving and rare and len(people) == 1 and setting.begin != setting.end:
        # the years that an undated text speaks of are not always its own
        serving = [p for p in people if _serves(p, replace(setting, begin=None, end=None), gazetteer)]
    if serving and setting.begin is None and role is None and not (rare and len(people) == 1):
        return [person for person in serving if _contemporaries(person, setting, gazetteer)]
    if not serving and rare:
        leading = [person for person in people if _leads(person, setting, gazetteer)]
        return leading if len(leading) == 1 else []
    return serving


def _likeliest(people: Sequence[Person], setting: Setting, gazetteer: Gazetteer) -> Person | None:
    """The one person left: the only one, the only one in office, or the one of the others' time."""
    if len(people) > 1:
        people = [person for person in people if _serves(person, setting, gazetteer)] or people
    if len(people) > 1:
        scores = {person.slug: _contemporaries(person, setting, gazetteer) for person in people}
        people = [person for person in people if scores[person.slug] == max(scores.values())]
    if len(people) > 1:
        people = [person for person in people if _leads(person, setting, gazetteer)]
    return people[0] if len(people) == 1 else None


def _leads(person: Person, setting: Setting, gazetteer: Gazetteer) -> bool:
    """Whether the person leads a state then: a surname alone means the president before the first lady."""
    first, last = setting.begin or dt.date.min, setting.end or dt.date.max
    return any(
        term.role in HEADS_OF_STATE | HEADS_OF_GOVERNMENT and _held_in(term, first, last)
        for term in gazetteer.terms(person.slug)
    )


def _contemporaries(person: Person, setting: Setting, gazetteer: Gazetteer) -> int:
    """How many others whom the document names held office at a time when this person did."""
    terms = gazetteer.terms(person.slug)
    others = (gazetteer.terms(slug) for slug in setting.people if slug != person.slug)
    return sum(any(_overlap(one, other) for one in terms for other in held) for held in others)


def _overlap(one: Term, other: Term) -> bool:
    return (one.begin or "") <= (other.end or "9") and (other.begin or "") <= (one.end or "9")


def _fits(person: Person, actor: Actor, role: str | None, gazetteer: Gazetteer) -> bool:
    terms = gazetteer.terms(person.slug)
    if actor.country and person.country != actor.country and all(t.country != actor.country for t in terms):
        return False
    return role is None or not terms or any(same_role(term.role, role) for term in terms)


def _serves(person: Person, setting: Setting, gazetteer: Gazetteer) -> bool:
    """Whether the person holds an office for a country that the document names, on its day if it has one."""
    return any(
        (term.country in setting.countries or _is_named(term.employer, setting, gazetteer))
        and (setting.begin is None or setting.end is None or _held_in(term, setting.begin, setting.end))
        for term in gazetteer.terms(person.slug)
    )


def _is_named(employer: str | None, setting: Setting, gazetteer: Gazetteer) -> bool:
    """Whether the document names an organization: whoever leads the World Bank is not meant without it."""
    body = gazetteer.organizations.get(employer or "")
    return body is not None and any(name in setting.text for name in (body.name, *body.other_names))


def _held_in(term: Term, first: dt.date, last: dt.date) -> bool:
    begin, end = term.begin or "", term.end or "9"
    return begin <= last.isoformat()[: len(begin)] and first.isoformat()[: len(end)] <= end


def _anothers_surname(surname: str, text: str, gazetteer: Gazetteer) -> bool:
    """Whether the text has somebody else of that surname: `Jerry Yang`."""
    return bool(_given_names(surname, text, gazetteer))


def _called_in_text(actor: Actor, text: str, gazetteer: Gazetteer) -> Actor | None:
    """The actor under the full name that the text gives the surname, where it gives only one."""
    given = _given_names(actor.name, text, gazetteer)
    if len(given) != 1:
        return None
    name = f"{given.pop()} {actor.name}"
    return replace(actor, id=f"person/{slug(name)}", name=name)


def _given_names(surname: str, text: str, gazetteer: Gazetteer) -> set[str]:
    """What stands before a surname and can be a given name: no title, known name or first word."""
    found = set()
    for words_before, opening in _capitalized_before(surname, text):
        before, words = list(words_before), list[str]()
        while before and _can_be_given(before[-1], gazetteer):
            words.insert(0, before.pop())
        if words and not (opening and not before and len(words) == 1):
            found.add(" ".join(words))
    return found


def _capitalized_before(name: str, text: str) -> Iterator[tuple[list[str], bool]]:
    """The capitalized words, three at most, before each place of a name; and whether they open a sentence."""
    begin = text.find(name)
    while begin >= 0:
        end = begin + len(name)
        match = _CAPITALIZED.search(text, max(0, begin - _WORDS_REACH), begin)
        if match is not None and not _WORD_GOES_ON.match(text, end):
            ahead = text[max(0, match.start() - _SPACE_REACH) : match.start()].rstrip()
            yield match[0].split(), ahead[-1:] in ("", ".", "!", "?", '"', "”")
        begin = text.find(name, end)


LONGEST_INITIAL = 3
"""Characters of an initial or an abbreviated name with its full stop: `J.`, `Al.`."""


def _can_be_given(word: str, gazetteer: Gazetteer) -> bool:
    lower = word.lower()
    if word.endswith(".") and len(word) > LONGEST_INITIAL:
        return False  # the end of the sentence before: "in Iraq. Cheney"
    titled = lower in HONORIFICS or lower in TITLE_ABBREVIATIONS or gazetteer.office(lower) is not None
    return not (titled or gazetteer.by_name(word) or lower in _OPENERS or word.endswith(("'s", "’s")))


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
        *("foreign", "prime", "defense", "vice", "deputy", "secretary", "state", "white", "house", "general"),
        *("january", "february", "march", "april", "june", "july", "august", "september", "october"),
        *("november", "december", "opposition", "supreme", "crown", "first", "former", "interim", "security"),
    )
)
"""Words that may stand in capitals before a surname and are no given names."""


def _with_facts(meant: Actor, actor: Actor) -> Actor:
    """The person meant, with the country and posts that only this mention tells."""
    if meant.country is None and actor.country is not None:
        meant = replace(meant, country=actor.country, affiliation=actor.affiliation, sector=actor.sector)
    if not meant.posts and actor.posts:
        meant = replace(meant, posts=actor.posts)
    return meant
