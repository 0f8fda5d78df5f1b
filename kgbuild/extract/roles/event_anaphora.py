"""Says which event `the attack`, `such talks`, `their visit` or `Friday's rally` refers back to.

A noun that tells of an event without saying whose it is, and that is marked as known by its determiner, is a
further mention of the nearest event before it of the same kind, or of one told with the same word. Where two
events are as near, or a party contradicts, it refers to nothing: a talk and the talk before it stay two. What
it does not say of the parties it takes from there: `accuses rebels of the killing`. Who took part in `the
march` may be others than those who were told to march.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kgbuild.extract.matching.fillers import HARMING
from kgbuild.extract.roles.candidates import Candidate
from kgbuild.extract.roles.fighting_sides import FIGHTERS
from kgbuild.extract.roles.participants import TALKS, Cast
from kgbuild.extract.roles.told_before import Told, ToldBefore
from kgbuild.extract.syntax.constituents import children, is_passive, prepositions
from kgbuild.extract.syntax.tree import WEEKDAYS, Node
from kgbuild.extract.syntax.tree_relations import dependent
from kgbuild.lexicon.classes import EventClass, is_a
from kgbuild.records import SOURCE, TARGET, EventMention, Mention, Participation

REACH = 4
"""How many sentences back an event is looked for."""
POINTING = frozenset({"the", "this", "that", "these", "those", "such"})
KNOWN_PLURAL = frozenset({"the", "these", "those", "both", "all"})
"""Determiners of those who were told of before: `the three men`."""
ALWAYS_PLURAL = frozenset("talk negotiation discussion consultation sanction hostility election".split())
"""Nouns whose plural is one event."""
TELLING = frozenset({"of", "by", "between", "against", "on", "with", "to", "in", "at"})
"""Prepositions of what tells one event from another of its kind."""
PLACING = frozenset({"in", "at"})
"""Those that may say where it was done, behind a verb that does nothing but carry it out."""
OTHERS = frozenset(
    "second third other new next previous last earlier latest recent similar further separate".split()
)
"""Adjectives that tell of another event of the kind, or of none in particular."""
NO_EVENTS = frozenset({"prosecution", "opposition", "plan", "process"})
"""Nouns that tell of an event elsewhere, but with `the` of a party or a project."""
GENERAL = frozenset({"attack", "violence", "incident", "assault"})
"""Nouns for anything that is done with violence."""
BLOWS = GENERAL | frozenset("blast explosion bombing shooting ambush raid airstrike shelling".split())
"""Nouns of deeds that are told by what they did to somebody."""
LIKE = tuple(
    frozenset(words.split())
    for words in (
        "blast explosion bomb bombing explode detonate blow landmine",
        "shooting shoot shot fire gunfire gunfight gun shootout gunman",
        "fighting fight clash battle attack combat fire",
        "killing kill murder slay slaying assassination assassinate gun shoot shot execution execute death",
        "raid raided storm search",
        "offensive operation assault",
        "arrest detention detain seize capture",
        "kidnapping kidnap abduction abduct hostage seize",
        "seizure seize confiscate",
    )
)
"""Words of violence that stand for each other; any other noun stands for a word of its own stem."""
STEM = 5
"""Letters that words of one stem share."""
APART = frozenset({"separate", "separately", "elsewhere", "another"})
"""Words of a sentence that tells of something else than the one before it."""
KINDRED = (TALKS, frozenset({"Request", "Demand"}), frozenset({"Protest", "Demonstration", "Riot"}))
"""Sets of classes of which a noun of one may take up an event of another."""
MEMBERS = frozenset({"party", "nation", "way", "country", "power", "member"})
"""Nouns by which those who take part in talks are counted: `six-party talks`."""
JOURNEYS = frozenset({"Visit"})
"""Classes of what somebody known before is likely to do but once: `the envoy's visit`."""
JOINING = frozenset({"participate", "join", "involve", "attend", "take", "engage"})
"""Verbs of those who have a part in what others do as well."""
HELD = frozenset("carry make launch conduct stage hold commit mount wage".split())
"""Verbs that with the noun of a deed tell of the deed: `carried out the attack`."""
KILLING, ELECTION = "Killing", "Election"
PEACEABLE = frozenset({"operation", "patrol", "search", "mission", "exercise"})
"""Nouns of what forces do that nobody calls an attack."""


class EventAnaphora:
    """What the event nouns of one document refer to among the events told before them.

    Args:
        classes: The event classes by name.
        told: The events that the document has told.
    """

    def __init__(self, classes: Mapping[str, EventClass], told: ToldBefore) -> None:
        self._classes, self._told = classes, told

    def resolved(self, candidate: Candidate, event_class: str) -> Candidate:
        """A candidate with what it refers back to, and those who take part in that where it names nobody."""
        match, cast = candidate.match, candidate.cast
        noun = _noun(candidate)
        if noun is None or (noun is not match.head and self._classes[event_class].plover is None):
            return candidate  # "holding the runoffs" that have been put off
        joined = match.support is not None and match.support.lemma in JOINING
        # whoever is blamed for it may be called otherwise there
        joined = joined or "accused" in match.frame
        own = tuple(p for p in cast.participations if not joined or p.role != SOURCE)
        found = self._nearest(noun, event_class, own)
        if not found:
            return candidate
        if _is_one_of_many(noun):
            return replace(candidate, cast=cast.filled(SOURCE, found[0].mention.mentions(SOURCE)))
        # whom an attack killed is not all whom it struck
        known = next((told.mention for told in found if told.mention.type != KILLING), None)
        told_so = known is None or not _like(noun.lemma, known.trigger.text)
        if noun.lemma in BLOWS and (told_so if noun.lemma not in GENERAL else known is None):
            # "a bomb killed ten … the blast": those whom it struck are told, it is not
            return replace(candidate, cast=_struck_by_all(_inheriting(cast, found[0].mention), found))
        known = known or found[0].mention
        return replace(candidate, cast=_struck_by_all(_inheriting(cast, known), found), antecedent=known)

    def _nearest(self, noun: Node, event_class: str, own: tuple[Participation, ...]) -> list[Told]:
        """The event that a noun refers back to, or the blows of one deed; none where nobody knows which."""
        owned = event_class in JOURNEYS and _is_owned(noun)
        if not owned and not _is_known(noun):
            return []
        fitting = [t for t in self._told.story(noun.sentence, REACH) if self._fits(t, noun, event_class)]
        fitting = [told for told in fitting if _agree(own, told.mention.participations)]
        if owned:
            guests = _parties([part for part in own if part.role == SOURCE])
            fitting = [t for t in fitting if guests and guests <= _parties(t.mention.participations)]
        fitting = [told for told in fitting if told.head.lemma == noun.lemma] or fitting
        nearest = [told for told in fitting if told.sentence == fitting[0].sentence][::-1]
        if noun.is_plural and noun.lemma not in ALWAYS_PLURAL and not _are_several(nearest):
            return []
        events = {(told.mention.type, _parties(told.mention.participations)) for told in nearest}
        if len(events) == 1:
            return nearest[-1:]
        return nearest if noun.lemma in BLOWS and _is_one_deed(nearest) else []

    def _fits(self, told: Told, noun: Node, event_class: str) -> bool:
        """Whether a mention is of a like kind and stands before the noun, and not around it."""
        if told.head.i >= noun.i or told.head in noun.ancestors() or is_of_other_day(noun, told):
            return False
        if not _is_told_of(noun, told) or (_is_forum(noun) and not _is_forum(told.head)):
            return False
        known = told.mention.type
        if known == ELECTION and told.head.lemma == "win":
            return False  # who won is not whose election it is
        if any({known, event_class} <= kin for kin in KINDRED):
            return True
        if self._is_done_with(told, noun):
            return True
        if not (is_a(known, event_class, self._classes) or is_a(event_class, known, self._classes)):
            return False
        if self._classes[event_class].plover not in ("ASSAULT", "COERCE"):
            return True
        if noun.lemma in GENERAL:
            if any(node.lemma in PEACEABLE for node in (told.head, *told.head.children)):
                return False
            plain = not any(child.relation in ("amod", "compound") for child in noun.children)
            return known != KILLING or (plain and _is_deliberate(told.mention, noun))
        return _like(noun.lemma, told.mention.trigger.text)

    def _is_done_with(self, told: Told, noun: Node) -> bool:
        """`a bomber killed ten … the blast`: whether an event was told by what it was done with."""
        just_before = noun.lemma in BLOWS - GENERAL and told.sentence == noun.sentence - 1
        violent = just_before and self._classes[told.mention.type].plover == "ASSAULT"
        return violent and _is_told_beside(noun, told)


def _is_one_of_many(noun: Node) -> bool:
    """`the deadliest attack`: whether a noun is of one of the attacks told before, which struck all."""
    return noun.lemma in BLOWS and any(c.tag == "JJS" for c in noun.children)


def _noun(candidate: Candidate) -> Node | None:
    """The noun that may refer back: an event's own, or that which its verb does nothing but carry out."""
    match = candidate.match
    if match.phrase.pos == "NOUN":
        return match.head
    if match.phrase.pos != "VERB" or match.head.lemma not in HELD:
        return None
    function = "nsubj" if is_passive(match.head) else "obj"
    return next((t for t in match.fixed if t.pos == "NOUN" and t.relation == function), None)


