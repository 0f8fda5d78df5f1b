"""Says in which country a party is at home whose own words do not tell: where it acts, or where its story is.

`Gunmen killed three people in Samarra`: Iraqis both, as far as anybody can tell. What others of their sort
were said to be just before counts first (`nine Danish hostages … two hostages`), then the nearest place of
the sentence, then the only country of the places that its story has named, then the only country that the
story is about at all. Who may come from anywhere (foreigners, peacekeepers, a delegation) is left as it
is, and so is everybody where two countries are as near. The country is all that a party gets by this, and
`country_basis` of its record says what told it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from kgbuild.extract.actors.home_words import (
    ABROAD,
    ANYWHERE,
    DEFENSE,
    DISTANT,
    ELSEWHERE_ARMED,
    FAR,
    FORCES,
    FROM_AFAR,
    GOVERNING,
    GOVERNS,
    HOME_AFFAIRS,
    LEADING,
    MEETING_PLACES,
    MODIFYING,
    NEAR,
    NOBODYS_OWN,
    OFFICERS,
    OPENING,
    OTHERS,
    OWN_FORCES,
    PARTIES_OF_USA,
    PEOPLES,
    PRIVATE,
    SAYING,
    SOLDIERS,
    STAYING,
    TELLING_OWN,
    UNPLACED,
    WHOLE,
    WORLDWIDE,
)
from kgbuild.extract.actors.residents import is_anothers, is_indefinite, is_known_elsewhere, is_one_of_many
from kgbuild.extract.actors.scenes import BORDERS, PLACE_NOUNS, TALKS, is_scene
from kgbuild.extract.actors.superiors import those_above
from kgbuild.extract.coreference import Coreference
from kgbuild.extract.coreference.homes import CountryWord
from kgbuild.extract.coreference.stories import stands_alone
from kgbuild.extract.syntax.ellipsis import is_bare_count, meant_again
from kgbuild.extract.syntax.tree import Node, Tree
from kgbuild.extract.syntax.tree_relations import first_conjunct
from kgbuild.lexicon.gazetteer_tables import STATE_SECTORS
from kgbuild.records import Actor, ActorKind, Affiliation, CountryBasis, Mention


class _Home(NamedTuple):
    country: str
    basis: CountryBasis


class HomeCountries:
    """Finds the home countries of the parties of one document.

    Args:
        tree: Its parse.
        coreference: Which of its words tell a country, and which sentences make a story.
    """

    def __init__(self, tree: Tree, coreference: Coreference) -> None:
        self._tree, self._coreference = tree, coreference
        self._homes: dict[str, _Home | None] = {}
        self._scenes: dict[int, list[tuple[Node, str]]] = {}
        self._topics: dict[int, list[int]] = {}
        self._turns: dict[int, bool] = {}

    def placed(self, mention: Mention) -> Mention:
        """The mention, its actor with the country where it is at home if anything tells it."""
        actor = mention.actor
        if actor.country is not None or actor.kind not in UNPLACED:
            return mention
        if actor.id not in self._homes:
            known = is_known_elsewhere(mention)
            head = self._tree.root(*self._tree.word_range(mention.head.begin, mention.head.end))
            self._homes[actor.id] = (self._of_stranger if known else self._home)(mention, head)
        home = self._homes[actor.id]
        if home is None:
            return mention
        affiliation = Affiliation.ACTS_FOR if actor.sector in STATE_SECTORS else Affiliation.NATIONAL
        return replace(
            mention,
            actor=replace(actor, country=home.country, affiliation=affiliation, country_basis=home.basis),
        )

    def _home(self, mention: Mention, head: Node) -> _Home | None:
        words = self._words_of(mention, head)
        shared = None if words & NOBODYS_OWN else self._shared_modifier(head)
        shared = shared or self._american_party(mention, head)
        if shared is not None:
            return _Home(shared, CountryBasis.MENTION)
        if not is_one_of_many(mention.actor, head):
            head = self._told_before(head) or head
            if not is_one_of_many(mention.actor, head):
                return None
        if words & PEOPLES and not words & (FROM_AFAR - PEOPLES):
            return _as_home(self._nearest_scene(head, own=True), CountryBasis.PLACE)
        if mention.actor.sector in ANYWHERE or words & FROM_AFAR or is_anothers(head):
            return None
        home = self._where_told(mention.actor, head, words)
        foes = home is not None and mention.actor.sector == "REB" and home.country in ELSEWHERE_ARMED
        return None if foes and head.lemma != "terrorist" else home

    def _words_of(self, mention: Mention, head: Node) -> set[str]:
        """The words of a party, with those of the noun that a bare count leaves unsaid."""
        begin, end = self._tree.word_range(mention.span.begin, mention.span.end)
        nodes = self._tree.nodes[begin:end]
        if is_bare_count(head):
            nodes = [*nodes, *(n for noun in islice(meant_again(head, None), 1) for n in noun.subtree())]
        words = {word for node in nodes for word in (node.lower, node.lemma)}
        if mention.actor.sector in ("GOV", "PTY"):
            words -= {"coalition"}  # "a coalition government" is the country's own
        if head.pos == "PRON":
            words |= set(mention.actor.name.lower().split())
        return words

    def _where_told(self, actor: Actor, head: Node, words: set[str]) -> _Home | None:
        """The country that the sort, the place or the story of those who may be at home there tells."""
        topic = self._topic(head.sentence)
        known = self._same_sort(head, topic[: NEAR + 1])
        if known is not None:
            return _Home(known, CountryBasis.MENTION)
        if actor.sector == "MIL" and not words & OWN_FORCES:
            # soldiers may be anybody's where two countries are named
            told = self._only_country(topic[:NEAR], actor) or self._of_those_telling(head)
            return _as_home(told, CountryBasis.STORY) or self._of_sector(actor, head)
        return self._of_superior(actor, head) or (
            _as_home(self._nearest_scene(head), CountryBasis.PLACE)
            or _as_home(self._of_story(head.sentence, actor, topic), CountryBasis.STORY)
            or self._of_sector(actor, head)
            or self._of_state(actor, head)
        )

    def _of_superior(self, actor: Actor, head: Node) -> _Home | None:
        """The country of the government or leader by whom officials and forces are told of, or what to do."""
        if actor.named or actor.sector not in STATE_SECTORS:
            return None
        above = {n.i for n in those_above(head) if not any(w.lower in NOBODYS_OWN for w in n.subtree())}
        codes = {
            word.code
            for word in self._words(head.sentence)
            if word.head in above and word.sector == "GOV" and word.code not in WORLDWIDE | ELSEWHERE_ARMED
        }
        return _as_home(codes.pop() if len(codes) == 1 else None, CountryBasis.MENTION)

    def _american_party(self, mention: Mention, head: Node) -> str | None:
        """`Republican senators` where the story names the United States."""
        begin, end = self._tree.word_range(mention.span.begin, mention.span.end)
        words = {node.text for node in self._tree.nodes[begin:end]}
        if not words & PARTIES_OF_USA or mention.actor.kind is ActorKind.ORGANIZATION:
            return None
        told = (word.code for number in self._whole_story(head) for word in self._words(number))
        return "USA" if "USA" in told else None

    def _told_before(self, head: Node) -> Node | None:
        """The noun by which somebody was told of first: `a tribal leader was shot …. The leader …`."""
        if not any(child.lower == "the" for child in head.children):
            return None
        for number in self._topic(head.sentence)[1 : NEAR + 1]:
            for node in self._tree.sentences[number].nodes:
                if (node.lemma, node.tag) == (head.lemma, head.tag) and is_indefinite(node):
                    return node
        return None

    def _of_those_telling(self, head: Node) -> str | None:
        """The country of an army or ministry that tells of losses: `the Polish army says a soldier died`."""
        known = any(child.lower == "the" for child in head.children)
        if known or first_conjunct(head).relation not in ("obj", "nsubj"):
            return None
        for verb in head.ancestors():
            if verb.lemma not in TELLING_OWN:
                continue
            tellers = [child for child in verb.children if child.relation == "nsubj"]
            armies = {t.i for t in tellers if any(w.lower in DEFENSE for w in t.subtree())}
            for word in self._words(head.sentence):
                if word.head in {t.i for t in tellers} and (word.sector == "MIL" or word.head in armies):
                    return word.code
            return None
        return None

    def _words(self, sentence: int) -> list[CountryWord]:
        """The words of a sentence that tell a country, but for seats of courts and bodies of the world."""
        nodes = self._tree.nodes
        return [
            word
            for word in self._coreference.country_words(sentence)
            if nodes[word.head].text not in MEETING_PLACES and not _is_one_of_places(nodes[word.head])
        ]

    def _of_sector(self, actor: Actor, head: Node) -> _Home | None:
        """The country of all of one sector in a story: `Israel's highest court … the justices`."""
        if actor.named or actor.sector in (None, "CVL") or head.lemma in OFFICERS or _is_further(head):
            return None
        told = [word for number in self._whole_story(head) for word in self._telling(number)]
        of_sort = [word for word in told if word.sector == actor.sector and word.head < head.i]
        codes = {word.code for word in of_sort} - WORLDWIDE
        if codes and actor.sector == "GOV":
            codes |= {word.code for word in told if self._tells_state(word)}  # officials act abroad, too
        return _as_home(codes.pop() if len(codes) == 1 else None, CountryBasis.MENTION)

    def _of_state(self, actor: Actor, head: Node) -> _Home | None:
        """The country of those who act in their own state where their story tells of only one.

        `A Kenyan court freed nine Somali men. The prosecutor …`: whom a state acts on may be of any country.
        """
        if actor.sector not in GOVERNS or (head.is_plural and head.lemma in LEADING) or _is_further(head):
            return None
        story = self._whole_story(head)
        words = [w for number in story for w in self._words(number) if self._tells_state(w)]
        codes = {word.code for word in words}
        abroad = all(_acts_anywhere(self._tree.nodes[word.head]) for word in words)
        if len(codes) != 1 or (abroad and actor.sector not in HOME_AFFAIRS):
            return None
        return _Home(codes.pop(), CountryBasis.STORY)

    def _tells_state(self, word: CountryWord) -> bool:
        """Whether a word tells of a state, its people or its land; no private person's origin does."""
        node = self._tree.nodes[word.head]
        if word.is_envoy or node.label == "NORP" or word.sector in PRIVATE or _is_distant(node):
            return False
        stranger = word.sector is None and node.label == "PERSON"
        return not (stranger and any(child.label == "NORP" for child in node.children))

    def _of_stranger(self, mention: Mention, head: Node) -> _Home | None:
        """The country of somebody with a full name whom nobody knows, where his story names only one.

        Visitors have names, too: what names the country must be of its people, not only of a place.
        """
        actor = mention.actor
        if actor.kind is not ActorKind.PERSON or actor.wikidata or actor.sector in ANYWHERE:
            return None
        if " " not in actor.name:
            return None
        story = self._whole_story(head)
        if self._is_placed_before(actor.name.split()[-1], story):
            return None
        words = (word for number in story for word in self._words(number))
        if all(word.is_place or self._tree.nodes[word.head].lemma in PLACE_NOUNS for word in words):
            return None
        return _as_home(self._only_country(story, actor), CountryBasis.STORY)

    def _is_placed_before(self, surname: str, story: Sequence[int]) -> bool:
        """Whether a country stands beside a name where its story gives it in full: `Thai envoy Ann Bee`."""
        words = (word for number in story for word in self._words(number))
        beside = (self._tree.nodes[word.head] for word in words if not word.is_place)
        return any(node.text == surname for head in beside for node in head.subtree())

    def _whole_story(self, head: Node) -> list[int]:
        """The sentence of a word and those before it in its story, nearest first."""
        return list(islice(self._coreference.story_until(head.sentence), WHOLE))

    def _shared_modifier(self, head: Node) -> str | None:
        """The country that stands once before several: `Iraqi Kurdish and Sunni negotiators`."""
        top = head
        while top.dep in ("conj", "amod", "compound") and top.head is not top:
            top = top.head
        if head.dep == "conj" and any(c.dep == "case" and c.lower == "between" for c in top.children):
            return None  # "clashes between French troops and rebels"
        words = self._words(head.sentence)
        begin = top.left_edge if words else 0
        codes = {
            word.code
            for word in words
            if begin <= word.head < head.i and _modifies(self._tree.nodes[word.head], top)
        }
        return codes.pop() if len(codes) == 1 else None

    def _same_sort(self, head: Node, sentences: Sequence[int]) -> str | None:
        """The country of those whom the same noun meant just before: `Syrian officials … more officials`."""
        if any(child.lower in ("another", "other") for child in head.children):
            return None
        definite = any(child.lower in ("the", "those", "these") for child in head.children)
        lemmas = SOLDIERS if head.lemma in SOLDIERS and definite else {head.lemma}
        for sentence in sentences:
            codes = {
                word.code
                for word in self._words(sentence)
                if word.head < head.i and not word.is_place and self._tree.nodes[word.head].lemma in lemmas
            }
            if codes:
                return codes.pop() if len(codes) == 1 else None
        return None

    def _nearest_scene(self, head: Node, *, own: bool = False) -> str | None:
        """The country of the place of a sentence, or of a phrase alone, that stands nearest in the tree."""
        found: dict[int, set[str]] = {}
        for node, code in self._scenes_in(head.sentence):
            if own and head not in node.ancestors():
                continue
            found.setdefault(_distance(head, node), set()).add(code)
        nearest = min(found, default=FAR + 1)
        return found[nearest].pop() if nearest <= FAR and len(found[nearest]) == 1 else None

    def _scenes_in(self, sentence: int) -> list[tuple[Node, str]]:
        if sentence not in self._scenes:
            words = self._words(sentence)
            told = [(self._tree.nodes[word.head], word) for word in words]
            self._scenes[sentence] = [(node, word.code) for node, word in told if is_scene(node, word)]
        return self._scenes[sentence]

    def _of_story(self, sentence: int, actor: Actor, topic: Sequence[int]) -> str | None:
        """The only country of the places that a story has named, or the only one that it names."""
        places = {code for number in topic[:FAR] for _, code in self._scenes_in(number)}
        if len(places) == 1:
            # "Chad's president said rebels …" tells of Chad's, wherever he said it
            here = [word for word in self._words(sentence) if word.code not in places]
            if not here or (actor.sector not in STATE_SECTORS and self._are_abroad(here)):
                return places.pop()
        whole = len(topic) <= FAR or self._is_turn(topic[-1])
        told = self._only_country(topic if whole else topic[:NEAR], actor, of_others=True)
        return told or self._of_those_staying(sentence)

    def _only_country(self, sentences: Sequence[int], actor: Actor, *, of_others: bool = False) -> str | None:
        """The one country that sentences tell of; asked of others, not only by those who act on them."""
        words = [word for number in sentences for word in self._telling(number)]
        if (
            actor.sector == "REB" and "terrorist" not in actor.name
        ):  # "U.S. and Iraqi troops killed insurgents"
            own = [word for word in words if word.code not in ELSEWHERE_ARMED]
            of_others, words = of_others and len(own) == len(words), own
        nodes = [self._tree.nodes[word.head] for word in words]
        if len({word.code for word in words}) != 1 or (of_others and all(map(_acts_anywhere, nodes))):
            return None
        return next((w.code for w in words if not _is_distant(self._tree.nodes[w.head])), None)

    def _of_those_staying(self, sentence: int) -> str | None:
        """The country of a sentence that names but one, and those of its people who act at home."""
        words = self._words(sentence)
        codes = {word.code for word in words}
        staying = any(self._tree.nodes[word.head].lemma in STAYING for word in words)
        return codes.pop() if len(codes) == 1 and staying else None

    def _are_abroad(self, words: Sequence[CountryWord]) -> bool:
        """Whether words tell a country only of its soldiers and officials, who may be elsewhere."""
        nodes = (self._tree.nodes[word.head] for word in words)
        return all(node.lemma in ABROAD or node.head.lemma in ABROAD for node in nodes)

    def _topic(self, sentence: int) -> list[int]:
        """A sentence and those before it that tell of the same countries, nearest first."""
        if sentence not in self._topics:
            found: list[int] = []
            for number in self._coreference.story_until(sentence):
                found.append(number)
                if len(found) > FAR or self._is_turn(number):
                    break
            self._topics[sentence] = found
        return self._topics[sentence]

    def _is_turn(self, sentence: int) -> bool:
        """Whether a sentence begins to tell of other countries, which those before it do not name."""
        if sentence not in self._turns:
            self._turns[sentence] = self._turns_elsewhere(sentence)
        return self._turns[sentence]

    def _turns_elsewhere(self, sentence: int) -> bool:
        own = self._tree.sentences[sentence]
        opening = [word for word in self._telling(sentence) if word.head < own.begin + OPENING]
        if all(self._tree.nodes[word.head].relation == "obj" for word in opening):
            return False
        before, behind = self._codes(sentence - 3, sentence), self._codes(sentence, sentence + 3)
        return not before & behind and stands_alone(own)

    def _codes(self, first: int, behind: int) -> set[str]:
        numbers = range(max(0, first), behind)
        return {word.code for number in numbers for word in self._words(number)}

    def _telling(self, sentence: int) -> list[CountryWord]:
        """The words of a sentence that tell what countries it is about: no envoy's is where he is sent."""
        return [word for word in self._words(sentence) if not word.is_envoy]


