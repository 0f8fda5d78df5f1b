"""Finds who speaks at a word of saying, claiming, planning or threatening, wherever the parser hangs him.

`attribution` climbs the tree and asks here who it is that says what stands below: the subject of a verb, the
owner of a claim, an apposition or relative clause that parsers make of him, the author of a document.
"""

from __future__ import annotations

from kgbuild.extract.claims.context import WH_TAGS, governor
from kgbuild.extract.claims.government import find_operator, function_in
from kgbuild.extract.repair.reports import FINITE, QUOTING
from kgbuild.extract.syntax.clauses import CALENDAR, follows_comma
from kgbuild.extract.syntax.constituents import children, prepositions
from kgbuild.extract.syntax.frames import frame_of
from kgbuild.extract.syntax.noun_phrases import PLACE_LABELS
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.operators import OperatorEntry, OperatorTable
from kgbuild.records import Stance

STANCES = {
    "denies": Stance.DENIES,
    "declines": Stance.DECLINES,
    "questions": Stance.QUESTIONS,
    "demands": Stance.DEMANDS,
    "considers": Stance.CONSIDERS,
    "threatens": Stance.THREATENS,
    "promises": Stance.PROMISES,
    "says": Stance.ASSERTS,
}
"""Effects that make the operator's subject a source, strongest first."""
RECEIVING = frozenset({"face", "receive", "undergo", "endure", "suffer", "get", "hear", "plead", "answer"})
"""Verbs whose subject is told, accused or warned: `faces charges of spying`, `received a threat`."""
NEAR = 6
"""Words behind a verb of saying among which its subject is looked for."""
CITABLE = frozenset(
    "official source report document witness agency minister ministry spokesman spokeswoman spokesperson "
    "medium media newspaper statement diplomat officer resident expert analyst lawyer police record".split()
)
"""What is cited for a report; in `, citing threats` a reason is given."""
DOCUMENTS = frozenset(
    "report statement study survey document communique letter memo memorandum review assessment dispatch "
    "release note cable audit bulletin".split()
)
"""What says what its author says: `a report by the army says`."""
PERIODS = CALENDAR | {"day", "decade", "century", "half", "period", "era", "weekend", "season"}
"""Nouns of times, which see much and say nothing."""
ALLEGATIONS = frozenset("allegation accusation suspicion charge rumor rumour report complaint".split())
"""Nouns of what is told of others: whose deed it tells stands behind it under `by`."""
MUTE = PERIODS | set(
    "sale purchase trade price cost attack raid strike bombing violence killing arrest abuse crime election "
    "vote effort event incident situation trend victory defeat visit trip delay failure success presence "
    "absence scene weapon missile fuel war conflict series wave clash protest rally demonstration "
    "fighting blast explosion bomb bombing shooting".split()
)
"""Nouns of what suggests or shows something and says nothing."""
PLACES = frozenset(
    "region area town city village province scene country capital north south east west".split()
)
"""Nouns of where reports come from."""
VOICING = frozenset({"say", "appear", "speak", "declare", "announce", "state", "write", "warn"})
"""Verbs of who speaks in what is his: `says in a statement that`, `appeared in an appeal for`."""
AUTHORS = frozenset({"ORG", "PERSON"})
MEDIA = frozenset({"internet", "web", "twitter", "facebook", "youtube"})
"""Names of where something is published, and not of who says it."""


def stance_of(entry: OperatorEntry) -> Stance | None:
    """What the subject of an operator does to what it says, or None where the operator says nothing."""
    return next((stance for effect, stance in STANCES.items() if effect in entry.effects), None)


def speakers_at(cue: Node, entry: OperatorEntry, operators: OperatorTable) -> list[Node]:
    """The heads of who speaks at a cue, at most two; none where nobody is named.

    Args:
        cue: The word of saying.
        entry: The operator that it is.
        operators: Tell other words of saying.
    """
    if "source=none" in entry.effects:
        return []
    frame = frame_of(cue)
    if "source=obj" in entry.effects:
        return frame.get("obj", [])[:1]
    if "source=poss" in entry.effects or cue.pos in ("NOUN", "PROPN"):
        return claimants(cue, operators)[:1]
    if cue.pos == "ADJ" and "says" not in entry.effects:
        return []
    if cue.tag == "VBG" and cue.head.lemma in QUOTING and function_in(cue) == "prep:as":
        # "quoted him as saying", "he was quoted as saying"
        return frame_of(cue.head).get("obj", [])[:1]
    main = _resumed(cue, operators) or _parallel(cue, operators)
    if main is not None:
        frame = frame_of(main)
    return able_to_speak(frame.get("subj", []))[:2] or _in_apposition(cue) or _behind(cue)


