"""A noun phrase says who can act: kind, country, affiliation, sector and, where it is known, the name."""

import datetime as dt

import pytest

from kgbuild.lexicon.actors import ActorDescriber
from kgbuild.lexicon.described import Description
from kgbuild.lexicon.gazetteer import load_gazetteer
from kgbuild.records import Actor, ActorKind, Affiliation

DAY = dt.date(2015, 9, 23)
IS, ACTS, NATIONAL = Affiliation.IS, Affiliation.ACTS_FOR, Affiliation.NATIONAL
PERSON, GROUP, ORGANIZATION, COUNTRY = (
    *(ActorKind.PERSON, ActorKind.GROUP, ActorKind.ORGANIZATION, ActorKind.COUNTRY),
)


def describe(
    text: str,
    head: str,
    label: str | None = None,
    name: str | None = None,
    day: dt.date = DAY,
    **more: object,
) -> Actor:
    return ActorDescriber(load_gazetteer()).describe(Description(text, head, label, name, **more), day)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("Chinese hackers", "hacker", (GROUP, "CHN", NATIONAL, "CRM")),
        ("several United States officials", "official", (GROUP, "USA", ACTS, "GOV")),
        ("Iraqi civilians", "civilian", (GROUP, "IRQ", NATIONAL, "CVL")),
        ("Cuba's foreign minister", "minister", (PERSON, "CUB", ACTS, "GOV")),
        ("a U.N. convoy", "convoy", (GROUP, None, None, "IGO")),
        ("a French cyclist", "cyclist", (PERSON, "FRA", NATIONAL, "CVL")),
        ("NATO troops", "troops", (GROUP, None, None, "MIL")),
        ("Taliban fighters", "fighter", (GROUP, "AFG", NATIONAL, "REB")),
        ("Japanese firms", "firm", (ORGANIZATION, "JPN", NATIONAL, "BUS")),
        ("pro-Russian separatists", "separatist", (GROUP, None, None, "REB")),
        ("US-backed rebels", "rebel", (GROUP, None, None, "REB")),
        ("the US-led coalition", "coalition", (ORGANIZATION, "USA", ACTS, "MIL")),
        ("former U.S. officials", "official", (GROUP, "USA", NATIONAL, None)),
        ("a White House spokesman", "spokesman", (PERSON, "USA", ACTS, "GOV")),
        ("dozens of Kenyan protesters", "protester", (GROUP, "KEN", NATIONAL, "CVL")),
        ("a delegation of senior Chinese officials", "delegation", (GROUP, "CHN", ACTS, "GOV")),
        ("the Gaza militants", "militant", (GROUP, "PSE", NATIONAL, "REB")),
        ("Chechen rebels", "rebel", (GROUP, "RUS", NATIONAL, "REB")),
        ("the king of Morocco", "king", (PERSON, "MAR", ACTS, "GOV")),
        ("the Chinese", "chinese", (GROUP, "CHN", NATIONAL, None)),
        ("Moscow police", "police", (ORGANIZATION, "RUS", ACTS, "COP")),
        ("eight members of Hamas", "member", (GROUP, "PSE", NATIONAL, "REB")),
        ("protesters", "protester", (GROUP, None, None, "CVL")),
        ("two Saudi members of Hezbollah", "member", (GROUP, "SAU", NATIONAL, "REB")),
        ("U.N. peacekeepers from Ghana", "peacekeeper", (GROUP, "GHA", NATIONAL, "MIL")),
        ("a British NATO soldier", "soldier", (PERSON, "GBR", NATIONAL, "MIL")),
        ("the Hague tribunal", "tribunal", (ORGANIZATION, None, None, "JUD")),
        ("the Cairo tribunal", "tribunal", (ORGANIZATION, "EGY", ACTS, "JUD")),
        ("the native Arawak Indians", "indian", (GROUP, None, None, "CVL")),
        ("a nerve agent", "agent", (GROUP, None, None, None)),
        ("Carabobo state", "state", (GROUP, None, None, None)),
    ],
)
def test_unnamed_actors(text: str, head: str, expected: tuple[object, ...]) -> None:
    actor = describe(text, head, plural=head not in text.lower().split())

    assert (actor.kind, actor.country, actor.affiliation, actor.sector) == expected
    assert (actor.named, actor.id, actor.name) == (False, "", text)


