"""Decides whether an event happened, by composing what stands on its word and above it in the tree.

The composition runs outwards from the event's word. Its own clause gives a first tense, polarity and
certainty; each operator above it then negates, weakens, moves to the future, or puts the event into a
context (planned, considered, threatened, demanded, alleged). Implicative and factive verbs compose by their
signatures: `did not manage to reach a deal` is negative, `did not fail to` positive, and `was not forced to`
leaves it open.

Values follow GRaSP (polarity, certainty, tense); see `ontology/operators/` for the words.
"""

from __future__ import annotations

from kgbuild.extract.claims.composition import UNREALIZED, Composition
from kgbuild.extract.claims.context import (
    DOUBTED,
    FACTIVE,
    SAYING,
    WH_TAGS,
    WISHING,
    Step,
    asks_by_trying,
    government,
    is_purpose,
)
from kgbuild.extract.claims.forms import is_definite
from kgbuild.extract.claims.government import find_operator
from kgbuild.extract.claims.own_clause import (
    NOUNS,
    apply_dependence,
    apply_own_clause,
    auxiliary_effects,
    entries_for,
    inherit,
    is_ranked,
)
from kgbuild.extract.claims.prospects import (
    ARRANGED,
    EARLY,
    JOURNEYS,
    lying_ahead,
    prospect,
)
from kgbuild.extract.claims.purposes import apply_purpose, is_meant
from kgbuild.extract.claims.speakers import claimants
from kgbuild.extract.claims.temporal_clauses import apply_time
from kgbuild.extract.syntax.clauses import (
    is_bare_conjunct,
    is_infinitive,
    is_perfect,
    negation_of,
    subordinators,
    tense_of,
)
from kgbuild.extract.syntax.constituents import children, has_agent, is_passive, prepositions
from kgbuild.extract.syntax.noun_phrases import DEEDS
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.operators import OperatorEntry, OperatorTable
from kgbuild.records import Tense

CLOSING_QUOTES = frozenset({'"', "”", "''", "’", "»"})
PREVENTING = frozenset({"obj", "prep:from"})
"""Complements of verbs of preventing, whose own success decides."""
EFFORTS = frozenset({"effort", "attempt", "bid", "hope"})
"""Nouns under `in` for what something is done for."""
OPERATIONS = frozenset("operation campaign offensive mission invasion raid incursion assault sweep".split())
"""Nouns of deeds that are done for something."""
WITH_MEANS = frozenset(
    "use send deploy dispatch provide give pay spend resume raise allocate donate ship mobilize mobilise "
    "open create build form mount launch begin start hire employ set fire fly bring".split()
)
"""Verbs of what is done with something for something."""
CLUES = frozenset({"information", "evidence", "tip", "clue"})
"""Nouns of what may lead to an arrest."""
TELLING = frozenset({"says", "alleged", "perpetrator", "grants", "denies"})
"""Effects of what is told of a noun for something done."""
ENDING = frozenset({"past", "support"})
"""Effects of ending something, which was there whether or not it is ended."""
TOLD = frozenset({"ccomp", "prep:of", "xcomp"})
"""Functions of all that somebody alleges."""
ENDS = frozenset({"end", "halt", "stop", "cessation"})
"""Nouns under which an event is brought to its end."""
GENERIC = frozenset({"any", "anyone", "anybody", "whoever", "whichever", "whatever", "anything"})
SHARING_COORDINATORS = frozenset({"or", "nor"})
"""Under these a negation of the first conjunct holds for the others too."""
VERBS = ("VERB", "AUX")


