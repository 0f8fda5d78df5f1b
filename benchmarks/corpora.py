"""Measures what a build does besides the language model: ``python -m benchmarks.corpora NEWS.jsonl``.

All times are processor time of one process that builds a store and writes N-Quads, so that what else the
machine does slows all of them alike.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kgbuild import pipeline
from kgbuild.engine import reading
from kgbuild.settings import Settings

SEEDS = Path(__file__).parent.parent / "seeds"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", type=Path, nargs="?", default=SEEDS, help="documents to read")
    spent: defaultdict[str, float] = defaultdict(float)
    reading.load_pipeline = timed(spent, "loading the model", reading.load_pipeline)
    reading.extract = timed(spent, "extraction", reading.extract)
    reading.resolve_document = timed(spent, "actors of a document", reading.resolve_document)
    reading.article_of = timed(spent, "making articles", reading.article_of)
    reading.pack = timed(spent, "packing records", reading.pack)
    pipeline.update_database = timed(
        spent, "resolution across documents, and the database", pipeline.update_database
    )
    pipeline.write_place = timed(spent, "writing files", pipeline.write_place)
    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        store, out = Path(folder) / "store", Path(folder) / "graph.nq"
        report = pipeline.build([parser.parse_args().news], store=store, out=out, settings=Settings(jobs=1))
    total = time.process_time() - began
    language = total - sum(spent.values())
    print(f"{'documents':<50} {report.documents:>10}")
    for stage, seconds in [("language model, and reading files", language), *spent.items()]:
        print(f"{stage:<50} {seconds:>10.2f} s {seconds / language:>8.1%}")
    others = total - language - spent["loading the model"]
    print(f"{'all but the language model, of its time':<50} {others / language:>21.1%}")
    print(f"{'… and but extraction':<50} {(others - spent['extraction']) / language:>21.1%}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    print(f"{'largest memory, MB':<50} {peak:>10.0f}")


def timed(spent: defaultdict[str, float], stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, whose processor time is added up."""

    def call(*arguments: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            spent[stage] += time.process_time() - began

    return call


if __name__ == "__main__":
    main()
