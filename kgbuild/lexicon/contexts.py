"""Reads the words of fields in which verbs of conflict mean something else: sport, markets."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kgbuild.errors import OntologyError


def read_contexts(paths: Iterable[Path]) -> frozenset[str]:
    """The words of all fields, lower case.

    Raises:
        OntologyError: A line stands before the first section.
    """
    words: set[str] = set()
    for path in paths:
        section = None
        for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            line = raw.partition("#")[0].strip()
            if line.startswith("["):
                section = line.strip("[] ")
            elif line and section is None:
                raise OntologyError(f"'{line}' stands before the first [section]", path, number)
            else:
                words.update(line.lower().split())
    return frozenset(words)
