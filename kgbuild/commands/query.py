"""Asking a graph, and serving it to those who ask."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import click

from kgbuild.commands.options import pairs


@click.command()
@click.argument("graph", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("query")
@click.option(
    "--format",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    help="A table for people, which is what you get without this, or SPARQL's own CSV or JSON.",
)
@click.option(
    "--set",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    callback=pairs,
    help="Fill in a parameter of a named query; may be given more than once.",
)
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", help="Give up after so long."
)
def query(graph: Path, query: str, format: str, given: dict[str, str], timeout: float | None) -> None:
    """Asks a graph in SPARQL.

    GRAPH is a file that `kgbuild build` wrote, or any RDF. QUERY is SPARQL, a file that ends in .rq, or the
    name of a query that comes with kgbuild; `kgbuild queries` lists those. The prefixes of the vocabulary
    need not be declared. Nothing is changed, and no network is used.

    \b
    Examples:
      kgbuild query exports/graph.ttl who-did-what
      kgbuild query exports/graph.ttl question.rq --format csv
      kgbuild query exports/graph.ttl "SELECT ?event WHERE { ?event a sem:Event }"
    """
    from kgbuild.query.answers import WRITERS
    from kgbuild.query.saved import find_query
    from kgbuild.query.sparql import ask, ask_within, open_graph

    text, values = find_query(query, given)
    if timeout is None:
        answer = ask(open_graph(graph), text, values)
    else:
        answer = ask_within(graph, text, timeout, values)
    WRITERS[format](answer, sys.stdout)


@click.command()
@click.argument("graph", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=7878, help="Listen here instead of at 7878.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    metavar="SECONDS",
    help="End a query after so long instead of after 30 seconds.",
)
@click.option("--cors", metavar="ORIGIN", help="Let pages from this web origin ask, or from any with *.")
def serve(graph: Path, port: int, timeout: float, cors: str | None) -> None:
    """Serves a graph to SPARQL tools and to a browser on this machine.

    It answers the SPARQL 1.1 Protocol at /sparql, and / is a page to ask from. Nothing can be changed. Ctrl-C
    ends it.

    \b
    Example:
      kgbuild serve exports/graph.ttl
    """
    from kgbuild.query.server import Address, serving
    from kgbuild.query.workers import Limits

    address = Address(port=port, cors=cors)
    with serving(graph, address, Limits(seconds=timeout)) as server:
        click.echo(f"Listening at http://{address.host}:{server.server_port}/ until Ctrl-C")
        sys.stdout.flush()
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()


@click.command()
def queries() -> None:
    """Lists the queries that come with kgbuild.

    \b
    Example:
      kgbuild queries
    """
    from kgbuild.query.saved import saved_queries

    for saved in saved_queries().values():
        click.echo(f"{saved.name}\n    {saved.description}")
        for parameter in saved.parameters:
            needed = "" if parameter.optional else " (needed)"
            click.echo(f"    --set {parameter.name}=...  {parameter.description}{needed}")
