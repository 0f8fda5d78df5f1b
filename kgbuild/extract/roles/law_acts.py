"""Says who arrested, charged or tried somebody, where only the sentences before tell.

`Police in Togo arrested two students. The two were held at a border post`: the same who arrested them. `A
prosecutor charged a banker. He is to appear in court`; `Police arrested a man. Two others were detained`: who
did the one did the other. Nobody did so who is told of elsewhere, or in another country.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kgbuild.extract.coreference.groups import COUNTED
from kgbuild.extract.dates.readings import NUMBERS
from kgbuild.extract.dates.readings import number as count
from kgbuild.extract.roles.candidates import Candidate
from kgbuild.extract.roles.event_anaphora import APART, KNOWN_PLURAL
from kgbuild.extract.roles.fighting_sides import ARMED
from kgbuild.extract.roles.parties import Parties
from kgbuild.extract.roles.same_people import SamePeople
from kgbuild.extract.roles.told_before import Told, ToldBefore
from kgbuild.extract.syntax.constituents import children, is_negated, is_passive, prepositions
from kgbuild.extract.syntax.noun_phrases import PLACE_LABELS, QUANTITIES, TIMES
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.classes import EventClass
from kgbuild.records import SOURCE, TARGET, ActorKind, EventMention, Mention, Status

NounOf = Callable[[Mention], Node]
"""Finds the noun that heads a mention."""

REACH = 3
"""How many sentences back those are looked for who did something to the same people."""
MORE_REACH = 1
"""How many sentences back they are who did the same to others."""
ARREST, CHARGE, CONVICTION, RELEASE = "Arrest", "LegalAction", "Conviction", "Release"
ACCUSATION, DEPORTATION = "Accusation", "Deportation"
KINDRED = {
    ARREST: frozenset({ARREST, RELEASE, DEPORTATION}),
    CHARGE: frozenset({CHARGE, CONVICTION}),
    CONVICTION: frozenset({CONVICTION}),
    RELEASE: frozenset({RELEASE, ARREST, "Abduction"}),
    ACCUSATION: frozenset({CHARGE}),
}
"""By class: of which classes an act before was done by who does this one, if to the same people."""
ANEW = frozenset({ARREST, CHARGE, CONVICTION})
"""Classes of what is done to one after the other by the same: arrests, charges, sentences."""
TOLD = frozenset({Status.OCCURRED, Status.ONGOING})
GROUPS = frozenset({"pair", "trio", "group", "accused"})
"""Nouns for people told of before, beside those that count them."""
MORE = frozenset({"other", "more", "another", "also", "further", "additional"})
"""Words of what happened to more people, as to those told before."""
CHARGING = frozenset({"on", "with", "for", "of"})
"""Prepositions of what somebody is charged with."""
COUNTS = frozenset({"charge", "count", "suspicion", "number", "accusation"})
COURTS = frozenset({"JUD", "LEG"})
OF_STATES = frozenset({"COP", "MIL", "GOV", "JUD", "SPY", "IGO"})
"""Sectors of those who arrest, charge and try."""


class LawActs:
    """Who arrested, charged, tried or held whom, as one document has told so far.

    Args:
        told: The events that it has told.
        noun_of: Finds the noun that heads a mention.
        parties: Finds the parties of the document.
        people: Says who they are whom an event struck.
    """

    def __init__(self, told: ToldBefore, noun_of: NounOf, parties: Parties, people: SamePeople) -> None:
        self._told, self._noun_of, self._parties, self._people = told, noun_of, parties, people

    def doers(self, candidate: Candidate, event_class: EventClass) -> Sequence[Mention]:
        """Who did what a candidate without source tells of, after what was told before.

        Args:
            candidate: What was done to somebody.
            event_class: Its class.
        """
        kindred = KINDRED.get(event_class.name, frozenset())
        targets = candidate.cast.mentions(TARGET)
        verb = candidate.match.head
        if not kindred or not targets or is_negated(verb):
            return ()
        before = [t for t in self._told.story(verb.sentence, REACH) if t.sentence < verb.sentence]
        before.sort(key=lambda t: t.mention.type != event_class.name)  # who frees, rather than who arrested
        for told in before:
            known, sources = told.mention, told.mention.mentions(SOURCE)
            if known.type not in kindred or known.factuality.status not in TOLD:
                continue
            if event_class.name == ARREST != known.type and any(m.actor.sector in COURTS for m in sources):
                continue  # a court frees whom others arrested
            near = known.type == event_class.name in ANEW and verb.sentence - told.sentence <= MORE_REACH
            same = self._are_same(targets, known) or (near and self._are_of_those(targets, known))
            same = same or self._people.called_otherwise(known, targets, verb.sentence - told.sentence)
            more = near and bool(sources) and self._are_more(candidate)
            if (same or more) and not self._is_abroad(verb, told) and not _is_other_matter(verb, told.head):
                if sources and all(map(_holds, sources)):
                    return sources
                if known.type == event_class.name == RELEASE:
                    return ()
        return ()

    def _are_same(self, targets: Sequence[Mention], known: EventMention) -> bool:
        """Whether all of these are those, or some of them: by name, as `the two men`, or by their number."""
        struck = known.mentions(TARGET)
        if not struck:
            return False
        targets = [t for t in targets if not _is_companion(self._noun_of(t))] or targets
        if all(any(_is_named_so(t, s) for s in struck) for t in targets):
            return True
        nouns, others = [self._noun_of(t) for t in targets], [self._noun_of(s) for s in struck]
        number, whole = _number(targets, nouns), _number(struck, others)
        if len(targets) > 1 or targets[0].actor.named or not _is_known(nouns[0]):
            return number is not None and number > 1 and number == whole
        noun = nouns[0]
        if (
            noun.pos != "NUM"
            and noun.lemma not in COUNTED | GROUPS
            and all(noun.lemma != o.lemma for o in others)
        ):
            return False
        if any(c.lower in MORE for c in noun.children):
            return number is not None and whole is not None and number < whole
        return number == whole and (number is not None or noun.is_plural)

    def _are_of_those(self, targets: Sequence[Mention], known: EventMention) -> bool:
        """`captured scores of rebels. Eighty suspected rebels were seized`: whether these may be those."""
        struck = known.mentions(TARGET)
        both = (*targets, *struck)
        if len(both) != 2 or any(m.actor.named for m in both):
            return False
        sectors = {m.actor.sector for m in both}
        plural = all(self._noun_of(m).is_plural for m in both)
        return plural and len(sectors) == 1 and bool(sectors & (ARMED | {"OPP"}))

    def _are_more(self, candidate: Candidate) -> bool:
        """`Two others were detained`: whether these are some beside those told before."""
        verb = candidate.match.head
        nouns = [self._noun_of(t) for t in candidate.cast.mentions(TARGET)]
        if verb.pos != "VERB" or not is_passive(verb):
            return False
        words = [n for noun in nouns for n in (noun, *noun.children)] + verb.children
        return any(word.lower in MORE or word.lemma in MORE for word in words)

    def _is_abroad(self, verb: Node, told: Told) -> bool:
        """Whether a clause says that it was elsewhere, or in a country that the other act was not in."""
        own = verb.subtree()
        if any(node.lower in APART - {"another"} for node in own):
            return True
        known = {m.actor.country for m in told.mention.mentions(SOURCE)}
        known |= self._countries(verb.tree.sentences[told.sentence].nodes)
        return not self._countries(own) <= known

    def _countries(self, nodes: Sequence[Node]) -> set[str | None]:
        """The countries that words name, or that the places that they name lie in."""
        places = (self._parties.reader.mention(node) for node in nodes if node.label in PLACE_LABELS)
        return {m.actor.country for m in places} - {None}


def _is_other_matter(verb: Node, other: Node) -> bool:
    """`charged him with murder … his indictment on tax charges`: whether each has a charge of its own."""
    matters = [_matters(node) for node in (verb, other)]
    return all(matters) and matters[0].isdisjoint(matters[1])


def _matters(verb: Node) -> set[str]:
    """The nouns of what somebody is charged with."""
    phrases = [c for c in children(verb, "obl", "nmod", "advcl") if CHARGING & set(prepositions(c))]
    words = (node for phrase in phrases for node in phrase.subtree())
    return {node.lemma for node in words if node.pos in ("NOUN", "VERB") and node.label not in TIMES} - COUNTS


def _holds(mention: Mention) -> bool:
    """Whether somebody is of those who arrest and try people, or hold them."""
    actor = mention.actor
    return actor.kind is ActorKind.COUNTRY or actor.sector in OF_STATES | ARMED


def _is_named_so(target: Mention, struck: Mention) -> bool:
    """Whether two mentions are of one by name, or by what a pronoun or a description stands for."""
    if target.actor.named or struck.actor.named:
        return target.actor.id == struck.actor.id
    return target.actor.name == struck.actor.name and target.actor.name != target.span.text


def _is_companion(noun: Node) -> bool:
    """`Bee was held along with two guards`: whether somebody is told of beside those whom it is about."""
    return noun.relation == "obl" and bool({"with", "along with"} & set(prepositions(noun)))


def _is_known(noun: Node) -> bool:
    """`The two men`: whether it has been said who they are, and nothing new is said of them."""
    if any(c.relation in ("acl", "nmod") and c.i > noun.i for c in noun.children):
        return False
    return any(c.lower in KNOWN_PLURAL for c in children(noun, "det"))


def _number(mentions: Sequence[Mention], nouns: Sequence[Node]) -> int | None:
    """How many people some mentions are of; None if that is not told."""
    total = 0
    for mention, noun in zip(mentions, nouns, strict=True):
        nobody = mention.actor.kind in (ActorKind.PERSON, ActorKind.GROUP)
        words = mention.span.text.lower().split() if nobody or not mention.actor.named else []
        counts = [count(word) for word in words if word.isdigit() or word in NUMBERS]
        counted = noun.is_plural or noun.lemma in QUANTITIES or noun.pos not in ("NOUN", "PROPN", "ADJ")
        if not counts and counted:
            return None
        total += counts[0] if counts else 1
    return total
