"""Adds up what each stage of a run takes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

LANGUAGE, EXTRACTION = "language model", "extraction"
"""Stages that many processes may be at: seconds of their work."""
READING, RESOLVING = "reading, with the two above", "resolution across documents"
DATABASE, WRITING = "database of the store", "writing files"
"""Stages one after the other: seconds of the clock."""


class Times:
    """Seconds by stage, in the order in which stages began."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}

    def add(self, stage: str, seconds: float) -> None:
        """Counts what a stage took."""
        self._seconds[stage] = self._seconds.get(stage, 0.0) + seconds

    @contextmanager
    def of(self, stage: str) -> Iterator[None]:
        """Counts what a block takes by the clock."""
        began = time.monotonic()
        try:
            yield
        finally:
            self.add(stage, time.monotonic() - began)

    def record(self) -> tuple[tuple[str, float], ...]:
        """The stages, each with its seconds."""
        return tuple((stage, round(seconds, 2)) for stage, seconds in self._seconds.items())
