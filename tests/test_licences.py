"""THIRD_PARTY_LICENSES.md names everything that is shipped, and the wheel brings the texts along."""

from __future__ import annotations

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "THIRD_PARTY_LICENSES.md").read_text(encoding="utf-8")
MODEL_LICENSE = (ROOT / "kgbuild" / "models" / "en_kgbuild" / "LICENSE").read_text(encoding="utf-8")
BUNDLED = ROOT / "kgbuild" / "explorer" / "assets" / "THIRD_PARTY_LICENSES.txt"
SHIPPED = sorted(
    path.relative_to(ROOT).as_posix()
    for room in ("kgbuild", "ontology")
    for path in (ROOT / room).rglob("*")
    if path.is_file() and "__pycache__" not in path.parts
)


def section(heading: str) -> str:
    return PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def rows(heading: str) -> list[list[str]]:
    """The cells of a section's table, without its head."""
    lines = [line for line in section(heading).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def patterns() -> list[str]:
    return [pattern for files, *_ in rows("File by file") for pattern in re.findall(r"`([^`]+)`", files)]


def is_under(path: str, pattern: str) -> bool:
    return fnmatch(path, pattern.replace("**/", "*"))


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_every_file_of_the_package_is_named() -> None:
    assert [path for path in SHIPPED if not any(is_under(path, pattern) for pattern in patterns())] == []


def test_nothing_is_named_that_is_not_there() -> None:
    assert [pattern for pattern in patterns() if not any(is_under(path, pattern) for path in SHIPPED)] == []


def test_every_library_in_the_explorer_is_named_with_its_version_and_licence() -> None:
    bundled = re.findall(r"^(\S+ [\d.]+) \((\S+)\)$", BUNDLED.read_text(encoding="utf-8"), re.MULTILINE)

    assert rows("Libraries in the explorer's program") == [[name, licence] for name, licence in bundled]


def test_every_source_of_the_language_model_is_named() -> None:
    sources = re.findall(r"^- (?:UD )?(\S+(?: \d{4})?)", MODEL_LICENSE.partition("=====")[0], re.MULTILINE)
    named = [row[0] for row in rows("What the language model learned from")]

    assert len(sources) == 8
    assert [source for source in sources if not any(source in name for name in named)] == []


def test_every_library_that_pip_installs_is_named(project: dict[str, Any]) -> None:
    extras = project["optional-dependencies"]
    wanted = [
        *project["dependencies"],
        *(line for e in extras if e not in ("dev", "training") for line in extras[e]),
    ]
    named = {name for row in rows("What pip installs beside it") for name in re.findall(r"[\w-]+", row[0])}

    assert {re.match(r"[\w-]+", line)[0] for line in wanted} - named == set()


def test_the_wheel_brings_the_texts_of_the_licences(project: dict[str, Any]) -> None:
    """Whatever text the page links to, the build puts beside the package's metadata."""
    found = {path.relative_to(ROOT).as_posix() for p in project["license-files"] for path in ROOT.glob(p)}
    linked = set(re.findall(r"\]\(([^)]+)\)", PAGE))

    assert linked == {"LICENSE", "kgbuild/models/en_kgbuild/LICENSE", BUNDLED.relative_to(ROOT).as_posix()}
    assert linked | {"THIRD_PARTY_LICENSES.md"} == found
