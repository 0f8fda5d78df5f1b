"""The weights of confidence are those that the judged events give, and they are worth something."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.lexicon.confidence import FILE, load_weights
from kgbuild.lexicon.location import ontology_dir
from quality.confidence import (
    Judged,
    area,
    cross_validated,
    fitted,
    measures,
    read_table,
    with_weights,
    write_table,
)

EVENTS = read_table()
SIGNS = list(load_weights().of_sign)
LEAST_AREA = 0.70
"""A coin has 0.5. A little below what was measured, as the table is made anew from time to time."""


def test_the_table_gives_the_weights_of_the_package() -> None:
    text = (ontology_dir() / FILE).read_text(encoding="utf-8")

    assert with_weights(text, fitted(EVENTS, SIGNS)) == text, "python tests/quality/confidence.py fit"


def test_every_sign_was_seen_and_every_sign_seen_has_a_weight() -> None:
    assert {sign for event in EVENTS for sign in event.signs} == set(SIGNS)


def test_confidence_tells_right_from_wrong_in_documents_it_was_not_fitted_to() -> None:
    said = cross_validated(EVENTS, SIGNS)
    right = [event.is_right for event in EVENTS]

    assert area(said, right) > LEAST_AREA
    assert sum(said) / len(said) == pytest.approx(sum(right) / len(right), abs=0.02)
    sure = [r for s, r in zip(said, right, strict=True) if s >= 0.7]
    unsure = [r for s, r in zip(said, right, strict=True) if s < 0.4]
    assert sum(sure) / len(sure) > 0.7
    assert sum(unsure) / len(unsure) < 0.4


def test_a_sign_of_what_is_wrong_gets_a_negative_weight(tmp_path: Path) -> None:
    right, wrong = (True,) * 5, (True, True, False, True, True)
    events = [
        *[Judged(f"plain {i}", "gold", right, ()) for i in range(30)],
        *[Judged(f"missing {i}", "readers", wrong, ("source-missing",)) for i in range(20)],
        *[Judged(f"found {i}", "readers", right, ("source-missing",)) for i in range(10)],
    ]
    write_table(events, tmp_path / "table.tsv")

    weights = fitted(read_table(tmp_path / "table.tsv"), ["source-missing", "never"])

    assert weights["base"] > 100
    assert weights["source-missing"] < -100
    assert weights["never"] == 0


def test_the_measures_are_told_by_tenths_and_by_floors() -> None:
    events = [
        Judged("1", "gold", (True,) * 5, ()),
        Judged("2", "gold", (True,) * 5, ()),
        Judged("3", "gold", (False,) * 5, ()),
    ]

    lines = measures([0.9, 0.65, 0.25], events).splitlines()

    assert lines[0] == "3 events of 3 documents, 66.7% all right, mean confidence 0.600"
    assert lines[1].startswith("area under the curve 1.000; Brier score 0.065, of the base rate alone 0.222")
    assert "| 0.2 to 0.3 | 1 | 0.25 | 0.00 |" in lines
    assert "| 0.5 | 67% | 100.0% | 0.0% | 0.00 |" in lines
