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


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("Georgia condemned Russian sanctions on two Georgian banks.", "sanctions", "two Georgian banks"),
        ("Kenya protested against a U.S. ban on a leading Kenyan bank.", "ban", "a leading Kenyan bank"),
    ],
)
def test_whom_a_ban_is_on_is_banned(nlp: Language, text: str, trigger: str, target: str) -> None:
    assert words_by_role(nlp, text, trigger)["target"] == [target]


def test_who_gets_reports_of_a_deed_does_not_undergo_it(nlp: Language) -> None:
    text = "The council received reports of abuse of Chadian prisoners by army units."
    assert words_by_role(nlp, text, "abuse").get("target") == ["Chadian prisoners"]


def test_nobody_who_claims_a_deed_has_done_it(nlp: Language) -> None:
    text = "No group has claimed responsibility for the killing of two French engineers in Mali."
    killings = [event for event in events_in(nlp, text) if event.type == "Killing"]
    assert [list(event.mentions("source")) for event in killings] == [[]]


def test_an_accusation_is_of_whom_it_says_to_be_linked_to_others(nlp: Language) -> None:
    text = "He rejected accusations by Iranian officials that Oman is linked to the gang."
    found = [event for event in events_in(nlp, text) if event.type == "Accusation"]
    assert [[m.span.text for m in event.mentions("target")] for event in found] == [["Oman"]]


def test_negotiators_from_a_state_and_from_other_states_meet_each_other(nlp: Language) -> None:
    text = "Negotiators from Iran and three European nations have resumed talks in Geneva."
    found = words_by_role(nlp, text, "talks")
    assert found["source"] == ["Iran"]
    assert found["target"] == ["three European nations"]


def test_a_country_named_beside_who_led_an_invasion_was_invaded(nlp: Language) -> None:
    found = words_by_role(nlp, "The 2003 U.S.-led Iraq invasion divided Europe.", "invasion")
    assert found == {"source": ["U.S.-led"], "target": ["Iraq"]}


def test_security_forces_stop_protests_of_others(nlp: Language) -> None:
    text = "Kenyan security forces arrested ten students while stopping the protests."
    assert all(m.type != "Protest" for m in events_in(nlp, text))


def test_between_two_of_whom_the_second_hangs_beside_the_first(nlp: Language) -> None:
    text = "Aides prepare next month's summit between Russian President Vladimir Putin and EU leaders."
    found = words_by_role(nlp, text, "summit")
    assert found["target"] == ["EU leaders"]


def test_who_ends_challenges_to_himself_has_not_made_them(nlp: Language) -> None:
    text = "The premier purged the court to halt any legal challenges to his rule by the opposition."
    assert words_by_role(nlp, text, "challenges").get("source") != ["The premier"]


def test_a_neighbour_at_the_border_takes_no_part_in_the_fighting(nlp: Language) -> None:
    text = "Kenyan police report fighting along the border with Somalia."
    assert all("Somalia" not in m.span.text for e in events_in(nlp, text) for m in e.mentions("target"))


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Cuba has come under diplomatic and economic pressure from Mexico and Peru.",
            "diplomatic and economic pressure",
            {"source": ["Mexico", "Peru"], "target": ["Cuba"]},
        ),
        (
            "Parts of Georgia remain under Russian occupation.",
            "occupation",
            {"source": ["Russian"], "target": ["Parts of Georgia"]},
        ),
        (
            "The rebels are locked in a war against the Sudanese army.",
            "war",
            {"source": ["The rebels"], "target": ["the Sudanese army"]},
        ),
        (
            "Militants have retaliated with a series of attacks targeting Iraqi troops.",
            "attacks",
            {"source": ["Militants"], "target": ["Iraqi troops"]},
        ),
        (
            "The premier's visit to Peru follows a meeting with Chilean ministers.",
            "meeting",
            {"source": ["The premier"], "target": ["Chilean ministers"]},
        ),
        (
            "The premier's visit to Peru follows a meeting with Chilean ministers.",
            "visit",
            {"source": ["The premier"], "target": ["Peru"]},
        ),
        (
            "Egyptians were held after they attended a meeting in support of Amina Mohamed of Kenya.",
            "support",
            {"source": ["Egyptians"], "target": ["Amina Mohamed of Kenya"]},
        ),
        (
            "U.S. negotiators in nuclear talks with North Korea left Beijing.",
            "talks",
            {"source": ["U.S. negotiators"], "target": ["North Korea"]},
        ),
        (
            "The minister's trip to Togo was meant as a show of support for the Togolese government.",
            "support",
            {"source": ["The minister"], "target": ["the Togolese government"]},
        ),
        ("The Hariri assassination shocked Lebanon.", "assassination", {"target": ["Hariri"]}),
        ("The blast was Iraq's deadliest attack in a year.", "deadliest attack", {"target": ["Iraq"]}),
        (
            "In her lawsuit against a Pakistani bank, Mariane Pearl asks for money.",
            "lawsuit",
            {"source": ["Mariane Pearl"], "target": ["a Pakistani bank"]},
        ),
        (
            "Two villages in northern Iraq have been the target of Iranian shelling.",
            "shelling",
            {"source": ["Iranian"], "target": ["Two villages in northern Iraq"]},
        ),
        (
            "The frigate will protect ships against hijackings by Somali pirates.",
            "hijackings",
            {"source": ["Somali pirates"], "target": ["ships"]},
        ),
    ],
)
def test_the_words_around_a_deed_say_who_takes_part(
    nlp: Language, text: str, trigger: str, expected: dict[str, list[str]]
) -> None:
    found = words_by_role(nlp, text, trigger)
    assert {role: found.get(role) for role in ("source", "target") if found.get(role)} == expected


