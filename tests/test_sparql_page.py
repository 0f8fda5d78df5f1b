"""Every query of docs/sparql.md is answered by the graph of the seed articles."""

import re
from pathlib import Path

import pytest

from kgbuild.query.sparql import OpenGraph, ask, open_graph

PAGE = Path(__file__).parent.parent / "docs" / "sparql.md"
QUERIES = re.findall(r"```sparql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def graph(built: Path) -> OpenGraph:
    return open_graph(built / "graph.ttl")


def test_the_page_has_ten_queries() -> None:
    assert len(QUERIES) == 10


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_of_the_page_is_answered(graph: OpenGraph, query: str) -> None:
    answer = ask(graph, query)

    assert answer.rows or "MINUS" in query
    assert all(value for row in answer.rows for value in row)
