"""Finds the subject of a clause that has none of its own: shared, controlled, raised, or of a participle.

`Iran was urged to stop`, `troops attacking the town`, `accused him of spying`, `faces pressure to act`.
"""

from __future__ import annotations

from kgbuild.extract.syntax.constituents import (
    MAXIMAL_DEPTH,
    RELATIVE_PRONOUNS,
    children,
    is_passive,
    nominals,
    prepositions,
)
from kgbuild.extract.syntax.noun_phrases import QUANTITIES, TIMES
from kgbuild.extract.syntax.tree import Node

SUBJECT_CONTROL = frozenset(
    "promise vow pledge threaten commit offer swear start begin launch stage hold use sign issue meet visit "
    "contact phone telephone approach do".split()
)
"""Verbs whose infinitive shares their subject although they may have an object."""
DOCUMENTS = frozenset(
    "lawsuit suit report letter statement resolution bill petition tweet message motion communiqué editorial "
    "video videotape audiotape tape recording leaflet pamphlet flyer memo email e-mail speech article draft "
    "declaration note post complaint ruling verdict decision order decree".split()
)
"""What acts for its author: in `filed a lawsuit accusing a cartel` the one who files accuses."""
OF_THE_ACCUSED = frozenset({"of", "for", "from", "with", "as", "against"})
"""Prepositions of a gerund whose subject is the object before it: `accused him of hacking`."""
RESULTS = frozenset("kill wound injure maim damage destroy displace force prompt spark trigger end".split())
"""Verbs of what a deed brought about: `was attacked, killing five`."""
ADDRESSING = frozenset({"call", "appeal", "plead"})
ADDRESSED = frozenset({"on", "upon", "to", "with"})
"""Verbs of asking and the prepositions of whom one asks so."""
PRESSURE = frozenset({"pressure", "demand", "ultimatum"})
"""Nouns whose infinitive is what others are to do."""
APPEALS = frozenset({"appeal", "call", "plea", "order", "invitation", "reminder"})
"""Nouns of asking, whose infinitive is for those whom they are made to: `an appeal to Mali to end it`."""
TALKS = frozenset({"talk", "talks", "negotiation", "meeting", "summit", "dialogue"})
"""What one who calls for it takes part in himself."""
WITHIN = frozenset({"in", "with"})
"""Prepositions of what somebody says something in, or does something with."""
TALKING = frozenset({"negotiate", "meet", "talk", "confer"})
"""Verbs of the same."""
ROUNDS = frozenset({"round", "set", "session", "day", "week"})
"""Nouns that measure talks."""
ASKED = frozenset({"to", "on", "upon", "for"})
"""Prepositions of whom such a noun is made to."""
ANSWERING = frozenset(
    "reject refuse decline accept rebuff spurn dismiss receive consider weigh study ignore heed obey meet "
    "satisfy fulfil fulfill".split()
)
"""Verbs of which who was asked or offered something is the subject."""
SENDING = frozenset({"send", "dispatch", "despatch", "appoint", "name", "delegate", "recruit", "hire", "pay"})
"""Verbs of having somebody do what their infinitive says: `sent an envoy to hold talks`."""
MOVING = frozenset(
    "bring extradite transfer take fly deport hand return deliver turn surrender haul escort summon call "
    "invite transport ferry repatriate".split()
)
"""Verbs of moving somebody to where he is to undergo or do something."""
OF_THE_MOVED = frozenset("face stand serve testify appear answer explain attend undergo receive join".split())
"""Verbs of what he is to undergo or do there: `extradited the general to face trial`."""
EXPOSING = frozenset(
    "foil thwart uncover discover disrupt prevent expose unmask avert frustrate break detect investigate "
    "probe oppose condemn criticize criticise denounce deplore praise hail applaud welcome protest "
    "challenge counter".split()
)
"""Verbs of which the subject has no part in the plot or plan that is their object."""
REJECTING = frozenset("reject rebuff spurn dismiss resist veto block ignore defy follow precede".split())
BACKING = frozenset("support back endorse favor favour".split())
"""Verbs of which the subject has no part in the promise, threat or plan that is their object."""
TRIES = frozenset({"attempt", "bid"})
VIEWS = frozenset(
    "concern reservation doubt question criticism objection opposition fear worry suspicion anger outrage "
    "alarm unease skepticism scepticism support".split()
)
"""Nouns of what others think of a plan or a deal: `raised concerns about a deal to free him`."""
DEALS = frozenset({"deal", "agreement", "accord", "pact", "bill", "legislation", "measure", "proposal"})
"""Nouns of what others than those who speak of it have made to do what an infinitive says."""
ENVOYS = frozenset("envoy ambassador minister secretary representative emissary mediator negotiator".split())
"""Nouns of persons who are sent."""
WARNING = frozenset({"warn", "caution", "advise", "counsel"})
"""Verbs of telling others what not to do."""
PRESSING = frozenset({"push", "press", "pressure", "urge", "prod", "persuade", "encourage", "nudge"})
"""Verbs of having their object do what an infinitive says."""
CHARGING = frozenset(
    "charge arrest detain accuse suspect convict indict jail imprison sentence try hold question capture "
    "execute seize want".split()
)
"""Verbs of what is done to somebody for what he did or meant to do: `arrested over a plot to kill her`."""
LINKS = frozenset("connection involvement role part link suspicion charge count relation".split())
"""Nouns that lead from them to the deed."""
FACING = frozenset(
    "face feel resist ignore reject defy come be receive meet fulfil fulfill satisfy heed obey refuse "
    "dismiss spurn accept".split()
)
"""Verbs whose subject is under the pressure that their object names."""
OUGHT = frozenset({"should", "must", "ought"})
"""Auxiliaries of what somebody is to do, as the one says who is the subject."""
PLANS = frozenset({"plan", "proposal", "scheme", "project", "policy", "strategy", "programme", "program"})
"""Nouns of what they who stand before them mean to do: `objected to Togolese plans for building it`."""
INTENTIONS = frozenset(
    "effort attempt bid move plan decision intention desire readiness willingness refusal failure pledge "
    "promise vow offer threat commitment determination proposal".split()
)
"""Nouns of what somebody means to do, or not to do: `pledges from Chad to help`."""
MEASURES = frozenset({"measure", "step", "action", "reform", "law", "talk"})
"""Nouns of what somebody does to reach what an infinitive says."""
CHANCES = frozenset("time chance opportunity power right permission authority freedom license access".split())
"""Nouns of what somebody is given to do what an infinitive says: `gave Chad more time to disarm`."""
RANKED = frozenset("first second third fourth last latest only next".split())
"""Words by which somebody is called the one to do something: `is the second country to recognize it`."""
PLOTS = frozenset({"plot", "conspiracy", "scheme", "plan", "attempt", "bid"})
"""Nouns of what somebody is charged with who is to do what an infinitive says."""
MAKERS = frozenset({"by", "from", "of"})
"""Prepositions of those whose it is: what they mean to do, or ask for."""
EFFORTS = frozenset("operation raid campaign mission offensive drive sweep".split())
"""Nouns whose infinitive is for those who do them: `killed during an operation to seize arms`."""


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
        return surface_subjects(_finite_above(token), depth + 1)
    if relation == "xcomp":
        return _controller(token, depth)
    if relation == "acl" or (relation == "amod" and token.i > head.i):
        return _relative_subject(token, depth)
    if relation == "ccomp" and (extracted := _said_of(token)) is not None:
        return [extracted]
    if relation in ("advcl", "ccomp", "obl", "nmod") and token.pos in ("VERB", "AUX"):
        return _adverbial_subject(token, depth)
    then = token.tag == "VBD" and any(c.lower == "then" for c in children(token, "advmod"))
    if relation == "csubj" and token.tag == "VB" and token.i > head.i and children(head, "cop"):
        return surface_subjects(head, depth + 1)  # "he is in Mali to urge restraint"
    if relation == "parataxis" and (token.tag in ("VBG", "VBN") or then):
        return surface_subjects(head, depth + 1)
    return []


