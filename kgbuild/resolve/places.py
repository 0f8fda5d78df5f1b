"""Tells countries that share a name apart by what else a document names: Congo, Korea, Georgia."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from kgbuild.lexicon.gazetteer import Candidate, Gazetteer, Via
from kgbuild.lexicon.gazetteer_tables import Country, Person, Place
from kgbuild.lexicon.phrase_parts import Part, known_parts, split_words
from kgbuild.records import Choice
from kgbuild.resolve.organizations import GENERIC_NAMES

STATE_EVIDENCE = 2
"""Other places of the same country that it takes to read a name as a region rather than as a state."""


def document_parts(text: str, gazetteer: Gazetteer) -> tuple[Part, ...]:
    """Every known name of a text, in order."""
    return tuple(
        part for line in text.split("\n") for part in known_parts(split_words(line), gazetteer, None)
    )


def countries_named(parts: Sequence[Part]) -> frozenset[str]:
    """The countries that a document names, by themselves, their people, capitals, cities or bodies."""
    named = {part.country() for part in parts}
    telling = [part for part in parts if part.text.removeprefix("the ") not in GENERIC_NAMES]
    bodies = {body.country for part in telling if (body := part.organization()) is not None}
    return frozenset(code for code in named | bodies if code is not None)


def people_named(parts: Iterable[Part]) -> frozenset[str]:
    """The slugs of the gazetteer's people whom a document names in full and unmistakably."""
    people = ([c.entry for c in part.candidates if isinstance(c.entry, Person)] for part in parts)
    return frozenset(found[0].slug for found in people if len(found) == 1)


def ambiguous_names(document: str, parts: Sequence[Part], gazetteer: Gazetteer) -> tuple[Choice, ...]:
    """The names of a document that are several countries' or a country's and a region's, with the choice.

    Evidence is every other name in the document that belongs to one of them only: capitals, cities,
    bodies, longer names. Without evidence the gazetteer's first candidate stays.
    """
    evidence = _evidence(parts)
    choices = {}
    for part in parts:
        rivals = _rivals(part.candidates)
        if len(rivals) > 1 and part.text not in choices:
            chosen = max(rivals, key=lambda c: (_support(c, evidence), -rivals.index(c)))
            choices[part.text] = Choice(document, part.text, rivals[0].entry.id, chosen.entry.id)
    return tuple(choices[name] for name in sorted(choices))


def _rivals(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The states and places that a name may mean, capitals and peoples aside, each once."""
    found: dict[str, Candidate] = {}
    for candidate in candidates:
        current = isinstance(candidate.entry, Place) or (
            isinstance(candidate.entry, Country) and candidate.entry.valid_to is None
        )
        if current and candidate.via in (Via.NAME, Via.ADJECTIVE):
            found.setdefault(candidate.entry.id, candidate)
    return list(found.values())


def _evidence(parts: Iterable[Part]) -> Counter[str]:
    """How many different unambiguous names of the document belong to each country; places by `@`."""
    seen: dict[str, set[str]] = {}
    for part in parts:
        if len(_rivals(part.candidates)) > 1:
            continue
        entry = part.candidates[0].entry
        code = entry.iso3 if isinstance(entry, Country) else entry.country
        if code is None:
            continue
        seen.setdefault(code, set()).add(part.text)
        if isinstance(entry, Place):
            seen.setdefault(f"@{code}", set()).add(part.text)
    return Counter({code: len(names) for code, names in seen.items()})


def _support(candidate: Candidate, evidence: Counter[str]) -> int:
    entry = candidate.entry
    if isinstance(entry, Country):
        return evidence[entry.iso3] * STATE_EVIDENCE
    places = evidence[f"@{entry.country}"]
    return places if places >= STATE_EVIDENCE else 0
