"""Where a text that holds several stories turns from one to the next."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given
from spacy.language import Language

from kgbuild.extract.coreference.stories import _borders, story_numbers
from kgbuild.extract.syntax.tree import Tree
from kgbuild.lexicon.gazetteer import load_gazetteer

CASTRO = (
    "Cuban President Raul Castro met Mr. Maduro in Havana. "
    "Mr. Castro said Cuba sent doctors to its South American ally. "
)
EGGS = (
    "Police in South Korea have arrested a man who sold rotten eggs on the Internet. "
    "Seoul police say Mr. Kim arranged the sale of the eggs. "
    "They seized forty crates of them on Tuesday. "
)
FERRY = (
    "A ferry has sunk off the coast of Tanzania, killing at least nine passengers. "
    "Officials said Monday the ferry was on its way to Zanzibar. "
    "Divers are still looking for survivors. "
)
BUDGET = (
    "Latvia's parliament has rejected the government's plan to cut pensions. "
    "Lawmakers said Thursday that the cuts would hurt the poorest pensioners. "
    "The prime minister says he will not resign. "
)


def stories(nlp: Language, text: str) -> list[int]:
    return story_numbers(Tree(nlp(text.strip())), load_gazetteer())


def test_titles_and_compass_points_do_not_join_two_stories(nlp: Language) -> None:
    assert stories(nlp, CASTRO + EGGS) == [0, 0, 1, 1, 1]


def test_news_in_brief_are_told_apart(nlp: Language) -> None:
    assert stories(nlp, FERRY + BUDGET + EGGS + CASTRO) == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3]


def test_an_article_is_one_story_though_it_names_several_countries(nlp: Language) -> None:
    article = (
        "Kenya has recalled its ambassador from Uganda in a row over fishing in Lake Victoria. "
        "Ugandan patrols had seized two Kenyan boats there last week. "
        "A spokesman of the Kenyan foreign ministry said the ambassador will not return before the boats do. "
        "Tanzania, which shares the lake with them, has offered to mediate. "
        "The three countries signed a treaty on the lake's fish in 1994. "
        "Fishermen on both shores say the catch has fallen by half since then."
    )
    assert stories(nlp, article) == [0] * 6


@given(st.lists(st.integers(-9, 9), max_size=40), st.sampled_from([0.0, 0.3]))
def test_no_border_is_drawn_where_nothing_speaks_for_one(scores: list[int], of_more: float) -> None:
    borders = _borders(scores, of_more)

    assert borders <= set(range(1, len(scores)))
    if of_more == 0:
        assert all(scores[border] >= 0 for border in borders)
