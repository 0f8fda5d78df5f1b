"""Holds what a composition has come to on its way outwards, and sums it up.

`factuality` finds the words that a composition takes in. Here they are added up: what is known of the event
if the clause that has been reached is affirmed or negated, how certain it is, when it lies, and the contexts
that it stands in. Values follow GRaSP (polarity, certainty, tense), signatures those of implicative verbs.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kgbuild.extract.claims.government import function_in
from kgbuild.extract.syntax.clauses import STATIVE, is_simple_present, tense_of
from kgbuild.extract.syntax.constituents import children
from kgbuild.extract.syntax.tree import Node
from kgbuild.records import Certainty, Factuality, Polarity, Stance, Status, Tense

ORDER = (Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)
CONTEXTS = ("threatened", "demanded", "considered", "planned", "hypothetical")
UNREALIZED = frozenset({"planned", "considered", "demanded", "threatened"})
"""Effects of whatever has not come yet."""


@dataclass(slots=True)
class Composition:
    """The state of a composition on its way outwards.

    Attributes:
        prevented: Somebody prevents it.
        uttered: It is done by saying so, and told in the simple present.
        tried: Somebody tries it, and to try is to do something already.
        affirmed, negated: What is known of the event if the clause that has been reached is affirmed, and if
            it is negated: `+` it happened, `-` it did not, `0` nothing.
    """

    affirmed: str = "+"
    negated: str = "-"
    certainty: Certainty = Certainty.CERTAIN
    tense: Tense | None = None
    contexts: set[str] = field(default_factory=set)
    alleged: bool = False
    cues: list[tuple[Node, str]] = field(default_factory=list)
    prevented: bool = False
    uttered: bool = False
    tried: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether nothing has spoken against the event so far, and it does not lie ahead."""
        told = self.affirmed == "+" and not self.contexts and not self.alleged
        return told and self.certainty is Certainty.CERTAIN and self.tense is not Tense.FUTURE

    def weaken(self, certainty: Certainty) -> None:
        """Lowers the certainty, never raises it."""
        self.certainty = min(self.certainty, certainty, key=ORDER.index)

    def negate(self) -> None:
        """Puts the clause that has been reached under a negation."""
        self.affirmed, self.negated = self.negated, self.affirmed

    def embed(self, signature: tuple[str, str]) -> None:
        """Puts it under an implicative or factive with this signature."""
        known = {"+": self.affirmed, "-": self.negated, "0": "0"}
        self.affirmed, self.negated = known[signature[0]], known[signature[1]]

    def apply(self, effects: frozenset[str], cue: Node) -> None:
        """Takes in the effects of one word."""
        if "negate" in effects and all(cue is not known for known, _ in self.cues):
            self.negate()
        for name, certainty in (("possible", Certainty.POSSIBLE), ("probable", Certainty.PROBABLE)):
            if name in effects:
                self.weaken(certainty)
        for name in ("future", "past", "present"):
            if name in effects and self.tense is None:
                self.tense = Tense(name)
        self.contexts |= effects & set(CONTEXTS)
        if "decided" in effects and self.contexts == {"planned"}:
            self.certainty = Certainty.PROBABLE  # "approved a bill to": more than a bill
        if self.prevented and self.affirmed == "-" and effects & UNREALIZED and "demanded" not in effects:
            self.affirmed = "0"  # who only means to prevent something may fail to
        self.alleged |= bool(effects & {"alleged", "perpetrator"})
        if effects - {"support", "says", "perpetrator"}:
            self.cues.append((cue, " ".join(sorted(effects))))


UTTERANCES = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT"})
"""PLOVER categories of acts that are done by saying so."""

PLANNING = frozenset({"plan", "schedule", "plot", "intend"})
"""Verbs of phrases that also name what is done: `plan a strike`, `plan to march`."""

WRITINGS = frozenset(
    "statement letter petition resolution report declaration document communique message text note banner "
    "slogan sign placard leaflet poster motion article editorial essay column book memoir speech remark "
    "comment sermon song tape recording video broadcast email telegram".split()
)
"""What a participle such as `demanding` gives the words of."""


def tell_as_utterance(state: Composition, plover: str | None, main: Node) -> None:
    """`accuses`, `demands`, `denies` in the simple present tell of something that was said, and so occurred.

    `supports` and `opposes` tell how somebody stands, which goes on; `wants` is how a demand is told, and
    `is sorry`, `is furious` how an apology and a rebuke are.

    Args:
        state: The finished composition; what it says of utterances is changed.
        plover: The PLOVER category of the event's class.
        main: The verb that gives the event its tense.
    """
    if plover in UTTERANCES:
        present = main.tag in ("VBZ", "VBP") or any(a.lower in ("do", "does") for a in children(main, "aux"))
        wished = plover == "REQUEST" and main.lemma in STATIVE and present
        # "have signed a petition demanding it"
        written = main.tag == "VBG" and main.relation == "acl" and main.head.lemma in WRITINGS
        if written and _is_drafted(main.head):
            state.tense = Tense.FUTURE
            state.apply(frozenset({"planned", "probable"}), main.head.head)
            return
        passive = main.tag == "VBN" and main.lemma not in STATIVE and bool(children(main, "aux:pass"))
        told = passive and all(a.lower != "being" for a in children(main, "aux"))  # "is accused"
        state.uttered = wished or written or told or is_simple_present(main) or main.tag == "JJ"


