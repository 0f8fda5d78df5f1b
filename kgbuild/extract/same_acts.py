"""Tells one act once, where two words of a sentence tell it: `refused to meet`, `shot and killed`.

What one word says of the parties and the other does not is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from kgbuild.extract.claims.context import Step
from kgbuild.extract.claims.government import function_in
from kgbuild.extract.roles.candidates import Candidate
from kgbuild.extract.roles.embedded_parties import DENYING
from kgbuild.extract.roles.event_anaphora import GENERAL, points_back
from kgbuild.extract.roles.further_roles import TOPIC
from kgbuild.extract.roles.harm import INTENDED, KILLING, ROUTING
from kgbuild.extract.roles.participants import TALKS
from kgbuild.extract.syntax.constituents import children, is_passive
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.classes import EventClass
from kgbuild.records import SOURCE, TARGET, ActorKind

Classes = Mapping[str, EventClass]

MANNERS = frozenset({"retaliation", "defiance"})
"""Nouns that with `in` say of an act why or how it was done."""
EXPLOSIVES = frozenset({"bomb", "mine", "blast", "explosion"})
"""Nouns of what strikes by exploding: that it did is no other deed than what it did to somebody."""
MANY_WORDED = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
"""Categories whose acts a participle tells again: `condemned the raid, calling it cowardly`."""
ANSWERED = frozenset({"REQUEST", "ACCUSE", "AGREE", "THREATEN"})
"""Categories of acts in words that somebody answers: who rejects an offer does not undo it."""
BLOWS = frozenset({"Attack", "Beating"})
"""Classes of violence that what came of it tells with them: `was stabbed and killed`."""
TALKING = "CONSULT"
ABOUT_TALKS = frozenset({TALKING, "SUPPORT", "AGREE"})
"""Categories of what people meet and talk for: to discuss, to agree, to better their relations."""
VISIT, ACCUSATION, REPRESSION, RELEASE = "Visit", "Accusation", "Repression", "Release"
AIMING = frozenset({"target", "hit", "strike"})
"""Verbs that say of a deed whom it strikes: `raids targeting the village`."""
DISPERSING = frozenset({"disperse", "break", "quell", "clear", "suppress", "stop", "repel", "control"})
"""Verbs of what force is used on a crowd for."""


def told_once(candidates: Sequence[Candidate], classes: Classes) -> list[Candidate]:
    """The events of a sentence without those that another one of them tells as well.

    Args:
        candidates: The events of one sentence with their parties.
        classes: The event classes by name.
    """
    kept = [
        answered
        for candidate in candidates
        if not _tells_of_denial(candidate, candidates)
        if (answered := _as_answered(candidate, candidates, classes))
    ]
    for candidate in tuple(kept):
        for position, other in enumerate(kept):
            if other.match.head is candidate.match.head or candidate not in kept:
                continue
            if any(tells_again(candidate, other, classes) for tells_again in _RULES):
                kept[position] = _completed(other, candidate)
                kept.remove(candidate)
                break
    return kept


def _tells_of_denial(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """`denied shelling the village`: a deed that is told as denied needs no denial beside it."""
    match = candidate.match
    if match.head.lemma not in DENYING or not match.phrase.clauses:
        return False
    denied = [*match.frame.get("xcomp", ()), *match.frame.get("ccomp", ())]
    return any(_is_part_of(other.match.head, clause) for other in others for clause in denied)


def _is_part_of(word: Node, clause: Node) -> bool:
    """Whether a word is a clause's verb, or stands in it other than in a clause of its own beside it."""
    while word is not clause and word.head is not word and word.relation not in ("advcl", "acl"):
        word = word.head
    return word is clause


