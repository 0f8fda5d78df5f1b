"""Nobody ever meets half a file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TextIO

import pytest

from kgbuild.errors import OutputError
from kgbuild.files import check_writable, write_files


def writes(text: str):
    return lambda stream: stream.write(text)


def breaks_off(stream: TextIO) -> None:
    stream.write("half")
    raise OSError(28, "No space left on device")


def test_files_are_written_with_the_folders_above_them(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "graph.ttl"

    write_files({path: writes("a b c .\n")})

    assert path.read_bytes() == b"a b c .\n"


def test_text_is_utf8_with_line_feeds_on_every_system(tmp_path: Path) -> None:
    write_files({tmp_path / "a.txt": writes("Erdoğan\nÅland\n")})

    assert (tmp_path / "a.txt").read_bytes() == "Erdoğan\nÅland\n".encode()


def test_a_full_disk_leaves_every_old_file_and_no_new_one(tmp_path: Path) -> None:
    old, new, broken = tmp_path / "old.ttl", tmp_path / "new.ttl", tmp_path / "broken.ttl"
    old.write_text("old", encoding="utf-8")

    with pytest.raises(OutputError, match=r"broken\.ttl cannot be written: No space left on device"):
        write_files({old: writes("newer"), new: writes("new"), broken: breaks_off})

    assert os.listdir(tmp_path) == ["old.ttl"]
    assert old.read_text(encoding="utf-8") == "old"


def test_an_interruption_leaves_nothing_half_written(tmp_path: Path) -> None:
    def interrupted(stream: TextIO) -> None:
        stream.write("half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_files({tmp_path / "graph.ttl": interrupted})

    assert os.listdir(tmp_path) == []


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.ttl", tmp_path / "link.ttl"
    real.write_text("old", encoding="utf-8")
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("this system makes no links")

    write_files({link: writes("new")})

    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="has no /dev/null")
def test_a_device_is_written_to_and_never_replaced() -> None:
    check_writable([Path("/dev/null")])
    write_files({Path("/dev/null"): writes("text")})

    assert Path("/dev/null").is_char_device()


def test_what_cannot_be_written_is_known_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(OutputError, match=r"file is not a folder$"):
        check_writable([tmp_path / "file" / "below" / "graph.ttl"])
    with pytest.raises(OutputError, match=r"it is a folder$"):
        check_writable([tmp_path])


@pytest.mark.skipif(os.name == "nt" or getattr(os, "geteuid", lambda: 1)() == 0, reason="may write anywhere")
def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(OutputError, match=r"may not be written to$"):
        check_writable([tmp_path / "graph.ttl"])


def test_looking_changes_nothing(tmp_path: Path) -> None:
    check_writable([tmp_path / "new" / "graph.ttl"])

    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="has no file size limit")
def test_a_real_limit_of_the_system_is_one_sentence(tmp_path: Path) -> None:
    """The system itself refuses to write on, as on a full disk, and not a stand-in for it."""
    program = (
        "import resource, pathlib, sys\n"
        "from kgbuild.errors import OutputError\n"
        "from kgbuild.files import write_files\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))\n"
        "try:\n"
        "    write_files({pathlib.Path(sys.argv[1]): lambda stream: stream.write('x' * 1_000_000)})\n"
        "except OutputError as error:\n"
        "    print(error)\n"
    )
    target = tmp_path / "graph.ttl"

    run = subprocess.run([sys.executable, "-c", program, target], capture_output=True, text=True, check=True)

    assert run.stdout == f"{target} cannot be written: File too large; nothing was changed\n"
    assert os.listdir(tmp_path) == []
