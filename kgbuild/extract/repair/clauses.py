"""Gives clauses the subject that the parser hangs elsewhere, before anything looks at the tree.

Each repair asks for a sign that leaves no other reading. Nothing here knows events or actors.
"""

from __future__ import annotations

from collections.abc import Set

from kgbuild.extract.repair.words import UNDERGONE as PARTICIPLES_OF_HARM
from kgbuild.extract.syntax.constituents import RELATIVE_PRONOUNS, children, has_agent, prepositions
from kgbuild.extract.syntax.tree import Node

PARTICIPLES = frozenset({"VBN", "VBD"})
"""Tags of what may be a participle; under `with` it is one."""
TELLING = frozenset({"say", "believe", "think", "claim", "report", "maintain", "insist"})
"""Verbs that tell a clause, and nobody."""
DEMANDING = frozenset({"demand", "insist", "request", "propose", "recommend", "suggest"})
"""Verbs of asking for what a clause in the subjunctive says: `demanded the premier resign`."""
WITH_CLAUSES = TELLING | DEMANDING
APPEALS = frozenset({"call", "request", "appeal", "demand", "plea"})
"""Nouns of asking for what an infinitive says."""
RESULTS = frozenset({"kill", "wound", "injure", "destroy", "damage"})
"""Verbs of what a blast does."""
UNDERGONE = RESULTS | {"hurt", "shoot"} | frozenset(PARTICIPLES_OF_HARM.values())
"""Verbs that have an object where they are active."""
EXPLODING = frozenset({"explode", "detonate", "go", "blow", "hit", "strike", "open", "attack", "erupt"})
PASSING = frozenset(
    "pass drive travel leave arrive enter approach walk gather wait pray queue return head visit attend line "
    "stand sleep ride shop eat celebrate patrol hide sit live stay camp shelter gather".split()
)
"""Verbs of what somebody did when it came."""
SPEAKING = TELLING | frozenset("accuse charge cite call warn add argue name note blame describe".split())
"""Verbs of what somebody says when he asks for something."""
INFORMING = frozenset("tell inform warn assure remind notify".split())
"""Verbs of telling somebody what a clause says."""
BOUND = frozenset({"advcl", "conj", "parataxis", "ccomp"})
"""Relations of clauses whose conjunction parsers take for a preposition of another verb."""
TEMPORAL = frozenset({"since", "after", "before", "until", "till", "as", "because", "once"})
"""Words that stand before a clause as well as before a noun."""


def repair_clause(verb: Node, relations: Set[str]) -> None:
    """Mends the subject of a clause, in place.

    Args:
        verb: The verb that heads it.
        relations: Those of what hangs on it.
    """
    if "nsubj" in relations:
        _second_subject(verb, relations)
    if verb.dep in BOUND:
        _bound_clause(verb, relations)
    elif verb.dep == "acl" and verb.tag == "VBN" and "obl:unmarked" in relations:
        _second_passive(verb)
    if "nsubj:pass" in relations:
        _opposed(verb)
        _active_with_second(verb, relations)
    if verb.tag in PARTICIPLES and {"mark", "nsubj"} <= relations and not relations & {"aux", "obj", "cop"}:
        _passive_beside(verb)
    if verb.dep in ("advcl", "xcomp", "acl") and "mark" in relations:
        _subject_of_infinitive(verb)
        if "obj" in relations and verb.tag == "VBG":
            _object_before_gerund(verb)
    if "ccomp" in relations and verb.lemma in WITH_CLAUSES:
        _subject_taken_for_object(verb)


def _bound_clause(verb: Node, relations: Set[str]) -> None:
    """Mends a clause that is bound to another."""
    if "nsubj" in relations:
        if "mark" not in relations:
            _conjunction_of_subject(verb)
    elif "nsubj:pass" not in relations and _is_finite(verb, relations):
        if verb.dep in ("advcl", "parataxis"):
            _subject_behind_conjunction(verb)
        if not relations & {"mark", "cc"}:
            _subject_taken_for_time(verb)
    if verb.dep == "advcl":
        _hung_on_wrong_verb(verb, relations)
    elif verb.dep == "ccomp":
        _reported_clause(verb, relations)
    elif verb.dep == "conj":
        _second_of_two_deeds(verb, relations)


