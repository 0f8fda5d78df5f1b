"""The gazetteer knows names, demonyms, capitals, offices and terms, and rejects wrong rows with the line."""

import datetime as dt
import itertools
import re
from pathlib import Path

import pytest

from kgbuild.errors import OntologyError
from kgbuild.lexicon.gazetteer import Gazetteer, Via, covers, load_gazetteer, name_key
from kgbuild.lexicon.gazetteer_tables import Country, Organization, Person


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


NOT_COUNTRIES = frozenset(
    ("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ")
)
"""Codes of CLDR that ISO 3166-1 does not assign to a country."""
CLDR_SPELLS_DIFFERENTLY = frozenset(("CG", "CD", "HK", "MO", "MM"))


def plain(name: str) -> str:
    return name_key(name).lower().replace("&", "and").replace(" the ", " ")


def test_every_country_of_cldr_is_known_by_its_code_and_name(gazetteer: Gazetteer) -> None:
    babel = pytest.importorskip("babel")
    territories = babel.Locale("en").territories
    codes = {code for code in territories if re.fullmatch("[A-Z]{2}", code)} - NOT_COUNTRIES
    known = {country.iso2: country for country in gazetteer.countries.values() if country.iso2}

    assert set(known) == codes
    for code in codes - CLDR_SPELLS_DIFFERENTLY:
        names = {plain(n) for n in (known[code].name, *known[code].other_names)}
        spelled = plain(territories[code])
        assert {spelled, spelled.replace("st. ", "saint ")} & names, territories[code]


def test_iso_codes_are_unique(gazetteer: Gazetteer) -> None:
    two_letter = [country.iso2 for country in gazetteer.countries.values() if country.iso2]

    assert len(two_letter) == len(set(two_letter)) == 250


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Britain", "GBR"), ("U.K.", "GBR"), ("US", "USA"), ("America", "USA"), ("Burma", "MMR"),
        ("DPRK", "PRK"),
        ("Ivory Coast", "CIV"), ("Cote d'Ivoire", "CIV"), ("Côte d’Ivoire", "CIV"), ("Zaire", "COD"),
        ("the Gambia", "GMB"), ("The Gambia", "GMB"), ("Türkiye", "TUR"), ("Kosovo", "XKX"), ("USSR", "SUN"),
        ("the Kremlin", "RUS"), ("the White House", "USA"), ("Downing Street", "GBR"), ("Elysee", "FRA"),
        ("the Blue House", "KOR"), ("Swaziland", "SWZ"), ("Macedonia", "MKD"), ("Holy See", "VAT"),
    ],
)  # fmt: skip
def test_countries_go_by_many_names(gazetteer: Gazetteer, name: str, code: str) -> None:
    assert gazetteer.by_name(name)[0].entry.id == f"country/{code}"


@pytest.mark.parametrize("word", ["us", "turkey", "chad", "china", "jordan", "it", "polish", "oman's", ""])
def test_words_that_only_look_like_names_are_none(gazetteer: Gazetteer, word: str) -> None:
    assert gazetteer.by_name(word) == ()


def test_headlines_in_capitals_are_read(gazetteer: Gazetteer) -> None:
    assert gazetteer.by_name("TURKEY") == gazetteer.by_name("Turkey")
    assert gazetteer.capital("BEIJING") == "CHN"


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Chinese", "CHN"), ("Afghans", "AFG"), ("Briton", "GBR"), ("Dutch", "NLD"), ("Swede", "SWE"),
        ("Nigerien", "NER"), ("Nigerian", "NGA"), ("Emirati", "ARE"), ("Burkinabe", "BFA"),
        ("Kosovar", "XKX"),
        ("Congolese", "COD"), ("Korean", "KOR"), ("Dominican", "DOM"), ("Soviet", "SUN"), ("Motswana", "BWA"),
    ],
)  # fmt: skip
def test_demonyms(gazetteer: Gazetteer, word: str, code: str) -> None:
    assert gazetteer.demonym(word) == code


def test_a_name_of_two_states_keeps_both(gazetteer: Gazetteer) -> None:
    congo = [candidate.entry.id for candidate in gazetteer.by_name("the Congo")]

    assert congo == ["country/COD", "country/COG"]


