"""Leaves out what a phrase tells of others than those whom it takes for the actors.

`Troops were sent to stop the rebels' attacks` is no end of hostilities by the troops, who would stop those
of others; `agreed to stop its attacks` is. `The firm received complaints, forcing officials to look for
remedies`: what it received forced them, and not the firm.
"""

from __future__ import annotations

from kgbuild.extract.matching.triggers import Match
from kgbuild.extract.syntax.constituents import children
from kgbuild.extract.syntax.tree import Node

STOPPING = frozenset({"stop", "halt", "end", "cease"})
HOSTILITIES = frozenset(
    "attack violence bloodshed fighting fight fire firing shelling raid war bombing bombardment hostility "
    "airstrike assault offensive incursion".split()
)
"""What others may do as well as those who stop it."""
FORCING = frozenset({"force", "compel", "coerce", "prompt"})
"""Verbs whose subject, where a clause has none of its own, may be all that the clause before it tells."""
TRYING = frozenset("help try attempt fail seek manage struggle work able unable serve act need mean".split())
"""Words that say of an infinitive that others have a part in it: `helped end the violence`."""
ASKING = frozenset("order press urge tell ask call agree pledge promise vow persuade convince warn".split())
"""Verbs whose infinitive is told of those who are asked, or who agree, wherever parsers hang it."""
ASKED = frozenset("appeal call plea request demand order promise pledge vow agreement commitment".split())
"""Nouns that say so as well: `made appeals to the rebels to end the violence`."""
EFFORTS = frozenset(
    "effort attempt bid way mean measure aim goal struggle push drive step operation offensive campaign "
    "mission force raid troop ability power failure hope inability action strategy work duty job".split()
)
"""Nouns of what somebody undertakes against the acts of others: `efforts to end the bloodshed`."""
OF_OTHERS = frozenset({"at", "of", "for", "in", "toward", "towards"})
"""Prepositions that lead to such an aim: `aimed at stopping`, `in hopes of ending`."""
LEAVING = frozenset({"flee", "leave", "abandon", "evacuate", "escape", "withdraw", "retreat"})
"""What people are driven to do by force: `stormed the village, forcing its people to flee`."""


def is_of_others(match: Match) -> bool:
    """Whether a match tells of what others do, or of what its subject's deed only led to."""
    if match.phrase.pos != "VERB":
        return False
    if match.phrase.event_class == "Deescalation":
        hostile = any(noun.lemma in HOSTILITIES for noun in match.fixed)
        return hostile and match.head.lemma in STOPPING and _would_stop(match)
    return match.phrase.event_class == "Coercion" and match.head.lemma in FORCING and _follows(match.head)


def _would_stop(match: Match) -> bool:
    """Whether somebody sets out to stop acts that are not called his own."""
    own = any(c.tag == "PRP$" for noun in match.fixed for c in noun.children)
    if own:
        return False
    verb = match.head
    while verb.dep == "conj" and verb.head.pos == "VERB":
        verb = verb.head
    above, marks = verb.head, {c.lower for c in children(verb, "mark", "case")}
    if verb.relation == "advcl":
        asked = any(noun.lemma in ASKED for noun in children(above, "obj"))
        return not asked and above.lemma not in ASKING and bool(marks & (OF_OTHERS | {"to"}))
    if verb.relation == "acl":
        return above.lemma in EFFORTS
    return verb.relation in ("xcomp", "ccomp") and above.lemma in TRYING


def _follows(verb: Node) -> bool:
    """Whether a participle clause tells what came of the clause before: `…, forcing officials to resign`."""
    if verb.tag != "VBG" or verb.relation != "advcl" or children(verb, "nsubj", "mark", "case"):
        return False
    forced = children(verb, "xcomp", "ccomp", "advcl")
    return bool(forced) and not any(clause.lemma in LEAVING for clause in forced)
