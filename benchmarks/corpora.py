"""Measures what a build costs: ``python -m benchmarks.corpora [NEWS.jsonl]``.

First each stage's processor time in one process that builds a store and writes N-Quads, so that what else the
machine does slows all stages alike. Then, in fresh processes, a tenth of the documents against all of them,
and all against the same ten times over, under other ids, which makes one story of ten papers of each: ten
times as many documents should take as long for each, and no more memory. Last, by the clock and in turns, one
process against two, and two against the language model alone in two: on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import functools
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from kgbuild import pipeline
from kgbuild.annotate.language_model import load_pipeline
from kgbuild.engine import reading
from kgbuild.read.corpus import read_articles
from kgbuild.settings import Settings

SEEDS = Path(__file__).parent.parent / "seeds"


class Cost(NamedTuple):
    """Of one build: documents; seconds of the clock, of all its work, of the first process's; megabytes."""

    documents: int
    seconds: float
    work: float
    first: float
    megabytes: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", type=Path, nargs="?", default=SEEDS, help="documents to read")
    parser.add_argument("--documents", type=int, default=sys.maxsize, help="how many to read at most")
    parser.add_argument("--copies", type=int, default=10, help="how many times over; 1 leaves that out")
    parser.add_argument("--turns", type=int, default=0, help="how often to run one process against two")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        once = copied(arguments.news, folder / "once.jsonl", documents=arguments.documents)
        stages(once, folder)
        if arguments.copies > 1:
            with once.open(encoding="utf-8") as stream:
                tenth = sum(1 for _ in stream) // 10
            if tenth > 1:
                compare(copied(once, folder / "tenth.jsonl", documents=tenth), once, folder)
            compare(once, copied(once, folder / "many.jsonl", arguments.copies), folder)
        for _ in range(arguments.turns):
            one, two = (in_new_process(once, folder / "graph.nq", jobs) for jobs in (1, 2))
            line("one process, two processes: seconds", one.seconds, two.seconds, one.seconds / two.seconds)
            line("… of work", one.work, two.work, one.work / two.work)
            line("… of work in the first process, of all", two.first, two.work, two.first / two.work)
            alone, to_store = model_alone(once, 2), in_new_process(once, None, 2).seconds
            line("two processes: the model alone, to a file", alone, two.seconds, two.seconds / alone)
            line("… the model alone, to a store", alone, to_store, to_store / alone)


def line(label: str, *values: float) -> None:
    print(f"{label:<60} {' '.join(f'{value:>10,.3f}' for value in values)}", flush=True)


def copied(news: Path, into: Path, copies: int = 1, documents: int = sys.maxsize) -> Path:
    """Writes articles so many times over, each under an id of its own."""
    articles = list(read_articles([news], on_skip=lambda skipped: print(skipped, file=sys.stderr)))
    with into.open("w", encoding="utf-8") as stream:
        for number in range(copies):
            for article in articles[:documents]:
                stream.write(json.dumps({"id": f"{article.id}-{number}", "text": article.text}) + "\n")
    return into


def compare(few: Path, many: Path, folder: Path) -> None:
    """Prints what two corpora cost, and how many times as much the larger one does."""
    start = in_new_process(copied(few, folder / "one.jsonl", documents=1), folder / "graph.nq", 1)
    one, other = (in_new_process(path, folder / "graph.nq", 1) for path in (few, many))
    line("documents", one.documents, other.documents, other.documents / one.documents)
    work = [(cost.work - start.work) / (cost.documents - start.documents) for cost in (one, other)]
    line("seconds of work for each document but the first", *work, work[1] / work[0])
    line("largest memory, MB", one.megabytes, other.megabytes, other.megabytes / one.megabytes)


def model_alone(news: Path, processes: int) -> float:
    """Seconds of the clock in which processes that start with nothing loaded parse documents, and no more."""
    texts = [article.reading_text() for article in read_articles([news], on_skip=print)]
    began = time.monotonic()
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        for _ in pool.imap_unordered(parse, texts, chunksize=4):
            pass
    return time.monotonic() - began


_model = functools.cache(load_pipeline)
"""Loaded once for each process."""


def parse(text: str) -> int:
    """How many words the language model finds; what it learns of them is forgotten, as in a build."""
    nlp = _model()
    with nlp.memory_zone():
        return len(nlp(text))


def in_new_process(news: Path, out: Path | None, jobs: int) -> Cost:
    """What a build costs that starts with nothing loaded; without `out` it is one to a store."""
    began = time.monotonic()
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        documents, work, first, megabytes = pool.apply(build, (news, out, jobs))
    return Cost(documents, time.monotonic() - began, work, first, megabytes)


def build(news: Path, out: Path | None, jobs: int) -> tuple[int, float, float, float]:
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as store:
        kept = None if out is not None else Path(store, "store")
        report = pipeline.build([news], out=out, store=kept, settings=Settings(jobs=jobs))
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    own, workers = (usage.ru_utime + usage.ru_stime for usage in usages)
    return report.documents, own + workers, own, peak()


def peak() -> float:
    """The largest memory of this process, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():  # there `getrusage` counts what the process had that started this one
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return float(line.split()[1]) / 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def stages(news: Path, folder: Path) -> None:
    """Prints what each stage takes, and its share of the language model's time."""
    spent: defaultdict[str, float] = defaultdict(float)
    load = reading.load_pipeline
    reading.load_pipeline = timed(spent, "loading the model", lambda name: Timed(spent, load(name)))
    for stage, name in (
        ("extraction", "read"),
        ("actors of a document", "resolve_document"),
        ("making articles", "article_of"),
        ("packing records", "extracted"),
    ):
        setattr(reading, name, timed(spent, stage, getattr(reading, name)))
    parts = (
        ("resolution across documents", "describe_store"),
        ("the database of a store", "update_database"),
        ("writing N-Quads", "write_product"),
        ("the report", "report_of"),
    )
    for stage, name in parts:
        setattr(pipeline, name, timed(spent, stage, getattr(pipeline, name)))
    began = time.process_time()
    report = pipeline.build(
        [news], store=folder / "store", out=folder / "graph.nq", settings=Settings(jobs=1)
    )
    total = time.process_time() - began
    model, loading = spent.pop("the language model"), spent.pop("loading the model")
    spent["the ledger, reading files, and the rest"] = total - model - loading - sum(spent.values())
    line("documents", report.documents)
    line("loading the model, seconds", loading)
    line("the language model, seconds", model)
    for stage, seconds in spent.items():
        line(f"{stage}, seconds and share of the model's", seconds, seconds / model)
    database = spent["the database of a store"]
    everything = total - model - loading
    to_store, to_file = everything - spent["writing N-Quads"], everything - database
    line("all but the language model, of its time", everything / model)
    line("… of a build to a store alone", to_store / model)
    line("… of a build to a file alone", to_file / model)
    line("… and but extraction", (to_file - spent["extraction"]) / model)


class Timed:
    """A language model whose processor time is added up."""

    def __init__(self, spent: defaultdict[str, float], nlp: Any) -> None:
        self._nlp = nlp
        self._call = timed(spent, "the language model", nlp)

    def __call__(self, text: str) -> Any:
        return self._call(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._nlp, name)


_inner: list[float] = [0.0]
"""What stages inside the present one have taken."""


def timed(spent: defaultdict[str, float], stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, whose processor time is added up, less that of stages which it calls."""

    def call(*arguments: Any, **named: Any) -> Any:
        _inner.append(0.0)
        began = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            taken = time.process_time() - began
            spent[stage] += taken - _inner.pop()
            _inner[-1] += taken

    return call


if __name__ == "__main__":
    main()
