"""Every graph that is described conforms to the shapes, and every shape notices the lie it is there for."""

import re

import pytest

from kgbuild.errors import InputError
from kgbuild.export.nquads import write_nquads
from kgbuild.export.turtle import write_turtle
from kgbuild.graph.shapes import SEVERITIES, validate
from kgbuild.graph.triples import describe
from kgbuild.lexicon.classes import load_classes
from kgbuild.lexicon.location import ontology_dir

pytest.importorskip("pyshacl")

PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
"""
LIES = """
<lie/event> a kg:EventDescription ; kg:hasParticipation <lie/none> ;
    sem:hasEarliestBeginTimeStamp "2020-02-02"^^xsd:date ;
    sem:hasLatestEndTimeStamp "2020-01-01"^^xsd:date , "May" .
<event/sanction-iceland-fijian-companies> a sem:Event .
<lie/occurred> a sem:Event ; sem:hasActor <place/lima> .
<event/2024-04-breach-fisheries-ministry> sem:hasActor <country/FJI> .
<lie/participation> a kg:Participation ; rdf:value <country/FJI> , "Fiji" ; kg:fillerText "" ;
    kg:because "so" .
<lie/claim> a kg:Claim ; kg:content <lie/none> ; kg:cameo "1" ; kg:confidence 2.0 ; kg:because "so" .
<lie/document> a schema:NewsArticle .
<lie/text> a kg:CleanText ; schema:sha256 "0" .
<lie/span> a kg:Mention ; kg:because "so" .
<lie/quote> a oa:TextQuoteSelector .
<lie/position> a oa:TextPositionSelector .
<lie/actor> a sem:Actor ; owl:sameAs <country/FJI> ; kg:actsFor <lie/none> .
<lie/unnamed> a kg:UnnamedActor ; skos:exactMatch <country/FJI> .
<lie/country> a schema:Country ; schema:identifier "Fiji" .
<lie/run> a prov:Activity .
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


def test_every_message_of_the_shapes_is_given_for_some_lie(turtle):
    lines = turtle.read_text(encoding="utf-8").splitlines(keepends=True)
    turtle.write_text("".join([lines[0], PREFIXES, *lines[1:], LIES]), encoding="utf-8")
    shapes = (ontology_dir() / "shapes.ttl").read_text(encoding="utf-8")

    given = {finding.message for finding in validate(turtle)}

    assert sorted(set(re.findall(r'sh:message "([^"]*)"', shapes)) - given) == []


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
