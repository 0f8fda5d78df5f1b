"""Reads the deep grammatical functions of a predicate from a Universal Dependencies tree.

A frame says who is subject and object of a verb, noun or adjective as if the clause were plain and
active: passives are turned round, relative pronouns give way to what they stand for, subjects that
control, raising, participles and coordination leave out are put in, and coordinated fillers are listed
one by one. Functions: `subj`, `obj`, `iobj`, `prep:X` (X the lower-case preposition), `prt`, `xcomp`,
`ccomp`, `comp` (any other complement word), and of nouns `poss`, `mod` and `anti` (`an anti-rebel raid`).

The relations are those of https://universaldependencies.org/en/ .
"""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract.syntax.constituents import (
    OBLIGATIONS,
    QUESTIONS,
    antecedent,
    children,
    is_negated,
    is_opposed,
    is_passive,
    nominals,
    obliges,
    prepositions,
)
from kgbuild.extract.syntax.subjects import gap_object, surface_subjects
from kgbuild.extract.syntax.tree import Node, once_per_word

ORDERING = frozenset({"order", "have", "get", "want", "demand", "wish"})
"""Verbs whose subject sees to it that something is done: `ordered the ministers arrested`."""
OF_EVENT_NOUNS = frozenset({"by", "to", "on", "against"})
"""Prepositions of an event noun that parsers hang on the noun before: `the seizure of a ship by Senegal`."""
OF_DEEDS = frozenset({"of", "on", "against", "into", "by"})
"""Prepositions of whom several deeds in a row are done to."""
ATTACHED_EITHER_WAY = frozenset({"to", "with", "from", "against", "into", "toward", "towards", "on", "over"})
"""Prepositions whose phrase parsers hang on the object or on the verb, more or less by chance."""
PARTICLES = frozenset({"down", "off", "up", "out", "away"})
"""Words behind a verb that parsers take for the preposition of its object: `burned down a school`."""
INVOLVED = frozenset("link tie connect associate involve engage implicate affiliate".split())
"""Participles of who has a part in something, and to whom nothing is done: `is linked to the raid`."""
HELPING = frozenset("back broker sponsor mediate fund support finance".split())
"""Participles of what somebody else does: `a U.S.-backed operation`."""
AWARDING = frozenset({"award"})
"""Verbs whose passive keeps its object, and has who gets that for its subject."""
HANDING = frozenset({"hand", "turn", "take"})
"""Verbs with which `over` is such a word, too: `handed over the town`."""

Frame = dict[str, list[Node]]


@once_per_word
def verb_frame(verb: Node) -> Frame:
    """The frame of a verb in any voice and construction."""
    frame: Frame = {}
    below, passive = _by_relation(verb), is_passive(verb)
    obliques = below.get("obl", [])
    agents = _agents(obliques, passive=passive)
    agent_ids = {a.i for a in agents}
    surface = nominals(surface_subjects(verb))
    _put(frame, "obj" if passive else "subj", surface)
    if passive and not agents and _is_ordered(verb):
        _put(frame, "subj", nominals(surface_subjects(verb.head)))
    if passive:
        _put(frame, "subj", nominals(agents))
        if verb.lemma in AWARDING and "obj" in below:
            _put(frame, "iobj", surface)  # "was awarded the prize": to him
    objects = below.get("obj") or _shared_objects(verb) or ([] if passive else _bare_obliques(obliques, verb))
    called = _called(verb, objects, obliques)
    _put(frame, "obj", nominals([o for o in objects if o not in called]))
    _put(frame, "xcomp:predicate", called)
    if not passive:
        _put(frame, "obj", gap_object(verb))
    if "iobj" in below:
        _put(frame, "iobj", nominals(below["iobj"]))
    for oblique in children(verb, "obl", "nmod") if "nmod" in below else obliques:
        if oblique.i not in agent_ids:
            _put_oblique(frame, oblique)
    if not passive and "obj" not in frame:
        _put(frame, "obj", nominals(_objects_elsewhere(obliques, below.get("xcomp", []), verb)))
    _add_attached(frame, [*frame.get("obj", ()), *agents])
    if "compound" in below or "advmod" in below:
        particles = children(verb, "compound", "advmod")
        _put(frame, "prt", [c for c in particles if c.dep == "compound:prt" or c.pos in ("ADP", "ADV")])
    _put_clauses(frame, below)
    return frame


