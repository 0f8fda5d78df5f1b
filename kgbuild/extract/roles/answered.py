"""Says who made the offer, the demand or the charge that somebody answers, where a sentence before it tells.

`Russia accused Georgia of spying. Georgia denied the charge`: so it rejects Russia. What is answered was said
to whoever answers, or of him, or to nobody in particular; what others were asked is not his to answer. Of a
charge that no event tells, those are the authors who say what he has done: `Officials say Chad sent arms`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kgbuild.extract.roles.event_anaphora import points_back
from kgbuild.extract.roles.participants import Cast
from kgbuild.extract.roles.parties import Parties
from kgbuild.extract.roles.told_before import ToldBefore
from kgbuild.extract.syntax.constituents import children
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.classes import EventClass
from kgbuild.lexicon.gazetteer_tables import STATE_SECTORS
from kgbuild.records import SOURCE, TARGET, Actor, ActorKind, Mention, Status

SAID = {
    **dict.fromkeys("demand request call appeal plea petition".split(), frozenset({"REQUEST"})),
    **dict.fromkeys("offer proposal invitation suggestion".split(), frozenset({"AGREE", "REQUEST", "AID"})),
    **dict.fromkeys("accusation charge allegation claim criticism complaint".split(), frozenset({"ACCUSE"})),
    "protest": frozenset({"ACCUSE", "PROTEST", "REQUEST"}),
    "threat": frozenset({"THREATEN"}),
    "ultimatum": frozenset({"REQUEST", "THREATEN"}),
    "warning": frozenset({"THREATEN", "REQUEST", "ACCUSE"}),
}
"""Nouns of what somebody says to somebody, and the categories of the event that they take up."""
CHARGES = frozenset(
    "accusation charge allegation claim report assertion contention statement remark comment conclusion "
    "suggestion recommendation".split()
)
"""Such nouns for whatever is said, of somebody or not."""
SAID_REACH = 3
"""How many sentences back it is looked for."""
CLAIMED_REACH = 1
CLAIMING = frozenset(
    "say claim allege believe suspect contend insist argue fear maintain assert report charge conclude "
    "suggest recommend state".split()
)
"""Verbs of those who say what somebody has done."""
QUOTING = frozenset({"quote", "cite"})
TOLD = frozenset({Status.OCCURRED, Status.ONGOING, Status.ALLEGED})


class Answered:
    """Who said what somebody answers, as one document has told so far.

    Args:
        classes: The event classes by name.
        told: The events that it has told.
        parties: Finds its parties.
    """

    def __init__(self, classes: Mapping[str, EventClass], told: ToldBefore, parties: Parties) -> None:
        self._classes, self._told, self._parties = classes, told, parties

    def authors(self, noun: Node, cast: Cast) -> Sequence[Mention]:
        """Who made the offer or the charge that somebody answers.

        Args:
            noun: The noun: `the offer`, `the charge`.
            cast: Who answers it.
        """
        answering = [m.actor for m in cast.mentions(SOURCE)]
        afterthought = noun.lemma in CHARGES and _is_afterthought(noun)
        if not (points_back(noun) or afterthought) or not answering:
            return ()
        if noun.lemma in CHARGES and (claiming := self._claiming(noun, answering)):
            return claiming
        if afterthought:
            return ()  # that sentence has an event of its own, or nobody is told
        if noun.lemma not in CHARGES:
            return self._authors_told(noun, answering, SAID_REACH)
        return (
            self._authors_told(noun, answering, CLAIMED_REACH)
            or self._last_speakers(noun, answering)
            or self._authors_told(noun, answering, SAID_REACH)
        )

    def _authors_told(self, noun: Node, answering: Sequence[Actor], reach: int) -> Sequence[Mention]:
        """Who said, in an event told before, what can be meant, and not to others than those who answer."""
        categories = SAID.get(noun.lemma, frozenset())
        for told in self._told.story(noun.sentence, reach):
            known = told.mention
            authors: Sequence[Mention]
            if self._classes[known.type].plover in categories:
                authors, addressed = known.mentions(SOURCE), known.mentions(TARGET)
            elif noun.lemma in CHARGES and known.factuality.status in TOLD:
                authors, addressed = known.attribution.sources, known.mentions(SOURCE)
            else:
                continue
            to_them = not addressed or are_of(addressed, answering, perhaps=True)
            if authors and to_them and not are_of(authors, answering):
                return authors
        return ()

    def _last_speakers(self, noun: Node, answering: Sequence[Actor]) -> Sequence[Mention]:
        """`The rebels say they hold the town. The army rejects the claim`: who has just spoken."""
        verb = next(self._saying(noun), None)
        also = any(c.lower in ("also", "too") for c in noun.head.children)  # beside who has just spoken
        if verb is None or also or noun in verb.subtree():
            return ()
        speaking = [m for t in _speakers(verb) for m in self._parties.acting(t)]
        return () if are_of(speaking, answering) else speaking

    def _claiming(self, noun: Node, answering: Sequence[Actor]) -> Sequence[Mention]:
        """Who says in the sentence before, or before in the same, what those who answer have done."""
        for verb in self._saying(noun):
            content = children(verb, "ccomp")
            done_by = [m for c in content for t in children(c, "nsubj") for m in self._parties.acting(t)]
            claiming = [m for t in _speakers(verb) for m in self._parties.acting(t)]
            if claiming and are_of(done_by, answering) and not are_of(claiming, answering):
                return claiming
        return ()

    def _saying(self, noun: Node) -> Iterator[Node]:
        """The verbs of claiming before a noun, nearest first."""
        for number in self._told.sentences(noun.sentence, CLAIMED_REACH):
            for node in reversed(noun.tree.sentences[number].nodes):
                if node.i < noun.i and node.pos == "VERB" and node.lemma in CLAIMING:
                    yield node


def _speakers(verb: Node) -> list[Node]:
    """The subject of a verb of claiming, or who is quoted: `quotes an aide as saying`."""
    quoted = children(verb.head, "obj") if verb.head.lemma in QUOTING and verb.head is not verb else []
    before = _speakers(verb.head) if verb.dep == "conj" and verb.head is not verb else []
    return children(verb, "nsubj") or quoted or before


def _is_afterthought(noun: Node) -> bool:
    """`The group says Chad sent arms, a charge Chad denies`: what has just been said."""
    edge = noun.left_edge
    around = {node.text for node in noun.tree.nodes[max(0, edge - 1) : edge + 1]}
    indefinite = any(c.lower in ("a", "an") for c in children(noun, "det")) or noun.is_plural
    return bool(around & {",", "-", "–", "—"}) and indefinite and bool(children(noun, "acl"))


def are_of(mentions: Iterable[Mention], actors: Sequence[Actor], *, perhaps: bool = False) -> bool:
    """Whether one of these is one of those, or acts for the same state, or may do so as far as is told."""
    return any(_is_of(m.actor, actor, perhaps=perhaps) for m in mentions for actor in actors)


def _is_of(one: Actor, other: Actor, *, perhaps: bool) -> bool:
    if one.id == other.id:
        return True
    if any(a.kind is ActorKind.PERSON and a.named and a.sector is None for a in (one, other)):
        return False  # a former president speaks for himself
    if any(actor.sector is not None and actor.sector not in STATE_SECTORS for actor in (one, other)):
        return False
    untold = one.country is None or other.country is None
    return perhaps if untold else one.country == other.country
