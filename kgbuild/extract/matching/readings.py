"""Lists the readings of a match: one, or two where two people say different things of the same event.

`The breach was attributed to China` takes the breach for granted, and somebody claims that China did it. `He
denied responsibility for the attack` takes the attack for granted, and he denies that he did it. `He rejected
Ghana's claim that Togo attacked` has Ghana claim it, and him deny it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgbuild.extract.claims.context import ACCUSING, Step, climb
from kgbuild.extract.claims.forms import is_definite
from kgbuild.extract.claims.government import find_operator
from kgbuild.extract.claims.speakers import claimants
from kgbuild.extract.matching.fillers import naming
from kgbuild.extract.matching.triggers import Match
from kgbuild.extract.syntax.clauses import negation_of
from kgbuild.extract.syntax.constituents import children
from kgbuild.extract.syntax.frames import frame_of
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.operators import OperatorTable

CONTESTING = frozenset({"denies", "questions"})
CLAIMING = CONTESTING | {"says", "alleged"}


def readings(match: Match, operators: OperatorTable) -> Iterator[tuple[Match, list[Step]]]:
    """The readings of a match, each with the operators above it; what is taken for granted comes first."""
    steps = list(climb(match.head, operators))
    if any(_accuses(step) for step in steps) and "accused" in match.frame:
        yield _without_accused(match), [step for step in steps if not _accuses(step)]
        yield match, steps
        return
    for position, step in enumerate(steps):
        if _grants(step):
            claimed = list(_claimed_part(match, steps, position, operators))
            if not claimed:
                yield match, steps
            elif is_definite(match.head) or not any(_alleges(above) for _, above in claimed):
                yield _without_accused(match), steps  # "accused of a part in attacks" tells of no attacks
            yield from claimed
            return
        if _contests_claim(step, operators):
            yield match, steps[:position]
            if step.inner is match.head:
                return  # "disputed Ghana's accusation": that Ghana accuses him is not what he disputes
    yield match, steps


def _accuses(step: Step) -> bool:
    return step.entry is not None and "perpetrator" in step.entry.effects


def _alleges(steps: list[Step]) -> bool:
    return bool(steps) and steps[0].entry is not None and bool(steps[0].entry.effects & ACCUSING)


def _grants(step: Step) -> bool:
    return step.entry is not None and "grants" in step.entry.effects


def _contests_claim(step: Step, operators: OperatorTable) -> bool:
    if step.entry is None or step.function != "obj" or not step.entry.effects & CONTESTING:
        return False
    return step.inner.pos == "NOUN" and bool(claimants(step.inner, operators))


def _claimed_part(
    match: Match, steps: list[Step], position: int, operators: OperatorTable
) -> Iterator[tuple[Match, list[Step]]]:
    """The event with the one whose part in it is claimed or denied as its source, if somebody does so."""
    above = steps[position + 1] if position + 1 < len(steps) else None
    if above is None or match.phrase.pos != "NOUN" or children(above.inner, "cop"):
        return  # "said the training is part of the mission": no part of who says so
    entry = find_operator(operators, above.outer, above.function, above.inner)
    if entry is None or not entry.effects & CLAIMING:
        return
    if "says" in entry.effects and negation_of(above.outer) is not None:
        return  # "nobody has claimed responsibility", "did not admit a role"
    frame = frame_of(above.outer)
    alleging = bool(entry.effects & ACCUSING)
    accused = frame.get("obj" if alleging and above.function != "obj" else "subj", [])
    if alleging and above.function == "obj":
        # "investigates Togolese involvement in a raid": who looks into it has not done it
        part = frame_of(above.inner)
        accused = part.get("poss") or naming(part.get("mod", ()))
    if accused:
        claimed = Step(above.inner, above.outer, above.function, entry, presupposed=False)
        yield _with_accused(match, accused), [claimed, *steps[position + 2 :]]


def _without_accused(match: Match) -> Match:
    """The deed alone, which is taken for granted, whoever is accused of it."""
    return replace(match, frame={f: tokens for f, tokens in match.frame.items() if f != "accused"})


def _with_accused(match: Match, accused: list[Node]) -> Match:
    return replace(match, frame={**match.frame, "accused": accused})
