"""Makes text of bytes: UTF-8 first, then what the document declares, then what the bytes look like.

English text that is not UTF-8 is nearly always Windows-1252, in which the curly quotes of news are written;
it is taken at once where letters beyond ASCII are rare. What is left is put to charset-normalizer. A UTF-8
text in which some bytes are damaged is not guessed at: read in any other encoding, all its quotes would turn
into rubbish.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, AnyStr

from charset_normalizer import from_bytes

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks, UTF-32 before UTF-16, whose marks are the beginning of its own."""

FEW_LETTERS = 0.05
"""Share of letters beyond ASCII up to which a text can be English with foreign names."""
SAMPLE_BYTES = 50_000
"""What the encoding is guessed from; more adds seconds and no certainty."""

_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of these bytes, without a byte order mark; line ends stay as they are.

    Args:
        data: A whole document.
        declared: The encoding that the document or its server names.

    Raises:
        ValueError: They are no text; the message ends a sentence for the user and says where.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if (offset := data.find(b"\0")) >= 0:
        raise ValueError(f"is not text: there is a NUL at byte offset {offset}")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = (
            f"is not UTF-8 text: byte 0x{data[error.start]:02x} cannot stand at byte offset {error.start}"
        )
        if _is_damaged_utf8(data) or _CONTROL.search(data):
            raise ValueError(message) from error
    for encoding in _candidates(data, declared):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise ValueError(message + ", and no other encoding fits")


def text_lines(stream: IO[bytes], limit: int) -> Iterator[tuple[int, str | ValueError]]:
    """The lines of a stream with their numbers and line ends, each decoded by itself.

    Args:
        stream: A buffered stream of bytes.
        limit: Bytes, or characters of UTF-16, that a line may have.

    Yields:
        Number and text, or instead of the text the error that says why there is none: a ValueError where
        it is no text, a LineTooLongError where it is longer than the limit.
    """
    wide = _wide_encoding(stream)
    if wide is None:
        for number, line in _bounded_lines(stream, limit, b"\n"):
            yield number, _decoded_line(line) if isinstance(line, bytes) else line
        return
    text = io.TextIOWrapper(stream, encoding=wide, newline="\n", errors="replace")
    try:
        yield from _bounded_lines(text, limit, "\n")
    finally:
        with suppress(ValueError):  # a reader that has enough has closed the stream
            text.detach()


def _bounded_lines(
    stream: IO[AnyStr], limit: int, end: AnyStr
) -> Iterator[tuple[int, AnyStr | LineTooLongError]]:
    """Numbered lines; of one beyond the limit no more than the limit is held."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith(end):
            yield number, line
            continue
        while (rest := stream.readline(limit)) and not rest.endswith(end):
            pass
        yield number, LineTooLongError(f"is longer than the {limit:,} bytes that a document may have")


class LineTooLongError(ValueError):
    """A line is longer than a document may be."""


def _decoded_line(line: bytes) -> str | ValueError:
    try:
        return decode(line)
    except ValueError as error:
        return error


def _wide_encoding(stream: IO[bytes]) -> str | None:
    """UTF-16 or UTF-32, where the stream begins with its mark; nothing is consumed."""
    peek = getattr(stream, "peek", None)
    head = bytes(peek(4)[:4]) if peek else b""
    return next((name for mark, name in BOMS[1:] if head.startswith(mark)), None)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        offset = error.start + len(data) - len(error.object)  # where the mark was taken off before
        raise ValueError(
            f"is not the {encoding.removesuffix('-sig').upper()} text that its first bytes announce: "
            f"byte 0x{data[offset]:02x} cannot stand at byte offset {offset}"
        ) from error


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most bytes beyond ASCII stand in sequences that only UTF-8 makes."""
    high = len(_HIGH.findall(data))
    return 2 * sum(len(match) for match in _SEQUENCE.findall(data)) > high


def _candidates(data: bytes, declared: str | None) -> Iterator[str]:
    """Encodings to try, the likeliest first."""
    if declared and declared.lower().replace("_", "-") not in {"utf-8", "utf8", "ascii", "us-ascii"}:
        yield "cp1252" if declared.lower() in {"iso-8859-1", "latin-1", "latin1"} else declared
    # Windows-1252 has letters from 0xC0 on; below are its quotes, dashes and signs.
    letters = sum(data.count(bytes([b])) for b in range(0xC0, 0x100))
    if letters <= FEW_LETTERS * len(data):
        yield "cp1252"
    best = from_bytes(data[:SAMPLE_BYTES]).best()
    if best is not None:
        yield best.encoding
