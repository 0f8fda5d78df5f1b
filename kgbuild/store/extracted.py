"""What reading a document leaves for a store: packed where it is read, for the one writer to file."""

from __future__ import annotations

import array
from typing import NamedTuple

from kgbuild.lexicon.gazetteer import Gazetteer
from kgbuild.read.duplicates import fingerprint
from kgbuild.records import Article, Choice, EventMention, Mention
from kgbuild.resolve.actors import ResolvedDocument, names_of
from kgbuild.resolve.identities import NameEvidence
from kgbuild.store.encoding import pack, schema

Mentions = tuple[tuple[EventMention, ...], tuple[Mention, ...]]
"""The event mentions of a document, and the first mention of everybody else whom it names."""
Choices = tuple[Choice, ...]
SCHEMA = schema(tuple[Article, Mentions, Choices, NameEvidence])
"""A digest of the form that all this has on disk."""


class Extracted(NamedTuple):
    """What was read of a document, with its actors as it tells them itself.

    Attributes:
        article: Its `Article` with the text.
        mentions: `Mentions`, packed apart from the article's text.
        choices: `Choices`, if there are any.
        names: What it says of names that other documents may know more of: the block, and `NameEvidence`.
        digest: Of its words, by which reprints are found.
        minima: Hashes of runs of words, as unsigned numbers of 64 bits; see `kgbuild.read.duplicates`.
        seconds: Processor time that the language model and extraction took; it is not kept.
    """

    article: bytes
    mentions: bytes
    choices: bytes | None
    names: tuple[tuple[str, bytes], ...]
    digest: bytes
    minima: bytes
    seconds: tuple[float, float]


def extracted(
    resolved: ResolvedDocument, gazetteer: Gazetteer, seconds: tuple[float, float] = (0.0, 0.0)
) -> Extracted:
    """Packs what was read of a document."""
    reading = resolved.reading
    article = reading.article
    words = fingerprint(article)
    return Extracted(
        pack(article, Article, article.text),
        pack((reading.mentions, reading.mentioned), Mentions, article.text, apart=True),
        pack(resolved.choices, Choices) if resolved.choices else None,
        tuple((one.block, pack(one, NameEvidence)) for one in names_of(reading, gazetteer)),
        words.digest,
        array.array("Q", words.minima).tobytes(),
        seconds,
    )
