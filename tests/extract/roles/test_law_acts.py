"""Who arrested, charged or freed somebody, where a sentence before tells."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import words_by_role


@pytest.mark.parametrize(
    ("text", "trigger", "doers"),
    [
        (
            "Police in Togo have arrested two students. The two were detained late Friday at a bus station.",
            "detained",
            ["Police in Togo"],
        ),
        (
            "Kenyan police have arrested two Swedes and a Dutch national. They say the three were detained "
            "at a hotel.",
            "detained",
            ["Kenyan police"],
        ),
        (
            "Malian troops have detained a suspected bomber near Gao. The suspect was arrested in a raid.",
            "arrested",
            ["Malian troops"],
        ),
        (
            "Togolese police have arrested a student leader. Two others were detained on Friday.",
            "detained",
            ["Togolese police"],
        ),
        (
            "A Kenyan prosecutor has charged five men with piracy. The other four men face charges, too.",
            "face",
            ["A Kenyan prosecutor"],
        ),
        (
            "A Togolese court has sentenced Kodjo Mensah to ten years in prison. Mensah went on trial then.",
            "trial",
            ["A Togolese court"],
        ),
        (
            "Togolese police have released five students. A court did not say why the five were freed.",
            "freed",
            ["Togolese police"],
        ),
        (
            "Togolese police say they have captured a leader of a drug gang. Officials say Kodjo Mensah was "
            "detained along with two guards.",
            "detained",
            ["Togolese police"],
        ),
        (
            "Authorities in Togo have filed charges against ninety people. The suspects appeared before a "
            "court on Sunday and were charged with piracy.",
            "charged",
            ["Authorities in Togo"],
        ),
    ],
)
def test_who_did_so_to_the_same_people_or_to_others_beside_them(
    nlp: Language, text: str, trigger: str, doers: list[str]
) -> None:
    assert words_by_role(nlp, text, trigger)["source"] == doers


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Togolese police have arrested a student. Two others were detained in Benin.", "detained"),
        ("Togolese police have arrested a student. Nine teachers were detained last year.", "detained"),
        ("A Togolese judge has charged Kodjo Mensah with murder. He faces trial for fraud, too.", "trial"),
        ("A Togolese court has sentenced a banker. The three men were jailed in May.", "jailed"),
    ],
)
def test_who_is_held_elsewhere_or_has_not_been_told_of_is_held_by_nobody_known(
    nlp: Language, text: str, trigger: str
) -> None:
    assert "source" not in words_by_role(nlp, text, trigger)


def test_who_frees_hostages_is_asked_before_who_held_them(nlp: Language) -> None:
    text = (
        "French troops have freed three sailors who had been held hostage by rebels since May. "
        "The release of the three sailors was announced in Paris."
    )
    assert words_by_role(nlp, text, "release")["source"] == ["French troops"]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Kodjo Mensah left for Ghana after his indictment on tax charges.", "indictment"),
        ("Jurors at the Kenyan minister's murder trial have asked for more time.", "trial"),
    ],
)
def test_whose_trial_it_is_tries_nobody(nlp: Language, text: str, trigger: str) -> None:
    words = words_by_role(nlp, text, trigger)
    assert "source" not in words
    assert words["target"]


@pytest.mark.parametrize(
    ("text", "court"),
    [
        ("Kodjo Mensah appeared in a Togolese court on Friday.", ["a Togolese court"]),
        ("Kodjo Mensah appeared in a Paris court on Friday.", None),
    ],
)
def test_before_a_state_s_court_somebody_is_tried_by_it(
    nlp: Language, text: str, court: list[str] | None
) -> None:
    assert words_by_role(nlp, text, "appeared").get("source") == court


def test_whom_rebels_hold_they_release(nlp: Language) -> None:
    text = "Togo has paid a ransom for the release of two sailors kidnapped by rebels."
    assert words_by_role(nlp, text, "release")["source"] == ["rebels"]


def test_a_ban_on_trade_with_a_state_is_against_it(nlp: Language) -> None:
    assert words_by_role(nlp, "France renewed its ban on trade with Togo.", "ban")["target"] == ["Togo"]
    assert words_by_role(nlp, "France bans sales of arms to Togo.", "bans")["target"] == ["Togo"]


def test_where_rebels_lay_down_arms_is_nobody_s_target(nlp: Language) -> None:
    text = "In Mali, nine members of a rebel group have laid down their arms."
    assert "target" not in words_by_role(nlp, text, "laid down")
