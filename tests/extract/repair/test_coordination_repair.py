"""Lists whose members the parser takes for something else."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from repaired_trees import repaired

Build = Callable[[str], Doc]


def test_a_noun_before_and_is_no_part_of_the_next_one(tree: Build) -> None:
    words = repaired(
        tree,
        "attacks 0 root NNS attack | on 6 case IN on | police 6 compound NN police | and 6 cc CC and"
        " | Togolese 6 amod JJ togolese NORP | troops 1 nmod NNS troop",
    )
    assert words["police"] == ("attacks", "nmod")
    assert words["on"] == ("police", "case")
    assert words["troops"] == ("police", "conj")


def test_two_modifiers_of_one_noun_stay_together(tree: Build) -> None:
    words = repaired(
        tree,
        "signed 0 root VBD sign | trade 5 compound NN trade | and 5 cc CC and"
        " | investment 5 compound NN investment | deals 1 obj NNS deal",
    )
    assert words["trade"] == ("deals", "compound")


def test_a_bare_noun_before_more_members_is_one_of_them(tree: Build) -> None:
    words = repaired(
        tree,
        "ministers 7 nsubj:pass NNS minister | , 3 punct PUNCT , | governors 1 appos NNS governor"
        " | and 5 cc CC and | mayors 1 conj NNS mayor | were 7 aux:pass AUX be | held 0 root VBN hold",
    )
    assert words["governors"] == ("ministers", "conj")


def test_who_somebody_is_stays_said_of_him(tree: Build) -> None:
    words = repaired(
        tree,
        "minister 9 nsubj:pass NN minister | , 4 punct PUNCT , | a 4 det DT a | soldier 1 appos NN soldier"
        " | , 4 punct PUNCT , | and 7 cc CC and | aides 1 conj NNS aide | were 9 aux:pass AUX be"
        " | held 0 root VBN hold",
    )
    assert words["soldier"] == ("minister", "appos")


def test_what_begins_with_and_is_no_apposition(tree: Build) -> None:
    words = repaired(
        tree,
        "met 0 root VBD meet | Bee 1 obj PROPN Bee PERSON | and 4 cc CC and | chairman 2 appos NN chairman",
    )
    assert words["chairman"] == ("Bee", "conj")


def test_two_nationalities_share_the_noun_behind_them(tree: Build) -> None:
    words = repaired(
        tree,
        "Sunni 5 nsubj JJ sunni NORP | and 4 cc CC and | Kurdish 4 amod JJ kurdish NORP+"
        " | legislators 1 conj NNS legislator | left 0 root VBD leave",
    )
    assert words["legislators"] == ("left", "nsubj")
    assert words["Sunni"] == ("legislators", "amod")
    assert words["Kurdish"] == ("Sunni", "conj")


def test_a_name_behind_a_listed_title_is_his(tree: Build) -> None:
    words = repaired(
        tree,
        "met 0 root VBD meet | Bee 1 obj PROPN Bee PERSON | and 4 cc CC and | chief 2 conj NN chief"
        " | Dee 2 conj PROPN Dee PERSON+",
    )
    assert words["Dee"] == ("chief", "flat")


def test_a_second_object_without_a_verb_shares_the_first_ones(tree: Build) -> None:
    words = repaired(
        tree,
        "Malta 2 nsubj PROPN Malta GPE | joined 0 root VBD join | NATO 2 obj PROPN NATO ORG"
        " | and 5 cc CC and | OPEC 2 conj PROPN OPEC ORG",
    )
    assert words["OPEC"] == ("NATO", "conj")


def test_a_body_before_another_names_convoy_has_a_convoy_too(tree: Build) -> None:
    words = repaired(
        tree,
        "attacks 0 root NNS attack | on 3 case IN on | NATO 1 nmod PROPN NATO ORG | and 6 cc CC and"
        " | U.S. 6 compound PROPN U.S. GPE | convoys 1 nmod NNS convoy",
    )
    assert words["NATO"] == ("convoys", "compound")
    assert words["U.S."] == ("NATO", "conj")
    assert words["on"] == ("convoys", "case")


def test_who_is_accused_of_something_is_accused_by_a_verb(tree: Build) -> None:
    words = repaired(
        tree,
        "Togo 2 nsubj PROPN Togo GPE | denied 0 root VBD deny | it 2 obj PRP it | and 6 cc CC and"
        " | accused 6 amod VBN accuse | rebels 3 conj NNS rebel | of 8 case IN of | fraud 6 nmod NN fraud",
    )
    assert words["accused"] == ("denied", "conj")
    assert words["rebels"] == ("accused", "obj")
    assert words["fraud"] == ("accused", "obl")


def test_the_accused_before_nouns_stay_there(tree: Build) -> None:
    words = repaired(
        tree,
        "questioned 0 root VBD question | witnesses 1 obj NNS witness | and 5 cc CC and"
        " | accused 5 amod VBN accuse | rebels 2 conj NNS rebel",
    )
    assert words["accused"] == ("rebels", "amod")


def test_who_is_named_along_with_somebody_is_one_more(tree: Build) -> None:
    words = repaired(
        tree,
        "Togo 6 nsubj PROPN Togo GPE | , 5 punct , | along 5 case IN along | with 5 case IN with"
        " | Benin 1 nmod PROPN Benin GPE | voted 0 root VBD vote",
    )
    assert words["Benin"] == ("Togo", "conj")


def test_along_with_is_one_preposition_beside_a_verb(tree: Build) -> None:
    words = repaired(
        tree,
        "seized 0 root VBN seize | along 4 case IN along | with 4 case IN with | aides 1 obl NNS aide",
    )
    assert words["with"] == ("along", "fixed")


def test_a_phrase_that_begins_with_and_belongs_to_the_one_before(tree: Build) -> None:
    words = repaired(
        tree,
        "met 0 root VBD meet | with 3 case IN with | government 1 obl NN government | and 5 cc CC and"
        " | business 6 compound NN business | leaders 1 obl NNS leader",
    )
    assert words["leaders"] == ("government", "conj")
    assert words["and"] == ("leaders", "cc")


def test_a_body_behind_a_clause_stands_beside_the_body_before_it(tree: Build) -> None:
    words = repaired(
        tree,
        "MDC 10 nsubj PROPN MDC ORG | , 4 punct , | which 4 nsubj WDT which | holds 1 acl:relcl VBZ hold"
        " | towns 4 obj NNS town | , 8 punct , | and 8 cc CC and | PDU 5 conj PROPN PDU ORG | , 10 punct ,"
        " | signed 0 root VBD sign",
    )
    assert words["PDU"] == ("MDC", "conj")


def test_two_states_that_share_half_a_name_are_two(tree: Build) -> None:
    words = repaired(
        tree,
        "talks 0 root NNS talk | between 6 case IN between | North 6 compound PROPN North GPE"
        " | and 5 cc CC and | South 3 conj PROPN South GPE+ | Korea 1 nmod PROPN Korea GPE",
    )
    assert words["North"] == ("talks", "nmod")
    assert words["Korea"] == ("North", "conj")
    assert words["South"] == ("Korea", "compound")


def test_somebody_s_wife_is_one_more_of_a_list_with_him(tree: Build) -> None:
    words = repaired(
        tree,
        "Fox 8 nsubj:pass PROPN Fox PERSON | , 4 punct , | his 4 nmod:poss PRP$ his | wife 1 appos NN wife"
        " | and 6 cc CC and | nephew 1 conj NN nephew | were 8 aux:pass VBD be | held 0 root VBN hold",
    )
    assert words["wife"] == ("Fox", "conj")


def test_two_who_were_arrested_on_two_days_are_both_arrested(tree: Build) -> None:
    words = repaired(
        tree,
        "arrested 0 root VBD arrest | Bee 1 obj PROPN Bee PERSON | on 4 case IN on"
        " | Monday 1 obl PROPN Monday DATE"
        " | and 6 cc CC and | Roe 1 conj PROPN Roe ORG | on 8 case IN on | Friday 6 nmod PROPN Friday DATE",
    )
    assert words["Roe"] == ("Bee", "conj")


def test_officials_behind_a_name_before_more_members_are_not_that_man(tree: Build) -> None:
    words = repaired(
        tree,
        "met 0 root VBD meet | with 3 case IN with | Bee 1 obl PROPN Bee PERSON | , 6 punct ,"
        " | other 6 amod JJ other | officials 3 appos NNS official"
        " | and 8 cc CC and | members 6 conj NNS member",
    )
    assert words["officials"] == ("Bee", "conj")


def test_a_counterpart_is_listed_with_the_minister_and_not_with_his_title(tree: Build) -> None:
    words = repaired(
        tree,
        "Minister 2 nmod:desc NN minister | Bee 7 nsubj PROPN Bee PERSON | and 5 cc CC and"
        " | his 5 nmod:poss PRP$ his | counterpart 1 conj NN counterpart"
        " | Friday 7 obl:unmarked PROPN Friday DATE"
        " | signed 0 root VBD sign | treaties 7 obj NNS treaty",
    )
    assert words["counterpart"] == ("Bee", "conj")


def test_others_behind_the_verb_were_wounded_and_not_killed(tree: Build) -> None:
    words = repaired(
        tree,
        "guard 3 nsubj:pass NN guard | was 3 aux:pass VBD be | killed 0 root VBN kill | and 6 cc CC and"
        " | four 6 nummod CD four | others 1 conj NNS other | wounded 6 amod JJ wounded",
    )
    assert words["wounded"] == ("killed", "conj")
    assert words["others"] == ("wounded", "nsubj:pass")


def test_who_stand_behind_a_round_number_are_all_counted(tree: Build) -> None:
    words = repaired(
        tree,
        "Thousands 7 nsubj NNS thousand | of 3 case IN of | Malians 1 nmod PROPN Malian NORP"
        " | and 6 cc CC and"
        " | Libyan 6 amod JJ libyan NORP | refugees 3 conj NNS refugee | rallied 0 root VBD rally",
    )
    assert words["refugees"] == ("Thousands", "conj")


def test_who_died_stands_for_all_who_are_counted(tree: Build) -> None:
    words = repaired(
        tree,
        "honored 0 root VBD honor | thousands 1 obj NNS thousand | of 4 case IN of"
        " | Malians 2 nmod PROPN Malian"
        " | and 6 cc CC and | others 4 conj NNS other | who 8 nsubj WP who | died 4 acl:relcl VBD die",
    )
    assert words["died"] == ("thousands", "acl:relcl")


def test_the_second_of_three_nationalities_is_no_quality_of_the_first(tree: Build) -> None:
    words = repaired(
        tree,
        "raids 0 root NNS raid | by 7 case IN by | Chadian 7 amod JJ Chadian NORP | , 5 punct ,"
        " | Malian 3 amod JJ Malian NORP | and 7 cc CC and | NATO 3 conj PROPN NATO ORG"
        " | troops 1 nmod NNS troop",
    )
    assert words["Malian"] == ("Chadian", "conj")


def test_two_guards_are_not_called_a_reporter(tree: Build) -> None:
    words = repaired(
        tree,
        "killed 0 root VBD kill | two 3 nummod CD two | guards 1 obj NNS guard | , 6 punct ,"
        " | a 6 det DT a | reporter 3 appos NN reporter | , 8 punct , | and 10 cc CC and | an 10 det DT an"
        " | officer 3 conj NN officer",
    )
    assert words["reporter"] == ("guards", "conj")


def test_a_deed_is_listed_with_a_deed(tree: Build) -> None:
    words = repaired(
        tree,
        "raids 0 root NNS raid | on 3 case IN on | houses 1 nmod NNS house | and 6 cc CC and"
        " | the 6 det DT the | detention 3 conj NN detention | of 8 case IN of | hundreds 6 nmod NNS hundred",
    )
    assert words["detention"] == ("raids", "conj")


def test_a_country_is_called_by_one_name(tree: Build) -> None:
    words = repaired(
        tree,
        "visit 0 root VB visit | the 3 det DT the | country 1 obj NN country | of 5 case IN of"
        " | Togo 3 nmod PROPN Togo GPE | and 7 cc CC and | Benin 5 conj PROPN Benin GPE",
    )
    assert words["Benin"] == ("country", "conj")
