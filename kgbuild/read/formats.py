"""Says which format a file has, by the ending of its name or by its first bytes."""

from __future__ import annotations

import re
from enum import StrEnum


class Format(StrEnum):
    """The formats that are read."""

    TEXT = "text"
    HTML = "HTML"
    JSON_LINES = "JSON Lines"
    JSON = "JSON"
    DELIMITED = "CSV or TSV"
    PARQUET = "Parquet"
    WARC = "WARC"
    GZIP = "gzip"
    ZIP = "zip"


ENDINGS = {
    "txt": Format.TEXT, "text": Format.TEXT, "md": Format.TEXT,
    "html": Format.HTML, "htm": Format.HTML, "xhtml": Format.HTML, "shtml": Format.HTML,
    "jsonl": Format.JSON_LINES, "ndjson": Format.JSON_LINES, "jsonlines": Format.JSON_LINES,
    "json": Format.JSON,
    "csv": Format.DELIMITED, "tsv": Format.DELIMITED, "tab": Format.DELIMITED,
    "parquet": Format.PARQUET, "pq": Format.PARQUET,
    "warc": Format.WARC, "wet": Format.WARC,
    "gz": Format.GZIP, "gzip": Format.GZIP,
    "zip": Format.ZIP,
}  # fmt: skip

HEAD_BYTES = 2048
"""What is looked at to tell a format."""

_MAGIC = (
    (b"\x1f\x8b", Format.GZIP),
    (b"PK\x03\x04", Format.ZIP),
    (b"PAR1", Format.PARQUET),
    (b"WARC/", Format.WARC),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON_OBJECT = re.compile(rb"\s*\{\s*\"")
_JSON_LIST = re.compile(rb"\s*\[\s*\{")


def format_of_name(name: str) -> Format | None:
    """The format that a file's name ends in; None where it ends in none that is read."""
    return ENDINGS.get(name.rpartition(".")[2].lower()) if "." in name else None


def format_of_bytes(head: bytes) -> Format:
    """The format that a document without a telling name begins like; text where it is like no other."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return found
    if _HTML.match(head):
        return Format.HTML
    if _JSON_LIST.match(head):
        return Format.JSON
    return Format.JSON_LINES if _JSON_OBJECT.match(head) else Format.TEXT
