"""The scripts behind the numbers of docs/quality.md start, and others' sentences are counted rightly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCRIPTS = sorted(path.stem for path in (ROOT / "benchmarks").glob("*.py") if path.stem != "__init__")
SENTENCES = """\
\tmarked_sentence\tgold_root\troot_L2
\t<s>Peru</s> accused <t>Chile</t> of spying.\tACCUSE\tACCUSE
\t<t>Chile</t>'s president met <s>Peru</s>'s minister.\tCONSULT\tAID
\t<s>Peru</s> protested.\tPROTEST\tPROTEST
"""


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", f"benchmarks.{script}", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_starts(script: str) -> None:
    shown = run(script, "--help")

    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith("usage: ")


def test_sentences_with_both_parties_marked_are_scored_beside_the_answers_of_others(tmp_path: Path) -> None:
    path = tmp_path / "PLV.tsv"
    path.write_text(SENTENCES, encoding="utf-8")

    lines = run("political_relations", path).stdout.splitlines()

    assert lines[0] == "2 sentences with both parties marked"
    ours, theirs = (lines.index(name) for name in ("kgbuild, told nothing", "ZSP, told the parties"))
    assert "macro F1 1.000, accuracy 1.000" in lines[theirs - 2]
    assert ours < theirs
    assert "macro F1 0.500, accuracy 0.500" in lines[-1]
