"""The fields of the event table: what each holds and of what type it is, for files, DataFrames and docs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record.

    Attributes:
        name: Its name in JSON Lines, and the beginning of its columns' names in flat tables.
        type: Of its values, in words; `span` and `actor` are objects with the fields of their own.
        meaning: What it says, as Markdown.
    """

    name: str
    type: str
    meaning: str


EVENT_FIELDS = (
    Field("event", "string", "IRI of the event that this is a mention of; mentions of one event share it"),
    Field(
        "type",
        "string",
        "local name of the event class: `Sanction`, `Meeting`, `Breach` …; `kgbuild ontology list` prints "
        "all",
    ),
    Field(
        "plover",
        "string or null",
        "PLOVER (2021) category: AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT "
        "THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT; null where PLOVER has none, as for a plain "
        "statement",
    ),
    Field("cameo", "string or null", 'CAMEO code. A string: `"036"` is not 36'),
    Field("goldstein", "number or null", "Goldstein scale of that code, −10 … 10"),
    Field("source", "list of actors", "who acts"),
    Field("target", "list of actors", "whom the act is directed at, or what, where that is no party"),
    Field("reciprocal", "boolean", "source and target take part alike, as when two countries meet"),
    Field(
        "roles",
        "object",
        "further participants by role: `location`, `topic`, `instrument`, `recipient` …, each a list of "
        "actors or of texts",
    ),
    Field(
        "date",
        "string or null",
        "when the event happens: `2015`, `2015-06`, `2015-06-12`, or an interval `2015-09-09/2015-09-12`. "
        "Never silently the publication date",
    ),
    Field("date_text", "string or null", "the words that the date was read from"),
    Field(
        "polarity",
        "string",
        "`positive`; `negative` where the text says that it does not, did not or will not happen",
    ),
    Field("certainty", "string", "`certain`, `probable`, `possible`"),
    Field("tense", "string", "`past`, `present`, `future`, seen from the article"),
    Field("status", "string", "the three above and the context in one word, to filter by"),
    Field(
        "attributed_to",
        "list of actors",
        "who says so, outermost source first; empty where the article says it in its own voice",
    ),
    Field(
        "stance",
        "string",
        "what that source does: `asserts`, `denies`, `declines`, `questions`, `demands`, `considers`, "
        "`threatens`, `promises`",
    ),
    Field("document", "string", "id of the document: the `id` field of a record, or a file's name"),
    Field("sentence", "span", 'the sentence: `{"begin", "end", "text"}`'),
    Field("trigger", "span", "the words that express the event"),
    Field(
        "confidence",
        "number",
        "how likely it is that class, parties, factuality and attribution are all read right, 0 … 1; it says "
        "nothing of whether the claim is true",
    ),
)

ACTOR_FIELDS = (
    Field("id", "string", "IRI"),
    Field(
        "name",
        "string",
        "canonical name; the mention itself where it stays unnamed: `several United States officials`",
    ),
    Field(
        "kind",
        "string",
        "`person`, `country`, `organization`, `group`, `place`; `thing` for what is no party but what the "
        "act is directed at: the draft that is rejected, the ship that is seized",
    ),
    Field("country", "string or null", "ISO 3166-1 alpha-3 code of the country that it is or acts for"),
    Field("sector", "string or null", "PLOVER sector: GOV MIL JUD LEG OPP REB BUS CVL MED NGO IGO …"),
    Field("begin", "integer", "offset of the mention's first character"),
    Field("end", "integer", "offset behind its last"),
    Field("text", "string", "the mention"),
)