def _finite_above(verb: Node) -> Node:
    """The verb that a past tense goes on from: `said the raid could harm the talks and urged restraint`.

    Parsers hang it on the nearest verb, though that has no tense of its own.
    """
    above = verb.head
    if verb.tag != "VBD" or above.tag != "VB" or children(above, "conj")[-1:] != [verb]:
        return above
    while above.tag in ("VB", "VBG") and above.relation in ("ccomp", "xcomp", "advcl", "acl", "conj"):
        above = above.head
    return above if above.tag == "VBD" and above.pos == "VERB" else verb.head


def _said_of(clause: Node) -> Node | None:
    """`two men they say were planning a raid`: a finite clause lacks the noun that the saying is about."""
    saying = clause.head
    auxiliaries = children(clause, "aux")
    finite = clause.tag in ("VBD", "VBZ", "VBP") or any(a.lower not in OUGHT for a in auxiliaries)
    if saying.dep != "acl:relcl" or not finite or children(clause, "csubj", "expl"):
        return None
    speakers = children(saying, "nsubj")
    lacking = speakers and not children(saying, "obj", "iobj") and speakers[0].lower not in RELATIVE_PRONOUNS
    return saying.head if lacking else None


def _controller(token: Node, depth: int) -> list[Node]:
    """Object control (`urged Iran to stop`) unless the verb is one of subject control or has no object."""
    head = token.head
    objects = children(head, "iobj", "obj")
    if objects and objects[-1].lemma in PRESSURE:
        return _pressed(objects[-1], depth)
    if objects and head.lemma not in SUBJECT_CONTROL and objects[0].lemma not in DOCUMENTS:
        return objects
    return (_addressed(head) if not objects else []) or surface_subjects(head, depth + 1)


