"""Everything has a colour, and what happened has none of those of what did not."""

from kgbuild.export.palette import (
    ACTOR_COLORS,
    NO_QUAD_COLOR,
    QUAD_COLORS,
    STANDING_COLORS,
    STANDING_LINES,
    event_color,
    group_of,
    quad_of,
)
from kgbuild.lexicon.schemes import load_schemes
from kgbuild.records import ActorKind, Status


def test_every_kind_of_actor_every_quad_class_and_every_status_has_a_look():
    assert set(ACTOR_COLORS) == set(ActorKind)
    assert set(QUAD_COLORS) == set(load_schemes().quads.values())
    assert {group_of(status) for status in Status} == set(STANDING_LINES)


def test_what_happened_is_never_coloured_like_what_did_not():
    happened = {event_color(Status.OCCURRED, quad) for quad in (*QUAD_COLORS, None)}
    rest = {event_color(status, quad) for status in list(Status)[2:] for quad in (*QUAD_COLORS, None)}

    assert happened == {*QUAD_COLORS.values(), NO_QUAD_COLOR}
    assert rest == set(STANDING_COLORS.values())
    assert happened.isdisjoint(rest)


def test_a_disputed_act_looks_like_an_alleged_one():
    assert event_color(Status.OCCURRED, "MaterialConflict", disputed=True) == STANDING_COLORS["alleged"]


def test_a_threat_to_use_force_is_conflict_in_words():
    assert quad_of("THREATEN") == "VerbalConflict"
    assert quad_of(None) is None
