"""Measures what events cost on top of the language model: ``python -m benchmarks.extraction [NEWS.jsonl]``.

The file holds one text per line, `{"id": …, "text": …}`; without one the package's example texts are taken.
All times are processor time of one run, the stages taking turns every few documents, so that what else the
machine does slows all of them alike. Coreference and dates are part of extraction, and are measured once more
by themselves. Memory is that of fresh processes which read the texts once and four times, under other ids.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kgbuild import load_pipeline
from kgbuild.engine.batches import batches
from kgbuild.engine.reading import ReadingJob
from kgbuild.extract.coreference import Coreference
from kgbuild.extract.dates import find_expressions
from kgbuild.extract.extraction import extract, extractor
from kgbuild.extract.tree import Tree
from kgbuild.read.corpus import read_articles
from kgbuild.read.source import RawDocument
from kgbuild.records import Article, Reading
from kgbuild.resolve import resolve
from kgbuild.settings import Settings
from kgbuild.store.extracted import Extracted

SEEDS = Path(__file__).parent.parent / "seeds"
_TURN = 8
"""Documents that one stage reads before the next has its turn."""
_COPIES = 4
_BATCH_CHARACTERS = 200_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", type=Path, nargs="?", default=SEEDS, help="a .jsonl file of texts")
    parser.add_argument("--words", type=int, default=60_000, help="how many words to read at most")
    parser.add_argument("--no-memory", action="store_true", help="leave memory out")
    arguments = parser.parse_args()
    articles = _articles(arguments.news, arguments.words)
    for label, value in costs(articles):
        print(f"{label:<62} {value:>10.3f}" if isinstance(value, float) else f"{label:<62} {value:>10}")
    if not arguments.no_memory:
        once, often = (_peak(arguments.news, copies) for copies in (1, _COPIES))
        print(f"{'largest memory, MB: texts read once':<62} {once:>10.0f}")
        print(f"{f'largest memory, MB: texts read {_COPIES} times':<62} {often:>10.0f}")


def costs(articles: Sequence[Article]) -> Iterator[tuple[str, float | int]]:
    """Seconds of each stage, and how they compare with the language model's."""
    spent, readings = _run(articles)
    words = sum(len(article.text.split()) for article in articles)
    yield "documents", len(articles)
    yield "words", words
    yield "event mentions", sum(len(reading.mentions) for reading in readings)
    yield (
        "words per second, all stages",
        round(words / sum(spent[s] for s in ("model", "extraction", "resolution"))),
    )
    for stage in ("model", "extraction", "coreference", "dates", "resolution"):
        yield f"seconds: {stage}", spent[stage]
    apart = spent["coreference"] + spent["dates"]
    others = spent["resolution"] + apart
    yield "extraction, of the model's time", spent["extraction"] / spent["model"]
    proper = (spent["extraction"] - apart) / spent["model"]
    yield "extraction without coreference and dates, of the model's time", proper
    yield "resolution, coreference and dates, of the model's time", others / spent["model"]


def _run(articles: Sequence[Article]) -> tuple[dict[str, float], list[Reading]]:
    nlp, gazetteer = load_pipeline(), extractor().ontology.gazetteer
    extract(articles[0], nlp(articles[0].reading_text()))  # what is loaded at first use is no cost of reading
    spent: dict[str, float] = defaultdict(float)
    readings: list[Reading] = []
    for begin in range(0, len(articles), _TURN):
        turn = articles[begin : begin + _TURN]
        with nlp.memory_zone():
            with _timed(spent, "model"):
                docs = list(nlp.pipe(article.reading_text() for article in turn))
            with _timed(spent, "extraction"):
                readings += [Reading(a, extract(a, doc)) for a, doc in zip(turn, docs, strict=True)]
            trees = [Tree(doc) for doc in docs]
            with _timed(spent, "coreference"):
                for tree in trees:
                    Coreference.from_tree(tree, gazetteer)
            with _timed(spent, "dates"):
                for tree in trees:
                    find_expressions(tree, None)
    with _timed(spent, "resolution"):
        resolve(readings, gazetteer)
    return spent, readings


@contextmanager
def _timed(spent: dict[str, float], stage: str) -> Iterator[None]:
    started = time.process_time()
    yield
    spent[stage] += time.process_time() - started


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
