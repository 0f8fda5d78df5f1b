"""The ontology as a whole: what comes with kgbuild, and a user's folder on top."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.errors import OntologyError, SettingsError
from kgbuild.lexicon.listing import describe
from kgbuild.lexicon.ontology import load_ontology

TEA = """\
@prefix kg: <https://w3id.org/kgbuild/ns#> .
@prefix plover: <https://w3id.org/kgbuild/plover#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
kg:TeaParty a kg:EventType ; rdfs:label "tea party"@en ;
    skos:definition "Drinks tea together."@en ; skos:broader kg:Meeting .
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A user's ontology with one class and one phrase."""
    (tmp_path / "tea.ttl").write_text(TEA, encoding="utf-8")
    (tmp_path / "triggers").mkdir()
    phrases = tmp_path / "triggers" / "tea.txt"
    phrases.write_text("[TeaParty]\nSOURCE drink tea with TARGET\n", encoding="utf-8")
    return tmp_path


def test_what_comes_with_kgbuild_is_right() -> None:
    ontology = load_ontology()

    assert "Sanction" in ontology.classes
    assert ontology.phrases
    assert {phrase.event_class for phrase in ontology.phrases} <= set(ontology.classes)


def test_a_folder_adds_classes_and_phrases(mine: Path) -> None:
    ontology = load_ontology(mine)

    assert set(ontology.classes) - set(load_ontology().classes) == {"TeaParty"}
    assert ontology.classes["TeaParty"].plover == "CONSULT"
    added = [phrase.ref.text for phrase in ontology.phrases if phrase.event_class == "TeaParty"]
    assert added == ["SOURCE drink tea with TARGET"]


def test_a_class_is_described_with_its_codes_and_phrases(mine: Path) -> None:
    assert list(describe(load_ontology(mine), ["TeaParty"])) == [
        "TeaParty, PLOVER CONSULT, CAMEO 040, a kind of Meeting",
        "    Drinks tea together.",
        "    - SOURCE drink tea with TARGET",
        "",
    ]


def test_a_class_that_is_not_there_is_named() -> None:
    with pytest.raises(SettingsError, match="there is no event class 'Tea'"):
        list(describe(load_ontology(), ["Tea"]))


@pytest.mark.parametrize("name", ["trigger/mine.txt", "triggers/mine.csv", "phrases.txt"])
def test_a_misspelt_name_is_an_error_and_not_passed_over(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("", encoding="utf-8")

    with pytest.raises(OntologyError, match="is not read"):
        load_ontology(tmp_path)


def test_a_wrong_phrase_is_named_with_file_and_line(mine: Path) -> None:
    path = mine / "triggers" / "tea.txt"
    path.write_text("[TeaParty]\n\nSOURCE pour TEA for TARGET\n", encoding="utf-8")

    with pytest.raises(OntologyError, match=r"tea\.txt, line 3: there is no role 'TEA'") as caught:
        load_ontology(mine)

    assert (caught.value.path, caught.value.line) == (path, 3)