def _put_clauses(frame: Frame, below: dict[str, list[Node]]) -> None:
    """Puts in the clauses that hang on a verb, and who is to do what they say."""
    for function in ("xcomp", "ccomp"):
        clauses = below.get(function)
        if clauses is None:
            continue
        _put(frame, function, clauses)
        _put(frame, f"{function}:subj", nominals([s for c in clauses for s in _asked_to_act(c)]))
        _put(frame, f"{function}:must", [c for c in clauses if obliges(c) and not children(c, "expl")])
    if "xcomp" in frame:
        # "called the vote a farce"
        named = [c for c in frame["xcomp"] if c.pos in ("NOUN", "PROPN", "ADJ") or c.lower == "one"]
        _put(frame, "xcomp:predicate", [c for c in named if not children(c, "mark")])
    for clause in below.get("advcl", ()):
        # "accused Russia of hacking": a gerund under a preposition fills the preposition's function
        for preposition in prepositions(clause):
            _put(frame, f"prep:{preposition}", _asked_about(clause))
        if any(c.lower == "to" and c.dep == "mark" for c in clause.children):
            _put(frame, "advcl:to", [clause])
        _put_subject_under_for(frame, clause)


def _asked_about(clause: Node) -> list[Node]:
    """`an inquiry into whether the mayor took bribes` is one into the mayor; a gerund stands for itself."""
    asks = any(c.lower in QUESTIONS for c in children(clause, "mark", "advmod"))
    return (nominals(children(clause, "nsubj")) if asks else []) or [clause]


def _put_subject_under_for(frame: Frame, clause: Node) -> None:
    """`permission for the convoy to leave`: what it is for is the convoy, and not that it leaves."""
    marks = [c.lower for c in clause.children if c.dep == "mark"]
    if marks == ["for", "to"]:
        _put(frame, "prep:for", nominals(children(clause, "nsubj")))


def _agents(obliques: list[Node], *, passive: bool) -> list[Node]:
    """By whom something is done, among the obliques of a verb."""
    agents = [o for o in obliques if o.dep == "obl:agent" or (passive and "by" in prepositions(o))]
    if passive and not agents:
        # "were sent to the strait by Turkey": a by-phrase hung on another oblique is the agent
        nouns = [*obliques, *(n for o in obliques for n in _last_of_row(o))]
        return [n for noun in nouns for n in children(noun, "nmod") if "by" in prepositions(n)][:1]
    return agents


def _last_of_row(noun: Node) -> list[Node]:
    """`subjected to beatings and other forms of abuse by guards`: the last of a row, and what it is of."""
    last = [c for c in children(noun, "conj") if c.pos == "NOUN"][-1:]
    return [*last, *(c for n in last for c in children(n, "nmod") if "of" in prepositions(c))]


def _by_relation(token: Node) -> dict[str, list[Node]]:
    """The dependents in text order, by their relation without subtype."""
    found: dict[str, list[Node]] = {}
    for child in token.children:
        found.setdefault(child.relation, []).append(child)
    return found


def _asked_to_act(clause: Node) -> list[Node]:
    """Who is to do what a clause says: not he to whom it is done, `that the men be freed by Chad`.

    What is `needed` is asked of those whose it is: `a reform of the Union is needed`.
    """
    asked = any(c.lower == "whether" for c in children(clause, "mark"))  # "probe whether he was bribed"
    if not is_passive(clause) or clause.lemma in OBLIGATIONS | INVOLVED or asked:
        return surface_subjects(clause)
    return _agents(_by_relation(clause).get("obl", []), passive=True)


