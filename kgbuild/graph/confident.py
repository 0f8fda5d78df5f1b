"""Leaves out what was read with less confidence than is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kgbuild.records import Corpus, EventMention


def confident(mentions: Iterable[EventMention], least: float) -> tuple[EventMention, ...]:
    """The event mentions of at least this confidence."""
    return tuple(mention for mention in mentions if mention.confidence >= least)


def confident_corpus(corpus: Corpus, least: float) -> Corpus:
    """A corpus with such mentions alone; an event that none is left of is gone."""
    events = (replace(event, mentions=confident(event.mentions, least)) for event in corpus.events)
    return replace(corpus, events=tuple(event for event in events if event.mentions))
