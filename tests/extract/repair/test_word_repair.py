"""Single words that the parser takes for what they cannot be: a prefix, a weekday, an acronym."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kgbuild.extract.repair.base_forms import repair as repair_lemmas
from kgbuild.extract.repair.tree import repair
from kgbuild.extract.syntax.tree import Tree
from repaired_trees import repaired

Build = Callable[[str], Doc]


def test_a_weekday_is_no_name_of_a_person(tree: Build) -> None:
    nodes = Tree(
        tree(
            "Ann 4 nsubj PROPN Ann PERSON | Bee 1 flat PROPN Bee PERSON | Tuesday 1 flat PROPN Tuesday PERSON"
            " | freed 0 root VBD free | monks 4 obj NNS monk"
        )
    ).nodes
    repair(nodes)
    day = nodes[2]
    assert (day.head.text, day.dep, day.label) == ("freed", "obl:unmarked", "DATE")


def test_a_weekday_does_not_speak(tree: Build) -> None:
    words = repaired(
        tree,
        "The 2 det DT the | envoy 3 compound NN envoy | Friday 4 nsubj PROPN Friday DATE"
        " | left 0 root VBD leave",
    )
    assert words["envoy"] == ("left", "nsubj")
    assert words["Friday"] == ("left", "obl:unmarked")


def test_a_prefix_shares_nothing_with_its_verb(tree: Build) -> None:
    doc = tree(
        "Ghana 2 nsubj PROPN Ghana GPE | re 4 compound VB re | - 4 punct HYPH - | imposed 0 root VBN impose"
        " | sanctions 2 obj NNS sanction"
    )
    words = [token.text for token in doc]
    doc = Doc(
        doc.vocab,
        words=words,
        spaces=[True, False, False, True, False],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        lemmas=[token.lemma_ for token in doc],
    )
    nodes = Tree(doc).nodes
    repair_lemmas(nodes, frozenset({"impose", "reimpose"}))
    repair(nodes)
    verb = nodes[3]
    assert [(node.text, node.head.text) for node in nodes if node.dep in ("nsubj", "obj")] == [
        ("Ghana", "imposed"),
        ("sanctions", "imposed"),
    ]
    assert (verb.lemma, verb.tag) == ("reimpose", "VBD")


def test_a_verb_hung_below_its_own_prefix_takes_its_place(tree: Build) -> None:
    doc = tree(
        "Ghana 2 nsubj PROPN Ghana | re 0 root VBP re | - 4 punct HYPH - | opened 5 amod VBN open"
        " | ties 2 obj NNS tie"
    )
    doc = Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[True, False, False, True, False],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
    )
    nodes = Tree(doc).nodes
    repair(nodes)
    assert [(node.text, node.head.text, node.dep) for node in nodes] == [
        ("Ghana", "opened", "nsubj"),
        ("re", "opened", "advmod"),
        ("-", "opened", "punct"),
        ("opened", "opened", "ROOT"),
        ("ties", "opened", "obj"),
    ]


def test_a_body_of_three_letters_is_no_pronoun(tree: Build) -> None:
    words = repaired(
        tree,
        "letter 0 root NN letter | to 4 case IN to | the 4 det DT the | Organization 1 nmod PROPN O ORG"
        " | WHO 6 nsubj WP who | threatening 4 acl:relcl VBG threaten",
    )
    assert words["WHO"] == ("Organization", "appos")
    assert words["threatening"] == ("Organization", "acl")


def test_a_fellow_is_nobody_beside_the_other(tree: Build) -> None:
    words = repaired(
        tree,
        "Saddam 6 nsubj:pass PROPN Saddam PERSON | and 3 cc CC and | co 1 conj NN co | - 3 punct HYPH -"
        " | defendants 1 conj NNS defendant | tried 0 root VBN try",
    )
    assert words["co"] == ("defendants", "compound")
    assert words["and"] == ("defendants", "cc")


def test_fighting_between_two_sides_is_a_noun(tree: Build) -> None:
    nodes = Tree(
        tree(
            "missing 0 root VBG miss | following 3 mark VBG follow | fighting 1 advcl VBG fight"
            " | between 5 case IN between | troops 3 obl NNS troop | and 7 cc CC and"
            " | rebels 5 conj NNS rebel"
        )
    ).nodes
    repair(nodes)
    fighting, troops = nodes[2], nodes[4]
    assert (fighting.pos, fighting.lemma, fighting.relation, troops.relation) == (
        "NOUN",
        "fighting",
        "obl",
        "nmod",
    )


@pytest.mark.parametrize(
    ("words", "function"),
    [
        (
            "killed 0 root VBN kill | in 3 mark IN in | fighting 1 advcl VBG fight"
            " | across 5 case IN across | districts 3 obl NNS district",
            "obl",
        ),
        ("years 0 root NNS year | of 3 mark IN of | fighting 1 acl VBG fight", "nmod"),
    ],
)
def test_that_in_which_somebody_is_killed_is_a_noun(tree: Build, words: str, function: str) -> None:
    nodes = Tree(tree(words)).nodes
    repair(nodes)
    assert (nodes[2].pos, nodes[2].lemma, nodes[2].relation) == ("NOUN", "fighting", function)


def test_by_whom_there_is_fighting_keeps_it_a_verb(tree: Build) -> None:
    nodes = Tree(
        tree(
            "weeks 0 root NNS week | of 3 mark IN of | fighting 1 acl VBG fight"
            " | with 5 case IN with | rebels 3 obl NNS rebel"
        )
    ).nodes
    repair(nodes)
    assert nodes[2].pos == "VERB"


def test_who_rules_is_not_ruled(tree: Build) -> None:
    nodes = Tree(
        tree(
            "Peru 3 nmod:poss PROPN Peru GPE | 's 1 case POS 's | ruling 6 nsubj NN ruling"
            " | Aprista 5 compound PROPN Aprista ORG | party 3 obj NN party ORG | won 0 root VBD win"
        )
    ).nodes
    repair(nodes)
    party = nodes[4]
    assert (party.head.text, party.dep) == ("won", "nsubj")
    assert [(n.head.text, n.dep) for n in (nodes[0], nodes[2])] == [("party", "nmod:poss"), ("party", "amod")]


def test_a_visiting_premier_is_told_something_and_not_visited(tree: Build) -> None:
    nodes = Tree(
        tree(
            "Sow 2 nsubj PROPN Sow PERSON | told 0 root VBD tell | visiting 2 xcomp VBG visit"
            " | Premier 5 nmod:desc NNP Premier | Bee 3 obj PROPN Bee PERSON"
        )
    ).nodes
    repair(nodes)
    assert (nodes[4].head.text, nodes[4].dep) == ("told", "obj")


def test_who_flies_somewhere_may_visit_a_premier(tree: Build) -> None:
    nodes = Tree(
        tree(
            "Sow 2 nsubj PROPN Sow PERSON | flew 0 root VBD fly | , 4 punct , , | visiting 2 advcl VBG visit"
            " | Bee 4 obj PROPN Bee PERSON"
        )
    ).nodes
    repair(nodes)
    assert (nodes[4].head.text, nodes[4].dep) == ("visiting", "obj")


@pytest.mark.parametrize(
    "notation",
    [
        "One 3 nsubj:pass NUM | was 3 aux:pass AUX be | killed 0 root VBN kill | and 5 cc CC"
        " | others 3 conj NNS other | wounded 5 amod JJ wounded",
        "One 3 nsubj:pass NUM | was 3 aux:pass AUX be | killed 0 root VBN kill | and 6 cc CC"
        " | others 6 nsubj NNS other | wounded 3 conj JJ wounded",
    ],
)
def test_who_was_wounded_beside_those_killed_shares_their_auxiliary(tree: Build, notation: str) -> None:
    nodes = Tree(tree(notation)).nodes
    repair(nodes)
    others, wounded = nodes[4], nodes[5]
    assert (wounded.head.text, wounded.dep, wounded.pos, wounded.lemma) == ("killed", "conj", "VERB", "wound")
    assert (others.head.text, others.dep) == ("wounded", "nsubj:pass")


def test_who_is_among_those_killed_was_killed(tree: Build) -> None:
    words = repaired(
        tree,
        "Fijians 4 nsubj NNS fijian | were 4 cop VBD be | among 4 case IN among | those 0 root DT those"
        " | killed 4 acl VBN kill",
    )
    assert words["Fijians"] == ("killed", "nsubj:pass")


def test_suspected_rebels_are_not_suspected_of_what_they_do(tree: Build) -> None:
    words = repaired(
        tree,
        "suspected 3 advcl VBN suspect | rebels 3 nsubj NNS rebel | burned 0 root VBD burn"
        " | buses 3 obj NNS bus",
    )
    assert words["suspected"] == ("rebels", "amod")
