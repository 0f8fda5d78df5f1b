"""Climbs from an event's word to the root and lists the operators that it stands under.

Each step says which operator governs, which word it is, and whether the event is still in the operator's
scope: what stands in an argument of a plain predicate, in a relative clause or in a temporal clause is
presupposed, and only what attributes the whole sentence reaches it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kgbuild.extract.claims.forms import SPEAKING, TERMS, is_definite, is_incident
from kgbuild.extract.claims.government import (
    find_operator,
    function_in,
    has_particle,
    stands_for_whole,
)
from kgbuild.extract.syntax.clauses import (
    follows_comma,
    is_infinitive,
    subordinators,
)
from kgbuild.extract.syntax.constituents import children, prepositions
from kgbuild.extract.syntax.subjects import ADDRESSED, MAKERS
from kgbuild.extract.syntax.tree import Node, once_per_word
from kgbuild.lexicon.operators import OperatorEntry, OperatorTable

SAYING = frozenset({"says", "denies", "declines", "questions"})
"""Effects of operators that close the scope: what stands above them is about the saying."""
DOUBTED = frozenset({"believe", "think", "expect", "suppose"})
"""Verbs whose negation is that of what they tell: who does not believe it happened believes it did not."""
WISHING = frozenset({"want", "like", "wish"})
"""Verbs whose negation is that of what somebody asks for: who does not want it to leave wants it to stay."""
NAMING = frozenset({"call", "term", "label", "dub", "brand"})
"""Verbs under `what` for a speaker's own word: `what he called an invasion`."""
DEED_OF = frozenset({"prep:of", "prep:about", "prep:over"})
"""Functions in which a noun stands with what it does: `fears of rebels attacking it`."""
PARTS_OF = frozenset("series wave spate round string set number type kind form lot range chain".split())
"""Nouns that only count those who do something."""
WHILE = frozenset({"during", "at", "after", "before", "following", "despite", "amid", "in"})
"""Prepositions of a noun that the infinitive behind it belongs to: `during a meeting to discuss it`."""
PARTS = frozenset({"role", "part", "lead", "step", "hand", "interest"})
"""Nouns that somebody takes or plays in what he does: `plays a role in arming them`."""
ACCUSING = frozenset({"alleged", "perpetrator"})
"""Effects of operators whose complement somebody is accused of."""
TRANSPARENT = frozenset({"xcomp", "ccomp", "conj", "prep:by"})
"""Functions in which an event stands in the scope of a plain predicate."""
DRAWING_UP = frozenset("pass sign adopt approve draft ratify enact".split())
DRAFTS = frozenset("bill legislation measure law memorandum budget amendment".split())
"""Verbs of making out what says what is to be done, and what is made out."""
PURPOSES = ("advcl:to", "advcl:for")
"""Functions of what something is done for: `to free them`, `for them to be freed`."""
FACTIVE = ("+", "+")
WH_TAGS = frozenset({"WRB", "WP", "WDT", "WP$"})
"""Tags of `who`, `how`, `when`: they begin relative clauses, and questions that take something as given."""
MAXIMAL_STEPS = 16
"""Longer paths to the root occur in parse errors only."""


@dataclass(slots=True)  # never changed, but frozen it would take three times as long to make
class Step:
    """One governor on the way up.

    Attributes:
        inner: The word on the event's side.
        outer: The governing word.
        function: How `inner` stands to `outer`: `xcomp`, `ccomp`, `obj`, `subj`, `prep:of`, `conj` …
        entry: The operator that `outer` is for that function, if it is one.
        presupposed: The event is outside the scope of what `outer` does to truth.
        backgrounded: It is so because it is taken for granted, and not because it is what somebody says.
    """

    inner: Node
    outer: Node
    function: str
    entry: OperatorEntry | None
    presupposed: bool
    backgrounded: bool = False


