"""Whose a government, an army or a minister without a country is: that of the country the story is about.

`Uganda rejected the accusations. The government denied …`: Uganda's. The country is the one that the subject
before it is or belongs to, and only where no other country's subject stands as near; else the only one that
the sentences around it name. `The country` itself is found in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kgbuild.extract.coreference import known_names
from kgbuild.extract.coreference.chain import Links
from kgbuild.extract.coreference.epithets import LANDS, LANDS_OF_STATES, may_be_called
from kgbuild.extract.coreference.known_names import BodyHome
from kgbuild.extract.coreference.names import BODIES
from kgbuild.extract.coreference.nominals import COUNTRY_WORDS, OTHER_COUNTRIES
from kgbuild.extract.coreference.referring import Kind, Nominal
from kgbuild.extract.syntax.noun_phrases import PLACE_LABELS
from kgbuild.extract.syntax.tree_relations import dependent
from kgbuild.lexicon.gazetteer import Gazetteer
from kgbuild.lexicon.gazetteer_tables import Office, Person
from kgbuild.lexicon.noun_words import SPEAKERS, TRAVELLERS
from kgbuild.records import ActorKind

REACH = 2
"""How many sentences back the country is looked for."""
HEADS = frozenset({"president", "prime minister", "premier", "chancellor", "king", "foreign minister"})
"""Offices of a person that a state has one of; organs it has one of are told by the gazetteer."""
NATIONAL = frozenset({"State", "National", "Federal", "Central"})
"""First words in the names of a state's own bodies: `the State Migration Service`."""
TELLING = frozenset({"nmod:poss", "nmod", "acl", "acl:relcl", "appos"})
"""Relations of what may tell whose an organ is."""

SIDES_OF_LANDS = frozenset(
    "northern southern eastern western central resort tourist remote main largest barrier".split()
)
"""Words before an island that make it one of a country's, and not the country."""

TITLE_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET"})
LONGEST_TITLE = 6
JOINING = frozenset({"the", "of", "for"})
"""Small words in titles: `minister for foreign affairs`."""

Evidence = tuple[Nominal, str]
"""A phrase, and the code of the country that it is, belongs to or lies in."""


class CountryWord(NamedTuple):
    """A word that tells a country.

    Attributes:
        head: The head of its phrase.
        sentence: Number of its sentence.
        code: The country.
        is_place: It names a place.
        sector: PLOVER sector of whom it means, where a noun, a title or a known name tells it.
        is_envoy: It means somebody whom a state has sent abroad, who tells nothing of where the story is.
    """

    head: int
    sentence: int
    code: str
    is_place: bool
    sector: str | None
    is_envoy: bool = False


class Homes(NamedTuple):
    """What the phrases of a document tell of countries.

    Attributes:
        names: For the head of each organ, office or `the country` without a country, the name of its country.
        words: All that tell a country, in the order of the text.
        grounds: Each `the country` as a place, which tells of none that is not told already.
    """

    names: dict[int, str]
    words: list[CountryWord]
    grounds: list[CountryWord]


