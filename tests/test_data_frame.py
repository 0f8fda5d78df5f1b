"""The event table in pandas: typed columns, nothing where the table has nothing, alike from a graph."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest

import kgbuild
from kgbuild.errors import InputError, MissingExtraError

pandas = pytest.importorskip("pandas", reason="pandas is an extra")
EXPORTS = Path(__file__).parent.parent / "exports"


def test_graph_and_event_table_give_the_same_frame() -> None:
    table = kgbuild.to_dataframe(EXPORTS / "events.jsonl")

    pandas.testing.assert_frame_equal(kgbuild.to_dataframe(EXPORTS / "graph.ttl"), table)
    assert len(table) == len((EXPORTS / "events.jsonl").read_text(encoding="utf-8").splitlines())


def test_columns_can_be_counted_compared_and_summed() -> None:
    table = kgbuild.to_dataframe(EXPORTS / "events.jsonl")

    breaches = table[table["type"] == "Breach"]
    assert breaches["earliest"].min() == dt.datetime(2015, 6, 1)
    assert breaches["latest"].min() == dt.datetime(2015, 6, 30)
    assert table["goldstein"].mean() == pytest.approx(table["goldstein"].dropna().mean())
    assert table["cameo"].dropna().map(type).eq(str).all()
    assert table.loc[table["date"].isna(), "earliest"].isna().all()
    assert table["reciprocal"].dtype == bool


def test_an_empty_table_keeps_its_columns() -> None:
    table = kgbuild.to_dataframe([])

    assert len(table) == 0
    assert {"type", "earliest", "source_country"} <= set(table.columns)


def test_a_file_that_is_no_table_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_text('{"text": "Norway welcomed the treaty."}\n', encoding="utf-8")

    with pytest.raises(InputError, match=r"notes\.jsonl, line 1"):
        kgbuild.to_dataframe(path)


def test_without_pandas_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)

    with pytest.raises(MissingExtraError, match=r"kgbuild\[pandas\]"):
        kgbuild.to_dataframe([])
