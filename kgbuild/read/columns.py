"""Finds id, text, title, date, address and publisher among the columns of a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

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
    "language": ("language", "lang"),
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
    language: str | None = None

    def resolve(self, present: Mapping[str, object] | tuple[str, ...]) -> dict[str, str]:
        """For each field that is there, the column that holds it; names are compared without case."""
        by_name = {
            name.casefold().strip().replace(" ", "_").replace("-", "_"): name
            for name in reversed(tuple(present))
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
