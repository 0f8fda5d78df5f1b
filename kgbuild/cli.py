"""Turns a command line into one call, and its outcome into lines and an exit status.

Exit status: 0 all is done; 1 the work failed, or a document did; 2 the command was not understood; 130 it
was interrupted. Nothing heavy is imported before a command needs it, so that help answers at once.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kgbuild import __version__
from kgbuild.errors import KgbuildError, SettingsError
from kgbuild.settings import Settings

if TYPE_CHECKING:
    from kgbuild.report import Omission

Command = TypeVar("Command", bound=Callable[..., Any])
INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""


class Program(click.Group):
    """A group of commands that turns every error of kgbuild and of the system into one sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; what it has printed is out before it counts as done."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except SettingsError as error:
            raise click.UsageError(str(error), ctx) from error
        except KgbuildError as error:
            raise click.ClickException(str(error)) from error
        except KeyboardInterrupt:
            click.echo("Interrupted; no file was changed.", err=True)
            ctx.exit(INTERRUPTED)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            _abandon_output()
            raise click.ClickException(f"the output cannot be written: {error.strerror}") from error
        return result


def _abandon_output() -> None:
    """Sends what could not be written nowhere, or Python would try again at its end and complain."""
    with contextlib.suppress(OSError, ValueError), open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _pairs(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """`NAME=VALUE` from the command line as a mapping."""
    for pair in given:
        if "=" not in pair:
            raise click.BadParameter(f"{pair!r} is not of the form NAME=VALUE")
    return {pair.partition("=")[0]: pair.partition("=")[2] for pair in given}


def _paths(command: Command) -> Command:
    """The documents to read, as every command takes them."""
    kind = click.Path(exists=True, allow_dash=True, path_type=Path)
    return click.argument("paths", nargs=-1, required=True, type=kind, metavar="PATH...")(command)


def _reading_options(command: Command) -> Command:
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
        callback=_pairs,
        help="Name of the column that holds text, id, title, date, url or publisher, where it is unusual.",
    )
    return ontology(model(columns(command)))


def _settings(ontology: Path | None, model: str | None, columns: Mapping[str, str]) -> Settings:
    """The settings that the options of `_reading_options` ask for."""
    return Settings(ontology, model, columns=tuple(columns.items()))


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@click.option("-v", "--verbose", is_flag=True, help="Name what is left out; show tracebacks of what failed.")
def main(verbose: bool) -> None:
    """Reads news about diplomacy and builds a knowledge graph of it.

    The graph says who did what to whom, who says so, whether it happened, and in which words of which
    article that stands.

    \b
    Examples:
      kgbuild build articles/ --out exports
      kgbuild events articles/ --format csv --out events.csv
      kgbuild query exports/graph.ttl question.rq
    """
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    logging.getLogger("kgbuild").setLevel(logging.DEBUG if verbose else logging.WARNING)
    if not sys.stdout.isatty() and hasattr(sys.stdout, "reconfigure"):
        # tables go to other programs: UTF-8 with line feeds, whatever the system's own habits are
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")


@main.command()
@_paths
@click.option(
    "--out",
    required=True,
    metavar="DIR|FILE",
    help="A folder, for graph.ttl, graph.graphml and events.jsonl, or one file in the format of its ending: "
    ".ttl, .trig, .nq, .nt, .jsonld, .rdf, .graphml, .jsonl, .csv.",
)
@_reading_options
def build(paths: tuple[Path, ...], out: str, **reading: Any) -> None:
    """Reads documents and writes their knowledge graph.

    PATH is a file, a folder of any mixture, or - for standard input: text and HTML, one article a file;
    JSON Lines, JSON, CSV, TSV and Parquet with a column "text" and, if you have them, "id", "date", "title",
    "url" and "publisher"; WARC; and any of these in gzip or zip.

    A document that cannot be read is left out and named, the others are written, and the exit status is 1.

    \b
    Examples:
      kgbuild build articles/ --out exports
      kgbuild build articles/ more.jsonl --out graph.ttl
      kgbuild build articles/ --out graph.graphml        for Gephi
    """
    from kgbuild import pipeline

    with _progress(paths) as advance:
        report = pipeline.build(paths, out=out, settings=_settings(**reading), watcher=advance)
    for line in report.lines():
        click.echo(line)
    _complain(report.failures, report.documents)


