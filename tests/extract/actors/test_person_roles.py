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


@pytest.mark.parametrize(
    ("text", "word", "role", "sectors"),
    [
        ("General Omar Diallo and his colleagues accused the king.", "accused", "source", ["MIL", "MIL"]),
        (
            "Two Kenyan diplomats in Somalia have been killed by their kidnappers.",
            "killed",
            "source",
            ["CRM"],
        ),
        ("Rebels attacked police and government supporters.", "attacked", "target", ["COP", "CVL"]),
        ("The premier urged rival factions of his government to unite.", "urged", "target", ["GOV"]),
        ("The mining company Brindle sued the state.", "sued", "source", ["BUS"]),
        ("The Mara Defense Force, a militia, attacked a town.", "attacked", "source", ["UAF"]),
        ("Brindle Action, an advocacy group, criticized the king.", "criticized", "source", ["NGO"]),
    ],
)
def test_whose_somebody_is_and_what_a_body_is_said_to_be_tell_the_sector(
    nlp: Language, text: str, word: str, role: str, sectors: list[str]
) -> None:
    assert [mention.actor.sector for mention in event_at(nlp, text, word).mentions(role)] == sectors
