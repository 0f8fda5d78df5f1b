"""Which country somebody visits, as the words around his visit tell."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import events_in


def hosts(nlp: Language, text: str) -> list[str]:
    """The targets of the visit that a text names by that word."""
    visits = [m for m in events_in(nlp, text) if m.trigger.text == "visit"]
    return [mention.actor.name for mention in visits[-1].mentions("target")]


@pytest.mark.parametrize(
    "told",
    [
        "French President Nicolas Sarkozy arrived in Uganda on Monday.",
        "French President Nicolas Sarkozy is in Uganda for talks on trade.",
        "French President Nicolas Sarkozy flew from Kenya to Uganda on Monday.",
        "French President Nicolas Sarkozy arrived in Kampala on Monday.",
    ],
)
def test_who_is_in_a_country_visits_it(nlp: Language, told: str) -> None:
    assert hosts(nlp, f"{told} Mr. Sarkozy's visit comes as the rebels refuse to talk.") == ["Uganda"]


@pytest.mark.parametrize(
    "text",
    [
        "French President Nicolas Sarkozy left Uganda on Monday. Mr. Sarkozy's visit was short.",
        "French President Nicolas Sarkozy arrived in Uganda. His last visit was cut short.",
        "French President Nicolas Sarkozy is in France. Mr. Sarkozy's visit comes late.",
        "Angela Merkel arrived in Uganda on Monday. Nicolas Sarkozy's visit comes later.",
    ],
)
def test_elsewhere_at_home_or_somebody_else(nlp: Language, text: str) -> None:
    assert hosts(nlp, text) == []


def test_a_trip_is_to_where_it_took_somebody(nlp: Language) -> None:
    text = "French President Nicolas Sarkozy is in Peru. Mr. Sarkozy's visit will take him to Cuba and Chile."
    assert hosts(nlp, text) == ["Cuba", "Chile"]


def parties(nlp: Language, text: str, trigger: str) -> tuple[list[str], list[str]]:
    """Sources and targets of the last event of a text with that trigger."""
    event = [m for m in events_in(nlp, text) if m.trigger.text == trigger][-1]
    first, second = ([m.actor.name for m in event.mentions(role)] for role in ("source", "target"))
    return first, second


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("French President Nicolas Sarkozy arrived in Kampala for talks with officials.", ["Uganda"]),
        ("French President Nicolas Sarkozy arrived at Entebbe Air Base in Uganda on Monday.", ["Uganda"]),
        ("Ugandan President Yoweri Museveni arrived in Kampala on Monday.", []),
        ("French President Nicolas Sarkozy arrived in Gulu on Monday.", []),
    ],
)
def test_who_arrives_in_a_capital_from_abroad_visits_the_country(
    nlp: Language, text: str, host: list[str]
) -> None:
    assert parties(nlp, text, "arrived")[1] == host


@pytest.mark.parametrize(
    "told",
    [
        "French President Nicolas Sarkozy is the first French leader to visit Uganda.",
        "French President Nicolas Sarkozy has postponed a planned visit to Uganda.",
    ],
)
def test_a_visit_is_to_where_it_was_told_to_lead(nlp: Language, told: str) -> None:
    assert hosts(nlp, f"{told} Mr. Sarkozy told lawmakers on Monday that his visit matters.") == ["Uganda"]


def test_all_countries_that_were_told_to_be_visited(nlp: Language) -> None:
    text = (
        "President Nicolas Sarkozy will travel to Uganda, Kenya and Chad. Mr. Sarkozy's visit comes in May."
    )
    assert hosts(nlp, text) == ["Uganda", "Kenya", "Chad"]


def test_a_verb_may_carry_out_the_visit(nlp: Language) -> None:
    text = (
        "French President Nicolas Sarkozy arrived in Uganda on Monday. Mr. Sarkozy ends his visit on Friday."
    )
    assert parties(nlp, text, "ends his visit") == (["Nicolas Sarkozy"], ["Uganda"])


@pytest.mark.parametrize(
    "text",
    [
        "French President Nicolas Sarkozy is in Uganda for talks on trade.",
        "French President Nicolas Sarkozy arrived in Kampala for talks on trade.",
        "In Kampala, French President Nicolas Sarkozy is holding talks on trade.",
    ],
)
def test_who_is_somewhere_for_talks_talks_with_those_there(nlp: Language, text: str) -> None:
    assert parties(nlp, text, "talks") == (["Nicolas Sarkozy"], ["Uganda"])


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("French President Nicolas Sarkozy is in Uganda for talks with Kenya.", ["Kenya"]),
        ("French President Nicolas Sarkozy is in Uganda for six-nation talks on trade.", []),
        ("French President Nicolas Sarkozy flew to Paris after talks in Uganda.", []),
    ],
)
def test_talks_may_be_with_others_than_those_there(nlp: Language, text: str, others: list[str]) -> None:
    assert parties(nlp, text, "talks")[1] == others
