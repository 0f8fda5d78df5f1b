"""Puts off Python's search for circular garbage where the same objects would be searched again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_ALLOCATIONS, _YOUNG, _OLD = 100_000, 20, 50
"""Objects that may come between two searches, some ten megabytes; searches until older ones have a turn."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Looks for no circular garbage inside the block; what refers in no circle is freed as always."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Passes over what is loaded up to now, and searches rarely; that was a third of resolving a corpus."""
    former = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*former)
        gc.unfreeze()


def collect_rarely() -> None:
    """The same for the rest of the process."""
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS, _YOUNG, _OLD)
