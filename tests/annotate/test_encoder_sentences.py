"""What stands before a word makes a sentence start likelier there, certain or impossible."""

from __future__ import annotations

import numpy as np
import pytest

from kgbuild.annotate.encoder_sentences import FULL_STOP_BONUS, start_priors


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("left . Mr. Xi", [False, False, True, False]),
        ('left . " Mr. Xi', [False, False, False, True, False]),
        ("left . “ We", [False, False, True, False]),
        ("Really ? ! No", [False, False, False, True]),
        ("approx . five", [False, False, False]),
        ("Mr. Xi", [False, False]),
    ],
)
def test_full_stop_makes_a_start_likelier(words: str, expected: list[bool]) -> None:
    priors = start_priors(words.split(), np.zeros(len(words.split()), np.int8))

    assert (priors == FULL_STOP_BONUS).tolist() == expected


def test_boundaries_are_certain() -> None:
    priors = start_priors([".", "A", "b"], np.array([1, -1, 0], np.int8))

    assert priors.tolist() == [np.inf, -np.inf, 0.0]