def _addressed(verb: Node) -> list[Node]:
    """`called on Iran to stop`, `pleaded with rebels to leave`: the object of the preposition controls."""
    if verb.lemma not in ADDRESSING:
        return []
    wanted = ADDRESSED & {"on", "upon"} if verb.lemma == "call" else ADDRESSED
    return [o for o in children(verb, "obl", "obj") if wanted & set(prepositions(o))]


def _relative_subject(token: Node, depth: int) -> list[Node]:
    """`troops attacking X`, `the man arrested`: the noun. `a plan to attack`: whose plan it is."""
    noun = token.head
    if any(c.lower == "to" and c.dep in ("mark", "aux") for c in token.children):
        return _subject_of_infinitive(noun, token, depth)
    beside = any(c.dep == "mark" for c in token.children)  # "in a speech after visiting Chad, he said"
    if noun.lemma in DOCUMENTS and (token.tag == "VBG" or token.pos == "ADJ") and not beside:
        authors = children(noun, "nmod:poss") or [
            c for c in children(noun, "nmod") if {"by", "from"} & set(prepositions(c))
        ]
        return authors or (surface_subjects(noun.head, depth + 1) if _is_of_subject(noun) else [noun])
    if token.tag == "VBG" and beside and noun.relation in ("obl", "nmod"):
        # "as a condition for receiving aid": who does so is no condition
        above = surface_subjects(noun.head, depth + 1) if noun.head.pos == "VERB" else []
        named = [c for c in children(noun, "compound", "amod") if c.label in ("GPE", "NORP", "ORG")]
        return children(noun, "nmod:poss") or (named if noun.lemma in PLANS else []) or above
    has_gap = any(c.lower in RELATIVE_PRONOUNS for c in token.children if c.relation in ("obj", "obl"))
    return [] if has_gap else _described(noun, token)


