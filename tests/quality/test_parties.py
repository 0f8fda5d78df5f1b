"""The scorer of annotated parties, and the table that it reads."""

from __future__ import annotations

from typing import Any

import pytest

from quality.parties import (
    ASIDE,
    WORKED_ON,
    Annotated,
    Outcome,
    agreement,
    outcome,
    outcomes,
    parse_parties,
    read_annotated,
    record_of,
    score,
)

TEXT = "Norway expelled two Russian diplomats, and its ambassador left Moscow."
EVENTS = read_annotated()


def actor(words: str, kind: str = "group", name: str = "") -> dict[str, Any]:
    begin = TEXT.index(words)
    return {"begin": begin, "end": begin + len(words), "text": words, "kind": kind, "name": name or words}


def record(source: list[dict[str, Any]], target: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {
        "type": "DiplomaticExpulsion",
        "plover": "SANCTION",
        "trigger": {"begin": 7, "end": 15},
        "sentence": {"text": TEXT},
        "source": source,
        "target": target,
        "reciprocal": False,
        **more,
    }


def annotated(source: str, target: str, reader: str = "1", faults: str = "-") -> Annotated:
    parties = parse_parties(source), parse_parties(target)
    return Annotated(ASIDE, reader, "d", 7, 15, "DiplomaticExpulsion", "SANCTION", *parties, faults)


NORWAY, DIPLOMATS = actor("Norway", "country"), actor("two Russian diplomats")


@pytest.mark.parametrize(
    ("found", "told", "expected"),
    [
        ([NORWAY], "0-6", Outcome.RIGHT),
        ([NORWAY], "43-46/0-6", Outcome.RIGHT),
        ([], "0-6", Outcome.LOST),
        ([DIPLOMATS], "0-6", Outcome.WRONG),
        ([NORWAY, DIPLOMATS], "0-6", Outcome.PARTLY),
        ([NORWAY], "0-6+28-37", Outcome.PARTLY),
        ([NORWAY], "-", Outcome.SPURIOUS),
        ([], "-", Outcome.RIGHT),
        ([actor("Moscow", "place")], "t63-69", Outcome.RIGHT),
        ([actor("Moscow", "thing")], "-", Outcome.RIGHT),
    ],
)
def test_a_role_is_right_only_with_everybody_who_is_told_and_nobody_else(
    found: list[dict[str, Any]], told: str, expected: Outcome
) -> None:
    assert outcome(found, parse_parties(told), TEXT) is expected


def test_another_mention_of_the_same_name_is_right() -> None:
    its = actor("its", "country", name="Norway")

    assert outcome([its], parse_parties("0-6"), TEXT) is Outcome.RIGHT


def test_sides_of_what_is_done_together_may_stand_in_either_role() -> None:
    event = annotated("0-6+28-37", "0-6+28-37")

    swapped = record([DIPLOMATS], [NORWAY], reciprocal=True)

    assert outcomes(event, swapped, TEXT) == (Outcome.RIGHT, Outcome.RIGHT)


def test_a_record_is_found_by_its_trigger_and_class_before_its_category() -> None:
    other = record([], [], type="Embargo")
    same = record([], [])

    assert record_of(annotated("-", "-"), [other, same]) is same
    assert record_of(annotated("-", "-"), [other]) is other
    assert record_of(annotated("-", "-"), [record([], [], trigger={"begin": 20, "end": 27})]) is None


def test_a_score_counts_what_is_an_event_and_tells_its_misses() -> None:
    events = [annotated("0-6", "28-37"), annotated("0-6", "63-69"), annotated("-", "-", faults="T")]

    counts = score(events, {"d": [record([NORWAY], [DIPLOMATS])]}, {"d": TEXT})

    assert (counts.events, counts.found, counts.both) == (2, 2, 1)
    assert counts.misses == [
        "d:7 DiplomaticExpulsion source right, target wrong\n"
        f"    {TEXT}\n    told: Norway -> Moscow\n    found: Norway -> two Russian diplomats"
    ]


def test_readers_agree_if_each_party_of_either_has_its_like() -> None:
    events = [annotated("0-6/43-46", "28-37"), annotated("43-46", "28-37", reader="2")]
    assert agreement(events) == (1, 1)

    events[1] = annotated("43-46", "28-37+63-69", reader="2")
    assert agreement(events) == (0, 1)


def test_what_is_no_place_is_refused() -> None:
    with pytest.raises(ValueError, match="'12' is no place"):
        parse_parties("12")


def test_the_table_has_events_of_both_sets_with_well_formed_places() -> None:
    assert {event.set for event in EVENTS} == {WORKED_ON, ASIDE}
    assert all(event.begin < event.end and set(event.faults) <= set("TFA-") for event in EVENTS)
    places = (p for event in EVENTS for party in (*event.source, *event.target) for p in party)
    assert all(place.begin < place.end for place in places)


def test_no_document_is_in_both_sets() -> None:
    documents = {name: {e.document for e in EVENTS if e.set == name} for name in (WORKED_ON, ASIDE)}

    assert not documents[WORKED_ON] & documents[ASIDE]
