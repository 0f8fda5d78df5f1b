"""Finds the noun phrases of a document that can refer to somebody or something, and what they can refer to.

What a phrase can refer to is told by number, gender and animacy: a country is `it`, a minister `he` or
`she`, a government `it` or `they`. Gender follows from titles, nouns and common given names; where nothing
tells it, both stay open.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from enum import Enum

from spacy.tokens import Doc

from kgbuild.extract import referring_words as words_
from kgbuild.lexicon.gazetteer import Gazetteer, Via
from kgbuild.lexicon.gazetteer_tables import Country
from kgbuild.records import ActorKind


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


class Kind(Enum):
    """What sort of phrase refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    GROUP = "group"
    """A coordination: `Russia and China`."""


MALE, FEMALE, NEUTER = "m", "f", "n"
ANY_PERSON = frozenset({MALE, FEMALE})
ANYTHING = frozenset({MALE, FEMALE, NEUTER})
THING = frozenset({NEUTER})

PRONOUNS: dict[str, tuple[int, str, frozenset[str]]] = {
    **dict.fromkeys("i me my mine myself".split(" "), (1, "sing", ANY_PERSON)),
    **dict.fromkeys("we us our ours ourselves".split(" "), (1, "plur", ANY_PERSON)),
    **dict.fromkeys("you your yours yourself yourselves".split(" "), (2, "", ANY_PERSON)),
    **dict.fromkeys("he him his himself".split(" "), (3, "sing", frozenset({MALE}))),
    **dict.fromkeys("she her hers herself".split(" "), (3, "sing", frozenset({FEMALE}))),
    **dict.fromkeys("it its itself".split(" "), (3, "sing", THING)),
    **dict.fromkeys("they them their theirs themselves".split(" "), (3, "plur", ANYTHING)),
}
"""Person, number and possible genders of each personal, possessive and reflexive pronoun."""

NOMINAL_TAGS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})
INSIDE_PHRASE = frozenset({"det", "amod", "compound", "nummod", "flat", "nmod:desc", "nmod:poss", "goeswith"})
TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY", "ORDINAL"})
PERSON_LABELS = frozenset({"PERSON"})
THING_LABELS = frozenset({"GPE", "ORG", "LOC", "FAC", "EVENT", "MISC"})
DEFINITE = _words("the this that these those both such")
FUNCTIONS = {
    "nsubj": "subj",
    "nsubj:pass": "subj",
    "nsubj:outer": "subj",
    "csubj": "subj",
    "obj": "obj",
    "iobj": "obj",
    "obl": "obl",
    "obl:agent": "subj",
    "nmod": "nmod",
    "nmod:poss": "poss",
    "appos": "appos",
    "compound": "mod",
    "nmod:desc": "mod",
    "amod": "mod",
}


@dataclass(slots=True, eq=False)
class Nominal:
    """A phrase that refers.

    Attributes:
        head: Token index of its head.
        begin, end: Its tokens from the first word before the head to the end of the head's name.
        sentence: Number of its sentence.
        kind: What sort of phrase it is.
        words: The words of a name, or the head word in lower case.
        lemma: Lemma of the head, lower case.
        label: Entity label of a name, or "".
        number: `sing`, `plur`, or "" where it can be both.
        genders: The genders that it can have.
        person: 1, 2 or 3.
        definite: It has a definite determiner or a possessor.
        modifiers: What stands before its head, determiners left out, in lower case.
        country: Code of the country that a modifier, a possessor or the name itself tells.
        function: `subj`, `obj`, `obl`, `nmod`, `poss`, `appos`, `mod` or `other`.
        quotation: Number of the quotation that it stands in, or None.
        parts: Heads of the members of a coordination.
        roles: Nouns that say what it is: titles, appositions, predicates.
    """

    head: int
    begin: int
    end: int
    sentence: int
    kind: Kind
    words: tuple[str, ...]
    lemma: str
    label: str
    number: str
    genders: frozenset[str]
    person: int
    definite: bool
    modifiers: frozenset[str]
    country: str | None
    function: str
    quotation: int | None
    parts: tuple[int, ...]
    roles: frozenset[str]


