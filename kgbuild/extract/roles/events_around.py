"""Finds whom an act is directed at by another event of its sentence: what it is about, or what is beside it.

`Togo accuses Chad of spying, a charge Chad denies` rejects what Togo says; `called the premier to convey
support` supports the premier; `demanded an apology from Oman` has Oman apologize to who demands it.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.roles.answered import CHARGES, are_of
from kgbuild.extract.roles.candidates import Candidate
from kgbuild.extract.roles.further_roles import TOPIC
from kgbuild.extract.roles.kinds_of_acts import VISIT, looks_into_claim
from kgbuild.extract.roles.parties import Parties, is_political, is_same
from kgbuild.extract.syntax.constituents import children, prepositions
from kgbuild.extract.syntax.frames import frame_of
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.classes import EventClass
from kgbuild.records import SOURCE, TARGET, Mention, Span

OF_ACCUSERS = frozenset({"Accusation", "LegalAction", "Conviction", "Arrest", "Investigation"})
"""Classes of acts whose content is laid at somebody's door, and not asked of him."""
ASKING = frozenset({"REQUEST", "PROTEST"})
"""Categories whose clauses say who is to act: `a call for Congress to vote`."""
FACE_TO_FACE = frozenset({"PhoneCall", "Meeting", "Visit", "Negotiation"})
"""Classes of meeting somebody, for a purpose that is then directed at him."""
MEETINGS = FACE_TO_FACE - {VISIT}
"""What a visit may be paid for."""
CONTACTING = frozenset({"contact", "approach", "phone", "telephone"})
"""Verbs of turning to somebody, for a purpose that is then directed at him."""
TEMPORAL = frozenset({"after", "before", "since", "while", "as", "because", "although"})
"""Conjunctions of what an act is not about."""
OCCASIONS = frozenset({"after", "before", "since", "during", "following", "despite", "amid"})
"""Prepositions of the same."""
ACCUSATIONS = frozenset({"Accusation", "Criticism", "Complaint"})
"""Classes of saying what others have done."""
NEAREST = 3
"""Words between an act and the act it is about, at most, counted up the tree."""


def of_charge_before(candidate: Candidate, others: Sequence[Candidate]) -> list[Mention]:
    """`Togo accuses Chad of spying, a charge Chad denies`: who has said so of those who deny it.

    Args:
        candidate: The event.
        others: All events of its sentence.
    """
    match = candidate.match
    about = [*match.fixed, *match.frame.get("obj", ())]
    if not any(word.lemma in CHARGES for word in about):
        return []
    denying = [m.actor for m in candidate.cast.mentions(SOURCE)]
    for other in others:
        before = other.match.phrase.event_class in ACCUSATIONS and other.match.head.i < match.head.i
        if before and are_of(other.cast.mentions(TARGET), denying):
            return other.cast.mentions(SOURCE)
    return []


def of_deed_below(candidate: Candidate, others: Sequence[Candidate]) -> list[Mention]:
    """Who does what is condemned, protested against or rejected, where the noun for it is its object.

    Args:
        candidate: The event.
        others: All events of its sentence.
    """
    about = {m.span for m in candidate.cast.mentions(TARGET)}
    about |= {
        p.filler for p in candidate.cast.participations if p.role == TOPIC and isinstance(p.filler, Span)
    }
    for other in others:
        word = other.match.head
        if looks_into_claim(candidate.match.phrase.event_class, word):
            continue  # whoever claims it
        if other is not candidate and any(
            f.begin <= word.begin < f.end and word.pos in ("NOUN", "PROPN") for f in about
        ):
            # "is investigating the allegations by students": against those whom they accuse
            charged = other.match.phrase.event_class in ACCUSATIONS
            probed = charged and candidate.match.phrase.event_class == "Investigation"
            found = other.cast.mentions(TARGET if probed else SOURCE)
            if found or probed:
                return found
    return []


def of_meeting_below(visit: Candidate, others: Sequence[Candidate]) -> list[Mention]:
    """`arrived in the capital for talks with the premier`, `sent an envoy to meet him`: to whom.

    Args:
        visit: The visit.
        others: All events of its sentence.
    """
    for other in others:
        if other.match.phrase.event_class in MEETINGS and _is_below(other.match.head, visit.match.head):
            return other.cast.mentions(TARGET)
    return []


