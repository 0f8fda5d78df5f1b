"""Whether the words around a date speak of what is to come: `will meet on Friday` against `met on Friday`."""

from __future__ import annotations

import re

from kgbuild.extract.syntax.tree import Node, Tree


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MODALS = _words("will shall 'll ’ll wo may might can could should must would")
PERFECT = _words("have has had 've ’ve having")
PRESENT = _words("is are am 's 're ’s ’re")
BETWEEN = _words("on in late early")
PLANNING = _words("plan schedule expect set due slate")
INTENDING = PLANNING | _words(
    "intend hope want agree promise vow pledge threaten offer decide urge "
    "likely ready willing ask prepare propose order invite poise aim"
)
"""What the infinitive after such a word is about has not happened yet."""

SCHEDULED = _words(
    "arrive begin close convene depart end enter expire face finish fly gather go head hold host kick leave "
    "meet open play reopen resume retire return run start take travel visit vote"
)
"""Verbs whose plain present can tell of what is to come: `the ban takes effect on 1 January`."""

_CLAUSE_BREAK = re.compile(r"[;\n]|[.!?][\"”’)]*\s+(?=[A-Z\"“])")
_TENSE = re.compile(
    r"(?P<future>\b(?:will|shall|won['’]t|may|might|could|should|must|upcoming"
    r"|(?:is|are|was|were) (?:to|due|set|scheduled|expected|planned|slated|going to)"
    r"|(?:planned|scheduled) for"
    r"|(?:plan|hope|want|intend|expect|agree|promis|vow|pledg|threaten)\w* to"
    r"|(?:is|are|am) (?:now |also |again )?\w{2,}ing"
    r"|(?:"
    + "|".join(sorted(verb + ("es" if verb[-1] == "o" else "s") for verb in SCHEDULED))
    + r"))\b|['’]ll\b)"
    r"|(?P<past>\b(?:\w{2,}(?<!e)ed|was|were|had|did|said|says?|met|held|told|took|made|began|left|went|came|won"
    r"|fell|rose|gave|saw|spoke|wrote|sent|built|struck|shot|broke|sank|flew|led|became|lost|found|got|put|ran"
    r"|hit|has|have|swept|grew|drew|knew|threw|shut|cut|set|let|kept|laid|paid|sold|brought|bought|thought"
    r"|fought|caught|sought|stood|understood|withdrew|overthrew|shows?)\b|['’]ve\b)"
)


def text_is_future(text: str, begin: int, end: int) -> bool:
    """Guesses from the tense word next before a stretch in its sentence, or else the next after it."""
    start = max(
        (match.end() for match in _CLAUSE_BREAK.finditer(text, max(0, begin - 300), begin)), default=0
    )
    stop = _CLAUSE_BREAK.search(text, end)
    before = [match.lastgroup for match in _TENSE.finditer(text, max(start, begin - 300), begin)]
    if before:
        return before[-1] == "future"
    after = _TENSE.search(text, end, stop.start() if stop else len(text))
    return after is not None and after.lastgroup == "future"


def tree_is_future(tree: Tree, begin: int, end: int) -> bool:
    """Whether the verb that the words of a stretch depend on lies in the future.

    The plain present of some verbs counts: `the ban takes effect on 1 January`.
    """
    first, last = tree.word_range(begin, end)
    return _is_future(verb_before(tree, first, last) or _verb_above(tree.root(first, last)))


def verb_before(tree: Tree, begin: int, end: int) -> Node | None:
    """The verb right before a date, but for `on`, `in` or `late`: `said Monday that`, `banned on Friday`.

    Args:
        tree: The document.
        begin: The first word of the date.
        end: The word behind its last.
    """
    if tree.root(begin, end).head.i >= end:  # "promised November's elections": the date is of the elections
        return None
    first = tree.sentences[tree.nodes[begin].sentence].nodes[0].i
    position = begin - 1
    while position > first and tree.nodes[position].lower in BETWEEN:
        position -= 1
    return tree.nodes[position] if position >= first and tree.nodes[position].pos == "VERB" else None


def _verb_above(node: Node) -> Node:
    """The closest word above that is a verb or has an auxiliary or copula."""
    while node.head is not node and not _is_verbal(node):
        node = node.head
    return node


def _is_verbal(node: Node) -> bool:
    return node.pos in ("VERB", "AUX") or any(
        child.dep in ("aux", "aux:pass", "cop") for child in node.children
    )


def _is_future(verb: Node) -> bool:
    words = {child.lower for child in verb.children if child.dep in ("aux", "aux:pass", "cop")}
    if words & PERFECT:
        return False
    if words & MODALS:
        return True
    if _is_infinitive(verb):
        return verb.head is not verb and _looks_ahead(verb.head)
    if words & PRESENT:  # "is meeting", "is scheduled"
        return verb.tag == "VBG" or verb.lemma in INTENDING
    if verb.tag == "VBN":  # "was scheduled for Friday", "talks planned for Friday"
        return verb.lemma in PLANNING and (bool(words) or verb.dep in ("acl", "amod"))
    return not words and verb.tag in ("VBZ", "VBP") and verb.lemma in SCHEDULED


def _is_infinitive(verb: Node) -> bool:
    return any(child.dep == "mark" and child.lower == "to" for child in verb.children)


def _looks_ahead(head: Node) -> bool:
    """Whether an infinitive below a word is of the future: `agreed to meet`, `will fly to meet`."""
    return head.lemma in INTENDING or head.pos == "NOUN" or _is_future(head)