@pytest.mark.parametrize(
    ("text", "head", "sector"),
    [
        ("a Kenyan police commander", "commander", "COP"),
        ("a senior militant commander", "commander", "REB"),
        ("a Chadian army commander", "commander", "MIL"),
        ("a U.S. military medic", "medic", "MIL"),
        ("state auditors", "auditor", "GOV"),
        ("United Nations experts", "expert", "IGO"),
        ("a diplomatic convoy", "convoy", "GOV"),
        ("a coalition convoy", "convoy", "MIL"),
        ("a NATO convoy", "convoy", "MIL"),
        ("a criminal enterprise", "enterprise", "CRM"),
        ("international observers", "observer", "IGO"),
        ("French observers", "observer", "GOV"),
        ("abortion opponents", "opponent", "CVL"),
        ("political opponents", "opponent", "OPP"),
        ("mayoral candidates", "candidate", "PTY"),
        ("an opposition candidate", "candidate", "OPP"),
        ("Father Paul Okoro", "okoro", "REL"),
        ("government teachers", "teacher", "EDU"),
    ],
)
def test_the_word_before_a_role_tells_whose_it_is(text: str, head: str, sector: str) -> None:
    name = "Paul Okoro" if head == "okoro" else None
    actor = describe(text, head, "PERSON" if name else None, name, plural=head not in text.lower().split())

    assert actor.sector == sector


@pytest.mark.parametrize(
    ("owner", "sector"), [("the pullout", "CVL"), ("the president", "OPP"), ("Ann Bee", "OPP")]
)
def test_who_opposes_a_plan_is_no_opposition(owner: str, sector: str) -> None:
    actor = describe(f"opponents of {owner}", "opponent", owners=(owner,), plural=True)

    assert actor.sector == sector


RUSSIAN_MINISTRY = ("org/rus-foreign-ministry", "Russian foreign ministry", "RUS", "GOV")


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("Beijing", "beijing", ("country/CHN", "China", "CHN", "GOV")),
        ("the Kremlin", "kremlin", ("country/RUS", "Russia", "RUS", "GOV")),
        ("neighboring Iran", "iran", ("country/IRN", "Iran", "IRN", None)),
        ("the Russian foreign ministry", "ministry", RUSSIAN_MINISTRY),
        ("Russia's Ministry of Foreign Affairs", "ministry", RUSSIAN_MINISTRY),
        ("The Chinese government", "government", ("country/CHN", "China", "CHN", "GOV")),
        ("the Philippine Senate", "senate", ("org/phl-senate", "Philippine senate", "PHL", "LEG")),
        ("the U.S. Senate", "senate", ("org/us-senate", "United States Senate", "USA", "LEG")),
        (
            "the Obama administration",
            "administration",
            ("org/obama-administration", "Obama administration", "USA", "GOV"),
        ),
        ("China's official Xinhua news agency", "agency", ("org/xinhua", "Xinhua", "CHN", "MED")),
        (
            "the U.S. government's Office of Personnel Management",
            "office",
            ("org/opm", "Office of Personnel Management", "USA", "GOV"),
        ),
        ("the Hamas movement", "movement", ("org/hamas", "Hamas", "PSE", "REB")),
        ("the European Union", "union", ("org/eu", "European Union", None, "IGO")),
    ],
)
def test_named_countries_and_organizations(text: str, head: str, expected: tuple[str | None, ...]) -> None:
    actor = describe(text, head)

    assert (actor.id, actor.name, actor.country, actor.sector) == expected
    assert actor.named


