"""The event table as a pandas DataFrame, for notebooks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgbuild.errors import InputError, MissingExtraError
from kgbuild.export.event_table import csv_columns, flat_record
from kgbuild.query.event_records import records_of_graph
from kgbuild.records import days_of

if TYPE_CHECKING:
    import pandas

_KINDS = {
    **{f"{span}_{side}": "int64" for span in ("sentence", "trigger") for side in ("begin", "end")},
    **{"goldstein": "float64", "confidence": "float64", "reciprocal": "bool"},
    **{"earliest": "datetime64[s]", "latest": "datetime64[s]"},
}
"""Columns that are no text."""


def to_dataframe(events: str | Path | Iterable[Mapping[str, Any]]) -> pandas.DataFrame:
    """The event table as a DataFrame, one row for each event mention, in the table's order.

    The columns are those of the table's CSV form: several actors in one role are joined with ` | `, and their
    countries, sectors and so on in the same order. `cameo` is text, `goldstein` and `confidence` are
    numbers, and what is missing is missing. Behind `date` stand `earliest` and `latest`, the first and the
    last day that it can mean, as dates.

    Args:
        events: An event table in JSON Lines, a graph that `kgbuild build` wrote, or records of the table.

    Raises:
        InputError: The file is neither a graph nor an event table.
        MissingExtraError: pandas is not installed.
    """
    try:
        import pandas as pd  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtraError("pandas", "pandas", "to make a DataFrame") from error
    records = list(_records(events))
    roles = sorted({role for record in records for role in record["roles"]})
    columns = csv_columns(roles)
    place = columns.index("date") + 1
    columns[place:place] = ["earliest", "latest"]
    frame = pd.DataFrame([_row(record, roles) for record in records], columns=columns, dtype=object)
    return frame.astype({column: _KINDS.get(column, "string") for column in columns})


def _records(events: str | Path | Iterable[Mapping[str, Any]]) -> Iterable[Mapping[str, Any]]:
    if not isinstance(events, str | Path):
        return events
    path = Path(events)
    return _table(path) if path.suffix == ".jsonl" else records_of_graph(path)


def _table(path: Path) -> Iterable[Mapping[str, Any]]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                record = json.loads(line)
                if not isinstance(record, dict) or "trigger" not in record:
                    raise InputError(f"{path}, line {number}: is no record of an event table")
                yield record
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read as an event table: {error}") from error


def _row(record: Mapping[str, Any], roles: Iterable[str]) -> dict[str, Any]:
    row = {name: None if value == "" else value for name, value in flat_record(record, roles).items()}
    row["reciprocal"] = record["reciprocal"]
    row["earliest"], row["latest"] = days_of(record["date"]) if record["date"] else (None, None)
    return row
