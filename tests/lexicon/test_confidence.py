"""What the signs of a well or badly read event weigh, as a file says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.errors import OntologyError
from kgbuild.lexicon.confidence import BASE, Weights, load_weights, read_weights
from kgbuild.lexicon.ontology import load_ontology

OWN = """\
# judged by ourselves
sign,weight,words
base,1.10,
deep,-0.50,"each level, as it were"
"""
PACKAGE = load_weights()
SIGNS = st.lists(st.sampled_from([*sorted(PACKAGE.of_sign), "never heard of"]), max_size=40)


def test_a_sign_adds_its_weight_each_time_it_is_found(tmp_path: Path) -> None:
    (tmp_path / "confidence.csv").write_text(OWN, encoding="utf-8")

    weights = read_weights(tmp_path / "confidence.csv")

    assert [weights.share_right(["deep"] * times) for times in range(3)] == [0.75, 0.65, 0.52]
    assert weights.words["deep"] == "each level, as it were"


def test_a_users_table_takes_the_place_of_the_packages(tmp_path: Path) -> None:
    (tmp_path / "confidence.csv").write_text(OWN, encoding="utf-8")

    assert load_ontology(tmp_path).confidence == read_weights(tmp_path / "confidence.csv")
    assert load_ontology().confidence == PACKAGE


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("sign,weight\nbase,1\n", 1, "must begin with the columns sign,weight,words"),
        ("sign,weight,words\nbase,1,\ndeep,-1\n", 3, "has 2 columns where 3 are needed"),
        ("sign,weight,words\nbase,high,\n", 2, "'high' is no number"),
        ("sign,weight,words\nbase,inf,\n", 2, "'inf' is no number"),
        ("sign,weight,words\nbase,1,\nbase,2,\n", 3, "'base' stands here a second time"),
        ("sign,weight,words\nbase,1,\ndepth,2,\n", 3, "there is no sign 'depth'; there are deep, listed"),
        ("sign,weight,words\ndeep,-1,each level\n", 1, "has no row 'base'"),
    ],
)
def test_what_is_wrong_in_a_table_is_named_by_line(
    tmp_path: Path, text: str, line: int, problem: str
) -> None:
    path = tmp_path / "confidence.csv"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(OntologyError, match=f"{path.name}.*{line}.*{problem}"):
        load_weights(tmp_path)


def test_the_package_says_of_every_sign_what_it_is() -> None:
    assert BASE not in PACKAGE.of_sign
    assert all(PACKAGE.words[sign] for sign in PACKAGE.of_sign)


@given(SIGNS, st.randoms(use_true_random=False))
def test_a_share_is_one_to_two_places_whatever_the_order(signs, random) -> None:
    share = PACKAGE.share_right(signs)

    assert 0 <= share <= 1
    assert share == round(share, 2)
    random.shuffle(signs)
    assert PACKAGE.share_right(signs) == share


@given(SIGNS, st.sampled_from(sorted(PACKAGE.of_sign)))
def test_a_sign_more_changes_the_share_to_its_side_or_not_at_all(signs, sign) -> None:
    change = PACKAGE.share_right([*signs, sign]) - PACKAGE.share_right(signs)

    assert change * PACKAGE.of_sign[sign] >= 0


def test_odds_beyond_all_measure_are_certainties() -> None:
    assert Weights(10**9, {}, {}).share_right([]) == 1.0
    assert Weights(-(10**9), {}, {}).share_right([]) == 0.0
