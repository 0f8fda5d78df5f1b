"""Looking at the ontology: what it holds, and what is wrong in it."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def ontology() -> None:
    """Checks and prints event classes and their phrases."""


_ontology_option = click.option(
    "--ontology",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Together with the classes, phrases and names in this folder.",
)


@ontology.command("check")
@_ontology_option
def ontology_check(folder: Path | None) -> None:
    """Reads every entry; the first that is wrong is named with its file and line.

    \b
    Example:
      kgbuild ontology check --ontology my-ontology
    """
    from kgbuild.lexicon.ontology import load_ontology

    loaded = load_ontology(folder)
    phrases = {phrase.ref for phrase in loaded.phrases}
    click.echo(f"{len(loaded.classes)} event classes and {len(phrases)} phrases: nothing is wrong")


@ontology.command("list")
@click.argument("classes", nargs=-1, metavar="[CLASS]...")
@_ontology_option
def ontology_list(classes: tuple[str, ...], folder: Path | None) -> None:
    """Prints the event classes, or those named, each with its codes, definition and phrases.

    \b
    Examples:
      kgbuild ontology list
      kgbuild ontology list Sanction Expulsion
    """
    from kgbuild.lexicon.listing import describe
    from kgbuild.lexicon.ontology import load_ontology

    for line in describe(load_ontology(folder), classes):
        click.echo(line)
