"""Turns nominal heads into mentions of actors: which words, and whom they can be.

Who an actor is follows from the words of its phrase (`kgbuild.lexicon.actors`); pronouns and short names are
looked up in the document's coreference. A phrase that names several parties at once (`the Syrian and Turkish
ministers`, `the leaders of France and Germany`) gives a mention for each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from kgbuild.extract.actors.holdings import holder_sector
from kgbuild.extract.actors.joint_parties import (
    named_one_by_one,
    nominals_and_adjectives,
    one_of_them,
    parties_of,
)
from kgbuild.extract.actors.person_roles import COMPANIONS, of_own_time, placed_by, predicated, told_of_body
from kgbuild.extract.coreference import Coreference
from kgbuild.extract.coreference.epithets import LANDS, LANDS_OF_STATES
from kgbuild.extract.coreference.nominals import COUNTRY_WORDS
from kgbuild.extract.syntax.constituents import children, half_of_name, prepositions
from kgbuild.extract.syntax.ellipsis import MULTITUDES, NEW, SINGLE, is_bare_count, meant_again
from kgbuild.extract.syntax.noun_phrases import (
    ACTOR_LABELS,
    PLACE_LABELS,
    QUANTITIES,
    NounPhrase,
    counted,
    noun_phrase,
    with_complements,
)
from kgbuild.extract.syntax.tree import Node, Tree
from kgbuild.extract.syntax.tree_relations import first_conjunct
from kgbuild.lexicon.actors import ActorDescriber
from kgbuild.lexicon.described import Description
from kgbuild.lexicon.gazetteer_tables import Office
from kgbuild.lexicon.noun_classes import NONE, Nouns
from kgbuild.lexicon.noun_words import HARMFUL, TRAVELLERS
from kgbuild.lexicon.slugs import document_path
from kgbuild.records import Actor, ActorKind, Affiliation, Article, Mention, Span

NOUNS_OF_LANDS = COUNTRY_WORDS.union(LANDS, LANDS_OF_STATES)
"""Nouns that stand for the country or the land that has been named."""
COUNTING_PEOPLE = QUANTITIES | {"other", "accused", "deceased", "condemned", "convicted"}
"""Nouns of people that no list of roles has: those that count them, and `the accused`."""


class MentionReader:
    """Reads mentions of one document.

    Args:
        article: The document.
        tree: Its parse.
        describer: Says who a phrase can be, after the ontology's gazetteer.
        coreference: What pronouns and short names of the document refer to.
        holdings: Nouns for what is of the sector of those who hold it.
    """

    def __init__(
        self,
        article: Article,
        tree: Tree,
        describer: ActorDescriber,
        coreference: Coreference,
        holdings: Nouns = NONE,
    ) -> None:
        self._article, self._nodes, self._tree = article, tree.nodes, tree
        self._describer, self._coreference, self._holdings = describer, coreference, holdings
        self._date = article.date.begin if article.date else None
        self._known: dict[tuple[int, int, int | None], Mention] = {}
        self._read_already: dict[int, list[Mention]] = {}
        self._told: dict[tuple[int, ...], list[Actor]] = {}

    def mentions(self, token: Node) -> list[Mention]:
        """The mentions that a nominal head stands for: one, or one for each party that it names."""
        if token.i not in self._read_already:
            self._read_already[token.i] = self._mentions(token)
        return self._read_already[token.i]

    def _mentions(self, token: Node) -> list[Mention]:
        phrase = noun_phrase(token)
        parties = list(parties_of(phrase)) or self._sorts(phrase.head)
        if len(parties) > 1 and self._can_be_joint(phrase.head):
            return [self._mention(phrase, owner) for owner in parties]
        persons = named_one_by_one(phrase.head) or one_of_them(token, phrase.head)
        if persons:
            return [self._mention(noun_phrase(person), None) for person in persons]
        members = self._coreference.members(phrase.head.i)
        if members:
            # "they", "both countries": each of those meant, shown by the words that mean them
            return [self._member(phrase, begin, end) for begin, end in members]
        meant = self._antecedent(phrase)
        each = list(parties_of(meant)) if meant is not None else []
        if meant is not None and len(each) > 1 and self._can_be_joint(meant.head):
            # "U.S. and Turkish officials said they …"
            return [self._shown(phrase, self._mention(meant, owner)) for owner in each]
        return [self._mention(phrase, None)]

    def _can_be_joint(self, head: Node) -> bool:
        """Whether two can have a noun together: `a U.S. and Iraqi patrol`, but not `citizen`."""
        office = None if head.is_plural else self.office(head.lemma)
        return head.is_plural or (office is not None and office.kind is not ActorKind.PERSON)

    def _sorts(self, head: Node) -> list[Node]:
        """`rebel and government forces`: nouns for two sorts of those whom a plural names."""
        if not head.is_plural or head.label:
            return []
        for first in children(head, "compound"):
            nouns = [first, *children(first, "conj")]
            offices = [self.office(noun.lemma) for noun in nouns if noun.i < head.i and not noun.label]
            if len({office.sector for office in offices if office is not None}) == len(nouns) > 1:
                return nouns
        return []

    def mention(self, token: Node) -> Mention:
        """The one mention of a nominal head, for sources of claims."""
        return self._mention(noun_phrase(token), None)

    def phrase_mention(self, phrase: NounPhrase) -> Mention:
        """What a part of a noun phrase mentions: `Syrian government` in `Syrian government shelling`."""
        return self._mention(phrase, None)

    def thing(self, token: Node) -> Mention:
        """A noun phrase that names no party: what an act is directed at, and no actor."""
        phrase = noun_phrase(token)
        mention = self._mention(phrase, None)
        if mention.actor.kind is ActorKind.PLACE:
            return mention
        span = self.span(phrase.begin, with_complements(phrase))
        identity = self._unnamed_id(span)
        actor = mention.actor
        affiliation = Affiliation.NATIONAL if actor.country else None
        head = counted(phrase.head)
        held = head.lemma in self._holdings and not actor.named
        sector = holder_sector(head, self._describer) or actor.sector if held else None
        thing = Actor(identity, span.text, ActorKind.THING, actor.country, affiliation, sector, named=False)
        return replace(mention, span=span, actor=thing)

    def _unnamed_id(self, span: Span) -> str:
        return f"{document_path(self._article.id)}/actor/{span.begin}"

    def names_country(self, mention: Mention) -> bool:
        """Whether a mention is a country's own name, not that of its capital."""
        return mention.actor.kind is ActorKind.COUNTRY and self._describer.is_country_name(mention.head.text)

    def noun_phrase_span(self, token: Node) -> Span:
        """The words of a noun phrase that names no actor, without clauses behind it."""
        phrase = noun_phrase(token)
        return self.span(phrase.begin, phrase.end)

    def office(self, lemma: str) -> Office | None:
        """The office or role noun with this lemma, or None."""
        return self._describer.office(lemma)

    def place(self, token: Node) -> Mention:
        """A name under a local preposition: a place, whatever else it may be a name of."""
        mention = self._mention(noun_phrase(token), None)
        if mention.actor.kind is ActorKind.COUNTRY and not self._describer.is_country_name(mention.head.text):
            # "in Moscow" is the city, not the government
            return replace(mention, actor=self._describer.place(mention.head.text, mention.actor.country))
        return mention

    def text(self, token: Node) -> Span:
        """The words of a clause or phrase that fills a role without being an actor."""
        first, last = token.left_edge, token.right_edge
        while first < last and (
            self._nodes[first].is_space or self._nodes[first].dep in ("case", "mark", "punct")
        ):
            first += 1
        while last > first and (self._nodes[last].is_space or self._nodes[last].is_punct):
            last -= 1
        return self.span(first, last + 1)

    def span(self, begin: int, end: int) -> Span:
        """The characters of a token range, without white space at its ends."""
        return self._article.span(self._nodes[begin].begin, self._nodes[end - 1].end)

    def _words(self, begin: int, end: int) -> str:
        return self._article.text[self._nodes[begin].begin : self._nodes[end - 1].end]

    def can_act(self, mention: Mention, token: Node) -> bool:
        """Whether a mention can be the source of an act; a storm and a price cannot."""
        return self._describer.can_act(mention.actor, noun_phrase(token).head.lemma)

    def stands_for_thing(self, mention: Mention, pronoun: Node) -> bool:
        """Whether a pronoun takes up what cannot act: `the law … it allows the police to …`."""
        antecedent = self._antecedent(noun_phrase(pronoun))
        if antecedent is None or antecedent.head.label or antecedent.head.tag not in ("NN", "NNS"):
            return False
        head = counted(antecedent.head)
        people = not COUNTING_PEOPLE.isdisjoint((head.lemma, head.lower))
        others = people or head.pos != "NOUN" or bool(head.label)
        return not others and not self._describer.can_act(mention.actor, head.lemma)

    def _mention(self, phrase: NounPhrase, owner: Node | None) -> Mention:
        key = (phrase.head.i, phrase.begin, owner.i if owner is not None else None)
        if key not in self._known:
            self._known[key] = self._read(phrase, owner)
        return self._known[key]

    def _member(self, phrase: NounPhrase, begin: int, end: int) -> Mention:
        return self._shown(phrase, self._mention(noun_phrase(self._tree.root(begin, end)), None))

    def _shown(self, phrase: NounPhrase, meant: Mention) -> Mention:
        """Who is meant, shown by their own words where these stand in the sentence."""
        if meant.span.begin >= self._nodes[self._tree.sentences[phrase.head.sentence].begin].begin:
            return meant
        span = self.span(phrase.begin, phrase.end)
        return Mention(span, self.span(phrase.head.i, phrase.head.i + 1), meant.actor)

    def _read(self, phrase: NounPhrase, owner: Node | None) -> Mention:
        antecedent = self._antecedent(phrase)
        shown = phrase
        if (
            antecedent is not None
            and phrase.head.pos == "PRON"
            and antecedent.head.sentence == phrase.head.sentence
        ):
            # "Russia said it had expelled …": the words that name the actor are in the sentence itself
            shown = antecedent
        span = self.span(shown.begin, shown.end) if owner is None else self._party_span(phrase, owner)
        head = (
            self.span(name.begin, name.end)
            if (name := shown.name)
            else self.span(shown.head.i, shown.head.i + 1)
        )
        described = antecedent or phrase
        actor = self._with_role(self._describe(described, owner), described)
        if actor.kind is ActorKind.GROUP and actor.sector is None and described.head.lemma in self._holdings:
            actor = replace(actor, sector=holder_sector(described.head, self._describer))
        if described.head.lemma in COMPANIONS:
            actor = self._of_side(actor, described)
        if antecedent is not None and phrase.head.pos == "NOUN":
            role = self._describe(phrase, owner)  # "a spokesman of the ministry, Ann Bee"
            actor = placed_by(self._of_own_time(actor, role, described), role)
        if antecedent is None and is_bare_count(phrase.head):
            actor = self._of_same_sort(actor, phrase.head)
        if not actor.named and not actor.id:
            actor = replace(actor, id=self._unnamed_id(span))
        return Mention(span, head, actor)

    def _of_side(self, actor: Actor, phrase: NounPhrase) -> Actor:
        """`Ann Bee and her colleagues`: of the same sector as she."""
        whose = phrase.possessor
        if whose is None or not (whose.pos == "PRON" or whose.label == "PERSON"):
            return actor
        sector = self._mention(noun_phrase(whose), None).actor.sector
        return replace(actor, sector=sector) if sector is not None else actor

    def _party_span(self, phrase: NounPhrase, owner: Node) -> Span:
        """The words of one party: its name, with the head where it stands right before it."""
        last = all(t.i <= owner.i for t in nominals_and_adjectives(first_conjunct(owner)))
        whole = last and owner.i < phrase.head.i
        return self.span(_first_word(owner), phrase.end) if whole else self._own_span(owner)

    def _own_span(self, owner: Node) -> Span:
        found = noun_phrase(owner) if owner.pos != "ADJ" else None
        return self.span(found.begin, found.end) if found else self.span(_first_word(owner), owner.i + 1)

    def _own_name(self, owner: Node) -> str:
        return half_of_name(owner) or self._own_span(owner).text

    def _with_role(self, actor: Actor, phrase: NounPhrase) -> Actor:
        """A person of unknown country or sector, with what `who is the country's security chief` tells."""
        if actor.kind is ActorKind.ORGANIZATION and actor.named and actor.sector in (None, "MIL"):
            roles = (self._describe(noun_phrase(token), None) for token in predicated(phrase.head))
            told = (told_of_body(actor, role) for role in roles)
            return next((body for body in told if body.sector != actor.sector), actor)
        if actor.kind is not ActorKind.PERSON or not actor.named:
            return actor
        for token in predicated(phrase.head):
            role = self._describe(noun_phrase(token), None)
            actor = placed_by(self._of_own_time(actor, role, phrase), role)
        if actor.country and actor.sector:
            return actor
        for role in self._told_elsewhere(phrase.head) if not self._describer.knows(actor) else ():
            if actor.country is None or actor.sector is None:
                actor = placed_by(actor, role)
        envoy = self._sent_to(phrase) if actor.country is None else None
        return actor if envoy is None else placed_by(actor, self._describe(noun_phrase(envoy), None))

    def _of_own_time(self, actor: Actor, role: Actor, phrase: NounPhrase) -> Actor:
        """Somebody known, in a text without a date, by the role that stands beside a name without a title."""
        bare = phrase.name is not None and phrase.name.begin == phrase.begin
        return of_own_time(actor, role) if bare and self._date is None else actor

    def _told_elsewhere(self, name: Node) -> list[Actor]:
        """What somebody is said to be wherever he is told of: `A Chilean singer was arrested. Ann Bee …`."""
        heads = self._coreference.descriptions(name.i)
        if heads and heads not in self._told:
            nodes = [self._nodes[head] for head in heads]
            phrases = [noun_phrase(token) for node in nodes for token in (node, *predicated(node))]
            one = [phrase for phrase in phrases if not self._names_several(phrase)]
            self._told[heads] = [self._describe(phrase, None) for phrase in one]
        return self._told.get(heads, [])

    def _names_several(self, phrase: NounPhrase) -> bool:
        """Whether a phrase runs on to somebody else: `President Bee and Chadian Premier Dee`."""
        return any(node.dep == "cc" for node in self._nodes[phrase.begin : phrase.end])

    def _sent_to(self, phrase: NounPhrase) -> Node | None:
        """The title of `Chile's ambassador to Peru Ann Bee`, which parsers tear from the name."""
        place = self._nodes[phrase.begin - 1] if phrase.begin else phrase.head
        begin = place.left_edge
        title = self._nodes[begin - 1] if begin else place
        sent = (
            place.label in PLACE_LABELS and self._nodes[begin].lower == "to" and place.right_edge == place.i
        )
        return title if sent and title.lemma.lower() in TRAVELLERS else None

    def _of_same_sort(self, actor: Actor, count: Node) -> Actor:
        """`killed two officers and wounded three others`: officers, of the same country."""
        if actor.sector is not None:
            return actor
        kind = ActorKind.PERSON if count.lower in SINGLE else ActorKind.GROUP
        civilians = replace(actor, kind=kind, sector="CVL")
        if count.dep == "conj" and count.lower in NEW:
            return civilians if self._are_people(count.head) else actor
        before = next(islice(self._coreference.story_until(count.sentence), 1, None), None)
        for noun in meant_again(count, self._tree.sentences[before] if before is not None else None):
            if self._are_people(noun):
                sort = self._mention(noun_phrase(noun), None).actor
                if sort.named or (not noun.is_plural and any(c.lower == "the" for c in noun.children)):
                    return civilians  # "killed the mayor and wounded two others"
                country, affiliation = sort.country, sort.affiliation
                return replace(civilians, country=country, affiliation=affiliation, sector=sort.sector)
            if count.lower not in NEW:
                return actor
        return civilians if count.lower in MULTITUDES else actor

    def _are_people(self, noun: Node) -> bool:
        mention = self._mention(noun_phrase(noun), None)
        somebody = mention.actor.kind in (ActorKind.PERSON, ActorKind.GROUP)
        counted = noun.label == "NORP" or noun.lemma == "member" or is_bare_count(noun)
        return somebody and (counted or self.can_act(mention, noun))

    def _antecedent(self, phrase: NounPhrase) -> NounPhrase | None:
        found = self._coreference.antecedent(phrase.head.i)
        if found is None:
            return None
        begin, end = found
        return noun_phrase(self._tree.root(begin, end))

    def _describe(self, phrase: NounPhrase, owner: Node | None) -> Actor:
        return self._describer.describe(self._description(phrase, owner), self._date)

    def _description(self, phrase: NounPhrase, owner: Node | None) -> Description:
        possessor, complement = phrase.possessor, phrase.complement
        text = self._words(phrase.begin, phrase.end)
        if owner is None and (whole := half_of_name(phrase.head)):
            return Description(whole, whole, label=phrase.head.label, name=whole)
        if owner is not None and owner.i < phrase.head.i and self._is_state(owner, phrase.head):
            text = self._own_span(owner).text  # "Chad and NATO countries": one of them is Chad itself
        elif owner is not None and owner.i < phrase.head.i:
            # "the Syrian and Turkish ministers" are, one by one, Syrian ministers and Turkish ministers
            last = max(nominals_and_adjectives(first_conjunct(owner)), key=lambda t: t.i)
            rest = self._words(last.right_edge + 1, phrase.end) if last.right_edge + 1 < phrase.end else ""
            text = f"{self._own_name(owner)} {rest}".strip()
        elif owner is not None:
            # "the leaders of France and Germany"
            text = f"{self._words(phrase.begin, phrase.head.i + 1)} of {self._own_name(owner)}"
        elif (
            possessor is not None
            and possessor.pos in ("PRON", "DET")
            and phrase.head.lemma not in HARMFUL
            and (possessor.i == phrase.begin or self._nodes[possessor.i - 1].lower == "of")
            and not any(c.label in ACTOR_LABELS for c in children(phrase.head, "amod", "compound"))
        ):
            # "its ambassador" is known as Greece's, "his government" as King Hassan's, of Libya though he is
            whose = self._owner_name(possessor)
            if whose != possessor.text:
                # "two of its soldiers" are two of Greece's
                counted = f"{self._words(phrase.begin, possessor.i)} " if possessor.i > phrase.begin else ""
                text = f"{counted}{_possessive(whose)} {self._words(possessor.i + 1, phrase.end)}"
        owners = (owner,) if owner is not None else tuple(t for t in (possessor, complement) if t is not None)
        home = self._coreference.home(phrase.head.i) if owner is None else None
        if home is not None and phrase.head.lemma in NOUNS_OF_LANDS:
            return Description(home, home, label="GPE", name=home)
        home = home if possessor is None else None
        if home is not None:
            # "the army" is known as Uganda's where the text has been about Uganda
            text = f"{home}'s {text.removeprefix('The ').removeprefix('the ')}"
        return Description(
            text=text,
            head=phrase.head.lemma,
            label=phrase.name.label if phrase.name is not None else None,
            name=phrase.name.text if phrase.name is not None else None,
            modifiers=tuple(_modifiers(phrase.head)) if owner is None else (),
            owners=(home,) if home else tuple(self._owner_text(t) for t in owners),
            plural=phrase.head.is_plural,
            pronoun=phrase.head.pos == "PRON",
        )

    def _is_state(self, owner: Node, head: Node) -> bool:
        """Whether a country's own name stands among the kinds of countries that a noun is said of."""
        if owner.lemma == "police":  # "police and government supporters"
            office = self.office(head.lemma)
            return office is not None and office.sector == "CVL"
        return head.lemma in COUNTRY_WORDS and head.is_plural and self._describer.is_country_name(owner.text)

    def _owner_text(self, token: Node) -> str:
        """The words of a possessor or complement; a pronoun's are those of what it refers to."""
        if whole := half_of_name(token):
            return whole
        phrase = noun_phrase(token)
        if (
            phrase.head.lemma in NOUNS_OF_LANDS
            and (home := self._coreference.home(phrase.head.i)) is not None
        ):
            return home
        phrase = self._antecedent(phrase) or phrase
        return self._words(phrase.begin, phrase.end)

    def _owner_name(self, token: Node) -> str:
        """The same of somebody with a name, up to the end of that."""
        phrase = noun_phrase(token)
        phrase = self._antecedent(phrase) or phrase
        named = phrase.name is not None and phrase.name.label == "PERSON"
        return self._words(phrase.begin, phrase.name.end if phrase.name and named else phrase.end)


