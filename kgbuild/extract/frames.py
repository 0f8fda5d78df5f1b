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
from itertools import pairwise

from kgbuild.extract.tree import Node, once_per_word

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose", "where", "when"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "without"})
REPLACING = frozenset({("rather", "than"), ("instead", "of")})
"""Words between somebody and who is not meant."""
COMPASS = frozenset(
    "north south east west northeast northwest southeast southwest outside inside ahead short upstream "
    "downstream".split()
)
"""Adverbs that make one preposition with the `of` behind them: `bombings north of Baghdad`."""
SUBJECT_CONTROL = frozenset(
    "promise vow pledge threaten commit offer swear start begin launch stage hold use sign issue meet".split()
)
"""Verbs whose infinitive shares their subject although they may have an object."""
DOCUMENTS = frozenset(
    "lawsuit suit report letter statement resolution bill petition tweet message motion communiqué editorial "
    "video speech article draft declaration note post complaint ruling verdict decision order decree".split()
)
"""What acts for its author: in `filed a lawsuit accusing a cartel` the one who files accuses."""
OF_THE_ACCUSED = frozenset({"of", "for", "from", "with", "as", "against"})
"""Prepositions of a gerund whose subject is the object before it: `accused him of hacking`."""
ORDERING = frozenset({"order", "have", "get", "want", "demand", "wish"})
"""Verbs whose subject sees to it that something is done: `ordered the ministers arrested`."""
HELD_AS = frozenset({"hostage", "captive", "prisoner"})
"""What somebody is held as, and no object: `two engineers held hostage`."""
OBLIGATIONS = frozenset({"must", "should", "ought", "shall", "need"})
OF_EVENT_NOUNS = frozenset({"by", "to", "on", "against"})
"""Prepositions of an event noun that parsers hang on the noun before: `the seizure of a ship by Senegal`."""
OF_DEEDS = frozenset({"of", "on", "against", "into", "by"})
"""Prepositions of whom several deeds in a row are done to."""
RESULTS = frozenset("kill wound injure maim damage destroy displace force prompt spark trigger end".split())
"""Verbs of what a deed brought about: `was attacked, killing five`."""
ADDRESSING = frozenset({"call", "appeal", "plead"})
ADDRESSED = frozenset({"on", "upon", "to", "with"})
"""Verbs of asking and the prepositions of whom one asks so."""
PRESSURE = frozenset({"pressure", "demand", "ultimatum"})
"""Nouns whose infinitive is what others are to do."""
FACING = frozenset({"face", "feel", "resist", "ignore", "reject", "defy", "come", "be", "receive"})
"""Verbs whose subject is under the pressure that their object names."""
EFFORTS = frozenset("operation raid campaign mission offensive drive sweep".split())
"""Nouns whose infinitive is for those who do them: `killed during an operation to seize arms`."""
BEFORE_NAME = frozenset({"nmod:desc", "compound", "amod", "flat", "nmod", "nummod"})
"""Relations of what stands before a noun within its phrase."""
ATTACHED_EITHER_WAY = frozenset({"to", "with", "from", "against", "into", "toward", "towards", "on", "over"})
"""Prepositions whose phrase parsers hang on the object or on the verb, more or less by chance."""
QUESTIONS = frozenset({"whether", "if", "how", "why"})
"""Words that begin an indirect question."""
MAXIMAL_DEPTH = 8
"""How many clauses a missing subject is sought upwards; deeper trees are parse errors."""

Frame = dict[str, list[Node]]


def children(token: Node, *relations: str) -> list[Node]:
    """The dependents in one of these relations, with or without subtype."""
    below = token.children
    return [c for c in below if c.relation in relations or c.dep in relations] if below else []


def is_passive(token: Node) -> bool:
    """Whether a verb is passive: by its auxiliary, its subject, or as a bare past participle."""
    relations = {c.dep for c in token.children}
    if "aux:pass" in relations:
        return True
    if (
        "nsubj:pass" in relations
    ):  # an active past tense with an object is none, whatever its subject is called
        return token.tag != "VBD" or "obj" not in relations
    bare = token.relation in ("acl", "advcl", "amod", "xcomp") and token.tag == "VBN"
    if bare:
        objects = [o for o in children(token, "obj") if o.lemma not in HELD_AS]
        return not objects and not children(token, "aux", "nsubj")
    if token.dep == "conj" and token.tag == "VBN" and token.head.tag == "VBN":
        return is_passive(token.head) and not children(token, "aux", "nsubj", "obj")
    return False