def compose(
    trigger: Node,
    steps: list[Step],
    operators: OperatorTable,
    attempts: frozenset[Tense] = frozenset(),
) -> Composition:
    """The composition for an event's word and the steps above it.

    Args:
        trigger: The event's word.
        steps: The operators above it.
        operators: The words that change whether it happened.
        attempts: Tenses in which to try it is to do something already; see `kinds_of_acts.attempts`.
    """
    state = Composition()
    apply_own_clause(state, trigger, operators, attempts)
    verbal = trigger.pos in VERBS
    below: Step | None = None
    for step in steps:
        if not step.presupposed:
            if asks_by_trying(step, below):
                state.apply(frozenset({"future", "demanded", "possible"}), step.outer)
            elif not _is_attempt(state, step, operators, attempts):
                _apply_step(state, step, operators)
        elif _is_part_of_allegation(trigger, step):
            state.alleged = True
        below = step
        if step.entry is not None and step.entry.effects >= ENDING:
            break  # who means to end the siege means nothing about whether there is one
        if verbal and state.tense is None and (step.outer.pos in VERBS or children(step.outer, "cop")):
            state.tense = _time_beside(trigger, step)
        # "those attending a summit are discussing": a noun has the time of its light verb
        verbal |= step.inner is trigger and step.entry is not None and "support" in step.entry.effects
    if _is_asked(trigger, steps):
        state.apply(frozenset({"possible", "hypothetical"}), trigger)
    return state


def _is_part_of_allegation(trigger: Node, step: Step) -> bool:
    """`alleges that ten were killed in a raid`: what is not known otherwise is alleged with it."""
    if step.entry is None or "alleged" not in step.entry.effects or step.function not in TOLD:
        return False
    return trigger.pos == "NOUN" and not is_definite(trigger)


def _is_asked(trigger: Node, steps: list[Step]) -> bool:
    """Whether the event stands in the main clause of a question that asks whether it happened."""
    last = reversed(trigger.tree.sentences[trigger.sentence].nodes)
    if next((n.text for n in last if not n.is_space and n.text not in CLOSING_QUOTES), "") != "?":
        return False
    if any(
        step.presupposed or step.function in ("relcl", "advcl", "advcl:ing", "parataxis") for step in steps
    ):
        return False
    main = steps[-1].outer if steps else trigger
    # "Why did it attack?" takes the attack for granted
    return not any(node.tag in WH_TAGS for child in main.children for node in (child, *child.children))


def _is_attempt(state: Composition, step: Step, operators: OperatorTable, attempts: frozenset[Tense]) -> bool:
    """Takes in an attempt that is an act of its own."""
    if step.entry is None or "tried" not in step.entry.effects or state.contexts or state.affirmed != "+":
        return False
    verb = step.outer
    tense = Tense.PAST if verb.pos in NOUNS else tense_of(verb)
    open_tense = tense is None and Tense.PAST in attempts  # "arrested for trying to kill him"
    if negation_of(verb) is not None or not (open_tense or tense in attempts):
        return False
    state.apply(frozenset({"probable", "tried"}), verb)
    state.tried = True
    if verb.pos in NOUNS:
        state.tense = Tense.PAST
        _apply_noun_modifiers(state, verb, operators)
    else:
        inherit(state, verb, operators, polarity=False)
        _apply_markers(state, verb, operators)
    return True


def _time_beside(trigger: Node, step: Step) -> Tense | None:
    """The time of a participle is that of the clause that it hangs on: `attacking Benin, it killed farmers`.

    What somebody is praised or punished for lies before; what somebody who has done something is doing, now:
    `police investigating the raid have held two men`.
    """
    tense = tense_of(step.outer)
    if trigger.tag == "VBG" and step.inner is trigger.head and trigger.relation == "acl":
        doer = trigger.head
        while doer.relation == "nmod":
            doer = doer.head
        if doer.lemma in DEEDS:
            return Tense.PAST if tense is None or is_perfect(step.outer) else tense  # "the raid killing ten"
        # "killed by men attacking a post": they do so no longer
        return Tense.PRESENT if is_perfect(step.outer) and doer.dep != "obl:agent" else tense
    before = step.function in ("prep:for", "prep:over") and tense is Tense.FUTURE
    return Tense.PAST if before else tense


