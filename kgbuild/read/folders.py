"""Finds the files below the paths a user names, in the same order everywhere, and gives each an id."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kgbuild.errors import InputError
from kgbuild.read.skipped import SkippedDocument, SkipReason

STDIN = Path("-")
"""Stands for standard input among the paths."""

OnSkip = Callable[[SkippedDocument], object]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read.

    Attributes:
        path: The path as given, or below the folder as given.
        id: Unique among the files found together.
        named: The user named the file itself, not a folder around it.
    """

    path: str
    id: str
    named: bool


def find_files(paths: Sequence[Path], on_skip: OnSkip) -> list[FoundFile]:
    """All files at and below `paths`: in the order given, folders recursively and sorted by name.

    `-` is standard input.

    Hidden files and folders below a folder are passed over, as are files already found. Links are
    followed, and a link back to a folder above is not entered again.

    Raises:
        InputError: A path does not exist; nothing has been read then.
    """
    for given in paths:
        if given != STDIN and not given.exists():
            raise InputError(f"{given}: there is no such file or folder")
    found: list[tuple[str, Path]] = []
    seen: set[str] = set()
    for root in paths:
        if root == STDIN:
            found.append(("-", root))
            continue
        for path in _walk(str(root), on_skip, frozenset()) if root.is_dir() else iter([str(root)]):
            real = os.path.realpath(path)
            if real not in seen:
                seen.add(real)
                found.append((path, root))
    return [
        FoundFile(path, name, path == str(root))
        for (path, root), name in zip(found, _unique_names(found), strict=True)
    ]


def _walk(folder: str, on_skip: OnSkip, above: frozenset[str]) -> Iterator[str]:
    """Paths of the files below a folder, each level sorted by name; `above` are the folders around it."""
    real = os.path.realpath(folder)
    if real in above:
        on_skip(_skip(folder, "is a link to a folder around it, so it is not entered again"))
        return
    try:
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except OSError as error:
        on_skip(_skip(folder, f"cannot be opened ({error.strerror}); check its permissions"))
        return
    for name in names:
        path = os.path.join(folder, name)
        if os.path.isdir(path):
            yield from _walk(path, on_skip, above | {real})
        elif os.path.isfile(path):
            yield path
        else:
            kind = "a pipe, a socket or a device" if os.path.exists(path) else "a link to nothing"
            on_skip(_skip(path, f"is {kind}, and not read"))


def _skip(path: str, message: str) -> SkippedDocument:
    return SkippedDocument(SkipReason.UNREADABLE, message, path=path)


def _unique_names(found: list[tuple[str, Path]]) -> list[str]:
    """A file's name; its path below the given folder, or the whole path, where that is not unique."""
    names = [[_name(form) for form in _forms(path, root)] for path, root in found]
    chosen = [0] * len(names)
    for _ in range(3):
        count = Counter(forms[depth] for forms, depth in zip(names, chosen, strict=True))
        for i, forms in enumerate(names):
            if count[forms[chosen[i]]] > 1 and chosen[i] < len(forms) - 1:
                chosen[i] += 1
    return [forms[depth] for forms, depth in zip(names, chosen, strict=True)]


def _forms(path: str, root: Path) -> tuple[str, str, str, str]:
    below = os.path.relpath(path, root) if path != str(root) else os.path.basename(path)
    if root == STDIN:
        return ("stdin",) * 4
    return os.path.basename(path), below, os.path.join(root.name, below), path


def _name(path: str) -> str:
    """The path with slashes on every system; bytes that are no text become replacement characters."""
    return path.replace(os.sep, "/").encode("utf-8", "replace").decode("utf-8")
