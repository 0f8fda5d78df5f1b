"""Says who claims an event: the chain of sources above it, through nested and adjoined reporting.

A claim's sources stand above the event (`China said that …`), beside its clause (`…, China said`,
`according to China`, `as China put it`) or only as a word without a name (`reportedly`). What is said of the
innermost source decides the stance. Quotations that run over sentences are in `quotations`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.extract.claims.context import ACCUSING, DOUBTED, FACTIVE, WH_TAGS, Step, asks_by_trying
from kgbuild.extract.claims.forms import SECTION_OF, is_definite
from kgbuild.extract.claims.government import find_operator, function_in, has_particle, is_measure
from kgbuild.extract.claims.own_clause import entries_for
from kgbuild.extract.claims.speakers import CITABLE, PERIODS, able_to_speak, author_of, speakers_at, stance_of
from kgbuild.extract.repair.reports import FINITE, QUOTING
from kgbuild.extract.syntax.clauses import (
    follows_comma,
    is_infinitive,
    negation_of,
    subordinators,
    tense_of,
)
from kgbuild.extract.syntax.constituents import children, is_negated, nominals
from kgbuild.extract.syntax.frames import frame_of
from kgbuild.extract.syntax.tree import Node, once_per_word
from kgbuild.lexicon.operators import OperatorEntry, OperatorTable
from kgbuild.records import Stance, Tense

WITHHOLDING = frozenset({"decline", "refuse", "refrain", "fail", "unable", "unwilling", "reluctant"})
"""Words over a reporting verb that turn a statement into a withheld one: `declined to confirm`."""
UNCOMMITTED = frozenset({Stance.DENIES, Stance.DECLINES, Stance.QUESTIONS})
SPOKEN = frozenset({Stance.THREATENS, Stance.PROMISES})
"""Stances to what a clause says; what else the clause tells, its speaker asserts."""
SEEING = frozenset({"see", "witness", "watch"})
SUMMARIES = frozenset({"move", "step", "decision", "development", "action", "change"})
"""Nouns by which the author sums up what somebody says."""
ADDING = frozenset({"who", "which", "whose", "whom", "where", "when"})
"""Relative pronouns of clauses that add something after a comma."""
KNOWN_BY = frozenset(
    f"prep:{word}"
    for word in "after since before following until because_of despite amid over in_retaliation_for".split()
)
"""Functions of a noun for what is known to have happened: `killed since the invasion`."""
ASIDE = frozenset({"appos", "dep", "list"})
"""Functions of what the author adds to what somebody says: `accused Iran of theft, a charge it denies`."""
REASONS = frozenset({"because", "although", "though", "whereas", "if", "unless"})
"""Subordinators of what the speaker argues with."""
ACCOUNTS = frozenset({"could", "can"})
"""Auxiliaries of what somebody tells of the past, or of what goes on."""


@dataclass(frozen=True, slots=True)
class SourceToken:
    """One source of a claim: the head of its noun phrase (None if unnamed), its stance and its cue."""

    token: Node | None
    stance: Stance
    cue: Node


def sources(
    trigger: Node, steps: list[Step], operators: OperatorTable, known: bool = False
) -> list[SourceToken]:
    """The sources of the claim about an event, innermost first.

    Args:
        trigger: The event's word.
        steps: The operators above it.
        operators: The words that name sources.
        known: Nothing below the saying speaks against the event, so that it may be common ground.
    """
    found = list(_beside(trigger, operators))
    if not any(step.function == "relcl" for step in steps):
        found += _at_end(trigger, operators)
    somebody = False
    for below, step in zip([None, *steps], steps, strict=False):
        if step.entry is None and (_is_aside(step) or _is_background(step)):
            break
        if step.inner is trigger and _is_reference(step):
            break
        if known and step.backgrounded and _is_common_ground(trigger, step):
            break
        somebody |= _tells_of_somebody(step)
        if step.entry is not None and not _is_of_person(below, step, somebody):
            if asks_by_trying(step, below):
                found += _source_tokens(_hoping(step.outer), Stance.DEMANDS, step.outer)
            above = list(_above(step, below, operators))
            if above and above[0].stance in UNCOMMITTED:
                # "rejected a claim that", "denied threatening to": what is denied is no longer put forward
                put_forward = step.function == "obj"
                found = [
                    source
                    for source in found
                    if source.cue is not step.inner or not (put_forward or source.stance in SPOKEN)
                ]
            found += above
        found += _beside(step.outer, operators, below=step.inner)
    found = _without_repetition(found)
    if found and found[0].token is None and any(s.stance in UNCOMMITTED for s in found[1:]):
        del found[0]  # "declined to comment on reports that"
    return found


def _is_aside(step: Step) -> bool:
    clause = step.inner.pos != "NOUN" or children(step.inner, "cop")
    return step.function in ASIDE or (step.function == "parataxis" and not clause)


def _is_of_person(below: Step | None, step: Step, somebody: bool) -> bool:
    """`blamed rebels who had killed him`: of whom somebody says something, the author tells who he is.

    So he does of those in what somebody is accused of: `accused it of arming rebels who had killed him`.
    """
    if somebody and step.entry is not None and step.entry.effects & ACCUSING:
        return True
    if below is None or step.function in ("ccomp", "xcomp"):
        return False
    return _tells_of_somebody(below)


def _tells_of_somebody(step: Step) -> bool:
    if step.function != "relcl":
        return False
    return any(c.tag == "WP" and c.lower == "who" for c in step.inner.children)


def _at_end(trigger: Node, operators: OperatorTable) -> list[SourceToken]:
    """`…, according to two people`: what ends a sentence is about all of it, wherever it hangs."""
    nodes = trigger.tree.sentences[trigger.sentence].nodes
    return _ending(next((node for node in reversed(nodes) if not node.is_punct), trigger), operators)


@once_per_word
def _ending(last: Node, operators: OperatorTable) -> list[SourceToken]:
    """The sources of the phrases that a sentence ends with."""
    ends = (n for n in (last, *last.ancestors()) if n.relation in ("obl", "nmod", "advcl"))
    ends = (n for n in ends if n.right_edge >= last.i and follows_comma(n))
    return [source for node in ends for source in _prepositional(node, operators)]


def _above(step: Step, below: Step | None, operators: OperatorTable) -> Iterator[SourceToken]:
    assert step.entry is not None
    stance, outer = stance_of(step.entry), step.outer
    if step.backgrounded and step.function == "ccomp" and stance in SPOKEN:
        stance = Stance.ASSERTS  # "warned that it would strike if it was attacked"
    if stance is None or _tells_nothing(step, stance, step.entry):
        return
    if negation_of(outer) is not None or _is_withheld(outer):
        if step.entry.signature == FACTIVE or stance in SPOKEN:
            return  # "did not know that it had attacked", "never threatened to" are nobody's claim
        stance = stance if outer.lemma in DOUBTED else _negated(stance)
        if step.backgrounded:
            return  # "does not acknowledge the raids, which others criticize"
    if stance is Stance.PROMISES and _is_hypothetical(outer, operators):
        return
    under_plan = step.function == "obj" and step.inner.pos == "NOUN" and below is not None
    if stance is Stance.CONSIDERS and under_plan and children(step.inner, "nmod:poss"):
        return  # "is to discuss Israel's plan to leave Gaza"
    if step.inner.lemma == "guilty" and is_negated(step.inner):
        stance = Stance.DENIES  # "pleaded not guilty to charges of spying"
    if stance is Stance.ASSERTS and outer.pos == "VERB":
        yield from _cited(outer)
    speakers = speakers_at(outer, step.entry, operators)
    if not speakers and any(t.lemma in PERIODS for t in frame_of(outer).get("subj", ())):
        return  # "the year saw the truce end"
    if not speakers and step.backgrounded and step.entry.effects & ACCUSING:
        return  # "was charged over the death of a man held in prison": that he was held is no charge
    if speakers or step.function != "obj" or stance not in UNCOMMITTED:  # "the accusation was rejected"
        yield from _source_tokens(speakers, stance, outer)


def _tells_nothing(step: Step, stance: Stance, entry: OperatorEntry) -> bool:
    """Whether what a step says is of something else, or said by nobody."""
    if step.backgrounded and stance is not Stance.ASSERTS:
        return True  # who denies an attack on a base that was captured says nothing of the capture
    if step.backgrounded and entry.signature is not None:
        return True  # nor does a video that shows the base
    if step.outer.lemma in SEEING and step.inner.tag in ("VB", "VBG"):
        return True  # "a war that saw the town fall"
    return stance is Stance.ASSERTS and _is_task(step.outer)


def _is_task(cue: Node) -> bool:
    """`a force was sent to verify the pullout`: who sent it wants it verified."""
    return cue.relation == "advcl" and is_infinitive(cue) and bool(children(cue.head, "aux:pass"))


def _is_hypothetical(promise: Node, operators: OperatorTable) -> bool:
    """`if they agree to disarm`, `urged them to agree to`: nobody has promised anything yet."""
    if any(
        "hypothetical" in e.effects
        for _, w in subordinators(promise)
        for e in entries_for(operators, "markers", w)
    ):
        return True
    obliged = any(a.lower in ("must", "should") for a in children(promise.head, "aux"))
    if promise.tag == "VBG" and obliged:
        return True  # "must disarm in addition to agreeing to a ceasefire"
    if not is_infinitive(promise):
        return False
    entry = find_operator(operators, promise.head, function_in(promise), promise)
    if entry is None:
        return False
    denied = entry.signature is not None and entry.signature[0] != "+"
    return denied or bool(entry.effects & {"demanded", "possible", "considered"})


def _cited(cue: Node) -> Iterator[SourceToken]:
    """`the agency said, citing officials`: those for whom the one who reports only passes it on."""
    for clause in children(cue, "advcl"):
        if clause.lemma in QUOTING and clause.tag == "VBG":
            for token in children(clause, "obj"):
                if token.label or token.lemma in CITABLE:
                    yield SourceToken(token, Stance.ASSERTS, clause)


def _hoping(word: Node) -> list[Node]:
    """Who tries, or hopes: `they hold talks in hopes of persuading it` has them in the clause above."""
    if word.pos == "NOUN":
        word = next((node for node in word.ancestors() if node.pos == "VERB"), word)
    return _subjects(word)


def _subjects(verb: Node) -> list[Node]:
    return able_to_speak(frame_of(verb).get("subj", []))[:2]


def _source_tokens(speakers: list[Node], stance: Stance, cue: Node) -> Iterator[SourceToken]:
    """A source for each speaker, or an unnamed one where the cue has none."""
    if not speakers:
        yield SourceToken(None, stance, cue)
    for token in reversed(speakers):  # outermost last: those who say it together then stand as in the text
        yield SourceToken(author_of(token), stance, cue)


def _is_withheld(verb: Node) -> bool:
    infinitive = verb.relation == "xcomp" or (verb.relation == "advcl" and is_infinitive(verb))
    if infinitive and verb.head.lemma == "able":
        return is_negated(verb.head)
    return infinitive and verb.head.lemma in WITHHOLDING


def _negated(stance: Stance) -> Stance:
    """`did not say`, `declined to confirm`: withholding; `did not deny` neither denies nor asserts."""
    return (
        Stance.DECLINES
        if stance is Stance.ASSERTS
        else Stance.QUESTIONS
        if stance is Stance.DENIES
        else stance
    )


def _is_background(step: Step) -> bool:
    """`said he would work with Chad, which borders Sudan`: what the author adds on a name in a report."""
    clause, named = step.inner, step.outer
    if clause.lemma in SUMMARIES and clause.dep == "obl:unmarked" and follows_comma(clause):
        return True  # "…, a move that follows a request": an apposition to all of the clause
    if step.function != "relcl":
        return False
    before = (c for child in clause.children for c in (child, *child.children) if c.i < clause.i)
    words = {c.lower for c in before if c.tag in WH_TAGS}
    if named.label and words & ADDING and follows_comma(clause):
        return True
    place = any(c.label in ("GPE", "LOC") for c in (named, *children(named, "compound")))
    return place and bool(words & {"where", "when"})


def _is_reference(step: Step) -> bool:
    """`ten died since the invasion`, `the site of the attack`: a known event to which another is related.

    The author, too, knows of what only tells the time, the place or the reason of what somebody says.
    """
    noun, outer = step.inner, step.outer
    taken = step.entry is None or (step.entry.signature == FACTIVE and stance_of(step.entry) is None)
    if not taken or noun.pos not in ("NOUN", "PROPN") or not is_definite(noun):
        return False
    if step.function in KNOWN_BY:
        return True
    related = step.function in ("prep:of", "prep:for", "prep:into", "prep:behind")
    return related and outer.pos == "NOUN" and outer.relation != "root" and not is_measure(outer)


def _is_common_ground(trigger: Node, step: Step) -> bool:
    """`said it will not talk to those who killed him`: what is said lies ahead, what it mentions is known.

    The author tells both what somebody means to do and what has made him say so; what somebody tells of the
    past is his account, with all that stands in it.
    """
    if step.entry is None or step.function != "ccomp" or stance_of(step.entry) is not Stance.ASSERTS:
        return False
    finite = trigger.tag in ("VBD", "VBZ", "VBP") or any(c.tag in FINITE for c in children(trigger, "aux"))
    if trigger.pos not in ("NOUN", "PROPN") and not finite:
        return False
    if any(words in REASONS for clause in (trigger, trigger.head) for _, words in subordinators(clause)):
        return False  # why he says so is his to say
    said = step.inner
    if any(a.tag == "MD" and a.lower not in ACCOUNTS for a in children(said, "aux")):
        return True
    tense = tense_of(said)
    # "says the visit is a good sign" judges a visit, "says attacks are rising" tells of attacks
    judged = trigger.head is not said or any(c.lower == "the" for c in children(trigger, "det"))
    judged |= bool(children(trigger, "nmod:poss"))
    return tense is Tense.FUTURE or (tense is Tense.PRESENT and said.tag != "VBG" and judged)


def _beside(node: Node, operators: OperatorTable, below: Node | None = None) -> Iterator[SourceToken]:
    """Sources adjoined to a clause: a parenthetical, an `as` clause, `according to`, `reportedly`."""
    for child in node.children:
        if below is not None and child.i == below.i:
            continue
        relation = child.relation
        if (
            relation == "parataxis"
            or (relation == "advcl" and _is_as_report(child))
            or (relation == "conj" and _is_appended(child))
        ):
            reports = list(_parenthetical(child, operators))
            if relation == "advcl":  # "as the premier put it", but not "as they press on"
                reports = [report for report in reports if report.stance is Stance.ASSERTS]
            if reports and relation == "parataxis":
                yield from _cited(node)
            yield from reports
        elif relation in ("obl", "nmod", "advcl", "advmod"):
            yield from _prepositional(child, operators)
            if relation == "advmod" and any(
                "alleged" in e.effects for e in operators.find("adverbs", child.lower)
            ):
                yield SourceToken(None, Stance.ASSERTS, child)
        if relation in ("nsubj", "obj", "obl") and child.children:
            yield from _interposed(child, operators)


def _interposed(argument: Node, operators: OperatorTable) -> Iterator[SourceToken]:
    """`The hostages, an official explained, were released`: parsers hang the report on the noun before it."""
    for child in argument.children:
        if child.dep == "appos":
            clauses = [c for c in child.children if c.dep == "acl" and not children(c, "nsubj")]
        else:
            clauses = [child] if child.relation == "acl" and children(child, "nsubj") else []
        for clause in clauses:
            if clause.tag in FINITE and follows_comma(child) and not _is_relative(clause):
                yield from _parenthetical(clause, operators)


def _is_relative(clause: Node) -> bool:
    """Whether a clause has a relative pronoun or a complement of its own, as no parenthetical report has."""
    if children(clause, "obj", "ccomp", "xcomp"):
        return True
    return any(c.tag in WH_TAGS or c.lower == "that" for c in clause.children)


def _is_appended(clause: Node) -> bool:
    """`X closed the border, the paper reported`: parsers also call the parenthetical a conjunct."""
    if not children(clause, "nsubj") or children(clause, "cc", "obj", "ccomp", "xcomp"):
        return False
    return clause.head.i < clause.i and follows_comma(clause)


def _is_as_report(clause: Node) -> bool:
    """`as the premier put it`, `as officials say`; with another object it tells a time or reason."""
    if any(c.lower not in ("it", "so") for c in children(clause, "obj")):
        return False
    return any(c.lower == "as" and c.dep in ("mark", "advmod", "case") for c in clause.children)


def _parenthetical(cue: Node, operators: OperatorTable) -> Iterator[SourceToken]:
    """`…, China said`: a reporting verb without a clause of its own."""
    if children(cue, "ccomp", "xcomp") and cue.relation == "parataxis":
        return
    for entry in operators.find(SECTION_OF.get(cue.pos, ""), cue.lemma):
        stance = stance_of(entry)
        if stance is not None and has_particle(entry, cue) and _embeds_clauses(entry):
            if stance is Stance.ASSERTS:
                yield from _cited(cue)
            speakers = speakers_at(cue, entry, operators)
            # "…, a warning that he shrugged off", "…, declared a state of emergency"
            if speakers or (cue.pos != "NOUN" and not children(cue, "obj")):
                yield from _source_tokens(speakers, stance, cue)
            return


def _embeds_clauses(entry: OperatorEntry) -> bool:
    return any(c.function in ("ccomp", "parataxis") and not c.form for c in entry.complements)


def _prepositional(oblique: Node, operators: OperatorTable) -> Iterator[SourceToken]:
    """`according to X`, `in the words of X`: the words of the entry open the phrase."""
    edge, nodes = oblique.left_edge, oblique.tree.nodes
    while edge < oblique.i and nodes[edge].is_punct:
        edge += 1
    for entry in operators.find("prepositions", nodes[edge].lower):
        opening = [node.lower for node in nodes[edge : edge + 5]]
        for phrase in entry.words:
            words = phrase.split("_")
            if opening[: len(words)] == words:
                yield from _phrase_sources(oblique, edge + len(words), entry)
                return


def _phrase_sources(oblique: Node, start: int, entry: OperatorEntry) -> Iterator[SourceToken]:
    """The nominals of the phrase that begin after the words of its preposition."""
    inside = [t for t in oblique.subtree() if t.i >= start and t.pos in ("NOUN", "PROPN", "PRON")]
    heads = [t for t in inside if t.head.i < start or t.head not in inside]
    edge = oblique.left_edge
    cue = next(n for n in oblique.tree.nodes[edge:] if not n.is_punct)
    for token in reversed(nominals(heads[:1])):  # outermost last, as in `_source_tokens`
        yield SourceToken(author_of(token), stance_of(entry) or Stance.ASSERTS, cue)


def _without_repetition(found: list[SourceToken]) -> list[SourceToken]:
    """The same speaker is one source, even if several cues point to it."""
    kept: list[SourceToken] = []
    for source in found:
        same = [
            k
            for k in kept
            if k.token is not None and source.token is not None and k.token.i == source.token.i
        ]
        if not same:
            kept.append(source)
    named = [s for s in kept if s.token is not None]
    return kept if not named else [s for s in kept if s.token is not None or s is kept[0]]
