"""Finds whose talks they are that somebody wants, agrees to or refuses to have `with` others.

`Chad requested a meeting with the envoy`: a noun that names one side alone leaves the other to the word above
it, whose subject means to take part himself. Who presses others for talks with a third presses those to talk.
"""

from __future__ import annotations

from collections.abc import Mapping

from kgbuild.extract.claims.government import function_in
from kgbuild.extract.syntax.constituents import children, is_passive, nominals, prepositions
from kgbuild.extract.syntax.frames import frame_of
from kgbuild.extract.syntax.subjects import surface_subjects
from kgbuild.extract.syntax.tree import Node

_FOR = "ask call push press appeal plead hope wait prepare plan look wish beg lobby pray bid angle"
WISHING: Mapping[str, frozenset[str]] = {
    "obj": frozenset(
        "want seek request demand propose suggest need desire favor favour pursue accept consider weigh mull "
        "contemplate envisage expect await refuse avoid shun reject decline solicit arrange welcome "
        "support back endorse approve allow permit".split()
    ),
    "prep:for": frozenset(
        f"{_FOR} ready prepared eager open anxious impatient request demand proposal desire readiness "
        "preparation precondition condition".split()
    ),
    "prep:to": frozenset("agree commit consent object look resort open opposed commitment openness".split()),
    "prep:on": frozenset({"insist", "agree"}),
    "prep:of": frozenset("offer proposal possibility prospect idea".split()),
    "prep:in": frozenset("interest interested involve involved engage engaged".split()),
}
"""By function of the talks: verbs, adjectives and nouns whose subject or owner would hold them."""
ASKING = frozenset("ask press push lobby beg call appeal plead".split())
"""Verbs that may name whom they ask to hold them."""
ASKED = ("obj", "iobj", "prep:on", "prep:upon", "prep:to")
ABETTING = frozenset("welcome support back endorse approve".split())
"""Verbs of which who would do so would take part, and who does so may be anybody."""
ANSWERING = frozenset("agree accept reject approve consider study weigh refuse".split())
"""Verbs of whoever has been offered what is their object: `accepted Oman's proposal for talks`."""
HAVING = frozenset(
    "have make express voice show reach issue announce state reiterate set suggest raise".split()
)
"""Verbs whose subject's the wish is that is their object."""
AS_INFINITIVES = frozenset({"xcomp", "advcl:to", "advcl"})
"""How parsers hang `talks` on `agreed to` and `open to`, which they take for a verb."""


def wishers(noun: Node) -> list[Node]:
    """Who would take part in talks, after the word above their noun; nobody if no other side is named.

    Args:
        noun: The noun for the talks.
    """
    if not any("with" in prepositions(c) for c in children(noun, "nmod")):
        return []
    above, function = noun.head, function_in(noun)
    if function in AS_INFINITIVES and any(c.lower == "to" for c in children(noun, "mark")):
        function = "prep:to"
    if above is noun or above.lemma not in WISHING.get(function, ()):
        return []
    if above.lemma in ABETTING and not any(a.tag == "MD" for a in children(above, "aux")):
        return []  # "welcomed talks" of others
    if above.pos == "NOUN":
        return _owners(above)
    if above.pos == "ADJ":
        return nominals(surface_subjects(above))
    frame = frame_of(above)
    asked = [t for f in ASKED for t in frame.get(f, ()) if t is not noun] if above.lemma in ASKING else []
    undergone = is_passive(above) and function == "prep:in"  # "is engaged in talks"
    return asked or frame.get("obj" if undergone else "subj", [])


def _owners(wish: Node) -> list[Node]:
    """`its interest in talks`, `expressed interest in talks`: whose a wish is."""
    verb = wish.head
    if wish.relation in ("obj", "obl") and verb.lemma in ANSWERING and not is_passive(verb):
        return frame_of(verb).get("subj", [])
    if owners := nominals(children(wish, "nmod:poss")):
        return owners
    had = wish.relation == "obj" and verb.lemma in HAVING and not is_passive(verb)
    return frame_of(verb).get("subj", []) if had else []
