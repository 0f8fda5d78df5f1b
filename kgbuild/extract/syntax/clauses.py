"""Reads what a clause says of itself: its tense, its negation, its subordinator and its mood."""

from __future__ import annotations

from kgbuild.extract.syntax.constituents import NEGATIONS, children, is_negated, negates
from kgbuild.extract.syntax.tree import WEEKDAYS, Node
from kgbuild.records import Tense

NEGATIVE_DETERMINERS = frozenset({"no", "neither", "none", "nobody", "nothing"})
WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
HAVE = frozenset({"have", "'ve", "’ve"})
MODALS = WILL | {"would", "'d", "’d", "could", "may", "might", "can"}
FINITE_BE = frozenset({"is", "are", "was", "were", "'s", "’s", "'re", "’re", "am"})
PERFECT_AND_PAST = frozenset({"have", "has", "had", "'ve", "’ve", "'d", "did", "was", "were", "been"})
PRESENT = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "do", "does"})
PRESENT_PERFECT = frozenset({"has", "have", "'ve", "’ve"})
UNCHANGED = frozenset("beat bid burst cast cost cut hit hurt let put quit set shed shut split spread".split())
"""Verbs whose past tense is their base form."""
MEANWHILE = frozenset({"as", "while", "when"})
"""Subordinators of what went on while something else happened: `were abducted as they traveled`."""
HABITUAL = frozenset(
    "often usually always regularly frequently sometimes routinely never rarely seldom".split()
)
"""Adverbs of what is done again and again."""
STATIVE = frozenset(
    "support back oppose want need favor favour believe think know have be occupy control own remain face "
    "seek hope await deserve fear plan expect consider mull weigh like prefer intend agree doubt hold".split()
)
STATES = frozenset(
    "opposed allied aligned dedicated concerned worried linked related loyal mired embroiled locked "
    "entangled stalled deadlocked".split()
)
"""Participles that tell how somebody stands, and not what was done to him."""
CAUGHT = frozenset({"mired", "embroiled", "locked", "entangled"})
"""Participles for being in the midst of what goes on: `has been mired in a conflict`."""
UNDERGOING = frozenset("target victim scene site object subject".split())
"""Nouns by which a perfect tells what has been done to somebody: `has been the target of a raid`."""
CALENDAR = frozenset(
    "week month year monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december spring summer autumn fall winter".split()
)
TIMETABLED = frozenset(
    "get meet hold open begin start resume convene host attend visit travel arrive leave depart head go fly "
    "tour return end close vote sign take face stand welcome receive address".split()
)
"""Verbs whose simple present with a day tells a date that is set."""
PERIODS = frozenset({"week", "weekend", "month", "evening", "afternoon"})
"""What is still to come in part when news tell of it."""
ASKING = frozenset("demand request require recommend urge ask propose order stipulate".split())
"""Verbs whose complement tells what is to be done, and never what is."""
INSISTING = frozenset("insist suggest advise rule mandate decree dictate plead beg".split())
"""Verbs that also tell what is, in another form: `insisted Mali withdraw`, `insisted Mali had withdrawn`."""
PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i"})


def tense_of(predicate: Node) -> Tense | None:
    """The tense of a predicate's clause from its auxiliaries and its own form; None if it has none."""
    auxiliaries = children(predicate, "aux", "cop")
    forms = {a.lower for a in auxiliaries}
    if forms & WILL or _is_prospective(predicate, forms):
        return Tense.FUTURE
    if is_perfect(predicate) and _lasts(predicate):
        return Tense.PRESENT
    if forms & PERFECT_AND_PAST or any(
        "Tense=Past" in a.morph and "VerbForm=Fin" in a.morph for a in auxiliaries
    ):
        return Tense.PAST
    if is_subjunctive(predicate):
        return None
    if predicate.tag == "VBD" or _is_unmarked_past(predicate, auxiliaries):
        return Tense.PAST
    if is_bare_conjunct(predicate):
        return None
    if forms & PRESENT or predicate.tag in ("VBZ", "VBP"):
        return Tense.FUTURE if _is_timetabled(predicate, auxiliaries) else Tense.PRESENT
    if predicate.tag == "VB" and predicate.relation == "root" and children(predicate, "mark"):
        # "Leaders to meet in Paris": headlines put what is to come into the infinitive
        return Tense.FUTURE
    if predicate.tag == "VBN" and predicate.relation in ("acl", "amod", "advcl", "root"):
        return Tense.PRESENT if predicate.lower in STATES else Tense.PAST
    return None


