"""Several processes describe a store as one does, and what they cannot do is done by the first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kgbuild import pipeline
from kgbuild.engine import describing
from kgbuild.engine.processes import Failure, run_in_workers
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
    monkeypatch.setattr(describing, "WORTH_WORKERS", len(ARTICLES))
    pipeline.build([write_articles(tmp_path / "articles", ARTICLES)], store=tmp_path / "store")
    return tmp_path / "store"


def written(store: Path, jobs: int) -> bytes:
    out = store.parent / f"{jobs}.nq"
    pipeline.export(store, out, settings=Settings(jobs=jobs))
    return out.read_bytes()


def test_several_processes_write_what_one_does(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    described = []

    def watched(*arguments: Any) -> Iterator[Any]:
        for d, found in run_in_workers(*arguments):
            described.append(type(found))
            yield d, found

    monkeypatch.setattr(describing, "run_in_workers", watched)

    assert written(store, 2) == written(store, 1)
    assert described == [bytes] * len(ARTICLES)


def test_what_processes_cannot_describe_is_described_here(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*arguments: Any) -> Iterator[Any]:
        (d, _), _, _ = run_in_workers(*arguments)
        yield d, Failure("memory", "took more than 1 MB of memory")
        raise KgbuildError("worker processes end before they have begun")

    monkeypatch.setattr(describing, "run_in_workers", failing)

    assert written(store, 2) == written(store, 1)
