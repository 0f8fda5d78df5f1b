"""`load_pipeline` loads the packaged pipeline or a named one, and refuses what extraction cannot use."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from kgbuild.annotate import language_model
from kgbuild.annotate.language_model import PACKAGED, load_pipeline
from kgbuild.errors import ModelError


def test_packaged_pipeline_speaks_universal_dependencies(nlp: Language) -> None:
    assert nlp.pipe_names == ["kgbuild_encoder"]
    assert [token.dep_ for token in nlp("Troops shelled Donetsk.")] == ["nsubj", "ROOT", "obj", "punct"]


def test_model_card_and_licence_travel_with_the_model() -> None:
    card = Path(__file__).parents[2] / "docs/model-card.md"

    assert (PACKAGED / "README.md").read_bytes() == card.read_bytes()
    assert "Attribution-ShareAlike 4.0" in (PACKAGED / "LICENSE").read_text(encoding="utf-8")


def test_unknown_name() -> None:
    with pytest.raises(
        ModelError, match="no spaCy pipeline called 'en_nowhere' is installed; install it with"
    ):
        load_pipeline("en_nowhere")


def test_other_language(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path)

    with pytest.raises(ModelError, match="for the language 'de'"):
        load_pipeline(str(tmp_path))


def test_pipeline_without_a_parser(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)

    with pytest.raises(ModelError, match="lacks a parser and a tagger with universal tags and a lemmatizer"):
        load_pipeline(str(tmp_path))


def test_package_without_a_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(language_model, "PACKAGED", tmp_path / "missing")

    with pytest.raises(ModelError, match="has no language model"):
        load_pipeline()


def clearnlp_pipeline(folder: Path) -> Path:
    """Write an untrained pipeline with ClearNLP labels that sets every attribute by rule."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    parser = nlp.add_pipe("parser")
    for label in ("nsubj", "dobj", "pobj"):
        parser.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    ruler.add([[{}]], {"POS": "NOUN", "LEMMA": "x", "TAG": "NN"})  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    return folder


def test_pipeline_with_clearnlp_labels_is_converted(tmp_path: Path) -> None:
    nlp = load_pipeline(str(clearnlp_pipeline(tmp_path / "clearnlp")))

    assert nlp.pipe_names[-1] == "kgbuild_universal_syntax"
    assert {"dobj", "pobj"}.isdisjoint(token.dep_ for token in nlp("Troops shelled Donetsk in the night."))
