"""Known names are marked in a Doc: longest first, at token borders, with regard to case."""

import pytest
import spacy
from spacy.language import Language

import kgbuild.annotate.gazetteer  # noqa: F401 - registers the component


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("kgbuild_gazetteer")
    return pipeline


def marked(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    doc = nlp(text)
    return [(span.text, span.label_, span.kb_id_) for span in doc.spans["gazetteer"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They told us that the US would stay.", [("US", "COUNTRY", "country/USA")]),
        ("A turkey was served in Turkey.", [("Turkey", "COUNTRY", "country/TUR")]),
        ("China broke no china.", [("China", "COUNTRY", "country/CHN")]),
        ("It may rain in May on Theresa May.", [("Theresa May", "PERSON", "person/theresa-may")]),
        (
            "The New York Times asked in New York.",
            [("The New York Times", "ORGANIZATION", "org/nyt"), ("New York", "PLACE", "place/new-york")],
        ),
        ("Guinea-Bissau waits.", [("Guinea-Bissau", "COUNTRY", "country/GNB")]),
        ("Ivory Coast’s president spoke.", [("Ivory Coast", "COUNTRY", "country/CIV")]),
        (
            "Chinese envoys left Beijing.",
            [("Chinese", "DEMONYM", "country/CHN"), ("Beijing", "CAPITAL", "country/CHN")],
        ),
        (
            "Niger is not Nigeria.",
            [("Niger", "COUNTRY", "country/NER"), ("Nigeria", "COUNTRY", "country/NGA")],
        ),
        ("Nobody was named.", []),
        ("", []),
    ],
)  # fmt: skip
def test_names(nlp: Language, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert marked(nlp, text) == expected


def test_headlines_in_capitals_are_read_but_their_plain_words_are_not(nlp: Language) -> None:
    assert [t for t, _, _ in marked(nlp, "TURKEY WARNS US OVER SYRIA\nNobody moved.")] == [
        "TURKEY",
        "US",
        "SYRIA",
    ]
    assert [t for t, _, _ in marked(nlp, "CAR BOMB KILLS TEN IN BAGHDAD")] == ["BAGHDAD"]


def test_a_person_named_like_a_country_is_left_to_entity_recognition(nlp: Language) -> None:
    doc = nlp.make_doc("Jordan Smith visited Jordan.")
    doc.set_ents([spacy.tokens.Span(doc, 0, 2, label="PERSON")])
    nlp.get_pipe("kgbuild_gazetteer")(doc)

    assert [span.start for span in doc.spans["gazetteer"]] == [3]


def test_spans_never_overlap(nlp: Language) -> None:
    doc = nlp("The United Arab Emirates and the U.S. Senate Foreign Relations Committee met in Abu Dhabi.")
    covered = [token.i for span in doc.spans["gazetteer"] for token in span]

    assert len(covered) == len(set(covered)) > 0
