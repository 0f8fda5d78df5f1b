"""Everyday senses of the verbs of politics: what their arguments rule out, and what they keep."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import events_in


def types(sentence: str, nlp: Language) -> set[str]:
    return {mention.type for mention in events_in(nlp, sentence)}


@pytest.mark.parametrize(
    ("political", "event", "everyday"),
    [
        ("The king restored power to the Malian parliament.", "Concession", "Power was restored to Mali."),
        ("Chad's king spoke to the rebels.", "Meeting", "Chad's king was speaking to lawyers."),
        ("Police in Chad questioned two managers.", "Investigation", "Two Chadian managers asked questions."),
        ("Rebels in Mali kicked a guard.", "Beating", "Rebels in Mali kicked the army out."),
        (
            "Chad announced the case against its king.",
            "LegalAction",
            "Chad announced its first bird flu case.",
        ),
        ("Rebels in Mali ended their truce.", "TreatyWithdrawal", "Rebels in Mali ended their meal."),
        ("Rebels in Mali declared a ceasefire.", "Ceasefire", "Rebels in Mali called off the ceasefire."),
        (
            "Police in Fiji suspect him of fraud.",
            "Accusation",
            "They died in what officials in Fiji suspect is flu.",
        ),
        ("A rebel uprising broke out in Chad.", "Clash", "A popular uprising broke out in Chad."),
        ("Oslo suspended the treaty with Chad.", "Suspension", "Chad suspended a dam project in the south."),
        ("A court in Chad found him guilty.", "Conviction", "A court in Chad found him not guilty."),
        ("Ten Malian soldiers died in an attack.", "Killing", "Ten Malian farmers died in a heat wave."),
        (
            "Rebels staged infighting between clans in Mali.",
            "Clash",
            "Infighting between Mali's king and Ann Bee.",
        ),
        ("Chad's king offered to hold talks.", "Commitment", "Chad's king offered to resign."),
        ("The bomber detonated his car in Basra.", "Bombing", "The Malian engineer parked his car in Basra."),
        (
            "Chad complained that Togo breaks the treaty.",
            "Criticism",
            "Chad's patients complain that they wait.",
        ),
        (
            "Prosecutors in Fiji argued that he took it.",
            "Accusation",
            "Scholars in Fiji argued that he wrote it.",
        ),
        (
            "A judge in Fiji set a trial date for the king.",
            "LegalAction",
            "A Fijian couple set a wedding date.",
        ),
        ("Fiji barred Togo from doing business there.", "Ban", "Fiji is doing business in Togo."),
        ("Kenya's army opened fire.", "Attack", "Kenya's mayor opened the fire station."),
        ("Niger's army surrounded the plane.", "Blockade", "Fences in Niger surrounded the garden."),
        ("Fijian troops patrolled the streets.", "Mobilization", "Fijian dogs patrolled the streets."),
        ("Striking Peruvian drivers shut the airport.", "Obstruction", "Snow in Peru shut the airport."),
        ("Chad raised its terror alert level.", "MilitaryAlert", "Chad raised its level of education."),
        ("Peru summoned Chad's envoy.", "Complaint", "The Peruvian driver was summoned to a hearing."),
        ("Chad's army rooted out the rebels.", "Attack", "The Chadian farmer rooted out the weeds."),
        ("Oslo brought the Malian parties together.", "Mediation", "He brought the Malian people together."),
        ("Peru phoned the Chilean president.", "PhoneCall", "Peru called the Chilean president a friend."),
        ("A prosecutor in Peru seeks a long term.", "LegalAction", "Peru's president seeks a third term."),
        ("Gunmen in Chad targeted a mosque.", "Attack", "A Chadian firm targeted young customers."),
        ("Togo has been fighting an insurgency.", "Clash", "Togo has been fighting inflation."),
        ("The Kenyan rebels fight for independence.", "Clash", "The Kenyan lawyers fight for attention."),
        ("Malian troops entered the town.", "Invasion", "Malian troops entered the contest."),
        ("Chad's army swept through the village.", "Attack", "The news swept through the village in Chad."),
        ("Troops drove the Malian king from power.", "Coercion", "Troops drove the Malian king to town."),
        ("Kenyan police are hunting the bombers.", "Investigation", "Kenya's king is hunting antelopes."),
        ("Police in Fiji suspect that rebels did it.", "Accusation", "Police in Fiji wore blue."),
        ("Chad's king denied the report.", "Rejection", "Chad's king read the report."),
        ("Togo's rebels fired mortars.", "Shelling", "Togo's potters fired clay."),
        ("Rebels in Mali claimed the bombing.", "Statement", "Pensioners in Mali claimed the benefit."),
        ("A bomb exploded near the Greek embassy.", "Bombing", "The Greek population exploded in the 1950s."),
        ("Police in Chad took the deputy away.", "Arrest", "The Chadian lawyer took notes away."),
        ("The Fijian police placed him under house arrest.", "Arrest", "Fiji placed the vase in the hall."),
        ("Students packed the streets of Maseru.", "Demonstration", "Snow packed the streets of Maseru."),
        ("The Malian army took back the town.", "Occupation", "The Malian mayor took back his remark."),
        ("Guyana reached out to Suriname.", "Commitment", "The Guyanese boy reached out to the shelf."),
        ("Chad's officials must resign, Togo said.", "Demand", "Prices in Chad must fall, Togo said."),
        ("He was wanted for murder in Togo.", "LegalAction", "Togo wanted rain for its farmers."),
        ("Cuba bore an assault by rebels.", "Attack", "Cuba bore the assault from Hurricane Wilma."),
        ("Chad promised arms sales to Libya.", "MilitaryAid", "Chad backs a ban on arms sales to Libya."),
        ("Fiji agreed to send boats.", "Commitment", "The Fijian singer agreed to star in a film."),
        ("Togo's king fired the elected parliament.", "Coercion", "Togo's king fired the cannon."),
        ("Gunmen hit two Kenyans, killing one.", "Killing", "The Kenyan frost came early, killing one bud."),
        ("Niger's army kept up attacks on the rebels.", "Attack", "Niger's army kept up its spirits."),
        ("Chad said Togo must pull out.", "Demand", "Chad said Togo should be punished."),
        ("Oslo said Benin must share the costs.", "Demand", "Oslo said Benin should have a large fleet."),
        (
            "Mali said Benin should share the costs.",
            "Demand",
            "Mali's king said Mali should share them.",
        ),
        ("Fiji left the talks.", "Suspension", "Fiji's king left open the possibility of talks."),
        ("Chad required visas from Malians.", "Demand", "The Malian patients require treatment."),
        ("Peru's king welcomed the Chilean president.", "Meeting", "Peru's king welcomed the Chilean law."),
        ("Kenya protested the new law.", "Complaint", "Kenyans protested the new law."),
        ("Pirates hijacked a Greek tanker.", "Abduction", "Actors hijacked the Greek debate."),
        ("Farmers blocked a road in Togo.", "Obstruction", "Police blocked a road in Togo."),
        ("Oslo said the Malian general is under house arrest.", "Arrest", "Oslo houses the Malian mission."),
        (
            "Firms in Chad signed a deal.",
            "Agreement",
            "Acme Inc. of Chad signed a deal with Bell Corp. of Chad.",
        ),
        ("Chad's king honored the pilots.", "Endorsement", "Chad's king is honored to serve on the jury."),
        (
            "Mali's king declared a state of emergency.",
            "MartialLaw",
            "Ohio's mayor declared a state of emergency.",
        ),
        ("Togo suspended the Malian senator.", "Suspension", "Togo suspended a Malian airline."),
        ("Peru's rebels rose up against Chile.", "Clash", "Peru's nurses rose up against Chile."),
        ("Togo recognized Benin.", "Recognition", "Togo's king got a prize in recognition of his songs."),
        ("President Obama called President Putin on Sunday.", "PhoneCall", "A group called Rumbo sang."),
        ("Students in Fiji staged a rally.", "Demonstration", "Fiji's stock market staged a rally."),
        ("Chad freed the nurse.", "Release", "The Chadian nurse was released from the hospital."),
        ("Togo's clerics pledged death to Benin's king.", "Threat", "Togo's clerics pledged to pray."),
        ("Chad faces sanctions.", "Sanction", "The Chadian general faces the death penalty."),
        ("Togo broke off the talks.", "Suspension", "Togo's king ended hours of talks in Lima."),
        ("Fiji transferred two detainees to Oslo.", "Extradition", "Fiji transferred two chairs to Oslo."),
        ("Peru met Chile's demands.", "Concession", "Peru's wells meet Chile's demand for a month."),
        ("Gambia's king promised to help Mali.", "Commitment", "Gambia undertook an operation to help."),
        ("Peruvian soldiers committed human rights abuses.", "Repression", "Peru abused its power."),
        ("A blast hit a Kenyan convoy.", "Bombing", "The Kenyan singer's song hit a market."),
        ("Chad broke with Libya.", "RelationsReduction", "Chad broke the bread with Libya."),
        ("Togo appreciates Chad.", "Endorsement", "The appreciation of Chad's currency hurt Togo."),
        ("Togo said Chad should stop.", "Demand", "Togo said there should be no haven for Chad's rebels."),
        ("Kenya warned Chad of an attack.", "Threat", "Kenya warned of possible terrorist attacks in Chad."),
        ("The Kenyan envoy asked to leave.", "Request", "Officials in Chad who asked not to be named spoke."),
        ("Police in Peru questioned voters.", "Investigation", "A pollster in Peru questioned voters."),
        ("Chad wants to wipe Togo out.", "Destruction", "Chad wants to wipe out malaria."),
        ("Togo welcomed Chad's decision.", "Endorsement", "Togo welcomes the opportunity to speak."),
        ("Kenyan critics condemned the law.", "Criticism", "The Kenyan critics condemned her new album."),
        ("Mali's president sacked the army chief.", "Dismissal", "Mali's army fired rockets."),
        ("Chad's king dismissed him from office.", "Dismissal", "Chad's king dismissed him as a dreamer."),
        (
            "The council failed to adopt a resolution.",
            "Rejection",
            "Omani farmers failed to adopt the plough.",
        ),
        ("Peru banned the sale of poultry.", "Ban", "Sales of poultry in Peru fell."),
        ("Haiti called on Peru to help rebuild the town.", "EconomicAid", "Haiti's mayor helped the boy up."),
        ("Syrian rebels attacked the Turkish base.", "Attack", "Doctors in Syria attacked the tumour."),
        ("Israel released two prisoners.", "Release", "The Israeli company released a phone."),
        ("Rwandan troops captured the town.", "Occupation", "Rwandan candidates captured the majority."),
        ("Gunmen killed six Kenyans.", "Killing", "The earthquake killed six Kenyans."),
        ("Kenya met the Ugandan delegation.", "Meeting", "Kenya met the deadline and its goals."),
        (
            "Peru questioned Chile's motives.",
            "Criticism",
            "Peru's striker questioned the referee at halftime.",
        ),
        ("Chad called on Niger to act.", "Request", "Niger's envoy on a visit to Chad called the idea good."),
        ("Kenya dismantled the nuclear site.", "Disarmament", "The Kenyan car maker closed two facilities."),
        ("Malawi renounced the treaty.", "TreatyWithdrawal", "Malawi's bishop renounced hatred."),
        ("Italian aid to Ghana doubled.", "Aid", "Aides to the Ghanaian president spoke."),
        ("Oman recognized Israel's right to exist.", "Recognition", "In recognition of Omani work he came."),
        ("Togo's militia ended its attacks.", "Deescalation", "Togo's navy stopped several pirate attacks."),
        (
            "Nigeria airlifted food to Mali.",
            "HumanitarianAid",
            "The Malian was airlifted to a Nigerian boat.",
        ),
        ("Libya met the Maltese president.", "Meeting", "At a Libyan news conference the envoy smiled."),
        ("Rebels killed six Kenyans.", "Killing", "The helicopter crashed, killing six Kenyans."),
        ("A Somali official survived an attack.", "Attack", "A Somali official suffered a heart attack."),
        (
            "Turkish police fought a battle with gunmen.",
            "Clash",
            "Turkey is leading the battle against AIDS.",
        ),
        ("Peru imposed a levy on Chilean steel.", "Tariff", "Peru announced a tax on its restaurants."),
        ("A blast killed two Kenyans.", "Killing", "A blast in a coal mine killed two Kenyans."),
    ],
)
def test_arguments_tell_an_act_from_an_everyday_sense(
    political: str, event: str, everyday: str, nlp: Language
) -> None:
    assert event in types(political, nlp)
    assert event not in types(everyday, nlp)


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Hackers from Serbia attacked Albanian servers.", "CyberAttack"),
        ("Iran attacked the American president's plan.", "Criticism"),
        ("North Korea fired a missile into the sea.", "WeaponsTest"),
        ("North Korea fired a missile at the South Korean island.", "Shelling"),
        ("Senegal seized a Spanish trawler.", "Seizure"),
        ("Sudan expelled thirteen aid agencies.", "MissionExpulsion"),
        ("Ethiopia expelled six Norwegian diplomats.", "DiplomaticExpulsion"),
        ("The Somali villagers were systematically expelled from Jowhar by militiamen.", "EthnicCleansing"),
        ("Hackers brought the Chilean customs system to a standstill.", "Disruption"),
        ("The opening of the Qatari embassy in Kigali drew a crowd.", "DiplomaticRelations"),
        ("Denmark was hit with export bans by Algeria.", "Sanction"),
        ("Canada evacuated its embassy staff from Sudan.", "Withdrawal"),
        ("Kazakhstan has offered to mediate.", "Mediation"),
        ("Estonian lawmakers shot down a bill on pensions.", "Rejection"),
        ("Syria and Chad violated the ceasefire agreement with Niger.", "CeasefireViolation"),
        ("Morocco designated the party a terrorist group.", "Sanction"),
        ("Chile dismissed the Bolivian draft as a provocation.", "Rejection"),
    ],
)
def test_what_an_act_is_done_to_tells_its_kind(sentence: str, event: str, nlp: Language) -> None:
    assert event in types(sentence, nlp)


def test_a_state_is_never_taken_for_the_thing_that_bears_its_name(nlp: Language) -> None:
    assert "Demand" in types("Ghana said that Turkey must withdraw its troops.", nlp)


def test_a_word_of_who_acts_is_none_of_the_act(nlp: Language) -> None:
    sentence = "The World Food Programme suspended deliveries to Gaza."
    assert [m.trigger.text for m in events_in(nlp, sentence)] == ["suspended deliveries"]


def parties(sentence: str, event: str, nlp: Language) -> tuple[list[str], list[str]]:
    found = next(m for m in events_in(nlp, sentence) if m.type == event)
    return (
        [a.name for a in found.actors_in("source")],
        [a.name for a in found.actors_in("target")],
    )


def test_in_support_of_somebody_it_is_the_subject_that_supports(nlp: Language) -> None:
    rallied = parties("Thousands of Kenyans rallied in support of Uganda.", "Endorsement", nlp)
    assert rallied == (["Thousands of Kenyans"], ["Uganda"])
    with_support = types("With the support of Uganda, Kenya began a campaign against the rebels.", nlp)
    assert "Endorsement" not in with_support


def test_who_is_held_hostage_holds_nobody(nlp: Language) -> None:
    held = parties("Kenya freed two engineers taken hostage by rebels.", "Abduction", nlp)
    assert held == (["rebels"], ["two engineers"])


@pytest.mark.parametrize(
    ("sentence", "category"),
    [
        ("Uganda deployed troops along the Kenyan border.", "MOBILIZE"),
        ("Uganda will deploy troops along the Kenyan border.", "MOBILIZE"),
        ("Uganda threatened to deploy troops along the Kenyan border.", "THREATEN"),
        ("Kenya urged Uganda to deploy troops along the border.", "REQUEST"),
    ],
)
def test_troops_that_are_to_be_sent_threaten_only_where_somebody_threatens(
    sentence: str, category: str, nlp: Language
) -> None:
    found = [m for m in events_in(nlp, sentence) if m.type == "Deployment"]
    assert [m.plover for m in found] == [category]


def test_who_is_handed_a_note_has_not_handed_it(nlp: Language) -> None:
    handed = parties("Peru's ambassador was handed a protest note.", "Complaint", nlp)
    assert handed == ([], ["Peru's ambassador"])


def test_to_call_for_sanctions_is_to_accuse(nlp: Language) -> None:
    sentence = "A Kenyan party called for sanctions against Eritrea."
    assert [(m.type, m.plover) for m in events_in(nlp, sentence)] == [("Demand", "ACCUSE")]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Peru denies seeking mines.", {"Rejection"}),
        ("Peru denied that it hid the mines.", {"Rejection"}),
        ("Peru denies shelling the Chilean port.", {"Shelling"}),
    ],
)
def test_a_denial_is_told_where_what_it_denies_is_not(sentence: str, told: set[str], nlp: Language) -> None:
    assert types(sentence, nlp) == told


def test_whom_a_denied_report_is_about_is_not_denied_anything(nlp: Language) -> None:
    denied = parties("Togo's army denied a report that it had sold mines to Benin.", "Rejection", nlp)
    assert denied == (["Togolese army"], [])


def test_what_is_handed_over_may_hang_on_the_particle(nlp: Language) -> None:
    handed = parties("Eritrea will hand over the town of Badme to Ethiopia.", "PropertyReturn", nlp)
    assert handed == (["Eritrea"], ["Ethiopia"])


def test_militants_that_are_fought_say_nothing_of_whose_attacks_stop(nlp: Language) -> None:
    assert "Deescalation" in types("Niger's army will suspend offensives against militants.", nlp)
    assert "Deescalation" not in types("Niger's army will stop militant attacks.", nlp)


@pytest.mark.parametrize(
    ("political", "event", "everyday"),
    [
        ("Chad warned the Sudanese government of reprisals.", "Threat", "Chad warned people of the disease."),
        ("Cuba issued a warning to Haiti.", "Threat", "Cuba issued a warning to tourists."),
        ("Peru passed secrets to Chile.", "IntelligenceSharing", "Peru gave evidence of the abuse."),
        ("Peru handed the smuggler to Chile.", "Extradition", "Peru handed his body to Chile."),
        ("Chad violated the treaty.", "Defiance", "A doping violation cost the Chadian his medal."),
        ("Oslo eased the Malian crisis.", "Deescalation", "Oslo eased the Malian food crisis."),
        ("Togo's police are hunting the bombers.", "Investigation", "Togo's army is hunting rebels."),
        ("Togo's police looked into the murder.", "Investigation", "Togo's police looked into options."),
        ("Fijian rebels struck the convoy.", "Attack", "The Fijian minister's car struck a tree."),
        ("Benin forced the crew to sail.", "Coercion", "Benin was forced to raise its taxes."),
        ("Teachers held a rally in Lima.", "Demonstration", "The Peruvian stock market staged a rally."),
        ("Chad's king told the rebels to leave.", "Demand", "Chad's king told workers to expect a change."),
        ("He led a delegation to Chad.", "Visit", "The Malian delegation is led by a minister."),
        ("Chad blamed the raid on rebels.", "Accusation", "Chad blamed the slump on rising prices."),
        ("Mali honored its troops.", "Endorsement", "The Malian said she would honor the summons."),
        ("Togo's king leaves office in May.", "Resignation", "Togo's king was leaving his office in Lome."),
        ("Prosecutors charged Fiji with fraud.", "LegalAction", "Gas costs more than it charges Fiji."),
        ("Peru's king met with Chile's.", "Meeting", "Peru's revolt was met with resistance."),
        ("Oslo got Mali to sign the truce.", "Request", "Oslo got Malian coffee to drink."),
        ("Two men remain in custody in Mali.", "Arrest", "Two men remain in Mali."),
        ("Peru released a report.", "Statement", "The Peruvian released an album."),
        ("Oslo refused Mali's request.", "Rejection", "Juno refused the Malian's request."),
        ("Fiji forced villagers to sell.", "Coercion", "Villagers in Fiji were forced to relocate."),
        (
            "Mali increased pressure on Niger.",
            "Coercion",
            "Rising costs increase pressure on Mali's economy.",
        ),
    ],
)
def test_hazards_evidence_and_hardship_are_no_politics(
    political: str, event: str, everyday: str, nlp: Language
) -> None:
    assert event in types(political, nlp)
    assert event not in types(everyday, nlp)


def test_a_violation_of_its_sovereignty_is_not_its_own(nlp: Language) -> None:
    assert parties("Mali called the raid a violation of its sovereignty.", "Defiance", nlp) == ([], ["Mali"])


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Chad expelled hundreds of Muslims.", "Deportation"),
        ("Chadian rebels shot down a helicopter.", "Attack"),
        ("Togo condemned Benin's crackdown on the media.", "Repression"),
        ("Japan shared its technology with Peru.", "Cooperation"),
    ],
)
def test_acts_that_are_like_others(sentence: str, event: str, nlp: Language) -> None:
    assert event in types(sentence, nlp)


@pytest.mark.parametrize(
    ("political", "event", "everyday"),
    [
        (
            "Oslo brought together the Malian parties.",
            "Mediation",
            "Guam is a group that brings together Moldova.",
        ),
        ("China used its veto against the resolution.", "Veto", "China has a veto on the Security Council."),
        (
            "Hackers targeted networks of the Chilean army.",
            "CyberAttack",
            "Chilean troops held six men in raids targeting rebel networks.",
        ),
        ("Peru granted the officer asylum.", "Asylum", "Peru did not give the nationality of the officer."),
        ("The pope made a plea for peace.", "Request", "The Peruvian entered her plea on Friday."),
        ("Chad and Mali joined forces.", "Cooperation", "The rebels of Chad will join the security forces."),
        ("Mali threatens to send troops.", "Threat", "Mali's debt crisis is threatening to cause a slump."),
        ("Chad paid compensation to the victims.", "EconomicAid", "Chad paid Mali $95 per barrel of oil."),
        (
            "Crowds in Lima took to the streets.",
            "Demonstration",
            "The Lima blast took place on a busy street.",
        ),
        (
            "Peru suspects that Chile hid the mines.",
            "Accusation",
            "Peru's police suspect there are many more.",
        ),
    ],
)
def test_further_everyday_senses_are_no_events(
    political: str, event: str, everyday: str, nlp: Language
) -> None:
    assert event in types(political, nlp)
    assert event not in types(everyday, nlp)


def test_farms_are_watched_and_not_spied_on(nlp: Language) -> None:
    assert types("Peru's government put poultry farms under surveillance.", nlp) == set()


def test_a_banned_group_is_no_mission_sent_away(nlp: Language) -> None:
    assert types("The Brotherhood was banned in Egypt in 1954.", nlp) == {"Ban"}
    assert "Obstruction" not in types("Dozens of militants stormed a checkpoint in Pakistan.", nlp)
    assert types("A Chilean plans to appeal to the Supreme Court.", nlp) == {"LegalAction"}


@pytest.mark.parametrize(
    "sentence",
    [
        "A Kenyan army helicopter crashed in a raid on militants, killing its crew of five.",
        "The Kenyan army says five soldiers were killed in a vehicle accident near the rebel town.",
    ],
)
def test_who_dies_in_an_accident_is_killed_by_nobody_even_in_a_war(sentence: str, nlp: Language) -> None:
    assert "Killing" not in types(sentence, nlp)


def test_who_crashes_a_car_into_somebody_kills_him(nlp: Language) -> None:
    assert "Killing" in types("Gunmen in Kenya hit a post with a rocket, killing two soldiers.", nlp)
    assert "Killing" in types("A Kenyan rebel crashed his car into a post, killing two soldiers.", nlp)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Romania joined NATO in 2004.", {"Agreement"}),
        ("The body of the Polish pope was transferred to the church.", set()),
        ("China's leader offered New Year's greetings to people in Taiwan.", set()),
        ("Observers monitored the election in Liberia.", set()),
        ("The premier of Iran pushed his country into isolation.", set()),
        ("The Spaniard ousted Ann Bee of Austria at the Lima Tennis Center.", set()),
    ],
)
def test_what_stands_in_words_of_other_classes_is_told_apart(
    sentence: str, found: set[str], nlp: Language
) -> None:
    assert types(sentence, nlp) == found
