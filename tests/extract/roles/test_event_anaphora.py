"""`The attack`, `such talks` and `their visit` tell again of an event, and of none where two are as near."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from events_found import events_in, events_of
from hand_parsed import article_of
from kgbuild.records import Reading
from kgbuild.resolve import resolve

Parse = Callable[[str], Doc]

ATTACKED = """
Rebels 2 nsubj NNS rebel | attacked 0 root VBD attack | a 5 det DT | Ugandan 5 amod JJ ugandan NORP
convoy 2 obj NN convoy | . 2 punct .
"""


def events(doc: Doc) -> list[list[str]]:
    """The triggers of each event."""
    corpus = resolve([Reading(article_of(doc), events_of(doc))])
    return [[mention.trigger.text for mention in event.mentions] for event in corpus.events]


def test_the_attack_is_the_one_just_told(tree: Parse) -> None:
    doc = tree(f"""{ATTACKED}
    Kenya 2 nsubj PROPN Kenya GPE | condemned 0 root VBD condemn | the 4 det DT | attack 2 obj NN attack
    . 2 punct .
    """)

    assert ["attacked", "attack"] in events(doc)


def test_it_shows_who_took_part_and_why_the_two_were_joined(tree: Parse) -> None:
    doc = tree(f"""{ATTACKED}
    Nobody 2 nsubj PRON nobody | saw 0 root VBD see | the 4 det DT | attack 2 obj NN attack | . 2 punct .
    """)
    told, again = events_of(doc)

    assert again.antecedent == told.trigger
    assert again.participations == told.participations
    (event,) = resolve([Reading(article_of(doc), (told, again))]).events
    assert [merge.rule for merge in event.merges] == ["refers back"]


def test_an_attack_that_is_told_apart_is_another(tree: Parse) -> None:
    doc = tree(f"""{ATTACKED}
    Kenya 2 nsubj PROPN Kenya GPE | condemned 0 root VBD condemn | the 5 det DT | second 5 amod JJ second
    attack 2 obj NN attack | . 2 punct .
    """)

    assert all("attack" not in triggers or len(triggers) == 1 for triggers in events(doc))


def test_of_two_attacks_as_near_nobody_knows_which(tree: Parse) -> None:
    doc = tree("""
    Rebels 2 nsubj NNS rebel | attacked 0 root VBD attack | Uganda 2 obj PROPN Uganda GPE | and 6 cc CC
    soldiers 6 nsubj NNS soldier | attacked 2 conj VBD attack | Kenya 6 obj PROPN Kenya GPE | . 2 punct .

    Nobody 2 nsubj PRON nobody | survived 0 root VBD survive | the 4 det DT | attack 2 obj NN attack
    . 2 punct .
    """)

    assert sorted(events(doc)) == [["attacked"], ["attacked"]]


EXPELLED = """
Canada 2 nsubj PROPN Canada GPE | expelled 0 root VBD expel | two 5 nummod CD two
Iranian 5 amod JJ iranian NORP | diplomats 2 obj NNS diplomat | . 2 punct .
"""


def condemned(doc: Doc) -> list[tuple[str, str]]:
    """Words and name of whom the criticism in a document is directed at."""
    (criticism,) = [mention for mention in events_of(doc) if mention.type == "Criticism"]
    return [(mention.span.text, mention.actor.name) for mention in criticism.mentions("target")]


def test_who_condemns_the_move_condemns_those_who_made_it(tree: Parse) -> None:
    doc = tree(f"""{EXPELLED}
    Oman 2 nsubj PROPN Oman GPE | condemned 0 root VBD condemn | the 4 det DT | move 2 obj NN move
    . 2 punct .
    """)

    assert condemned(doc) == [("the move", "Canada")]


def test_of_two_moves_as_near_none_is_condemned_for_sure(tree: Parse) -> None:
    doc = tree("""
    Canada 2 nsubj PROPN Canada GPE | expelled 0 root VBD expel | two 4 nummod CD two
    diplomats 2 obj NNS diplomat | and 7 cc CC | Kenya 7 nsubj PROPN Kenya GPE | invaded 2 conj VBD invade
    Uganda 7 obj PROPN Uganda GPE | . 2 punct .

    Oman 2 nsubj PROPN Oman GPE | condemned 0 root VBD condemn | the 4 det DT | move 2 obj NN move
    . 2 punct .
    """)

    assert condemned(doc) == [("the move", "the move")]


def test_nobody_condemns_his_own_move(tree: Parse) -> None:
    doc = tree(f"""{EXPELLED}
    Canada 2 nsubj PROPN Canada GPE | condemned 0 root VBD condemn | the 4 det DT | move 2 obj NN move
    . 2 punct .
    """)

    assert condemned(doc) == [("the move", "the move")]


def parties(nlp: Language, text: str) -> dict[str, tuple[list[str], list[str]]]:
    """By trigger: the words of the sources and of the targets."""
    found = events_in(nlp, text)
    return {
        event.trigger.text: (
            [mention.span.text for mention in event.mentions("source")],
            [mention.span.text for mention in event.mentions("target")],
        )
        for event in found
    }


def test_whose_trip_it_was_says_nothing_of_where_it_went(nlp: Language) -> None:
    text = "President Obama made a trip to Peru on Friday. He said his trip had been planned for months."
    assert parties(nlp, text)["trip"] == (["his"], ["Peru"])


def test_who_is_accused_of_the_killing_is_accused_of_the_one_told_before(nlp: Language) -> None:
    text = (
        "The assassination of Mayor Okot shocked Uganda. Officials accuse rebels of carrying out the killing."
    )
    assert parties(nlp, text)["killing"] == (["rebels"], ["Mayor Okot"])


def test_whom_the_attack_wounded_those_wounded_who_made_it(nlp: Language) -> None:
    text = "Kenyan police say gunmen killed a judge in Kisumu. His driver was wounded in the attack."
    assert parties(nlp, text)["wounded"] == (["gunmen"], ["His driver"])


def test_whom_nobody_is_said_to_have_wounded_need_not_be_hurt_by_them(nlp: Language) -> None:
    text = "Taleban rebels attacked a checkpoint in Khost. Two rebels and a policeman were killed."
    assert parties(nlp, text)["killed"][0] == []


def test_who_took_somebody_is_asked_to_release_him(nlp: Language) -> None:
    text = (
        "Iranian police arrested two Swiss journalists in May. "
        "A media group has called for the release of the two journalists."
    )
    assert parties(nlp, text)["release"] == (["Iranian police"], ["the two journalists"])


def test_who_freed_it_freed_it_when_it_is_told_again(nlp: Language) -> None:
    text = (
        "Somali pirates have released a Greek tanker. Officials say the tanker was released following talks."
    )
    assert parties(nlp, text)["released"] == (["Somali pirates"], ["the tanker"])


def test_who_may_yet_arrest_somebody_did_not_take_him(nlp: Language) -> None:
    text = "Gabonese police may arrest Ali Diallo. Diallo was freed on Monday."
    assert parties(nlp, text)["freed"][0] == []


def test_a_separate_incident_is_another(nlp: Language) -> None:
    text = (
        "Gunmen killed a Kenyan judge in Kisumu. In a separate incident, a guard was wounded in the attack."
    )
    assert parties(nlp, text)["wounded"][0] == []


def test_the_arrests_are_one_event_with_the_arrest_of_several(nlp: Language) -> None:
    text = "Ugandan police have arrested ten opposition members. The arrests came after a march in Kampala."
    assert parties(nlp, text)["arrests"] == (["Ugandan police"], ["ten opposition members"])


def test_the_arrests_are_not_the_arrest_of_one(nlp: Language) -> None:
    text = "Ugandan police have arrested a bishop. The arrests came after a march in Kampala."
    assert "arrests" not in parties(nlp, text)


def test_the_attack_struck_all_whom_its_blows_are_told_to_have_struck(nlp: Language) -> None:
    text = (
        "A suicide bomber killed six policemen and wounded ten civilians in Mosul. "
        "Iraqi officials say the attack took place near a market."
    )
    assert parties(nlp, text)["attack"] == (["A suicide bomber"], ["ten civilians", "six policemen"])


def test_those_who_took_part_in_the_march_may_be_others(nlp: Language) -> None:
    text = (
        "Burmese monks demonstrated outside the Chinese embassy in Delhi. "
        "Some 50 lawyers took part in the demonstration."
    )
    assert parties(nlp, text)["demonstration"] == (["Some 50 lawyers"], ["the Chinese embassy in Delhi"])


def test_fridays_attack_is_the_one_of_friday(nlp: Language) -> None:
    text = "Gunmen attacked a Kenyan bus on {} near Garissa. Friday's attack shocked the town."
    assert parties(nlp, text.format("Friday"))["attack"] == (["Gunmen"], ["a Kenyan bus"])
    assert "attack" not in parties(nlp, text.format("Monday"))


def test_the_attacks_of_a_date_are_told_apart_by_it(nlp: Language) -> None:
    text = "Gunmen attacked two Kenyan buses near Garissa. Security was tight after the September 11 attacks."
    assert "attacks" not in parties(nlp, text)


def test_an_event_told_with_the_same_word_is_nearer_than_a_near_one(nlp: Language) -> None:
    text = (
        "The trial of the former Liberian president opened on Monday. "
        "His lawyer said Charles Taylor would appeal a ruling of the court. The trial will go on in May."
    )
    assert parties(nlp, text)["trial"][0] == []


def test_the_talks_in_geneva_are_those_held_there(nlp: Language) -> None:
    text = (
        "Officials from Iran and France held talks in Geneva on Friday. "
        "A spokesman said the talks in {} were useful."
    )
    assert parties(nlp, text.format("Geneva"))["talks"][1] == ["France"]
    assert len(events_in(nlp, text.format("Cairo"))) == 1


def test_who_won_an_election_is_not_whose_election_it_is(nlp: Language) -> None:
    text = "The ruling party has won a majority of seats. Kenya welcomed the election."

    assert [m.trigger.text for m in events_in(nlp, text) if m.type == "Election"] == ["won a majority"]


def test_the_blast_struck_those_whom_a_bomber_killed(nlp: Language) -> None:
    text = "A suicide bomber killed seven policemen in Kabul. The Taliban took responsibility for the {}."
    assert parties(nlp, text.format("blast"))["blast"][1] == ["seven policemen"]
    assert parties(nlp, text.format("raid"))["raid"][1] == []


def test_who_is_blamed_for_a_deed_may_be_called_otherwise_there(nlp: Language) -> None:
    text = "Gunmen kidnapped a priest in Lagos. Police blamed the abduction on Boko Haram."
    alleged = [m for m in events_in(nlp, text) if m.trigger.text == "abduction"][-1]
    assert [[p.span.text for p in alleged.mentions(r)] for r in ("source", "target")] == [
        ["Boko Haram"],
        ["a priest"],
    ]


def test_the_deadliest_attack_did_not_strike_all(nlp: Language) -> None:
    text = (
        "Insurgents carried out attacks in Iraq that killed ten people. "
        "In the deadliest attack, a bomb killed six policemen in Mosul."
    )
    assert parties(nlp, text)["deadliest attack"] == (["Insurgents"], ["six policemen"])


def test_arrests_are_made_in_a_suburb(nlp: Language) -> None:
    text = "Police in Lima have arrested four men. Police say they made the arrests in a suburb of the city."
    assert parties(nlp, text)["made the arrests"][1] == ["four men"]


def test_meetings_are_with_all_who_were_met(nlp: Language) -> None:
    text = (
        "Kenyan President Mwai Kibaki met with Dick Cheney and Condoleezza Rice in Nairobi. "
        "After his meetings, the president said trade would grow."
    )
    assert parties(nlp, text)["meetings"][1] == ["Dick Cheney", "Condoleezza Rice"]


def test_whose_visit_it_is_has_told_where(nlp: Language) -> None:
    text = (
        "Chilean President Michelle Bachelet arrived in Bolivia on Monday. "
        "Analysts say {} visit is a sign of better ties."
    )
    assert parties(nlp, text.format("Ms. Bachelet's"))["visit"][1] == ["Bolivia"]
    assert parties(nlp, text.format("Hu Jintao's"))["visit"][1] == []


def test_talks_of_six_nations_are_no_meeting_of_two(nlp: Language) -> None:
    text = (
        "Chadian officials met with rebels in Lome on Monday. Ghana has called on Chad to rejoin the{} talks."
    )
    assert len(events_in(nlp, text.format(""))) == 3
    assert len(events_in(nlp, text.format(" six-nation"))) == 2