def _is_deliberate(killing: EventMention, noun: Node) -> bool:
    """Whether a killing is what `the attack` may be: one of which is told who, or what, killed."""
    by_deed = any(part.role in (SOURCE, "instrument") for part in killing.participations)
    return by_deed and not (noun.relation == "obl" and noun.head.lemma in HARMING)


def _are_several(found: Sequence[Told]) -> bool:
    """Whether `the arrests` can be these: several events, or one that befell several."""
    if len(found) != 1:
        return len(found) > 1
    told = found[0]
    tree = told.head.tree
    mentions = told.mention.mentions(TARGET) or told.mention.mentions(SOURCE)
    heads = (tree.root(*tree.word_range(m.head.begin, m.head.end)) for m in mentions)
    return told.head.is_plural or len(mentions) > 1 or any(head.is_plural for head in heads)


def _is_one_deed(found: Sequence[Told]) -> bool:
    """Whether several blows are told of the same attackers: `killed six and wounded ten`."""
    sources = {frozenset(m.actor.id for m in told.mention.mentions(SOURCE)) for told in found}
    return len(sources) == 1 and not any(told.mention.reciprocal for told in found)


def _struck_by_all(cast: Cast, found: Sequence[Told]) -> Cast:
    """A cast with all whom the blows of one deed struck."""
    for told in found if len(found) > 1 else ():
        taken = {m.actor.id for role in (SOURCE, TARGET) for m in cast.mentions(role)}
        struck = (m for m in told.mention.mentions(TARGET) if m.actor.id not in taken)
        cast = cast.extended([Participation(TARGET, mention) for mention in struck])
    return cast


