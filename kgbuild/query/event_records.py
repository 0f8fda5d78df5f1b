"""Reads the event table back out of a graph: the same records as the build that wrote the graph.

Only innermost claims are records; the claims that report them give the outer sources. Spans give their
offsets by RFC 5147 and their words by the quote selector, so that the documents are not needed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kgbuild.graph.actors import AFFILIATIONS, KIND_TYPES
from kgbuild.graph.files import read_triples
from kgbuild.graph.vocabulary import CERTAINTIES, POLARITIES, STANCES, STATUSES, TENSES, term
from kgbuild.records import SOURCE, TARGET

Record = dict[str, Any]
_KINDS = {types[0]: kind.value for kind, types in KIND_TYPES.items()}
_VALUES = {
    name: {iri: value.value for value, iri in table.items()}
    for name, table in (
        *(("polarity", POLARITIES), ("certainty", CERTAINTIES), ("tense", TENSES)),
        *(("status", STATUSES), ("stance", STANCES)),
    )
}


def records_of_graphs(paths: Sequence[Path]) -> Iterator[Record]:
    """The records of several graphs, one graph after the other.

    Raises:
        InputError: One cannot be read as a graph.
    """
    for path in paths:
        yield from records_of_graph(path)


def records_of_graph(path: Path) -> Iterator[Record]:
    """The records of the event table that a graph was written with, in the table's order.

    Raises:
        InputError: The file cannot be read as a graph.
    """
    facts = _Facts(path)
    found = [(facts.order(claim), claim) for claim in facts.subjects_of(term("kg:trigger"))]
    for _, claim in sorted(found):
        yield facts.record(claim)


class _Facts:
    """The triples of a graph by subject and predicate; IRIs in angle brackets, literals as their text."""

    def __init__(self, path: Path) -> None:
        self._objects: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._reported: dict[str, str] = {}
        for triple in read_triples(path):
            value = triple.object
            text = str(value) if str(value)[0] == "<" else getattr(value, "value", "")
            self._objects[str(triple.subject)][str(triple.predicate)].append(text)
        for claim in self.subjects_of(term("kg:content")):
            for content in self.all(claim, "kg:content"):
                if term("kg:Claim") in self.all(content, "rdf:type"):
                    self._reported[content] = claim

    def subjects_of(self, predicate: str) -> list[str]:
        return [subject for subject, values in self._objects.items() if predicate in values]

    def all(self, subject: str, name: str) -> list[str]:
        return self._objects[subject].get(term(name), []) if subject in self._objects else []

    def one(self, subject: str, name: str) -> str | None:
        return next(iter(self.all(subject, name)), None)

    def order(self, claim: str) -> tuple[Any, ...]:
        """Document, sentence, salience, trigger, type and event, as the table is ordered."""
        sentence, trigger = (
            self._span(self.one(claim, "kg:evidence")),
            self._span(self.one(claim, "kg:trigger")),
        )
        event = self._event(claim)
        place = (self._document(claim), sentence["begin"], int(self.one(claim, "kg:rank") or 0))
        return (
            *place,
            trigger["begin"],
            trigger["end"],
            _local(self.one(event, "sem:eventType")),
            event,
            claim,
        )

    def record(self, claim: str) -> Record:
        """The record of an innermost claim."""
        event, fillers = self._event(claim), self._fillers(claim)
        plover, goldstein = self.one(claim, "kg:plover"), self.one(claim, "kg:goldstein")
        values = {name: table[self.one(claim, f"kg:{name}") or ""] for name, table in _VALUES.items()}
        return {
            "event": event[1:-1],
            "type": _local(self.one(event, "sem:eventType")),
            "plover": None if plover is None else _local(plover),
            "cameo": self.one(claim, "kg:cameo"),
            "goldstein": None if goldstein is None else float(goldstein),
            "source": fillers.pop(SOURCE, []),
            "target": fillers.pop(TARGET, []),
            "reciprocal": self.one(claim, "kg:reciprocal") == "true",
            "roles": fillers,
            "date": self.one(claim, "kg:datePrecise"),
            "date_text": self.one(claim, "kg:dateText"),
            **{name: values[name] for name in ("polarity", "certainty", "tense", "status")},
            "attributed_to": list(self._sources(claim)),
            "stance": values["stance"],
            "document": self._document(claim),
            "sentence": self._span(self.one(claim, "kg:evidence")),
            "trigger": self._span(self.one(claim, "kg:trigger")),
            "confidence": float(self.one(claim, "kg:confidence") or 1.0),
        }

    def _event(self, claim: str) -> str:
        contents = self.all(claim, "kg:content")
        return next(c for c in contents if term("kg:EventDescription") in self.all(c, "rdf:type"))

    def _document(self, claim: str) -> str:
        return self.one(self.one(claim, "schema:appearance") or "", "dcterms:identifier") or ""

    def _fillers(self, claim: str) -> dict[str, list[Any]]:
        """What fills each role in the words of this claim, roles by name, fillers as the text has them."""
        named, fillers = set(self.all(claim, "kg:names")), defaultdict(list)
        for part in self.all(claim, "kg:content"):
            role = self.one(part, "sem:roleType")
            for mention in self.all(part, "kg:fillerMention") if role else ():
                if mention in named:
                    fillers[_local(role)].append((mention, self.one(part, "rdf:value")))
        found: dict[str, list[Any]] = {}
        for role in sorted(fillers):
            placed = [(self._span(mention), actor or "", mention) for mention, actor in fillers[role]]
            placed.sort(
                key=lambda entry: (entry[0]["begin"], entry[0]["end"], entry[0]["text"], entry[1][1:-1])
            )
            found[role] = [self._actor(a, mention) if a else span["text"] for span, a, mention in placed]
        return found

    def _sources(self, claim: str) -> Iterator[Record]:
        """Who says so, the outermost source first."""
        if claim in self._reported:
            yield from self._sources(self._reported[claim])
        mention, source = self.one(claim, "kg:sourceMention"), self.one(claim, "prov:wasAttributedTo")
        if mention is not None and source is not None:
            yield self._actor(source, mention)

    def _actor(self, actor: str, mention: str) -> Record:
        types, country = self.all(actor, "rdf:type"), self.one(actor, "schema:identifier")
        links = [code for link in AFFILIATIONS.values() for code in self._objects[actor].get(link, [])]
        return {
            "id": actor[1:-1],
            "name": self.one(actor, "rdfs:label"),
            "kind": next((kind for name, kind in _KINDS.items() if name in types), None),
            "country": country or (_local(links[0]) if links else None),
            "sector": self.one(mention, "kg:sector") or self.one(actor, "kg:sector"),
            **self._span(mention),
        }

    def _span(self, span: str | None) -> Record:
        """Offsets from the fragment, words from the quote selector."""
        begin, end = (span or "char=0,0").rpartition("char=")[2].rstrip(">").split(",")
        selectors = self.all(span or "", "oa:hasSelector")
        text = next((quote for s in selectors for quote in self.all(s, "oa:exact")), "")
        return {"begin": int(begin), "end": int(end), "text": text}


def _local(iri: str | None) -> str:
    return (iri or "").rstrip(">").replace("#", "/").rpartition("/")[2]
