"""Which pairs an event joins, and whether somebody says otherwise."""

from dataclasses import replace

from kgbuild.graph.dyads import dyads_of, is_disputed
from kgbuild.graph.events import name_event

BASE = "https://example.org/kg/"


def test_who_is_accused_is_paired_with_the_victim_and_disputed(breach):
    names = name_event(breach, BASE)

    ((pair, mentions),) = dyads_of(names).items()

    assert pair == ("country/FJI", "org/fisheries-ministry")
    assert is_disputed(names, pair, mentions)


def test_those_who_meet_are_one_pair_whoever_is_named_first(meeting):
    mention = meeting.mentions[0]
    source, target, *_ = mention.participations
    swapped = replace(
        mention, participations=(replace(source, filler=target.filler), replace(target, filler=source.filler))
    )
    both = replace(meeting, mentions=(mention, swapped))

    assert list(dyads_of(name_event(both, BASE))) == [("country/FJI", "country/ISL")]


def test_sources_that_take_part_alike_are_paired_with_each_other(meeting):
    mention = meeting.mentions[0]
    source, target, *_ = mention.participations
    joint = replace(mention, participations=(source, replace(target, role="source")))

    assert list(dyads_of(name_event(replace(meeting, mentions=(joint,)), BASE))) == [
        ("country/FJI", "country/ISL")
    ]


def test_an_event_with_one_party_joins_nobody(recall):
    assert dyads_of(name_event(recall, BASE)) == {}
