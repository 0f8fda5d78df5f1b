"""Describes documents, their text and the spans of it that serve as evidence.

A span's IRI is that of the text with a fragment after RFC 5147 (`#char=66,112`, in code points); Web
Annotation selectors beside it hold the position and the very words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from kgbuild.graph.terms import Term, Triple, Triples, boolean, date_value, iri, literal, non_negative, typed
from kgbuild.graph.vocabulary import RDF_TYPE, term
from kgbuild.lexicon.slugs import document_path, slug
from kgbuild.records import Article, Span


@dataclass(frozen=True, slots=True)
class DocumentNames:
    """The IRIs of one document; `stem` is its path below the base: `doc/2015-09-statement.txt`."""

    stem: str
    base: str

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.stem.removeprefix("doc/")

    @property
    def document(self) -> Term:
        """The article."""
        return iri(self.base + self.stem)

    @property
    def text(self) -> Term:
        """Its characters as given."""
        return iri(f"{self.base}{self.stem}/text")

    def span(self, span: Span) -> Term:
        """A stretch of the text."""
        return f"<{self.base}{self.stem}/text#char={span.begin},{span.end}>"

    def selector(self, span: Span, kind: str) -> Term:
        """What selects a stretch by `position` or by `quote`."""
        return f"<{self.base}{self.stem}/{kind}/{span.begin}-{span.end}>"


def name_documents(ids: Iterable[str], base: str) -> dict[str, DocumentNames]:
    """The IRIs of every document by its id."""
    return {document: DocumentNames(document_path(document), base) for document in ids}


def publisher_of(article: Article, names: DocumentNames) -> Term:
    """Who speaks in the article's own voice: its publisher, or where unknown that of this document."""
    if article.publisher:
        return iri(f"{names.base}publisher/{slug(article.publisher)}")
    return iri(f"{names.base}{names.stem}/publisher")


def document_triples(article: Article, names: DocumentNames) -> Triples:
    """The article, its publisher, and its text with a digest, by which anybody can check the offsets."""
    document, text, publisher = names.document, names.text, publisher_of(article, names)
    yield document, RDF_TYPE, term("schema:NewsArticle")
    yield document, term("dcterms:identifier"), literal(article.id)
    yield document, term("dcterms:publisher"), publisher
    yield publisher, RDF_TYPE, term("prov:Agent")
    if article.publisher:
        yield publisher, RDF_TYPE, term("org:Organization")
        yield publisher, term("rdfs:label"), literal(article.publisher, "en")
    else:
        yield publisher, term("rdfs:label"), literal(f"publisher of {article.id}", "en")
    if article.title:
        yield document, term("dcterms:title"), literal(article.title)
    if article.url:
        yield document, term("schema:url"), typed(article.url, "anyURI")
    if article.date is not None:
        yield document, term("dcterms:issued"), date_value(article.date.value)
        yield document, term("kg:dateBasis"), literal(article.date.basis)
        yield document, term("kg:dateAssumed"), boolean(article.date.assumed)
    if article.duplicate_of is not None:
        yield document, term("prov:alternateOf"), iri(names.base + document_path(article.duplicate_of))
    yield text, RDF_TYPE, term("kg:CleanText")
    yield text, RDF_TYPE, term("prov:Entity")
    yield text, term("prov:wasDerivedFrom"), document
    yield text, term("dcterms:format"), literal("text/plain")
    yield text, term("schema:sha256"), literal(text_digest(article.text))


def text_digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


_MENTION, _RESOURCE = term("kg:Mention"), term("oa:SpecificResource")
_SOURCE, _SELECTOR = term("oa:hasSource"), term("oa:hasSelector")
_POSITION, _START, _END = term("oa:TextPositionSelector"), term("oa:start"), term("oa:end")
_QUOTE, _EXACT = term("oa:TextQuoteSelector"), term("oa:exact")


def span_triples(span: Span, names: DocumentNames) -> tuple[Triple, ...]:
    """A span with its two selectors: most of what a graph holds, so it is made without detours."""
    subject, position, quote = (
        names.span(span),
        names.selector(span, "position"),
        names.selector(span, "quote"),
    )
    return (
        (subject, RDF_TYPE, _MENTION),
        (subject, RDF_TYPE, _RESOURCE),
        (subject, _SOURCE, names.text),
        (subject, _SELECTOR, position),
        (subject, _SELECTOR, quote),
        (position, RDF_TYPE, _POSITION),
        (position, _START, non_negative(span.begin)),
        (position, _END, non_negative(span.end)),
        (quote, RDF_TYPE, _QUOTE),
        (quote, _EXACT, literal(span.text)),
    )
