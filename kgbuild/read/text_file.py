"""Reads a plain text file as one document."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.read.encodings import decode
from kgbuild.read.options import ReadOptions
from kgbuild.read.skipped import SkippedDocument, SkipReason
from kgbuild.read.source import RawDocument, Source


def read_text_file(source: Source, options: ReadOptions) -> Iterator[RawDocument | SkippedDocument]:
    """The one document of a text file, its line ends as they are; a byte order mark is no part of it."""
    try:
        yield RawDocument(source.id, decode(whole(source, options.limits.bytes)), source.path)
    except ValueError as error:
        yield SkippedDocument(SkipReason.NOT_TEXT, str(error), path=source.path, document=source.id)


def whole(source: Source, limit: int) -> bytes:
    """All bytes of a source that is one document.

    Raises:
        SkippedDocument: There are more than `limit`.
    """
    with source.open() as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        message = f"is larger than the {limit:,} bytes that a document may have; split it"
        raise SkippedDocument(SkipReason.TOO_LARGE, message, path=source.path, document=source.id)
    return data
