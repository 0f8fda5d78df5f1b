"""Reads what a word of a Universal Dependencies tree says by itself: dependents, markers, lists, voice.

Everything that looks at the tree asks here, frames and repairs alike, so nothing here knows of events.
"""

from __future__ import annotations

from itertools import pairwise

from kgbuild.extract.syntax.tree import Node

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose", "where", "when"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "without"})
ADDING = frozenset({"only", "just", "merely", "simply", "solely"})
"""Adverbs behind a `not` that adds: `not only the raid`."""
REPLACING = frozenset({("rather", "than"), ("instead", "of")})
"""Words between somebody and who is not meant."""
COMPASS = frozenset(
    "north south east west northeast northwest southeast southwest outside inside ahead short upstream "
    "downstream".split()
)
"""Adverbs that make one preposition with the `of` behind them: `bombings north of Baghdad`."""
POINTS = frozenset({"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western"})
"""Words by which states of one name are told apart."""
HELD_AS = frozenset({"hostage", "captive", "prisoner"})
"""What somebody is held as, and no object: `two engineers held hostage`."""
SIDING = frozenset({"ally", "align"})
"""Verbs of who takes a side, in whatever voice: `rebels allied with the clan`."""
OBLIGATIONS = frozenset({"must", "should", "ought", "shall", "need"})
BEFORE_NAME = frozenset({"nmod:desc", "compound", "amod", "flat", "nmod", "nummod"})
"""Relations of what stands before a noun within its phrase."""
NAMING = frozenset({"call", "consider", "term", "dub", "label", "deem", "regard", "see", "describe"})
"""Verbs of saying what something is: `what he called rebels`."""
LISTED = frozenset({"nmod:unmarked", "appos", "list", "nmod"})
"""Relations in which parsers also hang the middle of a list on its first."""
QUESTIONS = frozenset({"whether", "if", "how", "why"})
"""Words that begin an indirect question."""
ELECTIONS = frozenset("election poll vote by-election primary runoff".split())
"""Nouns whose modifiers say what is elected: `student council elections`."""
CEREMONIES = frozenset("visit trip tour funeral dinner banquet".split())
"""Nouns of what is held with the honors of a state: `a state visit`."""
MAXIMAL_DEPTH = 8
"""How many clauses a missing subject is sought upwards; deeper trees are parse errors."""


def children(token: Node, *relations: str) -> list[Node]:
    """The dependents in one of these relations, with or without subtype."""
    found = []
    for child in token.children:  # a comprehension takes half as long again, at each of very many calls
        if child.relation in relations or child.dep in relations:
            found.append(child)  # noqa: PERF401
    return found


def half_of_name(name: Node) -> str:
    """The whole name of a state that shares half of it: `North Korea` of `North and South Korea`; else ""."""
    if name.text not in POINTS:
        return ""
    others = (c for c in name.children if c.dep == "conj" and c.label == name.label)
    return next((f"{name.text} {c.text}" for c in others if any(p.text in POINTS for p in c.children)), "")


def is_passive(token: Node) -> bool:
    """Whether a verb is passive: by its auxiliary, its subject, or as a bare past participle."""
    relations = {c.dep for c in token.children}
    if token.lemma in SIDING or (token.lemma == "oppose" and token.tag == "VBN" and _is_opposed_to(token)):
        return False
    if "aux:pass" in relations:
        return True
    if (
        "nsubj:pass" in relations
    ):  # an active past tense or perfect with an object is none, whatever its subject is called
        perfect = token.tag == "VBN" and any(c.lemma == "have" for c in children(token, "aux"))
        return "obj" not in relations or not (token.tag == "VBD" or perfect)
    bare = token.relation in ("acl", "advcl", "amod", "xcomp") and token.tag == "VBN"
    if bare:
        objects = [o for o in children(token, "obj") if o.lemma not in HELD_AS]
        return not objects and not children(token, "aux", "nsubj")
    if token.dep == "conj" and token.tag == "VBN" and token.head.tag == "VBN":
        return is_passive(token.head) and not children(token, "aux", "nsubj", "obj")
    return False


def _is_opposed_to(participle: Node) -> bool:
    """`lawmakers opposed to the plan`: they oppose it; `opposed by lawmakers` is told of the plan."""
    return not has_agent(participle) and any("to" in prepositions(c) for c in participle.children)


def has_agent(verb: Node) -> bool:
    """Whether a passive verb says by whom."""
    return any(o.dep == "obl:agent" or "by" in prepositions(o) for o in children(verb, "obl"))


def is_negated(token: Node) -> bool:
    """Whether a negation word is a direct dependent."""
    return any(c.relation in ("advmod", "cc", "det", "case") and negates(c) for c in token.children)


def negates(word: Node) -> bool:
    """Whether a word negates: not so in `not only the raid`."""
    if word.lower not in NEGATIONS:
        return False
    nodes = word.tree.nodes
    return word.i + 1 == len(nodes) or nodes[word.i + 1].lower not in ADDING


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
            if child.i < token.i and child.dep in BEFORE_NAME and child.lower not in ("least", "most"):
                found += prepositions(child)
    return found


def _is_before_question(mark: Node) -> bool:
    """`an inquiry into whether …`, where the preposition is taken for a conjunction."""
    following = mark.tree.nodes[mark.i + 1 : mark.i + 2]
    return mark.tag == "IN" and bool(following) and following[0].lower in QUESTIONS


def coordinated(token: Node) -> list[Node]:
    """The token and what is coordinated with it, without what is set apart by `but not`."""
    found = [token]
    for child in token.children:
        joined = child.dep == "conj" or (child.dep in LISTED and _is_listed(child, token))
        if joined and not _is_excluded(child):
            found += coordinated(child)
    return found


def _is_listed(name: Node, first: Node) -> bool:
    """`Finland, Sweden and Norway`: parsers also hang the middle of a list on its first as modifier."""
    if name.label != first.label or not name.label or name.i < first.i or prepositions(name):
        return False
    apart = any(node.begins for node in name.tree.nodes[first.i + 1 : name.i + 1])
    others = [c for c in (*first.children, *name.children) if c.dep == "conj" and c.i > name.i]
    return apart and any(c.label == name.label for c in others)


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
    """What a relative pronoun stands for; any other token stands for itself.

    `what he called rebels` stands for the rebels.
    """
    if token.lower == "what":
        called = [n for c in children(token, "acl") if c.lemma in NAMING for n in children(c, "xcomp")]
        return next((n for n in called if n.pos in NOMINAL), token)
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


def obligation(clause: Node) -> Node:
    """The word that obliges in a clause that does: its `must`, or its verb, as in `has to`, `is needed`."""
    return next((c for c in children(clause, "aux") if c.lower in OBLIGATIONS), clause)


def nominals(tokens: list[Node]) -> list[Node]:
    """Antecedents of the tokens with their coordination, in text order and without repetition."""
    if not tokens:
        return []
    found = {node.i: node for token in tokens for node in coordinated(antecedent(token))}
    return [found[i] for i in sorted(found)]


def tells_kind(modifier: Node, noun: Node) -> bool:
    """Whether a word before a noun says what sort of thing that is, and names nobody: `a state visit`."""
    if modifier.label or modifier.pos == "PROPN":
        return False
    return noun.lemma in ELECTIONS or (modifier.lemma == "state" and noun.lemma in CEREMONIES)


def is_opposed(modifier: Node) -> bool:
    """`an anti-Taliban offensive`: whom a deed is against."""
    return any(c.lower == "anti" and c.i < modifier.i for c in modifier.children)
