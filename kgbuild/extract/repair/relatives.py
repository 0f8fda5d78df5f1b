"""Hangs relative clauses and participles on the noun that does, or undergoes, what they say.

Each repair asks for a sign that leaves no other reading: number, `who` against `that`, what can kill.
"""

from __future__ import annotations

from kgbuild.extract.syntax.constituents import children, prepositions
from kgbuild.extract.syntax.tree import Node

BODIES = frozenset(
    "party ministry agency organization organisation government army court council committee force group "
    "movement region province district country city company bank university union parliament commission "
    "department office authority board association federation service police network militia coalition "
    "alliance gang".split()
)
"""Nouns of what has a head with a name: `the chairman of the party, Ann Bee`."""
DEADLY = frozenset({"kill", "wound", "injure", "claim"})
VIOLENT = frozenset("attack raid strike airstrike explosion blast assault crash ambush".split())
SEARCHES = frozenset("raid operation sweep crackdown swoop search roundup".split())
OCCASIONS = SEARCHES | frozenset(
    "attack strike airstrike assault explosion blast ambush clash battle bombing shootout gunfight offensive "
    "incursion shooting fighting gunbattle firefight".split()
)
"""Nouns of deeds in the course of which something else is done."""
HIGHEST = 3
"""How many words up the antecedent of a relative clause is sought."""
OF_GROUPS = frozenset(
    "member leader one head chief founder commander fighter supporter follower spokesman spokeswoman "
    "representative official activist".split()
)
"""Nouns of persons who belong to a body."""
CHARGES = frozenset("charge allegation accusation claim assertion remark charges".split())
"""Nouns of what the clause before them says of somebody."""
REMAINS = frozenset({"body", "corpse", "remains", "remain"})
OF_BODIES = frozenset(
    "find discover recover bury return dump leave float pile hand exhume dig wash lie".split()
)
"""Verbs of what is done to the dead."""
OF_STATES = frozenset(
    "provide supply support accuse deny say reject oppose back blame want demand host seek refuse border "
    "occupy invade recognize recognise".split()
)
"""Verbs of what states do."""


def repair_relative(verb: Node) -> None:
    """Hangs a relative clause on its antecedent, in place.

    Args:
        verb: The verb that heads it.
    """
    _plural_clause(verb)
    _deadly_clause(verb)
    _clause_of_name(verb)
    _clause_of_group(verb)


def repair_participle(participle: Node) -> None:
    """Hangs a past participle on what undergoes it, in place.

    Args:
        participle: One behind its noun.
    """
    _done_to_people(participle)
    _behind_comma(participle)


def _plural_clause(verb: Node) -> None:
    """`fighters loyal to Ann Bee, who have left`: a plural verb has no single person for its subject.

    Nor are `leaders of the Labor Party, who object` a party.
    """
    auxiliaries = children(verb, "aux", "aux:pass", "cop") or [verb]
    subjects = [c for c in verb.children if c.dep in ("nsubj", "nsubj:pass")]
    plural = auxiliaries[0].lower in ("have", "are", "were") or auxiliaries[0].tag == "VBP"
    if not plural or len(subjects) != 1 or subjects[0].lower not in ("who", "which", "that"):
        return
    party = verb.head.label == "ORG" and subjects[0].lower == "who" and verb.head.tag in ("NN", "NNP")
    if not party and verb.head.label not in ("PERSON", "GPE"):
        return
    if any(c.dep == "conj" for c in verb.head.children):
        return
    for above in verb.head.ancestors()[:HIGHEST]:
        if above.tag == "NNS" and above.i < verb.head.i:
            verb.move(above, "acl:relcl")
            return


def _deadly_clause(verb: Node) -> None:
    """`the bombing of an airliner that killed 70 people`: a deed kills, not what it is done to."""
    noun = verb.head
    if verb.lemma not in DEADLY:
        return
    subjects = [c.lower for c in verb.children if c.dep == "nsubj"]
    if subjects in (["that"], ["which"]) and noun.lemma not in OCCASIONS:
        # "a lawmaker wounded in a bombing in Beirut that killed ten"
        within = noun.tree.nodes[noun.i + 1 : verb.i]
        deeds = [n for n in within if n.lemma in OCCASIONS and n.pos == "NOUN" and noun in n.ancestors()]
        nearer = [n for n in deeds if n.relation == "obl" and n.head.head is noun and n.i < verb.i]
        if nearer:
            verb.move(nearer[-1], "acl:relcl")
            return
    if noun.dep != "nmod" or noun.label:
        return
    deed = noun.head
    violent = deed.lemma in VIOLENT or deed.lemma.endswith("ing")
    struck = {"of", "on", "at", "against"} & set(prepositions(noun))
    if violent and struck and subjects in (["that"], ["which"]):
        verb.move(deed, "acl:relcl")


