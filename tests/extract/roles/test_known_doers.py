"""Who did what somebody suffered or rejects is told by a sentence before, or by none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import events_in, words_by_role


def sources_of(nlp: Language, text: str, trigger: str) -> list[str]:
    return words_by_role(nlp, text, trigger).get("source", [])


def targets_of(nlp: Language, text: str, trigger: str) -> list[str]:
    return words_by_role(nlp, text, trigger).get("target", [])


def test_the_protesters_who_shout_slogans_protest_against_what_they_marched_on(nlp: Language) -> None:
    text = (
        "Hundreds of students protested outside the Japanese embassy in Seoul. "
        "The protesters shouted slogans and burned tires."
    )
    assert targets_of(nlp, text, "shouted slogans") == ["the Japanese embassy in Seoul"]


def test_who_fought_those_who_were_also_hurt_hurt_them(nlp: Language) -> None:
    text = "Rebels attacked an army post in Chad on Monday. Two soldiers were also wounded."
    assert sources_of(nlp, text, "wounded") == ["Rebels"]


def test_who_was_hurt_elsewhere_was_hurt_by_nobody_known(nlp: Language) -> None:
    text = "Rebels attacked an army post in Chad on Monday. Two soldiers were wounded in Sudan."
    assert sources_of(nlp, text, "wounded") == []


def test_the_soldiers_killed_are_those_told_of_before(nlp: Language) -> None:
    text = (
        "Insurgents killed four French soldiers in Mali on Monday. "
        "The army says the four soldiers were killed when their truck left a convoy."
    )
    assert sources_of(nlp, text, "killed") == ["Insurgents"]


def test_who_a_journalist_was_is_told_by_the_next_sentence(nlp: Language) -> None:
    text = (
        "Unidentified gunmen have killed a journalist in Bangladesh. "
        "Police say the attack on Anwar Rahman occurred late Sunday."
    )
    assert sources_of(nlp, text, "attack") == ["Unidentified gunmen"]


def test_somebody_known_before_is_not_the_journalist(nlp: Language) -> None:
    text = (
        "Police in Bangladesh protected Anwar Rahman for weeks. "
        "Unidentified gunmen have killed a journalist in Bangladesh. "
        "Police say the attack on Rahman occurred late Sunday."
    )
    assert sources_of(nlp, text, "attack") == []


def test_some_of_those_killed_were_killed_by_who_killed_them_all(nlp: Language) -> None:
    text = (
        "Insurgents in Iraq killed nine American soldiers on Thursday. "
        "Seven of the soldiers were killed when their vehicle hit a mine."
    )
    (_, second) = (event for event in events_in(nlp, text) if event.trigger.text == "killed")
    assert [mention.span.text for mention in second.mentions("source")] == ["Insurgents in Iraq"]


def test_who_was_hurt_in_the_fighting_was_hurt_by_the_other_side(nlp: Language) -> None:
    text = (
        "Malian troops attacked rebels near Gao on Monday. "
        "The army says four Malian soldiers were wounded in the fighting."
    )
    assert sources_of(nlp, text, "wounded") == ["rebels"]


def test_men_of_both_sides_were_killed_by_neither(nlp: Language) -> None:
    text = (
        "Malian troops attacked rebels near Gao on Monday. "
        "The army says two soldiers and five rebels were killed in the fighting."
    )
    assert sources_of(nlp, text, "killed") == []


def test_known_soldiers_may_be_called_otherwise(nlp: Language) -> None:
    text = (
        "Insurgents killed nine French troops in Mali on Thursday. "
        "Seven of the French soldiers were killed when their vehicle hit a mine."
    )
    (_, second) = (event for event in events_in(nlp, text) if event.trigger.text == "killed")
    assert [mention.span.text for mention in second.mentions("source")] == ["Insurgents"]


def test_a_driver_who_was_also_killed_was_killed_by_the_same_men(nlp: Language) -> None:
    text = "Gunmen killed a former minister in Chad on Monday. His driver was also killed."
    (_, second) = (event for event in events_in(nlp, text) if event.trigger.text == "killed")
    assert [mention.span.text for mention in second.mentions("source")] == ["Gunmen"]


@pytest.mark.parametrize(
    ("text", "trigger", "doers"),
    [
        (
            "Taleban rebels have kidnapped an Indian engineer in Afghanistan. "
            "Officials say the Indian contractor was abducted on a road near Kandahar.",
            "abducted",
            ["Taleban rebels"],
        ),
        (
            "Chad executed three convicted murderers on Thursday. "
            "A spokesman says the three were hanged at dawn.",
            "hanged",
            ["Chad"],
        ),
        (
            "Israeli soldiers killed a Palestinian militant near Jenin. "
            "The army says the militant was carrying a rifle when he was shot.",
            "shot",
            ["Israeli soldiers"],
        ),
        (
            "Rebels in Chad have released a French doctor. The doctor, Anne Morel, was abducted in March.",
            "abducted",
            ["Rebels in Chad"],
        ),
    ],
)
def test_those_struck_are_known_by_other_words(
    nlp: Language, text: str, trigger: str, doers: list[str]
) -> None:
    assert sources_of(nlp, text, trigger) == doers


def test_a_person_of_another_nation_is_somebody_else(nlp: Language) -> None:
    text = (
        "Taleban rebels have kidnapped an Indian engineer in Afghanistan. "
        "Officials say the Turkish contractor was abducted on a road near Kandahar."
    )
    assert sources_of(nlp, text, "abducted") == []


def test_those_hurt_in_a_fight_that_the_clause_tells_of_were_hurt_there(nlp: Language) -> None:
    text = (
        "Police stormed the parliament in Gaza. "
        "Three students were killed and nine others wounded in gunbattles between rebels and troops."
    )
    assert sources_of(nlp, text, "killed") == ["rebels", "troops"]


def test_the_operation_is_that_of_those_who_launched_it(nlp: Language) -> None:
    text = (
        "The Chadian army launched an offensive against rebels in March. "
        "Officials say fifty rebels have been killed in the operation."
    )
    assert sources_of(nlp, text, "killed") == ["The Chadian army"]


@pytest.mark.parametrize(
    ("text", "trigger", "role", "side"),
    [
        (
            "Turkish troops attacked Kurdish rebels near the border on Monday. "
            "The rebels have been fighting for autonomy since 1984.",
            "fighting",
            "target",
            ["Turkish troops"],
        ),
        (
            "Fighting between Chadian troops and rebels killed ten people. "
            "A cease-fire was negotiated with the rebels on Friday.",
            "cease-fire",
            "source",
            ["Chadian troops"],
        ),
    ],
)
def test_who_fights_or_calls_a_truce_does_so_with_those_he_fought(
    nlp: Language, text: str, trigger: str, role: str, side: list[str]
) -> None:
    assert words_by_role(nlp, text, trigger).get(role) == side
