"""Says what a text tells of a person beside the name: `Ann Bee, a Chilean singer`, `Bee is a former judge`.

A person of whom the table of known people tells no country or sector has those of the roles that the text
gives: of a title, of an apposition or a predicate, wherever the person is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgbuild.extract.syntax.constituents import children
from kgbuild.extract.syntax.tree import Node
from kgbuild.records import Actor, ActorKind, Affiliation

VAGUE_TITLES = frozenset({"sheikh", "commander", "mullah", "mawlawi", "maulvi"})
"""Titles of rulers and soldiers, of clerics and rebels as well."""
COMPANIONS = frozenset({"colleague", "ally", "comrade", "companion", "associate", "deputy"})
"""Nouns of those who are of the sector of the one whose they are: `the general and his allies`."""
OUT_OF_OFFICE = frozenset({"BUS", "PTY", "OPP", "REL", "MED", "NGO", "IGO", "REB", "CVL"})
"""Sectors of roles of those who hold no office of a state."""


def placed_by(actor: Actor, role: Actor) -> Actor:
    """A person of unknown country or sector, with those of the role that somebody has."""
    person = actor.kind is ActorKind.PERSON and actor.named
    if not person or role.kind not in (ActorKind.PERSON, ActorKind.GROUP):
        return actor
    if is_vaguely_titled(actor) and role.sector not in (None, "CVL", "GOV", "MIL"):
        actor = replace(actor, sector=None)
    if actor.country is not None and actor.sector is None and role.country in (None, actor.country):
        held = None if role.sector == "CVL" else role.sector  # "Ann Bee, a mother of two" is known for more
        affiliation = role.affiliation if held and role.country else actor.affiliation
        return replace(actor, sector=held, affiliation=affiliation)
    if actor.country is not None or role.country is None:
        return actor if actor.sector is not None else replace(actor, sector=role.sector)
    sector = role.sector or actor.sector
    return replace(actor, country=role.country, affiliation=role.affiliation, sector=sector)


def told_of_body(body: Actor, role: Actor) -> Actor:
    """A body of unknown sector, with that of what it is said to be: `Bee Action, an AIDS lobby group`.

    A force that is said to be a militia is no army: `the Bee Defense Force, a militia`.
    """
    if body.sector is not None and role.sector not in ("REB", "UAF"):
        return body
    if role.kind not in (ActorKind.GROUP, ActorKind.ORGANIZATION) or role.sector in (None, "CVL"):
        return body
    country = body.country or role.country
    affiliation = body.affiliation or (role.affiliation if country else None)
    return replace(body, country=country, affiliation=affiliation, sector=role.sector)


def is_vaguely_titled(actor: Actor) -> bool:
    """Whether somebody's title tells no office: `Sheikh Omar Bee, a cleric`."""
    return bool(actor.posts) and actor.posts[0].role in VAGUE_TITLES


def of_own_time(actor: Actor, role: Actor) -> Actor:
    """Somebody known for an office, who in a text without a date is called what holds none: `her husband`.

    The table's last office is not always the text's: `the chairman of the power company, Ann Bee`.
    """
    acts = actor.kind is ActorKind.PERSON and actor.affiliation is Affiliation.ACTS_FOR
    if not acts or role.kind is not ActorKind.PERSON or role.sector not in OUT_OF_OFFICE:
        return actor
    return replace(actor, sector=role.sector, affiliation=Affiliation.NATIONAL)


def predicated(name: Node) -> Iterator[Node]:
    """Nouns that say what somebody is: appositions, predicates of `who is …` and of `X is …`."""
    yield from (t for t in children(name, "appos") if t.pos in ("NOUN", "PROPN"))
    for clause in children(name, "acl:relcl"):
        if clause.pos == "NOUN" and children(clause, "cop"):
            yield clause
    if name.relation == "nsubj" and name.head.pos == "NOUN" and children(name.head, "cop"):
        yield name.head
    if name.relation == "appos" and name.head.pos == "NOUN":
        yield name.head
    if name.dep == "conj" and name.head.label == "PERSON":
        # "the Chilean singers Ann Bee and Carl Dee"
        titles = (name.head.head, *children(name.head, "nmod:desc"))
        yield from (title for title in titles if _is_of_all(title, name))


def _is_of_all(title: Node, last: Node) -> bool:
    """`Chilean singers`: of all of them; in `ministers Ann Bee of Chad and Carl Dee` Chad is hers alone."""
    if title.pos != "NOUN" or not title.is_plural or title.i > last.i:
        return False
    beside = title.tree.nodes[title.i + 1 : last.i]
    told = any(child.i < title.i and child.label in ("NORP", "GPE") for child in title.children)
    return told or all(node.label == "PERSON" or node.dep in ("cc", "punct") for node in beside)
