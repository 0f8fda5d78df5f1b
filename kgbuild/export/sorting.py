"""Sorts more than fits into memory: sorted runs on disk, merged as they are read back."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterator
from itertools import islice
from types import TracebackType
from typing import IO, Self

import msgspec

Entry = tuple[str, ...]
"""Strings, compared one after the other."""
_IN_MEMORY = 32_000_000
"""Characters, about, that are held before they are written: some hundred megabytes."""
_OVERHEAD = 100
_RUNS = 64
"""Files that are open at once; before there are more, they become one."""
_TOGETHER = 128
"""Entries that are written and read at once."""
_encode = msgspec.msgpack.encode
_decode = msgspec.msgpack.Decoder(list[tuple[str, ...]]).decode


class SortedOnDisk:
    """Takes entries in any order, and gives them back sorted; use it in a `with` block.

    Args:
        in_memory: Characters that are held in memory before they are written to a file.
    """

    def __init__(self, in_memory: int = _IN_MEMORY) -> None:
        self._limit, self._size = in_memory, 0
        self._entries: list[Entry] = []
        self._runs: list[IO[bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for run in self._runs:
            run.close()

    def add(self, entry: Entry) -> None:
        """Takes one more in."""
        self._entries.append(entry)
        self._size += sum(map(len, entry)) + _OVERHEAD
        if self._size >= self._limit:
            self._spill()

    def __iter__(self) -> Iterator[Entry]:
        """All that were taken in, in order, as often as they were."""
        self._entries.sort()
        return heapq.merge(*map(_read, self._runs), self._entries)

    def _spill(self) -> None:
        self._entries.sort()
        run = _written(iter(self._entries))
        self._entries, self._size = [], 0
        self._runs.append(run)
        if len(self._runs) == _RUNS:
            together = _written(heapq.merge(*map(_read, self._runs)))
            for run in self._runs:
                run.close()
            self._runs = [together]


def _written(entries: Iterator[Entry]) -> IO[bytes]:
    """A file that is gone when it is closed, with these entries."""
    run: IO[bytes] = tempfile.TemporaryFile(prefix="kgbuild-")  # noqa: SIM115 - closed where they are read
    while batch := list(islice(entries, _TOGETHER)):
        data = _encode(batch)
        run.write(len(data).to_bytes(8, "little"))
        run.write(data)
    return run


def _read(run: IO[bytes]) -> Iterator[Entry]:
    run.seek(0)
    while size := run.read(8):
        yield from _decode(run.read(int.from_bytes(size, "little")))
