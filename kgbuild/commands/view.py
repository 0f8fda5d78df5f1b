"""Looking at a graph in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from kgbuild.commands.options import graph_argument


@click.command()
@graph_argument
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.html",
    help="Write the page to this file and open nothing.",
)
def view(graph: Path, out: Path | None) -> None:
    """Opens a graph in the browser, with its evidence.

    GRAPH is a file or store that `kgbuild build` wrote. The page is one file that needs no network and no
    program but a browser; you can send it to others. Where no browser is found, its address is printed.

    \b
    Examples:
      kgbuild view exports/graph.ttl
      kgbuild view exports/graph.ttl --out explorer.html
    """
    from kgbuild.explorer.page import write_explorer
    from kgbuild.files import write_files
    from kgbuild.query.graph_corpus import corpus_of_graph

    corpus, base = corpus_of_graph(graph)
    page = out or _place_for(graph)
    write_files({page: lambda stream: write_explorer(corpus, stream, base)})
    click.echo(f"Wrote {page}")
    if out is None and not _opens(page.resolve().as_uri()):
        click.echo(f"No browser was found; open {page.resolve().as_uri()} in one.")


def _place_for(graph: Path) -> Path:
    """Among temporary files, and the same for the same graph, so that looking often leaves one file."""
    import hashlib
    import tempfile

    digest = hashlib.sha256(str(graph.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"kgbuild-{digest}" / "explorer.html"


def _opens(address: str) -> bool:
    """Whether a browser was started; a machine without one is no reason to fail."""
    import webbrowser

    try:
        return webbrowser.open(address)
    except (OSError, webbrowser.Error):
        return False
