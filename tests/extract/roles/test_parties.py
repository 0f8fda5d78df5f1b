"""Who takes part: parties and not things, places or victims, read off parsed sentences."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import event_at, events_in, words_by_role
from kgbuild.records import ActorKind, EventMention, Mention


def read(nlp: Language, text: str) -> dict[str, EventMention]:
    """The events of a text by class; the first of each."""
    events: dict[str, EventMention] = {}
    for event in events_in(nlp, text):
        events.setdefault(event.type, event)
    return events


def names(event: EventMention, role: str) -> list[str]:
    fillers = [p.filler for p in event.participations if p.role == role]
    return [f.span.text if isinstance(f, Mention) else f.text for f in fillers]


@pytest.mark.parametrize(
    ("text", "type_", "target", "kind"),
    [
        ("Israel condemned recent abductions.", "Criticism", "recent abductions", ActorKind.THING),
        ("The UN condemned Israel's raids on Gaza.", "Criticism", "Israel", ActorKind.COUNTRY),
        (
            "The United States condemned the arrest of journalists in Burma.",
            "Criticism",
            "the arrest of journalists in Burma",
            ActorKind.THING,
        ),
        (
            "Kenya welcomed the legalisation of radio stations by Eritrea.",
            "Endorsement",
            "Eritrea",
            ActorKind.COUNTRY,
        ),
        ("Mr. Eroglu strongly opposes the UN plan.", "Rejection", "UN", ActorKind.ORGANIZATION),
    ],
)
def test_what_is_said_of_a_deed_is_said_of_who_does_it(
    nlp: Language, text: str, type_: str, target: str, kind: ActorKind
) -> None:
    (mention,) = read(nlp, text)[type_].mentions("target")
    assert (mention.span.text, mention.actor.kind) == (target, kind)


def test_an_attack_on_a_country_is_not_its_own(nlp: Language) -> None:
    killing = read(nlp, "The attack on Syria killed hundreds.")["Killing"]
    assert names(killing, "source") == []


def test_weapons_and_strikes_are_those_of_whose_they_are(nlp: Language) -> None:
    killing = read(nlp, "Syrian government shelling killed one Turkish soldier.")["Killing"]
    assert names(killing, "source") == ["Syrian government"]
    killing = read(nlp, "He was killed in an Israeli air strike.")["Killing"]
    assert names(killing, "source") == ["Israeli"]


def test_a_place_under_a_local_preposition_is_where_it_happens(nlp: Language) -> None:
    attack = read(nlp, "NATO launched an offensive in southern Afghanistan.")["Attack"]
    assert names(attack, "target") == []
    assert names(attack, "location") == ["southern Afghanistan"]


def test_somebodys_bodyguard_is_not_him(nlp: Language) -> None:
    killing = read(nlp, "A bodyguard of Iraq's Deputy Prime Minister Ahmad Chalabi was killed.")["Killing"]
    (victim,) = killing.mentions("target")
    assert not victim.actor.named


def test_who_leaves_for_talks_takes_part_in_them(nlp: Language) -> None:
    talks = read(nlp, "Hillary Clinton left for talks with Pakistani leaders.")["Negotiation"]
    assert names(talks, "source") == ["Hillary Clinton"]
    assert talks.reciprocal


def test_the_possessor_of_a_request_makes_it(nlp: Language) -> None:
    request = read(nlp, "Vanuatu's request for aid was sent to Canberra.")["Request"]
    assert names(request, "source") == ["Vanuatu"]


def test_an_act_withheld_until_another_acts_is_directed_at_him(nlp: Language) -> None:
    relief = read(nlp, "Obama will not lift the embargo until Cuba undertakes reforms.")["SanctionsRelief"]
    assert names(relief, "target") == ["Cuba"]


def test_the_accused_does_what_he_is_charged_with(nlp: Language) -> None:
    killing = read(nlp, "Prosecutors charged the colonel with killing protesters.")["Killing"]
    assert names(killing, "source") == ["the colonel"]


def test_one_head_names_two_parties(nlp: Language) -> None:
    text = "Pakistan and Afghanistan's intelligence services have agreed to share information."
    sharing = read(nlp, text)["IntelligenceSharing"]
    assert [m.actor.country for m in sharing.mentions("source")] == ["PAK"]
    assert [m.actor.country for m in sharing.mentions("target")] == ["AFG"]


@pytest.mark.parametrize(
    ("text", "type_", "role", "expected"),
    [
        ("Rabat announced a suspension of air links with 21 countries.", "Suspension", "source", ["Rabat"]),
        ("Cuba has been under a U.S. trade embargo.", "Sanction", "target", ["Cuba"]),
        (
            "The fishermen were detained on Lake Victoria by Ugandan marines.",
            "Arrest",
            "location",
            ["Lake Victoria"],
        ),
        (
            "The two other men, Idriz Balaj and Lahi Brahimaj, face war crimes charges.",
            "LegalAction",
            "target",
            ["Idriz Balaj", "Lahi Brahimaj"],
        ),
        ("Pyongyang will not be the target of a U.S. attack.", "Attack", "source", ["U.S."]),
        (
            "Germany gave 352 million euros to promote development in Ethiopia.",
            "EconomicAid",
            "target",
            ["Ethiopia"],
        ),
        ("A Cuban diplomat was thrown out of Panama.", "DiplomaticExpulsion", "source", ["Panama"]),
        (
            "The general and two colonels are on trial in Chad.",
            "LegalAction",
            "target",
            ["The general", "two colonels"],
        ),
        ("Cubans were killed in the U.S.-led war against the Taliban.", "Clash", "source", ["U.S.-led"]),
        ("The Polish envoy praised the role that Norway played.", "Endorsement", "target", ["Norway"]),
        ("One of his aides, Omar Diallo, met the Malian minister.", "Meeting", "source", ["Omar Diallo"]),
        ("The Nepalese premier is to visit Bhutan.", "Visit", "source", ["The Nepalese premier"]),
        ("Tuareg separatists waged an insurgency in Mali.", "Attack", "target", []),
        (
            "Ghana called on spokesmen to condemn war crimes by both Togo and Mali.",
            "Criticism",
            "target",
            ["Togo", "Mali"],
        ),
        (
            "A spokesman for the Taliban claimed responsibility for the bombing.",
            "Bombing",
            "source",
            ["the Taliban"],
        ),
    ],
)
def test_parties_that_stand_elsewhere(
    nlp: Language, text: str, type_: str, role: str, expected: list[str]
) -> None:
    assert names(read(nlp, text)[type_], role) == expected


def test_critics_of_somebody_are_not_him(nlp: Language) -> None:
    text = "Hundreds of critics of President Vladimir Putin denounced the law."
    (critics,) = read(nlp, text)["Criticism"].mentions("source")
    assert not critics.actor.named


def test_a_town_that_troops_are_sent_to_is_a_place(nlp: Language) -> None:
    text = "Israel has sent security forces to the West Bank town of Hebron."
    (town,) = read(nlp, text)["Deployment"].mentions("target")
    assert (town.actor.name, town.actor.kind) == ("Hebron", ActorKind.PLACE)


def test_protest_is_by_those_it_is_named_after(nlp: Language) -> None:
    protest = read(nlp, "Student protests against the fee hike continued in London.")["Protest"]
    assert names(protest, "source") == ["Student"]
    (hike,) = protest.mentions("target")
    assert hike.actor.kind is ActorKind.THING


def test_an_apology_is_demanded_of_its_owner(nlp: Language) -> None:
    demand = read(nlp, "Hundreds of women demanded President Musharraf's apology.")["Demand"]
    assert names(demand, "target") == ["President Musharraf"]


@pytest.mark.parametrize(
    ("text", "type_", "role", "expected"),
    [
        ("Students were throwing bricks at police in Ghana.", "Riot", "target", ["police"]),
        ("Mr. Sharon faced a revolt from deputies of Israel.", "Protest", "source", ["deputies of Israel"]),
        ("Militants in Kenya began attacking oil facilities.", "Attack", "target", ["oil facilities"]),
        ("President Bush repeated his call for Congress to vote.", "Request", "target", ["Congress"]),
        ("Togo demanded that more money be spent on roads.", "Demand", "target", []),
        (
            "At the invitation of Xi Jinping, Kim Jong Un visited China.",
            "Invitation",
            "target",
            ["Kim Jong Un"],
        ),
        (
            "Egypt launched a mediation effort to try to prevent a confrontation between Turkey and Syria.",
            "Mediation",
            "target",
            ["Turkey", "Syria"],
        ),
        ("Workers went on strike in response to Ghana's decision.", "Strike", "target", ["Ghana"]),
        (
            "Hundreds staged a protest demanding that Ghana free a student.",
            "Demonstration",
            "target",
            ["Ghana"],
        ),
        ("The women boycotted the vote.", "Boycott", "target", ["the vote"]),
        (
            "Ghana agreed to cut taxes after the Liberal Party won the vote in Togo.",
            "Commitment",
            "target",
            [],
        ),
        ("A Danish patrol came under attack in Samarra.", "Attack", "target", ["A Danish patrol"]),
        ("Chad renewed its call for a conference on the peace process.", "Request", "target", []),
        ("Argentina's praise for Uruguay's reform was warm.", "Endorsement", "target", ["Uruguay"]),
        (
            "Demonstrators rallied outside Georgia's parliament.",
            "Demonstration",
            "target",
            ["Georgia's parliament"],
        ),
        ("The Red Cross sent blankets and medicine to Chad.", "HumanitarianAid", "target", ["Chad"]),
        (
            "Mr. Diallo of Mali spoke during a meeting Saturday with visiting President Paul Biya.",
            "Meeting",
            "target",
            ["visiting President Paul Biya"],
        ),
        (
            "Three Kenyan soldiers died in the London bombings by Somali rebels.",
            "Killing",
            "source",
            ["Somali rebels"],
        ),
        (
            "Three Kenyan soldiers were killed in clashes with police.",
            "Clash",
            "source",
            ["Three Kenyan soldiers"],
        ),
        (
            "Danish politicians criticized U.S. and British support for the regime.",
            "Endorsement",
            "source",
            ["U.S.", "British"],
        ),
        ("Yemen ignored a truce offer made by rebel leader Ali Bin.", "Commitment", "target", []),
        (
            "Norwegian politicians and celebrities praised Chad.",
            "Endorsement",
            "source",
            ["Norwegian politicians", "celebrities"],
        ),
        (
            "Ghana asked the Monetary Fund and several countries for a loan.",
            "Request",
            "target",
            ["the Monetary Fund", "several countries"],
        ),
        (
            "British police opened an investigation into claims that two Chadian soldiers beat children.",
            "Investigation",
            "target",
            ["two Chadian soldiers"],
        ),
        (
            "A court in Chad approved the extradition of a general.",
            "Extradition",
            "source",
            ["A court in Chad"],
        ),
        (
            "The court in Chad ordered the Danish tanker's release.",
            "Release",
            "target",
            ["the Danish tanker"],
        ),
        (
            "Israel's court rejected appeals against the demolition of a village.",
            "Rejection",
            "target",
            ["appeals against the demolition of a village"],
        ),
        ("Kenya and Uganda agreed on joint patrols.", "JointExercise", "target", ["Uganda"]),
        (
            "Families of the sailors held by Libya demonstrated.",
            "Demonstration",
            "source",
            ["Families of the sailors"],
        ),
        ("Norway will investigate attacks on its soldiers.", "Attack", "source", []),
        (
            "Zambia's attorney general has accused Malawi of fraud.",
            "Accusation",
            "source",
            ["Zambia's attorney general"],
        ),
        (
            "Nations across the region, including Brazil and Peru, condemned Chile.",
            "Criticism",
            "source",
            ["Nations", "Brazil", "Peru"],
        ),
    ],
)
def test_whom_an_act_is_directed_at_may_stand_far_from_it(
    nlp: Language, text: str, type_: str, role: str, expected: list[str]
) -> None:
    assert names(read(nlp, text)[type_], role) == expected


@pytest.mark.parametrize(
    ("text", "type_", "role", "expected"),
    [
        ("Neither Chile nor Peru sent troops to Haiti.", "Deployment", "source", ["Chile", "Peru"]),
        ("Turkey rather than Russia mediated the exchange.", "Mediation", "source", ["Turkey"]),
        (
            "The European Union, the United Nations and NATO hailed Chad.",
            "Endorsement",
            "source",
            ["The European Union", "the United Nations", "NATO"],
        ),
        (
            "Pirates hijacked a Danish ship and its crew.",
            "Abduction",
            "target",
            ["a Danish ship", "its crew"],
        ),
    ],
)
def test_who_is_listed_takes_part(
    nlp: Language, text: str, type_: str, role: str, expected: list[str]
) -> None:
    assert names(read(nlp, text)[type_], role) == expected


def test_who_is_for_or_against_somebody_is_not_him(nlp: Language) -> None:
    assert "Meeting" not in read(nlp, "Villagers held an anti-Taliban meeting.")


def test_a_deed_north_of_a_city_is_not_done_by_it(nlp: Language) -> None:
    assert "Bombing" not in read(nlp, "People were wounded in roadside bombings north of Baghdad.")


def test_deeds_in_a_row_are_done_to_the_same_people(nlp: Language) -> None:
    events = read(nlp, "Abu Sayyaf has carried out bombings, kidnappings and killings of foreigners.")
    assert names(events["Abduction"], "target") == ["foreigners"]
    assert names(events["Killing"], "target") == ["foreigners"]


def test_a_group_bears_the_name_behind_it(nlp: Language) -> None:
    election = read(nlp, "The militant group Hamas won the Palestinian election.")["Election"]
    assert names(election, "source") == ["The militant group Hamas"]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("A U.S. and Iraqi patrol was attacked near Mosul.", {"USA", "IRQ"}),
        ("Turkish and Greek officials said they are investigating the killing.", {"TUR", "GRC"}),
        ("He urged Chad and NATO countries to help the refugees.", {"TCD"}),
    ],
)
def test_nations_that_share_a_noun_are_each_a_party(nlp: Language, text: str, countries: set[str]) -> None:
    found = {a.country for event in events_in(nlp, text) for a in event.actors() if a.country}
    assert countries <= found


def test_one_citizen_of_two_states_is_one(nlp: Language) -> None:
    (arrest,) = events_in(nlp, "Police arrested a dual U.S. and Iranian citizen.")
    assert len(arrest.mentions("target")) == 1


def test_ministers_in_a_list_keep_their_names(nlp: Language) -> None:
    text = "She met with Foreign Minister Ann Hopkins, President Carl Dee and General Ed Fox."
    (meeting,) = events_in(nlp, text)
    assert [m.actor.name for m in meeting.mentions("target")] == ["Ann Hopkins", "Carl Dee", "Ed Fox"]


def test_the_place_in_the_name_of_a_body_is_a_part_of_it(nlp: Language) -> None:
    text = "Al-Qaida in Iraq kidnapped two nurses. Al-Qaida in the Islamic Maghreb killed a tourist."
    killers = [m.actor.name for event in events_in(nlp, text) for m in event.mentions("source")]
    assert killers == ["Al-Qaida in Iraq", "al-Qaida in the Islamic Maghreb"]


def test_the_deployment_of_forces_is_by_them(nlp: Language) -> None:
    deployment = read(nlp, "The deployment of Tongan frigates to Samoa began on Monday.")["Deployment"]
    (source,) = deployment.mentions("source")
    assert (source.span.text, source.actor.country) == ("Tongan frigates", "TON")


@pytest.mark.parametrize(
    ("text", "killers"),
    [
        ("A convoy of the Kenyan army was attacked on Monday, killing five Kenyans.", []),
        ("A convoy of the Kenyan army was attacked by rebels, killing five Kenyans.", ["rebels"]),
    ],
)
def test_those_who_were_attacked_killed_nobody(nlp: Language, text: str, killers: list[str]) -> None:
    assert names(read(nlp, text)["Killing"], "source") == killers


def test_fighting_between_two_sides_is_theirs(nlp: Language) -> None:
    clash = read(nlp, "Fighting between the Rapid Support Forces and the Sudanese Armed Forces continues.")[
        "Clash"
    ]
    assert names(clash, "source") == ["the Rapid Support Forces"]
    assert names(clash, "target") == ["the Sudanese Armed Forces"]


def test_where_somebody_is_trained_is_not_what_he_is_trained_in(nlp: Language) -> None:
    found = read(nlp, "Two rebels were trained in Mali and Chad.")["MilitaryAid"]
    assert [p.role for p in found.participations] == ["target", "location", "location"]


@pytest.mark.parametrize(
    ("text", "seized"),
    [
        (
            "Gunmen kidnapped the Kenyan minister along with ten bodyguards.",
            ["the Kenyan minister", "ten bodyguards"],
        ),
        (
            "The Kenyan minister was kidnapped together with his driver.",
            ["The Kenyan minister", "his driver"],
        ),
    ],
)
def test_who_is_beside_somebody_undergoes_what_he_does(nlp: Language, text: str, seized: list[str]) -> None:
    assert names(read(nlp, text)["Abduction"], "target") == seized


def test_a_state_beside_another_acts_with_it(nlp: Language) -> None:
    found = read(nlp, "Norway expelled the envoys along with Finland.")["DiplomaticExpulsion"]
    assert names(found, "source") == ["Norway", "Finland"]


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("Rebels ambushed a vehicle in which two Kenyan officers were travelling.", "two Kenyan officers"),
        ("Rebels ambushed a bus packed with Kenyan soldiers.", "Kenyan soldiers"),
    ],
)
def test_who_is_in_a_vehicle_is_struck_with_it(nlp: Language, text: str, struck: str) -> None:
    assert names(read(nlp, text)["Attack"], "target") == [struck]


def test_whose_assets_are_frozen_is_struck_and_not_where_they_are(nlp: Language) -> None:
    found = read(nlp, "Norway froze the Kenyan general's assets in Europe.")["Sanction"]
    assert names(found, "target") == ["the Kenyan general"]


def test_a_government_that_is_dismissed_is_dismissed_itself(nlp: Language) -> None:
    found = read(nlp, "The king dismissed the regional government.")["Coercion"]
    assert names(found, "target") == ["the regional government"]


def test_who_is_joined_in_a_ban_imposes_it_too(nlp: Language) -> None:
    found = read(nlp, "Norway joined Finland in imposing a travel ban on Belarusian officials.")["Sanction"]
    assert names(found, "source") == ["Norway", "Finland"]


def test_what_two_do_to_each_other_each_does(nlp: Language) -> None:
    found = read(nlp, "Togo and Benin accused each other of smuggling.")["Accusation"]
    assert (names(found, "source"), names(found, "target"), found.reciprocal) == (["Togo"], ["Benin"], True)


def test_whom_one_contacts_to_promise_something_it_is_promised(nlp: Language) -> None:
    found = read(nlp, "Bondar contacted the Kenyan government to express his readiness to talk.")[
        "Commitment"
    ]
    assert names(found, "target") == ["the Kenyan government"]


def test_who_looks_into_a_part_in_a_raid_has_none_in_it(nlp: Language) -> None:
    found = read(nlp, "Norway is investigating possible Togolese involvement in a raid on a Kenyan port.")
    assert names(found["Attack"], "source") == ["Togolese"]


def test_who_has_power_to_do_something_would_do_it(nlp: Language) -> None:
    found = read(nlp, "The Kenyan president said he has enough power to crush the rebels.")["Attack"]
    assert names(found, "source") == ["The Kenyan president"]


@pytest.mark.parametrize(
    "text",
    [
        "The pope pleaded with the Kenyan rebels to free the nuns.",
        "Bondar appealed to the Kenyan rebels to free the nuns.",
        "Norway urged the Kenyan rebels to free the nuns.",
    ],
)
def test_who_is_asked_to_free_somebody_is_to_free_him(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    assert names(found["Release"], "source") == ["the Kenyan rebels"]
    assert names(found["Request"], "target") == ["the Kenyan rebels"]


def test_talks_with_two_are_of_somebody_else_too(nlp: Language) -> None:
    found = read(nlp, "High-level talks with Norway and Finland will resume in Lyon.")["Negotiation"]
    assert (names(found, "source"), names(found, "target")) == ([], ["Norway", "Finland"])


def test_whose_embassy_is_closed_closes_it(nlp: Language) -> None:
    found = read(nlp, "The Norwegian embassy in Togo will be closed on Monday.")["RelationsReduction"]
    assert names(found, "source") == ["The Norwegian embassy in Togo"]


def test_who_is_elected_president_is_elected(nlp: Language) -> None:
    found = read(nlp, "Mr. Bondar was elected president of Kenya.")["Election"]
    assert (names(found, "source"), names(found, "target")) == ([], ["Mr. Bondar"])


@pytest.mark.parametrize(
    ("thing", "people"),
    [
        (
            "A new law takes effect in Peru. It allows officers to",
            "The Peruvian cabinet met. It allowed officers to",
        ),
        (
            "The rule is new in Peru. It allows officers to",
            "The Peruvian judges met. They allowed officers to",
        ),
    ],
)
def test_a_law_taken_up_by_a_pronoun_does_nothing(thing: str, people: str, nlp: Language) -> None:
    assert "Concession" not in read(nlp, f"{thing} detain protesters.")
    assert "Concession" in read(nlp, f"{people} detain protesters.")


def test_the_accused_are_people(nlp: Language) -> None:
    found = read(nlp, "The accused stood up in the court in Lima. They were charged with treason.")
    assert names(found["LegalAction"], "target") == ["They"]


@pytest.mark.parametrize(
    "text",
    [
        "North and South Korea have met in Lyon.",
        "Nuclear envoys from North and South Korea have met in Lyon.",
        "North and South Korean officials have met in Lyon.",
    ],
)
def test_states_that_share_half_a_name_take_part_alike(nlp: Language, text: str) -> None:
    meeting = read(nlp, text)["Meeting"]
    assert [m.actor.country for r in ("source", "target") for m in meeting.mentions(r)] == ["PRK", "KOR"]


def test_foreign_troops_beside_those_of_a_state_are_not_its_own(nlp: Language) -> None:
    killing = read(nlp, "Kenyan and foreign troops killed ten rebels.")["Killing"]
    assert [m.actor.country for m in killing.mentions("source")] == ["KEN", None]


def test_at_whom_a_missile_is_fired_he_is_struck(nlp: Language) -> None:
    found = read(nlp, "A Kenyan helicopter fired a missile at militants.")["Shelling"]
    assert names(found, "target") == ["militants"]


def test_between_whom_a_truce_is_mediated_they_are_the_two_named(nlp: Language) -> None:
    found = read(nlp, "Norway is trying to mediate an Ethiopian-Eritrean truce.")["Mediation"]
    assert names(found, "target") == ["Ethiopian", "Eritrean"]


def test_who_is_drawn_has_not_made_the_drawing(nlp: Language) -> None:
    text = "The Pakistani premier condemned cartoons of the Prophet Muhammad."
    assert words_by_role(nlp, text, "condemned").get("target") == ["cartoons of the Prophet Muhammad"]


def test_insurgent_before_an_attack_tells_who_attacks(nlp: Language) -> None:
    text = "Meanwhile, insurgent attacks in Iraq killed ten soldiers."
    assert words_by_role(nlp, text, "killed")["source"] == ["insurgent"]


def test_what_a_decision_is_to_bring_is_not_its_author(nlp: Language) -> None:
    text = "Rwanda criticized a U.N. decision to strengthen the mission by 300 troops."
    assert words_by_role(nlp, text, "criticized")["target"] == ["U.N."]


def test_the_capital_is_the_town_named_beside_it(nlp: Language) -> None:
    captured = event_at(nlp, "Rebels captured the capital, Mogadishu.", "captured")
    assert [m.actor.country for m in captured.mentions("target")] == ["SOM"]


def test_force_that_is_used_is_nobody(nlp: Language) -> None:
    text = "Officials in Chad defended the use of excessive force."
    assert "excessive force" not in words_by_role(nlp, text, "defended").get("target", [])


def test_an_accord_signed_with_somebody_concerns_him(nlp: Language) -> None:
    text = "Norway's premier praised an accord signed with Peru."
    assert words_by_role(nlp, text, "praised")["target"] == ["Peru"]


def test_enemies_of_the_state_are_not_the_state(nlp: Language) -> None:
    found = words_by_role(nlp, "The Afghan minister blamed the attack on enemies of the state.", "blamed")
    assert found["target"] == ["enemies of the state"]


def test_what_rivals_fight_with_is_no_party(nlp: Language) -> None:
    assert "target" not in words_by_role(nlp, "Rival Mexican gangs clashed with machine guns.", "clashed")


def test_whom_a_bus_takes_to_work_is_fired_at(nlp: Language) -> None:
    text = "Gunmen opened fire on buses taking Iraqi workers to a base."
    assert words_by_role(nlp, text, "opened fire")["target"] == ["Iraqi workers"]


def test_across_another_noun_the_government_does_it(nlp: Language) -> None:
    found = words_by_role(
        nlp, "Last year bakers in Senegal protested government price controls.", "protested"
    )
    assert found["target"] == ["government"]


def test_tens_of_thousands_of_supporters_march(nlp: Language) -> None:
    text = "Tens of thousands of Yushchenko supporters marched through Kiev."
    assert words_by_role(nlp, text, "marched")["source"] == ["Tens of thousands of Yushchenko supporters"]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Russia opposes the NATO aspirations of Ukraine and Georgia.",
            "opposes",
            {"source": ["Russia"], "target": ["Ukraine", "Georgia"]},
        ),
        (
            "Spanish troops will join the European Union force in Chad.",
            "join the European Union force",
            {"source": ["Spanish troops"], "target": ["the European Union force in Chad"]},
        ),
        (
            "A Peruvian ministry statement says it is consulting with Chile and Bolivia.",
            "consulting",
            {"source": ["Peruvian ministry"], "target": ["Chile", "Bolivia"]},
        ),
    ],
)
def test_whose_an_aim_or_a_document_is_takes_part(
    nlp: Language, text: str, trigger: str, expected: dict[str, list[str]]
) -> None:
    found = words_by_role(nlp, text, trigger)
    assert {role: found.get(role) for role in ("source", "target")} == expected


def test_what_is_elected_is_no_party_to_a_boycott(nlp: Language) -> None:
    found = words_by_role(nlp, "Rebels in Mali called for a boycott of state elections.", "boycott")
    assert "state" not in found.get("target", [])


def test_who_is_awarded_a_prize_gets_it(nlp: Language) -> None:
    text = "The author Ann Bee of Peru was awarded the Nobel Peace Prize by the Norwegian committee."
    found = words_by_role(nlp, text, "awarded the Nobel Peace Prize")
    assert (found["source"], found["target"]) == (["the Norwegian committee"], ["The author Ann Bee of Peru"])


def test_who_makes_a_claim_is_not_investigated(nlp: Language) -> None:
    text = "Norway is looking into Swedish allegations of a border raid."
    found = event_at(nlp, text, "looking").mentions("target")
    assert [mention.span.text for mention in found] == ["Swedish allegations of a border raid"]