def test_georgia_is_the_country_before_the_state(gazetteer: Gazetteer) -> None:
    assert [c.entry.id for c in gazetteer.by_name("Georgia")] == ["country/GEO", "place/georgia-us-state"]


def test_a_capital_is_found_as_such(gazetteer: Gazetteer) -> None:
    (candidate,) = gazetteer.by_name("Nairobi")

    assert candidate.via is Via.CAPITAL
    assert gazetteer.capital("Nairobi") == "KEN"
    assert gazetteer.capital("Mombasa") is None


@pytest.mark.parametrize(
    ("country", "role", "day", "name"),
    [
        ("USA", "president", "2015-09-22", "Barack Obama"),
        ("USA", "president", "1991-01-16", "George H. W. Bush"),
        ("USA", "president", "2003-03-20", "George W. Bush"),
        ("USA", "president", "2018-06-12", "Donald Trump"),
        ("DEU", "chancellor", "1998-10-01", "Helmut Kohl"),
        ("CHN", "premier", "2010-01-01", "Wen Jiabao"),
        ("KEN", "president", "2024-05-23", "William Ruto"),
        ("ITA", "prime minister", "2021-06-01", "Mario Draghi"),
        ("RUS", "president", "2009-07-06", "Dmitry Medvedev"),
        ("IRN", "foreign minister", "2015-07-14", "Mohammad Javad Zarif"),
        ("IND", "prime minister", "2001-12-13", "Atal Behari Vajpayee"),
    ],
)
def test_holders_by_day(gazetteer: Gazetteer, country: str, role: str, day: str, name: str) -> None:
    assert [p.name for p in gazetteer.holders(country, role, dt.date.fromisoformat(day))] == [name]


@pytest.mark.parametrize(
    ("name", "country", "sector"),
    [
        ("Abdul-Aziz al-Hakim", "IRQ", "PTY"),
        ("Gilad Shalit", "ISR", "MIL"),
        ("Manuel Rosales", "VEN", "OPP"),
        ("Natalya Estemirova", "RUS", "NGO"),
        ("Jean-Marie Guéhenno", None, "IGO"),
    ],
)
def test_who_holds_no_office_has_a_sector(
    gazetteer: Gazetteer, name: str, country: str | None, sector: str
) -> None:
    (person,) = [c.entry for c in gazetteer.by_name(name)]

    assert isinstance(person, Person)
    assert (person.country, person.sector) == (country, sector)


def test_international_offices_have_an_employer(gazetteer: Gazetteer) -> None:
    (holder,) = gazetteer.holders(None, "secretary general", dt.date(2007, 6, 1), employer="un")

    assert holder.name == "Ban Ki-moon"


def test_nobody_holds_one_office_twice_at_a_time(gazetteer: Gazetteer) -> None:
    for person in gazetteer.people:
        held = sorted((t.role, t.country or "", t.begin or "", t.end or "9") for t in gazetteer.terms(person))
        for first, second in itertools.pairwise(held):
            if first[:2] == second[:2] and first[0] not in ("ambassador", "director", "president"):
                assert first[3] <= second[2], (person, first, second)


def test_terms_name_offices_that_exist(gazetteer: Gazetteer) -> None:
    roles = {term.role for person in gazetteer.people for term in gazetteer.terms(person)}

    assert [role for role in sorted(roles) if gazetteer.office(role) is None] == []


def test_offices_are_found_in_singular_and_plural(gazetteer: Gazetteer) -> None:
    assert gazetteer.office("Foreign Ministers") is gazetteer.office("foreign minister")
    assert gazetteer.office("storm") is None


@pytest.mark.parametrize("name", ["Antony Blinken", "Antony J. Blinken", "Antony J Blinken"])
def test_a_middle_initial_makes_nobody_else(gazetteer: Gazetteer, name: str) -> None:
    (candidate,) = gazetteer.by_name(name)

    assert isinstance(candidate.entry, Person)
    assert candidate.entry.name == "Antony Blinken"


