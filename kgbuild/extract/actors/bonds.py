"""Finds whose somebody is by what binds him in his sentence to somebody whose country is told.

Whom a leader orders about, of whom a government or an army tells, of whom people of a state demand something,
who stands beside a minister as `other officials`, whom a visitor meets where he goes: each is of that state
where nothing else is said. `BONDS` is the table of these; whose `his cabinet` is, coreference tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from kgbuild.extract.actors.home_words import (
    DEFENSE,
    ELSEWHERE_ARMED,
    GOVERNS,
    JOURNEYS,
    KIN,
    LEADING,
    NOBODYS_OWN,
    ORGANS,
    OWN_STAFF,
    PARTNERSHIP,
    PRIVATE,
    REPORTING,
    TELLING_OWN,
    VISITS,
)
from kgbuild.extract.syntax.tree import Node
from kgbuild.extract.syntax.tree_relations import first_conjunct
from kgbuild.lexicon.gazetteer_tables import STATE_SECTORS

ORDERING = frozenset(
    "order instruct direct command dismiss fire sack appoint deploy dispatch mobilize mobilise task assign "
    "reshuffle promote reprimand".split()
)
"""Verbs of what one does to those below him."""
ADDRESSING = ORDERING | {"urge", "ask", "tell", "warn", "call"}
"""Those and verbs by which the leaders of a state speak to its only army."""
POLICING = frozenset(
    "arrest detain jail sentence convict charge acquit imprison summon question interrogate".split()
)
"""Verbs of what police and courts do to those who live where they act."""
DEMANDING = frozenset(
    "demand protest march rally petition criticize criticise denounce blame urge ask demonstrate sue "
    "strike condemn oppose chant".split()
)
"""Verbs of what the people of a state do towards those who govern it."""
HARMING = frozenset("kill wound injure hurt capture abduct kidnap".split())
"""Verbs of what happens to soldiers whose unit is attacked."""
UNITS = frozenset("army police military security guard border navy".split())
"""Words before a base, a convoy or a station of forces: `an Iraqi army base`."""
FORCED = frozenset({"MIL", "COP"})
PARTS_OF_NAME = frozenset({"flat", "appos", "compound", "nmod:desc", "nmod:poss", "amod", "nmod"})
STATE: frozenset[str | None] = frozenset({"GOV"})
ARRESTED = PRIVATE | {"OPP", "PTY", "LEG"}
RULING = STATE_SECTORS | {"PTY"}
PEOPLE: frozenset[str | None] = frozenset({None, "CVL", "OPP", "LAB", "EDU", "REL", "MED", "REB"})


class Bond(NamedTuple):
    """One way in which somebody is bound to another.

    Attributes:
        sectors: Sectors of those who may be so bound.
        others: The words for those others, by the noun of the one.
        tellers: Sectors that the word must have which tells the others' country.
        excepted: Countries that it does not tell, since they act and tell of others' people abroad.
    """

    sectors: frozenset[str]
    others: Callable[[Node], tuple[Node, ...]]
    tellers: frozenset[str | None]
    excepted: frozenset[str] = frozenset()


def _ordering(head: Node) -> tuple[Node, ...]:
    """`The Chadian president instructed prosecutors`, `urged the armed forces`."""
    first = first_conjunct(head)
    own = any(child.lower == "the" for child in head.children)
    ordered = first.relation in ("obj", "iobj") and first.head.lemma in (ADDRESSING if own else ORDERING)
    return _subjects(first.head) if ordered else ()


def _policing(head: Node) -> tuple[Node, ...]:
    """`French police detained ten people suspected of recruiting fighters for Iraq`."""
    first = first_conjunct(head)
    return _subjects(first.head) if first.relation == "obj" and first.head.lemma in POLICING else ()


def _telling(head: Node) -> tuple[Node, ...]:
    """`Chad's interior ministry says security forces are ready`."""
    first = first_conjunct(head)
    verb = first.head
    told = verb.relation in ("ccomp", "parataxis") and verb.head.lemma in TELLING_OWN
    return _subjects(verb.head) if first.relation == "nsubj" and told else ()


def _demanding(head: Node) -> tuple[Node, ...]:
    """`Thousands of Icelanders demanded that the government resign`."""
    if head.lemma not in ORGANS or not any(child.lower == "the" for child in head.children):
        return ()
    demanded = False
    for verb in first_conjunct(head).ancestors():
        demanded = demanded or verb.lemma in DEMANDING
        if demanded and (subjects := _subjects(verb)):
            return tuple(subject for subject in subjects if subject.label != "GPE")
    return ()


def _listed(head: Node) -> tuple[Node, ...]:
    """`President Ann Bee of Chad and other top officials`."""
    own = any(
        child.label or child.lower in NOBODYS_OWN | {"local"} for child in head.children if child.i < head.i
    )
    # "Mr. Bee and other leaders" may be those of several states, "other government ministers" are not
    leading = head.lemma in LEADING and not any(c.lower in ("government", "cabinet") for c in head.children)
    if head.dep != "conj" or head.label or own or not head.is_plural or leading:
        return ()
    return (first_conjunct(head),)


def _visited(head: Node) -> tuple[Node, ...]:
    """`The envoy visited Chad for talks with government officials`: the places where a journey goes."""
    first = first_conjunct(head)
    with_ = any(child.dep == "case" and child.lower == "with" for child in first.children)
    partner = with_ or (first.relation == "obj" and first.head.lemma in PARTNERSHIP)
    return tuple(_destinations(head)) if partner and head.lemma not in LEADING else ()


def _struck(head: Node) -> tuple[Node, ...]:
    """`A bomb hit an Iraqi army base, killing two soldiers`: whose the unit is that was attacked."""
    if not is_harmed(head):
        return ()
    verb = first_conjunct(head).head
    found = list(_attacked(verb, head))
    while verb.dep in ("advcl", "conj", "xcomp") and verb.head is not verb:
        verb = verb.head
        found += _attacked(verb, head)
    return tuple(found)


def _attacked(verb: Node, victim: Node) -> Iterator[Node]:
    """Units of forces that a clause names as attacked, or as near what exploded."""
    for child in verb.children:
        inside = child.relation in ("nsubj", "obj", "obl") and child is not victim
        for node in (child, *child.children) if inside else ():
            forces = any(word.lower in UNITS for word in node.children if word.i < node.i)
            if node.pos == "NOUN" and forces and node.relation != "nsubj":
                yield node


BONDS = (
    Bond(FORCED, _struck, frozenset({None, "MIL", "COP", "CVL", "GOV"})),
    Bond(FORCED, _ordering, frozenset({"GOV", "MIL"}), ELSEWHERE_ARMED),
    Bond(STATE_SECTORS, _ordering, STATE, ELSEWHERE_ARMED),
    Bond(ARRESTED, _policing, frozenset({"COP", "JUD"})),
    Bond(ARRESTED, _policing, STATE, ELSEWHERE_ARMED),
    Bond(STATE_SECTORS, _telling, STATE, ELSEWHERE_ARMED),
    Bond(GOVERNS, _telling, frozenset({"MED"}), REPORTING),
    Bond(GOVERNS, _demanding, PEOPLE),
    Bond(RULING, _listed, RULING),
    Bond(PRIVATE, _listed, PRIVATE | {None}),
    Bond(GOVERNS, _visited, frozenset({None})),
)
"""In which ways one is bound to somebody of the same state; the first by which a country is told decides."""


def armies_telling(head: Node) -> tuple[Node, ...]:
    """Who tells of losses of soldiers: `the Polish army says that a soldier died`; empty for known ones."""
    if any(child.lower == "the" for child in head.children) or first_conjunct(head).relation not in (
        "obj",
        "nsubj",
    ):
        return ()
    verb = next((node for node in head.ancestors() if node.lemma in TELLING_OWN), None)
    return _subjects(verb) if verb is not None else ()


def is_harmed(head: Node) -> bool:
    """Whether a phrase names whom something happens to that soldiers suffer: `killing two soldiers`."""
    first = first_conjunct(head)
    dies = first.relation == "nsubj" and first.head.lemma == "die"
    return dies or (first.relation in ("obj", "nsubj:pass") and first.head.lemma in HARMING)


def is_army(teller: Node) -> bool:
    """Whether a phrase names the ministry that an army belongs to."""
    return any(word.lower in DEFENSE for word in teller.subtree())


def is_nobodys_own(node: Node) -> bool:
    """Whether a phrase means several states together: `the NATO-led force`."""
    return any(word.lower in NOBODYS_OWN for word in node.subtree())


def owner(head: Node) -> Node | None:
    """The pronoun that says whose one of somebody's own people is: `his cabinet`, `two of its soldiers`."""
    counted = (c for c in head.children if c.relation == "nmod" and c.pos == "NOUN")
    noun = next(counted, head) if head.pos in ("NUM", "PRON", "DET") or head.lemma == "one" else head
    if noun.lemma not in OWN_STAFF | KIN:
        return None
    return next((c for c in noun.children if c.dep == "nmod:poss" and c.pos in ("PRON", "DET")), None)


def is_part_of(word: Node, phrase: Node) -> bool:
    """Whether a word is the head of a phrase, or stands in its name or title."""
    while word is not phrase:
        if word.dep not in PARTS_OF_NAME or word.head is word:
            return False
        word = word.head
    return True


def _subjects(verb: Node) -> tuple[Node, ...]:
    return tuple(child for child in verb.children if child.dep == "nsubj")


def _destinations(head: Node) -> Iterator[Node]:
    for node in head.tree.sentences[head.sentence].nodes:
        above = first_conjunct(node).head
        cases = {child.lower for child in node.children if child.dep == "case"}
        visited = node.relation == "obj" and above.lemma == "visit"
        reached = node.relation == "obl" and above.lemma in JOURNEYS
        toured = node.dep == "nmod" and above.lemma in VISITS
        if visited or ((reached or toured) and cases & {"in", "to"}):
            yield node
