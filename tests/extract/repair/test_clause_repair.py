"""Clauses get back the subject that the parser hangs elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from repaired_trees import repaired

Build = Callable[[str], Doc]


def test_who_killed_somebody_was_not_shot(tree: Build) -> None:
    words = repaired(
        tree,
        "Gunmen 2 nsubj:pass NNS gunman | shot 0 root VBD shoot | and 4 cc CC and | killed 2 conj VBD kill"
        " | judges 4 obj NNS judge",
    )
    assert words["Gunmen"] == ("shot", "nsubj")


def test_who_was_shot_and_left_was_shot(tree: Build) -> None:
    words = repaired(
        tree,
        "Gunmen 3 nsubj:pass NNS gunman | were 3 aux:pass VBD be | shot 0 root VBN shoot"
        " | and 5 cc CC and | left 3 conj VBD leave | Basra 5 obj PROPN Basra GPE",
    )
    assert words["Gunmen"] == ("shot", "nsubj:pass")


def test_one_says_that_somebody_was_killed_and_not_somebody(tree: Build) -> None:
    words = repaired(
        tree,
        "Officials 2 nsubj NNS official | say 0 root VBP say | Petrov 2 obj PROPN Petrov PERSON"
        " | was 5 aux:pass VBD be | killed 2 ccomp VBN kill",
    )
    assert words["Petrov"] == ("killed", "nsubj:pass")


def test_a_conjunction_before_a_finite_clause_is_no_preposition(tree: Build) -> None:
    words = repaired(
        tree,
        "Oran 2 nsubj PROPN Oran GPE | mourned 0 root VBD mourn | after 4 case IN after"
        " | bombs 5 obl NNS bomb | killed 2 advcl VBD kill | soldiers 5 obj NNS soldier",
    )
    assert words["bombs"] == ("killed", "nsubj")
    assert words["after"] == ("killed", "mark")


def test_the_second_subject_of_a_verb_is_that_of_the_clause_behind_it(tree: Build) -> None:
    words = repaired(
        tree,
        "Oman 3 nsubj PROPN Oman GPE | has 3 aux VBZ have | demanded 0 root VBN demand | that 3 mark IN that"
        " | Qatar 3 nsubj PROPN Qatar GPE | free 3 xcomp VB free | monks 6 obj NNS monk",
    )
    assert words["Qatar"] == ("free", "nsubj")
    assert words["Oman"] == ("demanded", "nsubj")


def test_the_second_subject_of_a_verb_without_clause_or_object_is_its_object(tree: Build) -> None:
    words = repaired(
        tree,
        "Judges 2 nsubj NNS judge | remanded 0 root VBD remand | into 4 case IN into"
        " | custody 2 obl NN custody | Petrov 2 nsubj PROPN Petrov PERSON",
    )
    assert words["Petrov"] == ("remanded", "obj")


def test_who_speaks_behind_his_verb_is_no_object(tree: Build) -> None:
    words = repaired(
        tree, "Why 2 advmod WRB why | demanded 0 root VBD demand | Petrov 2 nsubj PROPN Petrov PERSON"
    )
    assert words["Petrov"] == ("demanded", "nsubj")


def test_who_is_opposed_opposes(tree: Build) -> None:
    words = repaired(
        tree,
        "Oman 3 nsubj:pass PROPN Oman GPE | is 3 aux:pass VBZ be | opposed 0 root VBN oppose"
        " | to 5 case IN to | war 3 obl NN war",
    )
    assert words["Oman"] == ("opposed", "nsubj")


def test_who_is_opposed_by_somebody_does_not_oppose(tree: Build) -> None:
    words = repaired(
        tree,
        "Oman 3 nsubj:pass PROPN Oman GPE | is 3 aux:pass VBZ be | opposed 0 root VBN oppose"
        " | by 5 case IN by | Qatar 3 obl:agent PROPN Qatar GPE",
    )
    assert words["Oman"] == ("opposed", "nsubj:pass")


def test_a_bomb_that_killed_somebody_is_no_time(tree: Build) -> None:
    words = repaired(
        tree,
        "Men 2 nsubj:pass NNS man | arrested 0 root VBN arrest | after 4 case IN after"
        " | blast 5 obl NN blast | killed 2 advcl VBN kill | soldiers 5 obj NNS soldier",
    )
    assert words["blast"] == ("killed", "nsubj")
    assert words["after"] == ("killed", "mark")


def test_a_name_before_a_participle_that_tells_something_is_who_tells_it(tree: Build) -> None:
    words = repaired(
        tree,
        "Union 2 nsubj PROPN Union ORG | protested 0 root VBD protest | with 5 mark IN with"
        " | Chad 5 compound PROPN Chad GPE | warning 2 advcl VBG warn | it 8 nsubj PRP it"
        " | would 8 aux MD would | leave 5 ccomp VB leave",
    )
    assert words["Chad"] == ("warning", "nsubj")


def test_who_is_called_on_to_act_does_not_call(tree: Build) -> None:
    words = repaired(
        tree,
        "Proposals 2 nsubj NNS proposal | call 0 root VBP call | for 6 mark IN for"
        " | Bee 2 nsubj PROPN Bee PERSON | to 6 mark TO to | inform 2 advcl VB inform"
        " | Congress 6 obj PROPN Congress ORG",
    )
    assert words["Bee"] == ("inform", "nsubj")


def test_for_whom_a_call_is_made_acts_in_its_infinitive(tree: Build) -> None:
    words = repaired(
        tree,
        "France 2 nsubj PROPN France GPE | called 0 root VBD call | for 4 case IN for"
        " | Sudan 2 obl PROPN Sudan GPE | to 6 mark TO to | disarm 2 xcomp VB disarm",
    )
    assert words["Sudan"] == ("disarm", "nsubj")
    assert words["disarm"] == ("called", "advcl")


def test_a_clause_without_comma_belongs_to_the_verb_before_it(tree: Build) -> None:
    words = repaired(
        tree,
        "Police 2 nsubj NNS police | seek 0 root VBP seek | men 2 obj NNS man | who 5 nsubj WP who"
        " | escaped 3 acl:relcl VBD escape | after 8 mark IN after | being 8 aux:pass VBG be"
        " | held 2 advcl VBN hold",
    )
    assert words["held"] == ("escaped", "advcl")


def test_police_with_whom_it_is_quiet_are_deployed_there(tree: Build) -> None:
    words = repaired(
        tree,
        "Delhi 2 nsubj PROPN Delhi GPE | stayed 0 root VBD stay | quiet 2 xcomp JJ quiet"
        " | with 6 mark IN with | hundreds 6 nsubj NNS hundred | deployed 2 advcl VBN deploy",
    )
    assert words["hundreds"] == ("deployed", "nsubj:pass")


def test_what_somebody_is_called_is_no_object(tree: Build) -> None:
    words = repaired(
        tree,
        "Maliki 2 nsubj PROPN Maliki PERSON | blamed 0 root VBD blame | it 2 obj PRP it | on 5 case IN on"
        " | what 2 obl WP what | he 7 nsubj PRP he | called 5 acl:relcl VBD call | rebels 7 obj NNS rebel",
    )
    assert words["rebels"] == ("called", "xcomp")


def test_whom_one_calls_for_to_do_it_does_it_whatever_the_preposition_is_taken_for(tree: Build) -> None:
    words = repaired(
        tree,
        "Kenya 2 nsubj PROPN Kenya GPE | called 0 root VBD call | for 5 mark IN for | all 5 det DT all"
        " | sides 2 obl NNS side | to 7 mark TO to | disarm 2 advcl VB disarm",
    )
    assert words["sides"] == ("disarm", "nsubj")
    assert words["for"] == ("disarm", "mark")


def test_what_they_say_killed_them_is_the_subject(tree: Build) -> None:
    words = repaired(
        tree,
        "raids 0 root NNS raid | that 5 obj WDT that | they 4 nsubj PRP they | say 1 acl:relcl VBP say"
        " | killed 4 ccomp VBD kill | rebels 5 obj NNS rebel",
    )
    assert words["that"] == ("killed", "nsubj")
    assert words["rebels"] == ("killed", "obj")


def test_who_is_told_something_is_told_and_does_not_do_it(tree: Build) -> None:
    words = repaired(
        tree,
        "Bee 2 nsubj PROPN Bee PERSON | told 0 root VBD tell | Reuters 6 iobj PROPN Reuters ORG"
        " | rebels 6 nsubj NNS rebel | will 6 aux MD will | disarm 2 ccomp VB disarm",
    )
    assert words["Reuters"] == ("told", "obj")


def test_who_is_to_do_what_is_demanded_is_its_subject(tree: Build) -> None:
    words = repaired(
        tree,
        "Lawmakers 2 nsubj NNS lawmaker | demand 0 root VBP demand | Bee 2 obj PROPN Bee PERSON"
        " | resign 2 ccomp VB resign",
    )
    assert words["Bee"] == ("resign", "nsubj")


def test_the_second_of_two_participles_has_a_subject_of_its_own(tree: Build) -> None:
    words = repaired(
        tree,
        "Ten 3 nsubj:pass CD ten | were 3 aux:pass VBD be | killed 0 root VBN kill | and 6 cc CC and"
        " | others 6 obl:unmarked NNS other | wounded 3 conj VBN wound",
    )
    assert words["others"] == ("wounded", "nsubj:pass")


def test_what_a_clause_does_is_no_further_noun_of_a_list(tree: Build) -> None:
    words = repaired(
        tree,
        "Togo 3 nsubj PROPN Togo GPE | is 3 cop AUX be | responsible 0 root JJ responsible"
        " | for 5 case IN for | abuses 3 obl NNS abuse | , 7 punct , | jailing 5 conj VBG jail"
        " | monks 7 obj NNS monk",
    )
    assert words["jailing"] == ("responsible", "advcl")


def test_a_town_between_commas_is_where_the_hall_lies_and_does_not_speak(tree: Build) -> None:
    words = repaired(
        tree,
        "At 3 case IN at | a 3 det DT a | hall 8 obl NN hall | , 5 punct , , | Lyon 8 nsubj PROPN Lyon GPE"
        " | , 8 punct , , | Dubois 8 nsubj PROPN Dubois PERSON | spoke 0 root VBD speak",
    )
    assert words["Lyon"] == ("hall", "appos")
    assert words["Dubois"] == ("spoke", "nsubj")


def test_one_is_told_what_others_will_do(tree: Build) -> None:
    words = repaired(
        tree,
        "Bee 2 nsubj PROPN Bee PERSON | told 0 root VBD tell | envoys 6 nsubj NNS envoy | Togo 6 nsubj PROPN"
        " Togo GPE | will 6 aux MD will | act 2 ccomp VB act",
    )
    assert words["envoys"] == ("told", "obj")
    assert words["Togo"] == ("act", "nsubj")


def test_what_a_clause_reports_without_auxiliary_is_active(tree: Build) -> None:
    words = repaired(
        tree,
        "Police 2 nsubj NNS police | say 0 root VBP say | bombers 4 nsubj:pass NNS bomber"
        " | killed 2 ccomp VBN kill | nine 6 nummod CD nine | officers 4 obl NNS officer",
    )
    assert words["bombers"] == ("killed", "nsubj")
    assert words["officers"] == ("killed", "obj")


def test_who_is_requested_to_rule_does_not_request_it(tree: Build) -> None:
    words = repaired(
        tree,
        "Bee 2 nsubj PROPN Bee PERSON | requested 0 root VBD request | judges 2 nsubj NNS judge"
        " | issue 2 ccomp VBP issue | rulings 4 obj NNS ruling",
    )
    assert words["judges"] == ("issue", "nsubj")


def test_who_is_called_on_by_a_noun_does_what_the_infinitive_says(tree: Build) -> None:
    words = repaired(
        tree,
        "renewed 0 root VBD renew | calls 1 obj NNS call | for 4 case IN for | Togo 2 nmod PROPN Togo GPE"
        " | to 6 mark TO to | vote 1 advcl VB vote",
    )
    assert words["Togo"] == ("vote", "nsubj")
    assert words["vote"] == ("calls", "acl")


def test_a_bomb_kills_and_not_the_patrol_that_passed(tree: Build) -> None:
    words = repaired(
        tree,
        "Bombs 2 nsubj NNS bomb | exploded 0 root VBD explode | as 5 mark IN as | patrols 5 nsubj NNS patrol"
        " | passed 2 advcl VBD pass | , 7 punct , | killing 5 advcl VBG kill | four 7 obj CD four",
    )
    assert words["killing"] == ("exploded", "advcl")


def test_a_past_tense_behind_a_present_is_of_who_spoke(tree: Build) -> None:
    words = repaired(
        tree,
        "Bee 2 nsubj PROPN Bee PERSON | denied 0 root VBD deny | that 5 mark IN that | Togo 5 nsubj PROPN"
        " Togo GPE | meddles 2 ccomp VBZ meddle | , 8 punct , | and 8 cc CC and | accused 5 conj VBD accuse"
        " | Benin 8 obj PROPN Benin GPE",
    )
    assert words["accused"] == ("denied", "conj")


def test_the_others_are_wounded_where_the_first_are_killed(tree: Build) -> None:
    words = repaired(
        tree,
        "Guards 3 nsubj:pass NNS guard | were 3 aux:pass VBD be | killed 0 root VBN kill | and 6 cc CC and"
        " | two 6 nummod CD two | others 7 nsubj NNS other | wounded 3 conj VBD wound",
    )
    assert words["others"] == ("wounded", "nsubj:pass")
    words = repaired(
        tree,
        "Guards 3 nsubj:pass NNS guard | were 3 aux:pass VBD be | killed 0 root VBN kill | and 6 cc CC and"
        " | ten 6 nummod CD ten | others 7 obl:unmarked NNS other | wounded 1 acl VBN wound",
    )
    assert words["others"] == ("wounded", "nsubj:pass")
    assert words["wounded"] == ("killed", "conj")


def test_who_stands_behind_as_is_the_subject_of_a_past_tense(tree: Build) -> None:
    words = repaired(
        tree,
        "Bee 2 nsubj PROPN Bee PERSON | spoke 0 root VBD speak | as 4 case IN as | Togo 2 obl PROPN Togo GPE"
        " | , 7 punct , | which 7 nsubj WDT which | objects 4 acl:relcl VBZ object | , 4 punct ,"
        " | continued 2 conj VBD continue | raids 9 obj NNS raid",
    )
    assert words["Togo"] == ("continued", "nsubj")
    assert words["as"] == ("continued", "mark")
    assert words["continued"] == ("spoke", "advcl")


def test_days_before_a_conjunction_are_no_part_of_the_subject(tree: Build) -> None:
    words = repaired(
        tree,
        "strike 2 nsubj NN strike | came 0 root VBD come | days 5 nmod:unmarked NNS day"
        " | after 5 case IN after"
        " | envoys 6 obl NNS envoy | visited 2 parataxis VBD visit | Togo 6 obj PROPN Togo GPE",
    )
    assert words["envoys"] == ("visited", "nsubj")
    assert words["days"] == ("visited", "obl:unmarked")


def test_until_before_a_subject_begins_a_clause(tree: Build) -> None:
    words = repaired(
        tree,
        "Bee 2 nsubj PROPN Bee PERSON | said 0 root VBD say | troops 4 nsubj NNS troop"
        " | waited 2 ccomp VBD wait"
        " | until 6 case IN until | rebels 7 nsubj NNS rebel | came 2 ccomp VBD come",
    )
    assert words["came"] == ("waited", "advcl")
    assert words["until"] == ("came", "mark")


def test_a_past_tense_of_the_same_subject_is_no_time_of_it(tree: Build) -> None:
    words = repaired(
        tree,
        "Bee 2 nsubj PROPN Bee PERSON | spoke 0 root VBD speak | after 4 case IN after | talks 2 obl NNS talk"
        " | and 6 cc CC and | left 2 conj VBD leave",
    )
    assert words["talks"] == ("spoke", "obl")


def test_who_is_accused_of_two_things_is_no_object_of_the_first(tree: Build) -> None:
    words = repaired(
        tree,
        "Mali 2 nsubj PROPN Mali GPE | accuses 0 root VBZ accuse | Togo 5 obj PROPN Togo GPE"
        " | of 5 mark IN of"
        " | arming 2 advcl VBG arm | and 7 cc CC and | funding 5 conj VBG fund | rebels 7 obj NNS rebel",
    )
    assert words["Togo"] == ("accuses", "obj")


def test_an_infinitive_with_to_goes_on_from_one_with_to(tree: Build) -> None:
    words = repaired(
        tree,
        "came 0 root VBD come | to 3 mark TO to | help 1 advcl VB help | Chad 3 obj PROPN Chad GPE"
        " | train 3 xcomp VB train | police 5 obj NNS police | and 9 cc CC and | to 9 mark TO to"
        " | support 5 conj VB support | talks 9 obj NNS talk",
    )
    assert words["support"] == ("help", "conj")


def test_all_who_are_to_act_are_asked(tree: Build) -> None:
    words = repaired(
        tree,
        "called 0 root VBD call | for 6 mark IN for | all 4 det DT all | states 6 obl NNS state"
        " | to 6 mark TO to"
        " | disarm 1 advcl VB disarm",
    )
    assert words["states"] == ("disarm", "nsubj")


def test_who_hides_in_a_cave_does_not_kill_there(tree: Build) -> None:
    words = repaired(
        tree,
        "Troops 2 nsubj NNS troop | clashed 0 root VBD clash | with 4 case IN with | rebels 2 obl NNS rebel"
        " | hiding 4 acl VBG hide | there 5 advmod RB there | , 8 punct , | killing 5 advcl VBG kill"
        " | two 8 obj CD two",
    )
    assert words["killing"] == ("clashed", "advcl")


def test_who_asks_says_why(tree: Build) -> None:
    words = repaired(
        tree,
        "Bee 2 nsubj PROPN Bee PERSON | urged 0 root VBD urge | Togo 2 obj PROPN Togo GPE | to 5 mark TO to"
        " | act 2 xcomp VB act | , 7 punct , | saying 5 advcl VBG say | it 9 nsubj PRP it"
        " | must 7 ccomp MD must",
    )
    assert words["saying"] == ("urged", "advcl")


def test_whoever_a_bomb_wounds_besides_is_its_object(tree: Build) -> None:
    words = repaired(
        tree,
        "bombs 2 nsubj NNS bomb | killed 0 root VBD kill | two 2 obj CD two | and 5 cc CC and"
        " | wounded 2 conj VBN wound | ten 7 nummod CD ten | others 5 obl:unmarked NNS other",
    )
    assert words["others"] == ("wounded", "obj")


def test_whoever_is_accused_of_arming_rebels_is_accused(tree: Build) -> None:
    words = repaired(
        tree,
        "Chad 2 nsubj PROPN Chad GPE | accuses 0 root VBZ accuse | Togo 5 obj PROPN Togo GPE+"
        " | of 5 mark IN of | arming 2 advcl VBG arm | rebels 5 obj NNS rebel",
    )
    assert words["Togo"] == ("accuses", "obj")
    assert words["rebels"] == ("arming", "obj")


def test_charges_that_somebody_denies_are_a_noun(tree: Build) -> None:
    words = repaired(
        tree,
        "Chad 2 nsubj PROPN Chad GPE | accuses 0 root VBZ accuse | Togo 2 obj PROPN Togo GPE | , 5 punct ,"
        " | charges 2 parataxis VBZ charge | Lome 7 nsubj PROPN Lome GPE | denies 5 ccomp VBZ deny",
    )
    assert words["charges"] == ("accuses", "appos")
    assert words["denies"] == ("charges", "acl:relcl")


def test_whoever_is_urged_to_act_is_the_object(tree: Build) -> None:
    words = repaired(
        tree,
        "Chad 2 nsubj PROPN Chad GPE | urged 0 root VBD urge | Togo 2 iobj PROPN Togo GPE | to 5 mark TO to"
        " | act 2 xcomp VB act",
    )
    assert words["Togo"] == ("urged", "obj")
