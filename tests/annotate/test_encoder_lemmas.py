"""Edit scripts turn words into lemmas, and the dictionary overrules them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kgbuild.annotate.encoder_lemmas import Lemmatizer, apply_script, edit_script


@pytest.mark.parametrize(
    ("form", "lemma", "script"),
    [
        ("Countries", "country", "l3+y"),
        ("talks", "talk", "l1+"),
        ("Moscow", "Moscow", "k0+"),
        ("TEHRAN", "Tehran", "t0+"),
        ("Americans", "American", "k1+"),
        ("was", "be", "=be"),
        ("better", "good", "=good"),
        ("said", "say", "l2+y"),
        ("15", "15", "l0+"),
        ("1,100", "1100", "l4+100"),
    ],
)
def test_script(form: str, lemma: str, script: str) -> None:
    assert edit_script(form, lemma) == script
    assert apply_script(form, script) == lemma


@pytest.mark.parametrize(
    ("form", "script", "expected"),
    [("a", "l5+y", "a"), ("An", "l2+", "An"), ("Oslo", "l1+", "osl")],
)
def test_script_that_does_not_fit_never_empties_a_word(form: str, script: str, expected: str) -> None:
    assert apply_script(form, script) == expected


LEMMATIZER = Lemmatizer(("l0+", "l1+"), {"fled\tVERB\tVBD": "flee", "n't\tPART\tRB": "not"})


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "script", "expected"),
    [
        ("fled", "VERB", "VBD", 0, "flee"),
        ("Fled", "VERB", "VBD", 0, "flee"),
        ("fled", "ADJ", "JJ", 0, "fled"),
        ("n’t", "PART", "RB", 0, "not"),
        ("Envoys", "NOUN", "NNS", 1, "envoy"),
        ("12,500", "NUM", "CD", 0, "12500"),
        ("1,5", "NUM", "CD", 0, "1,5"),
    ],
)
def test_lemma(form: str, upos: str, xpos: str, script: int, expected: str) -> None:
    assert LEMMATIZER.lemma(form, upos, xpos, script) == expected


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Canada imposed new tariffs on Monday.", "impose"),
        ("The rebels freed nine hostages.", "free"),
        ("Oslo expelled two diplomats.", "expel"),
        ("Greece granted the family asylum.", "grant"),
        ("The two armies fought for days.", "fight"),
        ("The ambassador apologized to Tokyo.", "apologize"),
        ("The navy blockaded the port.", "blockade"),
        ("The minister denies the charges.", "deny"),
    ],
)
def test_verbs_that_the_treebanks_lack(nlp: Language, text: str, lemma: str) -> None:
    assert lemma in [token.lemma_ for token in nlp(text) if token.pos_ == "VERB"]


def test_plurals_that_the_treebanks_lack(nlp: Language) -> None:
    doc = nlp("The militiamen left their trenches, and the treaties ended both embargoes.")

    assert [token.lemma_ for token in doc if token.tag_ == "NNS"] == [
        "militiaman",
        "trench",
        "treaty",
        "embargo",
    ]
