"""Whom an act is directed at, where only what it is about says so."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import events_in, words_by_role


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        (
            "Premier Anna Moe arrived in Kano for talks with Nigerian ministers.",
            "arrived",
            "Nigerian ministers",
        ),
        ("Chad called for closer economic relations with Taiwan.", "called", "Taiwan"),
        ("Ghana's parliament called for an inquiry into Shell.", "called", "Shell"),
        ("Fiji threatened to recall its troops if Samoa raises its tariffs.", "threatened", "Samoa"),
        ("Moldova retaliated by closing its airspace to Belarus.", "retaliated", "Belarus"),
    ],
)
def test_the_target_stands_in_what_the_act_is_about(
    nlp: Language, text: str, trigger: str, target: str
) -> None:
    assert words_by_role(nlp, text, trigger)["target"] == [target]


def test_a_claim_that_is_to_be_looked_into_is_nobody(nlp: Language) -> None:
    text = "Two senators called for an inquiry into a banker's claims."
    assert "target" not in words_by_role(nlp, text, "called")


def test_at_whom_protesters_voice_anger_they_protest(nlp: Language) -> None:
    text = "Unions in India called a strike to express anger over plans by the government to sell banks."
    assert words_by_role(nlp, text, "strike")["target"] == ["the government"]


def test_nobody_promises_anything_to_his_own_nation(nlp: Language) -> None:
    text = "The Iranian president promised on Monday to spread the nation's oil wealth."
    event = next(m for m in events_in(nlp, text) if m.type == "Commitment")
    assert not event.mentions("target")
