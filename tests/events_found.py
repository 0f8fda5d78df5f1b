"""Reads a text of a test and tells what is found in it."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from hand_parsed import article_of
from kgbuild.extract.extraction import extract
from kgbuild.records import EventMention, Mention


def events_of(doc: Doc) -> tuple[EventMention, ...]:
    """The events of a parsed text, which is all body."""
    return extract(article_of(doc), doc)


def events_in(nlp: Language, text: str) -> tuple[EventMention, ...]:
    """The events of a text."""
    return events_of(nlp(text))


def event_at(nlp: Language, text: str, trigger: str) -> EventMention:
    """The first event that a word of the text triggers."""
    return next(event for event in events_in(nlp, text) if trigger in event.trigger.text)


def words_by_role(nlp: Language, text: str, trigger: str) -> dict[str, list[str]]:
    """The words of those who take part in the first event that a word of the text triggers."""
    found: dict[str, list[str]] = {}
    for part in event_at(nlp, text, trigger).participations:
        if isinstance(part.filler, Mention):
            found.setdefault(part.role, []).append(part.filler.span.text)
    return found
