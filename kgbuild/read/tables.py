"""Reads articles from the rows of tables, beginning with JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import IO

from kgbuild.read.article_date import from_metadata
from kgbuild.read.columns import Columns
from kgbuild.read.skipped import SkippedDocument, SkipReason
from kgbuild.read.source import Limits, RawDocument, Source

UTF8_BOM = b"\xef\xbb\xbf"


def read_json_lines(
    source: Source, limits: Limits, columns: Columns
) -> Iterator[RawDocument | SkippedDocument]:
    """One document for each line, a JSON object with a field for the text; blank lines count as lines.

    A line that cannot be read is yielded as skipped with its number, and reading goes on with the next.
    """
    with source.open() as stream:
        for number, line in _lines(stream, limits.bytes):
            if line is None:
                message = f"is longer than the {limits.bytes:,} bytes that a document may have"
                yield SkippedDocument(SkipReason.TOO_LARGE, message, path=source.path, line=number)
            elif line.strip():
                yield _json_document(line, number, source, columns)


def document_of_row(
    row: Mapping[str, object], chosen: Mapping[str, str], source: Source, number: int
) -> RawDocument | SkippedDocument:
    """The document that one row holds.

    Args:
        row: Values by column.
        chosen: The column of each field, from `Columns.resolve`.
        source: Where the row stands.
        number: Its line or number, from 1.
    """
    text = row.get(chosen.get("text", ""))
    identifier = _string(row.get(chosen.get("id", ""))) or f"{source.id}#{number}"
    if not isinstance(text, str) or not text.strip():
        message = (
            "has no text"
            if text is None or isinstance(text, str)
            else f"has a text that is no string but {text!r:.40}"
        )
        reason = SkipReason.EMPTY if text is None or isinstance(text, str) else SkipReason.MALFORMED
        return SkippedDocument(reason, message, path=source.path, line=number, document=identifier)
    return RawDocument(
        id=identifier,
        text=text,
        path=source.path,
        line=number,
        title=_string(row.get(chosen.get("title", ""))),
        date=from_metadata(row.get(chosen.get("date", ""))),
        url=_string(row.get(chosen.get("url", ""))),
        publisher=_string(row.get(chosen.get("publisher", ""))),
        language=_string(row.get(chosen.get("language", ""))),
    )


def _json_document(
    line: bytes, number: int, source: Source, columns: Columns
) -> RawDocument | SkippedDocument:
    def skipped(reason: SkipReason, message: str) -> SkippedDocument:
        return SkippedDocument(reason, message, path=source.path, line=number)

    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return skipped(
            SkipReason.NOT_TEXT,
            f"is not UTF-8: byte 0x{line[error.start]:02x} at byte offset {error.start} of the line",
        )
    except (ValueError, RecursionError) as error:
        return skipped(SkipReason.MALFORMED, f"is not JSON: {_reason(error)}")
    if not isinstance(record, dict):
        return skipped(SkipReason.MALFORMED, "is not a JSON object with a field `text`")
    chosen = columns.resolve(record)
    if "text" not in chosen:
        wanted = f"`{columns.text}`" if columns.text else "`text`"
        return skipped(
            SkipReason.MALFORMED,
            f"has no field {wanted}; it has {', '.join(map(repr, sorted(record)))[:120]}",
        )
    return document_of_row(record, chosen, source, number)


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1}"
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)


def _lines(stream: IO[bytes], limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines without their end; None for one beyond the limit, of which no more is held."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line.removeprefix(UTF8_BOM) if number == 1 else line


def _string(value: object) -> str | None:
    """A field's value as a string without white space around it; None where it is empty or a container."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return str(value)
