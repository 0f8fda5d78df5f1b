"""Parquet holds the records of the event table, with roles as a list, in row groups of bounded size."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from kgbuild import extras, outputs
from kgbuild.errors import MissingExtraError
from kgbuild.export import event_parquet
from kgbuild.export.event_table import table_records
from kgbuild.records import Corpus

parquet = pytest.importorskip("pyarrow.parquet")


def test_parquet_holds_the_records(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    records = list(table_records(corpus))
    stream = io.BytesIO()
    monkeypatch.setattr(event_parquet, "_ROWS", 2)

    event_parquet.write_parquet(records, stream)

    file = parquet.ParquetFile(io.BytesIO(stream.getvalue()))
    rows = file.read().to_pylist()
    assert file.num_row_groups == (len(records) + 1) // 2
    assert [{**row, "roles": None} for row in rows] == [{**record, "roles": None} for record in records]
    location = next(role for role in rows[3]["roles"] if role["role"] == "location")
    assert (location["text"], location["actor"]["kind"]) == ("Lima", "place")


def test_without_pyarrow_it_says_what_to_install_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(extras, "import_module", missing)

    with pytest.raises(MissingExtraError, match=r"to write Parquet; install it with: pip install 'kgbuild"):
        outputs.targets_of(tmp_path / "events.parquet")
