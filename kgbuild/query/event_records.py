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
from kgbuild.graph.vocabulary import CERTAINTIES, POLARITIES, STANCES, STATUSES, TENSES
from kgbuild.query.facts import Facts, local_name
from kgbuild.records import SOURCE, TARGET, Span

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
    facts = Facts(read_triples(path))
    reader = _Reader(facts)
    innermost = [claim for claim in facts.of_type("kg:Claim") if facts.one(claim, "kg:trigger")]
    for claim in sorted(innermost, key=reader.order):
        yield reader.record(claim)


class _Reader:
    """Makes records of facts."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def order(self, claim: str) -> tuple[Any, ...]:
        """Document, sentence, salience, trigger, type and event, as the table is ordered."""
        facts, event = self.facts, self.facts.event_of(claim)
        sentence = facts.span(facts.one(claim, "kg:evidence"))
        trigger = facts.span(facts.one(claim, "kg:trigger"))
        place = (facts.document_of(claim), sentence.begin, int(facts.one(claim, "kg:rank") or 0))
        type = local_name(facts.one(event, "sem:eventType"))
        return *place, trigger.begin, trigger.end, type, event, claim

    def record(self, claim: str) -> Record:
        """The record of an innermost claim."""
        facts, fillers = self.facts, self._fillers(claim)
        event = facts.event_of(claim)
        plover, goldstein = facts.one(claim, "kg:plover"), facts.one(claim, "kg:goldstein")
        values = {name: table[facts.one(claim, f"kg:{name}") or ""] for name, table in _VALUES.items()}
        return {
            "event": event[1:-1],
            "type": local_name(facts.one(event, "sem:eventType")),
            "plover": None if plover is None else local_name(plover),
            "cameo": facts.one(claim, "kg:cameo"),
            "goldstein": None if goldstein is None else float(goldstein),
            "source": fillers.pop(SOURCE, []),
            "target": fillers.pop(TARGET, []),
            "reciprocal": facts.one(claim, "kg:reciprocal") == "true",
            "roles": fillers,
            "date": facts.one(claim, "kg:datePrecise"),
            "date_text": facts.one(claim, "kg:dateText"),
            **{name: values[name] for name in ("polarity", "certainty", "tense", "status")},
            "attributed_to": list(self._sources(claim)),
            "stance": values["stance"],
            "document": facts.document_of(claim),
            "sentence": _record_of(facts.span(facts.one(claim, "kg:evidence"))),
            "trigger": _record_of(facts.span(facts.one(claim, "kg:trigger"))),
            "confidence": float(facts.one(claim, "kg:confidence") or 1.0),
        }

    def _fillers(self, claim: str) -> dict[str, list[Any]]:
        """What fills each role in the words of this claim, roles by name, fillers as the text has them."""
        facts, fillers = self.facts, defaultdict(list)
        named = set(facts.all(claim, "kg:names"))
        for part in facts.all(claim, "kg:content"):
            role = facts.one(part, "sem:roleType")
            for mention in facts.all(part, "kg:fillerMention") if role else ():
                if mention in named:
                    filler = (facts.span(mention), facts.one(part, "rdf:value") or "", mention)
                    fillers[local_name(role)].append(filler)
        return {
            role: [
                self._actor(actor, mention) if actor else span.text
                for span, actor, mention in sorted(
                    fillers[role], key=lambda found: (found[0], found[1][1:-1])
                )
            ]
            for role in sorted(fillers)
        }

    def _sources(self, claim: str) -> Iterator[Record]:
        """Who says so, the outermost source first."""
        for layer in self.facts.sources(claim):
            yield from (self._actor(actor, words) for actor, words in layer)

    def _actor(self, actor: str, mention: str) -> Record:
        facts = self.facts
        types, country = facts.all(actor, "rdf:type"), facts.one(actor, "schema:identifier")
        links = [code for link in AFFILIATIONS.values() for code in facts.linked(actor, link)]
        return {
            "id": actor[1:-1],
            "name": facts.one(actor, "rdfs:label"),
            "kind": next((kind for name, kind in _KINDS.items() if name in types), None),
            "country": country or (local_name(links[0]) if links else None),
            "sector": facts.one(mention, "kg:sector") or facts.one(actor, "kg:sector"),
            **_record_of(facts.span(mention)),
        }


def _record_of(span: Span) -> Record:
    return {"begin": span.begin, "end": span.end, "text": span.text}