def _is_one_of_places(place: Node) -> bool:
    """Whether something happens in a continent beside a country: `in Europe and Russia, leaders said`."""
    first = first_conjunct(place)
    others = (child for child in first.children if child.dep == "conj")
    return any(node is not place and node.lower in NOBODYS_OWN for node in (first, *others))


def _is_further(head: Node) -> bool:
    return any(child.lower in OTHERS for child in head.children)


def _acts_anywhere(node: Node) -> bool:
    """Whether a country's word names its forces, or the state as who acts: `China sanctioned three firms`."""
    if {node.lemma, node.head.lemma} & FORCES:
        return True
    if node.is_plural and node.label and not any(child.lower == "the" for child in node.children):
        return False  # "Afghans vote": those who live there; "the Philippines" have the article
    actor = node.head if node.head.lemma in GOVERNING and node.dep in MODIFYING else node
    if actor is node and node.pos != "PROPN" and node.lemma not in GOVERNING:
        return False
    actor = first_conjunct(actor)
    return actor.relation == "nsubj" and actor.head.lemma not in SAYING


def _as_home(country: str | None, basis: CountryBasis) -> _Home | None:
    return _Home(country, basis) if country is not None else None


def _modifies(node: Node, top: Node) -> bool:
    """Whether a country's word stands before a phrase's head as one modifier, not as one of several."""
    if node.dep == "conj" or any(child.dep == "conj" for child in node.children):
        return False
    return node.head is top and node.dep in ("amod", "compound", "nmod:poss", "nmod:desc")


def _is_distant(node: Node) -> bool:
    """Whether a country is only where something leads to or comes from, or where some have met to talk."""
    if node.dep == "nmod" and node.head.lemma in TALKS:
        return True
    return node.lemma in BORDERS or any(
        child.dep == "case" and child.lower in DISTANT for child in node.children
    )


def _distance(one: Node, other: Node) -> int:
    """How many steps lie between two words of a tree."""
    above = {node.i: steps for steps, node in enumerate((one, *one.ancestors()))}
    for steps, node in enumerate((other, *other.ancestors())):
        if node.i in above:
            return steps + above[node.i]
    return len(above) + steps
