"""What the columns of networks quote: the sentence that something rests on, and who says so."""

from __future__ import annotations

from collections.abc import Iterable

from kgbuild.export.network import LIST_SEPARATOR
from kgbuild.graph.claims import in_own_voice
from kgbuild.records import EventMention

QUOTE_LENGTH = 240
"""Longer evidence is cut: the column is for a tooltip; the graph has the whole sentence."""


def quote_of(mention: EventMention) -> str:
    """The sentence of a mention on one line, cut where it is long."""
    text = " ".join(mention.sentence.text.split())
    return text if len(text) <= QUOTE_LENGTH else text[: QUOTE_LENGTH - 1] + "…"


def claimants_of(mentions: Iterable[EventMention]) -> str:
    """Who says so, by name; empty for what articles say in their own voice."""
    reported = [mention.attribution.sources for mention in mentions if not in_own_voice(mention)]
    names = {sources[-1].actor.name if sources else "unnamed source" for sources in reported}
    return LIST_SEPARATOR.join(sorted(names))