def _reported_clause(verb: Node, relations: Set[str]) -> None:
    """Mends a clause that somebody tells."""
    if "obj" in relations and not relations & {"nsubj", "nsubj:pass"}:
        _relative_of_reported(verb)
    elif relations & {"iobj", "obj"} or verb.head.lemma in INFORMING:
        receiver_of_report(verb)


def _deed_of_speaker(verb: Node) -> None:
    """`denied that Togo meddles, and accused Benin`: the tense is that of who denies it."""
    reported, nodes = verb.head, verb.tree.nodes
    speaking = reported.head
    present = reported.tag in ("VBZ", "VBP") or any(
        c.tag in ("MD", "VBZ", "VBP") for c in children(reported, "aux", "aux:pass", "cop")
    )
    joints = [c for c in children(verb, "cc") if c.lower == "and" and nodes[c.i - 1].text == ","]
    if joints and present and speaking.tag == "VBD" and speaking.i < reported.i:
        verb.move(speaking, "conj")


def _second_of_two_deeds(verb: Node, relations: Set[str]) -> None:
    """Mends a verb that is coordinated with another."""
    if verb.tag == "VBD" and verb.head.dep == "ccomp" and not relations & {"nsubj", "aux", "aux:pass"}:
        _deed_of_speaker(verb)
    elif verb.tag == "VBN" and "obl:unmarked" in relations and not relations & {"nsubj", "aux", "obj"}:
        _subject_without_auxiliary(verb)
    elif verb.tag in PARTICIPLES and "nsubj" in relations and not relations & {"aux", "aux:pass", "obj"}:
        _passive_as_the_first(verb)
    elif verb.tag == "VBG" and verb.head.pos == "NOUN":
        _adjunct_taken_for_member(verb)
    elif verb.tag == "VB" and "mark" in relations:
        _second_infinitive(verb)


def _second_infinitive(verb: Node) -> None:
    """`to help farmers plant rice and to support trade`: with `to`, it goes on from what has `to`, too."""
    first = verb.head
    if not _has_to(verb) or first.tag != "VB" or _has_to(first) or children(first, "nsubj", "aux"):
        return
    above = first
    while above.tag == "VB" and above.relation in ("xcomp", "conj") and not _has_to(above):
        above = above.head
    if above.tag == "VB" and _has_to(above):
        verb.move(above, "conj")


def _has_to(verb: Node) -> bool:
    return any(c.lower == "to" for c in children(verb, "mark"))


def _hung_on_wrong_verb(clause: Node, relations: Set[str]) -> None:
    """Hangs an adverbial clause on the verb that it belongs to."""
    if "mark" in relations:
        _nearer_verb(clause)
    elif clause.tag == "VBG" and clause.lemma in RESULTS:
        _result_of_blast(clause)
        _result_of_deed(clause)
    elif clause.tag == "VBG" and clause.lemma in SPEAKING:
        _reason_for_asking(clause)


def _relative_of_reported(clause: Node) -> None:
    """`airstrikes that they say killed nine`: of two objects, the pronoun before is the subject."""
    objects = children(clause, "obj")
    pronoun, above = objects[0], clause.head
    before = pronoun.lower in ("that", "which", "who") and pronoun.i < above.i and above.relation == "acl"
    if before and len(objects) == 2 and objects[1].i > clause.i:
        pronoun.dep = pronoun.relation = "nsubj"


