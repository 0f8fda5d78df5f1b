"""Picks the reader for a file, and goes into archives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from kgbuild.errors import MissingExtraError
from kgbuild.read.archives import members, unpacked
from kgbuild.read.formats import HEAD_BYTES, Format, format_of_bytes, format_of_name
from kgbuild.read.json_records import read_json, read_json_lines
from kgbuild.read.options import ReadOptions
from kgbuild.read.skipped import SkippedDocument, SkipReason
from kgbuild.read.source import RawDocument, Source
from kgbuild.read.tables import read_delimited, read_parquet
from kgbuild.read.text_file import read_text_file
from kgbuild.read.web_archive import read_web_archive
from kgbuild.read.web_page import read_web_page

Documents = Iterator[RawDocument | SkippedDocument]
Reader = Callable[[Source, ReadOptions], Documents]

READERS: Mapping[Format, Reader] = {
    Format.TEXT: read_text_file,
    Format.HTML: read_web_page,
    Format.JSON_LINES: read_json_lines,
    Format.JSON: read_json,
    Format.DELIMITED: read_delimited,
    Format.PARQUET: read_parquet,
    Format.WARC: read_web_archive,
}


def read_source(source: Source, options: ReadOptions, depth: int = 0) -> Documents:
    """All documents of a file, and of the files in it; what cannot be read is yielded, never raised.

    Args:
        source: The file.
        options: Columns and limits.
        depth: How many archives are around it.
    """
    empty = True
    try:
        for document in _read(source, options, depth):
            empty = False
            yield document
        if empty:
            raise SkippedDocument(SkipReason.EMPTY, "holds no document", path=source.path, document=source.id)
    except SkippedDocument as skipped:
        yield skipped
    except MissingExtraError as error:
        message = f"cannot be read: {error}"
        yield SkippedDocument(SkipReason.UNSUPPORTED, message, path=source.path, document=source.id)
    except OSError as error:
        message = f"cannot be read ({error.strerror or error}); check the file and its permissions"
        yield SkippedDocument(SkipReason.UNREADABLE, message, path=source.path, document=source.id)


def _read(source: Source, options: ReadOptions, depth: int) -> Documents:
    found = format_of_name(source.name)
    if found is not None:
        yield from _read_as(found, source, options, depth)
    elif source.named:
        with source.open() as stream:
            peek = getattr(stream, "peek", None)
            head = bytes(peek(HEAD_BYTES)[:HEAD_BYTES]) if peek else b""
            opened = replace(source, open=lambda: stream)
            yield from _read_as(format_of_bytes(head), opened, options, depth)
    else:
        message = "is passed over, because its name does not end as those of files that are read"
        raise SkippedDocument(SkipReason.UNSUPPORTED, message, path=source.path, document=source.id)


def _read_as(found: Format, source: Source, options: ReadOptions, depth: int) -> Documents:
    if found in READERS:
        yield from READERS[found](source, options)
    elif depth >= options.limits.depth:
        message = f"lies in {depth} archives within each other, deeper than is read"
        raise SkippedDocument(SkipReason.TOO_LARGE, message, path=source.path)
    elif found is Format.GZIP:
        yield from read_source(unpacked(source, options.limits), options, depth + 1)
    else:
        for member in members(source, options.limits):
            if isinstance(member, SkippedDocument):
                yield member
            else:
                yield from read_source(member, options, depth + 1)
