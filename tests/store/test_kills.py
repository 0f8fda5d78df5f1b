"""Nothing is lost: a build killed at any moment goes on where it stood, and ends in the same graph."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kgbuild import pipeline
from kgbuild.errors import OutputError
from small_stores import exported, from_scratch, graph_of, quads_of, write_articles

TESTS = Path(__file__).parent.parent
TEXT = "Fiji met Peru on 2024-05-03. Chad may meet Oman. Mere Tuilau of Fiji met Oman on 2024-05-04."

pytestmark = pytest.mark.usefixtures("quick")


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent)])}
    command = [sys.executable, str(TESTS / "killed_builds.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to be quick")
@pytest.mark.parametrize(("seed", "wanted"), [(1, 50)])
def test_a_build_that_is_killed_again_and_again_ends_in_the_same_graph(
    tmp_path: Path, seed: int, wanted: int
) -> None:
    store, articles = tmp_path / "store", tmp_path / "articles"

    done = run(articles, store, seed, wanted)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["kills"] >= wanted
    assert exported(store, tmp_path / "exported") == from_scratch([articles], tmp_path / "scratch")
    assert graph_of(store) == quads_of(tmp_path / "scratch" / "graph.nq")


def run_until_working(articles: Path, store: Path) -> subprocess.Popen[bytes]:
    """A build in a process of its own that has begun to read."""
    code = (
        "import sys; from kgbuild import pipeline; from kgbuild.engine import intake; "
        "from kgbuild.store import folder; from quick_job import QuickJob; intake.ReadingJob = QuickJob; "
        "folder.ontology_digest = lambda _: 'the same'; from pathlib import Path; "
        "pipeline.build([Path(sys.argv[1])], store=sys.argv[2])"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent)])}
    command = [sys.executable, "-c", code, str(articles), str(store)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while documents_read(store) < 20 and time.monotonic() < deadline:
        time.sleep(0.01)
    return process


def documents_read(store: Path) -> int:
    """How many documents a build that is under way has read."""
    if not (store / "ledger.sqlite").exists():
        return 0
    with contextlib.closing(sqlite3.connect(store / "ledger.sqlite")) as db:
        try:
            return int(db.execute("SELECT count(*) FROM documents WHERE status = 'read'").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C reaches a process in another way there")
def test_a_build_that_is_interrupted_goes_on_where_it_stood(tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "articles", {f"{n:03}": f"{TEXT} {n}." for n in range(300)})
    store = tmp_path / "store"

    process = run_until_working(articles, store)
    process.send_signal(signal.SIGINT)
    assert process.wait(60) != 0
    report = pipeline.build([articles], store=store)

    assert 0 < (report.documents_read or 0) < 300
    assert report.documents == 300
    assert exported(store, tmp_path / "exported") == from_scratch([articles], tmp_path / "scratch")


def test_a_full_disk_is_one_sentence_and_the_next_run_goes_on(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    articles = write_articles(tmp_path / "articles", {f"{n:03}": f"{TEXT} {n}." for n in range(40)})
    store = tmp_path / "store"
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, former[1]))
        with pytest.raises(OutputError, match=r"cannot be written: .*; .*the next run goes on from there"):
            pipeline.build([articles], store=store)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, former)
        signal.signal(signal.SIGXFSZ, ignored)

    pipeline.build([articles], store=store)

    assert exported(store, tmp_path / "exported") == from_scratch([articles], tmp_path / "scratch")
