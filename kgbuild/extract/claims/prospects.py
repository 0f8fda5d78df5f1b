"""Finds what lies ahead because it stands beside what does: talks that somebody is to attend, or flies to.

Nothing governs such an event as a plan governs its infinitive; it is arranged beforehand, and the clause
that it stands in says whether its time has come. `factuality` asks here where no operator decides.
"""

from __future__ import annotations

from kgbuild.extract.claims.composition import UNREALIZED
from kgbuild.extract.claims.context import Step
from kgbuild.extract.claims.forms import is_definite
from kgbuild.extract.claims.government import find_operator, function_in
from kgbuild.extract.claims.own_clause import NOUNS, WOULD, auxiliary_effects
from kgbuild.extract.syntax.clauses import CALENDAR, HAVE, is_infinitive, tense_of
from kgbuild.extract.syntax.constituents import children, prepositions
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.operators import OperatorTable
from kgbuild.records import Tense

BEFOREHAND = frozenset({"prep:until", "prep:before", "prep:ahead_of", "prep:pending", "prep:prior_to"})
"""Functions of an event noun that lies ahead of what is or will be."""
EXCHANGES = frozenset({"exchange", "return"})
"""Nouns between what is given and what is got for it."""
EVES = frozenset({"eve", "run-up", "lead-up"})
"""Nouns for the time before an event."""
JOURNEYS = frozenset({"visit", "trip", "tour", "journey", "voyage"})
"""What somebody is on while he does what he came for."""
NEXT = frozenset({"prep:after", "prep:following"})
"""Functions of what comes first of two things to come: `will leave after a meeting`."""
GATHERINGS = frozenset(
    "meeting talk summit conference forum trial ceremony session hearing visit trip rally gathering tour "
    "congress discussion consultation debate".split()
)
"""Nouns under `at` for an event that the main clause is a part of."""
ARRANGED = GATHERINGS | frozenset(
    "negotiation dialogue election referendum vote withdrawal pullout exercise drill inauguration "
    "poll runoff march walkout".split()
)
"""Nouns for events that are set beforehand."""
PARTS = frozenset(
    "focus topic subject agenda theme centerpiece centrepiece highlight part start opening beginning "
    "sideline margin eve stop leg host venue site aim goal purpose objective outcome result".split()
)
"""Nouns for what an arranged event has or is about: `will be the focus of the talks`."""
STAGES = frozenset({"stop", "leg", "day"})
"""Nouns for parts of a journey: who comes to its second or last one is on it."""
EARLY = frozenset({"start", "beginning", "middle"})
"""Nouns for a part of a journey that others follow."""
ATTENDED = frozenset(
    "use address chair monitor observe oversee supervise moderate sponsor dominate overshadow top "
    "head".split()
)
"""Verbs for what somebody does at or with an event while it lasts."""
HOPING = frozenset("hope want expect plan wish intend".split())
"""Verbs of what lies ahead, with when it is to be: `hopes for a deal when they host a summit`."""
TRAVELLING = frozenset("arrive come fly travel leave go head depart return".split())
ENDING = frozenset({"end", "conclude", "finish", "close", "last"})
"""Verbs of what has begun."""
PLANNED = frozenset({"future", "planned"})
"""Effects of what somebody means or hopes to do, and of what is arranged."""
HYPOTHETICAL = frozenset({"future", "possible", "hypothetical"})
SINGLE = frozenset({"a", "an", "any"})


def is_errand(step: Step) -> bool:
    """`flew to Oslo for talks`, `is in Oslo for talks`: what somebody has come for."""
    if step.function != "prep:for" or step.inner.lemma not in ARRANGED:
        return False
    if step.outer.lemma in TRAVELLING:
        return True
    # who is in the north for a visit is on it
    return bool(children(step.outer, "cop")) and step.inner.lemma not in JOURNEYS


def lying_ahead(step: Step, operators: OperatorTable) -> frozenset[str] | None:
    """What an event is that stands beside its clause and comes after it, or None if it does not."""
    if _is_offered(step, operators):
        return frozenset({"future", "considered", "possible"})
    return frozenset({"future", "planned", "probable"}) if _is_beforehand(step) else None


def prospect(step: Step, operators: OperatorTable) -> frozenset[str] | None:
    """What an event is by the clause that it is a part of: `the talks will include two ministers`.

    Args:
        step: The event noun and what governs it.
        operators: The words that change whether something happens.

    Returns:
        What it makes of the event; None where the clause does not lie ahead, or says nothing of it.
    """
    inner, outer, function = step.inner, step.outer, step.function
    if inner.pos not in NOUNS or _is_over(inner):
        return None
    if function in ("subj", "obj") and (found := _of_subject(inner, outer, function, operators)):
        return found
    clause = outer
    if outer.lemma in STAGES and inner.lemma in JOURNEYS and children(outer, "amod", "nmod:poss"):
        return frozenset({"present"})  # "will visit Oslo on the last stop of the trip"
    if outer.lemma in PARTS and outer.pos == "NOUN" and inner.lemma in ARRANGED:
        clause = outer if children(outer, "cop") else outer.head
    elif function == "obj":
        if outer.lemma not in ATTENDED or inner.lemma not in ARRANGED:
            return None
    elif outer.pos != "VERB" or not _is_meanwhile(inner, outer, function):
        return None
    return PLANNED if _lies_ahead(clause, operators) else None