def _subject_of_infinitive(noun: Node, clause: Node, depth: int) -> list[Node]:
    """`a plan to attack`, `pressure on Oman to act`: who is to do it, as the noun above says or its verb."""
    if children(noun, "cop") and any(c.lower in RANKED for c in children(noun, "amod", "advmod")):
        return surface_subjects(noun, depth + 1)
    if noun.lemma in CHANCES and noun.relation == "obj" and (given := children(noun.head, "iobj")):
        return given
    owners = _owners(noun)
    if _is_answered(noun) and _is_mutual(clause):
        # "rejected an offer by Oman to hold talks"
        return [*owners, *surface_subjects(noun.head, depth + 1)]
    if owners and noun.lemma not in PRESSURE | APPEALS:
        return owners
    if noun.relation == "obl" and noun.lemma in EFFORTS and is_passive(noun.head):
        return []
    if noun.lemma in APPEALS:
        return _appealed_to(noun, clause, depth)
    if charged := _charged(noun, depth):
        return charged
    if noun.relation == "obl" and noun.head.lemma in ADDRESSING and ADDRESSED & set(prepositions(noun)):
        return [noun]  # "called on the rebels of the valley to surrender"
    if noun.lemma in PRESSURE:
        return _pressed(noun, depth)
    return _subject_above(noun, depth)


def _subject_above(noun: Node, depth: int) -> list[Node]:
    """Who is to do what an infinitive says, where only the verb says so that its noun stands with."""
    if noun.relation == "nmod":
        above = noun.head
        if above.lemma in VIEWS and noun.lemma in INTENTIONS | DEALS:
            return []  # "has reservations about the plan to leave"
        part = above.lemma == "part" and "as" in prepositions(above)
        if part or (noun.lemma in INTENTIONS | MEASURES and above.lemma in QUANTITIES):
            noun = above  # "sent doctors as part of efforts to help", "outlined a series of measures to help"
    if noun.relation == "obj" and _is_of_others(noun):
        return []  # "foiled a plot to kill the king", "rejected threats to cut aid"
    governed = noun.relation in ("obj", "nsubj", "obl", "xcomp") and noun.head.pos == "VERB"
    if governed or (noun.relation in ("obl", "nmod") and children(noun.head, "cop")):
        # "is in Chile on a visit to meet the premier"
        return surface_subjects(noun.head, depth + 1) if noun.relation != "nsubj" else []
    return surface_subjects(noun, depth + 1)


def _is_answered(noun: Node) -> bool:
    """Whether an offer or a plan is the object of a verb of rejecting or accepting it."""
    return noun.relation == "obj" and noun.lemma in INTENTIONS and noun.head.lemma in ANSWERING | REJECTING


def _is_of_subject(document: Node) -> bool:
    """`filed a suit accusing him`, `said in a letter urging her`: written by whose verb it stands with."""
    verb = document.head
    if document.relation == "obl":
        return verb.pos == "VERB" and not is_passive(verb) and bool(WITHIN & set(prepositions(document)))
    return document.relation == "obj" and verb.lemma not in EXPOSING | REJECTING


def _is_of_others(noun: Node) -> bool:
    """Whether what stands in an object is nothing that the subject means to do."""
    verb = noun.head.lemma
    backed = verb in BACKING and noun.lemma not in TRIES  # who backs an attempt has a part in it
    return verb in EXPOSING or ((verb in REJECTING or backed) and noun.lemma in INTENTIONS)


def _owners(noun: Node) -> list[Node]:
    """`Iran's plan to`, `a UN plan to`, `an attempt by Iran to`: whose plan it is."""
    before = [c for c in children(noun, "amod", "compound") if c.label or (c.tag == "NNP" and c.i < noun.i)]
    makers = MAKERS if noun.lemma in INTENTIONS else frozenset({"by"})
    behind = [c for c in children(noun, "nmod") if makers & set(prepositions(c)) and c.label not in TIMES]
    return children(noun, "nmod:poss") or before or behind