def has_agent(verb: Node) -> bool:
    """Whether a passive verb says by whom."""
    return any(o.dep == "obl:agent" or "by" in prepositions(o) for o in children(verb, "obl"))


def is_negated(token: Node) -> bool:
    """Whether a negation word is a direct dependent."""
    return any(c.lower in NEGATIONS and c.relation in ("advmod", "cc", "det", "case") for c in token.children)


def prepositions(token: Node) -> list[str]:
    """The case markers of a nominal, outermost first, multiword ones also joined: `because of`."""
    found = []
    for child in token.children:
        marks = child.dep == "mark" and (child.pos == "ADP" or _is_before_question(child))
        if (child.relation == "case" and child.tag != "POS") or marks:
            marker = child.lower
            if child.children:
                marker = " ".join([marker, *(word.lower for word in children(child, "fixed"))])
            if marker == "of" and (before := child.tree.nodes[child.i - 1].lower) in COMPASS:
                marker = f"{before} of"
            found.append(marker)
    if not found:
        # "with former president Hamid Karzai": parsers also hang the preposition on the title before the name
        for child in token.children:
            if child.i < token.i and child.dep in BEFORE_NAME:
                found += prepositions(child)
    return found


def _is_before_question(mark: Node) -> bool:
    """`an inquiry into whether …`, where the preposition is taken for a conjunction."""
    following = mark.tree.nodes[mark.i + 1 : mark.i + 2]
    return mark.tag == "IN" and bool(following) and following[0].lower in QUESTIONS


def coordinated(token: Node) -> Iterator[Node]:
    """The token and what is coordinated with it, without what is set apart by `but not`."""
    yield token
    for child in token.children:
        if (child.dep == "conj" or _is_listed(child, token)) and not _is_excluded(child):
            yield from coordinated(child)


def _is_listed(name: Node, first: Node) -> bool:
    """`Finland, Sweden and Norway`: parsers also hang the middle of a list on its first as modifier."""
    if name.dep not in ("nmod:unmarked", "appos", "list", "nmod") or name.i < first.i or prepositions(name):
        return False
    apart = any(node.begins for node in name.tree.nodes[first.i + 1 : name.i + 1])
    others = [c for c in (*first.children, *name.children) if c.dep == "conj" and c.i > name.i]
    return apart and name.label == first.label != "" and any(c.label == name.label for c in others)


def _is_excluded(conjunct: Node) -> bool:
    """No nominal, negated, or under a preposition of its own (`from Norway and to Malawi`)."""
    if conjunct.pos not in NOMINAL and conjunct.pos != "ADJ":
        return True
    if _is_replaced(conjunct):
        return True
    own = prepositions(conjunct)
    return _is_set_apart(conjunct) or bool(own and own != prepositions(conjunct.head))


def _is_replaced(conjunct: Node) -> bool:
    """`Turkey rather than Russia`, `Oman instead of Qatar`: parsers hang the joint on the verb, too."""
    words = [node.lower for node in conjunct.tree.nodes[max(0, conjunct.left_edge - 2) : conjunct.i]]
    return any(pair in REPLACING for pair in pairwise(words))


def _is_set_apart(conjunct: Node) -> bool:
    """`food, but not weapons`; the second of `neither Chile nor Peru` is there as much as the first."""
    return is_negated(conjunct) and not any(
        c.lower == "nor" and c.relation == "cc" for c in conjunct.children
    )


def antecedent(token: Node) -> Node:
    """What a relative pronoun stands for; any other token stands for itself."""
    if token.lower in RELATIVE_PRONOUNS and token.pos in ("PRON", "SCONJ", "DET", "ADV"):
        clause = token.head
        for _ in range(MAXIMAL_DEPTH):
            if clause.relation == "acl":
                return clause.head
            if clause.head is clause:
                break
            clause = clause.head
    return token


