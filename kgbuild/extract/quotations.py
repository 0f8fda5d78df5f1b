"""Finds quotations and their speakers, over sentence borders.

A sentence inside a quotation need not name its speaker. The speaker is that of the reporting verb beside the
quotation: in the sentence in which it begins or ends, or, for a quotation that stands alone, in the sentence
before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from kgbuild.extract.attribution import SourceToken
from kgbuild.extract.frames import base_relation, surface_subjects
from kgbuild.lexicon.operators import OperatorTable
from kgbuild.records import Stance

OPENING = frozenset({"“", "‘‘", "«", "„", "``"})
CLOSING = frozenset({"”", "’’", "»", "''"})
NEUTRAL = frozenset({'"'})
SHORTEST = 4
"""Tokens of the shortest quotation that can be a statement; shorter ones quote a word."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens `begin` to `end` (exclusive) between quotation marks, and the reporting verb beside them."""

    begin: int
    end: int
    cue: Token | None


class Quotations:
    """The quotations of a document, each with its cue."""

    def __init__(self, doc: Doc, operators: OperatorTable) -> None:
        self._operators = operators
        self._found = [Quotation(b, e, self._cue(doc, b, e)) for b, e in _regions(doc) if e - b >= SHORTEST]

    def complete(self, found: list[SourceToken], token: Token) -> list[SourceToken]:
        """The sources of an event with the speaker of the quotation around it, where that one is missing.

        Args:
            found: The sources that the event's own sentence gives, innermost first.
            token: The event's word.
        """
        for quotation in self._found:
            if quotation.begin <= token.i < quotation.end and quotation.cue is not None:
                speakers = surface_subjects(quotation.cue)
                known = {s.token.i for s in found if s.token is not None}
                if any(s.cue.i == quotation.cue.i for s in found) or any(t.i in known for t in speakers):
                    return found
                return [*found, *(SourceToken(t, Stance.ASSERTS, quotation.cue) for t in speakers[:1])]
        return found

    def _cue(self, doc: Doc, begin: int, end: int) -> Token | None:
        first, last = doc[begin].sent, doc[min(end, len(doc)) - 1].sent
        outside = [t for s in _distinct(first, last) for t in s if not begin <= t.i < end]
        # what stands right behind or before the quotation is nearer than what follows it
        outside.sort(key=lambda t: min(abs(t.i - begin), abs(t.i - end)))
        for token in outside:
            if self._reports(token) and surface_subjects(token):
                return token
        alone = not [t for t in outside if t.is_alpha]
        return self._previous(doc, first) if alone else None

    def _previous(self, doc: Doc, sentence: DocSpan) -> Token | None:
        if sentence.start == 0:
            return None
        before = doc[sentence.start - 1].sent
        reporting = [t for t in before if self._reports(t) and surface_subjects(t)]
        return reporting[0] if reporting else None

    def _reports(self, token: Token) -> bool:
        if token.pos_ != "VERB" or base_relation(token) in ("amod", "compound"):
            return False
        entries = self._operators.find("verbs", token.lemma_.lower())
        return any("says" in e.effects and e.complements & {"ccomp", "parataxis"} for e in entries)


def _distinct(first: DocSpan, last: DocSpan) -> list[DocSpan]:
    return [first] if first.start == last.start else [first, last]


def _regions(doc: Doc) -> list[tuple[int, int]]:
    """Token ranges between matching quotation marks of one paragraph."""
    regions, opened = [], None
    for token in doc:
        if token.is_space and "\n\n" in token.text.replace(" ", ""):
            opened = None
        elif token.text in OPENING:
            opened = token.i
        elif token.text in CLOSING and opened is not None:
            regions.append((opened + 1, token.i))
            opened = None
        elif token.text in NEUTRAL:
            if opened is None:
                opened = token.i
            else:
                regions.append((opened + 1, token.i))
                opened = None
    return regions
