"""The trigger of an event is the word that tells of the act, not what the act is done with or to."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import events_in


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Kenya has test-fired another short-range surface-to-air missile.", "test-fired"),
        ("Kenya has re-opened its embassy in Chad.", "re-opened its embassy"),
        ("Chadian reporters who covered the collapse of a dam in the north were harassed.", "harassed"),
        ("Kenya's opposition held a one-day nationwide series of noisy protests.", "protests"),
        ("Kenya's press accused two generals of the northern army of fraud.", "accused"),
        ("Peru violated the three-year-old Andean disarmament treaty.", "violated"),
        ("The mayor of Lima said that Chile must leave.", "must"),
        ("The mayor of Lima said that Chile has to leave.", "has"),
    ],
)
def test_the_trigger_is_the_word_that_tells_of_the_act(sentence: str, trigger: str, nlp: Language) -> None:
    events = events_in(nlp, sentence)
    assert [event.trigger.text for event in events] == [trigger]


def test_talks_that_were_suspended_are_held_where_they_are_resumed(nlp: Language) -> None:
    events = events_in(nlp, "Chad and Togo resumed talks that were suspended in March.")
    assert [event.type for event in events] == ["Negotiation"]


def test_who_appears_in_a_videotape_threatens(nlp: Language) -> None:
    (threat,) = events_in(nlp, "Chad's king appeared in a videotape threatening Togo with more attacks.")
    assert [mention.actor.country for mention in threat.mentions("source")] == ["TCD"]


def test_a_person_is_no_food(nlp: Language) -> None:
    events = events_in(nlp, "President Bush is sending Condoleezza Rice to Sudan.")
    assert "HumanitarianAid" not in {event.type for event in events}