def of_event_below(
    candidate: Candidate, others: Sequence[Candidate], event_class: EventClass
) -> list[Mention]:
    """A demand is directed at whoever is to act, a threat or an offer at whom the act would strike.

    Args:
        candidate: The event.
        others: All events of its sentence.
        event_class: Its class.
    """
    first, second = (SOURCE, TARGET) if event_class.plover in ASKING else (TARGET, SOURCE)
    own = candidate.cast.mentions(SOURCE) if event_class.plover == "PROTEST" else []
    for other in others:
        if other is not candidate and _is_below(other.match.head, candidate.match.head):
            asked = [m for m in other.cast.mentions(first) if not any(is_same(m, o) for o in own)]
            mutual = other.match.phrase.event_class in FACE_TO_FACE  # "called for talks with Oman"
            rest = other.cast.mentions(second) if mutual or event_class.plover not in ASKING else []
            found = [*asked, *rest] if mutual else asked or rest
            if event_class.plover == "REJECT" and other.match.phrase.pos == "NOUN":
                # "opposes sanctions on Iran" refuses Iran nothing, "opposes a request from Iran" does
                found = other.cast.mentions(SOURCE)
            if found:
                return found
    return []


def _is_below(word: Node, act: Node) -> bool:
    """Whether a word stands in what an act is about: near, and not beside it or in a relative clause."""
    for _ in range(NEAREST):
        if word.relation in ("conj", "nsubj", "parataxis") or word.dep == "acl:relcl" or word.head is word:
            return False
        if word.relation == "advcl" and any(c.dep == "mark" and c.lower in TEMPORAL for c in word.children):
            return False  # "agreed to free them after Hamas won": no part of what is agreed
        if word.relation == "obl" and (word.lemma == "addition" or OCCASIONS & set(prepositions(word))):
            return False  # nor is "after a cabinet meeting", "in addition to their rally"
        word = word.head
        if word is act:
            return True
    return False


def of_event_above(candidate: Candidate, others: Sequence[Candidate], parties: Parties) -> list[Mention]:
    """`called Erdogan to convey support`: what one does to somebody else's face, is done to him.

    So it is with what follows: `summoned the envoy and delivered a note`.

    Args:
        candidate: The event.
        others: All events of its sentence.
        parties: Finds the parties of the document.
    """
    head = candidate.match.head
    verb = candidate.match.support or head
    purpose = verb.relation in ("advcl", "xcomp") and any(c.lower == "to" for c in children(verb, "mark"))
    if not purpose and (verb.relation != "conj" or children(verb, "nsubj")):
        return []
    sources = {m.span for m in candidate.cast.mentions(SOURCE)}
    outer = frame_of(verb.head) if purpose and verb.head.lemma in CONTACTING else {}
    contacted = outer.get("obj") or outer.get("iobj", [])
    if found := [m for t in contacted for m in parties.of(t) if is_political(m.actor)]:
        return found
    for other in others:
        met = other.match.phrase.event_class in FACE_TO_FACE or other.match.head.lemma == "summon"
        above = verb.head in (other.match.head, other.match.support)
        if met and above and sources & {m.span for m in other.cast.mentions(SOURCE)}:
            return other.cast.mentions(TARGET)
    return []


def of_asker(candidate: Candidate, others: Sequence[Candidate]) -> list[Mention]:
    """`demanded an apology from Oman`, `asked Oman to return it`: who asks for it is to have it.

    Args:
        candidate: The event.
        others: All events of its sentence.
    """
    doers = {m.span for m in candidate.cast.mentions(SOURCE)}
    for other in others:
        asked = {m.span for m in other.cast.mentions(TARGET)}
        if other.match.phrase.event_class in OF_ACCUSERS:
            continue  # "charged him with helping": not them
        if doers & asked and _is_below(candidate.match.head, other.match.head):
            return other.cast.mentions(SOURCE)
    return []
