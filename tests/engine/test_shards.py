"""Shards give the same records on any executor, and finished ones are not read again."""

from __future__ import annotations

import os
import signal
import threading
import time
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from kgbuild import pipeline
from kgbuild.engine import shards
from kgbuild.engine.clusters import executor_of
from kgbuild.engine.processes import Failure
from kgbuild.errors import InputError, MissingExtraError, SettingsError
from kgbuild.read.source import RawDocument
from kgbuild.settings import Settings
from quick_job import QuickJob
from small_stores import FILES, exported, from_scratch, write_articles

TEXTS = ["Fiji met Peru on 2024-05-03.", "FAIL. Chad may meet Oman.", "Ana Lund of Peru met Oman."]
DOCUMENTS = [RawDocument(f"{n}.txt", TEXTS[n % 3], f"{n}.txt") for n in range(30)]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "ReadingJob", QuickJob)
    monkeypatch.setattr(shards, "SHARD_DOCUMENTS", 4)
    monkeypatch.setattr("kgbuild.engine.intake.ReadingJob", QuickJob)
    monkeypatch.setattr("kgbuild.store.folder.ontology_digest", lambda _: "the same")
    shards._reader.cache_clear()


class Here(Executor):
    """Runs at once, and counts."""

    def __init__(self) -> None:
        self.submitted = 0

    def submit(self, function: Any, /, *arguments: Any, **named: Any) -> Future[Any]:
        self.submitted += 1
        done: Future[Any] = Future()
        done.set_result(function(*arguments, **named))
        return done


@pytest.mark.usefixtures("quick")
def test_every_document_comes_back_in_order_with_its_records_or_the_reason(tmp_path: Path) -> None:
    with ThreadPoolExecutor(3) as pool:
        found = list(shards.run_shards(DOCUMENTS, pool, Settings(), tmp_path))

    assert [raw for raw, _ in found] == DOCUMENTS
    failed = {raw.id: result for raw, result in found if isinstance(result, Failure)}
    assert list(failed) == [f"{n}.txt" for n in range(1, 30, 3)]
    assert failed["1.txt"] == Failure("failed", "1.txt: cannot be processed: a fault in a rule")


@pytest.mark.usefixtures("quick")
def test_finished_shards_are_not_read_again(tmp_path: Path) -> None:
    first, second, third = Here(), Here(), Here()
    expected = list(shards.run_shards(DOCUMENTS, first, Settings(), tmp_path))
    lost = sorted(tmp_path.iterdir())[0]
    lost.unlink()

    assert list(shards.run_shards(DOCUMENTS, second, Settings(), tmp_path)) == expected
    assert list(shards.run_shards(DOCUMENTS, third, Settings(), tmp_path)) == expected
    assert [first.submitted, second.submitted, third.submitted] == [8, 1, 0]


def test_a_damaged_file_of_records_is_refused() -> None:
    with pytest.raises(InputError, match="a file of records is damaged"):
        list(shards.records_in(b"nothing"))


def test_an_engine_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        pytest.raises(SettingsError, match="there is no engine 'slurm'; engines are dask"),
        executor_of("slurm", None, 1),
    ):
        pass
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with (
        pytest.raises(MissingExtraError, match=r"pip install 'kgbuild\[dask\]'"),
        executor_of("dask", None, 1),
    ):
        pass


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_a_dask_cluster_gives_the_same_bytes_though_a_worker_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr("kgbuild.engine.intake.ReadingJob", QuickJob)
    monkeypatch.setattr("kgbuild.store.folder.ontology_digest", lambda _: "the same")
    monkeypatch.setattr(shards, "SHARD_DOCUMENTS", 4)
    monkeypatch.setattr(shards, "read_shard", read_slowly)
    articles = write_articles(tmp_path / "articles", {f"{n:02}": TEXTS[n % 2 * 2] for n in range(40)})
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        victim = min(client.run(os.getpid).values())
        killer = threading.Timer(1.0, os.kill, (victim, getattr(signal, "SIGKILL", signal.SIGTERM)))
        killer.start()
        settings = Settings(engine="dask", scheduler=cluster.scheduler_address)
        for name in FILES:
            pipeline.build([articles], out=tmp_path / "out" / name, settings=settings)

        assert victim not in client.run(os.getpid).values()
    expected = from_scratch([articles], tmp_path / "scratch")
    assert {name: (tmp_path / "out" / name).read_bytes() for name in FILES} == expected


def read_slowly(shard: bytes, settings: Settings) -> bytes:
    """As the worker's `read_shard`, with the stand-in for the language model, and slowly."""
    time.sleep(0.3)
    return _in_worker()(shard, settings)


_read_shard = shards.read_shard


def _in_worker() -> Any:
    shards.ReadingJob = QuickJob  # type: ignore[misc, assignment]
    return _read_shard


@pytest.mark.usefixtures("quick")
def test_what_other_machines_read_goes_into_a_store_once(tmp_path: Path) -> None:
    """As from Spark, in whatever order its partitions come."""
    articles = write_articles(tmp_path / "articles", {f"{n:02}": TEXTS[0] + f" {n}" for n in range(9)})
    paths = sorted(articles.iterdir())
    documents = [RawDocument(path.name, path.read_text(encoding="utf-8"), str(path)) for path in paths]
    records = [shards.read_shard(shards.pack_shard(documents[n : n + 4])) for n in (8, 0, 4)]

    first = pipeline.take_in(records, tmp_path / "store")
    second = pipeline.take_in(records, tmp_path / "store")

    assert (first.documents_read, second.documents_read, second.unchanged) == (9, 0, 9)
    assert exported(tmp_path / "store", tmp_path / "out") == from_scratch([articles], tmp_path / "scratch")
