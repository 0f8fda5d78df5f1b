"""Where those are at home whose own words do not say so."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import events_in
from kgbuild.records import Actor, Affiliation, CountryBasis


def actors(nlp: Language, text: str) -> dict[str, Actor]:
    """Who takes part in the events of a text or tells of them, by their words."""
    return {
        actor.name.lower().removeprefix("the "): actor
        for event in events_in(nlp, text)
        for actor in event.actors()
    }


def home(nlp: Language, text: str, words: str) -> tuple[str | None, CountryBasis | None]:
    actor = actors(nlp, text)[words]
    return actor.country, actor.country_basis


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed a judge in Samarra.",
        "Gunmen killed a judge in the northern Iraqi town of Tal Kayf.",
        "Gunmen killed a judge on the outskirts of Basra.",
        "In western Iraq, police said gunmen killed a judge.",
    ],
)
def test_who_acts_and_suffers_in_a_place_is_at_home_there(nlp: Language, text: str) -> None:
    assert home(nlp, text, "gunmen") == ("IRQ", CountryBasis.PLACE)
    assert home(nlp, text, "a judge") == ("IRQ", CountryBasis.PLACE)


def test_a_country_by_place_is_no_state_and_no_name(nlp: Language) -> None:
    gunmen = actors(nlp, "Gunmen killed a judge in Samarra.")["gunmen"]
    assert gunmen.affiliation is Affiliation.NATIONAL
    assert not gunmen.named


def test_who_is_told_of_later_is_where_the_story_plays(nlp: Language) -> None:
    text = "A bomb exploded in a market in Quetta. Hours later, militants attacked a school."
    assert home(nlp, text, "militants") == ("PAK", CountryBasis.STORY)


def test_what_its_own_words_say_counts_first(nlp: Language) -> None:
    assert home(nlp, "Chadian rebels killed a farmer in Darfur.", "chadian rebels") == ("TCD", None)


def test_those_told_of_again_are_of_the_same_country(nlp: Language) -> None:
    text = "Bandits in Chad hold nine Danish hostages. They released two hostages on Monday."
    assert home(nlp, text, "two hostages") == ("DNK", CountryBasis.MENTION)


@pytest.mark.parametrize(
    "words",
    [
        "foreign tourists",
        "aid workers",
        "U.N. peacekeepers",
        "Western reporters",
        "NATO soldiers",
        "European diplomats",
        "Kurdish demonstrators",
    ],
)
def test_who_may_come_from_anywhere_stays_without_a_country(nlp: Language, words: str) -> None:
    (event,) = events_in(nlp, f"Gunmen killed three {words} in Samarra.")
    assert {actor.country for actor in event.actors_in("source")} == {"IRQ"}
    assert {actor.country for actor in event.actors_in("target")} == {None}


def test_two_countries_as_near_tell_nothing(nlp: Language) -> None:
    text = "Kenya and Uganda closed the crossing. Hours later, bandits killed a farmer."
    assert home(nlp, text, "bandits") == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The company moved to Japan. Gunmen killed a judge.",
        "Gunmen killed a judge near the border with Chad.",
    ],
)
def test_where_something_only_leads_to_is_no_home(nlp: Language, text: str) -> None:
    assert home(nlp, text, "gunmen") == (None, None)


def test_where_somebody_only_speaks_is_no_home_of_others(nlp: Language) -> None:
    text = "Meeting reporters in Vienna, an official said that rebels had killed a farmer."
    assert home(nlp, text, "rebels")[1] is not CountryBasis.PLACE


def test_soldiers_are_nobodys_where_two_countries_are_named(nlp: Language) -> None:
    text = "Turkey and Iraq traded accusations in Mosul. On Monday, soldiers killed a farmer."
    assert home(nlp, text, "soldiers") == (None, None)


def test_a_paper_that_tells_is_not_what_it_tells_of(nlp: Language) -> None:
    text = "A bomb exploded in Kabul. A statement said that gunmen had killed a judge."
    assert actors(nlp, text)["a statement"].country is None


def test_an_office_beside_a_name_is_one_of_the_place(nlp: Language) -> None:
    text = "Gunmen killed a judge, Karim Dalawi, in Samarra on Monday."
    assert home(nlp, text, "karim dalawi") == ("IRQ", CountryBasis.PLACE)


def test_a_bare_name_may_be_that_of_a_visitor(nlp: Language) -> None:
    assert home(nlp, "Gunmen kidnapped Ingrid Holm in Samarra on Monday.", "ingrid holm") == (None, None)


def test_a_stranger_with_a_name_is_of_the_only_country_whose_people_are_told_of(nlp: Language) -> None:
    text = "Peruvian police say gunmen shot a teacher. Officers arrested Elvira Santangelo on Monday."
    assert home(nlp, text, "elvira santangelo") == ("PER", CountryBasis.STORY)


def test_no_scene_is_where_those_who_talk_have_come_to(nlp: Language) -> None:
    text = "After two days of talks in Geneva, rebels released three farmers."
    assert home(nlp, text, "rebels") == (None, None)


def test_captives_are_held_where_their_captors_are(nlp: Language) -> None:
    text = "Talks on Danish hostages held in Yemen have failed. The kidnappers killed a doctor."
    assert home(nlp, text, "kidnappers")[0] == "YEM"


def test_bodies_with_a_name_tell_their_country(nlp: Language) -> None:
    text = "The Togolese Health Ministry says the strike is over. Protesters attacked a clinic."
    assert home(nlp, text, "protesters") == ("TGO", CountryBasis.STORY)


@pytest.mark.parametrize(("words", "country"), [("the justices", "PER"), ("two justices", None)])
def test_all_of_one_sort_in_a_story_are_of_one_country(
    nlp: Language, words: str, country: str | None
) -> None:
    text = f"Peru's highest court has upheld a treaty with Chile. On Monday {words} rejected twelve appeals."
    assert home(nlp, text, words.removeprefix("the "))[0] == country


def test_those_who_face_each_other_share_no_country(nlp: Language) -> None:
    text = "Clashes broke out between U.S. troops and militiamen."
    assert home(nlp, text, "militiamen") == (None, None)


def test_the_forces_of_the_place_are_its_own(nlp: Language) -> None:
    text = "Security forces killed two gunmen near an Italian hospital in southern Nigeria."
    assert home(nlp, text, "security forces") == ("NGA", CountryBasis.PLACE)


@pytest.mark.parametrize(
    "words", ["Turkish troops shelled", "French warplanes bombed", "Russian forces shot"]
)
def test_whom_the_forces_of_a_country_strike_may_be_anybodys(nlp: Language, words: str) -> None:
    assert home(nlp, f"{words} three women on Monday.", "three women") == (None, None)


def test_things_are_at_home_nowhere(nlp: Language) -> None:
    text = "China is building a port. A spokesman in Beijing dismissed the allegations."
    assert {a.country for words, a in actors(nlp, text).items() if "allegation" in words} <= {None}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("China sanctioned three companies.", "three companies"),
        ("Russia imposed sanctions on 20 officials.", "20 officials"),
        ("The French government expelled 12 spies on Monday.", "12 spies"),
    ],
)
def test_whom_a_state_acts_on_may_be_anybodys(nlp: Language, text: str, words: str) -> None:
    assert home(nlp, text, words) == (None, None)


def test_those_who_live_in_a_country_are_not_its_state(nlp: Language) -> None:
    text = "Ecuadorians vote on Sunday. Opposition leaders accused the election commission of fraud."
    assert home(nlp, text, "opposition leaders") == ("ECU", CountryBasis.STORY)


def test_an_envoy_tells_nothing_of_where_he_is_sent(nlp: Language) -> None:
    text = "Rebels in Sri Lanka attacked a town. Norwegian envoy Lars Holm met rebel leaders on Friday."
    assert home(nlp, text, "rebel leaders") == ("LKA", CountryBasis.STORY)


@pytest.mark.parametrize("speakers", ["Soldiers", "Police", "Residents"])
def test_who_tells_of_what_happens_around_him_tells_the_place(nlp: Language, speakers: str) -> None:
    text = f"{speakers} in Mali say gunmen have killed two nurses."
    assert home(nlp, text, "gunmen") == ("MLI", CountryBasis.PLACE)


def test_a_center_that_a_state_has_may_be_anywhere(nlp: Language) -> None:
    text = "Guards beat three women at a U.S. detention center in Bagram."
    assert home(nlp, text, "three women") == ("AFG", CountryBasis.PLACE)


def test_a_states_people_are_of_the_only_state_of_their_story(nlp: Language) -> None:
    text = "Police in Norway arrested a Chilean singer. A minister accused the singer of fraud."
    assert home(nlp, text, "a minister") == ("NOR", CountryBasis.STORY)
    assert home(nlp, text.replace("Police in Norway", "Norway"), "a minister") != ("CHL", CountryBasis.STORY)


def test_a_body_tells_the_country_of_all_of_its_sort(nlp: Language) -> None:
    text = "The Norwegian Army dropped the charges against two guards in Kabul. A court convicted an officer."
    assert home(nlp, text, "an officer") == ("NOR", CountryBasis.MENTION)


def test_officials_of_two_countries_tell_of_both(nlp: Language) -> None:
    text = "Peruvian and Bolivian officials said gunmen had killed two farmers."
    assert home(nlp, text, "gunmen") == (None, None)


def test_some_of_somebodys_people_are_his(nlp: Language) -> None:
    text = "Canada confirmed that four of its soldiers were killed in Mali."
    assert home(nlp, text, "four of canada's soldiers") == ("CAN", None)


def test_who_mourns_somebody_killed_abroad_may_be_at_home(nlp: Language) -> None:
    text = "A minister met relatives of soldiers killed in Iraq."
    assert home(nlp, text, "relatives of soldiers") == (None, None)


def test_a_coalition_government_is_the_countrys_own(nlp: Language) -> None:
    text = "Nepal's king dismissed the cabinet. He asked a coalition government to hold elections."
    assert home(nlp, text, "a coalition government")[0] == "NPL"


@pytest.mark.parametrize("name", ["Ann Hopkins"])
def test_who_is_sent_to_a_country_is_of_another(nlp: Language, name: str) -> None:
    text = f"British Ambassador to Kenya {name} criticized the arrests."
    assert home(nlp, text, name.lower()) == ("GBR", None)


def test_a_title_in_the_plural_tells_the_country_of_each(nlp: Language) -> None:
    text = "Chilean singers Peter Holm and Ann Boyle met President Ruto in Nairobi."
    assert home(nlp, text, "peter holm") == home(nlp, text, "ann boyle") == ("CHL", None)
    each = "The presidents Ann Bee of Chad and Carl Dee met in Lagos."
    assert home(nlp, each, "carl dee") == (None, None)


def test_two_sorts_of_people_with_one_noun_are_two_parties(nlp: Language) -> None:
    (clash,) = events_in(nlp, "Rebel and government forces clashed in the Chadian town of Abeche.")
    assert {actor.sector for actor in clash.actors()} == {"REB", "MIL"}


def test_rebels_are_not_of_the_state_that_fights_them_abroad(nlp: Language) -> None:
    text = "U.S. and Afghan troops killed nine insurgents in the hills. Officials say two militants fled."
    assert home(nlp, text, "nine insurgents")[0] == "AFG"
    assert home(nlp, "Clashes between Israel and militants continued.", "militants") == (None, None)


def test_peacekeepers_and_the_rest_of_them_are_not_of_the_country_they_serve_in(nlp: Language) -> None:
    text = "A bomb in Somalia killed one AU peacekeeper and wounded two others."
    assert home(nlp, text, "two others") == (None, None)
    text = "Nine peacekeepers from Nepal were killed by militiamen last week."
    assert home(nlp, text, "militiamen") == (None, None)


def test_an_army_tells_of_its_own_losses(nlp: Language) -> None:
    text = "The Danish defense ministry says a soldier was killed near Kabul."
    assert home(nlp, text, "a soldier")[0] == "DNK"
    text = "The Danish defense ministry says the soldier was killed near Kabul."
    assert home(nlp, text, "soldier")[0] != "DNK"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Chad's president told Sudan that he instructed prosecutors to open a probe.", "prosecutors", "TCD"),
        ("Kenya's interior ministry said security forces attacked Somali rebels.", "security forces", "KEN"),
        ("Niger's president dismissed two ministers who had met Malian officials.", "two ministers", "NER"),
        (
            "The U.N. mission in Chad says government troops attacked Sudanese rebels.",
            "government troops",
            "?",
        ),
    ],
)
def test_whom_a_government_orders_about_or_tells_of_is_its_own(
    nlp: Language, text: str, words: str, country: str
) -> None:
    found = home(nlp, text, words)
    assert (found[0] == country) is (found[1] is CountryBasis.MENTION)


def test_the_parties_of_one_country_tell_it_where_it_is_named(nlp: Language) -> None:
    text = "The U.S. president visited Iraq. Republican senators criticized the trip to Iraq."
    assert home(nlp, text, "republican senators")[0] == "USA"
    text = "Democratic lawmakers criticized the army in Mali."
    assert home(nlp, text, "democratic lawmakers")[0] != "USA"


def test_a_leader_deals_with_the_parties_of_his_own_state(nlp: Language) -> None:
    text = "Norwegian Prime Minister Kari Holm invited the religious parties to join the cabinet."
    assert home(nlp, text, "religious parties")[0] == "NOR"


def test_a_court_of_the_world_tells_no_country(nlp: Language) -> None:
    text = "The tribunal in The Hague convicted him of murder and illegal detention of civilians."
    assert home(nlp, text, "civilians") == (None, None)


def test_who_was_told_of_before_is_at_home_where_he_was(nlp: Language) -> None:
    text = "Gunmen attacked a tribal leader in Pakistan. Witnesses said they shot the leader at dawn."
    assert home(nlp, text, "a tribal leader")[0] == home(nlp, text, "leader")[0] == "PAK"


def test_a_country_beside_a_continent_is_not_the_place(nlp: Language) -> None:
    text = "In Europe and Russia, several leaders criticized the sanctions."
    assert home(nlp, text, "several leaders") == (None, None)


@pytest.mark.parametrize("people", ["Albanians", "Albanian rebels"])
def test_descent_is_no_country(nlp: Language, people: str) -> None:
    text = f"Ethnic {people} attacked Macedonian police in Tetovo."
    assert home(nlp, text, f"ethnic {people.lower()}")[0] == "MKD"


def test_a_people_of_several_countries_is_of_the_one_it_is_said_to_live_in(nlp: Language) -> None:
    assert home(nlp, "Kurdish groups in Syria criticized Turkey.", "kurdish groups in syria")[0] == "SYR"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        (
            "Thousands of marchers walked through Oslo to protest the war in Chad.",
            "thousands of marchers",
            "NOR",
        ),
        ("Niger's army said gunmen killed three judges in a region bordering Chad.", "gunmen", "NER"),
        ("Niger's government blamed rebels for a blast in the country's east.", "rebels", "NER"),
    ],
)
def test_what_is_thought_of_and_bordered_on_is_no_home(
    nlp: Language, text: str, words: str, country: str | None
) -> None:
    assert home(nlp, text, words)[0] == country


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        (
            "Ethiopia's envoy met President Ann Bee of Chad and other top officials.",
            "other top officials",
            "TCD",
        ),
        (
            "Togo's foreign minister visited Mali for talks with government officials.",
            "government officials",
            "MLI",
        ),
        ("Thousands of Icelanders marched against the government.", "government", "ISL"),
        ("Togolese clerics and village elders met Chad's envoy.", "village elders", "TGO"),
    ],
)
def test_who_is_bound_to_somebody_is_of_his_country(
    nlp: Language, text: str, words: str, country: str
) -> None:
    assert home(nlp, text, words) == (country, CountryBasis.MENTION)


def test_soldiers_of_whom_an_alliance_tells_may_be_anybodys(nlp: Language) -> None:
    assert home(nlp, "NATO said two soldiers were killed in Afghanistan.", "two soldiers")[0] is None
    assert home(nlp, "Poland's army said two soldiers were killed in Chad.", "two soldiers")[0] == "POL"


def test_the_group_is_at_home_where_it_was_named(nlp: Language) -> None:
    text = "A rights group met rebels in Togo. The group accused soldiers in Togo of torture."
    assert home(nlp, text, "a rights group")[0] is None


def test_a_story_that_tells_mostly_of_one_country_tells_whose_its_people_are(nlp: Language) -> None:
    text = (
        "Police in Mali arrested three smugglers from Niger. A court in Bamako sent them to jail. "
        "Niger protested. Gunmen later attacked a school."
    )
    assert home(nlp, text, "gunmen") == ("MLI", CountryBasis.STORY)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Gunmen killed a bishop and his driver in Samarra.", "bishop's driver", "IRQ"),
        ("Ministers are gathering in Jakarta to discuss smoke.", "ministers", None),
        ("The region's ministers met in Oslo on Monday.", "region's ministers", None),
    ],
)
def test_own_people_are_of_ones_own_country_and_those_of_a_region_of_none(
    nlp: Language, text: str, words: str, country: str | None
) -> None:
    assert next(a.country for name, a in actors(nlp, text).items() if name.endswith(words)) == country


def test_whom_somebody_acts_on_tells_no_home(nlp: Language) -> None:
    assert home(nlp, "Muslim clerics condemned Denmark.", "muslim clerics")[0] is None


def test_marines_are_americans_where_the_story_names_them(nlp: Language) -> None:
    text = "A U.S. officer spoke in Ramadi. He said Marines had captured ten insurgents."
    assert home(nlp, text, "marines")[0] == "USA"
    assert home(nlp, "Marines captured ten insurgents in Ramadi.", "marines")[0] is None


@pytest.mark.parametrize(
    "text",
    [
        "U.S. troops left Mosul. Rebels attacked an Iraqi army base near the town, killing two soldiers.",
        "U.S. troops left Mosul. A bomb exploded near an Iraqi military checkpoint, killing two soldiers.",
    ],
)
def test_soldiers_killed_in_an_attack_on_a_unit_are_of_its_country(nlp: Language, text: str) -> None:
    assert home(nlp, text, "two soldiers") == ("IRQ", CountryBasis.MENTION)


def test_whom_a_countrys_media_tell_of_without_a_country_is_of_it(nlp: Language) -> None:
    text = (
        "Ethiopian state television reported that police detained two foreign envoys near the Kenyan border."
    )
    assert home(nlp, text, "police") == ("ETH", CountryBasis.MENTION)


def test_a_crowd_that_holds_a_rally_lives_where_it_does(nlp: Language) -> None:
    text = "Iraqis voted on Sunday. About 200 people held a rally in Washington to support the war in Iraq."
    assert home(nlp, text, "about 200 people")[0] == "USA"


def test_a_title_before_an_unknown_name_is_no_part_of_it(nlp: Language) -> None:
    text = "Peruvian lawmakers met on Monday. They called for the dismissal of Transport Minister Luis Arana."
    assert home(nlp, text, "luis arana")[0] == "PER"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The Burmese government detained thousands of protesters.", "thousands of protesters", "MMR"),
        ("Burma released two lawyers on Monday.", "two lawyers", "MMR"),
        ("South Africa raised its offer. The unions demanded higher pay.", "unions", "ZAF"),
        # those of the world, of several states, or held by somebody may be of any country
        (
            "Kenya joined the United Nations force. Militiamen killed a European aid worker.",
            "militiamen",
            None,
        ),
        ("Venezuela offered help. It wants to free the hostages.", "hostages", None),
        ("Israeli troops used tear gas to disperse the protesters.", "protesters", None),
    ],
)
def test_who_is_told_of_where_only_one_country_is_is_of_it(
    nlp: Language, text: str, words: str, country: str | None
) -> None:
    assert home(nlp, text, words)[0] == country


def test_who_is_told_of_again_is_at_home_where_he_was_told_of_first(nlp: Language) -> None:
    text = (
        "A hospital in Chad was called by the kidnappers, who said they would release the doctor for money."
    )

    assert home(nlp, text, "they")[0] == "TCD"


def test_a_director_general_is_no_general_of_the_country_that_he_speaks_in(nlp: Language) -> None:
    text = "At a summit in Beijing, Deputy Director-General Daniel Hartwick warned fishermen."
    assert actors(nlp, text)["daniel hartwick"].country is None


def test_the_role_of_several_is_that_of_each(nlp: Language) -> None:
    text = "Opposition leaders Ali Hassani and Reza Karimi criticized the vote."
    assert actors(nlp, text)["reza karimi"].sector == "OPP"


def test_who_serves_at_an_embassy_is_of_its_country_and_who_guards_it_is_not(nlp: Language) -> None:
    text = "Brazil's president said officials at the Chinese embassy in Brasilia passed secrets to a company."
    assert actors(nlp, text)["officials"].country == "CHN"
    text = "Police at the Chinese embassy arrested six activists."
    assert actors(nlp, text)["police"].country is None


def test_rebels_of_a_people_of_several_countries_are_of_that_where_they_fight(nlp: Language) -> None:
    text = "Turkish officials said Kurdish rebels killed four soldiers in an ambush in eastern Turkey."
    assert home(nlp, text, "kurdish rebels") == ("TUR", CountryBasis.PLACE)


def test_some_of_a_creed_are_of_the_country_that_they_are_told_apart_in(nlp: Language) -> None:
    text = "Hundreds of Sunni Arabs demonstrated in Ramadi."
    assert home(nlp, text, "hundreds of sunni arabs") == ("IRQ", CountryBasis.PLACE)


def test_where_somebody_is_in_exile_nobody_is_at_home(nlp: Language) -> None:
    text = "Protesters who forced the president into exile in South Africa attacked a hotel."
    assert home(nlp, text, "protesters") == (None, None)


def test_what_two_fight_between_is_no_place(nlp: Language) -> None:
    text = "A Palestinian was killed in fighting between Israel and militants in a camp in Gaza."
    assert home(nlp, text, "militants")[0] == "PSE"


def test_a_people_that_is_spoken_of_is_of_a_state_too(nlp: Language) -> None:
    text = "France urged Ethiopians to remain calm. Fraud sparked anti-government protests last month."
    assert actors(nlp, text)["government"].country != "FRA"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A Greek official said pirates freed the ship on Monday.", "pirates"),
        ("The U.S. military released 40 prisoners.", "40 prisoners"),
        ("The sports council in Geneva called on officials to release the doping results.", "officials"),
        ("Norway's premier condemned the suppression of Buddhist peoples.", "buddhist peoples"),
    ],
)
def test_who_only_tells_of_others_or_holds_them_does_not_place_them(
    nlp: Language, text: str, words: str
) -> None:
    found = [actor.country for name, actor in actors(nlp, text).items() if name == words]
    assert found in ([None], [])


def test_what_a_court_is_asked_to_prevent_elsewhere_places_nobody(nlp: Language) -> None:
    text = "Norway's top court rejected a request by two lawmakers to prevent the deployment of jets in Mali."
    assert actors(nlp, text)["two lawmakers"].country != "MLI"


def targets(nlp: Language, text: str) -> list[tuple[str, str | None, Affiliation | None]]:
    found = [m.actor for event in events_in(nlp, text) for m in event.mentions("target")]
    return [(actor.name, actor.country, actor.affiliation) for actor in found]


def test_a_village_lies_where_it_is_struck(nlp: Language) -> None:
    text = "Turkish warplanes bombed targets in northern Iraq. Troops also burned a village."
    located = Affiliation.LOCATED
    assert targets(nlp, text) == [("targets", "IRQ", located), ("a village", "IRQ", located)]


def test_the_base_of_several_states_is_not_placed(nlp: Language) -> None:
    assert [country for _, country, _ in targets(nlp, "Gunmen attacked a U.N. base in Quetta.")] == [None]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("French police have detained ten people suspected of fighting in Mali.", "ten people", "FRA"),
        (
            "Taiwan and China disagree. China's premier urged the armed forces to prepare.",
            "armed forces",
            "CHN",
        ),
        ("Negotiators from the Chadian government and rebels met in Malaysia.", "negotiators", "TCD"),
        ("The premier and president of Romania condemned Mali.", "president", "ROU"),
        ("Jewish settlers attacked Palestinians in Hebron. Israel condemned them.", "jewish settlers", "ISR"),
        (
            "Mr. Deby is in Chad. The country's parties and trade unions condemned France.",
            "trade unions",
            "TCD",
        ),
        (
            "Students in several Chadian cities protested Mali's verdict. Students called on Mali to resign.",
            "students",
            "TCD",
        ),
    ],
)
def test_who_is_beside_somebody_is_of_his_country(nlp: Language, text: str, words: str, country: str) -> None:
    assert actors(nlp, text)[words].country == country


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        (
            "Rebels carried out an attack on a security patrol in western Nepal.",
            "a security patrol in western nepal",
            "NPL",
        ),
        ("Chadian rebels fled to Mali. Later, rebels attacked a school in Niger.", "rebels", "NER"),
        (
            "Ukraine's parliament met. Former pro-Russian Prime Minister Ivan Melnyk condemned it. "
            "The high court rejected his complaint.",
            "high court",
            "UKR",
        ),
    ],
)
def test_words_that_seem_to_tell_of_elsewhere_do_not(
    nlp: Language, text: str, words: str, country: str
) -> None:
    assert actors(nlp, text)[words].country == country


def test_the_nationality_of_news_reports_is_not_that_of_whom_they_tell_of(nlp: Language) -> None:
    text = "Two bombs went off in London. U.S. news reports say police arrested six men."
    assert actors(nlp, text)["police"].country != "USA"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        (
            "Mali wants talks. Chinese police arrested two elderly Catholic priests.",
            "two elderly catholic priests",
            "CHN",
        ),
        (
            "France's envoy met Egyptian Prime Minister Ahmed Nazif and several other government ministers.",
            "several other government ministers",
            "EGY",
        ),
        ("Israel evicted dozens of settler families from Hebron.", "dozens of settler families", "ISR"),
    ],
)
def test_priests_ministers_and_settlers_are_of_the_country_told_beside_them(
    nlp: Language, text: str, words: str, country: str
) -> None:
    assert actors(nlp, text)[words].country == country
