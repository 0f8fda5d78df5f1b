"""What sort of body a name tells."""

from __future__ import annotations

import pytest

from kgbuild.lexicon.body_names import named_sector


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Brindle Petroleum Inc.", "BUS"),
        ("Valley Herald", "MED"),
        ("Lagos Center for Human Rights", "NGO"),
        ("Committee to Protect Journalists", "NGO"),
        ("Reporters Without Borders", "NGO"),
        ("Bee Foundation for the Poor", "NGO"),
        ("New Dawn Party", "PTY"),
        ("National Human Rights Commission", None),
        ("Ministry of Justice", None),
        ("Dakar of rights abuses", None),
        ("Brindle", None),
    ],
)
def test_the_last_words_of_a_name_or_its_cause_tell_the_sort_of_body(name: str, sector: str | None) -> None:
    assert named_sector(name) == sector
