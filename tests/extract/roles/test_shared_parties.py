"""Who takes part in a deed that stands beside the verb that says so."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import words_by_role


def test_who_kills_in_a_raid_raids(nlp: Language) -> None:
    text = "Ethiopian troops killed two gunmen during a raid on a Somali village."
    found = words_by_role(nlp, text, "raid")
    assert found["source"] == ["Ethiopian troops"]
    assert found["target"] == ["a Somali village"]


def test_whom_a_strike_kills_it_strikes(nlp: Language) -> None:
    found = words_by_role(nlp, "An Ethiopian air strike killed a Somali judge.", "strike")
    assert found["target"] == ["a Somali judge"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels fired a rocket that wounded a Kenyan soldier.",
        "Rebels planted a mine that wounded a Kenyan soldier.",
    ],
)
def test_who_uses_a_weapon_does_what_it_does(nlp: Language, text: str) -> None:
    assert words_by_role(nlp, text, "wounded")["source"] == ["Rebels"]


def test_whom_an_attack_strikes_is_struck_by_the_bomb_that_it_is_made_with(nlp: Language) -> None:
    text = "A Belgian woman blew herself up in an attack on an American patrol."
    assert words_by_role(nlp, text, "blew") == {
        "source": ["A Belgian woman"],
        "target": ["an American patrol"],
    }


def test_who_struck_when_people_were_killed_killed_them(nlp: Language) -> None:
    text = "Nine people were killed when a suicide bomber detonated explosives."
    expected = {"source": ["a suicide bomber"], "target": ["Nine people"]}

    assert words_by_role(nlp, text, "killed") == expected
    assert words_by_role(nlp, text, "detonated") == expected


def test_whose_offensive_it_is_captures_people_in_it(nlp: Language) -> None:
    found = words_by_role(nlp, "The officers were captured in an LRA offensive late last year.", "captured")

    assert found == {"source": ["LRA"], "target": ["The officers"]}


def test_who_attacked_in_the_sentence_harmed_those_hurt_in_the_attack(nlp: Language) -> None:
    text = "Rebels shelled the port, and three Kenyan sailors were wounded in the attack."
    assert words_by_role(nlp, text, "wounded")["source"] == ["Rebels"]


def test_what_troops_storm_is_what_they_throw_grenades_at(nlp: Language) -> None:
    text = "Chadian troops stormed a mosque in Mongo, throwing stun grenades."
    assert words_by_role(nlp, text, "throwing")["target"] == ["a mosque"]


def test_who_arrests_in_a_raid_raids(nlp: Language) -> None:
    text = "Police arrested five men in a raid on a house in Lagos."
    assert words_by_role(nlp, text, "raid")["source"] == ["Police"]


def test_whose_raid_it_was_killed_in_it(nlp: Language) -> None:
    text = "Egypt condemned the killing of three militants during an Israeli raid."
    assert words_by_role(nlp, text, "killing")["source"] == ["Israeli"]


def test_who_is_killed_during_an_attack_by_others_is_attacked(nlp: Language) -> None:
    text = "Two Kenyan policemen were killed during a militant attack in Garissa."
    assert words_by_role(nlp, text, "attack")["target"] == ["Two Kenyan policemen"]


def test_what_a_series_of_attacks_killed_it_struck(nlp: Language) -> None:
    text = "A series of rebel attacks killed nine judges in Chad."
    assert words_by_role(nlp, text, "attacks")["target"] == ["nine judges in Chad"]


def test_who_detains_people_in_a_crackdown_cracks_down(nlp: Language) -> None:
    text = "Belgian police detained nine people in a crackdown on Kurdish militants."
    assert words_by_role(nlp, text, "crackdown")["source"] == ["Belgian police"]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Nine farmers have been killed in fighting between Arab militias and rebel forces in Darfur.",
            ["Arab militias", "rebel forces"],
        ),
        ("Three Nepali soldiers were killed in clashes between troops and Maoist rebels.", ["Maoist rebels"]),
        ("Togo and Benin fought a war that killed 70,000 people.", ["Togo", "Benin"]),
    ],
)
def test_who_fights_each_other_kills_in_the_fight(nlp: Language, text: str, sources: list[str]) -> None:
    assert words_by_role(nlp, text, "killed")["source"] == sources


def test_what_kills_one_and_wounds_others_strikes_them_all(nlp: Language) -> None:
    text = "An Ethiopian air strike killed a judge and wounded nine guards in Jijiga."
    assert words_by_role(nlp, text, "strike")["target"] == ["a judge", "nine guards in Jijiga"]


def test_either_side_may_have_killed_those_who_died_in_a_fight(nlp: Language) -> None:
    text = "Rebel attacks have increased in Chad. About 900 people have been killed in the fighting."
    assert "source" not in words_by_role(nlp, text, "killed")
    text = "Rebel attacks have increased in Chad. About 900 soldiers have been killed in the fighting."
    assert words_by_role(nlp, text, "killed")["source"] == ["Rebel"]
