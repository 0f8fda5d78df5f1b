"""What a user can set about reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kgbuild.read.columns import Columns


class Duplicates(StrEnum):
    """What is done with an article whose text was read before."""

    MARK = "mark"
    """It is read, and names the first one in `duplicate_of`."""
    SKIP = "skip"
    """It is left out, and told with the first one's id, its own address and publisher."""
    IGNORE = "ignore"
    """It is read, and nothing is compared."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is still read; beyond it a document is skipped as too large.

    Attributes:
        characters: Of one document's text. A million is where spaCy's pipelines stop; the longest news
            features have a tenth of it.
        bytes: Of one document as it lies in the file, markup included.
        unpacked: Bytes that one archive may unpack to.
        ratio: How many times its packed size an archive may unpack to, beyond its first ten million
            bytes. Deflate ends at about 1,000; text stays below 20.
        depth: Archives within archives.
    """

    characters: int = 1_000_000
    bytes: int = 20_000_000
    unpacked: int = 100_000_000_000
    ratio: int = 200
    depth: int = 3


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read a corpus.

    Attributes:
        columns: Where records keep their fields.
        limits: Up to what size documents are read.
        english_only: Articles in other languages are skipped and told.
        duplicates: What is done with texts that come again.
        ontology: A folder whose `boilerplate.txt`, if any, adds to kgbuild's own.
    """

    columns: Columns = field(default_factory=Columns)
    limits: Limits = field(default_factory=Limits)
    english_only: bool = True
    duplicates: Duplicates = Duplicates.MARK
    ontology: Path | None = None
