"""Names before a deed that say where it was done, or what it struck, and not who did it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import words_by_role


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Some 4,000 people have been killed in Peru's drug war.", "killed"),
        ("Police in Oslo are looking into the country's third killing of a judge this year.", "killing"),
        ("Guards were posted after the Kenyan embassy bombings in Lima.", "bombings"),
    ],
)
def test_whose_name_stands_before_a_deed_may_not_have_done_it(nlp: Language, text: str, trigger: str) -> None:
    assert "source" not in words_by_role(nlp, text, trigger)


def test_what_is_attacked_stands_before_the_attack(nlp: Language) -> None:
    text = "Guards were posted after the Kenyan embassy bombings in Lima."
    assert words_by_role(nlp, text, "bombings")["target"] == ["Kenyan embassy"]


@pytest.mark.parametrize(
    ("text", "trigger", "source"),
    [
        ("Peru's war against the rebels has cost 4,000 lives.", "war", "Peru"),
        ("The country's first attack on Omani ships alarmed Qatar.", "attack", "The country"),
        ("A Palestinian suicide bombing killed nine Israelis.", "bombing", "Palestinian"),
    ],
)
def test_whose_own_deed_it_is_did_it(nlp: Language, text: str, trigger: str, source: str) -> None:
    assert words_by_role(nlp, text, trigger)["source"] == [source]
