"""Reads articles from the rows of tables: CSV, TSV and Parquet."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kgbuild.extras import import_extra
from kgbuild.read.columns import document_of_row, no_text_column
from kgbuild.read.encodings import LineTooLongError, text_lines
from kgbuild.read.options import ReadOptions
from kgbuild.read.skipped import SkippedDocument, SkipReason
from kgbuild.read.source import RawDocument, Source, seekable

DELIMITERS = ",;\t|"
"""Tried in this order on the first line; semicolons are what Excel writes where the comma is decimal."""
BATCH_ROWS = 64
"""Rows of Parquet held at a time: with documents at their limit, some hundred megabytes."""

Line = tuple[int, str | ValueError]


def read_delimited(source: Source, options: ReadOptions) -> Iterator[RawDocument | SkippedDocument]:
    """One document for each row of a CSV or TSV file with a header; columns are found by their names.

    Rows are numbered by the line on which they begin. Where a quote is opened and never closed, only the
    row that opens it is lost: reading goes on with the line behind its first.
    """
    limits = options.limits
    csv.field_size_limit(max(csv.field_size_limit(), limits.bytes))
    with source.open() as stream:
        rows = _rows(text_lines(stream, limits.bytes), source, 2 * limits.characters)
        header = next((row for _, row in rows if not isinstance(row, SkippedDocument)), [])
        chosen = options.columns.resolve(header)
        if "text" not in chosen:
            message = no_text_column(options.columns, header) + "; name the column of the text"
            yield SkippedDocument(SkipReason.MALFORMED, message, path=source.path)
            return
        for number, row in rows:
            if isinstance(row, SkippedDocument):
                yield row
            elif len(row) != len(header):
                message = f"has {len(row)} fields where the header has {len(header)}"
                yield SkippedDocument(SkipReason.MALFORMED, message, path=source.path, line=number)
            else:
                yield document_of_row(dict(zip(header, row, strict=True)), chosen, source, number)


def read_parquet(source: Source, options: ReadOptions) -> Iterator[RawDocument | SkippedDocument]:
    """One document for each row of a Parquet file; only the columns needed are read.

    Raises:
        MissingExtraError: pyarrow is not installed.
        SkippedDocument: The file is no Parquet or is cut short; documents before that have been yielded.
    """
    parquet = require_parquet()
    number = 0
    with source.open() as stream, seekable(stream) as file:
        try:
            table = parquet.ParquetFile(file)
            names = table.schema_arrow.names
            chosen = options.columns.resolve(names)
            if "text" not in chosen:
                message = no_text_column(options.columns, names) + "; name the column of the text"
                raise SkippedDocument(SkipReason.MALFORMED, message, path=source.path)
            for batch in table.iter_batches(BATCH_ROWS, columns=sorted(set(chosen.values()))):
                for index in range(batch.num_rows):
                    number += 1
                    yield _parquet_document(batch.slice(index, 1), chosen, source, number)
        except (ValueError, OSError, TypeError) as error:  # pyarrow's errors are all of these
            message = f"is no Parquet file, or is cut short or damaged behind row {number}: {str(error)[:80]}"
            raise SkippedDocument(SkipReason.MALFORMED, message, path=source.path) from error


def require_parquet() -> Any:
    """The module pyarrow.parquet.

    Raises:
        MissingExtraError: It is not installed.
    """
    return import_extra("pyarrow.parquet", "pyarrow", "parquet", "to read Parquet files")


def _parquet_document(
    row: Any, chosen: Mapping[str, str], source: Source, number: int
) -> RawDocument | SkippedDocument:
    """The document of a record batch of one row; times lose what is smaller than a millisecond."""
    values: dict[str, object] = {}
    try:
        for name, column in zip(row.schema.names, row.columns, strict=True):
            is_time = str(column.type).startswith("timestamp")
            values[name] = (column.cast("timestamp[ms]", safe=False) if is_time else column)[0].as_py()
    except ValueError as error:
        message = f"has a value that cannot be read: {str(error)[:80]}"
        return SkippedDocument(SkipReason.NOT_TEXT, message, path=source.path, line=number)
    return document_of_row(values, chosen, source, number)


def _rows(
    lines: Iterator[Line], source: Source, longest: int
) -> Iterator[tuple[int, list[str] | SkippedDocument]]:
    """Rows with the number of their first line; a row that cannot be parsed costs its first line only.

    Args:
        lines: Of the whole file.
        source: For messages.
        longest: Characters of a row beyond which its quote is taken to be unclosed.
    """
    pending: deque[Line] = deque()
    delimiter = ""
    while line := pending.popleft() if pending else next(lines, None):
        number, text = line
        if isinstance(text, ValueError):
            reason = SkipReason.TOO_LARGE if isinstance(text, LineTooLongError) else SkipReason.NOT_TEXT
            yield number, SkippedDocument(reason, str(text), path=source.path, line=number)
            continue
        delimiter = delimiter or _delimiter(text, source.name)
        taken: list[Line] = []
        try:
            row = _parse(text, _follow(pending, lines, taken, longest), delimiter)
        except csv.Error as error:
            pending.extendleft(reversed(taken))
            message = f"is no row of this table ({error}); a quote is missing or too many"
            yield number, SkippedDocument(SkipReason.MALFORMED, message, path=source.path, line=number)
        else:
            if row:
                yield number, row


def _follow(pending: deque[Line], lines: Iterator[Line], taken: list[Line], longest: int) -> Iterator[str]:
    """Further lines of a row, noted in `taken`, until one is no text or the row is too long."""
    length = 0
    while length <= longest and (line := pending.popleft() if pending else next(lines, None)):
        taken.append(line)
        if isinstance(line[1], ValueError):
            return
        length += len(line[1])
        yield line[1]


def _parse(first: str, following: Iterator[str], delimiter: str) -> list[str]:
    """The row that begins with this line, with what its quoted fields need of the following ones."""

    def lines() -> Iterable[str]:
        yield first
        yield from following

    return next(csv.reader(lines(), delimiter=delimiter, strict=True), [])


def _delimiter(header: str, name: str) -> str:
    if ".tsv" in name.lower() or ".tab" in name.lower():
        return "\t"
    return max(DELIMITERS, key=lambda d: (header.count(d), -DELIMITERS.index(d)))