def _is_mutual(clause: Node) -> bool:
    """Whether a clause tells of talks, which both take part in who is asked and who asks."""
    held = children(clause, "obj")
    held += [c for o in held if o.lemma in QUANTITIES | ROUNDS for c in children(o, "nmod")]
    return clause.lemma in TALKING or any(c.lemma in TALKS for c in held)


def _appealed_to(noun: Node, clause: Node, depth: int) -> list[Node]:
    """`made an appeal to Oman to act`, `rejected a call to act`: whoever is asked."""
    around = [*children(noun, "nmod"), *(children(noun.head, "obl") if noun.relation == "obj" else ())]
    asked = [c for c in around if ASKED & set(prepositions(c)) and noun.i < c.i < clause.i]
    answered = noun.relation == "obj" and noun.head.lemma in ANSWERING
    found = asked or (surface_subjects(noun.head, depth + 1) if answered else [])
    return [*found, *_owners(noun)] if _is_mutual(clause) else found  # "Israel's call to hold talks"


def _charged(noun: Node, depth: int) -> list[Node]:
    """`charged officers in connection with a plot to seize power`: those charged were to seize it."""
    link = noun.head if noun.relation == "nmod" and noun.head.lemma in LINKS else noun
    verb = link.head
    if link.relation == "nmod" and verb.relation == "obj" and verb.head.lemma in CHARGING:
        return [verb]  # "accused the group of a role in a plot to seize power", hung on the accused
    if link.relation != "obl" or verb.lemma not in CHARGING:
        return []
    undergone = surface_subjects(verb, depth + 1) if is_passive(verb) else []
    return undergone or children(verb, "obj") or gap_object(verb)


def _described(noun: Node, clause: Node) -> list[Node]:
    """`Japan is the largest donor, giving 5 million`: who is called a donor gives, behind a comma."""
    subjects = children(noun, "nsubj") if children(noun, "cop") else []
    edge = clause.left_edge
    apart = "," in (noun.tree.nodes[edge].text, noun.tree.nodes[edge - 1].text)
    if subjects and apart and subjects[0].pos != "PRON":
        return subjects
    return [_first_of_row(noun, clause) if not apart else noun]


def _first_of_row(noun: Node, clause: Node) -> Node:
    """`80 lawyers and business people arrested in May`: what stands behind bare plurals is said of all."""
    first = noun.head
    row = noun.dep == "conj" and noun.pos == "NOUN" and is_passive(clause) and not noun.label
    if row and _are_one_each(first, noun):
        return first  # "a reporter and a judge killed in May"
    row = row and noun.is_plural and first.is_plural
    if not row or children(noun, "det", "nmod:poss", "nummod") or children(first, "acl", "nmod", "appos"):
        return noun
    return first


def _are_one_each(first: Node, second: Node) -> bool:
    """Whether two nouns name one person or thing each, whom nobody has named: `a reporter and a judge`."""
    articles = [[c.lower for c in children(noun, "det")] for noun in (first, second)]
    bare = all(own in (["a"], ["an"]) for own in articles)
    return bare and not children(first, "acl", "appos") and not children(second, "appos")


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
        if children(head, "cop") and token.tag in ("VB", "VBG"):
            return surface_subjects(head, depth + 1)  # "he is in Berlin to meet her"
        return children(head, "nmod:poss")
    markers = {c.lower for c in token.children if c.dep in ("mark", "case")}
    objects = [o for o in children(head, "obj", "iobj") if o.i < token.i] or gap_object(head)
    if token.relation == "ccomp" and token.tag == "VBG" and not markers and objects:
        return objects  # "a video showing the soldiers burning a house"
    passive = children(head, "nsubj:pass")
    gerund = token.tag == "VBG" or any(c.lower == "having" for c in children(token, "aux"))
    if gerund and markers & OF_THE_ACCUSED and (objects or passive):
        return objects or passive
    if gerund and "against" in markers and head.lemma in WARNING:
        return []  # "warned against allowing it": whoever is warned
    if "to" in markers and (told := _of_purpose(token, objects, passive, depth)) is not None:
        return told
    if head.pos in ("ADV", "ADJ") and (doing := _verb_of_measure(head)):
        return surface_subjects(doing, depth + 1)
    if "to" in markers and head.lemma in ADDRESSING and (asked := _addressed(head)):
        return asked  # "called on Iran to stop", where the infinitive is taken for a purpose
    if head.lemma == "join" and "in" in markers and objects and not passive:
        return [*surface_subjects(head, depth + 1), *objects]  # "joined Togo in imposing the ban"
    if passive and not markers and token.tag == "VBG" and token.lemma in RESULTS and token.i > head.i:
        # "the convoy was attacked by rebels, killing five": whoever attacked killed, and not the convoy
        return [o for o in children(head, "obl") if "by" in prepositions(o)]
    return surface_subjects(head, depth + 1)


