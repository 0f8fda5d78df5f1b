"""Cuts a stream of documents into batches of bounded number and size, for notes and for books alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar


class HasText(Protocol):
    """A document, as it was found or as an article."""

    @property
    def text(self) -> str:
        """Its characters, of which a batch may have so many."""
        ...


Document = TypeVar("Document", bound=HasText)


def batches(documents: Iterable[Document], number: int, characters: int) -> Iterator[list[Document]]:
    """Documents in batches, in their order; a batch ends at whichever bound comes first.

    Args:
        documents: Are taken only as far as the batch at hand needs.
        number: So many documents end a batch.
        characters: So many characters, together, end a batch.
    """
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if len(batch) >= number or size >= characters:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