def _is_ordered(participle: Node) -> bool:
    """`ordered the ministers arrested`: who orders it, does it; not so in `were reported killed`."""
    if participle.relation != "xcomp" or children(participle, "aux", "aux:pass", "mark"):
        return False
    verb = participle.head
    return verb.lemma in ORDERING and bool(children(verb, "obj")) and not is_passive(verb)


@once_per_word
def noun_frame(noun: Node) -> Frame:
    """The frame of an event noun: possessor, modifiers, prepositions, relative clauses left aside."""
    frame: Frame = {}
    if children(noun, "cop"):
        # "Iran is in talks with the EU": what is predicated of Iran has Iran for its subject
        _put(frame, "support:subj", nominals(surface_subjects(noun)))
    _put(frame, "poss", nominals(children(noun, "nmod:poss")))
    _put(frame, "mod", list(_modifiers(noun)))
    _put(frame, "anti", [child for child in children(noun, "compound", "amod", "nmod") if is_opposed(child)])
    for oblique in [*children(noun, "nmod", "obl"), *_shared_complements(noun)]:
        if oblique.dep != "nmod:poss":
            _put_oblique(frame, oblique)
    _add_attached(frame, children(noun, "nmod"), OF_EVENT_NOUNS)
    for clause in children(noun, "acl"):
        for preposition in prepositions(clause):
            _put(frame, f"prep:{preposition}", _asked_about(clause))
        infinitive = any(c.lower == "to" and c.dep == "mark" for c in clause.children)
        function = "xcomp" if infinitive else "ccomp" if children(clause, "mark") else "acl"
        _put(frame, function, [clause])
        _put_subject_under_for(frame, clause)
        if function == "ccomp":
            _put(frame, "ccomp:subj", nominals(_asked_to_act(clause)))
    return frame


def _shared_complements(noun: Node) -> list[Node]:
    """`bombings and killings of foreigners`: what stands behind the last of bare nouns is every one's."""
    first = noun.head if noun.dep == "conj" else noun
    nouns = [first, *(c for c in first.children if c.dep == "conj" and c.pos == "NOUN")]
    if len(nouns) < 2 or any(c.i > noun.i and c.dep == "nmod" for c in noun.children if noun is not first):
        return []
    last = nouns[-1]
    if any(c.dep in ("det", "nmod:poss") for other in nouns[1:] for c in other.children):
        return []
    behind = [c for other in (first, last) if other is not noun for c in children(other, "nmod")]
    own = {marker for c in children(noun, "nmod") for marker in prepositions(c)}
    # "annexation by Togo and occupation by Benin" are two deeds of two states
    return [c for c in behind if c.i > last.i and (OF_DEEDS - own) & set(prepositions(c))]


@once_per_word
def predicate_frame(predicate: Node) -> Frame:
    """The frame of an adjective or noun under a copula: its subject, prepositions and infinitive."""
    frame: Frame = {"subj": nominals(surface_subjects(predicate))}
    for oblique in children(predicate, "obl", "nmod"):
        _put_oblique(frame, oblique)
    for clause in children(predicate, "xcomp", "ccomp", "advcl"):
        for preposition in prepositions(clause):
            _put(frame, f"prep:{preposition}", [clause])
        _put(frame, "ccomp" if clause.relation == "ccomp" else "xcomp", [clause])
    return frame


def frame_of(token: Node) -> Frame:
    """The frame of any token that may express an event."""
    if token.pos in ("VERB", "AUX"):
        return verb_frame(token)
    if token.pos == "ADJ":
        return predicate_frame(token)
    return noun_frame(token)


def _put(frame: Frame, function: str, tokens: list[Node]) -> None:
    if tokens:
        known = frame.get(function)
        frame[function] = [*known, *(t for t in tokens if t not in known)] if known else list(tokens)


