"""Who takes part where no slot of a phrase says so."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import events_in, words_by_role


@pytest.mark.parametrize(
    "text",
    [
        "Iraq exports less oil than before the U.S.-led invasion.",
        "She ran a school in Iraq and opposed the U.S.-led invasion.",
    ],
)
def test_an_invasion_is_of_the_country_that_the_sentence_is_about(nlp: Language, text: str) -> None:
    assert words_by_role(nlp, text, "invasion")["target"] == ["Iraq"]


def test_of_two_countries_none_is_taken_for_the_one_invaded(nlp: Language) -> None:
    text = "Oman and Iraq trade less than before the U.S.-led invasion."
    assert "target" not in words_by_role(nlp, text, "invasion")


def test_who_fears_an_invasion_would_be_invaded(nlp: Language) -> None:
    text = "The Burmese generals fear an invasion by the United States."
    assert words_by_role(nlp, text, "invasion")["target"] == ["The Burmese generals"]


def test_who_is_released_from_a_states_prisons_is_released_by_it(nlp: Language) -> None:
    found = words_by_role(nlp, "Nine Kenyan fishermen were released from Ugandan prisons.", "released")
    assert found["source"] == ["Ugandan"]
    assert found["target"] == ["Nine Kenyan fishermen"]


def test_who_acts_at_a_request_has_been_asked(nlp: Language) -> None:
    found = words_by_role(nlp, "At the request of Estonia, NATO will patrol the gulf.", "request")
    assert found == {"source": ["Estonia"], "target": ["NATO"]}


def test_what_is_delivered_to_a_summoned_envoy_is_for_him(nlp: Language) -> None:
    text = "Qatar summoned the Syrian ambassador and delivered a note of protest."
    assert words_by_role(nlp, text, "protest")["target"] == ["the Syrian ambassador"]


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Chad faces French pressure to expel the rebels.", "expel", "Chad"),
        ("France put pressure on Chad to expel the rebels.", "expel", "Chad"),
        ("Sudan called on rebels of the Justice Movement to surrender.", "surrender", "rebels"),
    ],
)
def test_who_is_pressed_to_act_would_act(nlp: Language, text: str, trigger: str, actor: str) -> None:
    (found,) = words_by_role(nlp, text, trigger)["source"]
    assert found.startswith(actor)


def test_who_finds_somebody_kidnapped_has_not_kidnapped_him(nlp: Language) -> None:
    text = "Authorities found the bodies of two Iraqi officers kidnapped in May."
    found = words_by_role(nlp, text, "kidnapped")
    assert "source" not in found
    assert found["target"] == ["the bodies of two Iraqi officers"]


@pytest.mark.parametrize(
    ("text", "trigger", "receiver"),
    [
        ("Oman demanded an apology from Qatar.", "apology", "Oman"),
        ("Uganda's army called on the rebels to surrender.", "surrender", "Uganda's army"),
    ],
)
def test_what_one_asks_for_oneself_is_directed_at_oneself(
    nlp: Language, text: str, trigger: str, receiver: str
) -> None:
    acts = [e for e in events_in(nlp, text) if e.type in ("Apology", "Surrender")]
    (act,) = [e for e in acts if trigger in e.trigger.text]
    assert [mention.span.text for mention in act.mentions("target")] == [receiver]


def test_a_call_for_a_release_asks_nothing_of_those_to_be_released(nlp: Language) -> None:
    found = words_by_role(nlp, "Amnesty International called for the release of two editors.", "called")
    assert "target" not in found


def test_a_probe_into_a_thing_is_into_whose_it_is(nlp: Language) -> None:
    text = "The council has expanded its probe into the prison network run by the Cuban army."
    assert words_by_role(nlp, text, "probe")["target"] == ["the Cuban army"]


def test_observers_who_are_sent_are_not_whom_they_are_sent_for(nlp: Language) -> None:
    text = "The African Union deployed 90 observers to help monitor Zambia's elections."
    assert words_by_role(nlp, text, "deployed")["target"] == ["Zambia"]


def test_whose_purpose_it_is_acts_and_not_who_says_so(nlp: Language) -> None:
    text = "Officials say the purpose of the Cuban commission is to investigate the army."
    sources = [m.span.text for e in events_in(nlp, text) for m in e.mentions("source")]
    assert "Officials" not in sources


def test_those_who_are_shown_doing_it_do_it(nlp: Language) -> None:
    text = "Qatari television aired a video showing the soldiers burning a village."
    assert words_by_role(nlp, text, "burning")["source"] == ["the soldiers"]


def test_what_an_army_attacks_with_is_not_attacked(nlp: Language) -> None:
    text = "The Kenyan army is on the offensive with its allies in an effort to wipe out insurgents."
    assert words_by_role(nlp, text, "offensive")["target"] == ["insurgents"]


def test_those_asked_about_are_investigated(nlp: Language) -> None:
    text = "Zambian police are probing whether two Cuban officials were bribed."
    assert words_by_role(nlp, text, "probing")["target"] == ["two Cuban officials"]


@pytest.mark.parametrize(
    ("text", "trigger", "source"),
    [
        ("Kenya's negotiator is in Chad for talks with senior officials.", "talks", "Kenya's negotiator"),
        ("The king met the mayor of Lima ahead of talks with the president of Peru.", "talks", "The king"),
        ("The protest brought together Burmese monks.", "protest", "Burmese monks"),
        ("Police arrested rebels involved in an attack on the Kenyan minister.", "attack", "rebels"),
        ("Kenyan rebels are responsible for the Rwandan genocide.", "genocide", "Kenyan rebels"),
        ("Kenya has increased missile attacks by drones on Somali rebels.", "attacks", "Kenya"),
    ],
)
def test_who_takes_part_in_what_a_noun_tells(nlp: Language, text: str, trigger: str, source: str) -> None:
    assert words_by_role(nlp, text, trigger)["source"] == [source]


def test_six_parties_are_no_party(nlp: Language) -> None:
    assert "party" not in str(words_by_role(nlp, "Peru called for six-party talks with Chile.", "talks"))


def test_a_checkpoint_in_a_capital_is_not_the_state(nlp: Language) -> None:
    found = words_by_role(nlp, "A student lost an eye in a protest at a Jerusalem checkpoint.", "protest")
    assert "Jerusalem" not in found.get("target", [])


def test_who_backs_an_inquiry_does_not_make_it(nlp: Language) -> None:
    text = "Togo rejected a proposal for a United Nations-backed inquiry into the murder."
    sources = [m.span.text for event in events_in(nlp, text) for m in event.mentions("source")]
    assert "United Nations" not in sources


def test_an_invader_is_not_the_country_invaded(nlp: Language) -> None:
    text = "Congo took Uganda to court, a year after Uganda and Rwanda launched an invasion."
    assert words_by_role(nlp, text, "invasion")["target"] == ["Congo"]


@pytest.mark.parametrize(
    ("text", "trigger", "source"),
    [
        ("Thirty Somali pirates are being held in Kenyan prisons.", "held", "Kenyan"),
        ("Rwandan soldiers have been fighting as part of a crackdown on militias.", "crackdown", "soldiers"),
        (
            "Thousands of Kenyans rallied in Nairobi in a show of support for President Kibaki.",
            "support",
            "Kenyans",
        ),
        ("Togo has suffered several attacks blamed on Boko Haram.", "attacks", "Boko Haram"),
        ("Mr. Amadou, who just returned from a visit to Peru, resigned.", "visit", "Mr. Amadou"),
    ],
)
def test_who_does_one_thing_does_what_it_is_part_of(
    nlp: Language, text: str, trigger: str, source: str
) -> None:
    assert words_by_role(nlp, text, trigger)["source"][0].endswith(source)


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("Benin has not responded to Togo's request for talks.", "request", "Benin"),
        (
            "President Amadou told Premier Jo Bee in a meeting on Friday that more is needed.",
            "meeting",
            "Bee",
        ),
    ],
)
def test_who_answers_or_is_spoken_to_is_addressed(
    nlp: Language, text: str, trigger: str, target: str
) -> None:
    assert words_by_role(nlp, text, trigger)["target"][0].endswith(target)


def test_a_name_beside_the_owner_says_whom_a_campaign_is_against(nlp: Language) -> None:
    assert words_by_role(nlp, "Turkey suspended its Syrian offensive.", "suspended")["target"] == ["Syrian"]


@pytest.mark.parametrize(
    ("text", "trigger", "source"),
    [
        ("Kenya demands that U.S. sanctions against Nairobi be lifted.", "lifted", ["U.S."]),
        ("Israel's blockade of Gaza was eased on Friday.", "eased", ["Israel"]),
        ("Ugandan envoys were denied entry to Zimbabwe.", "denied entry", ["Zimbabwe"]),
        ("The pope's visit included a meeting with President Bush.", "meeting", ["The pope"]),
    ],
)
def test_whose_a_measure_a_border_or_a_visit_is_acts(
    nlp: Language, text: str, trigger: str, source: list[str]
) -> None:
    assert words_by_role(nlp, text, trigger)["source"] == source


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("Togo's governors tried to intimidate voters.", "intimidate", ["voters"]),
        ("Students in Togo have complained of police harassment.", "harassment", ["Students in Togo"]),
        ("China is sending Russia 150 tons of charcoal to filter pollution.", "sending", ["Russia"]),
        ("Israel stepped up its attacks in a campaign against Hezbollah.", "attacks", ["Hezbollah"]),
    ],
)
def test_whom_it_strikes_or_reaches_stands_elsewhere(
    nlp: Language, text: str, trigger: str, target: list[str]
) -> None:
    assert words_by_role(nlp, text, trigger)["target"] == target


def test_anger_that_somebody_voices_is_not_directed_at_himself(nlp: Language) -> None:
    assert "target" not in words_by_role(nlp, "A group of Kenyan officials voiced their anger.", "anger")


def test_whose_territory_is_violated_it_is_done_to(nlp: Language) -> None:
    found = words_by_role(nlp, "Colombian aircraft violated Ecuadorean territory.", "violated")
    assert found == {"source": ["Colombian aircraft"], "target": ["Ecuadorean"]}


def test_from_whose_jail_somebody_is_freed_frees_him(nlp: Language) -> None:
    found = words_by_role(nlp, "The engineer was freed from an Omani jail on Sunday.", "freed")
    assert found["source"] == ["Omani"]


def test_who_claims_responsibility_for_bombings_killed_whom_they_killed(nlp: Language) -> None:
    text = "Basque rebels claimed responsibility for the bombings that killed nearly 200 people."
    assert words_by_role(nlp, text, "killed")["source"] == ["Basque rebels"]


def test_an_army_on_alert_is_nobodys_target(nlp: Language) -> None:
    found = words_by_role(nlp, "Leaders in Guinea have put the army on high alert.", "put")
    assert "target" not in found


def test_who_lies_beyond_the_border_is_whom_troops_are_sent_against(nlp: Language) -> None:
    found = words_by_role(nlp, "Venezuela has sent troops to the border with Colombia.", "sent")
    assert found == {"source": ["Venezuela"], "target": ["Colombia"]}
