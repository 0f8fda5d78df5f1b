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

from kgbuild.extract.actors.bonds import (
    BONDS,
    RULING,
    Bond,
    armies_telling,
    is_army,
    is_harmed,
    is_nobodys_own,
    is_part_of,
    owner,
)
from kgbuild.extract.actors.forces import Forces
from kgbuild.extract.actors.home_words import (
    ABROAD,
    ACTIVISTS,
    ANYWHERE,
    CLERGY,
    ELSEWHERE_ARMED,
    FAR,
    FIGHTERS,
    FROM_AFAR,
    GOVERNS,
    HOME_AFFAIRS,
    JAILED,
    LEADING,
    LOCAL_OFFICES,
    MARINES,
    MEETING,
    NEAR,
    NOBODYS_OWN,
    OFFICERS,
    OWN_FORCES,
    OWNERS,
    OWNING,
    PARTIES_OF_USA,
    PEOPLES,
    PRIVATE,
    SEAT_TOWNS,
    SECTS,
    SOLDIERS,
    STAYING,
    UNPLACED,
    UNREAL,
    UNTOLD_BODIES,
    VISITORS,
    WORLDWIDE,
)
from kgbuild.extract.actors.residents import (
    are_anybodys,
    are_of_alliance,
    are_of_world,
    is_anothers,
    is_further,
    is_in_clause,
    is_in_place,
    is_indefinite,
    is_known_body,
    is_known_elsewhere,
    is_one_of_many,
    is_shared,
    is_target,
    may_be_elsewhere,
    meets_there,
)
from kgbuild.extract.actors.scenes import PLACE_NOUNS, topic_of
from kgbuild.extract.actors.sites import country_of_site
from kgbuild.extract.actors.story_countries import StoryCountries, acts_anywhere
from kgbuild.extract.coreference import Coreference
from kgbuild.extract.coreference.homes import CountryWord
from kgbuild.extract.syntax.ellipsis import is_bare_count, meant_again
from kgbuild.extract.syntax.tree import Node, Tree
from kgbuild.extract.syntax.tree_relations import distance, first_conjunct
from kgbuild.lexicon.gazetteer_tables import STATE_SECTORS
from kgbuild.lexicon.noun_classes import Nouns
from kgbuild.lexicon.noun_words import COURT_TOWNS
from kgbuild.records import Actor, ActorKind, Affiliation, CountryBasis, Mention


class _Home(NamedTuple):
    country: str
    basis: CountryBasis


