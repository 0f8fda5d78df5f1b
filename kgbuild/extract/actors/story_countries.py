"""Says which countries a story is about: where it plays, whom it tells of, and where it turns to others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from kgbuild.extract.actors.home_words import (
    ABROAD,
    DISTANT,
    ELSEWHERE_ARMED,
    FAR,
    FORCES,
    GOVERNING,
    MEETING,
    MEETING_PLACES,
    MODIFYING,
    NOBODYS_OWN,
    OPENING,
    PRIVATE,
    REPORTING,
    SAYING,
    SEAT_TOWNS,
    STAYING,
    WHOLE,
    WORLD_COURTS,
    WORLDWIDE,
)
from kgbuild.extract.actors.scenes import BORDERS, TALKS, is_border, is_refuge, is_scene
from kgbuild.extract.coreference import Coreference
from kgbuild.extract.coreference.homes import CountryWord
from kgbuild.extract.coreference.story_signs import stands_alone
from kgbuild.extract.syntax.tree import Node, Tree
from kgbuild.extract.syntax.tree_relations import first_conjunct
from kgbuild.records import Actor

NEARER, LEAST_WEIGHT = 0.75, 2.0
"""By how much each sentence between them tells less of one, and what all must come to."""
SCENE, STATED, ABROAD_WEIGHT, ASIDE = 3.0, 2.0, 0.7, 0.3
"""What a place, a body that acts at home, people who may be abroad, and reporters and borders weigh."""
LEAST_SHARES = {
    **dict.fromkeys(("COP", "JUD", "LEG", "REB", "UAF", "CRM", "OPP", "PTY", "CVL", "MIL"), 0.75),
    "GOV": 0.85,
}
"""By sector: what share of all one country must have; soldiers and others have to be told of otherwise."""
LED = LEAST_SHARES.keys() | {"LAB", "REL", "HLH", "AGR", "MED", "EDU"}
"""Sectors of those who are at home where their story is, if nothing tells of elsewhere."""
OF_WORLD = (NOBODYS_OWN | {"peacekeeper", "peacekeeping", "overseas", "abroad"}) - {"union"}
LEADING_SHARE, LEAST_OF_ONE, LEAST_OF_SEVERAL = 0.65, 0.5, 1.0
"""What share of all the country must have that leads, and what it must come to, alone and among others."""
STAYING_SECTORS = frozenset({"COP", "JUD", "LEG"})


class StoryCountries:
    """The countries of the stories of one document.

    Args:
        tree: Its parse.
        coreference: Which of its words tell a country, and which sentences make a story.
    """

    def __init__(self, tree: Tree, coreference: Coreference) -> None:
        self._tree, self._coreference = tree, coreference
        self._scenes: dict[int, list[tuple[Node, str]]] = {}
        self._topics: dict[int, list[int]] = {}
        self._turns: dict[int, bool] = {}

    def words(self, sentence: int) -> list[CountryWord]:
        """The words of a sentence that tell a country, but for seats of courts and bodies of the world."""
        nodes = self._tree.nodes
        return [
            word
            for word in self._coreference.country_words(sentence)
            if nodes[word.head].text not in MEETING_PLACES and not _is_one_of_places(nodes[word.head])
        ]

    def scenes(self, sentence: int) -> list[tuple[Node, str]]:
        """The places of a sentence where something happens, with their countries."""
        if sentence not in self._scenes:
            words = [*self.words(sentence), *self._grounds(sentence)]
            told = [(self._tree.nodes[word.head], word) for word in words]
            self._scenes[sentence] = [(node, word.code) for node, word in told if is_scene(node, word)]
        return self._scenes[sentence]

    def _grounds(self, sentence: int) -> list[CountryWord]:
        """Each `the country` of a sentence that its story may play in: forces abroad tell none."""
        grounds = self._coreference.grounds(sentence)
        lands = {
            word.code
            for number in (self.whole(sentence) if grounds else ())
            for word in self.words(number)
            if not {(node := self._tree.nodes[word.head]).lemma, node.head.lemma} & ABROAD
        }
        return [word for word in grounds if word.code in lands]

    def only_country(self, sentences: Sequence[int], actor: Actor, *, of_others: bool = False) -> str | None:
        """The one country that sentences tell of; asked of others, not only by those who act on them."""
        words = [word for number in sentences for word in self.telling(number)]
        if (
            actor.sector == "REB" and "terrorist" not in actor.name
        ):  # "U.S. and Iraqi troops killed insurgents"
            own = [word for word in words if word.code not in ELSEWHERE_ARMED]
            of_others, words = of_others and len(own) == len(words), own
        nodes = [self._tree.nodes[word.head] for word in words]
        if len({word.code for word in words}) != 1 or (of_others and all(map(acts_anywhere, nodes))):
            return None
        if actor.sector in MEETING and all(node.text in SEAT_TOWNS for node in nodes):
            return None
        return next((w.code for w in words if not _is_distant(self._tree.nodes[w.head])), None)

    def main_country(self, sentence: int, actor: Actor) -> str | None:
        """The country of which a story tells by far the most, where it names several.

        A place where something happens tells most, and so do a police and courts; forces, private people,
        and where something comes from or leads to tell less; the nearer a sentence, the more.
        """
        least = LEAST_SHARES.get(actor.sector or "")
        weights = self._weights(sentence, actor) if least is not None else {}
        if least is None or sum(weights.values()) < LEAST_WEIGHT:
            return None
        if actor.sector == "JUD" and any(self._is_before_world_court(n) for n in self.topic(sentence)):
            return None
        code = max(weights, key=lambda country: (weights[country], country))
        if actor.sector in MEETING and self.is_only_seat(code, self.topic(sentence)):
            return None
        return code if weights[code] >= least * sum(weights.values()) else None

    def leading_country(self, sentence: int, actor: Actor) -> str | None:
        """The country that a story tells most of, where the sentence names no other and nobody of the world.

        Whom the troops of a state strike that is at war elsewhere are of that other country.
        """
        here = self.telling(sentence)
        if actor.sector not in LED or any(
            {node.lower, node.lemma} & OF_WORLD for node in self._tree.sentences[sentence].nodes
        ):
            return None
        if actor.sector == "JUD" and any(self._is_before_world_court(n) for n in self.topic(sentence)):
            return None
        weights = self._weights(sentence, actor)
        code = max(weights, key=lambda country: (weights[country], country), default=None)
        if code is None or any(word.code != code or _is_at_war(word) for word in here):
            return None
        if self.is_only_seat(code, self.topic(sentence)):
            return None
        enough = weights[code] >= (LEAST_OF_ONE if len(weights) == 1 else LEAST_OF_SEVERAL)
        return code if enough and weights[code] >= LEADING_SHARE * sum(weights.values()) else None

    def _weights(self, sentence: int, actor: Actor) -> dict[str, float]:
        """How much a story tells of each country."""
        weights: dict[str, float] = {}
        for near, number in enumerate(self.topic(sentence)):
            scenes = {node.i for node, _ in self.scenes(number)}
            for word in self.telling(number):
                if word.code in WORLDWIDE or (actor.sector == "REB" and word.code in ELSEWHERE_ARMED):
                    continue
                weight = NEARER**near * (SCENE if word.head in scenes else self._weight(word))
                weights[word.code] = weights.get(word.code, 0.0) + weight
        return weights

    def is_only_seat(self, code: str, sentences: Sequence[int]) -> bool:
        """Whether nothing tells a country but a town where many countries meet."""
        told = (word for number in sentences for word in self.telling(number) if word.code == code)
        return all(self._tree.nodes[word.head].text in SEAT_TOWNS for word in told)

    def grounds_of(self, sentence: int) -> set[str]:
        """The countries whose places a sentence names, but for what acts, and where something leads to."""
        places = (
            (word.code, self._tree.nodes[word.head]) for word in self.telling(sentence) if word.is_place
        )
        return {c for c, node in places if node.relation not in ("nsubj", "obj") and not _is_distant(node)}

    def _is_before_world_court(self, sentence: int) -> bool:
        return any(node.lower in WORLD_COURTS for node in self._tree.sentences[sentence].nodes)

    def _weight(self, word: CountryWord) -> float:
        node = self._tree.nodes[word.head]
        nouns = {node.lemma, node.head.lemma}
        if _is_distant(node) or word.sector == "MED":
            return ASIDE
        if nouns & STAYING or word.sector in STAYING_SECTORS:
            return STATED
        return ABROAD_WEIGHT if nouns & ABROAD or word.sector in PRIVATE or node.label == "NORP" else 1.0

    def topic(self, sentence: int) -> list[int]:
        """A sentence and those before it that tell of the same countries, nearest first."""
        if sentence not in self._topics:
            found: list[int] = []
            for number in self._coreference.story_until(sentence):
                found.append(number)
                if len(found) > FAR or self.is_turn(number):
                    break
            self._topics[sentence] = found
        return self._topics[sentence]

    def is_turn(self, sentence: int) -> bool:
        """Whether a sentence begins to tell of other countries, which those before it do not name."""
        if sentence not in self._turns:
            self._turns[sentence] = self._turns_elsewhere(sentence)
        return self._turns[sentence]

    def _turns_elsewhere(self, sentence: int) -> bool:
        own = self._tree.sentences[sentence]
        opening = [word for word in self.telling(sentence) if word.head < own.begin + OPENING]
        if all(self._tree.nodes[word.head].relation == "obj" for word in opening):
            return False
        before, behind = self._codes(sentence - 3, sentence), self._codes(sentence, sentence + 3)
        return not before & behind and stands_alone(own)

    def _codes(self, first: int, behind: int) -> set[str]:
        numbers = range(max(0, first), behind)
        return {word.code for number in numbers for word in self.words(number)}

    def telling(self, sentence: int) -> list[CountryWord]:
        """The words of a sentence that tell what countries it is about: no envoy's is where he is sent."""
        nodes = self._tree.nodes
        words = [w for w in self.words(sentence) if not w.is_envoy and not is_border(nodes[w.head])]
        words = [w for w in words if w.sector != "REB" or nodes[w.head].label != "PERSON"]
        # "The New York Times reports" from anywhere
        words = [w for w in words if w.sector != "MED" or w.code not in REPORTING or not nodes[w.head].label]
        # "British and U.S. news reports say"
        return [w for w in words if w.code not in REPORTING or not is_report(nodes[w.head])]

    def whole(self, sentence: int) -> list[int]:
        """The sentence and those before it in its story, nearest first."""
        return list(islice(self._coreference.story_until(sentence), WHOLE))

    def peoples(self, sentence: int) -> list[CountryWord]:
        """The words of a sentence that name a people, of whose state it tells: `urged Ethiopians`."""
        nodes = self._tree.nodes
        return [
            w
            for w in self.words(sentence)
            if (nodes[w.head].label == "NORP" and nodes[w.head].tag in ("NNS", "NNPS"))
            or (nodes[w.head].lemma == "people" and any(c.lower == "the" for c in nodes[w.head].children))
        ]

    def tells_state(self, word: CountryWord) -> bool:
        """Whether a word tells of a state, its people or its land; no private person's origin does."""
        node = self._tree.nodes[word.head]
        if word.is_envoy or node.label == "NORP" or word.sector in PRIVATE or _is_distant(node):
            return False
        stranger = word.sector is None and node.label == "PERSON"
        return not (stranger and any(child.label == "NORP" for child in node.children))


