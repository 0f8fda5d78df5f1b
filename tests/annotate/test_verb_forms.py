"""The word lists give every form of a verb and plurals that are hard to guess; the treebanks go first."""

from __future__ import annotations

import json

import pytest

from kgbuild.annotate.language_model import PACKAGED
from training.inventory import add_listed_forms
from training.noun_plurals import noun_plurals, regular_plural
from training.verb_forms import participle, past_tense, third_person, verb_forms
from training.word_lists import WordList, read_nouns, read_verbs

VERBS = WordList(
    upos="VERB",
    lemmas=frozenset(
        "bath bathe be expel fee feed fight free hit impose lie plan plane see seed sing singe".split()
    ),
    irregular={
        "expelled": ("expel",),
        "expelling": ("expel",),
        "fed": ("feed",),
        "feed": ("feed", "fee"),
        "fought": ("fight",),
        "lay": ("lie",),
        "saw": ("see",),
        "sang": ("sing",),
        "was": ("be",),
    },
    preferred={},
)
NOUNS = WordList(
    upos="NOUN",
    lemmas=frozenset(
        "basis crisis data datum embargo leaf leave life spokesman tax taxis treaty treatise wolf".split()
    ),
    irregular={
        "crises": ("crisis",),
        "data": ("datum",),
        "embargoes": ("embargo",),
        "leaves": ("leaf", "leave"),
        "lives": ("life",),
        "taxes": ("tax", "taxis"),
        "wolves": ("wolf",),
    },
    preferred={},
)


@pytest.mark.parametrize(
    ("verb", "third", "past", "present_participle"),
    [
        ("impose", "imposes", "imposed", "imposing"),
        ("grant", "grants", "granted", "granting"),
        ("ban", "bans", "banned", "banning"),
        ("free", "frees", "freed", "freeing"),
        ("deny", "denies", "denied", "denying"),
        ("deploy", "deploys", "deployed", "deploying"),
        ("veto", "vetoes", "vetoed", "vetoing"),
        ("clash", "clashes", "clashed", "clashing"),
        ("stop", "stops", "stopped", "stopping"),
        ("lie", "lies", "lied", "lying"),
        ("dye", "dyes", "dyed", "dyeing"),
        ("panic", "panics", "panicked", "panicking"),
        ("visit", "visits", "visited", "visiting"),
        ("shoot", "shoots", "shooted", "shooting"),
    ],
)
def test_regular_verb(verb: str, third: str, past: str, present_participle: str) -> None:
    assert (third_person(verb), past_tense(verb), participle(verb)) == (third, past, present_participle)


@pytest.mark.parametrize(
    ("form", "xpos", "lemma"),
    [
        ("imposed", "VBN", "impose"),
        ("expelled", "VBD", "expel"),
        ("expelling", "VBG", "expel"),
        ("fought", "VBN", "fight"),
        ("planned", "VBD", "plan"),
        ("planed", "VBD", "plane"),
        ("hit", "VBD", "hit"),
        ("lay", "VBD", "lie"),
        ("seed", "VB", "seed"),
        ("singing", "VBG", "sing"),
        ("singed", "VBD", "singe"),
        ("bathed", "VBD", "bathe"),
    ],
)
def test_lemma_of_a_verb_form(form: str, xpos: str, lemma: str) -> None:
    assert VERBS.settle(verb_forms(VERBS))[form, xpos] == lemma


@pytest.mark.parametrize(
    ("form", "xpos"), [("seed", "VBD"), ("feed", "VBD"), ("was", "VBD"), ("fought", "VBG")]
)
def test_form_that_no_verb_is_meant_by(form: str, xpos: str) -> None:
    assert (form, xpos) not in VERBS.settle(verb_forms(VERBS))


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("treaty", "treaties"),
        ("envoy", None),
        ("spokeswoman", "spokeswomen"),
        ("launch", "launches"),
        ("cache", "caches"),
        ("move", "moves"),
        ("state", None),
        ("talk", None),
    ],
)
def test_regular_plural(noun: str, plural: str | None) -> None:
    assert regular_plural(noun) == plural


def test_plurals() -> None:
    assert {plural: noun for (plural, _), noun in NOUNS.settle(noun_plurals(NOUNS)).items()} == {
        "crises": "crisis",
        "embargoes": "embargo",
        "leaves": "leave",
        "lives": "life",
        "spokesmen": "spokesman",
        "taxes": "tax",
        "treaties": "treaty",
        "treatises": "treatise",
        "wolves": "wolf",
    }


def test_the_treebanks_win_unless_their_lemma_is_no_word() -> None:
    treebanks = {
        "Freed\tVERB\tVBN": "fre",
        "data\tNOUN\tNNS": "datum",
        "freed\tVERB\tVBN": "fre",
        "leaves\tNOUN\tNNS": "leaf",
        "planed\tVERB\tVBD": "plan",
        "tweeted\tVERB\tVBD": "tweet",
    }

    completed = add_listed_forms(treebanks, VERBS, NOUNS)

    assert {key: completed[key] for key in treebanks} == treebanks | {
        "Freed\tVERB\tVBN": "free",
        "freed\tVERB\tVBN": "free",
    }
    assert completed["imposed\tVERB\tVBD"] == "impose"
    assert list(completed) == sorted(completed)


def test_packaged_dictionary_is_complete() -> None:
    pytest.importorskip("spacy_lookups_data")
    packaged = json.loads((PACKAGED / "kgbuild_encoder/lemmas.json").read_text(encoding="utf-8"))

    assert add_listed_forms(packaged, read_verbs(), read_nouns()) == packaged
