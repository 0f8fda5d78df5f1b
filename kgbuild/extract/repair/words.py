"""Mends single words that the parser takes for what they cannot be: a prefix, a weekday, an acronym, a name.

Each repair asks for a sign that leaves no other reading. Nothing here knows events or actors.
"""

from __future__ import annotations

from kgbuild.extract.syntax.constituents import children, is_negated, is_passive, prepositions
from kgbuild.extract.syntax.tree import WEEKDAYS, Node

PREFIX = "re"
"""The prefix that a hyphen cuts off its verb: `re-imposed`."""
GERUNDS = frozenset("fighting shelling bombing shooting stabbing beating meeting hearing voting".split())
"""Nouns for what is done that parsers take for participles."""
COURSES = frozenset({"following", "after", "during", "amid", "despite"})
"""Markers under which they are nouns where they say between whom."""
VIOLENT = frozenset({"fighting", "shelling", "bombing", "shooting"})
WITHIN = frozenset({"in", "during", "amid", "despite", "of"})
"""Markers under which those are nouns in any case: `killed in fighting`, `two years of fighting`."""
RULING = frozenset({"ruling", "governing", "visiting"})
"""Participles before a noun that parsers take for verbs: `Peru's ruling Aprista party`."""
RULERS = frozenset("party coalition junta council alliance movement front bloc clique elite dynasty".split())
"""Nouns of those who rule."""
FINITE = {"advcl": "nsubj", "csubj": "nsubj", "xcomp": "obj", "nsubj:outer": "nsubj"}
"""Where a noun stands whose participle parsers took for a clause, or for the noun."""
MODIFYING = {
    "developing": frozenset("country nation world economy state".split()),
    **dict.fromkeys(
        ("mounting", "growing", "increasing", "intensifying", "rising"),
        frozenset("criticism pressure concern tension violence opposition anger threat unrest".split()),
    ),
    "warring": frozenset("party side faction group country clan".split()),
    "neighboring": frozenset("country nation state".split()),
    "neighbouring": frozenset("country nation state".split()),
}
"""Participles before nouns that parsers take for verbs under a preposition: `under mounting criticism`."""
STANDING = frozenset("under amid despite with among between from to against".split())
"""Prepositions under which they are none."""
UNDERGONE = {
    **{"wounded": "wound", "injured": "injure", "killed": "kill", "arrested": "arrest"},
    **{"detained": "detain", "kidnapped": "kidnap", "abducted": "abduct", "captured": "capture"},
}
"""Participles that share an auxiliary, with their verbs: `ten were killed and others wounded`."""
DOUBTING = frozenset({"suspected", "alleged", "purported"})
"""Participles that hedge who somebody is: `suspected rebels`."""
ANSWERED = {"charges": "charge", "claims": "claim"}
"""Nouns of what somebody answers, which parsers take for verbs, with their base forms."""
MISTAKEN = WEEKDAYS | GERUNDS | RULING | frozenset(UNDERGONE) | {PREFIX, "co", "who", "warning", "those"}
MISTAKEN |= frozenset(MODIFYING) | frozenset(ANSWERED) | DOUBTING
"""The words that can need mending, in lower case."""


def repair_word(node: Node) -> None:
    """Mends a word's place in the tree, in place.

    Args:
        node: Any word.
    """
    if node.lower in WEEKDAYS:
        _weekday_in_name(node)
        _weekday_as_subject(node)
    elif node.lower == PREFIX:
        _prefix(node)
    elif node.lower == "co":
        _fellow(node)
    elif node.text == "WHO" and node.tag == "WP":
        _acronym(node)
    elif node.lower == "warning" and node.dep == "advcl":
        _participle(node)
    elif node.lower in DOUBTING:
        _before_suspect(node)
    elif node.lower == "those":
        _among_those(node)
    elif node.lower in ANSWERED:
        _charge(node)
    elif node.lower in RULING:
        _before_noun(node)
    elif node.lower in MODIFYING:
        _under_preposition(node)
    elif node.lower in UNDERGONE:
        _second_participle(node)
    elif node.tag == "VBG" and node.lower in GERUNDS:
        _gerund(node)


def _before_suspect(participle: Node) -> None:
    """`On a road in Mali, suspected rebels burned a bus`, where they are suspected of it."""
    verb, following = participle.head, participle.tree.nodes[participle.i + 1 : participle.i + 2]
    if participle.dep not in ("advcl", "acl") or not following or children(participle, "obj", "obl", "aux"):
        return
    for subject in children(verb, "nsubj"):
        if subject.left_edge == following[0].i and participle.i < verb.i:
            participle.move(subject, "amod")
            return


