"""What stands around a word makes a sentence start likelier there, unlikely, certain or impossible."""

from __future__ import annotations

import numpy as np
import pytest
import spacy

from kgbuild.annotate.encoder_doc import text_words
from kgbuild.annotate.encoder_sentences import FULL_STOP_BONUS, QUOTE_MALUS, start_priors

NLP = spacy.blank("en")
SIGNS = {FULL_STOP_BONUS: "+", QUOTE_MALUS: "-", 0.0: ".", np.inf: "S"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. Mr. Xi stayed.", "S..+..."),
        ('"I left." Mr. Xi stayed.', "S-..-+..."),
        ('He left. "We stay," he said.', "S..+-..-..."),
        ("He left. “We stay,” he said.", "S..+-..-..."),
        ('He left.\n\n"We stay."', "S..S-..-"),
        ("Really?! No.", "S..+."),
        ("It fell by approx . five points.", "S......."),
        ("He left (they say.) Others stayed.", "S..-..-+.."),
    ],
)
def test_full_stops_and_quotes(text: str, expected: str) -> None:
    words = text_words(NLP(text))

    assert "".join(SIGNS[prior] for prior in words.priors.tolist()) == expected, words.texts


def test_quote_with_spaces_on_both_sides_tells_nothing() -> None:
    priors = start_priors(["said", '"', "We"], [False, True, True], np.zeros(3, np.int8))

    assert priors.tolist() == [0.0, 0.0, 0.0]


def test_boundaries_are_certain() -> None:
    priors = start_priors([".", "A", "b"], [True] * 3, np.array([1, -1, 0], np.int8))

    assert priors.tolist() == [np.inf, -np.inf, 0.0]