@pytest.mark.parametrize(
    ("text", "name", "day", "expected"),
    [
        ("President Obama", "Obama", "2015-09-23", ("person/barack-obama", "USA", ACTS)),
        ("President Obama", "Obama", "2020-03-01", ("person/barack-obama", "USA", NATIONAL)),
        (
            "former President Barack Obama",
            "Barack Obama",
            "2015-09-23",
            ("person/barack-obama", "USA", NATIONAL),
        ),
        ("President Bush", "Bush", "1990-08-02", ("person/george-h-w-bush", "USA", ACTS)),
        ("President Bush", "Bush", "2003-03-20", ("person/george-w-bush", "USA", ACTS)),
        ("Prime Minister Draghi", "Draghi", "2021-06-01", ("person/mario-draghi", "ITA", ACTS)),
        ("President William Ruto", "William Ruto", "2024-05-23", ("person/william-ruto", "KEN", ACTS)),
        ("North Korean leader Kim", "Kim", "2005-02-10", ("person/kim-jong-il", "PRK", ACTS)),
        ("North Korean leader Kim", "Kim", "2017-02-10", ("person/kim-jong-un", "PRK", ACTS)),
        ("Kim Jong-un", "Kim Jong-un", "2017-02-10", ("person/kim-jong-un", "PRK", ACTS)),
        (
            "EU foreign policy chief Josep Borrell",
            "Josep Borrell",
            "2022-02-01",
            ("person/josep-borrell", None, None),
        ),
        ("UN Secretary-General Ban Ki-moon", "Ban Ki-moon", "2010-01-01", ("person/ban-ki-moon", None, None)),
        (
            "Chinese foreign ministry spokesperson Lu Kang",
            "Lu Kang",
            "2015-09-23",
            ("person/lu-kang", "CHN", ACTS),
        ),
        (
            "Kenyan Trade Minister Jane Wanjiru",
            "Jane Wanjiru",
            "2015-09-23",
            ("person/jane-wanjiru", "KEN", ACTS),
        ),
        ("French cyclist Luc Moreau", "Luc Moreau", "2015-09-23", ("person/luc-moreau", "FRA", NATIONAL)),
        ("Jordan Smith", "Jordan Smith", "2015-09-23", ("person/jordan-smith", None, None)),
    ],
)
def test_people(text: str, name: str, day: str, expected: tuple[object, ...]) -> None:
    actor = describe(text, name.rsplit(maxsplit=1)[-1].lower(), "PERSON", name, dt.date.fromisoformat(day))

    assert (actor.id, actor.country, actor.affiliation) == expected
    assert (actor.kind, actor.named) == (PERSON, True)


def test_the_end_of_a_longer_name_is_not_the_body_that_goes_by_it_alone() -> None:
    def body(name: str) -> str:
        return describe(f"the {name}", "council", "ORG", name).id

    assert body("Security Council") == body("U.N. Security Council") == "org/un-security-council"
    assert body("National Security Council") == "org/national-security-council"


def test_an_ambassador_to_a_body_is_of_the_country_that_sends_him() -> None:
    actor = describe("Brazilian UN ambassador Ana Lindo", "lindo", "PERSON", "Ana Lindo")

    assert (actor.country, actor.affiliation) == ("BRA", ACTS)


def test_a_title_gives_an_unknown_person_a_post() -> None:
    (post,) = describe("Kenyan Trade Minister Jane Wanjiru", "wanjiru", "PERSON", "Jane Wanjiru").posts

    assert (post.role, post.country, post.begin) == ("trade minister", "KEN", None)


def test_a_surname_alone_links_to_nobody() -> None:
    actor = describe("Xi", "xi", "PERSON", "Xi")

    assert (actor.id, actor.country) == ("person/xi", None)


def test_the_pope_is_of_the_vatican() -> None:
    assert describe("the pope", "pope").country == "VAT"


