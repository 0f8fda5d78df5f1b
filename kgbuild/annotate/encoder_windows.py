"""Cuts a text of any length into windows that the encoder can read, without cutting sentences.

A window that cannot hold the rest of the text ends at a paragraph break where one is near. Otherwise it runs
over: the next window begins again with the last sentence that the encoder saw begin, so that each sentence is
read whole and with what precedes it in its window.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from kgbuild.annotate.decoding import Scores
from kgbuild.annotate.encoder_model import Ids

WINDOW_PIECES = 192
"""Pieces in a window; the model was trained on windows of up to about 200."""
LONGEST_WINDOW_PIECES = 480
"""Pieces in a window that has to hold one long sentence; the encoder has 512 positions."""

# A sentence that begins this close to the end of a window is judged with too little of what follows.
_WORDS_OF_LOOKAHEAD = 4


def window_end(offsets: Ids, breaks: npt.NDArray[np.bool_], begin: int, size: int) -> int:
    """Return the word before which a window that starts at ``begin`` ends; it holds at least one word.

    Args:
        offsets: Where each word's pieces begin, and at the end their number; shape (words + 1,).
        breaks: Whether a paragraph starts at each word; shape (words,).
        begin: First word of the window.
        size: Pieces that fit.
    """
    words = len(breaks)
    end = int(np.searchsorted(offsets, offsets[begin] + size, side="right")) - 1
    end = max(end, begin + 1)
    if end >= words:
        return words
    halfway = int(np.searchsorted(offsets, offsets[begin] + size // 2))
    paragraphs = np.flatnonzero(breaks[halfway : end + 1])
    return halfway + int(paragraphs[-1]) if len(paragraphs) and halfway > begin else end


def last_complete_sentence(start_scores: Scores) -> int:
    """Return how many words of a window belong to sentences that end within it; 0 if only one begins in it.

    Args:
        start_scores: Log-odds of a sentence start at each word of the window; shape (words,).
    """
    starts = np.flatnonzero(start_scores[1:] > 0) + 1
    early = starts[starts <= len(start_scores) - _WORDS_OF_LOOKAHEAD]
    chosen = early if len(early) else starts
    return int(chosen[-1]) if len(chosen) else 0


def forced_cut(start_scores: Scores) -> int:
    """Return where to cut a sentence longer than any window: its likeliest start in the last quarter."""
    begin = max(1, len(start_scores) * 3 // 4)
    return begin + int(start_scores[begin:].argmax()) if begin < len(start_scores) else len(start_scores)
