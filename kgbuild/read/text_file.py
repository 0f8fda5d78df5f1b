"""Reads a plain text file as one document."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.read.skipped import SkippedDocument, SkipReason
from kgbuild.read.source import Limits, RawDocument, Source


def read_text_file(source: Source, limits: Limits) -> Iterator[RawDocument | SkippedDocument]:
    """The one document of a text file, its line ends as they are; a byte order mark is no part of it."""
    with source.open() as stream:
        data = stream.read(limits.bytes + 1)
    if len(data) > limits.bytes:
        message = f"is larger than the {limits.bytes:,} bytes that a document may have; split it"
        yield SkippedDocument(SkipReason.TOO_LARGE, message, path=source.path, document=source.id)
        return
    try:
        yield RawDocument(source.id, decode(data), source.path)
    except ValueError as error:
        yield SkippedDocument(SkipReason.NOT_TEXT, str(error), path=source.path, document=source.id)


def decode(data: bytes) -> str:
    """The text of these bytes, read as UTF-8.

    Raises:
        ValueError: They are no text; the message is one for the user and says where.
    """
    if (offset := data.find(b"\0")) >= 0:
        raise ValueError(f"is not text: there is a NUL at byte offset {offset}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"is not UTF-8 text: byte 0x{data[error.start]:02x} cannot stand at byte offset {error.start}"
        ) from error
