"""Finds the phrases of a document that can refer to somebody or something.

Gender follows from titles, nouns and common given names; where nothing tells it, both stay open.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.coreference import known_names
from kgbuild.extract.coreference import words as tables
from kgbuild.extract.coreference.referring import (
    ANY_PERSON,
    ANYTHING,
    FEMALE,
    MALE,
    PRONOUNS,
    THING,
    Kind,
    Nominal,
)
from kgbuild.extract.syntax.tree import Node, Tree
from kgbuild.extract.syntax.tree_relations import dependent, first_conjunct, is_close
from kgbuild.lexicon.gazetteer import Gazetteer
from kgbuild.lexicon.noun_words import BY_DESCENT

NOMINAL_TAGS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})
INSIDE_PHRASE = frozenset({"det", "amod", "compound", "nummod", "flat", "nmod:desc", "nmod:poss", "goeswith"})
TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY", "ORDINAL"})
THING_LABELS = frozenset({"GPE", "ORG", "LOC", "FAC", "EVENT", "MISC"})
NAME_LABELS = THING_LABELS | {"PERSON", "NORP"}
BEFORE_HEAD = frozenset({"amod", "compound", "nummod", "nmod:desc"})
IMPERSONAL = frozenset({"rain", "snow", "seem", "appear", "turn"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such"})
SIDES = frozenset({"anti", "pro"})
"""What makes a nationality that of those whom somebody is for or against: `pro-Syrian deputies`."""
ELSEWHERE = frozenset(
    "to into toward towards with against on including besides except by about like unlike than".split()
)
"""Prepositions of a country that what stands before them is not of."""
FACTIONS = frozenset({"REB", "PTY", "IGO"})
"""Sectors of known bodies that no man is called after, whatever the model took their name for."""
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
        for node in self._tree.nodes:
            nominal = self._nominal(node) if node.pos in NOMINAL_TAGS else None
            if nominal is not None:
                found[nominal.head] = nominal  # "her friend Megumi" takes the place of "her friend"
        groups = [group for group in map(self._group, found.values()) if group is not None]
        return sorted([*found.values(), *groups], key=lambda n: (n.head, n.kind is Kind.GROUP))

    def _nominal(self, node: Node) -> Nominal | None:
        if node.pos == "PRON":
            return self._pronoun(node) if node.lower in PRONOUNS else None
        if node.label in TIMES and not _counts_people(node):
            return None
        is_name = node.pos == "PROPN" and (node.label or not node.text.islower())
        if is_name or (node.pos == "NOUN" and node.label in NAME_LABELS):
            return self._name(node)
        if node.pos in ("NOUN", "PROPN"):
            return None if node.dep in ("compound", "flat", "nmod:desc") else self._common(node)
        is_head = node.dep in FUNCTIONS and FUNCTIONS[node.dep] != "mod"
        return self._common(node) if is_head and _determiner(node) == "the" else None  # "the 62-year-old"

    def _pronoun(self, node: Node) -> Nominal | None:
        if node.dep == "expl" or (node.lower == "it" and _is_pleonastic(node)):
            return None
        if node.text == "He" and node.i and self._tree.nodes[node.i - 1].label == "PERSON":
            return None  # "Vice Premier Liu He will lead a delegation"
        person, number, genders = PRONOUNS[node.lower]
        made = self._make(node, Kind.PRONOUN, (node.lower,), number, genders)
        made.person = person
        return made

    def _name(self, node: Node) -> Nominal | None:
        """A name by its head; a word whose head is inside the same name is only a part of it."""
        begin, end = self._name_edges(node)
        if node.head is not node and begin <= node.head.i < end:
            return None
        if node.dep == "nmod:desc" or (not node.label and node.dep in ("compound", "flat")):
            return None
        words = tuple(word.text for word in self._tree.nodes[begin:end])
        if len(words) > 1 and words[0].lower() == "the":
            words, begin = words[1:], begin + 1
        name = " ".join(words)
        # a country is one, whatever the model took it for
        label = "GPE" if known_names.is_place(self._gazetteer, name) else node.label
        known = known_names.body(self._gazetteer, words) if label in ("PERSON", "MISC") else None
        label = "ORG" if known is not None and known.sector in FACTIONS else label
        plural = node.tag in ("NNPS", "NNS") and label in ("NORP", "")
        head = _described_by(node, begin) or node
        made = self._make(
            head, Kind.NAME, words, "plur" if plural else "sing", self._name_genders(node, words, label)
        )
        made.begin, made.end, made.label = begin, end, label
        nouns = _role_nouns(head)
        made.roles = frozenset(noun.lemma for noun in nouns)
        before = (word for noun in nouns for word in noun.children if word.i < noun.i)
        made.role_words = frozenset(word.lower for word in before if word.dep in BEFORE_HEAD)
        made.country = (
            None if _is_of_descent(self._tree.nodes, begin) else self._country(name)
        ) or made.country
        if made.function in ("subj", "poss") and head.head.pos in ("VERB", "NOUN"):
            made.metonym = known_names.capital(self._gazetteer, name)
        return made

    def _name_genders(self, node: Node, words: tuple[str, ...], label: str) -> frozenset[str]:
        if label in THING_LABELS:
            return THING
        if label == "NORP":
            return ANYTHING
        before = [child.lower for child in node.children if child.i < node.i]
        evidence = {*before, *(word.lower() for word in words)}
        first = words[0].lower() if len(words) > 1 else ""
        known = " ".join(words).lower() in tables.FEMALE_PEOPLE
        if known or evidence & tables.FEMALE_WORDS or first in tables.FEMALE_NAMES:
            return frozenset({FEMALE})
        if evidence & tables.MALE_WORDS or first in tables.MALE_NAMES:
            return frozenset({MALE})
        if label != "PERSON":
            return ANYTHING
        return known_names.person_genders(self._gazetteer, " ".join(words), before[-1] if before else "")

    def _name_edges(self, node: Node) -> tuple[int, int]:
        """The tokens of the entity around a name; where it is none, its own with flat and compound ones."""
        nodes, begin, end = self._tree.nodes, node.i, node.i + 1
        if node.label:
            while begin > 0 and _continues(nodes[begin]):
                begin -= 1
            while end < len(nodes) and _continues(nodes[end]):
                end += 1
            return begin, end
        for child in node.children:
            if child.pos == "PROPN" and child.dep in ("flat", "compound") and not child.label:
                begin, end = min(begin, child.i), max(end, child.i + 1)
        return begin, end

    def _common(self, node: Node) -> Nominal:
        plural = node.tag in ("NNS", "NNPS") or node.lower == "two" or _counts_people(node)
        number = "plur" if plural else "" if node.lemma in tables.COLLECTIVES else "sing"
        is_noun = node.pos in ("NOUN", "PROPN")
        genders = known_names.noun_genders(self._gazetteer, node.lemma) if is_noun else ANY_PERSON
        made = self._make(node, Kind.NOMINAL, (node.lower,), number, genders)
        edges = [c.left_edge for c in node.children if c.i < node.i and c.dep in INSIDE_PHRASE]
        made.begin = min([node.i, *edges])
        counted = dependent(node, "nummod") is not None
        names = [c for c in node.children if c.label in NAME_LABELS and c.i < node.i]
        made.is_named = any(not counted or c.label == "NORP" for c in names)
        two = node.lower == "two" or "two" in made.modifiers
        made.is_pair = plural and (_determiner(node) == "both" or (two and made.definite))
        return made

    def _make(
        self, node: Node, kind: Kind, words: tuple[str, ...], number: str, genders: frozenset[str]
    ) -> Nominal:
        """A phrase of its head alone; what only some kinds have is filled in by their own methods."""
        modifiers, countries = self._modifiers(node) if kind is not Kind.PRONOUN else (frozenset(), ())
        return Nominal(
            head=node.i,
            begin=node.i,
            end=node.i + 1,
            sentence=node.sentence,
            kind=kind,
            words=words,
            lemma=node.lemma,
            number=number,
            genders=genders,
            definite=_determiner(node) in DEFINITE or dependent(node, "nmod:poss") is not None,
            modifiers=modifiers,
            country=countries[0] if countries else None,
            others=countries[1:],
            function=_function(node),
            quotation=self._quotations[node.i],
        )

    def _modifiers(self, node: Node) -> tuple[frozenset[str], tuple[str, ...]]:
        """Modifiers before the head, and the countries that they or an `of` phrase name."""
        modifiers: set[str] = set()
        countries: list[Node] = []
        for child in node.children:
            if child.dep in BEFORE_HEAD and child.i < node.i:
                modifiers.add(child.lower)
                if not _is_side(child):
                    countries += [child, *(word for word in child.children if word.dep == "conj")]
                if child.dep == "nmod:desc":  # "Chinese President Xi"
                    before = [c for c in child.children if c.dep in BEFORE_HEAD or c.dep == "nmod:poss"]
                    countries += [c for c in before if not _is_side(c)]
            elif child.dep == "nmod:poss" or (
                child.dep == "nmod" and child.i > node.i and not _leads_away(child)
            ):
                countries.append(child)
        nodes = self._tree.nodes
        named = (
            self._country(self._text(child))
            for child in countries
            if child.text[:1].isupper() and not _is_of_descent(nodes, child.i)
        )
        return frozenset(modifiers), tuple(dict.fromkeys(filter(None, named)))

    def _text(self, node: Node) -> str:
        begin, end = self._name_edges(node)
        return " ".join(word.text for word in self._tree.nodes[begin:end])

    def _country(self, text: str) -> str | None:
        return known_names.country(self._gazetteer, text)

    def _group(self, first: Nominal) -> Nominal | None:
        """The coordination that a phrase is the first member of."""
        node = self._tree.nodes[first.head]
        others = [c for c in node.children if c.dep == "conj" and c.pos in ("NOUN", "PROPN", "PRON")]
        if not others or first.function == "mod":
            return None
        conjunction = dependent(others[-1], "cc")
        if conjunction is None or conjunction.lower not in ("and", "&"):
            return None
        genders = THING if first.genders == THING else ANY_PERSON if first.genders <= ANY_PERSON else ANYTHING
        group = self._make(node, Kind.GROUP, (), "plur", genders)
        group.begin, group.end = first.begin, others[-1].i + 1
        group.parts = (first.head, *(other.i for other in others))
        group.modifiers, group.definite = frozenset(), False
        return group


def _counts_people(node: Node) -> bool:
    """`The seven were freed`: a number that takes up those who were counted before."""
    number = node.pos == "NUM" and node.label in ("CARDINAL", "") and node.lower not in ("one", "1")
    return number and FUNCTIONS.get(node.dep) in ("subj", "obj", "obl") and _determiner(node) == "the"


def _leads_away(child: Node) -> bool:
    """`a delegation to Mali`, `a protest against Mali`: who is of another country, as far as this tells."""
    case = dependent(child, "case")
    return case is not None and case.lower in ELSEWHERE


def _is_side(nationality: Node) -> bool:
    """Whether a nationality is that of those whom somebody is for or against: `pro-Syrian`."""
    if any(word.lower in SIDES for word in nationality.children):
        return True
    before = nationality.tree.nodes[max(0, nationality.i - 2) : nationality.i]
    return len(before) == 2 and before[0].lower in SIDES and before[1].text == "-"


def _is_of_descent(nodes: Sequence[Node], name: int) -> bool:
    """`ethnic Albanians`: they may be of any country."""
    return name > 0 and nodes[name - 1].lower in BY_DESCENT


def _is_pleonastic(node: Node) -> bool:
    """`It is clear that …`, `it is raining`, `making it clear that`: nothing is meant by it."""
    if node.head.lemma in IMPERSONAL:
        return True
    if node.dep == "obj":
        clear = dependent(node.head, "xcomp")
        return clear is not None and clear.pos == "ADJ"
    if dependent(node.head, "csubj", "ccomp", "csubj:pass") is None:
        return False
    return node.head.pos == "ADJ" or dependent(node.head, "aux:pass") is not None


def _described_by(node: Node, begin: int) -> Node | None:
    """The noun right before a name that heads the phrase of both: `friend` in `her friend Megumi`."""
    close = node.dep in ("appos", "flat") and node.head.i == begin - 1
    return node.head if close and node.head.pos == "NOUN" else None


def _function(node: Node) -> str:
    return FUNCTIONS.get(first_conjunct(node).dep, "other")


def _determiner(node: Node) -> str:
    determiner = dependent(node, "det", "det:predet")
    return determiner.lower if determiner is not None else ""


def _role_nouns(node: Node) -> list[Node]:
    """What a name is said to be: title before it, apposition to it or above it, predicate of it."""
    nouns = [child for child in node.children if _tells_role(child, node)]
    above = node.head
    is_predicate = node.dep == "nsubj" and above.pos == "NOUN" and dependent(above, "cop") is not None
    if is_predicate or (node.dep == "appos" and is_close(above, node)):
        nouns.append(above)
    return [*nouns, node] if node.pos == "NOUN" else nouns


def _tells_role(child: Node, name: Node) -> bool:
    if child.dep == "nmod:desc" or (child.dep == "compound" and child.i < name.i):
        return True
    if child.dep == "appos":
        return is_close(name, child)
    return child.dep == "acl:relcl" and dependent(child, "cop") is not None


def _continues(node: Node) -> bool:
    """Whether a word continues the entity of the word before it."""
    return bool(node.label) and not node.begins