def test_the_party_asked_for_decides_where_a_phrase_names_several() -> None:
    for owner, country in (("Syrian", "SYR"), ("Turkish", "TUR")):
        actor = describe("Syrian and Turkish ministers", "minister", owners=(owner,), plural=True)
        assert (actor.country, actor.affiliation) == (country, ACTS)


@pytest.mark.parametrize(
    ("text", "head", "owner", "country"),
    [
        ("the U.S. Embassy", "embassy", "Baghdad", "USA"),
        ("police", "police", "Karachi", "PAK"),
        ("troops", "troops", "Iraq", None),
        ("diplomats", "diplomat", "Vienna", None),
        ("protesters", "protester", "London", "GBR"),
    ],
)
def test_where_an_actor_is_says_whose_it_is_only_where_its_kind_stays_at_home(
    text: str, head: str, owner: str, country: str | None
) -> None:
    assert describe(text, head, owners=(owner,)).country == country


def test_a_capital_as_a_place_is_no_country() -> None:
    place = ActorDescriber(load_gazetteer()).place("Moscow")

    assert (place.id, place.kind, place.country) == ("place/moscow", ActorKind.PLACE, "RUS")
    assert place.affiliation is Affiliation.LOCATED


def test_storms_and_places_cannot_act_and_groups_can() -> None:
    describer = ActorDescriber(load_gazetteer())

    assert not describer.can_act(describe("the storm", "storm"), "storm")
    assert not describer.can_act(describer.place("Moscow"), "moscow")
    assert describer.can_act(describe("Chinese hackers", "hacker"), "hacker")
    assert describer.can_act(describe("the Chinese", "chinese"), "chinese")


@pytest.mark.parametrize(
    ("text", "head", "label", "name", "expected"),
    [
        ("Gazprom", "gazprom", "PERSON", "Gazprom", "org/gazprom"),
        ("al-Qaida", "qaida", "PERSON", "al-Qaida", "org/al-qaida"),
        ("The northern-based Lord's Resistance Army", "army", "ORG", "Lord's Resistance Army", "org/lra"),
        ("Al Aqsa Martyrs' Brigades", "brigade", "ORG", None, "org/al-aqsa-brigades"),
        ("the U.S. Transportation Security Administration", "administration", "ORG", None, "org/tsa"),
        ("the Internet", "internet", "ORG", "Internet", ""),
        ("Jordan", "jordan", "PERSON", "Jordan", "country/JOR"),
    ],
)
def test_a_known_name_is_that_whatever_the_model_took_it_for(
    text: str, head: str, label: str, name: str | None, expected: str
) -> None:
    assert describe(text, head, label, name or text.removeprefix("the ")).id == expected


@pytest.mark.parametrize(
    ("text", "head", "sector"),
    [
        ("the United States", "states", None),
        ("Washington", "washington", "GOV"),
        ("the White House", "house", "GOV"),
        ("the U.S. government", "government", "GOV"),
        ("the government of the United States", "government", "GOV"),
    ],
)
def test_a_state_is_one_party_whatever_it_is_called(text: str, head: str, sector: str | None) -> None:
    actor = describe(text, head)

    assert (actor.id, actor.kind, actor.sector) == ("country/USA", COUNTRY, sector)


def test_the_office_of_a_president_is_not_the_president() -> None:
    office = describe(
        "Jacques Chirac's office", "office", day=dt.date(2003, 1, 9), owners=("Jacques Chirac",)
    )
    family = describe(
        "Jacques Chirac's family", "family", day=dt.date(2003, 1, 9), owners=("Jacques Chirac",)
    )

    assert (office.kind, office.named, office.country, office.sector) == (ORGANIZATION, False, "FRA", "GOV")
    assert (family.kind, family.named, family.country, family.sector) == (GROUP, False, "FRA", "CVL")


def test_whom_killers_killed_tells_nothing_of_them() -> None:
    killers = describe("Kenya's killers", "killer", owners=("Kenya",), plural=True)
    own = describe("Kenyan killers", "killer", modifiers=("Kenyan",), plural=True)

    assert killers.country is None
    assert own.country == "KEN"


