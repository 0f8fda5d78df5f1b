"""Who, where and when in the seed articles: one node each, with the right country and role."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from kgbuild.query.sparql import ask, open_graph

BASE = "https://example.org/kg/"


@pytest.fixture(scope="module")
def records(built: Path) -> list[dict[str, Any]]:
    lines = (built / "events.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def actors(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every mention of an actor: participants of any role, and sources."""
    found = []
    for record in records:
        found += [*record["source"], *record["target"], *record["attributed_to"]]
        found += [
            f for fillers in record["roles"].values() for f in fillers if isinstance(f, dict) and "id" in f
        ]
    return found


@pytest.mark.parametrize(
    ("name", "id_", "country"),
    [
        ("Xi Jinping", "person/xi-jinping", "CHN"),
        ("Barack Obama", "person/barack-obama", "USA"),
        ("Lu Kang", "person/lu-kang", "CHN"),
        ("Meng Jianzhu", "person/meng-jianzhu", "CHN"),
        ("Office of Personnel Management", "org/opm", "USA"),
        ("Xinhua", "org/xinhua", "CHN"),
        ("China", "country/CHN", "CHN"),
        ("United States", "country/USA", "USA"),
    ],
)
def test_each_is_one_node_with_its_country(
    actors: list[dict[str, Any]], name: str, id_: str, country: str
) -> None:
    nodes = {actor["id"] for actor in actors if actor["name"] == name or actor["id"] == BASE + id_}

    assert nodes == {BASE + id_}
    assert {actor["country"] for actor in actors if actor["id"] in nodes} == {country}


def test_every_word_for_xi_is_xi(actors: list[dict[str, Any]]) -> None:
    words = {actor["text"] for actor in actors if actor["id"] == f"{BASE}person/xi-jinping"}

    assert {"Xi", "President Xi", "The Chinese leader"} <= words


@pytest.mark.parametrize(
    ("person", "role", "country"),
    [
        ("lu-kang", "foreign ministry spokesman", "CHN"),
        ("xi-jinping", "president", "CHN"),
        ("barack-obama", "president", "USA"),
    ],
)
def test_a_person_s_role_is_a_post_with_its_time(built: Path, person: str, role: str, country: str) -> None:
    query = f"""SELECT ?begin WHERE {{
        <{BASE}person/{person}> org:hasMembership ?post . ?post rdfs:label "{role}"@en .
        ?post schema:startDate ?begin ; kg:postCountry <{BASE}country/{country}> }}"""

    assert len(ask(open_graph(built / "graph.ttl"), query).rows) == 1


@pytest.fixture(scope="module")
def graph(built: Path) -> Any:
    return open_graph(built / "graph.ttl")


def rows(graph: Any, query: str) -> list[tuple[str | None, ...]]:
    return [tuple(value and value.text for value in row) for row in ask(graph, query).rows]


@pytest.mark.parametrize(
    ("name", "id_", "country", "role"),
    [
        ("Xi Jinping", "person/xi-jinping", "CHN", "president"),
        ("Barack Obama", "person/barack-obama", "USA", "president"),
        ("Henry Kissinger", "person/henry-kissinger", "USA", "secretary of state"),
        ("Lu Kang", "person/lu-kang", "CHN", "foreign ministry spokesman"),
        ("Yang Jiechi", "person/yang-jiechi", "CHN", "state councilor"),
        ("Meng Jianzhu", "person/meng-jianzhu", "CHN", None),
        ("Office of Personnel Management", "org/opm", "USA", None),
        ("Xinhua", "org/xinhua", "CHN", None),
        ("China", "country/CHN", "CHN", None),
        ("United States", "country/USA", "USA", None),
        ("Iran", "country/IRN", "IRN", None),
    ],
)
def test_whoever_the_articles_name_is_one_node_with_country_and_role(
    graph: Any, name: str, id_: str, country: str, role: str | None
) -> None:
    last = name.split()[0 if name in ("Xi Jinping", "Yang Jiechi", "Meng Jianzhu") else -1]
    query = f"""SELECT DISTINCT ?node ?code WHERE {{
        ?article schema:mentions ?node . ?node rdfs:label ?label .
        FILTER(REGEX(?label, "\\\\b{last}\\\\b") && !STRENDS(?label, " administration"))
        ?node (kg:actsFor|kg:nationality)?/schema:identifier ?code }}"""

    assert rows(graph, query) == [(BASE + id_, country)]
    if role is not None:
        held = f'ASK {{ <{BASE}{id_}> org:hasMembership/rdfs:label "{role}"@en }}'
        assert ask(graph, held).truth


def test_who_is_only_named_shows_where_and_takes_part_in_nothing(graph: Any) -> None:
    for id_, words in (("person/henry-kissinger", "Henry Kissinger"), ("country/IRN", "Iran")):
        node = f"<{BASE}{id_}>"
        spans = f"SELECT ?quote WHERE {{ ?span kg:refersTo {node} ; oa:hasSelector/oa:exact ?quote }}"
        others = f"""SELECT ?s ?p WHERE {{ ?s ?p {node}
            FILTER(?p NOT IN (schema:mentions, kg:refersTo, kg:nationality, kg:actsFor, kg:postCountry)) }}"""

        assert [words in (quote or "") for (quote,) in rows(graph, spans)] == [True]
        assert rows(graph, others) == []


def test_whoever_stands_beside_the_article_has_no_node(graph: Any) -> None:
    query = """SELECT ?node WHERE { ?node a sem:Actor ; rdfs:label ?label
        FILTER(REGEX(?label, "facebook|twitter|reuters|redmond|jason", "i")) }"""

    assert rows(graph, query) == []


@pytest.mark.parametrize("name", ["facebook", "reuters", "jason", "redmond", "kissinger", "advertisement"])
def test_who_only_stands_beside_the_story_takes_part_in_nothing(
    actors: list[dict[str, Any]], name: str
) -> None:
    assert not [actor for actor in actors if name in actor["id"] or name in actor["name"].lower()]


def test_june_without_a_year_is_that_of_the_year_that_the_text_names(records: list[dict[str, Any]]) -> None:
    dates = {r["date"] for r in records if r["type"] == "Breach" and "massive" in r["trigger"]["text"]}

    assert dates == {"2015-06"}


def test_the_day_of_scraping_dates_nothing(records: list[dict[str, Any]]) -> None:
    assert not [record for record in records if (record["date"] or "").startswith("2024")]


def test_mentions_of_one_event_share_it_and_no_two_events_share_an_id(records: list[dict[str, Any]]) -> None:
    types = defaultdict(set)
    for record in records:
        types[record["event"]].add(record["type"])

    assert all(len(found) == 1 for found in types.values())
    breach = [r["event"] for r in records if r["trigger"]["text"] == "massive breach"]
    assert len(breach) == 2
    assert len(set(breach)) == 1
