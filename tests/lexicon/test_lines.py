"""Files of the ontology as people save them: with a byte-order mark, in another encoding, not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.errors import OntologyError
from kgbuild.lexicon.lines import entries, numbered_lines
from kgbuild.lexicon.ontology import load_ontology


def test_lines_have_their_numbers_and_entries_no_comments(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text("\ufeff[Meeting]  # talks, too\n\n# none\nSOURCE meet TARGET\n", encoding="utf-8")

    assert list(entries(path)) == [(1, "[Meeting]"), (4, "SOURCE meet TARGET")]
    assert [number for number, _ in numbered_lines(path)] == [1, 2, 3, 4]


def test_a_file_in_another_encoding_is_named_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "triggers").mkdir()
    path = tmp_path / "triggers" / "own.txt"
    path.write_bytes("[Meeting]\nSOURCE toast TARGET -fiancée\n".encode("latin-1"))

    with pytest.raises(OntologyError, match=r"own\.txt, line 2: is not UTF-8 text; save it as UTF-8"):
        load_ontology(tmp_path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"none\.txt: cannot be read: "):
        list(entries(tmp_path / "none.txt"))