def is_report(node: Node) -> bool:
    """Whether a nationality is only that of those who report: `U.S. news reports`."""
    noun = first_conjunct(node)
    noun = noun if noun.lemma == "report" else noun.head
    before = [child.lower for child in noun.children if child.i < noun.i]
    return noun.lemma == "report" and ("news" in before or "media" in before)


def _is_at_war(word: CountryWord) -> bool:
    return word.sector == "MIL" and word.code in ELSEWHERE_ARMED


def _is_one_of_places(place: Node) -> bool:
    """Whether something happens in a continent beside a country: `in Europe and Russia, leaders said`."""
    first = first_conjunct(place)
    others = (child for child in first.children if child.dep == "conj")
    return any(node is not place and node.lower in NOBODYS_OWN for node in (first, *others))


def acts_anywhere(node: Node) -> bool:
    """Whether a country's word names its forces, or the state as who acts: `China sanctioned three firms`."""
    if {node.lemma, node.head.lemma} & FORCES:
        return True
    if node.is_plural and node.label and not any(child.lower == "the" for child in node.children):
        return False  # "Afghans vote": those who live there; "the Philippines" have the article
    actor = node.head if node.head.lemma in GOVERNING and node.dep in MODIFYING else node
    if actor is node and node.pos != "PROPN" and node.lemma not in GOVERNING:
        return False
    actor = first_conjunct(actor)
    return actor.dep == "nsubj" and actor.head.lemma not in SAYING


def _is_distant(node: Node) -> bool:
    """Whether a country is only where something leads to or comes from, or where some have met to talk."""
    if is_refuge(node) or (node.dep == "nmod" and node.head.lemma in TALKS):
        return True
    return node.lemma in BORDERS or any(
        child.dep == "case" and child.lower in DISTANT for child in node.children
    )
