"""Puts a corpus into the form that the page reads: a table for each kind of thing, column by column.

Everything is a string, a number or a list; things point at each other by their place in the tables. Every
sentence stands there once, and the places of words in it are counted as JavaScript counts: in UTF-16 units.
What of a claim stands outside its sentence is given as words. `explorer/src/data.ts` reads this form.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from kgbuild.graph.actors import actors_of, harmonize
from kgbuild.graph.claims import mention_order
from kgbuild.graph.dyads import dyads_of, is_disputed
from kgbuild.graph.events import EventNames, name_event
from kgbuild.lexicon.gazetteer import load_gazetteer
from kgbuild.records import (
    SOURCE,
    TARGET,
    Actor,
    Article,
    Corpus,
    DateValue,
    EventMention,
    Mention,
    Span,
    Stance,
    Status,
)
from kgbuild.settings import BASE_IRI

FORMAT = "kgbuild-explorer/1"
"""Is raised with every change that an older page could not read."""

Table = dict[str, list[object]]
Place = list[int] | str
"""Begin and end in the sentence, or the words where they stand outside it."""

_NOT_DONE = frozenset({Status.DENIED, Status.NOT_OCCURRED})
"""Nobody's part in what was not done is in dispute."""
_EPOCH = dt.date(1970, 1, 1).toordinal()
_STANCES = {stance: number for number, stance in enumerate(Stance)}
_STATUSES = {status: number for number, status in enumerate(Status)}


def explorer_data(corpus: Corpus, base: str = BASE_IRI) -> dict[str, object]:
    """All that the page shows of a corpus, ready for JSON.

    Args:
        corpus: Articles and events.
        base: IRI that ids are put behind.
    """
    corpus = harmonize(corpus)
    tables = _Tables(corpus, base)
    events = sorted(corpus.events, key=lambda event: event.id)
    for event in events:
        tables.add_event(name_event(event, base))
    return {
        "format": FORMAT,
        "base": base,
        "articles": len(corpus.articles),
        "statuses": [status.value for status in Status],
        "stances": [stance.value for stance in Stance],
        "types": list(tables.types),
        "roles": list(tables.roles),
        "countries": _country_names(tables.actors.values()),
        "documents": tables.documents,
        "actors": _actor_table(tables.actors.values()),
        "sentences": tables.sentences,
        "events": tables.events,
        "claims": tables.claims,
    }