def _apply_step(state: Composition, step: Step, operators: OperatorTable) -> None:
    outer = step.outer
    if step.function == "conj":
        _apply_coordination(state, step, operators)
    elif step.entry is not None:
        _apply_operator(state, step, step.entry, operators)
    elif _is_excess(step, operators):
        state.apply(frozenset({"negate"}), outer)
        state.tense = state.tense or tense_of(outer)
    elif is_meant(step):
        apply_purpose(state, step, operators)
    elif step.function == "xcomp" and outer.pos in NOUNS and is_ranked(outer):
        _apply_rank(state, outer)
        inherit(state, outer, operators, polarity=True)
    elif step.function == "xcomp" and (deed := _deed_with(outer)) is not None:
        _apply_step(
            state, Step(step.inner, deed, "advcl:to", _use(step.inner, deed, operators), False), operators
        )
    elif step.function == "xcomp" and outer.pos in NOUNS:
        # "Kenya to expel envoy": headlines hang the infinitive on the name before it
        meant = outer.label or outer.pos == "PROPN"  # "is in Lima to urge a truce"
        state.apply(frozenset({"future", "planned", "probable" if meant else "possible"}), outer)
    elif (ahead := lying_ahead(step, operators)) is not None:
        state.apply(ahead, step.inner)
    elif step.function == "xcomp" or is_purpose(step.inner, outer, step.function):
        inherit(state, outer, operators, polarity=True)
        _apply_markers(state, outer, operators)
    elif state.tense is None and (ahead := prospect(step, operators)) is not None:
        state.apply(ahead, outer)
    elif step.function == "advcl":
        apply_time(state, step, operators)
    else:
        _apply_idea(state, step)


def _deed_with(noun: Node) -> Node | None:
    """The verb of `used boats to free them`, where parsers take the boats to free."""
    if noun.pos != "NOUN" or noun.relation != "obj" or noun.head.lemma not in WITH_MEANS:
        return None
    return noun.head if tense_of(noun.head) in (Tense.PAST, Tense.FUTURE) else None


def _use(inner: Node, deed: Node, operators: OperatorTable) -> OperatorEntry | None:
    return find_operator(operators, deed, "advcl:to", inner)


def _apply_rank(state: Composition, noun: Node) -> None:
    """`is the latest to visit` tells who visited, `is the next to visit` who will."""
    becoming = noun.relation == "xcomp" and noun.head.lemma == "become"
    if state.tense is not None or (tense_of(noun) is not Tense.PRESENT and not becoming):
        return
    if any(a.lower == "would" for a in children(noun.head, "aux")):
        state.apply(frozenset({"future", "possible"}), noun)  # "would become the first to be hanged"
    elif any(c.lower == "next" for c in (noun, *children(noun, "amod"))):
        state.apply(frozenset({"future", "planned"}), noun)
    else:
        state.tense = Tense.PAST


def _is_generic(noun: Node) -> bool:
    """`any ship that takes part`, `whoever attacks`: what may never come."""
    return noun.lower in GENERIC or any(c.lower in GENERIC for c in children(noun, "det"))


def _apply_idea(state: Composition, step: Step) -> None:
    """`any ship that takes part`; `placing missiles there would be a threat`, `asking them is no use`."""
    unreal = frozenset({"possible", "hypothetical"})
    if step.function in ("relcl", "acl", "advcl:ing") and _is_generic(step.outer):
        state.apply(unreal, step.outer)
    elif step.inner.relation == "csubj" and state.tense is None:
        if tense_of(step.outer) is Tense.PAST:
            state.tense = Tense.PAST
        else:
            state.apply(unreal | {"future"}, step.outer)


def _is_excess(step: Step, operators: OperatorTable) -> bool:
    """`too weak to attack`."""
    if step.outer.pos != "ADJ" or step.function not in ("xcomp", "advcl:to", "ccomp"):
        return False
    degrees = [e for c in children(step.outer, "advmod") for e in operators.find("degrees", c.lower)]
    return any("negate" in entry.effects for entry in degrees)


def _apply_coordination(state: Composition, step: Step, operators: OperatorTable) -> None:
    """`may attack and invade`: a conjunct without auxiliary and subject shares those of the first."""
    inner, outer = step.inner, step.outer
    if not children(inner, "mark"):
        _apply_markers(state, outer, operators)  # "if it disarmed and left"
    if inner.pos not in VERBS or children(inner, "nsubj", "aux"):
        return
    bare = inner.tag in ("VB", "VBN", "VBG") or is_bare_conjunct(inner)
    for child in children(outer, "aux"):
        if child.i < inner.i and bare and (effects := auxiliary_effects(child, operators)):
            state.apply(effects, child)
    coordinators = {c.lower for c in inner.children if c.dep == "cc"}
    if "rather" in coordinators and inner.tag == "VB":  # "will wait rather than invade"
        state.apply(frozenset({"negate"}), inner)
    counted = any(cue.lower == "nor" for cue, _ in state.cues)  # "never attacked, nor threatened to"
    if coordinators & SHARING_COORDINATORS and negation_of(outer) is not None and not counted:
        state.apply(frozenset({"negate"}), outer)
    if state.tense is None or bare:
        state.tense = tense_of(outer) or state.tense


