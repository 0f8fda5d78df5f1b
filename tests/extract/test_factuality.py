"""Whether an event happened, by what stands above its word: one sentence for each construction."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kgbuild.extract.extraction import extract
from kgbuild.records import Article, EventMention, Passage


def told(sentence: str, event: str, nlp: Language) -> EventMention:
    article = Article("mine", sentence, (Passage(0, len(sentence)),))
    found = [mention for mention in extract(article, nlp(sentence)) if mention.type == event]
    assert found, f"no {event} in: {sentence}"
    return found[0]


def is_status(sentence: str, event: str, status: str, nlp: Language) -> None:
    assert told(sentence, event, nlp).factuality.status.value == status


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("Guinea would close its border if Mali tried to attack the port.", "Attack", "considered"),
        ("Ghana will impose sanctions if Togo fails to release the envoy.", "Release", "considered"),
        ("Ghana imposed sanctions after Togo failed to release the envoy.", "Release", "not-occurred"),
        ("Benin left the talks without agreeing to release the prisoners.", "Release", "not-occurred"),
    ],
)
def test_what_stands_under_a_condition_stays_under_it_below_a_further_verb(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("The rich countries want new markets before helping Chad.", "Aid", "planned"),
        ("The fence is meant to keep gunmen out once Israel withdraws from Gaza.", "Withdrawal", "planned"),
        ("Iran will resume its work, after rejecting a European offer.", "Rejection", "occurred"),
        ("The minister will fly home after meeting the Nigerian president.", "Meeting", "planned"),
        ("The minister flew home after meeting the Nigerian president.", "Meeting", "occurred"),
        ("The arrests come on the eve of the Polish president's visit to Minsk.", "Visit", "planned"),
        ("During her visit to Kenya, the minister will open a school.", "Visit", "planned"),
        ("The treaty would be signed during the Indian minister's visit to Pakistan.", "Visit", "planned"),
        ("The Polish premier hopes to sign the treaty during a visit to Oslo.", "Visit", "planned"),
        ("During her visit to Kenya, the minister opened a school.", "Visit", "occurred"),
        ("The Norwegian premier visits Finland next week.", "Visit", "planned"),
        ("The Norwegian premier is visiting Finland this week.", "Visit", "ongoing"),
        ("Afghan forces report killing eight insurgents in Helmand.", "Killing", "occurred"),
        ("The premier spoke before next week's Franco-German summit.", "Meeting", "planned"),
        ("Envoys attending a summit in Accra are discussing the border.", "Meeting", "ongoing"),
    ],
)
def test_time_comes_from_the_clause_around(sentence: str, event: str, status: str, nlp: Language) -> None:
    is_status(sentence, event, status, nlp)


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("Rebels called on Sudan to release the prisoners.", "Release", "demanded"),
        ("The envoy said better cooperation between the armies is needed.", "Cooperation", "demanded"),
        ("Activists want a timetable for the troop withdrawal from Chad.", "Withdrawal", "demanded"),
        ("Norway rejected joining the European Union in 1994.", "Endorsement", "not-occurred"),
        ("Togo has yet to release the two journalists.", "Release", "not-occurred"),
        ("Hundreds of Kenyan students escaped the attack by gunmen.", "Attack", "occurred"),
        ("Chad's envoys opened talks on withdrawing troops from Mali.", "Withdrawal", "considered"),
        ("The premier said Gambia will have to cut off supplies to Senegal.", "Blockade", "planned"),
        ("At the end of talks with Mali, the Chadian premier smiled.", "Negotiation", "occurred"),
        (
            "Honduras is seen as close to breaking off relations with Taiwan.",
            "RelationsReduction",
            "considered",
        ),
        ("Uzbekistan denied threatening to close the border with Tajikistan.", "Blockade", "denied"),
        ("Uzbekistan never threatened to close the border with Tajikistan.", "Blockade", "not-occurred"),
        ("Mali was to have released the prisoners on Friday.", "Release", "not-occurred"),
        ("He became the first American president to visit Laos.", "Visit", "occurred"),
        ("The ministry investigated allegations against Chad.", "Accusation", "occurred"),
        (
            "Benin asked the court for permission to impose $1 billion in sanctions on Togo.",
            "Sanction",
            "demanded",
        ),
    ],
)
def test_predicates_say_what_becomes_of_their_complement(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


def test_a_participle_of_state_tells_what_holds_now(nlp: Language) -> None:
    sentence = "The official warned countries opposed to Iran that they will face sanctions."

    assert told(sentence, "Rejection", nlp).factuality.tense.value == "present"


@pytest.mark.parametrize(
    "sentence",
    [
        "The group said the press is not free and accused officials of persecuting journalists.",
        "The president accused the United States of backing attempts to overthrow him.",
        "Gambia accused Senegal's fishermen of attacking its patrol.",
    ],
)
def test_what_somebody_is_accused_of_is_alleged(sentence: str, nlp: Language) -> None:
    article = Article("mine", sentence, (Passage(0, len(sentence)),))
    deeds = [m for m in extract(article, nlp(sentence)) if m.type in ("Coercion", "Repression", "Attack")]

    assert deeds
    assert {deed.factuality.status.value for deed in deeds} == {"alleged"}
