"""Who made the charge that somebody denies, or the demand that he rejects, is told before."""

from __future__ import annotations

from spacy.language import Language

from events_found import event_at, words_by_role


def targets_of(nlp: Language, text: str, trigger: str) -> list[str]:
    return words_by_role(nlp, text, trigger).get("target", [])


def test_who_denies_the_charge_rejects_whoever_made_it(nlp: Language) -> None:
    text = "Russia has accused Georgia of shelling a village. Georgia denied the charge."
    assert targets_of(nlp, text, "denied the charge") == ["Russia"]


def test_a_charge_that_somebody_else_faces_is_not_his_to_deny(nlp: Language) -> None:
    text = "Russia has accused Georgia of shelling a village. Kenya denied the charge."
    assert targets_of(nlp, text, "denied the charge") == []


def test_who_rejects_the_demand_rejects_whoever_made_it_of_him(nlp: Language) -> None:
    text = "Syria demanded that Israel withdraw its troops. Israel has rejected the demand."
    (demanding,) = event_at(nlp, text, "rejected").mentions("target")
    assert (demanding.span.text, demanding.actor.name) == ("the demand", "Syria")


def test_opposition_and_president_of_one_country_are_two(nlp: Language) -> None:
    text = (
        "The Kyrgyz opposition has accused the president of fraud. The president has denied the allegations."
    )
    assert targets_of(nlp, text, "denied the allegations") == ["The Kyrgyz opposition"]


def test_who_says_what_somebody_does_charges_him_with_it(nlp: Language) -> None:
    text = "The United States says Iran is developing nuclear weapons. Tehran denies the charges."
    assert targets_of(nlp, text, "denies the charges") == ["The United States"]


def test_who_says_it_of_himself_charges_nobody(nlp: Language) -> None:
    text = "Iran says Iran is developing a research reactor. Tehran denies the charges."
    assert targets_of(nlp, text, "denies the charges") == []


def test_who_has_just_spoken_made_the_claim(nlp: Language) -> None:
    text = "The rebels say they hold the town of Abeche. The army {} the claim."
    assert targets_of(nlp, text.format("rejects"), "rejects the claim") == ["The rebels"]
    assert targets_of(nlp, text.format("also rejects"), "rejects the claim") == []


def test_who_is_quoted_made_the_claim(nlp: Language) -> None:
    text = (
        "The newspaper quotes a Taliban spokesman as saying the convoy was targeted. "
        "The Danish government rejects the claim."
    )
    assert targets_of(nlp, text, "rejects the claim") == ["a Taliban spokesman"]


def test_a_remark_is_of_who_made_it_in_the_sentence_before(nlp: Language) -> None:
    text = "A U.N. official says the virus has entered Niger. Niger's government has rejected that assertion."
    (speaker,) = event_at(nlp, text, "rejected").mentions("target")
    assert (speaker.span.text, speaker.actor.sector) == ("that assertion", "IGO")


def test_who_spoke_last_made_the_claim_though_others_said_more_before(nlp: Language) -> None:
    text = (
        "Chad accused Sudan of sending arms. A Danish envoy said the arms were Libyan, and said so twice. "
        "Sudan denied the overpricing charges."
    )
    assert targets_of(nlp, text, "denied") == ["A Danish envoy"]