def obliges(clause: Node) -> bool:
    """Whether a clause says what must be done: `must`, `should`, `has to`, `needs to`."""
    auxiliaries = children(clause, "aux")
    if any(c.lower in OBLIGATIONS for c in auxiliaries):
        # "must have known", "should have told": a guess or a reproach, which asks for nothing
        return all(c.lemma != "have" for c in auxiliaries)
    if clause.lemma in ("need", "require") and is_passive(clause) and not is_negated(clause):
        return all(c.tag != "MD" for c in auxiliaries)  # "a reform of the bank is needed"
    # "will have to wait" foresees, "does not have to" frees
    obliging = clause.lemma in ("have", "need") and not is_negated(clause)
    modal = any(c.tag == "MD" for c in auxiliaries)
    return obliging and not modal and any(c.tag == "VB" for c in children(clause, "xcomp"))


def nominals(tokens: list[Node]) -> list[Node]:
    """Antecedents of the tokens with their coordination, in text order and without repetition."""
    if not tokens:
        return []
    found: dict[int, Node] = {}
    for token in map(antecedent, tokens):
        if token.children:
            found.update((t.i, t) for t in coordinated(token))
        else:
            found[token.i] = token
    return [found[i] for i in sorted(found)]


def surface_subjects(token: Node, depth: int = 0) -> list[Node]:
    """Heads of the surface subject of a predicate, shared or controlled ones included.

    Args:
        token: A verb, or the predicate of a copula.
        depth: Clauses climbed so far.
    """
    own = [t for t in token.children if t.relation == "nsubj" and t.dep != "nsubj:outer"]
    if own:
        return own
    if aims := children(token, "nsubj:outer"):
        # "the purpose of the body is to hold talks": whose purpose it is holds them
        return children(aims[0], "nmod:poss") or [
            c for c in children(aims[0], "nmod") if "of" in prepositions(c)
        ]
    if depth > MAXIMAL_DEPTH or token.head is token:
        return []
    relation, head = token.relation, token.head
    if relation == "conj":
        return surface_subjects(head, depth + 1)
    if relation == "xcomp":
        return _controller(token, depth)
    if relation == "acl" or (relation == "amod" and token.i > head.i):
        return _relative_subject(token, depth)
    if relation in ("advcl", "ccomp", "obl", "nmod") and token.pos in ("VERB", "AUX"):
        return _adverbial_subject(token, depth)
    if relation == "parataxis" and token.tag in ("VBG", "VBN"):
        return surface_subjects(head, depth + 1)
    return []


def _controller(token: Node, depth: int) -> list[Node]:
    """Object control (`urged Iran to stop`) unless the verb is one of subject control or has no object."""
    head = token.head
    objects = children(head, "iobj", "obj")
    if objects and objects[-1].lemma in PRESSURE:
        return _pressed(objects[-1], depth)
    if objects and head.lemma not in SUBJECT_CONTROL and objects[0].lemma not in DOCUMENTS:
        return objects
    if not objects and head.pos == "VERB":
        # "called on Iran to stop": the object of the preposition controls
        oblique = [
            o for o in children(head, "obl") if prepositions(o) and prepositions(o)[0] in ("on", "upon")
        ]
        if oblique and head.lemma == "call":
            return oblique
    return surface_subjects(head, depth + 1)