def climb(token: Node, operators: OperatorTable) -> Iterator[Step]:
    """The steps from a word to the root of its sentence, innermost first."""
    presupposed, backgrounded, granted, inner = False, False, False, token
    for _ in range(MAXIMAL_STEPS):
        if inner.head is inner:
            return
        outer, function, entry = government(inner, operators)
        threat = inner.relation == "csubj" and inner.tag == "VBG" and outer.pos == "NOUN"
        if granted or threat:  # "placing missiles there is a threat" threatens nobody with placing them
            entry = None
        if entry is not None and function == "ccomp" and _takes_for_granted(inner):
            entry = replace(entry, signature=FACTIVE, effects=entry.effects & {"says", "source=none"})
        if backgrounded and entry is not None and "grants" in entry.effects:
            entry = None  # who is part of a force that attacks has a part in the force
        yield Step(inner, outer, function, entry, presupposed, backgrounded)
        granted = entry is not None and "grants" in entry.effects
        if entry is None:
            backgrounded |= function not in TRANSPARENT and not is_purpose(inner, outer, function)
        else:
            backgrounded |= granted or entry.signature == FACTIVE
            # "declined to confirm that …": what is said of a saying is not said of its content
            presupposed |= bool(entry.effects & SAYING)
        presupposed |= backgrounded
        inner = outer


def _takes_for_granted(clause: Node) -> bool:
    """`did not say who carried out the raid`: there was a raid, whatever is said, asked or unknown of it."""
    edge = clause.left_edge
    first = clause.tree.nodes[edge]
    asking = clause.tree.nodes[edge + 1] if first.pos == "ADP" else first  # "in which town it was held"
    if asking.tag not in WH_TAGS or asking.lower == "that":
        return False
    opening = next((c for c in clause.children if c.left_edge == edge), first)
    return opening.relation not in ("csubj", "advcl", "parataxis") and not is_infinitive(clause)


def is_purpose(inner: Node, outer: Node, function: str) -> bool:
    """`is to visit Cairo for talks`, `refused to send men to fight`: what an act is for comes with it."""
    if function in PURPOSES:
        return is_infinitive(outer)
    # "imposed sanctions for its refusal" tells why, and not what for
    own = any(c.dep == "nmod:poss" for c in inner.children) or is_incident(inner)
    return function == "prep:for" and inner.pos == "NOUN" and outer.pos == "VERB" and not own


@once_per_word
def government(inner: Node, operators: OperatorTable) -> tuple[Node, str, OperatorEntry | None]:
    """The word that governs another, the function that it has there, and the operator that this makes it."""
    outer, function = governor(inner, operators)
    return outer, function, find_operator(operators, outer, function, inner)


def governor(inner: Node, operators: OperatorTable) -> tuple[Node, str]:
    """The word that governs another, and the function that it has there.

    `accused Iran of theft`: parsers also hang what somebody is accused of on his name; the verb governs it.
    """
    told = _told(inner, operators) or _claimed(inner, operators)
    if told is not None:
        return told, "ccomp"
    if shared := _shared_governor(inner, operators):
        return shared, "conj"
    if judged := _judged(inner, operators):
        return judged, "ccomp"
    if inner.relation in ("advcl", "acl", "xcomp") and (elsewhere := _displaced(inner, operators)):
        return elsewhere
    outer, function = inner.head, function_in(inner)
    above = outer.head
    if (nearer := _nearer(inner, outer, function, operators)) is not None:
        return nearer
    on_occasion = inner.dep == "acl:relcl" and outer.lemma == "time" and outer.dep == "obl"
    if on_occasion and find_operator(operators, above, "ccomp", inner) is not None:
        return above, "ccomp"  # "acknowledged for the first time that it had attacked"
    if above is not outer and stands_for_whole(function, outer):
        return governor(outer, operators)  # "impose $1 billion in sanctions"
    if function.startswith("prep:") and outer.pos in ("NOUN", "PROPN", "PRON"):
        for verb in _accusers(inner, outer):
            entry = find_operator(operators, verb, function, inner)
            if entry is not None and entry.effects & ACCUSING:
                return verb, function
    return outer, function


def _nearer(inner: Node, outer: Node, function: str, operators: OperatorTable) -> tuple[Node, str] | None:
    """What governs a part of something, a speaker's own word, or a gerund hung above its noun."""
    if function == "prep:including" and (whole := _whole(inner)) is not None:
        return governor(whole, operators)
    if outer.lemma == "addition" and inner.tag == "VBG" and outer.head is not outer:
        return outer.head, "conj"  # "must disarm in addition to agreeing to a truce"
    if inner.dep == "acl" and inner.tag == "VBG" and (told := _told_of_doer(inner, operators)):
        return told
    if inner.dep == "conj" and inner.tag == "VBG" and (shared := _shared_preposition(inner, operators)):
        return shared
    if function == "obj" and outer.lemma in NAMING and any(c.lower == "what" for c in outer.children):
        return outer, "xcomp"
    if function in ("prep:on", "prep:about") and inner.tag == "VBG" and outer.pos == "VERB":
        before = inner.tree.nodes[inner.left_edge - 1]  # "is thinking of going back to talks on leaving"
        if before.pos == "NOUN" and find_operator(operators, before, function, inner) is not None:
            return before, function
    return _through_part(inner, outer, function, operators)