class Tree:
    """The parse of a document as plain lists, which are read faster than spaCy's tokens."""

    def __init__(self, doc: Doc) -> None:
        self.texts = [token.text for token in doc]
        self.lower = [text.lower() for text in self.texts]
        self.pos = [token.pos_ for token in doc]
        self.tags = [token.tag_ for token in doc]
        self.deps = [token.dep_ for token in doc]
        self.heads = [token.head.i for token in doc]
        self.labels = [token.ent_type_ for token in doc]
        self.inside = [token.ent_iob_ == "I" for token in doc]
        self.sentences: list[int] = []
        number = -1
        for token in doc:
            number += bool(token.is_sent_start) or number < 0
            self.sentences.append(number)
        self.children: list[list[int]] = [[] for _ in self.texts]
        for index, head in enumerate(self.heads):
            if head != index:
                self.children[head].append(index)
        self._doc = doc

    def lemma(self, index: int) -> str:
        """The lemma of a token in lower case."""
        return self._doc[index].lemma_.lower() or self.lower[index]

    def child(self, index: int, *relations: str) -> int | None:
        """The first dependent in one of the relations."""
        return next((child for child in self.children[index] if self.deps[child] in relations), None)

    def left_edge(self, index: int) -> int:
        """The first token of the subtree."""
        return self._doc[index].left_edge.i

    def right_edge(self, index: int) -> int:
        """The last token of the subtree."""
        return self._doc[index].right_edge.i


