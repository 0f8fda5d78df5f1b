"""Sending a graph to another store."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kgbuild.commands.options import graph_argument


@click.command()
@graph_argument
@click.option(
    "--endpoint",
    required=True,
    metavar="URL",
    help="Where the store takes graphs by the SPARQL 1.1 Graph Store Protocol.",
)
@click.option(
    "--graph",
    "name",
    metavar="IRI",
    help="Put everything into this named graph, instead of each document into its own as in the file.",
)
@click.option(
    "--user",
    envvar="KGBUILD_USER",
    metavar="NAME[:PASSWORD]",
    help="Log in; without a password it is asked for. Also from the environment: KGBUILD_USER.",
)
@click.option(
    "--token",
    envvar="KGBUILD_TOKEN",
    metavar="TOKEN",
    help="Send this bearer token. Also from the environment: KGBUILD_TOKEN.",
)
@click.option(
    "--chunk",
    type=click.IntRange(min=1),
    default=20_000,
    metavar="TRIPLES",
    help="Send so many triples in a request instead of 20000.",
)
def load(
    graph: Path, *, endpoint: str, name: str | None, user: str | None, token: str | None, chunk: int
) -> None:
    """Sends a graph to another store: Fuseki, GraphDB, Virtuoso, Oxigraph, Neptune, QLever ...

    GRAPH is a file or the folder of a store. It is sent in chunks; one that fails for a passing reason is
    sent again. After an interruption, the same command goes on where it stood. docs/stores.md says what the
    address is for each store.

    \b
    Examples:
      kgbuild load graph.nq --endpoint http://localhost:3030/news/data
      kgbuild load graph.nq --endpoint http://localhost:8890/sparql-graph-crud-auth \\
        --graph https://example.org/news --user dba
    """
    from kgbuild.export.graph_store import Endpoint, send

    target = Endpoint(endpoint, name, f"Bearer {token}" if token else None, _login(user))
    with _counting() as watcher:
        sent = send(graph, target, watcher, chunk)
    click.echo(f"Sent {sent:,} triples to {endpoint}")


def _login(user: str | None) -> tuple[str, str] | None:
    """Name and password; a password that is not given is asked for, out of sight."""
    if user is None:
        return None
    name, colon, password = user.partition(":")
    return name, password if colon else click.prompt(f"Password of {name}", hide_input=True, err=True)


@contextmanager
def _counting() -> Iterator[Callable[[int], object] | None]:
    """Shows how many triples are sent, where a person is looking on."""
    if not sys.stderr.isatty():
        yield None
        return
    total = 0

    def count(triples: int) -> None:
        nonlocal total
        total += triples
        click.echo(f"\r{total:,} triples", nl=False, err=True)

    yield count
    click.echo(err=True)