def test_foreigners_do_not_belong_to_where_they_are() -> None:
    local = describe("four civilians in Chad", "civilian", owners=("Chad",), plural=True)
    foreign = describe(
        "four Western civilians in Chad", "civilian", modifiers=("Western",), owners=("Chad",), plural=True
    )

    assert (local.country, foreign.country) == ("TCD", None)


def test_without_a_date_the_title_tells_when() -> None:
    deputy = ActorDescriber(load_gazetteer()).describe(
        Description("U.S. Deputy Secretary of State Robert Zoellick", "zoellick", "PERSON", "Robert Zoellick")
    )
    other = ActorDescriber(load_gazetteer()).describe(
        Description("U.S. Ambassador Robert Zoellick", "zoellick", "PERSON", "Robert Zoellick")
    )

    assert (deputy.country, deputy.sector) == ("USA", "GOV")
    assert (other.country, other.sector) == ("USA", "GOV")


def test_a_town_that_a_model_takes_for_somebody_is_a_town() -> None:
    assert describe("Mekelle", "mekelle", "PERSON", "Mekelle").kind is ActorKind.PLACE


@pytest.mark.parametrize(
    ("text", "head", "more", "sector"),
    [
        ("leaders of a militant group", "leader", {"owners": ("a militant group",)}, "REB"),
        ("army officials", "official", {}, "MIL"),
        ("a police spokesman", "spokesman", {}, "COP"),
        ("a spokesman", "spokesman", {"owners": ("the family of the singer",)}, "CVL"),
        ("the leader of the country", "leader", {"owners": ("the country",)}, "GOV"),
        ("representatives of the people", "representative", {"owners": ("the people",)}, "GOV"),
        ("heavily-armed tribesmen", "tribesman", {}, "UAF"),
        ("disarmed tribesmen", "tribesman", {}, "CVL"),
        ("national guardsmen", "guardsman", {}, "MIL"),
        ("Hamas leaders", "leader", {}, "REB"),
        ("Hamas's prisoners", "prisoner", {"owners": ("Hamas",)}, "CVL"),
    ],
)
def test_who_leads_or_speaks_for_others_is_of_their_sector(
    text: str, head: str, more: dict[str, tuple[str, ...]], sector: str
) -> None:
    assert describe(text, head, **more).sector == sector


def test_a_people_of_several_countries_is_of_the_one_that_is_said() -> None:
    assert describe("six Turkish Kurds", "kurd", "NORP", plural=True).country == "TUR"


def test_the_committee_of_a_party_is_the_partys() -> None:
    committee = describe(
        "Likud's Central Committee", "committee", "ORG", "Central Committee", owners=("Likud",)
    )

    assert (committee.country, committee.sector) == ("ISR", "PTY")


def test_a_name_goes_on_behind_that_of_a_king() -> None:
    actor = describe("Juan Carlos Onetti", "carlos", "PERSON", "Juan Carlos Onetti")
    assert (actor.name, actor.country) == ("Juan Carlos Onetti", None)


def test_the_office_of_a_minister_is_of_his_sector_and_not_him() -> None:
    actor = describe("Nepal's prime minister's office", "office", owners=("Nepal",))
    assert (actor.kind, actor.sector, actor.named) == (ORGANIZATION, "GOV", False)


@pytest.mark.parametrize(
    ("text", "head", "sector"),
    [
        ("an Islamist movement", "movement", "REB"),
        ("militant separatist groups", "group", "REB"),
        ("a rebel alliance", "alliance", "REB"),
        ("a student movement", "movement", "CVL"),
        ("large numbers of Israeli troops", "troops", "MIL"),
        ("the bulk of the rebels", "rebel", "REB"),
        ("four American military personnel", "personnel", "MIL"),
    ],
)
def test_those_who_fight_tell_the_sector_of_their_bodies(text: str, head: str, sector: str) -> None:
    assert describe(text, head, plural=True).sector == sector


