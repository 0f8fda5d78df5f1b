"""The graph of the seed articles answers, from SPARQL alone and with quotes, what it was made to answer."""

from pathlib import Path

import pytest

from kgbuild.query.saved import find_query, saved_queries
from kgbuild.query.sparql import OpenGraph, ask, open_graph

PARAMETERS = {
    "document": {"document": "000_de065e17ae9a29ea.txt"},
    "dyad-timeline": {"source": "CHN", "target": "USA"},
    "meetings": {"one": "CHN", "other": "USA"},
}
NOT_IN_THE_SEEDS = {"contradictions", "denied-events"}
"""What two short articles need not hold."""


@pytest.fixture(scope="module")
def graph(built: Path) -> OpenGraph:
    return open_graph(built / "graph.ttl")


def rows(graph: OpenGraph, query: str, *columns: str, **given: str) -> list[tuple[str, ...]]:
    """The answer, with IRIs cut down to what stands behind the last slash or hash."""
    text, values = find_query(query, given)
    answer = ask(graph, text, values)
    places = [answer.columns.index(column) for column in columns or answer.columns]
    return [
        tuple(
            local(value.text) if value and value.kind == "uri" else value.text if value else ""
            for value in row
        )
        for row in ([row[place] for place in places] for row in answer.rows)
    ]


def local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]


@pytest.mark.parametrize("name", [name for name in saved_queries() if name not in NOT_IN_THE_SEEDS])
def test_every_question_has_an_answer_in_the_seeds(graph: OpenGraph, name: str) -> None:
    assert rows(graph, name, **PARAMETERS.get(name, {}))


@pytest.mark.parametrize("name", sorted(NOT_IN_THE_SEEDS))
def test_the_other_questions_can_be_asked(graph: OpenGraph, name: str) -> None:
    assert isinstance(rows(graph, name), list)


def test_who_considered_sanctions_on_whom_and_who_says_so(graph: OpenGraph) -> None:
    columns = ("source", "target", "status", "says", "reported_by", "quote")

    found = rows(graph, "sanctions-by-target", *columns, country="CHN")

    told = [row for row in found if row[:3] == ("Obama administration", "Chinese individuals", "Considered")]
    assert told
    assert all("several United States officials" in row[3:5] for row in told)
    assert all(row[5].startswith("The Obama administration is considering targeted") for row in told)


def test_who_is_said_to_be_behind_the_breach_by_whom_and_who_would_not_say(graph: OpenGraph) -> None:
    found = rows(graph, "disputed-participants", "participant", "says", "stance", "quote")

    told = {
        (participant, says, stance) for participant, says, stance, quote in found if "breach in June" in quote
    }
    assert ("China", "some officials", "Asserts") in told
    assert ("China", "Obama administration", "DeclinesToAssert") in told


def test_what_lu_kang_accused_whom_of(graph: OpenGraph) -> None:
    found = rows(graph, "accusations", "accused", "quote", by="Lu Kang")

    assert {accused for accused, _ in found} == {"United States"}
    assert all("accusing the United States of cyber theft in turn" in quote for _, quote in found)


def test_an_event_that_occurred_is_neither_what_was_considered_nor_what_is_alleged(graph: OpenGraph) -> None:
    query = """SELECT ?type ?quote WHERE { ?e a sem:Event ; sem:eventType ?type .
        ?claim kg:content ?e ; kg:trigger/oa:hasSelector/oa:exact ?quote }"""

    found = rows(graph, query)
    assert found
    assert not [type for type, _ in found if type == "Sanction"]
    assert not [quote for _, quote in found if "theft" in quote]
