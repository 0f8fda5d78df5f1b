"""Whom an article names in passing: in its own words, and not beside them, above them or in other words."""

from __future__ import annotations

import random

import pytest
from spacy.language import Language

from kgbuild.extract.extraction import read
from kgbuild.read.boilerplate import load_rules
from kgbuild.read.corpus import article_of
from kgbuild.read.options import ReadOptions
from kgbuild.read.source import RawDocument
from kgbuild.records import Corpus, Reading, Span
from kgbuild.resolve import resolve

VISIT = (
    "Norway expelled two Russian diplomats on Friday. Former Chancellor Angela Merkel had warned of the "
    "step. The envoy of Estonia, a member of NATO, stayed away."
)


def reading_of(nlp: Language, text: str, id_: str = "a.txt") -> Reading:
    article = article_of(RawDocument(id_, text, id_), load_rules(), ReadOptions(english_only=False))
    return read(article, nlp(article.reading_text()))


def named_in(nlp: Language, text: str) -> list[str]:
    return [one.mention.actor.id for one in resolve([reading_of(nlp, text)]).mentioned]


def test_who_is_named_in_passing_is_mentioned_with_the_words_that_name_them(nlp: Language) -> None:
    named = {one.mention.actor.id: one.mention for one in resolve([reading_of(nlp, VISIT)]).mentioned}

    assert set(named) == {"person/angela-merkel", "country/EST", "org/nato"}
    assert named["person/angela-merkel"].actor.country == "DEU"
    assert "Angela Merkel" in named["person/angela-merkel"].span.text
    assert named["country/EST"].span == Span(VISIT.index("Estonia"), VISIT.index(", a member"), "Estonia")


def test_who_takes_part_is_not_told_again(nlp: Language) -> None:
    assert "country/NOR" not in named_in(nlp, VISIT)


def test_a_name_stands_once_however_often_it_is_named(nlp: Language) -> None:
    text = "Chancellor Angela Merkel of Germany likes bread. Merkel bakes it. Mrs. Merkel eats it in Germany."

    assert named_in(nlp, text) == ["person/angela-merkel", "country/DEU"]


@pytest.mark.parametrize(
    "text",
    [
        "The Estonian farmers sold their milk.",
        "The rain fell in Tallinn and on the Kremlin.",
        "He drove a Toyota Corolla to the lake.",
        "Jack said that the milk was sour.",
    ],
)
def test_peoples_towns_makes_and_first_names_name_nobody(nlp: Language, text: str) -> None:
    assert named_in(nlp, text) == []


def test_bodies_that_nobody_knows_are_known_by_what_they_are_called(nlp: Language) -> None:
    text = "Bread was baked for the Nordic Heritage Foundation, and on Monday Nordic Heritage ate it."

    assert named_in(nlp, text) == ["org/nordic-heritage-foundation"]


def test_what_stands_on_the_page_beside_the_article_names_nobody(nlp: Language) -> None:
    page = (
        "Norway lets two diplomats go\n\nBy Gerhard Schröder\n\nShare\n\nFacebook\n\nTwitter\n\n"
        "(Photo: Reuters/Angela Merkel)\n\n"
        "Norway expelled two Russian diplomats on Friday. The weather stayed fine, as in Estonia.\n\n"
        "Advertisement\n\n© 2015 Reuters. All rights reserved.\n"
    )

    assert named_in(nlp, page) == ["country/EST"]


def test_the_order_of_documents_plays_no_part(nlp: Language) -> None:
    texts = [
        VISIT,
        "Maria Keskinen of Fiji sings well. France expelled a diplomat of Iran.",
        "Maria Keskinen sings. Iran is far away, and so is Estonia.",
    ]
    readings = [reading_of(nlp, text, f"{i}.txt") for i, text in enumerate(texts)]

    def shuffled(seed: int) -> Corpus:
        return resolve(random.Random(seed).sample(readings, len(readings)))

    first = shuffled(0)
    assert all(shuffled(seed) == first for seed in range(1, 5))
    assert (
        len({one.mention.actor for one in first.mentioned if one.mention.actor.name == "Maria Keskinen"}) == 1
    )
