"""Words to word pieces and word shapes: what the encoder sees of a text.

The encoder's vocabulary is uncased, so the case of a word reaches it as one of six shapes instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

LOWER, TITLE, UPPER, MIXED, DIGITS, OTHER = range(6)
"""Word shapes, in the order of the rows of the shape embedding."""
SHAPE_COUNT = 6

# The treebanks write straight quotes and hyphens nearly everywhere, news sites curly ones and dashes:
# one spelling for the model spares it learning that they mean the same.
_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "−": "-",
    }
)

# The first pieces decide; a pasted URL or base64 block must not fill the encoder's window by itself.
MAX_PIECES_PER_WORD = 12
_MAX_CHARACTERS = 120
_CACHE_SIZE = 60_000


def word_shape(word: str) -> int:
    """Return the shape of ``word``: `LOWER`, `TITLE`, `UPPER`, `MIXED`, `DIGITS` or `OTHER`.

    A single capital letter counts as `TITLE`, because "A" and "I" start sentences more often than they shout.
    """
    letters = [character for character in word if character.isalpha()]
    if not letters:
        return DIGITS if any(character.isdigit() for character in word) else OTHER
    if all(not letter.isupper() for letter in letters):
        return LOWER
    if not letters[0].isupper():
        return MIXED
    if len(letters) == 1 or not any(letter.isupper() for letter in letters[1:]):
        return TITLE
    return UPPER if all(letter.isupper() for letter in letters) else MIXED


@dataclass(frozen=True, slots=True)
class EncodedWords:
    """The words of a text as the encoder reads them.

    Attributes:
        pieces: Word-piece ids of all words, one after another; shape (pieces,).
        shapes: The shape of the word each piece belongs to; shape (pieces,).
        offsets: Where each word's pieces begin, and at the end their number; shape (words + 1,).
    """

    pieces: npt.NDArray[np.int64]
    shapes: npt.NDArray[np.int64]
    offsets: npt.NDArray[np.int64]


class WordPieces:
    """Splits single words into word pieces, remembering the words it has met.

    Args:
        tokenizer: A WordPiece tokenizer with the special pieces ``[UNK]``, ``[CLS]`` and ``[SEP]``.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        vocabulary = tokenizer.get_vocab()
        self.unknown, self.begin, self.end = (vocabulary[piece] for piece in ("[UNK]", "[CLS]", "[SEP]"))
        self._known: dict[str, tuple[list[int], int]] = {}

    def to_bytes(self) -> bytes:
        """Return the tokenizer as the JSON it is loaded from."""
        return str(self._tokenizer.to_str()).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> WordPieces:
        """Load what `to_bytes` returned, or the contents of a ``tokenizer.json``."""
        return cls(Tokenizer.from_str(data.decode()))

    def encode(self, words: Sequence[str]) -> EncodedWords:
        """Return the pieces and shapes of ``words``; every word has at least one piece."""
        self._learn(words)
        known = [self._known[word] for word in words]
        counts = np.fromiter((len(pieces) for pieces, _ in known), np.int64, len(known))
        offsets = np.zeros(len(known) + 1, np.int64)
        np.cumsum(counts, out=offsets[1:])
        pieces = np.fromiter((piece for pieces, _ in known for piece in pieces), np.int64, offsets[-1])
        shapes = np.fromiter((shape for _, shape in known), np.int64, len(known))
        return EncodedWords(pieces, np.repeat(shapes, counts), offsets)

    def _learn(self, words: Sequence[str]) -> None:
        if len(self._known) > _CACHE_SIZE:
            self._known.clear()
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        if not new:
            return
        plain = [word[:_MAX_CHARACTERS].translate(_PLAIN) for word in new]
        for word, encoding in zip(
            new, self._tokenizer.encode_batch(plain, add_special_tokens=False), strict=True
        ):
            pieces = encoding.ids[:MAX_PIECES_PER_WORD] or [self.unknown]
            self._known[word] = (pieces, word_shape(word[:_MAX_CHARACTERS]))
