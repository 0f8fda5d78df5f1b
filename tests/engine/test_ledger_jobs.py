"""Several processes decide and describe as one does, and what they cannot do is done by the first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kgbuild import pipeline
from kgbuild.engine import ledger_jobs
from kgbuild.engine.processes import Failure, Workers
from kgbuild.errors import KgbuildError
from kgbuild.settings import Settings
from quick_job import QuickJob
from small_stores import write_articles

ARTICLES = {
    "a": "Fiji met Peru on 2024-05-03. Chad may meet Oman. Mere Tuilau of Fiji met Oman on 2024-05-04.",
    "b": "Peru met Fiji on 2024-05-03. The talks recalled Mere Tuilau of Chad.",
    "c": "Mere Tuilau met Chad on 2024-05-05. Nothing else happened on that day.",
}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("kgbuild.engine.intake.ReadingJob", QuickJob)
    monkeypatch.setattr("kgbuild.store.folder.ontology_digest", lambda _: "the same")
    monkeypatch.setattr(ledger_jobs, "WORTH_WORKERS", dict.fromkeys(ledger_jobs.WORTH_WORKERS, 1))
    articles = write_articles(tmp_path / "articles", ARTICLES)
    pipeline.build([articles], store=tmp_path / "store", settings=Settings(jobs=1))
    return tmp_path / "store"


def built(store: Path, jobs: int) -> bytes:
    """What a build of the same documents at once writes."""
    out = store.parent / f"built-{jobs}.nq"
    pipeline.build([store.parent / "articles"], out=out, settings=Settings(jobs=jobs))
    return out.read_bytes()


def written(store: Path, jobs: int) -> bytes:
    out = store.parent / f"{jobs}.nq"
    pipeline.export(store, out, settings=Settings(jobs=jobs))
    return out.read_bytes()


def test_several_processes_decide_and_describe_what_one_does(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = list[str]()
    run = Workers.run

    def watched(workers: Workers, job: Any, batches: Any) -> Iterator[Any]:
        for item, found in run(workers, job, batches):
            assert not isinstance(found, Failure)
            tasks.append(job.task)
            yield item, found

    monkeypatch.setattr(Workers, "run", watched)

    assert built(store, 2) == built(store, 1) == written(store, 1) == written(store, 2)
    assert tasks.count("tell") == len(ARTICLES)
    assert tasks.count("describe") == 2 * len(ARTICLES)
    assert tasks.count("group") > 1


def test_what_processes_cannot_do_is_done_here(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = Workers.run

    def failing(workers: Workers, job: Any, batches: Any) -> Iterator[Any]:
        first, _ = next(run(workers, job, batches))
        yield first, Failure("memory", "took more than 1 MB of memory")
        raise KgbuildError("worker processes end before they have begun")

    monkeypatch.setattr(Workers, "run", failing)

    assert built(store, 2) == written(store, 2) == written(store, 1)
