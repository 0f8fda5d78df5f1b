"""PLOVER categories, CAMEO codes and Goldstein values, and how an event's are derived.

An event's class says what the act is; its factuality says whether it happened. PLOVER and CAMEO code both
in one: `ontology/derivation.csv` is the table that joins them, and a user may edit it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kgbuild.errors import OntologyError
from kgbuild.lexicon.classes import EventClass, lineage, load_classes
from kgbuild.lexicon.lines import numbered_lines
from kgbuild.lexicon.location import ontology_dir
from kgbuild.lexicon.turtle_file import CAMEO, KG, PLOVER, local_name, read_turtle
from kgbuild.records import Attribution, Certainty, Factuality, Polarity, Stance, Status, Tense

_NO_OVERRIDES: Mapping[str, str] = MappingProxyType({})
_FACTS = {"polarity": Polarity, "certainty": Certainty, "tense": Tense, "status": Status, "stance": Stance}
_COLUMNS = ("type", "category", *_FACTS, "plover", "cameo", "why")


@dataclass(frozen=True, slots=True)
class Coding:
    """How PLOVER and CAMEO code an event; None where they have no code for it."""

    plover: str | None
    cameo: str | None
    goldstein: float | None


@dataclass(frozen=True, slots=True)
class Schemes:
    """The code lists.

    Attributes:
        quads: Quad class of each PLOVER category: `VerbalCooperation`, `MaterialConflict` …
        cameo: Every CAMEO code with its Goldstein value; a code without one takes that of the code above.
    """

    quads: Mapping[str, str]
    cameo: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: conditions (an empty one always holds) and the codes that follow."""

    types: frozenset[str]
    categories: frozenset[str]
    facts: tuple[frozenset[str], ...]
    plover: str | None
    cameo: str | None

    def holds(self, above: frozenset[str], category: frozenset[str], facts: tuple[str, ...]) -> bool:
        """Whether all conditions hold of a class of this lineage, category and facts."""
        return (
            (not self.types or not self.types.isdisjoint(above))
            and (not self.categories or not self.categories.isdisjoint(category))
            and all(not wanted or fact in wanted for wanted, fact in zip(self.facts, facts, strict=True))
        )


@dataclass(frozen=True)
class Derivation:
    """The table, ready to code events; holds the answers that it has given."""

    classes: Mapping[str, EventClass]
    schemes: Schemes
    rules: tuple[Rule, ...]
    _answers: dict[tuple[str, ...], tuple[str | None, str | None] | None] = field(default_factory=dict)

    def derive(
        self,
        event_class: EventClass,
        factuality: Factuality,
        attribution: Attribution,
        overrides: Mapping[str, str] = _NO_OVERRIDES,
    ) -> Coding:
        """The codes of an event of this class, as it is told.

        Args:
            event_class: What the act is.
            factuality: Whether it happened.
            attribution: Who says so; only the stance matters.
            overrides: `plover` and `cameo` of a phrase that departs from its class. They stand for the
                act itself, so that a row of the table still replaces them.
        """
        plover = overrides.get("plover", event_class.plover)
        facts = (
            factuality.polarity,
            factuality.certainty,
            _tense(factuality),
            factuality.status,
            attribution.stance,
        )
        key = (event_class.name, plover or "", *facts)
        if key not in self._answers:
            self._answers[key] = self._lookup(event_class, plover, facts)
        found_plover, found_cameo = self._answers[key] or (None, None)
        cameo = found_cameo or overrides.get("cameo", event_class.cameo)
        goldstein = None if cameo is None else self.schemes.cameo.get(cameo)
        return Coding(found_plover or plover, cameo, goldstein)

    def _lookup(
        self, event_class: EventClass, plover: str | None, facts: tuple[str, ...]
    ) -> tuple[str | None, str | None] | None:
        """The codes of the first row that holds; None where none does."""
        if plover is None:
            return None
        above = frozenset(lineage(event_class.name, self.classes))
        category = frozenset({plover, self.schemes.quads[plover]})
        for rule in self.rules:
            if rule.holds(above, category, facts):
                return rule.plover, rule.cameo
        return None


def _tense(factuality: Factuality) -> Tense:
    """When the act lies; what is threatened, planned or weighed now lies ahead, whatever the verb's tense.

    What was planned in the past is the purpose of something done: no threat and no promise comes of it now.
    """
    planned = factuality.status is Status.PLANNED and factuality.tense is not Tense.PAST
    ahead = planned or factuality.status is Status.THREATENED
    weighed = factuality.status is Status.CONSIDERED and factuality.tense is Tense.PRESENT
    return Tense.FUTURE if ahead or weighed else factuality.tense