def _is_drafted(writing: Node) -> bool:
    """`is expected to pass a resolution calling for …`: who is to write it says nothing yet."""
    verb = writing.head
    if writing.relation != "obj" or verb.tag != "VB":
        return False
    governed = verb.relation in ("xcomp", "advcl") and tense_of(verb.head) is not Tense.PAST
    return governed or tense_of(verb) is Tense.FUTURE


def tell_as_plan(state: Composition, verb: Node) -> None:
    """`planned an attack`, `scheduled elections`: whose own verb says so lies ahead.

    Args:
        state: The finished composition; its tense and contexts are changed.
        verb: The verb of the event's phrase, beside a noun or infinitive for what is done.
    """
    if verb.lemma in PLANNING:
        state.tense = Tense.FUTURE
        state.apply(frozenset({"planned", "probable"}), verb)


def tell_as_news(state: Composition, main: Node) -> None:
    """In a headline the simple present tells what happened: `Kenya summons Ugandan envoy`.

    Args:
        state: The finished composition; its tense is changed.
        main: The verb that gives the event its tense.
    """
    if state.tense is Tense.PRESENT and is_simple_present(main):
        state.tense = Tense.PAST


BY_THEN = frozenset({"prep:in", "prep:at", "prep:during", "prep:after", "prep:following", "prep:since"})
"""Functions of an event at or after which something was done, so that it has come about."""
BREAKING_OFF = frozenset("recess suspend adjourn interrupt overshadow disrupt end conclude break mar".split())
"""Verbs of what has begun, in a passive: `the talks were recessed`."""


def is_still_ahead(noun: Node, known: Factuality) -> bool:
    """Whether what was told to be planned still is, where a noun comes back to it: `the date of the pullout`.

    Args:
        noun: The event's noun, of which its own sentence says nothing else.
        known: What was told of the event before.
    """
    if known.status is not Status.PLANNED:
        return False
    function, clause = function_in(noun), noun.head
    while function in BY_THEN and clause.pos == "NOUN" and clause.relation in ("obl", "nmod", "obj"):
        clause = clause.head  # "rejected it in a speech at the summit"
    # "The talks were suspended": what is broken off has begun
    begun = function == "subj" or function in BY_THEN or (function == "obj" and clause.lemma in BREAKING_OFF)
    return tense_of(clause) is not Tense.PAST or not begun


def conclude(state: Composition, stance: Stance, nominal: bool) -> Factuality:
    """The factuality that a composition comes to.

    Args:
        state: The finished composition.
        stance: The stance of the innermost source.
        nominal: The event is expressed by a noun, which presupposes it where nothing speaks against it.
    """
    ahead = bool(state.contexts) or state.certainty is Certainty.POSSIBLE
    tense = state.tense or (Tense.PRESENT if not nominal else Tense.FUTURE if ahead else Tense.PAST)
    polarity = Polarity.NEGATIVE if state.affirmed == "-" else Polarity.POSITIVE
    if state.affirmed == "0" or stance in (Stance.DECLINES, Stance.QUESTIONS):
        state.weaken(Certainty.POSSIBLE)
    return Factuality(polarity, state.certainty, tense, _status(state, stance, tense))


def _status(state: Composition, stance: Stance, tense: Tense) -> Status:
    if stance is Stance.DENIES:
        return Status.DENIED
    for context, status in (("threatened", Status.THREATENED), ("demanded", Status.DEMANDED)):
        if context in state.contexts:
            return status
    if "hypothetical" in state.contexts and stance is Stance.ASSERTS and not state.alleged:
        return Status.CONSIDERED
    if state.affirmed == "-":
        return Status.NOT_OCCURRED
    if state.alleged or (stance in (Stance.DECLINES, Stance.QUESTIONS) and tense is not Tense.FUTURE):
        return Status.ALLEGED
    if state.certainty is Certainty.POSSIBLE or state.contexts & {"considered", "hypothetical"}:
        return Status.CONSIDERED
    if "planned" in state.contexts or tense is Tense.FUTURE:
        return Status.PLANNED
    return Status.ONGOING if tense is Tense.PRESENT and not state.uttered else Status.OCCURRED
