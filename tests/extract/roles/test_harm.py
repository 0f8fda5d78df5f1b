"""Whom a deed struck, and who did it, where a verb beside the deed says so."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import event_at, events_in, words_by_role


@pytest.mark.parametrize(
    ("text", "trigger", "struck"),
    [
        ("Chadian jets carried out airstrikes, killing nine rebels.", "airstrikes", "nine rebels"),
        ("The port was crippled by a Houthi offensive.", "offensive", "The port"),
        ("Malian rebels set off a bomb that destroyed two army trucks.", "set off", "two army trucks"),
        ("Sweden will guard Estonia from Russian missile attacks.", "attacks", "Estonia"),
    ],
)
def test_whom_a_deed_harmed_it_struck(nlp: Language, text: str, trigger: str, struck: str) -> None:
    assert words_by_role(nlp, text, trigger)["target"] == [struck]


@pytest.mark.parametrize(
    "text",
    [
        "Nigerian troops are conducting an offensive to drive out Islamist militants.",
        "Nigerian troops are conducting an offensive in an effort to wipe out Islamist militants.",
        "Nigerian troops are conducting an offensive to try to root out Islamist militants.",
    ],
)
def test_whom_an_offensive_is_to_drive_out_it_is_directed_at(nlp: Language, text: str) -> None:
    assert words_by_role(nlp, text, "offensive")["target"] == ["Islamist militants"]


def test_who_is_behind_the_deed_did_what_came_of_it(nlp: Language) -> None:
    text = "The president was deposed in a coup led by General Ousmane Diallo."
    assert words_by_role(nlp, text, "deposed")["source"] == ["General Ousmane Diallo"]
    text = "Kenyan forces carried out an operation, during which six gunmen were killed."
    assert words_by_role(nlp, text, "killed")["source"] == ["Kenyan forces"]


def test_what_has_anti_before_it_is_whom_a_deed_is_against(nlp: Language) -> None:
    found = words_by_role(nlp, "Niger launched an anti-Boko Haram offensive in March.", "offensive")
    assert found == {"source": ["Niger"], "target": ["Boko Haram"]}
    found = words_by_role(nlp, "Students in Lima staged anti-government protests.", "protests")
    assert found == {"source": ["Students in Lima"], "target": ["government"]}


def test_who_was_there_when_rebels_struck_was_struck(nlp: Language) -> None:
    text = "The Chadian soldiers were sleeping when rebels attacked."
    assert words_by_role(nlp, text, "attacked")["target"] == ["The Chadian soldiers"]


def test_those_killed_in_a_gunfight_have_not_fought(nlp: Language) -> None:
    found = words_by_role(nlp, "Gunfights by gang members have killed nine people.", "Gunfights")
    assert found == {"source": ["gang members"]}


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("A shootout killed two Kenyan policemen.", "A shootout"),
        ("A wave of bombings killed two Kenyan policemen.", "A wave of bombings"),
        ("An exchange of gunfire killed two Kenyan policemen.", "An exchange of gunfire"),
    ],
)
def test_violence_by_nobody_in_particular_kills_as_a_weapon_does(
    nlp: Language, text: str, means: str
) -> None:
    killed = event_at(nlp, text, "killed")
    assert [p.filler.text for p in killed.participations if p.role == "instrument"] == [means]


def test_who_was_killed_in_violence_had_no_accident(nlp: Language) -> None:
    assert [e.type for e in events_in(nlp, "Thirty people were killed in an upsurge of violence.")] == [
        "Killing"
    ]
    assert events_in(nlp, "Thirty people were killed in an avalanche.") == ()


def test_whom_an_offensive_is_aimed_at_clearing_out_it_is_against(nlp: Language) -> None:
    text = "Mali launched an offensive in April aimed at clearing rebels from the valley."
    assert words_by_role(nlp, text, "offensive")["target"] == ["rebels"]


def test_who_dies_in_a_fight_is_killed_by_the_other_side(nlp: Language) -> None:
    text = "Two Malian soldiers were killed in a firefight with rebels near Kidal."
    assert words_by_role(nlp, text, "killed")["source"] == ["rebels"]
    text = "Ten militants were killed during a battle with insurgents in Yemen."
    assert "source" not in words_by_role(nlp, text, "killed")


@pytest.mark.parametrize(
    ("text", "trigger", "struck"),
    [
        ("A Vietnamese invasion drove the Khmer Rouge into the hills.", "invasion", "the Khmer Rouge"),
        ("The Taliban were ousted by a U.S.-led offensive.", "offensive", "The Taliban"),
        ("Nine policemen died in a string of attacks by Chadian rebels.", "attacks", "Nine policemen"),
        ("Niger launched an offensive to hunt for Boko Haram fighters.", "offensive", "Boko Haram fighters"),
        (
            "Israel launched an offensive to stop rocket fire by Hamas militants.",
            "offensive",
            "Hamas militants",
        ),
    ],
)
def test_whom_a_deed_drove_out_or_was_to_stop_it_struck(
    nlp: Language, text: str, trigger: str, struck: str
) -> None:
    assert words_by_role(nlp, text, trigger)["target"] == [struck]


def test_what_a_deed_does_to_prices_is_done_to_nobody(nlp: Language) -> None:
    assert "target" not in words_by_role(nlp, "Attacks by Nigerian rebels drove up oil prices.", "Attacks")


def test_armed_men_at_work_when_people_were_killed_killed_them(nlp: Language) -> None:
    text = "Nine Kenyan soldiers were killed when a suicide bomber drove a van into their camp."
    assert words_by_role(nlp, text, "killed")["source"] == ["a suicide bomber"]
    text = "Nine Kenyan soldiers were killed when rebels fled across the border."
    assert "source" not in words_by_role(nlp, text, "killed")


def test_on_whom_attacks_are_blamed_made_them(nlp: Language) -> None:
    text = "Nine Indian soldiers have died in attacks blamed on Maoist rebels."
    assert words_by_role(nlp, text, "died") == {
        "source": ["Maoist rebels"],
        "target": ["Nine Indian soldiers"],
    }


@pytest.mark.parametrize(
    ("text", "trigger", "struck"),
    [
        ("A mine exploded in Sri Lanka as a navy convoy passed.", "exploded", "a navy convoy"),
        ("Ugandan troops made an attack that left nine people dead.", "attack", "nine people"),
    ],
)
def test_who_was_there_or_was_left_dead_is_struck(
    nlp: Language, text: str, trigger: str, struck: str
) -> None:
    assert words_by_role(nlp, text, trigger)["target"] == [struck]


def test_who_came_before_the_clash_killed_the_other_side(nlp: Language) -> None:
    text = "Eight militants were killed in a clash that erupted as Pakistani soldiers searched the area."
    assert words_by_role(nlp, text, "killed")["source"] == ["Pakistani soldiers"]


@pytest.mark.parametrize(
    ("text", "killers"),
    [
        ("Three rebels were killed in Mali while French troops were searching a village.", ["French troops"]),
        ("A nurse was killed in Mali while French troops were searching a village.", []),
        ("A soldier was shot dead in Mali, while rebels killed five others in Chad.", []),
    ],
)
def test_those_who_hunt_rebels_killed_them(nlp: Language, text: str, killers: list[str]) -> None:
    assert words_by_role(nlp, text, "killed" if "killed in" in text else "shot").get("source", []) == killers


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "Officials say the rebels opened fire after Indian troops ordered them to surrender.",
            ["Indian troops"],
        ),
        ("Police opened fire after being attacked by protesters in Kabul.", ["protesters"]),
        ("A Mexican judge was wounded by gunmen who opened fire from a car.", ["A Mexican judge"]),
    ],
)
def test_who_opens_fire_fires_at_the_other_side(nlp: Language, text: str, targets: list[str]) -> None:
    assert words_by_role(nlp, text, "opened fire")["target"] == targets


def test_who_is_blamed_for_bombings_killed_those_whom_they_killed(nlp: Language) -> None:
    text = "Abu Sayyaf has been blamed for a series of attacks, including a bombing that killed 100 people."
    assert words_by_role(nlp, text, "killed")["source"] == ["Abu Sayyaf"]


@pytest.mark.parametrize(
    ("text", "trigger", "struck"),
    [
        ("The Kenyan opposition has been the focus of a police investigation.", "investigation", 0),
        ("Two villages in Iraq had been the target of Iranian shelling.", "shelling", 1),
    ],
)
def test_the_focus_of_a_deed_is_whom_it_strikes(nlp: Language, text: str, trigger: str, struck: int) -> None:
    words = ["The Kenyan opposition", "Two villages in Iraq"]
    assert words_by_role(nlp, text, trigger)["target"] == [words[struck]]


def test_whom_an_inquiry_implicates_it_is_about(nlp: Language) -> None:
    text = "The U.N. investigation has implicated several Syrian officials."
    found = event_at(nlp, text, "investigation").mentions("target")
    assert [mention.span.text for mention in found] == ["several Syrian officials"]
