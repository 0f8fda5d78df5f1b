"""Says what becomes of what something is done for: `stormed it to arrest him`, `is in Oslo for talks`."""

from __future__ import annotations

from kgbuild.extract.claims.composition import Composition
from kgbuild.extract.claims.context import PURPOSES, Step
from kgbuild.extract.claims.own_clause import WOULD, inherit
from kgbuild.extract.claims.prospects import TRAVELLING, is_errand
from kgbuild.extract.syntax.clauses import is_perfect, tense_of
from kgbuild.extract.syntax.constituents import children
from kgbuild.lexicon.operators import OperatorTable
from kgbuild.records import Tense

EXPRESSED = frozenset(
    "protest demand denounce condemn oppose commemorate mourn express voice criticize criticise decry "
    "deplore honor honour celebrate mark remember thank congratulate salute reject".split()
)
"""What people close shops, block roads, wear black and summon envoys for."""
ALLOWING = frozenset({"allow", "permit", "let", "enable"})
"""Verbs of what a deed brings about by itself: `opened the port to allow ships in`."""
WEIGHING = frozenset("harm hurt damage endanger weaken cost help benefit pay suit".split())
"""Verbs of what something would do to somebody: `it would harm Mali to leave`."""


def is_meant(step: Step) -> bool:
    """Whether a step leads from what something is done for to what is done."""
    # "did nothing to stop it", "is headed to Oslo to meet them"
    of_word = step.function == "xcomp" and step.outer.lower in ("nothing", "headed")
    return of_word or step.function in PURPOSES or is_errand(step)


def apply_purpose(state: Composition, step: Step, operators: OperatorTable) -> None:
    """`stormed it to arrest him`: meant by what was done, and so planned in the past; `may storm it to …`.

    `closed their shops to protest`: what is done to say something says it.
    """
    outer = step.outer
    if outer.lower == "nothing":
        state.apply(frozenset({"negate"}), outer)  # "did nothing to stop it"
        state.tense = state.tense or tense_of(outer.head)
        return
    if step.inner.lemma in EXPRESSED or (step.inner.lemma in ALLOWING and tense_of(outer) is Tense.PAST):
        # "will not attend to protest the ban": who stays away protests
        inherit(state, outer, operators, polarity=False)
        return
    if outer.lemma in WEIGHING and any(a.lower in WOULD for a in children(outer, "aux")):
        # "it would harm Mali to leave now" weighs what nobody has planned
        state.apply(frozenset({"future", "possible", "considered"}), outer)
        return
    done = tense_of(outer) is Tense.PAST
    if step.function == "prep:for" and is_perfect(outer) and children(outer, "cop"):
        state.tense = Tense.PRESENT  # "has been in Oslo for talks"
        return
    came_about = step.function == "prep:for" and bool(children(outer, "cop"))  # "was in Oslo for talks"
    came_about |= any(
        c.lower == "only" for c in children(step.inner, "advmod")
    )  # "won it only to be invaded"
    if done and came_about:
        inherit(state, outer, operators, polarity=True)
        return
    ahead = not done or (is_perfect(outer) and outer.lemma in TRAVELLING)  # "has left for talks"
    state.apply(frozenset({"future" if ahead else "past", "planned", "probable"}), outer)
    if not done:
        inherit(state, outer, operators, polarity=True)
