"""The disparity filter keeps what is large for one of the two actors, however small it is for others."""

import pytest

from kgbuild.export.backbone import significant
from kgbuild.export.network import Edge


def edges_of(weights):
    return [Edge(f"{s} > {k} > {t}", s, t, {"weight": float(w)}) for (s, k, t), w in weights.items()]


def test_of_a_star_with_one_heavy_edge_that_edge_remains():
    star = edges_of({("hub", "Meeting", f"leaf{i}"): 1 for i in range(9)} | {("hub", "Meeting", "heavy"): 91})

    kept = significant(star, 0.05)

    assert [edge.target for edge in kept] == ["heavy"]


def test_where_all_weights_are_alike_nothing_stands_out():
    star = edges_of({("hub", "Meeting", f"leaf{i}"): 7 for i in range(10)})

    assert significant(star, 0.3) == []


@pytest.mark.parametrize(("level", "number"), [(0.13, 1), (0.12, 0)])
def test_the_level_is_the_formula_of_the_paper(level, number):
    # one of three partners with half of the strength: (1 - 1/2) ** 2 = 0.25; with 65 of 100: 0.1225
    star = edges_of({("hub", "Visit", "a"): 65, ("hub", "Visit", "b"): 20, ("hub", "Visit", "c"): 15})

    assert len(significant(star, level)) == number


def test_kinds_of_a_pair_are_taken_together_and_kept_together():
    weights = {("hub", "Meeting", "a"): 40, ("hub", "Visit", "a"): 40}
    weights |= {("hub", "Meeting", leaf): 10 for leaf in ("b", "c")}

    assert {edge.id for edge in significant(edges_of(weights), 0.05)} == {
        "hub > Meeting > a",
        "hub > Visit > a",
    }


def test_a_small_actor_keeps_its_large_edge_to_a_large_one():
    weights = {("big", "Aid", f"other{i}"): 100 for i in range(20)} | {("big", "Aid", "small"): 5}
    weights |= {(f"neighbour{i}", "Aid", "small"): 0.1 for i in range(5)}

    kept = significant(edges_of(weights), 0.05)

    assert [(edge.source, edge.target) for edge in kept] == [("big", "small")]
