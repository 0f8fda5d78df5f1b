"""Tells a demand from an opinion in `said that Chad must …`, `says that the army should …`.

Who says what others must do asks it of them. With `should` and `need to` he may as well advise: he then asks
nothing of anybody where he speaks of his own country, nor where what he advises is an event itself, which
tells the rest (`said that Israel should withdraw`). Nobody can be asked to be, have or know something.
"""

from __future__ import annotations

from kgbuild.extract.roles.candidates import Candidate
from kgbuild.extract.roles.parties import is_political
from kgbuild.extract.syntax.constituents import children
from kgbuild.extract.syntax.tree import Node
from kgbuild.records import SOURCE, TARGET, ActorKind

STATES = frozenset("be have know understand feel see remain hope believe think like want last".split())
"""Verbs of what is no act that somebody could be asked for: `should have a strong mandate`."""
DEMANDING = frozenset({"must", "shall"})


def asks_somebody(candidate: Candidate, others: list[Candidate]) -> bool:
    """Whether a clause that says what others must do is a demand, and an event of its own.

    Args:
        candidate: A match of a phrase with `MUST`.
        others: The events of its sentence.
    """
    asked = [m.actor for m in candidate.cast.mentions(TARGET)]
    if not any(is_political(actor) for actor in asked):
        return False  # "said that all persons should be punished" is directed at nobody
    obliged = candidate.match.frame.get("ccomp:must", ())
    acts = [act for clause in obliged for act in (clause, *children(clause, "xcomp"))]
    if all(act.lemma in STATES for act in acts):
        return False
    if any(_demands(clause) for clause in obliged):
        return True
    speakers = {m.actor.country for m in candidate.cast.mentions(SOURCE)} - {None}
    own = all(actor.kind is ActorKind.COUNTRY and actor.country in speakers for actor in asked)
    return not own and all(other.match.head not in acts for other in others)


def _demands(clause: Node) -> bool:
    return any(c.lower in DEMANDING for c in children(clause, "aux"))
