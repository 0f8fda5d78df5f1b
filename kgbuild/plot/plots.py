"""Draws a figure of any graph that kgbuild wrote into a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from kgbuild.errors import InputError, SettingsError
from kgbuild.files import check_writable, write_files
from kgbuild.lexicon.gazetteer import load_gazetteer
from kgbuild.networks import Wish, country_codes, selection_of
from kgbuild.plot.figure import Plan, drawn
from kgbuild.plot.periods import Period, fitting_period
from kgbuild.plot.points import Direction, Point, dyad_points, points_of
from kgbuild.query.graph_corpus import corpus_of_graph

FORMATS = ("svg", "png")


def write_dyad(
    graph: Path, countries: Sequence[str], out: Path, wish: Wish, period: Period | None = None
) -> int:
    """Draws what two countries did to each other over time.

    Args:
        graph: A file or store that kgbuild wrote.
        countries: The ISO 3166-1 alpha-3 codes of the two. Who acts for a country stands for it, its
            nationals do not.
        out: Ends in `.svg` or `.png`.
        wish: What to show beside what occurred, and of when.
        period: What a bar stands for; what fits where None.

    Returns:
        How many events it shows.

    Raises:
        InputError: The graph cannot be read, or has no such event.
        MissingExtraError: matplotlib is not installed.
        SettingsError: A code is none, there are not two, or `out` ends in something else.
    """
    if len(set(countries)) != 2:
        raise SettingsError("a dyad has two countries: kgbuild plot GRAPH dyad CHN USA --out FILE")
    country_codes(countries)
    first, second = (code.upper() for code in countries)
    _check(out)
    corpus, base = corpus_of_graph(graph)
    points = dyad_points(corpus, selection_of(wish, corpus), base, (first, second))
    one, other = (load_gazetteer().countries[code].name for code in (first, second))
    directions = {
        Direction.FORWARD: f"{one} to {other}",
        Direction.BACKWARD: f"{other} to {one}",
        Direction.BOTH: "both alike",
    }
    plan = Plan(f"{one} and {other}", points, period or fitting_period(points), directions)
    return _write(plan, out, f"between {one} and {other}")


def write_timeline(graph: Path, out: Path, wish: Wish, period: Period | None = None) -> int:
    """Draws all events of a graph over time; arguments, errors and what comes back as for `write_dyad`."""
    _check(out)
    corpus, base = corpus_of_graph(graph)
    selection = selection_of(wish, corpus)
    points = points_of(corpus, selection, base)
    title = "Events" if not selection.countries else f"Events of {', '.join(sorted(selection.countries))}"
    return _write(Plan(title, points, period or fitting_period(points), {}), out, "to show")


def _check(out: Path) -> None:
    if out.suffix.lower().removeprefix(".") not in FORMATS:
        raise SettingsError(f"{out} must end in .svg or .png to hold a figure")
    check_writable([out])


def _write(plan: Plan, out: Path, missing: str) -> int:
    points: Sequence[Point] = plan.points
    if not points:
        raise InputError(f"the graph has no event {missing}; --include all shows what did not occur, too")
    content = drawn(plan, out.suffix.lower().removeprefix("."))

    def write(stream: TextIO) -> None:
        stream.buffer.write(content)

    write_files({out: write})
    return len(points)
