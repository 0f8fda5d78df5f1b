"""Whatever tree a parser makes, it is repaired into a tree, and events are found in it, without failing."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from events_found import events_of
from kgbuild.extract.repair.tree import repair
from kgbuild.extract.syntax.tree import Tree

Build = Callable[[str], Doc]

WORDS = (
    "call/VBD/call called/VBN/call kill/VB/kill killed/VBN/kill killing/VBG/kill said/VBD/say saying/VBG/say "
    "accused/VBD/accuse trying/VBG/try agreed/VBD/agree is/VBZ/be been/VBN/be has/VBZ/have will/MD/will "
    "should/MD/should troops/NNS/troop police/NNS/police leader/NN/leader attack/NN/attack talks/NNS/talk "
    "plan/NN/plan sanctions/NNS/sanction Kenya/NNP/Kenya Oman/NNP/Oman Bee/NNP/Bee he/PRP/he it/PRP/it "
    "his/PRP$/his who/WP/who which/WDT/which that/IN/that for/IN/for of/IN/of by/IN/by with/IN/with in/IN/in "
    "after/IN/after against/IN/against to/TO/to and/CC/and not/RB/not least/JJS/least two/CD/two the/DT/the "
    "'s/POS/'s ,/,/, \"/''/\" ./././"
).split()
RELATIONS = (
    "nsubj nsubj:pass csubj obj iobj obl obl:agent obl:unmarked xcomp ccomp advcl acl acl:relcl conj cc case "
    "mark aux aux:pass cop nmod nmod:poss compound compound:prt flat appos amod det nummod advmod parataxis "
    "fixed dep expl punct"
).split()


@st.composite
def notations(draw: st.DrawFn) -> str:
    """A sentence in the notation of `conftest`: any words in any tree."""
    size = draw(st.integers(2, 14))
    order = draw(st.permutations(range(size)))
    heads = {order[0]: 0}
    for place, word in enumerate(order[1:], 1):
        heads[word] = order[draw(st.integers(0, place - 1))] + 1
    rows = []
    for number in range(size):
        text, tag, lemma = draw(st.sampled_from(WORDS)).split("/", 2)
        relation = draw(st.sampled_from(RELATIONS)) if heads[number] else "root"
        entity = " GPE" if tag == "NNP" else ""
        rows.append(f"{text} {heads[number]} {relation} {tag} {lemma}{entity}")
    return "\n".join(rows)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(notation=notations())
def test_a_repaired_tree_is_a_tree(tree: Build, notation: str) -> None:
    nodes = Tree(tree(notation)).nodes
    repair(nodes)
    for node in nodes:
        assert len(node.ancestors()) < len(nodes)
        assert node.head is node or node in node.head.children


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(notation=notations())
def test_events_are_looked_for_in_any_tree(tree: Build, notation: str) -> None:
    doc = tree(notation)
    for event in events_of(doc):
        assert doc.text[event.trigger.begin : event.trigger.end] == event.trigger.text