class HomeCountries:
    """Finds the home countries of the parties of one document.

    Args:
        tree: Its parse.
        coreference: Which of its words tell a country, and which sentences make a story.
        sites: Nouns for what lies somewhere: villages and houses.
    """

    def __init__(self, tree: Tree, coreference: Coreference, sites: Nouns) -> None:
        self._tree, self._coreference, self._sites = tree, coreference, sites
        self._homes: dict[str, _Home | None] = {}
        self._story, self._forces = StoryCountries(tree, coreference), Forces(tree, coreference)

    def placed(self, mention: Mention) -> Mention:
        """The mention, its actor with the country where it is at home if anything tells it."""
        mention = self._forces.told(mention)
        actor = mention.actor
        if actor.country is None and actor.kind is ActorKind.THING:
            mention = self._located(mention)
            actor = mention.actor
        if actor.country is not None or (actor.kind not in UNPLACED and not actor.sector):
            return mention
        if actor.id not in self._homes:
            known = is_known_elsewhere(mention)
            head = self._tree.root(*self._tree.word_range(mention.head.begin, mention.head.end))
            self._homes[actor.id] = (self._of_stranger if known else self._home)(mention, head)
            if self._homes[actor.id] is None and not actor.named:
                self._homes[actor.id] = self._of_antecedent(mention, head)
        home = self._homes[actor.id]
        if home is None:
            return mention
        affiliation = Affiliation.ACTS_FOR if actor.sector in STATE_SECTORS else Affiliation.NATIONAL
        return replace(
            mention,
            actor=replace(actor, country=home.country, affiliation=affiliation, country_basis=home.basis),
        )

    def _located(self, site: Mention) -> Mention:
        """A village or a building with the country where it lies."""
        head = self._tree.root(*self._tree.word_range(site.head.begin, site.head.end))
        told = country_of_site(head, self._story, self._nearest_scene) if head.lemma in self._sites else None
        if told is None:
            return site
        country, basis = told
        located = replace(site.actor, country=country, affiliation=Affiliation.LOCATED, country_basis=basis)
        return replace(site, actor=located)

    def _of_antecedent(self, mention: Mention, head: Node) -> _Home | None:
        """The country where those are at home whom a phrase takes up: `Gunmen in Chad …. The captors …`."""
        span = self._coreference.antecedent(head.i)
        if span is None or (whose := self._tree.root(*span)).i > head.i or whose.label:
            return None
        words = replace(
            mention.span, begin=self._tree.nodes[span[0]].begin, end=self._tree.nodes[span[1] - 1].end
        )
        return self._home(replace(mention, span=words), whose)

    def _home(self, mention: Mention, head: Node) -> _Home | None:
        words = self._words_of(mention, head)
        shared = None if words & NOBODYS_OWN else self._shared_modifier(head)
        shared = shared or self._of_one_country(mention, head)
        if shared is not None:
            return _Home(shared, CountryBasis.MENTION)
        if not is_one_of_many(mention.actor, head):
            head = self._told_before(head) or head
            if not is_one_of_many(mention.actor, head):
                return None
        if head.lower == "peoples":
            return None
        if words & PEOPLES and not words & (FROM_AFAR - PEOPLES):
            fight = mention.actor.sector in FIGHTERS
            home = _as_home(self._nearest_scene(head, own=not fight), CountryBasis.PLACE)
            if home is not None or not fight:
                return home
            words -= PEOPLES  # "Kurdish rebels" fight where their story plays
        owned = self._of_owner(head) if not words & NOBODYS_OWN else None
        if owned is not None:
            return owned
        of_world = mention.actor.sector == "JUD" and not words.isdisjoint(COURT_TOWNS)
        if of_world or mention.actor.sector in ANYWHERE or words & FROM_AFAR:
            return None
        if is_anothers(head, owned=mention.actor.sector != "MIL" and self._is_of_local(head)):
            return None
        if is_known_body(mention.actor, head):
            return None
        home = self._where_told(mention.actor, head, words) or self._of_same_noun(head)
        if head.lemma == "pirate" and home is not None and home.basis is CountryBasis.STORY:
            # at home on a coast, whoever tells of them
            topic = self._story.topic(head.sentence)
            home = home if any(c == home.country for n in topic for _, c in self._story.scenes(n)) else None
        others = (mention.actor.sector == "REB" and head.lemma != "terrorist") or head.lemma in JAILED
        return None if others and home is not None and home.country in ELSEWHERE_ARMED else home

    def _words_of(self, mention: Mention, head: Node) -> set[str]:
        """The words of a party, with those of the noun that a bare count leaves unsaid."""
        begin, end = self._tree.word_range(mention.span.begin, mention.span.end)
        nodes = [
            n for n in self._tree.nodes[begin:end] if not (is_in_clause(n, head) or is_in_place(n, head))
        ]
        if is_bare_count(head):
            nodes = [*nodes, *(n for noun in islice(meant_again(head, None), 1) for n in noun.subtree())]
        words = {word for node in nodes for word in (node.lower, node.lemma)}
        if mention.actor.sector in ("GOV", "PTY"):
            words -= {"coalition"}  # "a coalition government" is the country's own
            words -= {"regional"} if words & LOCAL_OFFICES else set()
        if mention.actor.sector == "LAB":
            words -= {"union"}
        if words & ACTIVISTS:
            words -= {"rights"}  # "a rights activist" lives where he is active, a rights group may not
        if head.pos == "PRON":
            words |= set(mention.actor.name.lower().split())
        if head.lemma in CLERGY:
            words -= {"catholic"}
        if words & SECTS:
            words -= {"arab"}  # "Sunni Arabs" are some of those of a country
        return words

    def _where_told(self, actor: Actor, head: Node, words: set[str]) -> _Home | None:
        """The country that the sort, the place or the story of those who may be at home there tells."""
        topic = self._story.topic(head.sentence)
        if actor.sector in GOVERNS and are_of_world(head, topic[:NEAR]):
            return None
        struck = self._of_bond(actor, head, BONDS[:2])
        if struck is not None:
            return struck
        known = self._same_sort(head, topic[: NEAR + 1])
        if known is not None:
            here = self._nearest_scene(head) if actor.sector in GOVERNS | FIGHTERS else None
            if here is not None and here != known and not self._same_sort(head, topic[:1]):
                return _Home(here, CountryBasis.PLACE)  # "Iraqi rebels …. In Chad, rebels …"
            return _Home(known, CountryBasis.MENTION)
        if actor.sector == "MIL" and not words & OWN_FORCES:
            # soldiers may be anybody's where two countries are named
            if are_of_alliance(head, topic[:NEAR]) or head.text in MARINES:
                return None
            near = topic[:NEAR] if any(map(self._story.telling, topic[:NEAR])) else topic
            told = self._of_army(head) or self._story.only_country(near, actor)
            return _as_home(told, CountryBasis.STORY) or self._of_sector(actor, head)
        bound = self._of_bond(actor, head)
        if bound is not None or are_anybodys(actor, head):
            return bound
        return (
            _as_home(self._nearest_scene(head, office=actor.sector in MEETING), CountryBasis.PLACE)
            or _as_home(self._of_story(head, actor, topic), CountryBasis.STORY)
            or self._of_sector(actor, head)
            or self._of_state(actor, head)
            or self._of_main(actor, head)
        )

    def _of_bond(self, actor: Actor, head: Node, bonds: Sequence[Bond] = BONDS) -> _Home | None:
        """The country of somebody to whom the sentence binds those whom it does not place."""
        if actor.named:
            return None
        for bond in bonds:
            others = bond.others(head) if actor.sector in bond.sectors else ()
            codes = {
                word.code
                for word in self._story.words(head.sentence)
                if others and word.sector in bond.tellers and not word.is_envoy
                for other in others
                if is_part_of(self._tree.nodes[word.head], other) and not is_nobodys_own(other)
            }
            if len(codes) == 1 and not codes & (WORLDWIDE | bond.excepted):
                return _Home(codes.pop(), CountryBasis.MENTION)
        return None

    def _is_of_local(self, head: Node) -> bool:
        """Whether whose somebody is has no name, and is at home where he is: `a cleric … his guards`."""
        pronoun = owner(head)
        span = self._coreference.antecedent(pronoun.i) if pronoun is not None else None
        whose = self._tree.root(*span) if span is not None else None
        return whose is not None and not whose.label and whose.lemma not in UNTOLD_BODIES

    def _of_owner(self, head: Node) -> _Home | None:
        """The country of the person or state whose somebody is: `his cabinet`, `two of its soldiers`."""
        pronoun = owner(head)
        span = self._coreference.antecedent(pronoun.i) if pronoun is not None else None
        if span is None:
            return None
        whose = self._tree.root(*span)
        codes = {
            word.code
            for word in self._story.words(whose.sentence)
            if is_part_of(self._tree.nodes[word.head], whose) and (word.sector in RULING or not word.sector)
        }
        somebody = whose.label in OWNERS or whose.lemma in OWNING
        return _as_home(codes.pop() if somebody and len(codes) == 1 else None, CountryBasis.MENTION)

    def _of_one_country(self, mention: Mention, head: Node) -> str | None:
        """Those whom news calls so of one country, if the story names it: `Republican senators`."""
        begin, end = self._tree.word_range(mention.span.begin, mention.span.end)
        words = {word for node in self._tree.nodes[begin:end] for word in (node.text, node.lemma)}
        named = mention.actor.kind is ActorKind.ORGANIZATION or mention.actor.sector not in (None, "CVL")
        country = "ISR" if "settler" in words and not named else None
        if words & (PARTIES_OF_USA | MARINES) and mention.actor.kind is not ActorKind.ORGANIZATION:
            country = "USA"
        story = self._story.whole(head.sentence) if country is not None else ()
        near = {"PSE", country} if country == "ISR" else {country}
        told = any(w.code in near for number in story for w in self._story.words(number))
        return country if told else None

    def _of_same_noun(self, head: Node) -> _Home | None:
        """Where those are whom the same noun meant just before: `students in Cairo …. Students called`."""
        if not head.is_plural or any(c.dep in ("det", "nummod", "amod", "compound") for c in head.children):
            return None
        if self._story.scenes(head.sentence):
            return None
        for number in self._story.topic(head.sentence)[1:NEAR]:
            for node in self._tree.sentences[number].nodes:
                if node.lemma == head.lemma and node.tag == head.tag:
                    return _as_home(self._nearest_scene(node), CountryBasis.PLACE)
        return None

    def _told_before(self, head: Node) -> Node | None:
        """The noun by which somebody was told of first: `a tribal leader was shot …. The leader …`."""
        if not any(child.lower == "the" for child in head.children):
            return None
        for number in self._story.topic(head.sentence)[1 : NEAR + 1]:
            for node in self._tree.sentences[number].nodes:
                if (node.lemma, node.tag) == (head.lemma, head.tag) and is_indefinite(node):
                    return node
        return None

    def _of_army(self, head: Node) -> str | None:
        """The country of an army or ministry that tells of losses: `the Polish army says a soldier died`."""
        tellers = armies_telling(head)
        for word in self._story.words(head.sentence):
            teller = next((t for t in tellers if t.i == word.head), None)
            if teller is not None and (word.sector == "MIL" or is_army(teller)):
                return word.code
        return None

    def _of_sector(self, actor: Actor, head: Node) -> _Home | None:
        """The country of all of one sector in a story: `Israel's highest court … the justices`."""
        if actor.named or actor.sector in (None, "CVL") or head.lemma in OFFICERS or is_further(head):
            return None
        told = [word for number in self._story.whole(head.sentence) for word in self._story.telling(number)]
        of_sort = [word for word in told if word.sector == actor.sector and word.head < head.i]
        codes = {word.code for word in of_sort} - WORLDWIDE
        if codes and actor.sector == "MIL" and is_harmed(head):
            # who is killed may be a soldier of the country where that is
            codes |= {word.code for word in self._story.telling(head.sentence)}
        if codes and actor.sector == "GOV":
            # officials act abroad, too
            codes |= {word.code for word in told if self._story.tells_state(word)}
        return _as_home(codes.pop() if len(codes) == 1 else None, CountryBasis.MENTION)

    def _of_state(self, actor: Actor, head: Node) -> _Home | None:
        """The country of those who act in their own state where their story tells of only one.

        `A Kenyan court freed nine Somali men. The prosecutor …`: whom a state acts on may be of any country.
        """
        if actor.sector not in GOVERNS or (head.is_plural and head.lemma in LEADING) or is_further(head):
            return None
        story = self._story.whole(head.sentence)
        words = [w for number in story for w in self._story.words(number) if self._story.tells_state(w)]
        codes = {word.code for word in words}
        codes |= {w.code for number in story for w in self._story.peoples(number)}
        abroad = all(acts_anywhere(self._tree.nodes[word.head]) for word in words)
        if len(codes) != 1 or (abroad and actor.sector not in HOME_AFFAIRS):
            return None
        code = codes.pop()
        return _as_home(None if self._story.is_only_seat(code, story) else code, CountryBasis.STORY)

    def _of_main(self, actor: Actor, head: Node) -> _Home | None:
        """The country of which the story tells most, where it names others, too."""
        if (actor.sector in STATE_SECTORS and is_further(head)) or any(
            child.lower in UNREAL for child in head.children
        ):
            return None
        main = self._story.main_country(head.sentence, actor)
        here = self._story.grounds_of(head.sentence)
        if main is None and not may_be_elsewhere(head):
            aimed = actor.sector in PRIVATE and self._is_aimed_at(head, self._story.topic(head.sentence))
            main = None if aimed else self._story.leading_country(head.sentence, actor)
        return _as_home(main if not here or main in here else None, CountryBasis.STORY)

    def _of_stranger(self, mention: Mention, head: Node) -> _Home | None:
        """The country of somebody with a full name whom nobody knows, where his story names only one.

        Visitors have names, too: what names the country must be of its people, not only of a place.
        """
        actor = mention.actor
        if actor.kind is not ActorKind.PERSON or actor.wikidata or actor.sector in ANYWHERE:
            return None
        if " " not in actor.name:
            return None
        story = self._story.whole(head.sentence)
        if self._is_placed_before(actor.name.split()[-1], story):
            return None
        words = (word for number in story for word in self._story.words(number))
        if all(word.is_place or self._tree.nodes[word.head].lemma in PLACE_NOUNS for word in words):
            return None
        return _as_home(self._story.only_country(story, actor), CountryBasis.STORY)

    def _is_placed_before(self, surname: str, story: Sequence[int]) -> bool:
        """Whether a country stands beside a name where its story gives it in full: `Thai envoy Ann Bee`."""
        words = (word for number in story for word in self._story.words(number))
        beside = (self._tree.nodes[word.head] for word in words if not word.is_place)
        return any(node.text == surname for head in beside for node in head.subtree())

    def _shared_modifier(self, head: Node) -> str | None:
        """The country that stands once before several: `Iraqi Kurdish and Sunni negotiators`."""
        top = head
        while top.dep in ("conj", "amod", "compound") and top.head is not top:
            top = top.head
        if head.dep == "conj" and any(c.dep == "case" and c.lower == "between" for c in top.children):
            return None  # "clashes between French troops and rebels"
        words = [*self._story.words(head.sentence), *self._coreference.grounds(head.sentence)]
        begin = top.left_edge if words else 0
        codes = {
            word.code
            for word in words
            if begin <= word.head and is_shared(self._tree.nodes[word.head], top, head)
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
                for word in self._story.words(sentence)
                if word.head < head.i and not word.is_place and self._tree.nodes[word.head].lemma in lemmas
            }
            if codes:
                return codes.pop() if len(codes) == 1 else None
        return None

    def _nearest_scene(self, head: Node, *, own: bool = False, office: bool = False) -> str | None:
        """The country of the place of a sentence, or of a phrase alone, that stands nearest in the tree."""
        found: dict[int, set[str]] = {}
        for node, code in self._story.scenes(head.sentence):
            if own and head not in node.ancestors():
                continue
            if office and (node.text in SEAT_TOWNS or meets_there(node)):
                continue
            topic = topic_of(node)
            if topic is not None and head is not topic and topic not in head.ancestors():
                continue
            found.setdefault(distance(head, node), set()).add(code)
        nearest = min(found, default=FAR + 1)
        return found[nearest].pop() if nearest <= FAR and len(found[nearest]) == 1 else None

    def _of_story(self, head: Node, actor: Actor, topic: Sequence[int]) -> str | None:
        """The only country of the places that a story has named, or the only one that it names."""
        sentence = head.sentence
        scenes = [scene for number in topic[:FAR] for scene in self._story.scenes(number)]
        seats = SEAT_TOWNS if actor.sector in MEETING else frozenset[str]()
        near = [(node, code) for node, code in scenes if node.text not in seats]
        if actor.sector not in GOVERNS:
            near = [(node, code) for node, code in near if topic_of(node) is None]
        places = {code for _, code in near}
        if len(places) == 1:
            # "Chad's president said rebels …" tells of Chad's, wherever he said it
            here = [word for word in self._story.words(sentence) if word.code not in places]
            if not here or (actor.sector not in STATE_SECTORS and self._are_abroad(here)):
                return places.pop()
        whole = len(topic) <= FAR or self._story.is_turn(topic[-1])
        told = self._story.only_country(topic if whole else topic[:NEAR], actor, of_others=True)
        if told is not None and self._is_aimed_at(head, topic):
            return None
        return told or self._of_those_staying(sentence)

    def _is_aimed_at(self, head: Node, topic: Sequence[int]) -> bool:
        """Whether what tells of countries is only whom somebody acts on: `clerics condemned Denmark`."""
        words = [word for number in topic for word in self._story.words(number)]
        first = first_conjunct(head)
        if first.relation != "nsubj" or any(word.sentence != head.sentence for word in words):
            return False
        nodes = (first_conjunct(self._tree.nodes[word.head]) for word in words)
        return all(node.head is first.head and is_target(node) for node in nodes)

    def _of_those_staying(self, sentence: int) -> str | None:
        """The country of a sentence that names but one, and those of its people who act at home."""
        words = self._story.words(sentence)
        codes = {word.code for word in words}
        staying = any(self._tree.nodes[word.head].lemma in STAYING for word in words)
        return codes.pop() if len(codes) == 1 and staying else None

    def _are_abroad(self, words: Sequence[CountryWord]) -> bool:
        """Whether words tell a country only of its soldiers and officials, who may be elsewhere."""
        nodes = (self._tree.nodes[word.head] for word in words)
        return all({node.lemma, node.head.lemma} & (ABROAD | VISITORS) for node in nodes)


def _as_home(country: str | None, basis: CountryBasis) -> _Home | None:
    return _Home(country, basis) if country is not None else None
