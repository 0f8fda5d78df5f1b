"""Measures what events cost on top of the language model: ``python -m benchmarks.extraction [NEWS.jsonl]``.

The file holds one text per line, `{"id": …, "text": …}`; without one the package's example texts are taken.
All times are processor time of one run, the stages taking turns every few documents, so that what else the
machine does slows all of them alike. The time of a stage is without that of other stages which it calls.
Compiled extraction is timed as one stage, as its functions cannot be replaced; `--whole` does so in Python.
Memory is that of fresh processes which read the texts once and four times, under other ids.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import resource
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.corpora import line, timed
from kgbuild import load_pipeline
from kgbuild.engine.batches import batches
from kgbuild.engine.reading import ReadingJob
from kgbuild.extract import events
from kgbuild.extract.actors.mentions import MentionReader
from kgbuild.extract.coreference import Coreference
from kgbuild.extract.extraction import extractor, read
from kgbuild.read.corpus import read_articles
from kgbuild.read.source import RawDocument
from kgbuild.records import Article, Reading
from kgbuild.resolve import actors, resolve
from kgbuild.settings import Settings
from kgbuild.store.extracted import Extracted

SEEDS = Path(__file__).parent.parent / "seeds"
MODEL, MATCHING, ROLES, TRUTH = (
    "the language model",
    "trees and matching",
    "roles",
    "factuality and attribution",
)
COREFERENCE, DATES, MENTIONS = "coreference", "dates", "who is mentioned"
DOCUMENT, CORPUS = "actors of a document", "actors and events across documents"
WHOLE = "all of extraction: trees, matching, roles, truth, coreference, dates, mentions"
EXTRACTION = (MATCHING, ROLES, TRUTH)
WHO_AND_WHEN = (COREFERENCE, DATES, MENTIONS, DOCUMENT, CORPUS)
COMPILED = not events.__file__.endswith(".py")
_PARTS = (
    (Coreference, COREFERENCE, ("from_tree",)),
    (MentionReader, MENTIONS, ("mentions", "mention", "phrase_mention", "thing", "place")),
    (events, MENTIONS, ("named_actors",)),
    (events, DATES, ("EventTimes",)),
    (events, TRUTH, ("compose", "conclude", "sources", "Quotations")),
    (events, ROLES, ("cast", "with_embedded_party", "with_shared_parties")),
)
"""What is timed by itself, and as which stage."""
_RESOLUTION = (actors, DOCUMENT, ("resolve_document",))
_TURN = 8
"""Documents that one stage reads before the next has its turn."""
_COPIES = 4
_BATCH_CHARACTERS = 200_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", type=Path, nargs="?", default=SEEDS, help="a .jsonl file of texts")
    parser.add_argument("--words", type=int, default=60_000, help="how many words to read at most")
    parser.add_argument("--whole", action="store_true", default=COMPILED, help="take extraction as one stage")
    parser.add_argument("--no-memory", action="store_true", help="leave memory out")
    arguments = parser.parse_args()
    articles = _articles(arguments.news, arguments.words)
    for label, *values in costs(articles, arguments.whole):
        line(label, *values)
    if not arguments.no_memory:
        once, often = (_peak(arguments.news, copies) for copies in (1, _COPIES))
        line(f"largest memory, MB: texts read once, and {_COPIES} times", once, often)


def costs(articles: Sequence[Article], whole: bool = COMPILED) -> Iterator[tuple[str, *tuple[float, ...]]]:
    """What was read, and of each stage its seconds and its share of the language model's time."""
    spent, readings = _run(articles, whole)
    words = sum(len(article.text.split()) for article in articles)
    yield "documents", len(articles)
    yield "words", words
    yield "event mentions", sum(len(reading.mentions) for reading in readings)
    yield "words per second, all stages", words / sum(spent.values())
    for stage in (MODEL, WHOLE, DOCUMENT, CORPUS) if whole else (MODEL, *EXTRACTION, *WHO_AND_WHEN):
        yield f"{stage}, seconds and share", spent[stage], spent[stage] / spent[MODEL]
    if whole:
        return
    extraction, others = (sum(spent[stage] for stage in part) for part in (EXTRACTION, WHO_AND_WHEN))
    yield f"{', '.join(EXTRACTION)}: of the model's time", extraction / spent[MODEL]
    yield "the others, of the time of the model and these", others / (spent[MODEL] + extraction)


def _run(articles: Sequence[Article], whole: bool) -> tuple[dict[str, float], list[Reading]]:
    nlp, gazetteer = load_pipeline(), extractor().ontology.gazetteer
    read(articles[0], nlp(articles[0].reading_text()))  # what is loaded at first use is no cost of reading
    spent: defaultdict[str, float] = defaultdict(float)
    parse = timed(spent, MODEL, lambda texts: list(nlp.pipe(texts)))
    extract = timed(spent, WHOLE if whole else MATCHING, read)
    for owner, stage, names in [_RESOLUTION] if whole else [*_PARTS, _RESOLUTION]:
        for name in names:
            setattr(owner, name, timed(spent, stage, getattr(owner, name)))
    if not whole:
        climbed = events.readings
        events.readings = timed(spent, TRUTH, lambda match, operators: list(climbed(match, operators)))
    readings: list[Reading] = []
    for begin in range(0, len(articles), _TURN):
        turn = articles[begin : begin + _TURN]
        with nlp.memory_zone():
            docs = parse(article.reading_text() for article in turn)
            readings += [extract(article, doc) for article, doc in zip(turn, docs, strict=True)]
            del docs
    timed(spent, CORPUS, resolve)(readings, gazetteer)
    return spent, readings


def _articles(path: Path, words: int) -> list[Article]:
    """The articles of a file, as long as they have no more words than this together, and always the first."""
    articles = list(read_articles([path], on_skip=lambda skipped: print(skipped, file=sys.stderr)))
    ends = itertools.accumulate(len(article.text.split()) for article in articles)
    return [
        article for article, end in zip(articles, ends, strict=True) if end <= words or article is articles[0]
    ]


def _peak(path: Path, copies: int) -> float:
    """Largest resident memory, in MB, of a process that reads a batch of texts so many times."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_read_copies, (path, copies))


def _read_copies(path: Path, copies: int) -> float:
    articles = _articles(path, sys.maxsize)
    batch = next(batches(itertools.cycle(articles), sys.maxsize, _BATCH_CHARACTERS))
    again = [RawDocument(f"{a.id}-{i}", a.text, a.path) for i, a in enumerate(batch)]
    reader = ReadingJob(Settings()).reader()
    for _ in range(copies):
        for result in reader.read(again):
            assert isinstance(result, Extracted), result
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main()
