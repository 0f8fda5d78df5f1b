"""Who says so: whom a claim is traced to, and what the author of the article tells beside it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import events_in
from kgbuild.records import Attribution


def attributed(sentence: str, event: str, nlp: Language) -> Attribution:
    found = [mention for mention in events_in(nlp, sentence) if mention.type == event]
    assert found, f"no {event} in: {sentence}"
    return found[0].attribution


def sources(sentence: str, event: str, nlp: Language) -> list[str]:
    return [source.span.text for source in attributed(sentence, event, nlp).sources]


@pytest.mark.parametrize(
    ("sentence", "event", "speakers"),
    [
        (
            "Mr. Rossi said the alleged deeds do not represent the army, adding Chad had attacked the camp.",
            "Attack",
            ["Mr. Rossi"],
        ),
        (
            "Mr. Rossi would not comment on the statement, saying only that Chad had attacked the camp.",
            "Attack",
            ["Mr. Rossi"],
        ),
        ("An army statement Wednesday, says Chad attacked the camp.", "Attack", ["An army statement"]),
        ("A statement from the ministry said Chad attacked the camp.", "Attack", ["the ministry"]),
        ("The group's annual report says Chad attacked the camp.", "Attack", ["The group"]),
        ("Reports from Lagos say Chad attacked the camp.", "Attack", ["Reports from Lagos"]),
        ("Chad attacked the camp, according to a statement by the army.", "Attack", ["the army"]),
        ("The general said ten soldiers had died since the invasion of Iraq.", "Invasion", []),
        ("The general said victims of Iraq's invasion of Kuwait have sued him.", "Invasion", []),
        ("The general said troops surrounded the site of the attack on the embassy.", "Attack", []),
        ("The general said a man was killed in the attack on the embassy.", "Attack", ["The general"]),
        ("The rebels claimed responsibility for the attack on the port.", "Attack", ["The rebels"]),
        ("Norway refused to comment on the arrest of the two envoys.", "Arrest", []),
        ("A statement attributed to the army said Chad bombed the village.", "Bombing", ["the army"]),
        (
            "The nations are not able to agree on sanctions against Togo, the envoy says.",
            "Sanction",
            ["the envoy"],
        ),
        ("Chad accused Mali of arming the rebels who attacked the capital.", "Attack", []),
        ("Chad will recognize Mali if the rebels agree to a ceasefire.", "Ceasefire", []),
        ("Chad does not acknowledge the raids, which were criticized by Mali.", "Criticism", []),
        ("The group says the army intimidated voters - a charge the army denies.", "Rejection", []),
        ("Two civil wars saw the rebels seize the town.", "Occupation", []),
        ("The fishermen, an official explained, were released by Gambia.", "Release", ["an official"]),
        (
            "The country later expelled two Bolivian diplomats, "
            "said Chile, which called the step unfriendly.",
            "DiplomaticExpulsion",
            ["Chile"],
        ),
        ("It is not true, the minister said, that Chad bombed the village.", "Bombing", ["the minister"]),
        (
            "He disputed accusations from some Shi'ite officials that American forces raided the mosque.",
            "Attack",
            ["some Shi'ite officials"],
        ),
    ],
)
def test_who_speaks(sentence: str, event: str, speakers: list[str], nlp: Language) -> None:
    assert sources(sentence, event, nlp) == speakers


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("The minister said Mali would work with Chad, which attacked the camp in May.", "Attack"),
        (
            "The army says it will leave the Darfur region, where it has been accused of killings.",
            "Accusation",
        ),
        ("Togo's premier told reporters the planes would stay, a move that follows a UN request.", "Request"),
        ("The rebels have attacked police stations as they press on with their campaign.", "Attack"),
        ("A video shows soldiers burning the bodies of fighters whom they had killed.", "Killing"),
    ],
)
def test_what_the_author_adds_is_nobody_elses_claim(sentence: str, event: str, nlp: Language) -> None:
    assert sources(sentence, event, nlp) == []


@pytest.mark.parametrize(
    ("sentence", "layers"),
    [
        ("Chad and Mali said that Togo had attacked the port.", [["Chad", "Mali"]]),
        (
            "Reuters reported that Chad and Mali said Togo had attacked the port.",
            [["Reuters"], ["Chad", "Mali"]],
        ),
        ("Togo attacked the port, according to officials and residents.", [["officials", "residents"]]),
        ("Chad said Mali believed that Togo had attacked the port.", [["Chad"], ["Mali"]]),
        (
            "Chadian and Malian officials said that Togo had attacked the port.",
            [["Chadian", "Malian officials"]],
        ),
    ],
)
def test_who_say_it_together_do_not_report_each_other(
    sentence: str, layers: list[list[str]], nlp: Language
) -> None:
    found = attributed(sentence, "Attack", nlp).layers

    assert [[source.span.text for source in layer] for layer in found] == layers


def test_who_threatens_also_says_under_which_condition(nlp: Language) -> None:
    attribution = attributed("Guinea warned that it would strike back if Mali attacked it.", "Attack", nlp)

    assert [source.span.text for source in attribution.sources] == ["Guinea"]
    assert attribution.stance.value == "asserts"


def test_a_warning_of_what_others_may_do_is_no_threat(nlp: Language) -> None:
    attribution = attributed(
        "The warning by the embassy that gunmen may attack tourists in Cairo was repeated.", "Attack", nlp
    )

    assert attribution.stance.value == "asserts"


def test_who_is_cleared_claims_nothing(nlp: Language) -> None:
    attribution = attributed(
        "The generals will stand trial to clear them of any involvement in the assassination of Hariri.",
        "Assassination",
        nlp,
    )

    assert attribution.sources == ()


@pytest.mark.parametrize(
    ("sentence", "event", "speakers"),
    [
        ("Togo said it would not talk to the men who kidnapped a nurse in Lome.", "Abduction", []),
        ("Togo said its envoy had met the men who kidnapped a nurse in Lome.", "Abduction", ["Togo"]),
        ("Russia said it would respond to Poland's aggression.", "Attack", ["Russia"]),
        ("The minister says he will fly to Sudan after rebels killed 20 peacekeepers.", "Killing", []),
        ("Police said two men died when rebels attacked a bus.", "Attack", ["Police"]),
        ("Reports say a vote may not help because rebels have attacked the town.", "Attack", ["Reports"]),
        ("China says the Indian premier's visit to Nepal is a good sign.", "Visit", []),
        ("China says visits to Nepal by Indian envoys are becoming rare.", "Visit", ["China"]),
        ("NATO said the man was part of a force battling insurgents in Mali.", "Clash", ["NATO"]),
    ],
)
def test_what_a_report_of_things_to_come_takes_for_granted_is_common_ground(
    sentence: str, event: str, speakers: list[str], nlp: Language
) -> None:
    assert sources(sentence, event, nlp) == speakers


def test_who_refuses_and_says_why_withholds_nothing(nlp: Language) -> None:
    sentence = "Beijing refused to apologize, saying it was investigating the incident."

    assert attributed(sentence, "Investigation", nlp).stance.value == "asserts"


def test_whoever_takes_credit_for_an_attack_claims_to_have_done_it(nlp: Language) -> None:
    sentence = "The Free Army took credit for two attacks on a pipeline in Mexico."
    attacks = [m for m in events_in(nlp, sentence) if m.type == "Attack"]

    assert {bool(m.attribution.sources) for m in attacks} == {False, True}


@pytest.mark.parametrize(
    ("sentence", "event", "speakers"),
    [
        ("The United States criticized Iran for executing two men.", "Killing", ["The United States"]),
        ("The United States punished Iran for executing two men.", "Killing", []),
        (
            "The premier urged mills to save gas, warning that Ukraine would cut supplies to Poland.",
            "Suspension",
            ["The premier"],
        ),
    ],
)
def test_who_praises_blames_or_warns_says_it(
    sentence: str, event: str, speakers: list[str], nlp: Language
) -> None:
    assert sources(sentence, event, nlp) == speakers


def test_who_faces_charges_does_not_raise_them(nlp: Language) -> None:
    assert sources("The two men appeared in court to face charges of spying.", "Espionage", nlp) == []


def test_a_quotation_mark_that_is_missing_turns_no_other_around(nlp: Language) -> None:
    text = (
        'The premier said he was "glad. Togo bombed a camp in Benin. '
        '"We will not leave Benin," the president of Togo said.'
    )
    bombing = next(mention for mention in events_in(nlp, text) if mention.type == "Bombing")

    assert bombing.attribution.sources == ()


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Kenya blames rebels who have killed several Ghanaian priests.", "Killing"),
        ("The force was sent there to confirm Chad's withdrawal from Sudan.", "Withdrawal"),
        ("The first half of the century saw Ireland withdraw from the union.", "TreatyWithdrawal"),
        ("Kenya has not said who attacked the Ghanaian embassy.", "Attack"),
        ("Arms sales to Chad suggest that Kenya supports the rebels.", "Endorsement"),
        ("Ghana's congress will discuss Kenya's plan to withdraw from Chad.", "Withdrawal"),
        ("New allegations of prisoner abuse by Kenyan soldiers were revealed.", "Beating"),
        ("With 355 Ghanaians reported killed in attacks, April was a deadly month.", "Killing"),
        ("The minister described Mali's attack on Chad as a mistake.", "Attack"),
    ],
)
def test_no_speaker_is_invented_where_the_author_speaks(sentence: str, event: str, nlp: Language) -> None:
    assert sources(sentence, event, nlp) == []


def test_reports_from_a_town_are_not_the_towns(nlp: Language) -> None:
    assert sources("Reports from Musa Qala say rebels killed two policemen.", "Killing", nlp) == ["Reports"]


def test_who_predicts_something_says_so(nlp: Language) -> None:
    predicted = "The opposition has predicted a boycott of the vote by Togo."
    assert sources(predicted, "Boycott", nlp) == ["The opposition"]


@pytest.mark.parametrize(
    ("sentence", "event", "speakers"),
    [
        # where parsers hang what is reported on a neighbour of who reports it
        ("Officials said two bomb attacks in Mali wounded seven guards.", "Attack", ["Officials"]),
        ("Officials said fighting could mar the talks and urged Mali to free him.", "Release", ["Officials"]),
        ("They seized rebels who Turkey says killed two guards.", "Killing", ["Turkey"]),
        ("The paper quotes police as saying rebels killed a guard.", "Killing", ["The paper", "police"]),
        ("Reports from the region say rebels killed two nurses.", "Killing", ["Reports"]),
        ("He said that three were expelled from Mali, two are under arrest.", "Arrest", ["He"]),
    ],
)
def test_who_reports_something_is_found_where_parsers_go_astray(
    sentence: str, event: str, speakers: list[str], nlp: Language
) -> None:
    assert sources(sentence, event, nlp) == speakers
