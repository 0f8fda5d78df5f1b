"""Ties each participation to the direct edge that it stands for, by a triple term of RDF 1.2.

    <event/2015-06-breach-opm/source/country-CHN> rdf:reifies <<( <event/…> sem:hasActor <country/CHN> )>> .

A triple term does not say that its triple holds. Where it does hold, the graph has the edge as well, and the
participation annotates it; where the participation is disputed, or the event did not occur, the graph has no
such edge, and what somebody claims can be asked for in the same words all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kgbuild.graph.terms import Term, Triple, Triples, iri, triple_term
from kgbuild.graph.triples import NamedGraphs
from kgbuild.graph.vocabulary import RDF_TYPE, term
from kgbuild.lexicon.classes import Role


def with_triple_terms(graph: NamedGraphs, roles: Mapping[str, Role]) -> NamedGraphs:
    """The graph with a triple term for every participation of an actor whose role has a direct edge.

    Args:
        graph: A graph in plain RDF 1.1.
        roles: The roles by name, with the property of their direct edge.
    """
    edges = {iri(role.iri): iri(role.shortcut) for role in roles.values() if role.shortcut}
    return _Annotated(graph, edges)


@dataclass(frozen=True)
class _Annotated:
    """A graph whose documents say more than they do in another."""

    plain: NamedGraphs
    edges: Mapping[str, str]

    @property
    def base(self) -> str:
        return self.plain.base

    def named_graphs(self) -> Iterator[tuple[Term | None, list[Triple]]]:
        for name, triples in self.plain.named_graphs():
            more = () if name is None else _reifications(triples, self.edges)
            yield name, sorted({*triples, *more})


def _reifications(triples: Iterable[Triple], edges: Mapping[str, str]) -> Triples:
    """One document says all of a participation that it has, and of its places that they are."""
    by_predicate: dict[str, list[tuple[str, str]]] = {}
    for subject, predicate, value in triples:
        by_predicate.setdefault(predicate, []).append((subject, value))
    events = {part: event for event, part in by_predicate.get(term("kg:hasParticipation"), ())}
    roles = dict(by_predicate.get(term("sem:roleType"), ()))
    places = {subject for subject, kind in by_predicate.get(RDF_TYPE, ()) if kind == term("sem:Place")}
    things = {subject for subject, kind in by_predicate.get(RDF_TYPE, ()) if kind == term("kg:Thing")}
    for part, actor in by_predicate.get(term("rdf:value"), ()):
        edge = edges.get(roles[part])
        if edge is not None and actor not in things:
            # A town that is attacked is where it happens; it does not take part.
            edge = term("sem:hasPlace") if actor in places else edge
            yield part, term("rdf:reifies"), triple_term((events[part], edge, actor))