class _Tables:
    """The tables while they grow; what is pointed at gets its place when it is first met."""

    def __init__(self, corpus: Corpus, base: str) -> None:
        self.base = base
        self.actors = actors_of(corpus)
        self.types: dict[str, int] = {}
        self.roles = {SOURCE: 0, TARGET: 1}
        self.documents = _columns("id", "title", "publisher", "url", "date", "begin", "end")
        self.sentences = _columns("document", "begin", "text")
        self.events = _columns(*("id", "label", "type", "status", "date", "begin", "end", "goldstein"))
        self.events |= _columns("plover", "pairs", "claims")
        self.claims = _columns("sentence", "stance", "status", "certainty", "date", "sources", "cue")
        self.claims |= _columns("trigger", "parts")
        self._actor_places = {actor: place for place, actor in enumerate(self.actors)}
        self._articles = {article.id: article for article in corpus.articles}
        self._document_places: dict[str, int] = {}
        self._sentence_places: dict[tuple[str, int, int], int] = {}

    def add_event(self, names: EventNames) -> None:
        """Adds an event with its claims, in the order of documents and places."""
        event, standing = names.event, names.standing
        mentions = sorted(event.mentions, key=lambda mention: mention_order((mention, event.id)))
        begin, end = _days(standing.date)
        row = {
            "id": event.id,
            "label": event.label,
            "type": self.types.setdefault(event.type, len(self.types)),
            "status": _STATUSES[standing.status],
            "date": standing.date.value if standing.date else None,
            "begin": begin,
            "end": end,
            "goldstein": standing.leading.goldstein,
            "plover": standing.leading.plover,
            "pairs": self._pairs(names),
            "claims": len(mentions),
        }
        _append(self.events, row)
        for mention in mentions:
            self._add_claim(mention, names)

    def _pairs(self, names: EventNames) -> list[int]:
        """Source, target, 1 where disputed, 1 where both take part alike; for each pair of the event."""
        found = []
        for pair, mentions in sorted(dyads_of(names).items()):
            alike = all(mention.reciprocal for mention in mentions)
            disputed = names.standing.status not in _NOT_DONE and is_disputed(names, pair, mentions)
            found += [*(self._actor_places[actor] for actor in pair), int(disputed), int(alike)]
        return found

    def _add_claim(self, mention: EventMention, names: EventNames) -> None:
        sentence, attribution = mention.sentence, mention.attribution
        row = {
            "sentence": self._sentence(mention),
            "stance": _STANCES[attribution.stance],
            "status": _STATUSES[mention.factuality.status],
            "certainty": mention.factuality.certainty.value,
            "date": mention.date.value if mention.date else None,
            "sources": [self._actor(source, sentence) for source in attribution.sources],
            "cue": _place(attribution.cue, sentence) if attribution.cue else None,
            "trigger": _place(mention.trigger, sentence),
            "parts": self._parts(mention, names),
        }
        _append(self.claims, row)

    def _parts(self, mention: EventMention, names: EventNames) -> list[list[object]]:
        """For each filler its role, its actor or -1, 1 where it is disputed, and its place."""
        found: list[list[object]] = []
        for part in mention.participations:
            role = self.roles.setdefault(part.role, len(self.roles))
            disputed = int(
                names.standing.status not in _NOT_DONE and names.participation(part) in names.disputed
            )
            if isinstance(part.filler, Mention):
                actor, place = self._actor(part.filler, mention.sentence)
            else:
                actor, place = -1, _place(part.filler, mention.sentence)
            found.append([role, actor, disputed, place])
        return sorted(found, key=repr)

    def _actor(self, mention: Mention, sentence: Span) -> tuple[int, Place]:
        return self._actor_places[mention.actor.id], _place(mention.span, sentence)

    def _sentence(self, mention: EventMention) -> int:
        sentence = mention.sentence
        key = (mention.document, sentence.begin, sentence.end)
        if key not in self._sentence_places:
            self._sentence_places[key] = len(self._sentence_places)
            document = self._document(mention.document)
            row = {"document": document, "begin": sentence.begin, "text": sentence.text}
            _append(self.sentences, row)
        return self._sentence_places[key]

    def _document(self, document: str) -> int:
        if document not in self._document_places:
            self._document_places[document] = len(self._document_places)
            article = self._articles.get(document) or Article(document, "", ())
            begin, end = _days(article.date)
            row = {
                "id": document,
                "title": article.title,
                "publisher": article.publisher,
                "url": article.url,
                "date": article.date.value if article.date else None,
                "begin": begin,
                "end": end,
            }
            _append(self.documents, row)
        return self._document_places[document]


def _columns(*names: str) -> Table:
    return {name: [] for name in names}


def _append(table: Table, row: Mapping[str, object]) -> None:
    for name, column in table.items():
        column.append(row[name])


def _days(date: DateValue | None) -> tuple[int | None, int | None]:
    """First and last day, counted from 1 January 1970."""
    return (date.begin.toordinal() - _EPOCH, date.end.toordinal() - _EPOCH) if date else (None, None)


def _place(span: Span, sentence: Span) -> Place:
    if span.begin < sentence.begin or sentence.end < span.end:
        return span.text
    return [_units(sentence.text, edge - sentence.begin) for edge in (span.begin, span.end)]


def _units(text: str, characters: int) -> int:
    """How many UTF-16 units so many characters at the beginning of a text take."""
    return len(text[:characters].encode("utf-16-le", "surrogatepass")) // 2


def _actor_table(actors: Iterable[Actor]) -> Table:
    table = _columns("id", "name", "kind", "country", "affiliation", "sector")
    for actor in actors:
        row = {"id": actor.id, "name": actor.name, "kind": actor.kind.value, "country": actor.country}
        row["affiliation"] = actor.affiliation.value if actor.affiliation else None
        # A country's sector is that of the words that name it, and differs from mention to mention.
        row["sector"] = None if actor.affiliation == "is" else actor.sector
        _append(table, row)
    return table


def _country_names(actors: Iterable[Actor]) -> dict[str, str]:
    known = load_gazetteer().countries
    codes = sorted({actor.country for actor in actors if actor.country})
    return {code: known[code].name if code in known else code for code in codes}
