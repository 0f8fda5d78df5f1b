"""Delimits the noun phrase of a nominal head and says what its parts are.

The span of a mention runs from the first determiner or modifier to the head with its name, and takes in an
`of` phrase directly behind it (`a delegation of senior Chinese officials`). Relative clauses, appositions
behind a comma, coordination and prepositions before it stay outside.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.extract.syntax.constituents import children, prepositions
from kgbuild.extract.syntax.tree import Entity, Node, once_per_word
from kgbuild.lexicon.noun_words import STAFF

BEFORE_HEAD = frozenset(
    {"det", "amod", "compound", "nummod", "nmod", "flat", "advmod", "appos", "punct", "goeswith"}
)
QUANTITIES = frozenset(
    "some many most several few all none both each dozen hundred thousand million score number group "
    "series couple majority handful lot one two three four five six scores dozens hundreds thousands "
    "tens bodies rest part plenty bulk half quarter third member total more spate wave string spree "
    "busload truckload carload boatload trainload planeload".split()
)
"""Heads that count what they are `of`: in `dozens of protesters` the protesters act."""
PORTIONS = QUANTITIES | frozenset(
    "percent % year month week day hour ton tonne round batch amount set phase stage leg session cycle "
    "first version variety kind sort type form stockpile cache package installment instalment element "
    "chain portion remainder fraction barrage volley salvo hail load shipment consignment level class "
    "piece slice share worth size cluster array range host system start beginning resumption extension "
    "implementation practice use airdrop ratification renewal campaign act deal much fifth tenth company "
    "note letter storm firestorm torrent flood outpouring chorus team crew unit squad".split()
)
"""Nouns that stand for what they are `of`: `a round of talks`, but not `the possibility of talks`."""
REGIONS = frozenset({"Maghreb", "Sahel", "Peninsula"})
"""Regions in the names of bodies that models take for no names: `al-Qaida in the Islamic Maghreb`."""
TIMES = frozenset({"DATE", "TIME"})
MEASURES = TIMES | {"PERCENT", "MONEY", "QUANTITY", "ORDINAL"}
ACTOR_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
"""Entities that can act."""
NAMED = ACTOR_LABELS | {"LOC", "FAC"}
DEEDS = frozenset(
    "attack raid killing murder assassination bombing shelling invasion war fighting clash violence "
    "arrest detention kidnapping abduction shooting massacre crackdown coup incident abuse torture "
    "genocide conflict siege breach violation blast explosion "
    "slaying crash beating standoff unrest riot hijacking ambush uprising bloodshed".split()
)
"""Nouns of what nobody discusses before it is done."""
PLACING = frozenset({"of", "for", "from", "in"})
SEATS = frozenset("embassy consulate ministry mission department agency headquarters".split())
"""Nouns of bodies whose people are `at` them."""
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(slots=True)  # never changed, but frozen it would take three times as long to make
class NounPhrase:
    """A nominal head with its phrase.

    Attributes:
        head: The head token, after quantities (`dozens of protesters` is headed by `protesters`).
        begin, end: Node range of the phrase in the document, end exclusive.
        name: The named entity that the phrase is or ends in, if there is one.
    """

    head: Node
    begin: int
    end: int
    name: Entity | None

    @property
    def possessor(self) -> Node | None:
        """The head of the possessor: `Georgia` in `Georgia's foreign minister`."""
        owners = children(self.head, "nmod:poss")
        return owners[0] if owners else None

    @property
    def owners(self) -> list[Node]:
        """Whose deed or thing it is: possessor, author, or what it is `of`."""
        possessors = children(self.head, "nmod:poss")
        if possessors:
            return possessors
        below = children(self.head, "nmod")
        # "an appeal lodged by the ministry"
        below += [agent for clause in children(self.head, "acl") for agent in children(clause, "obl")]
        return [c for c in below if "by" in prepositions(c)] or [
            c for c in below if set(prepositions(c)) & {"of", "from"}
        ]

    @property
    def concerned(self) -> list[Node]:
        """What a deed or thing is about or goes to: `Nepal` in `restrictions on aid to Nepal`."""
        below = children(self.head, "nmod")
        return [c for c in below if set(prepositions(c)) & {"to", "on", "against", "for", "in"}]

    @property
    def complement(self) -> Node | None:
        """The head of the `of` or `for` phrase: `Chile` in `the president of Chile`."""
        for child in children(self.head, "nmod"):
            if set(prepositions(child)) & (PLACING | {"at"} if self._serves_at(child) else PLACING):
                return child
        return None

    def _serves_at(self, body: Node) -> bool:
        """Whether those are at a body who serve there: `officials at the Russian embassy`, no `police`."""
        return self.head.lemma in STAFF and (body.label == "ORG" or body.lemma in SEATS)


@once_per_word
def noun_phrase(token: Node) -> NounPhrase:
    """The phrase of a nominal head."""
    head = counted(token)
    begin, end = _left_edge(head), _right_edge(head)
    if counted(token).i != token.i:
        begin = min(begin, _left_edge(token))
    name = _name(head, begin, end)
    if name is not None:
        begin, end = min(begin, name.begin), max(end, name.end)
    while begin < head.i and (
        (head.tree.nodes[begin].is_punct and head.tree.nodes[begin].text not in "([")
        or head.tree.nodes[begin].is_space
    ):
        begin += 1
    while end - 1 > head.i and (
        head.tree.nodes[end - 1].is_punct and not head.tree.nodes[end - 1].text.endswith(".")
    ):
        end -= 1
    return NounPhrase(head, begin, end, name)


def with_complements(phrase: NounPhrase) -> int:
    """The end of a phrase with all that says what it names: `appeals against the demolition of a village`."""
    end, grown = phrase.end, True
    while grown:
        grown = False
        for child in (
            c for node in phrase.head.tree.nodes[phrase.head.i : end] for c in children(node, "nmod")
        ):
            if child.i >= end and child.left_edge <= end and child.label not in TIMES:
                end, grown = max(end, _right_edge(child)), True
    return end


def counted(token: Node) -> Node:
    """What a quantity counts: `officials` of `some of the officials`; other heads stay."""
    if token.lemma not in QUANTITIES and token.lower not in QUANTITIES and token.pos not in ("NUM", "SYM"):
        return token
    below = [c for c in children(token, "nmod", "obl") if "of" in prepositions(c) and c.i != token.i]
    # "tens of thousands of marchers", where parsers hang both on the first
    below = [c for c in below if c.lower not in QUANTITIES] or below
    return counted(below[0]) if below else token


def _left_edge(head: Node) -> int:
    edge = head.i
    for child in reversed([c for c in head.children if c.i < head.i]):
        if child.relation not in BEFORE_HEAD or prepositions(child) or child.dep in ("cc", "case"):
            if child.i >= edge:
                continue
            break
        if child.lower in ("anti", "pro"):
            break  # "anti-government protests" are against the government
        if child.relation == "advmod" and child.lower in (
            "not",
            "n't",
            "only",
            "even",
            "also",
            "just",
        ):
            break
        if child.relation == "punct" and child.text not in "-–":
            continue
        edge = min(edge, child.left_edge)
    return edge


def _right_edge(head: Node) -> int:
    edge = head.i + 1
    for child in sorted((c for c in head.children if c.i > head.i), key=lambda c: c.i):
        relation = child.relation
        attached = child.left_edge == edge
        if relation == "punct" and attached and child.text in "-–":
            edge = child.i + 1  # "al-Qaida in Iraq", which is cut into four words
            continue
        if relation in ("flat", "compound", "goeswith", "nummod") and attached:
            edge = max(edge, child.right_edge + 1) if relation != "nummod" else child.i + 1
        elif relation == "case" and attached and child.lower in ("'s", "’s", "'", "’"):
            continue
        elif (relation == "nmod" and attached and _belongs(child)) or (
            relation == "appos" and attached and (child.label == "PERSON" or _names_body(child, edge))
        ):
            edge = max(edge, _right_edge(child))
        else:
            break
    return edge


def _names_body(name: Node, edge: int) -> bool:
    """`the militant group Islamic Jihad`: the name of a body right behind its noun, without a comma."""
    return name.label == "ORG" and not name.tree.nodes[edge].is_punct


def _belongs(complement: Node) -> bool:
    """An `of` phrase, or the place that somebody is in or from: `a court in Istanbul`."""
    markers = prepositions(complement)
    if "without" in markers and complement.text == "Borders":
        return True  # "Doctors Without Borders" and others of that name
    place = complement.label in ("GPE", "LOC") or complement.text in REGIONS
    return "of" in markers or (bool({"in", "from"} & set(markers)) and place)


def _name(head: Node, begin: int, end: int) -> Entity | None:
    """The entity that names the phrase: around its head, or a person's name behind a title."""
    candidates = [e for e in head.tree.entities(begin, end) if e.label in NAMED]
    for entity in candidates:
        if entity.begin <= head.i < entity.end:
            return entity
    # of "Ohio spokeswoman Ann Bee" the last is hers, whatever a model takes the first for
    for entity in sorted(candidates, key=lambda e: e.begin < head.i):
        root = entity.root
        if entity.label == "PERSON" and (
            root.head is head and root.relation in ("flat", "appos", "compound")
        ):
            return entity
        if (
            entity.label == "ORG"
            and root.head is head
            and root.relation == "appos"
            and entity.begin == head.i + 1
        ):
            return entity
    return None
