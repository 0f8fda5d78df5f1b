"""Decides who of those that an article only names gets a node: who is known, or told well enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgbuild.lexicon.gazetteer import Gazetteer
from kgbuild.records import NAMED_KINDS, Actor, ActorKind, EventMention, Mention
from kgbuild.resolve.person_names import is_short

BODIES = frozenset(
    "Academy Administration Agency Airlines Airways Alliance Army Assembly Association Authority Bank "
    "Board Brigades Bureau Center Centre Club Coalition College Command Commission Committee "
    "Confederation Congress Consortium Convention Corp Corporation Council Court Department Federation "
    "Force Forum Foundation Front Fund Group Holdings Inc Industries Initiative Institute Institution "
    "Laboratories League Limited Ltd Ministry Mission Motors Movement Network Newspaper Office "
    "Organisation Organization Party Program Programme Project Radio Service Services Society Systems "
    "Technologies Television Times Tribunal Trust Union Unit University Watch".split()
)
"""Last words of names, or last before `of`, that only bodies have."""


def told_well(mentions: Iterable[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """The mentions that say enough of somebody to be known by.

    A country is one by its name. A person is known to the gazetteer, has a full name, or a country with the
    name. An organization is known to it, told with its country, or called what only bodies are called: many
    a name that reads like one is none.

    Args:
        mentions: Of a document whose actors are resolved as far as it tells them.
        gazetteer: Known people and organizations.
    """
    for mention in mentions:
        actor = mention.actor
        if actor.named and actor.kind in NAMED_KINDS and _is_told(actor, gazetteer):
            yield mention


def _is_told(actor: Actor, gazetteer: Gazetteer) -> bool:
    folder, _, name = actor.id.partition("/")
    if actor.kind is ActorKind.COUNTRY or (actor.country is not None and folder != "doc"):
        return True
    if actor.kind is ActorKind.PERSON:
        return name in gazetteer.people or not is_short(actor.name)
    return name in gazetteer.organizations or _is_body(actor.name)


def _is_body(name: str) -> bool:
    """Whether a name of several words says by one of them that it is a body's: `State Migration Service`."""
    words = [word.rstrip(".") for word in name.split()]
    before, _, _ = name.partition(" of ")
    return len(words) > 1 and bool({words[-1], before.split()[-1]} & BODIES)


def beside_events(mentions: Iterable[Mention], events: Iterable[EventMention]) -> tuple[Mention, ...]:
    """The first mention of each actor that is no actor of these events, in the order given."""
    seen = {actor.id for event in events for actor in event.actors()}
    found = []
    for mention in mentions:
        if mention.actor.id not in seen:
            seen.add(mention.actor.id)
            found.append(mention)
    return tuple(found)
