"""What pronouns, titles and short names refer to, and what must stay unresolved."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kgbuild.extract.coreference import Coreference, chains
from kgbuild.extract.syntax.tree import Tree as ParsedTree

Tree = Callable[[str], Doc]

XI = """
Chinese 2 amod JJ chinese NORP | President 3 nmod:desc NNP president | Xi 5 nsubj PROPN Xi PERSON
Jinping 3 flat PROPN Jinping PERSON | met 0 root VBD meet | Barack 5 obj PROPN Barack PERSON+
Obama 6 flat PROPN Obama PERSON | . 5 punct .
"""
IRAN = (
    "Iran 2 nsubj PROPN Iran GPE | detained 0 root VBD detain | a 4 det DT | cyclist 2 obj NN | . 2 punct ."
)
RUSSIA_AND_UKRAINE = """
Russia 4 nsubj PROPN Russia GPE | and 3 cc CC | Ukraine 1 conj PROPN Ukraine GPE+ | agreed 0 root VBD agree
to 6 case IN | talks 4 obl NNS talk | . 4 punct .
"""


def reference(doc: Doc, word: str, nth: int = 0) -> str | None:
    """The words that the nth token with this text refers to."""
    token = [token for token in doc if token.text == word][nth]
    found = Coreference.from_tree(ParsedTree(doc)).antecedent(token.i)
    return doc[found[0] : found[1]].text if found else None


def members(doc: Doc, word: str) -> list[str]:
    token = next(token for token in doc if token.text == word)
    return [doc[begin:end].text for begin, end in Coreference.from_tree(ParsedTree(doc)).members(token.i)]


def test_a_surname_is_the_full_name_wherever_that_stands(tree: Tree) -> None:
    first = tree(XI + "\n\nXi 2 nsubj PROPN Xi PERSON | left 0 root VBD leave | . 2 punct .")
    before = tree("Xi 2 nsubj PROPN Xi PERSON | left 0 root VBD leave | . 2 punct .\n\n" + XI)

    assert reference(first, "Xi", 1) == "Xi Jinping"
    assert reference(before, "Xi") == "Xi Jinping"


def test_a_surname_of_two_people_stays_open(tree: Tree) -> None:
    doc = tree("""
    Hillary 3 nsubj PROPN Hillary PERSON | Clinton 1 flat PROPN Clinton PERSON | met 0 root VBD meet
    Bill 3 obj PROPN Bill PERSON+ | Clinton 4 flat PROPN Clinton PERSON | . 3 punct .

    Clinton 2 nsubj PROPN Clinton PERSON | left 0 root VBD leave | . 2 punct .
    """)

    assert reference(doc, "Clinton", 2) is None


def test_an_acronym_is_what_it_stands_for(tree: Tree) -> None:
    doc = tree("""
    The 2 det DT the ORG | Office 8 nsubj:pass PROPN office ORG | of 4 case IN of ORG
    Personnel 5 compound PROPN personnel ORG | Management 2 nmod PROPN management ORG
    was 8 aux:pass VBD be | recently 8 advmod RB | hacked 0 root VBN hack | . 8 punct .

    OPM 2 nsubj PROPN OPM ORG | closed 0 root VBD close | its 4 nmod:poss PRP$ | site 2 obj NN | . 2 punct .
    """)

    assert reference(doc, "OPM") == "Office of Personnel Management"
    assert reference(doc, "its") == "Office of Personnel Management"


@pytest.mark.parametrize(("adjective", "expected"), [("Chinese", "Xi Jinping"), ("Russian", None)])
def test_a_leader_is_the_one_of_his_country(tree: Tree, adjective: str, expected: str | None) -> None:
    doc = tree(f"""{XI}

    The 3 det DT | {adjective} 3 amod JJ {adjective.lower()} NORP | leader 4 nsubj NN leader
    praised 0 root VBD praise | him 4 obj PRP | . 4 punct .
    """)

    assert reference(doc, "leader") == expected


def test_a_role_that_a_name_was_given_is_that_name_and_another_is_not(tree: Tree) -> None:
    doc = tree("""
    Foreign 2 amod JJ | Minister 3 nmod:desc NNP minister | Wang 5 nsubj PROPN Wang PERSON
    Yi 3 flat PROPN Yi PERSON | left 0 root VBD leave | . 5 punct .

    The 2 det DT | minister 3 nsubj NN | said 0 root VBD say | nothing 3 obj NN | . 3 punct .

    The 3 det DT | defense 3 compound NN | minister 4 nsubj NN | spoke 0 root VBD speak | . 4 punct .
    """)

    assert reference(doc, "minister") == "Wang Yi"
    assert reference(doc, "minister", 1) is None


def test_an_apposition_is_its_name(tree: Tree) -> None:
    doc = tree("""
    Meng 7 nsubj PROPN Meng PERSON | , 6 punct , | the 6 det DT | domestic 6 amod JJ | security 6 compound NN
    chief 1 appos NN | arrived 0 root VBD arrive | . 7 punct .

    The 3 det DT | security 3 compound NN | chief 4 nsubj NN | left 0 root VBD leave | . 4 punct .
    """)

    assert reference(doc, "chief", 1) == "Meng"


def test_an_indefinite_phrase_is_nobody_known(tree: Tree) -> None:
    doc = tree(f"""{XI}

    A 2 det DT | president 3 nsubj NN | spoke 0 root VBD speak | . 3 punct .
    """)

    assert reference(doc, "president") is None


def test_two_presidents_as_near_leave_the_president_open(tree: Tree) -> None:
    doc = tree("""
    President 2 nmod:desc NNP president | Xi 3 nsubj PROPN Xi PERSON | met 0 root VBD meet
    President 5 nmod:desc NNP president | Obama 3 obj PROPN Obama PERSON | . 3 punct .

    The 2 det DT | president 3 nsubj NN | spoke 0 root VBD speak | . 3 punct .
    """)

    assert reference(doc, "president") is None


def test_a_country_is_it_and_a_person_is_he_or_she(tree: Tree) -> None:
    doc = tree(f"""{IRAN}

    It 2 nsubj PRP | released 0 root VBD release | her 2 obj PRP | . 2 punct .
    """)

    assert reference(doc, "It") == "Iran"
    assert reference(doc, "her") == "a cyclist"


def test_nobody_refuses_what_he_demands(tree: Tree) -> None:
    doc = tree(f"""{IRAN}

    Paris 2 nsubj PROPN Paris GPE | demanded 0 root VBD demand | her 4 nmod:poss PRP$ | release 2 obj NN
    , 8 punct , | but 8 cc CC | it 8 nsubj PRP | refused 2 conj VBD refuse | . 2 punct .
    """)

    assert reference(doc, "it") == "Iran"


def test_a_capital_that_acts_is_its_country_and_one_that_is_visited_is_not(tree: Tree) -> None:
    acts = tree("""
    Greece 2 nsubj PROPN Greece GPE | protested 0 root VBD protest | . 2 punct .

    Athens 2 nsubj PROPN Athens GPE | recalled 0 root VBD recall | its 4 nmod:poss PRP$
    ambassador 2 obj NN | . 2 punct .
    """)
    place = tree("""
    Greece 2 nsubj PROPN Greece GPE | protested 0 root VBD protest | in 4 case IN
    Athens 2 obl PROPN Athens GPE | . 2 punct .
    """)

    assert reference(acts, "Athens") == "Greece"
    assert reference(acts, "its") == "Greece"
    assert reference(place, "Athens") is None


def test_arguments_of_one_verb_are_two(tree: Tree) -> None:
    doc = tree("Xi 2 nsubj PROPN Xi PERSON | praised 0 root VBD praise | him 2 obj PRP | . 2 punct .")

    assert reference(doc, "him") is None


def test_a_reflexive_is_the_subject(tree: Tree) -> None:
    doc = tree("Xi 2 nsubj PROPN Xi PERSON | praised 0 root VBD praise | himself 2 obj PRP | . 2 punct .")

    assert reference(doc, "himself") == "Xi"


def test_its_owner_is_outside_of_what_it_owns(tree: Tree) -> None:
    doc = tree("Its 2 nmod:poss PRP$ | government 3 nsubj NN | fell 0 root VBD fall | . 3 punct .")

    assert reference(doc, "Its") is None


def test_an_empty_it_refers_to_nothing(tree: Tree) -> None:
    doc = tree(f"""{IRAN}

    It 3 expl PRP | is 3 cop AUX be | clear 0 root JJ | that 6 mark IN | talks 6 nsubj NNS talk
    failed 3 csubj VBD fail | . 3 punct .
    """)

    assert reference(doc, "It") is None


def test_they_are_the_two_that_are_named_together(tree: Tree) -> None:
    doc = tree(f"""{RUSSIA_AND_UKRAINE}

    They 3 nsubj PRP | will 3 aux MD | meet 0 root VB | . 3 punct .
    """)

    assert members(doc, "They") == ["Russia", "Ukraine"]
    assert reference(doc, "They") is None


def test_both_countries_are_the_two_that_were_named(tree: Tree) -> None:
    doc = tree("""
    Iran 2 nsubj PROPN Iran GPE | warned 0 root VBD warn | Oman 2 obj PROPN Oman GPE+ | . 2 punct .

    Both 2 det DT | countries 3 nsubj NNS country | met 0 root VBD meet | . 3 punct .

    They 2 nsubj PRP | agreed 0 root VBD agree | . 2 punct .
    """)

    assert members(doc, "countries") == ["Iran", "Oman"]
    assert members(doc, "They") == ["Iran", "Oman"]


def test_both_of_three_countries_stay_open(tree: Tree) -> None:
    doc = tree("""
    Iran 2 nsubj PROPN Iran GPE | warned 0 root VBD warn | Oman 2 obj PROPN Oman GPE+ | and 5 cc CC
    Iraq 3 conj PROPN Iraq GPE+ | . 2 punct .

    Both 2 det DT | countries 3 nsubj NNS country | met 0 root VBD meet | . 3 punct .
    """)

    assert members(doc, "countries") == []


def test_the_two_sides_are_not_the_places_where_they_met(tree: Tree) -> None:
    doc = tree("""
    They 2 nsubj PRP | met 0 root VBD meet | in 4 case IN | Geneva 2 obl PROPN Geneva GPE
    and 6 cc CC | Vienna 4 conj PROPN Vienna GPE+ | . 2 punct .

    The 3 det DT | two 3 nummod CD | sides 4 nsubj NNS side | agreed 0 root VBD agree | . 4 punct .
    """)

    assert members(doc, "sides") == []


def test_a_country_with_a_name_of_its_own_is_no_other(tree: Tree) -> None:
    doc = tree("""
    Mexico 2 nsubj PROPN Mexico GPE | protested 0 root VBD protest | . 2 punct .

    The 2 det DT | state 5 nsubj NN | of 4 case IN | Missouri 2 nmod PROPN Missouri GPE
    answered 0 root VBD answer | . 5 punct .

    The 2 det DT | country 3 nsubj NN | waited 0 root VBD wait | . 3 punct .
    """)

    assert reference(doc, "state") is None
    assert reference(doc, "country") == "Mexico"


def test_the_bloc_is_the_organization_named_last(tree: Tree) -> None:
    doc = tree("""
    The 3 det DT | European 3 amod PROPN european ORG | Union 4 nsubj PROPN union ORG
    met 0 root VBD meet | . 4 punct .

    The 2 det DT | bloc 3 nsubj NN | agreed 0 root VBD agree | . 3 punct .
    """)

    assert reference(doc, "bloc") == "European Union"


def test_inside_a_quotation_i_and_we_are_the_speakers(tree: Tree) -> None:
    doc = tree("""
    “ 3 punct “ | We 3 nsubj PRP | agree 6 ccomp VBP agree | , 6 punct , | ” 3 punct ” | said 0 root VBD say
    Lu 6 nsubj PROPN Lu PERSON | Kang 7 flat PROPN Kang PERSON | . 6 punct .

    “ 3 punct “ | I 3 nsubj PRP | thank 0 root VBP thank | you 3 obj PRP
    all 4 det DT | . 3 punct . | ” 3 punct ”
    """)

    assert reference(doc, "We") == "Lu Kang"
    assert reference(doc, "I") == "Lu Kang"
    assert reference(doc, "you") is None


def test_he_in_a_quotation_is_not_its_speaker(tree: Tree) -> None:
    doc = tree("""
    Wang 2 nsubj PROPN Wang PERSON | left 0 root VBD leave | . 2 punct .

    “ 3 punct “ | He 3 nsubj PRP | lied 7 ccomp VBD lie | to 5 case IN | them 3 obl PRP | , 7 punct ,
    ” 3 punct ” | said 0 root VBD say | Lu 8 nsubj PROPN Lu PERSON | . 8 punct .
    """)

    assert reference(doc, "He") == "Wang"


def test_chains_are_the_same_whatever_ran_before(tree: Tree) -> None:
    def spans(doc: Doc) -> list[list[tuple[int, int]]]:
        return [
            [(nominal.begin, nominal.end) for nominal in chain.nominals] for chain in chains(ParsedTree(doc))
        ]

    first = spans(tree(XI))
    spans(tree(IRAN))

    assert spans(tree(XI)) == first


def test_an_empty_document_has_no_chains() -> None:
    from spacy.lang.en import English

    assert chains(ParsedTree(English()(""))) == []
    assert Coreference.empty().antecedent(0) is None


def test_a_possessive_is_the_subject_s_of_its_own_clause(tree: Tree) -> None:
    doc = tree("""
    Denmark 2 nsubj PROPN Denmark GPE | said 0 root VBD say | that 6 mark IN
    Iceland 6 nsubj PROPN Iceland GPE | would 6 aux MD | recall 2 ccomp VB recall
    its 8 nmod:poss PRP$ | ambassador 6 obj NN ambassador | . 2 punct .
    """)

    assert reference(doc, "its") == "Iceland"


def test_whose_duty_is_asked_for_is_whose_it_is(tree: Tree) -> None:
    doc = tree("""
    Malta 2 nsubj PROPN Malta GPE | urged 0 root VBD urge | Libya 2 obj PROPN Libya GPE | to 5 mark TO
    open 2 xcomp VB open | its 7 nmod:poss PRP$ | ports 5 obj NNS port | . 2 punct .
    """)

    assert reference(doc, "its") == "Libya"


def test_they_are_people_before_they_are_a_country(tree: Tree) -> None:
    doc = tree("""
    Uganda 2 nsubj PROPN Uganda GPE | held 0 root VBD hold | the 4 det DT | fishermen 2 obj NNS fisherman
    . 2 punct .

    Kenya 2 nsubj PROPN Kenya GPE | waited 0 root VBD wait | until 6 mark IN | they 6 nsubj:pass PRP they
    were 6 aux:pass VBD be | freed 2 advcl VBN free | . 2 punct .
    """)

    assert reference(doc, "they") == "the fishermen"


def test_what_is_a_meeting_is_no_country(tree: Tree) -> None:
    doc = tree("""
    Japan 2 nsubj PROPN Japan GPE | waited 0 root VBD wait | . 2 punct .

    It 5 nsubj PRP it | was 5 cop VBD be | the 5 det DT | first 5 amod JJ | meeting 0 root NN meeting
    . 5 punct .
    """)

    assert reference(doc, "It") is None


def test_the_ministers_are_the_two_just_named(tree: Tree) -> None:
    doc = tree("""
    Pekka 3 nsubj PROPN Pekka PERSON | Haavisto 1 flat PROPN Haavisto PERSON | phoned 0 root VBD phone
    Nicu 3 obj PROPN Nicu PERSON+ | Popescu 4 flat PROPN Popescu PERSON | . 3 punct .

    The 2 det DT | ministers 3 nsubj NNS minister | agreed 0 root VBD agree | . 3 punct .
    """)

    assert members(doc, "ministers") == ["Pekka Haavisto", "Nicu Popescu"]


def test_the_two_sides_face_each_other_and_else_stay_unknown(tree: Tree) -> None:
    doc = tree("""
    Iran 2 nsubj PROPN Iran GPE | waited 0 root VBD wait | . 2 punct .

    Oman 2 nsubj PROPN Oman GPE | spoke 0 root VBD speak | . 2 punct .

    The 3 det DT | two 3 nummod CD | sides 4 nsubj NNS side | agreed 0 root VBD agree | . 4 punct .
    """)

    assert members(doc, "sides") == []


def test_a_spokesman_and_the_name_behind_the_comma_are_one(tree: Tree) -> None:
    doc = tree("""
    “ 4 punct “ | We 4 nsubj PRP we | have 4 aux VBP have | waited 7 ccomp VBN wait | , 4 punct ,
    ” 4 punct ” | said 0 root VBD say | a 9 det DT | spokesman 7 nsubj NN spokesman | , 11 punct ,
    Daniel 7 nsubj PROPN Daniel PERSON | Otieno 11 flat PROPN Otieno PERSON | . 7 punct .
    """)

    assert reference(doc, "spokesman") == "Daniel Otieno"
    assert reference(doc, "We") == "Daniel Otieno"


def test_the_government_is_that_of_the_country_just_spoken_of(tree: Tree) -> None:
    doc = tree("""
    Uganda 2 nsubj PROPN Uganda GPE | waited 0 root VBD wait | . 2 punct .

    The 2 det DT | government 3 nsubj NN government | agreed 0 root VBD agree | . 3 punct .

    Oman 2 nsubj PROPN Oman GPE | urged 0 root VBD urge | the 4 det DT | army 2 obj NN army | . 2 punct .
    """)
    resolved = Coreference.from_tree(ParsedTree(doc))
    homes = {token.text: resolved.home(token.i) for token in doc}

    assert (homes["government"], homes["army"]) == ("Uganda", None)


def test_in_a_statement_we_are_who_issued_it(tree: Tree) -> None:
    doc = tree("""
    Statement 0 root NN statement | by 3 case IN | Finland 1 nmod PROPN Finland GPE | . 1 punct .

    We 2 nsubj PRP we | regret 0 root VBP regret | it 2 obj PRP it | . 2 punct .
    """)

    assert reference(doc, "We") == "Finland"


def test_we_are_who_is_known_to_speak(tree: Tree) -> None:
    doc = tree("""
    Ann 3 nsubj PROPN Ann PERSON | Bee 1 flat PROPN Bee PERSON | left 0 root VBD leave | . 3 punct .

    “ 3 punct “ | We 3 nsubj PRP we | agree 7 ccomp VBP agree | , 3 punct , | ” 3 punct ”
    she 7 nsubj PRP she | said 0 root VBD say | . 7 punct .
    """)

    assert (reference(doc, "We"), reference(doc, "she")) == ("Ann Bee", "Ann Bee")


# --- what grammar and the construction say ---------------------------------------------------------


def test_whom_somebody_refuses_to_meet_is_somebody_else_all_through_the_text(tree: Tree) -> None:
    doc = tree("""
    Otieno 2 nsubj PROPN Otieno PERSON | left 0 root VBD leave | . 2 punct .

    Otieno 2 nsubj PROPN Otieno PERSON | refused 0 root VBD refuse | to 4 mark TO | meet 2 xcomp VB meet
    him 4 obj PRP he | . 2 punct .
    """)

    assert reference(doc, "him") is None


def test_who_is_warned_is_who_will_suffer(tree: Tree) -> None:
    doc = tree("""
    Rebels 2 nsubj NNS rebel | warned 0 root VBD warn | farmers 2 obj NNS farmer | that 7 mark IN
    they 7 nsubj PRP they | would 7 aux MD | suffer 2 ccomp VB suffer | . 2 punct .
    """)

    assert reference(doc, "they") == "farmers"


def test_what_is_offered_depends_on_who_is_offered_it(tree: Tree) -> None:
    doc = tree("""
    Sweden 4 nsubj PROPN Sweden GPE | and 3 cc CC | Norway 1 conj PROPN Norway GPE+
    offered 0 root VBD offer | Mali 4 iobj PROPN Mali GPE+ | aid 4 obj NN aid | if 9 mark IN
    it 9 nsubj PRP it | votes 4 advcl VBZ vote | . 4 punct .
    """)

    assert reference(doc, "it") == "Mali"


def test_she_is_the_woman_of_two_people(tree: Tree) -> None:
    doc = tree("""
    Anna 3 nsubj PROPN Anna PERSON | Berg 1 flat PROPN Berg PERSON | left 0 root VBD leave | . 3 punct .

    Lindo 2 nsubj PROPN Lindo PERSON | said 0 root VBD say | voters 4 nsubj NNS voter
    want 2 ccomp VBP want | to 6 mark TO | meet 4 xcomp VB meet | her 6 obj PRP she | . 2 punct .
    """)

    assert reference(doc, "her") == "Anna Berg"


def test_a_vice_president_is_no_president(tree: Tree) -> None:
    doc = tree("""
    Kenyan 2 amod JJ kenyan NORP | President 3 nmod:desc NNP president | Tom 5 nsubj PROPN Tom PERSON
    Okoth 3 flat PROPN Okoth PERSON | spoke 0 root VBD speak | . 5 punct .

    Kenya 4 nmod:poss PROPN Kenya GPE | 's 1 case POS | vice 4 compound NN | president 5 nsubj NN president
    left 0 root VBD leave | . 5 punct .
    """)

    assert reference(doc, "president") is None


def test_the_war_torn_country_is_the_one_just_named_and_a_neighboring_one_is_not(tree: Tree) -> None:
    def sent_to(adjective: str) -> str | None:
        doc = tree(f"""
        Troops 3 nsubj NNS troop | will 3 aux MD | leave 0 root VB leave | Mali 3 obj PROPN Mali GPE
        for 8 case IN | the 8 det DT | {adjective} 8 amod JJ | country 3 obl NN country | . 3 punct .
        """)
        return reference(doc, "country")

    assert (sent_to("landlocked"), sent_to("neighboring")) == ("Mali", None)


def test_the_council_is_the_one_council_named(tree: Tree) -> None:
    doc = tree("""
    The 3 det DT | Security 3 compound PROPN security ORG | Council 4 nsubj PROPN council ORG
    met 0 root VBD meet | . 4 punct .

    The 2 det DT | Council 3 nsubj PROPN council ORG | agreed 0 root VBD agree | . 3 punct .
    """)

    assert reference(doc, "Council", 1) == "Security Council"


def test_the_north_is_the_northern_one_of_two_states(tree: Tree) -> None:
    doc = tree("""
    North 2 compound PROPN north GPE | Korea 3 nsubj PROPN korea GPE | waited 0 root VBD wait | . 3 punct .

    The 2 det DT | North 3 nsubj PROPN north GPE | agreed 0 root VBD agree | . 3 punct .
    """)

    assert reference(doc, "North", 1) == "North Korea"


def test_a_company_is_no_office(tree: Tree) -> None:
    doc = tree("""
    The 2 det DT | Lottery 3 compound PROPN lottery ORG | Office 4 nsubj PROPN office ORG
    waited 0 root VBD wait | . 4 punct .

    The 2 det DT | company 3 nsubj NN company | agreed 0 root VBD agree | . 3 punct .
    """)

    assert reference(doc, "company") is None


def home_of(doc: Doc, word: str) -> str | None:
    token = next(token for token in doc if token.text == word)
    return Coreference.from_tree(ParsedTree(doc)).home(token.i)


def test_a_general_without_a_country_is_of_the_only_one_around(tree: Tree) -> None:
    doc = tree("""
    Soldiers 2 nsubj NNS soldier | fought 0 root VBD fight | in 4 case IN | Mali 2 obl PROPN Mali GPE
    . 2 punct .

    General 2 nmod:desc NNP general | Moussa 4 nsubj PROPN Moussa PERSON | Keita 2 flat PROPN Keita PERSON
    spoke 0 root VBD speak | . 4 punct .
    """)

    assert home_of(doc, "Moussa") == "Mali"


def test_the_country_is_that_of_who_speaks(tree: Tree) -> None:
    doc = tree("""
    Canadian 2 amod JJ canadian NORP | officials 3 nsubj NNS official | say 0 root VBP say | the 5 det DT
    country 7 nsubj NN country | will 7 aux MD | wait 3 ccomp VB wait | . 3 punct .
    """)

    assert home_of(doc, "country") == "Canada"


def test_what_one_story_tells_is_not_meant_in_the_next(tree: Tree) -> None:
    doc = tree("""
    Uganda 2 nsubj PROPN Uganda GPE | sold 0 root VBD sell | its 4 nmod:poss PRP$ | copper 2 obj NN copper
    through 7 case IN | a 7 det DT | broker 2 obl NN broker | in 9 case IN
    Kampala 7 nmod PROPN Kampala GPE
    . 2 punct .

    Fishermen 3 nsubj NNS fisherman | have 3 aux VBP have | freed 0 root VBN free | a 5 det DT
    whale 3 obj NN whale | from 7 case IN
    nets 3 obl NNS net | near 10 case IN | a 10 det DT | harbor 7 nmod NN harbor | wall 10 nmod NN wall
    . 3 punct .

    The 2 det DT | navy 3 nsubj NN navy | towed 0 root VBD tow | the 5 det DT | whale 3 obj NN whale
    . 3 punct .
    """)

    assert home_of(doc, "navy") is None


def test_his_country_is_the_mans_whoever_threatens_it(tree: Tree) -> None:
    doc = tree("""
    Malian 2 amod JJ malian NORP | President 3 nmod:desc NNP president | Keita 4 nsubj PROPN Keita PERSON
    said 0 root VBD say | Niger 6 nsubj PROPN Niger GPE | attacked 4 ccomp VBD attack
    his 8 nmod:poss PRP$ he | country 6 obj NN country | . 4 punct .
    """)

    assert reference(doc, "country") is None
    assert home_of(doc, "country") == "Mali"


def test_who_urges_both_sides_is_neither(tree: Tree) -> None:
    doc = tree("""
    Fiji 2 nsubj PROPN Fiji GPE | sued 0 root VBD sue | Tonga 2 obj PROPN Tonga GPE+ | . 2 punct .

    Samoa 2 nsubj PROPN Samoa GPE | urged 0 root VBD urge | both 4 det DT | sides 2 obj NNS side
    to 6 mark TO | talk 2 xcomp VB talk | . 2 punct .
    """)

    assert members(doc, "sides") == ["Fiji", "Tonga"]


def test_who_adds_something_is_who_spoke_last(tree: Tree) -> None:
    doc = tree("""
    The 2 det DT | analyst 3 nsubj NN analyst | expects 0 root VBZ expect | Putin 3 obj PROPN Putin PERSON+
    to 6 mark TO | speak 3 xcomp VB speak | during 9 case IN | his 9 nmod:poss PRP$ he
    visit 6 obl NN visit | . 3 punct .

    Talks 2 nsubj NNS talk | failed 5 ccomp VBD fail | , 5 punct , | he 5 nsubj PRP he
    added 0 root VBD add | . 5 punct .
    """)

    assert reference(doc, "he") == "The analyst"


def test_what_is_struck_is_theirs_who_were_harmed(tree: Tree) -> None:
    doc = tree("""
    Two 2 nummod CD two | soldiers 4 nsubj:pass NNS soldier | were 4 aux:pass VBD be
    wounded 0 root VBN wound | when 7 advmod WRB when | militants 7 nsubj NNS militant
    attacked 4 advcl VBD attack | their 9 nmod:poss PRP$ they | convoy 7 obj NN convoy | . 4 punct .
    """)

    assert reference(doc, "their") == "Two soldiers"
