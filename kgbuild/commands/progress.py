"""Shows how far reading is: a bar where a person looks on, and elsewhere a plain line now and then."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

SECONDS_BETWEEN_LINES = 30.0


@contextlib.contextmanager
def progress(paths: Sequence[Path]) -> Iterator[Callable[[int], object]]:
    """What is to be called after each document with its number of characters."""
    if not sys.stderr.isatty():
        yield _Lines(paths)
        return
    number = _number_of(paths)
    rate = _Rate()
    with _bar(number, rate) as bar:

        def advance(characters: int) -> None:
            rate.add(characters)
            bar.update(1, characters)

        yield advance


def _bar(number: int, rate: _Rate) -> ProgressBar[int]:
    return click.progressbar(
        length=number,
        label="Documents",
        file=sys.stderr,
        show_pos=True,
        item_show_func=lambda _: rate.words(),
    )


def _number_of(paths: Sequence[Path]) -> int:
    from kgbuild.read.corpus import count_documents

    return count_documents(paths)


class _Rate:
    """How much was done, and how fast."""

    def __init__(self) -> None:
        self.documents = self.characters = 0
        self.began = time.monotonic()

    def add(self, characters: int) -> None:
        self.documents += 1
        self.characters += characters

    @property
    def seconds(self) -> float:
        return max(time.monotonic() - self.began, 1e-6)

    def words(self) -> str:
        """Throughput: `3.2 documents, 19,000 characters a second`."""
        documents, characters = self.documents / self.seconds, self.characters / self.seconds
        return f"{documents:.1f} documents, {characters:,.0f} characters a second"


class _Lines:
    """Says how far it is, at most every half minute."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths, self._rate, self._said = paths, _Rate(), time.monotonic()
        self._number: int | None = None

    def __call__(self, characters: int) -> None:
        self._rate.add(characters)
        if time.monotonic() - self._said < SECONDS_BETWEEN_LINES:
            return
        self._said = time.monotonic()
        if self._number is None:
            self._number = _number_of(self._paths)
        done = self._rate.documents
        left = (self._number - done) * self._rate.seconds / done
        time_left = f"; about {_duration(left)} left" if left > 0 else ""
        click.echo(f"{done:,} documents read, {self._rate.words()}{time_left}", err=True)


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    return (
        f"{seconds:.0f} s" if minutes < 2 else f"{minutes} min" if minutes < 120 else f"{minutes / 60:.1f} h"
    )
