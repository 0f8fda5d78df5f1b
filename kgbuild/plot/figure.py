"""Draws events over time: cooperation above, conflict below, with how friendly or hostile it was on average.

What is sure and what is not differ in fill and hatching, not only in colour. The same events give the same
file, to the byte, with the same version of matplotlib.
"""

from __future__ import annotations

import datetime as dt
import io
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kgbuild.errors import MissingExtraError
from kgbuild.export.palette import AHEAD, ALLEGED, ASSERTED, DENIED, QUAD_COLORS
from kgbuild.plot.periods import Period, starts_between
from kgbuild.plot.points import Direction, Point

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SETTINGS: dict[Any, Any] = {
    "svg.hashsalt": "kgbuild",
    "svg.fonttype": "none",
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "hatch.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
}
"""DejaVu Sans comes with matplotlib, so that a text is as wide on every machine."""
UNDATED_FILE = {"svg": {"Date": None, "Creator": None}, "png": {"Software": None}}
"""Keeps out of a file what matplotlib would write beside the figure."""

NAMES = {
    ASSERTED: "occurred or going on",
    ALLEGED: "alleged or disputed",
    AHEAD: "planned, threatened …",
    DENIED: "denied, did not happen",
}
HATCHES = {ASSERTED: "", ALLEGED: "....", AHEAD: "////", DENIED: "xxxx"}
FILLS = {ASSERTED: "full", ALLEGED: "none", AHEAD: "bottom", DENIED: "none"}
MARKERS = {Direction.FORWARD: "^", Direction.BACKWARD: "v", Direction.BOTH: "o"}
PLACES = {Direction.FORWARD: -0.5, Direction.BACKWARD: 0.5, Direction.BOTH: 0.0}
"""Where events without date stand beside each other."""
COOPERATION, CONFLICT = QUAD_COLORS["MaterialCooperation"], QUAD_COLORS["MaterialConflict"]
DENIED_COLOR, LEGEND_COLOR = "#8C8C8C", "#555555"
_EPOCH = dt.date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a figure is to show.

    Attributes:
        title: Stands above it.
        points: The events.
        period: What a bar stands for.
        directions: What the direction of an event means, where events are drawn one by one; else empty.
    """

    title: str
    points: Sequence[Point]
    period: Period
    directions: Mapping[Direction, str]


@dataclass(frozen=True, slots=True)
class _Panels:
    """Values above, counts below; to their right what has no date, or one too vague."""

    values: Axes
    counts: Axes
    undated_values: Axes
    undated_counts: Axes


def drawn(plan: Plan, format: str) -> bytes:
    """The figure as the content of a file.

    Args:
        plan: What to show.
        format: `svg` or `png`.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    try:
        import matplotlib as mpl  # noqa: PLC0415 - an extra
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("matplotlib", "plot", "to draw a figure") from error
    with mpl.rc_context(SETTINGS):
        figure = Figure(figsize=(9, 6), dpi=150, layout="constrained")
        figure.suptitle(plan.title)
        panels = _panels(figure, plan)
        _draw_points(panels, plan)
        _draw_means(panels, plan)
        _draw_counts(panels, plan)
        figure.legend(handles=_legend(plan), loc="outside lower center", ncols=4, frameon=False, fontsize=8)
        content = io.BytesIO()
        figure.savefig(content, format=format, metadata=UNDATED_FILE[format])
    return content.getvalue()


def _panels(figure: Figure, plan: Plan) -> _Panels:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter  # noqa: PLC0415 - an extra
    from matplotlib.ticker import FuncFormatter, MaxNLocator  # noqa: PLC0415 - an extra

    grid = figure.add_gridspec(2, 2, width_ratios=(11, 1), height_ratios=(3, 2))
    counts = figure.add_subplot(grid[1, 0])
    values = figure.add_subplot(grid[0, 0], sharex=counts)
    undated_counts = figure.add_subplot(grid[1, 1])
    undated_values = figure.add_subplot(grid[0, 1], sharey=values)
    for axes in (values, counts, undated_values, undated_counts):
        axes.axhline(0, color="black", linewidth=0.8)
    values.set_ylim(-10.8, 10.8)
    values.set_ylabel("Goldstein scale")
    values.tick_params(labelbottom=False)
    counts.set_ylabel(f"events per {plan.period}")
    for axes in (counts, undated_counts):
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{abs(value):g}"))
    if starts := starts_between(plan.period, _days(plan)):
        locator = AutoDateLocator(maxticks=8)  # type: ignore[no-untyped-call]
        counts.xaxis.set_major_locator(locator)
        counts.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
        before, after = starts[0] - dt.timedelta(days=1), plan.period.next(starts[-1])
        if len(starts) < 4:  # bars as wide as the figure would look like areas
            before, after = plan.period.start(before), plan.period.next(after)
        counts.set_xlim(_number(before), _number(after))
    else:
        counts.set_xticks([])  # a formatter of dates would fail without any
    for axes in (undated_values, undated_counts):
        axes.set_xlim(-1, 1)
        axes.tick_params(bottom=False, labelbottom=False)
    undated_values.tick_params(labelleft=False)
    undated_counts.set_xlabel(f"no date, or\nvaguer than\na {plan.period}", fontsize=7)
    return _Panels(values, counts, undated_values, undated_counts)


