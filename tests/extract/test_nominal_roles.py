"""Who takes part in what a noun tells of: by possessor, light verb, preposition and by what the noun is."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import event_at, events_in, words_by_role
from kgbuild.records import Status


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Reporters opposed Amina Mohamed's nomination as envoy of Kenya.",
            "nomination",
            {"target": ["Amina Mohamed"]},
        ),
        (
            "Kenya's nomination of Amina Mohamed as envoy was welcomed.",
            "nomination",
            {"source": ["Kenya"], "target": ["Amina Mohamed"]},
        ),
        (
            "President Kibaki's firing of Vice President Moody Awori angered Kenya.",
            "firing",
            {"source": ["President Kibaki"], "target": ["Vice President Moody Awori"]},
        ),
        (
            "Judges cut Kenyan lawmaker Ann Bee's prison term.",
            "term",
            {"target": ["Ann Bee"]},
        ),
        (
            "President Obama's China visit begins Sunday.",
            "visit",
            {"source": ["President Obama"], "target": ["China"]},
        ),
        (
            "Kenya has held months of negotiations with Ethiopia.",
            "negotiations",
            {"source": ["Kenya"], "target": ["Ethiopia"]},
        ),
        (
            "Ministers of Peru and Chile ended a two-day conference in Lima with a pledge.",
            "conference",
            {"source": ["Peru"], "target": ["Chile"], "location": ["Lima"]},
        ),
        ("Indian-Pakistani talks began Monday.", "talks", {"source": ["Indian"], "target": ["Pakistani"]}),
        (
            "Iran and Oman held U.S.-backed talks.",
            "talks",
            {"source": ["Iran"], "target": ["Oman"]},
        ),
        ("Spain co-chaired the Regional Energy Cooperation Conference.", "Conference", {"source": ["Spain"]}),
        (
            "The Hungarian military is holding exercises in the Black Sea.",
            "exercises",
            {"source": ["The Hungarian military"], "location": ["the Black Sea"]},
        ),
        (
            "Iran will only agree to discussions with major powers about trade.",
            "discussions",
            {"source": ["Iran"], "target": ["major powers"]},
        ),
    ],
)
def test_a_nouns_parties(nlp: Language, text: str, trigger: str, expected: dict[str, list[str]]) -> None:
    assert words_by_role(nlp, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("A United Nations report released last year named Peru.", "report", {"source": ["United Nations"]}),
        (
            "In a letter to President Karzai, Human Rights Watch said reporters were beaten.",
            "letter",
            {"source": ["Human Rights Watch"], "target": ["President Karzai"]},
        ),
        ("The mayor was delivering a speech on climate change.", "speech", {"source": ["The mayor"]}),
        (
            "The Kenyan leaders made statements to reporters.",
            "statements",
            {"source": ["The Kenyan leaders"], "target": ["reporters"]},
        ),
        ("A coalition statement released Friday thanked Mali.", "statement", {"source": ["coalition"]}),
    ],
)
def test_whose_words_they_are_says_them(
    nlp: Language, text: str, trigger: str, expected: dict[str, list[str]]
) -> None:
    assert words_by_role(nlp, text, trigger) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Catalan government said in a statement on its website Friday that it would not pay.",
        "The United States has called North Korea's missile programs a global threat.",
        "Dodd, a Kenyan lawmaker, will seek the Democratic nomination.",
        "President Hu outlined details of the arrests to French radio.",
    ],
)
def test_a_noun_that_tells_of_no_act_is_no_event(nlp: Language, text: str) -> None:
    assert {event.type for event in events_in(nlp, text)} <= {"Accusation"}


def test_what_is_planned_stays_so_when_a_noun_comes_back_to_it(nlp: Language) -> None:
    text = "Syria will withdraw from Lebanon in May. The date of the withdrawal is open."
    assert event_at(nlp, text, "withdrawal").factuality.status is Status.PLANNED


def test_what_was_planned_has_come_about_when_it_is_told_to_have(nlp: Language) -> None:
    text = "Syria will withdraw from Lebanon in May. The withdrawal ended in June."
    assert event_at(nlp, text, "withdrawal").factuality.status is Status.OCCURRED


def test_who_is_under_an_embargo_may_stand_nowhere(nlp: Language) -> None:
    (embargo,) = events_in(nlp, "To be under an embargo by Togo is hard.")
    assert [actor.name for actor in embargo.actors_in("source")] == ["Togo"]
    assert not embargo.actors_in("target")
