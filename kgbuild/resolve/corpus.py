"""The one call that the pipeline makes: readings in, the resolved corpus out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kgbuild.lexicon.classes import EventClass, load_classes
from kgbuild.lexicon.gazetteer import Gazetteer
from kgbuild.records import Corpus, Reading
from kgbuild.resolve.actors import OnChoice, resolve_actors
from kgbuild.resolve.events import resolve_events


def resolve(
    readings: Iterable[Reading],
    gazetteer: Gazetteer | None = None,
    on_choice: OnChoice | None = None,
    *,
    classes: Mapping[str, EventClass] | None = None,
    merging: bool = True,
) -> Corpus:
    """The corpus with canonical actors and with its mentions gathered into events.

    Args:
        readings: What was read, in any order; the result does not depend on it.
        gazetteer: Known names; the package's own where None.
        on_choice: Is told of each name that could mean several countries or places, with the choice made.
        classes: The event classes; the package's own where None.
        merging: Without it every mention is an event of its own.
    """
    known = load_classes() if classes is None else classes
    return resolve_events(resolve_actors(readings, gazetteer, on_choice), known, merging=merging)
