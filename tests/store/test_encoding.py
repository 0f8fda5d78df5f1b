"""Records come back from bytes as they were, and bytes of another version are refused."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.errors import InputError
from kgbuild.records import (
    Actor,
    ActorKind,
    Article,
    Corpus,
    DateValue,
    EventMention,
    Mention,
    Participation,
    Passage,
    Reading,
    Span,
)
from kgbuild.store.encoding import decode, encode, pack, schema, unpack

TEXT = "China met Japan in Tokyo. “C’était bien”, said 中国. \U0001f600 Beijing denied it."
ARTICLE = Article("a.txt", TEXT, (Passage(0, len(TEXT)),))
spans = st.builds(
    lambda begin, length: ARTICLE.span(begin, begin + length), st.integers(0, len(TEXT)), st.integers(0, 20)
) | st.builds(Span, st.integers(0, 2**40), st.integers(0, 2**40), st.text())


dates = st.builds(DateValue, st.text(), st.dates(), st.dates(), st.none() | spans, st.booleans())
actors = st.builds(Actor, st.text(), st.text(), st.sampled_from(ActorKind), named=st.booleans())
mentions = st.builds(Mention, spans, spans, actors)


@settings(deadline=None)
@given(
    st.lists(st.builds(Participation, st.text(), mentions | spans)),
    st.none() | dates,
    st.none() | st.floats(allow_nan=False),
    st.lists(mentions),
)
def test_whatever_a_mention_holds_comes_back(
    parts: list[Participation], date: DateValue | None, goldstein: float | None, named: list[Mention]
) -> None:
    sentence = ARTICLE.span(0, len(TEXT))
    mention = EventMention("a.txt", "Meeting", sentence, sentence, tuple(parts))
    reading = Reading(ARTICLE, (replace(mention, date=date, goldstein=goldstein),), tuple(named))

    assert decode(encode(reading)) == reading


@pytest.mark.parametrize("name", ["herald", "post"])
def test_a_reading_with_all_that_articles_and_mentions_have_comes_back(
    name: str, corpus: Corpus, request: pytest.FixtureRequest
) -> None:
    article: Article = request.getfixturevalue(name)
    mentions = tuple(m for event in corpus.events for m in event.mentions if m.document == article.id)

    assert decode(encode(Reading(article, mentions))) == Reading(article, mentions)


@settings(deadline=None)
@given(
    st.builds(Article, st.text(), st.text(), st.just(()), date=st.none() | dates, title=st.none() | st.text())
)
def test_whatever_an_article_holds_comes_back(article: Article) -> None:
    assert decode(encode(Reading(article, ()))) == Reading(article, ())


def test_a_span_takes_its_words_from_the_text_and_keeps_those_that_are_not_there() -> None:
    long = "x" * 10_000
    article = Article("a.txt", long, (Passage(0, len(long)),))
    inside = EventMention("a.txt", "Meeting", Span(0, 9_000, long[:9_000]), Span(0, 9_999, long[:9_999]))
    foreign = EventMention("a.txt", "Meeting", Span(5, 7, "other words"), Span(0, 2, "xx"))

    data = encode(Reading(article, (inside, foreign)))

    assert decode(data).mentions == (inside, foreign)
    assert len(zlib.decompress(data)) < len(long) + 1_000


def test_an_actor_that_is_mentioned_again_is_one_object_again() -> None:
    china = Actor("country/CHN", "China", ActorKind.COUNTRY, "CHN")

    first, second = unpack(pack((china, china), tuple[Actor, ...]), tuple[Actor, ...])

    assert first == china
    assert first is second


@dataclass(frozen=True, slots=True)
class Former:
    """A record of an older version."""

    name: str


@dataclass(frozen=True, slots=True)
class Present:
    """The same record with a field more."""

    name: str
    country: str | None = None


def test_a_record_of_another_version_is_refused() -> None:
    assert schema(Former) != schema(Present)
    with pytest.raises(InputError, match="another version of kgbuild; build it anew"):
        unpack(pack(Former("Fiji"), Former), Present)


@pytest.mark.parametrize("article", [ARTICLE, replace(ARTICLE, text=TEXT * 20)], ids=["plain", "deflated"])
@pytest.mark.parametrize("cut", [0, 1, 10, -1])
def test_damage_is_noticed(article: Article, cut: int) -> None:
    data = encode(Reading(article, ()))

    with pytest.raises(InputError, match="damaged"):
        decode(data[:cut])
    with pytest.raises(InputError, match="damaged"):
        decode(zlib.compress(msgspec.msgpack.encode(["no", "record"])))
