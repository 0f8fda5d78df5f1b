"""Which files are found below a path, in which order and under which id."""

import os
from pathlib import Path

import pytest

from kgbuild.errors import InputError
from kgbuild.read.folders import find_files
from kgbuild.read.skipped import SkippedDocument


def write(path: Path, text: str = "Xi denied it.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def ids(*paths: Path) -> list[str]:
    return [found.id for found in find_files(paths, lambda skip: None)]


def test_folders_are_read_recursively_and_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c/y.txt", "a10.txt", "a2.txt"):
        write(tmp_path / name)

    assert ids(tmp_path) == ["y.txt", "z.txt", "a10.txt", "a2.txt", "b.txt"]


def test_the_order_of_given_paths_is_kept_and_no_file_is_read_twice(tmp_path: Path) -> None:
    a, b = write(tmp_path / "a.txt"), write(tmp_path / "b.txt")

    assert ids(b, tmp_path, a) == ["b.txt", "a.txt"]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    write(tmp_path / "x/1.txt"), write(tmp_path / "y/1.txt"), write(tmp_path / "2.txt")

    assert ids(tmp_path) == ["2.txt", "x/1.txt", "y/1.txt"]


def test_folders_of_one_layout_are_told_apart_by_their_own_name(tmp_path: Path) -> None:
    write(tmp_path / "may/1.txt"), write(tmp_path / "june/1.txt")

    assert ids(tmp_path / "may", tmp_path / "june") == ["may/1.txt", "june/1.txt"]


def test_folders_of_one_name_are_told_apart_by_their_path(tmp_path: Path) -> None:
    write(tmp_path / "x/may/1.txt"), write(tmp_path / "y/may/1.txt")

    found = ids(tmp_path / "x/may", tmp_path / "y/may")

    assert len(set(found)) == 2
    assert all(name.endswith("may/1.txt") for name in found)


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path / ".DS_Store"), write(tmp_path / ".git/config"), write(tmp_path / "a.txt")

    assert ids(tmp_path) == ["a.txt"]


def test_a_path_that_does_not_exist_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt: there is no such file or folder"):
        find_files([write(tmp_path / "a.txt"), tmp_path / "nowhere.txt"], lambda skip: None)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_loop_of_links_ends_and_is_told(tmp_path: Path) -> None:
    write(tmp_path / "news/a.txt")
    (tmp_path / "news/again").symlink_to(tmp_path, target_is_directory=True)
    skipped: list[SkippedDocument] = []

    found = find_files([tmp_path], skipped.append)

    assert [f.id for f in found] == ["a.txt"]
    assert ["link to a folder around it" in str(s) for s in skipped] == [True]


@pytest.mark.skipif(os.name == "nt", reason="such names are not possible on Windows")
def test_names_with_line_breaks_and_bytes_that_are_no_text(tmp_path: Path) -> None:
    write(tmp_path / "two\nlines.txt")
    with open(os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt"), "w") as stream:
        stream.write("Xi denied it.")

    assert ids(tmp_path) == ["caf?.txt", "two\nlines.txt"]


def test_an_empty_folder_holds_no_files(tmp_path: Path) -> None:
    assert ids(tmp_path) == []