def homes(nominals: Sequence[Nominal], links: Links, gazetteer: Gazetteer, stories: Sequence[int]) -> Homes:
    """Whose the organs, offices and `the country` of a document are.

    Args:
        nominals: All phrases of the document, in the order of their heads.
        links: Its chains.
        gazetteer: Knows organs and offices.
        stories: For each sentence the number of its story.
    """
    named: list[Evidence] = []
    bodies: list[tuple[Nominal, BodyHome]] = []
    names: dict[int, str] = {}
    derived: set[int] = set()
    for nominal in nominals:
        if nominal.kind in (Kind.GROUP, Kind.PRONOUN):
            continue
        code = nominal.country or links.known(nominal).country or _seat(nominal, gazetteer)
        land = _land(nominal, named, links, stories) if code is None else None
        if code is not None:
            named.append((nominal, code))
        elif land is not None:
            names[nominal.head] = land if land not in gazetteer.countries else gazetteer.countries[land].name
        elif _is_homeless(nominal, links, gazetteer):
            country = _owner_country(nominal, links) or _nearest(nominal, named, stories)
            if country is not None and country in gazetteer.countries:
                derived.add(nominal.head)
                named.append((nominal, country))
                names[nominal.head] = gazetteer.countries[country].name
        if code is None and nominal.label == "ORG" and not _is_far(nominal, links):
            body = known_names.home_of_body(gazetteer, nominal.words)
            bodies += [(nominal, body)] if body is not None and nominal.head not in derived else []
    told = [(n, code) for n, code in named if n.head not in derived and n.lemma not in COUNTRY_WORDS]
    told += [(n, other) for n, code in told for other in n.others if code == n.country]
    about = {stories[n.sentence] for n, _ in told}
    # a rebel group may be anywhere: it tells a country where nothing else does
    told += [(n, home.country) for n, home in bodies if home.is_states or stories[n.sentence] not in about]
    told.sort(key=lambda evidence: evidence[0].head)
    lands = [(n, code) for n, code in named if n.lemma in COUNTRY_WORDS and n.number != "plur"]
    grounds = [CountryWord(n.head, n.sentence, code, is_place=True, sector=None) for n, code in lands]
    return Homes(names, [_word(n, code, links, gazetteer) for n, code in told], grounds)


def _word(nominal: Nominal, code: str, links: Links, gazetteer: Gazetteer) -> CountryWord:
    nouns = (nominal.lemma,) if nominal.kind is Kind.NOMINAL else tuple(sorted(nominal.roles))
    sector = _sector(nominal, nouns, links, gazetteer)
    envoy = not TRAVELLERS.isdisjoint(nouns)
    return CountryWord(nominal.head, nominal.sentence, code, nominal.label in PLACE_LABELS, sector, envoy)


def _sector(nominal: Nominal, nouns: Sequence[str], links: Links, gazetteer: Gazetteer) -> str | None:
    """The sector of a phrase: by its noun with the one before it, by a title, or by a known name."""
    if nominal.label == "ORG":
        return known_names.sector_of_body(gazetteer, nominal.words)
    node = links.tree.nodes[nominal.head]
    before = node.tree.nodes[node.i - 1].lower if node.i else ""
    words = (f"{before} {nominal.lemma}", *nouns) if nominal.kind is Kind.NOMINAL else nouns
    offices = (gazetteer.office(word) for word in words)
    return next((office.sector for office in offices if office is not None), None)


def _is_far(body: Nominal, links: Links) -> bool:
    """Whether something only goes to a body or comes from it: `passed secrets to the Defense Department`."""
    case = dependent(links.tree.nodes[body.head], "case")
    return case is not None and case.lower not in ("of", "by", "in", "for")


def _seat(nominal: Nominal, gazetteer: Gazetteer) -> str | None:
    """The country that a town or a capital lies in."""
    if nominal.kind is not Kind.NAME or nominal.label not in PLACE_LABELS:
        return None
    name = " ".join(nominal.words)
    return known_names.location(gazetteer, name) or _by_adjective(nominal, gazetteer)


def _by_adjective(name: Nominal, gazetteer: Gazetteer) -> str | None:
    """The country in a place's own name: `Indian Kashmir`, `Afghan Helmand`."""
    return known_names.country(gazetteer, name.words[0]) if len(name.words) > 1 else None


def _is_homeless(nominal: Nominal, links: Links, gazetteer: Gazetteer) -> bool:
    """Whether a phrase is an organ or office of a state, or `the country`, and nothing tells of which."""
    chain = links.known(nominal)
    if nominal.kind is Kind.NAME:
        return _is_homeless_name(nominal, links, gazetteer)
    if not nominal.definite or nominal.number == "plur" or chain.name is not None:
        return False
    node = links.tree.nodes[nominal.head]
    if _owner_country(nominal, links) is not None:
        return True
    if any(child.dep in TELLING for child in node.children):
        return False
    if nominal.lemma in COUNTRY_WORDS:
        return nominal.lemma != "state" and not nominal.modifiers & OTHER_COUNTRIES
    if nominal.function not in ("subj", "poss"):
        return False  # "the United States urged the government": not its own
    words = " ".join(w.lower for w in links.tree.nodes[nominal.begin : nominal.head + 1])
    office = gazetteer.office(words.removeprefix("the "))
    return office is not None and (_is_organ(office) or office.lemma in HEADS)


