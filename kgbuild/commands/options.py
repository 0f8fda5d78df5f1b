"""What several commands have in common: how paths and settings are given, progress and complaints."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kgbuild.settings import BASE_IRI, Settings

if TYPE_CHECKING:
    from kgbuild.report import Omission

Command = TypeVar("Command", bound=Callable[..., Any])


def pairs(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """`NAME=VALUE` from the command line as a mapping."""
    for pair in given:
        if "=" not in pair:
            raise click.BadParameter(f"{pair!r} is not of the form NAME=VALUE")
    return {pair.partition("=")[0]: pair.partition("=")[2] for pair in given}


def documents_argument(command: Command) -> Command:
    """The documents to read, as every command takes them."""
    kind = click.Path(exists=True, allow_dash=True, path_type=Path)
    return click.argument("paths", nargs=-1, required=True, type=kind, metavar="PATH...")(command)


def graph_argument(command: Command) -> Command:
    """The graph to work on, as every command takes it: a file, or the folder of a store."""
    return click.argument("graph", type=click.Path(exists=True, path_type=Path))(command)


def reading_options(command: Command) -> Command:
    """The options of every command that reads documents."""
    ontology = click.option(
        "--ontology",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        metavar="DIR",
        help="Add the classes, phrases and names in this folder to those that come with kgbuild.",
    )
    model = click.option(
        "--model",
        metavar="NAME",
        help="Use this spaCy pipeline for English: one that is installed, or a folder.",
    )
    columns = click.option(
        "--column",
        "columns",
        multiple=True,
        metavar="FIELD=NAME",
        callback=pairs,
        help="Name of the column that holds text, id, title, date, url or publisher, where it is unusual.",
    )
    return ontology(model(columns(command)))


confidence_option = click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Leave out event mentions of which kgbuild is less sure than this, 0 to 1.",
)
merge_report_option = click.option(
    "--merge-report",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write why mentions were joined into one event to this .csv or .jsonl file.",
)


def merging_options(command: Command) -> Command:
    """The options of every command that joins mentions into events."""
    merging = click.option(
        "--no-merge",
        "merging",
        is_flag=True,
        flag_value=False,
        default=True,
        help="Keep every mention an event of its own.",
    )
    apart = click.option(
        "--keep-apart",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Undo the merges that this file lists: rows of a merge report, .csv or .jsonl.",
    )
    return merging(merge_report_option(apart(command)))


def settings_of(
    ontology: Path | None, model: str | None, columns: Mapping[str, str], **others: Any
) -> Settings:
    """The settings that the options of `reading_options` and `merging_options` ask for."""
    return Settings(ontology, model, columns=tuple(columns.items()), **others)


def checked_base(_context: click.Context, _option: click.Parameter, base: str) -> str:
    """A base IRI that ids can be put behind."""
    from kgbuild.graph.triples import check_base

    check_base(base)
    return base


def base_option(command: Command) -> Command:
    """The namespace of what is minted."""
    return click.option(
        "--base",
        default=BASE_IRI,
        callback=checked_base,
        metavar="IRI",
        help=f"Put names of documents, actors and events behind this IRI, not {BASE_IRI}; it ends in /.",
    )(command)


def work_options(command: Command) -> Command:
    """The options of every command that may have much to read."""
    jobs = click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="Read with so many processes instead of one for each core.",
    )
    seconds = click.option(
        "--document-seconds",
        type=click.FloatRange(min=0, min_open=True),
        default=Settings().document_seconds,
        metavar="SECONDS",
        help="Set a document aside that takes longer, instead of after 300 seconds.",
    )
    megabytes = click.option(
        "--document-megabytes",
        type=click.IntRange(min=600),
        default=Settings().document_megabytes,
        metavar="MB",
        help="Set a document aside that takes more memory, instead of after 6,000 MB.",
    )
    engine = click.option(
        "--engine",
        type=click.Choice(["dask"]),
        help="Read on Dask instead of with processes of kgbuild's own; see docs/cluster.md.",
    )
    scheduler = click.option(
        "--scheduler", metavar="ADDRESS", help="Address of Dask's scheduler: tcp://host:8786."
    )
    return jobs(seconds(megabytes(engine(scheduler(command)))))


def complain(failures: Sequence[Omission], documents: int) -> None:
    """Names the documents that failed; the rest is written, and still the work is not all done."""
    if failures:
        for failure in failures:
            click.echo(failure.message, err=True)
        total = documents + len(failures)
        raise click.ClickException(f"{len(failures)} of {total} documents failed; the others are written")
