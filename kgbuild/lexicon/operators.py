"""Reads the operators: words that change whether an event happened, or say who says so.

Files under `ontology/operators/` are plain text. A section names where the words stand, a line gives the
words, for predicates also where the event stands from their point of view, and after the colon what they do:

    [verbs]
    refuse|decline      xcomp               : negate
    accuse              prep:of             : alleged says
    rule_out            obj|xcomp           : negate future

    [auxiliaries]
    may|might|could     : possible future

Sections are `verbs`, `nouns`, `adjectives` (predicates with an event in a complement), `auxiliaries`,
`adverbs`, `modifiers` (adjectives and participles on an event noun), `markers` (subordinators of the event's
own clause) and `prepositions` (of a source: `according to`). An underscore joins a verb with its particle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kgbuild.errors import OntologyError
from kgbuild.records import PhraseRef

PREDICATE_SECTIONS = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ"}
WORD_SECTIONS = frozenset({"auxiliaries", "adverbs", "modifiers", "markers", "prepositions"})
EFFECTS = frozenset(
    {
        # on polarity, certainty and tense
        "negate", "possible", "probable", "certain", "future", "past", "present",
        # contexts, which decide the status
        "planned", "considered", "threatened", "demanded", "alleged", "hypothetical",
        # attribution: the predicate's subject, or what `source=` names, is a source with this stance
        "says", "denies", "declines", "questions", "demands", "considers", "threatens", "promises",
        # who did it is claimed, that it happened is not: `blamed Iran for the attack`
        "perpetrator",
        # a support verb: its subject and prepositions are the event noun's own; with `undergoes` (face,
        # suffer) the subject is whom the event befalls
        "support", "undergoes",
        # the source is the object, or unnamed
        "source=obj", "source=poss", "source=none",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OperatorEntry:
    """One line of an operator file.

    Attributes:
        words: Its words, lower case; a particle after an underscore.
        complements: Functions in which the event stands, for predicates; empty for other words.
        effects: What the operator does, of `EFFECTS`.
        ref: The line.
    """

    words: tuple[str, ...]
    complements: frozenset[str]
    effects: frozenset[str]
    ref: PhraseRef


@dataclass(frozen=True, slots=True)
class OperatorTable:
    """All operators, by section and first word."""

    entries: Mapping[tuple[str, str], tuple[OperatorEntry, ...]] = field(default_factory=dict)

    def find(self, section: str, word: str) -> tuple[OperatorEntry, ...]:
        """The entries of a section whose first word this is, those with a particle first."""
        return self.entries.get((section, word), ())


def read_operators(paths: Iterable[Path]) -> OperatorTable:
    """Reads operator files; lines of later files come before those of earlier ones.

    Raises:
        OntologyError: A line has an unknown section or effect, or lacks its colon.
    """
    found: dict[tuple[str, str], list[OperatorEntry]] = {}
    for path in paths:
        section = ""
        for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            line = raw.partition("#")[0].strip()
            if not line:
                continue
            if line.startswith("["):
                section = line.strip("[] ")
                if section not in PREDICATE_SECTIONS and section not in WORD_SECTIONS:
                    raise OntologyError(f"there is no section [{section}]", path, number)
                continue
            entry = _read_line(line, section, PhraseRef(line, path.name, number), path)
            for word in entry.words:
                found.setdefault((section, word.partition("_")[0]), []).append(entry)
    # a line with a particle asks for more than one without, and is tried first
    return OperatorTable({key: tuple(sorted(value, key=_particles_first)) for key, value in found.items()})


def _particles_first(entry: OperatorEntry) -> bool:
    return not any("_" in word for word in entry.words)


def _read_line(line: str, section: str, ref: PhraseRef, path: Path) -> OperatorEntry:
    left, colon, right = line.rpartition(" :")
    parts, effects = left.split(), frozenset(right.split())
    wanted = 2 if section in PREDICATE_SECTIONS else 1
    if not section:
        raise OntologyError("the line stands before the first [section]", path, ref.line)
    if not colon or len(parts) != wanted:
        form = "words complements : effects" if wanted == 2 else "words : effects"
        raise OntologyError(f"'{line}' is not of the form '{form}'", path, ref.line)
    if unknown := effects - EFFECTS:
        raise OntologyError(f"there is no effect '{min(unknown)}'", path, ref.line)
    complements = frozenset(parts[1].split("|")) if wanted == 2 else frozenset()
    return OperatorEntry(tuple(parts[0].split("|")), complements, effects, ref)
