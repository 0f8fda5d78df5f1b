"""What a run did, counted: documents, events, actors, files, and what was left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kgbuild.losses import Losses, losses_of
from kgbuild.records import Actor, ActorKind, Corpus


@dataclass(frozen=True, slots=True)
class Omission:
    """A document that is not in the result; the rest of the corpus goes on without it.

    Attributes:
        document: Its id or, where it never got one, its path.
        reason: Why, in one word, to count by: `not-text`, `empty`, `failed` …
        message: Why, as one sentence.
        failed: It should have been in the result. Otherwise it was rightly left out: no text, not English …
    """

    document: str
    reason: str
    message: str
    failed: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """The account of one run.

    Attributes:
        documents: How many documents are in the result.
        undated_documents: How many of them no publication date is known of.
        omissions: The documents that are not, in the order they were met.
        events: How many events, after mentions of one event were joined.
        types: Class and number of event mentions, the most frequent first.
        statuses: Status and number of event mentions, the most frequent first.
        attributed: How many event mentions somebody is named for who says so.
        undated: How many event mentions the text gives no date for.
        actors: How many named actors by kind, in the order of `ActorKind`.
        merges: How often a mention was joined to another as telling of the same event.
        unsure: How many event mentions were left out for their confidence; they are in no other count.
        losses: What was found and not understood.
        files: What was written.
        documents_read: How many documents this run has read; the others were in the store.
        unchanged: How many files and documents nothing was new about.
        seconds: What each stage took, if it is asked for.
    """

    documents: int
    undated_documents: int
    omissions: tuple[Omission, ...]
    events: int
    types: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    attributed: int
    undated: int
    actors: tuple[tuple[str, int], ...]
    merges: int = 0
    unsure: int = 0
    losses: Losses | None = None
    files: tuple[Path, ...] = ()
    documents_read: int | None = None
    unchanged: int = 0
    seconds: tuple[tuple[str, float], ...] = ()

    @property
    def mentions(self) -> int:
        """How many event mentions were found."""
        return sum(number for _, number in self.types)

    @property
    def failures(self) -> tuple[Omission, ...]:
        """The documents that should have been in the result."""
        return tuple(omission for omission in self.omissions if omission.failed)

    def record(self) -> dict[str, Any]:
        """The account as JSON has it; without what differs from run to run, but for times if asked for."""
        omissions = sorted(self.omissions, key=lambda omission: (omission.document, omission.message))
        return {
            "documents": {
                "in_graph": self.documents,
                "undated": self.undated_documents,
                "not_in_graph": dict(_ranked(Counter(omission.reason for omission in omissions))),
            },
            "events": self.events,
            "mentions": self.mentions,
            "types": dict(self.types),
            "statuses": dict(self.statuses),
            "with_named_source": self.attributed,
            "without_date": self.undated,
            "actors": dict(self.actors),
            "merges": self.merges,
            "below_confidence": self.unsure,
            "losses": None if self.losses is None else asdict(self.losses),
            "left_out": [asdict(omission) for omission in omissions],
            **({"seconds": dict(self.seconds)} if self.seconds else {}),
        }

    def lines(self) -> Iterator[str]:
        """The account as lines for people."""
        undated = f", {self.undated_documents} of unknown date" if self.undated_documents else ""
        if self.documents_read in (None, self.documents):
            yield f"Read     {_count(self.documents, 'document')}{undated}"
        else:
            new = self.documents_read or 0
            yield f"Read     {_count(new, 'document')} that {'is' if new == 1 else 'are'} new"
            yield f"Holds    {_count(self.documents, 'document')}{undated}"
        if self.omissions:
            yield f"Left out {_listed(_ranked(Counter(omission.reason for omission in self.omissions)))}"
        yield f"Found    {_count(self.events, 'event')} in {_count(self.mentions, 'mention')}"
        if self.mentions:
            yield f"         {_listed(self.types)}"
            yield f"         {_listed(self.statuses)}"
            yield f"         {self.attributed} with a named source, {self.undated} without a date"
        if self.unsure:
            yield f"         {_count(self.unsure, 'mention')} left out for want of confidence"
        if self.actors:
            yield f"Actors   {_listed(self.actors)}"
        if self.losses is not None:
            yield from self.losses.lines()
        if self.seconds:
            yield f"Seconds  {', '.join(f'{stage} {seconds:,.1f}' for stage, seconds in self.seconds)}"
        for path in self.files:
            yield f"Wrote    {path}"


def report_on(corpus: Corpus, omissions: tuple[Omission, ...], files: tuple[Path, ...] = ()) -> Report:
    """Counts what is in a corpus."""
    mentions = [mention for event in corpus.events for mention in event.mentions]
    return Report(
        documents=len(corpus.articles),
        undated_documents=sum(1 for article in corpus.articles if article.date is None),
        omissions=omissions,
        events=len(corpus.events),
        types=_ranked(Counter(mention.type for mention in mentions)),
        statuses=_ranked(Counter(mention.factuality.status.value for mention in mentions)),
        attributed=sum(1 for mention in mentions if mention.attribution.sources),
        undated=sum(1 for mention in mentions if mention.date is None),
        actors=_actors_by_kind(corpus),
        merges=sum(len(event.merges) for event in corpus.events),
        losses=losses_of(corpus),
        files=files,
    )


def _actors_by_kind(corpus: Corpus) -> tuple[tuple[str, int], ...]:
    acting = (actor for event in corpus.events for mention in event.mentions for actor in mention.actors())
    everybody = (*acting, *(one.mention.actor for one in corpus.mentioned))
    named: dict[str, Actor] = {actor.id: actor for actor in everybody if actor.named}
    kinds = Counter(actor.kind for actor in named.values())
    return tuple((kind.value, kinds[kind]) for kind in ActorKind if kinds[kind])


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Largest number first, names in order within a number."""
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _listed(counts: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