def receiver_of_report(clause: Node) -> None:
    """`tells the paper that rebels will ask`, `told him the rebels would`: one is told what others do.

    Args:
        clause: The head of what is told.
    """
    subjects, verb = children(clause, "nsubj"), clause.head
    if verb.pos != "VERB" or children(verb, "obj", "iobj"):
        return
    informed = len(subjects) == 2 and verb.lemma in INFORMING
    if len(subjects) != 1 and not informed:
        return
    told = [] if informed else children(clause, "iobj", "obj")
    if not informed and verb.lemma in INFORMING:
        told += [c for c in children(clause, "obl") if c.dep == "obl:agent"]
    for noun in subjects[:1] if informed else told:
        before = verb.i < noun.i < subjects[-1].left_edge and noun.i < clause.i
        if before and noun.lower not in RELATIVE_PRONOUNS and not prepositions(noun):
            noun.move(verb, "obj")


def _subject_without_auxiliary(participle: Node) -> None:
    """`ten were killed and many others wounded`: what stands right before it is its subject."""
    before = [c for c in participle.children if c.dep == "obl:unmarked" and c.i == participle.i - 1]
    behind = [c for c in participle.children if c.dep == "obl:unmarked" and c.left_edge == participle.i + 1]
    if participle.lemma in UNDERGONE and children(participle.head, "obj"):
        for noun in [c for c in behind if c.label not in ("DATE", "TIME")]:
            noun.dep = noun.relation = "obj"  # "has killed two and wounded at least ten others"
    for noun in before:
        counted = noun.pos == "ADJ" and bool(children(noun, "det"))  # "two were killed and a third wounded"
        if noun.label not in ("DATE", "TIME") and (counted or noun.pos in ("NOUN", "NUM", "PROPN")):
            noun.dep, noun.relation = "nsubj:pass", "nsubj"


def _second_passive(participle: Node) -> None:
    """`four men were killed and ten others wounded`, where the four are taken to be wounded."""
    noun, nodes = participle.head, participle.tree.nodes
    verb = noun.head
    own = [c for c in participle.children if c.dep == "obl:unmarked" and c.i == participle.i - 1]
    if noun.dep != "nsubj:pass" or not own or verb.i > own[0].i or participle.lemma not in UNDERGONE:
        return
    joint = next((n for n in nodes[own[0].left_edge - 1 : own[0].i] if n.lower == "and"), verb)
    if joint is not verb and own[0].label not in ("DATE", "TIME"):
        own[0].move(participle, "nsubj:pass")
        participle.move(verb, "conj")
        joint.move(participle, "cc")


def _passive_as_the_first(verb: Node) -> None:
    """`a guard was killed and two others wounded`: without an object, who is wounded wounds nobody."""
    if verb.lemma in UNDERGONE and children(verb.head, "nsubj:pass") and children(verb.head, "aux:pass"):
        verb.tag = "VBN"
        for subject in [c for c in verb.children if c.dep == "nsubj"]:
            subject.dep = "nsubj:pass"


def _adjunct_taken_for_member(gerund: Node) -> None:
    """`is to blame for abuses, jailing monks`: what a clause does is no further noun of a list."""
    nodes, edge = gerund.tree.nodes, gerund.left_edge
    if (
        children(gerund, "cc")
        or not children(gerund, "obj")
        or "," not in (nodes[edge].text, nodes[edge - 1].text)
    ):
        return
    above = (a for a in gerund.head.ancestors() if a.pos == "VERB" or children(a, "cop"))
    predicate = next(above, None)
    if predicate is not None and predicate.i < gerund.i:
        gerund.move(predicate, "advcl")


def _active_with_second(verb: Node, relations: Set[str]) -> None:
    """`The gunmen in Basra shot and killed a judge`: who killed him shot him, and was not shot."""
    if verb.tag != "VBD" or relations & {"aux", "aux:pass", "obj"} or has_agent(verb):
        return
    for second in children(verb, "conj"):
        active = second.tag == "VBD" and not children(second, "nsubj", "aux", "csubj")
        if active and children(second, "obj"):
            for subject in [c for c in verb.children if c.dep == "nsubj:pass"]:
                subject.dep = "nsubj"
            return


