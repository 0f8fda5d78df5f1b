"""Talks of which one side alone is named are with whoever speaks of them for his side."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import event_at, events_in


@pytest.mark.parametrize(
    "text",
    [
        "Chad says a new round of talks with Mali will open in Accra in June.",
        "Chad announced that negotiations with Mali had broken down.",
    ],
)
def test_a_state_speaks_of_its_own_talks(nlp: Language, text: str) -> None:
    talks = event_at(nlp, text, "talks" if "talks" in text else "negotiations")
    assert [m.span.text for m in talks.mentions("source")] == ["Chad"]


@pytest.mark.parametrize(
    "text",
    [
        "The newspaper says talks with Mali will open in June.",
        "Chad said the rebels had agreed to talks with Mali.",
        "Malian officials say talks with Mali's rebel movement will open in June.",
    ],
)
def test_neither_a_paper_nor_a_countryman_nor_who_tells_of_others_is_the_other_side(
    nlp: Language, text: str
) -> None:
    sources = [m.span.text for m in event_at(nlp, text, "talks").mentions("source")]
    assert sources in ([], ["the rebels"])


def test_a_state_speaks_of_the_deal_that_it_signs(nlp: Language) -> None:
    text = "Ukraine's premier says the signing of a gas deal with Russia has been put off."
    (deal,) = [event for event in events_in(nlp, text) if event.type == "Agreement"]
    assert [m.span.text for m in deal.mentions("source")] == ["Ukraine's premier"]
