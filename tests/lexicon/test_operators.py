"""Operators are read from lines: words, where the event stands, and what they make of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.errors import OntologyError
from kgbuild.lexicon.operators import Complement, read_operators


def written(folder: Path, text: str) -> Path:
    path = folder / "own.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_line_gives_signature_form_and_tense(tmp_path: Path) -> None:
    table = read_operators([written(tmp_path, "[verbs]\ntry xcomp@past|ccomp/subjunctive : -|- past\n")])

    (entry,) = table.find("verbs", "try")

    assert entry.signature == ("-", "-")
    assert entry.complements == (Complement("xcomp", "", "past"), Complement("ccomp", "subjunctive"))
    assert entry.effects == {"past"}


def test_lines_that_ask_for_more_come_first(tmp_path: Path) -> None:
    lines = "[verbs]\nhave xcomp : demanded\nhave xcomp@past : +|0\nhave_yet xcomp : -|+\n"
    table = read_operators([written(tmp_path, lines)])

    assert [entry.signature for entry in table.find("verbs", "have")] == [("-", "+"), ("+", "0"), None]


@pytest.mark.parametrize(
    "line",
    [
        "manage xcomp : +|? ",
        "manage xcomp/sometimes : +|-",
        "manage xcomp@yesterday : +|-",
        "manage xcomp : +|- -|+",
        "manage xcomp",
        "manage : +|-",
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(OntologyError, match="line 2"):
        read_operators([written(tmp_path, f"[verbs]\n{line}\n")])


def test_a_section_must_be_known(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="there is no section"):
        read_operators([written(tmp_path, "[verb]\nmanage xcomp : +|-\n")])
