"""Which tokens are words, where paragraphs begin, and how an analysis is written into a Doc."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from kgbuild.annotate.decoding import EntityScheme
from kgbuild.annotate.encoder_analysis import Analysis
from kgbuild.annotate.encoder_doc import DocWriter, text_words
from kgbuild.annotate.encoder_labels import LabelInventory
from kgbuild.annotate.encoder_lemmas import Lemmatizer

NLP = spacy.blank("en")
LABELS = LabelInventory(
    upos=("PROPN", "VERB"),
    xpos=("NNP", "VBD"),
    feats=("Number=Sing", "_"),
    scripts=("k0+", "=meet"),
    readings=((0, 0, 0), (1, 1, 1)),
    deprels=("root", "nsubj", "flat"),
    entities=("PERSON",),
    sources=("any",),
)
TAGS = EntityScheme(LABELS.entities).tags


@pytest.mark.parametrize(
    ("space", "expected"),
    [
        (" ", [1, 0]),
        ("\n", [1, 0]),
        ("\r\n", [1, 0]),
        ("\n\n", [1, 1]),
        ("\r\n\r\n", [1, 1]),
        ("  \n \t\n  ", [1, 1]),
        (" " * 30, [1, 0]),
        (" " * 5000, [1, 1]),
        ("\n" + " " * 5000 + "\n", [1, 1]),
        ("\u2029", [1, 1]),
        ("\f", [1, 1]),
    ],
)
def test_blank_line_starts_a_sentence(space: str, expected: list[int]) -> None:
    words = text_words(NLP(f"Talks{space}failed"))

    assert words.texts == ["Talks", "failed"]
    assert np.isposinf(words.priors).astype(int).tolist() == expected


def test_boundaries_set_earlier_are_kept() -> None:
    doc = Doc(NLP.vocab, words=["a", "b", "c", "d"], sent_starts=[True, False, None, True])

    assert text_words(doc).priors.tolist() == [np.inf, -np.inf, 0, np.inf]


def test_zero_width_characters_are_words() -> None:
    assert text_words(NLP("a \u200b b")).texts == ["a", "\u200b", "b"]


def write(text: str, heads: list[int], deprels: list[str], entities: list[str]) -> Doc:
    doc = NLP(text)
    words = text_words(doc)
    verb = np.array([0 if word[0].isupper() else 1 for word in words.texts])
    analysis = Analysis(
        starts=np.isposinf(words.priors),
        heads=np.array(heads),
        deprels=np.array([LABELS.deprels.index(label) for label in deprels]),
        readings=verb,
        scripts=verb,
        entities=np.array([TAGS.index(tag) for tag in entities]),
    )
    DocWriter(NLP.vocab, LABELS, Lemmatizer(LABELS.scripts, {})).write(doc, words, analysis)
    return doc


def test_everything_is_written() -> None:
    doc = write("Kofi Annan met", [2, 0, 2], ["nsubj", "flat", "root"], ["B-PERSON", "E-PERSON", "O"])

    assert [token.dep_ for token in doc] == ["nsubj", "flat", "ROOT"]
    assert [token.head.text for token in doc] == ["met", "Kofi", "met"]
    assert [token.pos_ for token in doc] == ["PROPN", "PROPN", "VERB"]
    assert [token.tag_ for token in doc] == ["NNP", "NNP", "VBD"]
    assert [str(token.morph) for token in doc] == ["Number=Sing", "Number=Sing", ""]
    assert [token.lemma_ for token in doc] == ["Kofi", "Annan", "meet"]
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Kofi Annan", "PERSON")]
    for attribute in ("DEP", "POS", "TAG", "MORPH", "LEMMA", "ENT_IOB", "SENT_START"):
        assert doc.has_annotation(attribute)


def test_space_belongs_to_the_word_before_it_and_an_entity_has_no_holes() -> None:
    doc = write("  Kofi \n Annan met\n", [2, 0, 2], ["nsubj", "flat", "root"], ["B-PERSON", "E-PERSON", "O"])

    spaces = [token for token in doc if token.is_space]
    assert [(token.i, token.head.text) for token in spaces] == [(0, "Kofi"), (2, "Kofi"), (5, "met")]
    assert {(token.dep_, token.pos_, token.tag_) for token in spaces} == {("dep", "SPACE", "_SP")}
    assert [entity.text for entity in doc.ents] == ["Kofi \n Annan"]
    assert len(list(doc.sents)) == 1


def test_nothing_but_space() -> None:
    doc = write(" \n\n ", [], [], [])

    assert [token.pos_ for token in doc] == ["SPACE"] * len(doc)
    assert len(list(doc.sents)) == 1
