"""The pages that come whole from the ontology: docs/ontology.md and docs/competency-questions.md.

`python docs/reference.py` writes them, with all else that pages take from the code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kgbuild.graph.vocabulary import PREFIXES
from kgbuild.lexicon.classes import load_classes, load_roles
from kgbuild.lexicon.location import ontology_dir
from kgbuild.lexicon.schemes import load_schemes
from kgbuild.query.saved import saved_queries

KG = rdflib.Namespace(PREFIXES["kg"])
DIAGRAM = """```mermaid
classDiagram
    class NewsArticle["schema:NewsArticle"]
    class CleanText["kg:CleanText"] {
        schema:sha256
    }
    class Mention["kg:Mention"] {
        oa:exact
        oa:start
        oa:end
    }
    class Claim["kg:Claim"] {
        kg:certainty
        kg:polarity
        kg:tense
        kg:status
        kg:ownVoice
    }
    class EventDescription["kg:EventDescription"] {
        kg:status
        kg:datePrecise
        kg:plover
        kg:cameo
    }
    class Event["sem:Event"]
    class Participation["kg:Participation"] {
        sem:roleType
        kg:disputed
        kg:fillerText
    }
    class Actor["sem:Actor"] {
        rdfs:label
        kg:sector
    }
    class EventType["kg:EventType"]
    class Activity["prov:Activity"] {
        kg:policy
    }
    CleanText --> NewsArticle : wasDerivedFrom
    NewsArticle --> Actor : mentions
    Mention --> CleanText : hasSource
    Claim --> Mention : evidence, trigger
    Claim --> Actor : wasAttributedTo
    Claim --> EventDescription : content
    Claim --> Participation : content
    Claim --> Claim : content
    Claim --> Activity : wasGeneratedBy
    EventDescription --> EventType : eventType
    EventDescription --> Participation : hasParticipation
    Participation --> Actor : value
    Event --|> EventDescription : only what occurred
    Event --> Actor : hasActor, undisputed
```"""
INTRODUCTION = """# The ontology

This page is written from `ontology/` by `docs/reference.py`; a test keeps it up to date. How to add
kinds of events, and why types are concepts, stands in [`ontology/README.md`](../ontology/README.md); what the
ontology is made to answer, in [competency-questions.md](competency-questions.md); how to ask, in
[sparql.md](sparql.md).

A graph has three layers. The **text** is there as spans with their words. **Claims** rest on spans: each has
one source, which may be the article itself, says how sure it is, and is about an event, about somebody's
part in an event, or about another claim. The **content** is events and who takes part in them. Only what an
article says in its own voice to have occurred is also a `sem:Event`:"""
SENTENCE = """```sparql
# What happened between Iceland and Fiji, and which words say so
SELECT ?event ?type ?quote WHERE {
  ?event a sem:Event ; sem:eventType ?type ; sem:hasActor <country/ISL> , <country/FJI> .
  ?claim kg:content ?event ; kg:evidence/oa:hasSelector/oa:exact ?quote .
}
```