def _as_answered(candidate: Candidate, others: Sequence[Candidate], classes: Classes) -> Candidate | None:
    """The demand in `rejected Israel's demand`, which was made to whoever rejects it.

    None where the demand is nobody's in particular, or his own who speaks of it.
    """
    answer = next((o for o in others if candidate.match.head in o.match.fixed), None)
    if answer is None or _is_verbal(candidate) or not answer.match.phrase.is_about_others_act:
        return candidate
    answering = {m.actor for m in answer.cast.mentions(SOURCE)}
    if _category(candidate, classes) is None:
        return None  # "protested his remarks" is about what he said, and tells no address of his
    if not {m.actor for m in candidate.cast.mentions(SOURCE)} - answering:
        return None
    if _category(candidate, classes) not in ANSWERED:
        return candidate
    made = replace(candidate, steps=_above(candidate, answer))
    if children(candidate.match.head, "acl", "ccomp", "nmod") and _category(candidate, classes) == "ACCUSE":
        return made  # "disputed Chile's claim that the navy fired": whom it accuses is said in it
    return replace(made, cast=made.cast.filled(TARGET, answer.cast.mentions(SOURCE)))


def _above(candidate: Candidate, answer: Candidate) -> list[Step]:
    """What stands above the answer: `says that Chad rejected the offer` tells of the offer, too."""
    outer = [step.outer for step in candidate.steps]
    beyond = outer.index(answer.match.head) + 1 if answer.match.head in outer else len(outer)
    return [replace(step, presupposed=True, backgrounded=True) for step in candidate.steps[beyond:]]


def _is_refused(candidate: Candidate, other: Candidate, classes: Classes) -> bool:
    """`refused to meet`, `shunned the summit`: what does not come about is what is refused."""
    if _category(other, classes) != "REJECT" or other.match.phrase.pos != "VERB":
        return False
    word, verb = candidate.match.head, other.match.head
    if candidate.match.phrase.pos == "VERB":
        return bool(other.match.phrase.clauses) and word in other.match.frame.get("xcomp", ())
    return _category(candidate, classes) == TALKING and word.head is verb and word.dep == "obj"


def _is_listed(candidate: Candidate, other: Candidate, classes: Classes) -> bool:
    """`shot and killed a judge`, `carried signs and chanted slogans`, `marched to protest`: one deed."""
    category, verb, second = _category(candidate, classes), candidate.match.head, other.match.head
    if category != _category(other, classes) or not (_is_verbal(candidate) and _is_verbal(other)):
        return False
    if category == "ASSAULT":
        listed = second.dep == "conj" and second.head is verb and not children(second, "nsubj", "nsubj:pass")
        return listed and not children(verb, "obj") and candidate.match.phrase.event_class in BLOWS
    same_class = candidate.match.phrase.event_class == other.match.phrase.event_class
    for_it = verb.relation in ("advcl", "xcomp") or (verb.dep == "conj" and same_class)
    return category == "PROTEST" and for_it and verb.head is second


def _is_occasion(candidate: Candidate, other: Candidate, classes: Classes) -> bool:
    """`met for talks`, `blew himself up in an attack`, `was deposed in a coup`: verb and noun of one deed."""
    category, noun, verb = _category(candidate, classes), _noun(candidate), other.match.head
    if noun is None or not _is_verbal(other) or noun.head is not verb:
        return False
    function = function_in(noun)
    if noun.lemma in MANNERS:
        return function == "prep:in"
    if category != _category(other, classes):
        return False
    if candidate.match.phrase.event_class == other.match.phrase.event_class == VISIT:
        return function in ("prep:for", "prep:on", "prep:in", "prep:during")  # "visited Oman on a tour"
    if category == TALKING:
        return function in ("prep:for", "prep:in") and other.match.phrase.event_class == "Meeting"
    if category == "ASSAULT" and noun.lemma in EXPLOSIVES and function in ("subj", "prep:by"):
        return True
    same_class = candidate.match.phrase.event_class == other.match.phrase.event_class
    if function not in ("prep:in", "prep:by"):
        return False
    if category == "COERCE":
        return same_class
    if category != "ASSAULT":
        return False
    # "blew himself up in an attack on a patrol"
    struck, harmed = _struck(other), other.match.head.lemma in KILLING
    same = struck == _struck(candidate) and not harmed
    return not struck or same or _came_to_harm(candidate, other)


