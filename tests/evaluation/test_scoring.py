"""Scoring an event table against gold of the three kinds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kgbuild.errors import InputError
from kgbuild.evaluation import evaluate

SENTENCE = "Norway expelled two Russian diplomats."
NORWAY = {"name": "Norway", "country": "NOR", "kind": "country", "begin": 0, "end": 6}
DIPLOMATS = {
    "name": "two Russian diplomats",
    "country": "RUS",
    "kind": "group",
    "sector": "GOV",
    "begin": 16,
    "end": 37,
}
TRIGGER = {"begin": 7, "end": 15, "text": "expelled"}


def record(**changes: Any) -> dict[str, Any]:
    return {
        "document": "one",
        "type": "DiplomaticExpulsion",
        "plover": "SANCTION",
        "source": [NORWAY],
        "target": [DIPLOMATS],
        "reciprocal": False,
        "roles": {},
        "polarity": "positive",
        "certainty": "certain",
        "tense": "past",
        "attributed_to": [],
        "stance": "asserts",
        "sentence": {"begin": 0, "end": 38, "text": SENTENCE},
        "trigger": TRIGGER,
        **changes,
    }


EVENT = {
    "id": "e1",
    "document": "one",
    "quote": SENTENCE,
    "begin": 0,
    "end": 38,
    "trigger": TRIGGER,
    "plover": ["SANCTION"],
    "types": [],
    "source": ["NOR"],
    "target": ["RUS"],
    "status": {"polarity": ["positive"]},
    "attributed_to": [],
    "reciprocal": False,
}
PROBE = {
    "id": "one",
    "phenomenon": "negation",
    "text": SENTENCE,
    "expected": [EVENT],
    "forbidden": [{"words": "a denial", "plover": ["SANCTION"], "status": {"polarity": ["negative"]}}],
}
PAIR = {
    "id": "one",
    "plover": "SANCTION",
    "text": SENTENCE,
    "source": [{"begin": 0, "end": 6}],
    "target": [{"begin": 20, "end": 37}],
}


def write(path: Path, records: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("gold", "kind"), [({**EVENT, "core": True}, "articles"), (PROBE, "probes"), (PAIR, "pairs")]
)
def test_a_right_record_scores_full(tmp_path: Path, gold: dict[str, Any], kind: str) -> None:
    score = evaluate(write(tmp_path / "gold", [gold]), write(tmp_path / "table", [record()]))

    assert (score.kind, score.value, score.misses) == (kind, 1.0, ())


@pytest.mark.parametrize("gold", [{**EVENT, "core": True}, PROBE, PAIR])
@pytest.mark.parametrize("records", [[], [record(plover="CONSULT", type="Meeting")]])
def test_a_wrong_class_or_nothing_scores_nothing(
    tmp_path: Path, gold: dict[str, Any], records: list[dict[str, Any]]
) -> None:
    score = evaluate(write(tmp_path / "gold", [gold]), write(tmp_path / "table", records))

    assert score.value == 0.0
    assert score.misses


def test_roles_reversed_are_a_miss(tmp_path: Path) -> None:
    table = write(tmp_path / "table", [record(source=[DIPLOMATS], target=[NORWAY])])

    assert evaluate(write(tmp_path / "gold", [PAIR]), table).value == 0.0
    articles = evaluate(write(tmp_path / "gold", [{**EVENT, "core": True}]), table)
    assert "roles 0/2" in articles.lines


def test_what_is_forbidden_fails_a_probe(tmp_path: Path) -> None:
    table = write(tmp_path / "table", [record(), record(polarity="negative")])

    score = evaluate(write(tmp_path / "gold", [PROBE]), table)

    assert score.value == 0.0
    assert "forbidden: a denial" in score.misses[0]


def test_an_extra_event_lowers_precision(tmp_path: Path) -> None:
    extra = record(type="Meeting", plover="CONSULT")

    score = evaluate(
        write(tmp_path / "gold", [{**EVENT, "core": True}]), write(tmp_path / "table", [record(), extra])
    )

    assert score.value == pytest.approx(2 / 3)


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": "one"\n', encoding="utf-8")

    with pytest.raises(InputError, match=r"gold\.jsonl, line 1 is not JSON"):
        evaluate(gold, gold)


def test_gold_of_no_known_kind_is_refused(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", [{"id": "one"}])

    with pytest.raises(InputError, match="none of the fields"):
        evaluate(gold, gold)