def is_bare_conjunct(verb: Node) -> bool:
    """`will visit Oslo and hold talks`: a base form that shares an auxiliary, whatever tense it is given."""
    if verb.dep != "conj" or verb.tag not in ("VB", "VBP") or verb.head.tag != "VB":
        return False
    return not children(verb, "nsubj", "aux", "cop", "mark")


def is_perfect(predicate: Node) -> bool:
    """`has left`, `have been leaving`: a present perfect, which reaches up to now."""
    auxiliaries = children(predicate, "aux")
    finite = any(a.lower in PRESENT_PERFECT and a.tag in ("VBZ", "VBP") for a in auxiliaries)
    return finite and not any(a.tag == "MD" for a in auxiliaries)


def _lasts(predicate: Node) -> bool:
    """`has been leaving`, `has been on strike`: what a perfect tells of as still going on."""
    if predicate.tag == "VBG" or predicate.lower in CAUGHT:
        return any(a.lower == "been" for a in children(predicate, "aux"))
    if predicate.pos not in ("NOUN", "PROPN") or predicate.lemma in UNDERGOING:
        return False
    return any(c.lower == "been" for c in children(predicate, "cop"))


def _is_timetabled(predicate: Node, auxiliaries: list[Node]) -> bool:
    """`visits Oslo next week`, `is meeting her tomorrow`: a present tense with a time to come."""
    now = any(a.lower in FINITE_BE for a in auxiliaries)
    periphrastic = now and predicate.tag in ("VBG", "VBN")  # "is meeting her", "is elected"
    timetabled = predicate.lemma in TIMETABLED and not auxiliaries
    if not timetabled and predicate.lemma in STATIVE:
        return False
    if not (timetabled or periphrastic or is_simple_present(predicate)):
        return False
    adverbials = children(predicate, "obl", "advmod", "nmod")
    adverbials += [
        c for o in children(predicate, "obj") for c in children(o, "nmod")
    ]  # "hold talks on Friday"
    if timetabled and any(c.lemma in WEEKDAYS or is_current(c) for c in adverbials):
        return True  # "meets her Monday", "opens on Friday", "arrives this week"
    return any(map(is_to_come, adverbials))


def is_current(period: Node) -> bool:
    """`this week`: a time that has begun and is not over."""
    return period.lemma in PERIODS and any(c.lower == "this" for c in children(period, "det"))


def is_to_come(adverbial: Node) -> bool:
    """`tomorrow`, `next week`, `later this month`: a time that lies ahead of the news."""
    words = {node.lower for node in adverbial.subtree()}
    if "tomorrow" in words or {"later", "this"} <= words or {"later", "today"} <= words:
        return True
    if {"end", "this"} <= words and any(n.lemma in CALENDAR for n in adverbial.subtree()):
        return True
    # "in the next weeks" may have begun, "next week" has not
    return "next" in words and adverbial.lemma in CALENDAR and not adverbial.is_plural


def _is_prospective(predicate: Node, forms: set[str]) -> bool:
    """`is to meet`, `were to be freed`; and `is due to meet`, where parsers take `due to` for one word."""
    if not forms & FINITE_BE or predicate.tag not in ("VB", "VBN") or predicate.lower.endswith("ing"):
        return False  # "is warning", whatever tag it is given
    return predicate.tag == "VB" or any(c.lower == "to" for c in children(predicate, "mark"))


def _is_unmarked_past(predicate: Node, auxiliaries: list[Node]) -> bool:
    """`The Netherlands cut its aid`: a present tense would be `cuts`; and `rebels set fire to it` is news."""
    if predicate.lower not in UNCHANGED or auxiliaries or predicate.tag not in ("VB", "VBP"):
        return False
    if any(c.lower == "to" for c in children(predicate, "mark")):
        return False
    if not children(predicate, "nsubj"):
        return predicate.dep == "conj" and tense_of(predicate.head) is Tense.PAST
    return has_singular_subject(predicate) or not any(c.lower in HABITUAL for c in predicate.children)


def has_singular_subject(predicate: Node) -> bool:
    """Whether a clause has a subject of its own that asks for `-s` in the present; names do."""
    subjects = children(predicate, "nsubj")
    plural = any(s.lower in ("i", "you", "we", "they") or (s.is_plural and not s.label) for s in subjects)
    return bool(subjects) and not plural and not any(children(s, "conj") for s in subjects)


