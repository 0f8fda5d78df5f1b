"""Reads a corpus: finds the files, and yields articles, one after the other.

A document that cannot be read never stops a corpus: it is handed to `on_skip` as a `SkippedDocument`, whose
`reason` is what a report counts, and reading goes on.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import IO

from kgbuild.read.article import make_article
from kgbuild.read.boilerplate import BoilerplateRules, load_rules
from kgbuild.read.documents import read_source
from kgbuild.read.duplicates import DuplicateDocument, DuplicateIndex, fingerprint
from kgbuild.read.folders import STDIN, FoundFile, OnSkip, find_files
from kgbuild.read.formats import Format, format_of_name
from kgbuild.read.language import ENGLISH, UNKNOWN, language_of
from kgbuild.read.options import Duplicates, ReadOptions
from kgbuild.read.skipped import SkippedDocument, SkipReason
from kgbuild.read.source import RawDocument, Source
from kgbuild.read.tables import require_parquet
from kgbuild.read.web_archive import require_warc
from kgbuild.records import Article


def read_articles(
    paths: Sequence[Path], *, on_skip: OnSkip, options: ReadOptions | None = None
) -> Iterator[Article]:
    """The articles of all files at and below `paths`, in the same order on every machine.

    Read are text, HTML, JSON Lines, JSON, CSV, TSV, Parquet and WARC, each also in gzip and zip, folders of
    any mixture, recursively, and standard input for the path `-`. Ids are unique among what is yielded. Text
    files give offsets into the file as it is, records into the text of their field, HTML into the text that
    is extracted from it.

    Args:
        paths: Files and folders.
        on_skip: Called with each document that is left out; raises nothing.
        options: Columns, limits, languages, duplicates.

    Raises:
        InputError: At once, a path does not exist.
        OntologyError: At once, the rules for boilerplate are wrong.
        MissingExtraError: At once, a file needs a library that is not installed.
    """
    options = options or ReadOptions()
    rules = load_rules(options.ontology)
    files = find_files(paths, on_skip)
    _require_libraries(files)
    return _articles(files, rules, on_skip, options)


def count_documents(paths: Sequence[Path]) -> int:
    """At least how many documents there are, for a progress bar: files, and lines of JSON Lines.

    What is in archives and tables is not looked at; standard input counts as one.

    Raises:
        InputError: A path does not exist.
    """
    return sum(_count(found) for found in find_files(paths, lambda _: None))


def _articles(
    files: Sequence[FoundFile], rules: BoilerplateRules, on_skip: OnSkip, options: ReadOptions
) -> Iterator[Article]:
    unique, seen = _UniqueIds(), DuplicateIndex()
    for found in files:
        for raw in read_source(_source(found), options):
            try:
                article = article_of(raw, rules, options)
                article = replace(article, id=unique(article.id, found.id))
                yield _compared(article, seen, options.duplicates)
            except SkippedDocument as skipped:
                on_skip(skipped)


def read_files(
    paths: Sequence[Path], *, on_skip: OnSkip, options: ReadOptions | None = None
) -> Iterator[tuple[FoundFile, Iterator[RawDocument | SkippedDocument]]]:
    """Each file at and below `paths` with its documents as their format gives them, not yet articles.

    A file whose documents are not asked for is not opened.

    Args:
        paths: Files and folders.
        on_skip: Called with what cannot be opened on the way; raises nothing.
        options: Columns and limits.

    Raises:
        InputError: At once, a path does not exist.
        MissingExtraError: At once, a file needs a library that is not installed.
    """
    options = options or ReadOptions()
    files = find_files(paths, on_skip)
    _require_libraries(files)
    return ((found, read_source(_source(found), options)) for found in files)


def article_of(raw: RawDocument | SkippedDocument, rules: BoilerplateRules, options: ReadOptions) -> Article:
    """The article of a document that is to be read.

    Raises:
        SkippedDocument: There is none in it, or it is in another language.
    """
    if isinstance(raw, SkippedDocument):
        raise raw
    article = make_article(raw, rules, options.limits)
    if options.english_only and (language := language_of(article.reading_text())) != ENGLISH:
        named = "another language" if language == UNKNOWN else f"another language ({language})"
        message = f"is in {named}; only English is read"
        raise SkippedDocument(
            SkipReason.OTHER_LANGUAGE, message, path=raw.path, line=raw.line, document=raw.id
        )
    return article


def _compared(article: Article, seen: DuplicateIndex, duplicates: Duplicates) -> Article:
    """The article, marked if its text was read before."""
    if duplicates is Duplicates.IGNORE:
        return article
    first = seen.find_or_add(article.id, fingerprint(article))
    if first is not None and duplicates is Duplicates.SKIP:
        raise DuplicateDocument(article, first)
    return replace(article, duplicate_of=first)


def _source(found: FoundFile) -> Source:
    path = Path(found.path)
    if path == STDIN:
        return Source("standard input", found.id, "", lambda: sys.stdin.buffer, named=True)
    return Source(found.path, found.id, path.name, partial(_open, path), named=found.named)


def _open(path: Path) -> IO[bytes]:
    return path.open("rb")


def _require_libraries(files: Sequence[FoundFile]) -> None:
    """Fail before an hour of reading, not after, where a library is missing."""
    formats = {format_of_name(found.path.lower().removesuffix(".gz")) for found in files}
    if Format.PARQUET in formats:
        require_parquet()
    if Format.WARC in formats:
        require_warc()


class _UniqueIds:
    """Gives out ids, and keeps eight bytes of each to see when one comes again."""

    def __init__(self) -> None:
        self._seen: set[bytes] = set()

    def __call__(self, wanted: str, container: str) -> str:
        """The id wanted; where it is taken, with its file before it, and then a number behind it."""
        prefixed = wanted if wanted == container else f"{container}/{wanted}"
        candidate, number = wanted, 1
        while (key := _key(candidate)) in self._seen:
            candidate = prefixed if number == 1 and prefixed != wanted else f"{prefixed}#{number}"
            number += 1
        self._seen.add(key)
        return candidate


def _key(identifier: str) -> bytes:
    return hashlib.blake2b(identifier.encode("utf-8", "replace"), digest_size=8).digest()


def _count(found: FoundFile) -> int:
    if format_of_name(found.path) is not Format.JSON_LINES:
        return 1
    lines, last = 0, b"\n"
    try:
        with Path(found.path).open("rb") as stream:
            while block := stream.read(1 << 20):
                lines, last = lines + block.count(b"\n"), block[-1:]
    except OSError:
        return 1
    return lines + (last != b"\n")