Leave out `a sem:Event` and ask for `kg:status`, and you also get what is planned, considered, threatened,
demanded, denied or alleged. Ask the claims (`kg:stance`, `prov:wasAttributedTo`) for who says so."""
ALIGNMENTS = (
    ("Events, roles, vague time", "SEM", "`kg:EventType` ⊑ `sem:EventType`, `kg:Participation` ⊑ `sem:Role`"),
    ("Provenance", "PROV-O", "claims `prov:wasGeneratedBy` a run and `prov:wasAttributedTo` their source"),
    (
        "Evidence",
        "Web Annotation, RFC 5147",
        "`kg:Mention` ⊑ `oa:SpecificResource`; offsets in code points",
    ),
    ("Factuality", "GRaSP", "values `fact:certain`, `fact:positive` … are used as they are"),
    ("Articles, countries, places", "schema.org", "`schema:NewsArticle`, `schema:Country`, `schema:Place`"),
    ("People, organizations", "FOAF, ORG", "`foaf:Person`, `org:Organization`, `kg:Post` ⊑ `org:Membership`"),
    ("Event types", "PLOVER (2021), CAMEO", "`plover.ttl`, `cameo.ttl`: SKOS schemes; codes are strings"),
    ("Cyber incidents", "STIX 2.1", "`skos:closeMatch stix:Incident`"),
    ("Identity", "Wikidata", "`skos:exactMatch`, never `owl:sameAs`"),
)


def page() -> str:
    """The whole page as Markdown."""
    graph = rdflib.Graph().parse(ontology_dir() / "diplomacy.ttl")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, override=True)
    parts = [
        [INTRODUCTION, "", DIAGRAM, "", SENTENCE],
        ["## Classes", "", *table(["class", "below", "definition"], _class_rows(graph))],
        ["## Properties", "", *table(["property", "of", "values", "definition"], _property_rows(graph))],
        ["## Values", "", *table(["value", "kind", "in the event table", "definition"], _value_rows(graph))],
        [
            "## Roles",
            "",
            *table(["role", "of every event", "direct edge", "definition"], _role_rows(graph)),
        ],
        ["## Event types", "", *_type_lines(graph)],
        ["## Vocabularies", "", *table(["for", "vocabulary", "how"], ALIGNMENTS)],
    ]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def table(head: list[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """The lines of a table in Markdown."""
    yield f"| {' | '.join(head)} |"
    yield "|" + " --- |" * len(head)
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _name(graph: rdflib.Graph, node: rdflib.term.Node | None) -> str:
    """A term with its prefix; of a union, all its members."""
    if node is None:
        return ""
    union = graph.value(node, OWL.unionOf)
    members = Collection(graph, union) if union is not None else [node]
    return " or ".join(f"`{graph.namespace_manager.qname(str(member))}`" for member in members)


def _definition(graph: rdflib.Graph, node: rdflib.term.Node) -> str:
    notes = [graph.value(node, SKOS.definition), graph.value(node, SKOS.scopeNote)]
    return " ".join(str(note) for note in notes if note is not None)


def _declared(graph: rdflib.Graph, *types: rdflib.term.Node) -> list[rdflib.term.Node]:
    found = {node for kind in types for node in graph.subjects(RDF.type, kind)}
    return sorted(node for node in found if isinstance(node, rdflib.URIRef) and node.startswith(KG))


def _class_rows(graph: rdflib.Graph) -> Iterator[list[str]]:
    for node in _declared(graph, OWL.Class):
        above = ", ".join(_name(graph, parent) for parent in sorted(graph.objects(node, RDFS.subClassOf)))
        yield [_name(graph, node), above, _definition(graph, node)]


def _property_rows(graph: rdflib.Graph) -> Iterator[list[str]]:
    for node in _declared(graph, OWL.ObjectProperty, OWL.DatatypeProperty):
        ends = [_name(graph, graph.value(node, end)) for end in (RDFS.domain, RDFS.range)]
        yield [_name(graph, node), *ends, _definition(graph, node)]


def _value_rows(graph: rdflib.Graph) -> Iterator[list[str]]:
    for kind in ("Status", "Stance", "Tense", "Policy"):
        for node in _declared(graph, KG[kind]):
            word = graph.value(node, SKOS.notation)
            yield [_name(graph, node), kind.lower(), f"`{word}`" if word else "", _definition(graph, node)]


def _role_rows(graph: rdflib.Graph) -> Iterator[list[str]]:
    for role in load_roles().values():
        node = rdflib.URIRef(role.iri)
        shortcut = _name(graph, rdflib.URIRef(role.shortcut)) if role.shortcut else ""
        yield [_name(graph, node), "yes" if role.common else "", shortcut, _definition(graph, node)]


def _type_lines(graph: rdflib.Graph) -> Iterator[str]:
    classes = load_classes()
    for category in [*load_schemes().quads, None]:
        quad = load_schemes().quads.get(category or "")
        yield f"### {category} ({quad})" if category else "### Outside PLOVER"
        yield ""
        rows = [
            [
                f"`kg:{found.name}`",
                found.cameo or "",
                f"`kg:{found.parent}`" if found.parent else "",
                "yes" if found.reciprocal else "",
                _definition(graph, rdflib.URIRef(found.iri)),
            ]
            for found in classes.values()
            if found.plover == category
        ]
        yield from table(["type", "CAMEO", "below", "reciprocal", "definition"], rows)
        yield ""


QUESTIONS = """# Competency questions

What a graph of kgbuild must be able to answer, which is what the ontology was made for. Each is a named
query in `ontology/queries/`: `kgbuild query GRAPH NAME --param …` asks it. The tests ask each of the graph of
the seed articles. This page is written by `docs/reference.py`; [sparql.md](sparql.md) shows how to ask a
question of your own."""


def questions_page() -> str:
    """The page of competency questions as Markdown."""
    return "\n".join([QUESTIONS, *_question_lines()]) + "\n"


def _question_lines() -> Iterator[str]:
    for number, query in enumerate(saved_queries().values(), start=1):
        yield ""
        yield f"## {number}. {query.title}"
        yield ""
        yield f"`{query.name}`: {query.description}"
        if query.parameters:
            yield ""
        for parameter in query.parameters:
            kind = f"{parameter.kind}, optional" if parameter.optional else parameter.kind
            yield f"- `{parameter.name}` ({kind}): {parameter.description}"
        yield ""
        yield "```sparql"
        yield "\n".join(line for line in query.text.strip().splitlines() if not line.startswith("# "))
        yield "```"
