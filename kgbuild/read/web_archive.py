"""Reads articles from web archives (WARC, ISO 28500), such as the news crawl of Common Crawl.

A record's date is when it was crawled, never the article's date. The document's id is the address that was
fetched, so that a later crawl of a page has the id of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any

from kgbuild.extras import import_extra
from kgbuild.read.encodings import decode
from kgbuild.read.options import ReadOptions
from kgbuild.read.skipped import SkippedDocument, SkipReason
from kgbuild.read.source import RawDocument, Source
from kgbuild.read.web_page import page_document

PANIC = "PanicException"
"""What a fault in a library written in Rust raises; it is no Exception, and would end the whole corpus."""
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})


def read_web_archive(source: Source, options: ReadOptions) -> Iterator[RawDocument | SkippedDocument]:
    """One document for each page that was fetched with success, and each text extracted (WET).

    Records are numbered from 1. Images, scripts, redirections and pages of errors are passed over.

    Raises:
        MissingExtraError: fastwarc is not installed.
        SkippedDocument: From here on the archive cannot be read.
    """
    warc = require_warc()
    kinds = warc.WarcRecordType.response | warc.WarcRecordType.conversion | warc.WarcRecordType.resource
    number = 0
    with source.open() as stream:
        try:
            for record in warc.ArchiveIterator(_Stream(stream), record_types=kinds, parse_http=False):
                number += 1
                document = _document(record, number, source, options)
                if document is not None:
                    yield document
        except BaseException as error:
            if not isinstance(error, OSError | ValueError) and type(error).__name__ != PANIC:
                raise
            message = f"is no web archive, or is damaged behind record {number}: {str(error)[:80]}"
            raise SkippedDocument(SkipReason.MALFORMED, message, path=source.path) from error


class _Stream:
    """A stream of which the place is known even if one cannot jump in it, as fastwarc wants it."""

    def __init__(self, stream: IO[bytes]) -> None:
        # Piece by piece, so that what stands before a fault is handed on before the fault is met.
        self._read, self._place = getattr(stream, "read1", stream.read), 0

    def read(self, size: int = -1) -> bytes:
        data: bytes = self._read(size)
        self._place += len(data)
        return data

    def tell(self) -> int:
        return self._place


def require_warc() -> Any:
    """The module fastwarc.warc.

    Raises:
        MissingExtraError: It is not installed.
    """
    return import_extra("fastwarc.warc", "fastwarc", "warc", "to read web archives")


def _document(
    record: Any, number: int, source: Source, options: ReadOptions
) -> RawDocument | SkippedDocument | None:
    """The document of a record; None for one that is no page."""
    url = str(record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    identifier = url or f"{source.id}#{number}"

    def skipped(reason: SkipReason, message: str) -> SkippedDocument:
        return SkippedDocument(reason, message, path=source.path, line=number, document=identifier)

    limit = options.limits.bytes
    if record.content_length > limit:
        return skipped(SkipReason.TOO_LARGE, f"is larger than the {limit:,} bytes that a document may have")
    declared = record.content_length
    try:
        record.freeze()
        if record.content_length < declared:
            return skipped(SkipReason.MALFORMED, "is cut short")
        record.parse_http(auto_decode="all")
        media_type, charset = _media_type(record)
        if media_type is None:
            return None
        data = record.reader.read(limit + 1)
    except (OSError, ValueError) as error:
        return skipped(SkipReason.MALFORMED, f"is a damaged record: {str(error)[:80]}")
    if len(data) > limit:
        return skipped(SkipReason.TOO_LARGE, f"unpacks to more than {limit:,} bytes")
    if media_type in HTML_TYPES:
        page = page_document(data, identifier, source.path, url=url, charset=charset)
        if isinstance(page, SkippedDocument):
            return skipped(page.reason, page.message)
        return replace(page, line=number)
    try:
        return RawDocument(identifier, decode(data, charset), source.path, number, url=url)
    except ValueError as error:
        return skipped(SkipReason.NOT_TEXT, str(error))


def _media_type(record: Any) -> tuple[str | None, str | None]:
    """Media type and encoding of a record that is a page or text; a pair of None for any other."""
    if record.http_headers is None:
        media_type, charset = record.headers.get("Content-Type", "").split(";")[0].strip().lower(), None
    elif record.http_headers.status_code is not None and not 200 <= record.http_headers.status_code < 300:
        return None, None
    else:
        media_type, charset = (record.http_content_type or "").lower(), record.http_charset
    return (media_type, charset) if media_type in HTML_TYPES | {"text/plain"} else (None, None)
