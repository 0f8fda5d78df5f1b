"""What is left of a corpus where only what was read with some confidence counts."""

from __future__ import annotations

from dataclasses import replace

from kgbuild.graph.confident import confident, confident_corpus
from kgbuild.records import Corpus


def test_mentions_of_less_confidence_are_left_out(corpus: Corpus) -> None:
    first, *others = [mention for event in corpus.events for mention in event.mentions]
    mentions = [replace(first, confidence=0.49), *(replace(m, confidence=0.5) for m in others)]

    assert confident(mentions, 0.5) == tuple(mentions[1:])
    assert confident(mentions, 0.0) == tuple(mentions)


def test_an_event_that_no_mention_is_left_of_is_gone(corpus: Corpus) -> None:
    first, *others = corpus.events
    unsure = replace(first, mentions=tuple(replace(m, confidence=0.2) for m in first.mentions))
    mixed = replace(corpus, events=(unsure, *others))

    assert confident_corpus(mixed, 0.5).events == tuple(others)
    assert confident_corpus(mixed, 0.0) == mixed
