"""Readings of the parser that grammar rules out."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from repaired_trees import repaired

Build = Callable[[str], Doc]


def test_a_passive_without_auxiliary_has_no_object(tree: Build) -> None:
    words = repaired(
        tree, "Police 2 nsubj:pass NNS police | arrested 0 root VBN arrest | smugglers 2 obj NNS smuggler"
    )
    assert words["Police"] == ("arrested", "nsubj")


def test_a_state_before_a_gift_receives_it(tree: Build) -> None:
    words = repaired(
        tree,
        "France 2 nsubj PROPN France GPE | promised 0 root VBD promise"
        " | Tunisia 4 compound PROPN Tunisia GPE | help 2 obj NN help",
    )
    assert words["Tunisia"] == ("promised", "iobj")
    assert words["help"] == ("promised", "obj")


def test_a_clause_before_its_report_has_a_subject(tree: Build) -> None:
    words = repaired(
        tree,
        "Nooyi 5 nsubj PROPN Nooyi PERSON | leads 5 ccomp VBZ lead | it 2 obj PRP it"
        " | PepsiCo 5 nsubj PROPN PepsiCo ORG | announced 0 root VBD announce",
    )
    assert words["Nooyi"] == ("leads", "nsubj")
    assert words["PepsiCo"] == ("announced", "nsubj")


def test_a_comma_of_a_headline_joins_two_subjects(tree: Build) -> None:
    headline = (
        "Japan {verb} nsubj PROPN Japan GPE | , 3 punct PUNCT , | Norway 1 nmod:unmarked PROPN Norway GPE"
        " | {form} 0 root {tag} hold | talks {verb} obj NNS talk"
    )
    plural = repaired(tree, headline.format(verb=4, form="hold", tag="VBP"))
    singular = repaired(tree, headline.format(verb=4, form="holds", tag="VBZ"))

    assert plural["Norway"] == ("Japan", "conj")
    assert singular["Norway"] == ("Japan", "nmod:unmarked")


def test_a_clause_behind_a_conjunction_is_no_passive_without_auxiliary(tree: Build) -> None:
    words = repaired(
        tree,
        "slept 0 root VBD sleep | when 4 advmod WRB when | rebels 4 nsubj:pass NNS rebel"
        " | attacked 1 advcl VBN attack",
    )
    assert words["rebels"] == ("attacked", "nsubj")


def test_somebody_who_is_to_do_something_is_its_subject(tree: Build) -> None:
    words = repaired(
        tree,
        "premier 4 nsubj:outer NN premier | is 4 cop AUX be | to 4 mark TO to | go 0 root VB go",
    )
    assert words["premier"] == ("go", "nsubj")
    assert words["is"] == ("go", "aux")


def test_what_is_ordered_is_an_act(tree: Build) -> None:
    words = repaired(
        tree,
        "judge 2 nsubj NN judge | ordered 0 root VBD order | ministers 2 obj NNS minister"
        " | jailed 3 acl VBN jail",
    )
    assert words["jailed"] == ("ordered", "xcomp")


def test_a_letter_threatens_and_not_its_reader(tree: Build) -> None:
    words = repaired(
        tree,
        "sent 0 root VBD send | letters 1 obj NNS letter | to 4 case IN to | Bee 1 obl PROPN Bee PERSON"
        " | threatening 4 acl VBG threaten",
    )
    assert words["threatening"] == ("letters", "acl")


def test_a_verb_between_two_nouns_has_one_subject(tree: Build) -> None:
    words = repaired(
        tree,
        "Togo 2 nsubj PROPN Togo GPE | vetoed 0 root VBD veto | on 4 case IN on"
        " | Friday 2 obl PROPN Friday DATE | a 6 det DT a | resolution 2 nsubj NN resolution",
    )
    assert words["resolution"] == ("vetoed", "obj")


def test_what_stands_before_an_active_verb_is_its_subject(tree: Build) -> None:
    words = repaired(
        tree, "Bee 2 obj PROPN Bee PERSON | challenged 0 root VBD challenge | reports 2 obj NNS report"
    )
    assert words["Bee"] == ("challenged", "nsubj")


def test_somebody_is_called_something(tree: Build) -> None:
    words = repaired(
        tree,
        "Bee 2 nsubj PROPN Bee PERSON | called 0 root VBD call | envoy 2 xcomp NN envoy"
        " | fool 2 xcomp NN fool",
    )
    assert words["envoy"] == ("called", "obj")
    assert words["fool"] == ("called", "xcomp")


def test_nobody_is_called_for_without_an_auxiliary(tree: Build) -> None:
    words = repaired(
        tree,
        "Bee 2 nsubj:pass PROPN Bee PERSON | called 0 root VBN call | for 4 case IN for"
        " | sanctions 2 obl NNS sanction",
    )
    assert words["Bee"] == ("called", "nsubj")


def test_the_subject_of_an_auxiliary_is_that_of_its_verb(tree: Build) -> None:
    words = repaired(
        tree,
        "Bee 2 nsubj PROPN Bee PERSON | will 5 aux MD will | on 4 case IN on | Friday 5 obl PROPN Friday DATE"
        " | leave 0 root VB leave",
    )
    assert words["Bee"] == ("leave", "nsubj")


def test_who_is_ordered_jailed_may_have_a_long_name(tree: Build) -> None:
    words = repaired(
        tree,
        "judge 2 nsubj NN judge | ordered 0 root VBD order | members 2 obj NNS member | of 5 case IN of"
        " | parliament 3 nmod NN parliament | jailed 3 acl VBN jail",
    )
    assert words["jailed"] == ("ordered", "xcomp")


def test_who_says_so_is_not_whom_he_speaks_of(tree: Build) -> None:
    words = repaired(
        tree,
        "Rebels 4 nsubj NNS rebel | say 0 root VBP say | planes 4 nsubj NNS plane | bombed 2 ccomp VBD bomb",
    )
    assert words["Rebels"] == ("say", "nsubj")
    assert words["planes"] == ("bombed", "nsubj")


def test_whose_group_it_is_has_not_done_it_beside_the_group(tree: Build) -> None:
    words = repaired(
        tree,
        "Bee 4 nsubj PROPN Bee PERSON | 's 1 case POS 's | group 4 nsubj NN group | fled 0 root VBD flee",
    )
    assert words["Bee"] == ("group", "nmod:poss")


def test_who_is_helped_to_do_something_is_helped(tree: Build) -> None:
    words = repaired(
        tree,
        "helped 0 root VBD help | the 4 det DT the | Chadian 4 amod JJ Chadian NORP | army 5 compound NN army"
        " | battle 1 xcomp VB battle | rebels 5 obj NNS rebel",
    )
    assert words["army"] == ("helped", "obj")
    assert words["Chadian"] == ("army", "amod")


def test_it_that_forces_people_is_something(tree: Build) -> None:
    words = repaired(
        tree,
        "said 0 root VBD say | it 4 expl PRP it | will 4 aux MD will | force 1 ccomp VB force"
        " | people 4 obj NNS person | to 7 mark TO to | flee 4 xcomp VB flee",
    )
    assert words["it"] == ("force", "nsubj")


def test_a_visiting_minister_of_a_state_visits(tree: Build) -> None:
    words = repaired(
        tree,
        "quoted 0 root VBD quote | Togo 4 obj PROPN Togo GPE | 's 2 case POS 's | visiting 1 ccomp VBG visit"
        " | Minister 6 nmod:desc NN minister | Bee 4 obj PROPN Bee PERSON",
    )
    assert words["Bee"] == ("quoted", "obj")
    assert words["Togo"] == ("Bee", "nmod:poss")
    assert words["visiting"] == ("Bee", "amod")
