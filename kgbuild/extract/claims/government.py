"""Names how a word stands to what governs it, and finds the operator that its governor is for it."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract.claims.forms import SECTION_OF, has_form
from kgbuild.extract.syntax.clauses import follows_comma, is_perfect, is_subjunctive, tense_of
from kgbuild.extract.syntax.constituents import children, is_passive, prepositions
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.operators import Complement, OperatorEntry, OperatorTable

MEASURED = frozenset({"prep:in", "prep:of"})
"""How an event stands to its measure: `$1 billion in sanctions`, `millions of dollars of aid`."""
COUNTING = frozenset("some many most several few all both each one two three four five six".split())
"""Words for as many of what they are `of`."""
MATTERS = frozenset(
    "issue matter topic subject question item problem concern theme thing area goal aim objective".split()
)
"""Nouns of what is talked about or sought, and may be others': `discussed issues, including the raid`."""
EXAMPLES = "prep:including"
"""Function of one of those that a noun before it stands for."""
MEASURES = frozenset({"$", "dollar", "euro", "million", "billion", "worth", "ton", "tonne"})


PROSPECTIVE = frozenset({"would", "could", "may", "might"})
"""Auxiliaries of what lies ahead, as `will` does."""
TRYING = frozenset("try attempt endeavor endeavour struggle strive seek".split())
"""Verbs whose simple past tells of what did not succeed."""


def is_measure(word: Node) -> bool:
    """`$1 billion`, `millions`: what an event is only counted by."""
    return word.pos in ("NUM", "SYM") or word.lemma in MEASURES


def is_counted(function: str, outer: Node) -> bool:
    """Whether an event noun hangs on what counts it: `two rounds of talks`, `$1 billion in aid`."""
    return (function == "prep:of" and outer.pos == "NOUN") or stands_for_whole(function, outer)


def stands_for_whole(function: str, outer: Node) -> bool:
    """`$1 billion in aid`, `some of its raids`, `attacks, including a bombing`: all share one place."""
    if function == EXAMPLES:
        listed = outer.pos == "NOUN" or outer.lemma in COUNTING
        return listed and not any(c.lemma in MATTERS for c in (outer, *children(outer, "nmod")))
    counts = function == "prep:of" and outer.lemma in COUNTING and outer.pos != "NOUN"
    return counts or (function in MEASURED and is_measure(outer))


def function_in(inner: Node) -> str:
    """The function of a word in its governor's frame, as frames name it."""
    relation, outer = inner.relation, inner.head
    if relation == "nsubj":
        return "obj" if inner.dep == "nsubj:pass" else "subj"
    if relation == "csubj":
        return "ccomp"
    if relation in ("obl", "nmod"):
        if inner.dep == "obl:agent":
            return "subj"
        if inner.dep == "nmod:poss":
            return "poss"
        markers = prepositions(inner)
        if relation == "obl" and "in" in markers and any(is_measure(o) for o in children(outer, "obj")):
            return "obj"  # "impose $1 billion in sanctions", with the sanctions hung on the verb
        return f"prep:{_with_governor(markers[0])}" if markers else "bare"
    if relation in ("advcl", "acl") or (relation in ("xcomp", "ccomp") and inner.tag in ("VBG", "VBN")):
        return _clause_function(inner, outer)
    if relation == "xcomp" and is_subjunctive(inner):
        return "ccomp"
    return relation


def _with_governor(marker: str) -> str:
    return marker.replace(" ", "_")


