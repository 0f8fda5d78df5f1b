"""What a text tells of a person beside the name."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import event_at


@pytest.mark.parametrize(
    ("text", "word", "sector"),
    [
        (
            "Prosecutors questioned the chairman of the power company, Anatoly Chubais.",
            "questioned",
            "BUS",
        ),
        ("Soldiers arrested Sheikh Omar Diallo, the town's top Sunni cleric.", "arrested", "REL"),
        ("Soldiers arrested Sheikh Omar Diallo.", "arrested", "GOV"),
    ],
)
def test_an_apposition_tells_more_than_the_last_office_or_a_vague_title(
    nlp: Language, text: str, word: str, sector: str
) -> None:
    (target,) = event_at(nlp, text, word).mentions("target")

    assert target.actor.sector == sector
