"""Reads a corpus: picks the reader for each file and yields articles, one after the other.

A document that cannot be read never stops a corpus: it is handed to `on_skip` as a `SkippedDocument`,
whose `reason` is what a report counts, and reading goes on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import IO

from kgbuild.read.article import make_article
from kgbuild.read.boilerplate import load_rules
from kgbuild.read.columns import Columns
from kgbuild.read.folders import FoundFile, OnSkip, find_files
from kgbuild.read.skipped import SkippedDocument, SkipReason
from kgbuild.read.source import Limits, RawDocument, Source
from kgbuild.read.tables import read_json_lines
from kgbuild.read.text_file import read_text_file
from kgbuild.records import Article

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})
JSON_LINES_SUFFIXES = frozenset({".jsonl", ".ndjson", ".jsonlines"})


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read a corpus.

    Attributes:
        columns: Where records keep their fields.
        limits: Up to what size documents are read.
        ontology: Folder whose `boilerplate.txt` holds; None for the one that comes with kgbuild.
    """

    columns: Columns = field(default_factory=Columns)
    limits: Limits = field(default_factory=Limits)
    ontology: Path | None = None


def read_articles(
    paths: Sequence[Path], *, on_skip: OnSkip, options: ReadOptions | None = None
) -> Iterator[Article]:
    """The articles of all files at and below `paths`, in the same order on every machine.

    Read are text files (one article each), folders of any mixture, recursively, and JSON Lines of
    `{"id", "text", "date"?, "title"?, "url"?, "publisher"?}`. Ids are unique among what is yielded.

    Args:
        paths: Files and folders.
        on_skip: Called with each document that is left out.
        options: Columns, limits and rules.

    Raises:
        InputError: At once, a path does not exist.
        OntologyError: At once, the rules for boilerplate are wrong.
    """
    options = options or ReadOptions()
    load_rules(options.ontology)
    return _articles(find_files(paths, on_skip), on_skip, options)


def count_documents(paths: Sequence[Path]) -> int:
    """About how many documents there are, for a progress bar: files, and lines of JSON Lines.

    Raises:
        InputError: A path does not exist.
    """
    return sum(_count(found.path) for found in find_files(paths, lambda _: None))


def _articles(files: Sequence[FoundFile], on_skip: OnSkip, options: ReadOptions) -> Iterator[Article]:
    rules, unique = load_rules(options.ontology), _UniqueIds()
    for found in files:
        for raw in _documents(found, options):
            try:
                if isinstance(raw, SkippedDocument):
                    raise raw
                article = make_article(raw, rules, options.limits)
            except SkippedDocument as skipped:
                on_skip(skipped)
            else:
                yield replace(article, id=unique(article.id, found.id))


def _documents(found: FoundFile, options: ReadOptions) -> Iterator[RawDocument | SkippedDocument]:
    """What one file holds; a fault of the disk ends it and is yielded."""
    path = Path(found.path)
    source = Source(found.path, found.id, path.name, partial(_open, path))
    suffix = path.suffix.lower()
    try:
        if suffix in JSON_LINES_SUFFIXES:
            yield from read_json_lines(source, options.limits, options.columns)
        elif suffix in TEXT_SUFFIXES or found.named:
            yield from read_text_file(source, options.limits)
        else:
            message = "is passed over, because its name does not end as those of files that are read"
            yield SkippedDocument(SkipReason.UNSUPPORTED, message, path=found.path, document=found.id)
    except OSError as error:
        message = f"cannot be read ({error.strerror or error}); check the file and its permissions"
        yield SkippedDocument(SkipReason.UNREADABLE, message, path=found.path, document=found.id)


def _open(path: Path) -> IO[bytes]:
    return path.open("rb")


class _UniqueIds:
    """Gives out ids, and keeps eight bytes of each to see when one comes again."""

    def __init__(self) -> None:
        self._seen: set[bytes] = set()

    def __call__(self, wanted: str, container: str) -> str:
        """The id wanted; where it is taken, with its file before it, and then a number behind it."""
        number, candidate = 1, wanted
        while (
            key := hashlib.blake2b(candidate.encode("utf-8", "replace"), digest_size=8).digest()
        ) in self._seen:
            prefixed = wanted if wanted == container else f"{container}/{wanted}"
            candidate = prefixed if number == 1 and prefixed != wanted else f"{prefixed}#{number}"
            number += 1
        self._seen.add(key)
        return candidate


def _count(path: str) -> int:
    if Path(path).suffix.lower() not in JSON_LINES_SUFFIXES:
        return 1
    try:
        with Path(path).open("rb") as stream:
            lines, last = 0, b"\n"
            while block := stream.read(1 << 20):
                lines, last = lines + block.count(b"\n"), block[-1:]
            return lines + (last != b"\n")
    except OSError:
        return 1
