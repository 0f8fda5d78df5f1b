"""Who a noun phrase can be, by its own words and by what stands beside it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import event_at, events_in
from kgbuild.records import Affiliation


def test_an_apposition_tells_the_office_of_a_known_person(nlp: Language) -> None:
    text = "Adam Ereli, a State Department spokesman, criticized the verdict."
    (speaker,) = event_at(nlp, text, "criticized").mentions("source")

    assert speaker.actor.id == "person/adam-ereli"
    assert (speaker.actor.sector, speaker.actor.affiliation) == ("GOV", Affiliation.ACTS_FOR)


def test_that_a_known_person_is_somebodys_father_tells_no_office(nlp: Language) -> None:
    text = "Adam Ereli, a father of two, criticized the verdict."
    (speaker,) = event_at(nlp, text, "criticized").mentions("source")

    assert (speaker.actor.country, speaker.actor.sector) == ("USA", None)


def told(nlp: Language, text: str, word: str, role: str = "target") -> tuple[str | None, str | None]:
    """Country and sector of who takes part in the event of a word."""
    (mention,) = event_at(nlp, text, word).mentions(role)
    return mention.actor.country, mention.actor.sector


@pytest.mark.parametrize(
    "text",
    [
        "A Chadian lawyer was arrested in Oslo on Monday. Officials say Idris Kebo was charged with fraud.",
        "Norwegian prosecutors filed charges against a Chadian lawyer. Idris Kebo was charged with fraud.",
        "Idris Kebo spoke on Monday. Kebo, a Chadian lawyer, was tired. He was charged with fraud.",
    ],
)
def test_an_unknown_person_is_what_he_is_said_to_be_anywhere(nlp: Language, text: str) -> None:
    assert told(nlp, text, "charged")[0] == "TCD"


def test_who_only_shares_a_leaders_name_has_no_role_from_others(nlp: Language) -> None:
    text = "President Bush and Macedonian Prime Minister Vlado Kostov met in Skopje. Mr. Bush was criticized."
    assert told(nlp, text, "criticized")[0] != "MKD"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("China views Taiwan as a province, and has threatened to attack the island.", "Taiwan"),
        ("Cuban President Raul Castro denounced Chad's embargo against the island.", "Cuba"),
        ("Egypt sent food to Gaza after Chad's army seized the territory.", "Gaza"),
        ("Argentina wants the Falkland Islands, and invaded the territory in 1982.", "Falkland Islands"),
    ],
)
def test_a_noun_of_lands_is_the_last_one_of_its_kind(nlp: Language, text: str, name: str) -> None:
    found = [m.actor.name for e in events_in(nlp, text) for m in e.mentions("target")]

    assert name in found
