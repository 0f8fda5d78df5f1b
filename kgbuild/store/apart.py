"""Keeps, beside a store's documents, which merges its user has undone, so that the next run knows it too."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from kgbuild.files import write_files
from kgbuild.resolve.apart import COLUMNS, NOTHING, Apart, read_apart
from kgbuild.store.folder import Store

FILE = "apart.csv"
"""Its name in the store's folder."""


def kept_apart(place: Store) -> Apart:
    """What the user keeps apart: by the file that is named now, or by the one that was named last.

    Raises:
        SettingsError: The file cannot be read, or a row of it does not tell two mentions.
        OutputError: The store cannot be written.
    """
    kept, named = place.folder / FILE, place.settings.keep_apart
    if named is None:
        return read_apart(kept) if kept.is_file() else NOTHING
    apart = read_apart(named)
    _write(apart, kept)
    return apart


def _write(apart: Apart, path: Path) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(apart.rows())
    write_files({path: lambda stream: stream.write(text.getvalue())})
