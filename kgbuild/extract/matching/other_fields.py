"""Leaves out what sentences about sport, markets, weather or accidents say in the words of politics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgbuild.extract.matching.triggers import Match
from kgbuild.extract.syntax.tree import Sentence
from kgbuild.lexicon.classes import EventClass
from kgbuild.lexicon.contexts import Field

FIGURATIVE = frozenset({"ASSAULT", "COERCE", "PROTEST", "THREATEN", "SANCTION", "RETREAT"})
"""Categories whose verbs other fields use as figures of speech, or of what nobody does."""


class OtherFields:
    """Tells which matches of a sentence belong to a field other than politics.

    Args:
        fields: The fields with their words.
        classes: The event classes by local name.
    """

    def __init__(self, fields: Sequence[Field], classes: Mapping[str, EventClass]) -> None:
        self._fields, self._classes = fields, classes
        self._words = frozenset(word for field in fields for word in field.words)

    def political(self, sentence: Sentence, matches: list[Match]) -> list[Match]:
        """The matches of a sentence without those that its field explains."""
        if not matches:
            return matches
        nodes, known = sentence.nodes, self._words
        if not any(node.text in known or node.lemma in known for node in nodes):
            return matches  # as in most sentences
        words = {node.text for node in nodes} | {node.lemma for node in nodes if not node.label}
        covering = [field for field in self._fields if field.covers(words)]
        if any(field.hides_all for field in covering):
            return []
        return [m for m in matches if not self._is_figure(m)] if covering else matches

    def _is_figure(self, match: Match) -> bool:
        """Whether a verb of conflict alone expressed the event, which other fields use as a figure."""
        phrase, hostile = match.phrase, self._classes[match.phrase.event_class].plover in FIGURATIVE
        return hostile and phrase.pos == "VERB" and not phrase.fixed and not phrase.clauses
