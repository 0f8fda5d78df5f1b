"""Mends what is reported, where parsers hang it on a neighbour of who reports it.

Who says something, and what he says, decides whether an event is his claim, the author's word or both. Each
repair asks for a sign that leaves no other reading. Nothing here knows events or actors.
"""

from __future__ import annotations

from kgbuild.extract.repair.clauses import TELLING
from kgbuild.extract.syntax.clauses import is_simple_present
from kgbuild.extract.syntax.constituents import RELATIVE_PRONOUNS, children
from kgbuild.extract.syntax.tree import Node

QUOTING = frozenset({"quote", "cite"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")
PAST_FORMS = frozenset(
    "overran overthrew overcame withdrew sought fought began fled took went came told vied patrolled".split()
)
"""Forms of no present tense, which a plural subject has parsers take for one."""
HIGHEST = 4
"""How many words up the first of two reports is sought."""


def repair_report(verb: Node) -> None:
    """Mends the clauses around a verb of telling, in place.

    Args:
        verb: Any verb.
    """
    if verb.tag == "VBP" and verb.lower in PAST_FORMS and is_simple_present(verb):
        verb.tag = "VBD"
    if verb.lemma in QUOTING:
        _quoted_speaker(verb)
    if verb.dep == "conj" and verb.tag in FINITE:
        _second_report(verb)
    elif verb.dep == "advcl":
        if verb.lower == "saying":
            _quoted_clause(verb)
            _clause_behind(verb)
        elif verb.head.lemma in TELLING:
            _reported_as_adjunct(verb)
    elif verb.dep == "acl" and verb.tag == "VBD":
        _reported_on_subject(verb)
    if verb.dep == "acl:relcl" and verb.lemma in TELLING:
        _pronoun_of_reported(verb)


def _second_report(verb: Node) -> None:
    """`said the army would not leave and called for talks`: no past tense is parallel to an infinitive."""
    content = verb.head
    if content.tag != "VB" or content.dep != "ccomp" or children(verb, *SUBJECTS):
        return
    if verb.tag != "VBD" or not any(c.tag == "MD" for c in children(content, "aux")):
        return
    report = content.head
    if report.tag in FINITE and report.i < content.i < verb.i:
        verb.move(report, "conj")


def _quoted_clause(saying: Node) -> None:
    """`quotes officials as saying troops fled`, where the saying is hung on the fleeing."""
    content, quoting = saying.head, saying.head.head
    quotes = quoting.lemma in QUOTING and quoting.i < saying.i < content.i
    if quotes and any(c.lower == "as" for c in saying.children):
        saying.move(quoting, "advcl")
        content.move(saying, "ccomp")


def _quoted_speaker(quoting: Node) -> None:
    """`The paper quotes Mr. Rossi as saying …`, where he is taken for another subject."""
    subjects = children(quoting, "nsubj")
    for speaker in subjects:
        if speaker.i > quoting.i and any(s.i < quoting.i for s in subjects):
            speaker.move(quoting, "obj")


def _clause_behind(saying: Node) -> None:
    """`blamed Mali, saying a drone hit it`, with what is said beside the saying or above it."""
    if children(saying, "ccomp", "obj", "xcomp") or not saying.i:
        return
    content = saying.head
    if content.i > saying.i:  # "dispute that, saying ten died", where they dispute that ten died
        disputing = content.head
        if not content.tag.startswith("VB") or content.dep != "ccomp" or disputing.i > saying.i:
            return
        if not any(saying.i < s.i < content.i for s in children(content, *SUBJECTS)):
            return
        for that in children(content, "mark"):
            if that.i < saying.i:
                that.move(disputing, "obj")
        saying.move(disputing, "advcl")
        content.move(saying, "ccomp")
        return
    for clause in children(content, "advcl", "ccomp", "parataxis"):
        apart = clause.i > saying.i and not children(clause, "mark") and clause.tag in FINITE
        if apart and clause.left_edge == saying.i + 1 and children(clause, *SUBJECTS):
            clause.move(saying, "ccomp")
            return


def _reported_as_adjunct(clause: Node) -> None:
    """`said that while in office ministers had sold it`: what `that` begins is what is said."""
    marks = children(clause, "mark")
    if marks and marks[0].lower == "that" and clause.head.i < marks[0].i < clause.i:
        clause.move(clause.head, "ccomp")


def _reported_on_subject(verb: Node) -> None:
    """`officials said two blasts wounded a guard`, where the blasts are taken for what is said."""
    subject, report = verb.head, verb.head.head
    if report.lemma != "say" or subject.dep != "obj" or subject.i > verb.i or children(verb, *SUBJECTS):
        return
    verb.move(report, "ccomp")
    subject.move(verb, "nsubj")


def _pronoun_of_reported(report: Node) -> None:
    """`a man who police say sold arms`: who is reported to have done it does not report it."""
    subjects = [c for c in report.children if c.dep in SUBJECTS]
    pronouns = [c for c in subjects if c.lower in RELATIVE_PRONOUNS]
    if len(subjects) != 2 or len(pronouns) != 1:
        return
    for clause in children(report, "ccomp"):
        if not children(clause, *SUBJECTS) and pronouns[0].i < report.i < clause.i:
            passive = bool(children(clause, "aux:pass"))
            pronouns[0].move(clause, "nsubj:pass" if passive else "nsubj")
