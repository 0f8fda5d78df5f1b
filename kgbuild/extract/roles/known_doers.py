"""Says who did what somebody suffered, condemns or rejects, where only a sentence before it tells.

What was done to somebody, and nobody is said to have done it, was done by those who were told to have done
it before: `The tanker was freed`. A clause that says nothing but that some were hurt, too, goes on with the
fight of the sentence before: `Two soldiers were also wounded`. `The move` tells of no event of its own, but
who condemns it criticizes those who made it; so with `the offer` and `the charge`, which are theirs who made
them before. Protesters who shout slogans protest against what they were told to protest against.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from kgbuild.extract.claims.government import function_in
from kgbuild.extract.roles.answered import CHARGES, SAID, Answered
from kgbuild.extract.roles.candidates import Candidate
from kgbuild.extract.roles.event_anaphora import (
    APART,
    BLOWS,
    GENERAL,
    REACH,
    is_of_other_day,
    points_back,
)
from kgbuild.extract.roles.fighting_sides import ARMED, COMBATANTS, against, doing
from kgbuild.extract.roles.harm import FIGHTS, MEANS
from kgbuild.extract.roles.kinds_of_acts import BETWEEN_SPEAKERS, FREEING, OF_COURTS, TAKING
from kgbuild.extract.roles.law_acts import LawActs
from kgbuild.extract.roles.participants import Cast
from kgbuild.extract.roles.parties import Parties
from kgbuild.extract.roles.same_people import SamePeople
from kgbuild.extract.roles.told_before import Told, ToldBefore
from kgbuild.extract.syntax.constituents import children, is_passive
from kgbuild.extract.syntax.noun_phrases import PLACE_LABELS
from kgbuild.extract.syntax.tree import WEEKDAYS, Node
from kgbuild.lexicon.classes import EventClass
from kgbuild.records import SOURCE, TARGET, Actor, ActorKind, EventMention, Mention, Participation, Status

NounOf = Callable[[Mention], Node]
"""Finds the noun that heads a mention."""

CULPRITS_REACH = 1
"""How many sentences back it may have been told who did what somebody suffered."""
VIOLENCE = "ASSAULT"
KILLINGS = frozenset({"Killing", "Assassination", "MassKilling"})
TOLD = frozenset({Status.OCCURRED, Status.ONGOING})
"""What is told to be done already: only that has somebody who did it."""
BETWEEN_ENEMIES = frozenset({"Clash", "Ceasefire"})
"""Classes of what is between those who fight each other."""
DEEDS = frozenset("move decision step action measure act gesture".split())
"""Nouns that stand for whatever was done before."""
DEEDS_REACH = 2
"""How many sentences back what was done is looked for; further on they stand for something else."""
AGAINST_DOERS = frozenset({"ACCUSE", "REJECT", "PROTEST", "SUPPORT"})
"""Categories of what is directed at who did something: `condemned the move`."""
PROTESTERS = frozenset("protester demonstrator marcher protestor participant activist they".split())
"""Words for those of a protest."""
PROTEST = "PROTEST"
VIOLENT = BLOWS | FIGHTS | {"strike", "offensive", "operation", "sweep"}
"""Nouns of deeds in which somebody is hurt."""


class KnownDoers:
    """Who did what, as one document has told so far.

    Args:
        classes: The event classes by name.
        told: The events that it has told.
        noun_of: Finds the noun that heads a mention.
        parties: Finds the parties of the document.
    """

    def __init__(
        self, classes: Mapping[str, EventClass], told: ToldBefore, noun_of: NounOf, parties: Parties
    ) -> None:
        self._classes, self._told, self._noun_of = classes, told, noun_of
        self._answered = Answered(classes, told, parties)
        self._people = SamePeople(noun_of)
        self._law = LawActs(told, noun_of, parties, self._people)

    def with_known_doers(self, candidate: Candidate, event_class: EventClass) -> Candidate:
        """What was done to somebody, or `the attack`, with those who were told before to have done it.

        Protesters are given whom they protest against.
        """
        cast = candidate.cast
        if event_class.plover == PROTEST and not cast.mentions(TARGET) and cast.mentions(SOURCE):
            return replace(candidate, cast=cast.filled(TARGET, self._protested(candidate)))
        if cast.mentions(SOURCE) or candidate.antecedent is not None or cast.reciprocal:
            return candidate
        violent = event_class.plover == VIOLENCE
        doers = self._culprits(candidate) if violent else ()
        doers = doers or self._law.doers(candidate, event_class) or self._retold(candidate, event_class)
        doers = doers or (self._opponents(candidate) if violent else ())
        parts = [Participation(SOURCE, mention) for mention in doers]
        return replace(candidate, cast=cast.extended(parts)) if parts else candidate

    def _culprits(self, candidate: Candidate) -> Sequence[Mention]:
        """`Gunmen shot a judge. His driver was hurt in the attack`: who did the violence told just before.

        Nobody if several did, or if they suffered this.
        """
        noun = _attack(candidate)
        if noun is None:
            return ()
        victims = [m.actor for m in candidate.cast.mentions(TARGET)]
        if noun.lemma in FIGHTS and all(victim.sector not in COMBATANTS for victim in victims):
            return ()  # "Ten people died in the fighting": either side may have killed them
        doers = {
            tuple(m.actor.id for m in side): side
            for told in self._violence_before(noun.sentence)
            if not (told.mention.reciprocal or self._classes[told.mention.type].reciprocal)
            if not is_of_other_day(noun, told) and (side := doing(victims, told.mention))
        }
        if len(doers) != 1:
            return ()
        ((ids, culprits),) = doers.items()
        return () if {victim.id for victim in victims} & set(ids) else culprits

    def _violence_before(self, sentence: int) -> Iterator[Told]:
        """What the sentence before one tells of violence."""
        for told in self._told.story(sentence, CULPRITS_REACH):
            if told.sentence < sentence and self._classes[told.mention.type].plover == VIOLENCE:
                yield told

    def _retold(self, candidate: Candidate, event_class: EventClass) -> Sequence[Mention]:
        """`Pirates seized a tanker. The tanker was freed`: who did the same to the same, or is undoing it."""
        targets = candidate.cast.mentions(TARGET)
        head = candidate.match.head
        for told in self._told.story(head.sentence, REACH) if targets else ():
            known = told.mention
            if known.reciprocal or not known.mentions(SOURCE) or not _may_retell(head, event_class, told):
                continue
            if known.factuality.status not in TOLD:
                continue
            distance = head.sentence - told.sentence
            in_words = event_class.plover in BETWEEN_SPEAKERS and event_class.name not in OF_COURTS
            same = self._people.struck(known, targets)
            if same or (not in_words and self._people.called_otherwise(known, targets, distance)):
                doers, own = known.mentions(SOURCE), {m.actor.name for m in targets}
                return () if any(m.actor.name in own for m in doers) else doers
        return ()

    def with_other_side(self, candidate: Candidate, event_class: EventClass) -> Candidate:
        """A fight or a truce of one side alone, with those whom that side was told to fight.

        Args:
            candidate: The event with all of its parties that have been found.
            event_class: Its class.
        """
        cast = candidate.cast
        sources, targets = cast.mentions(SOURCE), cast.mentions(TARGET)
        own = [m.actor for m in sources or targets]
        one_sided = bool(sources) != bool(targets) and all(actor.sector in COMBATANTS for actor in own)
        if event_class.name not in BETWEEN_ENEMIES or not one_sided:
            return candidate
        sentence = candidate.match.head.sentence
        for told in self._told.story(sentence, DEEDS_REACH):
            if told.sentence < sentence and self._classes[told.mention.type].plover == VIOLENCE:
                enemies = against(own, told.mention)
                if enemies and all(_is_side(m.actor) for m in enemies):
                    return replace(candidate, cast=cast.filled(TARGET if sources else SOURCE, enemies))
        return candidate

    def _opponents(self, candidate: Candidate) -> Sequence[Mention]:
        """`Rebels raided a camp. Two soldiers were also wounded`: who fought against those who were hurt.

        Nobody where the clause says where or how, or where the sentence before tells of several sides.
        """
        if not _only_adds(candidate):
            return ()
        victims = [m.actor for m in candidate.cast.mentions(TARGET)]
        doers: dict[tuple[str, ...], Sequence[Mention]] = {}
        for told in self._violence_before(candidate.match.head.sentence):
            side = against(victims, told.mention)
            if side:
                doers[tuple(m.actor.id for m in side)] = side
        return next(iter(doers.values())) if len(doers) == 1 else ()

    def _protested(self, candidate: Candidate) -> Sequence[Mention]:
        """`Monks marched on the embassy. The protesters shouted slogans`: whom the protest is against."""
        head = candidate.match.head
        sources = candidate.cast.mentions(SOURCE)
        same = [m for m in sources if self._noun_of(m).lemma in PROTESTERS]
        if not same or any(node.lower in APART for node in head.tree.sentences[head.sentence].nodes):
            return ()
        for told in self._told.story(head.sentence, DEEDS_REACH):
            known = told.mention
            if self._classes[known.type].plover == PROTEST and told.sentence < head.sentence:
                return known.mentions(TARGET)
        return ()

    def with_doers(self, candidate: Candidate, plover: str | None) -> Candidate:
        """A candidate that is directed at `the move` or `the offer`, with those who made it in its place.

        Args:
            candidate: Who condemns, welcomes, rejects it.
            plover: The category of that.
        """
        if plover not in AGAINST_DOERS:
            return candidate
        parts: list[Participation] = []
        for part in candidate.cast.participations:
            doers = self._doers(part, candidate.cast)
            parts += [Participation(TARGET, doer) for doer in doers] or [part]
        cast = replace(candidate.cast, participations=tuple(parts))
        said = next((t for t in candidate.match.fixed if t.lemma in SAID.keys() | CHARGES), None)
        if said is not None and not cast.mentions(TARGET):
            cast = cast.filled(TARGET, self._answered.authors(said, cast))
        return replace(candidate, cast=cast)

    def _doers(self, part: Participation, cast: Cast) -> list[Mention]:
        """Who did the thing that fills a role, as mentions by the words of the thing."""
        thing = part.filler
        if part.role != TARGET or not isinstance(thing, Mention) or thing.actor.kind is not ActorKind.THING:
            return []
        noun = self._noun_of(thing)
        if noun.lemma in SAID or noun.lemma in CHARGES:
            return [replace(thing, actor=author.actor) for author in self._answered.authors(noun, cast)]
        if noun.lemma not in DEEDS or not points_back(noun):
            return []
        deeds = self._last_deeds(noun)
        doers = {frozenset(m.actor.id for m in deed.mentions(SOURCE)): deed for deed in deeds}
        if len(doers) != 1:
            return []
        ((ids, deed),) = doers.items()
        if ids & {m.actor.id for m in cast.mentions(SOURCE)}:
            return []
        return [replace(thing, actor=mention.actor) for mention in deed.mentions(SOURCE)]

    def _last_deeds(self, noun: Node) -> list[EventMention]:
        """What was done in the nearest sentence before that tells of deeds; nothing if it is too far back."""
        deeds: list[Told] = []
        for told in self._told.story(noun.sentence, DEEDS_REACH):
            if deeds and told.sentence < deeds[0].sentence:
                break
            if told.mention.plover is not None and told.mention.mentions(SOURCE):
                deeds.append(told)
        return [told.mention for told in deeds]


def _may_retell(head: Node, event_class: EventClass, told: Told) -> bool:
    """Whether what was done to somebody may be the same deed as another, or undoes it."""
    known = told.mention
    if event_class.name == FREEING:
        return known.type in TAKING | {FREEING}
    if event_class.name in TAKING and known.type == FREEING:
        # "The kidnappers freed the engineer, who was abducted in May"
        return all(m.actor.sector in ARMED for m in known.mentions(SOURCE))
    if event_class.plover == known.plover == VIOLENCE and head.sentence - told.sentence <= CULPRITS_REACH:
        return True  # "killed a rebel … when he was shot"
    return known.type == event_class.name or {known.type, event_class.name} <= KILLINGS


def _is_side(actor: Actor) -> bool:
    """Whether somebody can be the other side of a truce or a war: troops or rebels, no single man or camp."""
    single = (ActorKind.PERSON, ActorKind.PLACE, ActorKind.THING)
    return actor.sector in COMBATANTS and actor.kind not in single


def _attack(candidate: Candidate) -> Node | None:
    """`The attack` that a candidate is, or in which somebody was hurt; None where that says so by itself."""
    match = candidate.match
    if match.phrase.pos == "VERB":
        deeds = [t for function in MEANS for t in match.frame.get(function, ())]
        return next((t for t in deeds if t.lemma in VIOLENT and points_back(t)), None)
    noun = match.head
    told_alone = function_in(noun) not in MEANS and noun.lemma in GENERAL and not noun.is_plural
    return noun if told_alone and points_back(noun) else None


def _only_adds(candidate: Candidate) -> bool:
    """Whether a clause says that some were hurt, and nothing else of it: `at least ten were wounded`."""
    verb = candidate.match.head
    if candidate.match.phrase.pos != "VERB" or verb.pos != "VERB" or not is_passive(verb):
        return False
    joined = [c for c in children(verb, "conj") if c.pos == "VERB"]
    beside = [c for v in (verb, *joined) for c in children(v, "obl", "advcl", "obj", "xcomp")]
    if any(t.lower not in WEEKDAYS for t in beside) or verb.relation in ("acl", "advcl", "xcomp"):
        return False
    sentence = verb.tree.sentences[verb.sentence]
    own = {node.i for node in verb.subtree()}
    return not any(
        node.lower in APART or node.label in PLACE_LABELS or (node.label == "NORP" and node.i not in own)
        for node in sentence.nodes
    )
