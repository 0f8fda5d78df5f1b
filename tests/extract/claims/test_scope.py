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


@pytest.mark.parametrize(
    ("sentence", "event", "polarity"),
    [
        (
            "The court rejected a request by Mali to prevent the deployment of troops.",
            "Deployment",
            "negative",
        ),
        ("Most Norwegians do not want the United States to invade Iraq.", "Invasion", "negative"),
        ("Most Norwegians want the United States to invade Iraq.", "Invasion", "positive"),
    ],
)
def test_who_wants_it_prevented_or_does_not_want_it_asks_that_it_not_be_done(
    sentence: str, event: str, polarity: str, nlp: Language
) -> None:
    found = told(sentence, event, nlp).factuality

    assert (found.status.value, found.polarity.value) == ("demanded", polarity)


def test_who_does_not_want_something_done_has_asked_for_something(nlp: Language) -> None:
    is_status("The Norwegians do not want the United States to invade Iraq.", "Demand", "occurred", nlp)


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("Mali says it will end its talks with the rebels.", "Negotiation", "ongoing"),
        ("Norway appealed for an end to the fighting between Mali and the rebels.", "Clash", "ongoing"),
        ("The envoy has been in Oslo for talks with the rebels.", "Negotiation", "ongoing"),
        (
            "The envoys are discussing negotiations for the release of a Malian soldier.",
            "Release",
            "considered",
        ),
        ("Norway is considering further measures, including sanctions on Mali.", "Sanction", "considered"),
        ("The council drafted a plan, approved by Mali to send troops to Chad.", "Deployment", "planned"),
        ("Norway demanded that the Malian ministers resign.", "Resignation", "demanded"),
        ("Mali asked residents to stay at home during the visit of the Chinese premier.", "Visit", "planned"),
        (
            "This may be the last chance to agree before the summit between Mali and Chad.",
            "Meeting",
            "planned",
        ),
        ("The army dismissed a purported rebel statement demanding his resignation.", "Demand", "alleged"),
        ("A man accused of plotting to bomb the Malian embassy took the stand.", "Bombing", "alleged"),
    ],
)
def test_what_goes_on_lies_ahead_or_is_only_alleged(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


@pytest.mark.parametrize(
    ("sentence", "event", "speakers"),
    [
        ("A grand jury indicted the general for torturing prisoners.", "Torture", ["A grand jury"]),
        ("The rebels blamed Mali, saying a drone had attacked the port.", "Attack", ["The rebels"]),
        ("The officials dispute that, saying rebels attacked the port.", "Attack", ["The officials"]),
        (
            "The paper quotes Mr. Rossi as saying rebels attacked the port.",
            "Attack",
            ["The paper", "Mr. Rossi"],
        ),
        ("Observers noted many problems, including attacks on Malian voters.", "Attack", ["Observers"]),
        ("The envoy condemned what he called an invasion of Mali.", "Invasion", ["The envoy"]),
        ("Mr. Rossi proposed holding talks with the rebels.", "Negotiation", ["Mr. Rossi"]),
        ("Ten ministers signed a pledge to disarm the rebels.", "Disarmament", ["Ten ministers"]),
    ],
)
def test_who_says_notes_calls_or_signs_it_is_its_source(
    sentence: str, event: str, speakers: list[str], nlp: Language
) -> None:
    assert [s.span.text for s in told(sentence, event, nlp).attribution.sources] == speakers


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        (
            "Norway condemned Mali's decision to expel two of its diplomats.",
            "DiplomaticExpulsion",
            "occurred",
        ),
        ("Norway will announce its decision to expel two diplomats.", "DiplomaticExpulsion", "planned"),
        (
            "Mali will make the final decision whether to expel the diplomats.",
            "DiplomaticExpulsion",
            "considered",
        ),
        ("The king overruled a decision to expel two diplomats.", "DiplomaticExpulsion", "not-occurred"),
        ("Mali has sought to extradite the general.", "Extradition", "planned"),
        ("Mali sought to extradite the general.", "Extradition", "not-occurred"),
        ("Riot police fired rubber bullets to break up the protest.", "Repression", "occurred"),
        ("The envoys discussed the possibility of rebels attacking the port.", "Attack", "considered"),
        ("The premier sees no benefit to negotiations with the rebels.", "Negotiation", "not-occurred"),
        ("He sees no reason why Mali would oppose the treaty.", "Rejection", "not-occurred"),
        ("Norwegian officials said Mali was in talks with the rebels.", "Negotiation", "ongoing"),
    ],
)
def test_what_is_decided_is_done_and_what_is_sought_or_possible_is_not(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


@pytest.mark.parametrize(
    "sentence",
    [
        "The rebels said the Malian hostages will be killed unless Mali withdraws its troops.",
        "The rebels said they would kill the hostages unless Mali withdraws its troops.",
        "The rebels vowed to kill the hostages unless Mali withdraws its troops.",
        "The rebels said they would kill the hostages unless Mali withdrew its troops.",
    ],
)
def test_a_deed_is_threatened_unless_what_is_demanded_is_done(sentence: str, nlp: Language) -> None:
    is_status(sentence, "Withdrawal", "demanded", nlp)
    assert told(sentence, "Killing", nlp).factuality.status.value in ("threatened", "planned")
    assert told(sentence, "Killing", nlp).plover == "THREATEN"


def test_a_concern_about_somebody_doing_it_tells_that_he_does(nlp: Language) -> None:
    sentence = "Norwegian officials voiced concern about militant groups recruiting fighters in Mali."
    recruiting = told(sentence, "Mobilization", nlp)

    assert [s.span.text for s in recruiting.attribution.sources] == ["Norwegian officials"]


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("Iran has never attacked, nor threatened to attack Iraq.", "Threat", "not-occurred"),
        (
            "Chancellor Angela Merkel is headed to Oslo to meet with King Harald on Wednesday.",
            "Meeting",
            "planned",
        ),
        ("Norway encouraged the parties involved to release the prisoners.", "Release", "demanded"),
        ("Rebels insisted the government pull its troops out of two towns.", "Withdrawal", "demanded"),
        (
            "Police dismissed the possibility that rebels had kidnapped the envoy.",
            "Abduction",
            "not-occurred",
        ),
        ("Norway sought a probe of alleged torture and murder of Malian women.", "Killing", "alleged"),
        ("The envoy spoke to reporters on the last day of his trip.", "Visit", "ongoing"),
        ("He believes the generals planned the assassination of the premier.", "Assassination", "occurred"),
        (
            "The king said it would harm Mali to restore ties with Iran now.",
            "DiplomaticRelations",
            "considered",
        ),
        ("The Malian ban would end all flights by Chad.", "Ban", "considered"),
        ("Mali has been mired in a conflict between rebels and the army.", "Clash", "ongoing"),
    ],
)
def test_small_words_around_an_event_tell_whether_it_has_been(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("The king said he needed to seize power to restore order.", "Coercion", "occurred"),
        ("The ministers changed the rules to allow Malian exiles to return.", "AccessGrant", "occurred"),
        (
            "The envoy said the raid would not derail the talks between Mali and Chad.",
            "Negotiation",
            "ongoing",
        ),
        (
            "The Arab League is not taking a role in supporting Mali.",
            "Endorsement",
            "not-occurred",
        ),
        ("Ministers are meeting in Oslo to put together an offer to Mali.", "Commitment", "planned"),
        ("Mr. Rossi met with reporters at the start of his visit to Mali.", "Visit", "ongoing"),
        ("The talks will help set the agenda for the summit between Mali and Chad.", "Meeting", "planned"),
        (
            "The general said he expected to recommend more aid before leaving his post.",
            "Resignation",
            "planned",
        ),
    ],
)
def test_what_was_needed_is_done_and_what_is_prepared_is_not(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


@pytest.mark.parametrize(
    ("sentence", "event", "speakers"),
    [
        ("The rebels say in a statement that they released the Malian envoy.", "Release", ["The rebels"]),
        ("Norway is holding talks in hopes of persuading Mali to release the envoy.", "Release", ["Norway"]),
        (
            "Mali's rally was the largest since May first, when the king ousted the premier, "
            "declared a state of war and closed the border with Chad.",
            "Demonstration",
            [],
        ),
    ],
)
def test_who_speaks_in_a_statement_or_hopes_to_persuade_somebody_is_the_source(
    sentence: str, event: str, speakers: list[str], nlp: Language
) -> None:
    assert [s.span.text for s in told(sentence, event, nlp).attribution.sources] == speakers