def _passive_beside(verb: Node) -> None:
    """`with hundreds of police deployed`: a participle whose subject undergoes what it says."""
    if [c.lower for c in children(verb, "mark")] == ["with"]:
        for subject in children(verb, "nsubj"):
            subject.dep = "nsubj:pass"


def _is_finite(verb: Node, relations: Set[str]) -> bool:
    """A past tense; a form that may be one or a participle is one where it has an object."""
    bare = verb.tag == "VBN" and "obj" in relations and not relations & {"aux", "aux:pass"}
    return bare or verb.tag == "VBD"


def _subject_behind_conjunction(verb: Node) -> None:
    """`since a 2003 bombing in Casablanca killed 45 people`: a finite clause has its subject before it."""
    before = [c for c in verb.children if c.relation == "obl" and c.i < verb.i]
    if len(before) != 1 or not TEMPORAL & set(prepositions(before[0])) or children(verb, "mark", "aux"):
        return
    noun = before[0]
    close = all(n.is_punct or n in noun.subtree() for n in verb.tree.nodes[noun.i : verb.i])
    if noun.pos not in ("NOUN", "PROPN") or noun.label in ("DATE", "TIME") or not close:
        return
    _make_subject(noun, verb, [c for c in noun.children if c.relation == "case" and c.lower in TEMPORAL])
    verb.tag = "VBD"


def _subject_taken_for_time(verb: Node) -> None:
    """`came as foes of the king went on`, `spoke as Togo, which objects, went on`: they are no time of it.

    What stands between a conjunction and a past tense that lacks its subject is the subject, even where the
    parser has taken the conjunction for a preposition and the verb for one more of the main clause.
    """
    nodes, edge = verb.tree.nodes, verb.left_edge
    while edge > 0 and nodes[edge - 1].is_punct:
        edge -= 1
    before = nodes[edge - 1]
    for noun in [before, *before.ancestors()]:
        above = noun.head
        if noun is above or noun.i > verb.i or verb in noun.ancestors():
            return
        if noun.relation not in ("obl", "obj") or noun.pos not in ("NOUN", "PROPN") or above.i > noun.i:
            continue
        first = nodes[noun.left_edge]
        marker = first if first.lower in TEMPORAL else nodes[noun.left_edge - 1]
        joining = marker.lower in TEMPORAL and marker.relation in ("case", "mark") and marker.i > above.i
        if not joining or noun.label in ("DATE", "TIME"):
            continue
        if marker.lower == "as" and above.relation == "acl":
            return  # "four men, known as rebels, fled"
        verb.move(above, "advcl")
        _make_subject(noun, verb, [marker])
        return


def _conjunction_of_subject(verb: Node) -> None:
    """`said they waited until rebels came`, where `until` is taken for a preposition of the rebels."""
    nodes = verb.tree.nodes
    for subject in [c for c in verb.children if c.dep == "nsubj" and c.i < verb.i]:
        for marker in [c for c in children(subject, "case") if c.lower in TEMPORAL and c.i > 0]:
            before = nodes[marker.i - 1]
            above = next((n for n in (before, *before.ancestors()) if n.pos == "VERB"), None)
            if before.is_punct or above is None or above is verb or marker.i > subject.i:
                continue
            verb.move(above, "advcl")
            _make_subject(subject, verb, [marker])
            return


def _make_subject(noun: Node, verb: Node, markers: list[Node]) -> None:
    """Gives a clause its subject, its conjunction, and what stands before that: `two days after`."""
    for word in [c for c in noun.children if c not in markers and markers and c.i < markers[0].i]:
        word.move(verb, "obl:unmarked" if word.relation == "nmod" else word.dep)
    for marker in markers:
        marker.move(verb, "mark")
    noun.move(verb, "nsubj")


