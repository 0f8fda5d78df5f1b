"""Makes documents of records: finds id, text, title, date, address and publisher among their columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from kgbuild.read.article_date import from_metadata
from kgbuild.read.skipped import SkippedDocument, SkipReason
from kgbuild.read.source import RawDocument, Source

USUAL_NAMES = {
    "text": ("text", "body", "content", "article", "article_text", "articlebody", "maintext", "main_text",
             "full_text", "fulltext", "raw_text", "story", "document", "plain_text", "news", "sentence"),
    "id": ("id", "doc_id", "docid", "document_id", "article_id", "uid", "uuid", "guid", "key", "_id"),
    "title": ("title", "headline", "headline_main", "heading", "article_title"),
    "date": ("date", "published", "date_published", "datepublished", "published_at", "publishedat",
             "publication_date", "pub_date", "pubdate", "publish_date", "published_date", "date_publish",
             "created_at", "time", "timestamp", "datetime"),
    "url": ("url", "link", "source_url", "sourceurl", "article_url", "web_url", "canonical_url", "href",
            "uri"),
    "publisher": ("publisher", "source", "source_name", "site", "sitename", "site_name", "outlet",
                  "newspaper", "publication", "media", "source_domain", "domain", "provider"),
}  # fmt: skip
"""The names under which corpora of news keep each field, the commonest first."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns to take, where the user names them; None is guessed by the usual names."""

    text: str | None = None
    id: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    publisher: str | None = None

    def resolve(self, present: Iterable[str]) -> dict[str, str]:
        """For each field that is there, the column that holds it; usual names are compared without case."""
        present = list(present)
        by_name = {
            name.casefold().strip().replace(" ", "_").replace("-", "_"): name for name in reversed(present)
        }
        chosen: dict[str, str] = {}
        for field in fields(self):
            wanted = getattr(self, field.name)
            if wanted is not None:
                if wanted in present:
                    chosen[field.name] = wanted
                continue
            name = next((by_name[n] for n in USUAL_NAMES[field.name] if n in by_name), None)
            if name is not None:
                chosen[field.name] = name
        return chosen


def no_text_column(columns: Columns, present: Iterable[str]) -> str:
    """The end of the sentence that says that records have no column for the text."""
    wanted = f"`{columns.text}`" if columns.text else "`text`"
    return f"has no field {wanted}; it has {', '.join(repr(name) for name in sorted(present))[:120]}"


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
    text = row.get(chosen["text"])
    identifier = _string(row.get(chosen.get("id", ""))) or f"{source.id}#{number}"
    if text is not None and not isinstance(text, str):
        message, reason = f"has a text that is no string but {text!r:.40}", SkipReason.MALFORMED
        return SkippedDocument(reason, message, path=source.path, line=number, document=identifier)
    if text is None or not text.strip():
        reason = SkipReason.EMPTY
        return SkippedDocument(reason, "has no text", path=source.path, line=number, document=identifier)
    return RawDocument(
        id=identifier,
        text=text,
        path=source.path,
        line=number,
        title=_string(row.get(chosen.get("title", ""))),
        date=from_metadata(row.get(chosen.get("date", ""))),
        url=_string(row.get(chosen.get("url", ""))),
        publisher=_string(row.get(chosen.get("publisher", ""))),
    )


def _string(value: object) -> str | None:
    """A field's value as a string without white space around it; None where it is empty or a container."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return str(value)