def _came_to_harm(candidate: Candidate, other: Candidate) -> bool:
    """`was killed in the attack`, `was hurt in a blast`: what harmed somebody, and struck nobody else."""
    if other.match.head.lemma not in KILLING or not is_passive(other.match.head):
        return False
    if candidate.match.head.lemma not in GENERAL | EXPLOSIVES:
        return False
    return candidate.antecedent is not None or _struck(candidate) <= _struck(other)


def _struck(candidate: Candidate) -> frozenset[str]:
    """Whom an event is directed at."""
    return frozenset(m.actor.id for m in candidate.cast.mentions(TARGET))


def _is_agenda(candidate: Candidate, other: Candidate, classes: Classes) -> bool:
    """`met to discuss the border`: what they talk about is the topic of their meeting, not of a visit."""
    verb, meeting = candidate.match.head, other.match.head
    if _category(other, classes) != TALKING or not _is_verbal(candidate):
        return False
    if _category(candidate, classes) not in ABOUT_TALKS or _favours_somebody(candidate, classes):
        return False
    if VISIT in (candidate.match.phrase.event_class, other.match.phrase.event_class):
        return False
    words = [meeting, *other.match.fixed, *([other.match.support] if other.match.support else [])]
    if (
        verb.tag in ("VB", "VBG")
        and verb.relation in ("advcl", "xcomp", "acl")
        and not children(verb, "nsubj")
    ):
        # "gathered for a summit to discuss": parsers hang it on either
        return verb.head in words or (meeting.pos == "NOUN" and meeting.head is verb.head)
    # "ministers attending a conference discussed it"
    attending = [word for word in words if word.relation == "acl" and word.pos == "VERB"]
    return any(word.head in candidate.match.frame.get("subj", ()) for word in attending)


def _favours_somebody(candidate: Candidate, classes: Classes) -> bool:
    """`phoned him to express his support`, unlike `met to better their relations`."""
    mutual = classes[candidate.match.phrase.event_class].reciprocal
    favoured = [m for m in candidate.cast.mentions(TARGET) if m.actor.kind is not ActorKind.THING]
    return _category(candidate, classes) == "SUPPORT" and bool(favoured) and not mutual


def _is_spoken_of_again(candidate: Candidate, other: Candidate, classes: Classes) -> bool:
    """`held talks, but the discussions failed`: what has been told before in the sentence."""
    noun, told = candidate.match.head, other.match.head
    if _is_verbal(candidate) or noun.i < told.i or not points_back(noun):
        return False
    kinds = {candidate.match.phrase.event_class, other.match.phrase.event_class}
    if kinds == {RELEASE} and _struck(candidate) == _struck(other):
        return True  # "freed four women, but said that their release meant nothing"
    words = (told, *other.match.fixed)  # "imposed sanctions, but the sanctions failed"
    return kinds <= TALKS or (len(kinds) == 1 and any(word.lemma == noun.lemma for word in words))


def _is_charge(candidate: Candidate, other: Candidate, classes: Classes) -> bool:
    """`accusations that Iran is linked to the gang`: what an accusation says accuses nobody once more."""
    clause = candidate.match.head
    if _is_verbal(other) or clause.relation not in ("acl", "ccomp") or clause.head is not other.match.head:
        return False
    return candidate.match.phrase.event_class == other.match.phrase.event_class == ACCUSATION


def _is_put_again(candidate: Candidate, other: Candidate, classes: Classes) -> bool:
    """`condemned the raid, calling it cowardly`: a participle in which the speaker goes on."""
    clause = candidate.match.head
    going_on = clause.tag == "VBG" and not children(clause, "nsubj")
    if clause.relation == "acl":
        # parsers hang it on the noun before the comma
        comma = clause.tree.nodes[clause.i - 1].text == ","
        going_on = going_on and comma and other.match.head in clause.ancestors()
    else:
        going_on = going_on and clause.relation == "advcl" and clause.head is other.match.head
    same = candidate.match.phrase.event_class == other.match.phrase.event_class
    return going_on and same and _category(candidate, classes) in MANY_WORDED