def _subject_of_infinitive(clause: Node) -> None:
    """`call for President Bee to brief Congress`, where the one to brief it hangs on the call."""
    marks, verb = [c.lower for c in children(clause, "mark")], clause.head
    if marks == ["to"]:
        _asked_by_noun(clause, verb)
    marks, verb = [c.lower for c in children(clause, "mark")], clause.head
    if marks == ["to"] and verb.lemma == "call":
        own = children(clause, "nsubj")
        before = [c for c in children(verb, "obl") if c.right_edge == clause.left_edge - 1]
        for asked in [c for c in own or before if prepositions(c) == ["for"]]:
            marker = next(n for n in asked.subtree() if n.lower == "for" and n.relation in ("case", "mark"))
            marker.move(clause, "mark")
            asked.move(clause, "nsubj")
            marks = ["for", "to"]
    if marks != ["for", "to"]:
        return
    first = min(c.i for c in children(clause, "mark"))
    if not children(clause, "nsubj"):
        own = [c for c in clause.children if c.relation == "obl" and not prepositions(c)]
        for subject in [c for c in verb.children if c.dep in ("nsubj", "nmod")] + own:
            if first < subject.i < clause.i:
                subject.move(clause, "nsubj")
    if clause.dep == "xcomp" and verb.lemma == "call":
        clause.dep = clause.relation = "advcl"  # with a subject of its own, it shares none


def _result_of_blast(gerund: Node) -> None:
    """`A bomb exploded as a patrol passed, killing four`: the bomb killed them, and no patrol."""
    passing = gerund.head
    blast = passing.head
    if (
        passing.dep == "advcl"
        and passing.lemma in PASSING
        and blast.lemma in EXPLODING
        and gerund.i > passing.i
    ):
        gerund.move(blast, "advcl")


def _object_before_gerund(gerund: Node) -> None:
    """`accuses Togo of arming and funding rebels`: what stands before the `of` is the first verb's."""
    verb = gerund.head
    marks = children(gerund, "mark")
    if verb.pos != "VERB" or children(verb, "obj"):
        return
    for noun in children(gerund, "obj"):
        if verb.i < noun.i < marks[0].i:
            noun.move(verb, "obj")
            return


def _result_of_deed(gerund: Node) -> None:
    """`clashed with rebels hiding in a cave, killing two of them`: hiding does not kill."""
    staying, nodes, edge = gerund.head, gerund.tree.nodes, gerund.left_edge
    noun = staying.head
    apart = "," in (nodes[edge].text, nodes[edge - 1].text)
    idle = staying.dep == "acl" and staying.tag == "VBG" and staying.lemma in PASSING
    met = noun.head.pos == "VERB" and noun.relation in ("obl", "obj") and noun.head.i < noun.i
    if apart and idle and met:
        gerund.move(noun.head, "advcl")


def _reason_for_asking(gerund: Node) -> None:
    """`urged Togo to act, saying it must`: who asks says why, and not who is asked."""
    asked, nodes, edge = gerund.head, gerund.tree.nodes, gerund.left_edge
    if "," not in (nodes[edge].text, nodes[edge - 1].text) or asked.tag != "VB" or asked.i > gerund.i:
        return
    verb = asked
    while (
        verb.tag == "VB"
        and verb.relation in ("xcomp", "conj", "advcl")
        and not children(verb, "nsubj", "aux")
    ):
        verb = verb.head
    receivers = [c for c in children(verb, "obj", "iobj", "obl") if verb.i < c.i < asked.i]
    if verb is not asked and verb.pos == "VERB" and receivers:
        gerund.move(verb, "advcl")


def _asked_by_noun(clause: Node, above: Node) -> None:
    """`a request for the premier to resign`: who is asked resigns, and is no part of the request's words."""
    nouns = [above, *children(above, "obj")] if above.pos == "VERB" else [above]
    for noun in [n for n in nouns if n.pos == "NOUN" and n.lemma in APPEALS and n.i < clause.i]:
        for asked in children(noun, "nmod"):
            if prepositions(asked) != ["for"] or asked.right_edge != clause.left_edge - 1:
                continue
            marker = next((n for n in asked.subtree() if n.lower == "for" and n.relation == "case"), None)
            if marker is not None and (asked.label in ("PERSON", "GPE", "ORG", "NORP") or asked.is_plural):
                marker.move(clause, "mark")
                asked.move(clause, "nsubj")
                clause.move(noun, "acl")
                return


