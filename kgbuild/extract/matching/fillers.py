"""Says which words may fill a slot: no times and sums of money, no set phrases, only what a slot asks for."""

from __future__ import annotations

from collections.abc import Iterable

from kgbuild.extract.syntax.constituents import children
from kgbuild.extract.syntax.frames import Frame
from kgbuild.extract.syntax.noun_phrases import ACTOR_LABELS, counted
from kgbuild.extract.syntax.tree import Node
from kgbuild.extract.syntax.tree_relations import first_conjunct
from kgbuild.lexicon.noun_classes import ANYTHING, NONE, Choice, Nouns
from kgbuild.lexicon.phrases import Phrase, Slot
from kgbuild.records import SOURCE, TARGET

INSTRUMENT = "instrument"
"""The role of what somebody comes to harm by."""
PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "inside", "outside", "across", "off", "around"})
TIMES = frozenset(
    "second minute hour day night week weekend month year decade century morning afternoon evening time "
    "moment spring summer autumn fall winter season quarter past future today tomorrow yesterday now".split()
)
"""Nouns of time: under a preposition they say when, whatever the preposition."""
TO_SOMEBODY = frozenset({"prep:to", "prep:from"})
"""Functions of whom one gives something to, or asks for it, which an indirect object has as well."""
COUNTER = "hundred"
"""The word that a class of nouns holds if a bare number can stand for one of its members."""
AIMED_AT = frozenset(
    "police policeman officer soldier troop force protester demonstrator crowd civilian convoy patrol guard "
    "worker student settler journalist spectator pilgrim worshipper mourner recruit people passenger vehicle "
    "car bus government leader official army embassy militant rebel insurgent gunman fighter extremist "
    "guerrilla terrorist youth villager resident fisherman driver truck tank boat helicopter checkpoint "
    "outpost barracks marcher activist supporter opponent refugee motorist bystander monk minister president "
    "motorcade delegation".split()
)
"""Whom and what one throws stones or shoots at; of other nouns `at` says where."""
FIRING = frozenset({"fire", "shoot", "throw", "hurl", "lob", "launch", "aim", "fling", "toss", "pelt"})
"""Verbs of what is sent at somebody or something, whatever it is."""
HARMING = frozenset({"kill", "wound", "injure", "hurt", "die"})
"""Verbs of which a bare number counts people: `killed four policemen and wounded nine`."""
BACKED = ("-backed", "-brokered", "-sponsored", "-mediated", "-funded", "-supported")
"""Endings of words for whose help something has, and not who does it."""


def slot_fillers(frame: Frame, slot: Slot) -> list[Node]:
    """The words of a frame that fill a slot."""
    tokens = _candidates(frame, slot)
    if not tokens or slot.choice is ANYTHING:
        return tokens
    chosen = [t for t in tokens if _is_chosen(t, slot.choice)]
    if not chosen or len(chosen) == len(tokens):
        return chosen
    # "hijacked a ship and its crew": who is listed with what the phrase asks for shares its part
    beside = [
        t
        for t in tokens
        if t not in chosen
        and not _is_barred(t, slot.choice.barred)
        and any(t.head is c or c.head is t or (t.head is c.head and t.dep == c.dep == "conj") for c in chosen)
    ]
    return [t for t in tokens if t in chosen or t in beside]


def _candidates(frame: Frame, slot: Slot) -> list[Node]:
    """The words that stand in a slot's function, whatever it asks for."""
    function = slot.function
    tokens = frame.get(function)
    if not tokens and function == "obj":
        # "warned Peru that …", "gave Canada a deadline": parsers call the one person addressed either object
        tokens = frame.get("iobj")
    if not tokens and slot.role == TARGET and function in TO_SOMEBODY:
        # "gave Peru a loan", "asked Peru for a loan": to, and from, somebody without a preposition
        receivers = frame.get("iobj", [])
        tokens = [t for t in receivers if function == "prep:from" or children(t.head, "obj")]
    if not tokens:
        return []
    if function == "mod":
        tokens = naming(tokens)
    # "died in an attack": under `in` stand places, but what a phrase asks for as its means is none
    means = slot.choice.asked.words if slot.required and slot.role == INSTRUMENT else frozenset[str]()
    return [t for t in tokens if can_fill(t, function) or t.lemma in means]


def required_filled(phrase: Phrase, frame: Frame) -> bool:
    """Whether the words of a frame are what a phrase asks for.

    Each role that must be filled is so, no slot holds what it rules out, a shared subject has two parties.
    """
    filled: dict[str, bool] = {}
    for slot in phrase.slots:
        choice = slot.choice
        if not slot.required and choice is ANYTHING:
            continue
        tokens = _candidates(frame, slot)
        if not tokens and not slot.required:
            continue
        if choice.barred is not NONE and any(_is_barred(t, choice.barred) for t in tokens):
            return False
        asked = choice.asked
        if (slot.required or asked is not NONE) and not filled.get(slot.role):
            filled[slot.role] = bool(tokens) and (asked is NONE or any(_is_one_of(t, asked) for t in tokens))
    if phrase.pos == "NOUN" and _is_barred_doer(phrase, frame):
        return False
    return all(filled.values()) and _shared_subject_is_plural(phrase, frame)


