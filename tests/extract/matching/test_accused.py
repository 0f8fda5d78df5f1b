"""Who did a deed, after a word of accusing, blaming or being sorry that the deed stands under."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import event_at, events_in, words_by_role
from kgbuild.records import SOURCE


def sources(nlp: Language, text: str, trigger: str) -> list[str]:
    """The words of who does what a word of the text triggers."""
    return [mention.span.text for mention in event_at(nlp, text, trigger).mentions(SOURCE)]


@pytest.mark.parametrize(
    ("text", "trigger", "culprit"),
    [
        ("Norway criticized Burundi for the recent arrest of two editors.", "arrest", "Burundi"),
        ("Ottawa condemned the Malian army for a raid on a village.", "raid", "the Malian army"),
        ("Kenyan officials expressed regret for the shelling of a school.", "shelling", "Kenyan officials"),
        ("Ratko Babic is charged with war crimes and genocide.", "genocide", "Ratko Babic"),
        ("General Ali Bashir is on trial for the killing of two judges.", "killing", "General Ali Bashir"),
    ],
)
def test_who_is_blamed_for_a_deed_did_it(nlp: Language, text: str, trigger: str, culprit: str) -> None:
    assert sources(nlp, text, trigger) == [culprit]


def test_who_compensates_for_a_deed_does_so_to_its_victims(nlp: Language) -> None:
    text = "Kenya compensated the farmers for the army's shelling of their village."
    assert sources(nlp, text, "shelling") == ["the army"]


def test_who_is_accused_in_a_bombing_is_said_to_have_done_it(nlp: Language) -> None:
    text = "Bolivia's government has accused Luis Rojas in the 1976 bombing of a Cuban airliner."
    assert sources(nlp, text, "bombing") == ["Luis Rojas"]


def test_who_claims_attacks_or_is_criticized_over_arrests_did_it(nlp: Language) -> None:
    claimed = "Hamas has claimed many suicide attacks against Israel."
    assert words_by_role(nlp, claimed, "attacks")["source"] == ["Hamas"]
    criticized = "Amnesty International criticized Eritrea over a mass arrest of students."
    assert words_by_role(nlp, criticized, "mass arrest")["source"] == ["Eritrea"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Two Malaysian militants are the masterminds of the attack.", "Two Malaysian militants"),
        ("A judge read out charges about General Perić's role in the attack on Zagreb.", "General Perić's"),
    ],
)
def test_whose_part_in_a_deed_is_told_did_it(nlp: Language, text: str, source: str) -> None:
    found = words_by_role(nlp, text, "attack")["source"][0]
    assert source.startswith(found)


@pytest.mark.parametrize(
    ("text", "trigger", "source"),
    [
        (
            "Hamas has claimed responsibility for a number of raids, including the bombing of a clinic.",
            "bombing",
            "Hamas",
        ),
        (
            "The army has carried out several of the attacks on villages in Chad.",
            "attacks",
            "The army",
        ),
        (
            "The tribunal indicted the two colonels for their roles in raids on civilians.",
            "raids",
            "the two colonels",
        ),
        (
            "The army killed Abu Zaid, the architect of the bombing of the Kenyan embassy.",
            "bombing",
            "Abu Zaid",
        ),
        (
            "Ms. Bee is one of nine suspects on trial for their roles in the murder of a Chilean judge.",
            "murder",
            "nine suspects",
        ),
        (
            "Spain thanked Kenya for its role in the peacekeeping mission in Somalia.",
            "peacekeeping mission",
            "Kenya",
        ),
    ],
)
def test_examples_and_parts_of_deeds_are_theirs_who_did_them(
    nlp: Language, text: str, trigger: str, source: str
) -> None:
    found = [m for e in events_in(nlp, text) if e.trigger.text == trigger for m in e.mentions(SOURCE)]
    assert [mention.span.text for mention in found] == [source]


def test_what_is_among_the_issues_discussed_is_anothers(nlp: Language) -> None:
    text = "The two leaders discussed a range of issues, including U.S. sanctions on Syria."
    assert sources(nlp, text, "sanctions") == ["U.S."]
