"""Extraction as a spaCy component, so that `doc._.events` works in anybody's notebook.

nlp = kgbuild.load_pipeline()
nlp.add_pipe("kgbuild_events")
for event in nlp("Norway expelled two Russian diplomats.")._.events: ...
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kgbuild.extract.extraction import extractor
from kgbuild.records import Article, DateValue, EventMention, Passage

NAME = "kgbuild_events"


@Language.factory(
    NAME, requires=["token.dep", "token.pos", "token.lemma", "doc.ents"], default_config={"ontology": None}
)
def make_component(nlp: Language, name: str, ontology: str | None) -> EventComponent:
    """Makes the component; `ontology` names a folder that adds to the ontology of the package."""
    return EventComponent(Path(ontology) if ontology else None)


class EventComponent:
    """Sets `doc._.events` to the event mentions of a Doc.

    `doc._.article_id` and `doc._.article_date` may be set before, to name the document and to give relative
    dates their day.

    Args:
        ontology: A folder that adds to the ontology of the package.
    """

    def __init__(self, ontology: Path | None) -> None:
        self._extractor = extractor(ontology)
        for extension, default in (("events", ()), ("article_id", "doc"), ("article_date", None)):
            if not Doc.has_extension(extension):
                Doc.set_extension(extension, default=default)

    def __call__(self, doc: Doc) -> Doc:
        """Extracts the events of a parsed Doc."""
        text = doc.text
        date: DateValue | None = doc._.article_date
        article = Article(doc._.article_id, text, (Passage(0, len(text)),), date=date)
        events: tuple[EventMention, ...] = self._extractor.extract(article, doc)
        doc._.events = events
        return doc