def _relative_subject(token: Node, depth: int) -> list[Node]:
    """`troops attacking X`, `the man arrested`: the noun. `a plan to attack`: whose plan it is."""
    noun = token.head
    infinitive = any(c.lower == "to" and c.dep in ("mark", "aux") for c in token.children)
    if noun.lemma in DOCUMENTS and (token.tag == "VBG" or token.pos == "ADJ"):
        authors = children(noun, "nmod:poss")
        return authors or (surface_subjects(noun.head, depth + 1) if noun.relation == "obj" else [noun])
    gerund = token.tag == "VBG" and any(c.dep == "mark" for c in token.children)
    if gerund and noun.relation in ("obl", "nmod"):
        # "as a condition for receiving aid": who does so is no condition
        above = surface_subjects(noun.head, depth + 1) if noun.head.pos == "VERB" else []
        return children(noun, "nmod:poss") or above
    if not infinitive:
        has_gap = any(c.lower in RELATIVE_PRONOUNS for c in token.children if c.relation in ("obj", "obl"))
        return [] if has_gap else _described(noun, token)
    owners = children(noun, "nmod:poss") or [c for c in children(noun, "amod", "compound") if c.label]
    if owners and noun.lemma not in PRESSURE:
        return owners
    if noun.relation == "obl" and noun.lemma in EFFORTS and is_passive(noun.head):
        return []
    if noun.relation == "obl" and noun.head.lemma in ADDRESSING and ADDRESSED & set(prepositions(noun)):
        return [noun]  # "called on the rebels of the valley to surrender"
    if noun.lemma in PRESSURE:
        return _pressed(noun, depth)
    if noun.relation in ("obj", "nsubj", "obl", "xcomp") and noun.head.pos == "VERB":
        return surface_subjects(noun.head, depth + 1) if noun.relation != "nsubj" else []
    return surface_subjects(noun, depth + 1)


def _described(noun: Node, clause: Node) -> list[Node]:
    """`Japan is the largest donor, giving 5 million`: who is called a donor gives, behind a comma."""
    subjects = children(noun, "nsubj") if children(noun, "cop") else []
    edge = clause.left_edge
    apart = "," in (noun.tree.nodes[edge].text, noun.tree.nodes[edge - 1].text)
    return subjects if subjects and apart and subjects[0].pos != "PRON" else [noun]


def _pressed(noun: Node, depth: int) -> list[Node]:
    """`faces U.S. pressure to act`, `pressure on Oman to act`: who is to act is pressed."""
    around = [*children(noun, "nmod"), *(children(noun.head, "obl") if noun.relation == "obj" else ())]
    pressed = [c for c in around if {"on", "upon"} & set(prepositions(c)) and c.label not in ("DATE", "TIME")]
    if pressed or noun.head.lemma not in FACING:
        return pressed
    return surface_subjects(noun.head, depth + 1)


def _adverbial_subject(token: Node, depth: int) -> list[Node]:
    """`after meeting X`, `accused Y of hacking`: the clause's subject, or the object that is accused."""
    head = token.head
    if head.pos in ("NOUN", "PROPN"):
        return children(head, "nmod:poss")
    markers = {c.lower for c in token.children if c.dep in ("mark", "case")}
    objects = [o for o in children(head, "obj", "iobj") if o.i < token.i] or _gap_object(head)
    if token.relation == "ccomp" and token.tag == "VBG" and not markers and objects:
        return objects  # "a video showing the soldiers burning a house"
    passive = children(head, "nsubj:pass")
    gerund = token.tag == "VBG" or any(c.lower == "having" for c in children(token, "aux"))
    if gerund and markers & OF_THE_ACCUSED and (objects or passive):
        return objects or passive
    if "to" in markers and passive and token.tree.nodes[token.left_edge - 1].lemma in EFFORTS:
        return []
    if "to" in markers and objects and objects[-1].lemma in PRESSURE:
        return _pressed(objects[-1], depth)
    if "to" in markers and head.lemma == "call" and not objects:
        # "called on Iran to stop", where the infinitive is taken for a purpose
        asked = [o for o in children(head, "obl") if {"on", "upon"} & set(prepositions(o))]
        if asked:
            return asked
    if passive and not markers and token.tag == "VBG" and token.lemma in RESULTS and token.i > head.i:
        # "the convoy was attacked by rebels, killing five": whoever attacked killed, and not the convoy
        return [o for o in children(head, "obl") if "by" in prepositions(o)]
    return surface_subjects(head, depth + 1)


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
    _put(frame, "subj", nominals(agents) if passive else [])
    objects = below.get("obj") or _shared_objects(verb) or ([] if passive else _bare_obliques(verb))
    _put(frame, "obj", nominals(objects))
    _put(frame, "obj", [] if passive else _gap_object(verb))
    _put(frame, "iobj", nominals(below.get("iobj", [])))
    for oblique in children(verb, "obl", "nmod") if "nmod" in below else obliques:
        if oblique.i not in agent_ids:
            _put_oblique(frame, oblique)
    if not passive and "obj" not in frame:
        _put(frame, "obj", nominals(_objects_elsewhere(verb)))
    _add_attached(frame, [*frame.get("obj", ()), *agents])
    for particle in children(verb, "compound", "advmod"):
        if particle.dep == "compound:prt" or particle.pos in ("ADP", "ADV"):
            _put(frame, "prt", [particle])
    for function in ("xcomp", "ccomp"):
        clauses = below.get(function)
        if clauses is None:
            continue
        _put(frame, function, clauses)
        _put(frame, f"{function}:subj", nominals([s for c in clauses for s in _asked_to_act(c)]))
        _put(frame, f"{function}:must", [c for c in clauses if obliges(c) and not children(c, "expl")])
    if "xcomp" in frame:
        # "called the vote a farce"
        named = [c for c in frame["xcomp"] if c.pos in ("NOUN", "PROPN", "ADJ")]
        _put(frame, "xcomp:predicate", [c for c in named if not children(c, "mark")])
    for clause in below.get("advcl", ()):
        # "accused Russia of hacking": a gerund under a preposition fills the preposition's function
        for preposition in prepositions(clause):
            _put(frame, f"prep:{preposition}", _asked_about(clause))
        if any(c.lower == "to" and c.dep == "mark" for c in clause.children):
            _put(frame, "advcl:to", [clause])
        _put_subject_under_for(frame, clause)
    return frame


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
        return [n for o in obliques for n in children(o, "nmod") if "by" in prepositions(n)][:1]
    return agents


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
    if not is_passive(clause) or clause.lemma in OBLIGATIONS or asked:
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
    return [c for c in behind if c.i > last.i and OF_DEEDS & set(prepositions(c))]


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


