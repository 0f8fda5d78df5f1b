"""The reference in docs/ is what the code says: commands, event table, ontology and public functions."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import kgbuild

DOCS = Path(__file__).parent.parent / "docs"


def test_the_pages_are_up_to_date() -> None:
    script = [sys.executable, DOCS / "reference.py", "--check"]

    run = subprocess.run(script, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("name", kgbuild.__all__)
def test_every_public_function_has_a_place_with_an_example(name: str) -> None:
    page = (DOCS / "python.md").read_text(encoding="utf-8")
    part = page.partition(f"\n## kgbuild.{name}\n")[2].partition("\n## ")[0]

    assert f"<!-- kgbuild.{name} -->" in part
    assert f"kgbuild.{name}(" in part.partition("```python\n")[2]


def test_the_changelog_begins_with_this_version() -> None:
    changes = (DOCS.parent / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.findall(r"^## (\S+)", changes, re.MULTILINE)[0] == kgbuild.__version__
