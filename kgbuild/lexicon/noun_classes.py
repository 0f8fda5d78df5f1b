"""Reads the classes of nouns that a slot of a phrase may ask for or rule out: buildings, diseases, plans.

A class stands under its name in square brackets in `nouns.txt`:

    [building]
    house home office
    [premises]
    @building fac            # another class, and a kind of name
    [idea]
    *ness plan hope -witness # every noun in -ness but one

Words are lemmas in lower case; kinds of name are the labels of the language model (`person`, `gpe`, `org` …).
The role nouns of the gazetteer are classes too, by kind (`@person`, `@group`, `@organization`) and by PLOVER
sector (`@MIL`, `@REB`, `@COP` …), so that who can act is listed once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kgbuild.errors import OntologyError
from kgbuild.lexicon.gazetteer_tables import Office
from kgbuild.lexicon.lines import entries

_INSIDE_OFFICES = frozenset({"of", "for", "to", "in", "at"})
"""What ends the noun of an office of several words: `head` in `head of state`."""


@dataclass(frozen=True, slots=True)
class Nouns:
    """A set of nouns: words, and endings of words with their exceptions."""

    words: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    exceptions: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.words or self.endings)

    def __or__(self, other: Nouns) -> Nouns:
        return Nouns(
            self.words | other.words,
            tuple(sorted({*self.endings, *other.endings})),
            self.exceptions | other.exceptions,
        )

    def __contains__(self, word: str) -> bool:
        if word in self.words:
            return True
        return self.endings != () and word.endswith(self.endings) and word not in self.exceptions


_MOST_TELLING = 200
"""Words of the largest class of nouns that still tells a sense from others."""
NONE = Nouns()
NounClasses = Mapping[str, Nouns]


def office_classes(offices: Iterable[Office]) -> dict[str, Nouns]:
    """The role nouns of the gazetteer by the kind and by the sector of those who hold them.

    Of an office of several words, the head says what it is, but not its sector: a rebel group is a group.
    """
    found: dict[str, set[str]] = {}
    for office in offices:
        found.setdefault(office.kind.value, set()).add(_head(office.lemma))
        if " " not in office.lemma:
            found.setdefault(office.sector, set()).add(office.lemma)
    return {name: Nouns(frozenset(words)) for name, words in sorted(found.items())}


def _head(office: str) -> str:
    """The head of an office of several words: `minister`, `head` in `head of state`."""
    words = office.split()
    end = next((i for i, word in enumerate(words) if word in _INSIDE_OFFICES), len(words))
    return words[max(end - 1, 0)]


def read_noun_classes(paths: Iterable[Path], given: NounClasses) -> dict[str, Nouns]:
    """The classes of all files beside those given; a class that stands in two files has the words of both.

    Raises:
        OntologyError: A word stands before the first class, or a class is named that is not there.
    """
    classes = dict(given)
    for path in paths:
        name: str | None = None
        for number, line in entries(path):
            try:
                if line.startswith("["):
                    name = line.strip("[] ")
                elif name is None:
                    raise OntologyError(f"'{line}' stands before the first [class]")
                else:
                    classes[name] = classes.get(name, NONE) | _members(line.split(), classes)
            except OntologyError as error:
                raise OntologyError(str(error), path, number) from None
    return classes


def _members(words: Iterable[str], classes: NounClasses) -> Nouns:
    found = NONE
    for word in words:
        if word.startswith("@"):
            found |= noun_class(word, classes)
        elif word.startswith("*"):
            found |= Nouns(endings=(word[1:].lower(),))
        elif word.startswith("-"):
            found |= Nouns(exceptions=frozenset({word[1:].lower()}))
        else:
            found |= Nouns(frozenset({word.lower()}))
    return found


def noun_class(reference: str, classes: NounClasses) -> Nouns:
    """The class that `@name` refers to.

    Raises:
        OntologyError: There is none of that name.
    """
    name = reference.removeprefix("@")
    if name not in classes:
        raise OntologyError(
            f"there is no class of nouns '{reference}'; there are {', '.join(sorted(classes))}"
        )
    return classes[name]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a slot may be filled with: one of the words asked for, if any are, and none of those ruled out."""

    asked: Nouns = NONE
    barred: Nouns = NONE

    def __bool__(self) -> bool:
        return bool(self.asked or self.barred)

    @property
    def is_telling(self) -> bool:
        """Whether what is asked for says much of the sense: `{church}` does, `{@party}` does not."""
        return bool(self.asked) and len(self.asked.words) <= _MOST_TELLING


ANYTHING = Choice()


def read_choice(items: Iterable[str], classes: NounClasses) -> Choice:
    """The choice that stands in a slot's braces: `{soldier|@vehicle|-@toy}`.

    Raises:
        OntologyError: It names a class that is not there.
    """
    items = [item for item in items if item]
    if not items:
        return ANYTHING
    barred = [item[1:] for item in items if item.startswith("-")]
    asked = [item for item in items if not item.startswith("-")]
    return Choice(_members(asked, classes) or NONE, _members(barred, classes) or NONE)
