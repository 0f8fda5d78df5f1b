"""The triples of a graph by subject and predicate: what is read back from it is looked up here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

import pyoxigraph as ox

from kgbuild.graph.vocabulary import RDF_TYPE, term
from kgbuild.records import Span


class Facts:
    """Triples by subject and predicate; IRIs stand in angle brackets, literals as their text.

    Args:
        triples: All triples of a graph, in any order.
    """

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._objects: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._by_type: dict[str, list[str]] = defaultdict(list)
        for triple in triples:
            value, subject, predicate = triple.object, str(triple.subject), str(triple.predicate)
            text = value.value if isinstance(value, ox.Literal) else str(value)
            self._objects[subject][predicate].append(text)
            if predicate == RDF_TYPE:
                self._by_type[text].append(subject)

    def of_type(self, name: str) -> list[str]:
        """The subjects of a type, sorted."""
        return sorted(set(self._by_type.get(term(name), ())))

    def linked(self, subject: str, predicate: str) -> list[str]:
        """The objects of a predicate, which is given as an IRI in angle brackets."""
        return self._objects[subject].get(predicate, []) if subject in self._objects else []

    def all(self, subject: str, name: str) -> list[str]:
        """The objects of a predicate, which is given as a prefixed name."""
        return self.linked(subject, term(name))

    def one(self, subject: str | None, name: str) -> str | None:
        """The first in order of the objects of a predicate; None where there is none."""
        return min(self.all(subject, name), default=None) if subject else None

    @cached_property
    def reporting(self) -> dict[str, str]:
        """The claim that reports a claim, by the claim that is reported."""
        return {
            content: claim
            for claim in self.of_type("kg:Claim")
            for content in self.all(claim, "kg:content")
            if term("kg:Claim") in self.linked(content, RDF_TYPE)
        }

    def event_of(self, claim: str) -> str:
        """The event that an innermost claim is about."""
        contents = self.all(claim, "kg:content")
        return next(c for c in contents if term("kg:EventDescription") in self.linked(c, RDF_TYPE))

    def sources(self, claim: str) -> list[list[tuple[str, str]]]:
        """Who says so, with the words for each: a list for each layer of reports, the outermost first."""
        layers = self.sources(self.reporting[claim]) if claim in self.reporting else []
        actors = set(self.all(claim, "prov:wasAttributedTo"))
        named = [
            (actor, words)
            for words in sorted(self.all(claim, "kg:sourceMention"), key=self.span)
            for actor in sorted(actors.intersection(self.all(words, "kg:refersTo")))
        ]
        return [*layers, named] if named else layers

    def document_of(self, claim: str) -> str:
        """The id of the document that a claim stands in."""
        return self.one(self.one(claim, "schema:appearance"), "dcterms:identifier") or ""

    def span(self, words: str | None) -> Span:
        """A stretch of a document: offsets from its IRI after RFC 5147, words from its quote selector."""
        begin, end = (words or "char=0,0").rpartition("char=")[2].rstrip(">").split(",")
        selectors = self.all(words or "", "oa:hasSelector")
        quote = next((quote for s in selectors for quote in self.all(s, "oa:exact")), "")
        return Span(int(begin), int(end), quote)


def local_name(iri: str | None) -> str:
    """What stands behind the last slash or hash of an IRI; empty where there is none."""
    return (iri or "").rstrip(">").replace("#", "/").rpartition("/")[2]