def _among_those(those: Node) -> None:
    """`two Americans were among those killed`: they were killed, and not those alone."""
    subjects = children(those, "nsubj")
    if len(subjects) != 1 or not children(those, "cop") or "among" not in prepositions(those):
        return
    if is_negated(those):
        return  # "was not among those killed"
    for participle in children(those, "acl"):
        if participle.tag == "VBN" and not children(participle, "nsubj"):
            subjects[0].move(participle, "nsubj:pass")
            return


def _charge(verb: Node) -> None:
    """`accuses Iran of it, charges Tehran denies`, where Tehran's denial is taken for the charge."""
    clauses = [c for c in children(verb, "ccomp") if c.lemma in ("deny", "reject", "dispute")]
    behind_comma = verb.i > 0 and verb.tree.nodes[verb.i - 1].text == ","
    if verb.pos != "VERB" or not behind_comma or not clauses or children(verb, "nsubj"):
        return
    verb.pos, verb.tag, verb.lemma = "NOUN", "NNS", ANSWERED[verb.lower]
    verb.dep = verb.relation = "appos"
    clauses[0].move(verb, "acl:relcl")


def prefixed_verb(prefix: Node) -> Node | None:
    """The verb that a hyphen joins a prefix to, or None: `imposed` in `re-imposed`.

    Args:
        prefix: A word of the form `re`.
    """
    following = prefix.tree.nodes[prefix.i + 1 : prefix.i + 3]
    if (
        prefix.lower != PREFIX
        or len(following) < 2
        or following[0].text != "-"
        or following[1].begin != prefix.end + 1
    ):
        return None
    return following[1] if following[1].pos in ("VERB", "AUX") else None


def _prefix(prefix: Node) -> None:
    """`Ghana re-imposed sanctions`, where the parts of the verb share its subject and object."""
    verb = prefixed_verb(prefix)
    if verb is None:
        return
    if prefix in verb.ancestors():
        _take_place(verb, prefix)
    for child in list(prefix.children):
        child.move(verb, child.dep)
    if prefix.head is not verb:
        prefix.move(verb, "advmod")
    prefix.pos, prefix.dep, prefix.relation = "ADV", "advmod", "advmod"
    subject = any(c.dep == "nsubj" for c in verb.children)
    if verb.tag == "VBN" and subject and not any(c.relation == "aux" for c in verb.children):
        verb.tag = "VBD"


def _fellow(prefix: Node) -> None:
    """`his co-defendants`, where the prefix is taken for somebody beside them."""
    following = prefix.tree.nodes[prefix.i + 1 : prefix.i + 3]
    if len(following) < 2 or following[0].text != "-" or following[1].pos != "NOUN":
        return
    noun = following[1]
    if prefix.head is prefix or prefix in noun.ancestors():
        return
    for child in list(prefix.children):
        child.move(noun, child.dep)
    prefix.move(noun, "compound")


def _take_place(node: Node, above: Node) -> None:
    """Puts a word where one above it stands, and leaves that one without a place."""
    if above.head is not above:
        node.move(above.head, above.dep)
        return
    node.head.children.remove(node)
    node.head, node.dep, node.relation = node, above.dep, above.relation


def _weekday_in_name(day: Node) -> None:
    """`President Ann Bee Tuesday released three dissidents`: the day is none of her names."""
    name = day.head
    if day.dep not in ("flat", "appos") or name.pos != "PROPN" or name.head.pos != "VERB":
        return
    if name.relation == "nsubj" and day.i < name.head.i and not day.children:
        day.move(name.head, "obl:unmarked")
        day.label, day.begins = "DATE", True


def _weekday_as_subject(day: Node) -> None:
    """`The spokesman Friday said`: a person speaks, and no day."""
    verb = day.head
    before = [c for c in children(day, "compound", "nmod") if c.i == day.i - 1 and c.pos in ("NOUN", "PROPN")]
    if day.dep != "nsubj" or verb.pos != "VERB" or not before:
        return
    speaker = before[0]
    for child in list(day.children):
        if child is not speaker and child.i < speaker.i:
            child.move(speaker, child.dep)
    speaker.move(verb, "nsubj")
    day.dep, day.relation = "obl:unmarked", "obl"


def _acronym(word: Node) -> None:
    """`the World Health Organization (WHO) threatening …`: the body, and no pronoun."""
    word.pos, word.tag = "PROPN", "NNP"
    clause = word.head
    if word.relation == "nsubj" and clause.relation == "acl" and clause.tag == "VBG":
        word.move(clause.head, "appos")
        clause.dep = clause.relation = "acl"