def test_a_marine_is_a_person_whatever_the_model_took_him_for() -> None:
    assert describe("a U.S. Marine", "marine", "ORG", "U.S. Marine").kind is PERSON


@pytest.mark.parametrize("text", ["ethnic Albanians", "2,000 ethnic Tutsis"])
def test_people_of_one_descent_may_be_of_any_country(text: str) -> None:
    actor = describe(text, text.rsplit(maxsplit=1)[-1].lower().removesuffix("s"), plural=True)
    assert (actor.kind, actor.country, actor.sector) == (GROUP, None, "CVL")


def test_ships_of_the_air_are_nobody() -> None:
    describer = ActorDescriber(load_gazetteer())
    airliner = describe("a Cuban airliner", "airliner")
    assert not describer.can_act(airliner, "airliner")


@pytest.mark.parametrize(
    ("text", "head", "name", "expected"),
    [
        ("a Briton", "briton", "Briton", (PERSON, "GBR", None)),
        ("a Republican Congressman", "congressman", "Congressman", (PERSON, None, "LEG")),
        ("A Sunni group, Jundallah", "group", "Jundallah", (ORGANIZATION, "IRN", "REB")),
        ("Mayor Michael Bloomberg", "bloomberg", "Michael Bloomberg", (PERSON, "USA", "GOV")),
    ],
)
def test_what_is_taken_for_a_persons_name_may_be_none(
    text: str, head: str, name: str, expected: tuple[object, ...]
) -> None:
    actor = describe(text, head, "PERSON", name, dt.date(2006, 5, 1))

    assert (actor.kind, actor.country, actor.sector) == expected


def test_a_weekday_behind_a_name_is_no_part_of_it() -> None:
    assert describe("Ann Bee Wednesday", "bee", "PERSON", "Ann Bee Wednesday").name == "Ann Bee"


@pytest.mark.parametrize(
    ("name", "head", "sector"),
    [
        ("Holy Jihad Brigades", "brigade", "REB"),
        ("Lakeland Resistance Front", "front", "REB"),
        ("Third Armored Brigade", "brigade", "MIL"),
        ("Hill Farmers Coalition", "coalition", None),
    ],
)
def test_a_bodys_name_tells_whether_it_fights_the_state(name: str, head: str, sector: str | None) -> None:
    actor = describe(f"the {name}", head, "ORG", name)

    assert (actor.name, actor.sector) == (name, sector)


@pytest.mark.parametrize(
    ("text", "day", "id_"),
    [
        ("Secretary Rice", dt.date(2006, 5, 1), "person/condoleezza-rice"),
        ("President Bush in Israel", dt.date(2008, 5, 15), "person/george-w-bush"),
        ("President George W Bush", dt.date(2008, 5, 15), "person/george-w-bush"),
    ],
)
def test_statesmen_by_short_titles_and_abroad(text: str, day: dt.date, id_: str) -> None:
    head, name = ("rice", "Rice") if "Rice" in text else ("bush", text.partition("President ")[2])
    owners = ("Israel",) if "Israel" in text else ()
    actor = describe(text, head, "PERSON", name.removesuffix(" in Israel"), day, owners=owners)

    assert (actor.id, actor.country) == (id_, "USA")


