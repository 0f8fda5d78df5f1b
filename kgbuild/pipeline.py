"""The order of the stages: paths in, event mentions, a resolved corpus and its files out.

A document that fails, in whatever stage, is set aside with its reason and the others go on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import TextIO

from spacy.language import Language
from spacy.tokens import Doc

from kgbuild.annotate.language_model import load_pipeline
from kgbuild.errors import InputError, ModelError, OntologyError, SettingsError
from kgbuild.extract.extraction import extract
from kgbuild.files import check_writable, write_files
from kgbuild.lexicon.ontology import load_ontology
from kgbuild.outputs import Product, targets_of, write_outputs, write_stream
from kgbuild.read.columns import Columns
from kgbuild.read.corpus import read_articles
from kgbuild.read.options import ReadOptions
from kgbuild.read.skipped import SkippedDocument, SkipReason
from kgbuild.records import Article, Reading
from kgbuild.report import Omission, Report, report_on
from kgbuild.resolve.corpus import resolve
from kgbuild.resolve.merge_report import MERGE_FORMATS, write_merge_report
from kgbuild.settings import Settings

BATCH_DOCUMENTS = 64
BATCH_CHARACTERS = 200_000
"""A batch ends at whichever comes first, so that memory is bounded for notes and for books."""

RIGHTLY_LEFT_OUT = frozenset(
    {SkipReason.EMPTY, SkipReason.UNSUPPORTED, SkipReason.OTHER_LANGUAGE, SkipReason.DUPLICATE}
)
"""Reasons that make a document no failure: there was nothing in it that should be in the result."""

Watcher = Callable[[], object]
"""Is called after each document, for a progress bar."""
OnOmission = Callable[[Omission], object]

log = logging.getLogger(__name__)


def build(
    paths: Sequence[str | Path],
    *,
    out: str | Path,
    settings: Settings | None = None,
    watcher: Watcher | None = None,
) -> Report:
    """Reads documents and writes their knowledge graph.

    Args:
        paths: Files, and folders of files.
        out: A folder, for graph.ttl, graph.graphml, graph.gexf and events.jsonl, or one file in the format
            that its ending names: .ttl, .trig, .nq, .nt, .jsonld, .rdf, .graphml, .gexf, .jsonl or .csv.
        settings: Ontology, language model, base IRI; the package's own where None.
        watcher: Is called after each document.

    Returns:
        What was read, found, written and left out.

    Raises:
        InputError: There is nothing to read, or no document at all could be processed.
        OutputError: `out` cannot be written; what stood there is untouched.
        SettingsError: `out` or the merge report ends in what is not written.
    """
    settings = settings or Settings()
    targets = targets_of(out)
    check_writable([*targets, *_merge_targets(settings)])
    product, omissions = read_corpus(paths, settings, watcher)
    write_outputs(product, targets)
    _write_merges(product)
    return report_on(product.corpus, omissions, (*targets, *_merge_targets(settings)))


def write_events(
    paths: Sequence[str | Path],
    out: Path | TextIO,
    *,
    format: str = "jsonl",  # named as the option is
    settings: Settings | None = None,
    watcher: Watcher | None = None,
) -> Report:
    """Reads documents and writes their event table.

    Args:
        paths: Files, and folders of files.
        out: A file, or an open stream.
        format: `jsonl` or `csv`.
        settings: As in `build`.
        watcher: Is called after each document.

    Raises:
        InputError: There is nothing to read, or no document at all could be processed.
        OutputError: The file cannot be written; what stood there is untouched.
        SettingsError: the merge report ends in what is not written.
    """
    settings = settings or Settings()
    targets = {out: f".{format}"} if isinstance(out, Path) else {}
    check_writable([*targets, *_merge_targets(settings)])
    product, omissions = read_corpus(paths, settings, watcher)
    write_outputs(product, targets)
    if not isinstance(out, Path):
        write_stream(product, f".{format}", out)
    _write_merges(product)
    return report_on(product.corpus, omissions, (*targets, *_merge_targets(settings)))


def _merge_targets(settings: Settings) -> tuple[Path, ...]:
    """The file of the merge report, if it is asked for."""
    path = settings.merge_report
    if path is not None and path.suffix.lower() not in MERGE_FORMATS:
        raise SettingsError(f"{path} must end in {' or '.join(MERGE_FORMATS)} to hold why events were merged")
    return () if path is None else (path,)


def _write_merges(product: Product) -> None:
    for path in _merge_targets(product.settings):
        write_files({path: partial(write_merge_report, product.corpus.events, product.settings.base, path)})


def read_corpus(
    paths: Sequence[str | Path], settings: Settings, watcher: Watcher | None = None
) -> tuple[Product, tuple[Omission, ...]]:
    """Reads documents into one resolved corpus, and says which are not in it.

    Raises:
        InputError: There is nothing to read, or no document at all could be processed.
        OntologyError: An entry of the ontology is wrong.
        ModelError: The language model is missing or lacks something.
    """
    nlp = load_pipeline(settings.model)
    readings: list[Reading] = []
    omissions: list[Omission] = []
    for reading in read_documents(paths, nlp, settings, omissions.append):
        readings.append(reading)
        if watcher:
            watcher()
    if not readings:
        raise InputError(_nothing_read(omissions))
    model = "{lang}_{name} {version}".format(**nlp.meta)
    ontology = load_ontology(settings.ontology)
    corpus = resolve(readings, ontology.gazetteer, classes=ontology.classes, merging=settings.merging)
    return Product(corpus, settings, model), tuple(omissions)


def read_documents(
    paths: Sequence[str | Path], nlp: Language, settings: Settings, on_omission: OnOmission
) -> Iterator[Reading]:
    """Reads documents and the events in them, one after the other, with actors as each document has them.

    Args:
        paths: Files, and folders of files; `-` is standard input.
        nlp: A pipeline of `load_pipeline`.
        settings: Ontology and columns.
        on_omission: Is told of each document that is left out.

    Raises:
        InputError: A path does not exist.
        OntologyError: An entry of the ontology is wrong.
        SettingsError: A column is named for a field that there is not.
    """
    load_ontology(settings.ontology)  # what is wrong in it is said before anything is read
    articles = read_articles(
        [Path(path) for path in paths],
        on_skip=lambda skipped: on_omission(_omitted(skipped)),
        options=ReadOptions(_columns(settings.columns), ontology=settings.ontology),
    )
    return read_events(articles, nlp, on_omission, settings.ontology)


def _columns(named: tuple[tuple[str, str], ...]) -> Columns:
    known = {field.name for field in fields(Columns)}
    for field, _ in named:
        if field not in known:
            raise SettingsError(f"there is no field {field!r}; fields are {', '.join(sorted(known))}")
    return Columns(**dict(named))


def read_events(
    articles: Iterable[Article], nlp: Language, on_omission: OnOmission, ontology: Path | None = None
) -> Iterator[Reading]:
    """Parses articles and extracts their events, in the order of the articles.

    What spaCy learns of a batch's words is forgotten after the batch, so that memory does not grow.

    Args:
        articles: What to read.
        nlp: A pipeline of `load_pipeline`.
        on_omission: Is told of each article that could not be processed.
        ontology: A folder that adds to the ontology of the package.
    """
    for batch in _batches(articles):
        with nlp.memory_zone():
            readings = list(_read_batch(batch, nlp, on_omission, ontology))
        yield from readings


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    characters = 0
    for article in articles:
        batch.append(article)
        characters += len(article.text)
        if len(batch) >= BATCH_DOCUMENTS or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _read_batch(
    batch: list[Article], nlp: Language, on_omission: OnOmission, ontology: Path | None
) -> Iterator[Reading]:
    for article, parsed in zip(batch, _parse(batch, nlp), strict=True):
        try:
            doc = nlp(article.reading_text()) if parsed is None else parsed
            yield Reading(article, extract(article, doc, ontology))
        except (OntologyError, ModelError):
            raise
        except Exception as error:  # whatever it is, one document never stops a corpus
            log.debug("%s failed", article.id, exc_info=True)
            on_omission(_failed(article, error))


def _parse(batch: list[Article], nlp: Language) -> list[Doc] | list[None]:
    """The batch's Docs; None for each where one document breaks the batch and each is to be tried alone."""
    try:
        return list(nlp.pipe(article.reading_text() for article in batch))
    except Exception:
        log.debug("a batch failed; its documents are tried one by one", exc_info=True)
        return [None] * len(batch)


def _failed(article: Article, error: Exception) -> Omission:
    reason = str(error) or type(error).__name__
    return Omission(article.id, "failed", f"{article.path or article.id}: cannot be processed: {reason}")


def _omitted(skipped: SkippedDocument) -> Omission:
    log.info("%s", skipped)
    failed = skipped.reason not in RIGHTLY_LEFT_OUT
    return Omission(skipped.document or skipped.path, skipped.reason.value, str(skipped), failed)


def _nothing_read(omissions: Sequence[Omission]) -> str:
    if not omissions:
        return "there is no document at the paths given"
    first = omissions[0].message
    return (
        first
        if len(omissions) == 1
        else f"none of {len(omissions)} documents could be read; the first: {first}"
    )
