"""Writes the event table: one record per event mention, as JSON Lines, CSV or Parquet.

The fields are those of the documented format; the three kinds of file hold the same records.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO, TypeVar

from kgbuild.errors import MissingExtraError
from kgbuild.graph.actors import harmonize
from kgbuild.records import Actor, Corpus, EventMention, Mention, Span
from kgbuild.settings import BASE_IRI

Record = dict[str, Any]
"""One row: field name to string, number, boolean, None, list or object, ready for JSON."""

Filler = TypeVar("Filler", bound=Mention | Span)

ACTOR_FIELDS = ("id", "name", "kind", "country", "sector", "begin", "end", "text")
ACTOR_LISTS = ("source", "target", "attributed_to")
SPANS = ("sentence", "trigger")
FIELDS = (
    *("event", "type", "plover", "cameo", "goldstein", "source", "target", "reciprocal", "roles"),
    *("date", "date_text", "polarity", "certainty", "tense", "status", "attributed_to", "stance"),
    *("document", "sentence", "trigger", "confidence"),
)
LIST_SEPARATOR = " | "
_TEXT_FIELDS = frozenset(FIELDS) - {"goldstein", "reciprocal", "roles", "confidence", *ACTOR_LISTS, *SPANS}


def table_records(corpus: Corpus, base: str = BASE_IRI) -> Iterator[Record]:
    """The records of the event table, by document, sentence and salience in the sentence.

    Args:
        corpus: The resolved corpus.
        base: IRI that the ids of events and actors are put behind.
    """
    events = harmonize(corpus).events
    mentions = [(mention, event.id) for event in events for mention in event.mentions]
    for mention, event in sorted(mentions, key=lambda pair: (*_place(pair[0]), pair[1])):
        yield table_record(mention, event, base)


def _place(mention: EventMention) -> tuple[str, int, int, int, int, str]:
    trigger = mention.trigger
    return mention.document, mention.sentence.begin, mention.rank, trigger.begin, trigger.end, mention.type


def table_record(mention: EventMention, event: str, base: str = BASE_IRI) -> Record:
    """The record of one event mention; `event` is the id of its event."""
    factuality, date = mention.factuality, mention.date
    return {
        "event": base + event,
        "type": mention.type,
        "plover": mention.plover,
        "cameo": mention.cameo,
        "goldstein": mention.goldstein,
        "source": _actors(mention.mentions("source"), base),
        "target": _actors(mention.mentions("target"), base),
        "reciprocal": mention.reciprocal,
        "roles": _roles(mention, base),
        "date": None if date is None else date.value,
        "date_text": None if date is None or date.span is None else date.span.text,
        "polarity": factuality.polarity.value,
        "certainty": factuality.certainty.value,
        "tense": factuality.tense.value,
        "status": factuality.status.value,
        "attributed_to": [_actor(source, base) for source in mention.attribution.sources],
        "stance": mention.attribution.stance.value,
        "document": mention.document,
        "sentence": _span(mention.sentence),
        "trigger": _span(mention.trigger),
        "confidence": round(mention.confidence, 4),
    }


def _roles(mention: EventMention, base: str) -> dict[str, list[Record | str]]:
    """The fillers of every role but source and target, roles by name, fillers in the order of the text."""
    roles: dict[str, list[Mention | Span]] = {}
    for participation in mention.participations:
        if participation.role not in ("source", "target"):
            roles.setdefault(participation.role, []).append(participation.filler)
    return {
        role: [
            _actor(filler, base) if isinstance(filler, Mention) else filler.text
            for filler in _in_order(roles[role])
        ]
        for role in sorted(roles)
    }


def _in_order(fillers: Iterable[Filler]) -> list[Filler]:
    """The fillers of a role in the order of the text, each once."""
    by_place = {_place_of(filler): filler for filler in fillers}
    return [by_place[place] for place in sorted(by_place)]


def _place_of(filler: Mention | Span) -> tuple[Span, str, str]:
    if isinstance(filler, Span):
        return filler, "", ""
    return filler.span, filler.actor.id, filler.actor.country or ""


def _actors(mentions: Iterable[Mention], base: str) -> list[Record]:
    return [_actor(mention, base) for mention in _in_order(mentions)]


def _actor(mention: Mention, base: str) -> Record:
    actor: Actor = mention.actor
    return {
        "id": base + actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "country": actor.country,
        "sector": actor.sector,
        **_span(mention.span),
    }


def _span(span: Span) -> Record:
    return {"begin": span.begin, "end": span.end, "text": span.text}


def write_jsonl(records: Iterable[Record], stream: TextIO) -> None:
    """Writes one JSON object a line, in UTF-8 without escapes."""
    for record in records:
        stream.write(json.dumps(record, ensure_ascii=False) + "\n")


def csv_columns(roles: Iterable[str]) -> list[str]:
    """The columns of the flat table: nested fields with their parts behind an underscore.

    Args:
        roles: The roles besides source and target that get a column of their own.
    """
    columns: list[str] = []
    for name in FIELDS:
        if name in ACTOR_LISTS:
            columns += [f"{name}_{part}" for part in ACTOR_FIELDS]
        elif name in SPANS:
            columns += [f"{name}_{part}" for part in ("begin", "end", "text")]
        elif name == "roles":
            columns += [f"role_{role}" for role in sorted(roles)]
        else:
            columns.append(name)
    return columns


def flat_record(record: Mapping[str, Any], roles: Iterable[str]) -> dict[str, Any]:
    """A record with its lists joined and its nested fields laid out as `csv_columns` names them."""
    flat: dict[str, Any] = {}
    for name in FIELDS:
        if name in ACTOR_LISTS:
            flat |= {f"{name}_{part}": _joined(a[part] for a in record[name]) for part in ACTOR_FIELDS}
        elif name in SPANS:
            flat |= {f"{name}_{part}": record[name][part] for part in ("begin", "end", "text")}
        elif name == "roles":
            fillers = {role: record["roles"].get(role, ()) for role in sorted(roles)}
            flat |= {f"role_{role}": _joined(map(_filler_name, found)) for role, found in fillers.items()}
        elif name == "reciprocal":
            flat[name] = "true" if record[name] else "false"
        else:
            flat[name] = record[name]
    return flat


def _joined(values: Iterable[object]) -> str:
    return LIST_SEPARATOR.join("" if value is None else str(value) for value in values)


def _filler_name(filler: Any) -> str:
    return str(filler["name"]) if isinstance(filler, dict) else str(filler)


def write_csv(records: Iterable[Record], roles: Sequence[str], stream: TextIO) -> None:
    """Writes the flat table with a header line, fields quoted where they must be.

    Args:
        records: The records of the event table.
        roles: Every role that a record may have besides source and target.
        stream: Where to; opened so that line feeds stay what they are.
    """
    writer = csv.DictWriter(stream, csv_columns(roles), lineterminator="\n", extrasaction="raise")
    writer.writeheader()
    for record in records:
        writer.writerow(flat_record(record, roles))


def write_parquet(records: Iterable[Record], path: Path) -> None:
    """Writes the nested records, with roles as a list of role, name and actor id.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra
        import pyarrow.parquet as pq  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("pyarrow", "parquet", "to write Parquet") from error
    text, whole, number = pa.string(), pa.int64(), pa.float64()
    actor = pa.struct([(f, whole if f in ("begin", "end") else text) for f in ACTOR_FIELDS])
    span = pa.struct([("begin", whole), ("end", whole), ("text", text)])
    role = pa.struct([("role", text), ("text", text), ("actor", actor)])
    kinds: dict[str, Any] = dict.fromkeys(_TEXT_FIELDS, text)
    kinds |= {"goldstein": number, "confidence": number, "reciprocal": pa.bool_(), "roles": pa.list_(role)}
    kinds |= dict.fromkeys(ACTOR_LISTS, pa.list_(actor)) | dict.fromkeys(SPANS, span)
    schema = pa.schema([(name, kinds[name]) for name in FIELDS])
    rows = [{**record, "roles": list(_role_rows(record["roles"]))} for record in records]
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), path)


def _role_rows(roles: Mapping[str, Sequence[Any]]) -> Iterator[Record]:
    """Parquet wants the same columns in every row, so that roles become a list."""
    for role, fillers in roles.items():
        for filler in fillers:
            actor = filler if isinstance(filler, dict) else None
            yield {"role": role, "text": actor["text"] if actor else filler, "actor": actor}
