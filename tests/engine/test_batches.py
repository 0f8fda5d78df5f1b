"""Documents are cut into batches of bounded number and size, and taken no further ahead than that."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.engine.batches import batches
from kgbuild.read.source import RawDocument


def document(text: str = "word") -> RawDocument:
    return RawDocument("a", text, "a")


def test_a_batch_ends_at_its_number_of_documents_or_of_characters() -> None:
    many, long = [document()] * 7, [document("x" * 100)] * 3

    assert [len(batch) for batch in batches(many, 3, 1_000)] == [3, 3, 1]
    assert [len(batch) for batch in batches(long, 3, 100)] == [1, 1, 1]


def test_documents_are_taken_no_further_than_a_batch_ahead() -> None:
    """Memory does not grow with the corpus: the stages are generators."""
    taken: list[int] = []

    def documents() -> Iterator[RawDocument]:
        for number in range(100):
            taken.append(number)
            yield document()

    next(batches(documents(), 4, 1_000))

    assert len(taken) == 4