@main.command()
@_paths
@click.option("--format", type=click.Choice(["jsonl", "csv"]), help="JSON Lines, unless FILE ends in .csv.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write it to this file instead of printing it.",
)
@_reading_options
def events(paths: tuple[Path, ...], format: str | None, out: Path | None, **reading: Any) -> None:
    """Prints the event table of documents.

    PATH is as in `kgbuild build`. There is one record for each event mention, and it says who did what to
    whom, who says so, whether it happened, and at which characters of the document that stands.

    \b
    Examples:
      kgbuild events articles/ --format csv --out events.csv
      kgbuild events articles/ | head -1
    """
    from kgbuild import pipeline

    if format is None:
        format = "csv" if out and out.suffix.lower() == ".csv" else "jsonl"
    settings = _settings(**reading)
    with _progress(paths) as advance:
        report = pipeline.write_events(
            paths, out or sys.stdout, format=format, settings=settings, watcher=advance
        )
    _complain(report.failures, report.documents)


@main.command()
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
    callback=_pairs,
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


@main.command()
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


@main.command()
@click.argument("graph", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def validate(graph: Path) -> None:
    """Checks a graph against the shapes of the ontology.

    Says in words what is wrong. Needs pySHACL: pip install 'kgbuild[check]'.

    \b
    Example:
      kgbuild validate exports/graph.ttl
    """
    from kgbuild.graph.shapes import validate as findings_in

    findings = findings_in(graph)
    for finding in findings:
        click.echo(str(finding))
    if findings:
        raise click.ClickException(f"{len(findings)} findings in {graph}")
    click.echo("nothing is wrong")


@main.command()
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


@main.command()
@_paths
@click.option(
    "--sentence", type=click.IntRange(min=1), metavar="N", help="Only the N-th sentence with events."
)
@click.option(
    "--displacy",
    "page",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.html",
    help="Draw the sentences on a page for the browser instead of printing them.",
)
@_reading_options
def explain(paths: tuple[Path, ...], sentence: int | None, page: Path | None, **reading: Any) -> None:
    """Shows why each event was read as it was.

    Prints each sentence with its trigger, sources and targets marked and, for each event, the line of the
    ontology that matched, what set its factuality, and who says so: where to change what is wrong.

    \b
    Examples:
      kgbuild explain article.txt
      kgbuild explain article.txt --sentence 3
      kgbuild explain article.txt --displacy article.html
    """
    from kgbuild.annotate.language_model import load_pipeline
    from kgbuild.explain import drawing
    from kgbuild.explain import explain as lines_of
    from kgbuild.files import write_files
    from kgbuild.pipeline import read_documents

    settings = _settings(**reading)
    omissions: list[Omission] = []
    documents = []
    for document in read_documents(paths, load_pipeline(settings.model), settings, omissions.append):
        documents.append(document)
        for line in lines_of(document, sentence) if page is None else ():
            click.echo(line)
    if page is not None:
        html = drawing(documents)
        write_files({page: lambda stream: stream.write(html)})
        click.echo(f"Wrote {page}")
    _complain([omission for omission in omissions if omission.failed], len(documents))


@main.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("predicted", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--verbose", is_flag=True, help="Print everything that is wrong.")
@click.option(
    "--at-least", type=click.FloatRange(0, 1), default=0.0, metavar="SCORE", help="Fail below this score."
)
def evaluate(gold: Path, predicted: Path, verbose: bool, at_least: float) -> None:
    """Scores an event table against your own gold annotation.

    GOLD is JSON Lines of one of three kinds, which its fields tell: annotated articles (`core`), sentences
    with one marked pair of actors (`plover`), or probes with what must and must not be found (`expected`).
    PREDICTED is what `kgbuild events` wrote for the same documents. docs/evaluation.md describes the fields.

    \b
    Examples:
      kgbuild events articles.jsonl --out table.jsonl
      kgbuild evaluate gold.jsonl table.jsonl --verbose
    """
    from kgbuild.evaluation import evaluate as score_of

    score = score_of(gold, predicted)
    for line in (*score.misses, "") if verbose else ():
        click.echo(line)
    for line in score.lines:
        click.echo(line)
    if score.value < at_least:
        raise click.ClickException(f"the score is {score.value:.3f}, below {at_least:.3f}")


@main.group()
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


@contextlib.contextmanager
def _progress(paths: Sequence[Path]) -> Iterator[Callable[[], None] | None]:
    """A bar that counts documents, where a person is looking on."""
    if not sys.stderr.isatty():
        yield None
        return
    from kgbuild.read.corpus import count_documents

    number = count_documents(paths)
    with click.progressbar(length=number, label="Documents", file=sys.stderr, show_pos=True) as bar:
        yield lambda: bar.update(1)


def _complain(failures: Sequence[Omission], documents: int) -> None:
    """Names the documents that failed; the rest is written, and still the work is not all done."""
    if failures:
        for failure in failures:
            click.echo(failure.message, err=True)
        total = documents + len(failures)
        raise click.ClickException(f"{len(failures)} of {total} documents failed; the others are written")