class NominalFinder:
    """Finds the referring phrases of one document.

    Args:
        tree: Its parse.
        gazetteer: Knows offices, countries and their demonyms.
        quotations: For each token the number of the quotation that it stands in, or None.
    """

    def __init__(self, tree: Tree, gazetteer: Gazetteer, quotations: list[int | None]) -> None:
        self._tree, self._gazetteer, self._quotations = tree, gazetteer, quotations

    def find(self) -> list[Nominal]:
        """All phrases in the order of their heads, coordinations after their first member."""
        found = []
        for index, pos in enumerate(self._tree.pos):
            if pos not in NOMINAL_TAGS:
                continue
            nominal = self._nominal(index, pos)
            if nominal is not None:
                found.append(nominal)
                group = self._group(nominal)
                if group is not None:
                    found.append(group)
        return found

    def _nominal(self, index: int, pos: str) -> Nominal | None:
        tree = self._tree
        if tree.lower[index] in PRONOUNS and pos == "PRON":
            return self._pronoun(index)
        label = tree.labels[index]
        if label in TIMES or pos == "PRON":
            return None
        relation = tree.deps[index]
        name = label in PERSON_LABELS or label in THING_LABELS or label == "NORP" or pos == "PROPN"
        if name and pos in ("NOUN", "PROPN"):
            return self._name(index, label)
        if pos == "NOUN":
            return None if relation in ("compound", "flat", "nmod:desc") else self._common(index)
        if (
            relation in FUNCTIONS
            and relation not in ("amod", "compound")
            and self._determiner(index) == "the"
        ):
            return self._common(index)  # "the 62-year-old", "the Chinese"
        return None

    def _pronoun(self, index: int) -> Nominal | None:
        tree = self._tree
        if tree.deps[index] == "expl" or (tree.lower[index] == "it" and self._is_pleonastic(index)):
            return None
        person, number, genders = PRONOUNS[tree.lower[index]]
        return self._make(
            index, index, index + 1, Kind.PRONOUN, (tree.lower[index],), "", number, genders, person
        )

    def _is_pleonastic(self, index: int) -> bool:
        """`It is clear that …`, `it is raining`: nothing is meant by it."""
        tree, head = self._tree, self._tree.heads[index]
        if tree.lemma(head) in ("rain", "snow", "seem", "appear", "turn"):
            return True
        clausal = any(tree.deps[child] in ("csubj", "ccomp", "csubj:pass") for child in tree.children[head])
        return clausal and (tree.pos[head] == "ADJ" or tree.child(head, "aux:pass") is not None)

    def _name(self, index: int, label: str) -> Nominal | None:
        """A name by its head; a token whose head is inside the same name is only a part of it."""
        tree = self._tree
        begin, end = self._name_edges(index)
        if begin <= tree.heads[index] < end and tree.heads[index] != index:
            return None
        if tree.deps[index] in ("nmod:desc",) or (not label and tree.deps[index] in ("compound", "flat")):
            return None
        words = tuple(tree.texts[begin:end])
        if words[0].lower() == "the":
            words, begin = words[1:] or words, begin + (len(words) > 1)
        plural = tree.tags[index] in ("NNPS", "NNS") and label in ("NORP", "")
        genders = self._name_genders(index, words, label)
        made = self._make(
            index, begin, end, Kind.NAME, words, label, "plur" if plural else "sing", genders, 3
        )
        made.country = self._country(" ".join(words)) or made.country
        return made

    def _name_edges(self, index: int) -> tuple[int, int]:
        """The tokens of the entity around a name, or where it is none, its own with flat and compound ones."""
        tree, begin, end = self._tree, index, index + 1
        if tree.labels[index]:
            while begin > 0 and tree.inside[begin]:
                begin -= 1
            while end < len(tree.texts) and tree.inside[end]:
                end += 1
            return begin, end
        for child in tree.children[index]:
            if (
                tree.pos[child] == "PROPN"
                and tree.deps[child] in ("flat", "compound")
                and not tree.labels[child]
            ):
                begin, end = min(begin, child), max(end, child + 1)
        return begin, end

    def _name_genders(self, index: int, words: tuple[str, ...], label: str) -> frozenset[str]:
        if label in THING_LABELS:
            return THING
        if label == "NORP":
            return ANYTHING
        titles = {self._tree.lower[child] for child in self._tree.children[index] if child < index}
        evidence = titles | {word.lower() for word in words}
        first = words[0].lower()
        if evidence & words_.FEMALE_WORDS or (first in words_.FEMALE_NAMES and len(words) > 1):
            return frozenset({FEMALE})
        if evidence & words_.MALE_WORDS or (first in words_.MALE_NAMES and len(words) > 1):
            return frozenset({MALE})
        return ANY_PERSON if label in PERSON_LABELS else ANYTHING

    def _common(self, index: int) -> Nominal:
        tree, lemma = self._tree, self._tree.lemma(index)
        plural = tree.tags[index] in ("NNS", "NNPS")
        begin = index
        for child in tree.children[index]:
            if child < index and tree.deps[child] in INSIDE_PHRASE:
                begin = min(begin, tree.left_edge(child))
        genders = self._common_genders(lemma, tree.lower[index], tree.pos[index])
        number = "plur" if plural else "" if lemma in words_.COLLECTIVES else "sing"
        return self._make(index, begin, index + 1, Kind.NOMINAL, (tree.lower[index],), "", number, genders, 3)

    def _common_genders(self, lemma: str, word: str, pos: str) -> frozenset[str]:
        return _genders(self._gazetteer, lemma) if pos == "NOUN" else ANY_PERSON

    def _make(
        self,
        index: int,
        begin: int,
        end: int,
        kind: Kind,
        words: tuple[str, ...],
        label: str,
        number: str,
        genders: frozenset[str],
        person: int,
    ) -> Nominal:
        tree = self._tree
        determiner, modifiers, country = "", set(), None
        if kind is not Kind.PRONOUN:
            determiner = self._determiner(index)
            modifiers, country = self._modifiers(index)
        return Nominal(
            head=index,
            begin=begin,
            end=end,
            sentence=tree.sentences[index],
            kind=kind,
            words=words,
            lemma=tree.lemma(index),
            label=label,
            number=number,
            genders=genders,
            person=person,
            definite=determiner in DEFINITE or tree.child(index, "nmod:poss") is not None,
            modifiers=frozenset(modifiers),
            country=country,
            function=self._function(index),
            quotation=self._quotations[index],
            parts=(),
            roles=self._roles(index) if kind is Kind.NAME else frozenset(),
        )

    def _function(self, index: int) -> str:
        tree = self._tree
        while tree.deps[index] == "conj":
            index = tree.heads[index]
        return FUNCTIONS.get(tree.deps[index], "other")

    def _determiner(self, index: int) -> str:
        child = self._tree.child(index, "det", "det:predet")
        return self._tree.lower[child] if child is not None else ""

    def _modifiers(self, index: int) -> tuple[set[str], str | None]:
        """Modifiers before the head, and the country that one of them or an `of` phrase names."""
        tree, modifiers, country = self._tree, set(), None
        for child in tree.children[index]:
            relation = tree.deps[child]
            if relation in ("amod", "compound", "nummod", "nmod:desc") and child < index:
                modifiers.add(tree.lower[child])
                country = country or self._country(tree.texts[child])
            elif relation == "nmod:poss" or (relation == "nmod" and child > index):
                country = country or self._country(self._text(child))
        return modifiers, country

    def _text(self, index: int) -> str:
        begin, end = self._name_edges(index)
        return " ".join(self._tree.texts[begin:end])

    def _country(self, text: str) -> str | None:
        return _country(self._gazetteer, text) if text[:1].isupper() else None

    def _roles(self, index: int) -> frozenset[str]:
        """What a name is said to be: title before it, apposition to it or above it, predicate of it."""
        tree, roles = self._tree, set()
        for child in tree.children[index]:
            if (
                tree.deps[child] in ("nmod:desc", "appos")
                or (tree.deps[child] == "compound" and child < index)
                or (tree.deps[child] == "acl:relcl" and tree.child(child, "cop") is not None)
            ):
                roles.add(tree.lemma(child))
        head = tree.heads[index]
        if tree.deps[index] == "appos" or (
            tree.deps[index] == "nsubj" and tree.pos[head] == "NOUN" and tree.child(head, "cop") is not None
        ):
            roles.add(tree.lemma(head))
        return frozenset(roles)

    def _group(self, first: Nominal) -> Nominal | None:
        """The coordination that a phrase is the first member of."""
        tree = self._tree
        others = [child for child in tree.children[first.head] if tree.deps[child] == "conj"]
        others = [child for child in others if tree.pos[child] in ("NOUN", "PROPN", "PRON")]
        if not others or first.function == "mod" or not self._is_and(others[-1]):
            return None
        genders = THING if first.genders == THING else ANY_PERSON if first.genders <= ANY_PERSON else ANYTHING
        group = self._make(first.head, first.begin, others[-1] + 1, Kind.GROUP, (), "", "plur", genders, 3)
        group.parts = (first.head, *others)
        group.modifiers, group.definite = frozenset(), False
        return group

    def _is_and(self, last: int) -> bool:
        child = self._tree.child(last, "cc")
        return child is not None and self._tree.lower[child] in ("and", "&")


@functools.lru_cache(maxsize=4096)
def _country(gazetteer: Gazetteer, text: str) -> str | None:
    """The country that a name, a demonym or the usual name of a government stands for; not a capital."""
    for candidate in gazetteer.by_name(text):
        if isinstance(candidate.entry, Country) and candidate.via is not Via.CAPITAL:
            return candidate.entry.iso3
    return None


@functools.lru_cache(maxsize=4096)
def _genders(gazetteer: Gazetteer, lemma: str) -> frozenset[str]:
    """What genders a common noun can have: people either or one, everything else neither."""
    if lemma in words_.FEMALE_WORDS:
        return frozenset({FEMALE})
    if lemma in words_.MALE_WORDS:
        return frozenset({MALE})
    office = gazetteer.office(lemma)
    if office is not None:
        return ANY_PERSON if office.kind is ActorKind.PERSON else THING
    if lemma in words_.PERSON_NOUNS or lemma.endswith(words_.PERSON_ENDINGS):
        return ANY_PERSON
    return THING
