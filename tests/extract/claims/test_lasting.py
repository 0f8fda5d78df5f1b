"""Which event nouns tell of what goes on now, and which of what has happened."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import events_in
from kgbuild.records import Tense


@pytest.mark.parametrize(
    ("sentence", "event", "tense"),
    [
        ("The president's trip to Niger is part of a tour of the region.", "Visit", Tense.PRESENT),
        ("The prime minister is in Mali for a three-day visit.", "Visit", Tense.PRESENT),
        ("The talks between Chad and Sudan are stalled over a ransom.", "Negotiation", Tense.PRESENT),
        ("Chad's offensive against the rebels is moving ahead.", "Attack", Tense.PRESENT),
        # news tell in the present of what has happened
        ("The president's visit to Niger comes a day after the vote.", "Visit", Tense.PAST),
        ("His visit to Niger is the first by a Togolese president.", "Visit", Tense.PAST),
        ("The attack on the Kenyan port is a blow to the government.", "Attack", Tense.PAST),
        ("Tuesday's meeting between Chad and Sudan is seen as a success.", "Meeting", Tense.PAST),
    ],
)
def test_what_takes_its_time_goes_on_where_its_clause_tells_of_now(
    sentence: str, event: str, tense: Tense, nlp: Language
) -> None:
    found = [m for m in events_in(nlp, sentence) if m.type == event]
    assert [m.factuality.tense for m in found][:1] == [tense]


@pytest.mark.parametrize(
    ("sentence", "event", "tense"),
    [
        ("Trade sanctions against Togo have hurt its farmers.", "Sanction", Tense.PRESENT),
        ("Kenya's peacekeeping force in Somalia has surrounded the port.", "Peacekeeping", Tense.PRESENT),
        ("Party leaders have withdrawn their support for the premier of Peru.", "Endorsement", Tense.PAST),
        ("Crowds marched in support of the Peruvian premier.", "Endorsement", Tense.PAST),
    ],
)
def test_what_holds_for_long_holds_unless_the_clause_is_past(
    sentence: str, event: str, tense: Tense, nlp: Language
) -> None:
    found = [m for m in events_in(nlp, sentence) if m.type == event]
    assert [m.factuality.tense for m in found][:1] == [tense]
