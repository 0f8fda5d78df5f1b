"""Marks the names of the gazetteer in a Doc, longest first and with regard to case.

Names are looked up in a table by their first word rather than with spaCy's PhraseMatcher: the matcher
has to tokenize all names when it is built, which takes seconds for the 10,000 names here, and the table
finds the same spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from kgbuild.lexicon.gazetteer import Gazetteer, Via, load_gazetteer, name_key
from kgbuild.lexicon.gazetteer_tables import Country, Organization, Person

SPANS = "gazetteer"
"""Key of `doc.spans` that the names are put under."""
WORDS_IN_CAPITALS = frozenset(("CAR", "WHO", "ICE", "IS", "MEND", "PAN", "QUAD", "RAB", "APP", "LET", "NICE"))
"""Names that are plain words where a whole line stands in capitals."""
SENTENCE_OPENERS = frozenset(
    ("Nice", "Split", "Male", "Hue", "Quad", "Commons", "Anonymous", "Lama", "Palma")
)
"""Names that are plain words where they open a sentence."""
_LABELS = {Country: "COUNTRY", Organization: "ORGANIZATION", Person: "PERSON"}
_WORD = re.compile(r"\w+")
_SHARE_OF_CAPITALS = 0.9
"""Share of upper-case letters from which on a line counts as all in capitals."""


class GazetteerMarker:
    """Puts known names into `doc.spans["gazetteer"]`.

    Each span's label is COUNTRY, DEMONYM, CAPITAL, ORGANIZATION, PERSON or PLACE, and its `kb_id_` is
    the id of the likeliest entry (`country/CHN`). Spans do not overlap and begin and end with tokens.

    Args:
        gazetteer: The names.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        names = set(_spellings(gazetteer))
        self._exact = _NameTable(names)
        self._capitals = _NameTable({name.upper() for name in names} - WORDS_IN_CAPITALS)

    def __call__(self, doc: Doc) -> Doc:
        """Mark the names of one document; the document itself comes back."""
        text = doc.text.replace("’", "'").replace("\n", " ")
        found, begin = [], 0
        while begin < len(doc):
            span = self._longest(doc, begin, text)
            if span is not None:
                found.append(self._marked(span))
            begin = span.end if span is not None else begin + 1
        doc.spans[SPANS] = found
        return doc

    def _longest(self, doc: Doc, begin: int, text: str) -> Span | None:
        """The longest name that begins with a token, if that is a name there."""
        for end in self._exact.ends(doc, begin, text):
            if not self._is_word(doc[begin:end]):
                return doc[begin:end]
        if doc[begin].is_upper:
            for end in self._capitals.ends(doc, begin, text):
                if _in_capitals(doc[begin:end]):
                    return doc[begin:end]
        return None

    def _marked(self, span: Span) -> Span:
        candidate = self._gazetteer.by_name(span.text)[0]
        label = _LABELS.get(type(candidate.entry), "PLACE")
        if candidate.via in (Via.ADJECTIVE, Via.INHABITANTS):
            label = "DEMONYM"
        elif candidate.via is Via.CAPITAL:
            label = "CAPITAL"
        return Span(span.doc, span.start, span.end, label=label, kb_id=candidate.entry.id)

    def _is_word(self, span: Span) -> bool:
        """Whether a match is a plain word or another's name: `CAR BOMB`, `Nice work`, `Jordan Smith`."""
        if not any(c.via is not Via.SURNAME for c in self._gazetteer.by_name(span.text)):
            return True
        if span.text in WORDS_IN_CAPITALS and _in_capitals(span):
            return True
        if span.text in SENTENCE_OPENERS and (span.start == 0 or span[0].is_sent_start is True):
            return True
        entity = next((e for e in span.doc.ents if e.start <= span.start and span.end <= e.end), None)
        return entity is not None and entity.label_ == "PERSON" and len(entity) > len(span)


class _NameTable:
    """Names by their first word, so that a token that opens none costs one look-up."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        self._longest: dict[str, int] = {}
        for name in self._names:
            word = _first_word(name)
            self._longest[word] = max(len(name), self._longest.get(word, 0))

    def ends(self, doc: Doc, begin: int, text: str) -> Iterator[int]:
        """Ends, longest first, of the names that begin with a token; `text` is the Doc's, normalized."""
        longest = self._longest.get(_first_word(doc[begin].text))
        if longest is None:
            return
        start, end = doc[begin].idx, begin
        while end < len(doc) and doc[end].idx + len(doc[end]) - start <= longest:
            end += 1
        for stop in range(end, begin, -1):
            if text[start : doc[stop - 1].idx + len(doc[stop - 1])] in self._names:
                yield stop


def _first_word(text: str) -> str:
    match = _WORD.search(text)
    return match[0] if match else text


def _spellings(gazetteer: Gazetteer) -> Iterator[str]:
    """Every name as it is written, and without its accents."""
    for name in _written(gazetteer):
        yield name
        yield name_key(name) if not name.startswith("The ") else name


def _written(gazetteer: Gazetteer) -> Iterable[str]:
    for country in gazetteer.countries.values():
        yield country.name
        for names in (country.other_names, country.government_names, country.adjectives):
            yield from names
        yield from country.inhabitants
        yield from country.capitals
    named: list[Organization | Person] = [*gazetteer.organizations.values(), *gazetteer.people.values()]
    for entry in named:
        yield entry.name
        yield from entry.other_names
    for place in gazetteer.places.values():
        yield place.name
        yield from place.other_names
        yield from place.adjectives


def _in_capitals(span: Span) -> bool:
    """Whether the line around a span is written in capitals throughout, as headlines may be."""
    text = span.doc.text
    begin = text.rfind("\n", 0, span.start_char) + 1
    end = text.find("\n", span.end_char)
    letters = [c for c in text[begin : end if end >= 0 else len(text)] if c.isalpha()]
    return len(letters) > len(span.text) and sum(c.isupper() for c in letters) >= _SHARE_OF_CAPITALS * len(
        letters
    )


@Language.factory("kgbuild_gazetteer", default_config={"folders": []})
def create_gazetteer(nlp: Language, name: str, folders: Sequence[str]) -> GazetteerMarker:
    """Factory of the component `kgbuild_gazetteer`.

    Args:
        nlp: The pipeline, given by spaCy.
        name: The component's name in it, given by spaCy.
        folders: Folders with a user's own gazetteer files, laid over those of the ontology.
    """
    return GazetteerMarker(load_gazetteer([Path(folder) for folder in folders]))
