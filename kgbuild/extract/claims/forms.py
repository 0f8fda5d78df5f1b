"""Says of what form a complement or its governor is, where an operator asks for one.

`discussed the raid` takes the raid for granted and `discussed sanctions` does not; the entries of
`ontology/operators/` tell such cases apart by the forms that `lexicon.operators.FORMS` lists.
"""

from __future__ import annotations

from kgbuild.extract.syntax.clauses import is_asked, is_infinitive, is_own_prospect, is_subjunctive
from kgbuild.extract.syntax.constituents import antecedent, children, prepositions
from kgbuild.extract.syntax.noun_phrases import DEEDS
from kgbuild.extract.syntax.subjects import ADDRESSED
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.operators import PREDICATE_SECTIONS, OperatorTable

SPEAKING = frozenset({"says", "denies", "questions", "demands", "considers", "threatens", "promises"})
"""Effects of predicates that are acts of speech or thought themselves."""
MEANING = {
    "report": SPEAKING,
    "claim": frozenset({"says"}),
    "plan": frozenset({"planned"}),
    "decision": frozenset({"decided"}),
    "part": frozenset({"grants"}),
    "prospect": frozenset({"possible"}),
}
"""What predicates of these forms do; see `FORMS`."""
TERMS = frozenset(
    "plan deal agreement memorandum accord pact proposal resolution bill draft treaty roadmap timetable "
    "offer package initiative formula measure law legislation blueprint compromise demand condition "
    "precondition recommendation goal aim objective".split()
)
"""Nouns of what says what is to be done."""
SECTION_OF = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "PROPN": "nouns", "ADJ": "adjectives"}
assert set(SECTION_OF.values()) == set(PREDICATE_SECTIONS)
ENACTED = frozenset(
    "oust impeach dismiss fire sack suspend remove censure condemn recognize recognise expel deport elect "
    "appoint name ban outlaw bar deny reject invalidate annul nullify overturn cancel sever revoke lift "
    "relax ease free release pardon acquit allow grant approve disband dissolve close".split()
)
"""Verbs of what a vote or decision brings about: `voted to oust him`, `a decision to free him`."""
_OF_PLANS = frozenset({"prep:for", "prep:of", "prep:to"})
INDEFINITE = frozenset({"a", "an", "any", "some", "another", "no"})
"""Determiners of what nobody has told of yet."""
SETTLED = frozenset({"past", "present", "planned"})
"""Effects of modifiers on what is discussed as it is: `the recent trip`, `the planned pullout`."""


def has_form(form: str, inner: Node, outer: Node, operators: OperatorTable) -> bool:
    """Whether a complement or its governor is as an entry asks; see `FORMS`.

    Args:
        form: One of `FORMS`.
        inner: The complement's word.
        outer: The governor.
        operators: Tell what predicates mean.
    """
    if form == "subjunctive":
        return is_subjunctive(inner)
    if form == "whether":
        return is_asked(inner)
    if form == "self":
        return is_own_prospect(inner)
    if form == "gerund":
        return inner.tag == "VBG"
    if form in MEANING:
        return _means(form, inner, operators)
    if form in ("object", "asked", "terms", "participle", "judged"):
        return _governs_as(form, inner, outer)
    return inner.pos == "NOUN" and _is_noun_as(form, inner, outer, operators)


def _governs_as(form: str, inner: Node, outer: Node) -> bool:
    """The forms that a governor has."""
    if form == "object":
        return any(c is not inner for c in children(outer, "obj", "iobj"))
    if form == "asked":
        asked = (c for c in children(outer, "obl", "obj") if c.label not in ("DATE", "TIME"))
        return any(ADDRESSED & set(prepositions(c)) for c in asked)
    if form == "terms":  # "the plan, which includes a pullout"
        return any(antecedent(s).lemma in TERMS for s in children(outer, "nsubj"))
    if form == "judged":  # "considers the raid a crime"
        return any(c.pos in ("NOUN", "ADJ") for c in children(outer, "xcomp"))
    return outer.tag in ("VBG", "VBN") and outer.relation in ("advcl", "acl")


def _is_noun_as(form: str, noun: Node, outer: Node, operators: OperatorTable) -> bool:
    """The forms of nouns."""
    if form == "bare":
        return not children(noun, "det", "nmod:poss")
    if form == "wished":
        return not is_definite(noun) and _is_unreal(outer)
    if form == "incident":
        return is_incident(noun)
    if form == "noun":
        return True
    if form == "deed" and _is_settled(noun, operators):
        return True  # "discussed an ongoing truce"
    if is_definite(noun) is (form == "indefinite"):
        return False
    return form != "deed" or noun.lemma in DEEDS


def is_incident(noun: Node) -> bool:
    """`an explosion`, `the killing of two nurses`: violence that can be counted, and so has been."""
    return noun.lemma in DEEDS and bool(is_definite(noun) or children(noun, "det", "nummod"))


def _is_settled(noun: Node, operators: OperatorTable) -> bool:
    modifiers = (e for c in children(noun, "amod") for e in operators.find("modifiers", c.lower))
    return any(entry.effects & SETTLED for entry in modifiers)


def _means(form: str, inner: Node, operators: OperatorTable) -> bool:
    """Whether a predicate is a claim, a plan, an act of speech … by its own entries."""
    entries = operators.find(SECTION_OF.get(inner.pos, ""), inner.lemma)
    wanted = MEANING[form]
    if form == "decision" and inner.pos == "VERB" and inner.lemma in ENACTED:
        return not is_asked(inner)  # but "a decision whether to free them"
    if form == "plan":  # troops are deployed to do something, and yet a deployment is no plan of it
        return any(entry.effects & wanted and entry.functions & _OF_PLANS for entry in entries)
    if form == "prospect":  # but a proposal, a threat, a call for it
        return any(e.effects == {"future", "possible"} and "ccomp" in e.functions for e in entries)
    if form == "claim" and any(is_infinitive(c) for c in children(inner, "acl")):
        return False  # "rejected a suggestion to hold talks"
    # "put together an offer" is no act of speech, though "put it that …" is
    return any(entry.effects & wanted and inner.lemma in entry.words for entry in entries)


def _is_unreal(verb: Node) -> bool:
    """`would welcome`, `may support`: what has not been done yet, and may never be."""
    return any(a.tag == "MD" for a in children(verb, "aux"))


def is_definite(noun: Node) -> bool:
    """`the raid`, `Mali's raid`, `that raid`, `a 2004 raid`: what is told of as known."""
    determiners = [c for c in children(noun, "det") if c.lower not in INDEFINITE]
    return bool(determiners or children(noun, "nmod:poss")) or any(map(_is_year, noun.children))


def _is_year(modifier: Node) -> bool:
    return modifier.lower.isdigit() and len(modifier.lower) == 4 and modifier.lower[:2] in ("19", "20")
