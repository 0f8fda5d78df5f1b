"""Says whether those whom a sentence names are those whom an event before it struck.

`Troops killed four soldiers … the soldiers`: known ones, or as many. `Police held a banker … Jo Bee`: the
next sentence says who that was. `kidnapped an Indian engineer … the Indian contractor`: what else he is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kgbuild.extract.roles.event_anaphora import KNOWN_PLURAL, OTHERS
from kgbuild.extract.roles.fighting_sides import COMBATANTS
from kgbuild.extract.syntax.constituents import children, prepositions
from kgbuild.extract.syntax.tree import Node
from kgbuild.records import TARGET, Actor, ActorKind, EventMention, Mention

NounOf = Callable[[Mention], Node]
"""Finds the noun that heads a mention."""

NAMING_REACH = 2
"""How many sentences behind `a journalist` it is said who that was, or he is called otherwise."""
ANYBODY = frozenset(
    "man woman person people victim suspect defendant detainee accused prisoner captive hostage national "
    "citizen".split()
)
"""Nouns for whoever has been struck."""
MORE = frozenset({"other", "another", "more", "further", "additional"})
"""Words of others than those told before."""
NOBODY = frozenset({"CVL", None})
"""Sectors that do not tell people apart."""


class SamePeople:
    """Whether those whom a document names are those whom its events struck.

    Args:
        noun_of: Finds the noun that heads a mention.
    """

    def __init__(self, noun_of: NounOf) -> None:
        self._noun_of = noun_of

    def struck(self, known: EventMention, targets: Sequence[Mention]) -> bool:
        """Whether an event struck all of these: by name, as known ones, or as some of them.

        Args:
            known: The event.
            targets: Those whom another event strikes.
        """
        struck = known.mentions(TARGET)
        return all(any(self._is_same(target, other) for other in struck) for target in targets)

    def called_otherwise(self, known: EventMention, targets: Sequence[Mention], distance: int) -> bool:
        """Whether one of the next sentences says who they were whom an event struck, or what else they are.

        Args:
            known: The event.
            targets: Those whom another event strikes.
            distance: How many sentences further on that is told.
        """
        if not 0 < distance <= NAMING_REACH:
            return False
        return self._names(known, targets) or self._describes(known, targets)

    def _names(self, known: EventMention, targets: Sequence[Mention]) -> bool:
        """`Gunmen killed a journalist. The attack on Jo Bee …`: whether a name is theirs."""
        struck = known.mentions(TARGET)
        if len(struck) != 1 or struck[0].actor.named:
            return False
        other = self._noun_of(struck[0])
        several = bool(children(other, "nummod")) or other.is_plural
        # "Jo Bee was held along with an accomplice"
        persons = [m for m in targets if m.actor.named and m.actor.kind is ActorKind.PERSON]
        new = bool(persons) and all(map(self._is_new, persons))
        alike = {m.actor.sector for m in persons} <= {struck[0].actor.sector, *NOBODY}
        return (several or _is_introduced(other)) and new and ((len(persons) > 1) == several or alike)

    def _is_new(self, mention: Mention) -> bool:
        """Whether nobody of that name was spoken of before, as far as a surname tells."""
        name = self._noun_of(mention)
        surname = mention.actor.name.split()[-1]
        end = name.tree.sentences[name.sentence].begin
        return all(node.text != surname for node in name.tree.nodes[:end])

    def _describes(self, known: EventMention, targets: Sequence[Mention]) -> bool:
        """`kidnapped an Indian engineer … the Indian contractor`: whether a description is of theirs."""
        if len(targets) != 1 or targets[0].actor.named or targets[0].actor.kind is ActorKind.PLACE:
            return False
        noun = _of_whom(self._noun_of(targets[0]))
        if noun.pos not in ("NOUN", "PROPN", "ADJ") or not _is_known(noun):
            return False
        struck = [m for m in known.mentions(TARGET) if not m.actor.named]
        return any(_is_called_so(noun, targets[0].actor, self._noun_of(m), m.actor) for m in struck)

    def _is_same(self, target: Mention, struck: Mention) -> bool:
        if target.actor.named:
            return target.actor.id == struck.actor.id
        if struck.actor.named:
            return False
        if target.actor.name == struck.actor.name:
            return target.actor.name != target.span.text
        noun, other = _of_whom(self._noun_of(target)), self._noun_of(struck)
        countries = {target.actor.country, struck.actor.country} - {None}
        alike = noun.pos == "NUM" or _are_alike(noun, target.actor, other, struck.actor)
        if not alike or len(countries) > 1:
            return False
        if not other.is_plural or noun.pos not in ("NOUN", "NUM"):
            return False
        if noun.pos == "NUM":
            return _is_known(noun) and {noun.lower} == _counts(other)  # "the three"
        # "four American soldiers … the soldiers": known ones, or as many
        counts = [_counts(n) for n in (noun, other)]
        known = any(c.lower in KNOWN_PLURAL for c in children(noun, "det"))
        return noun.is_plural and ((known and counts[0] <= counts[1]) or bool(counts[0] & counts[1]))


def _is_introduced(noun: Node) -> bool:
    """`a journalist`, `another`: whether a phrase for one speaks of him for the first time."""
    return any(c.lower in ("a", "an", "another") for c in children(noun, "det"))


def _is_known(noun: Node) -> bool:
    """`the contractor`: whether a noun is of somebody told before, and nothing tells him from another."""
    if any({c.lower, c.lemma} & (MORE | OTHERS) for c in noun.children):
        return False
    if any(c.relation == "nmod" and c.i > noun.i and "of" in prepositions(c) for c in noun.children):
        return False
    return any(c.lower in KNOWN_PLURAL for c in children(noun, "det"))


def _is_called_so(noun: Node, actor: Actor, other: Node, struck: Actor) -> bool:
    """Whether a noun is a word for those of another: the same, one for anybody, or one of their kind."""
    if noun.is_plural != other.is_plural or not (other.is_plural or _is_introduced(other)):
        return False
    if not _counts(noun) <= _counts(other):
        return False
    nations = [a.country if a.country_basis is None else None for a in (actor, struck)]
    if None not in nations and nations[0] != nations[1]:
        return False
    if noun.lemma == other.lemma:
        return True
    if ActorKind.THING in (actor.kind, struck.kind) or struck.kind is ActorKind.PLACE:
        return False
    alike = noun.lemma in ANYBODY or (actor.sector == struck.sector and actor.sector not in NOBODY)
    return alike or (nations[0] is not None and nations[0] == nations[1])


def _counts(noun: Node) -> set[str]:
    return {c.lower for c in children(noun, "nummod")}


def _of_whom(noun: Node) -> Node:
    """`seven of the soldiers`: the soldiers."""
    whole = next((c for c in children(noun, "nmod") if "of" in prepositions(c)), None)
    return whole if whole is not None and noun.pos in ("NUM", "DET", "PRON") else noun


def _are_alike(noun: Node, actor: Actor, other: Node, struck: Actor) -> bool:
    """Whether two nouns may be of the same people: one word, or soldiers who are troops."""
    return noun.lemma == other.lemma or (actor.sector == struck.sector and actor.sector in COMBATANTS)
