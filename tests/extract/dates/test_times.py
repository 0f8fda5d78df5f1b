"""The date of an event is that of its own clause."""

import datetime as dt
from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kgbuild.extract.dates.times import EventTimes
from kgbuild.extract.syntax.tree import Tree
from kgbuild.records import Article, DateValue, Tense

Parse = Callable[[str], Doc]

PUBLISHED = DateValue("2026-03-12", dt.date(2026, 3, 12), dt.date(2026, 3, 12), basis="metadata")


def date_of(
    doc: Doc, trigger: str, tense: Tense | None = None, date: DateValue | None = PUBLISHED
) -> str | None:
    parsed = Tree(doc)
    times = EventTimes(parsed, Article("a", doc.text, (), date=date))
    node = next(node for node in parsed.nodes if node.text == trigger)
    found = times.date_of(node, tense)
    return found.value if found else None


DETAINED = """
Iran 2 nsubj PROPN Iran GPE | detained 0 root VBD detain | a 4 det DT | cyclist 2 obj NN
in 6 case IN | May 2 obl PROPN May DATE | . 2 punct .

Paris 2 nsubj PROPN Paris GPE | demanded 0 root VBD demand | her 4 nmod:poss PRP$ | release 2 obj NN
. 2 punct .
"""


def test_a_date_belongs_to_the_verb_of_its_clause(tree: Parse) -> None:
    assert date_of(tree(DETAINED), "detained") == "2025-05"


def test_a_date_is_not_borrowed_from_the_sentence_before_nor_from_the_publication(tree: Parse) -> None:
    assert date_of(tree(DETAINED), "demanded") is None
    assert date_of(tree(DETAINED), "release") is None


def test_a_month_keeps_its_words(tree: Parse) -> None:
    doc = tree(DETAINED)
    parsed = Tree(doc)
    times = EventTimes(parsed, Article("a", doc.text, (), date=PUBLISHED))

    date = times.date_of(parsed.nodes[1])

    assert date is not None
    assert date.span is not None
    assert date.span.text == "May"
    assert doc.text[date.span.begin : date.span.end] == "May"
    assert not date.assumed


def test_the_date_of_saying_is_not_that_of_what_is_said(tree: Parse) -> None:
    doc = tree("""
    Officials 2 nsubj NNS official | said 0 root VBD say | Tuesday 2 obl:unmarked NNP Tuesday DATE
    that 7 mark IN | rebels 7 nsubj NNS rebel | had 7 aux VBD have | attacked 2 ccomp VBN attack
    a 9 det DT | convoy 7 obj NN | . 2 punct .
    """)

    assert date_of(doc, "said") == "2026-03-10"
    assert date_of(doc, "attacked") is None


@pytest.mark.parametrize(
    ("verb", "lemma", "expected"), [("held", "hold", "2026-03-10"), ("condemned", "condemn", None)]
)
def test_a_noun_has_the_date_of_a_verb_that_only_carries_it(
    tree: Parse, verb: str, lemma: str, expected: str | None
) -> None:
    doc = tree(f"""
    On 2 case IN | Tuesday 4 obl NNP Tuesday DATE | they 4 nsubj PRP | {verb} 0 root VBD {lemma}
    talks 4 obj NNS talk | . 4 punct .
    """)

    assert date_of(doc, "talks") == expected


def test_a_noun_has_the_date_that_modifies_it(tree: Parse) -> None:
    doc = tree("""
    China 2 nsubj PROPN China GPE | condemned 0 root VBD condemn | the 5 det DT
    June 5 compound NNP June DATE | attack 2 obj NN | . 2 punct .
    """)

    assert date_of(doc, "attack") == "2025-06"
    assert date_of(doc, "condemned") is None


def test_a_breach_in_a_month_without_a_year_lies_in_the_year_that_the_text_speaks_of(tree: Parse) -> None:
    doc = tree("""
    A 3 det DT | massive 3 amod JJ | breach 0 root NN | in 5 case IN | June 3 nmod NNP June DATE
    shook 3 acl VBD shake | them 6 obj PRP | . 3 punct .

    Exports 2 nsubj NNS export | climbed 0 root VBD climb
    in 4 case IN | May 2 obl NNP May DATE | 2015 4 nmod CD 2015 DATE | . 2 punct .
    """)
    parsed = Tree(doc)
    times = EventTimes(parsed, Article("a", doc.text, ()))

    date = times.date_of(parsed.nodes[2])

    assert date is not None
    assert (date.value, date.assumed, date.basis) == ("2015-06", True, "document-year")


def test_without_the_documents_date_a_day_of_the_week_is_no_date(tree: Parse) -> None:
    doc = tree(
        "They 2 nsubj PRP | met 0 root VBD meet | Tuesday 2 obl:unmarked NNP Tuesday DATE | . 2 punct ."
    )

    assert date_of(doc, "met", date=None) is None
    assert date_of(doc, "met") == "2026-03-10"