def _add_attached(frame: Frame, nouns: list[Node], markers: frozenset[str] | None = None) -> None:
    """`returned a painting to Iraq`: a phrase hung on object or agent may be the verb's."""
    for noun in nouns:
        for oblique in children(noun, "nmod"):
            for marker in prepositions(oblique):
                if marker in (markers or ATTACHED_EITHER_WAY) and f"prep:{marker}" not in frame:
                    _put(frame, f"prep:{marker}", nominals([oblique]))


def _put_oblique(frame: Frame, oblique: Node) -> None:
    markers = prepositions(oblique)
    if not markers:
        # "where it met": a bare oblique in a relative clause stands for place or time
        _put(frame, "bare", [antecedent(oblique)])
    for marker in markers:
        _put(frame, f"prep:{marker}", nominals([oblique]))
    if oblique.label in ("DATE", "TIME"):
        # "declared a ceasefire on Friday in Libya": what hangs on the day belongs to what happened then
        for below in children(oblique, "nmod", "obl"):
            _put_oblique(frame, below)
    for conjunct in children(oblique, "conj"):
        # "with Vietnam and against Laos": a conjunct may bring its own preposition
        for marker in prepositions(conjunct):
            if marker not in markers and not is_negated(conjunct):
                _put(frame, f"prep:{marker}", nominals([conjunct]))


def _modifiers(noun: Node) -> Iterator[Node]:
    for child in children(noun, "compound", "amod", "nmod:desc", "nmod"):
        if child.dep != "nmod:poss" and child.i < noun.i and not prepositions(child):
            if any(c.lower in ("anti", "pro") for c in child.children):
                continue  # "an anti-Taliban meeting"
            yield child
            yield from (c for c in child.children if c.dep == "conj")
            # "U.S.-led", "Iran-backed": the state inside a compound modifier
            if child.lemma not in HELPING:
                yield from children(child, "compound", "obl", "nmod")


def _shared_objects(verb: Node) -> list[Node]:
    """`arrested and deported Kurds`: the object at the last of coordinated verbs is everybody's."""
    conjuncts = children(verb, "conj")
    if not conjuncts or is_passive(verb):
        return []
    own = children(verb, "xcomp", "ccomp", "obl")
    for conjunct in conjuncts:
        if any(c.i < conjunct.i for c in own if c.i > verb.i or c.relation != "obl"):
            continue
        if conjunct.pos == "VERB" and not is_passive(conjunct) and not children(conjunct, "nsubj"):
            objects = children(conjunct, "obj")
            between = [
                t
                for t in verb.tree.nodes[verb.i + 1 : conjunct.i]
                if t.pos not in ("CCONJ", "PUNCT", "ADV", "VERB")
            ]
            if objects and not between:
                return objects
    return []


def _called(verb: Node, objects: list[Node], obliques: list[Node]) -> list[Node]:
    """`called him a "true" friend`: parsers take what he is called for a second object, or an oblique."""
    if verb.lemma != "call" or not objects:
        return []
    last = [*objects[1:], *(o for o in obliques if not o.label and not prepositions(o))][-1:]
    return [o for o in last if any(c.lower in ("a", "an") for c in children(o, "det"))]


def _bare_obliques(obliques: list[Node], verb: Node) -> list[Node]:
    """`brushed aside the allegations`: an oblique without preposition, which is no time, is an object."""
    return [
        c
        for c in obliques
        if c.dep == "obl" and c.i > verb.i and not c.label and c.pos == "NOUN" and not prepositions(c)
    ]


def _objects_elsewhere(obliques: list[Node], complements: list[Node], verb: Node) -> list[Node]:
    """`burned down a school`, `set free the pilots`: objects that parsers hang on particle or predicate."""
    behind = [o for o in obliques if any(_is_particle_of(marker, verb) for marker in o.children)]
    return behind or [o for c in complements if c.pos == "ADJ" for o in children(c, "obj")]


def _is_particle_of(marker: Node, verb: Node) -> bool:
    return (
        marker.dep == "case"
        and marker.i == verb.i + 1
        and (marker.lower in PARTICLES or (marker.lower == "over" and verb.lemma in HANDING))
    )