def _nearer_verb(clause: Node) -> None:
    """`seek a man who escaped after being held`: without a comma, a clause belongs to the last verb."""
    marks = [c for c in children(clause, "mark") if c.lower in TEMPORAL]
    edge, nodes = clause.left_edge, clause.tree.nodes
    if not marks or clause.i < clause.head.i or nodes[edge].text == "," or nodes[edge - 1].text == ",":
        return
    if children(clause, "nsubj", "nsubj:pass") or nodes[edge] is not marks[0]:
        return
    before = [nodes[edge - 1], *nodes[edge - 1].ancestors()]
    for node in before[: before.index(clause.head)] if clause.head in before else ():
        if node.dep == "acl:relcl" and node.pos == "VERB":
            clause.move(node, "advcl")
            return


def _subject_taken_for_object(verb: Node) -> None:
    """`say Ann Bee, who edits a paper, was killed`: one says that she was, and does not say her."""
    objects = [c for c in children(verb, "obj") if c.i > verb.i]
    if not objects and verb.lemma in DEMANDING:
        # "requested the judges issue a ruling" with two subjects
        objects = [c for c in verb.children if c.dep == "nsubj" and c.i > verb.i]
    for clause in [c for c in children(verb, "ccomp") if c.i > verb.i]:
        if children(clause, "nsubj", "csubj", "expl", "mark") or len(objects) != 1:
            continue
        subject = objects[0]
        finite = clause.tag in ("VBD", "VBZ", "VBP") or bool(children(clause, "aux", "aux:pass", "cop"))
        finite = finite or (clause.tag in ("VB", "VBP") and verb.lemma in DEMANDING)
        if finite and subject.i < clause.left_edge and not prepositions(subject):
            passive = bool(children(clause, "aux:pass"))
            subject.move(clause, "nsubj:pass" if passive else "nsubj")
            return


def _second_subject(verb: Node, relations: Set[str]) -> None:
    """`said Marines accused of murder acted in haste`, `accused Mr. Bee of lying`: two subjects of one verb.

    What stands behind the verb is the subject of the clause that follows, or else the verb's object.
    """
    subjects = [c for c in verb.children if c.dep == "nsubj"]
    second = subjects[-1]
    alone = len(subjects) == 1 and verb.lemma in DEMANDING  # "fined the firm and demanded it pay more"
    if second.i < verb.i or not (alone or (len(subjects) == 2 and subjects[0].i < verb.i)):
        return
    clauses = [c for c in verb.children if c.relation in ("ccomp", "xcomp", "advcl")]
    clauses += [c for o in verb.children if verb.i < o.i < second.i for c in children(o, "acl")]
    for clause in clauses:
        if second.i < clause.i and not children(clause, "nsubj", "expl", "csubj"):
            passive = bool(children(clause, "aux:pass"))
            second.move(clause, "nsubj:pass" if passive else "nsubj")
            if clause.relation == "xcomp" and verb.lemma in DEMANDING:
                clause.dep = clause.relation = "ccomp"
            return
    apart = any(node.text in ",-–—;" for node in verb.tree.nodes[verb.i : second.left_edge + 1])
    if not relations & {"obj", "ccomp", "aux:pass"} and not alone and not apart and not prepositions(second):
        second.dep = second.relation = "obj"


def _opposed(verb: Node) -> None:
    """`is opposed to releasing them`: who is so opposes it, and nobody opposes him."""
    if verb.lemma != "oppose" or has_agent(verb):
        return
    if any("to" in prepositions(c) or any(m.lower == "to" for m in c.children) for c in verb.children):
        for child in verb.children:
            if child.dep in ("nsubj:pass", "aux:pass"):
                child.dep = child.relation = child.relation.partition(":")[0]
