"""Who takes part in an act that another act of the sentence says more of."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import event_at, words_by_role


@pytest.mark.parametrize(
    ("text", "trigger", "holder"),
    [
        (
            "Somali pirates have freed two Danish sailors who were kidnapped in May.",
            "kidnapped",
            "Somali pirates",
        ),
        (
            "Police in Togo released nine students who had been arrested on Friday.",
            "arrested",
            "Police in Togo",
        ),
    ],
)
def test_who_frees_people_had_them(nlp: Language, text: str, trigger: str, holder: str) -> None:
    assert words_by_role(nlp, text, trigger)["source"] == [holder]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Kenyan troops have freed two Danish nurses who were kidnapped in May.", "kidnapped"),
        ("A court in Lomé released nine students who had been arrested on Friday.", "arrested"),
    ],
)
def test_rescuers_and_courts_had_nobody(nlp: Language, text: str, trigger: str) -> None:
    assert "source" not in words_by_role(nlp, text, trigger)


def test_who_fires_on_a_protest_strikes_those_who_protest(nlp: Language) -> None:
    text = "Soldiers in Togo opened fire on a rally by students."
    assert words_by_role(nlp, text, "opened fire")["target"] == ["students"]


def test_by_whom_one_was_wounded_another_was_killed(nlp: Language) -> None:
    text = "A farmer was shot dead and his son was wounded by Israeli gunfire near Jenin."
    assert words_by_role(nlp, text, "shot dead")["source"] == ["Israeli"]


def test_who_was_killed_elsewhere_may_be_of_another_story(nlp: Language) -> None:
    text = "A farmer was killed in Nablus and a boy was wounded by Israeli gunfire near Jenin."
    assert "source" not in words_by_role(nlp, text, "killed")


def test_who_is_called_a_kidnapper_has_abducted(nlp: Language) -> None:
    text = "Oman says kidnappers want ransom for an engineer abducted on Sunday in Basra."
    assert words_by_role(nlp, text, "abducted")["source"] == ["kidnappers"]


def test_an_attack_in_apposition_is_that_of_the_clause(nlp: Language) -> None:
    text = "A Kenyan rebel threw a grenade at a mosque in Lamu, an attack that killed nine people."
    assert words_by_role(nlp, text, "killed")["source"] == ["A Kenyan rebel"]


def test_a_deed_called_another_is_done_to_the_same(nlp: Language) -> None:
    found = words_by_role(nlp, "Serbian attacks on Bosnian towns were genocide.", "genocide")
    assert found == {"source": ["Serbian"], "target": ["Bosnian towns"]}


def test_who_plans_one_attack_plans_the_next_of_a_row(nlp: Language) -> None:
    text = "Police said militants planned an attack on hotels and an assault on the president of Kenya."
    assert words_by_role(nlp, text, "assault")["source"] == ["militants"]


def test_some_of_those_who_were_seized_are_some_of_them(nlp: Language) -> None:
    text = "Iraqi officials say gunmen who kidnapped 30 teachers have freed six of them."
    assert words_by_role(nlp, text, "freed")["target"] == ["six of them"]
    text = "Ugandan soldiers opened fire on the rebels, killing one of them."
    (killed,) = event_at(nlp, text, "killing").mentions("target")
    assert (killed.span.text, killed.actor.sector) == ("one of them", "REB")


def test_the_second_attack_in_a_week_is_that_of_the_clause(nlp: Language) -> None:
    text = "Gunmen in Mexico shot an editor dead, the second attack on Mexican journalists in a week."
    assert words_by_role(nlp, text, "attack")["source"] == ["Gunmen in Mexico"]


def test_who_marches_as_part_of_protests_protests_as_they_do(nlp: Language) -> None:
    text = (
        "Several thousand people took to the streets of Shanghai as part of a wave of anti-Japanese protests."
    )
    assert words_by_role(nlp, text, "took to the streets")["target"] == ["Japanese"]


def test_whom_an_attack_on_a_place_kills_it_strikes(nlp: Language) -> None:
    text = "Rebels attacked a military post in Colombia, killing 15 Marines and wounding nine policemen."
    struck = words_by_role(nlp, text, "attacked")["target"]
    assert struck == ["a military post in Colombia", "15 Marines", "nine policemen"]