def is_of_other_day(noun: Node, told: Told) -> bool:
    """Whether a noun says of which day it is, and the event was told to be on another.

    Args:
        noun: The noun of an event.
        told: An event told before.
    """
    owner = dependent(noun, "nmod:poss")
    if owner is None or owner.lower not in WEEKDAYS:  # "Friday's rally"
        return False
    days = {node.lower for node in noun.tree.sentences[told.sentence].nodes} & WEEKDAYS
    return bool(days) and owner.lower not in days


def _inheriting(cast: Cast, known: EventMention) -> Cast:
    """A cast with the known event's parties in the roles in which it names nobody."""
    own = (*cast.mentions(SOURCE), *cast.mentions(TARGET))
    known_parts = [part for part in known.participations if part.role in (SOURCE, TARGET)]
    if not own:
        return Cast((*known_parts, *cast.participations), known.reciprocal)
    missing = [role for role in (SOURCE, TARGET) if not cast.mentions(role)]
    taken = {mention.actor.id for mention in own}
    added = [
        Participation(missing[0], part.filler)
        for part in known_parts
        if missing and (known.reciprocal or part.role in missing)
        if isinstance(part.filler, Mention) and part.filler.actor.id not in taken
    ]
    if not added:
        return cast
    return replace(cast.extended(added), reciprocal=cast.reciprocal or known.reciprocal)


def _is_told_beside(noun: Node, told: Told) -> bool:
    """Whether the clause of an event names what a noun stands for: `killed by a bomb`, `a bomber killed`."""
    verb = told.head
    words = [node for node in verb.tree.sentences[told.sentence].nodes if node.pos in ("NOUN", "VERB")]
    return any(_like(noun.lemma, node.lower) for node in words if verb is node or verb in node.ancestors())


def _like(noun: str, trigger: str) -> bool:
    """Whether a noun stands for what a trigger tells: `the blast` for `a bomb exploded`."""
    words = [word.lower() for word in trigger.split()]
    alike = frozenset().union(*(group for group in LIKE if noun in group))
    return any(word.startswith(noun[:STEM]) for word in words) or any(
        word.startswith(other[:STEM]) for word in words for other in alike
    )


def points_back(noun: Node) -> bool:
    """Whether a noun is marked as known and is not told apart by what it is of, on or with.

    Args:
        noun: The noun.
    """
    return _is_known(noun) and not _details(noun)


def _details(noun: Node) -> list[Node]:
    """What tells an event from another of its kind: `the talks in Geneva`."""
    behind = [child for child in noun.children if child.i > noun.i]
    # "made the arrests in a suburb": so was it done
    telling = TELLING - PLACING if noun.relation == "obj" and noun.head.lemma in HELD else TELLING
    return [c for c in behind if c.dep in ("nmod", "obl") and telling & set(prepositions(c))]


