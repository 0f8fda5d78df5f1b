"""The record of a document that was not read, and why: what a report counts and a user retries."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from kgbuild.errors import InputError


class SkipReason(StrEnum):
    """Why a document was left out; the values are what a report groups by."""

    UNREADABLE = "unreadable"
    """The file cannot be opened or read: permissions, a broken link, a fault of the disk."""
    NOT_TEXT = "not-text"
    """Bytes that are no text in any encoding that is read."""
    MALFORMED = "malformed"
    """The container breaks its own format: broken JSON, a truncated archive, a missing column."""
    EMPTY = "empty"
    """There is no article in it: no text, or white space and page furniture only."""
    TOO_LARGE = "too-large"
    """Beyond a limit of size or depth."""
    UNSUPPORTED = "unsupported"
    """A kind of file that is not read."""
    OTHER_LANGUAGE = "other-language"
    """The text is not English."""
    DUPLICATE = "duplicate"
    """The text was read before under another id."""


class SkippedDocument(InputError):  # noqa: N818 (a skip is told, not raised, to callers)
    """One document, or the rest of one container, that was left out; reading goes on with the next.

    Its text is one sentence for the user that names the place first.

    Args:
        reason: Why, in one word.
        message: Why, as the end of a sentence that begins with the place: "is not UTF-8 text".
        path: The file as the user gave it, with the member of an archive behind a `!`.
        line: Line of the file or number of the record, from 1, where there is one.
        document: Id of the document, where it is known.
    """

    def __init__(
        self,
        reason: SkipReason,
        message: str,
        *,
        path: str,
        line: int | None = None,
        document: str | None = None,
    ) -> None:
        self.reason, self.message = reason, message
        self.path, self.line, self.document = path, line, document
        place = path if line is None else f"{path}, line {line}"
        super().__init__(_one_line(f"{place}: {message}"))

    def __reduce__(self) -> tuple[Callable[..., SkippedDocument], tuple[object, ...]]:
        """Pickle by its parts, so that a worker process can send it."""
        return _rebuild, (self.reason, self.message, self.path, self.line, self.document)


def _rebuild(
    reason: SkipReason, message: str, path: str, line: int | None, document: str | None
) -> SkippedDocument:
    return SkippedDocument(reason, message, path=path, line=line, document=document)


def _one_line(message: str) -> str:
    """A message on one line whatever a path or a library puts in it: what cannot be printed is escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in message)