def claimants(noun: Node, operators: OperatorTable) -> list[Node]:
    """Whose claim, plan or threat a noun is: possessor, author, or the subject of its light verb.

    Args:
        noun: A noun for something said or meant.
        operators: Tell light verbs (`made a threat`) from those that only are about it (`denied reports`).
    """
    frame = frame_of(noun)
    told = [c for c in frame.get("prep:of", ()) if c.pos == "NOUN" and noun.lemma in ALLEGATIONS]
    for function in ("poss", "prep:by", "prep:from"):
        found = frame.get(function, [])
        if function == "prep:by" and told and any(c.i > told[0].i for c in found):
            continue  # "allegations of abuse by troops" are nobody's in particular
        if found:
            return found
    modifiers = [m for m in frame.get("mod", []) if m.label]
    if modifiers := [m for m in children(noun, "compound") if m.lemma in CITABLE] or modifiers:
        return modifiers  # "Togo's claim", "Togolese claims", "media reports"
    if children(noun, "cop"):
        return able_to_speak(children(noun, "nsubj"))
    verb = noun.head
    if verb.lemma == "sign" or (verb.lemma in VOICING and "in" in prepositions(noun)):
        return able_to_speak(frame_of(verb).get("subj", []))  # "signed a pledge to leave"
    if noun.relation in ("obj", "obl") and verb.pos == "VERB":
        entry = find_operator(operators, verb, function_in(noun), noun)
        if entry is None or "support" not in entry.effects or verb.lemma in RECEIVING:
            return []
        return able_to_speak(frame_of(verb).get("subj", []))
    return []


def _in_apposition(cue: Node) -> list[Node]:
    """`Togo, the premier said, attacked`: parsers also take the speaker for an apposition to the name."""
    if cue.tag not in FINITE or cue.i == 0:
        return []
    if cue.relation == "acl" and cue.head.dep == "appos":
        return [cue.head]
    before = cue.tree.nodes[cue.i - 1]
    return [before] if before.dep == "appos" else []


def _behind(cue: Node) -> list[Node]:
    """`…, said Chile, which called it unfriendly`: parsers give the speaker to the relative clause."""
    if cue.tag not in FINITE or not any(c.i < cue.i for c in children(cue, "ccomp")):
        return []
    for node in cue.tree.nodes[cue.i + 1 : cue.i + NEAR]:
        if node.relation == "nsubj" and node.tag not in WH_TAGS:
            clause = node.head
            apart = any(between.text == "," for between in cue.tree.nodes[node.i : clause.i])
            return [node] if clause.dep == "acl:relcl" and apart else []
    return []


def _resumed(cue: Node, operators: OperatorTable) -> Node | None:
    """The verb whose subject speaks on in `said the base was safe, adding that …`, or None.

    Parsers hang such a participle on the content, or on the last noun before it.
    """
    if cue.tag != "VBG" or cue.relation not in ("advcl", "acl") or not follows_comma(cue):
        return None
    if cue.relation == "acl":
        if cue.head.relation == "nsubj" or cue.head.i > cue.i:
            return None
        return next((node for node in cue.ancestors() if node.pos == "VERB"), None)
    function = cue.head.relation
    verb = cue.head.head if function in ("ccomp", "xcomp") else None
    if verb is None or verb.pos != "VERB":
        return None
    entry = find_operator(operators, verb, function, cue.head)
    if entry is None:
        return None
    # "urged them to save gas, warning that …": who asks for it speaks on, too
    speaks_on = (Stance.ASSERTS,) if function == "ccomp" else (Stance.DEMANDS,)
    return verb if stance_of(entry) in speaks_on else None


def _parallel(cue: Node, operators: OperatorTable) -> Node | None:
    """The first verb of `says they are leaving, and says that …`, with the second hung on the content."""
    if cue.dep != "conj" or children(cue, "nsubj"):
        return None
    verb, function = governor(cue, operators)
    return verb if function == "conj" and verb is not cue.head else None


def able_to_speak(tokens: list[Node]) -> list[Node]:
    """Who can speak: no `it` of `it is said`, and no day or deed, as in `arms sales suggest that`."""
    spoken = [t for t in tokens if t.label not in ("DATE", "TIME") and t.lemma not in MUTE]
    return [t for t in spoken if t.dep != "expl" and not (t.lower == "it" and t.head.pos == "ADJ")]


def author_of(speaker: Node) -> Node:
    """Who speaks in `the army's report says`, `a statement from the palace said`, if it is told."""
    if speaker.lemma not in DOCUMENTS or speaker.pos != "NOUN":
        return speaker
    frame = frame_of(speaker)
    named = [m for m in frame.get("mod", []) if m.label in AUTHORS and m.lower not in MEDIA]
    written = [t for t in frame.get("prep:from", []) if not _is_place(t, speaker)]
    written += [o for c in children(speaker, "acl") if c.tag == "VBN" for o in _issuers(c)]
    owners = [m for m in frame.get("poss", []) if m.label not in ("DATE", "TIME") and m.lemma not in PERIODS]
    return next(iter([*owners, *frame.get("prep:by", []), *written, *named]), speaker)


def _is_place(name: Node, document: Node) -> bool:
    """Whether a document comes from a place: `reports from Nouna say`, whatever Nouna is taken for."""
    dispatches = document.lemma == "report" and document.is_plural and not children(document, "det")
    if name.lemma in PLACES and name.pos == "NOUN":
        return True
    return name.label in PLACE_LABELS or (dispatches and name.pos == "PROPN" and name.label != "ORG")


def _issuers(participle: Node) -> list[Node]:
    """Who issued `a statement attributed to the rebels`, `a letter signed by the premier`."""
    marker = "to" if participle.lemma in ("attribute", "ascribe") else "by"
    found = [o for o in children(participle, "obl") if marker in prepositions(o)]
    return [o for o in found if o.label not in PLACE_LABELS]
