"""The quality gate: on the project's own gold, no phenomenon and no category falls below its floor.

`docs/quality.md` says what the gold is and how a floor is raised or lowered.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kgbuild.lexicon.classes import load_classes
from kgbuild.lexicon.schemes import load_schemes
from quality import judged
from quality.floors import PAGE, SLACK, below, counts_of, page_table, read_floors, updated
from quality.measure import (
    ARTICLE_EVENTS,
    ARTICLES,
    TOTAL,
    Count,
    Measurement,
    fingerprint,
    measure_all,
    read_gold,
)
from quality.spans import with_spans

PROBES = read_gold()
CLASSES = load_classes()
PER_CLASS = 3


@pytest.fixture(scope="module")
def measured() -> Measurement:
    measured = measure_all()
    print(measured.table())
    return measured


def test_no_group_falls_below_its_floor(measured: Measurement) -> None:
    problems = below(measured, counts_of(read_floors()))

    assert not problems, "\n".join([*problems, measured.table(), *measured.misses])


def test_every_group_has_a_floor(measured: Measurement) -> None:
    assert set(measured.counts) == set(read_floors()["floors"])


def test_floors_are_for_this_gold() -> None:
    assert read_floors()["gold"] == fingerprint(), "the gold changed: python tests/quality/floors.py --update"


def test_the_page_on_quality_shows_the_floors() -> None:
    assert page_table(read_floors()) in PAGE.read_text(encoding="utf-8"), (
        "python tests/quality/floors.py --update"
    )


def test_the_page_on_quality_shows_what_was_judged() -> None:
    assert judged.page_table(judged.read_verdicts()) in PAGE.read_text(encoding="utf-8"), (
        "python tests/quality/judged.py take tests/quality/judged.tsv"
    )


def test_an_event_is_right_when_all_of_it_is(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.tsv"
    sheet.write_text(
        "id\ttype\troles\tfactuality\tattribution\tcountry\targuable\tcause\n"
        "1.1\t1\t1\t1\t1\t0\t0\tcountry\n1.2\t1\t0\t1\t1\t1\t1\targument-lost\n"
        "2.1\t0\t0\t1\t1\t1\t0\tword-sense\n2.2\t1\t1\t1\t1\t1\t1\t\n",
        encoding="utf-8",
    )

    lines = judged.page_table(judged.read_verdicts([sheet])).splitlines()

    assert "| of 4 events | right |" in lines
    assert "| source and target | 50% |" in lines
    assert "| all four | 50% |" in lines
    assert "| all four, where faults that can be argued about are let through | 75% |" in lines
    assert "| countries and sectors of source and target | 75% |" in lines
    assert "| all five | 25% |" in lines
    assert "| all five, where faults that can be argued about are let through | 50% |" in lines
    assert lines[-4:-1] == ["| argument lost | 1 |", "| country | 1 |", "| word sense | 1 |"]


def test_spans_of_gold_are_where_its_words_stand() -> None:
    assert [with_spans(probe) for probe in PROBES] == PROBES


def test_annotated_words_of_articles_are_where_they_stand() -> None:
    texts = {article["id"]: article["text"] for article in read_gold(ARTICLES)}

    for event in read_gold(ARTICLE_EVENTS):
        trigger, text = event["trigger"], texts[event["document"]]
        assert text[event["begin"] : event["end"]] == event["quote"]
        assert text[trigger["begin"] : trigger["end"]] == trigger["text"]
        assert event["begin"] <= trigger["begin"] < trigger["end"] <= event["end"]


def test_each_probe_has_an_id_and_a_text_of_its_own_and_asks_for_something() -> None:
    assert len({probe["id"] for probe in PROBES}) == len({probe["text"] for probe in PROBES}) == len(PROBES)
    assert all(probe["expected"] or probe["forbidden"] for probe in PROBES)


def test_each_class_with_a_category_has_probes_of_its_own_category() -> None:
    probes = Counter(probe["class"] for probe in PROBES if "class" in probe)
    few = [name for name, c in CLASSES.items() if c.plover and probes[name] < PER_CLASS]
    wrong = [
        probe["id"]
        for probe in PROBES
        if "class" in probe and CLASSES[probe["class"]].plover not in probe["expected"][0]["plover"]
    ]

    assert (few, wrong) == ([], [])


def test_gold_names_only_categories_and_classes_that_there_are() -> None:
    categories = {*load_schemes().quads, "*"}
    entries = [
        entry
        for probe in PROBES
        for event in [*probe["expected"], *probe["forbidden"]]
        for entry in [event, *event.get("or", [])]
    ]

    assert {code for entry in entries for code in entry.get("plover", [])} <= categories
    assert {name for entry in entries for name in entry.get("types", [])} <= set(CLASSES)


def at(passed: int, of: int = 10) -> Measurement:
    return Measurement({TOTAL: Count(passed + 50, 100), "phenomenon: denial": Count(passed, of)}, ())


FLOOR_OF_SIX = {"gold": "old", "floors": {TOTAL: [56, 100], "phenomenon: denial": [6, 10]}, "lowered": []}


def test_what_is_measured_becomes_the_floor_when_it_is_higher() -> None:
    content = updated(FLOOR_OF_SIX, at(7), "new", None)

    assert content["gold"] == "new"
    assert counts_of(content) == at(7).counts


def test_a_floor_is_not_lowered_without_a_reason_and_the_reason_is_kept() -> None:
    with pytest.raises(ValueError, match="phenomenon: denial, total; give a reason"):
        updated(FLOOR_OF_SIX, at(5), "old", None)
    content = updated(FLOOR_OF_SIX, at(5), "old", "denials of denials are read as denials")

    assert content["lowered"][0]["why"] == "denials of denials are read as denials"
    assert content["lowered"][0]["from, to"]["phenomenon: denial"] == [[6, 10], [5, 10]]


def test_more_probes_do_not_lower_a_floor_when_the_share_holds() -> None:
    assert counts_of(updated(FLOOR_OF_SIX, at(12, of=20), "new", None))["phenomenon: denial"] == Count(12, 20)


def test_one_probe_less_is_let_through_and_two_are_not() -> None:
    floors = counts_of(FLOOR_OF_SIX)

    assert below(at(6 - SLACK), floors) == []
    assert below(at(6 - SLACK - 1), floors) == ["phenomenon: denial: 4 of 10, floor 6"]
