"""Queries read a graph's file as it is, name what is wrong with its line, and touch nothing else."""

import io
import json
from pathlib import Path

import pytest

from kgbuild.errors import InputError, QueryError
from kgbuild.export.nquads import write_nquads, write_ntriples
from kgbuild.export.turtle import write_trig, write_turtle
from kgbuild.graph.triples import describe
from kgbuild.lexicon.classes import load_classes
from kgbuild.query.answers import Value, write_csv, write_json, write_table
from kgbuild.query.sparql import OpenGraph, ask, ask_within, open_graph

WRITERS = {".ttl": write_turtle, ".trig": write_trig, ".nq": write_nquads, ".nt": write_ntriples}


@pytest.fixture
def files(corpus, tmp_path) -> dict[str, Path]:
    graph = describe(corpus, load_classes())
    for ending, write in WRITERS.items():
        with (tmp_path / f"graph{ending}").open("w", encoding="utf-8", newline="\n") as stream:
            write(graph, stream)
    return {ending: tmp_path / f"graph{ending}" for ending in WRITERS}


@pytest.fixture
def graph(files) -> OpenGraph:
    return open_graph(files[".ttl"])


def shown(write, answer) -> str:
    stream = io.StringIO()
    write(answer, stream)
    return stream.getvalue()


@pytest.mark.parametrize("ending", WRITERS)
def test_every_format_gives_the_same_answer(files, ending):
    answer = ask(open_graph(files[ending]), "SELECT ?e WHERE { ?e a sem:Event } ORDER BY ?e")

    assert [value.text for (value,) in answer.rows if value] == [
        "https://example.org/kg/event/2024-04-breach-fisheries-ministry",
        "https://example.org/kg/event/2024-05-03-meeting-iceland-fiji",
    ]


@pytest.mark.parametrize("ending", WRITERS)
def test_what_two_documents_say_counts_once(files, ending):
    query = (
        "SELECT ?l WHERE { <https://example.org/kg/event/2024-04-breach-fisheries-ministry> rdfs:label ?l }"
    )

    assert len(ask(open_graph(files[ending]), query).rows) == 1


def test_one_documents_statements_may_be_asked_alone(files):
    query = "SELECT ?e WHERE { GRAPH ?d { ?e a sem:Event } ?d dcterms:identifier 'post.txt' }"

    assert ask(open_graph(files[".nq"]), query).rows == ()


def test_prefixes_and_the_base_need_no_declaration(graph):
    assert ask(graph, "ASK { <org/fisheries-ministry> kg:actsFor <country/ISL> }").truth is True


def test_a_prefix_of_ones_own_may_be_declared(graph):
    query = "PREFIX my: <https://example.org/kg/org/> ASK { my:fisheries-ministry a org:Organization }"

    assert ask(graph, query).truth is True


def test_the_ontology_stands_beside_the_data_and_not_among_it(graph):
    beside = "ASK { GRAPH <https://w3id.org/kgbuild/ns> { kg:AirStrike skos:broader kg:Attack } }"

    assert ask(graph, beside).truth is True
    assert ask(graph, "ASK { kg:AirStrike skos:broader kg:Attack }").truth is False


def test_construct_gives_the_same_sorted_turtle_each_time(graph, files):
    query = "CONSTRUCT { ?e sem:hasActor ?a } WHERE { ?e sem:hasActor ?a }"

    first, second = (ask(open_graph(files[ending]), query).turtle for ending in (".trig", ".ttl"))

    assert first == second == ask(graph, query).turtle
    assert first is not None
    assert "<event/2024-05-03-meeting-iceland-fiji> sem:hasActor <country/FJI> , <country/ISL> ." in first


def test_describe_gives_what_is_said_of_a_thing(graph):
    turtle = ask(graph, "DESCRIBE <place/lima>").turtle

    assert turtle is not None
    assert '"Lima"@en' in turtle


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("SELECT * WHERE {\n  ?s ?p \n}", "line 3 of the query is no SPARQL at column 2: }"),
        ("SELECT * WHERE {\n  ?e a semm:Event }", "line 2 of the query: the prefix semm: is not known"),
        ("ASK {\n SERVICE <http://example.org/> { ?s ?p ?o } }", "line 2 of the query: SERVICE is refused"),
        ("# all\nDROP ALL", "line 2 of the query: DROP is refused, as queries change nothing"),
        ("LOAD <http://example.org/>", "line 1 of the query: LOAD is refused"),
        ("PREFIX a: <http://a/>\nINSERT DATA { a:a a:a a:a }", "line 2 of the query: INSERT is refused"),
        ("", "line 1 of the query is no SPARQL at column 1"),
    ],
)
def test_what_is_wrong_or_refused_is_named_with_its_line(graph, query, complaint):
    with pytest.raises(QueryError) as caught:
        ask(graph, query)

    assert complaint in str(caught.value)


