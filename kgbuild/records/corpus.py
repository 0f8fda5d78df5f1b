"""What was read and resolved of many documents."""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.records.actors import Mention
from kgbuild.records.events import Event, EventMention
from kgbuild.records.texts import Article


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one article.

    Attributes:
        article: The article.
        mentions: Its event mentions, in the table's order.
        mentioned: Whom else it names, each by its first mention, in the order of the text.
    """

    article: Article
    mentions: tuple[EventMention, ...]
    mentioned: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedActor:
    """Somebody whom a document names and who takes part in nothing in it, with the first mention."""

    document: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Choice:
    """A name that could mean several things: the id that it was read as, and the one chosen by context."""

    document: str
    name: str
    read_as: str
    chosen: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """The resolved whole.

    Attributes:
        articles: Every article.
        events: Every event with its mentions.
        choices: Names that could mean several countries or places, with the choice made.
        mentioned: Whom the articles name beside those who take part in their events, by document and place.
    """

    articles: tuple[Article, ...]
    events: tuple[Event, ...]
    choices: tuple[Choice, ...] = ()
    mentioned: tuple[NamedActor, ...] = ()
