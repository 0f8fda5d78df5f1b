"""Checking: a graph against its shapes, a reading against its reasons, an event table against gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kgbuild.commands.options import (
    complain,
    documents_argument,
    graph_argument,
    reading_options,
    settings_of,
)

if TYPE_CHECKING:
    from kgbuild.report import Omission


@click.command()
@graph_argument
@click.option(
    "--shapes",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE.ttl",
    help="Further SHACL shapes to check against; may be given more than once.",
)
def validate(graph: Path, shapes: tuple[Path, ...]) -> None:
    """Checks a graph against the shapes of the ontology.

    Says in words what is wrong, violations first, then warnings. The exit status is 1 if there are
    violations. Needs pySHACL: pip install 'kgbuild[check]'.

    \b
    Example:
      kgbuild validate exports/graph.ttl
    """
    from kgbuild.graph.shapes import SEVERITIES, count
    from kgbuild.graph.shapes import validate as findings_in

    findings = findings_in(graph, shapes)
    for finding in findings:
        click.echo(str(finding))
    violations = [finding for finding in findings if SEVERITIES[finding.severity] == "Violation"]
    if violations:
        raise click.ClickException(f"{count(findings)} in {graph}")
    click.echo(f"{graph} conforms: {count(findings)}")


@click.command()
@documents_argument
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
@reading_options
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
    from kgbuild.explain import drawing
    from kgbuild.explain import explain as lines_of
    from kgbuild.files import write_files
    from kgbuild.lexicon.confidence import load_weights
    from kgbuild.pipeline import read_documents

    settings = settings_of(**reading)
    weights = load_weights(settings.ontology)
    omissions: list[Omission] = []
    documents = []
    for document in read_documents(paths, settings, omissions.append):
        documents.append(document)
        for line in lines_of(document, sentence, weights) if page is None else ():
            click.echo(line)
    if page is not None:
        html = drawing(documents)
        write_files({page: lambda stream: stream.write(html)})
        click.echo(f"Wrote {page}")
    complain([omission for omission in omissions if omission.failed], len(documents))


@click.command()
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
