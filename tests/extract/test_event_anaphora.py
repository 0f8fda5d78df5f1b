"""`The attack`, `such talks` and `their visit` tell again of an event, and of none where two are as near."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from kgbuild.extract.extraction import extract
from kgbuild.records import Article, Passage, Reading
from kgbuild.resolve import resolve

Parse = Callable[[str], Doc]

ATTACKED = """
Rebels 2 nsubj NNS rebel | attacked 0 root VBD attack | a 5 det DT | Ugandan 5 amod JJ ugandan NORP
convoy 2 obj NN convoy | . 2 punct .
"""


def events(doc: Doc) -> list[list[str]]:
    """The triggers of each event."""
    article = Article("a", doc.text, (Passage(0, len(doc.text)),))
    corpus = resolve([Reading(article, extract(article, doc))])
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
    article = Article("a", doc.text, (Passage(0, len(doc.text)),))
    told, again = extract(article, doc)

    assert again.antecedent == told.trigger
    assert again.participations == told.participations
    (event,) = resolve([Reading(article, (told, again))]).events
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
    article = Article("a", doc.text, (Passage(0, len(doc.text)),))
    (criticism,) = [mention for mention in extract(article, doc) if mention.type == "Criticism"]
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
