"""Says in which country a village, a house or a base lies that an act is aimed at, by where that happens.

A thing is no party, but what is struck lies somewhere: `Gunmen burned a village near Quetta`. Whose it is by
a possessor may be anybody's from anywhere, and is left to its own words.
"""

from __future__ import annotations

from collections.abc import Callable

from kgbuild.extract.actors.home_words import NEAR, NOBODYS_OWN
from kgbuild.extract.actors.story_countries import StoryCountries
from kgbuild.extract.syntax.tree import Node
from kgbuild.records import CountryBasis

SITES = "site"
"""The class of nouns for what lies where it is struck."""


def country_of_site(
    head: Node, story: StoryCountries, nearest: Callable[[Node], str | None]
) -> tuple[str, CountryBasis] | None:
    """The country of a site and what tells it, or None.

    Args:
        head: The noun of the site.
        story: Where the stories of its document play.
        nearest: Finds the country of the place that its sentence names nearest to a word.
    """
    if any(child.dep == "nmod:poss" or child.lower in NOBODYS_OWN for child in head.children):
        return None
    here = nearest(head)
    if here is not None:
        return here, CountryBasis.PLACE
    places = {code for number in story.topic(head.sentence)[:NEAR] for _, code in story.scenes(number)}
    return (places.pop(), CountryBasis.STORY) if len(places) == 1 else None
