"""Fields other than politics: their words, and what leaves a sentence alone all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.errors import OntologyError
from kgbuild.lexicon.contexts import read_contexts
from kgbuild.lexicon.ontology import load_ontology

FIELDS = """\
[sport: every event]
goalkeeper NBA  # and more
[accident]
derail collide
unless bomber
"""


def test_fields_have_words_and_words_that_call_them_off(tmp_path: Path) -> None:
    path = tmp_path / "contexts.txt"
    path.write_text(FIELDS, encoding="utf-8")

    sport, accident = read_contexts([path])

    assert (sport.name, sport.hides_all, accident.hides_all) == ("sport", True, False)
    assert sport.covers({"the", "NBA"})
    assert not sport.covers({"the", "nba"})
    assert accident.covers({"train", "derail"})
    assert not accident.covers({"train", "derail", "bomber"})


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("goalkeeper\n", 1, "'goalkeeper' stands before the first"),
        ("[sport]\n\n[markets: all]\n", 3, "'all' is not 'every event'"),
    ],
)
def test_a_wrong_field_is_named_with_file_and_line(
    tmp_path: Path, text: str, line: int, problem: str
) -> None:
    path = tmp_path / "contexts.txt"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(OntologyError, match=problem) as caught:
        read_contexts([path])

    assert (caught.value.path, caught.value.line) == (path, line)


def test_a_users_fields_stand_beside_those_of_kgbuild(tmp_path: Path) -> None:
    (tmp_path / "contexts.txt").write_text("[chess]\ncheckmate\n", encoding="utf-8")

    names = [field.name for field in load_ontology(tmp_path).other_fields]

    assert names == [*(field.name for field in load_ontology().other_fields), "chess"]
