"""What the readers of all formats share: where bytes come from, and what they yield."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from kgbuild.records import DateValue


@dataclass(frozen=True, slots=True)
class Limits:
    """What is still read; beyond it a document is skipped as too large.

    Attributes:
        characters: Of one document's text. A million is where spaCy's pipelines stop; the longest news
            features have a tenth of it.
        bytes: Of one document as it lies in the file, markup included.
        unpacked: Bytes that one archive may unpack to.
        ratio: How many times its packed size an archive may unpack to, beyond the first megabytes.
            Deflate ends at about 1,000; text stays below 20.
    """

    characters: int = 1_000_000
    bytes: int = 20_000_000
    unpacked: int = 50_000_000_000
    ratio: int = 200


@dataclass(frozen=True, slots=True)
class Source:
    """One file, archive member or stream to read from.

    Attributes:
        path: For messages: the path as given, and an archive's member behind a `!`.
        id: Id of the document if it holds one, and the beginning of ids if it holds many without ids.
        name: File name, whose suffix says what it holds.
        open: Opens it for reading bytes from the beginning.
    """

    path: str
    id: str
    name: str
    open: Callable[[], IO[bytes]]


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One document as its format gives it, before it is known what in it is article.

    Attributes:
        id: From the record or the file; not yet made unique.
        text: As given.
        path, line: Where it stands, for messages.
        title, date, url, publisher: From metadata.
        language: Language code from metadata.
    """

    id: str
    text: str
    path: str
    line: int | None = None
    title: str | None = None
    date: DateValue | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
