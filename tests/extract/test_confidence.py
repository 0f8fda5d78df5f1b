"""How sure kgbuild is of an event, and what tells it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import event_at, events_in


@pytest.mark.parametrize(
    ("text", "trigger", "sign"),
    [
        ("The general was shot dead in Chad.", "shot", "source-missing"),
        ("Chad protested on Monday.", "protested", "target-missing"),
        ("Militants killed two soldiers.", "killed", "source-of-unknown-country"),
        ("Malian soldiers killed two men.", "killed", "target-of-unknown-country"),
        ("Peru rejected the draft.", "rejected", "thing-of-unknown-country"),
        ("Mr. Alvo Brandt thanked Peru.", "thanked", "party-of-unknown-sector"),
        ("Peru said it had expelled two Chilean diplomats. It also sued Chile.", "sued", "party-pronoun"),
        ("Peru expelled a Chilean diplomat.", "expelled", "target-person"),
        ("Peru criticized Chile.", "criticized", "target-country"),
        ("Peru and Chile signed a treaty.", "signed", "reciprocal"),
        ("Peru said that it had criticized Chile.", "criticized", "deep"),
        ("Peru invited an envoy and criticized Chile.", "criticized", "listed"),
        ("Peru did not attack Chile.", "attack", "not-occurred"),
        ("Peru may attack Chile.", "attack", "considered"),
        ("Oman demanded that Peru withdraw from Chile.", "withdraw", "demanded"),
        ("Peru may attack Chile.", "attack", "operator"),
        ("Peru is bombing Chile.", "bombing", "ongoing"),
        ("Peru reportedly attacked Chile.", "attacked", "teller-missing"),
    ],
)
def test_what_makes_an_event_more_or_less_sure_is_told_with_it(
    nlp: Language, text: str, trigger: str, sign: str
) -> None:
    assert sign in event_at(nlp, text, trigger).signs


def test_a_plain_sentence_with_both_parties_has_no_sign_against_it(nlp: Language) -> None:
    assert event_at(nlp, "France expelled two Russian diplomats on Tuesday.", "expelled").signs == ()


def test_parties_in_the_clause_are_surer_than_one_of_the_sentence_before(nlp: Language) -> None:
    plain = event_at(nlp, "Chad attacked Oman on Friday.", "attacked")
    implied = event_at(nlp, "Chad attacked Oman on Friday. Oman condemned the attack.", "condemned")

    assert "party-from-other-sentence" in implied.signs
    assert implied.confidence < plain.confidence


@pytest.mark.parametrize(
    ("plain", "doubtful", "trigger"),
    [
        ("Peru attacked Chile.", "Peru may attack Chile.", "attack"),
        ("Peru arrested a Chilean spy.", "A Chilean spy was arrested.", "arrested"),
        ("Malian troops killed two Chadian rebels.", "Malian troops killed two rebels.", "killed"),
        ("Peru criticized Chile.", "Oman said, reports say, that Peru had criticized Chile.", "criticized"),
    ],
)
def test_what_takes_more_to_find_out_is_less_sure(
    nlp: Language, plain: str, doubtful: str, trigger: str
) -> None:
    assert event_at(nlp, doubtful, trigger).confidence < event_at(nlp, plain, trigger).confidence


def test_every_event_has_a_share_to_two_places(nlp: Language) -> None:
    text = "Peru met Chile. They may sign a treaty. Rebels reportedly shelled a town, and Oman condemned it."

    shares = [event.confidence for event in events_in(nlp, text)]

    assert len(shares) >= 3
    assert all(0 < share < 1 and share == round(share, 2) for share in shares)
