"""The terms that the graph is written with: namespaces, prefixes and the IRIs of values.

Terms are kept in the syntax of N-Triples (`<https://…>`), in which the whole graph is held: strings sort,
compare and write fast, and are the same whatever the order of the input.
"""

from __future__ import annotations

import functools

from kgbuild.records import Certainty, Polarity, Stance, Status, Tense

KG = "https://w3id.org/kgbuild/ns#"
PREFIXES = {
    "kg": KG,
    "plover": "https://w3id.org/kgbuild/plover#",
    "cameo": "https://w3id.org/kgbuild/cameo#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "gaf": "http://groundedannotationframework.org/gaf#",
    "fact": "http://groundedannotationframework.org/grasp/factuality#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Every prefix that the graph is written with, and that queries need not declare."""


@functools.cache
def term(name: str) -> str:
    """The IRI of a prefixed name, in the syntax of N-Triples: `sem:Event` gives `<http://…/sem/Event>`."""
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


RDF_TYPE = term("rdf:type")

STANCES = {
    Stance.ASSERTS: term("kg:Asserts"),
    Stance.DENIES: term("kg:Denies"),
    Stance.DECLINES: term("kg:DeclinesToAssert"),
    Stance.QUESTIONS: term("kg:Questions"),
    Stance.DEMANDS: term("kg:Demands"),
    Stance.CONSIDERS: term("kg:Considers"),
    Stance.THREATENS: term("kg:Threatens"),
    Stance.PROMISES: term("kg:Promises"),
}
STATUSES = {
    Status.OCCURRED: term("kg:Occurred"),
    Status.ONGOING: term("kg:Ongoing"),
    Status.PLANNED: term("kg:Planned"),
    Status.CONSIDERED: term("kg:Considered"),
    Status.THREATENED: term("kg:Threatened"),
    Status.DEMANDED: term("kg:Demanded"),
    Status.DENIED: term("kg:Denied"),
    Status.NOT_OCCURRED: term("kg:NotOccurred"),
    Status.ALLEGED: term("kg:Alleged"),
}
CERTAINTIES = {
    Certainty.CERTAIN: term("fact:certain"),
    Certainty.PROBABLE: term("fact:probable"),
    Certainty.POSSIBLE: term("fact:possible"),
}
POLARITIES = {Polarity.POSITIVE: term("fact:positive"), Polarity.NEGATIVE: term("fact:negative")}
TENSES = {Tense.PAST: term("kg:Past"), Tense.PRESENT: term("kg:Present"), Tense.FUTURE: term("kg:Future")}
