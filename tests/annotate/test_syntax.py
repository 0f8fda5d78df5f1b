"""ClearNLP parses become Universal Dependencies; each case is a parse as spaCy's English models give it."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kgbuild.annotate.syntax import convert_to_universal, uses_clearnlp_labels

NLP = spacy.blank("en")

# One word per row: form, UPOS, label, head's position. Tags and lemmas are set where rules read them.
Rows = list[tuple[str, str, str, int]]

LEMMAS = {"is": "be", "was": "be", "are": "be", "were": "be"}


def parsed(rows: Rows) -> Doc:
    words = [row[0] for row in rows]
    return Doc(
        NLP.vocab,
        words=words,
        pos=[row[1] for row in rows],
        tags=["TO" if row[0] == "to" and row[1] == "PART" else "XX" for row in rows],
        lemmas=[LEMMAS.get(word, word) for word in words],
        deps=[row[2] for row in rows],
        heads=[row[3] for row in rows],
    )


def edges(doc: Doc) -> set[tuple[str, str, str]]:
    return {(token.head.text, token.dep_, token.text) for token in doc if token.dep_ != "punct"}


CASES: dict[str, tuple[Rows, set[tuple[str, str, str]]]] = {
    "object": (
        [("Troops", "NOUN", "nsubj", 1), ("shelled", "VERB", "ROOT", 1), ("Donetsk", "PROPN", "dobj", 1)],
        {("shelled", "nsubj", "Troops"), ("shelled", "ROOT", "shelled"), ("shelled", "obj", "Donetsk")},
    ),
    "preposition under a verb": (
        [
            ("They", "PRON", "nsubj", 1),
            ("met", "VERB", "ROOT", 1),
            ("in", "ADP", "prep", 1),
            ("Geneva", "PROPN", "pobj", 2),
        ],
        {
            ("met", "nsubj", "They"),
            ("met", "ROOT", "met"),
            ("met", "obl", "Geneva"),
            ("Geneva", "case", "in"),
        },
    ),
    "preposition under a noun": (
        [
            ("sanctions", "NOUN", "ROOT", 0),
            ("against", "ADP", "prep", 0),
            ("Iran", "PROPN", "pobj", 1),
        ],
        {("sanctions", "ROOT", "sanctions"), ("sanctions", "nmod", "Iran"), ("Iran", "case", "against")},
    ),
    "two prepositions": (
        [
            ("pulled", "VERB", "ROOT", 0),
            ("out", "ADP", "prep", 0),
            ("of", "ADP", "prep", 1),
            ("Syria", "PROPN", "pobj", 2),
        ],
        {
            ("pulled", "ROOT", "pulled"),
            ("pulled", "obl", "Syria"),
            ("Syria", "case", "out"),
            ("Syria", "case", "of"),
        },
    ),
    "because of": (
        [
            ("left", "VERB", "ROOT", 0),
            ("because", "SCONJ", "prep", 0),
            ("of", "ADP", "pcomp", 1),
            ("attacks", "NOUN", "pobj", 2),
        ],
        {
            ("left", "ROOT", "left"),
            ("left", "obl", "attacks"),
            ("attacks", "case", "because"),
            ("attacks", "case", "of"),
        },
    ),
    "preposition before a clause": (
        [
            ("left", "VERB", "ROOT", 0),
            ("after", "ADP", "prep", 0),
            ("signing", "VERB", "pcomp", 1),
            ("it", "PRON", "dobj", 2),
        ],
        {
            ("left", "ROOT", "left"),
            ("left", "advcl", "signing"),
            ("signing", "mark", "after"),
            ("signing", "obj", "it"),
        },
    ),
    "passive with agent": (
        [
            ("Aleppo", "PROPN", "nsubjpass", 2),
            ("was", "AUX", "auxpass", 2),
            ("attacked", "VERB", "ROOT", 2),
            ("by", "ADP", "agent", 2),
            ("rebels", "NOUN", "pobj", 3),
        ],
        {
            ("attacked", "nsubj:pass", "Aleppo"),
            ("attacked", "aux:pass", "was"),
            ("attacked", "ROOT", "attacked"),
            ("attacked", "obl:agent", "rebels"),
            ("rebels", "case", "by"),
        },
    ),
    "copula with a noun": (
        [
            ("He", "PRON", "nsubj", 1),
            ("is", "AUX", "ROOT", 1),
            ("envoy", "NOUN", "attr", 1),
            ("to", "ADP", "prep", 2),
            ("Syria", "PROPN", "pobj", 3),
        ],
        {
            ("envoy", "nsubj", "He"),
            ("envoy", "cop", "is"),
            ("envoy", "ROOT", "envoy"),
            ("envoy", "nmod", "Syria"),
            ("Syria", "case", "to"),
        },
    ),
    "copula with an adjective in a clause": (
        [
            ("said", "VERB", "ROOT", 0),
            ("talks", "NOUN", "nsubj", 2),
            ("were", "AUX", "ccomp", 0),
            ("not", "PART", "neg", 2),
            ("useful", "ADJ", "acomp", 2),
        ],
        {
            ("said", "ROOT", "said"),
            ("said", "ccomp", "useful"),
            ("useful", "nsubj", "talks"),
            ("useful", "cop", "were"),
            ("useful", "advmod", "not"),
        },
    ),
    "copula with a preposition": (
        [
            ("They", "PRON", "nsubj", 1),
            ("are", "AUX", "ROOT", 1),
            ("at", "ADP", "prep", 1),
            ("war", "NOUN", "pobj", 2),
        ],
        {("war", "nsubj", "They"), ("war", "cop", "are"), ("war", "case", "at"), ("war", "ROOT", "war")},
    ),
    "existential": (
        [("There", "PRON", "expl", 1), ("is", "VERB", "ROOT", 1), ("doubt", "NOUN", "attr", 1)],
        {("is", "expl", "There"), ("is", "ROOT", "is"), ("is", "nsubj", "doubt")},
    ),
    "coordination": (
        [
            ("Iran", "PROPN", "ROOT", 0),
            (",", "PUNCT", "punct", 0),
            ("Iraq", "PROPN", "conj", 0),
            ("and", "CCONJ", "cc", 2),
            ("Oman", "PROPN", "conj", 2),
        ],
        {("Iran", "ROOT", "Iran"), ("Iran", "conj", "Iraq"), ("Iran", "conj", "Oman"), ("Oman", "cc", "and")},
    ),
    "coordinated prepositions": (
        [
            ("met", "VERB", "ROOT", 0),
            ("in", "ADP", "prep", 0),
            ("Oslo", "PROPN", "pobj", 1),
            ("and", "CCONJ", "cc", 1),
            ("in", "ADP", "conj", 1),
            ("Paris", "PROPN", "pobj", 4),
        ],
        {
            ("met", "ROOT", "met"),
            ("met", "obl", "Oslo"),
            ("Oslo", "case", "in"),
            ("Oslo", "conj", "Paris"),
            ("Paris", "case", "in"),
            ("Paris", "cc", "and"),
        },
    ),
    "infinitive and recipient": (
        [
            ("wants", "VERB", "ROOT", 0),
            ("to", "PART", "aux", 2),
            ("give", "VERB", "xcomp", 0),
            ("Kyiv", "PROPN", "dative", 2),
            ("arms", "NOUN", "dobj", 2),
        ],
        {
            ("wants", "ROOT", "wants"),
            ("wants", "xcomp", "give"),
            ("give", "mark", "to"),
            ("give", "iobj", "Kyiv"),
            ("give", "obj", "arms"),
        },
    ),
    "relative clause, possessive, particle": (
        [
            ("Its", "PRON", "poss", 1),
            ("envoy", "NOUN", "ROOT", 1),
            ("who", "PRON", "nsubj", 3),
            ("stepped", "VERB", "relcl", 1),
            ("down", "ADP", "prt", 3),
        ],
        {
            ("envoy", "nmod:poss", "Its"),
            ("envoy", "ROOT", "envoy"),
            ("stepped", "nsubj", "who"),
            ("envoy", "acl:relcl", "stepped"),
            ("stepped", "compound:prt", "down"),
        },
    ),
    "become": (
        [("He", "PRON", "nsubj", 1), ("became", "VERB", "ROOT", 1), ("premier", "NOUN", "attr", 1)],
        {("became", "nsubj", "He"), ("became", "ROOT", "became"), ("became", "xcomp", "premier")},
    ),
    "time without preposition": (
        [("arrived", "VERB", "ROOT", 0), ("Monday", "PROPN", "npadvmod", 0)],
        {("arrived", "ROOT", "arrived"), ("arrived", "obl:unmarked", "Monday")},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_construction(name: str) -> None:
    rows, expected = CASES[name]

    assert edges(convert_to_universal(parsed(rows))) == expected


def test_sentences_and_offsets_stay() -> None:
    first, _ = CASES["passive with agent"]
    second, _ = CASES["copula with a noun"]
    shifted = [(form, pos, label, head + len(first)) for form, pos, label, head in second]

    doc = convert_to_universal(parsed(first + shifted))

    assert [len(sentence) for sentence in doc.sents] == [len(first), len(second)]


def test_empty_doc() -> None:
    assert len(convert_to_universal(Doc(NLP.vocab))) == 0


def pipeline_with_parser(*labels: str) -> Language:
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    for label in labels:
        parser.add_label(label)  # type: ignore[attr-defined]
    return nlp


@pytest.mark.parametrize(("labels", "expected"), [(("nsubj", "dobj"), True), (("nsubj", "obj"), False)])
def test_label_scheme_is_recognized(labels: tuple[str, ...], expected: bool) -> None:
    assert uses_clearnlp_labels(pipeline_with_parser(*labels)) is expected
