"""Writes files so that nobody ever meets half of one: beside the old file, then renamed over it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TextIO

from kgbuild.errors import OutputError

Writer = Callable[[TextIO], object]
"""Writes one file's whole content to an open UTF-8 stream."""


def check_writable(paths: Iterable[Path]) -> None:
    """Makes sure that these files can be written, before hours are spent on what goes into them.

    Nothing on the disk is changed: folders that are missing are only looked for.

    Raises:
        OutputError: A file is a folder, or the nearest folder above it is none or may not be written to.
    """
    for path in paths:
        if path.is_dir():
            raise OutputError(f"{path} cannot be written: it is a folder")
        if path.exists() and not path.is_file():
            continue
        above = next(folder for folder in path.absolute().parents if folder.exists())
        if not above.is_dir():
            raise OutputError(f"{path} cannot be written: {above} is not a folder")
        if not os.access(above, os.W_OK | os.X_OK):
            raise OutputError(f"{path} cannot be written: the folder {above} may not be written to")


def write_files(writers: Mapping[Path, Writer]) -> None:
    """Writes these files, all of them or none; the folders above them are made.

    Every file is UTF-8 with line feeds, on every system. A device or pipe is written to directly.

    Raises:
        OutputError: One cannot be written; what stood under any of the names is untouched.
    """
    partials: dict[Path, Path] = {}
    try:
        for path, writer in writers.items():
            target = path.resolve()
            partials[target] = _beside(target)
            _write(path, partials[target], writer)
        for target, partial in partials.items():
            _rename(partial, target)
    finally:
        for target, partial in partials.items():
            if partial != target:
                partial.unlink(missing_ok=True)


def _beside(target: Path) -> Path:
    """The name to write under; the process's number keeps two runs into one folder apart."""
    if target.exists() and not target.is_file():
        return target
    return target.with_name(f".{target.name}.{os.getpid()}.partial")


def _write(path: Path, partial: Path, writer: Writer) -> None:
    try:
        partial.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("w", encoding="utf-8", newline="\n") as stream:
            writer(stream)
    except OSError as error:
        raise _unwritable(path, error) from error


def _rename(partial: Path, target: Path) -> None:
    if partial == target:
        return
    try:
        partial.replace(target)
    except OSError as error:
        raise _unwritable(target, error) from error


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path} cannot be written: {error.strerror or error}; nothing was changed")
