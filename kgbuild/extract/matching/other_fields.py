"""Leaves out what sentences about sport, markets, weather or accidents say in the words of politics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgbuild.extract.matching.triggers import Match
from kgbuild.extract.syntax.constituents import children, prepositions
from kgbuild.extract.syntax.tree import Sentence
from kgbuild.lexicon.classes import EventClass
from kgbuild.lexicon.contexts import Field

FIGURATIVE = frozenset({"ASSAULT", "COERCE", "PROTEST", "THREATEN", "SANCTION", "RETREAT"})
"""Categories whose verbs other fields use as figures of speech, or of what nobody does."""

ACCIDENT = "accident"
"""The field of what befalls people and nobody does to them."""


class OtherFields:
    """Tells which matches of a sentence belong to a field other than politics.

    Args:
        fields: The fields with their words.
        classes: The event classes by local name.
    """

    def __init__(self, fields: Sequence[Field], classes: Mapping[str, EventClass]) -> None:
        self._fields, self._classes = fields, classes
        self._words = frozenset({ACCIDENT, *(word for field in fields for word in field.words)})
        told = (word for field in fields if field.name == ACCIDENT for word in field.words)
        self._accidents = frozenset({ACCIDENT, *told})

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
        if covering:
            return [m for m in matches if not self._is_figure(m)]
        return [m for m in matches if not (self._is_figure(m) and self._is_accident(m))]

    def _is_accident(self, match: Match) -> bool:
        """`a helicopter crashed, killing its crew`, `killed in an accident`, whatever else is told."""
        verb, above = match.head, match.head.head
        if verb.relation in ("advcl", "acl") and verb.tag == "VBG" and above.lemma in self._accidents:
            meant = any("into" in prepositions(c) for c in children(above, "obl"))
            return not meant and not children(above, "obj")  # but "crashed his car into a post"
        return any(c.lemma in self._accidents and "in" in prepositions(c) for c in children(verb, "obl"))

    def _is_figure(self, match: Match) -> bool:
        """Whether a verb of conflict alone expressed the event, which other fields use as a figure."""
        phrase, hostile = match.phrase, self._classes[match.phrase.event_class].plover in FIGURATIVE
        return hostile and phrase.pos == "VERB" and not phrase.fixed and not phrase.clauses
