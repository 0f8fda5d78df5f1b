"""The readers of the training data, and what they make of contractions, spaces and missing labels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.entity_files import EntityRecord, read_entities, spans_to_tags
from training.inventory import collect_labels, collect_lemmas
from training.treebank import TreebankSentence, read_treebank

CONLLU = """\
# newdoc id = d1
# sent_id = s1
# newpar
# text = They don't sign.
1\tThey\tthey\tPRON\tPRP\tNumber=Plur\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tsign\tsign\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4.1\tit\tit\tPRON\tPRP\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = s2
# text = Cannot go
1-2\tCannot\t_\t_\t_\t_\t_\t_\t_\t_
1\tCan\tcan\tAUX\tMD\t_\t3\taux\t_\t_
2\tnot\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_

"""


@pytest.fixture
def sentences(tmp_path: Path) -> list[TreebankSentence]:
    (tmp_path / "bank.conllu").write_text(CONLLU, encoding="utf-8")
    return read_treebank(tmp_path / "bank.conllu")


def test_words_of_contractions_have_their_place_in_the_text(sentences: list[TreebankSentence]) -> None:
    for sentence in sentences:
        found = [sentence.text[begin:end] for begin, end in sentence.spans]
        assert found == sentence.words
    assert [sentence.begins_paragraph for sentence in sentences] == [True, False]
    assert sentences[1].doc == "d1"


def test_heads_leave_out_empty_nodes(sentences: list[TreebankSentence]) -> None:
    assert sentences[0].heads == [4, 4, 4, 0, 4]


def test_labels_do_not_depend_on_the_order_of_sentences(sentences: list[TreebankSentence]) -> None:
    assert collect_labels(sentences * 3) == collect_labels(sentences[::-1] * 3)


def test_dictionary_leaves_out_edits_seen_once(sentences: list[TreebankSentence]) -> None:
    assert "n't\tPART\tRB" not in collect_lemmas(sentences, {"l0+"})
    assert collect_lemmas(sentences * 2, {"l0+"})["n't\tPART\tRB"] == "not"


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 4, "PERSON")], ["S-PERSON", "O", "O"]),
        ([(0, 10, "PERSON")], ["B-PERSON", "E-PERSON", "O"]),
        ([(0, 14, "ORG")], ["B-ORG", "I-ORG", "E-ORG"]),
        ([(0, 4, "PERSON"), (2, 10, "ORG")], ["S-PERSON", "S-ORG", "O"]),
        ([(6, 8, "PERSON")], ["O", "S-PERSON", "O"]),
    ],
)
def test_spans_become_tags(spans: list[tuple[int, int, str]], expected: list[str]) -> None:
    assert spans_to_tags([(0, 4), (5, 10), (11, 14)], spans) == expected


def test_silver_spans_count_where_no_gold_span_is(tmp_path: Path) -> None:
    row = {
        "text": "Iraqi president of Iraq",
        "ents": [[19, 23, "GPE"]],
        "ents_silver": [[0, 5, "NORP"], [19, 23, "NORP"]],
        "source": "gum",
        "doc": "d1",
        "annotated": ["GPE"],
    }
    (tmp_path / "names.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")

    assert read_entities(tmp_path / "names.jsonl") == [
        EntityRecord("gum", "d1", "", row["text"], ((0, 5, "NORP"), (19, 23, "GPE")), frozenset({"GPE"}))
    ]
