"""Whether an event happened, by what stands above its word: one sentence for each construction."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import events_in
from kgbuild.records import EventMention, Tense


def told(sentence: str, event: str, nlp: Language) -> EventMention:
    found = [mention for mention in events_in(nlp, sentence) if mention.type == event]
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
        ("Rebels tried to kill the governor of Darfur.", "Attack", "occurred"),
        ("He is accused of attempting to murder the Malian premier.", "Attack", "alleged"),
        ("The attempted assassination of the Malian premier shocked Niger.", "Attack", "occurred"),
        ("A failed attempt to kill the Malian premier led to arrests.", "Attack", "occurred"),
        ("Rebels did not try to kill the governor of Darfur.", "Killing", "not-occurred"),
        ("The African Union tried to mediate between Chad and Sudan.", "Mediation", "occurred"),
        ("The African Union is trying to mediate between Chad and Sudan.", "Mediation", "ongoing"),
        ("Togo and Benin tried to reach an agreement on the border.", "Agreement", "not-occurred"),
        ("Togo and Benin are trying to reach an agreement on the border.", "Agreement", "planned"),
        ("Envoys from Chad and Sudan tried to resume peace talks.", "Negotiation", "not-occurred"),
    ],
)
def test_an_attempt_is_an_act_where_to_try_is_to_do(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway is trying to persuade the rebels to release the hostages.",
        "Norway is trying to get the rebels to release the hostages.",
        "Norway tried to convince the rebels to release the hostages.",
    ],
)
def test_who_tries_to_make_somebody_do_it_asks_him_to(sentence: str, nlp: Language) -> None:
    release = told(sentence, "Release", nlp)

    assert (release.plover, release.factuality.status.value) == ("REQUEST", "demanded")
    assert [mention.span.text for mention in release.attribution.sources] == ["Norway"]


def test_a_warning_against_a_deed_asks_that_it_not_be_done(nlp: Language) -> None:
    invasion = told("The United States warned Turkey against invading Iraq.", "Invasion", nlp)

    assert (invasion.plover, invasion.factuality.status.value) == ("REQUEST", "demanded")
    assert invasion.factuality.polarity.value == "negative"


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("The Kenyan parliament approved the deployment of 500 troops to Chad.", "Deployment", "planned"),
        ("China and Japan agreed on the withdrawal of Chinese ships from the area.", "Withdrawal", "planned"),
        ("The deal provides for the withdrawal of Serbian troops from Kosovo.", "Withdrawal", "planned"),
        ("Britain launched an effort to help refugees in Chad.", "Aid", "planned"),
        ("The envoy arrived in Kabul ahead of talks with the Afghan premier.", "Negotiation", "planned"),
        ("The Malian envoy is in Oslo for talks with Norwegian officials.", "Negotiation", "planned"),
        ("The Malian envoy was in Oslo for talks with Norwegian officials.", "Negotiation", "occurred"),
        ("Mali's leader will raise the dispute in talks with the Norwegian king.", "Negotiation", "planned"),
        ("Ghana's three-day summit is set to open on Friday.", "Meeting", "planned"),
        ("Togo wants no delay of the Togolese elections set for May 25.", "Election", "planned"),
        ("The powers reached a compromise on sanctions against Eritrea.", "Sanction", "considered"),
        ("The Israeli pullout plan has angered settlers.", "Withdrawal", "planned"),
        ("Chad has doubts about the latest Sudanese truce offers.", "Ceasefire", "considered"),
        ("Relatives alerted the press to the arrest of two Kenyan judges.", "Arrest", "occurred"),
        ("Chad's king warned against an invasion of Sudan.", "Invasion", "demanded"),
        ("Protesters in Chad said they will not quit the protests.", "Protest", "ongoing"),
        ("There was speculation of an Israeli attack on Iranian factories.", "Attack", "considered"),
        ("The summit is aimed at gathering support for the Iraqi government.", "Endorsement", "planned"),
        ("The minister said Morocco was still holding the prisoners.", "Arrest", "ongoing"),
        ("The general said police officers were being deployed to Chad.", "PoliceDeployment", "ongoing"),
        ("The general said troops were shelling the town when it rained.", "Shelling", "occurred"),
        ("Gunmen threatened to kill him unless France withdraws its troops.", "Withdrawal", "demanded"),
        ("Rebels planned an attack on the army base in Kunduz.", "Attack", "planned"),
        ("Opposition supporters plan to march on the embassy on Sunday.", "Demonstration", "planned"),
        ("Nigeria has scheduled elections for May.", "Election", "planned"),
        ("Rights groups allege that ten villagers were killed in a raid by Sudan.", "Attack", "alleged"),
        ("Sudan is accused of arming the rebels.", "Accusation", "occurred"),
        ("Germany supports sanctions against Iran.", "Sanction", "considered"),
        ("Germany supported the sanctions against Iran.", "Sanction", "occurred"),
        ("The former Malian president faces arrest if he returns to Mali.", "Arrest", "considered"),
        ("It is Pakistan's third missile test this year.", "WeaponsTest", "occurred"),
        ("The ambassador wrote an article criticizing the Iranian government.", "Criticism", "occurred"),
        ("The planes were sent to end Serbian aggression against Croats.", "Attack", "occurred"),
    ],
)
def test_what_is_meant_decided_or_known_by_what_stands_over_it(
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
        ("Peru avoided holding talks with the rebels.", "Negotiation", "not-occurred"),
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
        ("Ghana proposed a force to deal with these attacks by pirates on its ships.", "Attack", "occurred"),
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
    sentence = "The rebels, opposed to the truce with Chad, left the room."

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
    deeds = [m for m in events_in(nlp, sentence) if m.type in ("Coercion", "Repression", "Attack")]

    assert deeds
    assert {deed.factuality.status.value for deed in deeds} == {"alleged"}


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("Norway accuses Russia of jamming its radars.", "Accusation", "occurred"),
        ("Chile wants Peru to withdraw its complaint.", "Demand", "occurred"),
        ("The minister says Kenya rejects the offer from Oslo.", "Rejection", "occurred"),
        ("The minister says Kenya supports the offer from Oslo.", "Endorsement", "ongoing"),
        ("Officials say the police are questioning three teachers.", "Investigation", "ongoing"),
    ],
)
def test_what_is_done_by_saying_so_has_occurred_once_it_is_said(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("Rebels have been shelling the town of Kirana since Monday.", "Shelling", "ongoing"),
        ("Rebels had been shelling the town of Kirana since Monday.", "Shelling", "occurred"),
        ("The prisoner has been on a hunger strike for 20 days.", "HungerStrike", "ongoing"),
        ("Police investigating the bombing have detained two men.", "Investigation", "ongoing"),
        ("Police investigating the bombing detained two men.", "Investigation", "occurred"),
    ],
)
def test_a_perfect_reaches_up_to_now(sentence: str, event: str, status: str, nlp: Language) -> None:
    is_status(sentence, event, status, nlp)


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("The secretary of state meets with King Abdullah on Tuesday in Amman.", "Meeting", "planned"),
        ("The summit of Asian leaders that opens Thursday in Lima divides Peru.", "Meeting", "planned"),
        ("The summit of Asian leaders that opened Thursday in Lima divides Peru.", "Meeting", "occurred"),
        ("An attack on Basra by British troops is imminent.", "Attack", "planned"),
        ("New talks between Sudan and Chad are possible.", "Negotiation", "considered"),
        (
            "Officials hope the visit leads to a resumption of talks between Mali and Chad.",
            "Negotiation",
            "considered",
        ),
    ],
)
def test_what_is_set_for_a_day_or_likely_lies_ahead(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("Lawmakers approved a bill to send troops to Mali.", "Deployment", "planned"),
        ("Lawmakers debated a bill to send troops to Mali.", "Deployment", "considered"),
        ("Parliament voted to ratify the treaty with Cuba.", "Agreement", "occurred"),
        ("Parliament voted to impose sanctions on Cuba.", "Sanction", "planned"),
        ("Iran ignored a Kuwaiti request for talks.", "Request", "occurred"),
        (
            "Hungary has called on fighters of the Kurdish Workers Party to surrender.",
            "Surrender",
            "demanded",
        ),
        ("Togo rejected a call from Benin's government to begin talks.", "Negotiation", "demanded"),
        ("The army threatened to bomb the town unless rebels release the captives.", "Release", "demanded"),
        ("India did not ask Nepal to close the border.", "Blockade", "considered"),
        (
            "The council rejected a text that would have demanded a ceasefire in Gaza.",
            "Ceasefire",
            "considered",
        ),
        ("It is unclear whether Egypt will let the convoy into Gaza.", "AccessGrant", "considered"),
        ("It is unclear whether soldiers fired on the crowd.", "Attack", "alleged"),
    ],
)
def test_a_decision_a_demand_or_a_doubt_stands_over_what_it_is_about(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


@pytest.mark.parametrize(
    ("sentence", "event", "status", "plover"),
    [
        ("Soldiers stormed the embassy to arrest the general.", "Arrest", "planned", "COERCE"),
        ("Sweden sent doctors to Haiti to help the victims of the flood.", "Aid", "planned", "AID"),
        ("Uganda may send troops to attack the rebels in Congo.", "Attack", "considered", "THREATEN"),
        ("Uganda will send troops to attack the rebels in Congo.", "Attack", "planned", "THREATEN"),
        ("Turkey asked Kenya to send soldiers to fight the rebels.", "Clash", "demanded", "THREATEN"),
    ],
)
def test_the_purpose_of_a_deed_threatens_nobody_once_the_deed_is_done(
    sentence: str, event: str, status: str, plover: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)
    assert told(sentence, event, nlp).plover == plover


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("Shopkeepers closed their stores to protest the raid by Israeli troops.", "Protest", "occurred"),
        ("The officials did nothing to stop the attack on the camp.", "Deescalation", "not-occurred"),
        ("The two men appeared in court to face charges of spying.", "LegalAction", "occurred"),
        ("The party released a text calling for the generals to release all nuns.", "Release", "demanded"),
        ("France petitioned the court to release the general.", "Release", "demanded"),
        ("The report calls on African governments to ratify the treaty.", "Agreement", "demanded"),
        ("Lawmakers have signed a petition demanding a withdrawal from Mali.", "Demand", "occurred"),
    ],
)
def test_what_is_done_or_written_to_say_something_says_it(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("If he returns to Peru, he faces charges of corruption.", "LegalAction", "considered"),
        ("Washington is offering a reward for the capture of the general.", "Arrest", "considered"),
        ("News of the talks between Mali and Chad came on Saturday.", "Negotiation", "occurred"),
        ("The senator talks about the president's visit to Pyongyang.", "Visit", "occurred"),
        ("The premier did not mention Iran, speaking at a summit with Arab leaders.", "Meeting", "occurred"),
        ("The envoy verified that Syria is withdrawing its troops from Lebanon.", "Withdrawal", "ongoing"),
    ],
)
def test_what_stands_beside_an_operator_is_not_under_it(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("The talks between Mali and Chad will include two envoys.", "Negotiation", "planned"),
        ("Negotiations with Mali would be a waste of time, rebels say.", "Negotiation", "considered"),
        ("The talks between Mali and Chad included two envoys.", "Negotiation", "occurred"),
        ("The visit to Kenya by Ghana's president will last two days.", "Visit", "planned"),
        ("The raid on the camp by Chadian troops will be examined.", "Attack", "occurred"),
        ("Fish is expected to be the focus of the talks between Peru and Chile.", "Negotiation", "planned"),
        ("Fish was the focus of the talks between Peru and Chile.", "Negotiation", "occurred"),
        ("The premier is expected to use his visit to Chad to thank the king.", "Visit", "planned"),
        ("The two-day meeting of the foreign ministers is set to begin Friday.", "Meeting", "planned"),
        ("Envoys praised talks between Peru and Chile set for Tuesday.", "Negotiation", "planned"),
        ("A raid on Guinea by Chadian troops would destabilize the region.", "Attack", "considered"),
        ("The premier is on his way to Oslo to meet the king.", "Meeting", "planned"),
    ],
)
def test_what_is_arranged_lies_ahead_where_what_is_said_of_it_does(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("A Kenyan court convicted two officers of killing a senator.", "occurred"),
        ("A Kenyan court sentenced two officers to death for killing a senator.", "occurred"),
        ("A Kenyan court tried two officers for killing a senator.", "alleged"),
        ("A Kenyan court indicted two officers for killing a senator.", "alleged"),
    ],
)
def test_a_verdict_ends_doubt(sentence: str, status: str, nlp: Language) -> None:
    is_status(sentence, "Killing", status, nlp)


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("The ministry did not say how many students were arrested by Malian police.", "Arrest", "occurred"),
        ("It is not clear when Ghana expelled the ambassador.", "DiplomaticExpulsion", "occurred"),
        ("It is not clear whether Ghana expelled the ambassador.", "DiplomaticExpulsion", "alleged"),
        ("Ghana has not said when it will expel the ambassador.", "DiplomaticExpulsion", "planned"),
    ],
)
def test_a_question_who_when_or_how_takes_its_content_for_granted(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("The deal will bring an end to the war between Mali and Chad.", "Clash", "occurred"),
        ("The army failed to prevent the attack on the Kenyan embassy.", "Attack", "occurred"),
        ("Ghana's army is readying a raid on the rebels.", "Attack", "planned"),
        ("The churches in Bamako have been the target of bomb attacks.", "Attack", "occurred"),
        ("Kenya is the latest country to condemn Chad.", "Criticism", "occurred"),
        ("Kenya is the next country to visit Togo.", "Visit", "planned"),
        ("The visit to Togo will follow a summit between Ghana and Mali.", "Meeting", "planned"),
        ("The fight broke out as angry protesters set fire to a Kenyan bank.", "Riot", "occurred"),
    ],
)
def test_what_is_ended_answered_or_followed_has_a_time_of_its_own(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("The two presidents will visit Oslo on Monday and later hold talks.", "Negotiation", "planned"),
        ("Ghana wants Togo to free the envoy and recognize Mali.", "Recognition", "demanded"),
        (
            "The crisis is due not only to the reduction in US aid to Chad but to drought.",
            "AidCut",
            "occurred",
        ),
        (
            "The premier makes her first visit to Togo since taking office in Ghana.",
            "Appointment",
            "occurred",
        ),
        ("Kenyan rebels set fire to a ministry earlier on Tuesday.", "Destruction", "occurred"),
        ("Kenya moved the soldiers to protect them from attacks by rebels.", "Attack", "considered"),
        ("The African Union is waiting to deploy troops to Sudan.", "Deployment", "planned"),
        ("Ghanaian troops may stay after Togo withdraws its army from the port.", "Withdrawal", "planned"),
    ],
)
def test_a_clause_tells_its_time_in_its_grammar(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


def test_an_effort_is_the_purpose_of_the_deed_that_it_is_made_by(nlp: Language) -> None:
    done = told("Rebels attacked the palace in an effort to oust the Malian president.", "Coercion", nlp)
    going_on = told("Rebels are in the palace in an effort to oust the Malian president.", "Coercion", nlp)

    assert (done.factuality.tense.value, done.plover) == ("past", "COERCE")
    assert (going_on.factuality.tense.value, going_on.plover) == ("future", "THREATEN")


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        (
            "Togo demanded aid in exchange for the withdrawal of its troops from Mali.",
            "Withdrawal",
            "considered",
        ),
        ("Togo paid a ransom in exchange for the release of its envoy.", "Release", "occurred"),
        ("The plan, which includes the withdrawal of Malian troops, was rejected.", "Withdrawal", "planned"),
        ("The raid was essential for defending the citizens of Mali.", "Endorsement", "considered"),
        ("The general pleaded not guilty to charges of killing a Chilean judge.", "Killing", "denied"),
        (
            "The talks between Mali and Chad, which are scheduled for May, are in doubt.",
            "Negotiation",
            "planned",
        ),
        ("Sources close to the talks between Mali and Chad spoke of a deal.", "Negotiation", "occurred"),
        ("A Malian commander is among the arrested.", "Arrest", "occurred"),
    ],
)
def test_what_is_offered_included_or_pleaded_has_not_come_with_it(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


def test_the_deed_is_a_fact_and_who_did_it_an_allegation(nlp: Language) -> None:
    sentence = "Police charged two soldiers in connection with the killing of a Chilean judge."
    killings = [event for event in events_in(nlp, sentence) if event.type == "Killing"]

    assert [
        (event.factuality.status.value, [doer.span.text for doer in event.mentions("source")])
        for event in killings
    ] == [("occurred", []), ("alleged", ["two soldiers"])]


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("Parliament approved sending troops to Somalia.", "Deployment", "planned"),
        ("Lawmakers voted 60-40 to reject the treaty.", "Rejection", "occurred"),
        ("The premier proposed a withdrawal of troops from Mali.", "Withdrawal", "considered"),
        ("Togo warned against the visit by the king.", "Visit", "demanded"),
        ("Norway expressed concern about the detention of the journalists.", "Arrest", "occurred"),
        ("Norway expressed concern about attacks by rebels on ships.", "Attack", "considered"),
        ("Norwegian officials refused to comment on the arrest of the envoys.", "Arrest", "occurred"),
        ("The envoy said the measure would not derail the peace talks with Mali.", "Negotiation", "ongoing"),
        ("Moscow objected to plans for placing missiles in Poland.", "Deployment", "considered"),
        ("Ms. Diaz is the highest-ranking Peruvian official to visit Ecuador.", "Visit", "occurred"),
        ("Police said the rebels were not involved in the killing of the judge.", "Killing", "occurred"),
        ("The judge was apparently killed by rebels.", "Killing", "occurred"),
        ("The ministers will discuss the killing of the monks.", "Killing", "occurred"),
        ("The ministers will discuss a raid on the camp by Chad.", "Attack", "considered"),
        (
            "Police offered a reward for information leading to the arrest of the rebels.",
            "Arrest",
            "considered",
        ),
        ("The premier embarked on a visit to Oslo to meet the king.", "Meeting", "planned"),
        ("Madrid is to discuss the expulsion of two envoys from Peru.", "DiplomaticExpulsion", "considered"),
    ],
)
def test_what_is_proposed_deplored_or_judged(sentence: str, event: str, status: str, nlp: Language) -> None:
    is_status(sentence, event, status, nlp)


@pytest.mark.parametrize(
    ("sentence", "event", "tense"),
    [
        ("The king will resign if convicted of theft by the court.", "Conviction", Tense.FUTURE),
        ("The envoy said rebels may be shelling the town.", "Shelling", Tense.PRESENT),
    ],
)
def test_what_may_be_has_the_time_that_its_verb_gives(
    sentence: str, event: str, tense: Tense, nlp: Language
) -> None:
    assert told(sentence, event, nlp).factuality.tense is tense


def test_who_has_killed_by_attacking_attacks_no_longer(nlp: Language) -> None:
    found = events_in(
        nlp, "Officials say four soldiers have been wounded by gunmen attacking a convoy of trucks."
    )
    assert [(e.trigger.text, e.factuality.status.value) for e in found] == [
        ("wounded", "occurred"),
        ("attacking", "occurred"),
    ]


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("Parliament said placing missiles in Mali would be a threat.", "Deployment", "considered"),
        ("If the rebels attack the port, Ghana will impose sanctions.", "Attack", "considered"),
        ("The premier suggested withdrawing troops from Mali.", "Withdrawal", "considered"),
        ("The Lomé killings are considered the worst massacre in Togo's history.", "Killing", "occurred"),
        ("Ghana and Benin skipped the summit of African leaders in Lomé.", "Meeting", "occurred"),
        ("Police are investigating an attack on a school in Lomé.", "Attack", "occurred"),
        ("Ghana asked the police to investigate the killing of two nurses.", "Killing", "occurred"),
        ("Togo and Benin discussed Ghana's planned withdrawal from Mali.", "Withdrawal", "planned"),
        ("Ghana is reluctant to send troops, and wary of supporting Togo.", "Endorsement", "not-occurred"),
        ("The unions closed their shops to express anger over the arrests.", "Criticism", "occurred"),
        ("Togo won its independence only to be invaded by Ghana.", "Invasion", "occurred"),
        (
            "The police and rebels exchanged fire, with gangs lobbing grenades at the police.",
            "Shelling",
            "occurred",
        ),
        ("Benin disclosed that Togo was supplying weapons to rebels.", "MilitaryAid", "occurred"),
        ("Lawmakers in Togo voted to oust the interior minister.", "Coercion", "occurred"),
        ("The council has voted in favor of sending 300 troops to Togo.", "Deployment", "planned"),
        ("Togo's envoy is in Mali to urge the government to release the men.", "Request", "planned"),
        ("Benin agreed during talks in Lomé on Tuesday to release the prisoners.", "Release", "planned"),
        ("Ghana wants to see Togo stop supporting rebels in Benin.", "AidCut", "demanded"),
        ("The man was charged with one count of providing material support to rebels.", "Aid", "alleged"),
        (
            "After independence, Togo was progressive in carrying out market reforms.",
            "PoliticalReform",
            "occurred",
        ),
    ],
)
def test_what_stands_above_an_event_says_whether_it_has_been(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


@pytest.mark.parametrize(
    ("sentence", "event", "tense"),
    [
        ("Ghana blames the rebels for the attack on the port.", "Attack", Tense.PAST),
        ("Togo denies any involvement in the bombing of the port.", "Bombing", Tense.PAST),
        ("Ghana's foreign minister meets this week with the Togolese premier.", "Meeting", Tense.FUTURE),
        ("The leaders hold talks in Lomé on Friday.", "Negotiation", Tense.FUTURE),
        ("The killing of two nurses follows clashes between the police and rebels.", "Killing", Tense.PAST),
        ("A new parliament is elected in Togo at the end of this year.", "Election", Tense.FUTURE),
        ("Ghana refused to hold talks with the rebels.", "Negotiation", Tense.FUTURE),
        ("Ghana's president will visit Oslo on his first trip to Norway.", "Visit", Tense.FUTURE),
        ("Ghana is to pass a resolution condemning the coup in Mali.", "Criticism", Tense.FUTURE),
        (
            "He announced plans to buy Malian bonds and guaranteed Togo access to oil.",
            "AccessGrant",
            Tense.PAST,
        ),
    ],
)
def test_when_an_event_lies(sentence: str, event: str, tense: Tense, nlp: Language) -> None:
    assert told(sentence, event, nlp).factuality.tense is tense


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        # the allegations were made, whether or not anybody looks into them
        ("It would be a mistake if Togo's allegations were not investigated.", "Accusation", "occurred"),
        ("Peru repeated its call to lift the ban on arms sales to Chile.", "EaseRestrictions", "demanded"),
        ("They had planned to attack the premier during his visit to Oslo last week.", "Visit", "occurred"),
        ("The premier sees nothing wrong with meeting the Basque rebels.", "Meeting", "considered"),
        ("The strike will be preceded by a blockade of the Nepalese capital.", "Blockade", "planned"),
    ],
)
def test_what_is_taken_for_granted_is_told_apart_from_what_is_wished(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


def test_what_is_discussed_as_it_goes_on_is_there(nlp: Language) -> None:
    truce = told("Both sides will discuss an ongoing truce between Chad and Sudan.", "Ceasefire", nlp)
    assert (truce.factuality.status.value, truce.factuality.tense) == ("ongoing", Tense.PRESENT)


def test_what_an_operation_was_launched_for_was_meant_then(nlp: Language) -> None:
    freed = told("Kenya's army launched an operation to free the hostages.", "Release", nlp)
    assert freed.factuality.tense is Tense.PAST


def test_a_participle_before_a_name_is_not_denied_with_the_verb(nlp: Language) -> None:
    found = events_in(nlp, "Uganda did not name ousted President Omar Lule as a suspect.")
    assert all(m.factuality.polarity.value == "positive" for m in found if m.type == "Coercion")


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("The envoy has left for the Middle East to urge an end to the violence.", "Request", "planned"),
        ("Rebels said they would kill the envoy if their demands were not met.", "Concession", "considered"),
        ("Officials in Chad do not believe the plane was shot down by rebels.", "Attack", "not-occurred"),
        ("The premier sought a probe of the killing of two nurses in Chad.", "Investigation", "demanded"),
        ("He is in Chile despite an international warrant for his arrest.", "Arrest", "demanded"),
        ("Lawmakers in Peru passed a bill Wednesday to compensate the settlers.", "Concession", "planned"),
        ("Police in Lima made arrests in addition to shooting a demonstrator.", "Attack", "occurred"),
    ],
)
def test_what_is_meant_or_asked_for_has_not_been_done(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)


def test_a_past_form_is_past_whatever_parsers_take_it_for(nlp: Language) -> None:
    overran = told("Rebels overran the Mian Nishin district last week.", "Occupation", nlp)
    assert overran.factuality.tense is Tense.PAST


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("He hopes for a breakthrough in May, when Korea hosts a summit on China.", "Meeting", "planned"),
        ("He would become the first Chadian soldier to visit Oslo.", "Visit", "considered"),
        ("He became the first Chadian soldier to visit Oslo.", "Visit", "occurred"),
        ("Officials in Lagos are negotiating the release of two Germans.", "Release", "considered"),
        ("He negotiated the release of two Germans in Lagos.", "Release", "occurred"),
        ("The EU aims at finding ways to improve cooperation with Russia.", "Cooperation", "considered"),
        ("The two states improved cooperation with Russia.", "Cooperation", "occurred"),
    ],
)
def test_what_is_to_come_is_told_apart_from_what_came(
    sentence: str, event: str, status: str, nlp: Language
) -> None:
    is_status(sentence, event, status, nlp)
