"""Reads articles from JSON: one record a line, or one file with one record or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kgbuild.read.columns import document_of_row, no_text_column
from kgbuild.read.encodings import LineTooLongError, decode, text_lines
from kgbuild.read.options import ReadOptions
from kgbuild.read.skipped import SkippedDocument, SkipReason
from kgbuild.read.source import RawDocument, Source
from kgbuild.read.text_file import whole

LARGEST_JSON = 10
"""How many times the size of a document a file may have that must be read as a whole."""


def read_json_lines(source: Source, options: ReadOptions) -> Iterator[RawDocument | SkippedDocument]:
    """One document for each line, a JSON object with a field for the text; blank lines count as lines.

    A line that cannot be read is yielded as skipped with its number, and reading goes on with the next.
    """
    with source.open() as stream:
        for number, line in text_lines(stream, options.limits.bytes):
            if isinstance(line, ValueError):
                yield _unreadable_line(line, source, number)
            elif line.strip():
                yield _document(line, number, source, options)


def read_json(source: Source, options: ReadOptions) -> Iterator[RawDocument | SkippedDocument]:
    """The documents of a file that is one JSON object, or a list of objects, which are numbered from 1.

    Raises:
        SkippedDocument: It is no JSON, or too large to be read as a whole.
    """
    try:
        value = json.loads(decode(whole(source, LARGEST_JSON * options.limits.bytes)))
    except (ValueError, RecursionError) as error:
        message = f"is not JSON: {_reason(error)}"
        raise SkippedDocument(SkipReason.MALFORMED, message, path=source.path) from error
    for number, record in enumerate(value if isinstance(value, list) else [value], 1):
        yield _document_of(record, number, source, options)


def _document(line: str, number: int, source: Source, options: ReadOptions) -> RawDocument | SkippedDocument:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        message = f"is not JSON: {_reason(error)}"
        return SkippedDocument(SkipReason.MALFORMED, message, path=source.path, line=number)
    return _document_of(record, number, source, options)


def _document_of(
    record: object, number: int, source: Source, options: ReadOptions
) -> RawDocument | SkippedDocument:
    message = "is not a JSON object with a field `text`"
    if isinstance(record, dict):
        chosen = options.columns.resolve(record)
        if "text" in chosen:
            return document_of_row(record, chosen, source, number)
        message = no_text_column(options.columns, record)
    return SkippedDocument(SkipReason.MALFORMED, message, path=source.path, line=number)


def _unreadable_line(error: ValueError, source: Source, number: int) -> SkippedDocument:
    reason = SkipReason.TOO_LARGE if isinstance(error, LineTooLongError) else SkipReason.NOT_TEXT
    return SkippedDocument(reason, str(error), path=source.path, line=number)


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1}"
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
