"""The immutable records that the stages hand on to each other.

Data flows one way: Article → (spaCy Doc) → EventMention → Event → triples. Records hold plain values
only, never a spaCy or rdflib object, so that they can be pickled, compared and sorted, and so that a
Doc's memory is free once its mentions are out. All offsets are Unicode code points into the text of
the document **as it was given**; the `text` of a span is exactly the characters that stand there.
"""

from __future__ import annotations

from kgbuild.records.actors import NAMED_KINDS, Actor, ActorKind, Affiliation, CountryBasis, Mention, Post
from kgbuild.records.claims import (
    Attribution,
    Certainty,
    Factuality,
    Operator,
    Polarity,
    Stance,
    Status,
    Tense,
)
from kgbuild.records.corpus import Choice, Corpus, NamedActor, Reading
from kgbuild.records.events import (
    SOURCE,
    TARGET,
    Claim,
    Event,
    EventMention,
    MentionPlace,
    Merge,
    Participation,
    PhraseRef,
)
from kgbuild.records.texts import Article, DateValue, Passage, Span, days_of

__all__ = [
    "NAMED_KINDS",
    "SOURCE",
    "TARGET",
    "Actor",
    "ActorKind",
    "Affiliation",
    "Article",
    "Attribution",
    "Certainty",
    "Choice",
    "Claim",
    "Corpus",
    "CountryBasis",
    "DateValue",
    "Event",
    "EventMention",
    "Factuality",
    "Mention",
    "MentionPlace",
    "Merge",
    "NamedActor",
    "Operator",
    "Participation",
    "Passage",
    "PhraseRef",
    "Polarity",
    "Post",
    "Reading",
    "Span",
    "Stance",
    "Status",
    "Tense",
    "days_of",
]
