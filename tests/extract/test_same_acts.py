"""One act that two words of a sentence tell is one event; what is another's, or asked for, is one more."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import events_in
from kgbuild.records import EventMention


def told(sentence: str, nlp: Language) -> tuple[EventMention, ...]:
    return events_in(nlp, sentence)


def types(sentence: str, nlp: Language) -> list[str]:
    return sorted(mention.type for mention in told(sentence, nlp))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Togo refused to extradite him to Benin.", ["Rejection"]),
        ("Kenya and Uganda have shunned summits with Rwanda since May.", ["Rejection"]),
        ("Gunmen shot and killed a mayor in Cali.", ["Killing"]),
        ("Four Chadian soldiers were wounded by an insurgent's roadside bomb.", ["Attack"]),
        ("He was shot and killed by gunmen in Lagos.", ["Killing"]),
        ("The Fijian leader met the Tongan king for talks in Oslo.", ["Meeting"]),
        ("The king was deposed in a coup led by General Sankara of Burkina Faso.", ["Coercion"]),
        ("Demonstrators carried signs and chanted slogans against the Greek government.", ["Protest"]),
        ("Thousands marched in Accra to protest the Togolese president's remarks.", ["Demonstration"]),
        ("Peru condemned the Chilean bill, calling it unacceptable.", ["Criticism"]),
        ("Peru and Chile are in talks to settle the dispute.", ["Negotiation"]),
        ("Oman said Yemen should release the sailors.", ["Release"]),
        ("Two Kenyan policemen were killed in an attack by rebels.", ["Killing"]),
        ("Rebels shelled the port, and a Kenyan sailor was wounded in the attack.", ["Attack", "Shelling"]),
        ("Ministers from Kenya and Chad gathered for a summit to discuss the border.", ["Meeting"]),
        ("Ministers attending a conference in Lima discussed aid.", ["Meeting"]),
        ("Chad and Togo held talks in Lima, but the discussions broke down.", ["Negotiation"]),
        ("The Chadian king arrived in Oslo for a two-day visit.", ["Visit"]),
        ("Police fired tear gas to disperse the Kenyan demonstrators.", ["Repression"]),
        ("Chad launched an offensive to flush out the rebels.", ["Attack"]),
        ("Chad carried out airstrikes targeting the rebels.", ["AirStrike"]),
        ("A rebel blew himself up in an attack on a Kenyan patrol.", ["Bombing"]),
        ("Togo freed four Chadian sailors, but said that their release meant nothing.", ["Release"]),
        ("A suicide bomber blew up his car near a Peruvian convoy.", ["Bombing"]),
        ("A Kenyan judge issued a warrant for the arrest of Ann Bee, a Chadian lawmaker.", ["Arrest"]),
        ("Chad imposed sanctions on Mali in May, but the effect of those sanctions is small.", ["Sanction"]),
    ],
)
def test_two_words_for_one_act_are_one_event(sentence: str, expected: list[str], nlp: Language) -> None:
    assert types(sentence, nlp) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gunmen attacked a patrol and killed two soldiers.", ["Attack", "Killing"]),
        ("Gunmen abducted and killed a Kenyan priest.", ["Abduction", "Killing"]),
        ("Turkish forces carried out airstrikes and incursions into Syria.", ["AirStrike", "Invasion"]),
        ("The two soldiers were killed in an attack on their base in Mali.", ["Attack", "Killing"]),
        ("Teachers in Lesotho staged a strike and held a march.", ["Demonstration", "Strike"]),
        ("Fiji demanded a quick pullout of Tongan troops.", ["Demand", "Withdrawal"]),
        ("France welcomed Israel's withdrawal from Gaza.", ["Endorsement", "Withdrawal"]),
        ("Chad rejected a call from Togo to begin talks.", ["Negotiation", "Rejection", "Request"]),
        ("Tunisian police broke up a protest by lawyers.", ["Protest", "Repression"]),
        (
            "Peru expelled the envoy, and accused rebels of killing two nuns.",
            ["Accusation", "DiplomaticExpulsion", "Killing"],
        ),
        ("The union called for the release of the mayor.", ["Release", "Request"]),
        ("Fiji's king phoned the Tongan premier to express his support.", ["Endorsement", "PhoneCall"]),
    ],
)
def test_two_acts_are_two_events(sentence: str, expected: list[str], nlp: Language) -> None:
    assert types(sentence, nlp) == expected


def test_who_rejects_an_offer_was_made_it(nlp: Language) -> None:
    offer = next(m for m in told("Chad rejected Niger's offer of talks.", nlp) if m.type == "Commitment")
    assert [m.actor.name for m in offer.mentions("source")] == ["Niger"]
    assert [m.actor.name for m in offer.mentions("target")] == ["Chad"]
    assert offer.factuality.status.value == "occurred"


def test_what_somebody_disputes_is_the_claim_and_not_that_it_was_made(nlp: Language) -> None:
    sentence = "Chad disputed accusations from Togolese officials that its army raided a mosque."
    made = [m for m in told(sentence, nlp) if m.type == "Accusation"]
    assert [m.factuality.status.value for m in made] == ["occurred"]


def test_violence_and_the_law_strike_people_of_no_standing(nlp: Language) -> None:
    assert "Attack" in types("Seven people were wounded in the attack.", nlp)
    assert "Arrest" in types("The police arrested a man for robbery.", nlp)
    assert types("Seven people were killed when a train hit a truck.", nlp) == []


def test_who_is_destroyed_destroys_nobody(nlp: Language) -> None:
    deed = next(
        m for m in told("The Houthis called for Israel's destruction.", nlp) if m.type == "Destruction"
    )
    assert [m.actor.name for m in deed.mentions("source")] == []
    assert [m.actor.name for m in deed.mentions("target")] == ["Israel"]


def test_what_they_meet_to_discuss_is_the_topic_of_their_meeting(nlp: Language) -> None:
    (meeting,) = told("Chadian and Malian envoys met in Accra to discuss the border.", nlp)
    assert meeting.trigger.text == "met"
    assert [p.filler.text for p in meeting.participations if p.role == "topic"] == ["the border"]


def test_a_visit_to_discuss_something_is_an_act_of_its_own(nlp: Language) -> None:
    found = types("The minister flew to Chad to discuss the border with President Deby.", nlp)
    assert sorted(found) == ["Meeting", "Visit"]
