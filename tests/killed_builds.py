"""Builds a store again and again and kills the process at random moments: run by tests/store/test_kills.py.

Each build runs in a child that is forked when everything is imported, so that kills hit the work and not the
start. What is built changes from stage to stage: documents are added, changed and taken out.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kgbuild import pipeline
from kgbuild.engine import intake
from kgbuild.store import folder as store_folder
from quick_job import QuickJob
from small_stores import write_articles

TEXTS = (
    "Fiji met Peru on 2024-05-03. Chad may meet Oman. The talks took a long time.",
    "Mere Tuilau of Fiji met Oman on 2024-05-04. Peru met Fiji on 2024-05-03.",
    "Mere Tuilau met Chad on 2024-05-05. Nothing else happened on that day.",
    "Ana Lund of Peru met Oman on 2024-06-01. Chad may meet Oman.",
)


def stages(folder: Path, store: Path, number: random.Random) -> list[Callable[[], object]]:
    """What is done one after the other; each goes on until it has come to an end."""

    def write(names: range) -> None:
        write_articles(folder, {f"{n:03}": number.choice(TEXTS) for n in names})

    def build() -> object:
        return pipeline.build([folder], store=store)

    def remove() -> None:
        left = [f"{n:03}.txt" for n in range(0, 40, 7) if (folder / f"{n:03}.txt").exists()]
        pipeline.remove(store, left)

    def take_out() -> None:
        for n in range(0, 40, 7):
            (folder / f"{n:03}.txt").unlink(missing_ok=True)

    return [
        *(lambda: write(range(60)), build),
        *(lambda: write(range(50, 90)), build),
        *(remove, take_out),
        *(lambda: write(range(0, 120, 2)), build),
    ]


def run(work: Callable[[], object], longest: float, number: random.Random) -> bool:
    """Whether work came to its end before it was killed."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as error:
            print(repr(error), file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    time.sleep(number.uniform(0, longest))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        sys.exit(f"the build failed with {os.WEXITSTATUS(status)}")
    return os.WIFEXITED(status)


def main(folder: Path, store: Path, seed: int, wanted: int) -> None:
    """Kills at least so often, as far as that goes, and then lets everything come to its end."""
    intake.ReadingJob = QuickJob  # type: ignore[misc, assignment]
    store_folder.ontology_digest = lambda _: "the same"  # whatever is edited while the test runs
    number, kills = random.Random(seed), 0
    for work in stages(folder, store, number):
        longest = 0.1
        if work.__name__ not in ("build", "remove"):
            work()
            continue
        while not run(work, longest, number):
            kills += 1
            longest = min(longest * 1.1, 20.0) if kills < wanted else 60.0
    print(json.dumps({"kills": kills}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
