"""The event classes are what the Turtle says, and a wrong entry is named with its line."""

from pathlib import Path

import pytest

from kgbuild.errors import OntologyError
from kgbuild.lexicon.classes import is_a, load_classes
from kgbuild.lexicon.schemes import load_schemes

PREFIXES = """@prefix kg: <https://w3id.org/kgbuild/ns#> .
@prefix plover: <https://w3id.org/kgbuild/plover#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix my: <https://example.com/mine#> .
"""


def written(folder: Path, turtle: str) -> Path:
    (folder / "mine.ttl").write_text(PREFIXES + turtle, encoding="utf-8")
    return folder


def test_a_sanction_is_coercion_and_no_reduced_relation():
    sanction = load_classes()["Sanction"]

    assert (sanction.plover, sanction.cameo, sanction.reciprocal) == ("COERCE", "163", False)


def test_parties_to_a_meeting_take_part_alike_and_a_visit_has_a_guest_and_a_host():
    classes = load_classes()

    assert classes["Meeting"].reciprocal
    assert not classes["Visit"].reciprocal
    assert "host" in classes["Visit"].roles


def test_a_class_inherits_roles_and_codes_from_the_one_above_it(tmp_path):
    mine = 'my:DroneStrike a kg:EventType ; skos:broader kg:AirStrike ; rdfs:label "drone strike"@en ;\n'
    folder = written(tmp_path, mine + '    skos:definition "Attacks with a drone."@en .\n')

    classes = load_classes([folder])

    assert classes["DroneStrike"].cameo == "195"
    assert "casualties" in classes["DroneStrike"].roles
    assert classes["DroneStrike"].iri == "https://example.com/mine#DroneStrike"
    assert is_a("DroneStrike", "Attack", classes)
    assert not is_a("Attack", "DroneStrike", classes)


def test_a_folder_of_ones_own_replaces_a_class_of_the_same_name(tmp_path):
    mine = 'kg:Tariff a kg:EventType ; rdfs:label "duty"@en ; skos:definition "Raises a duty."@en ;\n'
    folder = written(tmp_path, mine + "    kg:plover plover:SANCTION .\n")

    tariff = load_classes([folder])["Tariff"]

    assert (tariff.label, tariff.plover, tariff.cameo, tariff.parent) == ("duty", "SANCTION", None, None)


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ("    kg:plover plover:PUNISH .", "line 8: PUNISH is no PLOVER category"),
        ("    kg:admitsRole kg:victim .", "line 8: victim is no role"),
        ("    skos:broader kg:Punishment .", "line 8: Punishment is no event type"),
        ("    skos:broader my:Fine .", "line 6: Fine lies below itself"),
    ],
)
def test_an_entry_that_means_nothing_is_named_with_file_and_line(tmp_path, entry, complaint):
    fine = 'my:Fine a kg:EventType ; rdfs:label "fine"@en ;\n    skos:definition "Takes money."@en ;\n'
    folder = written(tmp_path, fine + entry + "\n")

    with pytest.raises(OntologyError) as caught:
        load_classes([folder])

    assert str(caught.value).startswith(f"{folder / 'mine.ttl'}, {complaint}")


def test_a_class_without_a_definition_is_refused(tmp_path):
    folder = written(tmp_path, 'my:Fine a kg:EventType ; rdfs:label "fine"@en .\n')

    with pytest.raises(OntologyError, match=r"line 6: Fine has no skos:definition"):
        load_classes([folder])


def test_what_is_no_turtle_is_named_with_its_line(tmp_path):
    folder = written(tmp_path, "my:Fine a kg:EventType ;;; .\nmy:Broken a .\n")

    with pytest.raises(OntologyError, match="line 7: is not Turtle"):
        load_classes([folder])


def test_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(OntologyError, match="is not a folder"):
        load_classes([tmp_path / "nowhere"])


def test_every_class_has_a_category_or_a_reason_and_a_code_that_cameo_has():
    cameo = load_schemes().cameo
    without = {name for name, event_class in load_classes().items() if event_class.plover is None}

    assert without == {"Statement", "Appointment", "Dismissal", "Election"}
    assert {c.cameo for c in load_classes().values() if c.cameo is not None} <= set(cameo)
