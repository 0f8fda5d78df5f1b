"""Which date an event has: the expression that belongs to its own clause, never one borrowed from another.

`Iran detained a cyclist in May. Paris demanded her release` dates the detention and leaves the demand
without a date. The publication date never stands in for a missing one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgbuild.extract.dates import DateExpression, find_expressions
from kgbuild.extract.dates.tense import verb_before
from kgbuild.extract.syntax.tree import Node, Tree
from kgbuild.records import Article, DateValue, Span, Tense


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON", "SYM"})
NAMES = frozenset({"PERSON", "GPE", "LOC", "ORG", "NORP"})
SUPPORT = _words(
    "hold conduct launch stage impose sign reach make take carry begin start open end conclude finish "
    "close resume continue occur happen come erupt last host attend join give pay strike commit perpetrate "
    "schedule plan set expect slate convene run wage mount undertake complete deliver issue file see follow"
)
"""Verbs that add nothing to the noun they are about, so that their date is its date: `talks were held on
Tuesday`, but not `Tuesday` in `China condemned the talks on Tuesday`."""
RAISING = _words(
    "begin start continue resume expect schedule plan set due slate try seem appear likely go have need stop "
    "manage fail happen tend"
)
"""Words that share their date with the infinitive below them."""
RESULTING = _words("kill wound injure hit damage destroy claim leave strike affect compromise expose")
"""Verbs that tell what an event did, when it happened: `the attack that killed nine on Tuesday`."""
AGENTS = _words(
    "government ministry president official parliament court army police military council cabinet state "
    "group force assembly committee agency senate congress union company party bank team side country"
)
COUNTED = 8
"""Words before `since` among which one tells that it counts a first time."""
AGENT_ENDINGS = ("man", "men", "woman", "ister", "ader", "ist", "ant", "retary", "ator")
BOUNDS = _words("before after until till by beyond prior past pending")
"""Prepositions that say what the date is not: `by June` is not June."""


@dataclass(frozen=True, slots=True)
class _PlacedDate:
    """A date expression in the tree: its own first word and its root, and the word that it is a date of."""

    expression: DateExpression
    first: Node
    root: Node
    host: Node


class EventTimes:
    """The dates of one document's events.

    Args:
        tree: The parse of the article's reading text.
        article: The article; its date is what `today` means.
    """

    def __init__(self, tree: Tree, article: Article) -> None:
        date = article.date
        reference = date.begin if date and date.begin == date.end else None
        year = date.begin.year if date and date.begin.year == date.end.year else None
        self._placed: dict[int, list[_PlacedDate]] = {}
        """The dates that tell when something happened, by the number of their sentence."""
        for placed in _placed(tree, find_expressions(tree, reference, year)):
            if not _is_bound(placed):
                self._placed.setdefault(placed.host.sentence, []).append(placed)

    def date_of(self, trigger: Node, tense: Tense | None = None) -> DateValue | None:
        """When an event happens, as the text says it; None where it does not.

        Args:
            trigger: The word that expresses the event.
            tense: The event's own tense, if known: `the meeting planned for Friday` is next Friday's.
        """
        return _choose(trigger, self._placed.get(trigger.sentence, ()), tense)

    def unresolved(self, trigger: Node) -> Span | None:
        """The words that date an event but mean nothing without the day of the document: `on Tuesday`."""
        dates = [date for date in self._placed.get(trigger.sentence, ()) if _belongs(date, trigger)]
        unknown = [date.expression.span for date in dates if date.expression.value is None]
        return unknown[0] if unknown and len(unknown) == len(dates) else None


def _placed(tree: Tree, expressions: Sequence[DateExpression]) -> Iterator[_PlacedDate]:
    for expression in expressions:
        begin, end = tree.word_range(expression.span.begin, expression.span.end)
        root = tree.root(begin, end)
        host = _clause_behind(tree, begin, end) or verb_before(tree, begin, end) or _host(root)
        yield _PlacedDate(expression, tree.nodes[begin], root, host)


def _clause_behind(tree: Tree, begin: int, end: int) -> Node | None:
    """The verb behind a date that was cut off its sentence: `On 12 July 2006 | Lebanon was attacked`."""
    sentence = tree.nodes[begin].sentence
    nodes = tree.sentences[sentence].nodes
    inside = all(begin <= node.i < end or node.pos in ("ADP", "DET", "SPACE", "PUNCT") for node in nodes)
    if not inside or nodes[-1].text in ".!?" or sentence + 1 >= len(tree.sentences):
        return None
    following = tree.sentences[sentence + 1].nodes
    root = next((node for node in following if node.dep == "ROOT" and node.pos == "VERB"), None)
    return root if root is not None and "\n" not in tree.text[nodes[-1].end : following[0].begin] else None


def _host(root: Node) -> Node:
    """The word that a date is a date of: the next above that is not just a name beside it."""
    host = root.head
    while host.head is not host and (
        (host.label in NAMES and host.pos == "PROPN") or host.pos in ("ADV", "ADP")
    ):
        host = host.head
    if _is_agent(host) and host.dep.startswith("nsubj") and host.i < root.i < host.head.i:
        return host.head  # "the government on Friday banned"
    return host


def _is_agent(noun: Node) -> bool:
    """Whether a noun acts and so has no date of its own."""
    return noun.label in NAMES or noun.lemma in AGENTS or noun.lemma.endswith(AGENT_ENDINGS)


def _choose(trigger: Node, placed: Sequence[_PlacedDate], tense: Tense | None) -> DateValue | None:
    """The date of the most precise expression that belongs to the event, the nearest of equals."""
    candidates = [
        (*_rank(date, trigger), _value(date.expression, tense)) for date in placed if _belongs(date, trigger)
    ]
    resolved = [(rank, value) for *rank, value in candidates if value is not None]
    return min(resolved, key=lambda pair: pair[0])[1] if resolved else None


def _rank(date: _PlacedDate, trigger: Node) -> tuple[int, int]:
    value = date.expression.value
    length = (value.end - value.begin).days if value else 0
    return length, abs(date.root.i - trigger.i)


def _value(expression: DateExpression, tense: Tense | None) -> DateValue | None:
    return expression.future_value if tense is Tense.FUTURE else expression.value


def _is_bound(date: _PlacedDate) -> bool:
    """Whether the date only limits when it happened (`by June`), or counts a first time since then."""
    cases = {child.lower for child in date.root.children if child.dep in ("case", "mark")}
    nodes, first = date.first.tree.nodes, date.first.i
    before = nodes[first - 1].lower if first > 0 else ""
    if (cases | {before}) & BOUNDS:
        return True
    return "since" in cases | {before} and any(_counts(node) for node in nodes[: first - 1][-COUNTED:])


def _counts(node: Node) -> bool:
    """Whether a word tells that what has happened had not for so long: `the first talks since 2011`."""
    return node.lower in ("time", "first", "only", "second") or node.tag in ("JJS", "RBS")


def _belongs(date: _PlacedDate, trigger: Node) -> bool:
    """Whether a date tells when the event of the trigger happened."""
    host = date.host
    if trigger.i in (date.root.i, host.i):
        return True
    if date.root.dep == "ROOT" and trigger.head.i == date.root.i:
        # "The attack was on Tuesday."; or a fronted date that was taken for the main clause
        return trigger.dep.startswith("nsubj") or (trigger.pos == "VERB" and date.first.i < trigger.i)
    if trigger.pos in NOUNS:
        return _belongs_to_noun(host, trigger)
    return _belongs_to_verb(date, trigger)


def _belongs_to_noun(host: Node, noun: Node) -> bool:
    """A noun has the date of a verb that only carries it: above it, or in a clause behind it."""
    if host.pos in NOUNS:  # a fragment: "Breach in June", a headline; or a name's part
        return host.head.i == noun.i and host.dep in ("compound", "flat", "appos")
    if host.lemma in SUPPORT and _governs(host, noun):
        return True
    if host.head.i == noun.i and host.dep in ("acl", "acl:relcl", "amod"):
        return host.lemma in SUPPORT or (host.lemma in RESULTING and _is_subject_clause(host))
    return False


def _governs(verb: Node, noun: Node) -> bool:
    """Whether a noun is subject or object of a verb, or of the verb that it is coordinated with."""
    while noun.dep == "conj" or (noun.dep == "nmod" and noun.head.pos in NOUNS and _is_round(noun.head)):
        noun = noun.head
    return noun.head.i == verb.i and noun.dep in ("nsubj", "nsubj:pass", "obj", "obl", "dislocated")


def _is_round(noun: Node) -> bool:
    """Whether a noun only counts rounds of what it is of: `a round of talks`."""
    return noun.lemma in ("round", "series", "day", "set", "wave", "spate", "session", "string", "number")


def _is_subject_clause(verb: Node) -> bool:
    """Whether the noun above a relative clause is its subject: `the attack that killed nine`."""
    return (
        any(child.dep == "nsubj" and child.lower in ("that", "which") for child in verb.children)
        or verb.tag == "VBG"
    )


def _belongs_to_verb(date: _PlacedDate, verb: Node) -> bool:
    host = date.host
    if verb.head.i == host.i:
        if verb.dep == "conj":  # "On Tuesday they met and signed": what stands before both is of both
            return date.root.i < host.i and not _has_subject(verb)
        return verb.dep == "xcomp" and host.lemma in RAISING
    if host.head.i == verb.i and host.dep in (
        "advcl",
        "ccomp",
        "parataxis",
    ):  # "Speaking in Vienna on Tuesday, he promised"
        return (
            host.tag == "VBG"
            and host.i < verb.i
            and not any(child.dep in ("aux", "mark", "nsubj") for child in host.children)
        )
    return date.root.dep in ("dep", "parataxis", "ROOT", "appos") and _is_only_verb(verb)


def _has_subject(verb: Node) -> bool:
    return any(child.dep.startswith("nsubj") for child in verb.children)


def _is_only_verb(verb: Node) -> bool:
    return sum(node.pos == "VERB" for node in verb.tree.sentences[verb.sentence].nodes) == 1
