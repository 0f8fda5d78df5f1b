"""Finds where a text that holds several stories, as news in brief does, turns from one to the next.

Each sentence has odds that it begins a story (see `story_signs`). Of all ways to cut a text that one is taken
whose first sentences are the likeliest together; two borders next to each other stand against each other,
as a story has hardly one sentence. Where a text is found to be news in brief, longer stories are unlikelier,
and a border is seen by less. What is only known from one story is not meant in the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.coreference.story_signs import odds
from kgbuild.extract.syntax.tree import Tree
from kgbuild.lexicon.gazetteer import Gazetteer

LEAST = -4.0
"""Odds below which no sentence is taken for the first one of a story."""
OF_ONE, OF_TWO = 4.0, 1.5
"""What counts against a story of one or two sentences between two others."""
USUAL, OF_MORE = 8, 0.3
"""Sentences of a story of news in brief, and what counts against it for each more."""
MANY_STORIES, SHORT_STORY = 4, 10
"""How many stories news in brief have at least, and of how many sentences; a long text turns less often."""


def story_numbers(tree: Tree, gazetteer: Gazetteer) -> list[int]:
    """For each sentence the number of the story that it belongs to, from 0.

    Args:
        tree: The document.
        gazetteer: Knows countries and their demonyms.
    """
    scores = odds(tree, gazetteer)
    borders = _borders(scores, 0.0)
    if are_in_brief(len(borders) + 1, len(scores)):
        borders = _borders(scores, OF_MORE)
    numbers: list[int] = []
    for number in range(len(scores)):
        numbers.append((numbers[-1] if numbers else 0) + (number in borders))
    return numbers


def are_in_brief(stories: int, sentences: int) -> bool:
    """Whether a text of so many stories and sentences is news in brief."""
    return stories >= MANY_STORIES and sentences <= stories * SHORT_STORY


def _borders(scores: Sequence[float], of_more: float) -> set[int]:
    """The first sentences of the stories but for the first one's, by dynamic programming.

    Args:
        scores: For each sentence the logarithm of the odds that it begins a story.
        of_more: What counts against each sentence of a story above the usual length.
    """
    places = [0, *(i for i in range(1, len(scores)) if scores[i] >= LEAST), len(scores)]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(places)):
        gain = scores[places[end]] if end < len(places) - 1 else 0.0
        best.append(
            max(
                (best[begin][0] + gain - _against(places, begin, end, of_more), begin) for begin in range(end)
            )
        )
    borders: set[int] = set()
    last = best[-1][1]
    while last > 0:
        borders.add(places[last])
        last = best[last][1]
    return borders


def _against(places: Sequence[int], begin: int, end: int, of_more: float) -> float:
    """What counts against a story between two places; the text's first and last one may be cut off."""
    length = places[end] - places[begin]
    if begin > 0 and end < len(places) - 1 and length <= 2:
        return OF_ONE if length == 1 else OF_TWO
    return of_more * max(0, length - USUAL)
