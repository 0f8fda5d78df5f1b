"""Everyday senses of the verbs of politics: what their arguments rule out, and what they keep."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kgbuild.extract.extraction import extract
from kgbuild.records import Article, Passage


def types(sentence: str, nlp: Language) -> set[str]:
    article = Article("mine", sentence, (Passage(0, len(sentence)),))
    return {mention.type for mention in extract(article, nlp(sentence))}


@pytest.mark.parametrize(
    ("political", "event", "everyday"),
    [
        ("Syrian rebels attacked the Turkish base.", "Attack", "Doctors in Syria attacked the tumour."),
        ("Israel released two prisoners.", "Release", "The Israeli company released a phone."),
        ("Rwandan troops captured the town.", "Occupation", "Rwandan candidates captured the majority."),
        ("Gunmen killed six Kenyans.", "Killing", "The earthquake killed six Kenyans."),
        ("Kenya met the Ugandan delegation.", "Meeting", "Kenya met the deadline and its goals."),
        (
            "Peru questioned Chile's motives.",
            "Criticism",
            "Peru's striker questioned the referee at halftime.",
        ),
    ],
)
def test_arguments_tell_an_act_from_an_everyday_sense(
    political: str, event: str, everyday: str, nlp: Language
) -> None:
    assert event in types(political, nlp)
    assert event not in types(everyday, nlp)


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Hackers from Serbia attacked Albanian servers.", "CyberAttack"),
        ("Iran attacked the American president's plan.", "Criticism"),
        ("North Korea fired a missile into the sea.", "WeaponsTest"),
        ("North Korea fired a missile at the South Korean island.", "Shelling"),
        ("Senegal seized a Spanish trawler.", "Seizure"),
        ("Sudan expelled thirteen aid agencies.", "MissionExpulsion"),
        ("Ethiopia expelled six Norwegian diplomats.", "DiplomaticExpulsion"),
    ],
)
def test_what_an_act_is_done_to_tells_its_kind(sentence: str, event: str, nlp: Language) -> None:
    assert event in types(sentence, nlp)
