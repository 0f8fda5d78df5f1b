"""Keeps the events that a document has told so far, for what later sentences take up of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kgbuild.extract.coreference import Coreference
from kgbuild.extract.syntax.tree import Node
from kgbuild.records import EventMention, Status

UNREAL = frozenset({Status.THREATENED, Status.CONSIDERED, Status.DEMANDED, Status.NOT_OCCURRED})
"""What is not told to happen at all is nothing that `the attack` could be."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event mention with the number of its sentence and the token that heads it."""

    mention: EventMention
    sentence: int
    head: Node


class ToldBefore:
    """The event mentions of one document so far.

    Args:
        coreference: Says which sentences are of one story.
    """

    def __init__(self, coreference: Coreference) -> None:
        self._coreference = coreference
        self._events: list[Told] = []

    def see(self, mention: EventMention, head: Node) -> None:
        """Takes note of a mention that later ones can refer to."""
        if mention.factuality.status not in UNREAL:
            self._events.append(Told(mention, head.sentence, head))

    def sentences(self, sentence: int, reach: int) -> Sequence[int]:
        """The number of a sentence and those of its story before it, nearest first.

        Args:
            sentence: Number of a sentence.
            reach: How many sentences before it are asked.
        """
        return list(islice(self._coreference.story_until(sentence), reach + 1))

    def story(self, sentence: int, reach: int) -> Iterator[Told]:
        """What a story has told, nearest first.

        Args:
            sentence: Number of a sentence of the story; what it tells itself counts.
            reach: How many sentences before it are asked.
        """
        nearest = {number for number in self._coreference.story_until(sentence) if sentence - number <= reach}
        for told in reversed(self._events):
            if sentence - told.sentence > reach:
                return
            if told.sentence in nearest:
                yield told
