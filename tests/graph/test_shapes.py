"""Every graph that is described conforms to the shapes, and every shape notices the lie it is there for."""

from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF, SH

from kgbuild.errors import InputError
from kgbuild.export.nquads import write_nquads
from kgbuild.export.turtle import write_turtle
from kgbuild.graph.shapes import SEVERITIES, validate
from kgbuild.graph.triples import describe
from kgbuild.lexicon.classes import load_classes
from kgbuild.lexicon.location import ontology_dir
from kgbuild.settings import BASE_IRI

pytest.importorskip("pyshacl")

PROV = "http://www.w3.org/ns/prov#"
PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
"""


@pytest.fixture
def turtle(corpus, tmp_path):
    path = tmp_path / "graph.ttl"
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        write_turtle(describe(corpus, load_classes()), stream)
    return path


def test_what_is_described_conforms(turtle):
    assert validate(turtle) == ()


def test_named_graphs_conform_together(corpus, tmp_path):
    with (tmp_path / "graph.nq").open("w", encoding="utf-8") as stream:
        write_nquads(describe(corpus, load_classes()), stream)

    assert validate(tmp_path / "graph.nq") == ()


def lies() -> dict[str, str]:
    """For each demand of the shapes, Turtle that breaks it."""
    text = (Path(__file__).parent / "lies.txt").read_text(encoding="utf-8")
    blocks = [block.strip().partition("\n") for block in text.split("\n\n") if "LIE" in block or "<" in block]
    return {message.removeprefix("# "): lie for message, _, lie in blocks if lie and "#" not in lie}


def test_every_demand_of_the_shapes_notices_the_lie_that_breaks_it(turtle):
    lines = turtle.read_text(encoding="utf-8").splitlines(keepends=True)
    told = [lie.replace("LIE", f"<lie/{number}>", 1) for number, lie in enumerate(lies().values())]
    turtle.write_text("".join([lines[0], PREFIXES, *lines[1:], *told]), encoding="utf-8")

    found = {(finding.message, finding.focus.removeprefix(BASE_IRI)) for finding in validate(turtle)}

    given = {message for message, _ in found}
    for message, lie in zip(lies(), told, strict=True):
        node = lie[1 : lie.index(">")]
        assert (message, node) in found if node.startswith("lie/") else message in given, message


def test_every_demand_of_the_shapes_has_words_and_a_lie_that_breaks_it():
    shapes = rdflib.Graph().parse(ontology_dir() / "shapes.ttl")

    assert {str(message) for message in shapes.objects(None, SH.message)} == set(lies())
    for owner in shapes.subjects(RDF.type, SH.NodeShape):
        for demand in shapes.objects(owner, SH.property):
            assert shapes.value(demand, SH.message), (owner, shapes.value(demand, SH.path))


def test_every_class_that_a_graph_uses_has_a_shape(turtle):
    shapes = rdflib.Graph().parse(ontology_dir() / "shapes.ttl")
    graph = rdflib.Graph().parse(turtle)
    targets = set(shapes.objects(None, SH.targetClass))
    untargeted = {
        node for node in graph.subjects(RDF.type) if not targets & set(graph.objects(node, RDF.type))
    }

    assert {str(kind) for node in untargeted for kind in graph.objects(node, RDF.type)} <= {PROV + "Entity"}


def test_a_considered_sanction_made_a_fact_is_found_out(turtle):
    with turtle.open("a", encoding="utf-8") as stream:
        stream.write("<event/sanction-iceland-fijian-companies> a sem:Event .\n")

    first, second = validate(turtle)

    assert str(first).startswith(
        "Violation: https://example.org/kg/event/sanction-iceland-fijian-companies: a sem:Event is asserted"
    )
    assert "only an event that occurred or is going on is a sem:Event" in second.message


def test_the_gravest_come_first(turtle):
    with turtle.open("a", encoding="utf-8") as stream:
        stream.write(
            '<lie/country> a schema:Country ; schema:identifier "Fiji" .\n<lie/run> a prov:Activity .\n'
        )

    severities = [SEVERITIES[finding.severity] for finding in validate(turtle)]

    assert severities == ["Violation", "Violation", "Warning"]


def test_further_shapes_may_be_asked_for(turtle, tmp_path):
    mine = tmp_path / "mine.ttl"
    mine.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .\n"
        '[] a sh:NodeShape ; sh:targetClass sem:Place ; sh:nodeKind sh:Literal ; sh:message "no places" .\n',
        encoding="utf-8",
    )

    assert [finding.message for finding in validate(turtle, [mine])] == ["no places"]


def test_what_is_no_graph_is_named(tmp_path):
    with pytest.raises(InputError, match="does not exist"):
        validate(tmp_path / "nowhere.ttl")