def test_who_stops_attacks_has_not_carried_them_out(nlp: Language) -> None:
    text = "The navy has stopped numerous attacks on Greek tankers."
    found = [e for e in events_in(nlp, text) if e.trigger.text == "attacks"]
    assert all(not event.mentions("source") for event in found)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Israel's Gaza withdrawal began on Monday.",
            "withdrawal",
            {"source": ["Israel"], "target": ["Gaza"]},
        ),
        (
            "Amr Moussa is in Iraq for his first visit since May.",
            "visit",
            {"source": ["Amr Moussa"], "target": ["Iraq"]},
        ),
        (
            "Syria accepted Germany's surrender in 1945.",
            "surrender",
            {"source": ["Germany"], "target": ["Syria"]},
        ),
        (
            "Nepalese monks defied a government crackdown on Monday.",
            "crackdown",
            {"source": ["government"], "target": ["Nepalese monks"]},
        ),
        (
            "The Chinese government has paid compensation to the mother of a student.",
            "compensation",
            {"source": ["the Chinese government"], "target": ["the mother of a student"]},
        ),
        (
            "Kenyan officials said the training is part of the mandate of the African Union peacekeeping "
            "mission in Somalia.",
            "peacekeeping mission",
            {"source": ["African Union"], "target": ["Somalia"]},
        ),
        (
            "The Kenyan minister has been under mounting criticism over the dam.",
            "criticism",
            {"target": ["The Kenyan minister"]},
        ),
    ],
)
def test_the_clause_of_a_deed_says_whom_it_concerns(
    nlp: Language, text: str, trigger: str, expected: dict[str, list[str]]
) -> None:
    found = words_by_role(nlp, text, trigger)
    named = {role: found[role] for role in ("source", "target") if found.get(role)}
    assert {role: [w[0].lower() + w[1:] for w in words] for role, words in named.items()} == {
        role: [w[0].lower() + w[1:] for w in words] for role, words in expected.items()
    }


def test_what_is_done_in_violation_of_a_ban_defies_those_whose_ban_it_is(nlp: Language) -> None:
    found = words_by_role(nlp, "Iran tested a missile in violation of a UN resolution.", "violation")
    assert (found["source"], found["target"]) == (["Iran"], ["UN"])


def test_whose_plan_it_is_would_do_it(nlp: Language) -> None:
    text = "Lawmakers had modified President Kibaki's plan to attack rebels by adding limits on it."
    assert words_by_role(nlp, text, "attack")["source"] == ["President Kibaki"]


def test_who_says_that_a_test_was_part_of_an_exercise_holds_none(nlp: Language) -> None:
    text = "Quoting officials, a Kenyan newspaper said the test was part of a Chadian military exercise."
    assert words_by_role(nlp, text, "military exercise")["source"] == ["Chadian"]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Violent protests of Chad's human rights record took place in Paris.",
            "Violent protests",
            {"target": ["Chad"]},
        ),
        (
            "The Taleban ambush was the latest in a series of attacks on Afghan police.",
            "ambush",
            {"source": ["Taleban"], "target": ["Afghan police"]},
        ),
        (
            "Burma is engaging in large-scale repression of the opposition.",
            "repression",
            {"source": ["Burma"], "target": ["the opposition"]},
        ),
    ],
)
def test_what_protests_series_and_engaging_are_about(
    nlp: Language, text: str, trigger: str, expected: dict[str, list[str]]
) -> None:
    found = words_by_role(nlp, text, trigger)
    assert {role: found[role] for role in ("source", "target") if found.get(role)} == expected


def test_talks_of_two_are_of_both(nlp: Language) -> None:
    text = "Sri Lankan negotiators and Tamil Tiger rebels have agreed to resume their talks in April."
    found = words_by_role(nlp, text, "talks")
    assert (found["source"], found["target"]) == (["Sri Lankan negotiators"], ["Tamil Tiger rebels"])