def _through_part(
    inner: Node, outer: Node, function: str, operators: OperatorTable
) -> tuple[Node, str] | None:
    """`took credit for the raid`, `plays a role in arming them`, with the deed hung on the verb."""
    parts = [part for part in children(outer, "obj") if part.lemma in PARTS and part.i < inner.i]
    if function == "prep:in" and inner.tag == "VBG" and outer.pos == "VERB" and parts:
        return outer, "xcomp"  # "is not taking a role in supporting it" is not supporting it
    if function == "prep:for" and outer.pos == "VERB":
        for part in children(outer, "obj"):
            entry = find_operator(operators, part, function, inner)
            if entry is not None and "grants" in entry.effects:
                return part, function
    return None


def _told_of_doer(gerund: Node, operators: OperatorTable) -> tuple[Node, str] | None:
    """`the risk of rebels attacking it`, `reports of troops attacking it`: of an attack by them."""
    doer, noun = gerund.head, gerund.head.head
    function = function_in(doer)
    if function not in DEED_OF or noun.pos != "NOUN" or noun.lemma in PARTS_OF or follows_comma(gerund):
        return None
    entry = find_operator(operators, noun, function, gerund)
    if entry is None or "grants" in entry.effects:
        return None
    return (noun, function) if "possible" in entry.effects or not is_definite(doer) else None


def _shared_preposition(gerund: Node, operators: OperatorTable) -> tuple[Node, str] | None:
    """`claimed responsibility for the raid and for killing him`, with the second hung on the verb."""
    verb = gerund.head
    if verb.tag == "VBG" or verb.pos != "VERB":
        return None
    for marker in children(gerund, "mark", "case"):
        function = f"prep:{marker.lower}"
        for outer in (verb, *children(verb, "obj")):
            if find_operator(operators, outer, function, gerund) is not None:
                return outer, function
    return None


def _whole(part: Node) -> Node | None:
    """The problems in `noted problems, including raids`, the steps in `will take steps, including a ban`."""
    whole = part.head
    if whole.pos == "VERB":
        whole = next((o for o in reversed(children(whole, "obj", "obl")) if o.i < part.i), whole)
    return whole if whole.pos == "NOUN" and whole.head is not whole and part.pos == "NOUN" else None


def _is_told_of(participle: Node, operators: OperatorTable) -> bool:
    """`men believed to be hiding them`: parsers make an adjunct of what is told of them."""
    if participle.tag != "VBN" or participle.relation != "acl":
        return False
    return any(
        "says" in e.effects and "ccomp" in e.functions for e in operators.find("verbs", participle.lemma)
    )


def _accusers(inner: Node, accused: Node) -> Iterator[Node]:
    """Verbs of accusing whose complement parsers hang on the accused.

    `accused Iran of theft`, `blames the fishermen for fishing there`, and `accused officials of theft`, where
    the verb itself is taken for a participle on them.
    """
    own = any(c.pos == "PRON" for c in children(inner, "nmod:poss"))  # "the generals for their roles in it"
    if (accused.label or inner.tag == "VBG" or own) and accused.dep in ("obj", "iobj", "nsubj:pass"):
        yield accused.head
    if inner.tag == "VBG":
        yield from (c for c in children(accused, "amod") if c.tag in ("VBN", "VBD"))


def _told(clause: Node, operators: OperatorTable) -> Node | None:
    """The verb of `told reporters that China does not …`, where the parser takes it for a relative clause.

    Such a clause lacks nothing: it has a subject and an object beside `that`.
    """
    if clause.dep != "acl:relcl" or not children(clause, "nsubj"):
        return None
    objects = children(clause, "obj")
    if len(objects) < 2 or not any(o.lower == "that" for o in objects):
        return None
    told = clause.head
    while told.relation in ("nmod", "conj") and told.head is not told:
        told = told.head
    verb = told.head
    if told.relation not in ("iobj", "obj") or verb.pos != "VERB":
        return None
    return verb if find_operator(operators, verb, "ccomp", clause) is not None else None