def _apply_operator(state: Composition, step: Step, entry: OperatorEntry, operators: OperatorTable) -> None:
    outer, effects = step.outer, entry.effects - {"negate"}
    signature = entry.signature or (("-", "0") if "negate" in entry.effects else None)
    if signature is not None:
        state.embed(signature)
        state.prevented |= signature[0] == "-" and bool(entry.functions & PREVENTING)
        state.cues.append((outer, "|".join(signature)))
    effects = _under_negation(state, step, entry, effects)
    effects = _in_this_clause(effects, step, operators)
    if _tells_of_deed(step, effects):
        effects |= {"past"}
    state.apply(effects, outer)
    granted = signature == FACTIVE and step.inner.pos in NOUNS
    if outer.pos in NOUNS and not granted:
        _apply_noun_modifiers(state, outer, operators)
    elif "says" in effects:
        for adverb in children(outer, "advmod"):
            for wrong in operators.find("report_adverbs", adverb.lower):
                state.apply(wrong.effects, adverb)
    if not granted:  # "will condemn the raid": the raid lies behind
        inherit(state, outer, operators, polarity=False)
    if not granted and not effects & SAYING:  # "if the allegations are investigated": they were made
        _apply_markers(state, outer, operators)
    if "support" in effects and not entry.effects >= ENDING:
        apply_dependence(state, outer, operators)  # "faces arrest if he returns"


def _under_negation(
    state: Composition, step: Step, entry: OperatorEntry, effects: frozenset[str]
) -> frozenset[str]:
    """What an operator still does where it is negated, if it is."""
    outer = step.outer
    negation = negation_of(outer)
    if negation is None or any(negation is cue for cue, _ in state.cues):
        return effects
    state.cues.append((negation, "negate"))
    if outer.lemma in DOUBTED and "says" in effects:
        state.negate()  # "do not believe it was shot down": they believe it was not
        return effects | {"probable"}
    if outer.lemma in WISHING and "demanded" in effects:
        state.negate()  # "do not want it to attack": they want it not to
        return effects
    return _negated(state, entry, effects)


def _tells_of_deed(step: Step, effects: frozenset[str]) -> bool:
    """`blames rebels for the raid`, `denies any part in it`, `reports new clashes`: what is told has been."""
    noun = step.inner
    if noun.tag == "VBG" and "perpetrator" in effects:
        return True  # "is blamed for attacking it"
    if noun.pos not in NOUNS or not effects & TELLING or effects & UNREALIZED:
        return False
    standing = children(noun, "cop") and "behind" not in prepositions(noun)  # "is said to be in talks"
    return not standing and noun.lemma not in ARRANGED and tense_of(step.outer) is not Tense.FUTURE


def _in_this_clause(effects: frozenset[str], step: Step, operators: OperatorTable) -> frozenset[str]:
    """What an operator does under the auxiliary, the voice and the preposition that it stands under here."""
    outer = step.outer
    if effects & {"demanded", "threatened"} and _is_tentative(outer, operators):
        effects = (effects - {"demanded", "threatened"}) | {"considered"}
    known = step.entry is not None and step.entry.signature == FACTIVE  # "men known to hide them"
    if "says" in effects and not known and _is_unowned(step, operators):
        effects |= {"alleged"}
    if "alleged" in effects and step.function.startswith("prep:") and is_passive(outer):
        effects |= {"past"}  # what one is accused of, one has done
    if outer.lemma == "lead" and outer.relation == "acl" and outer.head.lemma in CLUES:
        effects = frozenset({"future", "considered", "possible"})  # "clues leading to his arrest"
    way = outer.lemma == "way" and children(outer, "nmod:poss")
    if (way or outer.lemma in JOURNEYS) and "on" in prepositions(outer):
        effects = frozenset({"future", "planned", "probable"})  # "is on his way to meet them"
    ends = effects >= ENDING or (known and outer.lemma in ENDS)
    if ends and _is_yet_to_end(outer, operators):
        effects = (effects - {"past"}) | {"present"}
    if outer.lemma == "decision" and "past" in effects and tense_of(outer.head) is Tense.FUTURE:
        effects = (effects - {"past"}) | {"future", "planned"}  # "will announce its decision to free them"
    if outer.lemma in EARLY and step.inner.lemma in JOURNEYS and "at" in prepositions(outer):
        effects |= {"present"}  # "told them at the start of his trip"
    if "planned" in effects and _is_purpose_of_deed(outer):
        effects = (effects - {"future"}) | {"past"}
    return effects