def _is_told_of(noun: Node, told: Told) -> bool:
    """Whether the sentence of an event tells all of that, too: `met in Geneva. … The talks in Geneva`."""
    details = _details(noun)
    words = {node.lemma for node in noun.tree.sentences[told.sentence].nodes} if details else set()
    return all(detail.lemma in words for detail in details)


def _is_known(noun: Node) -> bool:
    """Whether a noun is marked as that of something told before."""
    if noun.pos != "NOUN" or noun.lemma in NO_EVENTS:
        return False
    determiner = dependent(noun, "det", "det:predet")
    owner = dependent(noun, "nmod:poss")
    known = determiner is not None and determiner.lower in POINTING
    known = known or any(child.lower == "such" for child in noun.children)
    if not known and (owner is None or not (owner.pos in ("PRON", "DET") or owner.lower in WEEKDAYS)):
        return False
    return _is_one(noun)


def _is_forum(noun: Node) -> bool:
    """`the six-nation talks`: whether those who take part in talks are counted, and no others are meant."""
    counted = children(noun, "compound", "amod")
    return any(c.lemma in MEMBERS or c.lower.rpartition("-")[2] in MEMBERS for c in counted)


def _is_owned(noun: Node) -> bool:
    """`the envoy's visit`: whether a noun says whose deed it is, and nothing tells it from another."""
    owner = dependent(noun, "nmod:poss")
    return noun.pos == "NOUN" and owner is not None and owner.pos in ("NOUN", "PROPN") and _is_one(noun)


def _is_one(noun: Node) -> bool:
    """Whether nothing beside a noun tells of another event of the kind, or tells it anew."""
    if noun.dep in ("compound", "nmod:poss") or any(
        {child.lemma, child.lower} & OTHERS for child in noun.children
    ):
        return False
    if any(node.label == "DATE" and node.text.isdigit() for node in noun.subtree() if node.i < noun.i):
        return False  # "the September 11 attacks"
    if any(node.lower in APART for node in _before(noun)):
        return False
    behind = [child for child in noun.children if child.i > noun.i]
    return all(child.dep not in ("acl", "acl:relcl", "amod") for child in behind)


def _agree(own: tuple[Participation, ...], known: tuple[Participation, ...]) -> bool:
    """Whether the parties of one event can be another's: who has a role there has it here, or nobody has."""
    if _parties(own) <= _parties(known):
        return True
    sources, targets = ([p for p in own if p.role == role] for role in (SOURCE, TARGET))
    known_sources, known_targets = ([p for p in known if p.role == role] for role in (SOURCE, TARGET))
    if _parties(sources) & _parties(known_targets) or _parties(targets) & _parties(known_sources):
        return False
    return _are_among(sources, known_sources) and _are_among(targets, known_targets)


def _are_among(own: Sequence[Participation], known: Sequence[Participation]) -> bool:
    """Whether all who have a role are some of those, or may be: where nobody is told, anybody may."""
    if not known:
        return True
    others = [part.filler for part in known if isinstance(part.filler, Mention)]
    return all(
        any(_can_be(part.filler, other) for other in others)
        for part in own
        if isinstance(part.filler, Mention)
    )


def _can_be(one: Mention, other: Mention) -> bool:
    """`members of the Red Army` are the rebels: one of the two has no name, and both serve the same side."""
    if _key(one) == _key(other):
        return True
    if one.actor.named and other.actor.named:
        return False
    countries = {m.actor.country for m in (one, other)}
    sectors = {m.actor.sector for m in (one, other)}
    # "Police in Istanbul": further on they are the police
    forces = sectors <= FIGHTERS and len(countries - {None}) <= 1
    return (
        len(sectors) == 1
        and None not in sectors
        and (forces or (countries != {None} and len(countries) == 1))
    )


def _key(mention: Mention) -> str:
    return mention.actor.id if mention.actor.named else mention.actor.name


def _before(noun: Node) -> list[Node]:
    """The words of a sentence before a noun."""
    sentence = noun.tree.sentences[noun.sentence]
    return noun.tree.nodes[sentence.begin : noun.i]


def _parties(participations: Sequence[Participation]) -> frozenset[str]:
    """Who takes part, by id, or by words where it is unnamed."""
    return frozenset(
        _key(part.filler)
        for part in participations
        if part.role in (SOURCE, TARGET) and isinstance(part.filler, Mention)
    )
