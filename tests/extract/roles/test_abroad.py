"""Where a state's forces strike, or have been, is a party where nothing else is named."""

from __future__ import annotations

from spacy.language import Language

from events_found import words_by_role


def test_a_state_that_strikes_in_another_country_strikes_it(nlp: Language) -> None:
    text = "Turkish warplanes carried out air strikes in northern Iraq."
    assert words_by_role(nlp, text, "strikes")["target"] == ["northern Iraq"]


def test_at_home_and_by_rebels_it_is_only_where(nlp: Language) -> None:
    for text in ("Iraqi warplanes carried out air strikes in Mosul.", "Rebels carried out attacks in Iraq."):
        assert "target" not in words_by_role(nlp, text, "carried out")


def test_troops_leave_the_country_in_which_they_were_based(nlp: Language) -> None:
    text = "France withdrew its last troops based in Chad."
    assert words_by_role(nlp, text, "withdrew")["target"] == ["Chad"]
