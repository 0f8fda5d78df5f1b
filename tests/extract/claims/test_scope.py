"""How far a demand, a negation, a condition or a charge reaches: one sentence for each construction."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import events_in
from kgbuild.records import EventMention


def told(sentence: str, event: str, nlp: Language) -> EventMention:
    found = [mention for mention in events_in(nlp, sentence) if mention.type == event]
    assert found, f"no {event} in: {sentence}"
    return found[0]


def is_status(sentence: str, event: str, status: str, nlp: Language) -> None:
    assert told(sentence, event, nlp).factuality.status.value == status


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Parties organized protests to pressure the king to restore democracy.", "PoliticalReform"),
        ("Norway came under pressure from Mali to release the prisoners.", "Release"),
        ("The envoy met with rebel leaders in Oslo to persuade them to release the prisoners.", "Release"),
        ("Norway offered aid aimed at persuading Mali to release the prisoners.", "Release"),
        ("The rebels said they will not return to the talks until Mali releases the prisoners.", "Release"),
        ("Organizers say the protests will continue until Mali releases the prisoners.", "Release"),
        ("The rebels say no talks should take place until Mali releases the prisoners.", "Release"),
    ],
)
def test_what_somebody_is_pressed_or_waited_for_to_do_is_demanded(
    sentence: str, event: str, nlp: Language
) -> None:
    is_status(sentence, event, "demanded", nlp)


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("Mali did not recognize Kosovo until 2009.", "Recognition", "occurred"),
        ("The envoys were not expelled until June, after a protest.", "DiplomaticExpulsion", "occurred"),
        ("Ratification of the treaty with Mali is not expected until next year.", "Agreement", "planned"),
        ("Mali says it will not recognize Kosovo until the talks end.", "Recognition", "not-occurred"),
        ("Mali has neither condemned nor supported the invasion of Kuwait.", "Criticism", "not-occurred"),
        ("The villagers have agreed to leave rather than condemn the army.", "Criticism", "not-occurred"),
    ],
)
def test_what_is_late_comes_about_and_what_is_ruled_out_does_not(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("The mayor condemned the attack targeting a convoy of Malian troops.", "Attack", "occurred"),
        ("The council ordered a panel to investigate alleged torture by the army.", "Torture", "alleged"),
    ],
)
def test_what_is_condemned_or_investigated_lies_behind(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    assert {m.factuality.status.value for m in events_in(nlp, sentence) if m.type == event} == {status}


def test_a_second_report_has_the_speaker_of_the_first(nlp: Language) -> None:
    sentence = "A Malian officer says the army is searching the town, and says rebels have attacked a bridge."

    assert [s.span.text for s in told(sentence, "Attack", nlp).attribution.sources] == ["A Malian officer"]
