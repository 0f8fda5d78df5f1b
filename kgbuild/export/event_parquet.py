"""Writes the event table as Parquet: the nested records, some thousand rows at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import islice
from typing import IO, Any

from kgbuild.export.event_fields import ACTOR_FIELDS, EVENT_FIELDS
from kgbuild.export.event_table import Record
from kgbuild.extras import import_extra

_ROWS = 10_000
"""Of a row group, which is held in memory: about twenty megabytes."""


def require_pyarrow() -> Any:
    """The module pyarrow.

    Raises:
        MissingExtraError: It is not installed.
    """
    return import_extra("pyarrow", "pyarrow", "parquet", "to write Parquet")


def write_parquet(records: Iterable[Record], stream: IO[bytes]) -> None:
    """Writes records of the event table; `roles` is a list of objects with `role`, `text` and `actor`.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    arrow, parquet = require_pyarrow(), import_module("pyarrow.parquet")
    schema = _schema(arrow)
    rows = ({**record, "roles": list(_role_rows(record["roles"]))} for record in records)
    with parquet.ParquetWriter(stream, schema) as writer:
        while group := list(islice(rows, _ROWS)):
            writer.write_table(arrow.Table.from_pylist(group, schema=schema))


def _schema(arrow: Any) -> Any:
    """The columns, of the types that the fields are said to have."""
    plain = {"string": arrow.string(), "number": arrow.float64(), "integer": arrow.int64()}
    plain |= {"boolean": arrow.bool_()}
    plain |= {f"{name} or null": kind for name, kind in plain.items()}
    actor = arrow.struct([(field.name, plain[field.type]) for field in ACTOR_FIELDS])
    span = arrow.struct([("begin", plain["integer"]), ("end", plain["integer"]), ("text", plain["string"])])
    role = arrow.struct([("role", plain["string"]), ("text", plain["string"]), ("actor", actor)])
    kinds = {**plain, "list of actors": arrow.list_(actor), "span": span, "object": arrow.list_(role)}
    return arrow.schema([(field.name, kinds[field.type]) for field in EVENT_FIELDS])


def _role_rows(roles: Mapping[str, Sequence[Any]]) -> Iterator[Record]:
    """Parquet wants the same columns in every row, so that roles become a list."""
    for role, fillers in roles.items():
        for filler in fillers:
            actor = filler if isinstance(filler, dict) else None
            yield {"role": role, "text": actor["text"] if actor else filler, "actor": actor}
