"""Ten articles on one meeting make one meeting, and two meetings stay two."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.records import (
    SOURCE,
    TARGET,
    Actor,
    ActorKind,
    Affiliation,
    Article,
    Attribution,
    Corpus,
    DateValue,
    EventMention,
    Factuality,
    Mention,
    Participation,
    Passage,
    Reading,
    Span,
    Stance,
    Status,
    Tense,
)
from kgbuild.resolve import resolve
from kgbuild.resolve.identifiers import event_ids
from kgbuild.resolve.merge_report import merge_rows

COUNTRIES = {"China": "CHN", "Iran": "IRN", "Iraq": "IRQ", "Kenya": "KEN", "Poland": "POL", "Sudan": "SDN"}


def actor(name: str) -> Actor:
    """`Kenya`, `somebody of Kenya`, or a person."""
    if name in COUNTRIES:
        code = COUNTRIES[name]
        return Actor(f"country/{code}", name, ActorKind.COUNTRY, code, Affiliation.IS)
    if name.startswith("somebody of "):
        code = COUNTRIES[name.removeprefix("somebody of ")]
        return Actor("doc/x/actor/1", name, ActorKind.GROUP, code, Affiliation.ACTS_FOR, "GOV", named=False)
    return Actor(f"person/{name.lower().replace(' ', '-')}", name, ActorKind.PERSON)


def date(text: str | None) -> DateValue | None:
    """`2015`, `2015-06` or `2015-06-12`."""
    if text is None:
        return None
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    begin = dt.date(year, month or 1, day or 1)
    after = dt.date(year + (month in (0, 12)), 1 if month in (0, 12) else month + 1, 1)
    return DateValue(text, begin, begin if day else after - dt.timedelta(1))


def told(
    document: str,
    sentence: str,
    type_: str,
    source: Sequence[str] = (),
    target: Sequence[str] = (),
    **more: Any,
) -> Reading:
    """A document of one sentence that tells of one event, triggered by its second word."""
    article = Article(document, sentence, (Passage(0, len(sentence)),))
    return Reading(article, (mention(article, sentence, type_, source, target, **more),))


def mention(
    article: Article, sentence: str, type_: str, source: Sequence[str], target: Sequence[str], **more: Any
) -> EventMention:
    begin = article.text.index(sentence)
    first, second = sentence.split()[:2]
    trigger = article.span(begin + len(first) + 1, begin + len(first) + 1 + len(second))
    roles = [(SOURCE, name) for name in source] + [(TARGET, name) for name in target]
    spot = Span(begin, begin + len(first), first)
    parts = tuple(Participation(role, Mention(spot, spot, actor(name))) for role, name in roles)
    day = date(more.pop("date", None))
    return EventMention(
        article.id, type_, trigger, article.span(begin, begin + len(sentence)), parts, date=day, **more
    )


def together(corpus: Corpus) -> list[list[str]]:
    """The documents of each event, sorted."""
    return sorted(sorted(mention.document for mention in event.mentions) for event in corpus.events)


KENYA_1 = told("1", "Kenya met Sudan on 3 May 2015.", "Meeting", ["Kenya"], ["Sudan"], date="2015-05-03")
KENYA_2 = told("2", "Sudan held talks in Nairobi.", "Meeting", ["Sudan"], ["Kenya"], date="2015-05-03")


def test_one_meeting_in_two_articles_is_one_event() -> None:
    corpus = resolve([KENYA_1, KENYA_2])

    (event,) = corpus.events
    (merge,) = event.merges
    assert event.id == "event/2015-05-03-meeting-kenya-sudan"
    assert (merge.mention.document, merge.other.document, merge.rule) == ("2", "1", "several documents")
    assert merge.agreed == ("type Meeting", "parties country/KEN, country/SDN", "time 2015-05-03")


@pytest.mark.parametrize(
    "other",
    [
        told("2", "Kenya met Sudan on 4 May 2015.", "Meeting", ["Kenya"], ["Sudan"], date="2015-05-04"),
        told("2", "Kenya met Iran on 3 May 2015.", "Meeting", ["Kenya"], ["Iran"], date="2015-05-03"),
        told("2", "Kenya called Sudan on 3 May 2015.", "PhoneCall", ["Kenya"], ["Sudan"], date="2015-05-03"),
        told("2", "Kenya met rebels on 3 May 2015.", "Meeting", ["Kenya"], date="2015-05-03"),
        told("2", "Kenya met Sudan.", "Meeting", ["Kenya"], ["Sudan"]),
        told(
            "2",
            "Kenya threatened Sudan.",
            "Meeting",
            ["Kenya"],
            ["Sudan"],
            date="2015-05-03",
            factuality=Factuality(status=Status.THREATENED),
        ),
    ],
    ids=["another day", "another party", "another type", "one party only", "no date", "a threat"],
)
def test_what_differs_or_says_too_little_stays_apart(other: Reading) -> None:
    assert together(resolve([KENYA_1, other])) == [["1"], ["2"]]


def test_a_month_may_be_that_of_a_day() -> None:
    day = told("1", "Poland invaded Iraq.", "Invasion", ["Poland"], ["Iraq"], date="2003-03-20")
    month = told("2", "Poland invaded Iraq.", "Invasion", ["Poland"], ["Iraq"], date="2003-03")
    year = told("3", "Poland invaded Iraq.", "Invasion", ["Poland"], ["Iraq"], date="2003")

    assert together(resolve([day, month, year])) == [["1", "2", "3"]]


def test_a_month_that_could_be_either_of_two_days_is_none() -> None:
    one = told("1", "Kenya met Sudan on 3 May.", "Meeting", ["Kenya"], ["Sudan"], date="2015-05-03")
    two = told("2", "Kenya met Sudan on 9 May.", "Meeting", ["Kenya"], ["Sudan"], date="2015-05-09")
    some = told("3", "Kenya met Sudan in May.", "Meeting", ["Kenya"], ["Sudan"], date="2015-05")

    assert together(resolve([one, two, some])) == [["1"], ["2"], ["3"]]


def test_a_third_party_that_one_article_leaves_out_does_no_harm() -> None:
    three = told("3", "Kenya met all.", "Meeting", ["Kenya"], ["Sudan", "Iran"], date="2015-05-03")

    assert together(resolve([KENYA_1, three])) == [["1", "3"]]


def test_somebody_is_killed_once() -> None:
    dated = told("1", "Gunmen killed Ann Bee.", "Assassination", [], ["Ann Bee"], date="2005-02")
    undated = told("2", "The killing of Bee.", "Killing", ["somebody of Kenya"], ["Ann Bee"])
    failed = told("3", "An attempt on Bee.", "Assassination", [], ["Ann Bee"])

    assert together(resolve([dated, undated, failed])) == [["1", "2"], ["3"]]


def test_the_same_words_tell_of_the_same_event_unless_numbers_differ() -> None:
    words = "Poland withdraws several hundred soldiers from Iraq, defence minister Jan Kowal told a newspaper"
    one = told("1", f"{words} in Warsaw.", "Withdrawal", ["Poland"], ["Iraq"])
    two = told("2", f"{words}.", "Withdrawal", ["Poland"], ["Iraq"])
    more = told("3", f"{words}, 900 in all.", "Withdrawal", ["Poland"], ["Iraq"])
    fewer = told("4", f"{words}, 400 in all.", "Withdrawal", ["Poland"], ["Iraq"])

    assert together(resolve([one, two])) == [["1", "2"]]
    assert together(resolve([more, fewer])) == [["3"], ["4"]]


def test_a_rare_event_is_told_by_a_year_that_both_texts_write() -> None:
    def annexed(document: str, words: str) -> Reading:
        reading = told(document, f"Poland annexed towns {words}.", "Occupation", ["Poland"])
        (found,) = reading.mentions
        begin = reading.article.text.index(words)
        year = DateValue(
            "1938",
            dt.date(1938, 1, 1),
            dt.date(1938, 12, 31),
            reading.article.span(begin, begin + len(words)),
        )
        return Reading(reading.article, (replace(found, date=year),))

    assert together(resolve([annexed("1", "in 1938"), annexed("2", "in autumn 1938")])) == [["1", "2"]]
    assert together(resolve([annexed("1", "in 1938"), annexed("2", "last year")])) == [["1"], ["2"]]


def test_an_assertion_and_a_denial_are_two_claims_on_one_event() -> None:
    denial = told(
        "2",
        "Iran denied it.",
        "Breach",
        ["Iran"],
        ["Kenya"],
        date="2015-06-04",
        factuality=Factuality(status=Status.DENIED),
        attribution=Attribution(stance=Stance.DENIES),
    )
    claim = told("1", "Iran hacked Kenya.", "Breach", ["Iran"], ["Kenya"], date="2015-06-04")

    (event,) = resolve([claim, denial]).events

    assert [m.attribution.stance for m in event.mentions] == [Stance.ASSERTS, Stance.DENIES]


def test_a_plan_and_its_fulfilment_are_one_on_the_same_day() -> None:
    plan = Factuality(tense=Tense.FUTURE, status=Status.PLANNED)
    before = told(
        "0", "Kenya meets Sudan.", "Meeting", ["Kenya"], ["Sudan"], date="2015-05-03", factuality=plan
    )

    assert together(resolve([before, KENYA_1])) == [["0", "1"]]


def test_an_undated_event_of_a_dated_article_lies_in_the_days_before_it() -> None:
    def report(document: str, day: str | None) -> Reading:
        reading = told(document, "Minister Ann Bee met Joe Dee.", "Meeting", ["Ann Bee"], ["Joe Dee"])
        (found,) = reading.mentions
        article = Article(document, reading.article.text, reading.article.passages, date=date(day))
        return Reading(article, (found,))

    near = resolve([report("1", "2015-05-04"), report("2", "2015-05-03")])
    far = resolve([report("1", "2015-05-28"), report("2", "2015-05-03")])

    assert (together(near), together(far)) == ([["1", "2"]], [["1"], ["2"]])


# --- inside one document ---------------------------------------------------------------------------


Sentence = tuple[str, str, Sequence[str], Sequence[str], dict[str, Any]]


def document(*sentences: Sentence) -> Reading:
    text = "\n".join(sentence for sentence, *_ in sentences)
    article = Article("a", text, (Passage(0, len(text)),))
    return Reading(
        article, tuple(mention(article, s, type_, of, to, **more) for s, type_, of, to, more in sentences)
    )


def test_a_talk_and_the_talk_before_it_stay_two() -> None:
    text = document(
        ("Kenya met Sudan.", "Meeting", ["Kenya"], ["Sudan"], {"date": "2015-05-03"}),
        ("They met before.", "Meeting", ["Kenya"], ["Sudan"], {"date": "2015-04-01"}),
        ("Later talks followed.", "Meeting", ["Sudan"], ["Kenya"], {"date": "2015-05-03"}),
    )

    assert [len(event.mentions) for event in resolve([text]).events] == [2, 1]


def test_what_is_said_twice_is_two_statements_unless_the_words_agree() -> None:
    accused: Sentence = ("Iran accuses Iraq of sheltering rebels.", "Accusation", ["Iran"], ["Iraq"], {})
    again: Sentence = ("Iran accused Iraq of sheltering armed rebels.", "Accusation", ["Iran"], ["Iraq"], {})
    other: Sentence = ("Iran accused Iraq of stealing oil.", "Accusation", ["Iran"], ["Iraq"], {})

    assert len(resolve([document(accused, again)]).events) == 1
    assert len(resolve([document(accused, other)]).events) == 2


def test_without_merging_every_mention_is_an_event_and_nothing_is_lost() -> None:
    corpus = resolve([KENYA_1, KENYA_2], merging=False)

    assert together(corpus) == [["1"], ["2"]]
    assert len({event.id for event in corpus.events}) == 2
    assert list(merge_rows(corpus.events)) == []


def test_the_report_shows_both_sentences_and_what_agreed() -> None:
    (row,) = merge_rows(resolve([KENYA_1, KENYA_2]).events)

    assert row.values() == {
        "event": "event/2015-05-03-meeting-kenya-sudan",
        "label": "Meeting: Kenya, Sudan",
        "rule": "several documents",
        "agreed": "type Meeting; parties country/KEN, country/SDN; time 2015-05-03",
        "document": "2",
        "begin": 6,
        "trigger": "held",
        "sentence": "Sudan held talks in Nairobi.",
        "other_document": "1",
        "other_begin": 6,
        "other_trigger": "met",
        "other_sentence": "Kenya met Sudan on 3 May 2015.",
    }


# --- invariants ------------------------------------------------------------------------------------

SOME = st.lists(
    st.builds(
        told,
        document=st.integers(0, 10**6).map(str),
        sentence=st.sampled_from(
            [
                "Kenya met Sudan in May.",
                "Kenya met Sudan on Tuesday in Nairobi to talk of oil.",
                "They met.",
            ]
        ),
        type_=st.sampled_from(["Meeting", "Attack", "Bombing", "Killing"]),
        source=st.lists(st.sampled_from(["Kenya", "Sudan", "Iran"]), max_size=2, unique=True),
        target=st.lists(st.sampled_from(["Kenya", "Iraq", "Ann Bee", "somebody of Kenya"]), max_size=2),
        date=st.sampled_from([None, "2015", "2015-05", "2015-05-03", "2015-05-04"]),
    ),
    max_size=12,
    unique_by=lambda reading: reading.article.id,
)


@settings(deadline=None, max_examples=50)
@given(readings=SOME, order=st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(readings: list[Reading], order: random.Random) -> None:
    shuffled = list(readings)
    order.shuffle(shuffled)

    assert resolve(shuffled) == resolve(readings)


@settings(deadline=None, max_examples=50)
@given(readings=SOME)
def test_every_mention_is_kept_once_and_every_merge_has_a_reason(readings: list[Reading]) -> None:
    corpus = resolve(readings)

    assert sum(len(event.mentions) for event in corpus.events) == len(readings)
    assert len({event.id for event in corpus.events}) == len(corpus.events)
    assert all(len(event.merges) == len(event.mentions) - 1 for event in corpus.events)
    assert all(merge.agreed for event in corpus.events for merge in event.merges)


@settings(deadline=None)
@given(leaders=st.sets(st.tuples(st.text(max_size=3), st.integers(0, 99)), min_size=1))
def test_adding_an_event_changes_the_id_of_at_most_one_other(leaders: set[tuple[str, int]]) -> None:
    every = event_ids("meeting", leaders)
    assert len(set(every.values())) == len(leaders)

    for removed in itertools.islice(sorted(leaders), 3):
        rest = event_ids("meeting", leaders - {removed})
        assert sum(rest[place] != every[place] for place in rest) <= 1