def _is_worded(candidate: Candidate, other: Candidate, classes: Classes) -> bool:
    """`began protesting`: a word of another event's phrase that says nothing else."""
    head = candidate.match.head
    word = head.tag != "VB" and any(head is fixed for fixed in other.match.fixed)
    if word:
        return _category(candidate, classes) == _category(other, classes)
    # "issued a warrant for his arrest"
    above = not _is_verbal(candidate) and function_in(head) == "prep:for" and head.head in other.match.fixed
    return above and candidate.match.phrase.event_class == other.match.phrase.event_class


def _is_blow(candidate: Candidate, other: Candidate, classes: Classes) -> bool:
    """`raids targeting the village`, `carried out airstrikes that hit a base`: whom a deed struck."""
    verb = candidate.match.head
    if not _is_verbal(candidate) or verb.lemma not in AIMING or _category(candidate, classes) != "ASSAULT":
        return False
    if _category(other, classes) != "ASSAULT":
        return False
    deeds = [t for t in (other.match.head, *other.match.fixed) if t.pos in ("NOUN", "PROPN")]
    if verb.relation == "advcl" and verb.tag == "VBG" and not children(verb, "nsubj"):
        return bool(deeds) and verb.head in (other.match.head, other.match.support)
    told_of = candidate.match.frame.get("subj", ())
    return any(deed in told_of or (verb.relation == "acl" and verb.head is deed) for deed in deeds)


def _is_aim(candidate: Candidate, other: Candidate, classes: Classes) -> bool:
    """`an offensive to flush out rebels`, `used tear gas to disperse the crowd`: what a deed is done for."""
    verb, deed = candidate.match.head, other.match
    if not _is_verbal(candidate) or children(verb, "nsubj"):
        return False
    if deed.phrase.event_class == REPRESSION:
        if verb.lemma not in DISPERSING or _category(candidate, classes) != "COERCE":
            return False
    elif (
        verb.lemma not in ROUTING
        or not _category(candidate, classes) == _category(other, classes) == "ASSAULT"
    ):
        return False
    if _struck(candidate) and _struck(other) and not _struck(candidate) & _struck(other):
        return False
    if verb.relation not in ("advcl", "acl", "xcomp") or not (deed.fixed or deed.phrase.pos == "NOUN"):
        return False
    words, above = (deed.head, *deed.fixed, deed.support), verb.head
    if above.lemma in INTENDED and above.relation == "acl":
        return above.head in words
    return above in words and verb.tag == "VB"


_RULES: tuple[Callable[[Candidate, Candidate, Classes], bool], ...] = (
    _is_refused,
    _is_listed,
    _is_occasion,
    _is_agenda,
    _is_spoken_of_again,
    _is_charge,
    _is_put_again,
    _is_worded,
    _is_blow,
    _is_aim,
)


def _category(candidate: Candidate, classes: Classes) -> str | None:
    return classes[candidate.match.phrase.event_class].plover


def _noun(candidate: Candidate) -> Node | None:
    """The noun of an event: its head, or what its participle hangs on, as in `a coup led by the general`."""
    head = candidate.match.head
    if not _is_verbal(candidate):
        return head
    return head.head if head.dep == "acl" and head.head in candidate.match.fixed else None


def _is_verbal(candidate: Candidate) -> bool:
    return candidate.match.phrase.pos == "VERB"


def _completed(candidate: Candidate, again: Candidate) -> Candidate:
    """A candidate with those parties, and the topic, of which it has none and that its other word names."""
    if again.match.head.lemma in MANNERS:
        return candidate
    cast = candidate.cast
    for role in (SOURCE, TARGET):
        cast = cast.filled(role, again.cast.mentions(role))
    topics = [part for part in again.cast.participations if part.role == TOPIC]
    if topics and not any(part.role == TOPIC for part in cast.participations):
        cast = cast.extended(topics)
    return replace(candidate, cast=cast)