@cache
def load_schemes() -> Schemes:
    """PLOVER's categories and CAMEO's codes, from `plover.ttl` and `cameo.ttl`.

    Raises:
        OntologyError: One of the files cannot be read.
    """
    categories = read_turtle(ontology_dir() / "plover.ttl")
    codes = read_turtle(ontology_dir() / "cameo.ttl")
    own = {code.name: code.first(f"{KG}goldstein") for code in codes if code.iri.startswith(CAMEO)}
    return Schemes(
        quads=MappingProxyType(
            {
                c.name: local_name(quad)
                for c in categories
                if c.iri.startswith(PLOVER) and (quad := c.first(f"{KG}quadClass"))
            }
        ),
        cameo=MappingProxyType({code: _goldstein(code, own) for code in sorted(own)}),
    )


def _goldstein(code: str, own: Mapping[str, str | None]) -> float | None:
    """The value of a code or of the nearest code above it: 176, added later, has none of its own."""
    above = (code[:length] for length in range(len(code), 1, -1))
    return next((float(value) for prefix in above if (value := own.get(prefix))), None)


def load_derivation(
    classes: Mapping[str, EventClass] | None = None, extra_dir: Path | None = None
) -> Derivation:
    """The derivation table, checked against classes and schemes.

    Args:
        classes: The event classes; the package's own where None.
        extra_dir: A folder whose `derivation.csv`, if it has one, replaces that of the package.

    Raises:
        OntologyError: A row names an unknown class, category, value or code; names file and line.
    """
    classes = load_classes() if classes is None else classes
    schemes = load_schemes()
    for name, event_class in classes.items():
        if event_class.cameo is not None and event_class.cameo not in schemes.cameo:
            raise OntologyError(f"event class {name} has the CAMEO code {event_class.cameo}, which is none")
    path = ontology_dir() / "derivation.csv"
    if extra_dir is not None and (extra_dir / "derivation.csv").exists():
        path = extra_dir / "derivation.csv"
    return Derivation(classes, schemes, _read_rules(path, classes, schemes))


def _read_rules(path: Path, classes: Mapping[str, EventClass], schemes: Schemes) -> tuple[Rule, ...]:
    rows = [
        (number, line) for number, line in numbered_lines(path) if line.strip() and not line.startswith("#")
    ]
    if not rows or rows[0][1].split(",") != list(_COLUMNS):
        raise OntologyError(
            f"must begin with the columns {','.join(_COLUMNS)}", path, rows[0][0] if rows else 1
        )
    allowed = {
        "type": frozenset(classes),
        "category": frozenset(schemes.quads) | frozenset(schemes.quads.values()),
        "plover": frozenset(schemes.quads),
        "cameo": frozenset(schemes.cameo),
        **{column: frozenset(member.value for member in values) for column, values in _FACTS.items()},
    }
    return tuple(_read_rule(line, allowed, path, number) for number, line in rows[1:])


def _read_rule(line: str, allowed: Mapping[str, frozenset[str]], path: Path, number: int) -> Rule:
    cells = next(csv.reader([line]))
    if len(cells) != len(_COLUMNS):
        raise OntologyError(f"has {len(cells)} columns where {len(_COLUMNS)} are needed", path, number)
    sets: dict[str, frozenset[str]] = {}
    for column, cell in zip(_COLUMNS, cells, strict=True):
        if column == "why":
            continue
        sets[column] = frozenset(part.strip() for part in cell.split("|") if part.strip())
        for word in sorted(sets[column] - allowed[column]):
            raise OntologyError(f"'{word}' is no {column}", path, number)
    return Rule(
        types=sets["type"],
        categories=sets["category"],
        facts=tuple(sets[column] for column in _FACTS),
        plover=next(iter(sets["plover"]), None),
        cameo=next(iter(sets["cameo"]), None),
    )


@cache
def _default_derivation() -> Derivation:
    return load_derivation()


def derive(
    event_class: EventClass,
    factuality: Factuality,
    attribution: Attribution,
    overrides: Mapping[str, str] = _NO_OVERRIDES,
) -> Coding:
    """`Derivation.derive` with the package's own classes and table."""
    return _default_derivation().derive(event_class, factuality, attribution, overrides)