def _of_purpose(clause: Node, objects: list[Node], passive: list[Node], depth: int) -> list[Node] | None:
    """Who is to do what an infinitive behind an object says, where its noun tells; None where it does not."""
    head, before = clause.head, clause.tree.nodes[clause.left_edge - 1]
    if passive and before.lemma in EFFORTS:
        return []
    if objects and objects[-1].lemma in VIEWS and _is_viewed(clause, objects[-1]):
        return []
    if head.lemma in CHARGING and before.lemma in PLOTS and (objects or passive):
        return objects or passive  # "accused the group of a role in a plot to seize power"
    if not objects:
        return None
    if head.lemma in PRESSING and not passive:
        return objects  # "push Ankara to continue", taken for a purpose
    if objects[-1].lemma in PRESSURE:
        return _pressed(objects[-1], depth)
    if objects[-1].lemma in APPEALS:
        return _appealed_to(objects[-1], clause, depth)
    if objects[-1].lemma in CHANCES and (given := children(head, "iobj")):
        return given
    plan = objects[-1]
    if plan.relation == "obj" and plan.lemma in INTENTIONS:
        # "rejected Iran's plan to send troops", "changed it", where the infinitive is taken for a purpose
        owners = children(plan, "nmod:poss") if before is plan else []
        if _is_of_others(plan) or any(owner.pos != "PRON" for owner in owners):
            return _owners(plan)
    return objects if _is_sent(objects[-1], clause) else None


def _is_viewed(clause: Node, view: Node) -> bool:
    """Whether an infinitive says what is to be done by the deal or plan that others object to."""
    return any(c.lemma in INTENTIONS | DEALS and view.i < c.i < clause.i for c in children(view, "nmod"))


def _verb_of_measure(word: Node) -> Node | None:
    """`is not doing enough to help them`, `has enough power to crush them`: whose subject does so."""
    noun = word.head
    if word.relation == "amod" and word.lemma == "enough" and noun.relation == "obj":
        return noun.head
    return noun if word.relation in ("obj", "advmod") and noun.pos == "VERB" else None


def _is_sent(noun: Node, clause: Node) -> bool:
    """Whether a person is sent, by name or by office, or moved, to do what a clause says; no troops."""
    verb = clause.head
    if verb.lemma in SENDING and (noun.label == "PERSON" or noun.lemma in ENVOYS):
        return True
    return clause.lemma in OF_THE_MOVED and verb.lemma in MOVING | SENDING


def gap_object(verb: Node) -> list[Node]:
    """`the ship it seized`: a relative clause with a subject of its own and no object lacks the noun."""
    if verb.relation != "acl" or children(verb, "obj", "xcomp", "ccomp", "mark"):
        return []  # "a call for the rebels to disarm" lacks nothing
    subjects = children(verb, "nsubj")
    if not subjects or any(t.lower in RELATIVE_PRONOUNS for t in (*subjects, *verb.children)):
        return []
    return nominals([verb.head])
