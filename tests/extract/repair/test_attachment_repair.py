"""Phrases and clauses that the parser hangs on a nearer or farther word than grammar allows."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from repaired_trees import repaired

Build = Callable[[str], Doc]


def test_a_plural_clause_is_of_a_plural(tree: Build) -> None:
    words = repaired(
        tree,
        "fighters 0 root NNS fighter | loyal 1 amod JJ loyal | to 4 case IN to | Bee 2 obl PROPN Bee PERSON"
        " | who 7 nsubj WP who | have 7 aux AUX have | left 4 acl:relcl VBN leave",
    )
    assert words["left"] == ("fighters", "acl:relcl")


def test_a_deed_kills_and_not_what_it_is_done_to(tree: Build) -> None:
    words = repaired(
        tree,
        "bombing 0 root NN bombing | of 4 case IN of | an 4 det DT a | airliner 1 nmod NN airliner"
        " | that 6 nsubj WDT that | killed 4 acl:relcl VBD kill | many 6 obj JJ many",
    )
    assert words["killed"] == ("bombing", "acl:relcl")


def test_a_person_is_no_party_but_its_chairman(tree: Build) -> None:
    words = repaired(
        tree,
        "chairman 0 root NN chairman | of 4 case IN of | the 4 det DT the | party 1 nmod NN party"
        " | , 6 punct PUNCT , | Dee 4 appos PROPN Dee PERSON",
    )
    assert words["Dee"] == ("chairman", "appos")


def test_somebody_visiting_is_met_and_not_visited(tree: Build) -> None:
    words = repaired(
        tree,
        "met 0 root VBD meet | with 3 mark IN with | visiting 1 advcl VBG visit | Bee 3 obj PROPN Bee PERSON",
    )
    assert words["Bee"] == ("met", "obl")
    assert words["with"] == ("Bee", "case")
    assert words["visiting"] == ("Bee", "amod")


def test_a_day_between_talks_and_their_partner_parts_nobody(tree: Build) -> None:
    words = repaired(
        tree,
        "spoke 0 root VBD speak | after 3 case IN after | talks 1 obl NNS talk"
        " | Monday 1 obl:unmarked NNP Monday DATE | with 6 case IN with | Bee 1 obl PROPN Bee PERSON",
    )
    assert words["Bee"] == ("talks", "nmod")


def test_a_name_behind_its_noun_is_no_second_subject(tree: Build) -> None:
    words = repaired(
        tree,
        "group 3 nsubj NN group | Hamas 3 nsubj PROPN Hamas ORG | won 0 root VBD win",
    )
    assert words["Hamas"] == ("group", "appos")


def test_who_shot_and_killed_was_not_shot(tree: Build) -> None:
    words = repaired(
        tree,
        "gunmen 4 nsubj NNS gunman | shot 1 acl VBN shoot | and 4 cc CC and | killed 0 root VBD kill"
        " | him 4 obj PRP him",
    )
    assert words["shot"] == ("killed", "conj")


def test_what_follows_an_insertion_belongs_before_it(tree: Build) -> None:
    words = repaired(
        tree,
        "returned 0 root VBD return | a 3 det DT a | mask 1 obj NN mask | , 5 punct PUNCT ,"
        " | missing 3 acl VBG miss | since 7 case IN since | 1897 5 obl CD 1897 DATE | ,, 10 punct PUNCT ,"
        " | to 10 case IN to | Benin 5 obl PROPN Benin GPE".replace(",,", ","),
    )
    assert words["Benin"] == ("mask", "nmod")


def test_an_order_goes_on_behind_a_relative_clause(tree: Build) -> None:
    words = repaired(
        tree,
        "ordered 0 root VBD order | the 3 det DT the | paper 1 obj NN paper | , 6 punct PUNCT ,"
        " | which 6 nsubj WDT which | sold 3 acl:relcl VBD sell | well 6 advmod RB well | , 10 punct PUNCT ,"
        " | to 10 mark TO to | close 6 advcl VB close",
    )
    assert words["close"] == ("ordered", "xcomp")


def test_a_complaint_is_against_the_accused_and_not_the_court(tree: Build) -> None:
    words = repaired(
        tree,
        "filed 0 root VBD file | complaint 1 obj NN complaint | with 4 case IN with | court 1 obl NN court"
        " | against 6 case IN against | Oman 4 nmod PROPN Oman GPE",
    )
    assert words["Oman"] == ("complaint", "nmod")


def test_a_name_under_a_preposition_is_no_part_of_another(tree: Build) -> None:
    words = repaired(
        tree,
        "discussed 0 root VBD discuss | Oman 1 obj PROPN Oman GPE | with 4 case IN with"
        " | Bee 2 flat PROPN Bee PERSON",
    )
    assert words["Bee"] == ("discussed", "obl")


def test_a_comma_parts_a_town_from_what_it_is(tree: Build) -> None:
    words = repaired(
        tree,
        "truce 0 root NN truce | in 6 case IN in | Ayod 6 compound PROPN Ayod GPE | , 6 punct PUNCT ,"
        " | the 6 det DT the | outpost 1 nmod NN outpost",
    )
    assert words["Ayod"] == ("truce", "nmod")
    assert words["outpost"] == ("Ayod", "appos")
    assert words["in"] == ("Ayod", "case")


def test_a_number_is_not_the_noun_that_it_counts(tree: Build) -> None:
    words = repaired(
        tree,
        "killing 0 root NN killing | of 4 case IN of | 140 1 nmod CD 140 | Shiites 3 amod NNPS shiite NORP",
    )
    assert words["Shiites"] == ("killing", "nmod")
    assert words["140"] == ("Shiites", "nummod")


def test_a_state_acts_and_not_the_plan_that_names_it(tree: Build) -> None:
    words = repaired(
        tree,
        "Togo 2 nsubj PROPN Togo GPE | made 0 root VBD make | plans 2 obj NNS plan | for 5 case IN for"
        " | Gabon 3 nmod PROPN Gabon GPE | , 7 punct PUNCT , | which 8 nsubj WDT which"
        " | supports 3 acl:relcl VBZ support | Togo 8 obj PROPN Togo GPE",
    )
    assert words["supports"] == ("Gabon", "acl:relcl")


def test_a_time_before_a_clause_is_no_part_of_its_object(tree: Build) -> None:
    words = repaired(
        tree,
        "Police 2 nsubj NNS police | fled 0 root VBD flee | weeks 7 nmod:unmarked NNS week DATE"
        " | after 6 mark IN after | rebels 6 nsubj NNS rebel | killed 2 advcl VBD kill"
        " | monks 6 obj NNS monk",
    )
    assert words["weeks"] == ("killed", "obl:unmarked")


def test_remarks_are_by_those_whose_state_is_named_before_them(tree: Build) -> None:
    words = repaired(
        tree,
        "Chad 2 nsubj PROPN Chad GPE | denounced 0 root VBD denounce | remarks 2 obj NNS remark"
        " | by 7 case IN by | the 7 det DT the | Togolese 7 amod JJ Togolese NORP"
        " | commander 2 obl NN commander",
    )
    assert words["commander"] == ("remarks", "nmod")


def test_a_noun_under_a_preposition_is_no_clause(tree: Build) -> None:
    words = repaired(
        tree,
        "Bee 2 nsubj PROPN Bee PERSON | left 0 root VBD leave | after 4 case IN after"
        " | talks 2 advcl NNS talk",
    )
    assert words["talks"] == ("left", "obl")


def test_between_two_sides_stand_both(tree: Build) -> None:
    words = repaired(
        tree,
        "clashes 0 root NNS clash | between 7 case IN between | the 7 det DT the"
        " | army 1 nmod NN army | and 1 cc CC and | Somali 7 amod JJ somali NORP | rebels 1 nmod NNS rebel",
    )
    assert words["army"] == ("clashes", "nmod")
    assert words["rebels"] == ("army", "conj")
    assert (words["between"], words["the"], words["and"]) == (
        ("army", "case"),
        ("army", "det"),
        ("rebels", "cc"),
    )


def test_the_second_of_two_who_talk_talks_with_the_first(tree: Build) -> None:
    words = repaired(
        tree,
        "talks 0 root NNS talk | between 3 case IN between | Oman 1 nmod PROPN Oman GPE | and 6 cc CC and"
        " | Omani 6 amod JJ omani NORP | rebels 1 conj NNS rebel",
    )
    assert words["rebels"] == ("Oman", "conj")


def test_who_is_blamed_for_a_raid_was_not_raided(tree: Build) -> None:
    words = repaired(
        tree,
        "Togo 2 nsubj PROPN Togo GPE | blamed 0 root VBD blame | the 4 det DT the | raid 2 obj NN raid"
        " | on 6 case IN on | rebels 4 nmod NNS rebel",
    )
    assert words["rebels"] == ("blamed", "obl")


def test_the_army_is_listed_with_the_rebels_and_not_with_their_country(tree: Build) -> None:
    words = repaired(
        tree,
        "war 0 root NN war | between 3 case IN between | rebels 1 nmod NNS rebel | in 5 case IN in"
        " | Mali 3 nmod PROPN Mali GPE | and 8 cc CC and | the 8 det DT the | army 5 conj NN army",
    )
    assert words["army"] == ("rebels", "conj")


def test_a_raid_is_how_men_were_arrested(tree: Build) -> None:
    words = repaired(
        tree,
        "Police 2 nsubj NNS police | arrested 0 root VBD arrest | men 2 obj NNS man | in 6 case IN in"
        " | a 6 det DT a | raid 3 nmod NN raid",
    )
    assert words["raid"] == ("arrested", "obl")


def test_what_brings_protests_about_is_not_against_anybody(tree: Build) -> None:
    words = repaired(
        tree,
        "Deaths 2 nsubj NNS death | sparked 0 root VBD spark | protests 2 obj NNS protest | by 5 case IN by"
        " | students 3 nmod NNS student | against 7 case IN against | police 2 obl NNS police",
    )
    assert words["police"] == ("protests", "nmod")


def test_the_fighters_of_a_branch_are_detained_and_not_the_group_itself(tree: Build) -> None:
    words = repaired(
        tree,
        "Troops 2 nsubj NNS troops | detained 0 root VBD detain | two 4 nummod CD two"
        " | al 2 obj PROPN al ORG | Qaida 4 flat PROPN Qaida ORG+ | in 8 case IN in"
        " | Iraq 8 compound PROPN Iraq GPE | fighters 2 obl NNS fighter",
    )
    assert words["fighters"] == ("detained", "obj")
    assert words["two"] == ("fighters", "nummod")
    assert words["al"] == ("fighters", "compound")


def test_a_group_that_did_something_is_no_man(tree: Build) -> None:
    words = repaired(
        tree,
        "leader 0 root NN leader | of 4 case IN of | the 4 det DT the | movement 1 nmod NN movement"
        " | that 6 nsubj WDT that | toppled 1 acl:relcl VBD topple | Bee 6 obj PROPN Bee PERSON",
    )
    assert words["toppled"] == ("movement", "acl:relcl")


def test_a_man_who_did_something_is_no_group(tree: Build) -> None:
    words = repaired(
        tree,
        "leader 0 root NN leader | of 4 case IN of | the 4 det DT the | movement 1 nmod NN movement"
        " | who 6 nsubj WP who | toppled 1 acl:relcl VBD topple | Bee 6 obj PROPN Bee PERSON",
    )
    assert words["toppled"] == ("leader", "acl:relcl")


def test_guards_were_abducted_and_not_their_bodies(tree: Build) -> None:
    words = repaired(
        tree,
        "moved 0 root VBD move | bodies 1 obj NNS body | of 4 case IN of | guards 2 nmod NNS guard"
        " | abducted 2 acl VBN abduct | by 7 case IN by | rebels 5 obl:agent NNS rebel",
    )
    assert words["abducted"] == ("guards", "acl")


def test_what_is_seized_stands_before_the_comma(tree: Build) -> None:
    words = repaired(
        tree,
        "set 0 root VBD set | fires 1 obj NNS fire | that 4 nsubj WDT that | spread 2 acl:relcl VBD spread"
        " | to 7 case IN to | the 7 det DT the | school 4 obl NN school | , 9 punct ,"
        " | seized 2 acl VBN seize"
        " | by 11 case IN by | rebels 9 obl:agent NNS rebel",
    )
    assert words["seized"] == ("school", "acl")


def test_leaders_who_object_are_no_party(tree: Build) -> None:
    words = repaired(
        tree,
        "from 2 case IN from | leaders 0 root NNS leader | of 5 case IN of | Labor 5 compound PROPN Labor ORG"
        " | Party 2 nmod PROPN Party ORG+ | , 8 punct , | who 8 nsubj WP who | object 5 acl:relcl VBP object",
    )
    assert words["object"] == ("leaders", "acl:relcl")


def test_a_treaty_is_one_with_a_state_and_allows_something(tree: Build) -> None:
    words = repaired(
        tree,
        "signed 0 root VBD sign | treaties 1 obj NNS treaty | with 4 case IN with"
        " | Togo 5 nsubj PROPN Togo GPE | allowing 2 acl VBG allow | trade 5 obj NN trade",
    )
    assert words["Togo"] == ("treaties", "nmod")


def test_who_denies_a_charge_is_no_charge(tree: Build) -> None:
    words = repaired(
        tree,
        "Mali 2 nsubj PROPN Mali GPE | accuses 0 root VBZ accuse | Togo 2 obj PROPN Togo GPE | , 7 punct ,"
        " | charges 7 nsubj NNS charge | Lome 7 nsubj PROPN Lome GPE | denies 2 parataxis VBZ deny",
    )
    assert words["charges"] == ("accuses", "appos")
    assert words["denies"] == ("charges", "acl:relcl")
    words = repaired(
        tree,
        "Mali 2 nsubj PROPN Mali GPE | accuses 0 root VBZ accuse | Togo 2 obj PROPN Togo GPE | , 2 punct ,"
        " | charges 2 parataxis VBZ charge | Lome 7 nsubj PROPN Lome GPE | denies 5 ccomp VBZ deny",
    )
    assert words["charges"] == ("accuses", "appos")
    assert words["denies"] == ("charges", "acl:relcl")
