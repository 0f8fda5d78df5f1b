"""Reads the words of fields in which verbs of politics mean something else: sport, markets, weather.

A field is a section of `contexts.txt`. A sentence with one of its words loses the events of conflict that a
bare verb expressed; with `every event` in the header it loses all events. A line that begins with `unless`
lists words that leave the sentence alone: a car that crashes is an accident, unless a bomber drives it.

    [sport: every event]
    goalkeeper wicket NBA
    [accident]
    derail collide
    unless bomber bomb
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from pathlib import Path

from kgbuild.errors import OntologyError
from kgbuild.lexicon.lines import entries

_EVERY_EVENT = "every event"
_UNLESS = "unless"


@dataclass(frozen=True, slots=True)
class Field:
    """A field other than politics.

    Attributes:
        name: Its name.
        words: What tells it: lemmas outside of names, or words as they are written.
        unless: What tells that a sentence is about politics all the same.
        hides_all: Whether its sentences have no events at all, and not only none of conflict.
    """

    name: str
    words: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    hides_all: bool = False

    def covers(self, words: Set[str]) -> bool:
        """Whether a sentence of these words is about the field."""
        return not self.words.isdisjoint(words) and self.unless.isdisjoint(words)


def read_contexts(paths: Iterable[Path]) -> tuple[Field, ...]:
    """The fields of all files in their order.

    Raises:
        OntologyError: A line stands before the first section, or a header says what there is not.
    """
    fields: list[Field] = []
    for path in paths:
        opened = False
        for number, line in entries(path):
            if line.startswith("["):
                fields.append(_header(line, path, number))
                opened = True
            elif not opened:
                raise OntologyError(f"'{line}' stands before the first [section]", path, number)
            else:
                fields[-1] = _extended(fields[-1], line.split())
    return tuple(fields)


def _header(line: str, path: Path, number: int) -> Field:
    name, colon, scope = (part.strip() for part in line.strip("[] ").partition(":"))
    if colon and scope != _EVERY_EVENT:
        raise OntologyError(f"'{scope}' is not '{_EVERY_EVENT}', which is what can stand here", path, number)
    return Field(name, hides_all=bool(colon))


def _extended(field: Field, words: list[str]) -> Field:
    if words[0] == _UNLESS:
        return Field(field.name, field.words, field.unless | set(words[1:]), field.hides_all)
    return Field(field.name, field.words | set(words), field.unless, field.hides_all)