def _is_yet_to_end(ending: Node, operators: OperatorTable) -> bool:
    """`will end the siege`, `urged them to end it`, `demanded an end to it`: it still goes on."""
    if tense_of(ending) is Tense.FUTURE:
        return True
    if ending.pos not in NOUNS and not is_infinitive(ending):
        return False
    _, _, entry = government(ending, operators)
    if entry is None or "tried" in entry.effects:
        return False
    return bool(entry.effects & {"planned", "demanded"})


def _is_purpose_of_deed(noun: Node) -> bool:
    """`attacked it in an effort to oust him`: meant by what was done, as with `attacked it to oust him`.

    So is what `launched an operation to free him` is for.
    """
    if noun.lemma in OPERATIONS and noun.relation in ("obj", "nsubj"):
        return tense_of(noun.head) is Tense.PAST
    if noun.lemma not in EFFORTS or noun.relation not in ("obl", "nmod"):
        return False
    return "in" in prepositions(noun) and tense_of(noun.head) is Tense.PAST


def _is_tentative(outer: Node, operators: OperatorTable) -> bool:
    """`may demand`, `a resolution that would have demanded`: nobody demands or threatens it yet."""
    effects = [auxiliary_effects(child, operators) for child in children(outer, "aux")]
    return any("possible" in found and "demanded" not in found for found in effects)


def _apply_markers(state: Composition, outer: Node, operators: OperatorTable) -> None:
    """`if it agrees to withdraw`, `without agreeing to withdraw`: what the clause above stands under."""
    if outer.relation == "advcl":
        for marker, words in subordinators(outer):
            for entry in entries_for(operators, "markers", words):
                state.apply(entry.effects, marker)


def _negated(state: Composition, entry: OperatorEntry, effects: frozenset[str]) -> frozenset[str]:
    """What a negated operator still does; negates the event under it where it does."""
    if effects >= ENDING:
        return (effects - {"past"}) | {"present"}  # what nobody ends goes on
    if "threatens" in effects:
        effects -= {"threatened"}  # what nobody threatened to do is not threatened
    if _is_open_under_negation(entry):
        return (effects - {"demanded"}) | {"possible"}
    if entry.signature != FACTIVE:
        state.negate()
    return effects


def _is_open_under_negation(entry: OperatorEntry) -> bool:
    """`did not say`, `did not demand`: only the saying is denied, not the event."""
    if entry.signature is not None or entry.effects & {"planned", "promises", "threatens"}:
        return False
    return bool(entry.effects & {"says", "denies", "questions", "demanded"})


def _is_unowned(step: Step, operators: OperatorTable) -> bool:
    """`is said to have received`, `reports that`: nobody vouches for it."""
    outer = step.outer
    if outer.pos in NOUNS:
        return not claimants(outer, operators)
    return step.function in ("xcomp", "ccomp") and is_passive(outer) and not has_agent(outer)


def _apply_noun_modifiers(state: Composition, noun: Node, operators: OperatorTable) -> None:
    """`a failed attempt to`, `an alleged plan to`: when the plan was made says nothing of the event."""
    for child in children(noun, "amod"):
        for entry in operators.find("modifiers", child.lower):
            dropped = {"past", "present"}
            if state.tried and "tried" in entry.effects:
                dropped.add("negate")  # "a failed attempt to kill him" was an attempt
            if effects := entry.effects - dropped:
                state.apply(effects, child)
