"""A small resolved corpus, made by hand, that holds what graphs must keep apart.

Two articles tell of sanctions that are only considered, of a breach whose author is disputed, denied
through two mouths, of a meeting in a city, and of a recall that is only `reportedly` so.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from kgbuild.export.turtle import write_turtle
from kgbuild.graph.triples import describe
from kgbuild.lexicon.classes import load_classes
from kgbuild.records import (
    Actor,
    ActorKind,
    Affiliation,
    Article,
    Attribution,
    Certainty,
    Corpus,
    DateValue,
    Event,
    EventMention,
    Factuality,
    Mention,
    Operator,
    Participation,
    Passage,
    PhraseRef,
    Polarity,
    Post,
    Span,
    Stance,
    Status,
    Tense,
)

HERALD = (
    "Iceland is considering sanctions against Fijian companies, several Icelandic officials said.\n\n"
    "A breach in April of the Fisheries Ministry “Fiskur” was attributed by some officials to Fiji. "
    "The ministers of Iceland and Fiji met in Lima on 3 May to discuss fish."
)
POST = (
    "Fiji had not broken into the ministry, its foreign minister Mere Tuilau said, Radio Suva reports. "
    "Fiji reportedly recalled its ambassador."
)

ICELAND = Actor("country/ISL", "Iceland", ActorKind.COUNTRY, "ISL", Affiliation.IS, wikidata="Q189")
FIJI = Actor("country/FJI", "Fiji", ActorKind.COUNTRY, "FJI", Affiliation.IS)
MINISTRY = Actor(
    "org/fisheries-ministry", "Fisheries Ministry", ActorKind.ORGANIZATION, "ISL", Affiliation.ACTS_FOR, "GOV"
)
RADIO = Actor("org/radio-suva", "Radio Suva", ActorKind.ORGANIZATION, "FJI", Affiliation.NATIONAL, "MED")
MINISTER = Actor(
    "person/mere-tuilau",
    "Mere Tuilau",
    ActorKind.PERSON,
    "FJI",
    Affiliation.ACTS_FOR,
    "GOV",
    posts=(Post("foreign minister", "FJI", begin="2022-12"),),
)
LIMA = Actor("place/lima", "Lima", ActorKind.PLACE, "PER", Affiliation.LOCATED)


def span_in(text: str, words: str, after: str = "") -> Span:
    begin = text.index(words, text.index(after) if after else 0)
    return Span(begin, begin + len(words), words)


def mention_in(text: str, words: str, actor: Actor, after: str = "") -> Mention:
    span = span_in(text, words, after)
    return Mention(span, span, actor)


def unnamed(
    document: str, text: str, words: str, country: str | None = None, affiliation: Affiliation | None = None
) -> Mention:
    span = span_in(text, words)
    actor_id = f"doc/{document}/actor/{span.begin}"
    actor = Actor(actor_id, words, ActorKind.GROUP, country, affiliation, named=False)
    return Mention(span, span, actor)


def roles(**fillers: Mention | Span) -> tuple[Participation, ...]:
    return tuple(Participation(role, filler) for role, filler in fillers.items())


@pytest.fixture
def herald() -> Article:
    date = DateValue("2024-05-04", dt.date(2024, 5, 4), dt.date(2024, 5, 4), basis="metadata")
    passages = (Passage(0, HERALD.index("\n")), Passage(HERALD.index("A breach"), len(HERALD)))
    return Article(
        "Herald 1.txt",
        HERALD,
        passages,
        title='"Fish" first',
        date=date,
        publisher="The Herald",
        url="https://h.is/1",
    )


@pytest.fixture
def post() -> Article:
    return Article("post.txt", POST, (Passage(0, len(POST)),))


@pytest.fixture
def considered() -> Event:
    officials = unnamed("Herald%201.txt", HERALD, "several Icelandic officials", "ISL", Affiliation.ACTS_FOR)
    companies = unnamed("Herald%201.txt", HERALD, "Fijian companies", "FJI", Affiliation.NATIONAL)
    mention = EventMention(
        "Herald 1.txt",
        "Sanction",
        span_in(HERALD, "sanctions"),
        span_in(HERALD, HERALD.split("\n", maxsplit=1)[0]),
        roles(source=mention_in(HERALD, "Iceland", ICELAND), target=companies),
        factuality=Factuality(Polarity.POSITIVE, Certainty.POSSIBLE, Tense.FUTURE, Status.CONSIDERED),
        attribution=Attribution((officials,), Stance.ASSERTS, span_in(HERALD, "said")),
        plover="THREATEN",
        cameo="1312",
        goldstein=-5.8,
        phrase=PhraseRef("SOURCE impose sanctions on TARGET", "coerce.txt", 7),
        operators=(Operator(span_in(HERALD, "considering"), "considered"),),
        confidence=0.8125,
    )
    event = "event/sanction-iceland-fijian-companies"
    return Event(
        event, "Sanction", "Iceland: sanctions on Fijian companies", (replace(mention, event=event),)
    )


@pytest.fixture
def breach() -> Event:
    sentence = span_in(HERALD, HERALD[HERALD.index("A breach") : HERALD.index(" The ministers")])
    ministry = mention_in(HERALD, "the Fisheries Ministry “Fiskur”", MINISTRY)
    april = DateValue("2024-04", dt.date(2024, 4, 1), dt.date(2024, 4, 30), span_in(HERALD, "in April"))
    told = EventMention(
        "Herald 1.txt",
        "Breach",
        span_in(HERALD, "breach"),
        sentence,
        roles(target=ministry),
        date=april,
        plover="COERCE",
        cameo="176",
        goldstein=-7.0,
    )
    officials = unnamed("Herald%201.txt", HERALD, "some officials")
    blamed = replace(
        told,
        participations=roles(source=mention_in(HERALD, "Fiji", FIJI, "officials to"), target=ministry),
        factuality=Factuality(status=Status.ALLEGED),
        attribution=Attribution((officials,), Stance.ASSERTS, span_in(HERALD, "attributed")),
        rank=1,
    )
    radio = mention_in(POST, "Radio Suva", RADIO)
    minister = mention_in(POST, "its foreign minister Mere Tuilau", MINISTER)
    denied = EventMention(
        "post.txt",
        "Breach",
        span_in(POST, "broken into"),
        span_in(POST, POST[: POST.index(" Fiji reportedly")]),
        roles(source=mention_in(POST, "Fiji", FIJI), target=mention_in(POST, "the ministry", MINISTRY)),
        factuality=Factuality(Polarity.NEGATIVE, Certainty.CERTAIN, Tense.PAST, Status.DENIED),
        attribution=Attribution((radio, minister), Stance.DENIES, span_in(POST, "said")),
        plover="COERCE",
        cameo="176",
        goldstein=-7.0,
    )
    event = "event/2024-04-breach-fisheries-ministry"
    mentions = tuple(replace(mention, event=event) for mention in (told, blamed, denied))
    return Event(
        event, "Breach", "breach of the Fisheries Ministry", mentions, ("same victim", "same victim")
    )


@pytest.fixture
def meeting() -> Event:
    third = DateValue("2024-05-03", dt.date(2024, 5, 3), dt.date(2024, 5, 3), span_in(HERALD, "on 3 May"))
    mention = EventMention(
        "Herald 1.txt",
        "Meeting",
        span_in(HERALD, "met"),
        span_in(HERALD, HERALD[HERALD.index("The ministers") :]),
        (
            *roles(source=mention_in(HERALD, "Iceland", ICELAND, "ministers of")),
            *roles(target=mention_in(HERALD, "Fiji", FIJI, "Iceland and")),
            *roles(location=mention_in(HERALD, "Lima", LIMA), topic=span_in(HERALD, "fish", "discuss")),
        ),
        reciprocal=True,
        date=third,
        plover="CONSULT",
        cameo="040",
        goldstein=1.0,
        event="event/2024-05-03-meeting-iceland-fiji",
    )
    return Event(mention.event or "", "Meeting", "meeting of Iceland and Fiji", (mention,))


@pytest.fixture
def recall() -> Event:
    mention = EventMention(
        "post.txt",
        "Recall",
        span_in(POST, "recalled"),
        span_in(POST, "Fiji reportedly recalled its ambassador."),
        roles(source=mention_in(POST, "Fiji", FIJI, "reports. "), object=span_in(POST, "its ambassador")),
        attribution=Attribution(cue=span_in(POST, "reportedly")),
        plover="SANCTION",
        cameo="161",
        goldstein=-4.0,
        event="event/recall-fiji",
    )
    return Event("event/recall-fiji", "Recall", "Fiji recalls its ambassador", (mention,))


@pytest.fixture
def corpus(  # noqa: PLR0917 - fixtures are given by name
    herald: Article, post: Article, considered: Event, breach: Event, meeting: Event, recall: Event
) -> Corpus:
    return Corpus((herald, post), (considered, breach, meeting, recall))


def write_graph(corpus: Corpus, path: Path) -> Path:
    """Writes a corpus as the graph in Turtle that users have of it."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        write_turtle(describe(corpus, load_classes()), stream)
    return path


@pytest.fixture
def graph(corpus: Corpus, tmp_path: Path) -> Path:
    """The graph of the small corpus, in a file."""
    return write_graph(corpus, tmp_path / "graph.ttl")
