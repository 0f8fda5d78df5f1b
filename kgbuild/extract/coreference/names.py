"""Joins names: the same words, the same entry of the gazetteer, acronyms, surnames, capitals that act."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract.coreference.chain import Chain, Links
from kgbuild.extract.coreference.known_names import candidates
from kgbuild.extract.coreference.referring import Nominal
from kgbuild.lexicon.gazetteer import Gazetteer, Via
from kgbuild.lexicon.gazetteer_tables import Country, Organization, Person

LEADERS = frozenset(
    "president premier chancellor king queen emir chairman dictator ruler sultan chief head prime".split()
)
"""Roles that `the leader` takes up."""
ROLE_WORDS = {
    "leader": LEADERS,
    **dict.fromkeys(("dictator", "ruler", "strongman"), LEADERS | {"leader"}),
    "chief": frozenset("secretary-general director-general general director head".split()),
    "pontiff": frozenset({"pope"}),
    "monarch": frozenset("king queen emperor empress sultan emir".split()),
    "diplomat": frozenset("minister ambassador envoy negotiator secretary".split()),
    "lawmaker": frozenset("senator congressman congresswoman representative legislator deputy".split()),
    "cleric": frozenset("ayatollah imam sheikh sheik archbishop cardinal bishop mullah".split()),
    "commander": frozenset("general colonel admiral lieutenant".split()),
}
"""Nouns that take up somebody of another title: `the pontiff` is the pope."""
FALLEN = frozenset({"dictator", "ruler", "strongman"})
"""Of them those that nobody has as a title, so that `former` tells none of two holders apart."""
KNOWN_ROLES = LEADERS | {"minister", "pope"}
"""Roles that a person known to the gazetteer has without a title in the text."""
SIDES = frozenset({"north", "south", "east", "west"})
"""What half of a divided country goes by, where its name has been told."""
BODIES = frozenset(
    "council court commission ministry department agency committee assembly parliament senate congress bank "
    "union league organization organisation fund office board tribunal party front movement army bureau "
    "authority institute foundation association company group alliance service administration "
    "corporation".split()
)
"""Last words of names that stand for the whole of one told before: `the Council`."""
LONGEST_SURNAME = 3
"""Words of a last name at most, a hyphen among them: `Akande-Bello`, `de Silva Rocha`."""
SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "&"})

Key = tuple[str, ...]
"""The words of a name in lower case, or `id` or `acronym` and its value."""


class NameSieve:
    """Joins the names of one document.

    Args:
        links: The document's chains.
        gazetteer: Knows which names mean the same.
    """

    def __init__(self, links: Links, gazetteer: Gazetteer) -> None:
        self._links, self._gazetteer = links, gazetteer

    def join(self, names: list[Nominal]) -> None:
        """Gives every name its chain; full names first, so that short ones find them wherever they stand."""
        chains: dict[Key, Chain] = {}
        for name in sorted(names, key=lambda name: (-len(name.words), name.head)):
            keys = tuple(self._keys(name))
            known = (chains[key] for key in keys if key in chains)
            chain = next(known, None) or self._by_part(name, chains) or self._by_last(name, chains) or Chain()
            for key in keys:
                chains.setdefault(key, chain)
            self._links.join(name, chain)
            if name.label == "PERSON" and not _is_short_for(name, chain):
                self._add_known_roles(chain, name)
        self._join_metonyms(names, chains)

    def _add_known_roles(self, chain: Chain, name: Nominal) -> None:
        """What the gazetteer knows of a person: `the president` can be Xi although no title stands by him."""
        people = [
            c.entry for c in candidates(self._gazetteer, " ".join(name.words)) if isinstance(c.entry, Person)
        ]
        if len(people) == 1:
            chain.country = chain.country or people[0].country
            for term in self._gazetteer.terms(people[0].slug):
                *before, role = term.role.split()
                if role in KNOWN_ROLES:
                    chain.roles |= {role}
                    chain.role_words |= set(before)

    def _join_metonyms(self, names: list[Nominal], chains: dict[Key, Chain]) -> None:
        """A capital that acts is its country, where the text names the country too."""
        for name in names:
            chain = chains.get(("id", f"country/{name.metonym}")) if name.metonym else None
            if chain is not None and chain is not self._links.known(name):
                self._links.join(name, chain)

    def _keys(self, name: Nominal) -> Iterator[Key]:
        words = tuple(word.lower() for word in name.words)
        yield words
        if name.label in ("PERSON", "NORP"):
            return
        for candidate in candidates(self._gazetteer, " ".join(name.words))[:1]:
            if candidate.via is Via.NAME and isinstance(candidate.entry, Country | Organization):
                yield ("id", candidate.entry.id)
        if len(words) > 2 and name.label in ("ORG", ""):
            yield ("acronym", "".join(word[0] for word in words if word not in SMALL_WORDS))
        elif len(words) == 1 and name.words[0].isupper() and len(words[0]) > 2:
            yield ("acronym", words[0].replace(".", ""))

    def _by_part(self, name: Nominal, chains: dict[Key, Chain]) -> Chain | None:
        """The one full name that a surname, a first name or a name without its middle names belongs to."""
        if name.label not in ("PERSON", "") or len(name.words) > LONGEST_SURNAME:
            return None
        words = tuple(word.lower() for word in name.words)
        found = [
            chain
            for key, chain in chains.items()
            if len(key) > len(words)
            and key[0] not in ("id", "acronym")
            and _is_part(words, key)
            and any(other.label == "PERSON" or not name.label for other in chain.nominals)
            and chain.genders & name.genders
        ]
        distinct = list(dict.fromkeys(found))
        return distinct[0] if len(distinct) == 1 else None

    def _by_last(self, name: Nominal, chains: dict[Key, Chain]) -> Chain | None:
        """The one body that `the Council` is short for, or the one country of `the North`."""
        if name.label == "PERSON" or len(name.words) > 1 or not name.definite:
            return None
        word = name.words[0].lower()
        side = word in SIDES
        if not side and (word not in BODIES or candidates(self._gazetteer, name.words[0])):
            return None
        found = [
            chain
            for key, chain in chains.items()
            if len(key) > 1
            and key[0] not in ("id", "acronym")
            and (key[0] == word if side else key[-1] == word)
            and any(self._is_state(other) if side else other.label == "ORG" for other in chain.nominals)
        ]
        distinct = list(dict.fromkeys(found))
        return distinct[0] if len(distinct) == 1 else None

    def _is_state(self, name: Nominal) -> bool:
        found = candidates(self._gazetteer, " ".join(name.words))[:1]
        return any(isinstance(c.entry, Country) and c.via is Via.NAME for c in found)


def _is_short_for(name: Nominal, chain: Chain) -> bool:
    """Whether a surname is that of somebody whose full name has told who he is: `Mr. Anwar`, Shahid Anwar."""
    return len(name.words) == 1 and any(len(n.words) > 1 and n.label == "PERSON" for n in chain.nominals)


def _is_part(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a short form is the first or last name of a full one, or leaves out its middle names.

    Last names may have several words: `Mr. Ould Abdallah`, `de Kerchove`.
    """
    if len(words) == 1:
        return words[0] in (full[0], full[-1])
    return words == full[-len(words) :] or (words[0] == full[0] and words[-1] == full[-1])
