"""Finds the noun phrases of a document that can refer to somebody or something, and what they can refer to.

What a phrase can refer to is told by number, gender and animacy: a country is `it`, a minister `he` or
`she`, a government `it` or `they`. Gender follows from titles, nouns and common given names; where nothing
tells it, both stay open.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from enum import Enum

from kgbuild.extract import referring_words as words_
from kgbuild.extract.parse_tree import Tree
from kgbuild.lexicon.gazetteer import Candidate, Gazetteer, Via
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
        number: `sing`, `plur`, or "" where it can be both.
        genders: The genders that it can have.
        definite: It has a definite determiner or a possessor.
        modifiers: What stands before its head, determiners left out, in lower case.
        country: Code of the country that a modifier, a possessor or the name itself tells.
        function: `subj`, `obj`, `obl`, `nmod`, `poss`, `appos`, `mod` or `other`.
        quotation: Number of the quotation that it stands in, or None.
        label: Entity label of a name, or "".
        person: 1, 2 or 3.
        parts: Heads of the members of a coordination.
        roles: Nouns that say what it is: titles, appositions, predicates.
        metonym: Code of the country that a capital stands for.
        is_pair: It says that there are two of them: `both countries`, `the two sides`.
    """

    head: int
    begin: int
    end: int
    sentence: int
    kind: Kind
    words: tuple[str, ...]
    lemma: str
    number: str
    genders: frozenset[str]
    definite: bool
    modifiers: frozenset[str]
    country: str | None
    function: str
    quotation: int | None
    label: str = ""
    person: int = 3
    parts: tuple[int, ...] = ()
    roles: frozenset[str] = frozenset()
    metonym: str | None = None
    is_pair: bool = False


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
        found: dict[int, Nominal] = {}
        groups: list[Nominal] = []
        for index, pos in enumerate(self._tree.pos):
            nominal = self._nominal(index, pos) if pos in NOMINAL_TAGS else None
            if nominal is not None:
                found[nominal.head] = nominal  # "her friend Megumi" takes the place of "her friend"
        for nominal in found.values():
            group = self._group(nominal)
            if group is not None:
                groups.append(group)
        return sorted(
            [*found.values(), *groups], key=lambda nominal: (nominal.head, nominal.kind is Kind.GROUP)
        )

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
        made = self._make(index, Kind.PRONOUN, (tree.lower[index],), number, genders)
        made.person = person
        return made

    def _is_pleonastic(self, index: int) -> bool:
        """`It is clear that …`, `it is raining`: nothing is meant by it."""
        tree, head = self._tree, self._tree.heads[index]
        if tree.lemmas[head] in ("rain", "snow", "seem", "appear", "turn"):
            return True
        clausal = any(tree.deps[child] in ("csubj", "ccomp", "csubj:pass") for child in tree.children[head])
        if tree.deps[index] == "obj":  # "making it clear that"
            clear = tree.child(head, "xcomp")
            return clear is not None and tree.pos[clear] == "ADJ"
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
        if _is_place(self._gazetteer, " ".join(words)):
            label = "GPE"  # whatever the model took it for
        plural = tree.tags[index] in ("NNPS", "NNS") and label in ("NORP", "")
        genders = self._name_genders(index, words, label)
        described = self._described_by(index, begin)
        head = index if described is None else described
        made = self._make(head, Kind.NAME, words, "plur" if plural else "sing", genders)
        made.begin, made.end, made.label, made.roles = begin, end, label, self._roles(head)
        made.country = self._country(" ".join(words)) or made.country
        made.metonym = self._metonym(made)
        return made

    def _described_by(self, index: int, begin: int) -> int | None:
        """The noun right before a name that heads the phrase of both: `friend` in `her friend Megumi`."""
        tree, head = self._tree, self._tree.heads[index]
        close = tree.deps[index] in ("appos", "flat") and head == begin - 1
        return head if close and tree.pos[head] == "NOUN" else None

    def _metonym(self, name: Nominal) -> str | None:
        """The country that a capital stands for where it acts: `Athens recalled its ambassador`."""
        tree = self._tree
        if name.function not in ("subj", "poss") or tree.pos[tree.heads[name.head]] not in ("VERB", "NOUN"):
            return None
        return _capital(self._gazetteer, " ".join(name.words))

    def _name_edges(self, index: int) -> tuple[int, int]:
        """The tokens of the entity around a name; where it is none, its own with flat and compound ones."""
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
        tree, lemma = self._tree, self._tree.lemmas[index]
        plural = tree.tags[index] in ("NNS", "NNPS")
        begin = index
        for child in tree.children[index]:
            if child < index and tree.deps[child] in INSIDE_PHRASE:
                begin = min(begin, tree.left_edge(child))
        genders = self._common_genders(lemma, tree.lower[index], tree.pos[index])
        number = "plur" if plural else "" if lemma in words_.COLLECTIVES else "sing"
        made = self._make(index, Kind.NOMINAL, (tree.lower[index],), number, genders)
        made.begin = begin
        made.is_pair = plural and (self._determiner(index) == "both" or "two" in made.modifiers)
        return made

    def _common_genders(self, lemma: str, word: str, pos: str) -> frozenset[str]:
        return _genders(self._gazetteer, lemma) if pos == "NOUN" else ANY_PERSON

    def _make(
        self, index: int, kind: Kind, words: tuple[str, ...], number: str, genders: frozenset[str]
    ) -> Nominal:
        """A phrase of its head alone; what only some kinds have is filled in by their own methods."""
        tree = self._tree
        modifiers, country = self._modifiers(index) if kind is not Kind.PRONOUN else (frozenset(), None)
        return Nominal(
            head=index,
            begin=index,
            end=index + 1,
            sentence=tree.sentences[index],
            kind=kind,
            words=words,
            lemma=tree.lemmas[index],
            number=number,
            genders=genders,
            definite=self._determiner(index) in DEFINITE or tree.child(index, "nmod:poss") is not None,
            modifiers=modifiers,
            country=country,
            function=self._function(index),
            quotation=self._quotations[index],
        )

    def _function(self, index: int) -> str:
        tree = self._tree
        while tree.deps[index] == "conj":
            index = tree.heads[index]
        return FUNCTIONS.get(tree.deps[index], "other")

    def _determiner(self, index: int) -> str:
        child = self._tree.child(index, "det", "det:predet")
        return self._tree.lower[child] if child is not None else ""

    def _modifiers(self, index: int) -> tuple[frozenset[str], str | None]:
        """Modifiers before the head, and the country that one of them or an `of` phrase names."""
        tree, country = self._tree, None
        modifiers: set[str] = set()
        for child in tree.children[index]:
            relation = tree.deps[child]
            if relation in ("amod", "compound", "nummod", "nmod:desc") and child < index:
                modifiers.add(tree.lower[child])
                country = country or self._country(self._text(child)) or self._country_of_title(child)
            elif relation == "nmod:poss" or (relation == "nmod" and child > index):
                country = country or self._country(self._text(child))
        return frozenset(modifiers), country

    def _country_of_title(self, title: int) -> str | None:
        """`Chinese` of `Chinese President Xi`, where the adjective belongs to the title."""
        tree = self._tree
        if tree.deps[title] != "nmod:desc":
            return None
        words = (
            child for child in tree.children[title] if tree.deps[child] in ("amod", "compound", "nmod:poss")
        )
        return next(filter(None, (self._country(self._text(word)) for word in words)), None)

    def _text(self, index: int) -> str:
        begin, end = self._name_edges(index)
        return " ".join(self._tree.texts[begin:end])

    def _country(self, text: str) -> str | None:
        return _country(self._gazetteer, text) if text[:1].isupper() else None

    def _roles(self, index: int) -> frozenset[str]:
        """What a name is said to be: title before it, apposition to it or above it, predicate of it."""
        tree, nouns = self._tree, []
        for child in tree.children[index]:
            relation = tree.deps[child]
            if (
                relation == "nmod:desc"
                or (relation == "compound" and child < index)
                or (relation == "appos" and tree.is_close(index, child))
                or (relation == "acl:relcl" and tree.child(child, "cop") is not None)
            ):
                nouns.append(child)
        head = tree.heads[index]
        if (tree.deps[index] == "appos" and tree.is_close(head, index)) or (
            tree.deps[index] == "nsubj" and tree.pos[head] == "NOUN" and tree.child(head, "cop") is not None
        ):
            nouns.append(head)
        if tree.pos[index] == "NOUN":
            nouns.append(index)
        before = [
            c for n in nouns for c in tree.children[n] if c < n and tree.deps[c] in ("compound", "amod")
        ]
        return frozenset([*(tree.lemmas[noun] for noun in nouns), *(tree.lower[word] for word in before)])

    def _group(self, first: Nominal) -> Nominal | None:
        """The coordination that a phrase is the first member of."""
        tree = self._tree
        others = [child for child in tree.children[first.head] if tree.deps[child] == "conj"]
        others = [child for child in others if tree.pos[child] in ("NOUN", "PROPN", "PRON")]
        if not others or first.function == "mod" or not self._is_and(others[-1]):
            return None
        genders = THING if first.genders == THING else ANY_PERSON if first.genders <= ANY_PERSON else ANYTHING
        group = self._make(first.head, Kind.GROUP, (), "plur", genders)
        group.begin, group.end, group.parts = first.begin, others[-1] + 1, (first.head, *others)
        group.modifiers, group.definite = frozenset(), False
        return group

    def _is_and(self, last: int) -> bool:
        child = self._tree.child(last, "cc")
        return child is not None and self._tree.lower[child] in ("and", "&")


@functools.lru_cache(maxsize=4096)
def candidates(gazetteer: Gazetteer, text: str) -> tuple[Candidate, ...]:
    """What the gazetteer knows under a name, likeliest first."""
    return gazetteer.by_name(text)


@functools.lru_cache(maxsize=4096)
def _country(gazetteer: Gazetteer, text: str) -> str | None:
    """The country that a name, a demonym or the usual name of a government stands for; not a capital."""
    for candidate in candidates(gazetteer, text):
        if isinstance(candidate.entry, Country) and candidate.via is not Via.CAPITAL:
            return candidate.entry.iso3
    return None


@functools.lru_cache(maxsize=4096)
def _capital(gazetteer: Gazetteer, text: str) -> str | None:
    return gazetteer.capital(text)


@functools.lru_cache(maxsize=4096)
def _is_place(gazetteer: Gazetteer, text: str) -> bool:
    """Whether a name is that of a country or a capital before it is anything else's."""
    found = candidates(gazetteer, text)[:1]
    return any(isinstance(c.entry, Country) and c.via in (Via.NAME, Via.CAPITAL) for c in found)


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
