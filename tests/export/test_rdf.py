"""Every RDF file is read alike by rdflib and Oxigraph, and the same input gives the same bytes."""

import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from kgbuild.errors import SettingsError
from kgbuild.export.json_ld import write_json_ld
from kgbuild.export.nquads import write_nquads, write_ntriples
from kgbuild.export.rdf_xml import write_rdf_xml
from kgbuild.export.turtle import write_trig, write_turtle
from kgbuild.graph.terms import decimal, iri, literal, typed
from kgbuild.graph.triple_terms import with_triple_terms
from kgbuild.graph.triples import Graph, RunInfo, describe
from kgbuild.graph.vocabulary import term
from kgbuild.lexicon.classes import load_classes, load_roles
from kgbuild.records import Corpus

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def graph(corpus):
    return describe(corpus, load_classes(), RunInfo("0.1.0", "en_small-1.0"))


def written(write, graph) -> str:
    stream = io.StringIO()
    write(graph, stream)
    return stream.getvalue()


def oxigraph(text: str, format: ox.RdfFormat) -> set:
    return set(ox.parse(text, format=format))


def test_rdflib_and_oxigraph_read_the_same_graph_from_turtle_and_ntriples(graph):
    turtle, ntriples = written(write_turtle, graph), written(write_ntriples, graph)

    assert oxigraph(turtle, ox.RdfFormat.TURTLE) == oxigraph(ntriples, ox.RdfFormat.N_TRIPLES)
    one = rdflib.Graph().parse(data=turtle, format="turtle")
    other = rdflib.Graph().parse(data=ntriples, format="nt")
    assert len(one) == len(graph.triples())
    assert isomorphic(one, other)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib 7.6 warns of its own calls
def test_rdflib_and_oxigraph_read_the_same_quads_from_trig_and_nquads(graph):
    trig, nquads = written(write_trig, graph), written(write_nquads, graph)

    assert oxigraph(trig, ox.RdfFormat.TRIG) == oxigraph(nquads, ox.RdfFormat.N_QUADS)
    one, other = rdflib.Dataset(), rdflib.Dataset()
    one.parse(data=trig, format="trig")
    other.parse(data=nquads, format="nquads")
    assert set(one.quads()) == set(other.quads())
    assert len(set(one.quads())) == len(oxigraph(nquads, ox.RdfFormat.N_QUADS))


@pytest.mark.parametrize(
    ("write", "format", "name"),
    [(write_json_ld, ox.RdfFormat.JSON_LD, "json-ld"), (write_rdf_xml, ox.RdfFormat.RDF_XML, "xml")],
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib 7.6 warns of its own calls
def test_json_ld_and_rdf_xml_hold_what_turtle_holds(graph, write, format, name):
    text, ntriples = written(write, graph), written(write_ntriples, graph)

    triples = {quad.triple for quad in ox.parse(text, format=format)}
    assert triples == {quad.triple for quad in ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES)}
    one, other = (
        rdflib.Graph().parse(data=text, format=name),
        rdflib.Graph().parse(data=ntriples, format="nt"),
    )
    assert isomorphic(one, other)


def test_json_ld_is_plain_json_to_those_who_do_not_know_it(graph):
    document = json.loads(written(write_json_ld, graph))
    nodes = {node["@id"]: node for node in document["@graph"]}

    meeting = nodes["event/2024-05-03-meeting-iceland-fiji"]
    assert meeting["@type"] == ["sem:Event", "kg:EventDescription"]
    assert meeting["kg:status"] == "kg:Occurred"
    assert meeting["rdfs:label"] == "meeting of Iceland and Fiji"
    assert meeting["sem:hasActor"] == ["country/FJI", "country/ISL"]
    assert document["@context"]["kg:status"] == {"@type": "@id"}


def test_the_named_graphs_together_hold_what_turtle_holds(graph):
    quads = oxigraph(written(write_nquads, graph), ox.RdfFormat.N_QUADS)

    assert {quad.triple for quad in quads} == {
        quad.triple for quad in oxigraph(written(write_ntriples, graph), ox.RdfFormat.N_TRIPLES)
    }


def test_there_are_no_blank_nodes(graph):
    assert not [part for triple in graph.triples() for part in triple if part.startswith("_:")]


@pytest.mark.parametrize(
    "write", [write_turtle, write_ntriples, write_trig, write_nquads, write_json_ld, write_rdf_xml]
)
def test_the_order_of_the_input_does_not_matter(corpus, graph, write):
    turned = [replace(event, mentions=event.mentions[::-1]) for event in corpus.events[::-1]]
    other = describe(
        Corpus(corpus.articles[::-1], tuple(turned)), load_classes(), RunInfo("0.1.0", "en_small-1.0")
    )

    assert written(write, other) == written(write, graph)


WRITES_ALL = """
import io, sys
sys.path.insert(0, "tests")
import small_corpus as made
from kgbuild.export.actor_network import actor_network
from kgbuild.export.gexf import write_gexf
from kgbuild.export.graphml import write_graphml
from kgbuild.export.layout import placed
from kgbuild.export.selection import EVERYTHING
from kgbuild.errors import SettingsError
from kgbuild.export.nquads import write_nquads
from kgbuild.export.turtle import write_trig, write_turtle
from kgbuild.graph.triples import describe
from kgbuild.lexicon.classes import load_classes
names = ("herald", "post", "considered", "breach", "meeting", "recall")
corpus = made.corpus.__wrapped__(*(getattr(made, name).__wrapped__() for name in names))
for write in (write_turtle, write_trig, write_nquads):
    write(describe(corpus, load_classes()), sys.stdout)
network = placed(actor_network(corpus, EVERYTHING))
write_graphml(network, sys.stdout)
write_gexf(network, sys.stdout)
"""


