"""The one call that the pipeline makes: readings in, the resolved corpus out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kgbuild.lexicon.classes import EventClass, load_classes
from kgbuild.lexicon.gazetteer import Gazetteer
from kgbuild.records import Choice, Corpus, Reading
from kgbuild.resolve.actors import resolve_actors
from kgbuild.resolve.apart import NOTHING, Apart
from kgbuild.resolve.events import resolve_events


def resolve(
    readings: Iterable[Reading],
    gazetteer: Gazetteer | None = None,
    *,
    classes: Mapping[str, EventClass] | None = None,
    merging: bool = True,
    apart: Apart = NOTHING,
) -> Corpus:
    """The corpus with canonical actors and with its mentions gathered into events.

    Args:
        readings: What was read, in any order; the result does not depend on it.
        gazetteer: Known names; the package's own where None.
        classes: The event classes; the package's own where None.
        merging: Without it every mention is an event of its own.
        apart: Mentions that a user keeps apart, see `kgbuild.resolve.apart`.
    """
    known = load_classes() if classes is None else classes
    choices: list[Choice] = []
    known_actors = resolve_actors(readings, gazetteer, choices.append)
    corpus = resolve_events(known_actors, known, merging=merging, apart=apart)
    return replace(corpus, choices=tuple(choices))