@pytest.mark.parametrize(
    "query",
    [
        'ASK { ?s ?p "SERVICE <http://example.org/>" }',
        "ASK { ?service a kg:Claim } # SERVICE, LOAD",
        "ASK { ?s <http://example.org/SERVICE> ?load }",
        "ASK { ?s kg:service ?o }",
    ],
)
def test_a_refused_word_may_stand_in_strings_comments_and_names(graph, query):
    assert ask(graph, query).truth in (True, False)


def test_a_parameter_is_a_value_and_never_code(graph):
    query = "SELECT ?s WHERE { ?s rdfs:label ?name }"

    assert ask(graph, query, {"name": Value("literal", "Lima", language="en")}).rows
    assert not ask(graph, query, {"name": Value("literal", 'x" } DROP ALL #')}).rows


def test_a_file_that_is_no_graph_is_named(tmp_path):
    (tmp_path / "broken.ttl").write_text("<a> <b> <c> .\n<a> <b> .\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")

    with pytest.raises(InputError, match=r"broken\.ttl"):
        open_graph(tmp_path / "broken.ttl")
    with pytest.raises(InputError, match=r"must end in \.ttl"):
        open_graph(tmp_path / "notes.txt")
    with pytest.raises(InputError, match="does not exist"):
        open_graph(tmp_path / "nowhere.ttl")


def test_a_query_that_takes_too_long_is_stopped(files):
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"

    with pytest.raises(QueryError, match="took longer than 3 seconds"):
        ask_within(files[".ttl"], endless, 3)


def test_a_query_with_a_time_limit_gives_the_same_answer_and_the_same_errors(files, graph):
    query = "SELECT ?e ?l WHERE { ?e a sem:Event ; rdfs:label ?l } ORDER BY ?e"

    assert ask_within(files[".ttl"], query, 60).rows == ask(graph, query).rows
    with pytest.raises(QueryError, match="line 1 of the query"):
        ask_within(files[".ttl"], "SELECT", 60)


def test_a_table_is_aligned_short_and_readable(graph):
    answer = ask(graph, "SELECT ?e ?type WHERE { ?e a sem:Event ; sem:eventType ?type } ORDER BY ?e")

    assert shown(write_table, answer) == (
        "e                                        type\n"
        "---------------------------------------  ----------\n"
        "event/2024-04-breach-fisheries-ministry  kg:Breach\n"
        "event/2024-05-03-meeting-iceland-fiji    kg:Meeting\n"
    )


def test_a_table_without_rows_says_so(graph):
    assert shown(write_table, ask(graph, "SELECT ?x { ?x a kg:Nothing }")) == "x\n-\n(no rows)\n"


def test_csv_and_json_follow_the_standards(graph):
    answer = ask(graph, "SELECT ?l ?w WHERE { <place/lima> rdfs:label ?l OPTIONAL { <place/lima> kg:x ?w } }")

    assert shown(write_csv, answer) == "l,w\nLima,\n"
    assert json.loads(shown(write_json, answer)) == {
        "head": {"vars": ["l", "w"]},
        "results": {"bindings": [{"l": {"type": "literal", "value": "Lima", "xml:lang": "en"}}]},
    }
    yes = ask(graph, "ASK {}")
    assert json.loads(shown(write_json, yes)) == {"head": {}, "boolean": True}
    assert shown(write_csv, yes) == "answer\ntrue\n"
    assert shown(write_table, yes) == "yes\n"


def test_an_open_graph_is_asked_as_the_command_asks(files: dict[str, Path]) -> None:
    graph = open_graph(str(files[".ttl"]))

    assert graph.ask("ASK { ?e a sem:Event }").truth
    found = graph.ask("SELECT ?event ?type ?no WHERE { ?event a sem:Event ; sem:eventType ?type }").records()
    assert {record["event"].partition("/")[0] for record in found} == {"event"}
    assert {record["type"].partition(":")[0] for record in found} == {"kg"}
    assert {record["no"] for record in found} == {None}
    assert graph.ask("sanctions-by-target", country="XXX").rows == ()
    with pytest.raises(QueryError, match="no query"):
        graph.ask("sanction-by-target")