def _claimed(clause: Node, operators: OperatorTable) -> Node | None:
    """The claim in `accusations from officials that troops fled`, where parsers take officials to flee.

    Such a clause lacks nothing either: it has a subject, and `that` is none of its arguments.
    """
    if clause.dep != "acl:relcl" or not children(clause, "nsubj"):
        return None
    if not any(c.lower == "that" and c.dep in ("mark", "obl:unmarked") for c in clause.children):
        return None
    claim = clause.head.head
    if clause.head.relation == "obl" and claim.pos == "VERB":
        claim = next((c for c in children(claim, "obj") if c.i < clause.head.i), claim)
    elif clause.head.relation != "nmod":
        return None
    if claim.pos != "NOUN":
        return None
    return claim if find_operator(operators, claim, "ccomp", clause) is not None else None


def _displaced(clause: Node, operators: OperatorTable) -> tuple[Node, str] | None:
    """What governs an adverbial or noun clause that parsers hang on a neighbour of it, and how."""
    if any(words == "unless" for _, words in subordinators(clause)):
        return _made_condition(clause, operators)
    if _is_told_of(clause.head, operators) and any(c.lower == "to" for c in children(clause, "mark")):
        return clause.head, "xcomp"
    if is_infinitive(clause):
        return _asked_of(clause, operators)
    return _told_in(clause, operators)


def _made_condition(clause: Node, operators: OperatorTable) -> tuple[Node, str] | None:
    """The threat in `threatened to kill them unless the men are freed`, which asks for what would end it."""
    if find_operator(operators, clause.head, "advcl:unless", clause) is not None:
        return clause.head, "advcl:unless"
    threat, function = clause.head.head, function_in(clause.head)
    entry = find_operator(operators, threat, function, clause.head)
    if entry is None:
        return None
    return (threat, "advcl:unless") if entry.effects & {"threatens", "promises"} else None


def _asked_of(clause: Node, operators: OperatorTable) -> tuple[Node, str] | None:
    """The request in `called on men of the Red Army to leave`, the offer in `took an offer from Mali to`."""
    outer = clause.head
    if outer.relation == "acl" and (above := _past_participle(clause, operators)) is not None:
        return above
    if clause.relation in ("advcl", "xcomp"):
        if (noun := _oblique_of(clause, operators)) is not None:
            return noun, "xcomp"
        for request in children(outer, "obj"):
            entry = find_operator(operators, request, "xcomp", clause)
            around = children(request, "nmod")
            owned = any(set(prepositions(c)) & (MAKERS | ADDRESSED) and c.i < clause.i for c in around)
            # "repeated his call to lift the ban"
            owned |= bool(children(request, "nmod:poss")) and request.right_edge + 1 == clause.left_edge
            if owned and entry is not None and entry.effects & {"demands", "promises"}:
                return request, "xcomp"
            drawn_up = outer.lemma in DRAWING_UP and request.lemma in DRAFTS and request.i < clause.i
            if drawn_up and entry is not None and "planned" in entry.effects:
                return request, "xcomp"  # "passed a bill Monday to compensate them"
        return None
    while outer.relation == "nmod":
        outer = outer.head
    verb = outer.head
    if outer.pos not in ("NOUN", "PROPN") or outer.relation not in ("obl", "obj") or verb.pos != "VERB":
        return None
    entry = find_operator(operators, verb, "advcl:to", clause)
    return (verb, "advcl:to") if entry is not None and "demands" in entry.effects else None


def _past_participle(clause: Node, operators: OperatorTable) -> tuple[Node, str] | None:
    """The plan in `a plan drafted by Mali to help them`, the urging in `urged the men involved to leave`."""
    participle = clause.head
    noun, asking = participle.head, participle.head.head
    if participle.tag == "VBN" and noun.lemma in TERMS and participle.i < clause.i:
        entry = find_operator(operators, noun, "xcomp", clause)
        if entry is not None and "planned" in entry.effects:
            return noun, "xcomp"
    if participle.tag not in ("VBN", "VBG") or participle.i + 1 != clause.left_edge:
        return None
    if noun.relation in ("obj", "iobj") and not children(participle, "obj", "xcomp"):
        entry = find_operator(operators, asking, "xcomp", clause)
        if entry is not None and "demands" in entry.effects:
            return asking, "xcomp"
    return None


