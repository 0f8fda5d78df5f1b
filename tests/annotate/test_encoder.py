"""The packaged pipeline annotates any text, the same way each time and in every spaCy way of running it."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import spacy
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc

from kgbuild.annotate.encoder import EncoderComponent, EncoderData
from kgbuild.annotate.language_model import PACKAGED
from kgbuild.errors import ModelError

ARTICLE = (
    "VIENNA (Reuters) - Russian Foreign Minister Sergei Lavrov met his Iranian counterpart on Monday.\n\n"
    "Sanctions were imposed by the European Union after Iran refused to stop enriching uranium. "
    "“We don’t accept threats,” he told reporters. China, which opposes the measures, did not vote."
)


def annotation(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (
            t.text,
            t.lemma_,
            t.pos_,
            t.tag_,
            str(t.morph),
            t.dep_,
            t.head.i,
            t.is_sent_start,
            t.ent_iob_,
            t.ent_type_,
        )
        for t in doc
    ]


def test_passive_agent_and_clauses(nlp: Language) -> None:
    doc = nlp("Sanctions were imposed by the European Union after Iran refused to stop enriching uranium.")

    edges = {(token.head.text, token.dep_, token.text) for token in doc}
    assert {
        ("imposed", "nsubj:pass", "Sanctions"),
        ("imposed", "aux:pass", "were"),
        ("imposed", "obl:agent", "Union"),
        ("imposed", "advcl", "refused"),
        ("refused", "nsubj", "Iran"),
        ("refused", "xcomp", "stop"),
    } <= edges


def test_names(nlp: Language) -> None:
    found = {(entity.text, entity.label_) for entity in nlp(ARTICLE).ents}

    assert {
        ("Sergei Lavrov", "PERSON"),
        ("European Union", "ORG"),
        ("Iran", "GPE"),
        ("China", "GPE"),
    } <= found
    assert ("Iranian", "NORP") in found


def test_lemmas_and_features(nlp: Language) -> None:
    doc = nlp("The ministers met and said they were leaving.")

    assert [token.lemma_ for token in doc] == [
        "the",
        "minister",
        "meet",
        "and",
        "say",
        "they",
        "be",
        "leave",
        ".",
    ]
    assert doc[2].morph.get("Tense") == ["Past"]


def test_sentences_end_at_full_stops_and_blank_lines(nlp: Language) -> None:
    doc = nlp("Leaders arrive for talks\n\nThe summit begins on Friday. Mr. Annan will speak first.")

    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Leaders arrive for talks",
        "The summit begins on Friday.",
        "Mr. Annan will speak first.",
    ]


ODD_TEXTS = [
    "",
    " ",
    "\n\n\n",
    " " * 5000,
    "Talks" + " " * 5000 + "failed.",
    "a" * 50_000,
    "-" * 5000,
    "\u200b",
    "zero\u200bwidth \u200b signs\ufeff",
    "\n\nHello.  \n\n   \nThere",
    "no end " * 2000,
    "( " * 1500,
    "外交部发言人 said 🙂.",
    "\x00\x01 control",
]


@pytest.mark.parametrize("text", ODD_TEXTS, ids=lambda text: repr(text[:12]))
def test_any_text_is_annotated_whole(nlp: Language, text: str) -> None:
    doc = nlp(text)

    assert doc.text == text
    for sentence in doc.sents:
        assert [token.head for token in sentence if token.head not in sentence] == []
        assert sum(token.dep_ == "ROOT" for token in sentence) == 1
    assert all(token.pos_ and token.lemma_ for token in doc)


def test_batches_change_nothing(nlp: Language) -> None:
    texts = [ARTICLE, "Short.", ARTICLE * 5, "", "Another one, after a long one."]
    alone = [annotation(nlp(text)) for text in texts]

    for size in (1, 2, 5):
        assert [annotation(doc) for doc in nlp.pipe(texts, batch_size=size)] == alone


def test_several_processes_change_nothing(nlp: Language) -> None:
    texts = [ARTICLE, "Short."] * 2

    parallel = list(nlp.pipe(texts, n_process=2, batch_size=1))

    assert [annotation(doc) for doc in parallel] == [annotation(nlp(text)) for text in texts]


def test_doc_round_trip(nlp: Language) -> None:
    doc = nlp(ARTICLE)

    assert annotation(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == annotation(doc)


def test_memory_zone_forgets_no_label(nlp: Language) -> None:
    with nlp.memory_zone():
        inside = annotation(nlp(ARTICLE))

    assert annotation(nlp(ARTICLE)) == inside


def test_packaged_folder_is_an_ordinary_pipeline(nlp: Language) -> None:
    assert annotation(spacy.load(PACKAGED)(ARTICLE)) == annotation(nlp(ARTICLE))


def test_pipeline_survives_bytes_and_pickle(nlp: Language) -> None:
    fresh = English.from_config(nlp.config).from_bytes(nlp.to_bytes())
    component = pickle.loads(pickle.dumps(nlp.get_pipe("kgbuild_encoder")))

    assert annotation(fresh(ARTICLE)) == annotation(nlp(ARTICLE))
    assert annotation(component(nlp.make_doc(ARTICLE))) == annotation(nlp(ARTICLE))


def test_component_without_a_model_says_so() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("kgbuild_encoder")

    with pytest.raises(ModelError, match="has no model"):
        nlp("Talks failed.")


def test_unknown_entity_source_is_refused() -> None:
    component = EncoderComponent(spacy.blank("en").vocab, "encoder", entity_source="nowhere", threads=1)

    with pytest.raises(ModelError, match="knows no entity source 'nowhere'"):
        component.from_disk(PACKAGED / "kgbuild_encoder")


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"encoder\.onnx is missing"):
        EncoderData.from_disk(tmp_path)
