"""Of what sort those are whom a text only counts."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import event_at
from kgbuild.records import TARGET, Actor, ActorKind


def struck(nlp: Language, text: str, trigger: str) -> Actor:
    """The last of those whom an event strikes."""
    return event_at(nlp, text, trigger).mentions(TARGET)[-1].actor


@pytest.mark.parametrize(
    ("text", "trigger", "country", "sector"),
    [
        ("A blast in Kabul killed two policemen and wounded three others.", "wounded", "AFG", "COP"),
        ("Gunmen killed one Thai engineer and abducted another near Basra.", "abducted", "THA", None),
        ("Rebels in Colombia killed ten soldiers and abducted four others.", "abducted", "COL", "MIL"),
        ("A blast in Kabul killed two policemen and wounded 11 more.", "wounded", "AFG", "COP"),
        ("A blast in Kabul killed two policemen and wounded dozens of others.", "wounded", "AFG", "COP"),
        ("Troops killed two members of a militia and detained six others in Lima.", "detained", "PER", None),
        ("One of the bombers fled, while another was shot by police in Lahore.", "shot", "PAK", "UAF"),
    ],
)
def test_a_count_is_of_those_named_before_it(
    nlp: Language, text: str, trigger: str, country: str, sector: str | None
) -> None:
    actor = struck(nlp, text, trigger)

    assert actor.country == country
    assert sector is None or actor.sector == sector


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed the mayor of Goma and wounded two others.",
        "Rebels wounded the mayor of Goma and two others.",
    ],
)
def test_others_are_of_no_office(nlp: Language, text: str) -> None:
    actor = struck(nlp, text, "wounded")

    assert (actor.kind, actor.sector) == (ActorKind.GROUP, "CVL")


def test_multitudes_are_people(nlp: Language) -> None:
    assert struck(nlp, "Police closed the port. Hundreds were arrested in Goma.", "arrested").sector == "CVL"


def test_who_strikes_is_not_of_those_counted(nlp: Language) -> None:
    text = "Soldiers stopped the rebels near Gulu, killing three and arresting another."

    assert struck(nlp, text, "arresting").sector == "REB"


def test_a_thing_is_of_no_people(nlp: Language) -> None:
    text = "Police in Nairobi seized a truck and destroyed another."

    assert not any(mention.actor.sector for mention in event_at(nlp, text, "seized").mentions(TARGET))