def _is_over(noun: Node) -> bool:
    """`during his visit last week`, which is over whatever the clause tells."""
    dates = (c for c in noun.children if c.lemma in CALENDAR or c.label == "DATE")
    return any(node.lower in ("last", "ago") for date in dates for node in date.subtree())


def _is_meanwhile(noun: Node, verb: Node, function: str) -> bool:
    """`will raise it during the visit`, `in talks`; but who hopes to gain by the talks may be in them."""
    if function == "prep:during":
        return True
    within = function == "prep:at" or (function == "prep:in" and tense_of(verb) is Tense.FUTURE)
    journey = function == "prep:on" and noun.lemma in JOURNEYS  # "will visit Oslo on his first trip"
    next_ = function in NEXT and noun.lemma in ARRANGED and not is_definite(noun)
    return (within and noun.lemma in GATHERINGS) or journey or next_


def _of_subject(noun: Node, outer: Node, function: str, operators: OperatorTable) -> frozenset[str] | None:
    """`the talks will …`, `the talks are set to …` lie ahead; `an attack would …` is only thought of."""
    modal = next((a for a in children(outer, "aux") if a.tag == "MD"), None)
    if modal is None:
        return _raised(noun, outer, operators) if noun.lemma in ARRANGED else None
    effects = auxiliary_effects(modal, operators)
    if "future" not in effects or "demanded" in effects or function != "subj":
        return None
    would = modal.lower in WOULD
    thought_of = not is_definite(noun) and (would or any(c.lower in SINGLE for c in children(noun, "det")))
    if thought_of and (would or "possible" in effects):
        return HYPOTHETICAL
    measure = would and bool(operators.find("states", noun.lemma))  # "the ban would end all flights"
    if noun.lemma not in ARRANGED and not measure:
        return None
    return frozenset({"future", "possible" if would or "possible" in effects else "planned"})


def _raised(noun: Node, outer: Node, operators: OperatorTable) -> frozenset[str] | None:
    """`the talks are set to begin`, `the vote is set for May`; `is due to end` tells of one that is there."""
    if tense_of(outer) is Tense.PAST:
        return None
    for clause in children(outer, "xcomp", "advcl"):
        entry = find_operator(operators, outer, "xcomp", clause) if _has_to(clause) else None
        if entry is not None and "future" in entry.effects:
            return frozenset({"present"}) if clause.lemma in ENDING else entry.effects
    if outer.lemma == "set" and any("for" in prepositions(c) for c in children(outer, "obl")):
        return PLANNED
    return None


def _has_to(predicate: Node) -> bool:
    """`to begin`, `to be held`, `to be the focus`."""
    return any(c.lower == "to" for c in children(predicate, "mark"))


def _is_offered(step: Step, operators: OperatorTable) -> bool:
    """`demands aid in exchange for a pullout`: neither has come; but `freed him in exchange for a ransom`."""
    if step.function != "prep:for":
        return False
    before = step.inner.tree.nodes[step.inner.left_edge - 1]  # whatever the parser hangs it on
    if before.lemma not in EXCHANGES or "in" not in prepositions(before):
        return False
    verb = next((node for node in before.ancestors() if node.pos == "VERB"), None)
    if verb is None or before.i < verb.i:
        return False  # "in return for its aid, it seeks a seat"
    meant = any(entry.effects & UNREALIZED for entry in operators.find("verbs", verb.lemma))
    return meant or tense_of(verb) is not Tense.PAST


def _is_beforehand(step: Step) -> bool:
    """`waits until the talks`, `comes on the eve of the visit`: an event ahead of what is or will be."""
    outer = step.outer
    if outer.lemma in EVES and outer.pos == "NOUN":
        return tense_of(outer.head) in (Tense.FUTURE, Tense.PRESENT)
    if step.function in ("prep:ahead_of", "prep:ahead") and step.inner.lemma in ARRANGED:
        return True  # "arrived ahead of talks": news tell what is next
    if is_infinitive(outer) and step.inner.lemma in ARRANGED:
        # "the last chance to agree before the summit"
        return step.function in BEFOREHAND and tense_of(outer.head) is not Tense.PAST
    return step.function in BEFOREHAND and tense_of(outer) in (Tense.FUTURE, Tense.PRESENT)


def _lies_ahead(clause: Node, operators: OperatorTable) -> bool:
    """`will meet`, `would be signed`, or what somebody plans or hopes `to do`."""
    if tense_of(clause) is Tense.FUTURE or any(a.lower in WOULD for a in children(clause, "aux")):
        return all(a.lower not in HAVE for a in children(clause, "aux"))
    if not _has_to(clause):
        return False
    entry = find_operator(operators, clause.head, function_in(clause), clause)
    if entry is None:
        return False
    if "demanded" in entry.effects:
        return True  # "told them to stay inside during the visit"
    return entry.effects >= PLANNED and tense_of(clause.head) is not Tense.PAST
