"""Whose a building or a vehicle is that somebody strikes."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import event_at


@pytest.mark.parametrize(
    ("text", "word", "sector", "country"),
    [
        ("Gunmen attacked a police station in Kenya on Monday.", "attacked", "COP", "KEN"),
        ("Turkish warplanes bombed rebel positions near the border.", "bombed", "REB", None),
        ("Kenyan troops raided a suspected militant hideout.", "raided", "REB", None),
        ("A suicide bomber struck a NATO base on Friday.", "struck", "MIL", None),
        ("The army destroyed the rebels' vehicles.", "destroyed", "REB", None),
        ("Rebels attacked a presidential palace on Friday.", "attacked", "GOV", None),
        ("Gunmen attacked an abandoned building on Monday.", "attacked", None, None),
    ],
)
def test_what_is_struck_is_of_the_sector_of_those_who_hold_it(
    nlp: Language, text: str, word: str, sector: str | None, country: str | None
) -> None:
    (target,) = event_at(nlp, text, word).mentions("target")

    assert (target.actor.sector, target.actor.country) == (sector, country)
