"""Puts names and titles together, and modifiers that share a noun, before anything looks at the tree.

Whoever has two titles is one, and an army of three states is not two states and an army. Each repair asks for
a sign that leaves no other reading. Nothing here knows events or actors.
"""

from __future__ import annotations

from kgbuild.extract.syntax.constituents import POINTS, children, prepositions
from kgbuild.extract.syntax.tree import Node

MASSES = ("ment", "tion", "sion", "ity", "dom", "ism", "ship", "army", "police", "press", "public", "media")
"""Endings of nouns that stand without an article and are nobody's title: `government and President Bee`."""
OWN = frozenset({"Mr.", "Mrs.", "Ms.", "Mr", "Mrs", "Ms", "First"})
"""Titles that make another person of a name: `President and Mrs. Bee`."""
ABBREVIATED = frozenset({"U.S.", "US", "U.N.", "UN", "EU", "E.U.", "U.K.", "UK", "NATO", "AU"})
"""Names that stand before a noun as they stand alone."""
OF_PHRASE = frozenset({"det", "nmod:poss", "case", "nummod"})
"""Relations of what stands before a phrase, whatever its head."""
BEFORE_NOUN = frozenset({"nmod", "compound", "amod", "conj"})


def repair_titles(noun: Node) -> None:
    """Mends what belongs to a noun or name, in place.

    Args:
        noun: A noun, name or adjective of nationality, whatever its place.
    """
    if noun.dep == "conj":
        _titles_of_one(noun)
        _second_half_of_nationality(noun)
        if noun.tag == "NNS" and not noun.label:
            _shared_noun(noun)
    elif noun.label == "PERSON":
        if noun.dep == "appos":
            _member_of_body(noun)
        _preposition_of_name(noun)


def _titles_of_one(second: Node) -> None:
    """`Texas Governor and party leader Ann Bee`: a title without an article is that of the name behind it."""
    first, nodes = second.head, second.tree.nodes
    name, title = second, second
    if second.label == "PERSON":
        title = next((c for c in children(name, "nmod:desc") if c.i < name.i), name)
    else:
        named = [c for c in children(second, "flat", "appos") if c.label == "PERSON"]
        name = next((c for c in named if c.i == second.i + 1), second)
    edge = second.left_edge
    joined = edge > 0 and nodes[edge].lower == "and" and nodes[edge - 1].text != ","
    if name is title or not joined or first.head is first or not _is_bare_title(first):
        return
    if children(title, "det") or title.text in OWN or any(n.text in OWN for n in nodes[edge : name.i]):
        return
    name.move(first.head, first.dep)
    for child in [c for c in first.children if first.i < c.i < name.i and c is not title]:
        child.move(title, child.dep)  # "Governor and President Bee's brother Jeb"
    for node in (first, title):
        for child in list(node.children):
            if child is not name and (child.i > name.i or (node is first and child.relation == "case")):
                child.move(name, child.dep)
    first.move(name, "nmod:desc")
    title.move(name, "nmod:desc")


def _is_bare_title(noun: Node) -> bool:
    """Whether a noun for one person stands alone: no article, owner or name, and no mass."""
    single = noun.pos in ("NOUN", "PROPN") and noun.tag in ("NN", "NNP") and not noun.is_plural
    if not single or noun.label in ("PERSON", "GPE", "NORP", "ORG", "LOC") or noun.lemma.endswith(MASSES):
        return False
    behind = [c for c in noun.children if c.i > noun.i and (c.label == "PERSON" or c.dep == "appos")]
    own = [c for c in children(noun, "det", "nmod:poss") if c.i < noun.i]
    return not behind and not own and "between" not in prepositions(noun)


def _preposition_of_name(name: Node) -> None:
    """`with Benin's President and AU chairman Ann Bee`: the preposition is that of the whole phrase."""
    titles = [c for c in children(name, "nmod:desc") if c.i < name.i]
    if len(titles) == 2 and any(c.lower == "and" for c in children(titles[1], "cc")):
        for marker in children(titles[0], "case"):
            if marker.tag != "POS":
                marker.move(name, "case")


def _second_half_of_nationality(first: Node) -> None:
    """`the Chadian and South African leaders`, where `South` and `African` are taken for two."""
    if first.text not in POINTS:
        return
    second = first.tree.nodes[first.i + 1]
    if second.label == first.label and not second.begins and second.head is first.head:
        for joint in children(first, "cc"):
            joint.move(second, "cc")
        first.move(second, "amod")


def _member_of_body(name: Node) -> None:
    """`freed National League vice chairman Ann Bee`: whoever has a name is no league."""
    body, title = name.head, name.tree.nodes[name.left_edge - 1]
    person = title.pos == "NOUN" and title.tag == "NN" and not title.label and title.head is body
    if body.label != "ORG" or not person or body.i > title.i or body.head is body or children(title, "case"):
        return
    for part in [c for c in title.children if c.label == "ORG" and not c.begins and c.i < title.i]:
        part.move(body, "nmod")  # "League for Democracy"
    title.move(body.head, body.dep)
    for child in list(body.children):
        if child.i > title.i or child.relation in ("case", "det"):
            child.move(title, child.dep)
    body.move(title, "compound")
    name.move(title, "appos")


def _shared_noun(noun: Node) -> None:
    """`attacks on NATO, U.S. and Afghan forces`, `the Sunni, Shiite and Kurdish groups`: of all of them."""
    names = _names_before(noun)
    first = names[0] if names else noun
    if len(names) < 2 or noun.head not in names or first.head is first or first.head in names:
        return
    if noun in first.head.ancestors() or "between" in prepositions(first):
        return
    dep, above = first.dep, first.head
    noun.move(above, dep)
    for name in names:
        for child in list(name.children):
            if child not in names and (child.dep in OF_PHRASE or child.i > noun.i):
                child.move(noun, child.dep)
    first.move(noun, "amod" if first.pos == "ADJ" else "compound")
    for name in names[1:]:
        name.move(first, "conj")


def _names_before(noun: Node) -> list[Node]:
    """The names that are listed before a noun with `and` between the last two, each by its head."""
    nodes, found, at = noun.tree.nodes, list[Node](), noun.i - 1
    while at > 0 and nodes[at].head is noun and not nodes[at].label and nodes[at].dep in BEFORE_NOUN:
        at -= 1  # "Afghan security forces"
    while at > 0:
        end = at + 1
        while at > 0 and nodes[at].label and not nodes[at].begins and nodes[at].sentence == noun.sentence:
            at -= 1
        if not _stands_before_nouns(nodes[at]):
            break
        found.insert(0, noun.tree.root(at, end))
        at -= 1
        expected = ("and",) if len(found) == 1 else (",",)
        if nodes[at].lower not in expected:
            break
        at -= 1
        if nodes[at].text == "," and expected == ("and",):
            at -= 1
    return found


def _stands_before_nouns(word: Node) -> bool:
    """Whether a name can be said of a noun as it is: a nationality, or an abbreviation without an article."""
    if children(word, "det") and word.label != "NORP":
        return False
    return word.text in ABBREVIATED or (word.label == "NORP" and not word.is_plural and word.begins)
