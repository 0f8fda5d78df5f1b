"""Talks that somebody wants, agrees to or refuses to have with others are his own talks with them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import event_at, events_in, words_by_role


@pytest.mark.parametrize(
    ("text", "trigger", "side", "status"),
    [
        ("Chad would welcome talks with Libya.", "talks", "Chad", "considered"),
        ("Oman's leader wants a meeting with the Yemeni president.", "meeting", "Oman's leader", "demanded"),
        ("Togo's envoys requested a meeting with President Kagame.", "meeting", "Togo's envoys", "demanded"),
        ("Mali has agreed to talks with the rebels.", "talks", "Mali", "planned"),
        ("Mali's government is open to talks with the rebels.", "talks", "Mali's government", "planned"),
        ("Peru's leader expressed interest in talks with Chile.", "talks", "Peru's leader", "considered"),
        (
            "Peru's leader called for closer cooperation with Chile.",
            "cooperation",
            "Peru's leader",
            "demanded",
        ),
        ("Chad is studying an offer of talks with the rebels.", "talks", "Chad", "planned"),
        ("Togolese officials involved in talks with Benin left.", "talks", "Togolese officials", "occurred"),
        ("Uganda is engaged in talks with Rwanda over the border.", "talks", "Uganda", "ongoing"),
    ],
)
def test_who_means_to_talk_takes_part(nlp: Language, text: str, trigger: str, side: str, status: str) -> None:
    assert words_by_role(nlp, text, trigger)["source"] == [side]
    assert event_at(nlp, text, trigger).factuality.status.value == status


def test_who_presses_others_for_talks_with_a_third_takes_no_part(nlp: Language) -> None:
    text = "France pressed Sudan for talks with Chad."
    assert words_by_role(nlp, text, "talks") == {"source": ["Sudan"], "target": ["Chad"]}


def test_welcomed_talks_are_those_of_others(nlp: Language) -> None:
    text = "Chad welcomed the talks with Libya."
    found = [event for event in events_in(nlp, text) if event.type == "Negotiation"]
    assert all(not event.mentions("source") for event in found)


def test_who_accepts_a_proposal_accepts_the_proposers_and_makes_the_truce(nlp: Language) -> None:
    text = "Two Palestinian factions have agreed to Egyptian proposals for a truce with Israel."
    assert words_by_role(nlp, text, "agreed")["target"] == ["Egyptian"]
    truce = words_by_role(nlp, text, "truce")
    assert (truce["source"], truce["target"]) == (["Two Palestinian factions"], ["Israel"])


@pytest.mark.parametrize(
    "text",
    [
        "In comments after talks with the Polish president, the Estonian minister thanked Finland.",
        "At a news conference after talks with the Polish president, the Estonian minister thanked Finland.",
    ],
)
def test_who_speaks_after_talks_has_held_them(nlp: Language, text: str) -> None:
    assert words_by_role(nlp, text, "talks")["source"] == ["the Estonian minister"]
