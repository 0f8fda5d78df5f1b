"""Finds the places where a sentence has something happen: `in Samarra`, `west of Kabul`.

Where somebody comes from, goes to or speaks (`said in Brussels`) is no scene of what is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract.coreference.homes import CountryWord
from kgbuild.extract.syntax.tree import Node

LOCAL = frozenset(
    "in near outside inside around across off throughout along within above over between".split()
)
"""Prepositions of the place where something happens."""
LOCAL_WITH_NOUNS = frozenset({"at", "on"})
"""Such of places with a noun only: `at a base in`, `on the island of`; `fired at Israel` is no place."""
AWAY = frozenset({"from", "to", "into", "toward", "towards"})
PLACE_NOUNS = frozenset(
    "city town village province region district area part north south east west northeast northwest "
    "southeast southwest capital suburb outskirts county state island coast port valley "
    "territory strip side neighborhood neighbourhood country".split()
)
"""Nouns of places that lie in the country they are called after; `an Italian hospital` may lie anywhere."""
MIDDLES = frozenset({"center", "centre"})
"""Nouns of the middle of a place; `a U.S. detention center` may lie anywhere."""
BUILDINGS = MIDDLES | frozenset("camp prison hospital base airport mosque church school market".split())
BORDERS = frozenset({"border", "frontier"})
"""Nouns between two countries, of which the one named is as often the other one."""
SPEAKING = frozenset(
    "say tell speak meet visit arrive talk travel fly return attend hold report interview announce "
    "write".split()
)
"""What is done on a journey, or by those who report."""
TALKS = frozenset(
    "talk meeting conference summit session speech address interview negotiation visit trip statement "
    "gathering forum".split()
)
"""Events that those who take part in them have come to from elsewhere."""
LOCALS = frozenset(
    "police policeman authority resident witness villager doctor hospital militant rebel insurgent "
    "guerrilla gunman kidnapper force soldier troop marine protester".split()
)
"""Those who tell of what happens where they are."""
CAPTIVES = frozenset("hostage captive prisoner detainee inmate suspect militant worker soldier".split())


def is_scene(node: Node, word: CountryWord) -> bool:
    """Whether a word that tells a country says where something happens."""
    for top in _upwards(node):
        cases = {child.lower for child in top.children if child.dep == "case"}
        if top.lemma in BORDERS:
            return False
        if not word.is_place and node.lemma not in PLACE_NOUNS:
            return "during" in cases  # "during the Rwandan genocide"
        if cases & LOCAL or (cases & LOCAL_WITH_NOUNS and top is not node):
            return _is_scene_of_news(top)
    return False


def _is_scene_of_news(place: Node) -> bool:
    """Whether a place is neither where a journey begins or ends nor where somebody only speaks."""
    above = place.head
    while above.lemma in PLACE_NOUNS | BUILDINGS and above.relation in ("obl", "nmod"):
        if any(child.lower in AWAY for child in above.children):
            return False  # "arrived from a base in Japan"
        above = above.head
    direct = above
    if direct.lemma in TALKS:
        return False  # "after two days of talks in Geneva"
    if direct.lemma == "hold" and direct.dep == "acl" and direct.head.lemma in CAPTIVES:
        return True  # "hostages held in Yemen"
    while above.pos in ("NOUN", "PROPN") and above.head is not above:
        above = above.head  # "said at a meeting in Vienna"
    if above.pos != "VERB" or above.lemma not in SPEAKING:
        return True
    if above is not direct:
        # "Police in Oslo say": they tell of what they have to do with; "officials in Washington say" may not
        return direct.relation == "nsubj" and direct.lemma in LOCALS
    begin = place.tree.sentences[place.sentence].begin
    return place.left_edge == begin  # "In eastern Chad, the army said …": all of it happens there


def _upwards(node: Node) -> Iterator[Node]:
    """A place's name, and the nouns of places above it: `Kirkuk`, `city`, `north`."""
    yield node
    while node.head is not node and (
        node.dep in ("flat", "appos", "conj")
        or node.head.lemma in PLACE_NOUNS | BORDERS
        or (node.head.lemma in MIDDLES and node.head.i < node.i)
    ):
        node = node.head
        yield node
