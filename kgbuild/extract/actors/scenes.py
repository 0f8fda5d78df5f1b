"""Finds the places where a sentence has something happen: `in Samarra`, `west of Kabul`.

Where somebody comes from, goes to or speaks (`said in Brussels`) is no scene of what is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract.coreference.homes import CountryWord
from kgbuild.extract.syntax.tree import Node

LOCAL = frozenset(
    "in near outside inside around across off through throughout along within above over".split()
)
"""Prepositions of the place where something happens."""
LOCAL_WITH_NOUNS = frozenset({"at", "on"})
"""Such of places with a noun only: `at a base in`, `on the island of`; `fired at Israel` is no place."""
AWAY = frozenset({"from", "to", "into", "toward", "towards"})
PLACE_NOUNS = frozenset(
    "city town village province region district area part north south east west northeast northwest "
    "southeast southwest capital suburb outskirts county state island coast port valley "
    "territory strip side neighborhood neighbourhood country stronghold slum enclave bastion township zone "
    "area heartland peninsula countryside".split()
)
"""Nouns of places that lie in the country they are called after; `an Italian hospital` may lie anywhere."""
MIDDLES = frozenset({"center", "centre"})
"""Nouns of the middle of a place; `a U.S. detention center` may lie anywhere."""
BUILDINGS = MIDDLES | frozenset("camp prison hospital base airport mosque church school market".split())
ATTITUDES = frozenset(
    "protest oppose condemn criticize criticise denounce deplore discuss debate support back welcome reject "
    "oversee review mention end stop halt seek address resolve solve ease finance fund describe blame "
    "prevent block ban avert investigate probe join "
    "approve want demand".split()
)
"""Verbs of what one thinks of things, or does about them, wherever they are: `protest the war in Chad`."""
TOPICAL = frozenset("about over against for on to with".split())
REFUGES = frozenset({"exile", "asylum", "refuge"})
"""Nouns of what somebody has in a country that is not his own: `into exile in Zambia`."""
AFFAIRS = frozenset(
    "war conflict crisis situation policy presence involvement participation invasion occupation deployment "
    "election vote violence abuse detention issue dispute withdrawal pullout mission role operation "
    "bombing attack killing genocide intervention stability democracy peace reconstruction".split()
)
"""Nouns of what is spoken and thought about: `demonstrators against the war in Chad`."""
BORDERS = frozenset({"border", "frontier"})
"""Nouns between two countries, of which the one named is as often the other one."""
SPEAKING = frozenset(
    "say tell speak meet visit arrive talk travel fly return attend hold report interview announce "
    "write".split()
)
"""What is done on a journey, or by those who report."""
CROWDS = frozenset("rally demonstration protest march vigil riot funeral parade election referendum".split())
"""What people do, or have, where they live."""
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


def topic_of(node: Node) -> Node | None:
    """The noun of what is only thought or spoken of, outside whose phrase a place in it tells nothing."""
    for above in node.ancestors():
        if above.pos not in ("NOUN", "PROPN"):
            return None
        cases = {child.lower for child in above.children if child.dep == "case"}
        if above.relation == "obj" and above.head.lemma in ATTITUDES:
            return above
        if above.lemma in AFFAIRS and cases & TOPICAL:
            return above
    return None


def is_border(node: Node) -> bool:
    """Whether a country is only what another borders on: `near the border with Chad`, `bordering Chad`."""
    above = node.head
    if node.relation == "obj" and above.lemma == "border":
        return True
    return any(top.lemma in BORDERS for top in _upwards(node)) or (
        above.lemma in BORDERS and node.dep in ("nmod", "compound", "amod", "nmod:poss")
    )


def is_refuge(place: Node) -> bool:
    """Whether a place is where somebody has fled to, or was sent: `in exile in Zambia`."""
    if not place.left_edge or not any(c.dep == "case" and c.lower == "in" for c in place.children):
        return False
    return place.tree.nodes[place.left_edge - 1].lemma in REFUGES


def is_scene(node: Node, word: CountryWord) -> bool:
    """Whether a word that tells a country says where something happens."""
    for top in _upwards(node):
        cases = {child.lower for child in top.children if child.dep == "case"}
        if top.lemma in BORDERS:
            return False
        if not word.is_place and node.lemma not in PLACE_NOUNS:
            told = any(child.i < node.i and child.label in ("NORP", "GPE") for child in node.children)
            return told and "during" in cases  # "during the Rwandan genocide", not "fighting with Rwanda"
        if cases & LOCAL or (cases & LOCAL_WITH_NOUNS and top is not node):
            return _is_scene_of_news(top)
    return False


def _is_scene_of_news(place: Node) -> bool:
    """Whether a place is neither where a journey begins or ends nor where somebody only speaks."""
    if is_refuge(place):
        return False
    above = place.head
    while above.lemma in PLACE_NOUNS | BUILDINGS and above.relation in ("obl", "nmod"):
        if any(child.lower in AWAY for child in above.children):
            return False  # "arrived from a base in Japan"
        above = above.head
    direct = above
    if {direct.lemma, *(c.lemma for c in direct.children if c.relation == "obj")} & CROWDS:
        return True  # "held a rally in Oslo"
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
    # "In eastern Chad, the army said …", "Elsewhere, in …": all of it happens there
    before = place.tree.nodes[place.tree.sentences[place.sentence].begin : place.left_edge]
    return all(node.pos in ("ADV", "PUNCT", "CCONJ", "SPACE") for node in before)


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
