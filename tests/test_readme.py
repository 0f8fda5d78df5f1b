"""Whatever README.md and docs/ show is run, and prints what they say that it prints.

A block marked `console` holds commands after `$ ` and what they print, where `...` stands for anything; one
marked `python` is a program; one with a file's name after its language is that file. The blocks of a page
are run from top to bottom in a copy of `seeds/` and `exports/`. Blocks marked `sh` install things; they are
run by `.ci/run`, in fresh environments.

`python tests/test_readme.py`, run at the top of the repository, writes what commands print now into the
pages, after a change of what kgbuild finds.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from kgbuild import cli

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)(?: +(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ ((?:[^\n]*\\\n)*[^\n]*\n)((?:(?!\$ )[^\n]*\n)*)", re.MULTILINE)
"""A command, over more than one line where lines end in a backslash, and what it prints."""
LOOSELY = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass(frozen=True)
class Block:
    language: str
    file: str | None
    text: str


def blocks_in(text: str) -> Iterator[Block]:
    return (Block(*match.groups()) for match in BLOCK.finditer(text))


def blocks(page: Path) -> Iterator[Block]:
    return blocks_in(page.read_text(encoding="utf-8"))


def furnish(folder: Path) -> dict[str, str]:
    """Puts seeds/, exports/ and a command `kgbuild` into a folder; gives back the environment to run in."""
    for name in ("seeds", "exports"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "bin").mkdir()
    program = folder / "bin" / "kgbuild"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kgbuild "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return {**os.environ, "COLUMNS": "100", "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"}


def printed_by(command: str, folder: Path, environment: dict[str, str]) -> str:
    run = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout + run.stderr


def is_as_shown(shown: str, printed: str) -> bool:
    return not shown.strip() or doctest.OutputChecker().check_output(shown, printed, LOOSELY)


def follow(page: Path, folder: Path) -> Iterator[tuple[str, str, str]]:
    """Does what a page says; yields each command with what the page shows and what it printed."""
    environment = furnish(folder)
    for block in blocks(page):
        if block.file:
            (folder / block.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / block.file).write_text(block.text, encoding="utf-8")
        elif block.language == "console":
            for command, shown in COMMAND.findall(block.text):
                yield command, shown, printed_by(command, folder, environment)
        elif block.language == "python":
            subprocess.run([sys.executable, "-c", block.text], cwd=folder, env=environment, check=True)


@pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="the examples are for a POSIX shell")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_shows_runs_and_prints_that(page: Path, tmp_path: Path) -> None:
    for command, shown, printed in follow(page, tmp_path):
        assert is_as_shown(shown, printed), f"{command} prints:\n{printed}"


def mentioned(page: Path) -> Iterator[str]:
    """Commands that a page names without running them: in its sentences, and in blocks of other kinds."""
    text = page.read_text(encoding="utf-8").replace("\\\n", " ")
    blocks_of_others = [
        block.text for block in blocks_in(text) if block.language not in ("console", "python", "sh")
    ]
    for part in (*blocks_of_others, *re.findall(r"^ {4}.*$", text, re.MULTILINE)):
        yield from re.findall(r"^(?:.*[ =/])?kgbuild ([a-z-].*)$", part, re.MULTILINE)
    yield from re.findall(r"`kgbuild ([^`\n]+)`", BLOCK.sub("", text))


def what_is_wrong_with(command: str) -> str | None:
    """Why the program would not understand a command; that its files are missing here is no reason."""
    words = shlex.split(re.split(r" (?:[|>#]|&&|2>) ?", command)[0])
    group: click.Command = cli.main
    try:
        while words and isinstance(group, click.Group):
            name, group, words = group.resolve_command(click.Context(group), words)
        if words:
            group.make_context(name, words)
    except click.exceptions.Exit:
        return None
    except click.UsageError as error:
        return None if "does not exist" in error.message else f"{command}: {error.format_message()}"
    return None


@pytest.mark.parametrize("page", [*PAGES, ROOT / "ontology" / "README.md"], ids=lambda page: page.name)
def test_commands_that_are_only_mentioned_would_be_understood(page: Path) -> None:
    wrong = [what_is_wrong_with(command) for command in mentioned(page) if "…" not in command]

    assert [complaint for complaint in wrong if complaint] == []


def test_a_command_that_is_wrong_is_noticed() -> None:
    assert what_is_wrong_with("build articles/ --out exports | tail -1") is None
    assert what_is_wrong_with("query") is None
    assert "GRAPH" in (what_is_wrong_with("query --prefixes") or "")
    assert "--quick" in (what_is_wrong_with("build articles/ --quick") or "")
    assert "rebuild" in (what_is_wrong_with("rebuild news") or "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_page_of_the_documentation_is_listed_once() -> None:
    listed = re.findall(r"\]\(([^)/]+)\)", (ROOT / "docs" / "README.md").read_text(encoding="utf-8"))
    pages = [path.name for path in (ROOT / "docs").iterdir() if path.suffix in (".md", ".ipynb")]

    assert sorted(listed) == sorted(set(pages) - {"README.md"})


def test_the_two_commands_of_the_readme_are_one_line_each() -> None:
    installing = [block.text for block in blocks(ROOT / "README.md") if block.language == "sh"][:2]

    assert [text.count("\n") for text in installing] == [1, 1]
    assert "kgbuild build seeds --out exports" in installing[0]
    assert "pytest" in installing[1]


def test_the_tutorial_installs_as_the_readme_does() -> None:
    first = [
        next(b.text for b in blocks(page) if b.language == "sh")
        for page in (PAGES[0], ROOT / "docs" / "tutorial.md")
    ]

    assert first[1].startswith(first[0])


def test_what_a_command_prints_is_compared() -> None:
    page = "$ kgbuild a \\\n    --b\nfirst\n\nlast\n$ kgbuild c\n"

    assert COMMAND.findall(page) == [
        ("kgbuild a \\\n    --b\n", "first\n\nlast\n"),
        ("kgbuild c\n", ""),
    ]
    assert is_as_shown("first\n...\nlast\n", "first\nx\ny\nlast\n")
    assert not is_as_shown("first\n", "last\n")


def refresh(page: Path) -> None:
    """Writes what the commands of a page print into it, where it shows something else."""
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for command, shown, printed in follow(page, Path(folder)):
            if not is_as_shown(shown, printed):
                text = text.replace(f"$ {command}{shown}", f"$ {command}{printed}")
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for each in PAGES:
        refresh(each)