def _oblique_of(clause: Node, operators: OperatorTable) -> Node | None:
    """The noun that an infinitive belongs to: `a meeting to discuss it`, `under pressure to leave`."""
    outer = clause.head
    for noun in children(outer, "obl"):
        if not outer.i < noun.i < clause.i:
            continue
        entry, around = find_operator(operators, noun, "xcomp", clause), set(prepositions(noun))
        if entry is None:
            continue
        behind = clause.tree.nodes[noun.i + 1]
        if around & WHILE and behind.lower == "to" and behind.head is clause:
            return noun
        if "under" in around and "demands" in entry.effects:
            return noun
    return None


def _told_in(clause: Node, operators: OperatorTable) -> tuple[Node, str] | None:
    """The participle in `a statement saying troops fled`: parsers hang both clauses on the statement."""
    if clause.relation != "acl" or not children(clause, "nsubj") or clause.dep == "acl:relcl":
        return None
    for told in children(clause.head, "acl"):
        if told.tag == "VBG" and told.i < clause.i and not children(told, "ccomp", "obj"):
            return (told, "ccomp") if find_operator(operators, told, "ccomp", clause) else None
    return None


def _shared_governor(inner: Node, operators: OperatorTable) -> Node | None:
    """The verb of saying that a second one is coordinated with: `denies that it attacked and accuses …`.

    Parsers hang the second one on the content of the first. It belongs there only if it stands in the same
    tense as the content and no other sign speaks for the verb above.
    """
    content = inner.head
    if inner.dep != "conj" or children(inner, "nsubj", "mark", "aux"):
        return None
    outer = content.head
    if content.tag == "VB" and inner.tag in ("VBD", "VBZ"):
        # "means to attack it and wants them to leave": no finite verb is parallel to an infinitive
        return next((node for node in content.ancestors() if _finite_tag(node) == inner.tag), None)
    if content.dep == "acl" and content.tag != inner.tag and outer.relation == "obj":
        # "denies claims that it attacked and accuses …"
        return outer.head if outer.head.tag == inner.tag and children(content, "nsubj") else None
    if content.dep != "ccomp":
        return None
    if inner.pos != "VERB" or outer.pos != "VERB" or inner.tag != outer.tag or outer.i > content.i:
        return None
    if _finite_tag(content) == inner.tag and content.tag != inner.tag and inner.lemma == outer.lemma:
        return outer  # "says they are clearing it and says that …"
    entries = operators.find("verbs", inner.lemma)
    if not any(entry.effects & SPEAKING and has_particle(entry, inner) for entry in entries):
        return None
    return outer if find_operator(operators, outer, "ccomp", content) is not None else None


def _finite_tag(verb: Node) -> str:
    """The tag of a verb's finite part: `VBZ` for `threatens` and for `has been threatening`."""
    return next((a.tag for a in children(verb, "aux") if a.tag in ("VBZ", "VBP", "VBD")), verb.tag)


def _judged(inner: Node, operators: OperatorTable) -> Node | None:
    """`It is not true, an officer said, that the army fled`: parsers hang both clauses on the saying."""
    if inner.dep != "ccomp" or not any(c.lower == "that" for c in children(inner, "mark")):
        return None
    for other in children(inner.head, "ccomp"):
        about_it = any(s.lower == "it" for s in children(other, "nsubj", "expl"))
        if about_it and other.pos == "ADJ" and other.i < inner.head.i < inner.i:
            return other if find_operator(operators, other, "ccomp", inner) else None
    return None


def asks_by_trying(step: Step, below: Step | None) -> bool:
    """`tried to persuade Mali to withdraw`: who tries or means to make somebody do it asks him to.

    Args:
        step: What may be an attempt, or what is done for it.
        below: The step below it, which may be the persuasion.
    """
    if below is None or below.entry is None:
        return False
    induces = "induces" in below.entry.effects
    if step.entry is None:  # "met them to persuade them to leave"
        return induces and step.function in PURPOSES
    if "tried" in step.entry.effects:
        return induces or "demanded" in below.entry.effects
    return induces and "planned" in step.entry.effects and "promises" not in step.entry.effects
