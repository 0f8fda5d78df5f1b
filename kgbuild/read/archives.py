"""Opens gzip files and zip archives, and stops where they unpack to more than any text would.

A few kilobytes can unpack to terabytes, once or in many overlapping members, so what comes out is counted
against what went in while it is read, never by the sizes that an archive gives for itself.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import IO, Protocol, cast

from kgbuild.read.options import Limits
from kgbuild.read.skipped import SkippedDocument, SkipReason
from kgbuild.read.source import Source, seekable

UNSUSPECTED = 10_000_000
"""Bytes that may come out whatever went in: a long list of the same record packs well."""

GZIP_ENDINGS = (".gz", ".gzip")


def unpacked(source: Source, limits: Limits) -> Source:
    """What a gzip file holds, as a source of its own; its name is the file's without the ending.

    Reading it raises `SkippedDocument` where it unpacks to too much or is damaged.
    """
    name = source.name
    for ending in GZIP_ENDINGS:
        if name.lower().endswith(ending):
            name = name[: -len(ending)]
    return Source(source.path, source.id, name, partial(_open_gzip, source, limits), named=True)


def members(source: Source, limits: Limits) -> Iterator[Source | SkippedDocument]:
    """The files in a zip archive, in the order of their names; hidden ones and folders are passed over.

    Raises:
        SkippedDocument: It is no zip archive.
    """
    with source.open() as stream, seekable(stream) as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            message = f"is no zip archive, or is cut short: {error}"
            raise SkippedDocument(SkipReason.MALFORMED, message, path=source.path) from error
        budget = _Budget(limits.unpacked)
        with archive:
            for info in sorted(archive.infolist(), key=lambda info: info.filename):
                if info.is_dir() or _is_hidden(info.filename):
                    continue
                path = f"{source.path}!{info.filename}"
                if info.flag_bits & 1:
                    message = "is encrypted; unpack it with its password first"
                    yield SkippedDocument(SkipReason.UNREADABLE, message, path=path)
                    continue
                opened = partial(_open_member, archive, info, path, budget, limits.ratio)
                name = info.filename.rsplit("/", 1)[-1]
                yield Source(path, f"{source.id}/{info.filename}", name, opened)


class _Stream(Protocol):
    """What can be read piece by piece, so that the pieces before a fault are not lost."""

    def read1(self, size: int, /) -> bytes: ...

    def close(self) -> None: ...


class _Budget:
    """Bytes that an archive may still unpack to, shared by its members."""

    def __init__(self, left: int) -> None:
        self.left = left


class _Bounded(io.RawIOBase):
    """Reads the first of some streams and closes all; too much of it, and every fault in it, is a skip."""

    def __init__(
        self, streams: tuple[_Stream, ...], path: str, packed: Callable[[], int], budget: _Budget, ratio: int
    ) -> None:
        self._streams, self._path, self._packed = streams, path, packed
        self._budget, self._ratio, self._read = budget, ratio, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._streams[0].read1(len(buffer))
        except (EOFError, zlib.error, zipfile.BadZipFile, gzip.BadGzipFile, NotImplementedError) as error:
            message = f"is cut short or damaged behind {self._read:,} unpacked bytes: {error}"
            raise SkippedDocument(SkipReason.MALFORMED, message, path=self._path) from error
        self._read += len(data)
        self._budget.left -= len(data)
        if self._budget.left < 0 or self._read > max(UNSUSPECTED, self._ratio * self._packed()):
            message = f"unpacks to more than it should, {self._read:,} bytes and more, so it is not read on"
            raise SkippedDocument(SkipReason.TOO_LARGE, message, path=self._path)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        with suppress(zipfile.BadZipFile, zlib.error):
            for stream in self._streams:
                stream.close()
        super().close()


class _Counted(io.RawIOBase):
    """Counts the bytes that are read from a stream."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self.count = stream, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _open_gzip(source: Source, limits: Limits) -> IO[bytes]:
    counted = _Counted(source.open())
    packed = io.BufferedReader(counted, 1 << 16)
    streams = (gzip.GzipFile(fileobj=packed, mode="rb"), packed)
    budget = _Budget(limits.unpacked)
    return io.BufferedReader(
        _Bounded(streams, source.path, lambda: counted.count, budget, limits.ratio), 1 << 16
    )


def _open_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, budget: _Budget, ratio: int
) -> IO[bytes]:
    try:
        stream = cast(zipfile.ZipExtFile, archive.open(info))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        message = f"cannot be unpacked: {error}"
        raise SkippedDocument(SkipReason.MALFORMED, message, path=path) from error
    return io.BufferedReader(_Bounded((stream,), path, lambda: info.compress_size, budget, ratio), 1 << 16)


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) and part != ".." for part in name.split("/"))
