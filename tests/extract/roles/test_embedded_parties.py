"""Whom an act is directed at, where only what it is about says so."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import event_at, events_in, words_by_role


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        (
            "Premier Anna Moe arrived in Kano for talks with Nigerian ministers.",
            "arrived",
            "Nigerian ministers",
        ),
        ("Chad called for closer economic relations with Taiwan.", "called", "Taiwan"),
        ("Ghana's parliament called for an inquiry into Shell.", "called", "Shell"),
        ("Fiji threatened to recall its troops if Samoa raises its tariffs.", "threatened", "Samoa"),
        ("Moldova retaliated by closing its airspace to Belarus.", "retaliated", "Belarus"),
    ],
)
def test_the_target_stands_in_what_the_act_is_about(
    nlp: Language, text: str, trigger: str, target: str
) -> None:
    assert words_by_role(nlp, text, trigger)["target"] == [target]


def test_a_claim_that_is_to_be_looked_into_is_nobody(nlp: Language) -> None:
    text = "Two senators called for an inquiry into a banker's claims."
    assert "target" not in words_by_role(nlp, text, "called")


def test_at_whom_protesters_voice_anger_they_protest(nlp: Language) -> None:
    text = "Unions in India called a strike to express anger over plans by the government to sell banks."
    assert words_by_role(nlp, text, "strike")["target"] == ["the government"]


def test_nobody_promises_anything_to_his_own_nation(nlp: Language) -> None:
    text = "The Iranian president promised on Monday to spread the nation's oil wealth."
    event = next(m for m in events_in(nlp, text) if m.type == "Commitment")
    assert not event.mentions("target")


@pytest.mark.parametrize(
    ("text", "trigger", "targets"),
    [
        (
            "The Iranian president called for expansion of ties between his country and Iraq.",
            "called",
            ["Iraq"],
        ),
        (
            "The rebels of Chad have reaffirmed their commitment to a pact with the Sudanese government.",
            "reaffirmed their commitment",
            ["the Sudanese government"],
        ),
        ("The general refused to testify against former president Idriss Bee of Chad.", "refused", []),
        (
            "Iran filed a complaint with the United Nations against a U.S. ban on its bank.",
            "filed a complaint",
            ["U.S."],
        ),
        (
            "The mayor canceled the vote, sparking anger among rebels in Chad.",
            "sparking anger",
            ["The mayor"],
        ),
    ],
)
def test_whom_words_concern_is_told_further_down(
    nlp: Language, text: str, trigger: str, targets: list[str]
) -> None:
    found = [
        m.span.text for e in events_in(nlp, text) if e.trigger.text == trigger for m in e.mentions("target")
    ]
    assert found == targets


def test_who_warns_against_allowing_something_would_not_allow_it_himself(nlp: Language) -> None:
    text = "Egypt warned against allowing Hamas to take control of the police."
    assert not event_at(nlp, text, "allowing").mentions("source")


def test_who_is_pushed_to_do_something_is_to_do_it(nlp: Language) -> None:
    text = "The envoy is expected to push Turkey to continue with efforts to stop torture."
    assert [m.span.text for m in event_at(nlp, text, "torture").mentions("source")] == ["Turkey"]


def test_whose_name_a_crowd_chants_is_not_protested_against(nlp: Language) -> None:
    text = "Demonstrators packed the main square of Kiev, chanting Viktor Bee's name."
    assert all(not e.mentions("target") for e in events_in(nlp, text))


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("Chad has threatened to use force if Sudan takes more steps toward war.", "use force", "Sudan"),
        (
            "Japan could impose economic sanctions if North Korea does not free them.",
            "sanctions",
            "North Korea",
        ),
        ("Rwanda threatened to send troops to fight Hutu rebels.", "threatened", "Hutu rebels"),
        ("The Paris Club agreed to cancel half of the debt Liberia owes its members.", "agreed", "Liberia"),
        ("Italy signed an agreement to provide Pakistan with 60 million dollars.", "signed", "Pakistan"),
        ("President Conte agreed to give village elders more power.", "agreed", "village elders"),
    ],
)
def test_whom_a_condition_a_debt_or_a_gift_concerns(
    nlp: Language, text: str, trigger: str, target: str
) -> None:
    assert words_by_role(nlp, text, trigger)["target"] == [target]


def test_whose_part_in_something_is_called_for_is_asked(nlp: Language) -> None:
    text = "Mohamed Diop called for greater U.S. participation in diplomatic efforts."
    assert words_by_role(nlp, text, "called")["target"] == ["U.S."]
