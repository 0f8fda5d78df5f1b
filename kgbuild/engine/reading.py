"""What is done to one document, wherever it is done: its article is made and parsed, its events are found."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from spacy.language import Language

from kgbuild.annotate.language_model import load_pipeline
from kgbuild.engine.processes import Failure
from kgbuild.errors import ModelError, OntologyError
from kgbuild.extract.extraction import extractor, read
from kgbuild.lexicon.ontology import load_ontology
from kgbuild.read.boilerplate import BoilerplateRules, load_rules
from kgbuild.read.corpus import article_of
from kgbuild.read.options import ReadOptions
from kgbuild.read.skipped import SkippedDocument
from kgbuild.read.source import RawDocument
from kgbuild.records import Reading
from kgbuild.resolve.actors import resolve_document
from kgbuild.settings import Settings
from kgbuild.store.extracted import Extracted, extracted

Made = TypeVar("Made")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ReadingJob:
    """Reads documents with one language model and one ontology; see `kgbuild.engine.processes.Job`."""

    settings: Settings

    def start(self) -> Callable[[Iterable[RawDocument]], Iterator[Extracted | Failure]]:
        """Loads what is needed, once for each process.

        Raises:
            OntologyError: An entry of the ontology is wrong.
            ModelError: The language model is missing or lacks something.
        """
        return self.reader().read

    def reader(self) -> Reader:
        """What reads documents in this process; see `start`."""
        extractor(self.settings.ontology)
        rules = load_rules(self.settings.ontology)
        return Reader(self.settings, load_pipeline(self.settings.model), rules)


@dataclass(frozen=True, slots=True)
class Reader:
    """A language model and an ontology, ready to read documents."""

    settings: Settings
    nlp: Language
    rules: BoilerplateRules

    def read(self, batch: Iterable[RawDocument]) -> Iterator[Extracted | Failure]:
        """What was read of each document, or why there is nothing.

        What spaCy learns of a batch's words is forgotten after the batch, so that memory does not grow.
        """
        with self.nlp.memory_zone():
            for raw in batch:
                yield self._attempted(raw, self._extracted)

    def reading(self, raw: RawDocument) -> Reading | Failure:
        """What was read of one document, with its actors as they were found, or why there is nothing."""
        with self.nlp.memory_zone():
            return self._attempted(raw, lambda raw: self._timed(raw)[0])

    def _timed(self, raw: RawDocument) -> tuple[Reading, float, float]:
        """The reading, and what the language model and extraction took of this thread's processor time."""
        article = article_of(raw, self.rules, ReadOptions(ontology=self.settings.ontology))
        began = time.thread_time()
        doc = self.nlp(article.reading_text())
        parsed = time.thread_time()
        reading = read(article, doc, self.settings.ontology)
        return reading, parsed - began, time.thread_time() - parsed

    def _extracted(self, raw: RawDocument) -> Extracted:
        gazetteer = load_ontology(self.settings.ontology).gazetteer
        reading, *seconds = self._timed(raw)
        return extracted(resolve_document(reading, gazetteer), gazetteer, (seconds[0], seconds[1]))

    def _attempted(self, raw: RawDocument, attempt: Callable[[RawDocument], Made]) -> Made | Failure:
        """What an attempt makes of a document, or why it cannot."""
        try:
            return attempt(raw)
        except SkippedDocument as skipped:
            return Failure(skipped.reason.value, str(skipped))
        except (OntologyError, ModelError):
            raise
        except Exception as error:  # whatever it is, one document never stops a corpus
            log.debug("%s failed", raw.id, exc_info=True)
            message = f"{raw.path}: cannot be processed: {str(error) or type(error).__name__}"
            return Failure("failed", message)
