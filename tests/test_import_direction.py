"""Data goes one way through the rooms, so imports do too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kgbuild"
SHARED = {"__version__", "records", "errors", "settings", "lexicon", "files", "garbage", "extras"}
STAGES = ["read", "annotate", "extract", "resolve", "graph", "export", "query"]
ALSO = {"export": {"graph"}, "query": {"graph"}}
"""What a stage may name of an earlier one: files and answers are made of the graph."""
AFTER_ALL_STAGES = {
    "configuration": set(),
    "losses": set(),
    "report": {"losses"},
    "data_frame": {"export", "query"},
    "explain": set(),
    "evaluation": set(),
    "explorer": {"graph"},
    "outputs": {"resolve", "graph", "export", "explorer", "report"},
    "engine": {"store", "report", "read", "annotate", "extract", "resolve", "graph"},
    "store": {"losses", "outputs", "report", "read", "annotate", "resolve", "graph", "export", "query"},
    "pipeline": {"engine", "outputs", "report", "store", *STAGES},
    "networks": {"graph", "export", "query"},
    "plot": {"networks", "graph", "export", "query"},
    "commands": {
        *(
            "configuration",
            "explorer",
            "networks",
            "plot",
            "evaluation",
            "explain",
            "outputs",
            "pipeline",
            "report",
            "store",
            *STAGES,
        ),
    },
    "cli": {"commands", "configuration"},
    "__main__": {"cli"},
    "__init__": {"data_frame", "networks", "pipeline", *STAGES},
}
ALLOWED = {
    **dict.fromkeys(SHARED, SHARED),
    **{stage: {*SHARED, stage, *ALSO.get(stage, set())} for stage in STAGES},
    **{module: {*SHARED, module, *others} for module, others in AFTER_ALL_STAGES.items()},
}
MODULES = sorted(PACKAGE.rglob("*.py"))
EXTRACT = ["syntax", "repair", "dates", "coreference", "actors", "claims", "matching", "roles"]
"""The rooms of `extract`: each may import those before it, and what stands beside them any of them."""


def room_of(module: str) -> str:
    """`kgbuild.read.corpus` lies in the room `read`; `kgbuild` itself is `__init__`."""
    return [*module.split("."), "__init__"][1]


def imported_rooms(path: Path) -> Iterator[tuple[int, str]]:
    yield from ((line, room_of(name)) for line, name in imported_modules(path))


def imported_modules(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}, line {node.lineno}: imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from ((node.lineno, name) for name in names if name.split(".")[0] == "kgbuild")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_what_comes_before_it(path: Path) -> None:
    room = path.relative_to(PACKAGE).with_suffix("").parts[0]

    wrong = [(line, other) for line, other in imported_rooms(path) if other not in ALLOWED[room]]

    assert wrong == []


@pytest.mark.parametrize("room", EXTRACT)
def test_a_room_of_extract_imports_only_what_comes_before_it(room: str) -> None:
    allowed = {*EXTRACT[: EXTRACT.index(room) + 1], "rooms of others"}

    wrong = [
        (path.name, line, other)
        for path in sorted((PACKAGE / "extract" / room).glob("*.py"))
        for line, other in imported_modules(path)
        if (other.split(".")[2] if other.startswith("kgbuild.extract.") else "rooms of others") not in allowed
    ]

    assert wrong == []


def test_every_room_of_extract_has_its_place() -> None:
    assert {path.parent.name for path in (PACKAGE / "extract").glob("*/__init__.py")} == set(EXTRACT)


def test_a_wrong_import_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "plain_text.py"
    path.write_text("from kgbuild.graph import triples\nimport kgbuild.cli\nimport os\n", encoding="utf-8")

    assert list(imported_rooms(path)) == [(1, "graph"), (2, "cli")]


def test_newcomers_are_told_of_every_room() -> None:
    table = (PACKAGE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    told = {name.removeprefix("kgbuild/").rstrip("/") for name in re.findall(r"`([\w/]+(?:\.py)?/?)`", table)}
    rooms = {
        path.name for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }

    assert rooms - told == {"__init__.py"}