def _before_noun(word: Node) -> None:
    """`Peru's ruling Aprista party won`, `told visiting Premier Bee`, where none is a verb."""
    nouns = [c for c in word.children if c.dep == "obj" and c.left_edge == word.i + 1]
    auxiliary = children(word, "aux", "mark", "nsubj", "advmod", "case")
    if len(nouns) != 1 or auxiliary or word.head is word or children(nouns[0], "det", "nmod:poss"):
        return
    noun, above, dep = nouns[0], word.head, FINITE.get(word.dep, word.dep)
    rules = word.lower != "visiting"
    if not (noun.label == "ORG" or noun.lemma in RULERS if rules else noun.label == "PERSON"):
        return
    others = [c for c in above.children if c.relation == "nsubj" and c is not word]
    if dep == "nsubj" and word.dep != "nsubj" and others:
        return  # "flew to Texas, visiting President Bee"
    if dep not in ("nsubj", "obj", "conj", "nmod", "obl", "nmod:poss"):
        return
    noun.move(above, dep)
    for child in list(word.children):
        child.move(noun, child.dep)
    word.move(noun, "amod")
    word.pos = "ADJ"


def _under_preposition(word: Node) -> None:
    """`accords with developing countries`, `is under mounting criticism`: a noun, and what it is like."""
    before = word.tree.nodes[word.i - 1] if word.i else word
    nouns = [c for c in children(word, "obj") if c.left_edge == word.i + 1]
    if before.head is not word or before.lower not in STANDING or not nouns:
        return
    noun = nouns[0]
    if noun.lemma not in MODIFYING[word.lower] or children(noun, "det", "nmod:poss"):
        return
    dep = {"acl": "nmod", "advcl": "obl"}.get(word.dep, word.dep)
    for child in [c for c in word.children if c is not noun]:
        child.move(noun, "case" if child is before else "cop" if child.lemma == "be" else child.dep)
    _take_place(noun, word)
    noun.dep = noun.relation = dep
    word.move(noun, "amod")
    word.pos = "ADJ"


def _second_participle(word: Node) -> None:
    """`one was killed and nine others wounded`: a second verb, and no modifier of the others."""
    noun = word.head
    if word.dep in ("amod", "acl") and noun.dep == "conj" and word.i == noun.i + 1:
        verb = noun.head
        if verb.pos != "VERB" or not is_passive(verb) or noun.i < verb.i or children(noun, "case"):
            return
        word.move(verb, "conj")
        noun.move(word, "nsubj:pass")
        for conjunction in children(noun, "cc"):
            conjunction.move(word, "cc")
    elif word.pos == "ADJ" and word.dep == "conj" and noun.pos == "VERB" and is_passive(noun):
        before = [c for c in word.children if c.i == word.i - 1 and _counts_people(c)]
        if not before:
            return
        before[0].dep, before[0].relation = "nsubj:pass", "nsubj"
    else:
        return
    word.pos, word.tag, word.lemma = "VERB", "VBN", UNDERGONE[word.lower]


def _counts_people(before: Node) -> bool:
    """`others`, `another`, `nine` before a participle, taken for its subject or for its modifier."""
    nominal = before.pos in ("NUM", "NOUN", "PROPN", "PRON") and before.label not in ("DATE", "TIME")
    return nominal or before.lower == "another"


def _gerund(word: Node) -> None:
    """`missing following fighting between soldiers and rebels`: a noun, whose own parties follow it."""
    if children(word, "obj", "nsubj", "nsubj:pass", "aux"):
        return
    marks = [c for c in children(word, "mark") if c.lower in COURSES | WITHIN]
    sides = [c for c in children(word, "obl") if "between" in prepositions(c)]
    subject = word.relation in ("nsubj", "obj") and sides
    if word.relation not in ("obl", "nmod") and not subject and not _is_course(word, marks, bool(sides)):
        return
    word.pos, word.tag, word.lemma = "NOUN", "NN", word.lower
    if word.dep in ("advcl", "acl"):
        word.dep = word.relation = "obl" if word.head.pos == "VERB" else "nmod"
    for mark in marks:
        mark.dep = mark.relation = "case"
    for oblique in children(word, "obl"):
        oblique.dep = oblique.relation = "nmod"


def _is_course(word: Node, marks: list[Node], has_sides: bool) -> bool:
    """Whether a clause without parties of its own is something in whose course it happened."""
    if not marks:
        return False
    within = word.lower in VIOLENT and all(mark.lower in WITHIN for mark in marks)
    if word.dep == "acl":
        # "weeks of fighting with the army" tells by whom
        alone = not any({"with", "against"} & set(prepositions(c)) for c in children(word, "obl"))
        return within and marks[0].lower == "of" and alone
    if word.dep != "advcl":
        return False
    return (has_sides and marks[0].lower in COURSES) or (within and marks[0].lower != "of")


def _participle(word: Node) -> None:
    """`urged calm, warning that the army would act`: a clause hangs on it, and no article precedes it."""
    if word.tag != "VBG" and children(word, "ccomp") and not children(word, "det", "amod", "nmod:poss"):
        word.pos, word.tag, word.lemma = "VERB", "VBG", "warn"
