"""Words become pieces and shapes."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from kgbuild.annotate.encoder_pieces import (
    DIGITS,
    LOWER,
    MAX_PIECES_PER_WORD,
    MIXED,
    OTHER,
    TITLE,
    UPPER,
    WordPieces,
    word_shape,
)

VOCABULARY = ["[UNK]", "[CLS]", "[SEP]", "min", "##ister", "'", "s", '"', "-", "a", "##a"]


@pytest.fixture
def pieces() -> WordPieces:
    tokenizer = Tokenizer(WordPiece({piece: i for i, piece in enumerate(VOCABULARY)}, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer()
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return WordPieces(tokenizer)


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("talks", LOWER),
        ("Oslo", TITLE),
        ("A", TITLE),
        ("NATO", UPPER),
        ("U.S.", UPPER),
        ("McDonald", MIXED),
        ("iPhone", MIXED),
        ("2015", DIGITS),
        ("1,5", DIGITS),
        ("--", OTHER),
        ("n’t", LOWER),
        ("G8", TITLE),
        ("外交", LOWER),
    ],
)
def test_shape(word: str, shape: int) -> None:
    assert word_shape(word) == shape


def test_pieces_and_offsets(pieces: WordPieces) -> None:
    encoded = pieces.encode(["Minister", "s", "min"])

    assert [VOCABULARY[i] for i in encoded.pieces] == ["min", "##ister", "s", "min"]
    assert encoded.offsets.tolist() == [0, 2, 3, 4]
    assert encoded.shapes.tolist() == [TITLE, TITLE, LOWER, LOWER]


@pytest.mark.parametrize(("curly", "plain"), [("’s", "'s"), ("“", '"'), ("”", '"'), ("—", "-"), ("–", "-")])
def test_typographic_signs_are_read_as_plain_ones(pieces: WordPieces, curly: str, plain: str) -> None:
    assert pieces.encode([curly]).pieces.tolist() == pieces.encode([plain]).pieces.tolist()


@pytest.mark.parametrize("word", ["\u200b", "\u00ad", "\ufeff", "☃"])
def test_every_word_has_a_piece(pieces: WordPieces, word: str) -> None:
    assert pieces.encode([word]).pieces.tolist() == [pieces.unknown]


def test_long_word_is_cut(pieces: WordPieces) -> None:
    assert len(pieces.encode(["a" * 50_000]).pieces) <= MAX_PIECES_PER_WORD
    assert len(pieces.encode(["-" * 50_000]).pieces) == MAX_PIECES_PER_WORD


def test_bytes_round_trip(pieces: WordPieces) -> None:
    again = WordPieces.from_bytes(pieces.to_bytes())

    assert again.encode(["Minister"]).pieces.tolist() == pieces.encode(["Minister"]).pieces.tolist()


def test_no_words(pieces: WordPieces) -> None:
    encoded = pieces.encode([])

    assert (len(encoded.pieces), encoded.offsets.tolist()) == (0, [0])