def _land(nominal: Nominal, named: Sequence[Evidence], links: Links, stories: Sequence[int]) -> str | None:
    """The code or the name of the land that `the island` or `the territory` is: the last one of its kind."""
    codes, lands = LANDS.get(nominal.lemma, frozenset()), LANDS_OF_STATES.get(nominal.lemma, frozenset())
    if not (codes or lands) or not nominal.definite or nominal.modifiers & (OTHER_COUNTRIES | SIDES_OF_LANDS):
        return None
    node = links.tree.nodes[nominal.head]
    if node.label or any(child.dep in TELLING for child in node.children):
        return None
    for other, code in reversed(named):
        if nominal.sentence - other.sentence > REACH or stories[other.sentence] != stories[nominal.sentence]:
            return None
        name = " ".join(other.words)
        if code in codes:
            return code
        if other.kind is Kind.NAME and name.lower() in lands:
            return name
    return None


def _owner_country(nominal: Nominal, links: Links) -> str | None:
    """Whose `his country` is."""
    if nominal.lemma not in COUNTRY_WORDS or nominal.number == "plur":
        return None
    owner = dependent(links.tree.nodes[nominal.head], "nmod:poss")
    if owner is None or owner.pos != "PRON":
        return None
    chain = links.chain_at(owner.i)
    return chain.country if chain is not None else None


def _is_homeless_name(name: Nominal, links: Links, gazetteer: Gazetteer) -> bool:
    """Whether a name is `the Foreign Ministry`, or somebody unknown in office: `General Elias Zamani`."""
    if name.label == "ORG":
        office = gazetteer.office(" ".join(name.words))
        own = len(name.words) > 2 and name.words[0] in NATIONAL and name.words[-1].lower() in BODIES
        return own or (office is not None and _is_organ(office))
    if name.label != "PERSON" or len(name.words) < 2:
        return False
    known = known_names.candidates(gazetteer, " ".join(name.words))
    if any(isinstance(c.entry, Person) for c in known):
        return False
    return _holds_office(_title(name, links), gazetteer)


def _title(name: Nominal, links: Links) -> list[str]:
    """The words right before a name that can be its title: `brigadier general`."""
    nodes = links.tree.nodes
    begin = name.begin
    while begin and nodes[begin - 1].pos in TITLE_TAGS and nodes[begin - 1].sentence == name.sentence:
        begin -= 1
    if begin and nodes[begin - 1].text == "-":
        return []  # "Director-General Ann Bee" is no general
    return [node.lower for node in nodes[max(begin, name.begin - LONGEST_TITLE) : name.begin]]


def _holds_office(title: list[str], gazetteer: Gazetteer) -> bool:
    """Whether a title ends in an office of a state, and no other noun stands before that."""
    for begin in range(len(title)):
        office = gazetteer.office(" ".join(title[begin:]))
        if office is not None:
            before = [word for word in title[:begin] if word not in JOINING]
            alone = all(gazetteer.office(word) is not None for word in before)
            return office.acts_for and office.lemma not in SPEAKERS and alone
    return False


def _is_organ(office: Office) -> bool:
    return office.acts_for and bool(office.body) and office.kind is not ActorKind.PERSON


def _nearest(nominal: Nominal, named: Sequence[Evidence], stories: Sequence[int]) -> str | None:
    """The country of the subject before a phrase, or the only one named around it; None where two are."""
    near = [
        (other, code)
        for other, code in named
        if nominal.sentence - other.sentence <= REACH and stories[other.sentence] == stories[nominal.sentence]
    ]
    subjects = [(other, code) for other, code in near if other.function == "subj"]
    for evidence in (subjects, near):
        if not evidence:
            continue
        last = evidence[-1][0].sentence
        codes = {code for other, code in evidence if other.sentence == last or evidence is near}
        if len(codes) > 1:
            return None
        (code,) = codes
        return code if may_be_called(code, nominal.modifiers) else None
    return None
