"""Makes an Article of what a format's reader found: passages, title, date and publisher."""

from __future__ import annotations

from urllib.parse import urlsplit

from kgbuild.read.article_date import from_url
from kgbuild.read.boilerplate import BoilerplateRules
from kgbuild.read.options import Limits
from kgbuild.read.plain_text import lay_out
from kgbuild.read.skipped import SkippedDocument, SkipReason
from kgbuild.read.source import RawDocument
from kgbuild.records import Article


def make_article(raw: RawDocument, rules: BoilerplateRules, limits: Limits) -> Article:
    """The article of one document.

    Its date is the one in the metadata, else the one in the byline or dateline, else the one in the URL;
    its title the one in the metadata, else the headline in the text.

    Raises:
        SkippedDocument: There is no article in it, it is too long, or it holds NULs.
    """
    _check(raw, limits)
    text = _representable(raw.text)
    layout = lay_out(text, rules, raw.title)
    if not layout.passages:
        raise _skipped(raw, SkipReason.EMPTY, "holds no text of an article")
    return Article(
        id=raw.id,
        text=text,
        passages=layout.passages,
        title=raw.title or layout.title,
        date=raw.date or layout.date or from_url(raw.url),
        publisher=raw.publisher or publisher_of(raw.url),
        url=raw.url,
        path=raw.path,
    )


def publisher_of(url: str | None) -> str | None:
    """The host of an address without `www.`: what stands for a publisher that is not named."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _check(raw: RawDocument, limits: Limits) -> None:
    if not raw.text.strip():
        raise _skipped(raw, SkipReason.EMPTY, "holds no text")
    if len(raw.text) > limits.characters:
        raise _skipped(
            raw,
            SkipReason.TOO_LARGE,
            f"has {len(raw.text):,} characters where an article may have {limits.characters:,}; split it",
        )
    if (offset := raw.text.find("\0")) >= 0:
        raise _skipped(raw, SkipReason.NOT_TEXT, f"is not text: there is a NUL at character {offset}")


def _representable(text: str) -> str:
    """The text with halves of surrogate pairs, which no output can hold, replaced one for one.

    They come from programs that cut JSON in the middle of an emoji.
    """
    return (
        text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    )


def _skipped(raw: RawDocument, reason: SkipReason, message: str) -> SkippedDocument:
    return SkippedDocument(reason, message, path=raw.path, line=raw.line, document=raw.id)
