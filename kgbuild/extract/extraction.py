"""The one call that the pipeline makes: a parsed article in, its event mentions and whom it names out."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Doc

from kgbuild.extract.events import Extractor
from kgbuild.lexicon.ontology import load_ontology
from kgbuild.records import Article, EventMention, Reading


@lru_cache(maxsize=4)
def extractor(ontology: Path | None = None) -> Extractor:
    """The extractor for an ontology; compiled once per process.

    Args:
        ontology: A folder that adds to the ontology of the package.

    Raises:
        OntologyError: An entry of the ontology is wrong.
    """
    return Extractor(load_ontology(ontology))


def extract(article: Article, doc: Doc, ontology: Path | None = None) -> tuple[EventMention, ...]:
    """The event mentions of an article, in the order of the event table.

    Args:
        article: The article.
        doc: The parse of `article.reading_text()`.
        ontology: A folder that adds to the ontology of the package.
    """
    with _uncollected():
        return extractor(ontology).extract(article, doc)


def read(article: Article, doc: Doc, ontology: Path | None = None) -> Reading:
    """What is read from an article: its event mentions, and whom else it names.

    Args:
        article: The article.
        doc: The parse of `article.reading_text()`.
        ontology: A folder that adds to the ontology of the package.
    """
    with _uncollected():
        return extractor(ontology).read(article, doc)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Puts garbage collection off to the end of a document.

    A tree of cross-linked words lives as long as its document and is then dropped as a whole; looking through
    it again and again while it is in use took a sixth of the time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
