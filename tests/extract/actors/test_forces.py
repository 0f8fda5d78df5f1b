"""Of which force officers are."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import event_at


@pytest.mark.parametrize(
    ("text", "word", "sectors"),
    [
        ("Gunmen attacked a police station near Basra. They killed two officers.", "killed", ["COP"]),
        ("Kenyan police fired tear gas after protesters injured several officers.", "injured", ["COP"]),
        ("Gunmen attacked a police post, killing one officer and wounding two others.", "wounding", ["COP"]),
        ("The army said rebels killed two officers.", "killed", ["MIL"]),
        ("Police said gunmen killed two army officers.", "killed", ["MIL"]),
        ("Gunmen killed two officers.", "killed", ["MIL"]),
    ],
)
def test_the_nearest_word_tells_whose_officers_are(
    nlp: Language, text: str, word: str, sectors: list[str]
) -> None:
    event = event_at(nlp, text, word)
    assert [mention.actor.sector for mention in event.mentions("target")] == sectors
