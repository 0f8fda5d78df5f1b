"""The one call that the pipeline makes: a parsed article in, its event mentions and whom it names out."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from spacy.tokens import Doc

from kgbuild.extract.events import Extractor
from kgbuild.garbage import uncollected
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
    with uncollected():  # see `read`
        return extractor(ontology).extract(article, doc)


def read(article: Article, doc: Doc, ontology: Path | None = None) -> Reading:
    """What is read from an article: its event mentions, and whom else it names.

    Args:
        article: The article.
        doc: The parse of `article.reading_text()`.
        ontology: A folder that adds to the ontology of the package.
    """
    # A tree of cross-linked words lives as long as its document and is dropped as a whole; looking through it
    # again and again while it is in use took a sixth of the time.
    with uncollected():
        return extractor(ontology).read(article, doc)
