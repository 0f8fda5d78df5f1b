"""Climbs from an event's word to the root and lists the operators that it stands under.

Each step says which operator governs, which word it is, and whether the event is still in the operator's
scope: what stands in an argument of a plain predicate, in a relative clause or in a temporal clause is
presupposed, and only what attributes the whole sentence reaches it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.extract.frames import children, is_passive, prepositions
from kgbuild.extract.tree import Node
from kgbuild.lexicon.operators import PREDICATE_SECTIONS, OperatorEntry, OperatorTable

SAYING = frozenset({"says", "denies", "declines", "questions"})
"""Effects of operators that close the scope: what stands above them is about the saying."""
ACCUSING = frozenset({"alleged", "perpetrator"})
"""Effects of operators whose complement somebody is accused of."""
MAXIMAL_STEPS = 16
"""Longer paths to the root occur in parse errors only."""
SECTION_OF = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "PROPN": "nouns", "ADJ": "adjectives"}
assert set(SECTION_OF.values()) == set(PREDICATE_SECTIONS)


@dataclass(frozen=True, slots=True)
class Step:
    """One governor on the way up.

    Attributes:
        inner: The word on the event's side.
        outer: The governing word.
        function: How `inner` stands to `outer`: `xcomp`, `ccomp`, `obj`, `subj`, `prep:of`, `conj` …
        entry: The operator that `outer` is for that function, if it is one.
        presupposed: The event is outside the scope of what `outer` does to truth.
    """

    inner: Node
    outer: Node
    function: str
    entry: OperatorEntry | None
    presupposed: bool


def climb(token: Node, operators: OperatorTable) -> Iterator[Step]:
    """The steps from a word to the root of its sentence, innermost first."""
    presupposed, inner = False, token
    for _ in range(MAXIMAL_STEPS):
        if inner.head is inner:
            return
        outer, function = governor(inner, operators)
        entry = find_operator(operators, outer, function, inner)
        yield Step(inner, outer, function, entry, presupposed)
        if entry is None:
            presupposed |= function not in ("xcomp", "ccomp", "conj", "prep:by")
        else:
            # "declined to confirm that …": what is said of a saying is not said of its content
            presupposed |= bool(entry.effects & SAYING)
        inner = outer


def governor(inner: Node, operators: OperatorTable) -> tuple[Node, str]:
    """The word that governs another, and the function that it has there.

    `accused Iran of theft`: parsers also hang what somebody is accused of on his name; the verb governs it.
    """
    told = _told(inner, operators)
    if told is not None:
        return told, "ccomp"
    outer, function = inner.head, function_in(inner)
    above = outer.head
    if (
        function.startswith("prep:")
        and outer.label
        and outer.dep in ("obj", "nsubj:pass")
        and above.pos == "VERB"
    ):
        entry = find_operator(operators, above, function, inner)
        if entry is not None and entry.effects & ACCUSING:
            return above, function
    return outer, function


def _told(clause: Node, operators: OperatorTable) -> Node | None:
    """The verb of `told reporters that China does not …`, where the parser takes it for a relative clause.

    Such a clause lacks nothing: it has a subject and an object beside `that`.
    """
    if clause.dep != "acl:relcl" or not children(clause, "nsubj"):
        return None
    objects = children(clause, "obj")
    if len(objects) < 2 or not any(o.lower == "that" for o in objects):
        return None
    told = clause.head
    while told.relation in ("nmod", "conj") and told.head is not told:
        told = told.head
    verb = told.head
    if told.relation not in ("iobj", "obj") or verb.pos != "VERB":
        return None
    return verb if find_operator(operators, verb, "ccomp", clause) is not None else None


def function_in(inner: Node) -> str:
    """The function of a word in its governor's frame, as frames name it."""
    relation, outer = inner.relation, inner.head
    if relation == "nsubj":
        return "obj" if inner.dep == "nsubj:pass" else "subj"
    if relation == "csubj":
        return "subj"
    if relation in ("obl", "nmod"):
        if inner.dep == "obl:agent":
            return "subj"
        if inner.dep == "nmod:poss":
            return "poss"
        markers = prepositions(inner)
        return f"prep:{_with_governor(markers[0])}" if markers else "bare"
    if relation in ("advcl", "acl"):
        return _clause_function(inner, outer)
    return relation


def _with_governor(marker: str) -> str:
    return marker.replace(" ", "_")


def _clause_function(inner: Node, outer: Node) -> str:
    markers = [c.lower for c in inner.children if c.dep in ("mark", "case")]
    if inner.dep == "acl:relcl":
        return "relcl"
    if outer.pos in ("NOUN", "PROPN", "ADJ") and "to" in markers:
        return "xcomp"
    if outer.pos in ("NOUN", "PROPN") and "that" in markers:
        return "ccomp"
    nominal = [m for m in markers if m in _PREPOSITIONS_OF_GERUNDS]
    if nominal and inner.tag == "VBG":
        return f"prep:{nominal[0]}"
    if "to" in markers:
        return "advcl:to"
    return "advcl" if inner.relation == "advcl" else "acl"


_PREPOSITIONS_OF_GERUNDS = frozenset(
    {"of", "for", "from", "against", "with", "in", "about", "on", "to", "at", "by"}
)


def find_operator(operators: OperatorTable, outer: Node, function: str, inner: Node) -> OperatorEntry | None:
    """The operator entry that a governor is for an event in this function."""
    section = SECTION_OF.get(outer.pos)
    if section is None:
        return None
    if outer.tag in ("VBN", "VBG") and outer.pos == "ADJ":
        section = "verbs"
    for entry in operators.find(section, outer.lemma):
        if function in entry.complements and _particle_matches(entry, outer):
            return entry
        if function == "subj" and is_passive(outer) is False and "subj" in entry.complements:
            return entry
    return _passive_complement(operators, outer, function, section)


def _passive_complement(
    operators: OperatorTable, outer: Node, function: str, section: str
) -> OperatorEntry | None:
    """`is expected to`, `was seen as`: a raised infinitive counts as the clause that it stands for."""
    if function == "xcomp" and outer.pos == "VERB" and is_passive(outer):
        for entry in operators.find(section, outer.lemma):
            if "ccomp" in entry.complements and _particle_matches(entry, outer):
                return entry
    return None


def _particle_matches(entry: OperatorEntry, outer: Node) -> bool:
    for word in entry.words:
        lemma, _, particle = word.partition("_")
        if lemma == outer.lemma:
            return not particle or any(c.lower == particle for c in outer.children)
    return False


def clause_marker(token: Node) -> Node | None:
    """The subordinator of the clause that a predicate heads: `if`, `unless`, `without`."""
    markers = children(token, "mark")
    return next((m for m in markers if m.lower not in ("to", "that")), None)