def is_opposed(modifier: Node) -> bool:
    """`an anti-Taliban offensive`: whom a deed is against."""
    return any(c.lower == "anti" and c.i < modifier.i for c in modifier.children)


def _modifiers(noun: Node) -> Iterator[Node]:
    for child in children(noun, "compound", "amod", "nmod:desc", "nmod"):
        if child.dep != "nmod:poss" and child.i < noun.i and not prepositions(child):
            if any(c.lower in ("anti", "pro") for c in child.children):
                continue  # "an anti-Taliban meeting"
            yield child
            yield from (c for c in child.children if c.dep == "conj")
            # "U.S.-led", "Iran-backed": the state inside a compound modifier
            yield from children(child, "compound", "obl", "nmod")


def _shared_objects(verb: Node) -> list[Node]:
    """`arrested and deported Kurds`: the object at the last of coordinated verbs is everybody's."""
    conjuncts = children(verb, "conj")
    if not conjuncts or is_passive(verb) or children(verb, "xcomp", "ccomp", "obl"):
        return []
    for conjunct in conjuncts:
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


def _bare_obliques(verb: Node) -> list[Node]:
    """`brushed aside the allegations`: an oblique without preposition, which is no time, is an object."""
    return [
        c
        for c in verb.children
        if c.dep == "obl" and c.i > verb.i and not c.label and c.pos == "NOUN" and not prepositions(c)
    ]


def _objects_elsewhere(verb: Node) -> list[Node]:
    """`burned down a school`, `set free the pilots`: objects that parsers hang on particle or predicate."""
    behind = [
        c for c in verb.children if c.relation == "obl" and any(_is_particle_of(m, verb) for m in c.children)
    ]
    freed = [o for c in children(verb, "xcomp") if c.pos == "ADJ" for o in children(c, "obj")]
    return behind or freed


def _is_particle_of(marker: Node, verb: Node) -> bool:
    return (
        marker.dep == "case"
        and marker.i == verb.i + 1
        and marker.lower in ("down", "off", "up", "out", "away")
    )


def _gap_object(verb: Node) -> list[Node]:
    """`the ship it seized`: a relative clause with a subject of its own and no object lacks the noun."""
    if verb.relation != "acl" or children(verb, "obj", "xcomp", "ccomp"):
        return []
    subjects = children(verb, "nsubj")
    if not subjects or any(t.lower in RELATIVE_PRONOUNS for t in (*subjects, *verb.children)):
        return []
    return nominals([verb.head])
