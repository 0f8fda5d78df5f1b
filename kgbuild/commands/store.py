"""What is done with a store besides building it: taking out, writing files, and looking at the account."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kgbuild.commands.options import merge_report_option

store_argument = click.argument(
    "store", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="STORE"
)


@click.command()
@store_argument
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
def remove(store: Path, documents: tuple[str, ...]) -> None:
    """Takes documents out of a store, and everything that only they support.

    DOCUMENT is the id of a document, as the event table and `kgbuild stats` have it. Its file is not touched;
    the document comes back when its content changes and it is built again.

    \b
    Example:
      kgbuild remove news 2015-09-statement.txt
    """
    from kgbuild import pipeline

    removed = pipeline.remove(store, documents)
    click.echo(f"Removed  {len(removed):,} document{'' if len(removed) == 1 else 's'}")
    for document in dict.fromkeys(documents):
        if document not in removed:
            click.echo(f"         {document} was removed before")


@click.command()
@store_argument
@click.option(
    "--out", required=True, metavar="DIR|FILE", help="Where to, and in which format; as in `kgbuild build`."
)
@merge_report_option
def export(store: Path, out: str, **report: Any) -> None:
    """Writes what a store holds to files.

    They are, byte for byte, what `kgbuild build` writes from the same documents at once.

    \b
    Examples:
      kgbuild export news --out exports
      kgbuild export news --out graph.nq
    """
    from kgbuild import pipeline

    for path in pipeline.export(store, out, **report):
        click.echo(f"Wrote    {path}")


@click.command()
@store_argument
@click.option("--list", "listed", is_flag=True, help="Name every document that is not in the graph, and why.")
def stats(store: Path, listed: bool) -> None:
    """Says what a store holds, what was set aside and why, and what it was read with.

    \b
    Example:
      kgbuild stats news
    """
    from kgbuild.store.statistics import statistics

    for line in statistics(store, listed=listed):
        click.echo(line)
