"""The one call that the pipeline makes: readings in, the resolved corpus out."""

from __future__ import annotations

from collections.abc import Iterable

from kgbuild.records import Corpus, Reading
from kgbuild.resolve.events import resolve_events


def resolve(readings: Iterable[Reading]) -> Corpus:
    """The corpus with canonical actors and with its mentions gathered into events.

    Args:
        readings: What was read, in any order; the result does not depend on it.
    """
    return resolve_events(readings)
