"""The colours of networks, charts and pages: one palette, which colour-blind readers tell apart.

The hues of quad classes, and of what is only alleged, are those of Okabe and Ito (2008), "Color Universal
Design": https://jfly.uni-koeln.de/color/. What happened has a strong colour, what did not happen a pale one.
"""

from __future__ import annotations

from collections.abc import Mapping

from kgbuild.lexicon.schemes import load_schemes
from kgbuild.records import ActorKind, Status

QUAD_COLORS: Mapping[str, str] = {
    "VerbalCooperation": "#56B4E9",
    "MaterialCooperation": "#0072B2",
    "VerbalConflict": "#E69F00",
    "MaterialConflict": "#D55E00",
}
"""Blue is friendly, orange hostile; words are lighter than deeds."""
NO_QUAD_COLOR = "#767676"
"""Of an event that PLOVER has no category for: a plain statement."""

ACTOR_COLORS: Mapping[ActorKind, str] = {
    ActorKind.COUNTRY: "#1F3A5F",
    ActorKind.ORGANIZATION: "#4C7FA8",
    ActorKind.PERSON: "#B8860B",
    ActorKind.GROUP: "#8C6BB1",
    ActorKind.PLACE: "#7A7A7A",
    ActorKind.THING: "#A0A0A0",
}

ASSERTED, ALLEGED, AHEAD, DENIED = "asserted", "alleged", "ahead", "denied"
STANDING_GROUPS: Mapping[Status, str] = {
    **dict.fromkeys((Status.OCCURRED, Status.ONGOING), ASSERTED),
    Status.ALLEGED: ALLEGED,
    **dict.fromkeys((Status.PLANNED, Status.CONSIDERED, Status.THREATENED, Status.DEMANDED), AHEAD),
    **dict.fromkeys((Status.DENIED, Status.NOT_OCCURRED), DENIED),
}
"""How statuses look: what happened; what only somebody says; what is talked about; what did not happen."""

STANDING_COLORS: Mapping[str, str] = {ALLEGED: "#CC79A7", AHEAD: "#B0B0B0", DENIED: "#D9D9D9"}
"""What did not happen, or is not settled, has the colour of its standing; the rest that of its quad class."""
STANDING_LINES: Mapping[str, str] = {
    ASSERTED: "solid",
    ALLEGED: "dotted",
    AHEAD: "dashed",
    DENIED: "dashed",
}


def quad_of(plover: str | None) -> str | None:
    """The quad class of a PLOVER category: `MaterialConflict`; None where there is no category."""
    return None if plover is None else load_schemes().quads.get(plover)


def group_of(status: Status, disputed: bool = False) -> str:
    """The group that a status looks like; what is disputed looks like what is alleged."""
    group = STANDING_GROUPS[status]
    return ALLEGED if disputed and group == ASSERTED else group


def event_color(status: Status, quad: str | None, disputed: bool = False) -> str:
    """The colour of an event, or of an edge that stands for events."""
    asserted = NO_QUAD_COLOR if quad is None else QUAD_COLORS[quad]
    return STANDING_COLORS.get(group_of(status, disputed), asserted)
