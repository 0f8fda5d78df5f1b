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
