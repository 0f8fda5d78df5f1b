"""Counts what was found and not understood: unknown parties, dates nobody can resolve, ambiguous names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kgbuild.records import Actor, ActorKind, Choice, Corpus, EventMention

PRONOUNS = frozenset(
    "i we you he she it they me us him her them who which that this these those one ones others another "
    "mine ours yours his hers its theirs himself herself itself themselves somebody someone nobody".split()
)
"""Words that say nothing of an actor where nothing is found that they refer to."""
LISTED = 20
"""Ambiguous names that are listed for people."""


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A name that could mean several things: what it was read as, and in how many documents."""

    name: str
    chosen: str
    documents: int


@dataclass(frozen=True, slots=True)
class Losses:
    """What a run found and did not understand.

    Attributes:
        parties: How many participants and sources there are in event mentions.
        unknown_parties: How many of them are a pronoun that refers to nothing known, or a common noun of
            which neither country nor sector is known.
        without_source: Event mentions that nobody is known to have brought about.
        undated: Event mentions without a date.
        unresolved_dates: How many of these have words for one that need the day of the document.
        assumed_dates: Event mentions whose date was not read from words about the event alone.
        undated_documents: Documents of unknown date.
        ambiguous: Names that could mean several countries or places, with the choice made, sorted.
    """

    parties: int
    unknown_parties: int
    without_source: int
    undated: int
    unresolved_dates: int
    assumed_dates: int
    undated_documents: int
    ambiguous: tuple[Ambiguity, ...]

    def lines(self) -> Iterable[str]:
        """The counts as lines for people; nothing where nothing was lost."""
        if self.unknown_parties:
            yield (
                f"Unknown  {self.unknown_parties:,} of {self.parties:,} parties and sources, "
                f"{self.without_source:,} mentions without a source"
            )
        if self.unresolved_dates or self.assumed_dates:
            yield (
                f"Dates    {self.unresolved_dates:,} need the day of their document, "
                f"{self.assumed_dates:,} are assumed"
            )
        if self.ambiguous:
            shown = ", ".join(f"{a.name} as {a.chosen} ({a.documents})" for a in self.ambiguous[:LISTED])
            more = f" and {len(self.ambiguous) - LISTED} more" if len(self.ambiguous) > LISTED else ""
            yield f"Choices  {shown}{more}"


def losses_of(corpus: Corpus) -> Losses:
    """Counts over a resolved corpus."""
    mentions = [mention for event in corpus.events for mention in event.mentions]
    actors = [actor for mention in mentions for actor in mention.actors()]
    undated = [mention for mention in mentions if mention.date is None]
    return Losses(
        parties=len(actors),
        unknown_parties=sum(map(is_unknown, actors)),
        without_source=sum(not mention.actors_in("source") for mention in mentions),
        undated=len(undated),
        unresolved_dates=sum(mention.unresolved_date is not None for mention in undated),
        assumed_dates=sum(_is_assumed(mention) for mention in mentions),
        undated_documents=sum(article.date is None for article in corpus.articles),
        ambiguous=_ambiguities(corpus.choices),
    )


def is_unknown(actor: Actor) -> bool:
    """Whether nothing is known of an actor but the words."""
    if actor.named or actor.country is not None or actor.kind is ActorKind.PLACE:
        return False
    return actor.name.lower() in PRONOUNS or actor.sector is None


def _is_assumed(mention: EventMention) -> bool:
    return mention.date is not None and mention.date.assumed


def _ambiguities(choices: Iterable[Choice]) -> tuple[Ambiguity, ...]:
    counts = Counter((choice.name, choice.chosen) for choice in choices)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Ambiguity(name, chosen, number) for (name, chosen), number in ranked)
