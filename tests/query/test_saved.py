"""The named queries answer the questions that the graph is made for, with the words of the text."""

import pytest

from kgbuild.errors import OntologyError, QueryError
from kgbuild.query.saved import find_query, saved_queries
from kgbuild.query.sparql import ask, open_graph

ONE_OF_EACH = {
    "dyad-timeline": {"source": "FJI", "target": "ISL"},
    "document": {"document": "post.txt"},
    "meetings": {"one": "ISL", "other": "FJI"},
}


@pytest.fixture
def answers(graph):
    opened = open_graph(graph)

    def answered(query, *columns, **given):
        text, values = find_query(query, given)
        answer = ask(opened, text, values)
        places = [answer.columns.index(column) for column in columns]
        return [tuple(row[place].text if row[place] else None for place in places) for row in answer.rows]

    return answered


@pytest.mark.parametrize("name", saved_queries())
def test_every_query_finds_something_in_two_articles(answers, name):
    assert answers(name, **ONE_OF_EACH.get(name, {}))


def test_who_is_said_to_have_done_what_to_whom_and_who_says_so(answers):
    found = answers("who-did-what", "source", "target", "status", "says")

    kg = "https://w3id.org/kgbuild/ns#"
    assert ("Iceland", "Fijian companies", f"{kg}Considered", "several Icelandic officials") in found
    assert (None, "Fisheries Ministry", f"{kg}Occurred", "The Herald") in found
    assert ("Fiji", "Fisheries Ministry", f"{kg}Denied", "Mere Tuilau") in found


def test_one_type_of_event_may_be_asked_for(answers):
    found = answers("who-did-what", "type", type="https://w3id.org/kgbuild/ns#Recall")

    assert found == [("https://w3id.org/kgbuild/ns#Recall",)]


def test_sanctions_on_those_who_belong_to_a_country_count_as_on_it(answers):
    assert answers("sanctions-by-target", "target", country="FJI") == [("Fijian companies",)]
    assert answers("sanctions-by-target", "target", country="PER") == []


def test_who_is_behind_the_breach_and_who_denies_it(answers):
    found = answers("disputed-participants", "participant", "says", "stance")

    kg = "https://w3id.org/kgbuild/ns#"
    assert found == [("Fiji", "some officials", f"{kg}Asserts"), ("Fiji", "Mere Tuilau", f"{kg}Denies")]


def test_a_meeting_is_found_in_its_period_only_and_in_either_order(answers):
    inside = {"from": "2024-05-01", "to": "2024-05-31"}

    assert answers("meetings", "date", "place", one="FJI", other="ISL", **inside) == [("2024-05-03", "Lima")]
    assert answers("meetings", "date", one="ISL", other="FJI", **{"from": "2024-05-04"}) == []
    assert answers("meetings", "date", one="ISL", other="FJI", to="2024-05-02") == []
    assert answers("meetings", "date", one="ISL", other="PER") == []


def test_the_time_line_leaves_out_what_is_disputed_and_takes_a_meeting_both_ways(answers):
    assert answers("dyad-timeline", "date", "goldstein", source="FJI", target="ISL") == [("2024-05-03", "1")]
    assert answers("dyad-timeline", "date", source="ISL", target="FJI") == [("2024-05-03",)]


@pytest.mark.parametrize(
    ("query", "given", "complaint"),
    [
        ("sanctions", {}, "there is no query sanctions; there are accusations,"),
        ("meetings", {"one": "FJI"}, "meetings needs other: ISO 3166-1"),
        (
            "meetings",
            {"one": "FJI", "other": "ISL", "from": "May"},
            "from=May is no date; write it like 2015-06-30",
        ),
        ("meetings", {"when": "now"}, "meetings has no parameter when; it has one, other, from, to"),
        ("SELECT * {}", {"one": "FJI"}, "only a named query or a .rq file has parameters"),
        ("nowhere.rq", {}, "nowhere.rq cannot be read"),
    ],
)
def test_a_query_or_parameter_that_does_not_fit_is_named(query, given, complaint):
    with pytest.raises(QueryError) as caught:
        find_query(query, given)

    assert complaint in str(caught.value)


def test_a_file_of_ones_own_may_have_parameters(tmp_path):
    path = tmp_path / "mine.rq"
    path.write_text("# parameter: year (integer) A year\nASK { ?s ?p ?year }", encoding="utf-8")

    text, values = find_query(str(path), {"year": "2024"})

    assert text.startswith("# parameter")
    assert values["year"].datatype == "http://www.w3.org/2001/XMLSchema#integer"


@pytest.mark.parametrize(
    ("head", "complaint"),
    [
        ("# title: x\n# parameter: year A year", "line 2: a parameter reads: name (kind, optional)"),
        ("# title: x", "line 1: has no line '# description: …'"),
    ],
)
def test_a_query_of_an_ontology_must_say_what_it_asks(tmp_path, head, complaint):
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "mine.rq").write_text(f"{head}\nASK {{}}\n", encoding="utf-8")

    with pytest.raises(OntologyError) as caught:
        saved_queries([tmp_path])

    assert complaint in str(caught.value)
