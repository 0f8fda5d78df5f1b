"""What the readers of all formats share: where bytes come from, and what a document is before cleaning."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from kgbuild.records import DateValue

SPOOL_BYTES = 32_000_000
"""Of a stream that must be read from the end, so much is held in memory and the rest on disk."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file, archive member or stream to read from.

    Attributes:
        path: For messages: the path as given, and an archive's member behind a `!`.
        id: Id of the document if it holds one, and the beginning of ids if it holds many without ids.
        name: File name, whose ending says what it holds.
        open: Opens it for reading bytes from the beginning, buffered.
        named: The user named it, so that it is read whatever its name ends in.
    """

    path: str
    id: str
    name: str
    open: Callable[[], IO[bytes]]
    named: bool = False


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One document as its format gives it, before it is known what in it is article.

    Attributes:
        id: From the record or the file; not yet made unique.
        text: As given.
        path: Where it stands, for messages.
        line: Its line or the number of its record, from 1, where there are many.
        title: From metadata, as are date, url and publisher.
        date: Publication date.
        url: Its own address.
        publisher: Name of who published it.
    """

    id: str
    text: str
    path: str
    line: int | None = None
    title: str | None = None
    date: DateValue | None = None
    url: str | None = None
    publisher: str | None = None


def seekable(stream: IO[bytes]) -> IO[bytes]:
    """The stream itself if one can jump in it, else a copy that is gone when it is closed.

    Formats that keep their table of contents at the end need one.
    """
    if stream.seekable():
        return stream
    copy = tempfile.SpooledTemporaryFile(max_size=SPOOL_BYTES)  # noqa: SIM115 (the caller closes it)
    try:
        shutil.copyfileobj(stream, copy, 1 << 20)
    except BaseException:
        copy.close()
        raise
    copy.seek(0)
    return copy