def _is_barred_doer(phrase: Phrase, frame: Frame) -> bool:
    """`The stock market staged a rally`: who a noun's light verb is told of may be ruled out as its doer."""
    doers = [t for t in frame.get("support:subj", ()) if can_fill(t, "subj")]
    barred = (s.choice.barred for s in phrase.slots if s.role == SOURCE) if doers else ()
    return any(_is_barred(doer, words) for words in barred if words is not NONE for doer in doers)


def _shared_subject_is_plural(phrase: Phrase, frame: Frame) -> bool:
    """`SOURCE and TARGET meet` asks for two parties, or for a plural that can hold them."""
    if not phrase.shares_subject:
        return True
    tokens = frame.get("subj", [])
    return len(tokens) > 1 or any(
        (t.is_plural and not t.label) or t.lower in ("they", "we", "both") for t in tokens
    )


def _is_chosen(token: Node, choice: Choice) -> bool:
    """Whether a filler is what a slot asks for and nothing that it rules out."""
    if choice.asked and not _is_one_of(token, choice.asked):
        return False
    return not _is_barred(token, choice.barred)


def _is_barred(token: Node, barred: Nouns) -> bool:
    """Whether a slot rules a filler out: of `thousands of people`, the people and not their number count."""
    head = counted(token)
    if barred and not head.label and head.lower in barred.words:
        return True  # people are persons by their lemma, as names are by their kind
    if head is token:
        return bool(barred) and _is_one_of(token, barred)
    return head.lemma in barred or (bool(head.label) and head.label.lower() in barred)


def _is_one_of(token: Node, nouns: Nouns) -> bool:
    """Whether a filler's head is one of the words or of the kinds of name (`person`)."""
    head = counted(token)
    if head.pos == "NUM" and not head.label:
        # "released 1,500 of them": a number stands for those it counts
        return COUNTER in nouns
    if token.label == "GPE":
        # a word of the class may be a state's name, too: Turkey is no animal
        return "gpe" in nouns
    if token.lemma in nouns or (token.label and token.label.lower() in nouns):
        return True
    if (token.label == "ORG" or token.text.isupper()) and token.lower in nouns:
        return True  # the Refugee Agency, AIDS, VOA
    if token.pos == "PROPN" and any(c.dep == "compound" and c.lower in nouns for c in token.children):
        return True  # Hurricane Katrina
    return head is not token and (head.lemma in nouns or head.label.lower() in nouns)


def can_fill(token: Node, function: str) -> bool:
    """Times and sums of money fill no role of an actor, nor does a set phrase such as `in a bid to`."""
    if token.pos == "SYM":
        # "$5 billion of Chinese exports" are exports, "$5 billion" is nobody
        return counted(token) is not token
    if token.label in ("DATE", "TIME") or token.lemma in TIMES:
        return False
    if token.pos == "NUM" and not token.label:
        # "seven of them", "all three"; "killing one and wounding four", "hurt 23 and left"
        verb = token.head
        counted_alone = token.relation in ("obj", "nsubj") and (
            verb.lemma in HARMING or (verb.tag == "VBG" and token.text.isalpha() and token.dep == "obj")
        )
        return counted_alone or any(
            # "ten troops died, including four killed by a mine"
            child.relation in ("nmod", "det") or (child.relation == "acl" and child.lemma in HARMING)
            for child in token.children
        )
    if function in ("prep:at", "prep:near") and token.lemma in AIMED_AT:
        return True
    if function == "prep:at" and token.pos == "NOUN" and first_conjunct(token).head.lemma in FIRING:
        return True  # "fired shells at the palace"
    locative = function.removeprefix("prep:") in PLACE_PREPOSITIONS
    return not locative or token.pos == "PROPN" or any(node.label for node in token.subtree())


def names_actor(token: Node) -> bool:
    """Whether a modifier names an actor: `Russian`, `NATO`, `Obama`."""
    backed = token.lower.endswith(BACKED)  # "U.S.-backed talks"
    return (token.label in ACTOR_LABELS or token.pos == "PROPN") and not backed


def leads(token: Node) -> bool:
    """Whether a modifier names who is behind something: `a U.S.-led war`."""
    above = token.head
    hyphened = above.i == token.i + 2 and token.tree.nodes[token.i + 1].text in "-–"
    return token.lower.endswith("-led") or (hyphened and above.lower == "led")


def naming(tokens: Iterable[Node]) -> list[Node]:
    """The modifiers that name actors."""
    return [token for token in tokens if names_actor(token)]
