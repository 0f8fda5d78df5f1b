"""A graph gives back the event table that it was built with."""

from dataclasses import replace

import pytest

from kgbuild.errors import InputError
from kgbuild.export.event_table import table_records
from kgbuild.export.json_ld import write_json_ld
from kgbuild.export.nquads import write_nquads, write_ntriples
from kgbuild.export.rdf_xml import write_rdf_xml
from kgbuild.export.turtle import write_trig, write_turtle
from kgbuild.graph.triples import describe
from kgbuild.lexicon.classes import load_classes
from kgbuild.query.event_records import records_of_graph
from kgbuild.records import Corpus

WRITERS = {
    ".ttl": write_turtle,
    ".trig": write_trig,
    ".nt": write_ntriples,
    ".nq": write_nquads,
    ".jsonld": write_json_ld,
    ".rdf": write_rdf_xml,
}


def through(corpus, folder, ending, base):
    path = folder / f"graph{ending}"
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        WRITERS[ending](describe(corpus, load_classes(), base=base), stream)
    return list(records_of_graph(path))


@pytest.mark.parametrize("ending", WRITERS)
def test_the_records_come_back_as_they_were(corpus, tmp_path, ending):
    base = "https://kg.example.com/news/"

    assert through(corpus, tmp_path, ending, base) == list(table_records(corpus, base))


def test_two_mentions_by_one_word_come_back_as_two(corpus, tmp_path, breach):
    told = breach.mentions[0]
    twice = replace(breach, mentions=(told, replace(told, confidence=0.5, rank=2)))
    doubled = Corpus(corpus.articles, (twice,))

    assert through(doubled, tmp_path, ".ttl", "https://example.org/kg/") == list(table_records(doubled))


def test_companies_of_two_countries_belong_to_both(corpus, tmp_path, considered):
    told = considered.mentions[0]
    source, target = told.participations
    others = [replace(target.filler, actor=replace(target.filler.actor, country=c)) for c in ("ISL", None)]
    parts = (source, target, *(replace(target, filler=other) for other in others))
    both = replace(told, participations=parts)
    mixed = Corpus(corpus.articles, (replace(considered, mentions=(both,)),))

    (record,) = through(mixed, tmp_path, ".ttl", "https://example.org/kg/")

    assert [actor["country"] for actor in record["target"]] == [None, "FJI", "ISL"]
    assert [record] == list(table_records(mixed))


def test_a_capital_that_stands_for_a_government_keeps_its_sector(corpus, tmp_path, meeting):
    told = meeting.mentions[0]
    iceland, *others = told.participations
    government = replace(iceland.filler, actor=replace(iceland.filler.actor, sector="GOV"))
    by_capital = replace(told, participations=(replace(iceland, filler=government), *others))
    both = Corpus(corpus.articles, (*corpus.events[:2], replace(meeting, mentions=(by_capital,))))

    assert through(both, tmp_path, ".ttl", "https://example.org/kg/") == list(table_records(both))


def test_what_is_known_of_an_actor_holds_wherever_it_is_mentioned(corpus, tmp_path, breach, meeting):
    told = breach.mentions[0]
    bare = replace(told.participations[0].filler.actor, country=None, affiliation=None, sector=None)
    filler = replace(told.participations[0].filler, actor=bare)
    vague = replace(told, participations=(replace(told.participations[0], filler=filler),))
    mixed = Corpus(corpus.articles, (replace(breach, mentions=(vague, *breach.mentions[1:])), meeting))

    records = list(table_records(mixed))

    assert records[0]["target"][0]["country"] == "ISL"
    assert through(mixed, tmp_path, ".ttl", "https://example.org/kg/") == records


def test_a_file_without_a_graph_is_named(tmp_path):
    with pytest.raises(InputError, match="must end in"):
        list(records_of_graph(tmp_path / "events.jsonl"))