def is_subjunctive(clause: Node) -> bool:
    """`that Togo withdraw`, `that it be freed`, `that it should go`: what is asked for, in a complement."""
    if clause.relation not in ("ccomp", "csubj", "acl", "conj", "xcomp") or not children(clause, "nsubj"):
        return False
    asked = clause.head.lemma in ASKING
    if clause.relation == "xcomp" and not (asked or clause.head.lemma in INSISTING):
        return False
    auxiliaries = children(clause, "aux", "cop")
    if any(a.lower == "should" for a in auxiliaries):
        return True
    if auxiliaries:
        return all(a.lower == "be" for a in auxiliaries)
    if clause.tag == "VBP":  # "demanded that the leaders resign" needs no sign
        return clause.lower not in UNCHANGED and (has_singular_subject(clause) or asked)
    return clause.tag == "VB"


def negation_of(predicate: Node) -> Node | None:
    """The word that negates a predicate: `not`, `never`, or `no` on it, its subject or its object."""
    for child in children(predicate, "advmod"):
        if child.lower == "longer" and any(c.lower == "no" for c in child.children):
            return child
    if is_negated(predicate):
        return None if _is_only_late(predicate) else next(c for c in predicate.children if negates(c))
    for other in children(predicate, "conj"):
        # "has neither opposed nor shunned it": parsers hang `neither` on the second
        for word in children(other, "advmod", "cc"):
            if word.lower == "neither" and word.i < predicate.i:
                return word
    if predicate.pos in ("NOUN", "PROPN") and not children(predicate, "cop"):
        return next((c for c in children(predicate, "det") if c.lower in NEGATIVE_DETERMINERS), None)
    for argument in children(predicate, "nsubj", "obj"):
        if argument.lower in NEGATIVE_DETERMINERS:
            return argument
        for child in argument.children:
            if child.relation in ("det", "cc") and child.lower in NEGATIVE_DETERMINERS:
                return child
    return next((c for c in children(predicate, "aux") if c.lower in NEGATIONS), None)


def _is_only_late(predicate: Node) -> bool:
    """`was not freed until June`, `did not quit until he was sued`: what came about, though late."""
    for until in children(predicate, "obl", "advcl"):
        if not any(c.lower in ("until", "till") for c in children(until, "case", "mark")):
            continue
        if until.relation == "advcl":
            return tense_of(predicate) is Tense.PAST
        return any(n.label == "DATE" or n.lemma in CALENDAR for n in until.subtree())
    return False


def subordinators(predicate: Node) -> list[tuple[Node, str]]:
    """The subordinators of the clause that a predicate heads, with their words joined: `instead_of`."""
    found = []
    for child in predicate.children:
        subordinates = child.relation == "mark" or (child.relation == "advmod" and child.tag == "WRB")
        if subordinates and child.lower not in ("to", "that"):
            words = [child, *children(child, "fixed")]
            found.append((child, "_".join(w.lower for w in sorted(words, key=lambda w: w.i))))
    return found


def unfulfilled_infinitive(predicate: Node) -> Node | None:
    """The `have` of `was to have kept the truce`, which says that it did not."""
    if predicate.tag != "VBN":
        return None
    forms = {a.lower for a in children(predicate, "aux", "cop")}
    perfect = next((a for a in children(predicate, "aux") if a.lower == "have"), None)
    planned = any(c.lower == "to" for c in children(predicate, "mark", "aux"))
    return perfect if planned and forms & {"was", "were"} else None


def is_infinitive(predicate: Node) -> bool:
    """Whether a predicate stands in an infinitive with `to`."""
    return predicate.tag == "VB" and any(c.lower == "to" for c in children(predicate, "mark"))


def follows_comma(phrase: Node) -> bool:
    """Whether a comma or closing quotation mark stands before a phrase or as its first mark."""
    edge, nodes = phrase.left_edge, phrase.tree.nodes
    return any(node.text in (",", "”", '"', "''") for node in nodes[max(0, edge - 1) : edge + 1])


def is_simple_present(predicate: Node) -> bool:
    """Whether a verb of doing stands in the simple present, which in headlines tells what happened."""
    if predicate.tag not in ("VBZ", "VBP") or predicate.lemma in STATIVE:
        return False
    return not children(predicate, "aux", "cop")


def is_asked(clause: Node) -> bool:
    """`whether it fled`, `if it fled` as a complement."""
    return any(words in ("whether", "if") for _, words in subordinators(clause))


def is_own_prospect(clause: Node) -> bool:
    """`that it would attack`: a prospect for a pronoun, most often for the one who says so."""
    subjects = children(clause, "nsubj")
    modal = any(a.lower in MODALS for a in children(clause, "aux"))
    return modal and any(s.lower in PRONOUNS for s in subjects)
