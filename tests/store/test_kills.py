"""Nothing is lost: a build killed at any moment goes on where it stood, and ends in the same graph."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from small_stores import exported, from_scratch

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
