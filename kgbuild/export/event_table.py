"""Writes the event table: one record per event mention, as JSON Lines or CSV.

The fields are those of the documented format; both kinds of file hold the same records.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO, TypeVar

from kgbuild.export.event_fields import ACTOR_FIELDS, EVENT_FIELDS
from kgbuild.graph.actors import harmonize
from kgbuild.records import Actor, Corpus, EventMention, Mention, Span
from kgbuild.settings import BASE_IRI

Record = dict[str, Any]
"""One row: field name to string, number, boolean, None, list or object, ready for JSON."""

Filler = TypeVar("Filler", bound=Mention | Span)

FIELDS = tuple(field.name for field in EVENT_FIELDS)
ACTOR_LISTS = tuple(field.name for field in EVENT_FIELDS if field.type == "list of actors")
SPANS = tuple(field.name for field in EVENT_FIELDS if field.type == "span")
LIST_SEPARATOR = " | "


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
            columns += [f"{name}_{part.name}" for part in ACTOR_FIELDS]
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
            flat |= {
                f"{name}_{part.name}": _joined(a[part.name] for a in record[name]) for part in ACTOR_FIELDS
            }
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
