"""Asking a graph, and serving it to those who ask."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import click

from kgbuild.commands.options import graph_argument, pairs


def _list_queries(context: click.Context, _: click.Parameter, is_asked_for: bool) -> None:
    """Prints the named queries before a graph is missed, as `--help` and `--version` do."""
    from kgbuild.query.saved import describe_queries

    if is_asked_for and not context.resilient_parsing:
        click.echo("\n".join(describe_queries()))
        context.exit()


@click.command()
@graph_argument
@click.argument("query", required=False)
@click.option(
    "--param",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    callback=pairs,
    help="Fill in a parameter of a named query; may be given more than once.",
)
@click.option(
    "--format",
    type=click.Choice(["table", "csv", "json", "turtle"]),
    default="table",
    help="A table for people, which is what you get without this; CSV and JSON as SPARQL has them; or Turtle "
    "for CONSTRUCT and DESCRIBE.",
)
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", help="Give up after so long."
)
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_queries,
    help="List the named queries with their parameters; needs no graph.",
)
@click.option("--prefixes", is_flag=True, help="List the prefixes that need not be declared.")
def query(
    graph: Path,
    query: str | None,
    *,
    given: dict[str, str],
    format: str,
    timeout: float | None,
    prefixes: bool,
) -> None:
    """Asks a graph in SPARQL.

    GRAPH is a file that `kgbuild build` wrote, or any RDF, or the folder of a store. QUERY is SPARQL, a file
    that ends in .rq, or the name of a query that comes with kgbuild. Nothing is changed, and no network is
    used.

    \b
    Examples:
      kgbuild query --list
      kgbuild query exports/graph.ttl sanctions-by-target --param country=CHN
      kgbuild query exports/graph.ttl question.rq --format csv
      kgbuild query exports/graph.ttl "SELECT ?event WHERE { ?event a sem:Event }"
    """
    from kgbuild.query.answers import WRITERS
    from kgbuild.query.saved import find_query
    from kgbuild.query.sparql import ask, ask_within, known_prefixes, open_graph

    if prefixes:
        click.echo("\n".join(known_prefixes(graph)))
    elif query is None:
        raise click.UsageError("Missing argument 'QUERY'; --list shows the named ones.")
    else:
        text, values = find_query(query, given)
        if timeout is None:
            answer = ask(open_graph(graph), text, values)
        else:
            answer = ask_within(graph, text, timeout, values)
        WRITERS[format](answer, sys.stdout)


@click.command()
@graph_argument
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="ADDRESS",
    help="Listen at this address; without it, only this machine can ask. There is no login.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=7878, help="Listen here instead of at 7878.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    metavar="SECONDS",
    help="End a query after so long instead of after 30 seconds.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=2,
    metavar="N",
    help="Answer so many queries at once instead of 2; others wait.",
)
@click.option("--cors", metavar="ORIGIN", help="Let pages from this web origin ask, or from any with *.")
def serve(graph: Path, *, host: str, port: int, timeout: float, workers: int, cors: str | None) -> None:
    """Serves a graph to SPARQL tools and to a browser on this machine.

    It answers the SPARQL 1.1 Protocol at /sparql, and / is a page to ask from. Nothing can be changed, and an
    answer of more than 100 MB is refused. Ctrl-C ends it.

    \b
    Example:
      kgbuild serve exports/graph.ttl
    """
    from kgbuild.query.server import Address, serving
    from kgbuild.query.workers import Limits

    address = Address(host, port, cors)
    with serving(graph, address, Limits(seconds=timeout, workers=workers)) as server:
        click.echo(f"Listening at http://{address.host}:{server.server_port}/ until Ctrl-C")
        sys.stdout.flush()
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()
