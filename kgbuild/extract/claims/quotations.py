"""Finds quotations and their speakers, over sentence borders.

A sentence inside a quotation need not name its speaker. The speaker is that of the reporting verb beside the
quotation: in the sentence in which it begins or ends, or, for a quotation that stands alone, in the sentence
before it: that of its reporting verb, of a quotation that it consists of, or its subject, if that can speak.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.extract.claims.attribution import SourceToken
from kgbuild.extract.coreference.speakers import may_speak
from kgbuild.extract.syntax.quotation_marks import quoted_ranges
from kgbuild.extract.syntax.subjects import surface_subjects
from kgbuild.extract.syntax.tree import Node, Tree
from kgbuild.lexicon.operators import OperatorTable
from kgbuild.records import Stance

SHORTEST = 4
"""Tokens of the shortest quotation that can be a statement; shorter ones quote a word."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens `begin` to `end` (exclusive) between quotation marks, and the reporting verb beside them."""

    begin: int
    end: int
    cue: Node | None


class Quotations:
    """The quotations of a document, each with its cue."""

    def __init__(self, tree: Tree, operators: OperatorTable) -> None:
        self._operators = operators
        self._found: list[Quotation] = []
        for begin, end in quoted_ranges(tree):
            if end - begin >= SHORTEST:
                self._found.append(Quotation(begin, end, self._cue(tree, begin, end)))

    def complete(self, found: list[SourceToken], token: Node) -> list[SourceToken]:
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

    def _cue(self, tree: Tree, begin: int, end: int) -> Node | None:
        first, last = tree.nodes[begin].sentence, tree.nodes[end - 1].sentence
        around = [tree.sentences[number] for number in sorted({first, last})]
        outside = [t for sentence in around for t in sentence.nodes if not begin <= t.i < end]
        # what stands right behind or before the quotation is nearer than what follows it
        outside.sort(key=lambda t: min(abs(t.i - begin), abs(t.i - end)))
        for token in outside:
            if self._reports(token) and surface_subjects(token):
                return token
        alone = not [t for t in outside if t.text.isalpha()]
        return self._previous(tree, first) if alone else None

    def _previous(self, tree: Tree, number: int) -> Node | None:
        """The verb before a quotation that stands alone whose subject speaks it."""
        if number == 0:
            return None
        before = tree.sentences[number - 1]
        if self._found and self._found[-1].end >= before.end - 2:
            return self._found[-1].cue  # one quotation after the other
        cue = next((t for t in before.nodes if self._reports(t) and surface_subjects(t)), None)
        if cue is not None:
            return cue
        # "The minister rose to speak." or "She was furious.": whom the sentence before is about
        root = next((t for t in before.nodes if t.head is t and not t.is_space), None)
        return root if root is not None and any(map(may_speak, surface_subjects(root))) else None

    def _reports(self, token: Node) -> bool:
        if token.pos != "VERB" or token.relation in ("amod", "compound"):
            return False
        entries = self._operators.find("verbs", token.lemma)
        return any("says" in e.effects and e.functions & {"ccomp", "parataxis"} for e in entries)
