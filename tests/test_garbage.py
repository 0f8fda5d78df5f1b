"""Garbage collection is off inside a block, and afterwards as it was before, whatever happened."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from kgbuild.garbage import uncollected


@pytest.fixture(autouse=True)
def left_on() -> Iterator[None]:
    """The other tests are not left without garbage collection."""
    yield
    gc.enable()


def test_nothing_is_collected_inside_and_all_is_as_before_behind() -> None:
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()

    assert gc.isenabled()


def test_what_was_off_stays_off() -> None:
    gc.disable()

    with uncollected():
        pass

    assert not gc.isenabled()


def test_a_failure_inside_turns_it_on_again() -> None:
    with pytest.raises(ValueError, match="broken"), uncollected():
        raise ValueError("broken")

    assert gc.isenabled()
