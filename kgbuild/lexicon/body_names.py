"""Says what sort of body it is whose name alone is known: `Bee Holdings Inc.`, `Lawyers for Peace`."""

from __future__ import annotations

from collections.abc import Sequence

ENDINGS = {
    **dict.fromkeys("inc corp co ltd llc plc gmbh airlines airways motors holdings petroleum".split(), "BUS"),
    **dict.fromkeys("enterprises industries pharmaceuticals telecom brothers".split(), "BUS"),
    **dict.fromkeys("magazine times herald tribune gazette weekly tv radio broadcasting".split(), "MED"),
    **dict.fromkeys("institute college academy polytechnic".split(), "EDU"),
    **dict.fromkeys("foundation campaign watch charities".split(), "NGO"),
    **dict.fromkeys("church diocese archdiocese ulema".split(), "REL"),
    **dict.fromkeys(("party",), "PTY"),
}
"""Last words of names."""
BEFORE_PLACES = frozenset({"foundation", "campaign", "institute", "church"})
"""Those behind which a place or a purpose may stand: `the Foundation for the Defense of the Poor`."""
STANDING_FOR = frozenset({"for", "to", "of", "without", "against"})
CAUSES = frozenset(
    "rights liberties journalists refugees peace democracy justice freedom prisoners transparency poor "
    "environment animals women children borders torture racism disarmament reconciliation".split()
)
"""What those stand up for who have formed a body for it."""
PUBLIC_BODIES = frozenset("commission council court ministry minister department tribunal committee".split())
"""Bodies that a state or the world may have for the same: `the National Human Rights Commission`."""


def named_sector(name: str) -> str | None:
    """The sector that a body's name tells, or None."""
    words = [word.strip(".,").lower() for word in name.split()]
    if not words:
        return None
    ending = ENDINGS.get(words[-1])
    if ending is not None:
        return ending if len(words) > 1 else None
    behind = next((i for i, word in enumerate(words) if i and word in STANDING_FOR), None)
    if behind is not None and words[behind - 1] in BEFORE_PLACES:
        return ENDINGS[words[behind - 1]]
    capital = any(word[0].isupper() and word.lower() in CAUSES for word in name.split())
    return "NGO" if capital and _stands_for_cause(words, behind) else None


def _stands_for_cause(words: Sequence[str], behind: int | None) -> bool:
    """`Asia Center for Human Rights`, `Reporters Without Borders`; `Committee to Protect Journalists`."""
    if PUBLIC_BODIES.isdisjoint(words):
        return behind is not None or "rights" in words
    return words[-1] in CAUSES and behind is not None and words[behind] in ("to", "against")