def _clause_of_name(verb: Node) -> None:
    """`a plan to buy oil from Gabon, which supports Togo`: a state acts, and no plan."""
    subjects = [c for c in verb.children if c.dep == "nsubj" and c.lower == "which"]
    if len(subjects) != 1 or verb.lemma not in OF_STATES or verb.head.label in ("GPE", "ORG", "PERSON"):
        return
    edge = subjects[0].i - 1
    name = verb.tree.nodes[edge - 1]
    if (
        edge > 0
        and verb.tree.nodes[edge].text == ","
        and name.label == "GPE"
        and verb.head in name.ancestors()
    ):
        while (
            name.head.label == "GPE" and name.head is not verb.head and name.relation in ("flat", "compound")
        ):
            name = name.head
        verb.move(name, "acl:relcl")


def _clause_of_group(verb: Node) -> None:
    """`a member of the group that shelled it`: the group did, where a man would be one `who` did."""
    person = verb.head
    subjects = [c for c in verb.children if c.dep in ("nsubj", "nsubj:pass") and c.lower in ("that", "which")]
    if not subjects or person.lemma not in OF_GROUPS:
        return
    before = verb.tree.nodes[verb.left_edge - 1]
    for group in [c for c in children(person, "nmod") if {"of", "from", "for"} & set(prepositions(c))]:
        if group.i <= before.i <= group.right_edge and group.tag in ("NN", "NNP") and group.lemma in BODIES:
            verb.move(group, verb.dep)
            return


def charge_denied(verb: Node) -> None:
    """`accuses Togo of theft, a charge Togo denies`, where both the charge and Togo are taken to deny.

    Args:
        verb: A verb that the parser sets beside the clause before.
    """
    subjects = [c for c in verb.children if c.dep == "nsubj" and c.i < verb.i]
    if len(subjects) == 2 and subjects[0].lemma in CHARGES and not children(verb, "obj"):
        charge, who = subjects
        if who.left_edge == charge.i + 1 and charge.head is verb and verb.head.i < charge.i:
            above = verb.head
            charge.move(above, "appos")
            verb.move(charge, "acl:relcl")
    elif not subjects and verb.tag == "VBZ" and verb.lemma in CHARGES:
        for clause in [c for c in verb.children if c.dep == "ccomp" and c.tag in ("VBZ", "VBP", "VBD")]:
            if verb.tree.nodes[verb.i - 1].text == "," and clause.left_edge == verb.i + 1:
                # "accuses Togo of theft, charges Togo denies"
                verb.pos, verb.tag, verb.dep, verb.relation = "NOUN", "NNS", "appos", "appos"
                clause.move(verb, "acl:relcl")


def partner_taken_for_subject(clause: Node) -> None:
    """`signed a treaty with Togo allowing trade`: the treaty allows it, and is one with Togo.

    Args:
        clause: A present participle behind a noun.
    """
    treaty, nodes = clause.head, clause.tree.nodes
    for partner in [c for c in clause.children if c.dep == "nsubj" and c.i < clause.i and c.label]:
        if prepositions(partner) == ["with"] and nodes[partner.left_edge - 1] is treaty:
            partner.move(treaty, "nmod")


def _done_to_people(participle: Node) -> None:
    """`the bodies of four guards abducted in May`: the guards were, when they were alive."""
    bodies = participle.head
    if bodies.lemma not in REMAINS or participle.lemma in OF_BODIES:
        return
    for people in [c for c in children(bodies, "nmod") if c.i < participle.i and "of" in prepositions(c)]:
        participle.move(people, "acl")
        return


def _behind_comma(participle: Node) -> None:
    """`set a fire as they moved on the school, seized by rebels`: the noun before the comma was seized."""
    nodes, edge, noun = participle.tree.nodes, participle.left_edge, participle.head
    comma = edge if nodes[edge].text == "," else edge - 1
    if comma < 1 or nodes[comma].text != "," or not any(c.dep == "obl:agent" for c in participle.children):
        return
    clauses = [c for c in noun.children if c.dep == "acl:relcl" and noun.i < c.i < comma]
    before = nodes[comma - 1]
    if clauses and before.pos == "NOUN" and before.relation in ("obl", "obj") and noun in before.ancestors():
        participle.move(before, "acl")
