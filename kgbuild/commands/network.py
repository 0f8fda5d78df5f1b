"""Drawing a graph: networks for Gephi and other programs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kgbuild.commands.options import confidence_option, graph_argument


def words(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """`planned,alleged` from the command line as words; the option may be given more than once."""
    return tuple(word for value in given for word in value.replace(",", " ").split())


def selection_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say what of a graph is shown."""
    options = (
        click.option(
            "--include",
            multiple=True,
            callback=words,
            metavar="STATUS,...",
            help="Show, and mark, also what did not happen: planned, considered, threatened, demanded, "
            "denied, not-occurred, alleged; disputed, for who is said, and contested, to have part; or all.",
        ),
        click.option(
            "--since",
            metavar="DATE",
            help="Only what has a date in this year, month or day or later.",
        ),
        click.option("--until", metavar="DATE", help="Only what has a date in it or earlier."),
        click.option(
            "--countries",
            multiple=True,
            callback=words,
            metavar="CODE,...",
            help="Only what an actor of one of these countries takes part in, such as USA,CHN.",
        ),
        click.option(
            "--types",
            multiple=True,
            callback=words,
            metavar="CLASS,...",
            help="Only these event classes and those below them, such as Sanction,Meeting.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@graph_argument
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write: .gexf, with a time line in Gephi, or .graphml.",
)
@click.option(
    "--kind",
    type=click.Choice(["actors", "events"]),
    default="actors",
    help="Who did what to whom, which is what you get without this; or a node for each event.",
)
@selection_options
@confidence_option
@click.option("--named", is_flag=True, help="Only actors that have a name.")
@click.option(
    "--min-weight",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    help="Only edges between actors that stand for at least N events.",
)
@click.option(
    "--backbone",
    type=click.FloatRange(0, 1, min_open=True),
    metavar="LEVEL",
    help="Only edges that are significant for one of the two actors by the disparity filter (Serrano and "
    "others 2009): 0.05 keeps few, 0.5 many.",
)
def network(graph: Path, out: Path, kind: str, **wishes: Any) -> None:
    """Writes a network for Gephi and other programs.

    GRAPH is a file or store that `kgbuild build` wrote. Only what occurred, or is going on, and whom nobody
    contests to have taken part, is shown unless you include more. docs/gephi.md leads from there to a figure,
    and says what each column means.

    \b
    Examples:
      kgbuild network exports/graph.ttl --out all.gexf --include all
      kgbuild network exports/graph.ttl --out events.graphml --kind events
      kgbuild network exports/graph.ttl --out large.gexf --named --backbone 0.1
    """
    from kgbuild.networks import Wish, write_network

    written = write_network(graph, out, kind, Wish(**wishes))
    shown = written.network
    click.echo(f"Wrote {out}: {len(shown.nodes)} nodes, {len(shown.edges)} edges")
    if written.near_a_neighbour:
        click.echo(f"Nodes put beside a neighbour, for there are too many: {written.near_a_neighbour}")
    if written.left_out:
        click.echo(f"Events left out for their status, see --include: {written.left_out}")
    if written.unsure:
        click.echo(f"Events left out for want of confidence: {written.unsure}")
    if written.undated:
        click.echo(f"Events left out for want of a date: {written.undated}")
