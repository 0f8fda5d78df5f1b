"""Drawing a graph: figures for papers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kgbuild.commands.network import selection_options
from kgbuild.commands.options import graph_argument


@click.command()
@graph_argument
@click.argument("figure", type=click.Choice(["dyad", "timeline"]))
@click.argument("codes", nargs=-1, metavar="[CODE CODE]")
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write: .svg or .png.",
)
@click.option(
    "--per",
    type=click.Choice(["week", "month", "quarter", "year"]),
    help="What a bar stands for; what fits, without this.",
)
@selection_options
def plot(graph: Path, figure: str, codes: tuple[str, ...], out: Path, per: str | None, **wishes: Any) -> None:
    """Draws events over time, cooperation above and conflict below.

    GRAPH is a file or store that `kgbuild build` wrote. A dyad is what two countries, given by their ISO 3166
    codes, did to each other; a timeline is all that happened. Only what occurred, or is going on, is shown
    unless you include more, which is then told apart. Needs matplotlib: pip install 'kgbuild[plot]'.

    \b
    Examples:
      kgbuild plot exports/graph.ttl dyad CHN USA --out china-usa.svg --include all
      kgbuild plot exports/graph.ttl timeline --out timeline.png --per month
    """
    from kgbuild.networks import Wish
    from kgbuild.plot.periods import Period
    from kgbuild.plot.plots import write_dyad, write_timeline

    wish, period = Wish(**wishes), None if per is None else Period(per)
    if figure == "dyad":
        number = write_dyad(graph, codes, out, wish, period)
    elif codes:
        raise click.UsageError("a timeline is of all countries, or of those that --countries names")
    else:
        number = write_timeline(graph, out, wish, period)
    click.echo(f"Wrote {out}: {number} events")
