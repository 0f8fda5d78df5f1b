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
