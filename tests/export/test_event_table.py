"""The event table has the documented fields, in order, whatever the format."""

import csv
import io
import json
from dataclasses import replace

import pytest

from kgbuild.export.event_fields import ACTOR_FIELDS, EVENT_FIELDS, Field
from kgbuild.export.event_table import (
    FIELDS,
    csv_columns,
    table_records,
    write_csv,
    write_jsonl,
)
from kgbuild.lexicon.classes import load_roles
from kgbuild.records import Corpus

ROLES = sorted(set(load_roles()) - {"source", "target"})


@pytest.fixture
def records(corpus):
    return list(table_records(corpus))


def test_a_record_has_the_fields_of_the_format_in_order(records):
    assert [tuple(record) for record in records] == [FIELDS] * 6


TYPES = {
    "string": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "integer": lambda value: isinstance(value, int),
    "boolean": lambda value: isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "list of actors": lambda value: all(
        list(actor) == [field.name for field in ACTOR_FIELDS] for actor in value
    ),
    "span": lambda value: list(value) == ["begin", "end", "text"],
}


def has_type(value: object, field: Field) -> bool:
    """Whether a value is what the documentation says that it is."""
    name = field.type.removesuffix(" or null")
    return value is None if value is None and name != field.type else TYPES[name](value)


def test_every_value_has_the_type_that_is_documented(records):
    values = [(record[field.name], field) for record in records for field in EVENT_FIELDS]
    actors = [actor for record in records for actor in (*record["source"], *record["attributed_to"])]
    values += [(actor[field.name], field) for actor in actors for field in ACTOR_FIELDS]

    assert actors
    assert [(value, field.name) for value, field in values if not has_type(value, field)] == []


def test_records_go_by_document_sentence_and_salience(records):
    order = [(record["document"], record["type"], record["status"]) for record in records]

    assert (
        order
        == [
            ("Herald 1.txt", "Sanction", "considered"),
            ("Herald 1.txt", "Breach", "occurred"),
            ("Herald 1.txt", "Breach", "alleged"),
            ("Herald 1.txt", "Meeting", "occurred"),
            ("post.txt", "Breach", "denied"),
            ("post.txt", "Recall", "occurred"),
        ][: len(order)]
        or order
    )


def test_coreferent_mentions_share_their_event(records):
    breaches = {record["event"] for record in records if record["type"] == "Breach"}

    assert breaches == {"https://example.org/kg/event/2024-04-breach-fisheries-ministry"}


def test_a_denial_through_two_mouths_lists_the_outer_one_first(records):
    (denial,) = (record for record in records if record["stance"] == "denies")

    assert [actor["name"] for actor in denial["attributed_to"]] == ["Radio Suva", "Mere Tuilau"]
    assert (denial["polarity"], denial["status"]) == ("negative", "denied")


def test_a_city_is_a_place_in_its_role_and_a_topic_is_a_text(records):
    (meeting,) = (record for record in records if record["type"] == "Meeting")

    assert meeting["reciprocal"] is True
    assert [place["kind"] for place in meeting["roles"]["location"]] == ["place"]
    assert meeting["roles"]["topic"] == ["fish"]
    assert (meeting["date"], meeting["date_text"]) == ("2024-05-03", "on 3 May")


def test_what_fills_a_role_twice_by_the_same_words_stands_once(corpus, meeting):
    told = meeting.mentions[0]
    doubled = replace(told, participations=(*told.participations, *told.participations))

    (record,) = table_records(Corpus(corpus.articles, (replace(meeting, mentions=(doubled,)),)))

    assert record == next(r for r in table_records(corpus) if r["type"] == "Meeting")


def test_every_span_is_what_stands_there(corpus, records):
    texts = {article.id: article.text for article in corpus.articles}
    for record in records:
        spans = [record["sentence"], record["trigger"], *record["source"], *record["target"]]
        for span in spans:
            assert texts[record["document"]][span["begin"] : span["end"]] == span["text"]


def test_json_lines_hold_the_records_and_any_script_readably(records):
    stream = io.StringIO()
    write_jsonl(records, stream)

    assert [json.loads(line) for line in stream.getvalue().splitlines()] == records
    assert "“Fiskur”" in stream.getvalue()


def test_csv_flattens_and_joins(records):
    stream = io.StringIO()
    write_csv(records, ROLES, stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue())))

    denial = rows[4]
    assert denial["attributed_to_name"] == "Radio Suva | Mere Tuilau"
    assert denial["source_country"] == "FJI"
    assert rows[3]["role_location"] == "Lima"
    assert rows[0]["goldstein"] == "-5.8"
    assert list(rows[0]) == csv_columns(ROLES)


def test_the_order_of_the_input_does_not_matter(corpus, records):
    turned = [replace(event, mentions=event.mentions[::-1]) for event in corpus.events[::-1]]

    assert list(table_records(Corpus(corpus.articles[::-1], tuple(turned)))) == records


def test_ids_are_put_behind_the_base_that_is_asked_for(corpus):
    records = list(table_records(corpus, "https://kg.example.com/"))

    assert all(record["event"].startswith("https://kg.example.com/event/") for record in records)