def _days(plan: Plan) -> list[dt.date]:
    return [day for point in plan.points for day in (point.begin, point.end) if day is not None]


def _number(day: dt.date) -> float:
    """A day as matplotlib counts them."""
    return float((day - _EPOCH).days)


def _draw_points(panels: _Panels, plan: Plan) -> None:
    """Events by their value on the Goldstein scale; those that coincide as one, with their number."""
    if not plan.directions:
        return
    for point, number in Counter(plan.points).items():
        if point.goldstein is not None:
            _draw_point(panels, point, point.goldstein, number)


def _draw_point(panels: _Panels, point: Point, height: float, number: int) -> None:
    """A line shows the days that a vague date can mean."""
    color = DENIED_COLOR if point.group == DENIED else QUAD_COLORS[point.quad]
    axes, place = panels.undated_values, PLACES[point.direction]
    if point.begin is not None and point.end is not None:
        begin, end = _number(point.begin), _number(point.end) + 1
        axes, place = panels.values, (begin + end) / 2
        if end - begin > 1:
            axes.plot([begin, end], [height, height], color=color, linewidth=0.8, alpha=0.6)
    look: dict[str, Any] = {"fillstyle": FILLS[point.group], "markerfacecoloralt": "white", "color": color}
    size = 6 + min(number, 25) ** 0.5
    axes.plot([place], [height], marker=MARKERS[point.direction], markersize=size, zorder=3, **look)
    if point.group == DENIED:
        axes.plot([place], [height], marker="x", color=color, markersize=4, zorder=4)
    if number > 1:
        axes.annotate(f"{number}", (place, height), (6, 3), textcoords="offset points", fontsize=7, zorder=5)


def _draw_means(panels: _Panels, plan: Plan) -> None:
    """The mean value of what occurred in each period."""
    found: dict[dt.date | None, list[float]] = defaultdict(list)
    for point in plan.points:
        if point.group == ASSERTED and point.goldstein is not None:
            found[plan.period.holding(point)].append(point.goldstein)
    means = {start: sum(values) / len(values) for start, values in found.items()}
    starts = starts_between(plan.period, [start for start in means if start is not None])
    middles = [(_number(start) + _number(plan.period.next(start))) / 2 for start in starts]
    look: dict[str, Any] = {"color": "black", "linewidth": 1.2, "marker": ".", "zorder": 2}
    # Where nothing occurred the line is broken.
    panels.values.plot(middles, [means.get(start, math.nan) for start in starts], **look)
    if None in means:
        panels.undated_values.plot([0], [means[None]], **look)


def _draw_counts(panels: _Panels, plan: Plan) -> None:
    """Bars of cooperation upwards and of conflict downwards, in parts by how sure they are."""
    counts = Counter((point.is_cooperation, point.group, plan.period.holding(point)) for point in plan.points)
    heights: dict[tuple[bool, dt.date | None], int] = defaultdict(int)
    order = list(NAMES)
    for (side, group, start), number in sorted(
        counts.items(), key=lambda item: (order.index(item[0][1]), item[0][0], item[0][2] or dt.date.min)
    ):
        color = COOPERATION if side else CONFLICT
        look: dict[str, Any] = {
            "facecolor": color if group == ASSERTED else "white",
            "edgecolor": DENIED_COLOR if group == DENIED else color,
            "hatch": HATCHES[group],
        }
        signed = number if side else -number
        bottom = heights[side, start]
        heights[side, start] += signed
        if start is None:
            panels.undated_counts.bar(0, signed, 1.2, bottom, linewidth=0.8, **look)
        else:
            begin, end = _number(start), _number(plan.period.next(start))
            panels.counts.bar((begin + end) / 2, signed, 0.9 * (end - begin), bottom, linewidth=0.8, **look)

    for axes in (panels.counts, panels.undated_counts):
        low, high = axes.get_ylim()
        axes.set_ylim(min(low, -1.2), max(high, 1.2))


def _legend(plan: Plan) -> list[Any]:
    from matplotlib.lines import Line2D  # noqa: PLC0415 - an extra
    from matplotlib.patches import Patch  # noqa: PLC0415

    sides = {"cooperation": COOPERATION, "conflict": CONFLICT}
    handles: list[Any] = [
        Patch(facecolor=color, edgecolor=color, label=name) for name, color in sides.items()
    ]
    groups = {point.group for point in plan.points}
    for group in [group for group in NAMES if group in groups and groups != {ASSERTED}]:
        face = LEGEND_COLOR if group == ASSERTED else "white"
        handles.append(
            Patch(facecolor=face, edgecolor=LEGEND_COLOR, hatch=HATCHES[group], label=NAMES[group])
        )
    shown = {point.direction for point in plan.points}
    for direction in [direction for direction in plan.directions if direction in shown]:
        look: dict[str, Any] = {"color": LEGEND_COLOR, "marker": MARKERS[direction], "linestyle": "none"}
        handles.append(Line2D([], [], label=plan.directions[direction], **look))
    if any(point.group == ASSERTED for point in plan.points):
        handles.append(
            Line2D([], [], color="black", linewidth=1.2, marker=".", label="mean of what occurred")
        )
    return handles