@pytest.mark.parametrize("name", ["Ban Ki-moon", "Ban Ki-Moon", "Ban Ki Moon", "BAN KI-MOON", "BAN Ki Moon"])
def test_hyphens_and_capitals_of_a_persons_name_do_not_matter(gazetteer: Gazetteer, name: str) -> None:
    assert [candidate.entry.id for candidate in gazetteer.by_name(name)] == ["person/ban-ki-moon"]


def test_every_kind_of_entry_is_there(gazetteer: Gazetteer) -> None:
    kinds = {
        type(candidate.entry)
        for name in ("Kenya", "NATO", "Kofi Annan")
        for candidate in gazetteer.by_name(name)
    }

    assert kinds == {Country, Organization, Person}


@pytest.mark.parametrize(
    ("begin", "end", "day", "expected"),
    [
        ("2015", None, "2015-01-01", True), ("2015-06", "2016", "2016-12-31", True),
        ("2015-06", "2016", "2015-05-31", False), (None, "2015-06-12", "2015-06-13", False),
    ],
)  # fmt: skip
def test_coarse_dates_cover_all_that_they_may_mean(
    begin: str | None, end: str | None, day: str, expected: bool
) -> None:
    assert covers(begin, end, dt.date.fromisoformat(day)) is expected


def test_a_users_rows_replace_and_add(tmp_path: Path) -> None:
    (tmp_path / "organizations.csv").write_text(
        "id,name,other_names,country,sector,affiliation\n"
        "xinhua,Xinhua,,CHN,GOV,acts-for\n"
        "acme-mining,Acme Mining,Acme,ZMB,BUS,national\n",
        encoding="utf-8",
    )
    gazetteer = load_gazetteer([tmp_path])

    assert gazetteer.organizations["xinhua"].sector == "GOV"
    assert [candidate.entry.id for candidate in gazetteer.by_name("Acme")] == ["org/acme-mining"]
    assert load_gazetteer().organizations["xinhua"].sector == "MED"


@pytest.mark.parametrize(
    ("file", "row", "complaint"),
    [
        ("countries.csv", "iso3,name\nCH,Nowhere", "iso3 'CH' is not of the form CHN"),
        ("countries.csv", "iso3,name,valid_from,valid_to\nXQQ,Nowhere,2001,1999", "lies before"),
        ("countries.csv", "iso3,nam\nXQQ,Nowhere", "unknown column 'nam'"),
        (
            "organizations.csv",
            "id,name,sector,country\nacme,Acme,BUS,ZMB",
            "country and affiliation go together",
        ),
        ("organizations.csv", "id,name,sector\nacme,Acme,FUN", "sector 'FUN' is none of"),
        ("organizations.csv", "id,name,sector\nAcme Inc,Acme,BUS", "should be lower-case"),
        (
            "organizations.csv",
            "id,name,country,sector,affiliation\nacme,A,XQX,BUS,national",
            "not in countries",
        ),
        ("people.csv", "id,name\na-b,A B\na-b,A. B.", "stands in line 2 already"),
        ("terms.csv", "person,role\nnobody-known,president", "person 'nobody-known' is not in people.csv"),
        ("terms.csv", "person,role,begin\nxi-jinping,president,March", "begin 'March' is not of the form"),
        ("offices.csv", "lemma,kind,sector\nConsul,person,GOV", "should be lower case"),
        ("offices.csv", "lemma,kind,sector\nconsul,animal,GOV", "should be person, group or organization"),
        ("cities.csv", "id,name,other_names\nx,X", "as many cells as the header"),
    ],
)
def test_wrong_rows_are_reported_with_file_and_line(
    tmp_path: Path, file: str, row: str, complaint: str
) -> None:
    (tmp_path / file).write_text(row + "\n", encoding="utf-8")

    with pytest.raises(OntologyError, match=re.escape(complaint)) as raised:
        load_gazetteer([tmp_path])

    assert raised.value.path == tmp_path / file
    assert raised.value.line is not None


def test_a_folder_with_an_unknown_file_or_none_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_text("id,name\n", encoding="utf-8")

    with pytest.raises(OntologyError, match="is no gazetteer file"):
        load_gazetteer([tmp_path])
    with pytest.raises(OntologyError, match="does not exist"):
        load_gazetteer([tmp_path / "missing"])