def _clause_function(inner: Node, outer: Node) -> str:
    markers = [c.lower for c in inner.children if c.dep in ("mark", "case")]
    cases = [c.lower for c in inner.children if c.dep in ("mark", "case") and c.tag != "TO"]
    if inner.dep == "acl:relcl" and outer.lemma == "reason" and any(c.lower == "why" for c in inner.children):
        return "xcomp"  # "no reason why it should leave"
    if inner.dep == "acl:relcl" and not any(c.lower == "that" and c.dep == "mark" for c in inner.children):
        return "relcl"
    if outer.pos in ("NOUN", "PROPN", "ADJ") and "to" in markers and outer.lemma != "addition":
        return "xcomp"  # but "in addition to shooting"
    if outer.pos in ("NOUN", "PROPN") and "that" in markers:
        return "ccomp"
    nominal = [m for m in cases if m in _PREPOSITIONS_OF_GERUNDS]
    if inner.tag == "VBG" and not nominal and inner.i:
        before = inner.tree.nodes[inner.i - 1]  # "accused of plotting to kill him", with `of` on the killing
        if before.lower in _PREPOSITIONS_OF_GERUNDS and inner.i < before.head.i and before.head.head is inner:
            nominal = [before.lower]
    if nominal and (inner.tag == "VBG" or any(c.lower == "having" for c in children(inner, "aux"))):
        return f"prep:{nominal[0]}"
    if inner.relation in ("xcomp", "ccomp"):
        return inner.relation
    if "to" in markers:
        return "advcl:for" if "for" in markers else "advcl:to"
    bare = inner.tag == "VBG" and not markers and not children(inner, "nsubj")
    # "did not mention it, speaking in Oslo" has an adjunct, "mentioned speaking in Oslo" a complement
    complement = bare and inner.relation == "advcl" and inner.i > outer.i and not follows_comma(inner)
    return "advcl:ing" if complement else inner.relation


_PREPOSITIONS_OF_GERUNDS = frozenset(
    {
        "of",
        "for",
        "from",
        "against",
        "with",
        "in",
        "about",
        "on",
        "to",
        "at",
        "by",
        "as",
        "into",
        "over",
        "toward",
        "towards",
        "including",
    }
)


def find_operator(operators: OperatorTable, outer: Node, function: str, inner: Node) -> OperatorEntry | None:
    """The operator entry that a governor is for an event in this function."""
    section = SECTION_OF.get(outer.pos)
    if section is None:
        return None
    if outer.tag in ("VBN", "VBG") and outer.pos == "ADJ":
        section = "verbs"
    for entry in operators.find(section, outer.lemma):
        if (
            function in entry.functions
            and has_particle(entry, outer)
            and any(_fits(c, function, inner, outer, operators) for c in entry.complements)
        ):
            return entry
    return _passive_complement(operators, outer, function, section)


def _passive_complement(
    operators: OperatorTable, outer: Node, function: str, section: str
) -> OperatorEntry | None:
    """`is expected to`, `was seen as`: a raised infinitive counts as the clause that it stands for."""
    if function == "xcomp" and outer.pos == "VERB" and is_passive(outer):
        for entry in operators.find(section, outer.lemma):
            plain = any(c.function == "ccomp" and not c.form for c in entry.complements)
            if plain and has_particle(entry, outer):
                return entry
    return None


def _fits(complement: Complement, function: str, inner: Node, outer: Node, operators: OperatorTable) -> bool:
    if complement.function != function:
        return False
    if complement.tense and complement.tense not in (tense_of(outer), _tense_beside(outer)):
        would = any(a.lower in PROSPECTIVE for a in children(outer, "aux"))
        if not would or complement.tense != "future" or complement.function not in ("obj", "subj"):
            return False
    if complement.tense == "past" and outer.lemma in TRYING and is_perfect(outer):
        return False  # who has tried to leave may still be trying
    return not complement.form or has_form(complement.form, inner, outer, operators)


def _tense_beside(outer: Node) -> str | None:
    """The tense of `ruled, allowing Mali to sell it`: that of the clause which the participle ends."""
    return tense_of(outer.head) if outer.tag == "VBG" and outer.relation == "advcl" else None


def _particles(outer: Node) -> Iterator[Node]:
    """The words that can be a governor's particle; in `has yet to leave` it hangs on the infinitive."""
    yield from outer.children
    for clause in children(outer, "xcomp"):
        yield from (c for c in children(clause, "advmod") if c.i < clause.i)


def has_particle(entry: OperatorEntry, outer: Node) -> bool:
    """Whether a governor has the particle that an entry asks for, if it asks for one."""
    for word in entry.words:
        lemma, _, particle = word.partition("_")
        if lemma == outer.lemma and (
            not particle or any(particle in (c.lower, c.lemma) for c in _particles(outer))
        ):
            return True
    return False
