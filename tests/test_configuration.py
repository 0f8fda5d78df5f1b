"""What kgbuild.toml says holds unless an option says otherwise; what is wrong in it is named by line."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgbuild.cli import main
from kgbuild.configuration import read_configuration
from kgbuild.errors import SettingsError

DAILY = """\
# every day
store = "news"
base = "https://data.example.org/"
jobs = 3
document-seconds = 60
merge = false
min-confidence = 0.4

[columns]
text = "body"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_file_gives_defaults_to_the_commands(folder: Path) -> None:
    (folder / "kgbuild.toml").write_text(DAILY, encoding="utf-8")

    defaults = read_configuration().defaults()

    assert defaults["build"]["store"] == "news"
    assert defaults["build"]["jobs"] == 3
    assert defaults["build"]["merging"] is False
    assert defaults["events"]["columns"] == ["text=body"]
    assert defaults["events"]["min_confidence"] == 0.4
    assert "store" not in defaults["events"]
    assert "base" not in defaults["explain"]


def test_paths_are_meant_from_the_folder_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "daily.toml").write_text('ontology = "mine"', encoding="utf-8")

    configuration = read_configuration(tmp_path / "daily.toml")

    assert configuration.values["ontology"] == str(tmp_path / "mine")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# a\n\nstroe = 'news'", "line 3: there is no setting 'stroe'; there are base, "),
        ("jobs = 2\nbase = 3", "line 2: base must be a text, not 3"),
        ("jobs = true", "line 1: jobs must be a whole number, not True"),
        ("min_confidence = 'high'", "line 1: min_confidence must be a number, not 'high'"),
        ("jobs = 2\n\n[columns]\ntext = 1", "line 3: columns must give a name for each field"),
        ("jobs = ", "is no TOML: "),
    ],
)
def test_what_is_wrong_is_named_with_its_line(folder: Path, text: str, message: str) -> None:
    (folder / "kgbuild.toml").write_text(text, encoding="utf-8")

    with pytest.raises(SettingsError) as raised:
        read_configuration()

    assert message in str(raised.value)


def test_config_prints_what_holds_and_where_it_comes_from(folder: Path) -> None:
    (folder / "kgbuild.toml").write_text(DAILY, encoding="utf-8")

    shown = CliRunner().invoke(main, ["config"])

    assert shown.exit_code == 0
    assert 'base = "https://data.example.org/"  # line 3' in shown.output
    assert "document_megabytes = 6000  # kgbuild's own" in shown.output
    assert "# engine is not set" in shown.output
    assert tomllib.loads(shown.output)["columns"] == {"text": "body"}


def test_an_option_overrides_the_file(folder: Path) -> None:
    (folder / "kgbuild.toml").write_text('store = "news"\nbase = "no base"', encoding="utf-8")
    (folder / "a.txt").write_text("", encoding="utf-8")

    by_file = CliRunner().invoke(main, ["build", "a.txt"])
    by_option = CliRunner().invoke(main, ["build", "a.txt", "--base", "https://b.org/"])

    assert (by_file.exit_code, by_option.exit_code) == (2, 1)
    assert "no base" in by_file.output
    assert "holds no text" in by_option.output
