"""Finds the persons, organizations and countries that a document names beside the actors of its events.

An article on a visit may only say in passing who came before, or that talks will touch on a third country;
those are part of what it tells, too. Nationalities, capitals and seats of government are left to the events:
`the Iranian envoy` and `talks in Tehran` do not name Iran.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgbuild.extract.actors.mentions import MentionReader
from kgbuild.extract.coreference.known_names import candidates, is_place
from kgbuild.extract.syntax.noun_phrases import noun_phrase
from kgbuild.extract.syntax.tree import Entity, Node, Tree
from kgbuild.lexicon.gazetteer import Gazetteer
from kgbuild.records import NAMED_KINDS, Actor, ActorKind, EventMention, Mention

LABELS = frozenset({"PERSON", "ORG", "GPE"})
"""Entities that can be actors by themselves; a NORP is a people, a LOC and a FAC lie somewhere."""


def named_actors(
    tree: Tree, reader: MentionReader, events: Iterable[EventMention], gazetteer: Gazetteer
) -> tuple[Mention, ...]:
    """The first mention of each actor that a document names and that is no actor of its events.

    Args:
        tree: The document's parse.
        reader: Reads its mentions.
        events: Its event mentions.
        gazetteer: Known names.
    """
    seen: set[Actor] = {actor for event in events for actor in event.actors()}
    found = []
    for mention in _mentions(tree, reader, gazetteer):
        if mention.actor not in seen:
            seen.add(mention.actor)
            found.append(mention)
    return tuple(found)


def _mentions(tree: Tree, reader: MentionReader, gazetteer: Gazetteer) -> Iterator[Mention]:
    """A mention for each way in which the document names somebody."""
    read: set[tuple[str, ...]] = set()
    named: set[str] = set()  # known bodies and countries, the same whatever stands around their names
    for entity in tree.entities(0, len(tree)):
        if entity.text in named or not _is_actor(entity, gazetteer) or not _is_name(entity, gazetteer):
            continue
        head = _head(entity)
        phrase = noun_phrase(head)
        words = tuple(node.text for node in tree.nodes[phrase.begin : phrase.end])
        if phrase.name is None or phrase.name.begin != entity.begin or words in read:
            continue
        read.add(words)
        mention = reader.mention(head)
        if _is_named(mention, reader):
            if entity.label != "PERSON" and candidates(gazetteer, entity.text):
                named.add(entity.text)
            yield mention


def _is_actor(entity: Entity, gazetteer: Gazetteer) -> bool:
    """Whether an entity can be an actor by its label; islands that are a country are taken for a place."""
    return entity.label in LABELS or (entity.label == "LOC" and is_place(gazetteer, entity.text))


def _is_name(entity: Entity, gazetteer: Gazetteer) -> bool:
    """Whether somebody is named by these words: known ones, a person's full name, or what can be a body's.

    A surname that nobody known bears says nothing that the full name, which stands elsewhere, does not. `a
    Toyota Corolla` is one of its kind, and in `U.S. Defense Secretary` no body is called `U.S. Defense`.
    """
    if entity.label == "PERSON":
        return " " in entity.text or bool(candidates(gazetteer, entity.text))
    root = entity.root
    if entity.label == "GPE" or candidates(gazetteer, entity.text):
        return True
    before = root.relation in ("compound", "amod") and root.head.i > root.i
    return not before and not any(child.lower in ("a", "an") for child in root.children)


def _head(entity: Entity) -> Node:
    """The head of a name's phrase: of `spokesman Lu Kang`, where parsers see it so, `spokesman`."""
    above = entity.root.head
    if entity.label != "PERSON" or above is entity.root or above.is_plural:
        return entity.root
    name = noun_phrase(above).name
    return above if name is not None and name.begin == entity.begin else entity.root


def _is_named(mention: Mention, reader: MentionReader) -> bool:
    actor = mention.actor
    if not actor.named or actor.kind not in NAMED_KINDS:
        return False
    return actor.kind is not ActorKind.COUNTRY or reader.names_country(mention)
