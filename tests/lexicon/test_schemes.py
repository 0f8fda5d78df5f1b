"""What happened and whether it did make the PLOVER category and the CAMEO code."""

import pytest

from kgbuild.errors import OntologyError
from kgbuild.lexicon.classes import load_classes
from kgbuild.lexicon.schemes import Coding, derive, load_derivation, load_schemes
from kgbuild.records import Attribution, Certainty, Factuality, Polarity, Status, Tense

HAPPENED = Factuality()
WILL = Factuality(tense=Tense.FUTURE, status=Status.PLANNED)
MAY = Factuality(certainty=Certainty.POSSIBLE, tense=Tense.FUTURE, status=Status.CONSIDERED)
WEIGHED = Factuality(certainty=Certainty.POSSIBLE, tense=Tense.PRESENT, status=Status.CONSIDERED)
THREATENED = Factuality(certainty=Certainty.POSSIBLE, tense=Tense.PAST, status=Status.THREATENED)
DEMANDED = Factuality(certainty=Certainty.POSSIBLE, tense=Tense.FUTURE, status=Status.DEMANDED)
WILL_NOT = Factuality(Polarity.NEGATIVE, tense=Tense.FUTURE, status=Status.NOT_OCCURRED)
DID_NOT = Factuality(Polarity.NEGATIVE, status=Status.NOT_OCCURRED)
DENIED = Factuality(Polarity.NEGATIVE, status=Status.DENIED)
ALLEGED = Factuality(status=Status.ALLEGED)


@pytest.mark.parametrize(
    ("event_class", "factuality", "plover", "cameo"),
    [
        pytest.param("Sanction", HAPPENED, "COERCE", "163", id="imposed sanctions"),
        pytest.param("Sanction", WILL, "THREATEN", "1312", id="will impose sanctions"),
        pytest.param("Sanction", WEIGHED, "THREATEN", "1312", id="is weighing sanctions"),
        pytest.param("Sanction", THREATENED, "THREATEN", "1312", id="had threatened sanctions"),
        pytest.param("Sanction", DEMANDED, "THREATEN", "1312", id="called for sanctions on"),
        pytest.param("Repression", DEMANDED, "REQUEST", "100", id="calls on them to crack down"),
        pytest.param("Recognition", DID_NOT, "REJECT", "120", id="never recognized the state"),
        pytest.param("SanctionsRelief", WILL, "AGREE", "0354", id="will lift sanctions"),
        pytest.param("SanctionsRelief", DEMANDED, "REQUEST", "1054", id="demands an end to sanctions"),
        pytest.param("SanctionsRelief", WILL_NOT, "REJECT", "1244", id="will not lift sanctions"),
        pytest.param("Release", HAPPENED, "RETREAT", "0841", id="released the hostages"),
        pytest.param("Release", WILL_NOT, "REJECT", "1243", id="refuses to release the hostages"),
        pytest.param("Release", DID_NOT, "RETREAT", "0841", id="has not released the hostages"),
        pytest.param("Shelling", DENIED, "ASSAULT", "194", id="denies having shelled"),
        pytest.param("Shelling", WILL_NOT, "ASSAULT", "194", id="will not shell"),
        pytest.param("Shelling", THREATENED, "THREATEN", "1384", id="threatened to shell"),
        pytest.param("Shelling", ALLEGED, "ASSAULT", "194", id="is said to have shelled"),
        pytest.param("Investigation", WILL, "ACCUSE", "090", id="will investigate"),
        pytest.param("Meeting", WILL, "AGREE", "036", id="will meet"),
        pytest.param("Meeting", MAY, "CONSULT", "040", id="may meet"),
        pytest.param("Meeting", WILL_NOT, "REJECT", "125", id="will not meet"),
        pytest.param("Endorsement", WILL, "SUPPORT", "051", id="will back"),
        pytest.param("Demonstration", WILL, "THREATEN", "133", id="will march"),
        pytest.param("Statement", WILL, None, "010", id="will say"),
    ],
)
def test_factuality_moves_an_act_to_the_category_of_its_announcement(event_class, factuality, plover, cameo):
    coding = derive(load_classes()[event_class], factuality, Attribution())

    assert (coding.plover, coding.cameo) == (plover, cameo)


def test_codes_carry_their_goldstein_value():
    assert derive(load_classes()["Sanction"], HAPPENED, Attribution()) == Coding("COERCE", "163", -8.0)


def test_a_code_without_a_value_takes_that_of_the_code_above():
    cameo = load_schemes().cameo

    assert (cameo["176"], cameo["17"], cameo["1214"], cameo["121"]) == (-7.0, -7.0, -4.0, -4.0)


def test_a_code_is_a_string_and_keeps_its_zero():
    cameo = load_schemes().cameo

    assert cameo["010"] == 0.0
    assert cameo["10"] == -5.0
    assert all(code.isdigit() and 2 <= len(code) <= 4 for code in cameo)


def test_a_phrase_may_depart_from_its_class_and_the_table_still_sees_that_it_did_not_happen():
    agreement = load_classes()["Agreement"]
    codes = {"plover": "COOPERATE", "cameo": "061"}

    assert derive(agreement, HAPPENED, Attribution(), codes) == Coding("COOPERATE", "061", 6.4)
    assert derive(agreement, WILL, Attribution(), codes).plover == "AGREE"


def test_every_answer_is_a_category_and_a_code_for_every_class_and_factuality():
    schemes, classes = load_schemes(), load_classes()
    for event_class in classes.values():
        for factuality in (HAPPENED, WILL, MAY, THREATENED, DEMANDED, WILL_NOT, DID_NOT, DENIED, ALLEGED):
            coding = derive(event_class, factuality, Attribution())
            assert coding.plover is None or coding.plover in schemes.quads
            assert coding.cameo is None or coding.cameo in schemes.cameo


def test_no_threatened_or_refused_deed_keeps_a_category_of_deeds():
    schemes = load_schemes()
    for event_class in load_classes().values():
        coding = derive(event_class, THREATENED, Attribution())
        assert coding.plover is None or not schemes.quads[coding.plover].startswith("Material")


def test_a_row_that_names_an_unknown_class_is_named_with_its_line(tmp_path):
    header = "type,category,polarity,certainty,tense,status,stance,plover,cameo,why\n"
    (tmp_path / "derivation.csv").write_text(f"# mine\n{header}Punishment,,,,,,,COERCE,,\n", encoding="utf-8")

    with pytest.raises(OntologyError, match=r"derivation\.csv, line 3: 'Punishment' is no type"):
        load_derivation(extra_dir=tmp_path)


def test_a_table_of_ones_own_replaces_that_of_the_package(tmp_path):
    header = "type,category,polarity,certainty,tense,status,stance,plover,cameo,why\n"
    (tmp_path / "derivation.csv").write_text(header + ",CONSULT,,,future,,,CONSULT,,\n", encoding="utf-8")

    table = load_derivation(extra_dir=tmp_path)

    assert table.derive(load_classes()["Meeting"], WILL, Attribution()).plover == "CONSULT"
    assert table.derive(load_classes()["Sanction"], WILL, Attribution()).plover == "COERCE"