def test_the_hash_seed_does_not_matter():
    outputs = set()
    for seed in ("0", "1", "4711"):
        fixed = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
        run = subprocess.run(
            [sys.executable, "-c", WRITES_ALL],
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, **fixed},
            check=False,
        )
        assert run.returncode == 0, run.stderr.decode()
        outputs.add(run.stdout)

    assert len(outputs) == 1


def test_turtle_is_written_for_readers(graph):
    turtle = written(write_turtle, graph)

    assert (
        "\n<event/2024-05-03-meeting-iceland-fiji> a kg:EventDescription ,\n        sem:Event ;\n" in turtle
    )
    assert "    sem:eventType kg:Meeting ;\n" in turtle
    assert "    kg:goldstein 1.0 ;\n" in turtle
    assert "@prefix owl:" not in turtle


@pytest.mark.parametrize(
    "base", ["https://example.com/graph#", "kg/", "https://example.com/graph", "https://example.com/a b/"]
)
def test_a_base_that_ids_cannot_be_put_behind_is_refused(corpus, base):
    with pytest.raises(SettingsError, match="must be an absolute IRI that ends in /"):
        describe(corpus, load_classes(), base=base)


@pytest.fixture
def annotated(graph):
    return with_triple_terms(graph, load_roles())


def test_a_triple_term_ties_each_participation_to_its_direct_edge(annotated):
    store = ox.Store()
    store.load(written(write_turtle, annotated), format=ox.RdfFormat.TURTLE)
    query = """PREFIX kg: <https://w3id.org/kgbuild/ns#> PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
        BASE <https://example.org/kg/>
        SELECT ?actor ?disputed ?holds WHERE {
          ?part <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies>
            <<( <event/2024-04-breach-fisheries-ministry> sem:hasActor ?actor )>> ; kg:disputed ?disputed .
          BIND(EXISTS { <event/2024-04-breach-fisheries-ministry> sem:hasActor ?actor } AS ?holds)
        } ORDER BY ?actor"""

    found = [(str(a).rpartition("/")[2][:-1], d.value, h.value) for a, d, h in store.query(query)]

    assert found == [("FJI", "true", "false"), ("fisheries-ministry", "false", "true")]


@pytest.mark.parametrize(
    ("write", "format"),
    [
        (write_turtle, ox.RdfFormat.TURTLE),
        (write_trig, ox.RdfFormat.TRIG),
        (write_ntriples, ox.RdfFormat.N_TRIPLES),
        (write_nquads, ox.RdfFormat.N_QUADS),
    ],
)
def test_every_format_with_triple_terms_holds_the_plain_graph_and_them(graph, annotated, write, format):
    plain, more = oxigraph(written(write, graph), format), oxigraph(written(write, annotated), format)

    assert plain < more
    assert {type(quad.object) for quad in more - plain} == {ox.Triple}


def test_turtle_says_that_it_is_of_rdf_1_2_only_where_it_is(graph, annotated):
    assert written(write_turtle, annotated).startswith('VERSION "1.2"\n@base')
    assert written(write_turtle, graph).startswith("@base")


SUBJECT = iri("https://example.org/kg/event/a")
VALUES = st.one_of(
    st.text().map(literal),
    st.text().map(lambda text: literal(text, "en")),
    st.floats(-10, 10).map(decimal),
    st.from_regex(r"[A-Za-z0-9:/#?.,;%_~-]{0,20}", fullmatch=True).map(
        lambda path: iri(f"https://example.org/kg/{path}")
    ),
    st.sampled_from(
        [typed("true", "boolean"), typed("1", "boolean"), typed("07", "integer"), typed("1", "decimal")]
    ),
)


@given(st.lists(VALUES, min_size=1))
def test_whatever_a_text_holds_turtle_says_the_same_as_ntriples(values):
    graph = Graph({(SUBJECT, term("kg:content"), value) for value in values}, {})

    turtle, ntriples = written(write_turtle, graph), written(write_ntriples, graph)

    assert oxigraph(turtle, ox.RdfFormat.TURTLE) == oxigraph(ntriples, ox.RdfFormat.N_TRIPLES)


@given(st.lists(VALUES, min_size=1))
def test_whatever_a_text_holds_json_ld_says_the_same_as_ntriples(values):
    graph = Graph({(SUBJECT, term("kg:content"), value) for value in values}, {})

    json_ld, ntriples = written(write_json_ld, graph), written(write_ntriples, graph)

    assert {quad.triple for quad in ox.parse(json_ld, format=ox.RdfFormat.JSON_LD)} == {
        quad.triple for quad in ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES)
    }


@given(st.text())
def test_any_text_of_a_web_page_makes_rdf_xml_that_can_be_read(text):
    graph = Graph({(SUBJECT, term("rdfs:label"), literal(text))}, {})

    (quad,) = ox.parse(written(write_rdf_xml, graph), format=ox.RdfFormat.RDF_XML)

    assert quad.subject.value == SUBJECT[1:-1]
