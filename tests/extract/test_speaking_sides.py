"""Talks of which one side alone is named are with whoever speaks of them for his side."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import event_at


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
        "Malian officials say talks with Mali's rebel movement will open in June.",
    ],
)
def test_neither_a_paper_nor_a_countryman_is_the_other_side(nlp: Language, text: str) -> None:
    assert not event_at(nlp, text, "talks").mentions("source")