def test_whoever_serves_no_state_acts_for_none() -> None:
    actor = describe("Annan spokesman Fred Eckhard", "spokesman", "PERSON", "Fred Eckhard")

    assert (actor.country, actor.affiliation, actor.sector) == (None, None, "IGO")


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("a police convoy", "convoy", (None, "COP")),
        ("the convoy of two deputy mayors", "convoy", (None, "GOV")),
        ("a Kenyan army patrol", "patrol", ("KEN", "MIL")),
        ("a U.S. Defense Department convoy", "convoy", ("USA", "MIL")),
        ("a convoy of trucks", "convoy", (None, "CVL")),
        ("a coalition of opposition parties", "coalition", (None, "OPP")),
        ("a coalition of willing nations", "coalition", (None, "MIL")),
        ("European Union leaders", "leader", (None, "IGO")),
        ("striking union leaders", "leader", (None, "LAB")),
        ("the Hamas-led government", "government", ("PSE", "GOV")),
        ("the former Taliban regime", "regime", ("AFG", "REB")),
        ("two Hamas lawmakers", "lawmaker", ("PSE", "LEG")),
        ("CIA officers", "officer", ("USA", "SPY")),
        ("the international community", "community", (None, "IGO")),
        ("three Red Cross workers", "worker", (None, "NGO")),
        ("27 of 31 Peruvian judges", "judge", ("PER", "JUD")),
        ("seven of the Chadian soldiers", "soldier", ("TCD", "MIL")),
    ],
)
def test_words_around_a_role_tell_its_sector(text: str, head: str, expected: tuple[str | None, ...]) -> None:
    actor = describe(text, head, plural=head not in text.lower().split())

    assert (actor.country, actor.sector) == expected


@pytest.mark.parametrize(
    ("text", "head", "owner", "country"),
    [
        ("detainees", "detainee", "the U.S. prison at Guantanamo", None),
        ("detainees", "detainee", "Abu Ghraib prison", "IRQ"),
        ("officers", "officer", "the Chinese embassy in Brasilia", "CHN"),
        ("officials", "official", "the CIA", "USA"),
    ],
)
def test_a_body_or_a_prison_where_somebody_is(text: str, head: str, owner: str, country: str | None) -> None:
    assert describe(text, head, owners=(owner,), plural=True).country == country


def test_who_is_of_foreign_origin_is_of_the_nationality_told() -> None:
    text = "four German Muslims of Turkish origin"
    assert describe(text, "muslim", "NORP", "Muslims", owners=("Turkish origin",)).country == "DEU"


@pytest.mark.parametrize(
    ("text", "head", "country"),
    [
        ("the Kyoto Protocol", "protocol", None),
        ("the Oslo accords", "accord", None),
        ("a Russian treaty", "treaty", "RUS"),
    ],
)
def test_the_town_of_a_treaty_tells_no_country(text: str, head: str, country: str | None) -> None:
    assert describe(text, head, modifiers=(text.split()[1],)).country == country


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("opposition leader Yulia Tymoshenko", "Yulia Tymoshenko", "OPP"),
        ("Prime Minister Yulia Tymoshenko", "Yulia Tymoshenko", "GOV"),
        ("pro-democracy leader Aung San Suu Kyi", "Aung San Suu Kyi", "OPP"),
        ("African Union President Alpha Oumar Konare", "Alpha Oumar Konare", "IGO"),
        ("Pakistan People's Party leader Asif Ali Zardari", "Asif Ali Zardari", "PTY"),
        ("Hamas Prime Minister Ismail Haniyeh", "Ismail Haniyeh", "GOV"),
        ("Taliban commander Omar Bee", "Omar Bee", "REB"),
        ("Gazprom chief Ivan Bee", "Ivan Bee", "BUS"),
        ("Dr. Bashar Assad", "Bashar Assad", "GOV"),
        ("her husband Asif Ali Zardari", "Asif Ali Zardari", "CVL"),
        ("VOA's Ann Bee", "Ann Bee", "MED"),
        ("Deputy Director of Operations Ann Bee", "Ann Bee", "GOV"),
        ("religious authority Grand Ayatollah Omar Bee", "Omar Bee", "REL"),
    ],
)
def test_a_text_without_a_date_tells_itself_what_somebody_known_is(text: str, name: str, sector: str) -> None:
    head = name.rsplit(maxsplit=1)[-1].lower()
    actor = ActorDescriber(load_gazetteer()).describe(Description(text, head, "PERSON", name))

    assert actor.sector == sector