def _first_word(nationality: Node) -> int:
    """Where an adjective of nationality begins: with `North` in `North Korean`."""
    begin, nodes = nationality.i, nationality.tree.nodes
    while begin > 0 and nodes[begin - 1].head is nationality and nodes[begin - 1].label == nationality.label:
        if nodes[begin - 1].dep == "cc":
            break
        begin -= 1
    return begin


def _modifiers(head: Node) -> Iterator[str]:
    for child in children(head, "amod", "compound", "nmod", "flat", "appos"):
        if child.i < head.i and not prepositions(child) and child.dep != "nmod:poss":
            words = [t for t in child.subtree() if not t.is_punct or t.text in "-–"]
            yield _joined(words[1:] if words and words[0].tag == "CC" else words) or child.text


def _joined(words: list[Node]) -> str:
    """Words as they are written: `pro-Russian` is one, and names no Russian."""
    written = ""
    for before, word in zip([None, *words], words, strict=False):
        written += word.text if before is None or before.end == word.begin else f" {word.text}"
    return written


def _possessive(text: str) -> str:
    """The possessive of a name or phrase: `Russia's`, `the soldiers'`."""
    if text.endswith(("'s", "’s", "s'", "s’")):
        return text
    *_, last = text.split(" ")
    return f"{text}'" if last.endswith("s") and last[0].islower() else f"{text}'s"