def test_a_planned_event_lies_in_the_future_although_its_verb_is_past(tree: Parse) -> None:
    doc = tree("""
    They 2 nsubj PRP | discussed 0 root VBD discuss | a 4 det DT | summit 2 obj NN
    planned 4 acl VBN plan | for 7 case IN | Friday 5 obl NNP Friday DATE | . 2 punct .
    """)

    assert date_of(doc, "summit") == "2026-03-13"
    assert date_of(doc, "discussed") is None


def test_the_events_own_tense_decides_between_last_and_next(tree: Parse) -> None:
    doc = tree("""
    They 2 nsubj PRP | announced 0 root VBD announce | a 4 det DT | visit 2 obj NN
    on 6 case IN | Friday 4 nmod NNP Friday DATE | . 2 punct .
    """)

    assert date_of(doc, "visit", Tense.FUTURE) == "2026-03-13"
    assert date_of(doc, "visit", Tense.PAST) == "2026-03-06"


@pytest.mark.parametrize("preposition", ["by", "before", "until", "after"])
def test_a_bound_is_no_date(tree: Parse, preposition: str) -> None:
    doc = tree(f"""
    They 3 nsubj PRP | will 3 aux MD | ratify 0 root VB | it 3 obj PRP
    {preposition} 6 case IN | June 3 obl NNP June DATE | . 3 punct .
    """)

    assert date_of(doc, "ratify") is None


def test_what_is_coordinated_shares_the_date_before_it_but_keeps_its_own(tree: Parse) -> None:
    doc = tree("""
    On 2 case IN | Monday 4 obl NNP Monday DATE | they 4 nsubj PRP | met 0 root VBD meet
    and 6 cc CC | signed 4 conj VBD sign | a 8 det DT | treaty 6 obj NN | , 11 punct ,
    and 11 cc CC | left 4 conj VBD leave | on 13 case IN | Tuesday 11 obl NNP Tuesday DATE | . 4 punct .
    """)

    assert date_of(doc, "met") == "2026-03-09"
    assert date_of(doc, "signed") == "2026-03-09"
    assert date_of(doc, "left") == "2026-03-10"


def test_two_years_ago_is_a_year_and_no_more(tree: Parse) -> None:
    doc = tree("""
    Two 2 nummod CD two DATE | years 3 obl:unmarked NNS year DATE | ago 6 advmod RB ago DATE | , 6 punct ,
    Ecuador 6 nsubj PROPN Ecuador GPE | raided 0 root VBD raid | it 6 obj PRP | . 6 punct .
    """)

    assert date_of(doc, "raided") == "2024"


def test_a_date_that_was_cut_off_its_sentence_is_that_of_the_sentence_behind_it(tree: Parse) -> None:
    doc = tree("""
    On 2 case IN | 12 0 root CD 12 DATE | July 2 nmod PROPN July DATE | 2006 2 nmod CD 2006 DATE

    Lebanon 3 nsubj:pass PROPN Lebanon GPE | was 3 aux:pass VBD be | attacked 0 root VBN attack | . 3 punct .
    """)

    assert date_of(doc, "attacked") == "2006-07-12"


def test_a_first_time_since_a_year_is_not_of_that_year(tree: Parse) -> None:
    doc = tree("""
    It 5 nsubj PRP it | was 5 cop VBD be | the 5 det DT | first 5 amod JJ | meeting 0 root NN meeting
    since 7 case IN | 2011 5 nmod CD 2011 DATE | . 5 punct .
    """)

    assert date_of(doc, "meeting") is None


def test_a_year_that_is_only_counted_from_is_not_the_year_of_an_undated_text(tree: Parse) -> None:
    doc = tree("""
    They 2 nsubj PRP they | met 0 root VBD meet | in 4 case IN | April 2 obl PROPN April DATE | . 2 punct .

    Talks 2 nsubj NNS talk | stopped 0 root VBD stop | since 4 case IN | 2011 2 obl CD 2011 DATE | . 2 punct .
    """)

    assert date_of(doc, "met", date=None) is None


def test_the_words_of_a_date_that_cannot_be_resolved_are_known(tree: Parse) -> None:
    parsed = Tree(
        tree("""
        They 2 nsubj PRP they | met 0 root VBD meet | on 4 case IN | Tuesday 2 obl NNP Tuesday DATE
        . 2 punct .
        """)
    )
    unknown = EventTimes(parsed, Article("a", parsed.text, ())).unresolved(parsed.nodes[1])
    known = EventTimes(parsed, Article("a", parsed.text, (), date=PUBLISHED)).unresolved(parsed.nodes[1])

    assert (unknown and unknown.text, known) == ("Tuesday", None)
